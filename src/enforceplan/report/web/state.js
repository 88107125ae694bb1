// Who serves where: officers and jobs tied together, and whether the filters let them pass.
const officers = new Map(data.officers.map((officer) => [officer.officer, { ...officer, duties: [] }]));
const jobs = data.jobs.map((job, place) => ({ ...job, place, crew: [] }));
const jobOf = new Map();
for (const job of jobs) if (!jobOf.has(job.code)) jobOf.set(job.code, job);
for (const [code, place, team, role, marks] of data.duties) {
  const duty = { officer: officers.get(code), job: jobs[place], team, role, marks };
  duty.officer.duties.push(duty);
  duty.job.crew.push(duty);
}
const leftOut = data.left_out.map((one) => ({ ...one, kind: "operation", crew: [] }));

const VIEWS = ["week", "operations", "timeline", "coverage", "burden", "gaps", "findings", "rules"];
const KINDS = ["operation", "post", "standby", "on_call", "absence", "elsewhere"];
const FRESH = {
  view: "week",
  department: "",
  street: "",
  officer: "",
  kind: "",
  seek: "",
  day: 0,
  scale: "day",
  rows: "work",
};
const state = { ...FRESH };

function lower(...parts) {
  return parts.filter(Boolean).join(" ").toLowerCase();
}

/** A name as it is said in either language. */
function bothNames(name) {
  return Object.hasOwn(data.called, name) ? Object.values(data.called[name]) : [name];
}

function ownWords(job) {
  return lower(job.code, ...bothNames(job.name), job.type, job.lead, job.street, data.streets[job.street]);
}

for (const job of [...jobs, ...leftOut]) {
  job.words = lower(ownWords(job), ...job.crew.map((duty) => titled(duty.officer.officer, duty.officer.name)));
}
for (const officer of officers.values()) {
  officer.words = lower(
    officer.officer,
    officer.name,
    officer.department,
    ...bothNames(data.owners[officer.department]),
    officer.street,
    data.streets[officer.street],
    ...officer.duties.map((duty) => ownWords(duty.job)),
  );
}

/** Kinds to tell apart; duties at other streets are on the page of one street only. */
function kindsHere() {
  const elsewhere = data.officers.some((officer) => officer.away.some((away) => away.kind === "elsewhere"));
  return KINDS.filter((kind) => kind !== "elsewhere" || elsewhere);
}

/** Every word that is sought stands somewhere in the text. */
function sought(text) {
  return state.seek
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The job is of the kind asked for: a kind of duty, or one type of operation. */
function ofKind(job) {
  return !state.kind || state.kind === job.kind || state.kind === `type:${job.type}`;
}

function officerPasses(officer) {
  return (
    (!state.department || officer.department === state.department) &&
    (!state.street ||
      officer.street === state.street ||
      officer.duties.some((duty) => duty.job.street === state.street)) &&
    (!state.officer || officer.officer === state.officer) &&
    (!state.kind || awayOf(officer).length > 0 || officer.duties.some((duty) => ofKind(duty.job))) &&
    sought(officer.words)
  );
}

function jobPasses(job) {
  return (
    (!state.street || job.street === state.street) &&
    (!state.department ||
      (job.asks || []).includes(state.department) ||
      job.crew.some((duty) => duty.officer.department === state.department)) &&
    (!state.officer || job.crew.some((duty) => duty.officer.officer === state.officer)) &&
    ofKind(job) &&
    sought(job.words)
  );
}

/** Owner and street of whatever a finding may be about. */
const places = new Map();
for (const job of [...jobs, ...leftOut])
  places.set(job.code, { street: job.street, departments: [job.lead, ...(job.asks || [])] });
for (const officer of officers.values())
  places.set(officer.officer, { street: officer.street, departments: [officer.department] });
for (const code of Object.keys(data.streets)) places.set(code, { street: code, departments: [code] });
for (const code of Object.keys(data.owners))
  places.set(code, { street: places.get(code)?.street, departments: [code] });

function findingPasses(finding, sentence) {
  const known = finding.about
    .map((subject) => places.get(subject) || places.get(subject.split("@")[0]))
    .filter(Boolean);
  return (
    (!state.department || known.some((place) => place.departments.includes(state.department))) &&
    (!state.street || known.some((place) => place.street === state.street)) &&
    (!state.officer || finding.about.includes(state.officer)) &&
    sought(lower(sentence))
  );
}

/** Heads of a job by owner: "PS 4, UM 6". */
function headsByOwner(job) {
  const found = [...grouped(job.crew, (duty) => duty.officer.department)].sort(([a], [b]) => (a < b ? -1 : 1));
  return found.map(([owner, crew]) => `${owner} ${crew.length}`).join(", ");
}

/** Signs of what somebody is on a duty: "[L]"; nothing for plain members. */
function signs(duty) {
  return [duty.role, ...duty.marks].map((mark) => wordOr(`short.${mark}`, "")).join("");
}
