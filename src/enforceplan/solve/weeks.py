"""A week that is too large for one exact model of all levels: counts first, then neighbourhoods, then bounds.

When to modify: another phase, or another share of the time for one.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from enforceplan.evaluate import evaluate
from enforceplan.solution import Solution
from enforceplan.solve.guide import Guide, begin, guide
from enforceplan.solve.improve import Improver
from enforceplan.solve.prove import prove
from enforceplan.solve.whole import whole
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import thin
from enforceplan.verbs import Pattern

TINY = 1000
"""Most open seats of a problem that goes to the exact model whole, level by level."""
SMALL = 6000
"""Most open seats of a problem whose best level is searched whole, and with patterns, which counts do not know, of one
that is never counted."""
COUNTED = 4000
"""Open seats of which a class model is built in a second; where that alone would use up its time, none is."""
GUIDING = 0.5
"""Most of the time in which the class model bounds the best level and wishes starts."""
WHOLE = 0.4
"""Share of the time in which a small problem's best level is searched whole."""
IMPROVING = 0.75
"""Share of the time that guides and improves a roster; the rest bounds it."""
CHANGING = 0.25
"""Share of the time that is kept for changing the least of an earlier roster."""


def size(task: Task) -> int:
    """Seats that somebody may take."""
    return int(thin(task.problem, task.book).seat.sum())


def with_patterns(task: Task) -> bool:
    """Whether it matters how marks follow each other, of which counts know nothing."""
    return any(isinstance(verb, Pattern) for verb in task.book.verbs)


def in_parts(task: Task) -> bool:
    """Whether neighbourhoods and counts do better than the exact model of all levels."""
    if with_patterns(task):
        return len(task.problem.streets) > 1 and size(task) > SMALL
    return size(task) > TINY


def by_parts(task: Task, start: Solution, say: Callable[[Said], None]) -> None:
    """Ask the class model where to begin, search a small problem's best level whole, improve by parts, then bound."""
    began, first = time.monotonic(), task.levels[0]

    def bounded(bound: int) -> None:
        say(Said("bound", first, bound=bound, seconds=time.monotonic() - began))

    counted = task.deterministic or size(task) < COUNTED * GUIDING * task.seconds
    wish = guide(task, start, seconds=GUIDING * task.seconds, say=bounded) if counted else Guide(0, None, 0.0)
    bounded(wish.bound)
    around = start if wish.start is None else begin(task, start, wish.start)
    used = wish.effort if task.deterministic else time.monotonic() - began
    bound = wish.bound
    if size(task) <= SMALL:
        exact = whole(task, around, known=bound, seconds=WHOLE * task.seconds)
        around, bound = exact.best, exact.bound
        used = used + exact.effort if task.deterministic else time.monotonic() - began
        bounded(bound)
    known = {first: bound}
    improver = Improver(task, around, say, seconds=task.seconds * IMPROVING - used, guide=wish.start, known=known)
    best = min(start, improver.run(), key=lambda s: evaluate(task.problem, task.book, s).vector)
    values = evaluate(task.problem, task.book, best).levels
    left = task.seconds - (used + improver.spent if task.deterministic else time.monotonic() - began)
    if task.earlier is not None:
        best = improver.change_least(task.earlier, seconds=max(2.0, CHANGING * left))
        left -= CHANGING * left
    if counted:
        prove(task, values, say, known=known, seconds=max(0.5, 0.9 * left), began=began)
    else:
        for level in task.levels:
            say(Said("level", level, None, values[level], known.get(level, 0), time.monotonic() - began))
    say(Said("incumbent", solution=best, seconds=time.monotonic() - began))
    say(Said("done", seconds=time.monotonic() - began))
