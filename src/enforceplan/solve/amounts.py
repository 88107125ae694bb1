"""Reads `Amount` tables one job at a time: what serving saves, and whether a job may be served with a crew."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from enforceplan.problem import Problem
from enforceplan.verbs import Amount, Book, Ints


def gains(p: Problem, book: Book) -> Ints:
    """[k] points saved by serving each operation."""
    gain = np.zeros(p.K, dtype=np.int64)
    for verb in book.priced():
        if isinstance(verb, Amount):
            k, _, weight = verb.served
            np.add.at(gain, k, -weight * verb.points)
    return gain


class _Table:
    """One strict table: what each of its rows has come to."""

    def __init__(self, p: Problem, verb: Amount) -> None:
        self.p, self.verb = p, verb
        self.over = verb.constant - (0 if verb.limit is None else verb.limit)
        self.terms: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
        for name, at, row, weight in (
            *(("served", (k, 0), r, w) for k, r, w in _rows(*verb.served)),
            *(("start", (t, 0), r, w) for t, r, w in _rows(*verb.start)),
            *(("filled", (i, 0), r, w) for i, r, w in _rows(*verb.filled)),
            *(("head", (i, role), r, w) for i, role, r, w in _rows(*verb.heads)),
        ):
            self.terms[name, at[0], at[1]].append((row, weight))

    def more(self, j: int, t: int, crew: list[int]) -> dict[int, int]:
        """Row -> what job j adds when it begins at t with these candidates."""
        p = self.p
        found = [*self.terms.get(("served", j, 0), ()), *self.terms.get(("start", t, 0), ())]
        for i in {int(p.seat_team[x]) for x in crew}:
            found += self.terms.get(("filled", i, 0), ())
        for x in crew:
            found += self.terms.get(("head", int(p.seat_team[x]), int(p.seat_role[x])), ())
        if self.verb.seats is not None:
            found += [(0, int(self.verb.seats[p.seat_officer[x], j])) for x in crew]
        added: dict[int, int] = defaultdict(int)
        for row, weight in found:
            added[row] += weight
        return added


class Amounts:
    """Running account of every strict amount."""

    def __init__(self, p: Problem, book: Book) -> None:
        self.p = p
        self.tables = [_Table(p, verb) for verb in book.strict() if isinstance(verb, Amount)]

    def barring(self, j: int, t: int, crew: list[int]) -> str:
        """Entry of a row that would pass its limit by more than it does now; empty: none."""
        for table in self.tables:
            for row, more in table.more(j, t, crew).items():
                if more > 0 and table.over[row] + more > 0:
                    return table.verb.entry
        return ""

    def add(self, j: int, t: int, crew: list[int]) -> None:
        """Job j begins at t with these candidates."""
        for table in self.tables:
            for row, more in table.more(j, t, crew).items():
                table.over[row] += more


def _rows(*columns: Ints) -> list[tuple[int, ...]]:
    return list(zip(*(np.asarray(column).tolist() for column in columns), strict=True))
