"""Which part of a duty roster a step frees: some people over some days, as many as a step can still solve to the end.

Kinds differ in shape: a few people over all days, everybody on a few days, and what lies between. Each kind grows while
its steps are solved to the end with time to spare, and shrinks where they are not.

When to modify: another shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from enforceplan.problem import Problem
from enforceplan.solution import Solution
from enforceplan.thin import Focus, Thinned
from enforceplan.verbs import Bools, Ints

GROWTH = 0.15
"""Share by which a kind grows after a step of no effort; the nearer to what is no longer easy, the less."""
SHRINKAGE = 0.92
"""And changes by this after one that was not solved to the end."""
EASY = 0.25
"""Share of a step's time within which it was easy."""
MEMORY = 0.9
"""Weight of earlier steps in what a kind is known to gain."""
CURIOSITY = 0.25
"""Chance of a kind that never gains, against that of the kind that gains most."""


@dataclass
class Shape:
    """One kind: a share of the people over a share of the days; the one that is not fixed changes with what is easy."""

    people: float | None
    """Share of the people; None: as many as are easy."""
    days: float | None
    """Share of the days; None: as many as are easy."""
    size: float
    """People, or days, where they are as many as are easy."""
    rate: float | None = None
    """Points gained a second of effort, older steps counting less."""

    def learn(self, *, solved: bool, gained: int, effort: float, seconds: float, most: int) -> None:
        """From one step of at most so many seconds."""
        if not solved:
            self.size = max(1.0, self.size * SHRINKAGE)
        elif effort < EASY * seconds:
            self.size = min(float(most), self.size * (1 + GROWTH * (1 - effort / (EASY * seconds))))
        now = gained / max(effort, 0.05)
        self.rate = now if self.rate is None else MEMORY * self.rate + (1 - MEMORY) * now


def shapes() -> list[Shape]:
    """Those that a search has."""
    return [
        Shape(people=None, days=1.0, size=3.0),
        Shape(people=1.0, days=None, size=3.0),
        Shape(people=None, days=0.5, size=5.0),
        Shape(people=0.5, days=None, size=6.0),
    ]


@dataclass
class DutyParts:
    """Deals parts of a roster; the same seed and the same gains deal the same ones."""

    p: Problem
    thinned: Thinned
    random: np.random.Generator
    shapes: list[Shape] = field(default_factory=shapes)
    swept: int = 0
    """Days from the first that were dealt in turn."""
    able: Ints = field(init=False)
    """Officers who could take a seat."""
    alike: Bools = field(init=False)
    """[O, O] whether two could take a seat of the same job"""

    def __post_init__(self) -> None:
        p, seat = self.p, self.thinned.seat
        could = np.zeros((p.O, p.J), dtype=np.float32)
        could[p.seat_officer[seat], p.team_job[p.seat_team[seat]]] = 1
        self.able = np.flatnonzero(could.any(axis=1))
        self.alike = np.asarray(could @ could.T > 0)

    def most(self, shape: Shape) -> int:
        """The largest size a kind can have."""
        return len(self.able) if shape.people is None else self.p.days

    def choose(self) -> Shape:
        """Days in turn from the first to the last; then a kind by chance, the more likely the more it gained."""
        if self.swept < self.p.days:
            return next(shape for shape in self.shapes if shape.people == 1.0)
        best = max((shape.rate for shape in self.shapes if shape.rate), default=1.0)
        rates = np.asarray([2 * best if shape.rate is None else shape.rate for shape in self.shapes])
        weights = CURIOSITY * best + rates
        return self.shapes[int(self.random.choice(len(self.shapes), p=weights / weights.sum()))]

    def deal(self, shape: Shape, s: Solution) -> Focus:
        """A part of a roster; operations move only where everybody does."""
        heads = round(shape.size if shape.people is None else shape.people * len(self.able))
        length = round(shape.size if shape.days is None else shape.days * self.p.days)
        people = None if heads >= len(self.able) else self._people(max(1, heads))
        first = int(self.random.integers(-(length // 2), self.p.days - (length + 1) // 2 + 1))
        if self.swept < self.p.days:
            first, self.swept = self.swept, self.swept + length
        return Focus(self._between(first, max(1, length), s), s, keep_starts=people is not None, people=people)

    def _people(self, heads: int) -> Bools:
        """One by chance, and others by chance of those who could take over from him, before anybody else."""
        first = self.random.choice(self.able)
        order = self.random.permutation(self.able)
        order = order[np.argsort(~self.alike[first, order], kind="stable")]
        people = np.zeros(self.p.O, dtype=bool)
        people[first] = True
        people[order[order != first][: heads - 1]] = True
        return people

    def _between(self, first: int, length: int, s: Solution) -> Bools:
        """[j] jobs that begin on so many days in a row (some perhaps beyond the horizon), or that could."""
        p = self.p
        if length >= p.days:
            return np.ones(p.J, dtype=bool)
        now = np.concatenate([s.start, p.first_start[p.K : p.J]])
        today = (p.day >= first) & (p.day < first + length)
        could = np.zeros(p.J, dtype=bool)
        could[p.start_job[today]] = True
        inside: Bools = np.where(now >= 0, today[np.maximum(now, 0)], could)
        return inside


def disjoint(p: Problem, focus: Focus, others: Sequence[Focus]) -> bool:
    """Whether a part shares no decision with any other."""
    moves = focus.moves(p)
    return not any((moves & other.moves(p)).any() for other in others)
