"""What the best level costs at least, by counts, and by people who cannot carry what counts chose for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from enforceplan.evaluate import evaluate
from enforceplan.model.classes import NAMED
from enforceplan.model.relaxed import Relaxed
from enforceplan.solution import Solution
from enforceplan.solve.assigned import Assigned
from enforceplan.solve.call import call
from enforceplan.solve.wire import Task
from enforceplan.thin import Thinned, thin
from enforceplan.verbs import Book, Ints

STANDING = 4.0
"""Seconds after which a bound that stands is taken, in a hurry, for the best there is."""

PLENTY = 20
"""Open seats a second of the time below which there is time to ask people."""

CUTTING = 0.25
"""Share of the time, where there is plenty, in which people are asked."""

SILENCE = 0.5
"""Seconds between two bounds that are told."""


@dataclass(frozen=True)
class Counted:
    """What the class model says of the best level that costs anything."""

    bound: int
    """No roster costs less at the first level."""
    effort: float
    """Deterministic seconds spent."""
    cuts: int = 0
    """Rows that people sent back who could not carry what was chosen for them."""
    carried: bool = False
    """The people of every circle of classes can carry what was chosen last, each circle by itself."""


def count(
    task: Task,
    around: Solution,
    *,
    seconds: float,
    say: Callable[[int], None] = lambda _bound: None,
    hurried: bool = False,
    cutting: float | None = None,
) -> Counted:
    """Ask the class model for the least price of the first level; ``around`` is a roster to begin from.

    ``say`` hears every bound that counts, a few a second. ``hurried``: a bound that stands ends the search; of a large
    week that takes a third of the time, for a bound hardly less. Else people are asked whether they can carry what was
    chosen, and where they cannot the class model chooses again: for ``cutting`` seconds at most, or if that is not said
    for a share of the time where there is plenty for so many seats, and else not at all. Where people are not asked,
    those of small classes are told apart.
    """
    value = evaluate(task.problem, task.book, around).levels[task.levels[0]]
    if value == 0:
        return Counted(0, 0.0)
    thinned = thin(task.problem, task.book)
    if cutting is None:
        cutting = CUTTING * seconds if int(thinned.seat.sum()) < PLENTY * seconds else 0.0
    named = 0 if hurried or cutting > 0 else NAMED
    asked = _Asked(task, around, thinned, seconds, say, named=named, standing=STANDING if hurried else None)
    values = asked.choose()
    if not hurried and cutting > 0:
        asked.cut(values, value, cutting)
    return asked.counted()


class _Asked:
    """The class model of one task, what it has said so far, and the time it has used."""

    def __init__(
        self,
        task: Task,
        around: Solution,
        thinned: Thinned,
        seconds: float,
        say: Callable[[int], None],
        *,
        named: int,
        standing: float | None,
    ) -> None:
        self.task, self.thinned, self.seconds, self.say = task, thinned, seconds, say
        self.end, self.kept = time.monotonic() + seconds, 0.0
        self.level = task.levels[0]
        self.standing = standing
        verbs = [verb for verb in task.book.verbs if not verb.points or verb.level <= self.level]
        self.relaxed = Relaxed(task.problem, Book(verbs), self.thinned, named=named)
        self.relaxed.v.emit.hint(self.relaxed.v.hints(around))
        self.relaxed.v.emit.minimise(self.relaxed.objective[self.level])
        self.people: Assigned | None = None
        self.bound, self.cuts, self.effort = 0, 0, 0.0
        self.carried = False
        self.took = 0.0
        """Seconds of the last choice"""
        self._told = 0.0

    def left(self) -> float:
        """Seconds that remain beside those that are kept, deterministic ones where asked."""
        if self.task.deterministic:
            return self.seconds - self.kept - self.effort - (0.0 if self.people is None else self.people.spent)
        return self.end - self.kept - time.monotonic()

    def choose(self) -> Ints | None:
        """Starts and counts as cheap as can be found, by the values of all variables; the bound comes with them."""
        emit, constant = self.relaxed.v.emit, self.relaxed.constant[self.level]

        def bounded(bound: int) -> bool:
            counts = bound + constant > 0
            if counts and time.monotonic() - self._told > SILENCE:
                self._told = time.monotonic()
                self.say(bound + constant)
            return counts

        before = self.left()
        answer = call(
            emit,
            self.task,
            before,
            workers=self.task.workers,
            linear=True,
            bounding=True,
            bounded=bounded,
            standing=self.standing,
        )
        self.effort += answer.effort
        self.took = before - self.left()
        if answer.status == cp_model.INFEASIBLE:
            raise RuntimeError(f"the class model of level {self.level.word} refuses what a legal roster does")
        if answer.bound is not None:
            self.bound = max(self.bound, answer.bound + constant)
        if answer.values is not None:
            emit.hint(dict(enumerate(answer.values.tolist())))
        return answer.values

    def cut(self, values: Ints | None, value: int, seconds: float) -> None:
        """Ask people, tell the class model what they cannot, choose again: until they can, or nothing is to be gained.

        Where the time ends a choice, or would end the next one, that is all. ``value``: what the roster at hand costs.
        """
        v = self.relaxed.v
        self.kept = max(0.0, self.left() - seconds)
        self.people = Assigned(self.task, v, self.thinned, self.left)
        while values is not None and self.left() > 0:
            cuts = self.people.cuts(values, patience=self.took)
            self.carried = self.people.whole
            if not cuts or self.bound >= value or self.left() < self.took:
                break
            for cut in cuts:
                cut.say(v.emit)
            v.emit.linear(self.relaxed.objective[self.level], low=self.bound - self.relaxed.constant[self.level])
            self.cuts += len(cuts)
            values = self.choose()

    def counted(self) -> Counted:
        """What came out."""
        spent = self.effort + (0.0 if self.people is None else self.people.spent)
        return Counted(self.bound, spent, self.cuts, self.carried)
