"""A week of duty rosters, of which counts know nothing: the exact model by turns with a search of parts.

Where there are few seats the exact model of all levels may prove everything in a short time, and so has the first word.
What it does not prove is searched part by part, and then it bounds what was found.

When to modify: another phase, or another share of the time for one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.solution import Solution
from enforceplan.solve.walk import Walk
from enforceplan.solve.weeks import CHANGING
from enforceplan.solve.wire import Said, Task

FEW = 3000
"""Most open seats of a roster that the exact model tries first."""
MANY = 50000
"""More open seats are not bounded: the exact model alone would use up the time."""
TRYING = 0.25
"""Share of the time for that try."""
PROVING = 0.4
"""Share of the time in which the exact model goes on from what was found, where there are few seats."""
LATE = 0.1
"""The same where there are many, and it seldom gains."""

Whole = Callable[[Task, Callable[[Said], None]], Solution | None]
"""Goes down the levels on the exact model from a task's roster; returns what it found"""


def by_turns(task: Task, start: Solution, say: Callable[[Said], None], whole: Whole, *, seats: int) -> None:
    """Try the exact model, search parts of the roster, and have the exact model bound it."""
    began = time.monotonic()
    known: dict[Level, int] = {}

    def later(said: Said) -> None:
        """Pass on with the time since the very beginning; only the last ``done`` counts."""
        if said.level is not None and said.bound is not None:
            known[said.level] = max(said.bound, known.get(said.level, 0))
        if said.kind != "done":
            say(replace(said, seconds=time.monotonic() - began))

    def proven(s: Solution) -> bool:
        values = evaluate(task.problem, task.book, s).levels
        return all(values[level] <= known.get(level, 0) for level in task.levels)

    def better(one: Solution, other: Solution | None) -> Solution:
        both = [one] if other is None else [one, other]
        return min(both, key=lambda s: evaluate(task.problem, task.book, s).vector)

    best, left = start, task.seconds
    keeping = 0.0 if task.earlier is None else CHANGING
    if seats <= FEW:
        best = better(best, whole(replace(task, earlier=None, seconds=TRYING * left), later))
    if not proven(best):
        used = TRYING * task.seconds if task.deterministic and seats <= FEW else time.monotonic() - began
        last = PROVING if seats <= FEW else LATE
        search = Walk(task, best, later, known=known)
        before = evaluate(task.problem, task.book, best).levels
        best = search.run(task.seconds * (1 - max(last, keeping)) - used)
        for level, value in evaluate(task.problem, task.book, best).levels.items():
            if level in task.levels:
                later(Said("phase", level, None, value, known.get(level), text="parts", gained=before[level] - value))
        left = task.seconds - used - search.spent if task.deterministic else task.seconds - (time.monotonic() - began)
    else:
        left = keeping * task.seconds
    if task.earlier is not None or (seats <= MANY and not proven(best)):
        whole(replace(task, start=best, seconds=max(0.5, left)), later)
    else:
        values = evaluate(task.problem, task.book, best).levels
        for level in task.levels:
            later(Said("level", level, best, values[level], known.get(level, 0), text="bounds"))
    say(Said("done", seconds=time.monotonic() - began))
