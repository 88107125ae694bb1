"""Writes roster.xlsx: the week as planners know it and every list beside it, ready to print on A3 landscape.

When to modify: a new sheet. What stands in a list is decided in `listings`, in the week matrix in `week`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from enforceplan.report import account_tables, listings, people_tables, work_tables
from enforceplan.report.listings import Listing
from enforceplan.report.tables import rows_of
from enforceplan.report.view import View
from enforceplan.report.week import Week, weeks
from enforceplan.report.wording import headings, worded

_A3 = 8
_LONGEST_CELL = 32_000
_WIDEST, _NARROWEST = 60, 6
_LINE = 13
"""Height of a line of text, points."""
_AUDIT_WIDTHS = (20, 20, 13, 11, 11, 44, 28, 28, 34, 8, 9)
"""Of the rules in force, so that they can be read on A3; the tables above and below them share the columns."""
_MADE = datetime(2026, 1, 1)
"""Creation date in every workbook, so that the same roster gives the same bytes."""


def write_workbook(view: View, path: Path) -> None:
    """The whole workbook. All text is written as text: no cell becomes a formula or a link."""
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    book.set_properties({"created": _MADE, "title": view.title})
    writer = _Writer(view, book)
    found = weeks(view)
    for n, week in enumerate(found, 1):
        writer.week(week, f" {n}" if len(found) > 1 else "")
    writer.listing("daily", listings.daily(view))
    writer.listing("operations", listings.operations(view))
    made = listings.orders(view)
    writer.listing("orders", Listing(listings.ORDER, tuple(row for order in made.values() for row in order.rows)))
    writer.listing("gaps", listings.gaps(view))
    writer.audit()
    writer.frame("departments", people_tables.departments(view))
    writer.frame("officers", people_tables.officers(view))
    writer.frame("notices", account_tables.notices(view))
    tidy = work_tables.duties(view)
    writer.table("duties", list(tidy.columns), rows_of(tidy))
    book.close()


class _Writer:
    """One workbook under way: its formats, and the next free row of each sheet is the caller's matter."""

    def __init__(self, view: View, book: Workbook) -> None:
        self.view = view
        self.book = book
        base = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF", "font_size": 9}
        self.plain = book.add_format(base)
        self.head = book.add_format({**base, "bold": True, "bg_color": "#E7ECF2", "valign": "vcenter"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format({"font_size": 9, "font_color": "#444444"})
        self.fill = {
            "operation": book.add_format({**base, "bg_color": "#DCE9F7"}),
            "post": book.add_format({**base, "bg_color": "#EAF4E4"}),
            "on_call": book.add_format({**base, "bg_color": "#FFF6DA"}),
            "absence": book.add_format({**base, "bg_color": "#E6E6E6"}),
        }

    def sheet(self, name: str, lines: Iterable[str] = ()) -> tuple[Worksheet, int]:
        """A new sheet with its heading; the row after it."""
        w = self.view.words
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(_A3)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.5)
        sheet.set_footer(f"&L{w('audit.caution')}&R&P/&N")
        sheet.write_string(0, 0, self.view.title, self.title)
        row = 1
        edition = [self.view.edition] if self.view.edition else []
        for line in (*edition, self.view.verdict_word(), *lines):
            sheet.write_string(row, 0, line, self.note)
            row += 1
        return sheet, row

    def cell(self, sheet: Worksheet, row: int, column: int, value: object, style: Format) -> None:
        """One value with its own type, text never interpreted."""
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            sheet.write_string(row, column, self.view.words("word.yes" if value else "word.no"), style)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, style)
        elif isinstance(value, datetime | date):
            shown = f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else value.isoformat()
            sheet.write_string(row, column, shown, style)
        else:
            sheet.write_string(row, column, str(value)[:_LONGEST_CELL], style)

    def block(
        self,
        sheet: Worksheet,
        row: int,
        headings: Sequence[str],
        rows: Sequence[Sequence[object]],
        widths: Sequence[int],
    ) -> int:
        """A table with its headings, rows as high as their text needs; the row after it."""
        for column, heading in enumerate(headings):
            sheet.write_string(row, column, heading, self.head)
        for down, values in enumerate(rows, row + 1):
            for column, value in enumerate(values):
                self.cell(sheet, down, column, value, self.plain)
            lines = max(-(-text_width(value) // width) for value, width in zip(values, widths, strict=True))
            sheet.set_row(down, _LINE * max(1, lines))
        return row + 1 + len(rows)

    def table(self, name: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """A sheet of one table: headings frozen and repeated on paper, filter on, widths by content."""
        sheet, row = self.sheet(self.view.words(f"sheet.{name}"))
        widths = column_widths(headings, rows)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        end = self.block(sheet, row, headings, rows, widths)
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        if rows:
            sheet.autofilter(row, 0, end - 1, len(headings) - 1)

    def listing(self, name: str, listing: Listing) -> None:
        """A list on a sheet of its own."""
        self.table(name, listing.headings(self.view), listing.rows)

    def frame(self, name: str, frame: pd.DataFrame) -> None:
        """A tidy table on a sheet of its own, in words."""
        self.table(name, headings(self.view, frame), worded(self.view, frame))

    def week(self, week: Week, number: str) -> None:
        """The matrix: an officer a row, a day a column."""
        w = self.view.words
        sheet, row = self.sheet(w("sheet.week") + number, [w("sentence.key")])
        left, right = ("department", "officer", "standing", "certificate"), ("hours", "nights", "weekends")
        headings = [w(f"column.{c}") for c in left]
        headings += [self.view.day_title(day) for day in week.days]
        headings += [w(f"column.{c}") for c in right]
        self.block(sheet, row, headings, [], [])
        for down, entry in enumerate(week.rows, row + 1):
            officer = entry.officer
            before = (officer.owner, officer.code, w.of(officer.standing), entry.certificate)
            shown = ["\n".join(line.text for line in lines) for lines in entry.cells]
            colours = [self.fill[lines[0].kind] if lines else self.plain for lines in entry.cells]
            styles = [*[self.plain] * len(left), *colours, *[self.plain] * len(right)]
            values = (*before, *shown, entry.hours, entry.nights, entry.weekends)
            for column, (value, style) in enumerate(zip(values, styles, strict=True)):
                self.cell(sheet, down, column, value, style)
            sheet.set_row(down, _LINE * max(1, *map(len, entry.cells)))
        longest = max((text_width(e.text) for r in week.rows for lines in r.cells for e in lines), default=0)
        first, after = len(left), len(left) + len(week.days)
        sheet.set_column(0, first - 1, 11)
        sheet.set_column(first, after - 1, min(_WIDEST, max(12, longest)))
        sheet.set_column(after, after + len(right) - 1, 9)
        sheet.freeze_panes(row + 1, first)
        sheet.repeat_rows(row)
        sheet.repeat_columns(0, first - 1)
        sheet.write_string(row + 2 + len(week.rows), 0, w("sentence.signatures"), self.note)

    def audit(self) -> None:
        """Score with bounds, the rules in force with what they found, and exceptions; findings on the next sheet."""
        w = self.view.words
        sheet, row = self.sheet(w("sheet.audit"), [w.of(self.view.outcome.status)])
        score = account_tables.score(self.view)
        rules = account_tables.rules(self.view).drop(columns=["rule", "exceptions"])
        exceptions = account_tables.exceptions(self.view)
        for column, width in enumerate(_AUDIT_WIDTHS):
            sheet.set_column(column, column, width)
        for frame in (score, rules, *([] if exceptions.empty else [exceptions])):
            widths = _AUDIT_WIDTHS[: len(frame.columns)]
            row = self.block(sheet, row + 1, headings(self.view, frame), worded(self.view, frame), widths)
        self.frame("findings", account_tables.findings(self.view))


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[int]:
    """Widths by content, Chinese characters counted twice, within limits."""
    longest = [max((text_width(row[column]) for row in rows), default=0) for column in range(len(headings))]
    return [
        min(_WIDEST, max(_NARROWEST, width + 2, text_width(heading) + 4))
        for heading, width in zip(headings, longest, strict=True)
    ]


def text_width(value: object) -> int:
    """Width of a value in characters of a spreadsheet column."""
    if isinstance(value, datetime):
        return 16
    text = "" if value is None else str(value)
    return len(text) + sum(ord(c) > 0x2E7F for c in text)
