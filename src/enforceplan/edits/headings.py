"""Finds the header of a sheet that comes back: columns by their headings in either language, days by their dates.

When to modify: another form in which a day stands above its column.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from openpyxl.utils import get_column_letter

from enforceplan.edits.said import Cell, Desk
from enforceplan.load.book_sheet import Sheet
from enforceplan.scenario.forms import halfwidth, split_day
from enforceplan.text import LANGUAGES, words

_WITHIN = 30
"""Among so many filled rows the header is looked for."""
_SHORT = re.compile(r"(?<!\d)(\d{1,2})[-/.月](\d{1,2})(?!\d)")


@dataclass(frozen=True)
class Header:
    """Where the columns of a sheet stand."""

    row: int
    columns: dict[str, int]
    """Column key -> column."""
    days: dict[int, date]
    """Column -> day; nothing for the list."""


def find_header(
    sheet: Sheet, needed: tuple[str, ...], days: Collection[date], desk: Desk, *, optional: Iterable[str] = ()
) -> Header | None:
    """The first row with all headings needed and, where days are given, with one at least; else a complaint.

    Days that are none of those given are complained of: the sheet is about another week.
    """
    keys = {heading: key for key in (*needed, *optional) for heading in _headings(key)}
    for line in sheet.lines[:_WITHIN]:
        columns: dict[str, int] = {}
        for column, cell in line.cells.items():
            if (key := keys.get(cell.text.strip().lower())) is not None:
                columns.setdefault(key, column)
        if not columns.keys() >= set(needed):
            continue
        dated = {column: _day(cell.text, days) for column, cell in line.cells.items()} if days else {}
        found = {column: day for column, day in dated.items() if day is not None}
        if days and not found:
            continue
        return _checked(Header(line.number, columns, found), sheet, days, desk)
    named = [(" · ".join(_headings(key))) for key in needed]
    desk.complain(sheet.title, "edit.no_header_days" if days else "edit.no_header", columns=", ".join(named))
    return None


def _checked(header: Header, sheet: Sheet, days: Collection[date], desk: Desk) -> Header | None:
    strange = [column for column, day in header.days.items() if day not in days] if days else []
    if strange:
        cell = Cell(sheet.title, header.row, strange[0])
        desk.complain(
            cell, "edit.other_week", value=header.days[strange[0]].isoformat(), first=min(days), last=max(days)
        )
        return None
    seen: dict[date, int] = {}
    for column, day in header.days.items():
        if (former := seen.setdefault(day, column)) != column:
            cell = Cell(sheet.title, header.row, column)
            desk.complain(cell, "edit.day_twice", value=day.isoformat(), other=Cell(sheet.title, header.row, former))
            return None
    return header


def _headings(key: str) -> list[str]:
    return list(dict.fromkeys(words(language)(f"column.{key}").lower() for language in LANGUAGES))


def _day(text: str, days: Collection[date]) -> date | None:
    """A day written whole, or by month and day of the week it is about."""
    try:
        if (split := split_day(text)) is not None:
            return split[0]
    except ValueError:  # a day that does not exist
        return None
    found = _SHORT.search(halfwidth(text))
    if found is None:
        return None
    return next((day for day in days if (day.month, day.day) == (int(found[1]), int(found[2]))), None)


def unmerged(sheet: Sheet, header: Header, desk: Desk) -> None:
    """Complain of merged cells over what is read: of all but one of them nobody can tell what they say."""
    officers = header.columns["officer"]
    rows = {line.number for line in sheet.lines if line.number > header.row and officers in line.cells}
    columns = {*header.columns.values(), *header.days}
    for left, top, right, bottom in sheet.scan.merged:
        if any(top <= row <= bottom for row in rows) and any(left <= column <= right for column in columns):
            area = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
            desk.complain(Cell(sheet.title, top, left), "edit.merged", value=area)
