"""Forms of the operations (联合执法行动单) on A3: all about each one on the left, its people on the right.

When to modify: how the forms lie on paper. What they say is decided in `operation_paper`.
"""

from __future__ import annotations

from itertools import zip_longest

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from enforceplan.domain import Operation
from enforceplan.report.listings import teams
from enforceplan.report.measures import row_height
from enforceplan.report.operation_paper import facts_of, people_headings, people_of, tasks_of
from enforceplan.report.sheets import Sheets

_FACTS = (12, 29, 12, 29)
"""Widths of label, text, label, text."""
_PEOPLE = (6, 13, 19, 18, 16, 12, 12)
_WIDTHS = (*_FACTS, 2, *_PEOPLE)
_RIGHT = len(_FACTS) + 1
"""First column of the people."""
_SCALE = 80
"""Percent; the columns then lie on A3 with room to spare, as fonts differ."""
_PAGE = 720 * 100 / _SCALE
"""Points of a page that rows may fill."""
_SIGNED = 30
"""Height of the row to sign in, points."""


_SIGNING = {"made": (0, 1, 1), "checked": (2, 3, 3), "issued": (6, 7, 7), "date": (8, 9, 11)}
"""Who signs: column of the label, first and last column of the room."""


def write_forms(sheets: Sheets) -> None:
    """A form for each served operation, by start; none is cut by the end of a page unless it is longer than one."""
    view = sheets.view
    place = sheets.sheet(view.words("sheet.forms"), scale=_SCALE)
    sheets.widths(place.sheet, _WIDTHS)
    used, row, breaks = place.row * 15.0, place.row, []
    for operation in view.served:
        rows = _rows(sheets, operation)
        heights = [_height(left, right) for left, right in rows]
        high = sum(heights) + 2 * _SIGNED
        if used + high > _PAGE:
            breaks.append(row)
            used = 0.0
        row = _write(sheets, place.sheet, row, operation, rows, heights)
        used += high
    place.sheet.set_h_pagebreaks([at for at in breaks if at > place.row])


_Row = tuple[tuple[str, ...], tuple[object, ...]]
"""(a pair or two of label and text, or one text alone; one of the people)"""


def _rows(sheets: Sheets, operation: Operation) -> list[_Row]:
    view = sheets.view
    parties = teams(view, operation)
    left = [*facts_of(view, operation, parties), *((line,) for line in tasks_of(view, parties))]
    right = [tuple(people_headings(view)), *people_of(view, parties)]
    return list(zip_longest(left, right, fillvalue=()))


def _height(left: tuple[str, ...], right: tuple[object, ...]) -> float:
    widths = {4: _FACTS, 2: (_FACTS[0], sum(_FACTS[1:])), 1: (sum(_FACTS),), 0: ()}[len(left)]
    return max(row_height(left, widths), row_height(right, _PEOPLE[: len(right)]))


def _write(
    sheets: Sheets, sheet: Worksheet, row: int, operation: Operation, rows: list[_Row], heights: list[float]
) -> int:
    """One form; the row after it."""
    w, last = sheets.view.words, len(_WIDTHS) - 1
    sheet.merge_range(
        row, 0, row, last, f"{w('paper.operation')}  {operation.code} {operation.name}".rstrip(), sheets.head
    )
    for n, ((left, right), height) in enumerate(zip(rows, heights, strict=True), row + 1):
        sheets.height(sheet, n, height)
        for column, text in enumerate(left):
            style = sheets.head if len(left) > 1 and column % 2 == 0 else sheets.plain
            wide = column == len(left) - 1 and len(left) < len(_FACTS)
            if wide:
                sheet.merge_range(n, column, n, len(_FACTS) - 1, "", style)
            sheets.cell(sheet, n, column, text, style)
        for column, value in enumerate(right, _RIGHT):
            sheets.cell(sheet, n, column, value, sheets.head if n == row + 1 else None)
    end = row + 1 + len(rows)
    sheets.height(sheet, end, _SIGNED)
    for key, (label, first, after) in _SIGNING.items():
        sheets.cell(sheet, end, label, w(f"sign_by.{key}"), sheets.head)
        sheets.room(sheet, end, first, after)
    return end + 2
