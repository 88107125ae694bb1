"""Who and what can be planned at all, and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DISTRICT, Absence, Level, Span, Window
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Alike, Amount, Load, Never, alike

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.roster import Duty
    from enforceplan.verbs import Book, Bools

_MORNING_OFF = {
    "officers": {"U1": {"absences": (Absence(Span(datetime(2026, 5, 11, 8), datetime(2026, 5, 11, 12)), "leave"),)}}
}
_LAST_HOUR_OFF = {
    "officers": {"U1": {"absences": (Absence(Span(datetime(2026, 5, 17, 23), datetime(2026, 5, 18)), "court"),)}}
}
_NIGHT_WINDOW = {"operations": {"A1": {"windows": (Window(1320, 120),), "dates": (date(2026, 5, 11),)}}}
_SUNDAY_WINDOW = {"operations": {"A1": {"windows": (Window(1320, 120),), "dates": (date(2026, 5, 17),)}}}
_TWICE = {"operations": {"A1": {"not_same_day": "A"}, "A2": {"not_same_day": "A"}}}


def _window(opens: int, closes: int) -> dict[str, dict[str, object]]:
    return {"operations": {"A1": {"windows": (Window(opens, closes),)}}}


class Availability(Rule):
    """An officer serves only where he may, when he is there and in one seat; an operation begins only when offered.

    Officers: he serves the street that uses him (anywhere, if that is the district), never while absent, not even on
    call and not for one minute, never in an operation that excludes him, and has one seat in a job. Operations: one
    lies wholly inside one of its windows, between ``earliest`` and ``latest`` (which bound start and end); the window
    opens on an allowed day of the horizon, and the operation begins inside the horizon, on any minute. Operations that
    share ``not_same_day`` begin on different days. The roster names only what the scenario knows.

    Clock: local minutes; absences, windows and duties are half-open, so a duty may begin in the minute in which an
    absence ends. A window that crosses midnight belongs to the day it opens. Source: Paid Annual Leave Regulation
    (职工带薪年休假条例) and other approved absence.
    """

    id: ClassVar = "availability"
    default_level: ClassVar = Level.MUST

    accepts: ClassVar = (
        Example("after midnight in yesterday's window", ("U1 A1 1 00:00-02:00",), _NIGHT_WINDOW),
        Example("begins as the absence ends", ("U1 A1 0 12:00-14:00",), _MORNING_OFF),
        Example("ends as the absence begins", ("U1 A1 0 06:00-08:00",), _MORNING_OFF),
        Example("ends on Sunday as the absence begins", ("U1 A1 6 21:00-23:00",), _LAST_HOUR_OFF),
        Example("the district's officer serves both streets", ("F1 A1 0 08:00-10:00", "F1 B1 1 08:00-10:00")),
        Example("alike operations on two days", ("U1 A1 0 20:00-01:00", "U2 A2 1 00:00-02:00"), _TWICE),
        Example("begins in the last minute of the horizon", ("U1 A1 6 23:59-00:30",)),
        Example(
            "ends exactly at latest",
            ("U1 A1 0 20:00-01:00",),
            {"operations": {"A1": {"earliest": datetime(2026, 5, 11, 20), "latest": datetime(2026, 5, 12, 1)}}},
        ),
    )
    rejects: ClassVar = (
        Example("after the horizon in Sunday's window", ("U1 A1 7 00:00-02:00",), _SUNDAY_WINDOW),
        Example("one minute before the absence ends", ("U1 A1 0 11:59-14:00",), _MORNING_OFF),
        Example("one minute into the absence", ("U1 A1 0 06:00-08:01",), _MORNING_OFF),
        Example("on call at home while absent", ("U1 HOME 0 07:00-09:00",), _MORNING_OFF),
        Example("the last hour of the horizon", ("U1 A1 6 22:00-23:01",), _LAST_HOUR_OFF),
        Example("an officer of the other street", ("U1 B1 0 08:00-10:00",)),
        Example("an excluded officer", ("U1 A1 0 08:00-10:00",), {"operations": {"A1": {"excluded": ("U1",)}}}),
        Example("the commander has a second seat", ("U1,C1,C1! A1 0 08:00-10:00",)),
        Example("alike operations on one day", ("U1 A1 0 08:00-10:00", "U2 A2 0 23:59-02:00"), _TWICE),
        Example(
            "one minute past latest",
            ("U1 A1 0 20:00-01:00",),
            {"operations": {"A1": {"latest": datetime(2026, 5, 12, 0, 59)}}},
        ),
        Example(
            "one minute before earliest",
            ("U1 A1 0 19:59-01:00",),
            {"operations": {"A1": {"earliest": datetime(2026, 5, 11, 20)}}},
        ),
        Example("a minute before its window opens", ("U1 A1 0 08:00-10:00",), _window(481, 720)),
        Example("a minute after its window closes", ("U1 A1 0 08:00-10:00",), _window(420, 599)),
        Example(
            "a window that opens on another day",
            ("U1 A1 0 00:00-02:00",),
            {"operations": {"A1": {"windows": (Window(1320, 120),)}}},
        ),
        Example(
            "a day that is not named",
            ("U1 A1 0 08:00-10:00",),
            {"operations": {"A1": {"dates": (date(2026, 5, 12),)}}},
        ),
    )

    def closed(self, p: Problem) -> Bools:
        """Jobs of streets that do not use him, and operations that exclude him."""
        closed: Bools = (p.serves[:, None] >= 0) & (p.serves[:, None] != p.job_street)
        for k, operation in enumerate(p.scenario.operations.values()):
            closed[[p.officer_index[code] for code in operation.excluded], k] = True
        return closed

    def impose(self, p: Problem, book: Book) -> None:
        """Closed combinations, one seat a job, and starts(word, day) <= 1; offered minutes are the problem's own."""
        book.say(Never(entry=self.entry, level=self.level, officer_job=alike(self.closed(p))))
        away, kind = np.unique(p.absence[0]), np.zeros(p.O, dtype=np.int64)
        kind[away] = 1 + np.arange(len(away))
        absent = np.zeros((1 + len(away), p.T), dtype=bool)
        for o, low, high in zip(*(column.tolist() for column in p.absence), strict=True):
            absent[kind[o]] |= p.touches(low, high)
        book.say(Never(entry=self.entry, level=self.level, officer_start=Alike(absent, kind)))
        self._one_seat(p, book)
        self._different_days(p, book)

    def _one_seat(self, p: Problem, book: Book) -> None:
        """Only where somebody is a candidate for two seats, i.e. seats(o, k) <= 1."""
        pairs, seats = np.unique(p.team_job[p.seat_team] * p.O + p.seat_officer, return_counts=True)
        job, officer = np.divmod(pairs[seats > 1], max(1, p.O))
        jobs, row = np.unique(job, return_inverse=True)
        if jobs.size:
            load = (p.start_job == jobs[:, None]).astype(np.int8)
            limit = np.full((len(jobs), p.O), FREE)
            limit[row, officer] = 1
            book.say(Load(entry=self.entry, level=self.level, load=load, limit=limit))

    def _different_days(self, p: Problem, book: Book) -> None:
        word = [operation.not_same_day for operation in p.scenario.operations.values()]
        words = [name for name, times in Counter(word).items() if name and times > 1]
        row_of = np.asarray([words.index(name) if name in words else -1 for name in word], dtype=np.int64)
        begun = np.flatnonzero(p.start_job < p.K)
        begun = begun[row_of[p.start_job[begun]] >= 0]
        if begun.size:
            row = row_of[p.start_job[begun]] * p.days + p.day[begun]
            constant = np.zeros(len(words) * p.days, dtype=np.int64)
            start = (begun, row, np.ones_like(begun))
            limit = np.ones_like(constant)
            book.say(Amount(entry=self.entry, level=self.level, constant=constant, start=start, limit=limit))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every name, every duty, every start."""
        yield from self._names(f)
        yield from self._people(f)
        yield from self._starts(f)

    def _names(self, f: Facts) -> Iterator[Finding]:
        for begun in f.roster.starts:
            if begun.operation not in f.scenario.operations:
                yield self.finding("unknown", what=begun.operation)
        for duty in f.roster.duties:
            if duty.officer not in f.scenario.officers:
                yield self.finding("unknown", what=duty.officer)
            if not self._job_is_known(f, duty):
                yield self.finding("unknown", what=duty.job)
        for job, duties in f.crew_of.items():
            for officer, seats in Counter(duty.officer for duty in duties).items():
                if seats > 1:
                    yield self.finding("two_seats", officer=officer, job=job, seats=seats)

    def _job_is_known(self, f: Facts, duty: Duty) -> bool:
        if duty.post is None:
            return duty.operation in f.scenario.operations
        return not duty.operation and duty.post in f.shifts

    def _people(self, f: Facts) -> Iterator[Finding]:
        for code, services in f.services_of.items():
            officer = f.scenario.officers[code]
            for s in services:
                if officer.used_by not in (DISTRICT, s.street):
                    yield self.finding("street", officer=code, used_by=officer.used_by, street=s.street, job=s.job)
                if s.duty.operation and code in f.scenario.operations[s.duty.operation].excluded:
                    yield self.finding("excluded", officer=code, job=s.job)
                for absence in officer.absences:
                    if s.overlaps(absence.span.start, absence.span.end):
                        began = s.start.isoformat(" ", "minutes")
                        yield self.finding("absent", officer=code, job=s.job, kind=absence.kind, began=began)

    def _starts(self, f: Facts) -> Iterator[Finding]:
        for operation, starts in Counter(s.operation for s in f.roster.starts).items():
            if starts > 1:
                yield self.finding("two_starts", operation=operation, starts=starts)
        sharing: dict[tuple[str, date], list[str]] = defaultdict(list)
        for code, began in f.starts.items():
            known = f.scenario.operations[code]
            if known.not_same_day:
                sharing[known.not_same_day, began.date()].append(code)
            if not f.offered(known, began):
                yield self.finding("not_offered", operation=code, began=began.isoformat(" ", "minutes"))
        for (_, day), codes in sharing.items():
            if len(codes) > 1:
                yield self.finding("same_day", operations=", ".join(sorted(codes)), date=day.isoformat())
