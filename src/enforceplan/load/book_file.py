"""A workbook as a raw document: one sheet a table, read as text with sheet, row and column of every cell.

Sheets may be called in either language, and so may their columns. Macros are never run and formulas never calculated:
what they last gave is read, and named. A sheet whose name begins with ``#`` is passed over.

When to modify: another kind of sheet. How a settings or rules sheet is laid out stands in `book_tables`.
"""

from __future__ import annotations

import difflib
import re
import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from enforceplan.errors import Place
from enforceplan.load.book_damage import Damaged, library
from enforceplan.load.book_lists import SHEET
from enforceplan.load.book_scan import has_macros, scan, unfit
from enforceplan.load.book_sheet import MARK, MOST_CELLS, Sheet, read_sheet
from enforceplan.load.book_tables import take_profiles, take_rules, take_settings, take_table
from enforceplan.load.files import read_bytes
from enforceplan.load.raw import Collector, RawDocument
from enforceplan.scenario import REQUIRED
from enforceplan.scenario.words import TABLES, table_names
from enforceplan.text import both

_USUAL = re.compile(r"(sheet|工作表|table|表)\s*\d*", re.IGNORECASE)
"""Names that programs give to new sheets."""
_ALIKE = 0.8
"""From here on a sheet's name is taken for a table's, misspelt."""


def read_book(path: Path, file: str, collector: Collector) -> RawDocument:
    """A workbook as a raw document; complaints are in the collector."""
    document = RawDocument(file)
    sheets = sheets_of(path, file, collector)
    if sheets is None:
        document.broken.add("*")
        return document
    names = table_names()
    chosen: dict[str, Sheet] = {}
    for sheet in sheets:
        table = names.get(sheet.title.strip().lower())
        if table is None:
            _stranger(sheet, file, collector)
        elif table in chosen and sheet.lines and chosen[table].lines:
            collector.complain(
                sheet.file,
                Place(),
                value=sheet.title,
                required=both(
                    "load_book_file.one_sheet_for_each_table", title=(chosen[table].title, f"{chosen[table].title!r}")
                ),
                remedy=both("load_book_file.put_the_two_together_or_begin", mark=MARK),
            )
        elif table not in chosen or sheet.lines:
            chosen[table] = sheet
    for table, sheet in chosen.items():
        _take(document, table, sheet, collector)
    return document


def sheets_of(path: Path, file: str, collector: Collector) -> list[Sheet] | None:
    """The sheets of a workbook with their filled rows, those to be passed over named; None where it cannot be read."""
    data = read_bytes(path, file, collector, file=file, place=Place())
    if data is None:
        return None
    if (reason := unfit(data)) is not None:
        collector.complain(file, Place(), value=reason.value, required=reason.required, remedy=reason.remedy)
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _sheets(data, file, collector)
    except Damaged as damaged:
        collector.complain(
            file, Place(), value=str(damaged),
            required=both("load_book_file.a_workbook_that_can_be_read"),
            remedy=both("load_book_file.open_it_in_excel_or_wps_repair"),
        )  # fmt: skip
        return None


def _sheets(data: bytes, file: str, collector: Collector) -> list[Sheet]:
    if has_macros(data):
        collector.notice("ignored", file, *both("load_book_file.has_macros_which_were_not_read", file=file))
    made = []
    with library():
        package = zipfile.ZipFile(BytesIO(data))
        book: Any = load_workbook(BytesIO(data), read_only=True, data_only=True)
    with package:
        for found in book.worksheets:
            label = f"{file} [{found.title}]"
            if found.title in SHEET.values():
                continue
            if found.title.startswith(MARK):
                collector.notice(
                    "ignored", label, *both("load_book_file.begins_with_and_was_not_read", label=label, mark=MARK)
                )
                continue
            sheet = read_sheet(found, label, scan(package, found._worksheet_path))
            collector.file(label)
            if sheet.too_large:
                collector.complain(
                    label, Place(), value=f"> {MOST_CELLS:,}",
                    required=both("load_book_file.rows_and_columns_with_data"),
                    remedy=both("load_book_file.delete_blank_rows_and_columns"),
                )  # fmt: skip
            elif count := len(sheet.scan.formulas):
                collector.notice(
                    "warning", label, *both("load_book_file.has_formulas_what_they_gave_when", label=label, count=count)
                )  # fmt: skip
            made.append(sheet)
    return made


def _stranger(sheet: Sheet, file: str, collector: Collector) -> None:
    """A sheet that is no table: a complaint where its name is nearly one, otherwise a notice."""
    if not sheet.lines:
        return
    names = table_names()
    title = sheet.title.strip().lower()
    alike = difflib.get_close_matches(title, names, n=1, cutoff=_ALIKE) or [
        name for name in names if len(name) > 1 and name in title and len(title) <= len(name) + 2
    ]
    if alike and not _USUAL.fullmatch(title):
        collector.unknown(
            file, Place(), value=sheet.title, known=alike, what=both("load_book_file.sheet"),
            remedy=both("load_book_file.correct_the_name_of_the_sheet", mark=MARK),
        )  # fmt: skip
        return
    collector.notice(
        "ignored", sheet.file, *both("load_book_file.is_not_the_name_of_a_table_and_was", sheet_file=sheet.file)
    )


def _take(document: RawDocument, table: str, sheet: Sheet, collector: Collector) -> None:
    """The lines of a sheet as what its table is."""
    if sheet.too_large:
        document.broken.add(table)
    elif table == "settings":
        take_settings(document, sheet, collector)
    elif table == "rules":
        document.rules = take_rules(sheet, collector)
    elif table == "profiles":
        document.profiles = take_profiles(sheet, collector)
    elif table in TABLES and table != "base":
        raw = take_table(table, sheet, collector)
        if raw.rows or table in REQUIRED or sheet.scan.last is None:
            document.tables[table] = raw
