// What is chosen: the filters, how they change, and the address that remembers them.
const FILTERS = ["department", "street", "officer", "kind", "seek"];
const WITHOUT_KIND = ["burden", "findings", "rules"];

/** A labelled list to choose from; options: [value, text], or {title, options}. */
function choice(key, title, options, chosen = state[key]) {
  const option = ([value, text]) => h("option", { value, selected: String(chosen) === String(value) }, text);
  const made = options.map((one) =>
    Array.isArray(one) ? option(one) : h("optgroup", { label: one.title }, one.options.map(option)),
  );
  const list = h(
    "select",
    { "data-key": key, onchange: () => set({ [key]: key === "day" ? Number(list.value) : list.value }) },
    made,
  );
  return h("label", {}, h("span", {}, title), list);
}

/** Change what is shown; the control that did it keeps the focus. */
function set(change) {
  const active = document.activeElement;
  const key = active?.dataset?.key;
  const typing = key === "seek";
  const day = active?.dataset?.day !== undefined && [...document.querySelectorAll("[data-day]")].indexOf(active);
  Object.assign(state, change);
  state.day = Math.max(0, Math.min(data.days.length - 1, Number(state.day) || 0));
  remember();
  show(typing);
  if (typing) document.getElementById("reset").disabled = unfiltered();
  else if (key) document.querySelector(`[data-key="${key}"]`)?.focus();
  else if (day !== false) document.querySelectorAll("[data-day]")[day]?.focus();
}

function remember() {
  const told = Object.entries(state).filter(([key, value]) => value !== FRESH[key]);
  if (language !== data.language) told.push(["lang", language]);
  history.replaceState(null, "", `#${new URLSearchParams(told)}`);
}

/** Take over what the address says; values that nothing here has are left out. */
function recall() {
  const told = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const known = {
    view: VIEWS,
    department: Object.keys(data.owners),
    street: Object.keys(data.streets),
    officer: [...officers.keys()],
    kind: [...KINDS, ...types().map(([value]) => value)],
    scale: ["day", "week"],
    rows: ["work", "officers"],
  };
  Object.assign(state, FRESH);
  for (const [key, values] of Object.entries(known)) if (values.includes(told[key])) state[key] = told[key];
  state.seek = told.seek || "";
  state.day = Math.max(0, Math.min(data.days.length - 1, Number(told.day) || 0));
  language = ["zh", "en"].includes(told.lang) ? told.lang : data.language;
}

/** Types of operation in the plan, each by the name its operations share. */
function types() {
  const found = grouped(
    [...jobs, ...leftOut].filter((job) => job.kind === "operation"),
    (job) => job.type,
  );
  return [...found].map(([type, own]) => [
    `type:${type}`,
    own.every((job) => job.name === own[0].name) ? named(own[0].name) : type,
  ]);
}

/** Streets with work or people on this page, in their order. */
function streetsHere() {
  const found = new Set([...jobs, ...leftOut, ...officers.values()].map((one) => one.street));
  return Object.keys(data.streets).filter((code) => found.has(code));
}

function filters() {
  const all = ["", t("page.all")];
  const seek = h("input", { type: "search", value: state.seek, "data-key": "seek", autocomplete: "off" });
  let wait = 0;
  seek.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => set({ seek: seek.value.trim() }), 150);
  });
  const person = h("input", {
    list: "people",
    value: state.officer,
    "data-key": "officer",
    autocomplete: "off",
    placeholder: t("page.all"),
  });
  person.addEventListener("change", () => {
    const code = person.value.trim().split(" ")[0];
    person.setCustomValidity(code && !officers.has(code) ? t("page.no_officer", { code }) : "");
    if (person.reportValidity()) set({ officer: code });
  });
  const people = h(
    "datalist",
    { id: "people" },
    data.officers.map((one) => h("option", { value: one.officer }, titled(one.officer, one.name))),
  );
  const kinds = choice("kind", t("column.kind"), [
    all,
    ...kindsHere().map((kind) => [kind, t(`colour.${kind}`)]),
    { title: t("page.types"), options: types() },
  ]);
  kinds.querySelector("select").disabled = WITHOUT_KIND.includes(state.view);
  const reset = h(
    "button",
    {
      type: "button",
      id: "reset",
      disabled: unfiltered(),
      onclick: () => set({ department: "", street: "", officer: "", kind: "", seek: "" }),
    },
    t("page.reset"),
  );
  const label = (title, field) => h("label", {}, h("span", {}, title), field);
  document
    .getElementById("filters")
    .replaceChildren(
      label(t("page.seek"), seek),
      choice("department", t("column.department"), [
        all,
        ...Object.keys(data.owners).map((code) => [code, ownerTitle(code)]),
      ]),
      choice("street", t("column.street"), [all, ...streetsHere().map((code) => [code, streetTitle(code)])]),
      label(t("column.officer"), person),
      kinds,
      reset,
      people,
    );
}

function unfiltered() {
  return FILTERS.every((key) => !state[key]);
}

/** The filters in words, for paper. */
function filtered() {
  const titles = {
    department: t("column.department"),
    street: t("column.street"),
    officer: t("column.officer"),
    kind: t("column.kind"),
    seek: t("page.seek"),
  };
  const values = {
    ...state,
    department: state.department && ownerTitle(state.department),
    street: state.street && streetTitle(state.street),
  };
  values.kind = state.kind && wordOr(`colour.${state.kind}`, types().find(([value]) => value === state.kind)?.[1]);
  return FILTERS.filter((key) => state[key])
    .map((key) => `${titles[key]}: ${values[key]}`)
    .join(" · ");
}
