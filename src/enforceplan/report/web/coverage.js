// Posts hour by hour: heads that are there of heads asked for.

/** Heads asked for and there at one moment, over some shifts. */
function standing(shifts, minute) {
  const now = shifts.filter((shift) => shift.from <= minute && minute < shift.to);
  const asked = sum(now.map((shift) => shift.asked));
  return { asked, present: asked - sum(now.map((shift) => sum(shift.lacks))) };
}

/** The worst moment of an hour: a shift may begin or end inside it. */
function hourOf(shifts, hour) {
  const near = shifts.filter((shift) => shift.from < hour + HOUR && shift.to > hour);
  const moments = [hour, ...near.map((shift) => shift.from).filter((from) => from > hour)];
  const found = moments.map((minute) => standing(near, minute));
  return found.reduce((worst, one) =>
    one.asked - one.present > worst.asked - worst.present ||
    (one.asked - one.present === worst.asked - worst.present && one.asked > worst.asked)
      ? one
      : worst,
  );
}

function colour({ asked, present }) {
  return present >= asked ? "full" : present ? "part" : "none";
}

/** Posts that pass the filters: code -> its shifts. */
function postsShown() {
  const shifts = jobs.filter((job) => job.kind !== "operation");
  const shown = grouped(shifts.filter(jobPasses), (shift) => shift.code);
  tell(shown.size, new Set(shifts.map((shift) => shift.code)).size);
  return shown;
}

function coverageChart(shifts) {
  const [from, after] = range();
  const to = after - NIGHT;
  const hours = [];
  for (let hour = from; hour < to; hour += HOUR) hours.push(hourOf(shifts, hour));
  const every = (state.scale === "day" ? 2 : 12) * (PHONE.matches ? 4 : 1);
  const title = (n) => (n % 24 || state.scale === "day" ? clock(from + n * HOUR) : dayTitle(dayOf(from) + n / 24));
  const labels = [...hours.map((_, n) => (n % every ? "" : title(n))), ""];
  const steps = [...hours, hours.at(-1)]; // the last hour, too, has a length
  const series = [
    { name: t("page.asked"), className: "asked", values: steps.map((hour) => hour.asked) },
    { name: t("page.present"), className: "present", values: steps.map((hour) => hour.present) },
  ];
  const short = hours.filter((hour) => hour.present < hour.asked).length;
  return chart(
    "lines",
    t("page.chart_coverage"),
    t("page.chart_coverage_says", { hours: hours.length, short }),
    labels,
    series,
  );
}

/** Cells of one post over the hours of a day; hours that are alike are one cell. */
function hourCells(shifts, from) {
  const cells = [];
  for (let hour = from; hour < from + DAY; hour += HOUR) {
    const now = hourOf(shifts, hour);
    const last = cells.at(-1);
    if (last && last.asked === now.asked && last.present === now.present) last.to = hour + HOUR;
    else cells.push({ ...now, from: hour, to: hour + HOUR });
  }
  return cells.map((cell) =>
    h(
      "td",
      {
        role: "cell",
        colspan: (cell.to - cell.from) / HOUR,
        class: cell.asked ? `cover ${colour(cell)}` : "empty",
        "aria-label": cell.asked ? `${span(cell.from, cell.to)} ${cell.present}/${cell.asked}` : null,
        title: span(cell.from, cell.to),
      },
      cell.asked ? `${cell.present}/${cell.asked}` : "",
    ),
  );
}

function coverageOfDay(shown) {
  const from = state.day * DAY;
  const hours = Array.from({ length: 24 }, (_, hour) =>
    h("th", { role: "columnheader", scope: "col" }, String(hour).padStart(2, "0")),
  );
  const head = h(
    "tr",
    { role: "row" },
    h("th", { role: "columnheader", scope: "col", class: "name" }, t("column.post")),
    hours,
  );
  const rows = [...shown].map(([code, shifts]) =>
    h(
      "tr",
      { role: "row" },
      h(
        "th",
        { role: "rowheader", scope: "row", class: "name" },
        opener("job", shifts[0].place, code),
        h("span", { class: "soft" }, named(shifts[0].name)),
      ),
      hourCells(shifts, from),
    ),
  );
  const title = `${t("part_of_page.coverage")} ${dayTitle(state.day)}`;
  return box(
    title,
    h("table", { role: "table", class: "hours" }, h("caption", {}, title), h("thead", {}, head), h("tbody", {}, rows)),
  );
}

function coverageOfWeek(shown) {
  const columns = [
    { title: t("column.post"), heads: true, class: "name" },
    { title: t("column.street"), class: "kind" },
    ...dayColumns(),
  ];
  const rows = [...shown].map(([code, shifts]) => {
    const days = daysShown().map((place) =>
      shifts
        .filter((shift) => dayOf(shift.from) === place)
        .map((shift) => {
          const cover = { asked: shift.asked, present: shift.asked - sum(shift.lacks) };
          return h(
            "span",
            { class: `line ${colour(cover)}`, "data-job": shift.place },
            `${span(shift.from, shift.to)} ${cover.present}/${cover.asked}`,
          );
        }),
    );
    return {
      cells: [
        [opener("job", shifts[0].place, code), h("span", { class: "soft" }, named(shifts[0].name))],
        shifts[0].street,
        ...days,
      ],
    };
  });
  return table(t("part_of_page.coverage"), columns, rows, { class: "week" });
}

function coverage() {
  const shown = postsShown();
  if (!shown.size) return [whenBar(), nothing("page.no_posts")];
  const colours = Object.entries({ full: "page.cover_full", part: "page.cover_part", none: "page.cover_none" }).map(
    ([name, key]) => h("span", { class: `line ${name}` }, t(key)),
  );
  return [
    whenBar(),
    coverageChart([...shown.values()].flat()),
    h("p", { class: "legend" }, colours),
    state.scale === "day" ? coverageOfDay(shown) : coverageOfWeek(shown),
  ];
}
