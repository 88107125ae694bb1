"""How a wish is written in a cell: ``off 2026-05-12 pm``, ``on Fri``, ``off 2026-05-13 night x3``.

When to modify: another thing an officer may wish for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from enforceplan.scenario.cells import CHINESE_DAYS, STRING, Cell, fault, pieces, read_date
from enforceplan.scenario.words import WEEKDAYS
from enforceplan.text import both

_WANTED = {"on": True, "off": False, "上班": True, "想上": True, "休": False, "休息": False}
_HALVES = {"am": "am", "pm": "pm", "上午": "am", "下午": "pm"}
_TIMES = re.compile(r"^[x×](\d{1,4})$", re.ASCII)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class WrittenWish:
    """One wish as it stands in the table."""

    wanted: bool
    day: date | int
    """A date, or a day of the week (0 Monday)."""
    half: str = ""
    """``am``, ``pm`` or empty for the whole day"""
    kind: str = ""
    """Kind of shift meant; empty: any duty."""
    weight: int = 1


def _read(value: object) -> tuple[WrittenWish, ...]:
    if isinstance(value, tuple) and all(isinstance(item, WrittenWish) for item in value):
        return value
    return tuple(_one(piece) for piece in pieces(value))


def _one(text: str) -> WrittenWish:
    words = text.split()
    if len(words) < 2 or words[0].lower() not in _WANTED:
        fault(*both("scenario_wishes.a_wish_such_as_off_2026_05_12_pm"))
    day: date | int = WEEKDAYS[words[1].lower()] if words[1].lower() in WEEKDAYS else read_date(words[1])
    half, kind, weight = "", "", 1
    for word in words[2:]:
        if times := _TIMES.match(word):
            weight = int(times.group(1))
        elif word.lower() in _HALVES:
            half = _HALVES[word.lower()]
        elif kind:
            fault(*both("scenario_wishes.one_kind_of_shift_in_a_wish"))
        else:
            kind = word
    if half and kind:
        fault(*both("scenario_wishes.a_half_day_or_a_kind_of_shift"))
    return WrittenWish(_WANTED[words[0].lower()], day, half, kind, weight)


def _write(wishes: tuple[WrittenWish, ...]) -> str:
    return "; ".join(
        " ".join(
            part
            for part in (
                "on" if wish.wanted else "off",
                _DAYS[wish.day] if isinstance(wish.day, int) else wish.day.isoformat(),
                wish.half,
                wish.kind,
                f"x{wish.weight}" if wish.weight != 1 else "",
            )
            if part
        )
        for wish in wishes
    )


_CHINESE = {"on": "上班", "off": "休", "am": "上午", "pm": "下午", **dict(zip(_DAYS, CHINESE_DAYS, strict=True))}


def _in_chinese(text: str) -> str:
    wishes = [piece.split() for piece in pieces(text)]
    return "; ".join(" ".join(_CHINESE.get(word, word) for word in words) for words in wishes)


Wishes = Annotated[
    tuple[WrittenWish, ...],
    Cell(_read, _write, {"anyOf": [STRING, {"type": "array", "items": STRING}]}, chinese=_in_chinese),
]
