// Charts by Chartist, as pictures with a sentence that says what they show; the figures stand in the tables below.

/** A figure with a legend; series: {name, className, values}. Lines are steps: a value holds for its whole hour. */
function chart(kind, title, says, labels, series, options = {}) {
  const place = h("div", {
    class: `chart ${kind} ${options.class || ""}`,
    role: "img",
    "aria-label": `${title}: ${says}`,
  });
  const key = h(
    "span",
    { class: "legend" },
    series.map((one) => h("span", { class: `key ${one.className}` }, one.name)),
  );
  const figured = { labels, series: series.map((one) => ({ className: one.className, data: one.values })) };
  const axes = {
    low: 0,
    axisX: { showGrid: false, offset: options.offset ?? 24 },
    axisY: { onlyInteger: true, offset: 36, scaleMinSpace: 28 },
  };
  later.push(() => {
    if (kind === "lines") {
      new Chartist.LineChart(place, figured, {
        ...axes,
        lineSmooth: Chartist.Interpolation.step(),
        showPoint: false,
        showArea: true,
        fullWidth: true,
      });
    } else {
      new Chartist.BarChart(place, figured, { ...axes, seriesBarDistance: 12, ...options.bars });
    }
  });
  return h("figure", {}, h("figcaption", {}, title, " ", key), place, h("p", { class: "soft" }, says));
}

/** What waits until a view stands in the page, because it measures it. */
const later = [];

function finish() {
  for (const step of later.splice(0)) step();
}
