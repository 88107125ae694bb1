// The page itself: head, tabs, language, paper.
const SHOW = {
  week: byOfficer,
  operations: byJob,
  timeline,
  coverage,
  burden,
  gaps: gapsView,
  findings,
  rules: rulesView,
};
const panel = document.getElementById("panel");

/** How many of how many are shown; read out by screen readers. */
function tell(shown, all) {
  document.getElementById("count").textContent = t("page.count", { shown, all });
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
  const levels = data.score.map((one) =>
    h(
      "li",
      {},
      t(`level.${one.level}`),
      h("b", {}, figure(one.value)),
      h(
        "span",
        { class: "soft" },
        `${t("label.bound")} ${figure(one.bound)}${one.value === one.bound ? ` · ${t("label.proven")}` : ""}`,
      ),
    ),
  );
  document
    .getElementById("score")
    .replaceChildren(h("li", {}, t("label.served"), h("b", {}, `${served} / ${served + leftOut.length}`)), ...levels);
  const said = data.score.length ? [t("sentence.bounds")] : [];
  if (data.drawn.length) said.push(t("sentence.draws", { operations: data.drawn.join(", ") }));
  if (data.joint_visits[1])
    said.push(t("sentence.joint_visits", { together: data.joint_visits[0], possible: data.joint_visits[1] }));
  document.getElementById("about").hidden = !said.length;
  document.getElementById("remarks").replaceChildren(...said.map((text) => h("p", { class: "soft" }, text)));
}

function tabs() {
  const made = VIEWS.map((view) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${view}`,
        "aria-controls": "panel",
        "aria-selected": String(view === state.view),
        onclick: () => (set({ view }), document.getElementById(`tab-${view}`).focus()),
      },
      t(`part_of_page.${view}`),
    ),
  );
  const list = document.getElementById("tabs");
  list.replaceChildren(...made);
  made.forEach((tab) => (tab.tabIndex = tab.getAttribute("aria-selected") === "true" ? 0 : -1));
  made.find((tab) => tab.tabIndex === 0).scrollIntoView({ block: "nearest", inline: "nearest" });
}

document.getElementById("tabs").addEventListener("keydown", (event) => {
  const step = {
    ArrowRight: 1,
    ArrowLeft: -1,
    Home: -VIEWS.indexOf(state.view),
    End: VIEWS.length - 1 - VIEWS.indexOf(state.view),
  }[event.key];
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
window.addEventListener("beforeprint", () =>
  panel.querySelectorAll("details").forEach((one) => {
    one.open = true;
    one.dispatchEvent(new Event("toggle")); // its own comes after the print
  }),
);
window.addEventListener("hashchange", () => (recall(), whole()));
if (PHONE.matches) document.getElementById("choose").open = false;
recall();
whole();
