"""Reads `Amount` tables one job at a time: what serving saves, and whether a job may be served with a crew.

Different days, one visit, one after the other, so many heads in all: whatever ties jobs to each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from enforceplan.problem import Problem
from enforceplan.verbs import Amount, Book, Bools, Ints

Key = tuple[str, int, int]
"""Kind of term, and what it is about."""


def gains(p: Problem, book: Book) -> Ints:
    """[k] points saved by serving each operation."""
    gain = np.zeros(p.K, dtype=np.int64)
    for verb in book.priced():
        if isinstance(verb, Amount):
            k, _, weight = verb.served
            np.add.at(gain, k, np.maximum(0, -weight) * verb.points)
    return gain


class _Table:
    """One table: what each of its rows has come to."""

    def __init__(self, p: Problem, verb: Amount) -> None:
        self.p, self.verb = p, verb
        self.over = verb.constant - (0 if verb.limit is None else verb.limit)
        """Total of each row less its limit; a strict row may not end above 0, a priced one costs what it is above."""
        self.plain: Bools = np.ones(len(verb.constant), dtype=bool)
        """Rows about what is served and begun, whoever goes"""
        self.plain[verb.heads[2]] = self.plain[verb.filled[1]] = self.plain[verb.serves[2]] = False
        self.plain[verb.parties[2]] = False
        if verb.seats is not None:
            self.plain[0] = False
        self.parties: dict[int, list[tuple[int, int]]] = defaultdict(list)
        """Candidate -> (party, row)"""
        for x, *party in _rows(*verb.parties):
            self.parties[x].append((party[0], party[1]))
        self.came: set[tuple[int, int]] = set()
        """Parties of which somebody sits already."""
        self.terms: dict[Key, list[tuple[int, int]]] = defaultdict(list)
        for key, row, weight in self._all():
            self.terms[key].append((row, weight))

    def _all(self) -> Iterator[tuple[Key, int, int]]:
        verb = self.verb
        yield from ((("served", k, 0), row, weight) for k, row, weight in _rows(*verb.served))
        yield from ((("start", t, 0), row, weight) for t, row, weight in _rows(*verb.start))
        yield from ((("filled", i, 0), row, weight) for i, row, weight in _rows(*verb.filled))
        yield from ((("head", i, r), row, weight) for i, r, row, weight in _rows(*verb.heads))
        yield from ((("serves", o, j), row, weight) for o, j, row, weight in _rows(*verb.serves))

    def more(self, j: int, t: int, crew: list[int]) -> dict[int, int]:
        """Row -> what job j adds when it begins at t with these candidates."""
        p = self.p
        officers = p.seat_officer[crew].tolist() if crew else []
        keys: list[Key] = [("served", j, 0), ("start", t, 0)]
        keys += [("filled", i, 0) for i in {int(p.seat_team[x]) for x in crew}]
        keys += [("head", int(p.seat_team[x]), int(p.seat_role[x])) for x in crew]
        keys += [("serves", o, j) for o in officers]
        added: dict[int, int] = defaultdict(int)
        for key in keys:
            for row, weight in self.terms.get(key, ()):
                added[row] += weight
        if self.verb.seats is not None:
            added[0] += int(self.verb.seats[officers, j].sum())
        for _, row in self._with(crew) - self.came:
            added[row] += 1
        return added

    def add(self, j: int, t: int, crew: list[int]) -> None:
        """Job j begins at t with these candidates."""
        for row, more in self.more(j, t, crew).items():
            self.over[row] += more
        self.came |= self._with(crew)

    @cached_property
    def looks_at(self) -> set[int]:
        """Operations whose starts it counts."""
        return set(self.p.start_job[self.verb.start[0]].tolist())

    def added(self, k: int, t: int) -> int:
        """Points that an operation adds by beginning at a start, whoever goes."""
        before = {row: (int(self.over[row]), more) for row, more in self.more(k, t, []).items()}
        return self.verb.points * sum(max(0, over + more) - max(0, over) for over, more in before.values())

    def shut(self) -> Iterator[int]:
        """Candidates of parties for which no row has room any more."""
        for x, parties in self.parties.items():
            if any(self.over[row] >= 0 for _, row in {*parties} - self.came):
                yield x

    def _with(self, crew: list[int]) -> set[tuple[int, int]]:
        return {party for x in crew for party in self.parties.get(x, ())}


class Amounts:
    """Running account of every strict amount, and of the priced ones that look at starts."""

    def __init__(self, p: Problem, book: Book) -> None:
        self.tables = [_Table(p, verb) for verb in book.strict() if isinstance(verb, Amount)]
        priced = [verb for verb in book.priced() if isinstance(verb, Amount) and len(verb.start[0])]
        self.priced = [_Table(p, verb) for verb in sorted(priced, key=lambda verb: verb.level)]
        self.awaited = _awaited(p, self.tables)

    def line(self, k: int) -> list[int]:
        """The operations it waits for, theirs first, and itself last."""
        line = [k]
        for waiting in line:
            line += sorted(self.awaited.get(waiting, set()) - {*line})
        return line[::-1]

    def tied(self, k: int, t: int) -> str:
        """Entry of a row that has no room for the operation at that start, whoever goes; empty: none."""
        return next((entry for entry, plain in self._full(k, t, []) if plain), "")

    def barring(self, j: int, t: int, crew: list[int]) -> str:
        """Entry of a row that has no room for the job with this crew; empty: none."""
        return next((entry for entry, _ in self._full(j, t, crew)), "")

    def _full(self, j: int, t: int, crew: list[int]) -> Iterator[tuple[str, bool]]:
        for table in self.tables:
            for row, more in table.more(j, t, crew).items():
                if more > 0 and table.over[row] + more > 0:
                    yield table.verb.entry, bool(table.plain[row])

    def cost(self, k: int, t: int) -> list[int]:
        """What the operation's beginning at that start adds to each priced table, best level first."""
        return [table.added(k, t) if k in table.looks_at else 0 for table in self.priced]

    def shut(self) -> list[int]:
        """Candidates of whom no more may come: their parties' rows are full."""
        return sorted({x for table in self.tables for x in table.shut()})

    def add(self, j: int, t: int, crew: list[int]) -> None:
        """Job j begins at t with these candidates."""
        for table in (*self.tables, *self.priced):
            table.add(j, t, crew)


def _awaited(p: Problem, tables: list[_Table]) -> dict[int, set[int]]:
    """Operation -> operations without which a plain row has no room for it."""
    adds: dict[tuple[int, int], set[int]] = defaultdict(set)
    takes: dict[tuple[int, int], set[int]] = defaultdict(set)
    for n, table in enumerate(tables):
        for (kind, what, _), terms in table.terms.items():
            if kind not in ("served", "start"):
                continue
            k = what if kind == "served" else int(p.start_job[what])
            for row, weight in terms:
                if table.plain[row]:
                    (adds if weight > 0 else takes)[n, row].add(k)
    awaited: dict[int, set[int]] = defaultdict(set)
    for place, those in adds.items():
        for k in those:
            awaited[k] |= takes[place] - those
    return awaited


def _rows(*columns: Ints) -> list[tuple[int, ...]]:
    return list(zip(*(np.asarray(column).tolist() for column in columns), strict=True))
