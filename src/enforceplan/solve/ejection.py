"""Search for officers who hold jobs of fixed times: a job without a place drives out those cheapest to move.

When to modify: another move. What is minimised, and the proofs, stand in `fewest`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_DEARER = 0.2
"""What a job's price gains each time it finds no free officer."""
_LATEST = 0.5
"""Share of turns in which the job driven out last comes first; otherwise any."""
_CLOCK = 64
"""Turns between two looks at the clock."""


@dataclass(frozen=True, eq=False)
class Jobs:
    """Jobs of fixed times, one officer each, and who may do them."""

    begin: Ints
    """Minute in which each job begins."""
    end: Ints
    """Minute in which it ends; what begins then does not overlap it."""
    may: Bools
    """(officers, jobs): whether an officer may do a job."""

    @property
    def officers(self) -> int:
        """Number of officers there are."""
        return int(self.may.shape[0])

    @cached_property
    def overlap(self) -> Bools:
        """(jobs, jobs): whether two different jobs have a minute in common."""
        both = (self.begin[:, None] < self.end) & (self.end[:, None] > self.begin)
        np.fill_diagonal(both, False)
        return both


class Ejection:
    """Officers in service and the jobs they hold; ``drop`` takes an officer out, ``place`` looks for a new home.

    A job without a place goes to the officer in service for whom the jobs to be driven out are cheapest together, or to
    a spare officer who takes over the rest of somebody's jobs. Prices rise with every job that finds nobody free: what
    is hard to place comes to stay and what is easy moves on (as Nagata and Bräysy, 2009, take vehicles out of routes).
    """

    def __init__(self, jobs: Jobs, *, seed: int = 1) -> None:
        self._jobs = jobs
        self._dice = Random(seed)
        count = len(jobs.begin)
        nobody = jobs.officers
        # Most able first, so that the first free officer is also the one who is useful later.
        rank = np.argsort(-jobs.may.sum(axis=1), kind="stable")
        self._able = [rank[jobs.may[rank, t]] for t in range(count)]
        self._beside = [np.flatnonzero(row) for row in jobs.overlap]
        self._cannot = (~jobs.may).T.astype(float)
        self._price = np.ones(count)
        self._former = np.full(count, -1)
        """Officer from whom a job was driven out last; it does not go back at once."""
        self._loss = np.zeros((nobody + 1, nobody))
        """(officer, another): price of the jobs that would have no place if the other took over."""
        self._serving = np.ones(nobody, dtype=bool)
        self.held = np.full(count, nobody)
        """Officer of each job; the number of officers where nobody holds it."""
        self._pool = sorted(range(count), key=lambda t: -int(jobs.begin[t]))
        self._enlist()

    def place(self, until: float) -> bool:
        """Find a place for every job; whether it was done before the clock (`time.perf_counter`) says ``until``."""
        turns = 0
        while self._pool:
            turns += 1
            if turns % _CLOCK == 0 and time.perf_counter() > until:
                return False
            self._seat(self._pool.pop(-1 if self._dice.random() < _LATEST else self._dice.randrange(len(self._pool))))
        return True

    def drop(self) -> None:
        """Take out of service whoever holds nothing, and of the others the one whose jobs are cheapest."""
        heads = np.bincount(self.held, minlength=self._jobs.officers + 1)[:-1]
        self._serving &= heads > 0
        worth = np.bincount(self.held, weights=self._price, minlength=self._jobs.officers + 1)[:-1]
        worth[~self._serving] = np.inf
        officer = int(worth.argmin())
        self._serving[officer] = False
        self._drive_out(np.flatnonzero(self.held == officer), officer)
        self._enlist()

    def _enlist(self) -> None:
        self._within = [able[self._serving[able]] for able in self._able]
        self._spare = [able[~self._serving[able]] for able in self._able]
        self._ids = np.flatnonzero(self._serving)
        # A look at spare officers costs many plain moves: it pays where many are spare.
        self._look = (1 - len(self._ids) / max(1, self._jobs.officers)) ** 1.5

    def _seat(self, job: int) -> None:
        beside = self._beside[job]
        holders = self.held[beside]
        cost = np.bincount(holders, weights=self._price[beside], minlength=self._jobs.officers + 1)
        within = self._within[job]
        least = np.inf
        if len(within):
            costs = cost[within]
            if self._former[job] >= 0:
                costs = costs + (within == self._former[job]) * costs.sum()
            at = int(costs.argmin())
            officer, least = int(within[at]), float(costs[at])
        if least > 0:
            self._price[job] += _DEARER
            if (least == np.inf or self._dice.random() < self._look) and self._relieve(job, cost, least):
                return
            if least == np.inf:
                self._pool.insert(0, job)
                return
            self._drive_out(beside[holders == officer], officer)
        self._give(job, officer)

    def _relieve(self, job: int, cost: NDArray[np.number[Any]], least: float) -> bool:
        """Let a spare officer take over from somebody where that is cheaper than ``least``; whether it was done."""
        spare = self._spare[job]
        if not len(spare) or not len(self._ids):
            return False
        price = self._loss[np.ix_(self._ids, spare)] + cost[self._ids, None]
        at = int(price.argmin())
        if price.flat[at] >= least:
            return False
        old, new = int(self._ids[at // len(spare)]), int(spare[at % len(spare)])
        jobs = np.flatnonzero(self.held == old)
        stay = self._jobs.may[new, jobs] & ~self._jobs.overlap[job, jobs]
        self._drive_out(jobs, old)
        del self._pool[len(self._pool) - len(jobs) :]
        self._pool.extend(jobs[~stay].tolist())
        self._serving[[old, new]] = False, True
        self._enlist()
        for kept in jobs[stay]:
            self._give(int(kept), new)
        self._give(job, new)
        return True

    def _give(self, job: int, officer: int) -> None:
        self.held[job] = officer
        self._loss[officer] += self._price[job] * self._cannot[job]

    def _drive_out(self, jobs: Ints, officer: int) -> None:
        self.held[jobs] = self._jobs.officers
        self._former[jobs] = officer
        self._loss[officer] -= self._price[jobs] @ self._cannot[jobs]
        self._pool.extend(jobs.tolist())
