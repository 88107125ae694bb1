// What was left out and why, what the audit found and on what it rests, and the rules in force.
const FIRST = 200;

function gapsView() {
  const operations = leftOut.filter(jobPasses);
  const shifts = jobs.filter((job) => sum(job.lacks || []) > 0 && jobPasses(job));
  tell(operations.length + shifts.length, leftOut.length + jobs.filter((job) => sum(job.lacks || []) > 0).length);
  if (!leftOut.length && !shifts.length) return [nothing("sentence.no_gaps")];
  const head = ["code", "name", "street"].map((key, n) => ({
    title: t(`column.${key}`),
    heads: n === 0,
    class: n ? "" : "name",
  }));
  const unserved = operations.map((one) => ({
    cells: [one.code, named(one.name), one.street, one.lead, t(`priority.${one.priority}`), say(one.reason), say(one.advice)],
  }));
  const lacking = shifts.map((shift) => ({
    cells: [
      opener("job", shift.place, shift.code),
      named(shift.name),
      shift.street,
      dayTitle(dayOf(shift.from)),
      span(shift.from, shift.to),
      lacks(shift),
      say(shift.advice),
    ],
  }));
  const last = (keys) => keys.map((key) => ({ title: t(`column.${key}`), class: ["reason", "advice"].includes(key) ? "long" : "" }));
  return [
    h("h3", {}, t("page.left_out", { count: operations.length })),
    operations.length
      ? table(t("part_of_page.gaps"), [...head, ...last(["lead", "priority", "reason", "advice"])], unserved)
      : nothing("page.no_left_out"),
    h("h3", {}, t("page.lacking", { count: shifts.length })),
    shifts.length
      ? table(t("page.posts"), [...head, ...last(["day", "time", "reason", "advice"])], lacking)
      : nothing("page.no_lacking"),
  ];
}

/** Which heads a shift lacks, in words. */
function lacks(shift) {
  const roles = ["certified", "auxiliary", "cadre"];
  const heads = shift.lacks.map((count, n) => (count ? `${t(`Role.${roles[n]}`)} ${count}` : "")).filter(Boolean);
  return t("sentence.lacking", { heads: heads.join(", ") });
}

/** The sentence of a finding: pieces of text and the values between them. */
function sentence(rule, finding) {
  return say(rule.texts[finding.code])
    .map((piece) => (typeof piece === "number" ? finding.values[piece] : piece))
    .join("");
}

function basisOf(rule) {
  const rows = [
    ["claim", say(rule.claim)],
    ["basis", say(rule.basis)],
    ["sources", rule.sources],
  ];
  return h(
    "dl",
    {},
    rows.map(([key, text]) => (text ? [h("dt", {}, t(`column.${key}`)), h("dd", {}, text)] : [])),
  );
}

function findingList(found) {
  const list = h(
    "ul",
    {},
    found.slice(0, FIRST).map((text) => h("li", {}, text)),
  );
  if (found.length <= FIRST) return list;
  const more = h("button", { type: "button", class: "plain" }, t("page.more", { count: found.length - FIRST }));
  more.addEventListener("click", () => {
    list.append(...found.slice(FIRST).map((text) => h("li", {}, text)));
    more.remove();
  });
  return [list, more];
}

function findings() {
  const made = [];
  let shown = 0;
  for (const rule of data.rules) {
    const passing = rule.found
      .map((finding) => ({ finding, text: sentence(rule, finding) }))
      .filter(({ finding, text }) => findingPasses(finding, text));
    if (!passing.length) continue;
    shown += passing.length;
    const points = sum(passing.map(({ finding }) => finding.points));
    const summary = h(
      "summary",
      {},
      h("b", {}, say(rule.name)),
      " ",
      h("span", { class: "soft" }, `${rule.entry} · ${t(`level.${rule.level}`)} · ${t(`mode.${rule.mode}`)}`),
      " ",
      t("sentence.found", { count: passing.length, points: figure(points) }),
    );
    const details = h("details", { class: rule.mode === "strict" ? "breach" : null }, summary, basisOf(rule));
    details.addEventListener("toggle", () => {
      if (details.open && !details.dataset.filled)
        details.append(...[findingList(passing.map(({ text }) => text))].flat());
      if (details.open) details.dataset.filled = "yes";
    });
    made.push(details);
  }
  tell(shown, sum(data.rules.map((rule) => rule.found.length)));
  return [h("p", {}, say(data.verdict)), made.length ? made : nothing("sentence.no_findings")];
}

function rulesView() {
  const keys = ["entry", "name", "level", "mode", "claim", "count", "paid", "sources", "basis"];
  const columns = keys.map((key, n) => ({
    title: t(`column.${key}`),
    heads: n === 0,
    class: { entry: "name", count: "n", paid: "n", claim: "long", basis: "long" }[key],
  }));
  const passing = data.rules.filter((rule) =>
    sought(lower(rule.entry, ...Object.values(rule.name), ...Object.values(rule.claim), ...Object.values(rule.basis))),
  );
  tell(passing.length, data.rules.length);
  const rows = passing.map((rule) => ({
    cells: [
      rule.entry,
      say(rule.name),
      t(`level.${rule.level}`),
      t(`mode.${rule.mode}`),
      say(rule.claim),
      rule.count,
      figure(rule.points),
      rule.sources,
      say(rule.basis),
    ],
  }));
  return [
    h("p", {}, t("sentence.regime", data.regime)),
    exceptions(),
    table(t("label.entries", { count: rows.length }), columns, rows, { class: "figures" }),
    notices(),
    changes(),
  ];
}

function exceptions() {
  if (!data.exceptions.length) return [];
  const keys = ["entry", "name", "subject", "first", "last", "usual", "limit", "reason", "approved_by"];
  const columns = keys.map((key, n) => ({ title: t(`column.${key}`), heads: n === 0, class: n ? "" : "name" }));
  const limit = (one) => (one.limit === "off" ? t("page.off") : one.limit);
  const rows = data.exceptions.map((one) => ({
    cells: keys.map((key) => ({ name: say(one.name), limit: limit(one) })[key] ?? one[key]),
  }));
  return [h("h3", {}, t("part_of_page.exceptions")), table(t("part_of_page.exceptions"), columns, rows)];
}

function notices() {
  const lines = data.notices.map((one) =>
    h("li", {}, h("span", { class: "soft" }, `${t(`notice.${one.kind}`)} · ${one.place}`), " ", say(one)),
  );
  return [h("h3", {}, t("part_of_page.notices")), lines.length ? h("ul", {}, lines) : nothing("sentence.no_notices")];
}

function changes() {
  if (!data.changes.length) return [];
  return [
    h("h3", {}, `${t("label.changes")} (${data.changes.length})`),
    h(
      "ul",
      {},
      data.changes.map((line) => h("li", {}, line)),
    ),
  ];
}
