"""Forms of the operations (联合执法行动单) on A3: all about each one on the left, its people on the right.

When to modify: how the forms lie on paper. What they say is decided in `operation_paper`.
"""

from __future__ import annotations

from itertools import zip_longest

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from enforceplan.domain import Operation
from enforceplan.report.listings import teams
from enforceplan.report.operation_paper import facts_of, people_headings, people_of, tasks_of
from enforceplan.report.sheets import Sheets, row_height

_FACTS = (11, 38, 11, 38)
"""Widths of label, text, label, text."""
_PEOPLE = (6, 11, 22, 20, 18, 12, 14)
_WIDTHS = (*_FACTS, 2, *_PEOPLE)
_RIGHT = len(_FACTS) + 1
"""First column of the people."""
_PAGE = 680
"""Points of a page that rows may fill."""
_SIGNED = 30
"""Height of the row to sign in, points."""


def write_forms(sheets: Sheets) -> None:
    """A form for each served operation, by start; none is cut by the end of a page unless it is longer than one."""
    view = sheets.view
    place = sheets.sheet(view.words("sheet.forms"), fitted=False)
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
        sheet.set_row(n, height)
        for column, text in enumerate(left):
            style = sheets.head if len(left) > 1 and column % 2 == 0 else sheets.plain
            wide = column == len(left) - 1 and len(left) < len(_FACTS)
            if wide:
                sheet.merge_range(n, column, n, len(_FACTS) - 1, "", style)
            sheets.cell(sheet, n, column, text or None, style)
        for column, value in enumerate(right, _RIGHT):
            style = sheets.head if n == row + 1 else sheets.plain
            sheets.cell(sheet, n, column, None if value == "" else value, style)
    end = row + 1 + len(rows)
    sheet.set_row(end, _SIGNED)
    sheet.merge_range(end, 0, end, last, w("paper.signatures"), sheets.style(valign="vcenter", border=0))
    return end + 2
