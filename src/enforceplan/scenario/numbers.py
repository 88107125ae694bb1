"""Number cells: whole numbers, amounts with percentages, heads or a share of them.

When to modify: a new kind of number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from enforceplan.scenario.cells import STRING, Cell, fault, read_text
from enforceplan.scenario.forms import halfwidth
from enforceplan.text import both


def _number(value: object) -> float:
    text = str(value) if isinstance(value, int | float) and not isinstance(value, bool) else halfwidth(read_text(value))
    scale = 1.0
    if text.endswith("%"):
        text, scale = text[:-1], 0.01
    if re.match(r"^[-+]?\d{1,12}(\.\d{1,20})?$", text, re.ASCII):
        return float(text) * scale if scale != 1.0 else float(text)
    return float("nan")


def _percent(value: object) -> bool:
    return halfwidth(str(value)).strip().endswith("%")


def plain(value: float) -> str:
    """A number with every digit it has and no exponent, so that it reads back as itself."""
    return format(Decimal(repr(value)), "f").removesuffix(".0")


def whole(least: int, most: int = 10**9) -> Cell:
    """A whole number between two bounds, both included."""

    def read(value: object) -> int:
        number = _number(value)
        if number != number or number != int(number) or not least <= number <= most or _percent(value):
            span = f"{least}–{most}" if most < 10**9 else f"≥ {least}"
            fault(*both("scenario_numbers.a_whole_number", span=span))
        return int(number)

    schema: dict[str, Any] = {"type": "integer", "minimum": least}
    return Cell(read, str, schema if most == 10**9 else {**schema, "maximum": most})


def amount(least: float, most: float) -> Cell:
    """A number, or a percentage, between two bounds, both included."""

    def read(value: object) -> float:
        number = _number(value)
        if not least <= number <= most:
            fault(*both("scenario_numbers.a_number", least=f"{least:g}", most=f"{most:g}"))
        return number

    return Cell(read, plain, {"type": "number", "minimum": least, "maximum": most})


def _read_reserve(value: object) -> int | float:
    number = _number(value)
    percent = _percent(value)
    if not (number >= 0 and (number <= 1 if percent else number < 1 or number == int(number))):
        fault(*both("scenario_numbers.heads_a_whole_number_0_or_a_share"))
    return number if percent or 0 < number < 1 else int(number)


def _write_reserve(value: int | float) -> str:
    return str(value) if isinstance(value, int) else f"{value * 100:.12g}%" if value in (0.0, 1.0) else plain(value)


Reserve = Annotated[int | float, Cell(_read_reserve, _write_reserve, {"anyOf": [{"type": "number"}, STRING]})]
Heads = Annotated[int, whole(0, 10000)]
Households = Annotated[int, whole(0, 10_000_000)]
Points = Annotated[int, whole(0, 10_000_000)]
Minutes = Annotated[int, whole(0, 100000)]
Count = Annotated[int, whole(1, 10000)]
Signed = Annotated[int, whole(-(10**8))]
Hours = Annotated[float, amount(0, 168)]
LongHours = Annotated[float, amount(0, 10_000)]
Share = Annotated[float, amount(0, 1)]
