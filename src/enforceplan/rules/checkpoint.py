"""Traffic police at a road checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from pydantic import model_validator

from enforceplan.domain import Element, ElementKind, Level
from enforceplan.problem import AUXILIARY, CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule, Whole, refuse
from enforceplan.text import both
from enforceplan.verbs import FREE, Never, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_ROAD: dict[str, dict[str, object]] = {"operations": {"A1": {"checkpoint": True}}}
_SUPPORT: dict[str, dict[str, object]] = {
    "operations": {"A1": {"checkpoint": True, "elements": {"UM": {"kind": ElementKind.SUPPORT}}}}
}
_POLICE = Element("UM", "UM", ("UM-01",), ElementKind.ENFORCING, per_group=True, optional=False, certified=2)
_HELP = Element("HELP", "UM", (), ElementKind.SUPPORT, per_group=False, optional=True, auxiliaries=1)
_LENT: dict[str, dict[str, object]] = {**_ROAD, "officers": {"X2": {"owner": "S1"}}}
_ONLY_AUXILIARIES: dict[str, dict[str, object]] = {
    **_ROAD,
    "officers": dict.fromkeys("U1 U2 U3 U4 M1 M2 P1 P2 F1 F2 H1 C1 C2".split()),
}
_TRAFFIC: dict[str, object] = {"department": "UM"}
"""In the examples urban management stands for the traffic police."""


class Checkpoint(Rule):
    """Every group that stops vehicles has two traffic police, or one with two auxiliaries of theirs.

    No clock. Counted over the elements named for ``department``, group by group (once for the operation where they
    serve it as a whole): certified officers and auxiliaries that the department owns. Exactly these numbers are enough.
    A checkpoint without an element of the department may not be served.
    """

    id: ClassVar = "checkpoint"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {
        "department": "fixed",
        "police": "more",
        "police_with_auxiliaries": "more",
        "auxiliaries": "more",
    }
    department: str = "TP"
    """Department of the traffic police."""
    police: Whole = 2
    """Certified officers that are enough by themselves."""
    police_with_auxiliaries: Whole = 1
    """Certified officers that are enough beside auxiliaries; one fewer than ``police``."""
    auxiliaries: Whole = 2
    """Auxiliaries beside them."""

    accepts: ClassVar = (
        Example(
            "helpers beside the group need no police of their own",
            ("U1,U2 A1 0 09:00-12:00",),
            {"operations": {"A1": {"checkpoint": True, "elements": (_POLICE, _HELP)}}},
            params=_TRAFFIC,
        ),
        Example(
            "the helpers are named first",
            ("U1,U2 A1 0 09:00-12:00",),
            {"operations": {"A1": {"checkpoint": True, "elements": (_HELP, _POLICE)}}},
            params=_TRAFFIC,
        ),
        Example("police who support count", ("U1,U2 A1 0 09:00-12:00",), _SUPPORT, params=_TRAFFIC),
        Example("two police", ("U1,U2 A1 0 20:00-01:00",), _ROAD, params=_TRAFFIC),
        Example(
            "two police, where one would need twenty auxiliaries",
            ("U1,U2 A1 0 09:00-12:00",),
            _ROAD,
            params={**_TRAFFIC, "auxiliaries": 20},
        ),
        Example("one with two auxiliaries", ("U1,X1,X2 A1 6 23:00-00:00",), _ROAD, params=_TRAFFIC),
        Example("it stops no vehicle", ("U1 A1 0 09:00-12:00",), params=_TRAFFIC),
        Example(
            "at night on a motorway: two with two",
            ("U1,U2,X1,X2 A1 0 22:00-02:00",),
            _ROAD,
            params={**_TRAFFIC, "police": 3, "police_with_auxiliaries": 2},
        ),
    )
    rejects: ClassVar = (
        Example(
            "everybody there is an auxiliary, where an officer needs none",
            ("X1,X2,X3 A1 0 09:00-12:00",),
            _ONLY_AUXILIARIES,
            params={**_TRAFFIC, "auxiliaries": 0},
        ),
        Example(
            "three auxiliaries alone, where one beside an officer would do",
            ("X1,X2,X3 A1 0 09:00-12:00",),
            _ROAD,
            params={**_TRAFFIC, "auxiliaries": 1},
        ),
        Example("one with one auxiliary", ("U1,X1 A1 0 20:00-01:00",), _ROAD, params=_TRAFFIC),
        Example("three auxiliaries alone", ("X1,X2,X3 A1 6 23:00-00:00",), _ROAD, params=_TRAFFIC),
        Example("one of the auxiliaries is the street's", ("U1,X1,X2 A1 0 09:00-12:00",), _LENT, params=_TRAFFIC),
        Example(
            "the second group has one", ("U1,U2 A1 0 09:00-12:00", "U3 A1/2 0 09:00-12:00"), _ROAD, params=_TRAFFIC
        ),
        Example("no traffic police at all", ("P1,P2 A1 0 09:00-12:00",), _ROAD, params=_TRAFFIC),
    )

    @model_validator(mode="after")
    def _one_fewer(self) -> Self:
        if self.police_with_auxiliaries != self.police - 1:
            refuse(*both("rules_checkpoint.police_with_auxiliaries_of", police=self.police - 1))
        return self

    def impose(self, p: Problem, book: Book) -> None:
        """An officer outweighs all auxiliaries, i.e. heavy * police + auxiliaries >= heavy * (police - 1) + helpers."""
        operations = list(p.scenario.operations.values())
        theirs = {
            (k, e.code): e.per_group
            for k, operation in enumerate(operations)
            if operation.checkpoint
            for e in operation.elements
            if e.department == self.department
        }
        row = np.full(p.I, -1, dtype=np.int64)
        rows: dict[tuple[int, int], int] = {}
        teams = [
            i
            for i, (j, c, e) in enumerate(zip(p.team_job, p.team_kind, p.team_element, strict=True))
            if c <= 2 and (j, e) in theirs
        ]
        grouped = {int(p.team_job[i]) for i in teams if p.team_group[i] > 0}
        for i in teams:
            k, group = int(p.team_job[i]), int(p.team_group[i])
            if group > 0 or k not in grouped:
                row[i] = rows.setdefault((k, group), len(rows))
        if rows:
            heavy = p.O + self.auxiliaries + 1
            own = p.owner == p.body_index.get(self.department, -1)
            weight = np.zeros((p.O, 4), dtype=np.int64)
            weight[own, CERTIFIED], weight[own, AUXILIARY] = heavy, 1
            book.say(
                Tally(
                    entry=self.entry,
                    level=self.level,
                    row=row,
                    weight=weight,
                    least=np.full(len(rows), heavy * self.police_with_auxiliaries + self.auxiliaries, dtype=np.int64),
                    most=np.full(len(rows), FREE),
                    when=When.SERVED,
                )
            )
        manned = {k for k, _ in rows}
        without = [k for k, operation in enumerate(operations) if operation.checkpoint and k not in manned]
        if without:
            book.say(Never(entry=self.entry, level=self.level, start=np.isin(p.start_job, without)))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Count the traffic police of every group of every served checkpoint."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            if not operation.checkpoint:
                continue
            theirs = {e.code for e in operation.elements if e.department == self.department}
            teams = [(group, duties) for group, name, duties in f.teams(operation) if name in theirs]
            if not teams:
                yield self.finding("none", operation=code, department=self.department)
            grouped = any(group for group, _ in teams)
            for group in sorted({group for group, _ in teams if group or not grouped}):
                own = [d for g, duties in teams if g == group for d in duties]
                own = [d for d in own if f.officer(d).owner == self.department]
                heads, helpers = f.heads(own, Role.CERTIFIED), f.heads(own, Role.AUXILIARY)
                if heads < self.police and (heads < self.police_with_auxiliaries or helpers < self.auxiliaries):
                    yield self.finding(
                        "few",
                        operation=code,
                        group=group,
                        heads=heads,
                        auxiliaries=helpers,
                        least=self.police,
                        helpers=self.auxiliaries,
                    )
