"""Why no roster exists: obligations and rules that cannot hold together, none of which can be spared, confirmed twice.

Rules limit and never ask for service, so only obligations (operations that must be served, pins) can clash with them.
All other jobs are closed; then obligations, then rules are dropped one by one while the rest stays impossible.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from enforceplan.outcome import Clash
from enforceplan.problem import Problem
from enforceplan.rules.base import Text
from enforceplan.solve.process import search
from enforceplan.solve.wire import Task
from enforceplan.verbs import Book, Never, Oblige, Verb


def find_clash(task: Task) -> Clash | None:
    """The clash of an impossible task; None where a second solve with other settings does not agree."""
    p, book = task.problem, Book(list(task.book.strict()))
    obliged = sorted({k for verb in book.verbs if isinstance(verb, Oblige) for k in _obliged(verb)})
    if not _impossible(task, p, book, obliged, presolve=False):
        return None
    for k in list(obliged):
        fewer = [other for other in obliged if other != k]
        if _impossible(task, p, book, fewer):
            obliged = fewer
    entries = sorted({verb.entry for verb in book.verbs if not isinstance(verb, Oblige)})
    for entry in list(entries):
        if _impossible(task, p, book.without(frozenset({entry})), obliged):
            book = book.without(frozenset({entry}))
            entries.remove(entry)
    if not _impossible(task, p, book, obliged, presolve=False):
        return None
    operations = tuple(p.operations[k] for k in obliged)
    listed, rules = ", ".join(operations), ", ".join(entries) or "-"
    return Clash(
        tuple(entries),
        operations,
        Text(
            f"以下必办任务不能同时满足：{listed}；相冲突的规则：{rules}。可取消其中一项必办或固定要求，或增加人员",
            f"these obliged operations cannot all be kept: {listed}; rules that clash with them: {rules}. "
            "Drop one obligation or pin, or add people",
        ),
    )


def _obliged(verb: Oblige) -> set[int]:
    return {*np.flatnonzero(verb.served).tolist(), *verb.officers[1].tolist(), *verb.units[0].tolist()}


def _impossible(task: Task, p: Problem, book: Book, obliged: list[int], *, presolve: bool = True) -> bool:
    """No roster serves just these obligations under the book."""
    others = np.ones(p.T, dtype=bool)
    for k in obliged:
        others[p.first_start[k] : p.first_start[k + 1]] = False
    verbs: list[Verb] = [_only(verb, obliged) if isinstance(verb, Oblige) else verb for verb in book.verbs]
    level = next(verb.level for verb in book.verbs)
    closed = Never(entry="", level=level, start=others)
    probe = replace(
        task,
        book=Book([*verbs, closed]),
        levels=(),
        start=None,
        earlier=None,
        presolve=presolve,
        only_feasible=True,
        seconds=max(5.0, task.seconds / 4),
    )
    found = search(probe)
    if found.interrupted:
        raise KeyboardInterrupt
    return found.infeasible


def _only(verb: Oblige, obliged: list[int]) -> Oblige:
    """The same obligations for some operations only."""
    keep = np.zeros(len(verb.served), dtype=bool)
    keep[obliged] = True
    officers = keep[verb.officers[1]]
    units = keep[verb.units[0]]
    return replace(
        verb,
        served=verb.served & keep,
        start=np.where(keep, verb.start, -1),
        officers=(verb.officers[0][officers], verb.officers[1][officers]),
        units=(verb.units[0][units], verb.units[1][units]),
    )
