"""Days of duty in a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level, RuleException
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Bools, Marks

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_SIX_DAYS = tuple(f"U1 A{day} {day} 09:00-11:00" for day in range(6))


def _after(days: int) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"carried": Carried(days_run=days)}}}


def _seven_until(last: int) -> dict[str, dict[str, object]]:
    """An exception of seven days for U1 that ends on this day of May 2026."""
    days = date(2026, 5, 15), date(2026, 5, last)
    return {"settings": {"exceptions": (RuleException("consecutive_days", "U1", *days, 7, "campaign", "director"),)}}


class ConsecutiveDays(Rule):
    """An officer is on duty on at most ``days`` calendar days in a row.

    Clock: calendar days, local time; a duty makes a duty day of the day on which it begins, and only of that one.
    Duties on call at home make none. The run that ends on the day before the horizon (`Carried.days_run`) goes on.
    Exactly ``days`` in a row are allowed. A breach stands at the day on which the run has become too long; an
    exception in days replaces the limit for the runs as they stand on the days of its dates.
    """

    id: ClassVar = "consecutive_days"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "days"
    exceptions: ClassVar = "officer"
    days: Whole = 6
    """Most duty days in a row."""

    accepts: ClassVar = (
        Example("a seventh day, by an exception", (*_SIX_DAYS, "U1 A6 6 09:00-11:00"), _seven_until(17)),
        Example("exactly six days", _SIX_DAYS),
        Example(
            "Saturday's operation from 20:00 to 01:00 does not make a day of Sunday",
            (*_SIX_DAYS[:5], "U1 A5 5 20:00-01:00"),
        ),
        Example("on call at home on Sunday", (*_SIX_DAYS, "U1 HOME 6 08:00-20:00")),
        Example("three days of history and three new ones", _SIX_DAYS[:3], _after(3)),
        Example("a free Monday ends the history", _SIX_DAYS[1:], _after(9)),
    )
    rejects: ClassVar = (
        Example("an exception that ended on Saturday", (*_SIX_DAYS, "U1 A6 6 09:00-11:00"), _seven_until(16)),
        Example("seven days to the last hour of Sunday", (*_SIX_DAYS, "U1 A6 6 23:00-00:00")),
        Example("the first day after six days of history", ("U1 A0 0 00:00-01:00",), _after(6)),
        Example("three days of history and four new ones", _SIX_DAYS[:4], _after(3)),
        Example(
            "a duty leader who commands on Sunday",
            (
                *(f"C1,U1 A{d} {d} 09:00-10:00" for d in range(6)),
                "C1 LEAD 6 08:30-08:30",
                "U2,C1! A6 6 09:00-11:00",
            ),
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """No window of ``days`` + 1 days is full, i.e. duty days in [d - days, d] <= days.

        Of a window that begins before the horizon the older days count as full where the history reaches back so far.
        """
        longest = np.full((p.days, p.O), self.days, dtype=np.int64)
        for subject, low, high, limit in reversed(p.granted(self.entry)):
            longest[max(0, low) : max(0, high + 1), p.officer_index[subject]] = FREE if limit is None else limit
        run = np.asarray([officer.carried.days_run for officer in p.scenario.officers.values()], dtype=np.int64)
        windows: list[Bools] = []
        limits = []
        for days in np.unique(longest[longest < FREE]):
            for d in range(p.days):
                binds = (longest[d] == days) & (run >= days - d)
                if binds.any():
                    window = (np.arange(p.days) >= d - days) & (np.arange(p.days) <= d)
                    windows.append(window)
                    limits.append(np.where(binds, window.sum() - 1, FREE))
        if windows:
            on_site = ~p.on_call[p.start_job]
            book.say(
                Marks(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    flag=on_site & (p.day == np.arange(p.days)[:, None]),
                    windows=np.stack(windows),
                    limit=np.stack(limits),
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """The length of the run as it stands on every day of the horizon."""
        for officer, services in f.services_of.items():
            begun = {s.start.date() for s in services if not s.on_call}
            run = f.scenario.officers[officer].carried.days_run
            for day in f.dates:
                run = run + 1 if day in begun else 0
                if not run:
                    continue
                granted = f.exception(self.entry, officer, day, day)
                if granted is not None and granted.limit is None:
                    continue
                limit = self.days if granted is None else granted.limit or 0
                if run > limit:
                    yield self.finding("run", officer=officer, date=day.isoformat(), days=run, limit_days=limit)
