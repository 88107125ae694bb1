"""What the people behind counts cannot carry together, said to the class model as rows that every roster keeps.

A row is found from one choice of counts and holds for all: the people, asked alone under those tables that fewer duties
never break, are proven unable to give more. A part of a legal roster keeps these tables, too. Pins and whatever asks
for work are left out for that reason, which only weakens a row.

When to modify: another kind of row, or a verb that fewer duties never break.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from enforceplan.fewer import limits
from enforceplan.model.classes import Counts, Terms
from enforceplan.model.emit import Emitter
from enforceplan.model.exact import Exact
from enforceplan.problem import Problem
from enforceplan.thin import Thinned
from enforceplan.verbs import FREE, Book, Load, Marks


@dataclass(frozen=True, eq=False)
class Heads:
    """Heads that the same officers of a class give to a job if it begins at one start."""

    of: int
    """Class"""
    job: int
    start: int
    seats: tuple[int, ...]
    """Candidates [x] of which they are taken."""
    counts: tuple[int, ...]
    """Variables of the class model that count them."""


@dataclass(frozen=True)
class Most:
    """These heads together, each so many times as it weighs, are never more than ``most``."""

    heads: tuple[Heads, ...]
    weight: tuple[int, ...]
    most: int

    @property
    def terms(self) -> Terms:
        """What is limited, in variables of the class model."""
        return [(n, weight) for h, weight in zip(self.heads, self.weight, strict=True) for n in h.counts]

    def say(self, emit: Emitter) -> None:
        """Tell the class model."""
        emit.linear(self.terms, high=self.most)


@dataclass(frozen=True)
class Fewer:
    """Of these heads some are always fewer than their number, wherever among their starts a job begins."""

    heads: tuple[Heads, ...]
    number: tuple[int, ...]
    """The same at every start of one job and the same seats."""

    @property
    def wanted(self) -> dict[tuple[int, ...], int]:
        """Seats -> number."""
        return {h.seats: number for h, number in zip(self.heads, self.number, strict=True)}

    def say(self, emit: Emitter) -> None:
        """Tell the class model."""
        counts: dict[tuple[int, ...], Terms] = defaultdict(list)
        for h in self.heads:
            counts[h.seats] += [(n, 1) for n in h.counts]
        fewer = []
        for seats, number in self.wanted.items():
            fewer.append(emit.literal())
            emit.linear(counts[seats], high=number - 1, when=fewer[-1:])
        emit.clause(fewer)


Cut = Most | Fewer


def circles(v: Counts, book: Book) -> list[list[int]]:
    """Classes that share a limit of some crowd, directly or through others; each class stands in one circle."""
    parent = list(range(len(v.members)))

    def root(c: int) -> int:
        while parent[c] != c:
            c = parent[c]
        return c

    for verb in book.strict():
        if isinstance(verb, Load | Marks) and verb.crowd is not None:
            for s in np.flatnonzero((verb.limit < FREE // 2).any(axis=0)).tolist():
                inside = [c for c, members in enumerate(v.members) if verb.crowd[s, members[0]]]
                for c, other in pairwise(inside):
                    parent[root(other)] = root(c)
    found: dict[int, list[int]] = defaultdict(list)
    for c in range(len(v.members)):
        found[root(c)].append(c)
    return list(found.values())


def heads_of(v: Counts, c: int) -> Iterator[Heads]:
    """Everything that a class can give."""
    p = v.p
    mine = np.flatnonzero(v.open.seat & (v.of[p.seat_officer] == c))
    team, role = p.seat_team[mine], p.seat_role[mine]
    seats: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for (of, i, r), able in v.able.items():
        if of == c:
            seats[int(p.team_job[i]), able.tobytes()] += mine[(team == i) & (role == r)].tolist()
    counts: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for able, t, n in v.by_able[c]:
        counts[t, able.tobytes()].append(n)
    for (t, alike), variables in counts.items():
        j = int(p.start_job[t])
        yield Heads(c, j, t, tuple(seats[j, alike]), tuple(variables))


class People:
    """The officers behind some counts, alone in the exact model: how much of something they can give."""

    def __init__(self, p: Problem, book: Book, thinned: Thinned) -> None:
        self.p, self.book, self.thinned = p, limits(book), thinned

    def asked(
        self, heads: Sequence[Heads], weight: Sequence[int], number: Sequence[int] | None = None
    ) -> tuple[Emitter, Terms]:
        """A model of giving as much of these heads as can be, and what is to be minimised: less the weight of each.

        Heads of one job weigh the same. ``number``: at most so many of each, and of all at starts of the same seats.
        """
        start, seat = np.zeros_like(self.thinned.start), np.zeros_like(self.thinned.seat)
        start[[h.start for h in heads]] = True
        seat[[x for h in heads for x in h.seats]] = True
        v = Exact(self.p, self.book, replace(self.thinned, start=start, seat=seat)).v
        for h, most in zip(heads, number or (), strict=number is not None):
            v.emit.linear([(v.seat[x], 1) for x in h.seats], high=most)
        weighs = {x: w for h, w in zip(heads, weight, strict=True) for x in h.seats}
        return v.emit, [(literal, -weighs[x]) for x, literal in v.seat.items()]
