"""The week as rows of zeros and ones: a literal for every officer, job and start, as textbooks model a roster.

Every strict table of the rules becomes rows ``low <= sum of coefficient x column <= high``; the coverage prices become
columns with a cost. The same rows go to CP-SAT (`_peer_cpsat`) and to HiGHS (`_peer_highs`).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from benchmarks._peer_program import ENDLESS, Rows, Terms
from benchmarks._peer_week import Week
from enforceplan.domain import Level
from enforceplan.problem import AUXILIARY, COMMANDER
from enforceplan.solution import Solution
from enforceplan.verbs import Amount, Marks, When


class PlainWeek:
    """The rows of a week and the way back from columns to a roster."""

    def __init__(self, week: Week) -> None:
        self.week, self.p, self.out = week, week.p, Rows()
        p = self.p
        self.begun = {t: self.out.column() for k in range(p.K) for t in week.starts(k)}
        """Start -> column."""
        self.sits: dict[tuple[int, int], int] = {}
        """(candidate, start) -> column."""
        self.of_officer: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.of_team: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for x in np.flatnonzero(week.open.seat).tolist():
            o, i = int(p.seat_officer[x]), int(p.seat_team[x])
            for t in week.starts(int(p.team_job[i])):
                if week.may(x, t):
                    column = self.sits[x, t] = self.out.column()
                    self.of_officer[o][t].append(column)
                    self.of_team[i].append((x, t, column))
        self.units: dict[tuple[int, int], int] = {}
        """(start, pool) -> column."""
        self._filled: dict[tuple[int, ...], int] = {}
        self._heads()
        self._tallies()
        self._apart()
        self._loads()
        for verb in week.marks:
            self._marks(verb)
        self._equipment()
        for verb in week.amounts:
            self._amount(verb, 0)
        for verb in week.obliges:
            self._oblige(verb.served, verb.start, verb.officers, verb.units)
        for verb in week.book.priced(Level.COVERAGE):
            if isinstance(verb, Amount):
                self._amount(verb, verb.points)

    def served(self, k: int) -> Terms:
        """Terms whose sum is 1 where the operation is served."""
        return [(self.begun[t], 1) for t in self.week.starts(k)]

    def solution(self, values: np.ndarray) -> Solution:
        """The roster of values of the columns."""
        s = self.week.nothing()
        for t, column in self.begun.items():
            if values[column]:
                s.start[self.p.start_job[t]] = t
        for (t, q), column in self.units.items():
            s.units[self.p.start_job[t], q] += int(values[column])
        taken = {x for (x, _), column in self.sits.items() if values[column]}
        return Solution(s.start, np.asarray(sorted(taken), dtype=np.int64), s.units)

    def values(self, s: Solution) -> dict[int, int]:
        """What a roster says of the starts, seats and units; the other columns follow from them."""
        p = self.p
        said = {column: int(s.start[p.start_job[t]] == t) for t, column in self.begun.items()}
        there = set(s.taken.tolist())
        for (x, t), column in self.sits.items():
            j = int(p.start_job[t])
            said[column] = int(x in there and (j >= p.K or s.start[j] == t))
        for (t, q), column in self.units.items():
            k = int(p.start_job[t])
            said[column] = int(s.units[k, q]) if s.start[k] == t else 0
        return said

    def _heads(self) -> None:
        p = self.p
        for k in range(p.K):
            self.out.row(self.served(k), high=1)
        for i, seats in self.of_team.items():
            at: dict[tuple[int, int], Terms] = defaultdict(list)
            for x, t, column in seats:
                at[int(p.seat_role[x]), t].append((column, 1))
            for (r, t), terms in at.items():
                if t in self.begun:
                    self.out.row([*terms, (self.begun[t], -int(p.heads[i, r]))], high=0)
                else:
                    self.out.row(terms, high=int(p.heads[i, r]))
            if p.one_body[i] or self.week.open.one_body[i]:
                self._one_body(seats)

    def _one_body(self, seats: list[tuple[int, int, int]]) -> None:
        p = self.p
        by: dict[int, Terms] = defaultdict(list)
        for x, _, column in seats:
            if p.seat_role[x] != AUXILIARY:
                by[int(p.owner[p.seat_officer[x]])].append((column, 1))
        if len(by) > 1:
            chosen = [self.out.column() for _ in by]
            self.out.cliques.append(chosen)
            for one, terms in zip(chosen, by.values(), strict=True):
                for column, _ in terms:
                    self.out.row([(column, 1), (one, -1)], high=0)

    def filled(self, teams: tuple[int, ...]) -> int:
        """Column that is 1 exactly where one of the teams has a head."""
        if teams not in self._filled:
            column = self._filled[teams] = self.out.column()
            seats = [(c, 1) for i in teams for _, _, c in self.of_team[i]]
            most = sum(int(self.p.heads[i].sum()) for i in teams)
            self.out.row([*seats, (column, -most)], high=0)
            self.out.row([*seats, (column, -1)], low=0)
        return self._filled[teams]

    def _tallies(self) -> None:
        p = self.p
        for verb in self.week.tallies:
            for row in np.unique(verb.row[verb.row >= 0]).tolist():
                teams = tuple(np.flatnonzero(verb.row == row).tolist())
                terms = [
                    (c, int(verb.weight[p.seat_officer[x], p.seat_role[x]]))
                    for i in teams for x, _, c in self.of_team[i]
                ]  # fmt: skip
                low, high = max(int(verb.least[row]), -ENDLESS), min(int(verb.most[row]), ENDLESS)
                job = int(p.team_job[teams[0]])
                if verb.when is When.ALWAYS or (verb.when is When.SERVED and job >= p.K):
                    self.out.row(terms, low, high)
                    continue
                on = [(self.filled(teams), 1)] if verb.when is When.FILLED else self.served(job)
                if low > -ENDLESS:
                    self.out.row([*terms, *((c, -low * w) for c, w in on)], low=0)
                if high < ENDLESS:
                    self.out.row([*terms, *((c, -high * w) for c, w in on)], high=0)

    def _apart(self) -> None:
        """Cliques of seats no two of which an officer may have, until every such pair lies in one."""
        cache: dict[tuple[int, ...], list[list[int]]] = {}
        for starts in self.of_officer.values():
            key = tuple(sorted(starts, key=lambda t: (int(self.p.begin[t]), t)))
            if key not in cache:
                cache[key] = self._cover(key)
            self.out.cliques += [[c for t in clique for c in starts[t]] for clique in cache[key]]

    def _cover(self, starts: tuple[int, ...]) -> list[list[int]]:
        at = np.asarray(starts)
        close = np.stack([self.week.close(t)[at] for t in starts])
        close |= close.T
        left = np.triu(close, 1)
        found: list[list[int]] = []
        for n in range(len(starts)):
            while left[n].any():
                clique, able = [n], close[n].copy()
                able[n] = False
                first = int(np.flatnonzero(left[n])[0])
                while True:
                    clique.append(first)
                    able &= close[first]
                    able[first] = False
                    if not able.any():
                        break
                    gain = able & left[n]
                    first = int(np.flatnonzero(gain if gain.any() else able)[0])
                members = np.asarray(sorted(clique))
                left[np.ix_(members, members)] = False
                found.append([starts[m] for m in members])
        covered = {t for clique in found for t in clique}
        return found + [[t] for t in starts if t not in covered]

    def _loads(self) -> None:
        for verb in self.week.loads:
            for o, starts in self.of_officer.items():
                for w in range(len(verb.load)):
                    terms = [(c, int(verb.load[w, t])) for t, columns in starts.items() for c in columns]
                    base = 0 if verb.base is None else int(verb.base[o])
                    self.out.row(terms, high=int(verb.limit[w, o]) - base)

    def _marks(self, verb: Marks) -> None:
        crowd = np.eye(self.p.O, dtype=bool) if verb.crowd is None else verb.crowd
        touched: dict[tuple[int, int], int] = {}
        for subject in range(len(crowd)):
            base = 0 if verb.base is None else int(verb.base[subject])
            for w in range(len(verb.windows)):
                terms: Terms = []
                limit = int(verb.limit[w, subject]) - base
                members = [o for o in np.flatnonzero(crowd[subject]).tolist() if o in self.of_officer]
                marks = np.flatnonzero(verb.windows[w]).tolist()
                if len(members) * len(marks) <= limit:
                    continue
                for o in members:
                    for d in marks:
                        seats = [(c, 1) for t, cs in self.of_officer[o].items() if verb.flag[d, t] for c in cs]
                        if seats and (o, d) not in touched:
                            touched[o, d] = self.out.column()
                            for c, _ in seats:
                                self.out.row([(c, 1), (touched[o, d], -1)], high=0)
                        if seats:
                            terms.append((touched[o, d], 1))
                self.out.row(terms, high=limit)

    def _equipment(self) -> None:
        p = self.p
        need = np.zeros((p.K, len(p.kinds)), dtype=np.int64)
        for verb in self.week.takes:
            need[:, verb.kind] = np.maximum(need[:, verb.kind], verb.least)
        named = {(k, q) for verb in self.week.obliges for k, q in zip(*(a.tolist() for a in verb.units), strict=True)}
        in_use: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for k in range(p.K):
            pools = [q for q in np.flatnonzero(p.usable[k]) if need[k, p.pool_kind[q]] or (k, q) in named]
            seats = [c for i in self.week.teams_of[k] for _, _, c in self.of_team[i]]
            drivers = [
                c for i in self.week.teams_of[k] for x, _, c in self.of_team[i]
                if p.driver[p.seat_officer[x]] and p.seat_role[x] != COMMANDER
            ]  # fmt: skip
            own: list[tuple[int, int]] = []
            for t in self.week.starts(k):
                for q in pools:
                    column = self.units[t, int(q)] = self.out.column(int(p.pool_quantity[q]))
                    self.out.row([(column, 1), (self.begun[t], -int(p.pool_quantity[q]))], high=0)
                    in_use[int(q)].append((t, column))
                    own.append((int(q), column))
                for kind in np.flatnonzero(need[k]):
                    terms = [(self.units[t, int(q)], 1) for q in pools if p.pool_kind[q] == kind]
                    self.out.row([*terms, (self.begun[t], -int(need[k, kind]))], low=0)
            riding = [(c, int(p.pool_seats[q])) for q, c in own if p.pool_seats[q]]
            if riding:
                some, most = self.out.column(), len(seats)
                for column, _ in riding:
                    self.out.row([(column, 1), (some, -self.out.upper[column])], high=0)
                self.out.row([*riding, *((c, -1) for c in seats), (some, -most)], low=-most)
            if wanting := [(c, -1) for q, c in own if p.pool_driver[q]]:
                self.out.row([*wanting, *((c, 1) for c in drivers)], low=0)
        for q, uses in in_use.items():
            for minute in np.unique([p.begin[t] for t, _ in uses]):
                running = [(c, 1) for t, c in uses if p.begin[t] <= minute < p.end[t]]
                self.out.row(running, high=int(p.pool_quantity[q]))

    def _amount(self, verb: Amount, points: int) -> None:
        rows: dict[int, Terms] = defaultdict(list)
        for k, row, weight in zip(*(a.tolist() for a in verb.served), strict=True):
            rows[row] += [(c, weight * w) for c, w in self.served(k)]
        for i, r, row, weight in zip(*(a.tolist() for a in verb.heads), strict=True):
            rows[row] += [(c, weight) for x, _, c in self.of_team[i] if self.p.seat_role[x] == r]
        for i, row, weight in zip(*(a.tolist() for a in verb.filled), strict=True):
            rows[row].append((self.filled((i,)), weight))
        for t, row, weight in zip(*(a.tolist() for a in verb.start), strict=True):
            if t in self.begun:
                rows[row].append((self.begun[t], weight))
        parties: dict[tuple[int, int], list[int]] = defaultdict(list)
        for x, party, row in zip(*(a.tolist() for a in verb.parties), strict=True):
            parties[party, row].append(x)
        for (_, row), seats in parties.items():
            there = self.out.column()
            rows[row].append((there, 1))
            inside = set(seats)
            for i in {int(self.p.seat_team[x]) for x in seats}:
                for x, _, column in self.of_team[i]:
                    if x in inside:
                        self.out.row([(column, 1), (there, -1)], high=0)
        for row, constant in enumerate(verb.constant.tolist()):
            limit = (0 if verb.limit is None else int(verb.limit[row])) - constant
            terms = rows[row]
            if not points:
                self.out.row(terms, high=limit)
                continue
            most = sum(max(0, w) * self.out.upper[c] for c, w in terms) - limit
            if most > 0:
                over = self.out.column(most, points)
                self.out.row([*terms, (over, -1)], high=limit)

    def _oblige(self, served: np.ndarray, start: np.ndarray, officers: tuple, units: tuple) -> None:
        for k in np.flatnonzero(served).tolist():
            self.out.row(self.served(k), low=1)
        for k in np.flatnonzero(start >= 0).tolist():
            self.out.row([(self.begun[t], 1) for t in self.week.starts(k) if t != start[k]], high=0)
        for o, k in zip(*(a.tolist() for a in officers), strict=True):
            seats = [(c, 1) for t, cs in self.of_officer[o].items() if self.p.start_job[t] == k for c in cs]
            self.out.row(seats, low=1)
        for k, q in zip(*(a.tolist() for a in units), strict=True):
            self.out.row([(self.units[t, q], 1) for t in self.week.starts(k)], low=1)
