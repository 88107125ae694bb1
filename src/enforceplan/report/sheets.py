"""A workbook to print under way: A3 landscape sheets, tables with their headings, room to sign. All text stays text.

When to modify: how sheets look, or another type of cell. What stands on a sheet is decided in the rooms that write it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from enforceplan.report.days import DayTitle
from enforceplan.report.measures import (
    FONT,
    MARGINS,
    USUAL_HEIGHT,
    WIDEST,
    column_widths,
    page_ends,
    paper_scale,
    row_height,
)
from enforceplan.report.view import View

_A3 = 8
_LONGEST_CELL = 32_000
_TITLE_ROW = 20
"""Height of the row with a sheet's title, points."""
_SIGNED_ROW = 34
"""Height of a row to sign in, points."""
_MADE = datetime(2026, 1, 1)
"""Creation date in every workbook, so that the same roster gives the same bytes."""
COLOURS = {
    "operation": "#DCE9F7",
    "post": "#EAF4E4",
    "standby": "#FCE9DA",
    "on_call": "#FFF6DA",
    "absence": "#E6E6E6",
    "elsewhere": "#EFE6F5",
}
"""Kind of a line in the week matrix -> colour of its cell."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet and the next free row on it."""

    sheet: Worksheet
    row: int


class Sheets:
    """One workbook under way."""

    def __init__(self, view: View, path: Path) -> None:
        self.view = view
        self.book: Workbook = xlsxwriter.Workbook(
            str(path), {"in_memory": True, "default_format_properties": FONT, "default_row_height": 17}
        )
        self.book.set_properties({"created": _MADE, "title": view.title})
        self.title = self.book.add_format({"bold": True, "font_size": 14})
        self.note = self.book.add_format({"font_size": 9, "font_color": "#444444"})
        self.warning = self.book.add_format({"font_size": 12, "bold": True, "font_color": "#B00020"})
        self._heights: dict[str, dict[int, float]] = defaultdict(dict)
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}

    def style(self, **settings: Any) -> Format:
        """The format of a cell with these settings beside the usual ones, made once."""
        key = tuple(sorted(settings.items()))
        if key not in self._styles:
            usual = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF", "font_size": 9}
            self._styles[key] = self.book.add_format({**usual, **settings})
        return self._styles[key]

    @cached_property
    def plain(self) -> Format:
        """The format of most cells."""
        return self.style()

    @cached_property
    def number(self) -> Format:
        """The format of numbers: apart from the text in the next column."""
        return self.style(align="center")

    @cached_property
    def head(self) -> Format:
        """The format of headings."""
        return self.style(bold=True, bg_color="#E7ECF2", valign="vcenter")

    @cached_property
    def band(self) -> Format:
        """The format of a row that names what stands below it."""
        return self.style(bold=True, bg_color="#F3F3F3", text_wrap=False)

    def sheet(self, name: str, lines: Iterable[str] = (), *, scale: int = 0) -> Place:
        """A new sheet with its heading, and whose roster it is.

        ``scale`` in percent leaves the ends of pages to the caller; else it is fitted to the width of the paper.
        """
        w = self.view.words
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(_A3)
        sheet.set_landscape()
        if scale:
            sheet.set_print_scale(scale)
        else:
            sheet.fit_to_pages(1, 0)
        sheet.set_margins(**MARGINS)
        sheet.set_footer(f"&L{w('audit.caution')}&R&P/&N")
        sheet.write_string(0, 0, self.view.title, self.title)
        self.height(sheet, 0, _TITLE_ROW)
        if self.view.draft:
            sheet.set_header(f"&C&12{self.view.edition}", {"margin": 0.15})
        row = 1
        edition = [self.view.edition] if self.view.edition else []
        for line in (*edition, self.view.verdict_word, *lines):
            warns = self.view.draft and row == 1
            sheet.write_string(row, 0, line, self.warning if warns else self.note)
            row += 1
        return Place(sheet, row)

    def height(self, sheet: Worksheet, row: int, points: float) -> None:
        """Set the height of a row."""
        sheet.set_row(row, points)
        self._heights[sheet.name][row] = points

    def pages(self, place: Place, header: int, widths: Sequence[int], bound: Collection[int]) -> None:
        """Print the rows above a place as large as the columns let, no page ended by a row that is bound to the next.

        ``header`` is the row of headings that comes again on every page.
        """
        heights = [self._heights[place.sheet.name].get(row, USUAL_HEIGHT) for row in range(place.row)]
        scale = paper_scale(widths)
        place.sheet.set_print_scale(scale)
        place.sheet.set_h_pagebreaks(page_ends(heights, bound, repeated=heights[header], scale=scale))

    def cell(self, sheet: Worksheet, row: int, column: int, value: object, style: Format | None = None) -> None:
        """One value with its own type; days, dates and times as such, text never interpreted."""
        given = style or self.plain
        if value is None or value == "":
            sheet.write_blank(row, column, None, given)
        elif isinstance(value, bool):
            sheet.write_string(row, column, self.view.words("word.yes" if value else "word.no"), given)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, style or self.number)
        elif isinstance(value, DayTitle):
            shown = style or self.style(num_format=day_format(value), align="left")
            sheet.write_datetime(row, column, datetime.combine(value.day, datetime.min.time()), shown)
        elif isinstance(value, datetime):
            shown = style or self.style(num_format="yyyy-mm-dd hh:mm", align="left")
            sheet.write_datetime(row, column, value, shown)
        elif isinstance(value, date):
            shown = style or self.style(num_format="yyyy-mm-dd", align="left")
            sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), shown)
        else:
            sheet.write_string(row, column, str(value)[:_LONGEST_CELL], given)

    def headings(self, place: Place, headings: Sequence[object], widths: Sequence[int]) -> Place:
        """A row of headings; a day's is a date."""
        for column, heading in enumerate(headings):
            days = {"num_format": day_format(heading), "align": "left"} if isinstance(heading, DayTitle) else {}
            style = self.style(bold=True, bg_color="#E7ECF2", valign="vcenter", **days) if days else self.head
            self.cell(place.sheet, place.row, column, heading, style)
        self.height(place.sheet, place.row, row_height(headings, widths))
        return Place(place.sheet, place.row + 1)

    def rows(self, place: Place, rows: Sequence[Sequence[object]], widths: Sequence[int]) -> Place:
        """Rows as high as their text needs."""
        for down, values in enumerate(rows, place.row):
            for column, value in enumerate(values):
                self.cell(place.sheet, down, column, value)
            self.height(place.sheet, down, row_height(values, widths))
        return Place(place.sheet, place.row + len(rows))

    def table(
        self, name: str, headings: Sequence[str], rows: Sequence[Sequence[object]], *, widest: int = WIDEST
    ) -> None:
        """A sheet of one table: headings frozen and repeated on paper, filter on, widths by content."""
        place = self.sheet(self.view.words(f"sheet.{name}"))
        widths = column_widths(headings, rows, widest=widest)
        self.widths(place.sheet, widths)
        end = self.rows(self.headings(place, headings, widths), rows, widths)
        place.sheet.freeze_panes(place.row + 1, 0)
        place.sheet.repeat_rows(place.row)
        if rows:
            place.sheet.autofilter(place.row, 0, end.row - 1, len(headings) - 1)

    def title_band(self, place: Place, text: str, columns: int) -> Place:
        """A row over so many columns that names what stands below it."""
        self.cell(place.sheet, place.row, 0, text.strip(), self.band)
        for column in range(1, columns):
            self.cell(place.sheet, place.row, column, None, self.band)
        return Place(place.sheet, place.row + 1)

    def widths(self, sheet: Worksheet, widths: Sequence[int]) -> None:
        """Set the widths of the columns."""
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def signatures(self, place: Place, first: int, last: int) -> Place:
        """Room to sign and date between two columns: made, checked, issued by, and remarks."""
        w, sheet, row = self.view.words, place.sheet, place.row
        middle = first + (last - first) * 2 // 3
        for key in ("made", "checked", "issued"):
            self.height(sheet, row, _SIGNED_ROW)
            self.cell(sheet, row, first, w(f"sign_by.{key}"), self.head)
            self.room(sheet, row, first + 1, middle - 1)
            self.cell(sheet, row, middle, w("sign_by.date"), self.head)
            self.room(sheet, row, middle + 1, last)
            row += 1
        self.height(sheet, row, _SIGNED_ROW)
        self.cell(sheet, row, first, w("column.remark"), self.head)
        self.room(sheet, row, first + 1, last)
        return Place(sheet, row + 1)

    def room(self, sheet: Worksheet, row: int, first: int, last: int) -> None:
        """An empty cell over some columns, to write in."""
        style = self.style(valign="vcenter")
        if first < last:
            sheet.merge_range(row, first, row, last, "", style)
        else:
            sheet.write_blank(row, first, None, style)


def day_format(title: DayTitle) -> str:
    """A number format that shows a date as its title does, whatever the language of the program that opens it."""
    shown = f"{title.day:%m-%d}"
    before, _, after = title.partition(shown)
    return (f'"{before}"' if before else "") + "mm-dd" + (f'"{after}"' if after else "")
