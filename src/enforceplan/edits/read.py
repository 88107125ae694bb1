"""A workbook as a roster: what was written, what the two sheets say now, and the roster that follows.

When to modify: another part of a workbook that is read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from enforceplan.domain import Notice, Scenario
from enforceplan.edits.aside import tell_aside
from enforceplan.edits.dealt import bodies, marked, vehicles
from enforceplan.edits.duty_list import read_list
from enforceplan.edits.folded import folded
from enforceplan.edits.matrix import read_matrix
from enforceplan.edits.merge import Merged, merge
from enforceplan.edits.names import Names
from enforceplan.edits.said import Desk
from enforceplan.edits.seating import seat
from enforceplan.edits.starts import starts_of
from enforceplan.edits.told import Edit, Places, edits
from enforceplan.errors import ScenarioFaulty
from enforceplan.load import book_sheet
from enforceplan.load.book_file import sheets_of
from enforceplan.load.raw import Collector
from enforceplan.report.fingerprint import scenario_hash
from enforceplan.report.layout import DUTIES, WEEK
from enforceplan.report.written import SHEET, Written, read_state
from enforceplan.roster import EMPTY, Roster, ShiftRef, Start
from enforceplan.text import LANGUAGES, words

BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods")
"""Suffixes of files that are read as workbooks; those of an old or foreign format get a sentence."""


@dataclass(frozen=True)
class Edited:
    """A roster read from a workbook."""

    roster: Roster
    written: Roster | None
    """The roster the workbook was made from; None where the workbook does not keep it."""
    edits: tuple[Edit, ...]
    places: Places
    notices: tuple[Notice, ...]


def read_edited(path: Path, scenario: Scenario) -> Edited:
    """The roster that a workbook says now.

    Raises
    ------
    ScenarioFaulty
        With every complaint about the workbook: no workbook, of another scenario, unknown names, cells that cannot be
        read, places that are not open or not sure, the two sheets at odds.
    """
    collector = Collector()
    desk = Desk(path.name, collector)
    sheets = sheets_of(path, path.name, collector)
    _stop(collector)
    written = _state(sheets or [], scenario, desk)
    _stop(collector)
    other_state = written is not None and written.scenario_hash != scenario_hash(scenario)
    names = Names(scenario, desk, written.street if written else "")
    seen, rest = _visible(written, scenario)
    for title, read in _aside(sheets or []):
        desk.notice(title, "edit.sheet_aside", read=read)
    matrix = read_matrix(_titled(sheets or [], WEEK), names, desk)
    listed = read_list(_titled(sheets or [], DUTIES), names, seen or EMPTY, desk)
    if matrix is None and listed is None and not collector.complaints:
        titles = tuple(f"“{words(language)(f'sheet.{WEEK}')}”" for language in LANGUAGES)
        desk.complain("", "edit.no_sheet", week=titles)
    _stop(collector, changed=other_state)
    if written is not None and not other_state:
        tell_aside(_titled(sheets or [], WEEK), _titled(sheets or [], DUTIES), written, scenario, desk)
    merged = merge(seen, matrix, listed, desk)
    starts, timed = starts_of(seen, matrix, listed, merged, desk)
    duties = seat(scenario, merged, seen.duties if seen else (), starts, desk)
    _stop(collector, changed=other_state)
    former, whole = seen or EMPTY, written.roster if written else EMPTY
    units, fresh = vehicles(scenario, {**{s.operation: s.start for s in rest.starts}, **starts}, whole)
    touched = {key[1] for key in (*merged.added, *merged.removed, *merged.changed)} & starts.keys()
    made, dealt = marked(scenario, list(duties.values()), touched - _spared(merged, former), units, former)
    for code in fresh:
        taken = [f"{use.equipment}: {use.quantity}" for use in units if use.operation == code]
        dealt[code] = [*dealt.get(code, []), *taken]
    roster = Roster(
        (*(Start(code, start) for code, start in starts.items()), *rest.starts),
        (*made, *rest.duties),
        (*bodies(scenario, made, former), *rest.bodies),
        units,
    ).ordered()
    changed = tuple(edits(None if written is None else written.roster, roster, merged, timed, dealt))
    places = Places(scenario, (matrix, listed), changed)
    return Edited(roster, None if written is None else written.roster, changed, places, collector.ordered_notices())


def _stop(collector: Collector, *, changed: bool = False) -> None:
    if collector.complaints:
        raise ScenarioFaulty(folded(collector.ordered(), changed=changed))


def _titled(sheets: list[book_sheet.Sheet], key: str) -> list[book_sheet.Sheet]:
    """The sheets of a name in either language, a number behind it or not."""
    names = "|".join(re.escape(words(language)(f"sheet.{key}")) for language in LANGUAGES)
    return [sheet for sheet in sheets if re.fullmatch(rf"({names})\s*\d*", sheet.title.strip(), re.IGNORECASE)]


def _aside(sheets: list[book_sheet.Sheet]) -> Iterator[tuple[str, str]]:
    """(title, title that is read) of sheets that look like copies of those that are read, and are not read."""
    own = {text for language in LANGUAGES for text in words(language).entries.section("sheet").values()}
    for key in (WEEK, DUTIES):
        read = {sheet.title for sheet in _titled(sheets, key)}
        names = [words(language)(f"sheet.{key}") for language in LANGUAGES]
        for title in (sheet.title for sheet in sheets if sheet.title not in read | own):
            if name := next((name for name in names if title.strip().lower().startswith(name.lower())), ""):
                yield title, name


def _state(sheets: list[book_sheet.Sheet], scenario: Scenario, desk: Desk) -> Written | None:
    """The roster as written; a workbook of another scenario is complained of, one without a record named."""
    found = next((sheet for sheet in sheets if sheet.title == SHEET), None)
    if found is None:
        desk.notice("", "edit.no_record")
        return None
    rows = [_texts(line) for line in found.lines]
    written = read_state(rows)
    if written is None:
        desk.notice("", "edit.bad_record")
        return None
    if written.scenario_hash != scenario_hash(scenario):
        unknown = strange(written.roster, scenario)
        if unknown or (written.week_start, written.days) != (scenario.week_start, scenario.days):
            last = written.week_start + timedelta(days=written.days - 1)
            desk.complain(
                "", "edit.other_scenario" if unknown else "edit.other_days",
                value=f"{written.title} {written.week_start}",
                title=scenario.title, first=scenario.week_start,
                strange=", ".join(unknown[:5]) or f"{written.week_start} – {last}",
            )  # fmt: skip
        else:
            desk.notice("", "edit.other_state")
    return written


def _texts(line: book_sheet.Line) -> list[str]:
    last = max(line.cells)
    return [line.cells[n].text if n in line.cells else "" for n in range(1, last + 1)]


def strange(roster: Roster, scenario: Scenario) -> list[str]:
    """Codes of a roster that the scenario does not know."""
    jobs = {s.operation for s in roster.starts} - scenario.operations.keys()
    people = {d.officer for d in roster.duties} - scenario.officers.keys()
    posts = {d.post.post for d in roster.duties if d.post} - scenario.posts.keys()
    return [*sorted(jobs), *sorted(posts), *sorted(people)]


def _visible(written: Written | None, scenario: Scenario) -> tuple[Roster | None, Roster]:
    """What the workbook shows of the roster as written, and the rest: duties of other streets than its own."""
    if written is None:
        return None, EMPTY
    if not written.street:
        return written.roster, EMPTY

    def here(job: str, post: ShiftRef | None = None) -> bool:
        work = scenario.posts[post.post] if post else scenario.operations[job]
        return work.street == written.street

    whole = written.roster
    return (
        Roster(
            tuple(s for s in whole.starts if here(s.operation)),
            tuple(d for d in whole.duties if here(d.operation, d.post)),
            tuple(b for b in whole.bodies if here(b.operation)),
            tuple(v for v in whole.vehicles if here(v.operation)),
        ),
        Roster(
            tuple(s for s in whole.starts if not here(s.operation)),
            tuple(d for d in whole.duties if not here(d.operation, d.post)),
            tuple(b for b in whole.bodies if not here(b.operation)),
            tuple(v for v in whole.vehicles if not here(v.operation)),
        ),
    )


def _spared(merged: Merged, former: Roster) -> set[str]:
    """Operations of which somebody's marks were changed by hand: nothing is dealt there."""
    old = {(duty.officer, duty.job): duty for duty in former.duties}
    return {key[1] for key, w in merged.changed.items() if w.marks is not None and w.marks != frozenset(old[key].marks)}
