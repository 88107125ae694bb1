"""The solver's own process: builds the exact model, searches level by level, streams every better roster.

Run as ``python -m enforceplan.solve.child``: the task comes on stdin, messages leave on stdout. When stdin closes the
parent is gone and the process ends at once; SIGINT is the parent's business.
"""

from __future__ import annotations

import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import IO

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.call import Answer, call, total
from enforceplan.solve.hands import Hands
from enforceplan.solve.improve import Improver
from enforceplan.solve.rosters import by_turns
from enforceplan.solve.step import Stepper
from enforceplan.solve.weeks import CHANGING, by_parts, in_parts, size, with_patterns
from enforceplan.solve.wire import Said, Task, receive, send
from enforceplan.thin import Focus
from enforceplan.verbs import Ints, Pattern

WEIGHT = {Level.COVERAGE: 5, Level.DISRUPTION: 3, Level.FAIRNESS: 4, Level.PREFERENCE: 2}
"""Share of the remaining time a level may use, against the levels still to come."""

STEPPING = 0.5
"""Share of the time in which one street's roster is improved step by step before it goes to the exact model: a model
that sees one level only would spoil those below."""


class Search:
    """One task being worked on."""

    def __init__(self, task: Task, say: Callable[[Said], None]) -> None:
        self.task, self.say = task, say
        self.began = time.monotonic()
        self.spent = 0.0
        focus = None if task.free is None or task.start is None else Focus(task.free, task.start)
        self.exact = Exact(task.problem, task.book, focus=focus)
        self.linear = focus is not None or any(isinstance(verb, Pattern) for verb in task.book.verbs)
        """A whole linear relaxation: without it a street is not bounded, nor are patterns, whose prices are clauses."""
        proto = self.exact.v.emit.model.proto
        say(Said("built", seconds=self.elapsed(), size=(len(proto.variables), len(proto.constraints))))
        self.values: Ints | None = None
        self.rest = dict.fromkeys(task.levels, 0)
        """What a level costs where nothing can move, and the model does not look"""

    def elapsed(self) -> float:
        """Seconds since the task began."""
        return time.monotonic() - self.began

    def left(self) -> float:
        """Seconds (deterministic ones where asked) that remain."""
        return max(0.0, self.task.seconds - (self.spent if self.task.deterministic else self.elapsed()))

    def run(self) -> None:
        """Go down the levels from the roster given; without one, find any."""
        if self.task.start is None:
            self._find_any()
            return
        if not self._complete(self.task.start):
            return
        levels = [level for level in self.task.levels if level in self.exact.objective]
        kept = 0.0 if self.task.earlier is None else CHANGING * self.task.seconds
        for n, level in enumerate(levels):
            share = WEIGHT[level] / sum(WEIGHT[later] for later in levels[n:])
            if not self._improve(level, max(0.0, self.left() - kept) * share):
                return
        if self.task.earlier is not None:
            self._change_least(self.task.earlier)
        self.say(Said("done", seconds=self.elapsed()))

    def _complete(self, start: Solution) -> bool:
        """Make a roster a complete assignment, every derived amount as small as it can be."""
        emit = self.exact.v.emit
        emit.hint(self.exact.v.hints(start))
        emit.minimise([term for terms in self.exact.objective.values() for term in terms])
        answer = self._solve(max(self.left(), 20.0), fixed=True)
        if answer.status == cp_model.INFEASIBLE:
            raise RuntimeError("the exact model refuses a legal roster: the readers of a verb disagree")
        emit.model.proto.clear_objective()
        if answer.values is None:
            return False
        if self.task.free is not None:
            now = evaluate(self.task.problem, self.task.book, start).levels
            for level in self.rest:
                terms, constant = self.exact.value_terms(level)
                self.rest[level] = now[level] - total(terms, answer.values) - constant
        return True

    def _find_any(self) -> None:
        """A roster, or the proof that there is none."""
        answer = self._solve(self.left())
        if answer.status == cp_model.INFEASIBLE:
            self.say(Said("infeasible", seconds=self.elapsed()))
            return
        if answer.values is not None:
            self.say(Said("incumbent", solution=self.read(), seconds=self.elapsed()))
        self.say(Said("done", seconds=self.elapsed()))

    def _improve(self, level: Level, seconds: float) -> bool:
        """Minimise one level under the values reached above it; report value and bound; hold the value."""
        terms, constant = self.exact.value_terms(level)
        constant += self.rest[level]
        if self.values is None:
            return False
        value = first = total(terms, self.values) + constant
        bound = 0
        if value > 0 and seconds > 0:
            self.exact.v.emit.minimise(terms)
            watch = None if self.task.deterministic else _Watch(self, level, constant)
            answer = self._solve(seconds, watch=watch)
            value = total(terms, self.values) + constant
            if answer.bound is not None:
                bound = max(0, answer.bound + constant)
            if bound > value:
                raise RuntimeError(f"the bound of level {level.word}, {bound}, passes the value {value} of a roster")
            self.exact.v.emit.model.proto.clear_objective()
        self.exact.hold(level, value - self.rest[level])
        self.say(Said("level", level, self.read(), value, bound, self.elapsed(), "exact", first - value))
        return True

    def _change_least(self, earlier: Solution) -> None:
        """Of the rosters of equal score, one that changes the fewest duties and starts of the earlier one."""
        v = self.exact.v
        kept, begun = set(earlier.taken.tolist()), set(earlier.start.tolist())
        terms = [(-literal - 1 if x in kept else literal, 1) for x, literal in v.seat.items()]
        terms += [(-literal - 1 if t in begun else literal, 1) for t, literal in v.start.items()]
        v.emit.minimise(terms)
        if self._solve(max(self.left(), 1.0)).values is not None:
            self.say(Said("incumbent", solution=self.read(), seconds=self.elapsed()))

    def _objective(self, values: Ints | None) -> float:
        """Value of what is being minimised; infinite without an assignment or an objective."""
        objective = self.exact.v.emit.model.proto.objective
        if values is None or not len(objective.vars):
            return math.inf
        chosen = values[np.asarray(list(objective.vars))]
        return float(chosen @ np.asarray(list(objective.coeffs)))

    def read(self) -> Solution | None:
        """The roster of the assignment that is kept."""
        return None if self.values is None else self.exact.v.read(self.values)

    def _solve(self, seconds: float, *, fixed: bool = False, watch: _Watch | None = None) -> Answer:
        """One call; keeps the best assignment."""
        answer = call(
            self.exact.v.emit,
            self.task,
            seconds,
            workers=self.task.workers,
            fixed=fixed,
            linear=self.linear and not fixed,
            watch=watch,
        )
        self.spent += answer.effort
        kept = self.values is not None and self._objective(self.values) <= self._objective(answer.values)
        if answer.values is not None and not kept:
            self.values = answer.values
        if self.values is not None:
            self.exact.v.emit.hint(dict(enumerate(self.values.tolist())))
        return answer


class _Watch(cp_model.CpSolverSolutionCallback):
    """Streams what the solver finds."""

    def __init__(self, search: Search, level: Level | None, offset: int) -> None:
        super().__init__()
        self.search, self.level, self.offset = search, level, offset
        self.last = 0.0

    def on_solution_callback(self) -> None:
        """A better roster: send it, at most about five a second."""
        now = time.monotonic()
        if now - self.last < 0.2:
            return
        self.last = now
        values = np.asarray(list(self.response_proto.solution), dtype=np.int64)
        self.search.say(
            Said(
                "incumbent",
                self.level,
                self.search.exact.v.read(values),
                int(self.objective_value) + self.offset,
                math.ceil(self.best_objective_bound - 1e-6) + self.offset,
                self.search.elapsed(),
            )
        )


def _end_with_parent(pipe: IO[bytes]) -> None:
    while pipe.read(1):
        pass
    os._exit(3)


def _one_street(task: Task, start: Solution, say: Callable[[Said], None]) -> None:
    """Improve neighbourhood by neighbourhood, then go down the levels of the street's own model."""
    began = time.monotonic()
    with Hands(Stepper(task), task.workers, in_order=task.deterministic) as hands:
        improver = Improver(hands, start, say, seconds=STEPPING * task.seconds, until_weary=True)
        best = improver.run()
    used = improver.spent if task.deterministic else time.monotonic() - began
    Search(replace(task, start=best, seconds=max(0.5, task.seconds - used)), say).run()


def _whole(task: Task, say: Callable[[Said], None]) -> Solution | None:
    """Go down the levels of the exact model; what it found."""
    search = Search(task, say)
    search.run()
    return search.read()


def main() -> None:
    """Read the task, watch the parent, work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inward, outward = (os.fdopen(os.dup(pipe.fileno()), mode) for pipe, mode in ((sys.stdin, "rb"), (sys.stdout, "wb")))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    task = receive(inward)
    if not isinstance(task, Task):
        return
    threading.Thread(target=_end_with_parent, args=(inward,), daemon=True).start()
    lock = threading.Lock()

    def say(said: Said) -> None:
        with lock:
            send(outward, said)

    try:
        if task.start is not None and task.free is not None:
            _one_street(task, task.start, say)
        elif task.start is not None and in_parts(task):
            by_parts(task, task.start, say)
        elif task.start is not None and with_patterns(task):
            by_turns(task, task.start, say, _whole, seats=size(task))
        else:
            Search(task, say).run()
    except RuntimeError as error:
        say(Said("refused", text=str(error)))


if __name__ == "__main__":
    main()
