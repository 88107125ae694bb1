"""One sheet of a workbook as lines of text under headers: titles passed over, merged cells unfolded or refused.

When to modify: another way in which people lay out a table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from enforceplan.errors import Place
from enforceplan.load.book_cell import BookCell, RawValue, book_cell
from enforceplan.load.book_damage import library
from enforceplan.load.book_scan import LAST_ROW, Scan
from enforceplan.load.raw import Collector, RawCell, RawRow
from enforceplan.text import both

MOST_CELLS = 2_000_000
"""Most cells of a sheet, blank ones with them, that are looked at."""
MARK = "#"
"""Sheets, columns and remarks that begin with it are passed over."""
_HEADER_WITHIN = 12
"""Among so many filled rows the header is looked for."""


@dataclass
class Line:
    """A row that has something in it."""

    number: int
    """As the spreadsheet counts."""
    cells: dict[int, BookCell]
    """Column, 1 is A -> cell; blanks are left out."""

    @property
    def first(self) -> str:
        """The text of the first filled cell."""
        return next(iter(self.cells.values())).text


@dataclass
class Sheet:
    """A sheet with its lines."""

    title: str
    file: str
    """How messages name it: ``week.xlsx [officers]``."""
    scan: Scan
    lines: list[Line] = field(default_factory=list)
    too_large: bool = False

    @property
    def place(self) -> Place:
        """Where its first line stands."""
        return Place("row", self.lines[0].number if self.lines else 1)


def read_sheet(sheet: Any, file: str, scan: Scan) -> Sheet:
    """The filled rows of a worksheet of openpyxl, down to the last one that has a value."""
    made = Sheet(sheet.title, file, scan)
    if scan.last == 0:
        return made
    if scan.last is not None and scan.last > LAST_ROW:
        made.too_large = True
        return made
    seen = 0
    for number, (width, row) in enumerate(_rows(sheet, scan), start=1):
        found = {column: book_cell(raw, formula=(number, column) in scan.formulas) for column, raw in row.items()}
        if cells := {column: cell for column, cell in found.items() if cell.text}:
            made.lines.append(Line(number, cells))
        seen += 1 + width
        if seen > MOST_CELLS:
            made.too_large = True
            break
        if number == scan.last:
            break
    return made


def _rows(sheet: Any, scan: Scan) -> Iterator[tuple[int, dict[int, RawValue]]]:
    """(width, column -> what the library says of a cell with a value or a formula) of every row."""
    with library():
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(), start=1):
            yield (
                len(row),
                {
                    column: RawValue(cell.value, cell.data_type, cell.number_format)
                    for column, cell in enumerate(row, start=1)
                    if cell.value is not None or (number, column) in scan.formulas
                },
            )


def header_of(sheet: Sheet, known: Container[str], collector: Collector) -> Line | None:
    """The header: among the first lines the one with the most known names. Titles above it are named as not read."""
    lines = [line for line in sheet.lines[:_HEADER_WITHIN] if not line.first.startswith(MARK)]
    if not lines:
        return None
    header = max(lines, key=lambda line: sum(cell.text.lower() in known for cell in line.cells.values()))
    for line in lines:
        if line.number < header.number:
            collector.notice(
                "ignored",
                sheet.file,
                *both(
                    "load_book_sheet.row_stands_above_the_header",
                    sheet_file=sheet.file,
                    line_number=line.number,
                    first=line.first,
                ),
            )
    sheet.lines = [line for line in sheet.lines if line.number > header.number and not _remark(line)]
    return header


def _remark(line: Line) -> bool:
    """Whether a line is a remark: one cell that begins with the mark."""
    return len(line.cells) == 1 and line.first.startswith(MARK)


def unfold(sheet: Sheet, header: Line, collector: Collector) -> None:
    """Give every row its share of cells merged downwards; complain of those merged across columns or over values."""
    columns = {column for column, cell in header.cells.items() if not cell.text.startswith(MARK)}
    numbers = [line.number for line in sheet.lines]
    for left, top, right, bottom in sheet.scan.merged:
        under = [column for column in range(left, right + 1) if column in columns]
        lines = sheet.lines[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        if not under or not lines or top <= header.number:
            continue
        area = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
        filled = [(line.number, column) for line in lines for column in under if column in line.cells]
        if not filled:
            continue
        value = lines[0].cells.get(left) if lines[0].number == top else None
        if len(under) > 1 or left not in under or value is None or filled != [(top, left)]:
            collector.complain(
                sheet.file, Place("row", top), column=header.cells[under[0]].text,
                value=value.text if value else area,
                required=both("load_book_sheet.a_value_in_each_cell_are_merged", area=area),
                remedy=both("load_book_sheet.unmerge_the_cells_and_fill_in_each"),
            )  # fmt: skip
        elif len(lines) > 1:
            for line in lines:
                line.cells[left] = value
            collector.notice(
                "warning",
                f"{sheet.file} {area}",
                *both(
                    "load_book_sheet.the_value_of_the_merged_cells_was",
                    value=(value.text, f"{value.text!r}"),
                    area=area,
                ),
            )


def cell_of(found: BookCell, header: str, file: str, place: Place, collector: Collector) -> RawCell | None:
    """A cell for the loader; None (and a complaint) where it says nothing."""
    if found.amiss is None:
        return RawCell(found.text, header, file, place)
    collector.complain(
        file, place, column=header, value=found.text, required=found.amiss.required, remedy=found.amiss.remedy
    )
    return None


def rows_of(sheet: Sheet, header: Line, columns: list[str | None], collector: Collector) -> list[RawRow]:
    """The lines below the header as rows; ``columns`` are those of the header's filled cells, in order."""
    named = dict(zip(header.cells, columns, strict=True))
    rows = []
    for line in sheet.lines:
        place = Place("row", line.number)
        row = RawRow(sheet.file, place)
        for at, found in line.cells.items():
            if at not in named:
                collector.complain(
                    sheet.file, place, value=found.text,
                    required=both("load_book_sheet.a_header_above_every_cell"),
                    remedy=both("load_book_sheet.add_the_header_or_delete_the_cell", at=get_column_letter(at)),
                )  # fmt: skip
            elif (column := named[at]) is not None:
                cell = cell_of(found, header.cells[at].text, sheet.file, place, collector)
                if cell is None:
                    row.told.add(column)
                else:
                    row.cells[column] = cell
        if row.cells or row.told:
            rows.append(row)
    return rows
