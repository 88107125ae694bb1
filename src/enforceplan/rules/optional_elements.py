"""Optional parts of an operation that stay empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Element, ElementKind, Level
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _element(department: str, *, per_group: bool = True, certified: int = 1) -> Element:
    return Element(department, department, (f"{department}-01",), ElementKind.ENFORCING, per_group, True, certified)


_OPTIONAL = {"operations": {"A1": {"elements": (_element("UM"), _element("MS"))}}}


class OptionalElements(Rule):
    """An optional element of a served operation that nobody fills costs ``points``, in each group anew.

    Filled is an element with anybody in it (that it is whole is `whole_team`'s business); invited elements are not
    rostered and not counted. Clock: none. Source: the centre's own scale.
    """

    id: ClassVar = "optional_elements"
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 5

    accepts: ClassVar = (
        Example("filled", ("U1,M1 A1 0 20:00-01:00",), _OPTIONAL, 0),
        Example("not served", ("- A1 6 23:00-00:00",), _OPTIONAL, 0),
        Example(
            "a part of it is there",
            ("U1 A1 0 09:00-11:00",),
            {"operations": {"A1": {"elements": (_element("UM", certified=2),)}}},
            0,
        ),
        Example("not optional", ("U1,U2 A1/1 0 09:00-11:00", "0 A1/2 0 09:00-11:00"), points=0),
    )
    rejects: ClassVar = (
        Example("one of two", ("U1 A1 6 20:00-01:00",), _OPTIONAL, 5),
        Example("both", ("0 A1 6 23:00-00:00",), _OPTIONAL, 10),
        # group 1 lacks MS, group 2 lacks both
        Example("group by group", ("U1 A1/1 0 09:00-11:00", "0 A1/2 0 09:00-11:00"), _OPTIONAL, 15),
        Example(
            "one for the whole operation",
            ("0 A1/1 0 09:00-11:00", "0 A1/2 0 09:00-11:00"),
            {"operations": {"A1": {"elements": (_element("UM", per_group=False),)}}},
            5,
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """The sum over optional teams, i.e. served(k) - filled(i)."""
        team = np.flatnonzero(p.team_optional)
        operation, optional = np.unique(p.team_job[team], return_counts=True)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.zeros(1, dtype=np.int64),
                served=(operation, np.zeros_like(operation), optional.astype(np.int64)),
                filled=(team, np.zeros_like(team), -np.ones_like(team)),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every optional element of every served operation."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            optional = {element.code for element in operation.elements if element.optional}
            for group, element, duties in f.teams(operation):
                if element in optional and not duties:
                    yield self.finding("empty", self.points, operation=code, element=element, group=str(group))
