"""One commander of the street for every operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DISTRICT, Level, RuleException
from enforceplan.problem import COMMANDER
from enforceplan.roster import COMMANDER_ELEMENT
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Alike, Amount, Never, Tally, When

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_TWO_GROUPS = ("U1,C1! A1/1 0 09:00-11:00", "U2 A1/2 0 09:00-11:00")
_OFF_FROM = RuleException("unified_command", "A1", date(2026, 5, 12), date(2026, 5, 13), None, "drill", "director")
_OFF = RuleException("unified_command", "A1", date(2026, 5, 10), date(2026, 5, 11), None, "drill", "director")


def _any_day(granted: int) -> dict[str, dict[str, object]]:
    """A1 may begin on any day; an exception for one day of May 2026."""
    day = date(2026, 5, granted)
    return {
        "operations": {"A1": {"dates": ()}},
        "settings": {"exceptions": (RuleException("unified_command", "A1", day, day, None, "drill", "director"),)},
    }


_VISIT = ("U1,C1! A1 0 09:00-11:00", "U2 A2 0 09:00-10:00")
_ONE: dict[str, object] = {"span_of_control": 1}


def _guest(subject: str = "", limit: int | None = None) -> dict[str, dict[str, object]]:
    """A2 joins A1; one of them may have an exception on the first day."""
    day = date(2026, 5, 11)
    granted = (RuleException("unified_command", subject, day, day, limit, "drill", "director"),) if subject else ()
    return {"operations": {"A2": {"joins": "A1"}}, "settings": {"exceptions": granted}}


class UnifiedCommand(Rule):
    """A served operation has exactly one commander, of its own street, and no more groups than he can lead.

    One that joins another's visit (`one_visit`) is led by that one's commander and has none of its own; its groups
    count among that one's. Of the street is whom the street uses, or a district officer whom it manages.
    ``span_of_control`` groups are allowed. Clock: none; who may sit in the commander's seat (standing, rank) is settled
    with the seats. Exceptions: per operation, when their dates touch the days from its first to its last possible one
    (`Operation.dates`, else the horizon); the limit is a number of groups, of the whole visit where others join the
    operation.
    """

    id: ClassVar = "unified_command"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "people"
    exceptions: ClassVar = "operation"
    span_of_control: Whole = 10
    """Most groups under one commander."""

    accepts: ClassVar = (
        Example(
            "an exception that begins on its day", ("U1 A1 1 09:00-11:00",), {"settings": {"exceptions": (_OFF_FROM,)}}
        ),
        Example("one commander of the street", ("U1,C1! A1 0 09:00-11:00",)),
        Example("a 24-hour duty leader commands", ("C1 LEAD 0 08:30-08:30", "U1,C1! A1 0 20:00-01:00")),
        Example("as many groups as the span", _TWO_GROUPS, params={"span_of_control": 2}),
        Example(
            "a district officer whom the street manages",
            ("U1,C1! A1 6 23:00-01:00",),
            {"officers": {"C1": {"used_by": DISTRICT}}},
        ),
        Example("not served", ("- A1 0 09:00-11:00",)),
        Example("it joins another's visit", ("U1 A1 0 09:00-11:00",), {"operations": {"A1": {"joins": "B1"}}}),
        Example("a guest's groups count, as many as the span", _VISIT, _guest(), params={"span_of_control": 2}),
        Example("an exception for so many groups", _VISIT, _guest("A1", 2), params=_ONE),
        Example("the host is under no command", _VISIT, _guest("A1"), params=_ONE),
        Example("the guest without its host", ("- A1 0 09:00-11:00", _VISIT[1]), _guest(), params=_ONE),
        Example("two commanders of one group each", (_VISIT[0], "U2,C2! A2 0 09:00-10:00"), params=_ONE),
        Example("an exception for its last possible day", ("U1 A1 6 09:00-11:00",), _any_day(17)),
        Example("an exception that touches its day", ("U1 A1 0 09:00-11:00",), {"settings": {"exceptions": (_OFF,)}}),
    )
    rejects: ClassVar = (
        Example("an exception from the week after", ("U1 A1 6 09:00-11:00",), _any_day(18)),
        Example("nobody commands", ("U1 A1 0 09:00-11:00",)),
        Example("two command", ("U1,C1!,C2! A1 0 09:00-11:00",)),
        Example("a commander of another street", ("U1,C1! B1 0 09:00-11:00",)),
        Example(
            "a district officer whom another street manages",
            ("U1,C1! A1 0 09:00-11:00",),
            {"officers": {"C1": {"used_by": DISTRICT, "managed_by": "S2"}}},
        ),
        Example("one group more than the span", _TWO_GROUPS, params={"span_of_control": 1}),
        Example("host and guest one group more than the span", _VISIT, _guest(), params=_ONE),
        Example("an exception of the guest", _VISIT, _guest("A2"), params=_ONE),
        Example("an exception for fewer groups", _VISIT, _guest("A1", 1)),
        Example(
            "a guest wider than the span",
            ("- A1 0 09:00-11:00", "U1 A2/1 0 09:00-10:00", "U2 A2/2 0 09:00-10:00"),
            _guest(),
            params=_ONE,
        ),
        Example("an exception for the day before", ("U1 A1 1 09:00-11:00",), {"settings": {"exceptions": (_OFF,)}}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """In each commander's seat of a served operation, i.e. heads = 1, of its street; groups of a visit <= span."""
        operations = list(p.scenario.operations.values())
        bound = np.ones(p.J, dtype=bool)
        span = np.full(p.K, self.span_of_control, dtype=np.int64)
        for subject, low, high, limit in reversed(p.granted(self.entry)):
            k = p.operation_index[subject]
            days = [(day - p.scenario.week_start).days for day in operations[k].dates] or [0, p.days - 1]
            if low <= max(days) and high >= min(days):
                bound[k], span[k] = limit is not None, limit or 0
        host = np.asarray([p.operation_index.get(o.joins, k) for k, o in enumerate(operations)], dtype=np.int64)
        seat = (p.team_kind == 3) & bound[p.team_job]
        row = np.full(p.I, -1, dtype=np.int64)
        row[seat] = np.arange(seat.sum())
        weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
        weight[:, COMMANDER] = 1
        one = np.ones(seat.sum(), dtype=np.int64)
        book.say(
            Tally(
                entry=self.entry,
                level=self.level,
                points=self.points,
                row=row,
                weight=weight,
                least=one,
                most=one,
                when=When.SERVED,
            )
        )
        local, kind = np.unique(p.local, return_inverse=True)
        foreign = Alike(seat & (local[:, None] != p.job_street[p.team_job]), kind)
        book.say(Never(entry=self.entry, level=self.level, points=self.points, officer_team=foreign))
        groups = np.asarray([k.groups for k in operations], dtype=np.int64)
        wide = np.zeros(p.J, dtype=bool)
        wide[: p.K] = bound[host] & (groups > span[host])
        book.say(Never(entry=self.entry, level=self.level, points=self.points, start=wide[p.start_job]))
        led = np.bincount(host, weights=groups, minlength=p.K)
        full = bound[: p.K] & (led > span)
        wider = np.flatnonzero(full[host])
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.zeros(full.sum(), dtype=np.int64),
                served=(wider, (np.cumsum(full) - 1)[host[wider]], groups[wider]),
                limit=span[full],
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """The commander's seat of every served operation, then the groups under each commander."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            granted = self._granted(f, operation)
            if granted is not None and granted.limit is None:
                continue
            seats = [] if operation.joins else f.seats_of.get((code, 0, COMMANDER_ELEMENT), [])
            if len(seats) != 1 and not operation.joins:
                yield self.finding("count", operation=code, heads=len(seats))
            for duty in seats:
                if f.local_street(f.officer(duty)) != operation.street:
                    yield self.finding("foreign", operation=code, officer=duty.officer, street=operation.street)
        led: dict[str, int] = defaultdict(int)
        for code in f.starts:
            operation = f.scenario.operations[code]
            led[operation.joins if operation.joins in f.scenario.operations else code] += operation.groups
        for code, groups in led.items():
            granted = self._granted(f, f.scenario.operations[code])
            limit = self.span_of_control if granted is None else granted.limit
            if limit is not None and groups > limit:
                yield self.finding("span", operation=code, groups=groups, limit_groups=limit)

    def _granted(self, f: Facts, operation: Operation) -> RuleException | None:
        days = operation.dates or tuple(f.dates)
        return f.exception(self.entry, operation.code, min(days), max(days))
