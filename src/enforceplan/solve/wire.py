"""What parent and child say to each other: pickled messages, each behind its length, over a pipe."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import IO

from enforceplan.domain import Level
from enforceplan.problem import Problem
from enforceplan.solution import Solution
from enforceplan.verbs import Book, Bools


@dataclass(frozen=True)
class Task:
    """One search: what to solve, from where, how long."""

    problem: Problem
    book: Book
    levels: tuple[Level, ...]
    start: Solution | None
    """A roster that breaks no strict verb, to begin with; None: find any roster, or the proof that there is none."""
    earlier: Solution | None
    """At equal score, change as little of this as possible."""
    seconds: float
    workers: int
    seed: int
    deterministic: bool
    presolve: bool = True
    free: Bools | None = None
    """[j] jobs that may move, the book holding all others to what they are in the start; None: all may."""


@dataclass(frozen=True)
class Said:
    """One thing the child reports."""

    kind: str
    """``built``, ``incumbent``, ``bound``, ``level``, ``phase``, ``infeasible``, ``refused`` (our bug), ``done``"""
    level: Level | None = None
    solution: Solution | None = None
    value: int | None = None
    bound: int | None = None
    seconds: float = 0.0
    text: str = ""
    """Name of a phase, or of what went wrong"""
    gained: int | None = None
    """Points that a phase saved at the level"""
    size: tuple[int, int] = (0, 0)
    """variables, constraints"""


def send(pipe: IO[bytes], message: object) -> None:
    """Write one message whole."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(8, "little"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object | None:
    """Read one message; None at the end of the pipe (also in the middle of a message)."""
    head = pipe.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "little")
    data = pipe.read(size)
    return pickle.loads(data) if len(data) == size else None  # noqa: S301 - both ends are our own processes
