"""Why no roster exists: obligations and rules that cannot hold together, confirmed by a second solve.

Most rules limit and never ask for service, so that only obligations (operations that must be served, pins) can clash
with them: all other jobs are closed, unless a rule asks for work. Then obligations and rules are dropped one by one
while the rest stays impossible.
"""

from __future__ import annotations

import math
import time

import numpy as np

from enforceplan.evaluate import evaluate
from enforceplan.outcome import Clash
from enforceplan.solution import Solution
from enforceplan.solve.obliged import obliged, only
from enforceplan.solve.process import search
from enforceplan.solve.wire import Task
from enforceplan.text import Text, both
from enforceplan.verbs import Book, Oblige

PROBE = 5.0
"""Seconds one probe may take."""


def find_clash(task: Task) -> Clash | None:
    """The clash of an impossible task; None where a second solve with other settings does not agree.

    None of what is named can be spared; only where twice the task's time has gone the search for less stops early.
    """
    book = Book(list(task.book.strict()))
    clashing = obliged(book)
    end = math.inf if task.deterministic else time.monotonic() + max(4 * PROBE, 2 * task.seconds)
    if not _impossible(task, book, clashing, presolve=False):
        return None
    given = _broken_by_nothing(task, book)
    if given is not None and _impossible(task, given, []):
        book, clashing = given, []
    for k in list(clashing):
        fewer = [other for other in clashing if other != k]
        if time.monotonic() < end and _impossible(task, book, fewer):
            clashing = fewer
    entries = sorted({verb.entry for verb in book.verbs if not isinstance(verb, Oblige)})
    for entry in list(entries):
        without = book.without(frozenset({entry}))
        if time.monotonic() < end and _impossible(task, without, clashing):
            book = without
            entries.remove(entry)
    if not _impossible(task, book, clashing, presolve=False):
        return None
    operations = tuple(task.problem.operations[k] for k in clashing)
    return Clash(tuple(entries), operations, _sentence(operations, tuple(entries)))


def _broken_by_nothing(task: Task, book: Book) -> Book | None:
    """Only the entries that a roster without any duty breaks: what is given may break them alone. None: no such."""
    p = task.problem
    nothing = Solution(
        np.full(p.K, -1, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros((p.K, len(p.pools)), dtype=np.int64)
    )
    broken = {verb.entry for verb in book.verbs if not isinstance(verb, Oblige)} & set(
        evaluate(p, book, nothing).breaches
    )
    if not broken:
        return None
    return Book([verb for verb in book.verbs if isinstance(verb, Oblige) or verb.entry in broken])


def _sentence(operations: tuple[str, ...], entries: tuple[str, ...]) -> Text:
    listed, rules = ", ".join(operations), ", ".join(entries) or "-"
    if not operations:
        return Text(*both("solve_clash.these_rules_cannot_be_kept", rules=rules))
    return Text(*both("solve_clash.these_obliged_operations_cannot", listed=listed, rules=rules))


def _impossible(task: Task, book: Book, operations: list[int], *, presolve: bool = True) -> bool:
    """No roster serves just these obligations under the book."""
    seconds = max(PROBE, task.seconds / 4)
    found = search(only(task, operations, seconds=seconds, book=book, presolve=presolve))
    if found.interrupted:
        raise KeyboardInterrupt
    return found.infeasible
