"""Weekends, fairly shared between comparable officers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Day, DayKind, Level
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Marks, Shape

if TYPE_CHECKING:
    from enforceplan.domain import Officer
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _carried(*officers: str) -> dict[str, dict[str, object]]:
    return {"officers": {code: {"carried": Carried(weekends=1)} for code in officers}}


def _days(friday: DayKind, saturday: DayKind) -> dict[str, dict[str, object]]:
    kinds = [DayKind.WEEKEND, *[DayKind.WORKDAY] * 4, friday, saturday, DayKind.WEEKEND, *[DayKind.WORKDAY] * 2]
    days = [Day(date(2026, 5, 10) + timedelta(days=n), kind, school=False) for n, kind in enumerate(kinds)]
    return {"settings": {"calendar": tuple(days)}}


_SATURDAY_WORKS = _days(DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)
_FRIDAY_OFF = _days(DayKind.HOLIDAY, DayKind.WEEKEND)
_FROM_SUNDAY = {"settings": {"week_start": date(2026, 5, 10), "days": 8}}


_EIGHT_WEEKS: dict[str, dict[str, object]] = {
    "settings": {
        "days": 56,
        "calendar": tuple(
            Day(day, DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY, school=False)
            for day in (date(2026, 5, 10) + timedelta(days=n) for n in range(59))
        ),
    }
}


class FairWeekends(Rule):
    """An officer pays 1 + 2 + ... + n for n weekends of his, times ``points``.

    n is his weekends of this horizon, plus those he carries along, less the fewest that a comparable officer carries;
    comparable are officers of the same owner, place of use, standing, regime and freedom to work nights. A weekend is
    the Saturday and the Sunday of one calendar week, so far as the calendar does not make them workdays; both together
    count once. Clock: a duty, on call at home too, belongs to the calendar day on which it begins, so that Friday
    20:00 to 01:00 is no weekend. Source: the centre's own scale.
    """

    id: ClassVar = "fair_weekends"
    default_level: ClassVar = Level.FAIRNESS
    default_points: ClassVar = 1

    accepts: ClassVar = (
        Example("Friday from 20:00 to 01:00", ("U1 A1 4 20:00-01:00",), points=0),
        Example("a Saturday that the calendar makes a workday", ("U1 A1 5 08:00-10:00",), _SATURDAY_WORKS, 0),
        Example("a Friday that the calendar makes a holiday", ("U1 A1 4 08:00-10:00",), _FRIDAY_OFF, 0),
        Example("comparable officers carry as many", (), _carried("U1", "U2", "U3", "U4"), 0),
        Example("the first minute of the horizon", ("U1 A1 0 00:00-02:00",), points=0),
    )
    rejects: ClassVar = (
        Example("Saturday's first minute", ("U1 A1 5 00:00-00:01",), points=1),
        Example("the last hour of Sunday", ("U1 A1 6 23:00-00:00",), points=1),
        Example("Saturday and Sunday are one weekend", ("U1 A1 5 08:00-10:00", "U1 A2 6 20:00-01:00"), points=1),
        Example("on call at home", ("U1 HOME 6 22:00-06:00",), points=1),
        Example(
            "late weekends are weekends too",
            ("U3 A1 41 08:00-10:00", "U1 A2 47 08:00-10:00", "U1 A3 48 08:00-10:00", "U2 A4 54 08:00-10:00"),
            _EIGHT_WEEKS,
            points=3,
        ),
        Example("a 24-hour duty leader who commands", ("C1 LEAD 5 08:00-08:00", "C1! A1 5 20:00-01:00"), points=1),
        Example("the Sunday after a working Saturday", ("U1 A1 6 08:00-10:00",), _SATURDAY_WORKS, 1),
        # two weekends: 1 + 2
        Example("this Sunday and next", ("U1 A1 -1 20:00-01:00", "U1 A2 6 23:00-00:00"), _FROM_SUNDAY, 3),
        Example("this Sunday and next Saturday", ("U1 A1 -1 00:00-02:00", "U1 A2 5 08:00-10:00"), _FROM_SUNDAY, 3),
        # 1 carried, the others none, and 1 now: 1 + 2
        Example("carried from earlier weeks", ("U1 A1 6 08:00-10:00",), _carried("U1", "X1", "X2", "X3"), 3),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Weekends of each officer, i.e. n = touched(o) + carried(o) - lowest(o) priced n (n + 1) / 2."""
        since_monday = p.scenario.week_start.weekday() + p.day
        free = (since_monday % 7 >= 5) & ~p.works[p.day + 1]
        weeks = np.unique(since_monday[free] // 7)
        people = list(p.scenario.officers.values())
        regimes = sorted({officer.regime for officer in people})
        regime = np.asarray([regimes.index(officer.regime) for officer in people], dtype=np.int64)
        kin = np.stack([p.owner, p.serves, p.standing, regime, p.no_night])
        groups, group = np.unique(kin, axis=1, return_inverse=True)
        carried = np.asarray([officer.carried.weekends for officer in people], dtype=np.int64)
        lowest = np.full(groups.shape[1], FREE)
        np.minimum.at(lowest, group.ravel(), carried)
        book.say(
            Marks(
                entry=self.entry,
                level=self.level,
                points=self.points,
                flag=free & (since_monday // 7 == weeks[:, None]),
                windows=np.ones((1, len(weeks)), dtype=bool),
                limit=np.zeros((1, p.O), dtype=np.int64),
                base=carried - lowest[group.ravel()],
                shape=Shape.CONVEX,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Officer by officer, against the fewest carried among those like him."""
        lowest: dict[tuple[str, ...], int] = {}
        for officer in f.scenario.officers.values():
            least = lowest.setdefault(_kind_of(officer), officer.carried.weekends)
            lowest[_kind_of(officer)] = min(least, officer.carried.weekends)
        for code, services in f.services_of.items():
            officer = f.scenario.officers[code]
            begun = {service.start.date() for service in services}
            saturdays = {
                day - timedelta(days=day.weekday() - 5)
                for day in begun
                if day.weekday() >= 5 and day in f.scenario.day_of and not f.scenario.day_of[day].works
            }
            least = lowest[_kind_of(officer)]
            counted = len(saturdays) + officer.carried.weekends - least
            if counted:
                yield self.finding(
                    "burden",
                    self.points * counted * (counted + 1) // 2,
                    officer=code,
                    weekends=len(saturdays),
                    carried_weekends=officer.carried.weekends,
                    lowest_weekends=least,
                    counted_weekends=counted,
                )


def _kind_of(officer: Officer) -> tuple[str, ...]:
    return officer.owner, officer.used_by, officer.standing, officer.regime, str(officer.no_night)
