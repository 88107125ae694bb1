"""Can the people of a class carry what counts have chosen for it? Where they cannot, a cut says so to the class model.

Classes are asked circle by circle (`model.cuts`). A refusal is made small by leaving out classes, days and jobs one by
one; the row that follows is then stretched over other starts and jobs as long as it stays proven, so that the next
choice does not evade it by half an hour.

When to modify: another way to make a refusal small, or to stretch a row.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from enforceplan.model.classes import Counts
from enforceplan.model.cuts import Cut, Fewer, Heads, Most, People, circles, heads_of
from enforceplan.problem import DAY
from enforceplan.solve.call import call, total
from enforceplan.solve.wire import Task
from enforceplan.thin import Thinned
from enforceplan.verbs import Ints

ASKED = 2.0
"""Most seconds of one question to the people of a circle."""
STRETCHED = 16
"""Most questions spent on stretching one row."""
SHORT = 2
"""Most days of a row that is asked of other days, too."""

Part = Callable[[Heads], Hashable]
Weigh = Callable[[Heads], int]


def _one(_heads: Heads) -> int:
    return 1


class Assigned:
    """Asks the people behind counts, again and again."""

    def __init__(self, task: Task, v: Counts, thinned: Thinned, left: Callable[[], float]) -> None:
        """``left`` tells how many seconds remain, deterministic ones where the task asks for them."""
        self.task, self.left = task, left
        self.spent = 0.0
        """Deterministic seconds"""
        self.failed = 0
        """Circles whose people could not carry what was chosen last"""
        self.whole = False
        """What was chosen last can be carried by the people of every circle, each by itself."""
        self.people = People(task.problem, task.book, thinned)
        self.emit = v.emit
        of = sorted(circles(v, task.book), key=lambda of: sum(len(v.members[c]) for c in of))
        self.circles = [[h for c in some for h in heads_of(v, c)] for some in of]
        """What each circle can give, the scarcest people first"""
        self._unit = int(np.gcd.reduce(task.problem.length)) or 1
        """Minutes that divide the length of every job"""
        self._carried: list[dict[Heads, int]] = [{} for _ in self.circles]
        """Of each circle the numbers that it could carry when it was asked last"""

    def cuts(self, values: Ints, *, patience: float = math.inf) -> list[Cut]:
        """Rows that the counts chosen break, and no roster does; none where people can carry all, or time is up.

        After ``patience`` seconds what has been found is enough.
        """
        found: list[Cut] = []
        enough = self.left() - patience
        self.failed, self.whole = 0, True
        for n, every in enumerate(self.circles):
            number = {h: int(values[list(h.counts)].sum()) for h in every}
            chosen = [h for h in every if number[h]]
            if self.left() <= (max(0.0, enough) if found else 0.0):
                self.whole = False
                break
            if all(number[h] <= self._carried[n].get(h, 0) for h in chosen):
                continue
            failing = False
            most, given = self._asked(chosen, _one, number)
            while most is not None and most < sum(number[h] for h in chosen):
                failing = True
                reason = self._reason(chosen, number)
                cut = self._cut(reason, number, every)
                if cut is not None:
                    found += [cut, *self._other_days(cut, every)]
                chosen = [h for h in chosen if h not in reason]
                most, given = self._asked(chosen, _one, number)
            self.failed += failing
            if failing or given < sum(number[h] for h in chosen):
                self.whole = False
            else:
                self._carried[n] = number
        return found

    def _asked(
        self,
        heads: Sequence[Heads],
        weigh: Weigh,
        number: dict[Heads, int] | None = None,
        *,
        presolve: bool = True,
    ) -> tuple[int | None, int]:
        """How much by weight people never give more than, None where nothing was proven; and how much they can give."""
        seconds = min(ASKED, self.left())
        if seconds <= 0 or not heads:
            return None, 0
        emit, terms = self.people.asked(
            heads, [weigh(h) for h in heads], None if number is None else [number[h] for h in heads]
        )
        emit.minimise(terms)
        answer = call(emit, replace(self.task, presolve=presolve), seconds, linear=True)
        self.spent += answer.effort
        given = 0 if answer.values is None else -total(terms, answer.values)
        return None if answer.bound is None else -answer.bound, given

    def _most(self, heads: Sequence[Heads], weigh: Weigh, *, presolve: bool = True) -> int | None:
        return self._asked(heads, weigh, presolve=presolve)[0]

    def _refused(
        self, heads: Sequence[Heads], number: dict[Heads, int], wanted: int | None = None, *, presolve: bool = True
    ) -> bool:
        """People are proven to give less than is ``wanted``, all of it if not said."""
        most, _ = self._asked(heads, _one, number, presolve=presolve)
        return most is not None and most < (sum(number[h] for h in heads) if wanted is None else wanted)

    def _reason(self, heads: list[Heads], number: dict[Heads, int]) -> list[Heads]:
        """A part of what is refused that is refused as well, small: nothing more can be left out if time allows."""
        wholes: tuple[Part, ...] = (lambda h: h.of, self._day)
        for part in wholes:
            for one in dict.fromkeys([part(h) for h in heads]):
                alone = [h for h in heads if part(h) == one]
                if len(alone) < len(heads) and self._refused(alone, number):
                    heads = alone
                    break
        parts: tuple[Part, ...] = (*wholes, lambda h: h.job, lambda h: h)
        for part in parts:
            for left_out in dict.fromkeys([part(h) for h in heads]):
                fewer = [h for h in heads if part(h) != left_out]
                if fewer and len(fewer) < len(heads) and self._refused(fewer, number):
                    heads = fewer
        return heads

    def _cut(self, reason: list[Heads], number: dict[Heads, int], every: list[Heads]) -> Cut | None:
        """A row for what is refused, proven a second time without presolve; None where that fails.

        People are too few by heads or by minutes; else only this choice is refused.
        """
        others = [h for h in every if h not in reason]
        jobs, days = {h.job for h in reason}, {self._day(h) for h in reason}
        starts = [h for h in others if h.job in jobs]
        beside = [h for h in others if h.job not in jobs and self._day(h) in days]
        for weigh in (_one, self._length):
            wanted = sum(weigh(h) * number[h] for h in reason)
            most = self._most(reason, weigh)
            if most is not None and most < wanted:
                wide = self._stretched(reason, (starts, beside), partial(self._within, weigh, most))
                again = self._most(wide, weigh, presolve=False)
                if again is not None and max(again, most) < wanted:
                    return Most(tuple(wide), tuple(weigh(h) for h in wide), max(again, most))
        wanted = sum(number[h] for h in reason)
        of_seats = {h.seats: number[h] for h in reason}
        same = {h: of_seats[h.seats] for h in (*reason, *starts) if h.seats in of_seats}
        wide = self._stretched(
            reason, ([h for h in same if h not in reason],), partial(self._refused, number=same, wanted=wanted)
        )
        if self._refused(wide, same, wanted, presolve=False):
            return Fewer(tuple(wide), tuple(same[h] for h in wide))
        return None

    def _within(self, weigh: Weigh, most: int, heads: Sequence[Heads]) -> bool:
        """People are proven never to give more."""
        now = self._most(heads, weigh)
        return now is not None and now <= most

    def _day(self, h: Heads) -> int:
        return int(self.task.problem.day[h.start])

    def _length(self, h: Heads) -> int:
        return int(self.task.problem.length[h.job]) // self._unit

    def _stretched(
        self, reason: list[Heads], more: Sequence[list[Heads]], holds: Callable[[list[Heads]], bool]
    ) -> list[Heads]:
        """The heads of a row, and others for which it holds as well: all of some, else each half of them by itself."""
        wide, tries = reason, STRETCHED
        for others in more:
            waiting = [sorted(others, key=lambda h: (h.job, h.start))]
            while waiting and tries > 0:
                some = waiting.pop()
                if not some:
                    continue
                tries -= 1
                if holds([*wide, *some]):
                    wide = [*wide, *some]
                elif len(some) > 1:
                    waiting += [some[len(some) // 2 :], some[: len(some) // 2]]
        return wide

    def _other_days(self, cut: Cut, every: list[Heads]) -> Iterator[Cut]:
        """The row of one day, or of one night, on other days, where people cannot give all of it then either."""
        p = self.task.problem
        weigh: Weigh = _one if isinstance(cut, Most) and set(cut.weight) == {1} else self._length
        if not isinstance(cut, Most) or len({self._day(h) for h in cut.heads}) > SHORT:
            return

        def seen(h: Heads, days: int) -> tuple[int, int, int]:
            return h.of, int(p.begin[h.start]) + days * DAY, int(p.length[h.job])

        at: dict[tuple[int, int, int], list[Heads]] = defaultdict(list)
        for h in every:
            at[seen(h, 0)].append(h)
        for days in range(1 - p.days, p.days):
            alike = dict.fromkeys(other for h in cut.heads for other in at[seen(h, days)]) if days else {}
            if len(alike) > 1:
                most = self._most(list(alike), weigh, presolve=False)
                if most is None:
                    continue
                row = Most(tuple(alike), tuple(weigh(h) for h in alike), most)
                if most < self.emit.most(row.terms):
                    yield row
