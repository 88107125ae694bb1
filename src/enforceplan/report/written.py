"""The roster as it was written, kept in a sheet of the workbook that is not shown: what hand edits are held against.

When to modify: together with `roster_json`, when the roster gets a new kind of decision; `FORMAT` then rises.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from enforceplan.report.fingerprint import roster_hash
from enforceplan.report.view import View
from enforceplan.roster import BodyChoice, Duty, Role, Roster, ShiftRef, Start, VehicleUse

SHEET = "enforceplan"
"""Name of the sheet, the same in every language."""
FORMAT = "2"


@dataclass(frozen=True, slots=True)
class Written:
    """What a workbook keeps of the roster it was made from."""

    roster: Roster
    scenario_hash: str
    week_start: date
    days: int
    street: str
    """The street whose workbook it is; empty: of all of them. The roster is always the whole one."""
    title: str


def write_state(view: View, book: Workbook) -> None:
    """Add the sheet: a decision a row, a JSON list of texts in its only cell; spreadsheets offer no way to show it."""
    scenario = view.outcome.scenario
    first, days = scenario.week_start.isoformat(), str(scenario.days)
    told = ("scenario", view.scenario_print, first, days, view.street, scenario.title)
    sheet = book.add_worksheet(SHEET)
    for row, text in enumerate([_text(("format", FORMAT)), _text(told), *_decisions(view.roster)]):
        sheet.write_string(row, 0, text)
    sheet.very_hidden()


@lru_cache(maxsize=1)
def _decisions(roster: Roster) -> tuple[str, ...]:
    """The rows of a roster, worked out once for the workbooks of all streets."""
    return tuple(map(_text, _rows(roster)))


def _text(values: Sequence[str]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _rows(roster: Roster) -> Iterator[tuple[str, ...]]:
    yield "roster", roster_hash(roster)
    for start in roster.starts:
        yield "start", start.operation, start.start.isoformat(timespec="minutes")
    for d in roster.duties:
        job = str(d.post) if d.post else ""
        yield "duty", d.officer, d.role.value, d.operation, d.element, str(d.group), job, " ".join(d.marks)
    for b in roster.bodies:
        yield "body", b.operation, str(b.group), b.element, b.body
    for v in roster.vehicles:
        yield "vehicle", v.operation, v.equipment, str(v.quantity)


def read_state(rows: Sequence[Sequence[str]]) -> Written | None:
    """What `write_state` wrote, from the texts of its rows; None where it is not whole and unchanged."""
    try:
        return _read(rows)
    except (ValueError, KeyError, IndexError):  # a row cut short, or a value that is none of ours
        return None


def _read(rows: Sequence[Sequence[str]]) -> Written | None:
    kinds: dict[str, list[list[str]]] = {}
    for text, *_ in rows:
        kind, *values = json.loads(text) if text.startswith("[") else (text,)
        if not all(isinstance(value, str) for value in (kind, *values)):
            return None
        kinds.setdefault(kind, []).append([*values, *[""] * (7 - len(values))])
    if kinds["format"][0][0] != FORMAT:
        return None
    told, first, days, street, title, *_ = kinds["scenario"][0]
    roster = Roster(
        tuple(Start(code, datetime.fromisoformat(start)) for code, start, *_ in kinds.get("start", [])),
        tuple(
            Duty(
                officer, Role(role), operation, element, int(group), ShiftRef.parse(post) if post else None,
                tuple(marks.split()),
            )
            for officer, role, operation, element, group, post, marks in kinds.get("duty", [])
        ),
        tuple(BodyChoice(code, int(group), element, body) for code, group, element, body, *_ in kinds.get("body", [])),
        tuple(VehicleUse(code, pool, int(units)) for code, pool, units, *_ in kinds.get("vehicle", [])),
    )  # fmt: skip
    if roster_hash(roster) != kinds["roster"][0][0]:
        return None
    return Written(roster.ordered(), told, date.fromisoformat(first), int(days), street, title)
