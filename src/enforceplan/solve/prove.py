"""Bounds of a large problem by classes: the least price of counts of interchangeable officers (`model.relaxed`).

A level above enters as "relaxed price no more than the value reached". A bound proven under a value stays one when that
value falls.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.model.classes import NAMED
from enforceplan.model.relaxed import Relaxed
from enforceplan.solve.call import call
from enforceplan.solve.wire import Task
from enforceplan.thin import thin

FIRST = 0.85
"""Share of what is left of the time for the best level still open; most of it goes into one linear relaxation."""
FEW = 12_000
"""Open seats up to which people of small classes are told apart; at twice as many that only takes time."""


def prove(
    task: Task,
    values: dict[Level, int],
    say: Callable[[Level, int], None],
    *,
    known: dict[Level, int],
    seconds: float,
) -> dict[Level, int]:
    """Bound every level given the values reached above it, but for those known; says each bound once proven.

    ``seconds`` are deterministic ones where the task asks for them, and include building the class model otherwise.
    Raises RuntimeError where a bound passes the value of a roster: some reader of a verb is wrong then.
    """
    end = time.monotonic() + seconds
    bounds = dict.fromkeys(task.levels, 0) | known
    wanted = [level for level in task.levels if values[level] > bounds[level] and level not in known]
    if not wanted:
        return bounds
    thinned = thin(task.problem, task.book)
    counts = Relaxed(task.problem, task.book, thinned, named=NAMED if thinned.seat.sum() < FEW else 0)
    for level in task.levels:
        if level in wanted:
            counts.v.emit.minimise(counts.objective[level])
            rest = seconds if task.deterministic else max(0.0, end - time.monotonic())
            last = level is wanted[-1]
            share = rest / len(wanted) if task.deterministic else rest * (1.0 if last else FIRST)
            answer = call(counts.v.emit, task, share, workers=task.workers, linear=True, bounding=True)
            if answer.status == cp_model.INFEASIBLE:
                raise RuntimeError(f"the class model of level {level.word} refuses what a legal roster costs")
            if answer.bound is not None:
                bounds[level] = max(0, answer.bound + counts.constant[level])
            if bounds[level] > values[level]:
                raise RuntimeError(f"the bound of level {level.word}, {bounds[level]}, passes a legal roster's value")
            say(level, bounds[level])
        counts.hold(level, values[level])
    return bounds
