"""A leader in every group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Element, ElementKind, Level, Rank, RuleException
from enforceplan.problem import CERTIFIED
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_TWO_GROUPS = ("U1 A1/1 0 09:00-11:00", "U2 A1/2 0 09:00-11:00")
_WHOLE = {"operations": {"A1": {"elements": {"UM": {"per_group": False}}}}}
_ANY_RANK = RuleException("group_leader", "A1", date(2026, 5, 11), date(2026, 5, 11), 0, "new staff", "director")
_REST = Element("REST", "UM", (), ElementKind.SUPPORT, per_group=False, optional=True, certified=1)
_LED = Element("UM", "UM", ("UM-01",), ElementKind.ENFORCING, per_group=True, optional=False, certified=1)


def _any_day(granted: int) -> dict[str, dict[str, object]]:
    """A1 may begin on any day; an exception for one day of May 2026."""
    day = date(2026, 5, granted)
    return {
        "operations": {"A1": {"dates": ()}},
        "settings": {"exceptions": (RuleException("group_leader", "A1", day, day, None, "drill", "director"),)},
    }


class GroupLeader(Rule):
    """Each group of a served operation has a certified head of rank ``rank`` or higher, and one marked as its leader.

    Groups are 1, 2, … where a rostered element serves per group, else the whole operation is one. A group that asks
    for no certified head needs no leader. The commander, cadres and auxiliaries lead no group. Exactly one head of the
    group is marked "leader", and he is certified and of the rank; the marks are dealt after planning and looked at in
    the audit. Clock: none. Exceptions: per operation, when their dates touch the days from its first to its last
    possible one (`Operation.dates`, else the horizon); the limit is a rank (0 member, 1 group leader, 2 commander,
    3 duty leader).
    """

    id: ClassVar = "group_leader"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "people"
    exceptions: ClassVar = "operation"
    rank: Whole = int(Rank.GROUP_LEADER)
    """Least rank of a leader: 0 member, 1 group leader, 2 commander, 3 duty leader."""

    accepts: ClassVar = (
        Example("only groups are led", ("U1 A1 0 09:00-11:00",), {"operations": {"A1": {"elements": (_REST, _LED)}}}),
        Example("a group leader among members", ("U1,U2 A1 6 23:00-01:00",)),
        Example("two groups, two leaders", _TWO_GROUPS, {"officers": {"U2": {"rank": Rank.GROUP_LEADER}}}),
        Example("a higher rank", ("U2,U3 A1 0 09:00-11:00",), {"officers": {"U2": {"rank": Rank.DUTY_LEADER}}}),
        Example("elements for the whole operation only", ("U1,U2 A1/0 0 09:00-11:00",), _WHOLE),
        Example("cadres only", ("C1,C2 A1 0 09:00-11:00",)),
        Example("not served", ("- A1 0 09:00-11:00",)),
        Example("an exception for its last possible day", ("U2 A1 6 09:00-11:00",), _any_day(17)),
        Example("an exception", ("U2,U3 A1 0 09:00-11:00",), {"settings": {"exceptions": (_ANY_RANK,)}}),
    )
    rejects: ClassVar = (
        Example("an exception from the week after", ("U2 A1 6 09:00-11:00",), _any_day(18)),
        Example(
            "those who support in a group are led too",
            ("U2 A1 0 09:00-11:00",),
            {"operations": {"A1": {"elements": {"UM": {"kind": ElementKind.SUPPORT}}}}},
        ),
        Example("members only", ("U2,U3 A1 0 09:00-11:00",)),
        Example("the second group has none", _TWO_GROUPS),
        Example("a cadre of rank leads no group", ("U2,C1 A1 0 09:00-11:00",)),
        Example("the commander leads no group", ("U2,C1! A1 6 23:00-01:00",)),
        Example("one rank too low", ("U1,U2 A1 0 09:00-11:00",), params={"rank": 2}),
        Example("members only in the whole operation", ("U2,U3 A1/0 0 09:00-11:00",), _WHOLE),
        Example("an exception for another day", ("U2 A1 1 09:00-11:00",), {"settings": {"exceptions": (_ANY_RANK,)}}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """In each group of a served operation, i.e. certified heads with rank >= ``rank`` are at least one."""
        operations = list(p.scenario.operations.values())
        rank = np.full(p.J, self.rank, dtype=np.int64)
        for subject, low, high, limit in reversed(p.granted(self.entry)):
            k = p.operation_index[subject]
            days = [(day - p.scenario.week_start).days for day in operations[k].dates] or [0, p.days - 1]
            if low <= max(days) and high >= min(days):
                rank[k] = FREE if limit is None else limit
        rostered = p.team_kind <= 2
        grouped = np.zeros(p.J, dtype=bool)
        grouped[p.team_job[rostered & (p.team_group > 0)]] = True
        led = rostered & (p.heads[:, CERTIFIED] > 0) & (grouped[p.team_job] == (p.team_group > 0))
        for least in np.unique(rank[rank < FREE]):
            teams = np.flatnonzero(led & (rank[p.team_job] == least))
            if not len(teams):
                continue
            groups = np.stack([p.team_job[teams], p.team_group[teams]])
            rows, place = np.unique(groups, axis=1, return_inverse=True)
            row = np.full(p.I, -1, dtype=np.int64)
            row[teams] = place.ravel()
            weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
            weight[:, CERTIFIED] = p.rank >= least
            book.say(
                Tally(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    row=row,
                    weight=weight,
                    least=np.ones(rows.shape[1], dtype=np.int64),
                    most=np.full(rows.shape[1], FREE),
                    when=When.SERVED,
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Heads and marks of every group of every served operation."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            granted = self._granted(f, operation)
            if granted is not None and granted.limit is None:
                continue
            rank = self.rank if granted is None else granted.limit or 0
            for group, duties in self._groups(f, operation).items():
                able = [d for d in duties if d.role is Role.CERTIFIED and f.officer(d).rank >= rank]
                marked = [d for d in duties if "leader" in d.marks]
                fit = sum(d in able for d in marked)
                if not able:
                    yield self.finding("nobody", operation=code, group=group, rank=rank)
                elif len(marked) != 1 or fit != 1:
                    yield self.finding("marks", operation=code, group=group, marked=len(marked), able=fit)

    def _groups(self, f: Facts, operation: Operation) -> dict[int, list[Duty]]:
        """Duties of every group that asks for a certified head."""
        parts = {e.code: e for e in operation.elements if e.kind is not ElementKind.INVITED}
        found: dict[int, list[Duty]] = defaultdict(list)
        asking: set[int] = set()
        for group, element, duties in f.teams(operation):
            if element != COMMANDER_ELEMENT and element in parts:
                found[group] += duties
                if parts[element].certified:
                    asking.add(group)
        if any(group > 0 for group in found):
            asking.discard(0)
        return {group: found[group] for group in sorted(asking)}

    def _granted(self, f: Facts, operation: Operation) -> RuleException | None:
        days = operation.dates or tuple(f.dates)
        return f.exception(self.entry, operation.code, min(days), max(days))
