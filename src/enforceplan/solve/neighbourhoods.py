"""Which part of a roster a step of the large-neighbourhood search frees: several kinds, chosen by what they gained.

All are said in the problem's own arrays: the people of a street or of one class with every start kept, a street's days,
operations that share a scarce body, and an operation left out with what stands around it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from enforceplan.domain import Level
from enforceplan.problem import DAY, Problem
from enforceplan.solution import Solution
from enforceplan.thin import Focus, Thinned
from enforceplan.verbs import Bools, Ints


@dataclass
class Kind:
    """One kind of neighbourhood and how well it has done at one level."""

    deal: Callable[[int, Solution], Focus]
    """Its nth member around a roster, n from 0"""
    turns: int = 0
    """Members it takes in turn before chance decides; 0: always by chance."""
    usable: Callable[[Solution], bool] = lambda _: True
    """Whether it has members around a roster"""
    tried: int = 0
    gained: float = 1.0
    """Decaying average of success, 1 for a step that improved the roster."""

    def note(self, *, success: bool) -> None:
        """Learn from one step."""
        self.gained = 0.8 * self.gained + 0.2 * float(success)


@dataclass
class Neighbourhoods:
    """Deals neighbourhoods; the same seed deals the same ones."""

    p: Problem
    thinned: Thinned
    random: np.random.Generator
    classes: list[Bools] = field(init=False)
    """[o] masks: officers of one body, home and standing who could take a seat"""
    scarce: Ints = field(init=False)
    """Bodies whose officers serve the whole district"""
    kinds: dict[Level, list[Kind]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        p = self.p
        able = np.isin(np.arange(p.O), p.seat_officer[self.thinned.seat])
        key = (p.owner * (len(p.streets) + 1) + p.serves + 1) * 4 + p.standing
        self.classes = [np.asarray(able & (key == one)) for one in np.unique(key[able])]
        self.classes = [mask for mask in self.classes if mask.sum() > 1]
        self.scarce = np.unique(p.owner[p.serves < 0])

    def of(self, level: Level, s: Solution) -> list[Kind]:
        """The kinds that can be tried for a level around a roster."""
        if level not in self.kinds:
            streets = Kind(self._people, len(self.p.streets))
            left_out = Kind(self._left_out, 2 * int((s.start < 0).sum()), lambda s: bool((s.start < 0).any()))
            days, scarce = Kind(self._days), Kind(self._scarce, usable=lambda _: len(self.scarce) > 0)
            coverage = [streets, left_out, days, scarce, Kind(self._street)]
            fairness = [Kind(self._class, len(self.classes)), streets, days, scarce]
            self.kinds[level] = coverage if level <= Level.COVERAGE else fairness
        return [kind for kind in self.kinds[level] if kind.usable(s)]

    def in_turn(self, level: Level, s: Solution) -> Kind | None:
        """The first kind of the level with members that never had their turn."""
        return next((kind for kind in self.of(level, s) if kind.tried < kind.turns), None)

    def deal(self, level: Level, s: Solution) -> tuple[Kind, Focus]:
        """A kind and the part it frees around a roster."""
        kinds = self.of(level, s)
        weights = np.asarray([0.05 + kind.gained for kind in kinds])
        chance = kinds[int(self.random.choice(len(kinds), p=weights / weights.sum()))]
        kind = self.in_turn(level, s) or chance
        kind.tried += 1
        return kind, kind.deal(kind.tried - 1, s)

    def _of_streets(self, wanted: Ints) -> Bools:
        return np.asarray(np.isin(self.p.job_street, wanted), dtype=bool)

    def _people(self, turn: int, s: Solution) -> Focus:
        """Everybody in one street, every start kept; the streets take turns."""
        return Focus(self._of_streets(np.asarray([turn % len(self.p.streets)])), s, keep_starts=True)

    def _class(self, turn: int, s: Solution) -> Focus:
        """The officers of one class, every start kept; the classes take turns."""
        p = self.p
        people = self.classes[turn % len(self.classes)]
        jobs = np.zeros(p.J, dtype=bool)
        jobs[p.team_job[p.seat_team[self.thinned.seat & people[p.seat_officer]]]] = True
        return Focus(jobs, s, keep_starts=True, people=people)

    def _street(self, turn: int, s: Solution) -> Focus:
        """Everything in one street."""
        return Focus(self._of_streets(self.random.integers(0, len(self.p.streets), 1)), s)

    def _days(self, turn: int, s: Solution) -> Focus:
        """Two or three days in two streets."""
        p = self.p
        streets = self.random.choice(len(p.streets), size=min(2, len(p.streets)), replace=False)
        first = int(self.random.integers(0, p.days))
        last = first + int(self.random.integers(2, 4))
        return Focus(self._of_streets(streets) & self._begins_between(s, first * DAY, last * DAY), s)

    def _begins_between(self, s: Solution, low: int, high: int) -> Bools:
        """Jobs that begin there now, and operations left out that could."""
        p = self.p
        now = np.concatenate([s.start, p.first_start[p.K : p.J]])
        begins = p.begin[np.maximum(now, 0)]
        inside = (now >= 0) & (begins >= low) & (begins < high)
        could = np.zeros(p.J, dtype=bool)
        could[p.start_job[(p.begin >= low) & (p.begin < high)]] = True
        wanted: Bools = inside | (could & (now < 0))
        return wanted

    def _scarce(self, turn: int, s: Solution) -> Focus:
        """Up to twenty operations that one scarce body could serve."""
        p = self.p
        theirs = self.thinned.seat & (p.owner[p.seat_officer] == self.random.choice(self.scarce))
        jobs = np.unique(p.team_job[p.seat_team[theirs]])
        free = np.zeros(p.J, dtype=bool)
        free[self.random.permutation(jobs[jobs < p.K])[:20]] = True
        return Focus(free, s)

    def _left_out(self, turn: int, s: Solution) -> Focus:
        """An operation left out, what its street does on one of its days, and all operations of that day."""
        p = self.p
        k = int(self.random.choice(np.flatnonzero(s.start < 0)))
        low, high = p.first_start[k : k + 2].tolist()
        free = np.zeros(p.J, dtype=bool)
        if low < high:
            day = int(p.day[self.random.integers(low, high)]) * DAY
            around = self._begins_between(s, day, day + DAY)
            free |= around & (self._of_streets(p.job_street[[k]]) | (np.arange(p.J) < p.K))
        free[k] = True
        return Focus(free, s)
