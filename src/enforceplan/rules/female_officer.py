"""Women among the heads of an element that asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.problem import CADRE, CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_ONE: dict[str, dict[str, object]] = {"operations": {"A1": {"elements": {"UM": {"female": 1}}}}}
_TWO: dict[str, dict[str, object]] = {
    "operations": {"A1": {"elements": {"UM": {"female": 2}}}},
    "officers": {"U4": {"female": True}},
}
_CADRE: dict[str, dict[str, object]] = {
    "operations": {"A1": {"elements": {"ST": {"female": 1}}}},
    "officers": {"C1": {"female": True}},
}
_AUXILIARY: dict[str, dict[str, object]] = {**_ONE, "officers": {"X1": {"female": True}}}


class FemaleOfficer(Rule):
    """An element that asks for female officers has them among its certified officers and cadres.

    No clock. Counted in every group in which the element has anybody; exactly the number asked for is enough.
    Auxiliaries do not count. Elements that ask for none, or stay empty, are free.
    """

    id: ClassVar = "female_officer"
    default_level: ClassVar = Level.MUST
    spare: ClassVar = "people"

    accepts: ClassVar = (
        Example("one asked, one there", ("U2,U3 A1 0 09:00-12:00",), _ONE),
        Example("none asked", ("U1,U2 A1 0 20:00-01:00",)),
        Example("two asked, two there", ("U3,U4 A1 6 23:00-00:00",), _TWO),
        Example("a cadre", ("U1,U2,C1 A1 0 09:00-12:00",), _CADRE),
    )
    rejects: ClassVar = (
        Example("none there", ("U1,U2 A1 0 09:00-12:00",), _ONE),
        Example("one of two", ("U2,U3 A1 6 23:00-00:00",), _TWO),
        Example("an auxiliary does not count", ("U1,U2,X1 A1 0 20:00-01:00",), _AUXILIARY),
        Example("the second group has none", ("U2,U3 A1 0 09:00-12:00", "U1,U4 A1/2 0 09:00-12:00"), _ONE),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """For each team with a head: its female certified heads and cadres, i.e. sum of female >= asked."""
        wanted = {
            (k, e.code): e.female
            for k, operation in enumerate(p.scenario.operations.values())
            for e in operation.elements
            if e.female > 0
        }
        asked = np.asarray(
            [wanted.get((int(j), e), 0) for j, e in zip(p.team_job, p.team_element, strict=True)], dtype=np.int64
        )
        teams = np.flatnonzero(asked)
        if not len(teams):
            return
        row = np.full(p.I, -1, dtype=np.int64)
        row[teams] = np.arange(len(teams))
        weight = np.zeros((p.O, 4), dtype=np.int64)
        weight[:, CERTIFIED] = weight[:, CADRE] = p.female
        book.say(
            Tally(
                entry=self.entry,
                level=self.level,
                row=row,
                weight=weight,
                least=asked[teams],
                most=np.full(len(teams), FREE),
                when=When.FILLED,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Count the women of every element that asks for them and has somebody."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            asked = {e.code: e.female for e in operation.elements if e.female > 0}
            for group, name, duties in f.teams(operation):
                if name not in asked or not duties:
                    continue
                heads = sum(d.role in (Role.CERTIFIED, Role.CADRE) and f.officer(d).female for d in duties)
                if heads < asked[name]:
                    yield self.finding("few", operation=code, element=name, group=group, heads=heads, least=asked[name])
