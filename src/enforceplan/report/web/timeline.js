// Bars over the hours of a day or a week. A day shows the night that follows it: duties cross midnight.
const NIGHT = 6 * HOUR;
const MIDDAY = 12 * HOUR; // a narrow box shows the middle of the day first

/** First and last minute that are shown. */
function range() {
  if (state.scale === "day") return [state.day * DAY, (state.day + 1) * DAY + NIGHT];
  const first = state.day - (state.day % 7);
  return [first * DAY, Math.min(first + 7, data.days.length) * DAY + NIGHT];
}

/** Choice of day and scale, for every view that shows hours. */
function whenBar(...more) {
  const go = (day) =>
    h(
      "button",
      {
        type: "button",
        disabled: day < 0 || day >= data.days.length,
        "data-day": day,
        onclick: () => set({ day }),
      },
      day < state.day ? t("page.day_before") : t("page.day_after"),
    );
  const step = state.scale === "week" ? 7 : 1;
  return h(
    "div",
    { class: "choices" },
    choice("scale", t("page.scale"), [
      ["day", t("page.scale_day")],
      ["week", t("page.scale_week")],
    ]),
    choice(
      "day",
      t("column.day"),
      data.days.map((day, place) => [place, say(day)]),
    ),
    h("span", {}, go(state.day - step), " ", go(state.day + step)),
    more,
  );
}

/** Pack bars into as few lanes as their times allow, in order of beginning. */
function packed(bars) {
  const ends = [];
  return bars
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = bar.to;
      return { ...bar, lane };
    });
}

function barOf(job, text) {
  return { from: job.from, to: job.to, job, text };
}

/** {label, bars} of every row. */
function timelineRows() {
  if (state.rows === "officers") {
    return [...officers.values()].filter(officerPasses).map((officer) => ({
      label: opener("officer", officer.officer, titled(officer.officer, officer.name)),
      bars: [
        ...officer.duties
          .filter((duty) => ofKind(duty.job))
          .map((duty) => barOf(duty.job, `${duty.job.code}${signs(duty)}`)),
        ...awayOf(officer).map((away) => ({ ...away, text: awayWord(away) })),
      ],
    }));
  }
  const shown = jobs.filter(jobPasses);
  const rows = [];
  for (const street of Object.keys(data.streets)) {
    for (const operation of [true, false]) {
      const own = shown.filter((job) => job.street === street && (job.kind === "operation") === operation);
      const word = t(operation ? "page.operations" : "page.posts");
      if (own.length)
        rows.push({ label: `${streetTitle(street)} · ${word}`, bars: own.map((job) => barOf(job, job.code)) });
    }
  }
  return rows;
}

function drawBar(bar, from, to) {
  const { job } = bar;
  const percent = (minute) => (100 * (Math.min(to, Math.max(from, minute)) - from)) / (to - from);
  const cut = [bar.from < from && "from-before", bar.to > to && "goes-on"].filter(Boolean).join(" ");
  const style = {
    left: `${percent(bar.from)}%`,
    width: `${percent(bar.to) - percent(bar.from)}%`,
    top: `${bar.lane * 1.5}rem`,
  };
  if (!job) return h("span", { class: `bar ${awayKind(bar)} ${cut}`, style }, bar.text);
  const when = `${dayTitle(dayOf(job.from))} ${span(job.from, job.to)}`.trim();
  const missing = sum(job.lacks || []) ? lacks(job) : "";
  return opener("job", job.place, bar.text, {
    class: `bar ${job.kind} ${cut}${missing ? " lacking" : ""}`,
    title: [titled(job.code, job.name), when, missing].filter(Boolean).join("\n"),
    "aria-label": [titled(job.code, job.name), when, streetTitle(job.street), missing].filter(Boolean).join(", "),
    style,
  });
}

function ticks(from, to) {
  const every = state.scale === "day" ? 2 * HOUR : DAY;
  const made = [];
  for (let minute = from; minute < to; minute += every) {
    const text = state.scale === "day" ? clock(minute) + (minute - from >= DAY ? "+1" : "") : dayTitle(dayOf(minute));
    made.push(h("span", { style: { left: `${(100 * (minute - from)) / (to - from)}%` } }, text));
  }
  return h("div", { class: "ticks", "aria-hidden": "true" }, made);
}

function timeline() {
  const [from, to] = range();
  const rows = timelineRows()
    .map((row) => ({ ...row, bars: packed(row.bars.filter((bar) => bar.from < to && bar.to > from)) }))
    .filter((row) => row.bars.length);
  if (state.rows === "officers") tell(rows.length, officers.size);
  else tell(sum(rows.map((row) => row.bars.length)), jobs.length);
  const hours = (to - from) / HOUR;
  const lines = rows.map((row) =>
    h(
      "div",
      { class: "row", role: "listitem" },
      h("div", { class: "label" }, row.label),
      h(
        "div",
        { class: "lanes", style: { height: `${(1 + Math.max(...row.bars.map((bar) => bar.lane))) * 1.5}rem` } },
        row.bars.map((bar) => drawBar(bar, from, to)),
      ),
    ),
  );
  const chart = h(
    "div",
    {
      class: `timeline ${state.scale}`,
      role: "list",
      style: { "--hours": hours, "--midnight": `${(100 * DAY) / (to - from)}%` },
    },
    h("div", { class: "row scale" }, h("div", { class: "label" }), ticks(from, to)),
    lines,
  );
  const by = choice("rows", t("page.rows"), [
    ["work", t("page.rows_work")],
    ["officers", t("page.rows_officers")],
  ]);
  if (!rows.length) return [whenBar(by), legend(), nothing("page.none")];
  const place = box(t("part_of_page.timeline"), chart);
  if (state.scale === "day")
    later.push(() => (place.scrollLeft = ((chart.scrollWidth - place.clientWidth) * MIDDAY) / DAY));
  return [whenBar(by), legend(), place];
}
