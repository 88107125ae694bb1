"""The class model: every verb said of counts, so that its least price bounds every roster from below.

Contract: for every roster that an entry allows, its counts satisfy what is said here of the entry, and the price said
here is never above the roster's. A verb that cannot be said of counts is left out. Sums over members are such
relaxations; `shares` tells what a total that members share costs at least.

When to modify: a new verb, or a stronger way to say one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from enforceplan.domain import Level
from enforceplan.model.classes import NAMED, Counts, Terms
from enforceplan.model.halls import Hall, cliques, halls
from enforceplan.model.parts import parts
from enforceplan.model.shares import Share
from enforceplan.problem import Problem
from enforceplan.thin import Thinned
from enforceplan.verbs import (
    FREE,
    Amount,
    Apart,
    Book,
    Bools,
    Ints,
    Load,
    Marks,
    Oblige,
    Shape,
    Stock,
    Take,
    Tally,
    Verb,
    When,
    Whole,
)

PIECES = 6
"""Duties of which no more than so many make up a limit are counted as whole pieces, too."""

_ANY = np.asarray([FREE], dtype=np.int64)
"""What a crowd could carry: as much as comes."""


class Relaxed:
    """A CP-SAT model of counts: what a `Book` says of classes, one objective a level."""

    def __init__(self, p: Problem, book: Book, thinned: Thinned, *, named: int = NAMED) -> None:
        """``named``: most members of a class whose people are told apart; 0 makes a smaller, looser model."""
        self.p = p
        self.v = Counts(p, book, thinned, named=named)
        self.objective: dict[Level, Terms] = {verb.level: [] for verb in book.priced()}
        self.constant = dict.fromkeys(self.objective, 0)
        self._taken: dict[int, Ints] = {}
        self._open_jobs = np.zeros((p.O, p.J), dtype=bool)
        """[o, j] a seat in the job is open to the officer"""
        self._open_jobs[p.seat_officer[thinned.seat], p.team_job[p.seat_team[thinned.seat]]] = True
        self.halls = [halls(self.v, c) for c in range(len(self.v.members))]
        aparts = [verb for verb in book.strict() if isinstance(verb, Apart)]
        self._one_at_a_time = self._bound(aparts)
        self._exclude(aparts)
        for verb in book.verbs:
            self._say(verb)
        if any(isinstance(verb, Stock) for verb in book.verbs):
            for kind, least in self._taken.items():
                self._stock(kind, least)

    def hold(self, level: Level, value: int) -> None:
        """From now on the level's value is at most this."""
        self.v.emit.linear(self.objective[level], high=value - self.constant[level])

    def _say(self, verb: Verb) -> None:
        if isinstance(verb, Load):
            self._load(verb)
        elif isinstance(verb, Marks):
            self._marks(verb)
        elif isinstance(verb, Amount):
            self._amount(verb)
        elif isinstance(verb, Tally):
            self._tally(verb)
        elif isinstance(verb, Take):
            known = self._taken.get(verb.kind, np.zeros(self.p.K, dtype=np.int64))
            self._taken[verb.kind] = np.maximum(known, verb.least)
        elif isinstance(verb, Oblige):
            for k in np.flatnonzero(verb.served).tolist():
                self.v.emit.clause([self.v.served[k]])
            for k in np.flatnonzero(verb.start >= 0).tolist():
                pinned = self.v.start.get(int(verb.start[k]), self.v.emit.false)
                self.v.emit.clause([pinned, -self.v.served[k] - 1])

    def _bound(self, aparts: list[Apart]) -> Bools:
        """[t] starts of which no officer may take two that share a minute."""
        p = self.p
        bound = np.zeros(p.T, dtype=bool)
        for verb in aparts:
            plain = verb.first & verb.second & ~verb.alongside
            if verb.officers.all() and not ((verb.opens > p.begin) | (verb.until < p.end))[plain].any():
                bound |= plain
        return bound

    def _exclude(self, aparts: list[Apart]) -> None:
        """Of duties that exclude each other a Hall set holds no more than it has members free."""
        for hall in self._every_hall():
            free = ~self.v.open.barred[hall.members]
            for starts in cliques(self.p, aparts, hall):
                self._at_most(hall.heads(starts), int(free[:, starts].any(axis=1).sum()))

    def _everybody(self) -> Iterator[Hall]:
        """Every officer once: classes, and the people of those whose people are told apart."""
        for c, (whole, *people) in enumerate(self.halls):
            yield from people if self.v.named(c) else [whole]

    def _every_hall(self) -> Iterator[Hall]:
        for of_class in self.halls:
            yield from of_class

    def _at_most(self, terms: Terms, limit: int) -> None:
        if self.v.emit.most(terms) > limit:
            self.v.emit.linear(terms, high=limit)

    def _inside(self, crowd: Bools) -> list[int]:
        """Classes that stand in a crowd; a class is wholly inside or wholly outside."""
        return [c for c, members in enumerate(self.v.members) if crowd[members[0]]]

    def _load(self, verb: Load) -> None:
        for w, load in enumerate(verb.load):
            room = verb.limit[w] - (0 if verb.base is None else verb.base)
            step = np.ones_like(room) if verb.step is None else verb.step
            if verb.crowd is not None:
                for s, crowd in enumerate(verb.crowd):
                    carried = [term for c in self._inside(crowd) for term in self.halls[c][0].carried(load)]
                    self._shared(verb, carried, room[[s]], step[[s]], _ANY)
            elif verb.points:
                for hall in self._everybody():
                    reach = self._reach(hall, load)
                    self._shared(verb, hall.carried(load), room[hall.members], step[hall.members], reach)
                self._idle(verb, room, step)
            else:
                for hall in self._every_hall():
                    self._fit(hall, load, room[hall.members])

    def _fit(self, hall: Hall, load: Whole, room: Ints) -> None:
        """What members carry together fits their limits, and so does every whole number of pieces of one size.

        Of duties of more than size each, a member holds at most limit // size: five patrols of 7.5 h in 40 h.
        """
        starts = hall.starts
        if (room < FREE // 2).all():
            room = np.maximum(0, room)
            large = load[starts] * PIECES >= room.max(initial=0)
            for size in {1, *load[starts][large].tolist()} - {0}:
                if size == 1 or (room // size * size < room).any():
                    self._at_most(hall.carried(load // size), int((room // size).sum()))

    def _idle(self, verb: Load | Marks, room: Ints, step: Ints) -> None:
        """Officers of no class pay for what they carry along."""
        for o in np.flatnonzero(self.v.of < 0).tolist() if verb.points else ():
            self._shared(verb, [], room[[o]], step[[o]], np.zeros(1, dtype=np.int64))

    def _reach(self, hall: Hall, load: Whole) -> Ints:
        """[n] the most of a load that each member could carry: of every job the start that adds most."""
        starts = hall.starts[np.argsort(self.p.start_job[hall.starts], kind="stable")]
        if not len(starts):
            return np.zeros(len(hall.members), dtype=np.int64)
        job = self.p.start_job[starts]
        carried = np.where(self._can(hall.members, starts), load[starts], 0)
        most: Ints = np.maximum.reduceat(carried, np.flatnonzero(np.diff(job, prepend=-1)), axis=1).sum(axis=1)
        return most

    def _can(self, officers: Ints, starts: Ints) -> Bools:
        """[n, m] the officer may serve if the job begins there."""
        free: Bools = (
            self._open_jobs[np.ix_(officers, self.p.start_job[starts])] & ~self.v.open.barred[np.ix_(officers, starts)]
        )
        return free

    def _shared(self, verb: Load | Marks, terms: Terms, room: Ints, step: Ints, reach: Ints) -> None:
        """A total that some share: at most the sum of their limits, or priced as if shared in the cheapest way."""
        if not verb.points:
            self._at_most(terms, int(np.minimum(np.maximum(0, room), reach).sum()))
            return
        share = Share(room, step, verb.shape, reach)
        self.constant[verb.level] += verb.points * share.least
        used: Terms = []
        for price, size, number in share.rungs(self.v.emit.most(terms)):
            units = self.v.emit.integer(0, number)
            used.append((units, -size))
            self.objective[verb.level].append((units, verb.points * price))
        if used or self.v.emit.most(terms) > share.free:
            self.v.emit.linear([*terms, *used], high=share.free)

    def _marks(self, verb: Marks) -> None:
        ones = np.ones(self.p.O, dtype=np.int64)
        for w, window in enumerate(verb.windows):
            flags = verb.flag[window]
            room = verb.limit[w] - (0 if verb.base is None else verb.base)
            if verb.crowd is not None:
                for s, crowd in enumerate(verb.crowd):
                    inside = [self.halls[c][0] for c in self._inside(crowd)]
                    self._shared(verb, self.touched(inside, flags), room[[s]], ones[:1], _ANY)
                continue
            for hall in self._everybody():
                if verb.points or room[hall.members].min() < len(flags):
                    touched = self.touched([hall], flags)
                    self._shared(verb, touched, room[hall.members], ones[hall.members], self._touchable(hall, flags))
            self._idle(verb, room, ones)

    def _touchable(self, hall: Hall, flags: Bools) -> Ints:
        """[n] marks that each member could touch."""
        can = self._can(hall.members, hall.starts)
        marks: Ints = np.asarray([(can & flag[hall.starts]).any(axis=1) for flag in flags], dtype=np.int64).sum(axis=0)
        return marks

    def touched(self, among: list[Hall], flags: Bools) -> Terms:
        """Of each mark, at least as many of these officers touch it as ever serve on it in one minute."""
        v = self.v
        terms: Terms = []
        starts = np.asarray(sorted({t for hall in among for t in hall.at}), dtype=np.int64)
        for flag in flags:
            marked = starts[flag[starts]]
            bound = self._one_at_a_time[marked]
            sets = [*v.together(marked[bound]), *marked[~bound, None]]
            sums = [[term for hall in among for t in s.tolist() for term in hall.at.get(t, ())] for s in sets]
            if len(sums) == 1:
                terms += sums[0]
            elif sums:
                people = v.emit.integer(0, sum(len(hall.members) for hall in among))
                for heads in sums:
                    v.emit.linear([*heads, (people, -1)], high=0)
                terms.append((people, 1))
        return terms

    def _tally(self, verb: Tally) -> None:
        v = self.v
        rows: dict[int, list[int]] = defaultdict(list)
        for i in np.flatnonzero(verb.row >= 0).tolist():
            rows[int(verb.row[i])].append(i)
        for row, teams in rows.items():
            seated = [(n, verb.weight[v.able[c, i, r], r]) for i in teams for r in range(4)
                      for c, n in v.by_team.get((i, r), ())]  # fmt: skip
            above = [(n, int(weight.max())) for n, weight in seated if weight.any()]
            below = [(n, int(weight.min())) for n, weight in seated if weight.any()]
            least, most = int(verb.least[row]), int(verb.most[row])
            for active in {self._active(i, verb.when) for i in teams} - {v.emit.false}:
                if least > 0 and all(w >= 0 for _, w in above):
                    v.emit.linear([*above, (active, -least)], low=0)
                elif least > -v.emit.most([(n, -w) for n, w in above]):
                    v.emit.linear(above, low=least, when=[active])
                if v.emit.most(below) > most:
                    v.emit.linear(below, high=most, when=[active])

    def _active(self, i: int, when: When) -> int:
        if when is When.ALWAYS:
            return self.v.emit.true
        return self.v.filled[i] if when is When.FILLED else self.v.served[int(self.p.team_job[i])]

    def _stock(self, kind: int, least: Ints) -> None:
        """At no minute do operations take more of a kind than the pools within reach of their streets have."""
        p, v = self.p, self.v
        pools = p.pool_kind == kind
        for street in [-1, *np.unique(p.job_street[: p.K]).tolist()]:
            within = pools if street < 0 else pools & ((p.pool_street < 0) | (p.pool_street == street))
            near = (least > 0) & (street < 0 or p.job_street[: p.K] == street)
            starts = np.asarray([t for t in v.start if near[p.start_job[t]]], dtype=np.int64)
            for at_once in v.together(np.sort(starts)):
                terms = [(v.start[t], int(least[p.start_job[t]])) for t in at_once.tolist()]
                self._at_most(terms, int(p.pool_quantity[within].sum()))

    def _amount(self, verb: Amount) -> None:
        emit = self.v.emit
        rows: list[Terms] = [[] for _ in verb.constant]
        for row, term in parts(self.v, verb):
            rows[row].append(term)
        limit = 0 if verb.limit is None else verb.limit
        for row, (terms, base) in enumerate(zip(rows, (verb.constant - limit).tolist(), strict=True)):
            if not verb.points:
                if base + emit.most(terms) > 0:
                    emit.linear(terms, high=-base)
                continue
            step = 1 if verb.step is None else int(verb.step[row])
            if step == 1 and verb.shape is Shape.LINEAR and base >= emit.most([(x, -w) for x, w in terms]):
                self.objective[verb.level] += [(x, w * verb.points) for x, w in terms]
                self.constant[verb.level] += base * verb.points
                continue
            units = -(-(base + emit.most(terms)) // step)
            sizes = [units] if verb.shape is Shape.LINEAR else [1] * units
            rungs = [(emit.integer(0, size), price) for price, size in enumerate(sizes, start=1) if units > 0]
            if rungs:
                emit.linear([*terms, *((rung, -step) for rung, _ in rungs)], high=-base)
                self.objective[verb.level] += [(rung, verb.points * price) for rung, price in rungs]
