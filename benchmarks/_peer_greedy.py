"""The week planned by hand order: urgent operations first, each at its first possible minute, then the posts.

A rule is looked at when somebody is added, as a planner with a list does; nothing is taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from benchmarks._peer_week import Week
from enforceplan.problem import AUXILIARY, COMMANDER
from enforceplan.solution import Solution


@dataclass
class Sheet:
    """What has been written down so far, per officer."""

    week: Week
    own: dict[int, list[int]] = field(default_factory=dict)
    """Starts of each officer's duties."""

    def __post_init__(self) -> None:
        p = self.week.p
        self.used = [np.zeros((len(verb.load), p.O), dtype=np.int64) for verb in self.week.loads]
        self.touched = [np.zeros((len(verb.flag), p.O), dtype=np.int64) for verb in self.week.marks]
        self.windows = [verb.windows.astype(np.int64) for verb in self.week.marks]
        self.crowds = [
            [np.flatnonzero(row) for row in (np.eye(p.O, dtype=bool) if verb.crowd is None else verb.crowd.T)]
            for verb in self.week.marks
        ]
        """Subjects of each officer."""
        self.total = [np.zeros_like(verb.limit) + (0 if verb.base is None else verb.base) for verb in self.week.marks]
        """[W, S] marks touched, distinct by officer."""
        self.minutes = np.zeros(p.O, dtype=np.int64)

    def free(self, o: int, t: int) -> bool:
        """Officer o may have the duty that begins at t beside those he has."""
        held = self.own.get(o, [])
        if held and self.week.close(t)[held].any():
            return False
        for verb, used in zip(self.week.loads, self.used, strict=True):
            load = verb.load[:, t]
            if ((used[:, o] + load > verb.limit[:, o]) & (load > 0)).any():
                return False
        for n, verb in enumerate(self.week.marks):
            new = verb.flag[:, t] & (self.touched[n][:, o] == 0)
            if not new.any():
                continue
            more = self.windows[n] @ new
            for subject in self.crowds[n][o]:
                if ((self.total[n][:, subject] + more > verb.limit[:, subject]) & (more > 0)).any():
                    return False
        return True

    def write(self, o: int, t: int, sign: int = 1) -> None:
        """Put a duty down, or strike it out."""
        if sign > 0:
            self.own.setdefault(o, []).append(t)
        else:
            self.own[o].remove(t)
        for verb, used in zip(self.week.loads, self.used, strict=True):
            used[:, o] += sign * verb.load[:, t]
        for n, verb in enumerate(self.week.marks):
            before = self.touched[n][:, o] > 0
            self.touched[n][:, o] += sign * verb.flag[:, t]
            change = self.windows[n] @ ((self.touched[n][:, o] > 0).astype(np.int64) - before)
            self.total[n][:, self.crowds[n][o]] += change[:, None]
        p = self.week.p
        self.minutes[o] += sign * int(p.counted[p.start_job[t]])


class Greedy:
    """One pass over operations and post shifts.

    Parameters
    ----------
    asked
        A proposal: its starts and seats are written down first, as far as the rules allow.
    """

    def __init__(self, week: Week, asked: Solution | None = None) -> None:
        self.week, self.p = week, week.p
        self.asked = asked
        self.wished = None if asked is None else set(asked.taken.tolist())
        self.sheet = Sheet(week)
        self.made = week.nothing()
        kinds = np.zeros((self.p.K, len(self.p.kinds)), dtype=np.int64)
        for verb in week.takes:
            kinds[:, verb.kind] = np.maximum(kinds[:, verb.kind], verb.least)
        self.wanted = kinds
        self.must = np.zeros(self.p.K, dtype=bool)
        self.only = np.full(self.p.K, -1)
        self.named: dict[int, set[int]] = {}
        self.units_named: dict[int, set[int]] = {}
        for verb in week.obliges:
            self.must |= verb.served
            self.only = np.maximum(self.only, verb.start)
            for o, k in zip(*(a.tolist() for a in verb.officers), strict=True):
                self.named.setdefault(k, set()).add(o)
            for k, q in zip(*(a.tolist() for a in verb.units), strict=True):
                self.units_named.setdefault(k, set()).add(q)

    def run(self) -> Solution:
        """Operations in hand order, then post shifts in order of time; what a proposal leaves open comes after it."""
        if self.asked is not None:
            self._pass()
            self.asked = self.wished = None
        self._pass()
        return self.made

    def _pass(self) -> None:
        priority = [operation.priority for operation in self.week.scenario.operations.values()]
        for k in sorted(range(self.p.K), key=lambda k: (not self.must[k], -priority[k], k)):
            if self.made.start[k] < 0:
                self._operation(k)
        held = set(self.p.team_job[self.p.seat_team[self.made.taken]].tolist())
        shifts = sorted(
            set(range(self.p.K, self.p.J)) - held, key=lambda j: (int(self.p.begin[self.p.first_start[j]]), j)
        )
        for j in shifts:
            t = int(self.p.first_start[j])
            taken = self._seat(j, t, (), posts=True)
            if taken is not None:
                self._keep(replace(self.made, taken=self._with(taken)), taken, t)

    def _operation(self, k: int) -> None:
        for t in self.week.starts(k):
            if (self.only[k] >= 0 and t != self.only[k]) or (self.asked is not None and t != self.asked.start[k]):
                continue
            begun = self.made.start.copy()
            begun[k] = t
            for order in ((), ("rank",), ("driver",), ("driver", "rank"), ("female", "rank")):
                taken = self._seat(k, t, order, posts=False)
                if taken is None:
                    break  # too few are free, in whatever order they are asked
                units = self._ride(k, t, taken)
                if units is None:
                    continue
                s = Solution(begun, self._with(taken), units)
                if self.week.whole(k, taken, served=True) and self.week.fits(s):
                    self._keep(s, taken, t)
                    return

    def _with(self, more: list[int]) -> np.ndarray:
        return np.sort(np.concatenate([self.made.taken, np.asarray(more, dtype=np.int64)]))

    def _keep(self, s: Solution, taken: list[int], t: int) -> None:
        for x in taken:
            self.sheet.write(int(self.p.seat_officer[x]), t)
        self.made = s

    def _seat(self, job: int, t: int, order: tuple[str, ...], *, posts: bool) -> list[int] | None:
        """Candidates for every head of a job, or None; an optional team or a post stays as empty as it must."""
        taken: list[int] = []
        busy: set[int] = set()
        for i in sorted(self.week.teams_of[job], key=lambda i: bool(self.p.team_optional[i])):
            found = self._team(i, t, busy, order, self.named.get(job, set()))
            short = len(found) < self.p.heads[i].sum()
            if posts and not self.week.whole(job, [*taken, *found], served=True):
                found = [x for x in found if self.p.seat_role[x] != AUXILIARY]
                found = found if self.week.whole(job, [*taken, *found], served=True) else []
            if short and not posts:
                if not self.p.team_optional[i]:
                    return None
                found = []
            taken += found
            busy.update(int(self.p.seat_officer[x]) for x in found)
        return taken

    def _team(self, i: int, t: int, busy: set[int], order: tuple[str, ...], named: set[int]) -> list[int]:
        p = self.p
        able = [
            x for x in self.week.seats_of[i]
            if (self.wished is None or x in self.wished)
            and self.week.may(x, t) and int(p.seat_officer[x]) not in busy
        ]  # fmt: skip
        marks = {"rank": p.rank, "driver": p.driver, "female": p.female}
        able.sort(
            key=lambda x: (
                int(p.seat_officer[x]) not in named,
                *(-int(marks[name][p.seat_officer[x]]) for name in order),
                int(self.sheet.minutes[p.seat_officer[x]]),
            )
        )
        mixed = bool(p.one_body[i] or self.week.open.one_body[i])
        bodies = sorted({int(p.owner[p.seat_officer[x]]) for x in able if p.seat_role[x] != AUXILIARY}) if mixed else []
        best: list[int] = []
        for body in bodies or [-1]:
            found = self._pick(i, t, able, body)
            if len(found) > len(best):
                best = found
        return best

    def _pick(self, i: int, t: int, able: list[int], body: int) -> list[int]:
        """The first who are free for each role; each is put down while the others are looked for."""
        p = self.p
        left = p.heads[i].copy()
        found: list[int] = []
        sat: set[int] = set()
        for x in able:
            o, r = int(p.seat_officer[x]), int(p.seat_role[x])
            if not left[r] or o in sat or (body >= 0 and r != AUXILIARY and p.owner[o] != body):
                continue
            if self.sheet.free(o, t):
                self.sheet.write(o, t)
                found.append(x)
                sat.add(o)
                left[r] -= 1
        for x in found:
            self.sheet.write(int(p.seat_officer[x]), t, -1)
        return found

    def _ride(self, k: int, t: int, taken: list[int]) -> np.ndarray | None:
        """Units for an operation, the street's own first; None where too few are there or too few can drive."""
        p = self.p
        units = self.made.units.copy()
        wanted = self.wanted[k].copy()
        for q in self.units_named.get(k, set()):
            units[k, q] += 1
            wanted[p.pool_kind[q]] -= 1
        for kind in np.flatnonzero(wanted > 0):
            pools = np.flatnonzero(p.usable[k] & (p.pool_kind == kind)).tolist()
            for q in sorted(pools, key=lambda q: p.pool_street[q] < 0):
                take = min(int(wanted[kind]), self._left(q, t, units))
                units[k, q] += take
                wanted[kind] -= take
            if wanted[kind] > 0:
                return None
        heads = len(taken)
        while (seats := int(units[k] @ p.pool_seats)) and seats < heads:
            more = [q for q in np.flatnonzero(p.usable[k] & (p.pool_seats > 0)).tolist() if self._left(q, t, units) > 0]
            if not more:
                return None
            units[k, more[0]] += 1
        can = sum(bool(p.driver[p.seat_officer[x]]) for x in taken if p.seat_role[x] != COMMANDER)
        return units if can >= int(units[k] @ p.pool_driver) else None

    def _left(self, q: int, t: int, units: np.ndarray) -> int:
        p = self.p
        live = np.flatnonzero(self.made.start >= 0)
        begin, end = p.begin[self.made.start[live]], p.end[self.made.start[live]]
        beside = (begin < p.end[t]) & (end > p.begin[t])
        k = int(p.start_job[t])
        return int(p.pool_quantity[q] - units[live[beside], q].sum() - units[k, q])
