"""Home work that the centre may not touch."""

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

_FOUR_DAYS = tuple(f"U1 A{day} {day} 08:00-16:00" for day in range(4))
_EIGHT_AT_HOME: dict[str, dict[str, object]] = {"officers": {"U1": {"reserved_minutes": 480}}}
_SUNDAY_AND_MONDAY = {**_EIGHT_AT_HOME, "settings": {"week_start": date(2026, 5, 17), "days": 2}}

_42_ON_FRIDAY = RuleException("reserved_hours", "U1", date(2026, 5, 15), date(2026, 5, 15), 42, "campaign", "director")
_42_ON_MONDAY = RuleException("reserved_hours", "U1", date(2026, 5, 11), date(2026, 5, 11), 42, "campaign", "director")
_NEXT_WEEK = RuleException("reserved_hours", "U1", date(2026, 5, 18), date(2026, 5, 18), 42, "campaign", "director")
_LAST_WEEK = RuleException("reserved_hours", "U1", date(2026, 5, 9), date(2026, 5, 10), 42, "campaign", "director")


def _tail(minutes: int) -> dict[str, dict[str, object]]:
    """Eight hours at home, and so many working minutes of U1's last duty fall on the first day."""
    return {"officers": {"U1": {"reserved_minutes": 480, "carried": Carried(tail_minutes=minutes)}}}


class ReservedHours(Rule):
    """An officer with reserved home work leaves that much of his week to it.

    Clock: calendar week, Monday 00:00 to Monday 00:00, local time; minutes count in the week into which they fall, of a
    week that the horizon cuts those that fall into it, and of a duty that began before the horizon likewise
    (`Carried.tail_minutes`, in the first week). Limit: weekly minutes + (hours - 40) * 60 - reserved minutes, never
    below 0; exactly the limit is allowed. Officers without reserved minutes are free. Exceptions: per officer and week
    that their dates touch, in place of ``hours``.
    """

    id: ClassVar = "reserved_hours"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "minutes"
    exceptions: ClassVar = "officer"
    hours: Whole = 40
    """Week of a 40-hour officer from which the reserved minutes are taken, hours."""

    accepts: ClassVar = (
        Example(
            "an exception of Monday holds all week",
            (*_FOUR_DAYS, "U1 A5 5 08:00-10:00"),
            {**_EIGHT_AT_HOME, "settings": {"exceptions": (_42_ON_MONDAY,)}},
        ),
        Example(
            "exactly 34 h by an exception of 42 h",
            (*_FOUR_DAYS, "U1 A5 5 08:00-10:00"),
            {**_EIGHT_AT_HOME, "settings": {"exceptions": (_42_ON_FRIDAY,)}},
        ),
        Example("exactly 32 h beside 8 h at home", _FOUR_DAYS, _EIGHT_AT_HOME),
        Example(
            "Sunday night: only what lies before midnight", (*_FOUR_DAYS[:3], "U1 A6 6 16:00-06:00"), _EIGHT_AT_HOME
        ),
        Example("a night on call at home takes nothing", (*_FOUR_DAYS, "U1 HOME 5 22:00-06:00"), _EIGHT_AT_HOME),
        Example("8 h of the night before and 24 h", _FOUR_DAYS[1:], _tail(480)),
        Example("a night before that was too long", ("U1 HOME 5 22:00-06:00",), _tail(9999)),
        Example("nothing reserved", (*_FOUR_DAYS, "U1 A5 5 08:00-17:00")),
    )
    rejects: ClassVar = (
        Example(
            "an exception that begins on the Monday after",
            (*_FOUR_DAYS, "U1 A5 5 08:00-08:01"),
            {**_EIGHT_AT_HOME, "settings": {"exceptions": (_NEXT_WEEK,)}},
        ),
        Example(
            "one minute over the exception",
            (*_FOUR_DAYS, "U1 A5 5 08:00-10:01"),
            {**_EIGHT_AT_HOME, "settings": {"exceptions": (_42_ON_FRIDAY,)}},
        ),
        Example(
            "an exception that ended on Sunday",
            (*_FOUR_DAYS, "U1 A5 5 08:00-08:01"),
            {**_EIGHT_AT_HOME, "settings": {"exceptions": (_LAST_WEEK,)}},
        ),
        Example("one minute over", (*_FOUR_DAYS, "U1 A6 6 23:59-01:00"), _EIGHT_AT_HOME),
        Example("Sunday one minute earlier", (*_FOUR_DAYS[:3], "U1 A6 6 15:59-06:00"), _EIGHT_AT_HOME),
        Example(
            "minutes after Sunday's midnight are the new week's",
            ("U1 A1 6 20:00-05:00", "U1 A2 7 10:00-13:01"),
            _SUNDAY_AND_MONDAY,
            params={"hours": 16},
        ),
        Example(
            "one minute reserved",
            (*_FOUR_DAYS, "U1 A5 4 08:00-16:00"),
            {"officers": {"U1": {"reserved_minutes": 1}}},
        ),
        Example("8 h and a minute of the night before and 24 h", _FOUR_DAYS[1:], _tail(481)),
        Example("a minute after a night that was too long", ("U1 A1 0 23:59-00:00",), _tail(1920)),
        Example("all of the week reserved", ("U1 A1 0 00:00-00:01",), {"officers": {"U1": {"reserved_minutes": 9000}}}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per week and officer with home work, i.e. sum of minutes <= weekly + (hours - 40) * 60 - reserved."""
        weeks = p.weeks()
        limit = np.tile(np.maximum(0, p.weekly + (self.hours - 40) * 60 - p.reserved), (len(weeks), 1))
        for subject, low, high, hours in reversed(p.granted(self.entry)):
            o = p.officer_index[subject]
            own = FREE if hours is None else max(0, p.weekly[o] + (hours - 40) * 60 - p.reserved[o])
            limit[[low * DAY < end and (high + 1) * DAY > start for start, end in weeks], o] = own
        limit[:, p.reserved <= 0] = FREE
        if (limit < FREE).any():
            load = np.stack([p.counted_in(start, end) for start, end in weeks])
            book.say(
                Load(entry=self.entry, level=self.level, points=self.points, load=load, limit=p.without_tail(limit))
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Working minutes of every officer with home work, week by week."""
        for officer, services in f.services_of.items():
            person = f.scenario.officers[officer]
            for monday, following in f.weeks if services and person.reserved_minutes > 0 else ():
                granted = f.exception(self.entry, officer, monday, following - timedelta(days=1))
                if granted is not None and granted.limit is None:
                    continue
                hours = self.hours if granted is None else granted.limit or 0
                limit = max(0, person.weekly_minutes + (hours - 40) * 60 - person.reserved_minutes)
                own = sum(s.working_within(at(monday, time()), at(following, time())) for s in services)
                worked = own + f.tail(officer, monday, following)
                if own and worked > limit:
                    yield self.finding(
                        "over",
                        officer=officer,
                        monday=monday.isoformat(),
                        minutes=worked,
                        limit_minutes=limit,
                        reserved_minutes=person.reserved_minutes,
                    )
