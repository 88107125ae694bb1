// The week as planners know it: a row an officer, or a row a job; a column a day. A duty stands on the day it begins.

/** Places of the days of the week that is shown: all days where there are no more than seven. */
function daysShown() {
  const first = state.day - (state.day % 7);
  return data.days.map((_, place) => place).slice(first, first + 7);
}

/** Choice of the week where there are several. */
function weekBar() {
  if (data.days.length <= 7) return [];
  const weeks = data.days.map((_, place) => place).filter((place) => place % 7 === 0);
  const title = (first) => `${dayTitle(first)} – ${dayTitle(Math.min(first + 6, data.days.length - 1))}`;
  return h(
    "div",
    { class: "choices" },
    choice(
      "day",
      t("page.scale_week"),
      weeks.map((first) => [first, title(first)]),
      daysShown()[0],
    ),
  );
}

function dayColumns() {
  return daysShown().map((place) => ({ title: dayTitle(place), class: "day" }));
}

/** One line in an officer's cell. */
function dutyLine(duty) {
  const { job } = duty;
  const group = job.teams?.[duty.team]?.group > 1 ? `/${job.teams[duty.team].group}` : "";
  const when = h("span", { class: "time" }, span(job.from, job.to));
  return h(
    "span",
    { class: `line ${job.kind}`, "data-job": job.place, title: named(job.name) },
    `${job.code}${group}${signs(duty)} `,
    when,
  );
}

/** Why somebody is away: a kind of absence, or a duty at another street. */
function awayWord(away) {
  return wordOr(`absence.${away.kind}`, wordOr(`away.${away.kind}`, away.kind));
}

function awayKind(away) {
  return away.kind === "elsewhere" ? "elsewhere" : "absence";
}

function awayLine(away, place) {
  const duty = awayKind(away) === "elsewhere";
  const from = duty ? away.from : Math.max(away.from, place * DAY);
  const to = duty ? away.to : Math.min(away.to, (place + 1) * DAY);
  if (duty ? dayOf(from) !== place : from >= to) return null;
  const word = awayWord(away);
  return h(
    "span",
    { class: `line ${awayKind(away)}` },
    to - from === DAY && !duty ? word : `${word} ${span(from, to)}`,
  );
}

/** What keeps an officer from duty, where the filter of kinds lets it pass. */
function awayOf(officer) {
  return officer.away.filter((away) => !state.kind || state.kind === awayKind(away));
}

function officerCell(officer, place) {
  const away = awayOf(officer).map((one) => awayLine(one, place));
  const duties = officer.duties.filter((duty) => dayOf(duty.job.from) === place && ofKind(duty.job));
  return [...away, ...duties.map(dutyLine)];
}

/** A heading of figures that are of all days, where a week of them is shown. */
function ofAllDays(title) {
  return data.days.length > 7 ? t("page.all_days", { title }) : title;
}

function byOfficer() {
  const shown = [...officers.values()].filter(officerPasses);
  tell(shown.length, officers.size);
  const columns = [
    { title: t("column.officer"), heads: true, class: "name" },
    { title: t("column.standing"), class: "kind" },
    ...dayColumns(),
    ...["hours", "nights", "weekends"].map((key) => ({ title: ofAllDays(t(`column.${key}`)), class: "n" })),
  ];
  const rows = [];
  for (const [owner, members] of grouped(shown, (officer) => officer.department)) {
    rows.push({ band: t("page.band", { name: ownerTitle(owner), count: members.length }) });
    for (const officer of members) {
      const days = daysShown().map((place) => officerCell(officer, place));
      const name = opener("officer", officer.officer, titled(officer.officer, officer.name));
      rows.push({
        cells: [
          name,
          t(`Standing.${officer.standing}`),
          ...days,
          figure(officer.hours),
          officer.nights,
          officer.weekends,
        ],
      });
    }
  }
  return [
    weekBar(),
    legend(),
    shown.length ? table(t("part_of_page.week"), columns, rows, { class: "week" }) : nothing("page.none"),
  ];
}

/** One line in a job's cell: when, and how many of whom. */
function jobLine(job) {
  const lacks = sum(job.lacks || []);
  const heads = job.kind === "operation" ? headsByOwner(job) : `${job.asked - lacks}/${job.asked}`;
  const commander = job.crew.find((duty) => duty.role === "commander");
  const who = commander ? `${t("short.commander")} ${titled(commander.officer.officer, commander.officer.name)}` : "";
  return h(
    "span",
    { class: `line ${job.kind}${lacks ? " lacking" : ""}`, "data-job": job.place, title: named(job.name) },
    h("b", {}, span(job.from, job.to)),
    " ",
    heads,
    who && h("span", { class: "who" }, who),
  );
}

function byJob() {
  const shown = jobs.filter(jobPasses);
  const rows = [...grouped(shown, (job) => `${job.kind === "operation"} ${job.code}`).values()];
  tell(rows.length, new Set(jobs.map((job) => job.code)).size);
  const columns = [
    { title: t("column.code"), heads: true, class: "name" },
    { title: t("column.lead"), class: "kind" },
    ...dayColumns(),
  ];
  const made = [];
  const streets = Object.keys(data.streets);
  const ordered = rows.sort(([a], [b]) => streets.indexOf(a.street) - streets.indexOf(b.street));
  for (const [street, own] of grouped(ordered, ([job]) => job.street)) {
    made.push({ band: t("page.band_jobs", { name: streetTitle(street), count: own.length }) });
    for (const of of own) {
      const name = [opener("job", of[0].place, of[0].code), h("span", { class: "soft" }, named(of[0].name))];
      const days = daysShown().map((place) => of.filter((job) => dayOf(job.from) === place).map(jobLine));
      made.push({ cells: [name, of[0].lead || "", ...days] });
    }
  }
  return [
    weekBar(),
    legend(),
    shown.length ? table(t("part_of_page.operations"), columns, made, { class: "week" }) : nothing("page.none"),
  ];
}

/** What the colours and signs of lines mean. */
function legend() {
  const colours = kindsHere().map((kind) => h("span", { class: `line ${kind}` }, t(`colour.${kind}`)));
  const said = ["commander", "leader", "driver", "recorder"].map(
    (mark) => `${t(`short.${mark}`)} ${wordOr(`mark.${mark}`, t("Role.commander"))}`,
  );
  colours.push(h("span", { class: "line lacking" }, t("page.cover_part")));
  return h("p", { class: "legend" }, colours, h("span", { class: "soft" }, [...said, t("page.later")].join(" · ")));
}
