// How the work is shared: owners of officers, groups of comparable officers, and the spread of their loads.

/** Hours, nights and weekends of some officers together, and the least and the most of one. */
function burdenOf(members) {
  const hours = members.map((officer) => officer.hours);
  const available = sum(members.map((officer) => officer.available_hours));
  return {
    count: members.length,
    onDuty: members.filter((officer) => officer.duties.length).length,
    hours: sum(hours),
    available,
    share: available ? (100 * sum(hours)) / available : 0,
    mean: sum(hours) / members.length,
    least: Math.min(...hours),
    most: Math.max(...hours),
    nights: members.map((officer) => officer.nights),
    weekends: members.map((officer) => officer.weekends),
  };
}

function extent(values) {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return least === most ? String(least) : `${least}–${most}`;
}

/** A bar from the least to the most, with a stroke at the mean. */
function spread(burden, longest) {
  const percent = (value) => `${(100 * value) / (longest || 1)}%`;
  return h(
    "span",
    { class: "spread", "aria-hidden": "true" },
    h("span", { class: "reach", style: { left: percent(burden.least), width: percent(burden.most - burden.least) } }),
    h("span", { class: "mean", style: { left: percent(burden.mean) } }),
  );
}

function ownersTable(owners) {
  const keys = ["officers", "on_duty", "hours", "available_hours", "share", "most_a_day", "draw_cap", "home_reserve"];
  const columns = [
    { title: t("column.department"), heads: true, class: "name" },
    ...keys.map((key) => ({ title: t(`column.${key}`), class: "n" })),
  ];
  const rows = owners.map(([owner, burden]) => {
    const limit = data.limits[owner] || {};
    const figures = [burden.count, burden.onDuty, burden.hours, burden.available, burden.share].map(figure);
    return {
      cells: [ownerTitle(owner), ...figures, limit.most_a_day ?? "", limit.draw_cap ?? "", limit.home_reserve ?? ""],
    };
  });
  return table(t("page.by_department"), columns, rows, { class: "figures" });
}

function groupsTable(groups) {
  const longest = Math.max(...groups.map(([, burden]) => burden.most));
  const keys = ["department", "street", "standing"];
  const columns = [
    { title: t("page.group"), heads: true, class: "name" },
    ...keys.map((key) => ({ title: t(`column.${key}`) })),
    ...["page.officers", "page.mean", "page.extent"].map((key) => ({ title: t(key), class: "n" })),
    { title: t("page.spread"), class: "wide" },
    ...["nights", "weekends"].map((key) => ({ title: t(`column.${key}`), class: "n" })),
  ];
  const rows = groups.map(([place, burden], n) => {
    const group = data.groups[place];
    const name = [t(`Regime.${group.regime}`), group.no_night ? t("page.no_night") : ""].filter(Boolean).join(", ");
    const street = data.streets[group.street] ? group.street : t("page.district");
    return {
      cells: [
        `${n + 1} ${name}`,
        group.department,
        street,
        t(`Standing.${group.standing}`),
        burden.count,
        figure(burden.mean),
        `${figure(burden.least)}–${figure(burden.most)}`,
        spread(burden, longest),
        extent(burden.nights),
        extent(burden.weekends),
      ],
    };
  });
  return table(t("page.by_group"), columns, rows, { class: "figures" });
}

/** How many officers have a load of so many tenths of their week. */
function loadChart(shown) {
  const steps = Array.from({ length: 12 }, () => 0);
  for (const officer of shown) {
    const share = officer.available_hours ? (100 * officer.hours) / officer.available_hours : 0;
    steps[officer.hours === 0 ? 0 : Math.min(11, Math.ceil(share / 10))] += 1;
  }
  const labels = steps.map((_, n) => (n === 0 ? "0" : n === 11 ? ">100" : `≤${10 * n}`));
  const says = t("page.chart_load_says", { none: steps[0], over: steps[11], count: shown.length });
  return chart("columns", t("page.chart_load"), says, labels, [
    { name: t("column.officers"), className: "present", values: steps },
  ]);
}

function burden() {
  const shown = [...officers.values()].filter(officerPasses);
  tell(shown.length, officers.size);
  if (!shown.length) return [nothing("page.none")];
  const owners = [...grouped(shown, (officer) => officer.department)].map(([owner, own]) => [owner, burdenOf(own)]);
  const groups = [...grouped(shown, (officer) => officer.group)].map(([place, own]) => [place, burdenOf(own)]);
  groups.sort(([, a], [, b]) => b.most - b.least - (a.most - a.least));
  const heaviest = owners.reduce((one, other) => (other[1].share > one[1].share ? other : one));
  const says = t("page.chart_burden_says", { name: ownerTitle(heaviest[0]), share: figure(heaviest[1].share) });
  const series = [{ name: t("column.share"), className: "present", values: owners.map(([, one]) => one.share) }];
  return [
    h(
      "div",
      { class: "pair" },
      chart(
        "columns",
        t("page.chart_burden"),
        says,
        owners.map(([owner]) => owner),
        series,
      ),
      loadChart(shown),
    ),
    h("h3", {}, t("page.by_department")),
    ownersTable(owners),
    h("h3", {}, t("page.by_group")),
    h("p", { class: "soft" }, t("page.by_group_says")),
    groupsTable(groups),
  ];
}
