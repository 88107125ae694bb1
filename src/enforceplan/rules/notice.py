"""Inspections are notified in time, and what was notified stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Announced, Day, DayKind, ElementKind, Level, Pin
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.rules.examples import world
from enforceplan.verbs import FREE, Never, Tally, When

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_Given = dict[str, dict[str, object]]


def _notified(pinned: str, officers: str = "", now: str = "", freeze: int = 24, **more: object) -> _Given:
    """A1 is notified for a time of May 2026 (day and clock) and officers."""
    pin = Pin(start=datetime.fromisoformat(f"2026-05-{pinned}"), officers=tuple(officers.split()))
    known = datetime.fromisoformat(f"2026-05-{now}") if now else None
    return {
        "operations": {"A1": {"notice_no": "7", "pin": pin, **more}},
        "settings": {"history_until": known, "freeze_hours": freeze},
    }


def _routine(now: str, kind: str = "routine", hours: int = 24, **more: object) -> _Given:
    """A1 is an inspection that nobody has been told of at a time of May 2026."""
    return {
        "operations": {"A1": {"inspection_kind": kind, **more}},
        "settings": {"history_until": datetime.fromisoformat(f"2026-05-{now}") if now else None},
        "departments": {"UM": {"notice_hours": hours}},
    }


def _told(start: str) -> _Given:
    """The week was published with A1 at that time."""
    known = _routine("11 11:00")
    published = {"A1": Announced(datetime.fromisoformat(f"2026-05-{start}"), ("U1",))}
    return {**known, "settings": {**known["settings"], "published": published}}


def _made_up(now: str) -> _Given:
    """Sunday before the week is a make-up workday."""
    known = _routine(now, hours=0)
    days = [replace(d, kind=DayKind.MAKEUP_WORKDAY) if d.date.day == 10 else d for d in world().calendar]
    return {**known, "settings": {**known["settings"], "calendar": tuple(days)}}


def _free(known: _Given, *free: int) -> _Given:
    """The calendar begins on the 6th, and some days of May are free."""
    early = [date(2026, 5, n) for n in range(6, 10)]
    days = [Day(d, DayKind.WORKDAY if d.weekday() < 5 else DayKind.WEEKEND, school=False) for d in early]
    told = (replace(d, kind=DayKind.HOLIDAY) if d.date.day in free else d for d in (*days, *world().calendar))
    return {**known, "settings": {**known["settings"], "calendar": tuple(told)}}


class Notice(Rule):
    """An inspection begins only when it can be notified in time; in the freeze one that was notified stays as it is.

    In time: an operation of ``inspection_kind`` routine or special without a ``notice_no`` begins at least ``workdays``
    workdays after the notice can go out, the day of the notice counted if it is one, and no sooner than the longest
    ``notice_hours`` of its enforcing departments after it. The notice can go out at ``history_until``; without that
    the week was planned in time and nothing is asked. A start that was published (table ``published``) was notified
    with the week. Stays: an operation with a ``notice_no`` whose pinned start lies
    from ``history_until`` (or the first day) on and less than ``freeze_hours`` later begins at that start, and every
    pinned officer has a seat in it. What was published is what the scenario pins; later than the freeze it may move, if
    it is notified anew, and so may one that is notified but not pinned. Events and other triggered operations are free
    of both. Clock: calendar and workdays of the scenario's calendar, which reaches back to ``history_until``, a year
    at most; before its first day Monday to Friday. The freeze in minutes.
    """

    id: ClassVar = "notice"
    default_level: ClassVar = Level.POLICY
    workdays: Whole = 1
    """Workdays between the notice and the inspection."""

    accepts: ClassVar = (
        Example("on Sunday for Tuesday", ("U1 A1 1 00:00-02:00",), _routine("10 00:00")),
        Example("on a Sunday that is a workday", ("U1 A1 0 00:00-02:00",), _made_up("10 00:00")),
        Example("on Monday for Tuesday", ("U1 A1 1 12:00-14:00",), _routine("11 12:00")),
        Example("on Friday for Monday", ("U1 A1 0 00:00-02:00",), _routine("08 23:00", hours=1)),
        Example("on Friday for the last hour", ("U1 A1 6 23:00-00:00",), _routine("15 12:00", "special")),
        Example("on a holiday Friday for Tuesday", ("U1 A1 1 00:00-02:00",), _free(_routine("08 12:00", hours=0), 8)),
        Example("on the calendar's first day", ("U1 A1 0 00:00-02:00",), _free(_routine("06 12:00", hours=0), 7, 8)),
        Example("the department's hours", ("U1 A1 2 12:00-14:00",), _routine("11 12:00", hours=48)),
        Example("hours of who only helps", ("U1,C1 A1 1 12:00-14:00",), _routine("11 12:00")),
        Example(
            "the same day, where none is asked",
            ("U1 A1 0 12:00-14:00",),
            _routine("11 11:00", hours=1),
            params={"workdays": 0},
        ),
        Example("planned in time", ("U1 A1 0 00:00-02:00",), _routine("")),
        Example("as the week was published", ("U1 A1 0 12:00-14:00",), _told("11 12:00")),
        Example("notified already", ("U1 A1 0 12:00-14:00",), _routine("11 12:00", notice_no="7")),
        Example("a case", ("U1 A1 0 12:00-14:00",), _routine("11 12:00", "case")),
        Example("a whistle", ("U1 A1 0 12:00-14:00",), _routine("11 12:00", source="whistle")),
        Example("no inspection", ("U1 A1 0 12:00-14:00",), _routine("11 12:00", "")),
        Example("as published", ("U1,U2 A1 0 09:00-11:00",), _notified("11 09:00", "U1 U2")),
        Example("moved after the freeze", ("U1 A1 6 23:00-00:00",), _notified("12 00:00", "U2")),
        Example("the published start is over", ("U1 A1 6 23:00-00:00",), _notified("11 09:00", "U2", "11 09:01")),
        Example("not notified", ("U1 A1 0 10:00-12:00",), _notified("11 09:00", "U2", notice_no="")),
        Example("an event", ("U1 A1 0 10:00-12:00",), _notified("11 09:00", "U2", source="whistle")),
        Example("not served", ("- A1 0 10:00-12:00",), _notified("11 09:00", "U2")),
        Example("the commander as published", ("U1,C1! A1 0 09:00-11:00",), _notified("11 09:00", "C1")),
    )
    rejects: ClassVar = (
        Example("on Sunday for Monday", ("U1 A1 0 23:59-02:00",), _routine("10 00:00")),
        Example("on Saturday for Monday", ("U1 A1 0 00:00-02:00",), _routine("09 00:00", hours=1)),
        Example("on Saturday for Sunday", ("U1 A1 6 23:00-00:00",), _routine("16 00:00", "special", hours=0)),
        Example("on a holiday Friday for Monday", ("U1 A1 0 23:59-02:00",), _free(_routine("08 12:00", hours=0), 8)),
        Example("in a week of holidays", ("U1 A1 0 23:59-02:00",), _free(_routine("06 12:00", hours=0), 6, 7, 8)),
        Example("a minute too early for the hours", ("U1 A1 1 11:59-14:00",), _routine("11 12:00")),
        Example("a minute before it was published for", ("U1 A1 0 11:59-14:00",), _told("11 12:00")),
        Example("two workdays", ("U1 A1 1 23:59-02:00",), _routine("11 00:00"), params={"workdays": 2}),
        Example("moved a minute", ("U1 A1 0 09:01-11:00",), _notified("11 09:00")),
        Example("moved from the last minute of the freeze", ("U1 A1 6 23:00-00:00",), _notified("11 23:59")),
        Example("moved from its first", ("U1 A1 1 23:00-00:00",), _notified("12 09:00", now="12 09:00")),
        Example("an officer is missing", ("U1 A1 0 09:00-11:00",), _notified("11 09:00", "U1 U2")),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Closed starts before the notice and off the published start; each pinned officer sits, if it is served."""
        closed = np.zeros(p.T, dtype=bool)
        known = p.scenario.history_until
        now = 0 if known is None else p.minute(known)
        for k, operation in enumerate(p.scenario.operations.values()):
            here = slice(*p.first_start[k : k + 2].tolist())
            if operation.source in ("whistle", "hotline") or operation.inspection_kind == "case":
                continue
            if not operation.notice_no and known is not None and operation.inspection_kind in ("routine", "special"):
                told = p.scenario.published.get(operation.code)
                as_told = p.minute(told.start) if told and told.start else -1
                closed[here] |= (p.begin[here] < self._opens(p, operation, now)) & (p.begin[here] != as_told)
            if not operation.notice_no or operation.pin.start is None:
                continue
            fixed = p.minute(operation.pin.start)
            if now <= fixed < now + p.scenario.freeze_hours * 60:
                closed[here] |= p.begin[here] != fixed
                for officer in operation.pin.officers:
                    self._seat(p, book, k, p.officer_index[officer])
        book.say(Never(entry=self.entry, level=self.level, start=closed))

    def _opens(self, p: Problem, operation: Operation, now: int) -> int:
        """First minute for which the operation can still be notified."""
        day, left = now // 1440, self.workdays
        while left > 0 and day < p.days:
            left -= p.is_workday(day)
            day += 1
        hours = [
            p.scenario.departments[e.department].notice_hours
            for e in operation.elements
            if e.kind is ElementKind.ENFORCING
        ]
        return max(day * 1440, now + 60 * max(hours, default=0))

    def _seat(self, p: Problem, book: Book, k: int, o: int) -> None:
        weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
        weight[o] = 1
        row = np.where(p.team_job == k, 0, -1)
        least, most = np.ones(1, dtype=np.int64), np.full(1, FREE)
        book.say(
            Tally(entry=self.entry, level=self.level, row=row, weight=weight, least=least, most=most, when=When.SERVED)
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every served operation that is no event."""
        now = f.scenario.history_until or f.scenario.start
        for code, began in f.starts.items():
            operation = f.scenario.operations[code]
            if operation.triggered:
                continue
            said = f"{began:%Y-%m-%d %H:%M}"
            if not operation.notice_no:
                inspects = operation.inspection_kind in ("routine", "special")
                first = self._first(f, operation)
                told = f.scenario.published.get(code)
                if inspects and began < first and (told is None or told.start != began):
                    yield self.finding("early", operation=code, began=said, limit=f"{first:%Y-%m-%d %H:%M}")
                continue
            published = operation.pin.start
            if published is None or not now <= published < now + timedelta(hours=f.scenario.freeze_hours):
                continue
            if began != published:
                yield self.finding("moved", operation=code, began=said, published=f"{published:%Y-%m-%d %H:%M}")
            seated = {duty.officer for duty in f.crew_of.get(code, [])}
            for officer in operation.pin.officers:
                if officer not in seated:
                    yield self.finding("officer", operation=code, officer=officer)

    def _first(self, f: Facts, operation: Operation) -> datetime:
        known = f.scenario.history_until
        if known is None:
            return f.scenario.start
        day, passed = known.date(), 0
        while passed < self.workdays:
            entry = f.scenario.day_of.get(day)
            passed += day.weekday() < 5 if entry is None else entry.works
            day += timedelta(days=1)
        asked = [f.scenario.departments[e.department] for e in operation.elements if e.kind is ElementKind.ENFORCING]
        told = known + timedelta(hours=max((department.notice_hours for department in asked), default=0))
        return max(told, datetime.combine(day, time()))
