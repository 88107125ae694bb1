"""No night work, no overtime for those who are flagged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level
from enforceplan.facts import at, clock
from enforceplan.rules.base import Clock, Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Alike, Load, Never

if TYPE_CHECKING:
    from enforceplan.facts import Facts, Service
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_DAYS_ONLY: dict[str, dict[str, object]] = {"officers": {"U1": {"no_night": True}, "C1": {"no_night": True}}}
_NO_OVERTIME: dict[str, dict[str, object]] = {"officers": {"U1": {"no_overtime": True}}}
_HALF_WEEK: dict[str, dict[str, object]] = {"officers": {"U1": {"no_overtime": True, "weekly_minutes": 1200}}}


def _tail(minutes: int, weekly: int = 2400) -> dict[str, dict[str, object]]:
    """U1 does no overtime, and so many working minutes of his last duty fall on the first day."""
    carried = Carried(tail_minutes=minutes)
    return {"officers": {"U1": {"no_overtime": True, "weekly_minutes": weekly, "carried": carried}}}


class ProtectedPersons(Rule):
    """An officer flagged ``no_night`` has no duty at night; one flagged ``no_overtime`` keeps to the normal hours.

    Clock: no minute of a duty lies in [night_open, night_close); beginning at ``night_close`` or ending at
    ``night_open`` is allowed, being on call at home too. Without overtime: at most ``daily_hours`` of working minutes
    in any calendar day, also the one after the horizon, and at most the officer's own weekly hours in any calendar week
    that holds a day of the horizon; exactly so much is allowed. Of a duty that began before the horizon, what falls
    into it (`Carried.tail_minutes`) counts in the first day and its week. The reason of a flag is never recorded.
    """

    id: ClassVar = "protected_persons"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"night_open": "earlier", "night_close": "later", "daily_hours": "less"}
    night_open: Clock = "22:00"
    """Beginning of the night, "HH:MM"."""
    night_close: Clock = "06:00"
    """End of the night, "HH:MM"."""
    daily_hours: Whole = 8
    """Normal working day, hours."""

    accepts: ClassVar = (
        Example("from the end of a night to the next", ("U1 P1 0 06:00-12:00", "U1 P2 0 18:00-22:00"), _DAYS_ONLY),
        Example("on call at home on Sunday night", ("U1 HOME 6 22:00-06:00",), _DAYS_ONLY),
        Example("a duty leader on call for 24 h", ("C1 LEAD 6 08:00-08:00", "C1! A1 6 09:00-12:00"), _DAYS_ONLY),
        Example("exactly 8 h a day", ("U1 P1 0 08:00-12:00", "U1 P2 0 13:00-17:00"), _NO_OVERTIME),
        Example("8 h on both sides of midnight", ("U1 P1 6 16:00-08:00",), _NO_OVERTIME),
        Example("6 h of the night before and 2 h", ("U1 P1 0 14:00-16:00",), _tail(360)),
        Example(
            "5 h of the night before and 15 h", tuple(f"U1 P1 {d} 08:00-13:00" for d in (1, 2, 3)), _tail(300, 1200)
        ),
        Example("a night before that was too long", ("U1 HOME 0 08:00-20:00",), _tail(9999)),
        Example("exactly his own 20 h", tuple(f"U1 P1 {d} 08:00-13:00" for d in range(4)), _HALF_WEEK),
    )
    rejects: ClassVar = (
        Example("8 h and the minute after midnight", ("U1 A1 0 20:00-00:01", "U1 A2 1 08:00-16:00"), _NO_OVERTIME),
        Example("one minute over 8 h before midnight", ("U1 A1 0 15:59-00:00",), _NO_OVERTIME),
        Example("one minute into the night", ("U1 P1 0 18:00-22:01",), _DAYS_ONLY),
        Example("one minute before the night ends", ("U1 P1 0 05:59-12:00",), _DAYS_ONLY),
        Example("last hour of the horizon", ("U1,U2 A1 6 23:00-00:00",), _DAYS_ONLY),
        Example("leads from 20:00 to 01:00", ("C1!,U1,U2 A1 0 20:00-01:00",), _DAYS_ONLY),
        Example("one minute over 8 h", ("U1 P1 0 08:00-12:00", "U1 P2 0 13:00-17:01"), _NO_OVERTIME),
        Example("6 h of the night before and 2 h and a minute", ("U1 P1 0 14:00-16:01",), _tail(360)),
        Example(
            "5 h and a minute of the night before and 15 h",
            tuple(f"U1 P1 {d} 08:00-13:00" for d in (1, 2, 3)),
            _tail(301, 1200),
        ),
        Example("a minute after a night that was too long", ("U1 P1 0 23:59-00:00",), _tail(481)),
        Example("one minute too many on the Monday after", ("U1 P1 6 16:00-08:01",), _NO_OVERTIME),
        Example(
            "one minute over his own 20 h",
            ("U1 P1 6 08:00-13:01", *(f"U1 P1 {d} 08:00-13:00" for d in range(3))),
            _HALF_WEEK,
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """No night starts for the first, i.e. two sums of working minutes <= limit for the second."""
        if p.no_night.any():
            opens, closes = (int(text[:2]) * 60 + int(text[3:]) for text in (self.night_open, self.night_close))
            nightly = p.night(opens, closes).any(axis=0) & ~p.on_call[p.start_job]
            never = Alike(np.stack([np.zeros_like(nightly), nightly]), p.no_night.astype(np.int64))
            book.say(Never(entry=self.entry, level=self.level, officer_start=never))
        if not p.no_overtime.any() or not p.T:
            return
        days = [(low, low + 1440) for low in range(0, int(p.end.max()), 1440)]
        for windows, most in ((days, self.daily_hours * 60), (p.weeks(), p.weekly)):
            limit = np.where(p.no_overtime, most, FREE)
            book.say(
                Load(
                    entry=self.entry,
                    level=self.level,
                    load=np.stack([p.counted_in(low, high) for low, high in windows]),
                    limit=p.without_tail(np.tile(limit, (len(windows), 1))),
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """The nights and hours of every flagged officer."""
        opens, closes = clock(self.night_open), clock(self.night_close)
        for code, services in f.services_of.items():
            officer = f.scenario.officers[code]
            if officer.no_night:
                for s in services:
                    night = next(s.night_dates(opens, closes), None)
                    if night is not None and not s.on_call:
                        yield self.finding("night", officer=code, job=s.job, date=night.isoformat())
            if not officer.no_overtime:
                continue
            for day, own in self._by_day(services).items():
                spent = own + f.tail(code, day, day + timedelta(days=1))
                if own and spent > self.daily_hours * 60:
                    yield self._over("day", code, day, spent, self.daily_hours * 60)
            for monday, after in f.weeks:
                own = sum(s.working_within(at(monday, time()), at(after, time())) for s in services)
                spent = own + f.tail(code, monday, after)
                if own and spent > officer.weekly_minutes:
                    yield self._over("week", code, monday, spent, officer.weekly_minutes)

    def _over(self, code: str, officer: str, first: date, spent: int, limit: int) -> Finding:
        return self.finding(code, officer=officer, date=first.isoformat(), minutes=spent, limit_minutes=limit)

    def _by_day(self, services: list[Service]) -> dict[date, int]:
        """Working minutes by calendar day, for the audit."""
        spent: dict[date, int] = {}
        for s in services:
            day = s.start.date()
            while at(day, time()) < s.end:
                within = s.working_within(at(day, time()), at(day + timedelta(days=1), time()))
                spent[day] = spent.get(day, 0) + within
                day += timedelta(days=1)
        return spent
