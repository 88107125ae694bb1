// The card of one officer or one job: everything the page knows of it.
const card = document.getElementById("card");

function facts(rows) {
  return h(
    "dl",
    {},
    rows.map(([title, text]) => (text === "" || text === undefined ? [] : [h("dt", {}, title), h("dd", {}, text)])),
  );
}

function member(duty) {
  const said = [
    duty.role === "certified" ? "" : t(`Role.${duty.role}`),
    ...duty.marks.map((mark) => t(`mark.${mark}`)),
  ].filter(Boolean);
  const name = opener("officer", duty.officer.officer, titled(duty.officer.officer, duty.officer.name), {
    class: "plain",
  });
  return h("li", {}, name, ` ${duty.officer.department}`, said.length ? ` (${said.join(", ")})` : "");
}

/** Who stands in for the commander of a part of somebody else's visit. */
function crewOf(job, team, place) {
  const own = job.crew.filter((duty) => duty.team === place);
  const other = team.part === "commander" && job.joins ? jobOf.get(job.joins) : null;
  return other ? other.crew.filter((duty) => duty.role === "commander") : own;
}

function teamOf(job, team, place) {
  const crew = crewOf(job, team, place);
  const title = [
    team.group ? `${t("column.group")} ${team.group}` : t("word.whole"),
    t(`part.${team.part}`),
    team.body && ownerTitle(team.body),
  ];
  const otherwise = t(team.invited ? "sentence.invited" : "sentence.nobody");
  return [
    h("h3", {}, title.filter(Boolean).join(" · ")),
    crew.length ? h("ul", {}, crew.map(member)) : h("p", { class: "soft" }, otherwise),
  ];
}

function jobCard(job) {
  const rows = [
    [t("column.time"), `${dayTitle(dayOf(job.from))} ${span(job.from, job.to)}`],
    [t("column.street"), streetTitle(job.street)],
    [t("column.lead"), job.lead && ownerTitle(job.lead)],
    [t("column.priority"), job.priority && t(`priority.${job.priority}`)],
    [t("column.muster"), job.muster],
    [t("page.site"), job.site],
    [t("column.vehicles"), job.vehicles],
    [t("column.remark"), job.remark && say(job.remark)],
    [
      t("page.present"),
      job.lacks && `${job.asked - sum(job.lacks)}/${job.asked}${sum(job.lacks) ? ` · ${lacks(job)}` : ""}`,
    ],
  ];
  return [facts(rows), job.teams ? job.teams.map((team, place) => teamOf(job, team, place)) : shiftsOf(job)];
}

/** Who holds a shift, and the other shifts of its post. */
function shiftsOf(job) {
  const line = (shift) => {
    const when = `${dayTitle(dayOf(shift.from))} ${span(shift.from, shift.to)}`;
    const name = shift === job ? h("b", {}, when) : opener("job", shift.place, when, { class: "plain" });
    return h("li", {}, name, ` ${shift.asked - sum(shift.lacks)}/${shift.asked}`);
  };
  const crew = job.crew.length ? h("ul", {}, job.crew.map(member)) : nothing("page.nobody");
  return [
    crew,
    h("h3", {}, t("page.shifts")),
    h("ul", {}, jobs.filter((one) => one.code === job.code && one.lacks).map(line)),
  ];
}

function officerCard(officer) {
  const carried = ["hours", "nights", "weekends"].map((key) => [
    t(`column.carried_${key}`),
    figure(officer[`carried_${key}`]),
  ]);
  const rows = [
    [t("column.department"), ownerTitle(officer.department)],
    [t("column.street"), data.streets[officer.street] ? streetTitle(officer.street) : t("page.district")],
    [t("column.standing"), t(`Standing.${officer.standing}`)],
    [t("column.attach"), t(`Attach.${officer.attach}`)],
    [t("column.hours"), `${figure(officer.hours)} / ${figure(officer.available_hours)}`],
    [t("column.nights"), officer.nights],
    [t("column.weekends"), officer.weekends],
    ...carried,
  ];
  const duties = officer.duties.map((duty) =>
    h(
      "li",
      { class: duty.job.kind },
      `${dayTitle(dayOf(duty.job.from))} ${span(duty.job.from, duty.job.to)} `,
      opener("job", duty.job.place, titled(duty.job.code, duty.job.name), { class: "plain" }),
      ` ${signs(duty)}`,
    ),
  );
  const away = officer.away.map((one) =>
    h(
      "li",
      {},
      `${awayWord(one)} ${dayTitle(dayOf(one.from))} ${clock(one.from)} – ${dayTitle(dayOf(one.to))} ${clock(one.to)}`,
    ),
  );
  const only = h(
    "button",
    { type: "button", class: "plain", onclick: () => (card.close(), set({ officer: officer.officer })) },
    t("page.only_officer"),
  );
  return [facts(rows), only, h("ul", {}, away, duties)];
}

/** Show the card of what was asked for; what had the focus gets it back when the card is closed. */
function openCard(title, content) {
  const close = h(
    "button",
    { type: "button", class: "close", "aria-label": t("page.close"), onclick: () => card.close() },
    "×",
  );
  card.replaceChildren(
    h("header", {}, h("h2", { id: "card-title" }, title), close),
    h("div", { class: "inside" }, content.flat(Infinity)),
  );
  if (!card.open) card.showModal();
  close.focus();
}

document.addEventListener("click", (event) => {
  const found = event.target.closest("[data-job], [data-officer]");
  if (!found) {
    if (event.target === card) card.close();
    return;
  }
  if (found.dataset.job !== undefined) {
    const job = jobs[Number(found.dataset.job)];
    openCard(titled(job.code, job.name), jobCard(job));
  } else {
    const officer = officers.get(found.dataset.officer);
    openCard(titled(officer.officer, officer.name), officerCard(officer));
  }
});
