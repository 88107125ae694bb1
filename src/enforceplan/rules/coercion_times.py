"""When coercive execution is barred."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import CoerciveKind, Day, DayKind, Level
from enforceplan.facts import at, clock
from enforceplan.rules.base import Clock, Example, Finding, Rule
from enforceplan.verbs import Never

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_LATE: dict[str, object] = {"night_open": "01:00", "night_close": "05:30"}
_EXECUTION: dict[str, dict[str, object]] = {"operations": {"A1": {"coercive": CoerciveKind.EXECUTION}}}
_MEASURE: dict[str, dict[str, object]] = {"operations": {"A1": {"coercive": CoerciveKind.MEASURE}}}
_MET_MONDAY = {"coercive": CoerciveKind.EXECUTION, "preconditions_met_on": date(2026, 5, 11)}
_MET_TUESDAY = {"coercive": CoerciveKind.EXECUTION, "preconditions_met_on": date(2026, 5, 12)}


def _example_week(place: int, kind: DayKind) -> dict[str, dict[str, object]]:
    """The execution of the examples, in a week of which one day (0 Monday) is of another kind."""
    days = [(n, date(2026, 5, 11) + timedelta(days=n)) for n in range(-1, 9)]
    usual = {True: DayKind.WEEKEND, False: DayKind.WORKDAY}
    week = tuple(Day(d, kind if n == place else usual[d.weekday() >= 5], d.weekday() < 5) for n, d in days)
    return {**_EXECUTION, "settings": {"calendar": week}}


class CoercionTimes(Rule):
    """Coercive execution (行政强制执行) touches no night, rest day, holiday or make-up workday, and is ripe.

    Clock: every minute from muster to dismissal, calendar days and local time; a night is [night_open, night_close).
    Ending exactly at ``night_open`` or midnight, and beginning exactly at ``night_close``, is allowed. It begins on the
    day on which its preconditions are met or later; where no such day is given they are taken on trust. Coercive
    measures (seizure, sealing) are not execution; an operation with an emergency basis is free.
    """

    id: ClassVar = "coercion_times"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"night_open": "earlier", "night_close": "later", "on_makeup_workday": "free"}
    night_open: Clock = "22:00"
    """Beginning of the night, "HH:MM"."""
    night_close: Clock = "06:00"
    """End of the night, "HH:MM"."""
    on_makeup_workday: bool = False
    """Whether a weekend day on which offices work to make up for a holiday is allowed."""

    accepts: ClassVar = (
        Example(
            "ends as a night of 22:30 begins", ("U1,U2 A1 0 20:00-22:30",), _EXECUTION, params={"night_open": "22:30"}
        ),
        Example(
            "ends as a night of one minute begins",
            ("U1,U2 A1 0 20:00-22:00",),
            _EXECUTION,
            params={"night_open": "22:00", "night_close": "22:01"},
        ),
        Example(
            "begins with the day after a holiday",
            ("U1,U2 A1 1 00:00-01:00",),
            _example_week(0, DayKind.HOLIDAY),
            params=_LATE,
        ),
        Example("ends with Friday, where midnight is no night", ("U1,U2 A1 4 20:00-00:00",), _EXECUTION, params=_LATE),
        Example(
            "begins with Monday, where midnight is no night", ("U1,U2 A1 0 00:00-01:00",), _EXECUTION, params=_LATE
        ),
        Example("begins as the night ends", ("U1,U2 A1 0 06:00-10:00",), _EXECUTION),
        Example("ends as the night begins", ("U1,U2 A1 4 18:00-22:00",), _EXECUTION),
        Example("a seizure is a measure", ("U1,U2 A1 0 20:00-01:00",), _MEASURE),
        Example(
            "an emergency on Sunday night",
            ("U1,U2 A1 6 23:00-02:00",),
            {"operations": {"A1": {"coercive": CoerciveKind.EXECUTION, "emergency_basis": "flood"}}},
        ),
        Example("preconditions met the same day", ("U1,U2 A1 0 09:00-12:00",), {"operations": {"A1": _MET_MONDAY}}),
        Example(
            "make-up workday, where allowed",
            ("U1,U2 A1 5 09:00-12:00",),
            _example_week(5, DayKind.MAKEUP_WORKDAY),
            params={"on_makeup_workday": True},
        ),
    )
    rejects: ClassVar = (
        Example("a minute of Saturday", ("U1,U2 A1 4 20:00-00:01",), _EXECUTION, params=_LATE),
        Example("Sunday's last minute", ("U1,U2 A1 6 23:59-00:30",), _EXECUTION, params=_LATE),
        Example(
            "a minute into a night that opens at 22:30",
            ("U1,U2 A1 0 20:00-22:31",),
            _EXECUTION,
            params={"night_open": "22:30"},
        ),
        Example("one minute before the night ends", ("U1,U2 A1 0 05:59-10:00",), _EXECUTION),
        Example("one minute into the night", ("U1,U2 A1 4 18:01-22:01",), _EXECUTION),
        Example("from 20:00 to 01:00", ("U1,U2 A1 1 20:00-01:00",), _EXECUTION),
        Example("Saturday morning", ("U1,U2 A1 5 09:00-12:00",), _EXECUTION),
        Example("last hour of the horizon", ("U1,U2 A1 6 23:00-00:00",), _EXECUTION),
        Example("first day, a holiday", ("U1,U2 A1 0 09:00-12:00",), _example_week(0, DayKind.HOLIDAY)),
        Example("make-up workday", ("U1,U2 A1 5 09:00-12:00",), _example_week(5, DayKind.MAKEUP_WORKDAY)),
        Example("a day too early", ("U1,U2 A1 0 09:00-12:00",), {"operations": {"A1": _MET_TUESDAY}}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Starts of executions whose minutes meet a barred piece of time, or that come before they are ripe."""
        operations = p.scenario.operations.values()
        bound = np.zeros(p.J, dtype=bool)
        bound[: p.K] = [k.coercive is CoerciveKind.EXECUTION and not k.emergency_basis for k in operations]
        ripe = np.full(p.J, -1, dtype=np.int64)
        for n, k in enumerate(operations):
            if k.preconditions_met_on is not None:
                ripe[n] = (k.preconditions_met_on - p.scenario.week_start).days
        opens, closes = (int(text[:2]) * 60 + int(text[3:]) for text in (self.night_open, self.night_close))
        never = p.night(opens, closes).any(axis=0) | (p.day < ripe[p.start_job])
        barred = p.rest if self.on_makeup_workday else p.rest | p.makeup
        for d in np.flatnonzero(barred) - 1:
            never |= p.touches(int(d) * 1440, int(d + 1) * 1440)
        book.say(Never(entry=self.entry, level=self.level, start=never & bound[p.start_job]))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Each served execution against the days and nights it touches."""
        for code, start in f.starts.items():
            operation = f.scenario.operations[code]
            if operation.coercive is not CoerciveKind.EXECUTION or operation.emergency_basis:
                continue
            end = f.end_of(code)
            told = {"operation": code, "began": start.isoformat(" ", "minutes")}
            lasted = {**told, "ended": end.isoformat(" ", "minutes")}
            for day in self._nights(start, end):
                yield self.finding("night", date=day.isoformat(), **lasted)
            day = start.date()
            while at(day, time()) < end:
                if day in f.scenario.day_of and self._barred(f.scenario.day_of[day]):
                    yield self.finding("day", date=day.isoformat(), **lasted)
                day += timedelta(days=1)
            met = operation.preconditions_met_on
            if met is not None and start.date() < met:
                yield self.finding("unripe", date=met.isoformat(), **told)

    def _barred(self, day: Day) -> bool:
        """The audit's own view of a day."""
        if day.kind is DayKind.MAKEUP_WORKDAY:
            return not self.on_makeup_workday
        return day.kind is not DayKind.WORKDAY

    def _nights(self, start: datetime, end: datetime) -> Iterator[date]:
        """Days whose night shares a minute with [start, end)."""
        opens, closes = clock(self.night_open), clock(self.night_close)
        day = start.date() - timedelta(days=1)
        while at(day, opens) < end:
            if at(day + timedelta(days=1 if closes <= opens else 0), closes) > start:
                yield day
            day += timedelta(days=1)
