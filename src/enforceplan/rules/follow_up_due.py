"""A re-check comes before its time has run out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Day, DayKind, Level
from enforceplan.problem import DAY
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.rules.examples import world
from enforceplan.verbs import Amount, Never

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _since(month: int, day: int, days: int, *free: int) -> dict[str, dict[str, object]]:
    """A1 is a re-check, due so many days after a day of 2026; some days of May are free though weekdays."""
    calendar = tuple(
        replace(d, kind=DayKind.HOLIDAY) if d.date in [date(2026, 5, n) for n in free] else d for d in world().calendar
    )
    told = {"source": "recheck", "earliest": datetime(2026, month, day, 18), "follow_up_days": days}
    return {"operations": {"A1": told}, "settings": {"calendar": calendar}}


def _before(kind: DayKind, day: int, since: int, days: int) -> dict[str, dict[str, object]]:
    """A1 is due so many days after a day of May; the calendar begins on the 2nd, and a day of May is of a kind."""
    early = [date(2026, 5, n) for n in range(2, 10)]
    known = [Day(d, DayKind.WORKDAY if d.weekday() < 5 else DayKind.WEEKEND, school=False) for d in early]
    calendar = tuple(replace(d, kind=kind) if d.date.day == day else d for d in (*known, *world().calendar))
    return {**_since(5, since, days), "settings": {"calendar": calendar}}


def _made(day: int, since: int, days: int) -> dict[str, dict[str, object]]:
    """A1 is due so many days after a day of May; a day of May is a make-up workday."""
    calendar = tuple(
        replace(d, kind=DayKind.MAKEUP_WORKDAY) if d.date == date(2026, 5, day) else d for d in world().calendar
    )
    return {**_since(5, since, days), "settings": {"calendar": calendar}}


def _after(days: int) -> dict[str, dict[str, object]]:
    """A1 re-checks what A2 finds, within so many days."""
    return {"operations": {"A1": {"source": "recheck", "after": "A2"}, "A2": {"follow_up_days": days}}}


class FollowUpDue(Rule):
    """A re-check (source ``recheck``) is over by the last day of its follow-up time.

    Where column ``after`` names an operation of the week, its time is that operation's ``follow_up_days``, counted from
    the day of its last minute; where it names none, its own ``follow_up_days`` from the day of ``earliest``, the day on
    which the time to mend ran out. That day is not counted. Up to ``workdays`` days are workdays (make-up workdays
    among them, holidays not), more are calendar days. The last day counts whole: a re-check whose last minute lies in
    it is in time. Without days it is free; a date that the planner writes into ``latest`` binds by itself
    (`availability`). Clock: calendar days, local time. The scenario's calendar reaches back to the ``earliest`` of its
    re-checks, a year at most; days before it count as workdays from Monday to Friday, days after it are unknown and bar
    nothing. What cannot be in time stays unserved. Source: 行政处罚法 第八十五条 (limits of up to seven days are
    workdays).
    """

    id: ClassVar = "follow_up_due"
    default_level: ClassVar = Level.POLICY
    workdays: Whole = 7
    """Up to so many days are counted in workdays."""

    accepts: ClassVar = (
        Example("three workdays after Monday, its last minute", ("M1 A1 3 22:00-00:00",), _since(5, 11, 3)),
        Example("two workdays after Friday before the week", ("M1 A1 1 20:00-22:00",), _since(5, 8, 2)),
        Example("over a holiday", ("M1 A1 3 09:00-11:00",), _since(5, 11, 2, 12)),
        Example("a make-up Saturday is a workday", ("M1 A1 5 09:00-11:00",), _made(16, 15, 1)),
        Example("the next workday lies behind the week", ("M1 A1 6 20:00-01:00",), _since(5, 15, 1)),
        # the 5th is free: 6, 7, 8, 11, and 12 is the fifth
        Example("five workdays over a holiday before the week", ("M1 A1 1 22:00-00:00",),
                _before(DayKind.HOLIDAY, 5, 4, 5)),
        Example("the calendar's first day is the first that counts", ("M1 A1 0 22:00-00:00",),
                _before(DayKind.MAKEUP_WORKDAY, 2, 1, 7)),
        Example("eight calendar days", ("M1 A1 5 09:00-11:00",), _since(5, 8, 8)),
        Example("seven workdays", ("M1 A1 5 09:00-11:00",), _since(5, 8, 7)),
        Example("two workdays after Friday, Sunday one of them", ("M1 A1 0 09:00-11:00",), _made(10, 8, 2)),
        Example("after one that could begin on any day", ("M1 A1 2 09:00-11:00", "M2 A2 1 09:00-11:00"), {
            "operations": {**_after(1)["operations"], "A2": {"follow_up_days": 1, "dates": ()}}}),
        Example("before one of several days", ("M1 A1 1 09:00-11:00", "M2 A2 0 09:00-11:00"), {
            "operations": {**_after(1)["operations"], "A1": {"source": "recheck", "after": "A2", "dates": ()}}}),
        Example("a week from Wednesday, three workdays after Friday", ("M1 A1 2 09:00-11:00",), {
            **_since(5, 8, 3), "settings": {"week_start": date(2026, 5, 13), "days": 5}}),
        Example("no days given", ("M1 A1 6 09:00-11:00",), _since(5, 1, 0)),
        Example("no re-check", ("M1 A1 6 09:00-11:00",), {"operations": {"A1": {"follow_up_days": 1}}}),
        Example("no day given", ("M1 A1 6 09:00-11:00",), {
            "operations": {"A1": {"source": "recheck", "follow_up_days": 1}}}),
        Example("not served", ("- A1 6 09:00-11:00",), _since(5, 1, 1)),
        Example("a workday after another's last minute", ("M1 A1 1 09:00-11:00", "M2 A2 0 22:00-00:00"), _after(1)),
        Example("the day after a night", ("M1 A1 2 09:00-11:00", "M2 A2 0 22:00-00:01"), _after(1)),
        Example("that other one is left out", ("M1 A1 6 09:00-11:00", "- A2 0 09:00-11:00"), _after(1)),
        Example("that other one asks for none", ("M1 A1 6 09:00-11:00", "M2 A2 0 09:00-11:00"), _after(0)),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("a minute into the fourth day", ("M1 A1 3 22:00-00:01",), _since(5, 11, 3)),
        Example("overdue before the week", ("M1 A1 0 00:00-01:00",), _since(5, 7, 1)),
        Example("weekends before the week are free", ("M1 A1 1 09:00-11:00",), _since(5, 1, 6)),
        Example("a holiday too late", ("M1 A1 4 09:00-11:00",), _since(5, 11, 2, 12)),
        Example("Sunday before the week was a workday", ("M1 A1 1 09:00-11:00",), _made(10, 8, 2)),
        Example(
            "a day late over a holiday before the week", ("M1 A1 1 22:00-00:01",), _before(DayKind.HOLIDAY, 5, 4, 5)
        ),
        # 8, the make-up Saturday 9, and 11 is the third
        Example(
            "a make-up Saturday before the week", ("M1 A1 1 09:00-11:00",), _before(DayKind.MAKEUP_WORKDAY, 9, 7, 3)
        ),
        # 2 (made up), 4 ... 8 are six, and 11 is the seventh
        Example(
            "a day late from the calendar's first", ("M1 A1 1 09:00-11:00",), _before(DayKind.MAKEUP_WORKDAY, 2, 1, 7)
        ),
        Example("nine days instead of eight", ("M1 A1 6 09:00-11:00",), _since(5, 8, 8)),
        Example("workdays only up to two", ("M1 A1 3 09:00-11:00",), _since(5, 8, 3), params={"workdays": 2}),
        Example("two days after another", ("M1 A1 2 09:00-11:00", "M2 A2 0 09:00-11:00"), _after(1)),
        Example("a day after another's last minute", ("M1 A1 2 00:00-02:00", "M2 A2 0 22:00-00:00"), _after(1)),
        Example("the last hour of the week", ("M1 A1 6 23:00-00:00", "M2 A2 2 09:00-11:00"), _after(2)),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """No start that ends too late; per day of the re-check's end and later, not with an operation too early for it.

        That is, begun re-checks that end on the day or later + begun operations before whose time is over by then <= 1.
        """
        ends = (p.end - 1) // DAY
        late = np.zeros(p.T, dtype=bool)
        rows: list[tuple[int, int]] = []
        number = 0
        operations = list(p.scenario.operations.values())
        for k, operation in enumerate(operations):
            mine = np.arange(*p.first_start[k : k + 2])
            if operation.source != "recheck":
                continue
            if operation.after in p.operation_index:
                before = p.operation_index[operation.after]
                days = operations[before].follow_up_days
                first = range(*p.first_start[before : before + 2].tolist())
                for last in np.unique(ends[mine]).tolist():
                    early = [t for t in first if self._over(p, int(ends[t]), days, last)]
                    rows += [(t, number) for t in (*early, *mine[ends[mine] >= last].tolist())]
                    number += 1
            elif operation.earliest is not None:
                base = p.minute(operation.earliest) // DAY
                late[mine] = [self._over(p, base, operation.follow_up_days, int(day)) for day in ends[mine]]
        book.say(Never(entry=self.entry, level=self.level, start=late))
        t, row = np.asarray(rows, dtype=np.int64).reshape(-1, 2).T
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                constant=np.zeros(number, dtype=np.int64),
                start=(t, row, np.ones(len(t), dtype=np.int64)),
                limit=np.ones(number, dtype=np.int64),
            )
        )

    def _over(self, p: Problem, base: int, days: int, day: int) -> bool:
        """Whether a time of so many days (0: none) after day ``base`` is over before a day."""
        if not days:
            return False
        if days > self.workdays:
            return base + days < day
        return sum(p.is_workday(d) for d in range(base + 1, day)) >= days

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every served re-check with a last day before its end."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            if operation.source != "recheck":
                continue
            ended = _last_day(f.end_of(code))
            due = self._missed(f, operation, ended)
            if due is not None:
                yield self.finding("late", operation=code, due=due.isoformat(), ended=ended.isoformat())

    def _missed(self, f: Facts, operation: Operation, ended: date) -> date | None:
        """The last day of its time, where the re-check ends after it."""
        if operation.after in f.scenario.operations:
            if operation.after not in f.starts:
                return None
            day, left = _last_day(f.end_of(operation.after)), f.scenario.operations[operation.after].follow_up_days
        elif operation.earliest is not None:
            day, left = operation.earliest.date(), operation.follow_up_days
        else:
            return None
        if left > self.workdays:
            due = day + timedelta(days=left)
            return due if due < ended else None
        while left:
            day += timedelta(days=1)
            if day >= ended:
                return None
            entry = f.scenario.day_of.get(day)
            left -= day.weekday() < 5 if entry is None else entry.works
            if not left:
                return day
        return None


def _last_day(end: datetime) -> date:
    """The day of the last minute before ``end``."""
    return (end - timedelta(minutes=1)).date()
