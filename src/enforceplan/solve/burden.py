"""What one duty more would cost an officer by the prices that rise with every unit, what he carries along included.

Nobody asks here which rule speaks: a table of an officer's own marks or loads that is priced convexly is a burden to be
shared. Used by the constructive planner, which gives a duty to whom it burdens least.
"""

from __future__ import annotations

import numpy as np

from enforceplan.problem import Problem
from enforceplan.solution import Solution, occupy
from enforceplan.solve.ledgers import Ledger, LoadLedger, MarksLedger
from enforceplan.verbs import FREE, Book, Bools, Ints, Load, Marks, Shape, Whole


def shared_marks(book: Book) -> list[Marks]:
    """Tables of an officer's own marks whose price rises with every mark."""
    return [v for v in book.priced() if isinstance(v, Marks) and v.crowd is None and v.shape is Shape.CONVEX]


class Burden:
    """Running account of every such table."""

    def __init__(self, p: Problem, book: Book) -> None:
        self.p = p
        self.marks = [MarksLedger(p, verb) for verb in shared_marks(book)]
        self.loads = [
            LoadLedger(p, verb)
            for verb in book.priced()
            if isinstance(verb, Load) and verb.crowd is None and verb.shape is Shape.CONVEX
        ]
        self.all: list[Ledger] = [*self.marks, *self.loads]

    def of(self, officers: Ints, t: int) -> Ints:
        """[n] points that start t would add for each officer."""
        added = np.zeros(len(officers), dtype=np.int64)
        one = np.ones(len(officers), dtype=np.int64)
        for marks in self.marks:
            if marks.knows(t):
                over = marks.used[:, officers] - marks.verb.limit[:, officers]
                added += marks.verb.points * _rise(over, marks.new(officers, t), one)
        for loads in self.loads:
            if loads.knows(t):
                over = loads.used[:, officers] - loads.verb.limit[:, officers]
                step = one if loads.verb.step is None else loads.verb.step[officers]
                added += loads.verb.points * _rise(over, loads.verb.load[:, t, None], step)
        return added

    def carry(self, s: Solution) -> None:
        """Everybody takes what a roster gives him."""
        seen = occupy(self.p, s)
        for o, t in zip(seen.officer.tolist(), seen.start.tolist(), strict=True):
            self.add(o, t)

    def uneven(self, people: Bools) -> int:
        """Points that these officers would save by sharing the units they have evenly, whoever may take what."""
        ledgers: list[MarksLedger | LoadLedger] = [*self.marks, *self.loads]
        saved = 0
        for ledger in ledgers:
            step = ledger.verb.step if isinstance(ledger, LoadLedger) else None
            bound = people & (ledger.verb.limit < FREE).all(axis=0)
            over = ledger.used[:, bound] - ledger.verb.limit[:, bound]
            for units in np.maximum(0, -(-over // (1 if step is None else step[bound]))):
                each, more = divmod(int(units.sum()), max(1, len(units)))
                even = len(units) * each * (each + 1) // 2 + more * (each + 1)
                saved += ledger.verb.points * (int(_rising(units).sum()) - even)
        return saved

    def add(self, o: int, t: int) -> None:
        """Officer o takes start t."""
        for ledger in self.all:
            if ledger.knows(t):
                ledger.add(o, t)


def _rise(over: Ints, more: Whole, step: Ints) -> Ints:
    """[n] by how much 1 + 2 + ... + m grows, m = started steps above 0, summed over the windows [w, n]."""
    before, after = (np.maximum(0, -(-amount // step)) for amount in (over, over + more))
    rise: Ints = (_rising(after) - _rising(before)).sum(axis=0)
    return rise


def _rising(units: Ints) -> Ints:
    """1 + 2 + ... + m for m units."""
    rising: Ints = units * (units + 1) // 2
    return rising
