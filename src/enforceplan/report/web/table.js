// Tables that scroll in their own box, turn into cards on a phone, and are walked through with the arrow keys.

/** A cell's content: text, an element, or a list of both. */
function cellOf(column, content) {
  const made = h(column.heads ? "th" : "td", {
    class: column.class,
    role: column.heads ? "rowheader" : "cell",
    scope: column.heads && "row",
    "data-label": column.title,
  });
  made.append(...[content].flat().filter((part) => part !== null && part !== undefined && part !== ""));
  if (!made.childNodes.length) made.classList.add("empty");
  return made;
}

/**
 * A table in a box of its own. Columns: {title, class, heads}; rows: {cells, class} or {band: heading of those below}.
 * The first column that `heads` names the row.
 */
function table(caption, columns, rows, options = {}) {
  const head = h(
    "tr",
    { role: "row" },
    columns.map((column) => h("th", { role: "columnheader", scope: "col", class: column.class }, column.title)),
  );
  const body = h("tbody", { role: "rowgroup" });
  for (const row of rows) {
    if (row.band !== undefined) {
      const band = h("th", { role: "rowheader", scope: "rowgroup", colspan: columns.length }, h("span", {}, row.band));
      body.append(h("tr", { role: "row", class: "band" }, band));
    } else {
      body.append(
        h(
          "tr",
          { role: "row", class: row.class },
          row.cells.map((cell, place) => cellOf(columns[place], cell)),
        ),
      );
    }
  }
  const made = h(
    "table",
    { role: "table", class: ["cards", options.class].filter(Boolean).join(" ") },
    h("caption", {}, caption),
    h("thead", { role: "rowgroup" }, head),
    body,
  );
  return box(caption, made);
}

/** A box that scrolls by itself and can be reached by keyboard. */
function box(title, ...children) {
  const made = h("div", { class: "box", role: "region", tabindex: "0", "aria-label": title }, children);
  rove(made);
  return made;
}

/** One stop for the tab key; inside, arrows, Home and End move from button to button. */
function rove(place) {
  const buttons = () => [...place.querySelectorAll("button")];
  buttons().forEach((button, n) => (button.tabIndex = n ? -1 : 0));
  place.addEventListener("keydown", (event) => {
    const all = buttons();
    const here = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -here, End: all.length - 1 - here }[
      event.key
    ];
    if (here < 0 || step === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, here + step))];
    all[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

/** A button that opens the card of an officer or a job. */
function opener(kind, key, text, attributes = {}) {
  return h("button", { type: "button", [`data-${kind}`]: key, ...attributes }, text);
}

function nothing(key) {
  return h("p", { class: "soft" }, t(key));
}
