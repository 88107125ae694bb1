"""A document as a workbook: one sheet a table, with drop-down lists; what is read back from it is the same document.

Texts are written as texts, so that no cell becomes a formula; numbers, dates and times as such wherever nothing of them
is lost. Columns of text have the format of text, so that a code such as 3-1 does not become a date while it is typed.

When to modify: how a value stands in a cell, or what a sheet looks like.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from enforceplan.errors import UsageFault
from enforceplan.load.book_lists import SHEET, options, source_of, validation
from enforceplan.load.book_sheet import MARK
from enforceplan.load.book_tables import NESTED, PROFILE_HEADS, RULE_HEADS, SETTING_HEADS, parameter_text
from enforceplan.load.given import given, headed, titled, used
from enforceplan.scenario import REQUIRED, ROWS, Document, Settings
from enforceplan.scenario.columns import Column, Form, columns
from enforceplan.scenario.rows import Row
from enforceplan.text import both

LONGEST = 32_767
"""Longest text of a cell, as spreadsheets have it."""
_MADE = datetime(2026, 1, 1)
"""Creation date in every workbook, so that the same document gives the same bytes."""
_EARLIEST = 1901
"""First year that spreadsheets agree upon."""
_SPARE = 500
"""Rows below the last one that have drop-down lists, too."""
_WIDEST, _NARROWEST = 48, 9
_COMMENT = {"author": "enforceplan", "font_size": 9, "x_scale": 2}
_FORMATS = {Form.DATE: "yyyy-mm-dd", Form.MOMENT: "yyyy-mm-dd hh:mm", Form.CLOCK: "hh:mm"}


def write_book(
    document: Document,
    path: str | Path,
    *,
    language: str,
    remarks: Mapping[str, str] | None = None,
    tables: Mapping[str, Sequence[str]] | None = None,
    meanings: Mapping[str, str] | None = None,
) -> None:
    """Write a document as a workbook.

    Parameters
    ----------
    language
        ``zh`` or ``en``: names of sheets and columns, and words in cells.
    remarks
        Table or ``settings.NAME`` -> a line that stands above the sheet, or beside the setting.
    tables
        Tables that get a sheet with all their columns, also where they are empty -> the columns that come first; the
        blank ones behind them are folded (none: no column is). Other tables have a sheet, and it has a column, where
        something is filled in.
    meanings
        ``TABLE.COLUMN`` -> its meaning, a comment on its header.

    Raises
    ------
    UsageFault
        A text is longer than a cell may be.
    """
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    book.set_properties({"created": _MADE, "title": document.settings.title})
    tables = tables or {}
    writer = _Writer(document, book, language, remarks or {}, tables, meanings or {})
    writer.settings()
    shown = [table for table in ROWS if table in tables or table in REQUIRED or document.table(table)]
    for table in sorted(shown, key=lambda table: table not in REQUIRED):
        writer.table(table, shown)
    if document.rules or "rules" in tables:
        writer.rules()
    if document.profiles or "profiles" in tables:
        writer.profiles()
    writer.lists()
    book.close()


class _Writer:
    """One workbook under way."""

    def __init__(
        self,
        document: Document,
        book: Workbook,
        language: str,
        remarks: Mapping[str, str],
        tables: Mapping[str, Sequence[str]],
        meanings: Mapping[str, str],
    ) -> None:
        self.document, self.book, self.language, self.remarks, self.tables = document, book, language, remarks, tables
        self.meanings = meanings
        head = {"bold": True, "bottom": 1, "valign": "vcenter", "text_wrap": True}
        self.head = book.add_format({**head, "bg_color": "#E7ECF2"})
        self.needed = book.add_format({**head, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        self.remark = book.add_format({"font_color": "#7F6000", "bg_color": "#FFF8E1", "valign": "vcenter"})
        self.beside = book.add_format({"font_color": "#595959", "valign": "top"})
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.number = book.add_format({"align": "left", "valign": "top"})
        self.formats = {
            form: book.add_format({"num_format": style, "align": "left", "valign": "top"})
            for form, style in _FORMATS.items()
        }
        self.options = options(document, language)
        self.lists_named = SHEET["zh" if language == "zh" else "en"]

    def sheet(self, table: str) -> tuple[Worksheet, int]:
        """A new sheet with its remark, and the row of its header."""
        sheet = self.book.add_worksheet(titled(table, self.language))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        row = 0
        if remark := self.remarks.get(table):
            sheet.write_string(0, 0, f"{MARK} {remark}", self.remark)
            sheet.set_row(0, 20, self.remark)
            row = 1
        sheet.freeze_panes(row + 1, 0)
        sheet.repeat_rows(row)
        return sheet, row

    def settings(self) -> None:
        """A setting a row: those that were filled and, where remarks name them, the others blank."""
        sheet, top = self.sheet("settings")
        for at, head in enumerate(SETTING_HEADS["zh" if self.language == "zh" else "en"]):
            sheet.write_string(top, at, head, self.head)
        sheet.write_string(top, 2, "", self.head)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, 2, 90)
        row = top + 1
        for outer, column, value in self._all_settings():
            dotted = f"{outer}.{column.name}" if outer else column.name
            remark = self.remarks.get(f"settings.{dotted}", "")
            if value is None and not remark:
                continue
            name = headed("settings", column.name, self.language)
            label = f"{headed('settings', outer, self.language)}.{name}" if outer else name
            sheet.write_string(row, 0, label, self.needed if column.required else self.head)
            self.cell(sheet, row, 1, column, value)
            self._check(sheet, "settings", column, row, row, 1)
            sheet.write_string(row, 2, remark, self.beside)
            row += 1

    def _all_settings(self) -> list[tuple[str, Column, Any]]:
        """Every setting with the mapping it stands in (empty: none) and its value; the needed ones first."""
        filled = given(self.document.settings)
        found = []
        for column in columns(Settings):
            if column.name in NESTED:
                inner = given(filled[column]) if column in filled else {}
                found += [(column.name, key, inner.get(key)) for key in columns(NESTED[column.name])]
            else:
                found.append(("", column, filled.get(column)))
        return sorted(found, key=lambda one: (not one[1].required, one[1].name == "schema"))

    def table(self, table: str, shown: Collection[str]) -> None:
        """A table on its sheet."""
        rows: tuple[Row, ...] = self.document.table(table)
        sheet, top = self.sheet(table)
        held, folded = self._columns(table, rows)
        widths = [_width(headed(table, column.name, self.language)) + 4 for column in held]
        for at, column in enumerate(held):
            heading = headed(table, column.name, self.language)
            sheet.write_string(top, at, heading, self.needed if column.required else self.head)
            if meaning := self.meanings.get(f"{table}.{column.name}"):
                sheet.write_comment(top, at, meaning, _COMMENT)
            for down, row in enumerate(rows, top + 1):
                value = given(row).get(column)
                self.cell(sheet, down, at, column, value)
                if value is not None:
                    widths[at] = max(widths[at], _width(column.text(value, self.language)) + 2)
            self._check(sheet, table, column, top + 1, top + len(rows) + _SPARE, at, shown)
            style = self.text if column.form is Form.TEXT else self.formats.get(column.form, self.number)
            fold = {"level": 1, "hidden": True} if column in folded else {}
            sheet.set_column(at, at, min(_WIDEST, max(_NARROWEST, widths[at])),
                             None if column.form is Form.MOMENT else style, fold)  # fmt: skip
        if folded:
            sheet.set_column(len(held), len(held), None, None, {"collapsed": True})

    def _columns(self, table: str, rows: tuple[Row, ...]) -> tuple[list[Column], list[Column]]:
        """The columns of a table's sheet, and those of them that are folded."""
        filled = used(rows, ROWS[table])
        if table not in self.tables:
            return filled or [column for column in columns(ROWS[table]) if column.required], []
        first = self.tables[table]
        rest = [column for column in columns(ROWS[table]) if column.name not in first]
        known = {column.name: column for column in columns(ROWS[table])}
        folded = [column for column in rest if first and column not in filled]
        front = [*(known[name] for name in first), *(column for column in rest if column not in folded)]
        return [*front, *folded], folded

    def _check(
        self, sheet: Worksheet, table: str, column: Column, first: int, last: int, at: int, shown: Collection[str] = ()
    ) -> None:
        """Attach the list or check of a column to its cells."""
        rule = validation(column, self.language, self._codes(source_of(table, column.name), shown, table))
        if rule is not None:
            sheet.data_validation(first, at, last, at, rule)

    def _codes(self, source: str, shown: Collection[str], table: str) -> str:
        """The range where the codes of a source stand; empty where there is none in this workbook."""
        if source in self.options:
            at = 2 * list(self.options).index(source)
            letter, last = xl_col_to_name(at), 1 + len(self.options[source].names)
            return f"='{self.lists_named}'!${letter}$2:${letter}${last}"
        if source not in shown or source == table:
            return ""
        top = 3 if source in self.remarks else 2
        return f"='{titled(source, self.language)}'!$A${top}:$A${top + len(self.document.table(source)) + _SPARE}"

    def rules(self) -> None:
        """A parameter a row."""
        rows = [
            (entry, *pair) for entry, values in self.document.rules.items() for pair in (values or {"": None}).items()
        ]
        self._entries("rules", RULE_HEADS["zh" if self.language == "zh" else "en"], rows)

    def profiles(self) -> None:
        """A parameter a row, its profile in front."""
        rows = [
            (profile, entry, *pair)
            for profile, entries in self.document.profiles.items()
            for entry, values in (entries or {"": {}}).items()
            for pair in (values or {"": None}).items()
        ]
        self._entries("profiles", PROFILE_HEADS["zh" if self.language == "zh" else "en"], rows)

    def _entries(self, table: str, heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        sheet, top = self.sheet(table)
        for at, head in enumerate(heads):
            sheet.write_string(top, at, head, self.needed if at < len(heads) - 2 else self.head)
            sheet.set_column(at, at, 32, self.text)
        for down, (*names, value) in enumerate(rows, top + 1):
            for at, name in enumerate(names):
                self._string(sheet, down, at, name)
            if names[-1]:
                self._string(sheet, down, len(names), parameter_text(value))

    def lists(self) -> None:
        """The codes of the catalogue with their names, for the drop-down lists and to look at."""
        sheet = self.book.add_worksheet(self.lists_named)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(1, 0)
        for at, one in enumerate(self.options.values()):
            sheet.write_string(0, 2 * at, one.title, self.head)
            sheet.write_string(0, 2 * at + 1, "", self.head)
            for down, (code, name) in enumerate(one.names.items(), 1):
                sheet.write_string(down, 2 * at, code)
                sheet.write_string(down, 2 * at + 1, name)
            sheet.set_column(2 * at, 2 * at, 24)
            sheet.set_column(2 * at + 1, 2 * at + 1, 34)

    def cell(self, sheet: Worksheet, row: int, at: int, column: Column, value: Any) -> None:
        """One value with its own type; as text where a spreadsheet would lose something of it."""
        if value is None:
            if column.form is Form.TEXT:
                sheet.write_blank(row, at, None, self.text)
        elif column.form in (Form.DATE, Form.MOMENT) and isinstance(value, date) and value.year >= _EARLIEST:
            sheet.write_datetime(row, at, value, self.formats[column.form])
        elif column.form is Form.CLOCK and value < 24 * 60:
            sheet.write_datetime(row, at, time(value // 60, value % 60), self.formats[Form.CLOCK])
        elif column.form is Form.NUMBER and _faithful(column, value):
            sheet.write_number(row, at, value, self.number)
        else:
            self._string(sheet, row, at, column.text(value, self.language))

    def _string(self, sheet: Worksheet, row: int, at: int, text: str) -> None:
        if len(text) > LONGEST:
            place: dict[str, object] = {"where": sheet.get_name(), "row": row + 1, "start": text[:40]}
            raise UsageFault(*both("load_write_book.at_most_characters", longest=f"{LONGEST:,}", **place))
        sheet.write_string(row, at, text, self.text)


def _faithful(column: Column, value: float) -> bool:
    """Whether a number is the same after it went through a cell, which keeps some fifteen digits of it."""
    if column.cell is None or abs(value) >= 10**15 or float(f"{value:.15g}") != value:
        return False
    back = column.cell.read(str(int(value)) if value == int(value) else str(value))
    return back == value and type(back) is type(value)


def _width(text: str) -> int:
    """Width of a text in characters of a column; Chinese signs count twice."""
    return max((len(line) + sum(ord(sign) > 0x2E7F for sign in line) for line in text.split("\n")), default=0)
