// The page itself: head, tabs, filters, language, and the address that remembers them.
const SHOW = { week: byOfficer, operations: byJob, timeline, coverage, burden, gaps: gapsView, findings, rules: rulesView };
const FILTERS = ["department", "street", "officer", "kind", "seek"];
const WITHOUT_KIND = ["burden", "findings", "rules"];
const panel = document.getElementById("panel");

/** How many of how many are shown; read out by screen readers. */
function tell(shown, all) {
  document.getElementById("count").textContent = t("page.count", { shown, all });
}

/** A labelled list to choose from; options: [value, text], or {title, options}. */
function choice(key, title, options, chosen = state[key]) {
  const option = ([value, text]) => h("option", { value, selected: String(chosen) === String(value) }, text);
  const made = options.map((one) => (Array.isArray(one) ? option(one) : h("optgroup", { label: one.title }, one.options.map(option))));
  const list = h("select", { "data-key": key, onchange: () => set({ [key]: key === "day" ? Number(list.value) : list.value }) }, made);
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
    view: VIEWS, department: Object.keys(data.owners), street: Object.keys(data.streets), officer: [...officers.keys()],
    kind: [...KINDS, ...types().map(([value]) => value)], scale: ["day", "week"], rows: ["work", "officers"],
  };
  Object.assign(state, FRESH);
  for (const [key, values] of Object.entries(known)) if (values.includes(told[key])) state[key] = told[key];
  state.seek = told.seek || "";
  state.day = Math.max(0, Math.min(data.days.length - 1, Number(told.day) || 0));
  language = ["zh", "en"].includes(told.lang) ? told.lang : data.language;
}

/** Types of operation in the plan, each by the name its operations share. */
function types() {
  const found = grouped([...jobs, ...leftOut].filter((job) => job.kind === "operation"), (job) => job.type);
  return [...found].map(([type, own]) => [`type:${type}`, own.every((job) => job.name === own[0].name) ? own[0].name : type]);
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
  const person = h("input", { list: "people", value: state.officer, "data-key": "officer", autocomplete: "off", placeholder: t("page.all") });
  person.addEventListener("change", () => {
    const code = person.value.trim().split(" ")[0];
    person.setCustomValidity(code && !officers.has(code) ? t("page.no_officer", { code }) : "");
    if (person.reportValidity()) set({ officer: code });
  });
  const people = h("datalist", { id: "people" }, data.officers.map((one) => h("option", { value: one.officer }, titled(one.officer, one.name))));
  const kinds = choice("kind", t("column.kind"), [all, ...kindsHere().map((kind) => [kind, t(`colour.${kind}`)]), { title: t("page.types"), options: types() }]);
  kinds.querySelector("select").disabled = WITHOUT_KIND.includes(state.view);
  const reset = h("button", { type: "button", id: "reset", disabled: unfiltered(), onclick: () => set({ department: "", street: "", officer: "", kind: "", seek: "" }) }, t("page.reset"));
  const label = (title, field) => h("label", {}, h("span", {}, title), field);
  document.getElementById("filters").replaceChildren(
    label(t("page.seek"), seek),
    choice("department", t("column.department"), [all, ...Object.keys(data.owners).map((code) => [code, ownerTitle(code)])]),
    choice("street", t("column.street"), [all, ...streetsHere().map((code) => [code, streetTitle(code)])]),
    label(t("column.officer"), person), kinds, reset, people,
  );
}

function unfiltered() {
  return FILTERS.every((key) => !state[key]);
}

/** The filters in words, for paper. */
function filtered() {
  const titles = { department: t("column.department"), street: t("column.street"), officer: t("column.officer"), kind: t("column.kind"), seek: t("page.seek") };
  const values = { ...state, department: state.department && ownerTitle(state.department), street: state.street && streetTitle(state.street) };
  values.kind = state.kind && wordOr(`colour.${state.kind}`, types().find(([value]) => value === state.kind)?.[1]);
  return FILTERS.filter((key) => state[key]).map((key) => `${titles[key]}: ${values[key]}`).join(" · ");
}

function head() {
  document.documentElement.lang = language;
  document.title = say(data.title);
  for (const place of document.querySelectorAll("[data-text]")) place.textContent = t(place.dataset.text);
  document.getElementById("title").textContent = say(data.title);
  document.getElementById("edition").textContent = say(data.edition);
  const verdict = document.getElementById("verdict");
  verdict.textContent = `${t(`Status.${data.status}`)} · ${say(data.verdict)}`;
  verdict.classList.toggle("bad", !data.passed);
  document.getElementById("clash").textContent = data.clash ? say(data.clash) : "";
  const served = jobs.filter((job) => job.kind === "operation").length;
  const levels = data.score.map((one) => h(
    "li", {}, t(`level.${one.level}`), h("b", {}, figure(one.value)),
    h("span", { class: "soft" }, `${t("label.bound")} ${figure(one.bound)}${one.value === one.bound ? ` · ${t("label.proven")}` : ""}`),
  ));
  document.getElementById("score").replaceChildren(h("li", {}, t("label.served"), h("b", {}, `${served} / ${served + leftOut.length}`)), ...levels);
  const said = data.score.length ? [t("sentence.bounds")] : [];
  if (data.drawn.length) said.push(t("sentence.draws", { operations: data.drawn.join(", ") }));
  if (data.joint_visits[1]) said.push(t("sentence.joint_visits", { together: data.joint_visits[0], possible: data.joint_visits[1] }));
  document.getElementById("about").hidden = !said.length;
  document.getElementById("remarks").replaceChildren(...said.map((text) => h("p", { class: "soft" }, text)));
}

function tabs() {
  const made = VIEWS.map((view) => h("button", {
    type: "button", role: "tab", id: `tab-${view}`, "aria-controls": "panel", "aria-selected": String(view === state.view),
    onclick: () => (set({ view }), document.getElementById(`tab-${view}`).focus()),
  }, t(`part_of_page.${view}`)));
  const list = document.getElementById("tabs");
  list.replaceChildren(...made);
  made.forEach((tab) => (tab.tabIndex = tab.getAttribute("aria-selected") === "true" ? 0 : -1));
  made.find((tab) => tab.tabIndex === 0).scrollIntoView({ block: "nearest", inline: "nearest" });
}

document.getElementById("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1, Home: -VIEWS.indexOf(state.view), End: VIEWS.length - 1 - VIEWS.indexOf(state.view) }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const view = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length];
  set({ view });
  document.getElementById(`tab-${view}`).focus();
});

/** Draw the view that was chosen; a field that is being typed into stays as it is. */
function show(typing) {
  tabs();
  if (!typing) filters();
  document.getElementById("filtered").textContent = filtered();
  panel.setAttribute("aria-labelledby", `tab-${state.view}`);
  panel.replaceChildren(h("h2", {}, t(`part_of_page.${state.view}`)), ...SHOW[state.view]().flat(Infinity));
  finish();
}

function whole() {
  head();
  show();
}

document.getElementById("switch").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  remember();
  whole();
});
document.getElementById("print").addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => panel.querySelectorAll("details").forEach((one) => {
  one.open = true;
  one.dispatchEvent(new Event("toggle")); // its own comes after the print
}));
window.addEventListener("hashchange", () => (recall(), whole()));
if (PHONE.matches) document.getElementById("choose").open = false;
recall();
whole();
