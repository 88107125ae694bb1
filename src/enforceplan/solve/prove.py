"""Bounds of a large problem, found in two ways; the better of the two counts.

By classes: the least price of counts of interchangeable officers (`model.relaxed`); a level above enters as "relaxed
price no more than the value reached".

Street by street: what the jobs of one street cost at least, whatever the others do. A row's price is least when every
job is at its best; that floor is counted once. Above it, what one street adds with all other streets at their best is
summed over the streets: together they add at least as much. Officers who serve several streets, and crowds that span
them, are left unpriced. A level above enters as "the street costs no more than the value reached less the floor and
what the other streets cost at least".
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.model.exact import Exact
from enforceplan.model.relaxed import Relaxed
from enforceplan.solve.call import call
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import Focus, thin
from enforceplan.verbs import Book

BY_CLASSES = 0.9
"""Share of the time that bounds by classes; the rest goes street by street."""

FIRST = 0.7
"""Share of what is left of that time for the best level still open; most of it goes into one linear relaxation."""


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
    task: Task,
    values: dict[Level, int],
    say: Callable[[Said], None],
    *,
    known: dict[Level, int],
    seconds: float,
    began: float,
) -> dict[Level, int]:
    """Bound every level given the values reached above it, but for those known; says each level's value and bound."""
    p = task.problem
    end = time.monotonic() + BY_CLASSES * seconds
    thinned = thin(p, task.book)
    counts = Relaxed(p, task.book, thinned)
    counted = _by_classes(task, values, counts, known, seconds if task.deterministic else end - time.monotonic())
    seconds *= 1 - BY_CLASSES
    streets = np.unique(p.job_street).tolist()
    floors: dict[Level, dict[int, tuple[int, int]]] = {}
    calls = len(streets) * sum(values[level] > counted[level] for level in task.levels)
    left = _Left(task, seconds, calls)

    def least(level: Level, street: int) -> tuple[int, int]:
        """(price of the street above the floor, floor of the level)."""
        verbs = [verb for verb in task.book.verbs if not verb.points or verb.level <= level]
        if left.over():
            return 0, 0
        exact = Exact(p, Book(verbs), thinned, Focus(p.job_street == street, None))
        for above, prices in floors.items():
            if above in exact.objective:
                others = sum(price for other, (price, _) in prices.items() if other != street)
                exact.hold(above, values[above] - exact.floor[above] - others)
        terms, constant = exact.value_terms(level)
        exact.v.emit.minimise(terms)
        answer = call(exact.v.emit, task, left.share(), probing=0)
        if answer.status == cp_model.INFEASIBLE:
            raise RuntimeError(f"the bound of level {level.word} contradicts a legal roster in street {street}")
        return (0 if answer.bound is None else max(0, answer.bound + constant)), exact.floor[level]

    bounds: dict[Level, int] = {}
    with ThreadPoolExecutor(task.workers) as pool:
        for level in task.levels:
            if values[level] == counted[level]:
                floors[level] = dict.fromkeys(streets, (0, 0))
            else:
                found = pool.map(least, [level] * len(streets), streets)
                floors[level] = dict(zip(streets, found, strict=True))
            prices = floors[level].values()
            alone = sum(price for price, _ in prices) + max((floor for _, floor in prices), default=0)
            bounds[level] = max(alone, counted[level])
            if bounds[level] > values[level]:
                raise RuntimeError(f"the bound of level {level.word}, {bounds[level]}, passes a legal roster's value")
            say(Said("level", level, None, values[level], bounds[level], time.monotonic() - began))
    return bounds


def _by_classes(
    task: Task, values: dict[Level, int], counts: Relaxed, known: dict[Level, int], seconds: float
) -> dict[Level, int]:
    """Least relaxed price of every level under the values reached above it."""
    end = time.monotonic() + seconds
    bounds = dict.fromkeys(task.levels, 0) | known
    open_levels = [level for level in task.levels if values[level] > bounds[level] and level not in known]
    for level in task.levels:
        if level in open_levels:
            counts.v.emit.minimise(counts.objective[level])
            rest = seconds if task.deterministic else max(0.0, end - time.monotonic())
            last = level is open_levels[-1]
            share = rest / len(open_levels) if task.deterministic else rest * (1.0 if last else FIRST)
            answer = call(counts.v.emit, task, share, workers=task.workers, linear=True)
            if answer.status == cp_model.INFEASIBLE:
                raise RuntimeError(f"the class model of level {level.word} refuses what a legal roster costs")
            if answer.bound is not None:
                bounds[level] = max(0, answer.bound + counts.constant[level])
        counts.hold(level, values[level])
    return bounds
