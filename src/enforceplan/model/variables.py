"""The decisions of the exact model and the literals derived from them, each born on first use.

Base decisions: a literal per offered start, per candidate that no strict `Never` forbids, per body of an element that
several may fill, and the units of equipment. Everything else (served, filled, "begins in this set of starts", "this
officer is in this job beginning in this set") is derived and remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from enforceplan.model.emit import Emitter
from enforceplan.problem import CADRE, CERTIFIED, COMMANDER, Problem
from enforceplan.solution import Solution
from enforceplan.thin import Focus, Thinned, narrow
from enforceplan.verbs import Bools, Ints


class Variables:
    """Literals over a `Problem`, thinned by the strict `Never` tables of a `Book`.

    With a focus only its free jobs are decided; everything else is a constant.
    """

    def __init__(self, p: Problem, thinned: Thinned, focus: Focus | None = None) -> None:
        self.p = p
        self.emit = Emitter()
        self.open = thinned if focus is None else narrow(p, thinned, focus)
        self.free: Bools = np.ones(p.J, dtype=bool) if focus is None else focus.free
        self.around = None if focus is None else focus.around
        self.open_start = self.open.start
        open_starts = np.flatnonzero(self.open_start)
        edges = np.searchsorted(open_starts, p.first_start).tolist()
        listed = open_starts.tolist()
        self._open_starts = [listed[low:high] for low, high in pairwise(edges)]
        self.start = self._starts()
        self.served = self._served()
        self.seats = np.flatnonzero(self.open.seat)
        settled = np.zeros(len(self.seats), dtype=bool) if focus is None else ~focus.moves(p)[self.seats]
        self.seat = {
            int(x): self.emit.true if fixed else self.emit.literal()
            for x, fixed in zip(self.seats, settled, strict=True)
        }
        self.by_team: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.by_job: dict[tuple[int, int], list[int]] = defaultdict(list)
        for x, o, i, r, j in zip(
            self.seats.tolist(),
            p.seat_officer[self.seats].tolist(),
            p.seat_team[self.seats].tolist(),
            p.seat_role[self.seats].tolist(),
            p.team_job[p.seat_team[self.seats]].tolist(),
            strict=True,
        ):
            self.by_team[i, r].append(x)
            self.by_job[o, j].append(x)
        self._within: dict[tuple[int, bytes], int] = {}
        self._product: dict[tuple[int, int, int], int] = {}
        self._begins: dict[int, int] = {}
        self.serves = self._serves()
        self.jobs_of: dict[int, list[int]] = defaultdict(list)
        self.officers_of: dict[int, list[int]] = defaultdict(list)
        for o, j in self.by_job:
            self.jobs_of[o].append(j)
            self.officers_of[j].append(o)
        self.loose = sorted(set(p.seat_officer[self.seats[~settled]].tolist()))
        """Officers about whom something is to be decided."""
        self.priced = list(range(p.O)) if focus is None else self.loose
        """Officers whose prices count; in the whole model also those who can do nothing but carry something."""
        self.whole = focus is None
        """Everything is decided here, nothing settled elsewhere."""
        self.filled = self._teams()
        self._partial_starts()
        self.units = self._units()

    def _starts(self) -> dict[int, int]:
        last = int(self.p.first_start[self.p.K])
        free = self.free[self.p.start_job]
        return {
            t: self.emit.literal() if free[t] else self.emit.true
            for t in np.flatnonzero(self.open_start[:last]).tolist()
        }

    def starts_of(self, j: int) -> list[int]:
        """Open starts of a job."""
        return self._open_starts[j]

    def _served(self) -> list[int]:
        served = []
        for k in range(self.p.K):
            literals = [self.start[t] for t in self.starts_of(k)]
            if not literals:
                served.append(self.emit.false)
            elif len(literals) == 1:
                served.append(literals[0])
            else:
                on = self.emit.literal()
                self.emit.exactly_one([*literals, -on - 1])
                served.append(on)
        closed = self.emit.false
        return served + [
            self.emit.true if self.open_start[t] else closed for t in self.p.first_start[self.p.K : self.p.J]
        ]

    def _serves(self) -> dict[tuple[int, int], int]:
        """(o, j) -> literal: the officer has a seat in the job; never two seats."""
        literals = {}
        for key, members in self.by_job.items():
            seats = [self.seat[x] for x in members]
            if len(seats) == 1:
                literals[key] = seats[0]
            else:
                on = self.emit.literal()
                self.emit.exactly_one([*seats, -on - 1])
                literals[key] = on
        return literals

    def _teams(self) -> list[int]:
        """Literal per team: somebody sits there. Seats of one role never exceed the heads asked for."""
        p, emit = self.p, self.emit
        filled = []
        for i in range(p.I):
            members = [x for r in range(4) for x in self.by_team.get((i, r), ())]
            if not members or not self.free[p.team_job[i]]:
                filled.append(emit.true if members else emit.false)
                continue
            on = emit.literal()
            served = self.served[int(p.team_job[i])]
            if served != emit.true:
                emit.clause([-on - 1, served])
            emit.clause([-on - 1, *(self.seat[x] for x in members)])
            for r in range(4):
                seats = [self.seat[x] for x in self.by_team.get((i, r), ())]
                if seats:
                    emit.linear([*((a, 1) for a in seats), (on, -int(p.heads[i, r]))], high=0)
            self._bodies(i, on)
            filled.append(on)
        return filled

    def _bodies(self, i: int, on: int) -> None:
        """One body where mixed teams are forbidden; starts at which a body may not act."""
        p, emit = self.p, self.emit
        by_body: dict[int, list[int]] = defaultdict(list)
        for r in (CERTIFIED, CADRE, COMMANDER):
            for x in self.by_team.get((i, r), ()):
                by_body[int(p.owner[p.seat_officer[x]])].append(x)
        choices = []
        for b, members in by_body.items():
            closed = self.open.body_starts.get((i, b))
            if not closed and not self.open.one_body[i]:
                continue
            chosen = on if len(by_body) == 1 else emit.literal()
            choices.append(chosen)
            if len(by_body) > 1:
                for x in members:
                    emit.clause([-self.seat[x] - 1, chosen])
            if closed:
                emit.clause([-chosen - 1, self.within(int(p.team_job[i]), self._mask_without(closed))])
        if self.open.one_body[i]:
            emit.at_most_one(choices)

    def _mask_without(self, closed: set[int]) -> Bools:
        mask = np.ones(self.p.T, dtype=bool)
        mask[list(closed)] = False
        return mask

    def _partial_starts(self) -> None:
        """Whoever is barred at some starts of a job sits there only when it begins at another."""
        p = self.p
        for (o, j), members in self.by_job.items():
            if not self.free[j]:
                continue
            starts = self.starts_of(j)
            barred = self.open.barred[o, starts]
            if barred.any():
                self.emit.clause([-self.serves[o, j] - 1, self.within(j, ~self.open.barred[o])])
            for x in members:
                closed = self.open.seat_starts.get((o, int(p.seat_team[x])))
                if closed:
                    self.emit.clause([-self.seat[x] - 1, self.within(j, self._mask_without(closed))])

    def _units(self) -> dict[tuple[int, int], int]:
        p = self.p
        units = {}
        for k, q in zip(*np.nonzero(p.usable), strict=True):
            if self.served[k] == self.emit.false:
                continue
            if not self.free[k] and self.around is not None:
                have = int(self.around.units[k, q])
                units[int(k), int(q)] = self.emit.integer(have, have)
                continue
            most = int(p.pool_quantity[q])
            units[int(k), int(q)] = taken = self.emit.integer(0, most)
            self.emit.linear([(taken, 1), (self.served[k], -most)], high=0)
        return units

    def within(self, j: int, mask: Bools) -> int:
        """Literal: job j is served and begins at a start in the mask [T]."""
        starts = self.starts_of(j)
        inside = [t for t in starts if mask[t]]
        if not inside:
            return self.emit.false
        if len(inside) == len(starts):
            return self.served[j]
        if len(inside) == 1:
            return self.start[inside[0]]
        key = j, np.asarray(inside).tobytes()
        if key not in self._within:
            on = self.emit.literal()
            self.emit.exactly_one([*(self.start[t] for t in inside), -on - 1])
            self._within[key] = on
        return self._within[key]

    def serving(self, o: int, j: int, begun: int) -> int:
        """Literal: officer o serves job j and ``begun`` (a literal of `within` for that job) holds."""
        serves = self.serves[o, j]
        if begun == self.emit.false or begun == self.served[j]:
            return begun if begun == self.emit.false else serves
        key = o, j, begun
        if key not in self._product:
            on = self.emit.literal()
            self.emit.clause([-serves - 1, -begun - 1, on])
            self.emit.clause([-on - 1, serves])
            self.emit.clause([-on - 1, begun])
            self._product[key] = on
        return self._product[key]

    def parties(self, members: Ints, party: Ints, row: Ints) -> Iterator[tuple[int, int]]:
        """(row, literal: somebody of the party sits) of each party of `Amount` of which anybody can."""
        seats: dict[tuple[int, int], list[int]] = defaultdict(list)
        for x, *key in zip(members.tolist(), row.tolist(), party.tolist(), strict=True):
            if x in self.seat:
                seats[key[0], key[1]].append(self.seat[x])
        for (of, _), literals in seats.items():
            on = literals[0] if len(literals) == 1 else self.emit.literal()
            if len(literals) > 1:
                self.emit.clause([-on - 1, *literals])
                for literal in literals:
                    self.emit.clause([-literal - 1, on])
            yield of, on

    def begins(self, k: int) -> int:
        """Integer: minute at which operation k begins while it is served."""
        if k not in self._begins:
            starts = self.starts_of(k)
            minutes = self.p.begin[starts]
            when = self.emit.integer(int(minutes.min()), int(minutes.max()))
            self.emit.linear(
                [(when, -1), *((self.start[t], int(self.p.begin[t])) for t in starts)], 0, 0, when=[self.served[k]]
            )
            self._begins[k] = when
        return self._begins[k]

    def hints(self, s: Solution) -> dict[int, int]:
        """Values of the base decisions that stand for a solution."""
        chosen = {int(t) for t in s.start if t >= 0}
        taken = {int(x) for x in s.taken}
        values = {literal: int(t in chosen) for t, literal in self.start.items()}
        values |= {literal: int(x in taken) for x, literal in self.seat.items()}
        values |= {unit: int(s.units[k, q]) for (k, q), unit in self.units.items()}
        values[self.emit.true] = 1
        return values

    def read(self, value: Ints) -> Solution:
        """The solution that an assignment of all variables [n] stands for."""
        p = self.p
        start = np.full(p.K, -1, dtype=np.int64)
        for t, literal in self.start.items():
            if value[literal]:
                start[p.start_job[t]] = t
        taken = np.asarray([x for x, literal in self.seat.items() if value[literal]], dtype=np.int64)
        units = np.zeros((p.K, len(p.pools)), dtype=np.int64)
        for (k, q), unit in self.units.items():
            units[k, q] = value[unit]
        return Solution(start, np.sort(taken), units)
