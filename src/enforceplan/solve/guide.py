"""Where operations should lie, by counts: the class model's best starts, and its bound of the best level.

Counts do not know everybody's week, so its starts are a wish: the planner looks for people at them first, then every
street is solved with its operations there or where they are.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.evaluate import evaluate
from enforceplan.model.classes import NAMED
from enforceplan.model.relaxed import Relaxed
from enforceplan.solution import Solution, empty
from enforceplan.solve.call import call
from enforceplan.solve.construct import Planner
from enforceplan.solve.wire import Task
from enforceplan.thin import thin
from enforceplan.verbs import Book, Ints

WORSE = 1.25
"""A roster around the wished starts is begun with although it costs up to so many times as much as the first one."""

STANDING = 1.5
"""Seconds after which a bound that stands is taken, in a hurry, for the best there is."""

SILENCE = 0.5
"""Seconds between two bounds that are told."""


@dataclass(frozen=True)
class Guide:
    """What the class model says of the best level that costs anything."""

    bound: int
    """No roster costs less at the first level."""
    start: Ints | None
    """[k] starts it chose, -1 left out; None: none was found in time"""
    effort: float
    """Deterministic seconds spent."""


def guide(
    task: Task,
    around: Solution,
    *,
    seconds: float,
    say: Callable[[int], None] = lambda _bound: None,
    hurried: bool = False,
) -> Guide:
    """Ask the class model for the least price of the first level; ``around`` is a roster to begin from.

    ``say`` hears every bound that counts, a few a second. ``hurried``: people of small classes are not told apart, and
    a bound that stands ends the search; of a large week that takes a third of the time, for a bound hardly less.
    """
    p, level = task.problem, task.levels[0]
    if evaluate(p, task.book, around).levels[level] == 0:
        return Guide(0, None, 0.0)
    end = time.monotonic() + seconds
    verbs = [verb for verb in task.book.verbs if not verb.points or verb.level <= level]
    relaxed = Relaxed(p, Book(verbs), thin(p, task.book), named=0 if hurried else NAMED)
    emit = relaxed.v.emit
    emit.hint(relaxed.v.hints(around))
    emit.minimise(relaxed.objective[level])
    left = seconds if task.deterministic else end - time.monotonic()
    said = 0.0

    def bounded(bound: int) -> bool:
        nonlocal said
        counts = bound + relaxed.constant[level] > 0
        if counts and time.monotonic() - said > SILENCE:
            said = time.monotonic()
            say(bound + relaxed.constant[level])
        return counts

    standing = STANDING if hurried else None
    answer = call(
        emit, task, left, workers=task.workers, linear=True, bounding=True, bounded=bounded, standing=standing
    )
    if answer.status == cp_model.INFEASIBLE:
        raise RuntimeError(f"the class model of level {level.word} refuses what a legal roster does")
    bound = 0 if answer.bound is None else max(0, answer.bound + relaxed.constant[level])
    start = None
    if answer.values is not None:
        start = np.full(p.K, -1, dtype=np.int64)
        chosen = [t for t, literal in relaxed.v.start.items() if answer.values[literal]]
        start[p.start_job[chosen]] = chosen
    return Guide(bound, start, answer.effort)


def begin(task: Task, first: Solution, start: Ints) -> Solution:
    """The first roster, or one around the wished starts that is not much worse at the first level."""
    p, level = task.problem, task.levels[0]
    wish = Solution(start, empty(p).taken, empty(p).units)
    guided = Planner(p, task.book, earlier=wish).run()
    score = evaluate(p, task.book, guided)
    most = WORSE * evaluate(p, task.book, first).levels[level]
    return first if score.breaches or score.levels[level] > most else guided
