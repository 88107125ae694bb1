"""The forms in which spreadsheets and input methods write digits, dates and times of day.

``2026-07-06``, ``2026/7/6``, ``2026.7.6``, ``2026年7月6日``, ``20260706``, with or without a day of the week behind;
``8:30``, ``08:30:00``, ``8时30分``; all of them also in full-width signs.

When to modify: another form that some program writes.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DAY = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))"
    r"(?:\s*[(]?(?:星期|周)([一二三四五六日天])[)]?)?(?=$|[\sT上下aApP])",
    re.ASCII,
)
_MIDNIGHT = re.compile(r"(0?0:00(:00(\.0+)?)?)?")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2})(?::00)?|[时点](\d{2})分?)", re.ASCII)
_WEEKDAYS = "一二三四五六日"
_SERIAL = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050
"""1 January 2000 and 31 December 2099 as spreadsheets count days."""


def halfwidth(text: str) -> str:
    """The text with full-width digits, letters and signs (０-９ ： － ／ ％ ～) as those of ASCII."""
    return text.translate(_FULL)


def split_day(text: str) -> tuple[date, str] | None:
    """The day a text begins with and the rest of it; None where it begins with none.

    Raises
    ------
    ValueError
        The day does not exist, or is another day of the week than the one written behind it.
    """
    text = halfwidth(text)
    match = _DAY.match(text)
    if match is None:
        return None
    year, month, day, short_month, short_day, weekday = match.groups()
    found = date(int(year), int(month or short_month), int(day or short_day))
    if weekday and found.weekday() != _WEEKDAYS.find(weekday.replace("天", "日")):
        raise ValueError(text)
    return found, text[match.end() :].removeprefix("T").strip()


def day_of(text: str) -> date | None:
    """The day a text is, midnight written behind it or not; None where it is none. Raises as `split_day`."""
    split = split_day(text)
    return split[0] if split and _MIDNIGHT.fullmatch(split[1]) else None


def clock_of(text: str) -> int | None:
    """Minutes after midnight, 0 to 1440; None where the text is no time of day."""
    match = _CLOCK.fullmatch(halfwidth(text))
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or match[3])
    return hours * 60 + minutes if minutes < 60 and hours * 60 + minutes <= 1440 else None


def serial_day(text: str) -> date | None:
    """The day that a bare number would be in a spreadsheet; None where it is no such number of this century."""
    if not _SERIAL.fullmatch(halfwidth(text)):
        return None
    days = int(float(halfwidth(text)))
    return date(1899, 12, 30) + timedelta(days=days) if _FIRST_SERIAL <= days <= _LAST_SERIAL else None
