// The page's ground: its data, words, clock, and how elements are made. Text only ever becomes text nodes.
const data = JSON.parse(document.getElementById("data").textContent);
const HOUR = 60;
const DAY = 24 * HOUR;
const PHONE = window.matchMedia("(max-width: 700px)");
let language = data.language;

/** The text of a key in the language of the moment, its values filled in. */
function t(key, values = {}) {
  return filled(data.words[language][key], values);
}

/** A text as it is, or its pieces put together: texts, values by name, and the form that the number of one asks for. */
function filled(text, values) {
  if (typeof text === "string") return text;
  const piece = ([name, forms]) =>
    forms ? filled(forms[new Intl.PluralRules(language).select(values[name])] ?? forms.other, values) : values[name];
  return text.map((one) => (typeof one === "string" ? one : piece(one))).join("");
}

/** The word of a key, or what stands in for it where the catalogue has none. */
function wordOr(key, otherwise) {
  return key in data.words[language] ? t(key) : otherwise;
}

/** One half of a bilingual text. */
function say(both) {
  return both[language];
}

/** A name in the language of the moment, where it has one in each. */
function named(name) {
  return Object.hasOwn(data.called, name) ? say(data.called[name]) : name;
}

/** "HH:MM" of a time in minutes after the first midnight. */
function clock(minute) {
  const inDay = ((minute % DAY) + DAY) % DAY;
  return [Math.floor(inDay / HOUR), inDay % HOUR].map((part) => String(part).padStart(2, "0")).join(":");
}

function dayOf(minute) {
  return Math.floor(minute / DAY);
}

/** "18:00–22:00"; an end at midnight is 24:00, a later one is marked with its days. */
function span(from, to) {
  const later = dayOf(to) - dayOf(from);
  if (later === 1 && to % DAY === 0) return `${clock(from)}–24:00`;
  return `${clock(from)}–${clock(to)}${later ? `+${later}` : ""}`;
}

/** Title of a day by its place in the horizon; of a day outside it nothing. */
function dayTitle(place) {
  return data.days[place] ? say(data.days[place]) : "";
}

/** An element: attributes by name, `on…` for listeners, `style` for properties; children are elements or text. */
function h(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, one] of Object.entries(value)) made.style.setProperty(key, one);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** "CODE name", or the code where there is no name. */
function titled(code, name) {
  return name && name !== code ? `${code} ${named(name)}` : code;
}

function streetTitle(code) {
  return titled(code, data.streets[code]);
}

function ownerTitle(code) {
  return titled(code, data.owners[code] || data.guests[code] || data.streets[code]);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** A number with at most one decimal, as the language writes it. */
function figure(value) {
  return value === null
    ? ""
    : value.toLocaleString(language === "zh" ? "zh-CN" : "en-GB", { maximumFractionDigits: 1 });
}

/** Values by key, keys in the order of their first value. */
function grouped(values, keyOf) {
  const found = new Map();
  for (const value of values) {
    const key = keyOf(value);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(value);
  }
  return found;
}
