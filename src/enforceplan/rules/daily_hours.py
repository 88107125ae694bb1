"""Working time of one calendar day."""

from __future__ import annotations

from collections import defaultdict
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


_TEN_ON_TUESDAY: dict[str, dict[str, object]] = {
    "settings": {
        "exceptions": (
            RuleException("daily_hours", "U1", date(2026, 5, 11), date(2026, 5, 12), 10, "campaign", "director"),
        )
    }
}


def _tail(minutes: int) -> dict[str, dict[str, object]]:
    """So many working minutes of U1's last duty fall on the first day."""
    return {"officers": {"U1": {"carried": Carried(tail_minutes=minutes)}}}


class DailyHours(Rule):
    """An officer works at most ``hours`` in a calendar day.

    Clock: calendar day, local time; a duty across midnight counts in each day with the working minutes that fall into
    it, also in the day after the horizon. Of a duty that began before the horizon, what falls into it
    (`Carried.tail_minutes`) counts in the first day. What counts as work is the duty's own: breaks are taken off, on
    call at home counts its share (0 unless the post says otherwise). Exactly ``hours`` is allowed. Exceptions: per
    officer and day, the limit in hours.
    """

    id: ClassVar = "daily_hours"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "minutes"
    exceptions: ClassVar = "officer"
    hours: Whole = 8
    """Most working time a calendar day, hours."""

    accepts: ClassVar = (
        Example("exactly the 10 h of an exception's last day", ("U1 A1 1 08:00-18:00",), _TEN_ON_TUESDAY),
        Example("exactly 8 h in two duties", ("U1 A1 0 08:00-12:00", "U1 A2 0 14:00-18:00")),
        Example(
            "20:00 to 01:00 is split at midnight",
            ("U1 A1 0 14:00-18:00", "U1 A2 0 20:00-01:00", "U1 A3 1 08:00-15:00"),
        ),
        Example("a 24-hour duty leader commands", ("C1 LEAD 0 08:30-08:30", "U1,C1! A1 0 09:00-17:00")),
        Example("a night on call at home", ("U1 HOME 0 22:00-06:00", "U1 A1 1 06:00-14:00")),
        Example("6 h of the night before and 2 h", ("U1 A1 0 14:00-16:00",), _tail(360)),
        Example("6 h of the night before, and a long Tuesday", ("U1 A1 1 08:00-16:00",), _tail(360)),
        Example("a night before that was too long", ("U1 HOME 0 08:00-20:00", "U1 A1 1 08:00-16:00"), _tail(481)),
        Example(
            "6 h of the night before and 4 h by an exception",
            ("U1 A1 0 14:00-18:00",),
            {**_tail(360), **_TEN_ON_TUESDAY},
        ),
        Example("from the last hour of Sunday into 8 h of Monday", ("U1 A1 6 23:00-08:00",)),
    )
    rejects: ClassVar = (
        Example("8 h and the minute after midnight", ("U1 A1 0 20:00-00:01", "U1 A2 1 08:00-16:00")),
        Example("one minute over the 10 h of an exception", ("U1 A1 1 08:00-18:01",), _TEN_ON_TUESDAY),
        Example("the day after the exception", ("U1 A1 2 08:00-16:01",), _TEN_ON_TUESDAY),
        Example("6 h of the night before and 2 h and a minute", ("U1 A1 0 14:00-16:01",), _tail(360)),
        Example("a minute after a night that was too long", ("U1 A1 0 23:59-00:00",), _tail(481)),
        Example(
            "6 h of the night before and 4 h and a minute by an exception",
            ("U1 A1 0 14:00-18:01",),
            {**_tail(360), **_TEN_ON_TUESDAY},
        ),
        Example("one minute over", ("U1 A1 0 08:00-12:00", "U1 A2 0 14:00-18:01")),
        Example("one minute over after a night", ("U1 A1 0 20:00-01:00", "U1 A2 1 08:00-15:01")),
        Example("Sunday night", ("U1 A1 6 08:00-12:00", "U1 A2 6 19:59-01:00")),
        Example("8 h and a minute of the Monday after", ("U1 A1 6 23:00-08:01",)),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per day and officer, i.e. sum of working minutes inside [d, d + 1) <= hours * 60."""
        limit = np.full((p.days + 1, p.O), self.hours * 60, dtype=np.int64)
        for subject, low, high, hours in reversed(p.granted(self.entry)):
            days = slice(max(0, low), max(0, high + 1))
            limit[days, p.officer_index[subject]] = FREE if hours is None else hours * 60
        load = np.stack([p.counted_in(d * DAY, (d + 1) * DAY) for d in range(p.days + 1)])
        book.say(Load(entry=self.entry, level=self.level, points=self.points, load=load, limit=p.without_tail(limit)))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Working minutes of every officer, day by day."""
        for officer, services in f.services_of.items():
            worked: dict[date, int] = defaultdict(int)
            for service in services:
                day = service.start.date()
                while at(day, time()) < service.end:
                    following = day + timedelta(days=1)
                    worked[day] += service.working_within(at(day, time()), at(following, time()))
                    day = following
            for day, own in worked.items():
                minutes = own + f.tail(officer, day, day + timedelta(days=1))
                granted = f.exception(self.entry, officer, day, day)
                if granted is not None and granted.limit is None:
                    continue
                limit = 60 * (self.hours if granted is None else granted.limit or 0)
                if own and minutes > limit:
                    yield self.finding(
                        "over", officer=officer, date=day.isoformat(), minutes=minutes, limit_minutes=limit
                    )
