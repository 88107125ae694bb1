"""Weekends with duty: how many, and whole ones or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from enforceplan.domain import Carried, Day, DayKind, Level
from enforceplan.rules.base import Example, Finding, Officers, Rule, Whole
from enforceplan.verbs import FREE, Marks, Pattern

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_WHOLE: dict[str, object] = {"complete": True}
_PRICE: dict[str, object] = {"level": "fairness", "points": 30}
_BOTH = ("U1 P5 5 09:00-11:00", "U1 P6 6 09:00-11:00")
_SATURDAYS = tuple(f"U1 P{day} {day} 00:00-02:00" for day in (5, 12))


def _horizon(first: int, days: int, *, makeup: int = 0) -> dict[str, dict[str, object]]:
    """So many days from this day of May 2026, one of which may have been made a workday."""
    begin = date(2026, 5, first)
    dates = [begin + timedelta(days=n) for n in range(-1, days + 2)]
    kinds = [DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY for day in dates]
    kinds = [DayKind.MAKEUP_WORKDAY if day.day == makeup else kind for day, kind in zip(dates, kinds, strict=True)]
    calendar = tuple(Day(day, kind, school=False) for day, kind in zip(dates, kinds, strict=True))
    return {"settings": {"week_start": begin, "days": days, "calendar": calendar}}


def _carried(weekends: int, days: int = 14) -> dict[str, dict[str, object]]:
    return {**_horizon(11, days), "officers": {"U1": {"carried": Carried(weekends=9, weekends_so_far=weekends)}}}


class Weekends(Rule):
    """An officer has duty on at most ``most`` weekends, and where ``complete``, on both of their days or on none.

    Priced, every weekend above ``most`` and every weekend with duty on one day only costs ``points``. A weekend is the
    Saturday and the Sunday of one calendar week, so far as the calendar does not make them workdays. Clock: a duty, on
    call at home too, belongs to the calendar day on which it begins. Weekends of the same period before the horizon
    (`Carried.weekends_so_far`; `settings.period` says which, and `roll` begins anew with the next) are added to those
    of the horizon. A weekend of which only one day lies in the horizon, or is free of work, counts where that day has
    duty, and is never incomplete: what lies before and beyond is unknown to ``complete``. Source: the centre's own.
    """

    id: ClassVar = "weekends"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "weekends"
    may_be_priced: ClassVar = True
    one_of: ClassVar = ("most", "complete")
    most: Whole = 366
    """Most weekends with duty, those of the same period before the horizon included."""
    complete: bool = False
    """Whether both days of a weekend have duty, or none."""
    officers: Officers = ()
    """Whom it binds, officers or departments; empty: everybody."""

    accepts: ClassVar = (
        Example("both days are one weekend", _BOTH, params={"most": 1, **_WHOLE}),
        Example("a weekend off", ("U1 P4 4 20:00-02:00",), params={"most": 0, **_WHOLE}),
        Example("the seventh weekend is one, too", ("U1 P47 47 09:00-11:00", "U1 P48 48 09:00-11:00"), _horizon(11, 49),
                params={"most": 1, **_WHOLE}),
        Example("as many as allowed", _SATURDAYS, _horizon(11, 14), params={"most": 2}),
        Example("as many as allowed with those carried", _SATURDAYS, _carried(1), params={"most": 3}),
        Example("a Saturday that is made a workday", _BOTH[:1], _horizon(11, 7, makeup=16),
                params={"most": 0, **_WHOLE}),
        Example("the Sunday after a working Saturday", _BOTH[1:], _horizon(11, 7, makeup=16), params=_WHOLE),
        Example("the horizon ends on Saturday", _BOTH[:1], _horizon(11, 6), params=_WHOLE),
        Example("the horizon begins on Sunday", ("U1 P6 6 09:00-11:00",), _horizon(17, 7), params=_WHOLE),
        Example("another department", _BOTH[1:], params={"most": 0, **_WHOLE, "officers": ("MS", "U2")}),
        Example("not asked to be whole", _BOTH[:1], params={"most": 1}),
        Example("whole ones cost nothing", _BOTH, {}, 0, {**_PRICE, **_WHOLE, "most": 1}),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("one too many", _SATURDAYS, _horizon(11, 14), params={"most": 1}),
        Example("one too many with those carried", _SATURDAYS, _carried(1), params={"most": 2}),
        Example("Saturday alone", _BOTH[:1], params={**_WHOLE, "officers": "UM"}),
        Example("Sunday alone, its last minute", ("U1 P6 6 23:59-07:00",), params=_WHOLE),
        Example("Saturday's first minute", ("U1 HOME 5 00:00-08:00",), params={"most": 0}),
        Example("the horizon begins on Sunday", ("U1 P6 6 09:00-11:00",), _horizon(17, 7), params={"most": 0}),
        Example("the Sunday after a working Saturday", _BOTH[1:], _horizon(11, 7, makeup=16), params={"most": 0}),
        Example("too many carried, by the input alone", (), _carried(3), params={"most": 2, "officers": ("U1",)}),
        # 2 now and 1 carried, 1 allowed: 2 units; both are incomplete: 2 more
        Example("many and half", _SATURDAYS, _carried(1), 120, {**_PRICE, **_WHOLE, "most": 1}),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """Weekends touched and carried <= ``most``; never one day of a weekend marked and the other not."""
        bound = p.chosen(self.officers)
        said: dict[str, Any] = {"entry": self.entry, "level": self.level, "points": self.points}
        since_monday = p.scenario.week_start.weekday() + np.arange(p.days)
        free = np.flatnonzero((since_monday % 7 >= 5) & ~p.works[1 : p.days + 1])
        week = since_monday[free] // 7
        flag = p.day == free[:, None]
        weeks = np.unique(week)
        carried = np.asarray(
            [officer.carried.weekends_so_far for officer in p.scenario.officers.values()], dtype=np.int64
        )
        book.say(
            Marks(
                **said,
                flag=(week == weeks[:, None]) @ flag,
                windows=np.ones((1, len(weeks)), dtype=bool),
                limit=np.where(bound, self.most, FREE)[None, :],
                base=carried,
            )
        )
        both = (week == week[:, None]) & ~np.eye(len(free), dtype=bool)
        if self.complete and both.any():
            one, other = np.nonzero(both)
            on = np.eye(len(free), dtype=bool)
            weight = np.tile(bound, (len(one), 1)).astype(np.int64)
            book.say(Pattern(**said, flag=flag, on=on[one], off=on[other], weight=weight))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Free Saturdays and Sundays on which duties begin, by the Monday of their week."""
        free: dict[date, set[date]] = defaultdict(set)
        for day in f.dates:
            if day.weekday() >= 5 and not f.scenario.day_of[day].works:
                free[day - timedelta(days=day.weekday())].add(day)
        for officer in f.chosen(self.officers):
            begun = {service.start.date() for service in f.services_of[officer]}
            held = [days for days in free.values() if days & begun]
            carried = f.scenario.officers[officer].carried.weekends_so_far
            above = len(held) + carried - self.most
            if above > 0:
                yield self.finding(
                    "many",
                    self.points * above,
                    officer=officer,
                    weekends=len(held),
                    carried_weekends=carried,
                    limit_weekends=self.most,
                )
            for days in held if self.complete else ():
                if days - begun:
                    yield self.finding("half", self.points, officer=officer, date=min(days).isoformat())
