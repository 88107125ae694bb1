"""A recorder in every enforcing group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DISTRICT, Element, ElementKind, Equipment, Level, Operation
from enforceplan.roster import VehicleUse
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Take

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _with_recorders(units: int, where: str = "S1") -> dict[str, dict[str, object]]:
    """Examples' recorders: six in one place, so many of them taken along by A1."""
    return {
        "equipment": {"REC": Equipment("REC", "recorder", where, 6, 0, False)},
        "vehicles": {"A1": VehicleUse("A1", "REC", units)} if units else {},
    }


_SUPPORT: dict[str, dict[str, object]] = {"operations": {"A1": {"elements": {"UM": {"kind": ElementKind.SUPPORT}}}}}
_ONE_TEAM = Element("UM", "UM", ("UM-01",), ElementKind.ENFORCING, per_group=False, optional=False, certified=2)
_WHOLE: dict[str, dict[str, object]] = {"operations": {"A1": {"elements": (_ONE_TEAM,), "groups": 2}}}


class RecorderPerGroup(Rule):
    """A served operation takes a recorder for every enforcing group, and a head of each such group carries it.

    No clock (at no minute more units than exist: `equipment`). A group is enforcing where an enforcing element stands
    in every group; an operation whose enforcing elements serve it as a whole needs one. Exactly one a group is enough.
    Units are asked for where the scenario lists any of this ``kind``; the mark on a head is asked for in every roster,
    once somebody of an enforcing element is there.
    """

    id: ClassVar = "recorder_per_group"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"kind": "fixed"}
    kind: str = "recorder"
    """Kind of equipment that records."""

    accepts: ClassVar = (
        Example("one group, one recorder", ("U1,U2 A1 0 20:00-01:00",), _with_recorders(1)),
        Example(
            "two groups, two of the district's",
            ("U1,U2 A1 6 23:00-00:00", "U3,U4 A1/2 6 23:00-00:00"),
            _with_recorders(2, DISTRICT),
        ),
        Example("no recorder is listed", ("U1,U2 A1 0 09:00-12:00",)),
        Example("support is not enforcing", ("U1,U2 A1 0 09:00-12:00",), {**_with_recorders(0), **_SUPPORT}),
        Example("one for the whole operation", ("0 A1 0 09:00-12:00",), {**_with_recorders(1), **_WHOLE}),
        Example("not served", ("- A1 0 09:00-12:00",), _with_recorders(0)),
    )
    rejects: ClassVar = (
        Example("none", ("U1,U2 A1 0 20:00-01:00",), _with_recorders(0)),
        Example("two groups, one recorder", ("U1,U2 A1 6 23:00-00:00", "U3,U4 A1/2 6 23:00-00:00"), _with_recorders(1)),
        Example("another street's recorder", ("U1,U2 A1 0 09:00-12:00",), _with_recorders(1, "S2")),
        Example("none for the whole operation", ("0 A1 0 09:00-12:00",), {**_with_recorders(0), **_WHOLE}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Units taken >= enforcing groups; the mark is dealt afterwards to any head of the group."""
        if self.kind not in p.kinds:
            return
        enforcing = p.team_kind == 0
        least = np.zeros(p.K, dtype=np.int64)
        np.maximum.at(least, p.team_job[enforcing], np.maximum(1, p.team_group[enforcing]))
        book.say(Take(entry=self.entry, level=self.level, kind=p.kinds.index(self.kind), least=least))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Units and marks of every served operation."""
        pools = {code: pool for code, pool in f.scenario.equipment.items() if pool.kind == self.kind}
        units: dict[str, int] = {}
        for use in f.roster.vehicles:
            if use.equipment in pools and use.operation in f.starts:
                street = f.scenario.operations[use.operation].street
                if pools[use.equipment].where in (DISTRICT, street):
                    units[use.operation] = units.get(use.operation, 0) + use.quantity
        for code in f.starts:
            operation = f.scenario.operations[code]
            groups = self._groups(operation)
            if pools and units.get(code, 0) < len(groups):
                yield self.finding("units", operation=code, units=units.get(code, 0), least=len(groups))
            enforcing = {e.code for e in operation.elements if e.kind is ElementKind.ENFORCING}
            acting = {group for group, element, duties in f.teams(operation) if element in enforcing and duties}
            recorded = {d.group for d in f.crew_of.get(code, ()) if "recorder" in d.marks}
            for group in groups:
                if group in acting and not (group in recorded if group else recorded):
                    yield self.finding("nobody", operation=code, group=group)

    def _groups(self, operation: Operation) -> list[int]:
        """Groups that enforce, counted by the audit: 1 …, or 0 for the operation as a whole."""
        enforcing = [
            e
            for e in operation.elements
            if e.kind is ElementKind.ENFORCING and e.certified + e.auxiliaries + e.cadres > 0
        ]
        if any(e.per_group for e in enforcing):
            return list(range(1, operation.groups + 1))
        return [0] if enforcing else []
