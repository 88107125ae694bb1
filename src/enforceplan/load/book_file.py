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
                sheet.file, Place(), value=sheet.title,
                required=(f"每个表只有一个工作表；“{chosen[table].title}”已是此表",
                          f"one sheet for each table; {chosen[table].title!r} is the same table"),
                remedy=(f"合并两个工作表，或在其中一个的名称前加 {MARK}",
                        f"put the two together, or begin the name of one with {MARK} to have it ignored"),
            )  # fmt: skip
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
            required=("可读取的工作簿；此文件已损坏", "a workbook that can be read; this one is damaged"),
            remedy=("在 Excel 或 WPS 中打开并修复，另存为 .xlsx",
                    "open it in Excel or WPS, repair it, and save it as .xlsx"),
        )  # fmt: skip
        return None


def _sheets(data: bytes, file: str, collector: Collector) -> list[Sheet]:
    if has_macros(data):
        collector.notice(
            "ignored",
            file,
            f"{file} 含有宏，未读取也不会运行",
            f"{file} has macros, which were not read and are never run",
        )
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
                    "ignored", label, f"{label} 以 {MARK} 开头，未读取", f"{label} begins with {MARK} and was not read"
                )
                continue
            sheet = read_sheet(found, label, scan(package, found._worksheet_path))
            collector.file(label)
            if sheet.too_large:
                collector.complain(
                    label, Place(), value=f"> {MOST_CELLS:,}",
                    required=("只有数据的行列；此表的单元格过多",
                              "rows and columns with data only; this sheet has too many cells"),
                    remedy=("删去空白的行和列后保存", "delete blank rows and columns, and save it"),
                )  # fmt: skip
            elif count := len(sheet.scan.formulas):
                collector.notice(
                    "warning", label, f"{label} 中有 {count} 个公式，读取的是保存时的结果",
                    f"{label} has formulas ({count}); what they gave when it was saved was read",
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
            file, Place(), value=sheet.title, known=alike, what=("工作表名", "sheet"),
            remedy=(f"改正工作表名，或在其前加 {MARK} 使其被忽略",
                    f"correct the name of the sheet, or begin it with {MARK} to have it ignored"),
        )  # fmt: skip
        return
    collector.notice("ignored", sheet.file, f"{sheet.file} 不是表名，未读取",
                     f"{sheet.file} is not the name of a table and was not read")  # fmt: skip


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
