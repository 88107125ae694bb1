"""Looks into a workbook before it is read: is it one, is it safe, and what does a streaming reader not tell of it.

Nothing is parsed here. The XML of a sheet runs through once, a piece at a time, so that a million rows of coloured
blank cells cost no more than their bytes.

When to modify: another kind of file that people take for a workbook, or another limit.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from enforceplan.load.book_damage import Damaged, library
from enforceplan.text import both

MOST_UNPACKED = 400 * 1024 * 1024
"""Most bytes a workbook may unpack to; one with styled cells to the last row and column P stays below."""
MOST_BESIDE = 64 * 1024 * 1024
"""Most bytes of its parts that are no sheets: texts, styles, relations."""
MOST_PARTS = 5_000
LAST_ROW = 1_048_576
"""Last row of a sheet."""
_PIECE = 4 * 1024 * 1024
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 64 * 1024
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\sr="(\d+)"')
_ANY_ROW = re.compile(rb"<(?:\w+:)?row\b")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is|f)[\s/>]")
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b')
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\sref="([A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?)"')


@dataclass(frozen=True)
class Unfit:
    """Why a file cannot be read as a workbook: what is required, and what to do."""

    value: str
    required: tuple[str, str]
    remedy: tuple[str, str]


@dataclass(frozen=True)
class Scan:
    """What one sheet's XML says before it is parsed."""

    last: int | None
    """Last row with a value, 0 where there is none; None where rows bear no numbers."""
    formulas: frozenset[tuple[int, int]] = frozenset()
    """Row and column of each cell with a formula."""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First column, first row, last column, last row of each merged area."""


_SAVE_AGAIN = both("load_book_scan.open_it_in_excel_or_wps_and_save")


def unfit(data: bytes) -> Unfit | None:
    """Why these bytes are no workbook that can be read safely; None where they are one."""
    if not data:
        return Unfit(
            "0 B",
            both("load_book_scan.a_workbook_that_is_not_empty"),
            both("load_book_scan.save_the_file_again_or_get"),
        )
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return Unfit("encrypted", both("load_book_scan.a_workbook_without_a_password"),
                         both("load_book_scan.open_it_in_excel_or_wps_take"))  # fmt: skip
        return Unfit("xls", both("load_book_scan.the_format_xlsx_not_the_old_xls"), _SAVE_AGAIN)
    try:
        with library():
            package = zipfile.ZipFile(BytesIO(data))
        return _unfit_package(package)
    except Damaged:
        return Unfit(data[:8].hex(" "), both("load_book_scan.a_whole_xlsx_workbook_this_file"),
                     both("load_book_scan.get_it_again", otherwise=_SAVE_AGAIN))  # fmt: skip


def _unfit_package(package: zipfile.ZipFile) -> Unfit | None:
    parts = package.infolist()
    beside = sum(part.file_size for part in parts if "/worksheets/" not in part.filename)
    total = sum(part.file_size for part in parts)
    if total > MOST_UNPACKED or beside > MOST_BESIDE or len(parts) > MOST_PARTS:
        return Unfit(
            f"{total // 2**20} MB, {len(parts)} parts",
            both("load_book_scan.a_workbook_of_reasonable_size_when"),
            both("load_book_scan.keep_only_rows_columns_and_sheets"),
        )
    if any(part.flag_bits & 1 for part in parts):
        return Unfit("encrypted", both("load_book_scan.a_workbook_without_a_password"), _SAVE_AGAIN)
    if "xl/workbook.xml" not in package.namelist() and not any(
        part.filename.endswith("workbook.xml") for part in parts
    ):
        return Unfit(parts[0].filename if parts else "", both("load_book_scan.an_excel_workbook_xlsx"), _SAVE_AGAIN)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with library(), package.open(part) as stream:
                head = stream.read(_HEAD)
            if b"<!DOCTYPE" in head:
                return Unfit(part.filename, both("load_book_scan.a_workbook_without_a_doctype"), _SAVE_AGAIN)
    return None


def has_macros(data: bytes) -> bool:
    """Whether the workbook carries macros."""
    with library():
        package = zipfile.ZipFile(BytesIO(data))
    return any(name.endswith("vbaProject.bin") for name in package.namelist())


def scan(package: zipfile.ZipFile, part: str) -> Scan:
    """What the XML of a sheet says of values, formulas and merged cells."""
    last: int | None = 0
    formulas: set[tuple[int, int]] = set()
    merged: list[tuple[int, int, int, int]] = []
    inside = True
    for piece in _pieces(package, part):
        end = _END.search(piece) if inside else None
        rows = piece[: end.start()] if end else piece if inside else b""
        inside = inside and end is None
        if b"<f" in rows or b":f" in rows:
            formulas.update(_cell(match[1].decode()) for match in _FORMULA.finditer(rows))
        merged += [_corners(match[1].decode()) for match in _MERGE.finditer(piece)]
        value = max((match.start() for match in _VALUE.finditer(rows)), default=-1)
        if value >= 0 and last is not None:
            begins = max((match.start() for match in _ANY_ROW.finditer(rows, 0, value)), default=0)
            number = _ROW.match(rows, begins)
            last = int(number[1]) if number else None
    return Scan(last, frozenset(formulas), tuple(merged))


def _cell(coordinate: str) -> tuple[int, int]:
    with library():
        return coordinate_to_tuple(coordinate)


def _corners(area: str) -> tuple[int, int, int, int]:
    with library():
        left, top, right, bottom = range_boundaries(area)
    return left or 1, top or 1, right or 1, bottom or LAST_ROW


def _pieces(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML in pieces that end where a row begins, or at least where a tag does."""
    held = b""
    with library():
        stream = package.open(part)
    while True:
        with library():
            chunk = stream.read(_PIECE)
        if not chunk:
            break
        held += chunk
        row = max(held.rfind(b"<row "), held.rfind(b":row "))
        cut = held.rfind(b"<", 0, row + 1) if row > 0 else held.rfind(b"<")
        if cut > 0:
            yield held[:cut]
            held = held[cut:]
    yield held
