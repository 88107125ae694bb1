"""Working hours and rest days of contract staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Day, DayKind, Level, Regime
from enforceplan.facts import at
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Load, Marks

if TYPE_CHECKING:
    from enforceplan.facts import Facts, Service
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _week(*days: int) -> tuple[str, ...]:
    """Eight hours on each of these days."""
    return tuple(f"X1 P1 {d} 08:00-16:00" for d in days)


_FORTNIGHT: dict[str, dict[str, object]] = {
    "settings": {
        "days": 14,
        "calendar": tuple(Day(date(2026, 5, 10) + timedelta(days=n), DayKind.WORKDAY, school=False) for n in range(17)),
    }
}
_NO_MONDAY: dict[str, dict[str, object]] = {"settings": {"week_start": date(2026, 5, 12), "days": 6}}
_NO_SUNDAY: dict[str, dict[str, object]] = {"settings": {"days": 6}}
_TWO_REST: dict[str, object] = {"rest_days": 2}


def _tail(minutes: int, on_site_until: str = "") -> dict[str, dict[str, object]]:
    """X1's last duty reaches into Monday: so many working minutes, and up to then on site."""
    until = datetime.fromisoformat(f"2026-05-11T{on_site_until}") if on_site_until else None
    return {"officers": {"X1": {"carried": Carried(tail_minutes=minutes, on_site_until=until)}}}


_UNTIL_ONE: dict[str, dict[str, object]] = {
    "officers": {"X1": {"carried": Carried(last_end=datetime(2026, 5, 11, 0, 1))}}
}


def _mornings(*days: int) -> tuple[str, ...]:
    return tuple(f"X1 B{day} {day} 08:00-10:00" for day in days)


class ContractHours(Rule):
    """Contract staff keep to the day's and the week's longest hours and to their rest days.

    Clock: at most ``daily_hours`` + ``daily_overtime_hours`` of working minutes in any calendar day, also the one after
    the horizon; at most ``weekly_hours`` in any calendar week that holds a day of the horizon; in each calendar week
    that lies whole in the horizon at least ``rest_days`` days no minute of which is touched by a duty on site. Exactly
    so much is allowed. Being on call at home counts its working minutes and leaves the day a rest day. Of a duty that
    began before the horizon, what falls into it (`Carried.tail_minutes`) counts in the first day and its week, and the
    first day is touched where that duty ends in it on site (`Carried.last_end`, `Carried.on_site_until`).
    """

    id: ClassVar = "contract_hours"
    default_level: ClassVar = Level.MUST
    spare: ClassVar = "minutes"
    stricter: ClassVar = {
        "daily_hours": "less",
        "daily_overtime_hours": "less",
        "weekly_hours": "less",
        "rest_days": "more",
    }
    daily_hours: Whole = 8
    """Normal working day, hours."""
    daily_overtime_hours: Whole = 1
    """Longest overtime a day, hours."""
    weekly_hours: Whole = 44
    """Longest working week, hours."""
    rest_days: Whole = 1
    """Days a week without a duty on site."""

    accepts: ClassVar = (
        Example("9 h up to midnight, and more after it", ("X1 A1 0 15:00-00:00", "X1 A2 1 00:00-02:00")),
        Example("a free Monday before Tuesday's midnight", ("X1 A1 1 00:00-02:00", *_mornings(*range(2, 7)))),
        Example("the Monday after belongs to the next week", _mornings(*range(6), 7), _FORTNIGHT),
        Example("the Sunday before belongs to the former week", _mornings(*range(6, 13)), _FORTNIGHT),
        Example("a week without its Monday has no rest days", _mornings(*range(1, 7)), _NO_MONDAY, params=_TWO_REST),
        Example("a week without its Sunday has no rest days", _mornings(*range(6)), _NO_SUNDAY, params=_TWO_REST),
        Example("exactly 9 h a day", ("X1 P1 0 08:00-12:00", "X1 P2 0 13:00-18:00")),
        Example("9 h on the Monday after the horizon", ("X1 P1 6 23:00-09:00",)),
        Example("exactly 44 h in six days", (*_week(0, 1, 2, 3, 4), "X1 P2 5 08:00-12:00")),
        Example(
            "on call at home on the rest day", (*_week(0, 1, 2, 3, 4), "X1 P2 5 20:00-23:00", "X1 HOME 6 22:00-06:00")
        ),
        Example("civil servants are not on contract", tuple(f"U1,U2 P1 {d} 08:00-20:00" for d in range(7))),
        Example("360 minutes of Sunday's night and 180 more", ("X1 A1 0 14:00-17:00",), _tail(360)),
        Example("Sunday's night counts on Monday only", ("X1 A1 1 00:00-09:00",), _tail(360)),
        Example("Sunday's night was too long, nothing follows", ("X1 A1 1 08:00-10:00",), _tail(541)),
        Example("44 h with 4 h of Sunday's night", _week(*range(1, 6)), _tail(240)),
        Example("on call at home up to Monday", _mornings(*range(1, 7)), _tail(360)),
        Example("up to Monday's midnight on site", _mornings(*range(1, 7)), _tail(0, "00:00")),
        Example("Sunday's night and five days", _mornings(*range(1, 6)), _UNTIL_ONE),
        Example("a second week after Sunday's night", _mornings(*range(7, 13)), {**_FORTNIGHT, **_UNTIL_ONE}),
        Example("Sunday's night touches a day on which he works", _mornings(*range(6)), _UNTIL_ONE),
        Example("ends at the midnight of the rest day", (*_week(0, 1, 2, 3, 4), "X1 P2 5 20:00-00:00")),
    )
    rejects: ClassVar = (
        Example("360 minutes of Sunday's night and 181 more", ("X1 A1 0 14:00-17:01",), _tail(360)),
        Example("a minute after a night that was too long", ("X1 A1 0 23:59-00:00",), _tail(541)),
        Example("44 h with 4 h and a minute of Sunday's night", _week(*range(1, 6)), _tail(241)),
        Example("the last minute of Sunday's night", _mornings(*range(1, 7)), _UNTIL_ONE),
        Example("a duty leader's shift up to Monday", _mornings(*range(1, 7)), _tail(0, "00:01")),
        Example("one minute over 9 h before midnight", ("X1 A1 0 14:59-00:00",)),
        Example("a minute of the rest day", (*_mornings(*range(5)), "X1 A6 5 23:59-00:01")),
        Example("the rest day's last minute", (*_mornings(*range(6)), "X1 A6 6 23:59-00:30")),
        Example("seven days of the second week", _mornings(*range(7, 14)), _FORTNIGHT),
        Example("one minute over 9 h", ("X1 P1 0 08:00-12:00", "X1 P2 0 13:00-18:01")),
        Example("one minute too many on the Monday after the horizon", ("X1 P1 6 23:00-09:01",)),
        Example("one minute over 44 h", (*_week(0, 1, 2, 3, 4), "U1,U2,X1 A1 5 08:00-12:01")),
        Example("seven days", tuple(f"X1 P1 {d} 08:00-10:00" for d in range(7))),
        Example(
            "from 20:00 to 01:00 into the rest day",
            (*(f"X1 P1 {d} 08:00-10:00" for d in range(5)), "U1,U2,X1 A1 5 20:00-01:00"),
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Sums of working minutes <= limit by day and week; touched days <= 7 - rest_days by whole week."""
        if not p.contract.any() or not p.T:
            return
        daily = [(low, low + 1440) for low in range(0, int(p.end.max()), 1440)]
        hours = ((daily, self.daily_hours + self.daily_overtime_hours), (p.weeks(), self.weekly_hours))
        for windows, most in hours:
            limit = np.where(p.contract, most * 60, FREE)
            book.say(
                Load(
                    entry=self.entry,
                    level=self.level,
                    load=np.stack([p.counted_in(low, high) for low, high in windows]),
                    limit=p.without_tail(np.tile(limit, (len(windows), 1))),
                )
            )
        whole = [low // 1440 for low, high in p.weeks() if low >= 0 and high <= p.days * 1440]
        if not whole:
            return
        on_site = ~p.on_call[p.start_job]
        days = np.arange(p.days)
        weeks = np.stack([(days >= monday) & (days < monday + 7) for monday in whole])
        limit = np.tile(np.where(p.contract, 7 - self.rest_days, FREE), (len(whole), 1))
        if whole[0] == 0:  # whose first day is touched already has that one less, and its duties count no more
            tail = p.on_site_until > 0
            weeks = np.concatenate([weeks, weeks[:1] & (days > 0)])
            limit = np.concatenate([limit, np.where(tail & p.contract, 6 - self.rest_days, FREE)[None, :]])
            limit[0, tail] = FREE
        book.say(
            Marks(
                entry=self.entry,
                level=self.level,
                flag=np.stack([p.touches(int(d) * 1440, int(d + 1) * 1440) & on_site for d in days]),
                windows=weeks,
                limit=limit,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Days, weeks and rest days of everybody on contract."""
        longest = (self.daily_hours + self.daily_overtime_hours) * 60
        for code, services in f.services_of.items():
            officer = f.scenario.officers[code]
            if officer.regime is not Regime.CONTRACT:
                continue
            spent, touched = self._days(services)
            if any(end and end > f.scenario.start for end in (officer.carried.last_end, officer.carried.on_site_until)):
                touched.add(f.dates[0])
            for day, own in spent.items():
                minutes = own + f.tail(code, day, day + timedelta(days=1))
                if own and minutes > longest:
                    yield self._over("day", code, day, minutes, longest)
            for monday, after in f.weeks:
                own = sum(s.working_within(at(monday, time()), at(after, time())) for s in services)
                worked = own + f.tail(code, monday, after)
                if own and worked > self.weekly_hours * 60:
                    yield self._over("week", code, monday, worked, self.weekly_hours * 60)
                free = sum(monday + timedelta(days=n) not in touched for n in range(7))
                if monday >= f.dates[0] and after - timedelta(days=1) <= f.dates[-1] and free < self.rest_days:
                    yield self.finding("rest", officer=code, date=monday.isoformat(), days=free, least=self.rest_days)

    def _over(self, code: str, officer: str, first: date, spent: int, limit: int) -> Finding:
        return self.finding(code, officer=officer, date=first.isoformat(), minutes=spent, limit_minutes=limit)

    def _days(self, services: list[Service]) -> tuple[dict[date, int], set[date]]:
        """Working minutes by calendar day, and the days touched on site, for the audit."""
        spent: dict[date, int] = {}
        touched: set[date] = set()
        for s in services:
            day = s.start.date()
            while at(day, time()) < s.end:
                within = s.working_within(at(day, time()), at(day + timedelta(days=1), time()))
                spent[day] = spent.get(day, 0) + within
                if not s.on_call:
                    touched.add(day)
                day += timedelta(days=1)
        return spent, touched
