"""No more auxiliaries than the certified officers can lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import numpy as np
from pydantic import Field

from enforceplan.domain import Element, ElementKind, Level
from enforceplan.problem import AUXILIARY, CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.roster import Duty
    from enforceplan.verbs import Book, Ints


def _for_all(helpers: int) -> dict[str, dict[str, object]]:
    """A1 with so many auxiliaries for the whole operation and one officer of another body in its group."""
    help_all = Element("UM", "UM", (), ElementKind.SUPPORT, per_group=False, optional=False, auxiliaries=helpers)
    acting = Element("MS", "MS", ("MS-01",), ElementKind.ENFORCING, per_group=True, optional=False, certified=1)
    return {"operations": {"A1": {"elements": (help_all, acting)}}}


_THREE_FOR_TWO: dict[str, object] = {"auxiliaries": 3, "certified": 2}


class AuxiliaryRatio(Rule):
    """An operation, and each of its groups, has at most ``auxiliaries`` auxiliaries for ``certified`` officers.

    Both are numbers of a ratio: 2 and 1 are two auxiliaries an officer, 3 and 2 one and a half. Exactly the ratio is
    enough. In a group count the heads of its own elements, in the operation all heads. Cadres, experts and commanders
    are neither; posts are free. Clock: none. No law sets a number: how many one officer can lead is the centre's to
    say; Huangshi has 157 officers and 160 auxiliaries.
    """

    id: ClassVar = "auxiliary_ratio"
    default_level: ClassVar = Level.POLICY
    auxiliaries: Whole = 2
    """So many auxiliaries …"""
    certified: Annotated[Whole, Field(ge=1)] = 1
    """… for so many certified officers."""

    accepts: ClassVar = (
        Example("two beside one", ("U1,X1,X2 A1 0 20:00-01:00",)),
        Example("three beside two, of two bodies", ("U1,M1,X1,X2,X3 A1 6 23:00-00:00",)),
        Example("three for two", ("U1,U2,X1,X2,X3 A1 0 08:00-10:00",), params=_THREE_FOR_TWO),
        Example("auxiliaries at a post", ("X1,X2,X3 P1 0 08:00-10:00",)),
        Example("none at all", ("C1 A1 0 08:00-10:00",)),
        Example("helpers of all groups", ("X1,X2 A1/0 0 08:00-10:00", "M1 A1/1 0 08:00-10:00"), _for_all(2)),
        Example("not served", ("- A1 0 08:00-10:00",)),
    )
    rejects: ClassVar = (
        Example("three beside one", ("U1,X1,X2,X3 A1 6 23:00-00:00",)),
        Example("two beside one, at three for two", ("U1,X1,X2 A1 0 20:00-01:00",), params=_THREE_FOR_TWO),
        Example("too many in the first group", ("U1,X1,X2,X3 A1/1 0 08:00-10:00", "U2 A1/2 0 08:00-10:00")),
        Example(
            "too many in the second group",
            ("U1 A1/1 0 08:00-10:00", "U2,X1,X2,X3 A1/2 0 08:00-10:00", "U3,U4 A2 0 08:00-10:00"),
        ),
        Example("helpers of all groups", ("X1,X2,X3 A1/0 0 08:00-10:00", "M1 A1/1 0 08:00-10:00"), _for_all(3)),
        Example("the commander leads nobody", ("U1,C1!,X1,X2,X3 A1 0 08:00-10:00",)),
        Example("an auxiliary alone", ("X1 A1 0 08:00-10:00",)),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """In every group and operation, i.e. auxiliaries(ratio) * certified heads - certified(ratio) * others >= 0."""
        weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
        weight[:, CERTIFIED] = self.auxiliaries
        weight[:, AUXILIARY] = -self.certified
        operation = p.team_job < p.K
        self._say(p, book, np.where(operation & (p.team_group > 0), p.team_job * p.I + p.team_group, -1), weight)
        self._say(p, book, np.where(operation, p.team_job, -1), weight)

    def _say(self, p: Problem, book: Book, label: Ints, weight: Ints) -> None:
        """One row for the teams of each label >= 0."""
        used = np.unique(label[label >= 0])
        book.say(
            Tally(
                entry=self.entry,
                level=self.level,
                row=np.where(label >= 0, np.searchsorted(used, label), -1),
                weight=weight,
                least=np.zeros(used.size, dtype=np.int64),
                most=np.full(used.size, FREE),
                when=When.ALWAYS,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every served operation by group and as a whole."""
        for code in f.starts:
            crew = f.crew_of.get(code, [])
            found = [
                finding
                for group in sorted({duty.group for duty in crew} - {0})
                for finding in self._judged("group", code, group, f, [duty for duty in crew if duty.group == group])
            ]
            yield from found or self._judged("operation", code, 0, f, crew)

    def _judged(self, part: str, operation: str, group: int, f: Facts, crew: list[Duty]) -> Iterator[Finding]:
        helping, leading = f.heads(crew, Role.AUXILIARY), f.heads(crew, Role.CERTIFIED)
        most = leading * self.auxiliaries // self.certified
        if helping > most:
            yield self.finding(
                part, operation=operation, group=group, heads=helping, certified=leading, limit_heads=most
            )
