"""Which units of equipment an operation can take at a start, beside those already lent."""

from __future__ import annotations

import numpy as np

from enforceplan.problem import Problem
from enforceplan.solve.crew import Lack
from enforceplan.verbs import Book, Ints, Oblige, Ride, Stock, Take


class Garage:
    """The pools of a problem and what has been lent from them."""

    def __init__(self, p: Problem, book: Book) -> None:
        self.p = p
        strict = list(book.strict())
        self.takes = [verb for verb in strict if isinstance(verb, Take)]
        self.stocked = [verb for verb in strict if isinstance(verb, Stock)]
        self.rides = [verb for verb in strict if isinstance(verb, Ride)]
        self.obliged = [verb for verb in strict if isinstance(verb, Oblige)]
        self.units = np.zeros((p.K, len(p.pools)), dtype=np.int64)
        """[k, q] units each operation has"""
        self.in_use: list[tuple[int, int, Ints]] = []

    def lend(self, k: int, t: int, units: Ints) -> None:
        """Operation k takes the units at start t."""
        self.units[k] = units
        self.in_use.append((int(self.p.begin[t]), int(self.p.end[t]), units))

    def pick(self, k: int, t: int, heads: int) -> Ints | Lack:
        """Units of equipment for the operation, or which pool is exhausted then."""
        p = self.p
        units = np.zeros(len(p.pools), dtype=np.int64)
        left = p.pool_quantity.copy()
        if self.stocked:
            overlapping = [(b, e, u) for b, e, u in self.in_use if b < p.end[t] and e > p.begin[t]]
            for at in {int(p.begin[t]), *(b for b, _, _ in overlapping if b > p.begin[t])}:
                busy = sum((u for b, e, u in overlapping if b <= at < e), np.zeros_like(left))
                left = np.minimum(left, p.pool_quantity - busy)
        for verb in self.obliged:
            np.add.at(units, verb.units[1][verb.units[0] == k], 1)
        for take in self.takes:
            pools = np.flatnonzero(p.usable[k] & (p.pool_kind == take.kind))
            short = int(take.least[k] - units[pools].sum())
            for q in pools.tolist():
                more = max(0, min(short, int(left[q] - units[q])))
                units[q] += more
                short -= more
            if short > 0:
                asked = int(take.least[k])
                return Lack("equipment", t, take.entry, asked=asked, free=asked - short, what=p.kinds[take.kind])
        if self.rides and (units @ p.pool_seats) > 0:
            for q in np.flatnonzero(p.usable[k] & (p.pool_seats > 0) & (units > 0)).tolist():
                while units @ p.pool_seats < heads and units[q] < left[q]:
                    units[q] += 1
            if units @ p.pool_seats < heads:
                return Lack("equipment", t, self.rides[0].entry, asked=heads, free=int(units @ p.pool_seats))
        return units if (units <= left).all() else Lack("equipment", t, self.stocked[0].entry)
