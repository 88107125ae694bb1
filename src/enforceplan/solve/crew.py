"""One job's crew being put together at one start, and what stood in the way where it could not be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

import numpy as np

from enforceplan.domain import Rank
from enforceplan.problem import CADRE, CERTIFIED, COMMANDER, Problem
from enforceplan.verbs import Bools, Ints, Tally, When

Candidates = Mapping[tuple[int, int], Ints]
"""(team i, role) -> seats [x] of those able to take the start, best first."""
_ACTING = (CERTIFIED, CADRE)
_MOST_TRIED = 8
"""Choices of bodies that are tried; nearly every element knows one or two."""


@dataclass(frozen=True)
class Lack:
    """What stood in the way when a job could not be staffed at a start."""

    kind: str
    """``people``, ``equipment``, ``rule``, or ``tied`` to operations placed before"""
    start: int
    entry: str = ""
    """The strict entry that was in the way, where it is one."""
    team: int = -1
    """-1: not about one team"""
    role: int = 0
    asked: int = 0
    free: int = 0
    what: str = ""
    """Kind of equipment that was short, or seats"""


class Bench:
    """Candidates of one role of a team, and what of their order never changes."""

    def __init__(self, p: Problem, seats: Ints, i: int, r: int) -> None:
        self.seats = seats
        self.officers = p.seat_officer[seats]
        self.away = p.local[self.officers] != p.job_street[p.team_job[i]]
        self.week = p.weekly[self.officers] - p.reserved[self.officers]
        self.spared = (p.rank[self.officers] >= Rank.COMMANDER) & (r != COMMANDER)


@dataclass(frozen=True)
class Row:
    """One row of a `Tally` inside one job."""

    teams: frozenset[int]
    weight: Ints
    """[o, r]"""
    least: int
    most: int
    when: When
    entry: str

    def lack(self, p: Problem, t: int, total: int) -> Lack:
        """The row in the way; numbers are told where it counts heads, its element where it is about one."""
        elements = {p.team_element[i] for i in self.teams}
        counts = int(self.weight.min()) >= 0 and int(self.weight.max()) <= 1
        team = min(self.teams) if len(elements) == 1 and elements != {""} else -1
        return Lack("rule", t, self.entry, team, asked=self.least if counts else 0, free=total if counts else 0)

    def total(self, p: Problem, members: list[int]) -> int:
        """Weight of the members inside the row."""
        return sum(int(self.weight[p.seat_officer[x], p.seat_role[x]]) for x in members if p.seat_team[x] in self.teams)

    def holds(self, p: Problem, members: list[int]) -> bool:
        """The row's limits hold, or nobody sits in it and nobody must."""
        if self.when is When.FILLED and not any(p.seat_team[x] in self.teams for x in members):
            return True
        return self.least <= self.total(p, members) <= self.most


def read_rows(p: Problem, tallies: list[Tally]) -> list[list[Row]]:
    """[j] the rows of each job."""
    rows: list[list[Row]] = [[] for _ in range(p.J)]
    for verb in tallies:
        members: dict[int, list[int]] = {}
        for i in np.flatnonzero(verb.row >= 0).tolist():
            members.setdefault(int(verb.row[i]), []).append(i)
        for s, teams in members.items():
            row = Row(frozenset(teams), verb.weight, int(verb.least[s]), int(verb.most[s]), verb.when, verb.entry)
            rows[int(p.team_job[teams[0]])].append(row)
    return rows


def fitting_bodies(p: Problem, i: int, able: Candidates, wanted: Mapping[tuple[int, int], int]) -> list[int]:
    """Bodies [b] whose candidates can fill the acting heads of a team, the one with most of them first."""
    keys = [(i, r) for r in _ACTING if (i, r) in wanted]
    counts: dict[int, int] = {}
    for b in sorted({int(p.owner[o]) for key in keys for o in p.seat_officer[able[key]]}):
        own = [int((p.owner[p.seat_officer[able[key]]] == b).sum()) for key in keys]
        if all(n >= wanted[key] for n, key in zip(own, keys, strict=True)):
            counts[b] = sum(own)
    return sorted(counts, key=lambda b: (-counts[b], b))


def arrangements(
    p: Problem, able: Candidates, bodies: Mapping[int, list[int]], asking: Sequence[Row]
) -> Iterator[Candidates]:
    """Candidates to try in turn: each team's acting heads of one body, and those first who help most of the rows.

    Parameters
    ----------
    bodies
        Team i that is of one body -> bodies [b] that can fill it, best first.
    asking
        Rows that ask for somebody; whoever serves two of them may be the only one who leaves a seat for a third.
    """
    for chosen in islice(product(*bodies.values()), _MOST_TRIED):
        body = dict(zip(bodies, chosen, strict=True))
        own = {
            (i, r): xs[p.owner[p.seat_officer[xs]] == body[i]] if i in body and r in _ACTING else xs
            for (i, r), xs in able.items()
        }
        yield own
        if len(asking) > 1:
            yield {key: _helpful_first(p, key, xs, asking) for key, xs in own.items()}


def _helpful_first(p: Problem, key: tuple[int, int], xs: Ints, rows: Sequence[Row]) -> Ints:
    helped = sum((row.weight[p.seat_officer[xs], key[1]] > 0) & (key[0] in row.teams) for row in rows)
    return xs[np.argsort(-np.asarray(helped, dtype=np.int64), kind="stable")]


class Crew:
    """Seats wanted, candidates able to take them (best first), and who has been chosen."""

    def __init__(self, p: Problem, wanted: Mapping[tuple[int, int], int], able: Candidates) -> None:
        self.p, self.wanted, self.able = p, wanted, able
        self.chosen: dict[tuple[int, int], list[int]] = {key: [] for key in wanted}
        self.members: list[int] = []
        self._used: set[int] = set()

    def _take(self, key: tuple[int, int], x: int) -> None:
        self.chosen[key].append(x)
        self.members.append(x)
        self._used.add(int(self.p.seat_officer[x]))

    def _open(self, key: tuple[int, int]) -> bool:
        return len(self.chosen[key]) < self.wanted[key]

    def seat_officer(self, o: int) -> bool:
        """Give one officer the first seat he can take; False where there is none."""
        for key, xs in self.able.items():
            mine = xs[self.p.seat_officer[xs] == o]
            if len(mine) and self._open(key):
                self._take(key, int(mine[0]))
                return True
        return False

    def total(self, row: Row) -> int:
        """What the row counts so far."""
        return row.total(self.p, self.members)

    def choice(self, row: Row) -> int:
        """How many candidates could help a row: the fewer, the earlier it is served."""
        return sum(
            int((row.weight[self.p.seat_officer[xs], key[1]] > 0).sum())
            for key, xs in self.able.items()
            if key[0] in row.teams
        )

    def reach(self, row: Row) -> bool:
        """Choose members until the row's least is reached; False where it cannot be."""
        have = self.total(row)
        for key in sorted(self.wanted):
            if key[0] not in row.teams:
                continue
            for x in self.able[key].tolist():
                o = int(self.p.seat_officer[x])
                if have >= row.least or not self._open(key):
                    break
                if o not in self._used and row.weight[o, key[1]] > 0:
                    self._take(key, x)
                    have += int(row.weight[o, key[1]])
        return have >= row.least

    def fill(self, t: int, named: Sequence[tuple[int, str]], asking: Sequence[Row], rows: Sequence[Row]) -> Lack | None:
        """Seat everybody for a start; what stands in the way, or None.

        First the officers ``named`` (with the entry that names each), then whom the rows ``asking`` for somebody need,
        then the seats still open; all ``rows`` of the job must hold in the end.
        """
        for o, entry in named:
            if not self.seat_officer(o):
                return Lack("rule", t, entry)
        for row in sorted(asking, key=self.choice):
            if not self.reach(row):
                return row.lack(self.p, t, self.total(row))
        short = self.complete()
        if short is not None:
            return Lack("people", t, "", *short, self.wanted[short], len(self.chosen[short]))
        return next((row.lack(self.p, t, self.total(row)) for row in rows if not row.holds(self.p, self.members)), None)

    def complete(self) -> tuple[int, int] | None:
        """Fill the seats still open; the first (team, role) that stays short, or None."""
        for key in sorted(self.wanted, key=lambda key: len(self.able[key]) - self.wanted[key]):
            for x in self.able[key].tolist():
                if not self._open(key):
                    break
                if int(self.p.seat_officer[x]) not in self._used:
                    self._take(key, x)
            if self._open(key):
                return key
        return None


def free_crews(p: Problem, candidates: Mapping[tuple[int, int], Ints]) -> Bools:
    """[k] certified seats have more people open to them than heads; false: a rule has named the crew."""
    free = np.zeros(p.K, dtype=bool)
    for (i, r), seats in candidates.items():
        if p.team_job[i] < p.K and r == CERTIFIED:
            free[p.team_job[i]] |= len(seats) > p.heads[i, r]
    return free
