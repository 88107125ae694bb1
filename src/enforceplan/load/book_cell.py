"""One cell of a workbook as the text it would be in a CSV file, or what is wrong with it.

When to modify: another kind of value that a spreadsheet keeps in a cell.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from enforceplan.text import both

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EDGES = "\u200b\u200c\u200d\u2060\ufeff"
"""Signs without a width that are copied along with texts from web pages and chats."""
_ROUNDED = 10**15
"""From here on a spreadsheet keeps no digit of a number but the first fifteen."""

Texts = tuple[str, str]


class RawValue(NamedTuple):
    """What openpyxl says of a cell."""

    value: object
    data_type: str
    """``e`` for the error of a formula"""
    number_format: str


@dataclass(frozen=True, slots=True)
class Amiss:
    """Why a cell says nothing: what is required and what to do, in Chinese and English."""

    required: Texts
    remedy: Texts


@dataclass(frozen=True, slots=True)
class BookCell:
    """Text of a cell; empty for a blank one."""

    text: str
    amiss: Amiss | None = None


_ERROR = Amiss(
    both("load_book_cell.a_value_not_the_error_of_a_formula"),
    both("load_book_cell.correct_the_formula_or_put_a_value"),
)
_NEVER_CALCULATED = Amiss(
    both("load_book_cell.the_result_of_the_formula"),
    both("load_book_cell.open_it_in_excel_or_wps_and_save"),
)
_TOO_LONG = Amiss(
    both("load_book_cell.at_most_15_digits_or_a_cell"),
    both("load_book_cell.give_the_cell_the_format_of_text"),
)


_NO_NUMBER = Amiss(both("load_book_cell.a_finite_number"), both("load_book_cell.put_a_number_in_its_place"))


def book_cell(cell: RawValue, *, formula: bool) -> BookCell:
    """A cell, read with the values that formulas had when the file was saved."""
    value = cell.value
    if cell.data_type == "e":
        return BookCell(str(value), _ERROR)
    if value is None or value == "":
        return BookCell("=…", _NEVER_CALCULATED) if formula else BookCell("")
    if isinstance(value, str):
        return BookCell(value.replace("_x000D_\n", "\n").strip(_EDGES + " \t\r\n\u3000\u00a0").strip())
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            return BookCell(str(value), _NO_NUMBER)
        if abs(value) >= _ROUNDED:
            return BookCell(f"{value:.0f}", _TOO_LONG)
        return BookCell(_number(value, cell.number_format))
    if isinstance(value, datetime):
        return BookCell(_moment(value, cell.number_format))
    return BookCell(_plain(value))


def _plain(value: object) -> str:
    """A truth value, a day, a time of day or a stretch of hours."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, time):
        return f"{value.hour:02d}:{value.minute:02d}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float, style: str) -> str:
    """A number as it is meant: percent where it is shown as percent, with the leading zeros that are shown."""
    bare = _QUOTED.sub("", style or "")
    if "%" in bare:
        return f"{value * 100:.12g}%"
    if value == int(value):
        digits = str(int(value))
        return digits.zfill(len(bare)) if bare and set(bare) == {"0"} else digits
    return format(Decimal(repr(value)), "f")


def _moment(value: datetime, style: str) -> str:
    """A day, and its time where one is shown; half a second of rounding is forgiven."""
    value += min(timedelta(milliseconds=500), datetime.max - value)
    if value.time() < time(0, 0, 1) and "h" not in _QUOTED.sub("", style or "").lower():
        return value.date().isoformat()
    return f"{value.date().isoformat()} {value:%H:%M}"
