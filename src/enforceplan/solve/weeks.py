"""A week that is too large for one exact model of all levels: operations first, counts, neighbourhoods, then bounds.

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
from enforceplan.solve.counts import count
from enforceplan.solve.hands import Hands, Job
from enforceplan.solve.improve import Improver
from enforceplan.solve.operations import alone, least, manned
from enforceplan.solve.prove import prove
from enforceplan.solve.step import Stepper, of_operations
from enforceplan.solve.whole import whole
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import thin
from enforceplan.verbs import Pattern

TINY = 1000
"""Most open seats of a problem that goes to the exact model whole, level by level."""
SMALL = 6000
"""Most open seats of a problem whose best level is searched whole, and with patterns, which counts do not know, of one
that is never counted."""
COUNTED = 4000
"""Open seats of which a class model is built in a second; where that alone would use up its time, none is."""
OPERATIONS = 0.2
"""Share of the time in which operations are looked at alone, posts left empty."""
LONGEST = 20.0
"""Most seconds of it: nobody sees a better roster meanwhile."""
MANNED = 300
"""Open seats a second of the time up to which posts can be manned anew, street by street."""
MANNING = 0.1
"""Share of the time in which posts are manned before the rest, where one thing is done after another."""
STEP = 0.33
"""Share of that time for one step, which sees most of them."""
COUNTING = 0.5
"""Most of the time in which the class model bounds the best level."""
SHARPENING, SHARP = 0.62, 0.1
"""Share of the time until which that bound is sharpened, and the least in which it can be."""
WHOLE, UNTIL = 0.4, 0.65
"""Share of the time in which a small problem's best level is searched whole, and when that ends at the latest."""
IMPROVING = 0.75
"""Share of the time that improves a roster; the rest bounds it."""
BOUNDING = 0.5
"""Share of the time after which one of several hands bounds the roster; the first bound of a large week takes 16 s."""
HURRIED = 0.08
"""Share of the time from which building a class model is too dear: then it counts classes only and bounds the best
level alone."""
LAST = 0.97
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
        self.served: tuple[Solution, int] | None = None
        """The best operations alone, and what they cost, where the roster was built around them"""
        self.began, self.spent = time.monotonic(), 0.0
        self.size = size(task)
        self.reached = self.values()
        """What the roster after the last phase costs, by level"""
        self.known: dict[Level, int] = {}
        """Bounds, by level"""
        self.counted = task.deterministic or self.size < COUNTED * COUNTING * task.seconds
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
        stepper = Stepper(task)
        operations = alone(task, self.best) if self.size < MANNED * task.seconds else None
        stepper.alone = None if operations is None else Stepper(operations)
        with Hands(stepper, task.workers, in_order=task.deterministic) as hands:
            if task.deterministic or task.workers == 1 or self.size <= SMALL:
                self._in_turn(hands)
            else:
                self._side_by_side(hands)

    def _operations(self, hands: Hands[Stepper], beside: Job | None = None) -> Solution:
        """Operations first, posts kept empty; a roster around what was found, the best where there is none.

        It may cost more than the best at first: people and posts are sorted out street by street afterwards.
        ``beside``: other work that a hand has, which this does not wait for.
        """
        task, first = self.task, self.task.levels[0]
        stepper = hands.tool.alone
        if stepper is None or stepper.task.start is None:
            return self.best
        start, seconds = stepper.task.start, min(OPERATIONS * task.seconds, LONGEST)
        quietly: Callable[[Said], None] = lambda _: None  # noqa: E731
        most = STEP * seconds
        improver = Improver(hands, start, quietly, seconds=seconds, most=most, of=of_operations, until_weary=True)
        if beside is not None:
            improver.beside(beside, self._counted)
        found = improver.run()
        self.spent += improver.spent
        around = manned(task, found)
        if around is None:
            return self.best
        self.served = found, improver.score.levels[first]
        self._did("operations", around)
        return around

    def _in_turn(self, hands: Hands[Stepper]) -> None:
        """Counts, operations, a small problem's best level searched whole, neighbourhoods, and bounds."""
        task, first = self.task, self.task.levels[0]
        if self.counted:
            told = partial(self.bounded, first)
            found = count(task, self.best, seconds=COUNTING * task.seconds, say=told, hurried=self.hurried)
            self.bounded(first, found.bound)
            self.spent += found.effort
            self._did("counts", self.best)
        around = self._operations(hands)
        if self.served is not None:
            manning = min(MANNING * task.seconds, LONGEST)
            self._improve(self._improver(hands, around, (self.used() + manning) / task.seconds))
            around = self.best
        if self.size <= SMALL:
            seconds = min(WHOLE * task.seconds, UNTIL * task.seconds - self.used())
            exact = whole(task, around, known=self.known.get(first, 0), seconds=max(0.5, seconds))
            around = exact.best
            self.spent += exact.effort
            self.bounded(first, exact.bound)
            self._did("whole", around)
        last = LAST if self.hurried or not self.counted else IMPROVING
        improver = self._improver(hands, around, last)
        self._improve(improver)
        if self.counted and not self.hurried:
            left = task.seconds - self.used()
            prove(task, self.values(), self.bounded, known=self.known, seconds=max(0.5, 0.9 * left))

    def _side_by_side(self, hands: Hands[Stepper]) -> None:
        """Improve all the time, operations first; beside it one hand counts, and at last bounds."""
        task, first = self.task, self.task.levels[0]
        single = replace(task, workers=1)
        heard = partial(self.bounded, first)
        job = None
        if self.counted:
            job = hands.begin(_count, single, self.best, COUNTING * task.seconds, hear=heard)
        around = self._operations(hands, job)
        improver = self._improver(hands, around, LAST)
        if job is not None:
            if job in hands.begun:
                improver.beside(job, self._counted)

            def sharpen() -> None:
                left = SHARPENING * task.seconds - self.used()
                if improver.score.levels[first] <= self.known.get(first, 0):
                    return
                if left < SHARP * task.seconds or self.hurried:
                    return
                served, value = self.served or (None, 0)
                if served is not None and value > self.known.get(first, 0) and hands.tool.alone is not None:
                    begun = hands.begin(_least, served, left, hear=heard)
                    improver.beside(begun, partial(self._counted, phase="least"))
                else:
                    begun = hands.begin(_cut, single, improver.best, left, hear=heard)
                    improver.beside(begun, self._counted)

            def bound() -> None:
                left = task.seconds - self.used()
                values, known = improver.score.levels, dict(self.known)
                begun = hands.begin(_bound, single, values, known, 0.9 * left, hear=lambda told: self.bounded(*told))
                improver.beside(begun, lambda _: None)

            improver.at(0.0, sharpen)
            improver.at(BOUNDING * task.seconds - self.used(), bound)
        self._improve(improver)

    def _improver(self, hands: Hands[Stepper], around: Solution, share: float) -> Improver:
        """A search with so much of the time, that used before included."""
        seconds = share * self.task.seconds - self.used()
        improver = Improver(hands, around, self.say, seconds=seconds, known=self.known)
        if self.served is not None:
            improver.deck.parts.in_vain = self.served[0].start < 0
        return improver

    def _counted(self, bound: int, *, phase: str = "counts") -> None:
        """A hand that bounded the best level is done."""
        first = self.task.levels[0]
        self.bounded(first, bound)
        self._tell(phase, first, 0, self.reached[first])

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


def _count(_: Stepper, tell: Callable[[int], None], task: Task, around: Solution, seconds: float) -> int:
    """What the best level costs at least, by counts."""
    return count(task, around, seconds=seconds, say=tell, hurried=True).bound


def _cut(_: Stepper, tell: Callable[[int], None], task: Task, around: Solution, seconds: float) -> int:
    """The same, and by people who could not carry what was chosen for them."""
    return count(task, around, seconds=seconds, say=tell, cutting=seconds).bound


def _least(stepper: Stepper, tell: Callable[[int], None], served: Solution, seconds: float) -> int:
    """The same, by operations alone."""
    return least(of_operations(stepper).task, served, seconds=seconds, say=tell)


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
