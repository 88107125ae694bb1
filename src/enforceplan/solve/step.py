"""One step of a large-neighbourhood search: the exact model of a part, everything outside given.

When to modify: what a step asks of the exact model.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.call import Answer, call, total
from enforceplan.solve.wire import Task
from enforceplan.thin import Focus, thin
from enforceplan.verbs import Book

SETTLING = 0.5
"""Seconds a step may take, once it is better, to change no more than it must."""


@dataclass(frozen=True)
class Step:
    """What one step came back with."""

    found: Solution | None
    """A roster that costs less at the level aimed at and no more above it; None: none was found."""
    effort: float
    """Deterministic seconds spent."""
    share: float | None = None
    """Part of its time after which it was solved to the end; None: it was not."""


class Stepper:
    """What all steps of one task share."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.thinned = thin(task.problem, task.book)
        self.books = {
            level: Book([verb for verb in task.book.verbs if not verb.points or verb.level <= level])
            for level in task.levels
        }
        """What is said up to each level: a step that aims at one need not know those below."""
        self.alone: Stepper | None = None
        """Steps of operations alone, where somebody looks at these"""

    def part(self, focus: Focus, aim: Level) -> tuple[Exact, Answer]:
        """The exact model of a part down to a level, the levels above held at what they cost now; and what is now.

        The roster is the hint. Its values are None where the time did not suffice.
        """
        task = self.task
        exact = Exact(task.problem, self.books[aim], self.thinned, focus)
        emit = exact.v.emit
        emit.hint(exact.v.hints(focus.around))
        levels = [level for level in task.levels if level in exact.objective]
        emit.minimise([term for level in levels for term in exact.objective[level]])
        now = call(emit, task, 10.0, fixed=True)
        if now.status == cp_model.INFEASIBLE:
            raise RuntimeError(
                f"the exact model refuses a legal roster in a neighbourhood of {int(focus.free.sum())} jobs"
            )
        if now.values is not None:
            emit.hint(dict(enumerate(now.values.tolist())))
            for level in levels:
                if level < aim:
                    exact.hold(level, total(exact.objective[level], now.values) + exact.constant[level])
        return exact, now

    def step(self, focus: Focus, aim: Level, seed: int, most: float, left: float) -> Step:
        """Solve a part for at most so many seconds, building it included in those that are ``left``.

        A model that aims high does not know the levels below: of what is as good it keeps what changes little, but
        where people alone change, whom the levels below sort out anyway.
        """
        task, began = self.task, time.monotonic()

        def remaining() -> float:
            return left if task.deterministic else left - (time.monotonic() - began)

        exact, now = self.part(focus, aim)
        if now.values is None:
            return Step(None, now.effort)
        emit, terms = exact.v.emit, exact.objective[aim]
        emit.minimise(terms)
        answer = call(emit, task, min(most, remaining()), seed=seed, linear=True)
        effort = now.effort + answer.effort
        if answer.status == cp_model.INFEASIBLE and task.presolve:
            plain = replace(task, presolve=False)
            answer = call(emit, plain, min(most, remaining()), seed=seed, linear=True)
            effort += answer.effort
        took = answer.effort if task.deterministic else time.monotonic() - began
        share = took / most if answer.status == cp_model.OPTIMAL else None
        if answer.values is None or total(terms, answer.values) >= total(terms, now.values):
            return Step(None, effort, share)
        if aim >= Level.FAIRNESS or focus.keep_starts:
            return Step(exact.v.read(answer.values), effort, share)
        exact.hold(aim, total(terms, answer.values) + exact.constant[aim])
        emit.hint(dict(enumerate(answer.values.tolist())))
        emit.minimise(changes(exact, focus.around))
        quiet = call(emit, task, min(SETTLING, remaining()), seed=seed)
        values = answer.values if quiet.values is None else quiet.values
        return Step(exact.v.read(values), effort + quiet.effort, share)


def of_all(stepper: Stepper) -> Stepper:
    """Steps of the whole week."""
    return stepper


def of_operations(stepper: Stepper) -> Stepper:
    """Steps of operations alone; raises ValueError where nobody looks at these."""
    if stepper.alone is None:
        raise ValueError("no steps of operations alone were made")
    return stepper.alone


def changes(exact: Exact, earlier: Solution) -> list[tuple[int, int]]:
    """Seats and starts that are not as in an earlier roster, one point each."""
    taken, begun = set(earlier.taken.tolist()), set(earlier.start.tolist())
    terms = [(-literal - 1 if x in taken else literal, 1) for x, literal in exact.v.seat.items()]
    terms += [(-literal - 1 if t in begun else literal, 1) for t, literal in exact.v.start.items()]
    return terms
