"""A week that is too large for one exact model of all levels: counts first, then neighbourhoods, then bounds.

When to modify: another phase, or another share of the time for one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.solution import Solution
from enforceplan.solve.guide import Guide, begin, guide
from enforceplan.solve.hands import Hands
from enforceplan.solve.improve import Improver
from enforceplan.solve.prove import prove
from enforceplan.solve.step import Stepper
from enforceplan.solve.whole import whole
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import thin
from enforceplan.verbs import Ints, Pattern

TINY = 1000
"""Most open seats of a problem that goes to the exact model whole, level by level."""
SMALL = 6000
"""Most open seats of a problem whose best level is searched whole, and with patterns, which counts do not know, of one
that is never counted."""
COUNTED = 4000
"""Open seats of which a class model is built in a second; where that alone would use up its time, none is."""
GUIDING = 0.5
"""Most of the time in which the class model bounds the best level and wishes starts."""
WHOLE = 0.4
"""Share of the time in which a small problem's best level is searched whole."""
IMPROVING = 0.75
"""Share of the time that guides and improves a roster; the rest bounds it."""
BOUNDING = 0.5
"""Share of the time after which one of several hands bounds the roster; the first bound of a large week takes 16 s."""
HURRIED = 0.08
"""Share of the time from which building a class model is too dear: then it counts classes only, wishes nothing, and
bounds the best level alone."""
ALONE = 0.97
"""Share of the time of a search that nothing follows."""
CHANGING = 0.25
"""Share of the time that is kept for changing the least of an earlier roster."""


def size(task: Task) -> int:
    """Seats that somebody may take."""
    return int(thin(task.problem, task.book).seat.sum())


def with_patterns(task: Task) -> bool:
    """Whether it matters how marks follow each other, of which counts know nothing."""
    return any(isinstance(verb, Pattern) for verb in task.book.verbs)


def in_parts(task: Task) -> bool:
    """Whether neighbourhoods and counts do better than the exact model of all levels."""
    if with_patterns(task):
        return len(task.problem.streets) > 1 and size(task) > SMALL
    return size(task) > TINY


def by_parts(task: Task, start: Solution, say: Callable[[Said], None]) -> None:
    """Improve a roster, bound its levels; say the best roster, each level's value and bound, and that it is done."""
    week = _Week(task, start, say)
    week.run()
    week.end()


class _Week:
    """One task, what is known of it, and the time it has used."""

    def __init__(self, task: Task, start: Solution, say: Callable[[Said], None]) -> None:
        self.task, self.best, self.say = task, start, say
        self.began, self.spent = time.monotonic(), 0.0
        self.size = size(task)
        self.reached = self.values()
        """What the roster after the last phase costs, by level"""
        self.known: dict[Level, int] = {}
        """Bounds, by level"""
        self.counted = task.deterministic or self.size < COUNTED * GUIDING * task.seconds
        self.hurried = not task.deterministic and self.size > COUNTED * HURRIED * task.seconds

    def elapsed(self) -> float:
        """Wall seconds."""
        return time.monotonic() - self.began

    def used(self) -> float:
        """Seconds used, deterministic ones where asked."""
        return self.spent if self.task.deterministic else self.elapsed()

    def bounded(self, level: Level, bound: int) -> None:
        """Say what no roster costs less than."""
        self.known[level] = max(bound, self.known.get(level, 0))
        self.say(Said("bound", level, bound=bound, seconds=self.elapsed()))

    def run(self) -> None:
        """Improve and bound the roster, by several hands at once where a wall clock is all that counts."""
        task = self.task
        with Hands(Stepper(task), task.workers, in_order=task.deterministic) as hands:
            if task.deterministic or task.workers == 1 or self.size <= SMALL:
                self._in_turn(hands)
            else:
                self._side_by_side(hands)

    def _in_turn(self, hands: Hands[Stepper]) -> None:
        """Ask counts where to begin, search a small problem's best level whole, improve by parts, then bound."""
        task, first, around = self.task, self.task.levels[0], self.best
        wish = Guide(0, None, 0.0)
        if self.counted:
            told = partial(self.bounded, first)
            wish = guide(task, around, seconds=GUIDING * task.seconds, say=told, hurried=self.hurried)
            self.bounded(first, wish.bound)
            self.spent += wish.effort
            self._did("counts", around)
        if wish.start is not None and not self.hurried:
            around = begin(task, around, wish.start)
            self._did("starts", around)
        if self.size <= SMALL:
            exact = whole(task, around, known=wish.bound, seconds=WHOLE * task.seconds)
            around = exact.best
            self.spent += exact.effort
            self.bounded(first, exact.bound)
            self._did("whole", around)
        last = ALONE if self.hurried or not self.counted else IMPROVING
        improver = Improver(hands, around, self.say, seconds=last * task.seconds - self.used(), known=self.known)
        improver.guide_by(None if self.hurried else wish.start)
        self._improve(improver)
        if self.counted and not self.hurried:
            left = task.seconds - self.used()
            prove(task, self.values(), self.bounded, known=self.known, seconds=max(0.5, 0.9 * left))

    def _side_by_side(self, hands: Hands[Stepper]) -> None:
        """Improve by parts all the time; beside it one hand counts, wishes starts, and at last bounds."""
        task, first = self.task, self.task.levels[0]
        alone = replace(task, workers=1)
        improver = Improver(hands, self.best, self.say, seconds=ALONE * task.seconds - self.used(), known=self.known)

        def heard(told: int | tuple[Ints, Solution]) -> None:
            if isinstance(told, int):
                self.bounded(first, told)
            else:
                improver.guide_by(told[0])
                self._offer(improver, told[1])

        def counted(bound: int) -> None:
            self.bounded(first, bound)
            self._tell("counts", first, 0, improver.score.levels[first])

        if self.counted:
            job = hands.begin(_count, alone, self.best, GUIDING * task.seconds, self.hurried, hear=heard)
            improver.beside(job, counted)

            def bound() -> None:
                left = task.seconds - self.used()
                values, known = improver.score.levels, dict(self.known)
                job = hands.begin(_bound, alone, values, known, 0.9 * left, hear=lambda told: self.bounded(*told))
                improver.beside(job, lambda _: None)

            improver.at(BOUNDING * task.seconds - self.used(), bound)
        self._improve(improver)

    def _offer(self, improver: Improver, s: Solution) -> None:
        """Have a search go on from another roster, if that is better, and say what it gained."""
        before = improver.score.levels
        improver.offer(s)
        for level in self.task.levels:
            value = improver.score.levels[level]
            if value != before[level] or level == self.task.levels[0]:
                self._tell("starts", level, before[level] - value, value)
                self.reached[level] += value - before[level]

    def _improve(self, improver: Improver) -> None:
        """The best roster by neighbourhoods; of those as good one that changes the least of an earlier one."""
        task = self.task
        self.best = min(self.best, improver.run(), key=lambda s: evaluate(task.problem, task.book, s).vector)
        self.spent += improver.spent
        if task.earlier is not None:
            seconds = CHANGING * (task.seconds - self.used())
            self.best = improver.change_least(task.earlier, seconds=max(2.0, seconds))
            self.spent += seconds
        self._did("neighbourhoods", self.best)
        for level, kind in improver.deck.tried():
            self._tell(f"neighbourhoods.{kind.deal.__name__}", level, kind.gained)

    def _did(self, phase: str, s: Solution) -> None:
        """Say what a phase gained at every level, from the roster before it to the one after it."""
        values = evaluate(self.task.problem, self.task.book, s).levels
        for level in self.task.levels:
            if values[level] != self.reached[level] or level == self.task.levels[0]:
                self._tell(phase, level, self.reached[level] - values[level], values[level])
        self.reached = values

    def _tell(self, phase: str, level: Level, gained: int, value: int | None = None) -> None:
        self.say(Said("phase", level, None, value, self.known.get(level), self.elapsed(), phase, gained))

    def values(self) -> dict[Level, int]:
        """What the best roster costs, by level."""
        return evaluate(self.task.problem, self.task.book, self.best).levels

    def end(self) -> None:
        """Say what came out."""
        values = self.values()
        for level in self.task.levels:
            self.say(Said("level", level, None, values[level], self.known.get(level, 0), self.elapsed(), "bounds"))
        self.say(Said("incumbent", solution=self.best, seconds=self.elapsed()))
        self.say(Said("done", seconds=self.elapsed()))


def _count(
    _: Stepper, tell: Callable[[object], None], task: Task, around: Solution, seconds: float, hurried: bool
) -> int:
    """What the best level costs at least, by counts and by people who could not carry what was chosen for them.

    Tells every bound, and the starts that counts wish with a roster around them.
    """
    if hurried:
        return guide(task, around, seconds=seconds, say=tell, hurried=True).bound

    def wished(start: Ints) -> None:
        tell((start, begin(task, around, start)))

    return guide(task, around, seconds=seconds, say=tell, cutting=seconds, wished=wished).bound


def _bound(
    _: Stepper,
    tell: Callable[[object], None],
    task: Task,
    values: dict[Level, int],
    known: dict[Level, int],
    seconds: float,
) -> None:
    """Bound every level, each bound told once proven."""
    prove(task, values, lambda level, bound: tell((level, bound)), known=known, seconds=seconds)
