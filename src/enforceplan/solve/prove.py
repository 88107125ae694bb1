"""Bounds of a large problem, street by street: what the jobs of one street cost at least, whatever the others do.

Every price is non-negative and a row's price is least when the jobs of the other streets use nobody and cost nothing,
so the sum of the streets' least prices bounds a level from below. Officers who serve several streets, and crowds that
span them, are left unpriced. A level above enters as "the street costs no more than the value reached less what the
other streets cost at least".
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from enforceplan.domain import Level
from enforceplan.model.exact import Exact
from enforceplan.solve.call import call
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import Focus, thin
from enforceplan.verbs import Book


class _Left:
    """Deals the remaining time evenly to the calls that remain."""

    def __init__(self, task: Task, seconds: float, calls: int) -> None:
        self.task, self.calls, self.seconds = task, calls, seconds
        self.end = time.monotonic() + seconds
        self.even = seconds * task.workers / max(1, calls)
        self._lock = threading.Lock()

    def over(self) -> bool:
        """Whether the time is used up; what is not asked any more is bounded by 0."""
        return not self.task.deterministic and time.monotonic() >= self.end

    def share(self) -> float:
        """Seconds for one more call; deterministic ones are dealt beforehand."""
        with self._lock:
            rounds = -(-self.calls // self.task.workers)
            self.calls -= 1
            return self.even if self.task.deterministic else max(0.05, (self.end - time.monotonic()) / max(1, rounds))


def prove(
    task: Task, values: dict[Level, int], say: Callable[[Said], None], *, seconds: float, began: float
) -> dict[Level, int]:
    """Bound every level given the values reached above it; says each level's value and bound."""
    p = task.problem
    thinned = thin(p, task.book)
    streets = np.unique(p.job_street).tolist()
    floors: dict[Level, dict[int, int]] = {}
    calls = len(streets) * sum(values[level] > 0 for level in task.levels)
    left = _Left(task, seconds, calls)

    def least(level: Level, street: int) -> int:
        if left.over():
            return 0
        verbs = [verb for verb in task.book.verbs if not verb.points or verb.level <= level]
        exact = Exact(p, Book(verbs), thinned, Focus(p.job_street == street, None))
        for above, floor in floors.items():
            if above in exact.objective:
                others = sum(floor.values()) - floor[street]
                exact.hold(above, max(floor[street], values[above] - others))
        if level not in exact.objective:
            return 0
        terms, constant = exact.value_terms(level)
        exact.v.emit.minimise(terms)
        answer = call(exact.v.emit, task, left.share(), probing=0)
        return 0 if answer.bound is None else max(0, answer.bound + constant)

    with ThreadPoolExecutor(task.workers) as pool:
        for level in task.levels:
            if values[level] == 0:
                floors[level] = dict.fromkeys(streets, 0)
            else:
                found = pool.map(least, [level] * len(streets), streets)
                floors[level] = dict(zip(streets, found, strict=True))
            bound = min(values[level], sum(floors[level].values()))
            say(Said("level", level, None, values[level], bound, time.monotonic() - began))
    return {level: min(values[level], sum(floor.values())) for level, floor in floors.items()}
