"""Rest between the duties of two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level, RuleException
from enforceplan.facts import Service, minutes
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Alike, Apart, Never

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools


def _until(day: int, clock: str) -> dict[str, dict[str, object]]:
    """U1's last duty before the horizon ended on this day of May 2026."""
    return {"officers": {"U1": {"carried": Carried(last_end=datetime.fromisoformat(f"2026-05-{day}T{clock}"))}}}


_LATE_SUNDAY, _THIS_MORNING = _until(10, "23:30"), _until(11, "00:30")


def _ten_hours(first: int, last: int, limit: int | None = 10) -> dict[str, dict[str, object]]:
    """An exception for U1 on these days of May 2026; his last duty ended on Sunday at 23:30."""
    days = date(2026, 5, first), date(2026, 5, last)
    granted = RuleException("min_rest", "U1", *days, limit, "training", "director")
    return {**_LATE_SUNDAY, "settings": {"exceptions": (granted,)}}


class MinRest(Rule):
    """An officer rests at least ``hours`` between a duty and the first duty that begins on a later calendar day.

    Clock: minutes between the end of one duty and the beginning of the next, local time, across midnight; a break
    between two duties that begin on the same day is no rest. Exactly ``hours`` is enough. Duties on call at home and
    duty leaders' shifts (``alongside``) neither need rest nor spoil it. Priced: once for an officer and a day that
    begins too early. Way belongs to `no_overlap`. The last duty before the horizon (``last_end`` of the ledger) began
    on an earlier day than any of the horizon, also where it ended in it; it counts for the strict entry, the priced one
    looks at the horizon only.
    """

    id: ClassVar = "min_rest"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "minutes"
    may_be_priced: ClassVar = True
    exceptions: ClassVar = "officer"
    hours: Whole = 8
    """Shortest rest, hours."""

    accepts: ClassVar = (
        Example(
            "no rest asked by an exception", ("U1 A1 1 18:00-23:00", "U1 A2 2 05:00-08:00"), _ten_hours(13, 13, None)
        ),
        Example("exactly an exception's 10 h", ("U1 A1 1 18:00-22:00", "U1 A2 2 08:00-10:00"), _ten_hours(13, 13)),
        Example("the day after an exception", ("U1 A1 2 18:00-22:00", "U1 A2 3 06:00-10:00"), _ten_hours(12, 13)),
        Example("the day before an exception", ("U1 A1 0 18:00-22:00", "U1 A2 1 06:00-10:00"), _ten_hours(13, 13)),
        Example("exactly 10 h after the week before", ("U1 A1 0 09:30-11:00",), _ten_hours(11, 11)),
        Example("no limit after the week before", ("U1 A1 0 01:00-02:00",), _ten_hours(10, 11, None)),
        Example("a long rest on the day before", ("U1 A1 1 10:00-12:00",), _ten_hours(11, 11, 40)),
        Example("24 h after this morning", ("U1 A1 1 00:30-01:30",), _THIS_MORNING, params={"hours": 24}),
        Example("or by an exception", ("U1 A1 1 00:30-01:30",), {**_ten_hours(12, 12, 24), **_THIS_MORNING}),
        Example("8 h after Monday's midnight", ("U1 A1 1 08:00-09:00",), _until(12, "00:00")),
        Example(
            "10 h after midnight, by an exception",
            ("U1 A1 1 10:00-11:00",),
            {**_ten_hours(12, 12), **_until(12, "00:00")},
        ),
        Example("8 h on the day before an exception", ("U1 A1 0 07:30-11:00",), _ten_hours(12, 12)),
        Example("8 h after a last duty that ended this morning", ("U1 A1 0 08:30-11:00",), _THIS_MORNING),
        Example("10 h after it, by an exception", ("U1 A1 0 10:30-11:00",), {**_ten_hours(11, 11), **_THIS_MORNING}),
        Example("a second duty in the last minute of the day", ("U1 A1 6 20:00-22:00", "U1 A2 6 23:59-01:00")),
        Example("exactly 8 h", ("U1 A1 0 18:00-23:00", "U1 A2 1 07:00-10:00")),
        Example("a break inside one day is no rest", ("U1 A1 0 08:00-10:00", "U1 A2 0 12:00-14:00")),
        Example("a night on call at home before a morning duty", ("U1 HOME 0 22:00-06:00", "U1 A1 1 06:00-09:00")),
        Example("last duty of Sunday, nothing after", ("U1 A1 6 20:00-01:00",)),
        Example("exactly 8 h after the week before", ("U1 A1 0 07:30-10:00",), given=_LATE_SUNDAY),
    )
    rejects: ClassVar = (
        Example("a minute short of the 10 h", ("U1 A1 1 18:00-22:00", "U1 A2 2 07:59-10:00"), _ten_hours(12, 13)),
        Example("the exception's first day", ("U1 A1 1 18:00-22:00", "U1 A2 2 07:59-10:00"), _ten_hours(13, 14)),
        Example("8 h on the day after it", ("U1 A1 2 18:00-22:00", "U1 A2 3 05:59-10:00"), _ten_hours(12, 13, None)),
        Example("9 h 59 after the week before", ("U1 A1 0 09:29-11:00",), _ten_hours(11, 11)),
        Example("9 h 59 on the exception's last day", ("U1 A1 0 09:29-11:00",), _ten_hours(9, 11)),
        # it ended at 00:30 of Monday and began on Sunday: 24 h reach to 00:30 of Tuesday
        Example("24 h bind the same day", ("U1 A1 0 23:59-01:00",), _THIS_MORNING, params={"hours": 24}),
        Example("and by an exception", ("U1 A1 0 23:59-01:00",), {**_ten_hours(11, 11, 24), **_THIS_MORNING}),
        Example("23 h 59 on the next day", ("U1 A1 1 00:29-01:00",), _THIS_MORNING, params={"hours": 24}),
        Example("or by an exception", ("U1 A1 1 00:29-01:00",), {**_ten_hours(12, 12, 24), **_THIS_MORNING}),
        # a night of Sunday that ended on Monday at 06:00: 8 h reach to 14:00
        Example("6 h after Sunday's night", ("U1 A1 0 12:00-13:00",), _until(11, "06:00")),
        Example("7 h 59 after this morning", ("U1 A1 0 08:29-11:00",), _THIS_MORNING),
        Example("9 h 59 after it, by an exception", ("U1 A1 0 10:29-11:00",), {**_ten_hours(11, 11), **_THIS_MORNING}),
        Example(
            "no rest asked on the day after, 8 h on the first",
            ("U1 A1 0 08:29-11:00",),
            {**_ten_hours(12, 12, None), **_THIS_MORNING},
        ),
        Example("after Monday's last minute", ("U1 A1 1 07:58-10:00",), _until(11, "23:59")),
        Example("or by an exception of 10 h", ("U1 A1 1 09:58-11:00",), {**_ten_hours(12, 12), **_until(11, "23:59")}),
        Example("one minute short", ("U1 A1 0 18:00-23:01", "U1 A2 1 07:00-10:00")),
        Example("across midnight", ("U1 A1 0 20:00-01:00", "U1 A2 1 08:59-10:00")),
        Example("one minute short after the week before", ("U1 A1 0 07:29-10:00",), given=_LATE_SUNDAY),
        Example("the last morning of the horizon", ("U1 A1 5 18:00-23:01", "U1 A2 6 07:00-10:00")),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Of two duties of one officer, i.e. end(t) + hours <= begin(u) where u begins on a later day."""
        counts = ~(p.on_call | p.alongside)[p.start_job]
        bound = np.ones((p.O, p.days), dtype=bool)
        for subject, low, high, limit in p.granted(self.entry):
            o = p.officer_index[subject]
            bound[o, max(0, low) : max(0, high + 1)] = False
            if limit is not None:
                self._apart(p, book, np.arange(p.O) == o, counts & (p.day >= low) & (p.day <= high), limit)
        for days in np.unique(bound, axis=0):
            self._apart(p, book, (bound == days).all(axis=1), counts & days[p.day], self.hours)
        if not self.points:
            book.say(Never(entry=self.entry, level=self.level, officer_start=self._too_early(p, counts, bound)))

    def _too_early(self, p: Problem, counts: Bools, bound: Bools) -> Alike:
        """[o, t] starts too soon after the last duty before the horizon."""
        until = np.where(bound, p.last_end[:, None] + self.hours * 60, -FREE)
        for subject, low, high, limit in p.granted(self.entry):
            if limit is not None:
                o, days = p.officer_index[subject], slice(max(0, low), max(0, high + 1))
                until[o, days] = np.maximum(until[o, days], p.last_end[o] + limit * 60)
        rows, kind = np.unique(np.maximum(until, 0), axis=0, return_inverse=True)
        return Alike(counts & (p.begin < rows[:, p.day]), kind)

    def _apart(self, p: Problem, book: Book, officers: Bools, second: Bools, hours: int) -> None:
        counts = ~(p.on_call | p.alongside)[p.start_job]
        book.say(
            Apart(
                entry=self.entry,
                level=self.level,
                points=self.points,
                officers=officers,
                first=counts,
                second=second,
                opens=(p.day + 1) * 1440,
                until=p.end + hours * 60,
                with_way=False,
                alongside=np.zeros(p.T, dtype=bool),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Each duty against every duty that begins on a later day, the worst of a day told."""
        for officer, services in f.services_of.items():
            resting = [s for s in services if not s.on_call and not s.alongside]
            short: dict[date, tuple[timedelta, timedelta, Service | None, Service]] = {}
            before = None if self.points else f.scenario.officers[officer].carried.last_end
            for second in resting:
                day = second.start.date()
                granted = f.exception(self.entry, officer, day, day)
                if granted is not None and granted.limit is None:
                    continue
                least = timedelta(hours=self.hours if granted is None else granted.limit or 0)
                if before is not None and second.start - before < least:
                    short[day] = second.start - before, least, None, second
                for first in resting:
                    rest = second.start - first.end
                    if first.start.date() < day and rest < least and (day not in short or rest < short[day][0]):
                        short[day] = rest, least, first, second
            for rest, least, earlier, second in short.values():
                yield self.finding(
                    "short",
                    self.points,
                    officer=officer,
                    first="—" if earlier is None else earlier.job,
                    second=second.job,
                    ended=(second.start - rest).isoformat(" ", "minutes"),
                    began=second.start.isoformat(" ", "minutes"),
                    minutes=minutes(rest),
                    limit_minutes=minutes(least),
                )
