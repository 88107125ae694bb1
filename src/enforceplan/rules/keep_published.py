"""What was published stays, as far as it can."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Absence, Announced, Level, Span, Window
from enforceplan.roster import ShiftRef
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Amount, Keep

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_Given = dict[str, dict[str, object]]
_Told = tuple[str, str, datetime]
"""officer, job, start"""


def _at(text: str) -> datetime:
    """A day of May 2026 and a clock; day 0 of the examples is the 11th."""
    return datetime.fromisoformat(f"2026-05-{text}")


def _published(told: dict[str, str], now: str = "", until: str = "", **more: dict[str, object]) -> _Given:
    """Job -> its published start (none for a shift) and officers, in one line; A1 may begin at any minute."""
    announced: dict[str, object] = {}
    for job, line in told.items():
        words = line.split()
        start = None if "@" in job else _at(" ".join(words[:2]))
        announced[job] = Announced(start, tuple(words if "@" in job else words[2:]))
    settings: dict[str, object] = {
        "published": announced,
        "history_until": _at(now) if now else None,
        "published_until": _at(until) if until else None,
    }
    return {"settings": settings, **more}


_OPEN: dict[str, object] = {"windows": (Window(0, 1440),), "dates": ()}
_ANY: dict[str, object] = {"A1": _OPEN}
_SICK: dict[str, object] = {"U1": {"absences": (Absence(Span(_at("11 08:00"), _at("11 09:01")), "leave"),)}}
_AWAY: dict[str, object] = {"U1": {"absences": (Absence(Span(_at("11 10:59"), _at("11 12:00")), "leave"),)}}
_BACK: dict[str, object] = {
    "U1": {
        "absences": (
            Absence(Span(_at("11 08:00"), _at("11 09:00")), "leave"),
            Absence(Span(_at("11 11:00"), _at("11 12:00")), "leave"),
        )
    }
}


class KeepPublished(Rule):
    """Whoever must be told of a change of the published week costs, and so does every operation that moves.

    An officer's day costs ``told`` units once, if a duty of it that was published is gone or begins at another time, or
    one begins that was not published. An operation that begins at another time than the published one costs ``moved``.
    Less than ``near_hours`` after `history_until` both cost ``near`` times as much, less than ``freeze_hours`` after it
    ``frozen`` times as much. What the event itself destroys is free: duties of officers who are away or gone, of
    operations and shifts that are gone or no longer possible at that time. So is what begins from `published_until` on.
    Clock: a duty belongs to the day on which it begins; a day lies as far off as its first minute, an operation as the
    earlier one of its two starts. Without a published week nothing is asked.
    """

    id: ClassVar = "keep_published"
    default_level: ClassVar = Level.DISRUPTION
    default_points: ClassVar = 1
    told: Whole = 10
    """Units of an officer's day of which he must be told."""
    moved: Whole = 5
    """Units of an operation that begins at another time."""
    near_hours: Whole = 72
    """Hours after `history_until` in which a change is near."""
    near: Whole = 2
    """How many times as much a near change costs."""
    frozen: Whole = 4
    """How many times as much a change inside the freeze costs."""

    accepts: ClassVar = (
        Example("nothing is published", ("U1 A1 0 09:00-11:00",), points=0),
        Example("as published", ("U1,U2 A1 0 09:00-11:00", "U3 P1 0 22:00-06:00"),
                _published({"A1": "11 09:00 U1 U2", "P1-0@2026-05-11#0": "U3"}), 0),
        Example("away in the last minute", ("U2 A1 0 09:00-11:00",),
                _published({"A1": "11 09:00 U1 U2"}, officers=_AWAY), 0),
        Example("away in the first minute", ("U2 A1 0 09:00-11:00",),
                _published({"A1": "11 09:00 U1 U2"}, officers=_SICK), 0),
        Example("the operation is gone", (), _published({"A9": "11 09:00 U1"}), 0),
        Example("the shift is gone", ("U1 P1 0 22:00-06:00",),
                _published({"P1-0@2026-05-11#0": "U1", "P1-0@2026-05-12#0": "U2"}), 0),
        Example("no longer possible then", ("- A1 0 09:00-11:00",), _published({"A1": "11 09:01 U1"}), 0),
        Example("begins when nothing is published any more", ("U1 A1 6 23:00-00:00", "U2 P1 6 23:00-06:00"),
                _published({"A1": "17 23:00 U2", "P1-6@2026-05-17#0": "U3"}, until="17 23:00"), 0),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("one officer for another", ("U2 A1 0 09:00-11:00",), _published({"A1": "11 09:00 U1"}), 20),
        Example("away until it begins and from its end on", ("U2 A1 0 09:00-11:00",),
                _published({"A1": "11 09:00 U1 U2"}, officers=_BACK), 10),
        Example("two changes of one day", ("U1 A1 6 09:00-11:00", "U2 P1 6 23:59-06:00"),
                _published({"A1": "17 09:00 U2", "P1-6@2026-05-17#0": "U2 U1"}), 20),
        Example("a duty more on the last published minute", ("U1 P1 6 22:59-06:00",),
                _published({"A1": "11 09:00"}, until="17 23:00"), 10),
        Example("left out", ("- A1 0 09:00-11:00",), _published({"A1": "11 09:00 U1 U2"}), 20),
        Example("moved an hour", ("U1 A1 0 10:00-12:00",), _published({"A1": "11 09:00 U1"}, operations=_ANY), 15),
        Example("moved over midnight", ("U1 A1 5 23:30-00:00",),
                _published({"A1": "17 00:00 U1"}, operations=_ANY), 25),
        Example("exactly 72 and 24 hours", ("0 A1 1 00:00-02:00", "U1 P1 3 00:00-06:00"),
                _published({"A1": "14 00:00 U1"}, "11 00:00", operations=_ANY), 10 + 2 * 5),
        Example("a minute less", ("0 A1 1 00:00-02:00", "U1 P1 3 00:00-06:00"),
                _published({"A1": "14 00:00"}, "11 00:01", operations=_ANY), 2 * 10 + 4 * 5),
        Example("inside the freeze", ("0 A1 0 23:30-00:00",),
                _published({"A1": "12 00:00 U1"}, "11 00:00", operations=_ANY), 2 * 10 + 4 * 5),
        Example("a day that has begun", ("U1 A1 0 23:00-00:00",), _published({"A1": "11 23:00"}, "11 22:00"), 40),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """One `Keep` over all officers' days, and an amount for every published operation that begins elsewhere."""
        if not p.scenario.published:
            return
        until = p.scenario.published_until
        heard = p.begin < (p.minute(until) if until else np.iinfo(np.int64).max)
        told: list[tuple[int, int]] = []
        starts: list[tuple[int, int]] = []
        places = {shift: p.K + n for n, shift in enumerate(p.shifts)}
        away, since, to = p.absence
        for job, announced in p.scenario.published.items():
            if announced.start is None:
                ref = ShiftRef.parse(job)
                j = places.get((ref.post, (ref.date - p.scenario.week_start).days, ref.shift), -1)
                minute = int(p.begin[p.first_start[j]]) if j >= 0 else 0
            else:
                j, minute = p.operation_index.get(job, -1), p.minute(announced.start)
            here = np.arange(*p.first_start[j : j + 2]) if j >= 0 else np.zeros(0, dtype=np.int64)
            for t in here[(p.begin[here] == minute) & heard[here]].tolist():
                absent = set(away[(since < p.end[t]) & (to > p.begin[t])].tolist())
                known = [p.officer_index[code] for code in announced.officers if code in p.officer_index]
                told += [(o, t) for o in known if o not in absent]
                starts += [(int(u), self.moved * self._times(p, min(minute, int(p.begin[u])))) for u in here if u != t]
        o, t = np.asarray(told, dtype=np.int64).reshape(-1, 2).T
        weight = np.asarray([self.told * self._times(p, d * 1440) for d in range(p.days)], dtype=np.int64)
        shared = {"entry": self.entry, "level": self.level, "points": self.points}
        book.say(Keep(told=(o, t), heard=heard, weight=weight, **shared))  # type: ignore[arg-type]
        u, units = np.asarray(starts, dtype=np.int64).reshape(-1, 2).T
        constant = np.zeros(1, dtype=np.int64)
        book.say(Amount(constant=constant, start=(u, np.zeros_like(u), units), **shared))  # type: ignore[arg-type]

    def _times(self, p: Problem, minute: int) -> int:
        """How many times as much a change at that minute costs."""
        if p.scenario.history_until is None:
            return 1
        ahead = minute - p.minute(p.scenario.history_until)
        if ahead < p.scenario.freeze_hours * 60:
            return self.frozen
        return self.near if ahead < self.near_hours * 60 else 1

    def check(self, f: Facts) -> Iterator[Finding]:
        """Duties told and duties held, set against each other day by day; then the starts."""
        if not f.scenario.published:
            return
        told, moved = self._announced(f)
        until = f.scenario.published_until
        held = {(s.officer, s.job, s.start) for s in f.services}
        changed: dict[tuple[str, date], list[str]] = defaultdict(list)
        for officer, job, start in sorted(told - held):
            changed[officer, start.date()].append(f"-{job}")
        for officer, job, start in sorted(held - told):
            if until is None or start < until:
                changed[officer, start.date()].append(f"+{job}")
        for (officer, day), jobs in sorted(changed.items()):
            units = self.told * self._factor(f, datetime.combine(day, time()))
            if units:
                what = {"officer": officer, "date": day.isoformat(), "jobs": " ".join(jobs)}
                yield self.finding("told", self.points * units, **what)
        for code, start in moved.items():
            began = f.starts.get(code, start)
            units = self.moved * self._factor(f, min(start, began))
            if began != start and units:
                published, now = (when.isoformat(" ", "minutes") for when in (start, began))
                yield self.finding("moved", self.points * units, operation=code, published=published, began=now)

    def _announced(self, f: Facts) -> tuple[set[_Told], dict[str, datetime]]:
        """Duties that could still be as they were told, and the starts of operations that could."""
        told: set[_Told] = set()
        moved: dict[str, datetime] = {}
        until = f.scenario.published_until
        for job, announced in f.scenario.published.items():
            if announced.start is None:
                shift = f.shifts.get(ShiftRef.parse(job))
                if shift is None:
                    continue
                start, end = shift.start, shift.end
            else:
                operation = f.scenario.operations.get(job)
                if operation is None or not f.offered(operation, announced.start):
                    continue
                start, end = announced.start, announced.start + timedelta(minutes=operation.minutes)
            if until is not None and start >= until:
                continue
            if announced.start is not None:
                moved[job] = start
            for code in announced.officers:
                officer = f.scenario.officers.get(code)
                if officer and not any(a.span.start < end and a.span.end > start for a in officer.absences):
                    told.add((code, job, start))
        return told, moved

    def _factor(self, f: Facts, when: datetime) -> int:
        """How many times as much a change at that time costs."""
        now = f.scenario.history_until
        if now is None:
            return 1
        if when < now + timedelta(hours=f.scenario.freeze_hours):
            return self.frozen
        return self.near if when < now + timedelta(hours=self.near_hours) else 1
