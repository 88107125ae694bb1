"""What kind of day each date is: statutory holidays and make-up workdays from the built-in data, or as overridden.

Source: 全国年节及纪念日放假办法 and the State Council's yearly notices, as kept by the package chinesecalendar.
When to modify: another source of holidays, or other school holidays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from enforceplan.domain import Day, DayKind, Notice
from enforceplan.text import both

NO_OVERRIDES: Mapping[date, tuple[DayKind, bool | None]] = MappingProxyType({})
"""A calendar table that says nothing."""

_SCHOOL_HOLIDAYS = (((1, 20), (2, 28)), ((7, 1), (8, 31)))
"""First and last (month, day) of the school holidays. Assumed: they differ by place and year."""
_OPEN = (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)


def calendar_days(
    first: date, last: date, overrides: Mapping[date, tuple[DayKind, bool | None]] = NO_OVERRIDES
) -> tuple[tuple[Day, ...], tuple[Notice, ...]]:
    """Every day from ``first`` to ``last``, both included, in order; none where ``last`` is before ``first``.

    Parameters
    ----------
    first, last
        First and last date wanted.
    overrides
        Date -> its kind, and whether it is a school day (None: the default). An overridden day is known.

    Returns
    -------
    days, notices
        A day of a year without built-in data gets the kind of its weekday, ``known=False``, and each such year one
        notice. A school day is by default a workday or make-up workday outside 20 January to 28 February and 1 July
        to 31 August.
    """
    days: list[Day] = []
    unknown: dict[int, list[date]] = {}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        given, school = overrides.get(day, (None, None))
        kind = given or _built_in(day)
        if kind is None:
            unknown.setdefault(day.year, []).append(day)
        known = kind is not None
        kind = kind or _by_weekday(day)
        days.append(Day(day, kind, _school(day, kind) if school is None else school, known))
    return tuple(days), tuple(_notice(year, dates) for year, dates in unknown.items())


def _built_in(day: date) -> DayKind | None:
    """Kind of the day by the State Council's notice; None where there is no data of its year."""
    from chinese_calendar import get_holiday_detail  # type: ignore[import-untyped]

    try:
        rests, name = get_holiday_detail(day)
    except NotImplementedError:
        return None
    if rests:
        return DayKind.HOLIDAY if name else DayKind.WEEKEND
    return DayKind.MAKEUP_WORKDAY if day.weekday() >= 5 else DayKind.WORKDAY


def _by_weekday(day: date) -> DayKind:
    return DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY


def _school(day: date, kind: DayKind) -> bool:
    at = (day.month, day.day)
    return kind in _OPEN and not any(begin <= at <= end for begin, end in _SCHOOL_HOLIDAYS)


def _notice(year: int, dates: list[date]) -> Notice:
    spell = f"{dates[0]}" if len(dates) == 1 else f"{dates[0]} … {dates[-1]} ({len(dates)})"
    return Notice("calendar", "calendar", *both("catalogue_calendar.no_holiday_data", year=year, days=spell))
