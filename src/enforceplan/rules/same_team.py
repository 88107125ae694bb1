"""Who works well together, and who had better not meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Pair, PairKind
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _pair(kind: PairKind, *pairs: tuple[str, str]) -> dict[str, dict[str, object]]:
    return {"settings": {"pairs": tuple(Pair(one, other, kind) for one, other in pairs or [("U1", "U2")])}}


_TOGETHER, _APART = _pair(PairKind.TOGETHER), _pair(PairKind.APART)


class SameTeam(Rule):
    """Two officers who belong together, or apart, cost ``points`` in every operation in which they do not, or do, meet.

    Pairs of kind ``together`` meet in an operation or stay out of it both; pairs of kind ``apart`` are never both in
    it. Any seat counts, the commander's too, in whichever group. Posts are free. A pair told twice counts twice, and
    the order of the two says nothing. Clock: none; an operation is one piece. Source: the centre's own.
    """

    id: ClassVar = "same_team"
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 2

    accepts: ClassVar = (
        Example("together", ("U1,U2 A1 0 20:00-01:00",), _TOGETHER, 0),
        Example("both stay out", ("U3 A1 6 23:00-00:00",), _TOGETHER, 0),
        Example("in two groups", ("U1 A1/1 0 08:00-10:00", "U2 A1/2 0 08:00-10:00"), _TOGETHER, 0),
        Example("apart", ("U1 A1 0 08:00-10:00", "U2 A2 0 08:00-10:00"), _APART, 0),
        Example("alone at a post", ("U1 P1 0 08:00-10:00",), _TOGETHER, 0),
        Example("beside each other at a post", ("U1,U2 P1 0 08:00-10:00",), _APART, 0),
        Example("another kind of pair", ("U1 A1 0 08:00-10:00",), _pair(PairKind.BACKUP), 0),
    )
    rejects: ClassVar = (
        Example("the first without the second", ("U1,U3 A1 6 23:00-00:00",), _TOGETHER, 2),
        Example("the second without the first", ("U2,U3 A1 0 20:00-01:00",), _TOGETHER, 2),
        Example("each in his own operation", ("U1 A1 0 08:00-10:00", "U2 A2 0 08:00-10:00"), _TOGETHER, 4),
        Example("both there", ("U1,U2 A1 0 08:00-10:00",), _APART, 2),
        Example("in two groups", ("U1 A1/1 0 08:00-10:00", "U2 A1/2 0 08:00-10:00"), _APART, 2),
        Example("one commands", ("U1,C1! A1 0 08:00-10:00",), _pair(PairKind.APART, ("C1", "U1")), 2),
        Example("two pairs", ("U1,U2 A1 0 08:00-10:00",), _pair(PairKind.APART, ("U1", "U2"), ("U2", "U1")), 4),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per pair and operation: max(0, a - b) + max(0, b - a) for together, max(0, a + b - 1) for apart."""
        job = p.team_job[p.seat_team]
        cells: list[tuple[int, int, int, int]] = []
        limit: list[int] = []
        for pair in p.scenario.pairs:
            one, other = p.officer_index[pair.officer], p.officer_index[pair.other]
            signs = {PairKind.TOGETHER: ((1, -1), (-1, 1)), PairKind.APART: ((1, 1),)}.get(pair.kind, ())
            jobs = np.unique(job[np.isin(p.seat_officer, (one, other)) & (job < p.K)]).tolist()
            for k in jobs:
                for mine, his in signs:
                    cells += [(one, k, len(limit), mine), (other, k, len(limit), his)]
                    limit.append(int(pair.kind is PairKind.APART))
        o, j, row, weight = np.asarray(cells, dtype=np.int64).reshape(-1, 4).T
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.zeros(len(limit), dtype=np.int64),
                serves=(o, j, row, weight),
                limit=np.asarray(limit, dtype=np.int64),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every pair beside every served operation."""
        for code in f.starts:
            there = {duty.officer for duty in f.crew_of.get(code, [])}
            for pair in f.scenario.pairs:
                met = {pair.officer, pair.other} & there
                if pair.kind is PairKind.TOGETHER and len(met) == 1:
                    absent = pair.other if pair.officer in met else pair.officer
                    yield self.finding("alone", self.points, operation=code, officer=min(met), other=absent)
                if pair.kind is PairKind.APART and len(met) == 2:
                    yield self.finding("met", self.points, operation=code, officer=pair.officer, other=pair.other)
