"""Working time of one calendar week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level, RuleException
from enforceplan.facts import at
from enforceplan.problem import DAY
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Load

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_FIVE_DAYS = tuple(f"U1 A{day} {day} 08:00-16:00" for day in range(5))
_36_HOURS = tuple(f"U1 A{day} {day} 08:00-17:00" for day in range(4))
_SUNDAY_AND_MONDAY = {"settings": {"week_start": date(2026, 5, 17), "days": 2}}

_OFF = RuleException("weekly_hours", "U1", date(2026, 5, 13), date(2026, 5, 13), None, "campaign", "director")
_NEXT_WEEK = RuleException("weekly_hours", "U1", date(2026, 5, 18), date(2026, 5, 18), 42, "campaign", "director")


def _tail(minutes: int) -> dict[str, dict[str, object]]:
    """So many working minutes of U1's last duty fall on the first day."""
    return {"officers": {"U1": {"carried": Carried(tail_minutes=minutes)}}}


class WeeklyHours(Rule):
    """An officer works at most his own week, longer by what ``hours`` lies above (or below) 40.

    Clock: calendar week, Monday 00:00 to Monday 00:00, local time; a duty across that midnight counts in each week with
    the working minutes that fall into it, and so does one that began before the horizon (`Carried.tail_minutes` count
    in the first week). Of a week that the horizon cuts, what falls into it counts; weeks without a day of the horizon
    are not looked at. Limit: weekly minutes + (hours - 40) * 60, never below 0; who may do no overtime never gets more
    than his weekly minutes. Exactly the limit is allowed. Exceptions: per officer and week that their dates touch, in
    place of ``hours``.
    """

    id: ClassVar = "weekly_hours"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "minutes"
    exceptions: ClassVar = "officer"
    hours: Whole = 40
    """Most working time a week of a 40-hour officer, hours."""

    accepts: ClassVar = (
        Example("exactly 40 h", _FIVE_DAYS),
        Example("Sunday night: what lies after midnight is next week's", (*_36_HOURS, "U1 A6 6 20:00-06:00")),
        Example(
            "no overtime, though the others may",
            _FIVE_DAYS,
            {"officers": {"U1": {"no_overtime": True}}},
            params={"hours": 48},
        ),
        Example("8 h of the night before and 32 h", _FIVE_DAYS[1:], _tail(480)),
        Example("a night before that was too long", ("U1 HOME 0 08:00-20:00",), _tail(9999)),
        Example(
            "the night before belongs to the first week",
            ("U1 A1 6 10:00-13:00", "U1 A2 7 10:00-18:00"),
            {**_SUNDAY_AND_MONDAY, **_tail(300)},
            params={"hours": 8},
        ),
        Example(
            "off for the week of the night before", _FIVE_DAYS, {**_tail(480), "settings": {"exceptions": (_OFF,)}}
        ),
        Example("a part-time week of 32 h", _FIVE_DAYS[:4], {"officers": {"U1": {"weekly_minutes": 1920}}}),
        Example(
            "two weeks, each on its own",
            ("U1 A1 6 10:00-18:00", "U1 A2 7 10:00-18:00"),
            _SUNDAY_AND_MONDAY,
            params={"hours": 8},
        ),
    )
    rejects: ClassVar = (
        Example(
            "an exception that begins on the Monday after",
            (*_FIVE_DAYS, "U1 A6 5 08:00-08:01"),
            {"settings": {"exceptions": (_NEXT_WEEK,)}},
        ),
        Example("8 h and a minute of the night before and 32 h", _FIVE_DAYS[1:], _tail(481)),
        Example("a minute after a night that was too long", ("U1 A1 0 23:59-00:00",), _tail(2400)),
        Example(
            "the night before, a minute too long for the first week",
            ("U1 A1 6 10:00-13:00",),
            {**_SUNDAY_AND_MONDAY, **_tail(301)},
            params={"hours": 8},
        ),
        Example("one minute over", (*_FIVE_DAYS, "U1 A6 6 23:59-01:00")),
        Example("Sunday night one minute earlier", (*_36_HOURS, "U1 A6 6 19:59-06:00")),
        Example(
            "no overtime",
            (*_FIVE_DAYS, "U1 A6 6 10:00-10:01"),
            {"officers": {"U1": {"no_overtime": True}}},
            params={"hours": 48},
        ),
        Example(
            "minutes after Sunday's midnight are the new week's",
            ("U1 A1 6 20:00-05:00", "U1 A2 7 10:00-13:01"),
            _SUNDAY_AND_MONDAY,
            params={"hours": 8},
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per calendar week and officer, i.e. sum of working minutes <= weekly + (hours - 40) * 60."""
        weeks = p.weeks()
        hours = np.full((len(weeks), p.O), self.hours, dtype=np.int64)
        free = np.zeros(hours.shape, dtype=bool)
        for subject, low, high, limit in reversed(p.granted(self.entry)):
            touched = [low * DAY < end and (high + 1) * DAY > start for start, end in weeks]
            hours[touched, p.officer_index[subject]] = limit or 0
            free[touched, p.officer_index[subject]] = limit is None
        allowed = p.weekly + (hours - 40) * 60
        allowed = np.maximum(0, np.where(p.no_overtime, np.minimum(allowed, p.weekly), allowed))
        load = np.stack([p.counted_in(start, end) for start, end in weeks])
        limits = p.without_tail(np.where(free, FREE, allowed))
        book.say(Load(entry=self.entry, level=self.level, points=self.points, load=load, limit=limits))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Working minutes of every officer, week by week."""
        for officer, services in f.services_of.items():
            person = f.scenario.officers[officer]
            for monday, following in f.weeks if services else ():
                granted = f.exception(self.entry, officer, monday, following - timedelta(days=1))
                if granted is not None and granted.limit is None:
                    continue
                hours = self.hours if granted is None else granted.limit or 0
                limit = max(0, person.weekly_minutes + (hours - 40) * 60)
                if person.no_overtime:
                    limit = min(limit, person.weekly_minutes)
                own = sum(s.working_within(at(monday, time()), at(following, time())) for s in services)
                worked = own + f.tail(officer, monday, following)
                if own and worked > limit:
                    yield self.finding(
                        "over", officer=officer, monday=monday.isoformat(), minutes=worked, limit_minutes=limit
                    )
