"""Large-neighbourhood search of a duty roster: steps along rosters that cost the same, until one costs less.

Who works when can be told in very many ways at one price, and from most of them no small part can be made cheaper. So
once steps gain no more, they give back rosters of equal price in which some of the duties are not held by who held
them; such a roster is kept, and the next step begins there. Levels are searched one after the other, those above held.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.evaluate import Score, evaluate
from enforceplan.model.exact import Exact
from enforceplan.solution import Solution
from enforceplan.solve.call import call
from enforceplan.solve.duty_parts import DutyParts, Shape, disjoint
from enforceplan.solve.hands import Hands, Job
from enforceplan.solve.step import Stepper
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import Focus

STEP = 3.0
"""Most seconds of a step."""
CHANGED = 10
"""Most duties that a step tries to give to somebody else at the same price."""
RESTLESS = 12
"""Steps without a gain after which they try that; before, it only takes time."""
PATIENCE = 150
"""Steps without a gain after which a level gives way to those below it, and the last one to the exact model."""
ASKED = 3
"""Parts dealt until one meets none of those at work."""
BUILDING = 0.1
"""Deterministic seconds that building a model counts."""


@dataclass(frozen=True)
class Part:
    """What one step came back with."""

    found: Solution | None
    """A roster that costs no more; None: none was found, or the part was empty."""
    solved: bool
    """No cheaper one is in the part."""
    effort: float
    """Deterministic seconds spent."""


class Walk:
    """One task's duty roster being improved."""

    def __init__(self, task: Task, start: Solution, say: Callable[[Said], None], *, known: dict[Level, int]) -> None:
        """``known``: bounds of levels, at which nothing is left to gain."""
        self.task, self.say, self.known = task, say, known
        self.began = time.monotonic()
        self.spent = 0.0
        self.stepper = Stepper(task)
        self.random = np.random.default_rng(task.seed)
        self.here, self.score = start, evaluate(task.problem, task.book, start)
        self.best, self.best_score = self.here, self.score

    def run(self, seconds: float) -> Solution:
        """Search the levels in order, each for an equal share of what is left of the time; returns the best roster."""
        with Hands(self.stepper, self.task.workers, in_order=True) as hands:
            for n, level in enumerate(self.task.levels):
                self.here, self.score = self.best, self.best_score
                left = seconds - self._used()
                if left > 0 and self._open(level):
                    self._level(hands, level, self._used() + left / (len(self.task.levels) - n))
        return self.best

    def _used(self) -> float:
        """Seconds since the beginning (deterministic ones where asked)."""
        return self.spent if self.task.deterministic else time.monotonic() - self.began

    def _level(self, hands: Hands[Stepper], level: Level, until: float) -> None:
        """Steps at one level, taken up in the order in which they were begun, so that a run can be repeated."""
        parts = DutyParts(self.task.problem, self.stepper.thinned, self.random)
        work: dict[Job, tuple[Shape, Focus]] = {}
        vain, p = 0, self.task.problem
        while True:
            while hands.free() and vain < PATIENCE and self._used() < until and self._open(level):
                shape = parts.choose()
                for _ in range(ASKED):
                    focus = parts.deal(shape, self.here)
                    if disjoint(p, focus, [other for _, other in work.values()]):
                        break
                seed = int(self.random.integers(1, 2**31 - 1))
                changed = CHANGED if vain >= RESTLESS else 0
                job = hands.begin(_part, focus, level, seed, changed, min(STEP, until - self._used()))
                work[job] = shape, focus
            if not work:
                return
            job = hands.next()
            (shape, focus), step, before = work.pop(job), job.result, self.score.levels[level]
            self.spent += (step.effort + BUILDING) / self.task.workers
            if step.found is not None:
                self._accept(level, [self._merge(step.found, focus), step.found])
            gained = before - self.score.levels[level]
            most = parts.most(shape)
            shape.learn(solved=step.solved, gained=gained, effort=step.effort, seconds=STEP, most=most)
            vain = 0 if gained else vain + 1

    def _open(self, level: Level) -> bool:
        """Whether the level may still cost less."""
        return self.score.levels[level] > self.known.get(level, 0)

    def _accept(self, level: Level, candidates: list[Solution]) -> None:
        """Go on from the first legal candidate that costs no more down to the level."""
        for s in candidates:
            score = evaluate(self.task.problem, self.task.book, s)
            if not score.breaches and _down_to(level, score) <= _down_to(level, self.score):
                self.here, self.score = s, score
                if score.vector < self.best_score.vector:
                    self.best, self.best_score = s, score
                    seconds = time.monotonic() - self.began
                    self.say(Said("incumbent", level, s, score.levels[level], None, seconds))
                return

    def _merge(self, step: Solution, focus: Focus) -> Solution:
        """What the step decided, all else as it is here."""
        moves, here = focus.moves(self.task.problem), self.here
        free = focus.free[: self.task.problem.K]
        return Solution(
            np.where(free & (not focus.keep_starts), step.start, here.start),
            np.sort(np.concatenate([here.taken[~moves[here.taken]], step.taken[moves[step.taken]]])),
            np.where(free[:, None], step.units, here.units),
        )


def _part(
    stepper: Stepper,
    _tell: Callable[[object], None],
    focus: Focus,
    level: Level,
    seed: int,
    changed: int,
    seconds: float,
) -> Part:
    """The cheapest roster of a part at a level, those above held; of equally cheap ones one that is another."""
    task = stepper.task
    if not focus.moves(task.problem).any():
        return Part(None, solved=True, effort=0.0)
    exact, now = stepper.part(focus, level)
    if now.values is None:
        return Part(None, solved=False, effort=now.effort)
    emit, terms = exact.v.emit, exact.objective[level]
    held = _held(exact, focus, seed, most=changed)
    emit.minimise([*((term, (changed + 1) * weight) for term, weight in terms), *held])
    answer = call(emit, task, seconds, seed=seed, linear=True)
    found = None if answer.values is None else exact.v.read(answer.values)
    return Part(found, solved=answer.status == cp_model.OPTIMAL, effort=now.effort + answer.effort)


def _held(exact: Exact, focus: Focus, seed: int, *, most: int) -> list[tuple[int, int]]:
    """So many of the duties that are free to go to somebody else, by chance, a point each while they stay."""
    moves, around = focus.moves(exact.v.p), focus.around.taken
    own = [x for x in around[moves[around]].tolist() if x in exact.v.seat]
    chosen = np.random.default_rng(seed).permutation(len(own))[:most]
    return [(exact.v.seat[own[n]], 1) for n in chosen.tolist()]


def _down_to(level: Level, score: Score) -> tuple[int, ...]:
    """Values of the levels, best first, down to one."""
    return tuple(value for one, value in score.levels.items() if one <= level)
