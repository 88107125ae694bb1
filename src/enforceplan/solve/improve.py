"""Large-neighbourhood search on the exact model: free some jobs, keep all others, solve, keep what is better.

Each step aims at one level, the levels above held at the values they have in the neighbourhood; acceptance compares the
whole vector by the engine's own count. Fixed duties enter the same model as constants.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.evaluate import Score, evaluate
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.neighbourhoods import Neighbourhoods, scarce_bodies
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import Focus, thin
from enforceplan.verbs import Bools, Ints

STEP_SECONDS = 5.0
"""Longest time of one step, seconds."""
TIE = 1000
"""Weight of the level aimed at, against the levels below it."""


class Improver:
    """One task's roster being improved."""

    def __init__(self, task: Task, start: Solution, say: Callable[[Said], None]) -> None:
        self.task, self.say = task, say
        self.began = time.monotonic()
        self.spent = 0.0
        self.thinned = thin(task.problem, task.book)
        self.best = start
        self.score: Score = evaluate(task.problem, task.book, start)
        self.random = np.random.default_rng(task.seed)
        self.deck = Neighbourhoods(task.problem, scarce_bodies(task.problem), self.random)

    def left(self) -> float:
        """Seconds (deterministic ones where asked) that remain."""
        return self.task.seconds - (self.spent if self.task.deterministic else time.monotonic() - self.began)

    def run(self) -> None:
        """Step until the time is used."""
        steps = 0
        while self.left() > 0.5:
            kind, free = self.deck.deal(self.best)
            kind.note(self._step(free, self._aim(steps)))
            steps += 1
            self.spent += 0.01

    def _aim(self, steps: int) -> Level:
        """The level to improve: the best ones get more steps while they are above zero."""
        open_levels = [level for level in self.task.levels if self.score.levels[level] > 0]
        if not open_levels or (steps < len(self.task.problem.streets)):
            return (open_levels or [self.task.levels[0]])[0]
        weights = np.asarray(
            [3.0 if level == Level.COVERAGE else 4.0 if level == Level.FAIRNESS else 1.0 for level in open_levels]
        )
        return open_levels[self.random.choice(len(open_levels), p=weights / weights.sum())]

    def _step(self, free: Bools, aim: Level) -> bool:
        """Solve one neighbourhood; True where the roster became better."""
        exact = Exact(self.task.problem, self.task.book, self.thinned, Focus(free, self.best))
        emit = exact.v.emit
        emit.hint(exact.v.hints(self.best))
        levels = [level for level in self.task.levels if level in exact.objective]
        emit.minimise([term for level in levels for term in exact.objective[level]])
        values = self._solve(exact, 2.0, fixed=True)
        if values is None:
            raise RuntimeError("the exact model refuses a roster the planner built: the readers of a verb disagree")
        emit.hint(dict(enumerate(values.tolist())))
        for level in levels:
            if level < aim:
                terms, _ = exact.value_terms(level)
                emit.linear(terms, high=_total(terms, values))
        weight = 1
        objective: list[tuple[int, int]] = []
        for level in sorted((level for level in levels if level >= aim), reverse=True)[-2:]:
            objective += [(term, factor * weight) for term, factor in exact.objective[level]]
            weight *= TIE
        emit.minimise(objective)
        values = self._solve(exact, min(STEP_SECONDS, self.left()))
        if values is None:
            return False
        found = exact.v.read(values)
        score = evaluate(self.task.problem, self.task.book, found)
        if score.breaches or score.vector >= self.score.vector:
            return False
        self.best, self.score = found, score
        self.say(Said("incumbent", aim, found, score.levels[aim], None, time.monotonic() - self.began))
        return True

    def _solve(self, exact: Exact, seconds: float, *, fixed: bool = False) -> Ints | None:
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.num_workers = 1 if self.task.deterministic or fixed else self.task.workers
        parameters.random_seed = int(self.random.integers(1, 2**31 - 1))
        parameters.fix_variables_to_their_hinted_value = fixed
        if self.task.deterministic:
            parameters.max_deterministic_time = max(0.1, seconds)
        else:
            parameters.max_time_in_seconds = max(0.1, seconds)
        status = solver.solve(exact.v.emit.model)
        self.spent += solver.response_proto.deterministic_time
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return np.asarray(list(solver.response_proto.solution), dtype=np.int64)


def _total(terms: list[tuple[int, int]], values: Ints) -> int:
    return sum(w * int(values[x] if x >= 0 else 1 - values[-x - 1]) for x, w in terms)
