"""A task cut down to what must be served: everything else is closed, so that a roster or a refusal is found quickly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from enforceplan.domain import Level
from enforceplan.solve.wire import Task
from enforceplan.verbs import Book, Never, Oblige, Verb


def obliged(book: Book) -> list[int]:
    """Operations [k] that some obligation names, ascending."""
    return sorted({k for verb in book.verbs if isinstance(verb, Oblige) for k in _named(verb)})


def only(task: Task, operations: list[int], *, seconds: float, book: Book | None = None, presolve: bool = True) -> Task:
    """Any roster that serves just these of the obliged operations, under the strict verbs of a book (the task's own).

    Rules limit and never ask for service: where this task has no roster, the whole task has none.
    """
    p = task.problem
    others = np.ones(p.T, dtype=bool)
    for k in operations:
        others[p.first_start[k] : p.first_start[k + 1]] = False
    strict = (task.book if book is None else book).strict()
    verbs: list[Verb] = [_of(verb, operations) if isinstance(verb, Oblige) else verb for verb in strict]
    closed = Never(entry="", level=Level.MUST, start=others)
    return replace(
        task, book=Book([*verbs, closed]), levels=(), start=None, earlier=None, presolve=presolve, seconds=seconds
    )


def _named(verb: Oblige) -> set[int]:
    return {*np.flatnonzero(verb.served).tolist(), *verb.officers[1].tolist(), *verb.units[0].tolist()}


def _of(verb: Oblige, operations: list[int]) -> Oblige:
    """The same obligations for some operations only."""
    keep = np.zeros(len(verb.served), dtype=bool)
    keep[operations] = True
    officers = keep[verb.officers[1]]
    units = keep[verb.units[0]]
    return replace(
        verb,
        served=verb.served & keep,
        start=np.where(keep, verb.start, -1),
        officers=(verb.officers[0][officers], verb.officers[1][officers]),
        units=(verb.units[0][units], verb.units[1][units]),
    )
