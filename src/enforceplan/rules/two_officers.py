"""Nobody enforces alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import ElementKind, Level
from enforceplan.problem import CERTIFIED
from enforceplan.roster import COMMANDER_ELEMENT, Role
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import FREE, Never, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_PENALTIES = {"posts": {"P1-6": {"penalty_capable": True}}}
_KEEPS_ORDER = {"operations": {"A1": {"elements": {"PS": {"kind": ElementKind.ORDER_KEEPING}}}}}


class TwoOfficers(Rule):
    """Where a body enforces, at least ``least`` of its certified officers are present, in every group.

    An enforcing element with any head at all has so many certified heads; auxiliaries and cadres do not count, and
    neither does the commander. A post that may penalise has them too whenever anybody holds it, and there they are of
    one body; in an element that belongs to `lawful_body`. Elements that keep order or support are free.

    Clock: none. Exactly ``least`` is enough. Source: Administrative Penalty Law art. 42 (行政处罚法 第四十二条);
    Administrative Coercion Law art. 18(2) (行政强制法 第十八条第二项).
    """

    id: ClassVar = "two_officers"
    default_level: ClassVar = Level.MUST
    spare: ClassVar = "people"
    stricter: ClassVar = {"least": "more"}
    least: Whole = 2
    """Fewest certified heads of an enforcing body in a group."""

    accepts: ClassVar = (
        Example("exactly two", ("U1,U2 A1 0 20:00-01:00",)),
        Example("two of each body in each group", ("U1,U2,M1,M2 A1/1 0 08:00-10:00", "U3,U4 A1/2 0 08:00-10:00")),
        Example("one police officer keeps order", ("U1,U2,P1 A1 0 08:00-10:00",), _KEEPS_ORDER),
        Example("an operation without enforcement", ("C1 A1 0 08:00-10:00",)),
        Example("a post that may penalise, two of one body", ("U1,U2 P1 6 23:00-00:00",), _PENALTIES),
        Example("a post that may penalise, unheld", ("0 P1 6 23:00-00:00",), _PENALTIES),
        Example("another post, alone", ("U1 P1 0 08:00-10:00",)),
    )
    rejects: ClassVar = (
        Example("one officer", ("U1 A1 6 23:00-00:00",)),
        Example("one officer and his auxiliary", ("U1,X1 A1 0 08:00-10:00",)),
        Example("one of each body", ("U1,M1 A1 0 08:00-10:00",)),
        Example("one in the second group", ("U1,U2 A1/1 0 08:00-10:00", "U3 A1/2 0 08:00-10:00")),
        Example("one officer and the commander", ("U1,C1! A1 0 20:00-01:00",)),
        Example("a post that may penalise, one officer", ("U1 P1 6 23:00-00:00",), _PENALTIES),
        Example("a post that may penalise, two bodies", ("U1,M1 P1 6 23:00-00:00",), _PENALTIES),
        Example("three asked for", ("U1,U2 A1 0 08:00-10:00",), params={"least": 3}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Certified heads of every enforcing team that is filled, i.e. heads(i) > 0 -> certified(i) >= least."""
        posts = (p.team_kind == 4) & p.one_body
        bound = (p.team_kind == 0) | posts
        weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
        weight[:, CERTIFIED] = 1
        rows = int(bound.sum())
        book.say(
            Tally(
                entry=self.entry,
                level=self.level,
                row=np.where(bound, np.cumsum(bound) - 1, -1),
                weight=weight,
                least=np.full(rows, self.least, dtype=np.int64),
                most=np.full(rows, FREE),
                when=When.FILLED,
            )
        )
        book.say(Never(entry=self.entry, level=self.level, mixed_team=posts))

    def check(self, f: Facts) -> Iterator[Finding]:
        """The certified heads of every element and post that has anybody."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            enforcing = {e.code for e in operation.elements if e.kind is ElementKind.ENFORCING}
            for group, element, duties in f.teams(operation):
                heads = f.heads(duties, Role.CERTIFIED)
                if element != COMMANDER_ELEMENT and element in enforcing and duties and heads < self.least:
                    yield self._few(code, group, element, heads)
        for ref, shift in f.shifts.items():
            duties = f.crew_of.get(str(ref), [])
            if not duties or not shift.post.penalty_capable:
                continue
            heads = f.heads(duties, Role.CERTIFIED)
            if heads < self.least:
                yield self._few(str(ref), 0, shift.post.code, heads)
            bodies = {f.officer(duty).owner for duty in duties if duty.role is not Role.AUXILIARY}
            if len(bodies) > 1:
                yield self.finding("mixed", job=str(ref), bodies=", ".join(sorted(bodies)))

    def _few(self, job: str, group: int, element: str, heads: int) -> Finding:
        return self.finding("few", job=job, group=group, element=element, heads=heads, limit_heads=self.least)
