"""A task cut down to what must be served: everything else is closed, so that a roster or a refusal is found quickly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from enforceplan.domain import Level
from enforceplan.solve.amounts import Amounts
from enforceplan.solve.wire import Task
from enforceplan.verbs import Amount, Book, Least, Never, Oblige, Pattern, Verb


def obliged(book: Book) -> list[int]:
    """Operations [k] that some obligation names, ascending."""
    return sorted({k for verb in book.verbs if isinstance(verb, Oblige) for k in _named(verb)})


def only(task: Task, operations: list[int], *, seconds: float, book: Book | None = None, presolve: bool = True) -> Task:
    """Any roster that serves just these of the obliged operations, under the strict verbs of a book (the task's own).

    What an operation waits for stays open, too. Most rules limit and never ask for service: where this task has no
    roster, the whole task has none. Where a verb asks for work (`asks`) everything stays open for the same reason.
    """
    p = task.problem
    others = np.ones(p.T, dtype=bool)
    amounts = Amounts(p, task.book)
    for k in {first for last in operations for first in amounts.line(last)}:
        others[p.first_start[k] : p.first_start[k + 1]] = False
    strict = list((task.book if book is None else book).strict())
    others &= not any(asks(verb) for verb in strict)
    verbs: list[Verb] = [_of(verb, operations) if isinstance(verb, Oblige) else verb for verb in strict]
    closed = Never(entry="", level=Level.MUST, start=others)
    return replace(
        task, book=Book([*verbs, closed]), levels=(), start=None, earlier=None, presolve=presolve, seconds=seconds
    )


def asks(verb: Verb) -> bool:
    """Whether too little work can break it: a least load, a day that is off, heads or operations that are missing."""
    if isinstance(verb, Amount):
        empty = verb.constant - (0 if verb.limit is None else verb.limit)
        return bool((verb.heads[3] < 0).any() or (empty > 0).any())
    return isinstance(verb, Least) or (isinstance(verb, Pattern) and bool(verb.off.any()))


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
