"""Operations that come one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import ElementKind, Level
from enforceplan.facts import minutes
from enforceplan.problem import CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Ints


def _after(least: int = 0, most: int | None = None) -> dict[str, dict[str, object]]:
    """A2 comes after A1, so many minutes after its end."""
    return {"operations": {"A2": {"after": "A1", "after_min_minutes": least, "after_max_minutes": most}}}


def _pair(lead: str = "UM") -> dict[str, dict[str, object]]:
    """A2 comes after A1, and those of its lead department who investigate took part in A1."""
    return {"operations": {"A2": {"after": "A1", "same_pair": True, "lead": lead}}}


class Chained(Rule):
    """An operation with ``after`` is served only if that one is, and begins within the gap the operations table gives.

    The gap runs from the end of the first to the start of the second: at least ``after_min_hours`` and at most
    ``after_max_hours`` (any, where that is blank); both limits are allowed, and without them the second may begin in
    the minute in which the first ends. The first needs no second. Clock: minutes, local time, across midnight; both
    begin inside the horizon, so that one that was served in an earlier week is no row of ``after`` but an ``earliest``.
    With ``after_same_pair`` the same pair investigates: whoever fills a certified seat of an enforcing element of its
    lead department has a seat in the first, too.
    """

    id: ClassVar = "chained"
    default_level: ClassVar = Level.POLICY

    accepts: ClassVar = (
        Example("as the first ends", ("U1 A1 0 00:00-02:00", "U2 A2 0 02:00-04:00"), _after()),
        Example("exactly the least", ("U1 A1 0 20:00-23:00", "U2 A2 1 01:00-02:00"), _after(120)),
        Example("exactly the most", ("U1 A1 5 23:00-01:00", "U2 A2 6 23:00-00:00"), _after(0, 1320)),
        Example("most and least are one", ("U1 A1 0 09:00-10:00", "U2 A2 0 11:00-12:00"), _after(60, 60)),
        Example("the first alone", ("U1 A1 6 23:00-00:00", "- A2 0 09:00-10:00"), _after(0, 60)),
        Example("neither", ("- A1 0 09:00-10:00", "- A2 0 11:00-12:00"), _after()),
        Example("the same pair", ("U1,U2 A1 0 09:00-10:00", "U1,U2 A2 0 11:00-12:00"), _pair()),
        Example("two of three", ("U1,U2,U3 A1 0 09:00-10:00", "U2,U3 A2 0 11:00-12:00"), _pair()),
        Example("others who help", ("U1,M1 A1 0 09:00-10:00", "U1,M2,X1,C1! A2 0 11:00-12:00"), _pair()),
        Example("nothing comes first", ("- A1 0 09:00-10:00", "U2 A2 0 08:00-09:00")),
    )
    rejects: ClassVar = (
        Example("the second alone", ("- A1 0 09:00-10:00", "U2 A2 6 23:00-00:00"), _after()),
        Example("before the first", ("U1 A1 6 23:00-00:00", "U2 A2 0 00:00-01:00"), _after()),
        Example("a minute before it ends", ("U1 A1 0 09:00-11:01", "U2 A2 0 11:00-12:00"), _after()),
        Example("a minute less than the least", ("U1 A1 0 20:00-23:01", "U2 A2 1 01:00-02:00"), _after(120)),
        Example("a minute more than the most", ("U1 A1 5 23:00-00:59", "U2 A2 6 23:00-00:00"), _after(0, 1320)),
        Example("another officer", ("U1,U2 A1 0 09:00-10:00", "U1,U3 A2 0 11:00-12:00"), _pair()),
        Example("another lead, another officer", ("U1,M1 A1 0 09:00-10:00", "U1,M2 A2 0 11:00-12:00"), _pair("MS")),
        Example(
            "the second group", ("U1,U2 A1 0 09:00-10:00", "U1 A2/1 0 11:00-12:00", "U3 A2/2 0 11:00-12:00"), _pair()
        ),
        Example("after nothing that is known", ("U2 A2 0 09:00-10:00",), _after()),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """For each start of the second, i.e. start(t) <= sum of the first's starts that leave the gap before t."""
        time: list[Ints] = []
        weight: list[Ints] = []
        row: list[Ints] = []
        rows = 0
        for k, operation in enumerate(p.scenario.operations.values()):
            if not operation.after:
                continue
            first = p.operation_index.get(operation.after)
            if operation.same_pair and first is not None:
                self._same_pair(p, book, k, first)
            least = operation.after_min_minutes
            most = FREE if operation.after_max_minutes is None else operation.after_max_minutes
            for t in range(*p.first_start[k : k + 2].tolist()):
                before = np.arange(0) if first is None else np.arange(*p.first_start[first : first + 2])
                gap = p.begin[t] - p.end[before]
                before = before[(gap >= least) & (gap <= most)]
                time.append(np.asarray([t, *before]))
                weight.append(np.asarray([1, *([-1] * len(before))]))
                row.append(np.full(len(before) + 1, rows))
                rows += 1
        if rows:
            starts = (np.concatenate(time), np.concatenate(row), np.concatenate(weight))
            book.say(
                Amount(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    constant=np.zeros(rows, dtype=np.int64),
                    start=starts,
                )
            )

    def _same_pair(self, p: Problem, book: Book, k: int, first: int) -> None:
        """Of each officer of the lead, i.e. investigates(o, k) <= serves(o, first)."""
        operation = p.scenario.operations[p.operations[k]]
        leads = {
            e.code for e in operation.elements if e.department == operation.lead and e.kind is ElementKind.ENFORCING
        }
        teams = [i for i in np.flatnonzero(p.team_job == k).tolist() if p.team_element[i] in leads]
        seats = np.flatnonzero(np.isin(p.seat_team, teams) & (p.seat_role == CERTIFIED))
        officers, row = np.unique(p.seat_officer[seats], return_inverse=True)
        rows = np.arange(len(officers))
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                constant=np.zeros(len(officers), dtype=np.int64),
                parties=(seats, row, row),
                serves=(officers, np.full_like(officers, first), rows, np.full_like(officers, -1)),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every served operation that comes after another."""
        for code, began in f.starts.items():
            operation = f.scenario.operations[code]
            if not operation.after:
                continue
            who = {"operation": code, "first": operation.after}
            if operation.after not in f.starts:
                yield self.finding("first", **who)
                continue
            gap = minutes(began - f.end_of(operation.after))
            if gap < operation.after_min_minutes:
                yield self.finding("early", **who, minutes=gap, limit_minutes=operation.after_min_minutes)
            elif operation.after_max_minutes is not None and gap > operation.after_max_minutes:
                yield self.finding("late", **who, minutes=gap, limit_minutes=operation.after_max_minutes)
            yield from self._strangers(f, code, who)

    def _strangers(self, f: Facts, code: str, who: dict[str, str]) -> Iterator[Finding]:
        """Investigators of the lead who took no part in the first."""
        operation = f.scenario.operations[code]
        if not operation.same_pair:
            return
        before = {duty.officer for duty in f.crew_of.get(operation.after, ())}
        leads = {
            e.code for e in operation.elements if e.kind is ElementKind.ENFORCING and e.department == operation.lead
        }
        for duty in f.crew_of.get(code, ()):
            if duty.element in leads and duty.role is Role.CERTIFIED and duty.officer not in before:
                yield self.finding("stranger", **who, officer=duty.officer)
