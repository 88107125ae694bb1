"""Next week's scenario from a run and what really happened; a pure function of both, so nothing counts twice.

When to modify: another table of which something holds for one week only.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ValidationError

from enforceplan.domain import ElementKind, Notice, Scenario
from enforceplan.errors import OutputExists
from enforceplan.load import read_document, read_table, resolve, write_folder
from enforceplan.load.operations import codes_of
from enforceplan.memory.caps import capped
from enforceplan.memory.draft import Draft, Next, changed, drafted, unchained
from enforceplan.memory.editions import untitled
from enforceplan.memory.ledger import ledger
from enforceplan.memory.origin import fresh_notices
from enforceplan.memory.recheck import calendar, due_rechecks, waits
from enforceplan.memory.record import Record
from enforceplan.memory.records import Worked, worked
from enforceplan.memory.reopen import reopen
from enforceplan.outcome import Outcome
from enforceplan.report.fingerprint import file_hash, roster_hash, scenario_hash
from enforceplan.report.folder import write_whole
from enforceplan.report.view import View
from enforceplan.roster import EMPTY
from enforceplan.scenario import Document
from enforceplan.scenario.places import PremisesRow
from enforceplan.scenario.running import RecordRow
from enforceplan.scenario.settings import Settings
from enforceplan.text import both, words

MARKER = "rolled.json"
"""The file by which a rolled scenario is known; it lists the others with their hashes."""


@dataclass(frozen=True)
class Rolled:
    """The next week, and what it was made from."""

    document: Document
    scenario: Scenario
    """The document resolved: it loads."""
    draft: Draft
    source: dict[str, object]
    """What `rolled.json` says of the week before."""
    owed: dict[str, int]
    """Officer -> minutes of compensatory leave owed."""
    records: tuple[Record, ...] = ()
    """Every record that was read, of the run's own scenario too."""
    left_off: str = ""
    """The name of a variant at the end of the former title; the next week does not bear it."""
    notices: tuple[Notice, ...] = ()
    """That the run's own figures were counted anew, or that another version of the program made it."""


def roll(run: Path, out: Path, *, records: Path | None = None, replace: bool = False) -> Rolled:
    """Write the week after a run as a scenario folder.

    May be called before the week is over and again afterwards: with ``replace`` the second call takes the place of the
    first, unless somebody has changed its files.

    Raises
    ------
    ScenarioFaulty, Blocked
        As `rolled`.
    OutputExists
        ``out`` is taken, or holds another week.
    OutputRefused
        The disk refuses.
    """
    made = rolled(run, records=records)
    _same_week(out, made)

    def fill(folder: Path) -> None:
        write_folder(made.document, folder)
        files = {path.name: file_hash(path) for path in sorted(folder.iterdir())}
        told = json.dumps({**made.source, "files": files}, sort_keys=True, indent=1, ensure_ascii=False)
        (folder / MARKER).write_text(told + "\n", encoding="utf-8", newline="\n")

    write_whole(out, fill, replace=replace, marker=MARKER)
    return made


def rolled(run: Path, *, records: Path | None = None) -> Rolled:
    """The week after a run; nothing is written.

    Parameters
    ----------
    run
        A run folder, published or not.
    records
        A CSV file or workbook with rows of the table ``records``; those in the run's own scenario count too.

    Raises
    ------
    ScenarioFaulty
        The run or the records are faulty, or do not belong together.
    Blocked
        The roster breaks a strict rule.
    """
    outcome = reopen(run)
    reading = read_document(run / "scenario")
    document = reading.document
    if document is None:
        raise ValueError("a document that was loaded cannot be read")
    own, waiting = [], []
    for row, raw in zip(document.records, reading.places.get("records", ()), strict=True):
        if waits(row, outcome.scenario.start):
            waiting.append(row)
        else:
            own.append(Record(row, raw.file, raw.place))
    if records is not None:
        found = read_table(records, "records")
        own += [Record(row, raw.file, raw.place) for row, raw in found if isinstance(row, RecordRow)]
    week = worked(outcome, own)
    view = View(outcome)
    days = calendar(view, week, document)
    start = outcome.scenario.end
    coming = Next(week, days, words(document.settings.language), start, start + timedelta(days=outcome.scenario.days))
    draft = drafted(document, coming, due_rechecks(week, days, waiting))
    premises = tuple(_visited(row, coming) for row in document.premises)
    capped(draft, outcome, premises, coming)
    unchained(draft)
    made = _document(document, coming, draft, premises).model_copy(
        update={"ledger": ledger(view, week, document, (start - timedelta(days=1)).date())}
    )
    owed = {r.officer: r.leave_owed_minutes for r in made.ledger if r.officer and r.leave_owed_minutes}
    left_off = document.settings.title.removeprefix(made.settings.title)
    notices = tuple(fresh_notices(outcome.scenario.notices))
    return Rolled(made, resolve(made), draft, _source(outcome, records), owed, tuple(own), left_off, notices)


def _source(outcome: Outcome, records: Path | None) -> dict[str, object]:
    scenario = outcome.scenario
    return {
        "week_start": scenario.end.date().isoformat(),
        "streets": sorted(scenario.streets),
        "from": {
            "week_start": scenario.week_start.isoformat(),
            "roster": roster_hash(outcome.roster or EMPTY),
            "scenario": scenario_hash(scenario),
            "records": None if records is None else file_hash(records),
        },
    }


class _Told(BaseModel):
    week_start: str
    streets: list[str]


def _same_week(out: Path, made: Rolled) -> None:
    """A rolled scenario is replaced by one of the same week and streets only."""
    try:
        told = _Told.model_validate_json((out / MARKER).read_bytes())
    except (OSError, ValidationError):  # not a rolled scenario: `may_write` says so
        return
    there, here = (
        f"{week}; {', '.join(map(str, streets))}"
        for week, streets in ((told.week_start, told.streets), (made.source["week_start"], made.scenario.streets))
    )
    if (told.week_start, told.streets) != (made.source["week_start"], made.source["streets"]):
        raise OutputExists(*both("memory_roll.holds_the_week_of_here_required", out=out, there=there, here=here))


def _document(document: Document, coming: Next, draft: Draft, premises: tuple[PremisesRow, ...]) -> Document:
    """The scenario as written, moved on by a week; the ledger is put in by the caller."""
    first, last = coming.start.date(), (coming.end - timedelta(days=1)).date()
    codes = {code for row in draft.rows for code in (row.code, *codes_of(row))}
    gone = {code for row in document.operations for code in (row.code, *codes_of(row))} - codes
    settings = document.settings
    fresh = {name: getattr(settings, name) for name in Settings.model_fields if name in settings.model_fields_set}
    fresh.pop("draw_seed", None)
    fresh["week_start"] = first
    fresh["title"] = untitled(settings.title)
    if not fresh["title"]:
        del fresh["title"]
    if "phases" in fresh:
        fresh["phases"] = {"freeze_hours": settings.phases.freeze_hours}
    return document.model_copy(
        update={
            "settings": Settings.model_validate(fresh),
            "operations": tuple(draft.rows),
            "officers": tuple(
                changed(row, wishes=tuple(w for w in row.wishes if not isinstance(w.day, date) or w.day >= first))
                if row.wishes else row
                for row in document.officers
            ),
            "posts": tuple(
                changed(row, dates=tuple(d for d in row.dates if first <= d <= last)) if row.dates else row
                for row in document.posts
                if not row.dates or any(first <= day <= last for day in row.dates)
            ),
            "absences": tuple(row for row in document.absences if row.end > coming.start),
            "offers": tuple(row for row in document.offers if first <= row.date <= last),
            "exceptions": tuple(r for r in document.exceptions if r.end >= first and r.subject not in gone),
            "calendar": tuple(row for row in document.calendar if row.date >= first - timedelta(days=366)),
            "premises": premises,
            "records": tuple(draft.waiting),
            "published": (),
        }
    )  # fmt: skip


def _visited(row: PremisesRow, coming: Next) -> PremisesRow:
    """Premises with this week's visits: planned ones by body, as `visit_cap` counts, and the day of the last.

    A week counts whole for the year of its first day: in a new year nothing has been visited.
    """
    week = coming.week
    number: Counter[str] = Counter()
    same_year = coming.start.year == week.scenario.week_start.year
    if same_year:
        number.update(dict(week.scenario.premises[row.code].visits))
    seen = [row.last_full_visit] if row.last_full_visit else []
    for code in week.starts:
        operation = week.scenario.operations[code]
        if row.code not in operation.premises:
            continue
        seen.append(week.starts[code].date())
    if same_year:
        number.update(body for _, body in sorted(_visits(week, row.code)))
    visits = tuple(f"{body}:{visits}" for body, visits in number.items())
    return changed(row, visits=visits, last_full_visit=max(seen, default=None))


def _visits(week: Worked, place: str) -> set[tuple[str, str]]:
    """(visit, body) of each body that came in a planned visit, those who came to a guest with its host."""
    found: set[tuple[str, str]] = set()
    for choice in week.roster.bodies:
        operation = week.scenario.operations[choice.operation]
        acts = {e.code for e in operation.elements if e.kind is ElementKind.ENFORCING and not e.optional}
        if choice.operation not in week.starts or place not in operation.premises or choice.element not in acts:
            continue
        if not operation.triggered and operation.source != "recheck":
            found.add((operation.joins or choice.operation, choice.body))
    return found
