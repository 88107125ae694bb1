"""Large-neighbourhood search on the exact model: free some jobs, keep all others, solve, keep what is better.

Each round aims at one level, the levels above held at what they cost in the neighbourhood, and solves as many
neighbourhoods side by side as there are workers; acceptance compares the whole vector by the engine's own count.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from enforceplan.domain import Level
from enforceplan.evaluate import Score, evaluate
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.call import call, total
from enforceplan.solve.neighbourhoods import Kind, Neighbourhoods, scarce_bodies
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import Focus, thin
from enforceplan.verbs import Book, Bools

APPETITE = {Level.COVERAGE: 4.0, Level.DISRUPTION: 2.0, Level.FAIRNESS: 4.0, Level.PREFERENCE: 1.0}
"""How often a level is aimed at, while it costs anything, against the others."""


class Improver:
    """One task's roster being improved."""

    def __init__(self, task: Task, start: Solution, say: Callable[[Said], None], *, seconds: float) -> None:
        self.task, self.say, self.seconds = task, say, seconds
        self.began = time.monotonic()
        self.spent = 0.0
        self.rounds = 0
        p = task.problem
        self.thinned = thin(p, task.book)
        self.best = start
        self.score: Score = evaluate(p, task.book, start)
        self.random = np.random.default_rng(task.seed)
        self.deck = Neighbourhoods(p, scarce_bodies(p), self.random)
        self.first_rounds = -(-len(p.streets) // task.workers)
        self.step_seconds = float(np.clip(0.5 * seconds / max(1, self.first_rounds), 1.0, 10.0))
        self.books = {
            level: Book([verb for verb in task.book.verbs if not verb.points or verb.level <= level])
            for level in task.levels
        }
        """What is said up to each level: a step that aims at one need not know those below."""

    def left(self) -> float:
        """Seconds (deterministic ones where asked) that remain."""
        return self.seconds - (self.spent if self.task.deterministic else time.monotonic() - self.began)

    def run(self) -> Solution:
        """Step until the time is used or nothing costs anything; returns the best roster."""
        with ThreadPoolExecutor(self.task.workers) as pool:
            while self.left() > 0.5 and any(self.score.levels[level] for level in self.task.levels):
                self._round(pool)
        return self.best

    def _round(self, pool: ThreadPoolExecutor) -> None:
        aim = self._aim()
        dealt: list[tuple[Kind, Bools]] = []
        for _ in range(self.task.workers):
            kind, free = self.deck.deal(self.best)
            for _, other in dealt:
                free = free & ~other
            if free.any():
                dealt.append((kind, free))
        seeds = [int(self.random.integers(1, 2**31 - 1)) for _ in dealt]
        found = list(pool.map(lambda pair: self._step(pair[0][1], aim, pair[1]), zip(dealt, seeds, strict=True)))
        steps = [(kind, free, s) for (kind, free), (s, _) in zip(dealt, found, strict=True)]
        self.spent += max(effort for _, effort in found) + 0.01
        merged = self.best
        for kind, free, s in steps:
            better = s is not None and self._accept(aim, [s, self._merge(merged, s, free)])
            if better:
                merged = self.best
            kind.note(better)
        self.rounds += 1

    def _accept(self, aim: Level, candidates: list[Solution]) -> bool:
        """Keep the best candidate if it is legal and better than what we have."""
        scored = [(evaluate(self.task.problem, self.task.book, s), s) for s in candidates]
        legal = [(score, s) for score, s in scored if not score.breaches and score.vector < self.score.vector]
        if not legal:
            return False
        self.score, self.best = min(legal, key=lambda pair: pair[0].vector)
        seconds = time.monotonic() - self.began
        self.say(Said("incumbent", aim, self.best, self.score.levels[aim], None, seconds))
        return True

    def _merge(self, base: Solution, step: Solution, free: Bools) -> Solution:
        """The free jobs as in the step, all others as in the base."""
        p = self.task.problem
        job = p.team_job[p.seat_team]
        kept, new = base.taken[~free[job[base.taken]]], step.taken[free[job[step.taken]]]
        mine = free[: p.K]
        return Solution(
            np.where(mine, step.start, base.start),
            np.sort(np.concatenate([kept, new])),
            np.where(mine[:, None], step.units, base.units),
        )

    def _aim(self) -> Level:
        """The best level that costs something at first, later any by appetite."""
        costly = [level for level in self.task.levels if self.score.levels[level] > 0]
        if self.rounds < self.first_rounds:
            return costly[0]
        weights = np.asarray([APPETITE[level] for level in costly])
        return costly[int(self.random.choice(len(costly), p=weights / weights.sum()))]

    def _step(self, free: Bools, aim: Level, seed: int) -> tuple[Solution | None, float]:
        """Solve one neighbourhood; the roster found (not yet judged) and the effort."""
        task = self.task
        exact = Exact(task.problem, self.books[aim], self.thinned, Focus(free, self.best))
        emit = exact.v.emit
        emit.hint(exact.v.hints(self.best))
        levels = [level for level in task.levels if level in exact.objective]
        emit.minimise([term for level in levels for term in exact.objective[level]])
        now = call(emit, task, 3.0, fixed=True)
        if now.values is None:
            raise RuntimeError(f"the exact model refuses a legal roster in a neighbourhood of {int(free.sum())} jobs")
        emit.hint(dict(enumerate(now.values.tolist())))
        for level in levels[:-1]:
            emit.linear(exact.objective[level], high=total(exact.objective[level], now.values))
        emit.minimise(exact.objective[aim])
        answer = call(emit, task, min(self.step_seconds, self.left()), seed=seed, probing=0)
        effort = now.effort + answer.effort
        return (None if answer.values is None else exact.v.read(answer.values)), effort
