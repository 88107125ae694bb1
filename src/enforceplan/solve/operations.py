"""Operations first: serve what can be served while posts stay empty, then man the posts around them.

Without posts a neighbourhood is a fifth as large, and no shift of a post stands in the way of an operation; what posts
then lack is a matter of people, whom neighbourhoods with every start kept find within a second a street.

When to modify: when operations are looked at alone, or how their price is bounded; what is left out stands in `fewer`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.fewer import operations_alone, posts_emptied
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.call import call
from enforceplan.solve.construct import Planner
from enforceplan.solve.counts import SILENCE
from enforceplan.solve.wire import Task
from enforceplan.verbs import Least, Pattern, Verb

FIXED = 10.0
"""Most seconds to make a roster a whole assignment of the exact model."""


def alone(task: Task, around: Solution) -> Task | None:
    """The same task with posts kept empty and the first level only, around a roster; None where that says nothing.

    It is a relaxation: no roster of the task costs less at its first level than the best of this one.
    """
    p, first = task.problem, task.levels[0]
    if task.free is not None or task.earlier is not None or first is not Level.COVERAGE or not 0 < p.K < p.J:
        return None
    if any(map(_asks, task.book.strict())):
        return None
    book = operations_alone(p, task.book, first)
    start = posts_emptied(p, task.book, around)
    score = evaluate(p, book, start)
    if score.breaches or not score.levels[first]:
        return None
    return replace(task, book=book, levels=(first,), start=start)


def _asks(verb: Verb) -> bool:
    """Whether duties that posts give may be what keeps a table."""
    return isinstance(verb, Least) or (isinstance(verb, Pattern) and bool(verb.off.any()))


def manned(task: Task, s: Solution) -> Solution | None:
    """A roster with posts filled around operations; None where it breaks a rule of which these alone know nothing."""
    planner = Planner(task.problem, task.book)
    planner.resume(s)
    filled = planner.fill()
    return None if evaluate(task.problem, task.book, filled).breaches else filled


def least(task: Task, best: Solution, *, seconds: float, say: Callable[[int], None]) -> int:
    """What operations alone cost at least, by their exact model; ``say`` hears bounds, a few a second.

    ``best``: the best of them known. Raises RuntimeError where the model refuses it.
    """
    level, end = task.levels[0], time.monotonic() + seconds
    exact = Exact(task.problem, task.book)
    emit, terms, constant = exact.v.emit, exact.objective[level], exact.constant[level]
    emit.hint(exact.v.hints(best))
    emit.minimise(terms)
    now = call(emit, task, FIXED, fixed=True)
    if now.status == cp_model.INFEASIBLE:
        raise RuntimeError("the exact model of operations alone refuses what a legal roster does")
    if now.values is None:
        return 0
    emit.hint(dict(enumerate(now.values.tolist())))

    told = 0.0

    def heard(bound: int) -> bool:
        nonlocal told
        if bound + constant > 0 and time.monotonic() - told > SILENCE:
            told = time.monotonic()
            say(bound + constant)
        return True

    answer = call(emit, task, end - time.monotonic(), linear=True, bounding=True, bounded=heard)
    return 0 if answer.bound is None else max(0, answer.bound + constant)
