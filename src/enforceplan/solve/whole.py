"""The best level of a small week as one exact model that knows nothing of the levels below.

Neighbourhoods lead to a good roster; whether there is a better one, only the whole model can say. What it spoils at the
levels below is mended afterwards. The class model's bound goes in as a row: a roster as cheap as that is the best, and
the search ends there.
"""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from enforceplan.evaluate import evaluate
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.call import call, total
from enforceplan.solve.wire import Task
from enforceplan.verbs import Book


@dataclass(frozen=True)
class Whole:
    """What the whole model says of the best level."""

    best: Solution
    """The cheapest roster it found at that level, or the one it began from."""
    bound: int
    """No roster costs less at that level."""
    effort: float
    """Deterministic seconds spent."""


def whole(task: Task, start: Solution, *, known: int, seconds: float) -> Whole:
    """Look for the least price of the first level, beginning from a roster; ``known`` is a bound of that price."""
    p, level = task.problem, task.levels[0]
    exact = Exact(p, Book([verb for verb in task.book.verbs if not verb.points or verb.level <= level]))
    emit, (terms, constant) = exact.v.emit, exact.value_terms(level)
    emit.linear(terms, low=known - constant)
    emit.hint(exact.v.hints(start))
    emit.minimise(terms)
    now = call(emit, task, max(seconds, 20.0), fixed=True)
    if now.status == cp_model.INFEASIBLE:
        raise RuntimeError("the exact model refuses a legal roster: the readers of a verb disagree")
    if now.values is None:
        return Whole(start, known, now.effort)
    emit.hint(dict(enumerate(now.values.tolist())))
    answer = call(emit, task, seconds, workers=task.workers, linear=True)
    bound = known if answer.bound is None else max(known, answer.bound + constant)
    effort = now.effort + answer.effort
    if answer.values is None or total(terms, answer.values) >= total(terms, now.values):
        return Whole(start, bound, effort)
    found = exact.v.read(answer.values)
    return Whole(start if evaluate(p, task.book, found).breaches else found, bound, effort)
