"""How many police officers a police element needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DepartmentKind, ElementKind, Level
from enforceplan.problem import CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_ORDER: dict[str, dict[str, object]] = {"operations": {"A1": {"elements": {"PS": {"kind": ElementKind.ORDER_KEEPING}}}}}
_STREET_TEAM: dict[str, dict[str, object]] = {
    "operations": {"A1": {"elements": {"UM": {"department": "PS", "items": ("PS-01",)}}}},
    "officers": {"U1": {"owner": "S1"}},
}


def _auxiliary_police(kind: ElementKind) -> dict[str, dict[str, object]]:
    """X1 is an auxiliary of the police, in an element of theirs."""
    return {
        "operations": {"A1": {"elements": {"UM": {"department": "PS", "items": (), "kind": kind}}}},
        "officers": {"X1": {"owner": "PS"}},
    }


class PoliceMinimum(Rule):
    """A police element that has anybody has ``least`` certified police officers; one keeps order alone.

    No clock. In question are the enforcing and order-keeping elements named for a department of kind police, or with
    an item of one, group by group. Exactly ``least`` is enough; auxiliary police do not count. An element in which
    certified officers of another body act (a street, where the power is devolved) is `two_officers`' and
    `lawful_body`'s concern.
    """

    id: ClassVar = "police_minimum"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"least": "more"}
    least: Whole = 2
    """Certified police officers in an enforcing element."""

    accepts: ClassVar = (
        Example("two enforce", ("P1,P2 A1 0 09:00-12:00",)),
        Example("one keeps order", ("P1,U1,U2 A1 0 20:00-01:00",), _ORDER),
        Example("an auxiliary supports", ("X1 A1 6 23:00-00:00",), _auxiliary_police(ElementKind.SUPPORT)),
        Example("nobody came", ("U1,U2 A1 6 23:00-00:00",)),
        Example("one of the street's own, acting for the street", ("U1 A1 0 09:00-12:00",), _STREET_TEAM),
    )
    rejects: ClassVar = (
        Example("one enforces", ("P1,U1,U2 A1 0 09:00-12:00",)),
        Example("the second group has one", ("P1,P2 A1 0 20:00-01:00", "P1 A1/2 0 20:00-01:00")),
        Example(
            "an auxiliary alone keeps order", ("X1 A1 6 23:00-00:00",), _auxiliary_police(ElementKind.ORDER_KEEPING)
        ),
        Example(
            "one with an item of a second police, in an element of others",
            ("H1 A1 0 09:00-12:00",),
            {
                "departments": {"XX": {"kind": DepartmentKind.POLICE}},
                "operations": {"A1": {"elements": {"XX": {"department": "UM", "items": ("XX-01", "UM-01")}}}},
            },
        ),
        Example("two where three are asked", ("P1,P2 A1 0 09:00-12:00",), params={"least": 3}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Police weigh 1, i.e. their number >= least; a certified head of another body weighs enough by himself."""
        departments, items = p.scenario.departments, p.scenario.items
        police = {code for code, d in departments.items() if d.kind is DepartmentKind.POLICE}
        theirs = {
            (k, e.code)
            for k, operation in enumerate(p.scenario.operations.values())
            for e in operation.elements
            if e.department in police or any(items[i].body in police for i in e.items if i in items)
        }
        asked = np.asarray(
            [c <= 1 and (j, e) in theirs for j, c, e in zip(p.team_job, p.team_kind, p.team_element, strict=True)],
            dtype=bool,
        )
        if not asked.any():
            return
        row = np.full(p.I, -1, dtype=np.int64)
        row[asked] = np.arange(np.count_nonzero(asked))
        is_police = np.isin(p.owner, [p.body_index[code] for code in police])
        weight = np.zeros((p.O, 4), dtype=np.int64)
        weight[:, CERTIFIED] = np.where(is_police, 1, max(1, self.least))
        least = np.where(p.team_kind[asked] == 0, self.least, 1)
        book.say(
            Tally(
                entry=self.entry,
                level=self.level,
                row=row,
                weight=weight,
                least=least,
                most=np.full(len(least), FREE),
                when=When.FILLED,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Count the police officers of every police element that has a head."""
        police = {code for code, d in f.scenario.departments.items() if d.kind is DepartmentKind.POLICE}
        of_police = {code for code, item in f.scenario.items.items() if item.body in police}
        for code in f.starts:
            operation = f.scenario.operations[code]
            elements = {e.code: e for e in operation.elements}
            for group, name, duties in f.teams(operation):
                element = elements.get(name)
                if element is None or not duties:
                    continue
                if element.kind not in (ElementKind.ENFORCING, ElementKind.ORDER_KEEPING):
                    continue
                if element.department not in police and of_police.isdisjoint(element.items):
                    continue
                owners = [f.officer(duty).owner for duty in duties if duty.role is Role.CERTIFIED]
                least = self.least if element.kind is ElementKind.ENFORCING else 1
                if all(owner in police for owner in owners) and len(owners) < least:
                    yield self.finding("few", operation=code, element=name, group=group, heads=len(owners), least=least)
