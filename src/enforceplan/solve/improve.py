"""Large-neighbourhood search on the exact model: free some jobs, keep all others, solve, keep what is better.

Each step aims at one level, the levels above held at what they cost in the neighbourhood; as many neighbourhoods that
share no decision are solved side by side as there are hands. Acceptance compares the whole vector by the engine's own
count. Every level has its share of the time, best level first, so that those below are searched where one above is
never proven.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from enforceplan.domain import Level
from enforceplan.evaluate import Score, evaluate
from enforceplan.solution import Solution
from enforceplan.solve.call import call, total
from enforceplan.solve.construct import Planner
from enforceplan.solve.deck import Deck, Kind
from enforceplan.solve.hands import Hands, Job
from enforceplan.solve.neighbourhoods import Neighbourhoods
from enforceplan.solve.step import Step, Stepper, changes, of_all
from enforceplan.solve.wire import Said
from enforceplan.thin import Focus
from enforceplan.verbs import Bools

SHARE = {Level.COVERAGE: 8.0, Level.DISRUPTION: 4.0, Level.FAIRNESS: 3.0, Level.PREFERENCE: 1.0}
"""Share of the time that aims at a level, while it costs anything, against the others."""
STEPS = {Level.COVERAGE: 15, Level.DISRUPTION: 30, Level.FAIRNESS: 30, Level.PREFERENCE: 30}
"""Least number of steps for which there should be time: at coverage few gain, and those are long."""
LATE = 0.85
"""Share of the time after which nights are evened out once more, class by class."""
BUILDING = 0.1
"""Deterministic seconds that building the models of a step counts."""
PATIENCE = 40
"""Steps in vain, after every kind had its turns, that make a level give way to those below."""
ASKED = 3
"""Neighbourhoods dealt until one meets none of those at work."""


@dataclass(frozen=True)
class Turn:
    """One neighbourhood at work."""

    kind: Kind
    member: int
    focus: Focus
    aim: Level
    moves: Bools
    """[x] candidates that it may bring in"""


class Improver:
    """One task's roster being improved."""

    def __init__(
        self,
        hands: Hands[Stepper],
        start: Solution,
        say: Callable[[Said], None],
        *,
        seconds: float,
        known: dict[Level, int] | None = None,
        most: float | None = None,
        of: Callable[[Stepper], Stepper] = of_all,
        until_weary: bool = False,
    ) -> None:
        """``known``: bounds of levels, at which nothing is left to gain; others may be learned while it runs.

        ``most``: seconds that a step may take; None: as the time allows. ``of``: which steps of those the hands know.
        ``until_weary``: it ends, too, when no level gains any more.
        """
        self.until_weary = until_weary
        self.hands, self.of, self.say, self.seconds = hands, of, say, seconds
        self.stepper = of(hands.tool)
        self.task = task = self.stepper.task
        self.known = {} if known is None else known
        self.began = self.counted = time.monotonic()
        self.spent = 0.0
        self.used = dict.fromkeys(task.levels, 0.0)
        """Time that aimed at each level"""
        p = task.problem
        self.best = start
        self.score: Score = evaluate(p, task.book, start)
        self.random = np.random.default_rng(task.seed)
        self.deck = Deck(Neighbourhoods(p, self.stepper.thinned, self.random, task.book), self.random)
        self.most = {
            level: float(np.clip(seconds * task.workers / STEPS[level], 1.0, 8.0)) if most is None else most
            for level in task.levels
        }
        """Seconds that a step may take, by the level aimed at"""
        self.vain = dict.fromkeys(task.levels, 0)
        """Steps at each level since the last that gained"""
        self.filled = False
        self.late = False
        """The kinds that end a search were given their turns"""
        self.turns: dict[Job, Turn] = {}
        self.aside: dict[Job, Callable[[Any], None]] = {}
        """Other work that a hand has, and what to do with what comes of it"""
        self.errands: list[tuple[float, Callable[[], None]]] = []

    def left(self) -> float:
        """Seconds (deterministic ones where asked) that remain."""
        return self.seconds - (self.spent if self.task.deterministic else time.monotonic() - self.began)

    def beside(self, job: Job, then: Callable[[Any], None]) -> None:
        """One hand has other work while this runs; ``then`` hears what came of it."""
        self.aside[job] = then

    def at(self, seconds: float, begin: Callable[[], None]) -> None:
        """Once so many seconds are used, have somebody who is free begin other work."""
        self.errands.append((seconds, begin))

    def run(self) -> Solution:
        """Step until the time is used or no level can cost less; returns the best roster."""
        while True:
            while self.hands.free() and self._worthwhile() and (self._errand() or self._begin()):
                pass
            if not self.turns and not (self.aside and self._worthwhile()):
                return self.best
            job = self.hands.next()
            if job in self.aside:
                self.aside.pop(job)(job.result)
            else:
                self._end(self.turns.pop(job), job.result)

    def _errand(self) -> bool:
        """Begin other work that is due, one thing at a time."""
        used = self.seconds - self.left()
        due = next((n for n, (at, _) in enumerate(self.errands) if used >= at and not self.aside), None)
        if due is not None:
            self.errands.pop(due)[1]()
        return due is not None

    def _worthwhile(self) -> bool:
        costly = self._open()
        given_up = self.until_weary and all(map(self._weary, costly))
        return self.left() > 0.5 and bool(costly) and not given_up

    def _open(self) -> list[Level]:
        """Levels that may still cost less."""
        return [level for level in self.task.levels if self.score.levels[level] > self.known.get(level, 0)]

    def _begin(self) -> bool:
        """Have a neighbourhood solved that meets none of those at work; those that would keep their turns for later."""
        if self.left() < (1 - LATE) * self.seconds and not self.late:
            self.late = True
            self.deck.last_turns(Level.FAIRNESS)
        aim = self._aim()
        waiting: list[tuple[Kind, int]] = []
        begun = False
        for _ in range(ASKED):
            kind, member, focus = self.deck.deal(aim, self.best)
            if self.task.free is not None:
                focus = replace(focus, free=focus.free & self.task.free)
            moves = focus.joins(self.task.problem)
            if not moves.any():
                continue
            if any((turn.moves & moves).any() for turn in self.turns.values()):
                waiting.append((kind, member))
                continue
            seed = int(self.random.integers(1, 2**31 - 1))
            most = self.most[aim] / (1 if focus.people is None else 2)
            job = self.hands.begin(_step, self.of, focus, aim, seed, most, self.left())
            self.turns[job] = Turn(kind, member, focus, aim, moves)
            begun = True
            break
        for kind, member in waiting:
            kind.missed(member)
        if not begun and not self.turns:
            self._count(aim, BUILDING)
            self.vain[aim] += 1
        return begun or not self.turns

    def _end(self, turn: Turn, step: Step) -> None:
        """Take what a step found, alone or together with what others found meanwhile."""
        aim, s = turn.aim, step.found
        cost = self.score.levels[aim]
        success = s is not None and self._accept(aim, [s, self._merge(self.best, s, turn.focus)])
        if s is not None and not success and self.best is not turn.focus.around:
            turn.kind.missed(turn.member)
        gained = max(0, cost - self.score.levels[aim])
        turn.kind.note(gained=gained, effort=step.effort + BUILDING, share=step.share)
        self.vain[aim] = 0 if success else self.vain[aim] + 1
        self._count(aim, (step.effort + BUILDING) / self.hands.workers)

    def _count(self, aim: Level, effort: float) -> None:
        """Count the time since the last count, or the effort where time is deterministic, for a level."""
        before, self.counted = self.counted, time.monotonic()
        self.spent += effort
        self.used[aim] += effort if self.task.deterministic else self.counted - before

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
        """The jobs that the step changed, of these what it could move; all else as in the base."""
        p, around = self.task.problem, focus.around
        changed = np.zeros(p.J, dtype=bool)
        changed[: p.K] = (step.start != around.start) | (step.units != around.units).any(axis=1)
        seats = np.setxor1d(step.taken, around.taken)
        changed[p.team_job[p.seat_team[seats]]] = True
        moved = changed[p.team_job[p.seat_team]] & focus.moves(p)
        return Solution(
            np.where(changed[: p.K], step.start, base.start),
            np.sort(np.concatenate([base.taken[~moved[base.taken]], step.taken[moved[step.taken]]])),
            np.where(changed[: p.K, None], step.units, base.units),
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
        streets, last = np.unique(p.job_street).tolist(), task.levels[-1]
        for street in streets:
            if not task.deterministic and time.monotonic() > end:
                break
            focus = Focus(p.job_street == street, self.best)
            exact, now = self.stepper.part(focus, last)
            if now.values is None:
                continue
            exact.hold(last, total(exact.objective[last], now.values) + exact.constant[last])
            emit = exact.v.emit
            emit.minimise(changes(exact, earlier))
            answer = call(emit, task, seconds / len(streets))
            if answer.values is not None:
                found = exact.v.read(answer.values)
                score = evaluate(p, task.book, found)
                if not score.breaches and score.vector <= self.score.vector:
                    self.best, self.score = found, score
        return self.best


def _step(stepper: Stepper, _tell: Callable[[object], None], of: Callable[[Stepper], Stepper], *what: Any) -> Step:
    return of(stepper).step(*what)
