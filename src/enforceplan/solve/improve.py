"""Large-neighbourhood search on the exact model: free some jobs, keep all others, solve, keep what is better.

Each round aims at one level, the levels above held at what they cost in the neighbourhood, and solves as many
neighbourhoods side by side as there are workers; acceptance compares the whole vector by the engine's own count. Every
level has its share of the time, best level first, so that those below are searched where one above is never proven.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.evaluate import Score, evaluate
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.call import call, total
from enforceplan.solve.construct import Planner
from enforceplan.solve.deck import Deck, Kind
from enforceplan.solve.neighbourhoods import Neighbourhoods
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import Focus, thin
from enforceplan.verbs import Book, Ints

SHARE = {Level.COVERAGE: 8.0, Level.DISRUPTION: 4.0, Level.FAIRNESS: 3.0, Level.PREFERENCE: 1.0}
"""Share of the time that aims at a level, while it costs anything, against the others."""
BUILDING = 0.1
"""Deterministic seconds that building the models of a round counts."""
PATIENCE = 40
"""Steps in vain, after every kind had its turns, that make a level give way to those below."""
ASKED = 3
"""Neighbourhoods dealt for every worker, until each has one that meets no other."""
SETTLING = 0.5
"""Seconds a step may take, once it is better, to change no more than it must."""


class Improver:
    """One task's roster being improved."""

    def __init__(
        self,
        task: Task,
        start: Solution,
        say: Callable[[Said], None],
        *,
        seconds: float,
        known: dict[Level, int] | None = None,
    ) -> None:
        """``known``: bounds of levels, at which nothing is left to gain; others may be learned while it runs."""
        self.task, self.say, self.seconds = task, say, seconds
        self.known = {} if known is None else known
        self.workers = task.workers
        """Neighbourhoods side by side; somebody else may lend or take a worker while it runs."""
        self.began = time.monotonic()
        self.spent = 0.0
        self.used = dict.fromkeys(task.levels, 0.0)
        """Time that aimed at each level"""
        p = task.problem
        self.thinned = thin(p, task.book)
        self.best = start
        self.score: Score = evaluate(p, task.book, start)
        self.random = np.random.default_rng(task.seed)
        self.deck = Deck(Neighbourhoods(p, self.thinned, self.random, task.book), self.random)
        self.step_seconds = float(np.clip(seconds * task.workers / 30, 1.0, 8.0))
        self.vain = dict.fromkeys(task.levels, 0)
        """Steps at each level since the last that gained"""
        self.filled = False
        self.books = {
            level: Book([verb for verb in task.book.verbs if not verb.points or verb.level <= level])
            for level in task.levels
        }
        """What is said up to each level: a step that aims at one need not know those below."""

    def guide_by(self, start: Ints | None) -> None:
        """Starts [k] worth trying, -1 left out; None: none are known."""
        self.deck.parts.guide = start

    def left(self) -> float:
        """Seconds (deterministic ones where asked) that remain."""
        return self.seconds - (self.spent if self.task.deterministic else time.monotonic() - self.began)

    def run(self) -> Solution:
        """Step until the time is used or no level can cost less; returns the best roster.

        Of one street, whose own model is to come, also until no level gains any more.
        """
        with ThreadPoolExecutor(self.task.workers) as pool:
            while self.left() > 0.5 and (costly := self._open()):
                if self.task.free is not None and all(map(self._weary, costly)):
                    break
                self._round(pool)
        return self.best

    def _open(self) -> list[Level]:
        """Levels that may still cost less."""
        return [level for level in self.task.levels if self.score.levels[level] > self.known.get(level, 0)]

    def _round(self, pool: ThreadPoolExecutor) -> None:
        """Neighbourhoods that share no decision side by side; one that would keeps its turn for the next round."""
        aim, before = self._aim(), self.left()
        dealt: list[tuple[Kind, Focus]] = []
        touched = np.zeros(len(self.task.problem.seat_officer), dtype=bool)
        workers = self.workers
        for _ in range(ASKED * workers):
            if len(dealt) == workers:
                break
            kind, focus = self.deck.deal(aim, self.best)
            if self.task.free is not None:
                focus = replace(focus, free=focus.free & self.task.free)
            moves = focus.moves(self.task.problem)
            if (touched & moves).any():
                kind.tried -= 1
            elif moves.any():
                dealt.append((kind, focus))
                touched |= moves
        seeds = [int(self.random.integers(1, 2**31 - 1)) for _ in dealt]
        found = list(pool.map(lambda focus, seed: self._step(focus, aim, seed), [f for _, f in dealt], seeds))
        self.spent += max((effort for _, effort in found), default=0.0) + BUILDING
        for (kind, focus), (s, effort) in zip(dealt, found, strict=True):
            cost = self.score.levels[aim]
            success = s is not None and self._accept(aim, [s, self._merge(self.best, s, focus)])
            kind.note(gained=max(0, cost - self.score.levels[aim]), effort=effort + BUILDING)
            self.vain[aim] = 0 if success else self.vain[aim] + 1
        self.used[aim] += before - self.left()

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

    def _fill(self) -> None:
        """Let the planner use the room that the first level's steps have made."""
        planner = Planner(self.task.problem, self.task.book)
        planner.resume(self.best)
        self._accept(self.task.levels[0], [planner.fill()])
        self.filled = True

    def _merge(self, base: Solution, step: Solution, focus: Focus) -> Solution:
        """What the step decided, all else as in the base."""
        p = self.task.problem
        moves = focus.moves(p)
        begins = focus.free[: p.K] & (not focus.keep_starts)
        return Solution(
            np.where(begins, step.start, base.start),
            np.sort(np.concatenate([base.taken[~moves[base.taken]], step.taken[moves[step.taken]]])),
            np.where(focus.free[: p.K, None], step.units, base.units),
        )

    def _aim(self) -> Level:
        """The best open level that still gains in its share of the time; after that the one nearest to its share."""
        costly = self._open()
        whole = self.seconds / sum(SHARE[level] for level in costly)
        aim = next(
            (level for level in costly if self.used[level] < whole * SHARE[level] and not self._weary(level)),
            min(costly, key=lambda level: self.used[level] / SHARE[level]),
        )
        if aim > self.task.levels[0] and not self.filled:
            self._fill()
        return aim

    def _weary(self, level: Level) -> bool:
        """Every member of every kind had its turn, and nothing was gained for a while."""
        return self.vain[level] >= PATIENCE and self.deck.in_turn(level, self.best) is None

    def change_least(self, earlier: Solution, *, seconds: float) -> Solution:
        """Street by street, people and starts as in an earlier roster wherever no level costs more."""
        p, task = self.task.problem, self.task
        end = time.monotonic() + seconds
        streets = np.unique(p.job_street).tolist()
        for street in streets:
            if not task.deterministic and time.monotonic() > end:
                break
            focus = Focus(p.job_street == street, self.best)
            exact = Exact(p, task.book, self.thinned, focus)
            emit = exact.v.emit
            emit.hint(exact.v.hints(self.best))
            emit.minimise([term for terms in exact.objective.values() for term in terms])
            now = call(emit, task, 10.0, fixed=True)
            if now.values is None:
                continue
            for level, terms in exact.objective.items():
                exact.hold(level, total(terms, now.values) + exact.constant[level])
            emit.hint(dict(enumerate(now.values.tolist())))
            emit.minimise(self._changes(exact, earlier))
            answer = call(emit, task, seconds / len(streets), probing=0)
            if answer.values is not None:
                found = exact.v.read(answer.values)
                score = evaluate(p, task.book, found)
                if not score.breaches and score.vector <= self.score.vector:
                    self.best, self.score = found, score
        return self.best

    def _changes(self, exact: Exact, earlier: Solution) -> list[tuple[int, int]]:
        """Seats and starts that are not as in an earlier roster, one point each."""
        taken, begun = set(earlier.taken.tolist()), set(earlier.start.tolist())
        terms = [(-literal - 1 if x in taken else literal, 1) for x, literal in exact.v.seat.items()]
        terms += [(-literal - 1 if t in begun else literal, 1) for t, literal in exact.v.start.items()]
        return terms

    def _step(self, focus: Focus, aim: Level, seed: int) -> tuple[Solution | None, float]:
        """A roster that costs less at the level aimed at and no more above it, where one is found; and the effort.

        A model that aims high does not know the levels below: of what is as good it keeps what changes little.
        """
        task = self.task
        exact = Exact(task.problem, self.books[aim], self.thinned, focus)
        emit = exact.v.emit
        emit.hint(exact.v.hints(focus.around))
        levels = [level for level in task.levels if level in exact.objective]
        emit.minimise([term for level in levels for term in exact.objective[level]])
        now = call(emit, task, 10.0, fixed=True)
        if now.values is None and now.status != cp_model.INFEASIBLE:
            return None, now.effort
        if now.values is None:
            raise RuntimeError(
                f"the exact model refuses a legal roster in a neighbourhood of {int(focus.free.sum())} jobs"
            )
        emit.hint(dict(enumerate(now.values.tolist())))
        for level in levels:
            if level < aim:
                exact.hold(level, total(exact.objective[level], now.values) + exact.constant[level])
        terms = exact.objective[aim]
        emit.minimise(terms)
        seconds = self.step_seconds if focus.people is None else self.step_seconds / 2
        answer = call(emit, task, min(seconds, self.left()), seed=seed, probing=0, linear=True)
        effort = now.effort + answer.effort
        if answer.values is None or total(terms, answer.values) >= total(terms, now.values):
            return None, effort
        if aim >= Level.FAIRNESS:
            return exact.v.read(answer.values), effort
        exact.hold(aim, total(terms, answer.values) + exact.constant[aim])
        emit.hint(dict(enumerate(answer.values.tolist())))
        emit.minimise(self._changes(exact, focus.around))
        quiet = call(emit, task, min(SETTLING, self.left()), seed=seed, probing=0)
        values = answer.values if quiet.values is None else quiet.values
        return exact.v.read(values), effort + quiet.effort
