"""Cells that are views of the rest and not read back: what somebody typed there counts for nothing, and that is told.

They are held against what stood in them, made again from the roster as it was written. Cells whose row or column is
somebody else's now say nothing of a hand.

When to modify: a column of either sheet that is read back, or another one that is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

from enforceplan.domain import Scenario
from enforceplan.edits.headings import find_header
from enforceplan.edits.said import Cell, Desk
from enforceplan.load import book_sheet
from enforceplan.load.raw import Collector
from enforceplan.outcome import Outcome, Status
from enforceplan.report.layout import AFTER_DAYS
from enforceplan.report.tables import rows_of
from enforceplan.report.view import View
from enforceplan.report.week import Row, weeks
from enforceplan.report.work_tables import duties
from enforceplan.report.written import Written
from enforceplan.scenario.forms import halfwidth
from enforceplan.text import LANGUAGES, words

_LISTED = ("street", "end", "hours", "body")
_TELLING = ("code", "start", "seat")
"""Columns of the list that are views, and those that tell whether the row is still about the same work."""
_NAMED = 6
"""Most cells of a column that are named."""

Changed = Mapping[str, list[Cell]]
"""Column -> cells that were changed."""


def tell_aside(
    matrix: list[book_sheet.Sheet], listed: list[book_sheet.Sheet], written: Written, scenario: Scenario, desk: Desk
) -> None:
    """Note for each sheet and column what was typed where nothing is read."""
    outcome = Outcome(scenario, (), Status.GOOD, written.roster, {}, (), None)
    view = View(outcome, street=written.street)
    quiet = Desk("", Collector())  # faults of a header are told by those who read the sheet
    for sheet in matrix:
        _tell(sheet.title, _of_matrix(sheet, view, quiet), desk)
    for sheet in listed:
        _tell(sheet.title, _of_list(sheet, view, quiet), desk)


def _tell(title: str, changed: Changed, desk: Desk) -> None:
    for column, cells in changed.items():
        heading = tuple(words(language)(f"column.{column}") for language in LANGUAGES)
        shown = [str(cell).rpartition(" ")[2] for cell in cells[:_NAMED]]
        more = f" … {len(cells)}" if len(cells) > _NAMED else ""
        desk.notice(title, "edit.not_read", cells=", ".join(shown) + more, column=heading)


def _of_matrix(sheet: book_sheet.Sheet, view: View, desk: Desk) -> Changed:
    changed: dict[str, list[Cell]] = defaultdict(list)
    header = find_header(sheet, ("officer",), view.facts.dates, desk, optional=AFTER_DAYS)
    if header is None:
        return changed
    shown = [week for week in weeks(view) if {*header.days.values()} & {*week.days}]
    stood = {row.officer.code: row for row in shown[0].rows} if len(shown) == 1 else {}
    for line in sheet.lines:
        code = line.cells.get(header.columns["officer"])
        row = stood.get(code.text.strip()) if code and line.number > header.row else None
        for column, value in _burden(row) if row else ():
            place = header.columns.get(column, 0)
            found = line.cells.get(place)
            if place and not _says(found.text if found else "", value):
                changed[column].append(Cell(sheet.title, line.number, place))
    return changed


def _burden(row: Row) -> Iterator[tuple[str, object]]:
    for column in AFTER_DAYS:
        yield column, getattr(row, column)


def _of_list(sheet: book_sheet.Sheet, view: View, desk: Desk) -> Changed:
    changed: dict[str, list[Cell]] = defaultdict(list)
    header = find_header(sheet, ("officer", "seat"), (), desk, optional=(*_LISTED, *_TELLING))
    if header is None:
        return changed
    frame = duties(view)
    told = (dict(zip(frame.columns, values, strict=True)) for values in rows_of(frame))
    stood = {str(row["seat"]): row for row in told}
    for line in sheet.lines:
        texts = {column: line.cells[n].text for column, n in header.columns.items() if n in line.cells}
        row = stood.get(texts.get("seat", "")) if texts.get("officer") else None
        if row is None or not all(_says(texts.get(column, ""), row[column]) for column in _TELLING):
            continue
        for column in _LISTED:
            # an end is read where it is an operation's
            read = column == "end" and row["kind"] == "operation"
            if column in header.columns and not read and not _says(texts.get(column, ""), row[column]):
                changed[column].append(Cell(sheet.title, line.number, header.columns[column]))
    return changed


def _says(text: str, value: object) -> bool:
    """The cell says the value, as a spreadsheet may write it."""
    plain = halfwidth(text).strip()
    if isinstance(value, int | float):
        try:
            return abs(float(plain or "0") - value) < 0.005
        except ValueError:  # a word where a number stood
            return False
    if isinstance(value, datetime):
        try:
            return datetime.fromisoformat(plain.replace("/", "-")) == value
        except ValueError:  # another form of a moment, or none
            return False
    return plain == ("" if value is None else halfwidth(str(value)).strip())
