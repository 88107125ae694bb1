"""Counts instead of people: how many officers of each class sit in a team, and at which start of its job.

A class is made of officers of one body, home, standing and contract, commanders apart, who stand in the same crowds.
Leave, hours, history, certificates and recusals are summed over it, never a reason to split. Whatever a roster decides
gives counts that are allowed here, so that a least price here is a bound for every roster.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np

from enforceplan.model.emit import Emitter
from enforceplan.problem import AUXILIARY, COMMANDER, Problem
from enforceplan.solution import Solution, occupy
from enforceplan.thin import Thinned
from enforceplan.verbs import Book, Bools, Ints, Load, Marks

Terms = list[tuple[int, int]]

NAMED = 3
"""Most members of a class whose people are told apart, where any are: a sum says too little of so few."""


def classes(p: Problem, book: Book, thinned: Thinned) -> Ints:
    """[o] class of every officer who could take a seat, -1 of the others."""
    seats = np.flatnonzero(thinned.seat)
    officer = p.seat_officer[seats]
    able, commands = np.zeros(p.O, dtype=bool), np.zeros(p.O, dtype=bool)
    able[officer] = True
    commands[officer[p.seat_role[seats] == COMMANDER]] = True
    crowds = [v.crowd for v in book.verbs if isinstance(v, Load | Marks) and v.crowd is not None]
    columns = np.vstack([p.owner, p.serves, p.standing, p.contract, commands, *crowds]).astype(np.int64)
    of = np.full(p.O, -1, dtype=np.int64)
    if able.any():
        of[able] = np.unique(columns[:, able], axis=1, return_inverse=True)[1].ravel()
    return of


class Counts:
    """Starts of operations, heads of each class in each team, and heads of each class at each start."""

    def __init__(self, p: Problem, book: Book, thinned: Thinned, *, named: int) -> None:
        self.p, self.open, self.most_named = p, thinned, named
        self.emit = Emitter()
        self.of = classes(p, book, thinned)
        self.members = [np.flatnonzero(self.of == c) for c in range(int(self.of.max(initial=-1)) + 1)]
        self.start: dict[int, int] = {}
        """Literal of every open start of an operation"""
        self.served = [self._served(j) for j in range(p.J)]
        self.count: dict[tuple[int, int, int], int] = {}
        """(class, team, role) -> heads"""
        self.able: dict[tuple[int, int, int], Ints] = {}
        """(class, team, role) -> officers who could sit there"""
        self.by_team: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        """(team, role) -> (class, count)"""
        self.in_job: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
        """(class, job) -> keys of the counts"""
        self._count()
        self.filled = [self._team(i) for i in range(p.I)]
        self.at: dict[int, dict[int, Terms]] = {c: {} for c in range(len(self.members))}
        """class -> start -> heads that serve if the job begins there"""
        self.by_able: dict[int, list[tuple[Ints, int, int]]] = {c: [] for c in range(len(self.members))}
        """class -> (officers who could, start, heads of theirs that serve if the job begins there)"""
        self.own: dict[int, dict[int, Terms]] = {}
        """officer of a class whose people are told apart -> start -> whether he serves if the job begins there"""
        for (c, j), keys in self.in_job.items():
            self._when(c, j, keys)
            if self.named(c):
                self._name(c, j, keys)

    def named(self, c: int) -> bool:
        """The class's people are told apart."""
        return len(self.members[c]) <= self.most_named

    def starts_of(self, j: int) -> list[int]:
        """Open starts of a job."""
        low, high = self.p.first_start[j : j + 2].tolist()
        return [t for t in range(low, high) if self.open.start[t]]

    def _served(self, j: int) -> int:
        """Literal: the job takes place."""
        starts = self.starts_of(j)
        if j >= self.p.K or not starts:
            return self.emit.true if starts else self.emit.false
        self.start |= {t: self.emit.literal() for t in starts}
        if len(starts) == 1:
            return self.start[starts[0]]
        on = self.emit.literal()
        self.emit.exactly_one([*(self.start[t] for t in starts), -on - 1])
        return on

    def _count(self) -> None:
        p = self.p
        seats = np.flatnonzero(self.open.seat)
        officers: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        rows = (self.of[p.seat_officer[seats]], p.seat_team[seats], p.seat_role[seats], p.seat_officer[seats])
        for c, i, r, o in zip(*(row.tolist() for row in rows), strict=True):
            officers[c, i, r].append(o)
        for key, able in officers.items():
            c, i, r = key
            self.able[key] = np.asarray(able)
            self.count[key] = self.emit.integer(0, min(len(able), int(p.heads[i, r])))
            self.by_team[i, r].append((c, self.count[key]))
            self.in_job[c, int(p.team_job[i])].append(key)

    def _team(self, i: int) -> int:
        """Literal: somebody sits in the team."""
        p, emit = self.p, self.emit
        counts = [n for r in range(4) for _, n in self.by_team.get((i, r), ())]
        if not counts:
            return emit.false
        on = emit.literal()
        emit.clause([-on - 1, self.served[int(p.team_job[i])]])
        emit.linear([*((n, 1) for n in counts), (on, -1)], low=0)
        for r in range(4):
            seats = self.by_team.get((i, r), ())
            emit.linear([*((n, 1) for _, n in seats), (on, -int(p.heads[i, r]))], high=0)
        if self.open.one_body[i]:
            self._body(i)
        return on

    def _body(self, i: int) -> None:
        """No two bodies act in the team."""
        acting: dict[int, list[int]] = defaultdict(list)
        for r in range(4):
            for c, n in self.by_team.get((i, r), ()) if r != AUXILIARY else ():
                acting[int(self.p.owner[self.members[c][0]])].append(n)
        chosen = {b: self.emit.literal() for b in acting}
        self.emit.at_most_one(list(chosen.values()))
        for b, counts in acting.items():
            for n in counts:
                self.emit.linear([(n, 1), (chosen[b], -self.emit.top[n])], high=0)

    def _when(self, c: int, j: int, keys: list[tuple[int, int, int]]) -> None:
        """Heads at each start: all that the job has, where it begins; never more than are free then."""
        starts = self.starts_of(j)
        alike: dict[bytes, list[tuple[int, int, int]]] = defaultdict(list)
        for key in keys:
            alike[self.able[key].tobytes()].append(key)
        for seats in alike.values():
            officers, counts = self.able[seats[0]], [self.count[key] for key in seats]
            here = [(starts[0], n) for n in counts] if len(starts) == 1 else self._spread(officers, starts, counts)
            for t, heads in here:
                self.at[c].setdefault(t, []).append((heads, 1))
                self.by_able[c].append((officers, t, heads))

    def _spread(self, officers: Ints, starts: list[int], counts: list[int]) -> list[tuple[int, int]]:
        """(start, heads) of counts that the same officers could fill."""
        free = (~self.open.barred[officers][:, starts]).sum(axis=0)
        wanted = sum(self.emit.top[n] for n in counts)
        found = []
        for t, able in zip(starts, free.tolist(), strict=True):
            if most := min(wanted, able):
                heads = self.emit.integer(0, most)
                self.emit.linear([(heads, 1), (self.start[t], -most)], high=0)
                found.append((t, heads))
        self.emit.linear([*((heads, 1) for _, heads in found), *((n, -1) for n in counts)], low=0, high=0)
        return found

    def _name(self, c: int, j: int, keys: list[tuple[int, int, int]]) -> None:
        """Who of a class sits in a job: as many as it counts, each in one seat, at a start at which he is free."""
        emit = self.emit
        starts = self.starts_of(j)
        seats: dict[int, list[int]] = defaultdict(list)
        for key in keys:
            sits = {o: emit.literal() for o in self.able[key].tolist()}
            emit.linear([*((on, 1) for on in sits.values()), (self.count[key], -1)], low=0, high=0)
            for o, on in sits.items():
                seats[o].append(on)
        serving: dict[int, Terms] = defaultdict(list)
        for o, literals in seats.items():
            emit.at_most_one(literals)
            own = self.own.setdefault(o, {})
            for t in starts:
                if self.open.barred[o, t]:
                    continue
                if len(starts) == 1:
                    own[t] = [(on, 1) for on in literals]
                    continue
                there = emit.literal()
                emit.clause([-there - 1, self.start[t]])
                own[t] = [(there, 1)]
                serving[t].append((there, 1))
            if len(starts) > 1:
                emit.linear([*(own[t][0] for t in starts if t in own), *((on, -1) for on in literals)], low=0, high=0)
        for t, terms in serving.items():
            emit.linear([*terms, *((heads, -n) for heads, n in self.at[c][t])], low=0, high=0)

    def together(self, starts: Ints) -> list[Ints]:
        """Every largest set of these starts whose duties share a minute."""
        begin, end = self.p.begin[starts], self.p.end[starts]
        found = []
        edges = [*np.unique(begin).tolist(), int(end.max(initial=0))]
        for now, following in pairwise(edges):
            on: Bools = (begin <= now) & (end > now)
            if (end[on] <= following).any():
                found.append(starts[on])
        return found

    def hints(self, s: Solution) -> dict[int, int]:
        """Values of starts and counts that stand for a roster."""
        seen = occupy(self.p, s)
        values = {literal: int(seen.job_start[self.p.start_job[t]] == t) for t, literal in self.start.items()}
        heads: dict[tuple[int, int, int], int] = defaultdict(int)
        for o, i, r in zip(seen.officer.tolist(), seen.team.tolist(), seen.role.tolist(), strict=True):
            heads[int(self.of[o]), i, r] += 1
        return values | {n: heads[key] for key, n in self.count.items()}
