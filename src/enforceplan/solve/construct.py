"""The constructive planner: a first whole roster within a second or two, so that no time limit ends with nothing.

Operations by obligation, priority and scarcity, then post shifts; for each the first start at which every team can be
staffed; officers who have done least first. Every seat is tested against every strict verb; what cannot be staffed is
left out. Deterministic: no chance, and no clock unless it is given a time by which to stop.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from enforceplan.problem import AUXILIARY, CADRE, CERTIFIED, COMMAND_TEAM, COMMANDER, DAY, Problem
from enforceplan.solution import Solution
from enforceplan.solve.amounts import Amounts, gains
from enforceplan.solve.burden import Burden
from enforceplan.solve.crew import Bench, Crew, Lack, Row, arrangements, fitting_bodies, free_crews, read_rows
from enforceplan.solve.garage import Garage
from enforceplan.solve.kept import kept
from enforceplan.solve.ledgers import Ledgers
from enforceplan.thin import thin
from enforceplan.verbs import Book, Ints, Oblige, Tally, When


class Planner:
    """Builds one roster; `run` returns it. What has not been looked at by ``until`` (monotonic) is left out.

    Starts and people of an ``earlier`` roster, legal or not, or of the published week, come before all others.
    """

    def __init__(self, p: Problem, book: Book, until: float = math.inf, earlier: Solution | None = None) -> None:
        self.p, self.until = p, until
        self.begun, self.sat = kept(p, book, earlier)
        self.open = thin(p, book)
        self.ledgers = Ledgers(p, book, np.flatnonzero(self.open.seat))
        self.burden = Burden(p, book)
        self.minutes = np.zeros(p.O, dtype=np.int64)
        self.works_on = np.zeros((p.O, p.days), dtype=bool)
        self.shift_minutes = np.unique(p.counted[p.K :][p.counted[p.K :] > 0])
        self.start = np.full(p.K, -1, dtype=np.int64)
        self.taken: list[int] = []
        self.teams_of: list[list[int]] = [[] for _ in range(p.J)]
        for i, j in enumerate(p.team_job.tolist()):
            self.teams_of[j].append(i)
        self.candidates: dict[tuple[int, int], Ints] = {}
        self._benches: dict[tuple[int, int], Bench] = {}
        seats = np.flatnonzero(self.open.seat)
        keys = p.seat_team[seats] * 4 + p.seat_role[seats]
        order = np.argsort(keys, kind="stable")
        edges = np.flatnonzero(np.diff(keys[order], prepend=-1)).tolist()
        for low, high in pairwise([*edges, len(order)]):
            key = int(keys[order[low]])
            self.candidates[key // 4, key % 4] = seats[order[low:high]]
        strict = list(book.strict())
        self.rows = read_rows(p, [verb for verb in strict if isinstance(verb, Tally)])
        self.garage = Garage(p, book)
        self.obliged = [verb for verb in strict if isinstance(verb, Oblige)]
        self.amounts = Amounts(p, book)
        self.gain = gains(p, book)
        self.lacks: list[Lack] = []
        """What stood in the way at each start of the operation tried last."""

    def run(self) -> Solution:
        """Place operations, then post shifts."""
        p = self.p
        must, pinned = np.zeros(p.K, dtype=bool), np.zeros(p.K, dtype=bool)
        for verb in self.obliged:
            must |= verb.served
            must[verb.officers[1]] = True
            pinned |= verb.start >= 0
        offered = np.diff(p.first_start[: p.K + 1])
        for k in np.lexsort(
            (np.arange(p.K), offered, -self.gain, free_crews(p, self.candidates), ~pinned, ~must)
        ).tolist():
            if self.gain[k] > 0 or must[k]:
                self.place_line(self.amounts.line(k))
        whole = np.asarray([p.team_whole[self.teams_of[j][0]] for j in range(p.K, p.J)], dtype=bool)
        begins = p.begin[p.first_start[p.K : p.J]]
        for n in np.lexsort((begins, -p.length[p.K :], ~whole, begins // DAY)).tolist():
            self._place_shift(p.K + n)
        return Solution(self.start, np.asarray(sorted(self.taken), dtype=np.int64), self.garage.units)

    def resume(self, s: Solution) -> None:
        """Go on from a roster that breaks no strict verb."""
        p = self.p
        job_start = np.concatenate([s.start, p.first_start[p.K : p.J]])
        self.start = s.start.copy()
        for k in np.flatnonzero(s.start >= 0).tolist():
            self.garage.lend(k, int(s.start[k]), s.units[k])
        crews: dict[int, list[int]] = {int(j): [] for j in np.flatnonzero(job_start >= 0)}
        for x in s.taken.tolist():
            crews.get(int(p.team_job[p.seat_team[x]]), []).append(x)
        for j, crew in crews.items():
            if crew or j < p.K:
                self._begin(j, int(job_start[j]), crew)

    def fill(self) -> Solution:
        """Add what still fits: operations left out, then empty places of post shifts."""
        for k in np.lexsort((np.arange(self.p.K), -self.gain)).tolist():
            if self.start[k] < 0 and self.gain[k] > 0:
                self.place_line(self.amounts.line(k))
        seated = {int(self.p.seat_team[x]) for x in self.taken}
        for j in range(self.p.K, self.p.J):
            if self.teams_of[j][0] not in seated:
                self._place_shift(j)
        return Solution(self.start, np.asarray(sorted(self.taken), dtype=np.int64), self.garage.units)

    def place_line(self, line: list[int]) -> None:
        """Put operations one by one, those that are not placed yet."""
        for k in line:
            if self.start[k] < 0:
                self.place_operation(k)

    def place_operation(self, k: int) -> bool:
        """Put an operation at the first start at which it can be staffed."""
        if time.monotonic() > self.until:
            return False
        for t, units, crew in self._places(k):
            self.start[k] = t
            self.garage.lend(k, t, units)
            self._begin(k, t, crew)
            return True
        return False

    def could_place(self, k: int) -> bool:
        """Whether there is room for it; `lacks` tells what stood in the way at each start."""
        return next(self._places(k), None) is not None

    def _places(self, k: int) -> Iterator[tuple[int, Ints, list[int]]]:
        """(start, units, crew) of every start at which the operation can be staffed."""
        p = self.p
        self.lacks = []
        starts = [t for t in range(*p.first_start[k : k + 2].tolist()) if self.open.start[t]]
        pinned = {int(verb.start[k]) for verb in self.obliged if verb.start[k] >= 0}
        if pinned:
            starts = [t for t in starts if t in pinned]
        full = self._crowding(k)
        for t in sorted(starts, key=lambda t: (not self.begun[t], self.amounts.cost(k, t), full[p.day[t]], t)):
            if entry := self.amounts.tied(k, t):
                self.lacks.append(Lack("tied", t, entry))
                continue
            units = self.garage.pick(k, t, self._heads(k))
            if isinstance(units, Lack):
                self.lacks.append(units)
                continue
            crew = self._crew(k, t, units)
            entry = "" if isinstance(crew, Lack) else self.amounts.barring(k, t, crew)
            if entry and (shut := self.amounts.shut()):
                other = self._crew(k, t, units, without=shut)
                if not isinstance(other, Lack) and not self.amounts.barring(k, t, other):
                    crew, entry = other, ""
            if isinstance(crew, Lack):
                self.lacks.append(crew)
            elif entry:
                self.lacks.append(Lack("rule", t, entry))
            else:
                yield t, units, crew

    def _heads(self, k: int) -> int:
        """People an operation takes along, its optional elements left out."""
        return sum(int(self.p.heads[i].sum()) for i in self.teams_of[k] if not self.p.team_optional[i])

    def _crowding(self, k: int) -> list[int]:
        """[d] operations already placed on the day in the street of an operation, then anywhere."""
        p = self.p
        placed = np.flatnonzero(self.start >= 0)
        day, here = p.day[self.start[placed]], p.job_street[placed] == p.job_street[k]
        near, anywhere = (np.bincount(days, minlength=p.days) for days in (day[here], day))
        return [int(n) for n in near * p.K + anywhere]

    def _crew(self, j: int, t: int, units: Ints | None, without: Sequence[int] = ()) -> list[int] | Lack:
        """Candidates that staff every required team of a job at a start."""
        p = self.p
        asked = {i for row in self.rows[j] if row.least > 0 for i in row.teams}
        teams = [
            i for i in self.teams_of[j] if not p.team_optional[i] and (i in asked or p.team_kind[i] != COMMAND_TEAM)
        ]
        wanted = {(i, r): int(p.heads[i, r]) for i in teams for r in range(4) if p.heads[i, r]}
        able = {key: self._able(key, t) for key in wanted}
        if without:
            able = {key: xs[~np.isin(xs, without)] for key, xs in able.items()}
        for key, heads in wanted.items():
            if len(able[key]) < heads:
                return Lack("people", t, "", *key, heads, len(able[key]))
        bodies: dict[int, list[int]] = {}
        for i in teams:
            if self.open.one_body[i] and ((i, CERTIFIED) in wanted or (i, CADRE) in wanted):
                bodies[i] = fitting_bodies(p, i, able, wanted)
                if not bodies[i]:
                    return Lack("people", t, "", i, CERTIFIED, wanted.get((i, CERTIFIED), 0))
        named = [(o, verb.entry) for verb in self.obliged for o in verb.officers[0][verb.officers[1] == j].tolist()]
        asking = self._rows_of(j, teams, units)
        lacks: list[Lack] = []
        for candidates in arrangements(p, able, bodies, asking):
            crew = Crew(p, wanted, candidates)
            lack = crew.fill(t, named, asking, self.rows[j]) or self._apart(crew.members, t)
            if lack is None:
                return crew.members
            lacks.append(lack)
        return lacks[0]

    def _apart(self, crew: list[int], t: int) -> Lack | None:
        """The ledger in which a crew cannot begin together, if there is one."""
        officers = [int(self.p.seat_officer[x]) for x in crew]
        shut = (ledger.entry for ledger in self.ledgers.of(t) if not ledger.together(officers, t))
        return next((Lack("rule", t, entry) for entry in shut), None)

    def _rows_of(self, j: int, teams: list[int], units: Ints | None) -> list[Row]:
        """Tally rows that ask for somebody, drivers for the vehicles among them."""
        here = frozenset(teams)
        rows = [row for row in self.rows[j] if row.least > 0 and (row.when is not When.FILLED or row.teams & here)]
        if units is not None and self.garage.rides and (need := int(units @ self.p.pool_driver)):
            weight = np.repeat(self.p.driver.astype(np.int64)[:, None], 4, axis=1)
            weight[:, COMMANDER] = 0
            rows.append(Row(frozenset(teams), weight, need, need + self.p.O, When.SERVED, self.garage.rides[0].entry))
        return rows

    def _able(self, key: tuple[int, int], t: int) -> Ints:
        """Candidates of a team's role who may take the start, best first.

        Local ones, then (commanders spared for commanding) those on duty that day anyway, as days are scarcer than
        hours; then those whom it burdens least, by all they carry along and have been given; then those whose week
        would still divide into whole shifts, then those with the least work.
        """
        p = self.p
        if key not in self._benches:
            self._benches[key] = Bench(p, self.candidates.get(key, np.zeros(0, dtype=np.int64)), *key)
        bench, i = self._benches[key], key[0]
        xs, officers = bench.seats, bench.officers
        fine = ~self.open.barred[officers, t]
        for ledger in self.ledgers.of(t):
            if fine.any():
                fine[fine] = ledger.free(officers[fine], t)
        if self.open.seat_starts or self.open.body_starts:
            none: set[int] = set()
            for n in np.flatnonzero(fine).tolist():
                o = int(officers[n])
                closed = self.open.seat_starts.get((o, i), none) | (
                    self.open.body_starts.get((i, int(p.owner[o])), none) if key[1] != AUXILIARY else none
                )
                fine[n] = t not in closed
        xs, officers, week = xs[fine], officers[fine], bench.week[fine]
        resting = ~self.works_on[officers, p.day[t]]
        left = week - self.minutes[officers] - p.counted[p.start_job[t]]
        waste = (left[:, None] % self.shift_minutes).min(axis=1) // 60 if len(self.shift_minutes) else left * 0
        share = self.minutes[officers] * 1000 // np.maximum(1, week)
        burden, sat = self.burden.of(officers, t), self.sat[xs]
        order = officers, share, waste, burden, resting, bench.spared[fine], bench.away[fine], ~sat
        best: Ints = xs[np.lexsort(order)]
        return best

    def _begin(self, j: int, t: int, crew: list[int]) -> None:
        """A job begins with a crew."""
        self.amounts.add(j, t, crew)
        self._seat(crew, t)

    def _seat(self, crew: list[int], t: int) -> None:
        working = int(self.p.counted[self.p.start_job[t]])
        for x in crew:
            o = int(self.p.seat_officer[x])
            self.taken.append(x)
            self.minutes[o] += working
            self.works_on[o, self.p.day[t]] = True
            self.burden.add(o, t)
            for ledger in self.ledgers.of(t):
                ledger.add(o, t)

    def _place_shift(self, j: int) -> None:
        """Fill a post shift wholly; where that fails and the post allows it, head by head."""
        t = int(self.p.first_start[j])
        if not self.open.start[t] or time.monotonic() > self.until:
            return
        crew = self._crew(j, t, None)
        if not isinstance(crew, Lack) and not self.amounts.barring(j, t, crew):
            self._begin(j, t, crew)
            return
        i = self.teams_of[j][0]
        if self.p.team_whole[i]:
            return
        seated: list[int] = []
        for r in (CERTIFIED, CADRE, AUXILIARY):
            for _ in range(int(self.p.heads[i, r])):
                sitting = {int(self.p.seat_officer[x]) for x in seated}
                for x in self._able((i, r), t).tolist():
                    if int(self.p.seat_officer[x]) in sitting or self.amounts.barring(j, t, [*seated, x]):
                        continue
                    open_rows = [row for row in self.rows[j] if row.least <= 0 or row.when is When.FILLED]
                    if all(row.holds(self.p, [*seated, x]) for row in open_rows):
                        seated.append(x)
                        self._seat([x], t)
                        break
        self.amounts.add(j, t, seated)
