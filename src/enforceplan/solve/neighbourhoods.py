"""Which jobs a step of the large-neighbourhood search frees: several kinds, chosen by what they have gained so far.

All are said in the problem's own arrays: a street's week, a street's days, what shares a scarce body, and an operation
left out with what stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from enforceplan.problem import DAY, Problem
from enforceplan.solution import Solution
from enforceplan.verbs import Bools, Ints


@dataclass
class Kind:
    """One kind of neighbourhood and how well it has done."""

    name: str
    tried: int = 0
    gained: float = 1.0
    """Decaying average of success, 1 for a step that improved the roster."""

    def note(self, success: bool) -> None:
        """Learn from one step."""
        self.tried += 1
        self.gained = 0.8 * self.gained + 0.2 * float(success)


@dataclass
class Neighbourhoods:
    """Deals neighbourhoods; the same seed deals the same ones."""

    p: Problem
    scarce: Ints
    """[n] bodies whose officers serve the whole district"""
    random: np.random.Generator
    kinds: list[Kind] = field(default_factory=lambda: [Kind("street"), Kind("days"), Kind("scarce"), Kind("left_out")])
    _next_street: int = 0

    def deal(self, s: Solution) -> tuple[Kind, Bools]:
        """A kind and the jobs [j] it frees around a roster."""
        usable = [kind for kind in self.kinds if kind.name != "left_out" or (s.start < 0).any()]
        usable = [kind for kind in usable if kind.name != "scarce" or len(self.scarce)]
        weights = np.asarray([0.1 + kind.gained for kind in usable])
        untried = [kind for kind in usable if kind.name == "street" and kind.tried < len(self.p.streets)]
        kind = untried[0] if untried else usable[self.random.choice(len(usable), p=weights / weights.sum())]
        free = {"street": self._street, "days": self._days, "scarce": self._scarce, "left_out": self._left_out}
        return kind, free[kind.name](s)

    def _of_streets(self, wanted: Ints) -> Bools:
        return np.asarray(np.isin(self.p.job_street, wanted), dtype=bool)

    def _street(self, s: Solution) -> Bools:
        """Everything in one street, the streets taking turns."""
        self._next_street = (self._next_street + 1) % len(self.p.streets)
        return self._of_streets(np.asarray([self._next_street]))

    def _days(self, s: Solution) -> Bools:
        """Two or three days in two streets."""
        p = self.p
        streets = self.random.choice(len(p.streets), size=min(2, len(p.streets)), replace=False)
        first = int(self.random.integers(0, p.days))
        last = first + int(self.random.integers(2, 4))
        return self._of_streets(streets) & self._begins_between(s, first * DAY, last * DAY)

    def _begins_between(self, s: Solution, low: int, high: int) -> Bools:
        """Jobs that begin there now, and operations left out that could."""
        p = self.p
        now = np.concatenate([s.start, p.first_start[p.K : p.J]])
        inside = (now >= 0) & (p.begin[np.maximum(now, 0)] >= low) & (p.begin[np.maximum(now, 0)] < high)
        could = np.zeros(p.J, dtype=bool)
        could[p.start_job[(p.begin >= low) & (p.begin < high)]] = True
        wanted: Bools = inside | (could & (now < 0))
        return wanted

    def _scarce(self, s: Solution) -> Bools:
        """Up to twenty operations staffed, or to be staffed, by one scarce body."""
        p = self.p
        body = int(self.random.choice(self.scarce))
        teams = np.unique(p.seat_team[p.owner[p.seat_officer] == body])
        natural = teams[np.asarray([p.team_element[i] == p.bodies[body] for i in teams], dtype=bool)]
        jobs = np.unique(p.team_job[natural if len(natural) else teams])
        jobs = jobs[jobs < p.K]
        free = np.zeros(p.J, dtype=bool)
        free[self.random.permutation(jobs)[:20]] = True
        return free

    def _left_out(self, s: Solution) -> Bools:
        """An operation left out, what its street does on one of its days, and all operations of that day."""
        p = self.p
        k = int(self.random.choice(np.flatnonzero(s.start < 0)))
        low, high = p.first_start[k : k + 2].tolist()
        free = np.zeros(p.J, dtype=bool)
        free[k] = True
        if low < high:
            day = int(p.day[self.random.integers(low, high)]) * DAY
            around = self._begins_between(s, day, day + DAY)
            free |= around & (self._of_streets(p.job_street[[k]]) | (np.arange(p.J) < p.K))
        return free


def scarce_bodies(p: Problem) -> Ints:
    """Bodies with officers who serve the whole district."""
    return np.unique(p.owner[p.serves < 0])
