"""The price of overtime, where it may be bought at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level, RuleException
from enforceplan.facts import at
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Load

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_WEEK = tuple(f"U1 P1 {day} 08:00-16:00" for day in range(5))


def _granted(limit: int | None, on: int = 17) -> dict[str, dict[str, object]]:
    day = date(2026, 5, on)
    return {"settings": {"exceptions": (RuleException("overtime", "U1", day, day, limit, "", ""),)}}


def _tail(minutes: int) -> dict[str, dict[str, object]]:
    """So many working minutes of U1's last duty fall on the first day."""
    return {"officers": {"U1": {"carried": Carried(tail_minutes=minutes)}}}


class Overtime(Rule):
    """Working minutes of a calendar week above an officer's own week cost ``points`` for each started half-hour.

    The limit is his weekly hours plus what ``hours`` lies above 40 (never more than his weekly hours where he may not
    do overtime, never below nothing). Clock: calendar weeks, Monday 00:00 to Monday 00:00, that hold a day of the
    horizon; minutes count in the week into which they fall, also those of a duty that began before the horizon
    (`Carried.tail_minutes`, in the first week); duty on call at home is no working time. Exactly the limit is free. An
    exception's limit is in hours and holds for every week its dates touch. Source: 公务员法 第八十二条;
    人薪发〔1995〕32号 第六条、第七条.
    """

    id: ClassVar = "overtime"
    default_level: ClassVar = Level.COVERAGE
    default_points: ClassVar = 2
    exceptions: ClassVar = "officer"
    hours: Whole = 40
    """Weekly hours that are free for an officer whose own week has 40."""

    accepts: ClassVar = (
        Example("exactly 40 h", _WEEK, points=0),
        Example("a night on call at home besides", (*_WEEK, "U1 HOME 5 22:00-06:00"), points=0),
        Example("Sunday night counts up to midnight", (*_WEEK[1:], "U1 A1 6 16:00-06:00"), points=0),
        Example("8 h of the night before and 32 h", _WEEK[1:], _tail(480), 0),
        Example("off for the week of the exception", (*_WEEK, "U1 A1 5 08:00-09:00"), _granted(None), 0),
        Example(
            "off for the week of the exception, its Monday", (*_WEEK, "U1 A1 5 08:00-09:00"), _granted(None, 11), 0
        ),
        Example("one hour more is granted", (*_WEEK, "U1 A1 0 16:00-17:00"), _granted(41), 0),
    )
    rejects: ClassVar = (
        # 2,400 and 1 minute; then 61 minutes alone and 91 where nothing is free
        Example("8 h and a minute of the night before and 32 h", _WEEK[1:], _tail(481), 2),
        Example("the night before, by the input alone", (), {**_granted(0), **_tail(61)}, 6),
        Example("the night before and half an hour", ("U1 A1 5 08:00-08:30",), {**_granted(0), **_tail(61)}, 8),
        Example("one minute above", (*_WEEK, "U1 A1 5 08:00-08:01"), points=2),
        Example("a second half-hour begun", (*_WEEK, "U1 A1 5 20:00-20:31"), points=4),
        # from 20:00 to midnight: 8 half-hours
        Example("Sunday from 20:00 to 01:00", (*_WEEK, "U1 A1 6 20:00-01:00"), points=16),
        Example("the last hour of the horizon", (*_WEEK, "U1 A1 6 23:00-00:00"), points=4),
        Example(
            "48 hours are free, but not for him",
            (*_WEEK, "U1 A1 5 08:00-09:00"),
            {"officers": {"U1": {"no_overtime": True}}},
            4,
            {"hours": 48},
        ),
        Example("one minute above the exception", (*_WEEK, "U1 A1 0 16:00-17:01"), _granted(41), 2),
        Example("an exception up to the Sunday before", (*_WEEK, "U1 A1 5 08:00-09:00"), _granted(None, 10), 4),
        Example("an exception from the Monday after", (*_WEEK, "U1 A1 5 08:00-09:00"), _granted(None, 18), 4),
        # one hour is free
        Example(
            "an exception before the Monday of a week of which the horizon has the Sunday",
            ("U1 A1 6 08:00-09:31",),
            {"settings": {**_granted(None, 10)["settings"], "week_start": date(2026, 5, 17), "days": 2}},
            4,
            {"hours": 1},
        ),
        # nothing is free: 16 half-hours
        Example("a limit of no hours", ("U1 P1 0 08:00-16:00",), _granted(0), 32),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Half-hours above the limit, i.e. ceil(max(0, load(o, week) - limit(o, week)) / 30)."""
        weeks = p.weeks()
        hours = np.full((len(weeks), p.O), self.hours, dtype=np.int64)
        off = np.zeros((len(weeks), p.O), dtype=bool)
        for subject, first, last, limit in reversed(p.granted(self.entry)):
            touched = [first * 1440 < high and (last + 1) * 1440 > low for low, high in weeks]
            hours[touched, p.officer_index[subject]] = limit or 0
            off[touched, p.officer_index[subject]] = limit is None
        free = p.weekly + (hours - 40) * 60
        free = np.maximum(0, np.where(p.no_overtime, np.minimum(p.weekly, free), free))
        most = np.where(off, FREE, free)
        most[0] -= np.where(off[0], 0, p.tail)
        book.say(
            Load(
                entry=self.entry,
                level=self.level,
                points=self.points,
                load=np.stack([p.counted_in(low, high) for low, high in weeks]),
                limit=most,
                step=np.full(p.O, 30, dtype=np.int64),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Working minutes of every officer and week against his limit."""
        for officer, services in f.services_of.items():
            person = f.scenario.officers[officer]
            for monday, following in f.weeks:
                granted = f.exception(self.entry, officer, monday, following - timedelta(days=1))
                if granted is not None and granted.limit is None:
                    continue
                hours = self.hours if granted is None or granted.limit is None else granted.limit
                own = person.weekly_minutes
                limit = max(0, own + (min(hours, 40) if person.no_overtime else hours) * 60 - 2400)
                low, high = (at(day, f.scenario.start.time()) for day in (monday, following))
                own = sum(service.working_within(low, high) for service in services)
                worked = own + f.tail(officer, monday, following)
                if worked > limit:
                    half_hours = (worked - limit + 29) // 30
                    yield self.finding(
                        "over",
                        self.points * half_hours,
                        officer=officer,
                        week=monday.isoformat(),
                        minutes=worked,
                        limit_minutes=limit,
                        half_hours=half_hours,
                    )
