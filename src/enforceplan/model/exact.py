"""The exact model: every verb said to CP-SAT, one objective a level.

`Exact` holds the model and knows its levels; how long and in what order to search is decided in `solve`.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from enforceplan.domain import Level
from enforceplan.model.apart import impose_apart, price_apart
from enforceplan.model.loads import Loads, Terms, excess
from enforceplan.model.patterns import impose_pattern
from enforceplan.model.told import impose_keep
from enforceplan.model.variables import Variables
from enforceplan.problem import COMMANDER, Problem
from enforceplan.thin import Focus, Thinned, thin
from enforceplan.verbs import (
    Amount,
    Apart,
    Book,
    Bools,
    Ints,
    Keep,
    Least,
    Load,
    Marks,
    Never,
    Oblige,
    Pattern,
    Ride,
    Shape,
    Stock,
    Take,
    Tally,
    Verb,
    When,
    alike,
)


class Exact:
    """A CP-SAT model of everything a `Book` says about a `Problem`, or about a neighbourhood of a roster."""

    def __init__(self, p: Problem, book: Book, thinned: Thinned | None = None, focus: Focus | None = None) -> None:
        self.p = p
        self.v = Variables(p, thinned or thin(p, book), focus)
        self.objective: dict[Level, Terms] = {verb.level: [] for verb in book.priced()}
        self.constant = dict.fromkeys(self.objective, 0)
        aparts = [verb for verb in book.strict() if isinstance(verb, Apart)]
        impose_apart(self.v, aparts)
        self.loads = Loads(self.v, [verb for verb in book.strict() if isinstance(verb, Load)])
        for verb in book.verbs:
            terms = self._say(verb, aparts)
            if verb.points:
                self.objective[verb.level] += terms

    def _say(self, verb: Verb, aparts: list[Apart]) -> Terms:
        if isinstance(verb, Apart):
            return price_apart(self.v, verb, aparts) if verb.points else []
        if isinstance(verb, Load):
            return self.loads.impose(verb)
        if isinstance(verb, Least):
            return self.loads.impose_least(verb)
        if isinstance(verb, Pattern):
            return impose_pattern(self.loads, verb)
        if isinstance(verb, Keep):
            return impose_keep(self.loads, verb)
        if isinstance(verb, Marks):
            return self.loads.impose_marks(verb, self._exclusive(verb, aparts))
        if isinstance(verb, Amount):
            return self._amount(verb)
        if isinstance(verb, Tally):
            self._tally(verb)
        elif isinstance(verb, Take):
            self._take(verb)
        elif isinstance(verb, Stock):
            self._stock()
        elif isinstance(verb, Ride):
            self._ride()
        elif isinstance(verb, Oblige):
            self._oblige(verb)
        elif not isinstance(verb, Never):
            raise TypeError(f"the exact model cannot read {type(verb).__name__}")
        return []

    def _exclusive(self, verb: Marks, aparts: list[Apart]) -> Bools:
        """[D] all duties on the mark share a minute, and some strict table keeps overlapping duties apart."""
        p = self.p
        exclusive = np.zeros(len(verb.flag), dtype=bool)
        for apart in aparts:
            if not apart.officers.all() or (apart.opens > p.begin).any() or (apart.until < p.end).any():
                continue
            plain = apart.first & apart.second & ~apart.alongside
            for d, flag in enumerate(verb.flag):
                if flag.any():
                    exclusive[d] |= plain[flag].all() and p.begin[flag].max() < p.end[flag].min()
        return exclusive

    def _active(self, i: int, when: When) -> int:
        if when is When.ALWAYS:
            return self.v.emit.true
        return self.v.filled[i] if when is When.FILLED else self.v.served[int(self.p.team_job[i])]

    def _tally(self, verb: Tally) -> None:
        v, p = self.v, self.p
        rows: dict[int, list[int]] = {}
        for i in np.flatnonzero((verb.row >= 0) & v.free[p.team_job]).tolist():
            rows.setdefault(int(verb.row[i]), []).append(i)
        for row, teams in rows.items():
            terms = [
                (v.seat[x], int(verb.weight[p.seat_officer[x], r]))
                for i in teams
                for r in range(4)
                for x in v.by_team.get((i, r), ())
                if verb.weight[p.seat_officer[x], r]
            ]
            least, most = int(verb.least[row]), int(verb.most[row])
            can_exceed = sum(max(0, w) for _, w in terms) > most
            for active in {self._active(i, verb.when) for i in teams}:
                if active == v.emit.false:
                    continue
                if least > 0 and all(w > 0 for _, w in terms):
                    v.emit.linear([*terms, (active, -least)], low=0)
                elif least > sum(min(0, w) for _, w in terms):
                    v.emit.linear(terms, low=least, when=[active])
                if can_exceed:
                    v.emit.linear(terms, high=most, when=[active])

    def _take(self, verb: Take) -> None:
        for k in np.flatnonzero((verb.least > 0) & self.v.free[: self.p.K]).tolist():
            pools = [q for q in np.flatnonzero(self.p.pool_kind == verb.kind).tolist() if (k, q) in self.v.units]
            terms = [(self.v.units[k, q], 1) for q in pools]
            if self.v.served[k] != self.v.emit.false:
                self.v.emit.linear([*terms, (self.v.served[k], -int(verb.least[k]))], low=0)

    def _stock(self) -> None:
        p, v = self.p, self.v
        for q in range(len(p.pools)):
            users = [k for k in range(p.K) if (k, q) in v.units and v.emit.top[v.units[k, q]]]
            if len(users) > 1 and v.free[users].any():
                v.emit.cumulative(
                    [(v.begins(k), int(p.length[k]), v.units[k, q], v.served[k]) for k in users],
                    int(p.pool_quantity[q]),
                )

    def _ride(self) -> None:
        p, v = self.p, self.v
        for k in np.flatnonzero(v.free[: p.K]).tolist():
            units = {q: v.units[k, q] for q in range(len(p.pools)) if (k, q) in v.units}
            seated = [(units[q], int(p.pool_seats[q])) for q in units if p.pool_seats[q]]
            driven = [(units[q], -1) for q in units if p.pool_driver[q]]
            seats = [x for o in v.officers_of.get(k, ()) for x in v.by_job[o, k]]
            if seated:
                rides = v.emit.literal()
                for unit, _ in seated:
                    v.emit.linear([(unit, 1), (rides, -int(p.pool_quantity.max()))], high=0)
                v.emit.linear([*seated, *((v.seat[x], -1) for x in seats)], low=0, when=[rides])
            if driven:
                drivers = [x for x in seats if p.driver[p.seat_officer[x]] and p.seat_role[x] != COMMANDER]
                v.emit.linear([*((v.seat[x], 1) for x in drivers), *driven], low=0)

    def _oblige(self, verb: Oblige) -> None:
        v = self.v
        for k in np.flatnonzero(verb.served & v.free[: self.p.K]).tolist():
            v.emit.clause([v.served[k]])
        for k in np.flatnonzero((verb.start >= 0) & v.free[: self.p.K]).tolist():
            v.emit.clause([v.start.get(int(verb.start[k]), v.emit.false), -v.served[k] - 1])
        for o, k in zip(*(a.tolist() for a in verb.officers), strict=True):
            if v.free[k]:
                v.emit.clause([v.serves.get((o, k), v.emit.false)])
        for (k, q), number in Counter(zip(*(a.tolist() for a in verb.units), strict=True)).items():
            if v.free[k]:
                v.emit.linear([(v.units[k, q], 1)] if (k, q) in v.units else [], low=number)

    def _amount(self, verb: Amount) -> Terms:
        v = self.v
        rows: list[Terms] = [[] for _ in verb.constant]
        constant = verb.constant - (0 if verb.limit is None else verb.limit)
        for k, row, weight in zip(*(a.tolist() for a in verb.served), strict=True):
            rows[row].append((v.served[k], weight))
        for i, r, row, weight in zip(*(a.tolist() for a in verb.heads), strict=True):
            rows[row] += [(v.seat[x], weight) for x in v.by_team.get((i, r), ())]
        for i, row, weight in zip(*(a.tolist() for a in verb.filled), strict=True):
            rows[row].append((v.filled[i], weight))
        for t, row, weight in zip(*(a.tolist() for a in verb.start), strict=True):
            if t in v.start:
                rows[row].append((v.start[t], weight))
        if verb.seats is not None:
            rows[0] += [(literal, int(verb.seats[o, j])) for (o, j), literal in v.serves.items() if verb.seats[o, j]]
        for o, j, row, weight in zip(*(a.tolist() for a in verb.serves), strict=True):
            if (o, j) in v.serves:
                rows[row].append((v.serves[o, j], weight))
        for row, literal in v.parties(*verb.parties):
            rows[row].append((literal, 1))
        objective: Terms = []
        positive = self._never_negative(verb, constant)
        for row, terms in enumerate(rows):
            base = int(constant[row])
            step = 1 if verb.step is None else int(verb.step[row])
            most = base + sum(max(0, w) for _, w in terms)
            if not verb.points:
                if most > 0:
                    v.emit.linear(terms, high=-base)
            elif step == 1 and verb.shape is Shape.LINEAR and positive[row]:
                objective += [(term, weight * verb.points) for term, weight in terms]
                self.constant[verb.level] += base * verb.points
            else:
                objective += excess(v, terms, base, step, verb.points, verb.shape, most)
        return objective

    def _never_negative(self, verb: Amount, constant: Ints) -> Bools:
        """[S] the row's amount cannot fall below its limit, so that its price is the amount itself."""
        least = constant.copy()
        i, r, rows, weight = verb.heads
        np.add.at(least, rows, np.minimum(0, weight) * self.p.heads[i, r])
        for of, weights in (verb.served[1:], verb.filled[1:], verb.start[1:], verb.serves[2:]):
            np.add.at(least, of, np.minimum(0, weights))
        positive: Bools = least >= 0
        if verb.seats is not None:
            positive[0] &= (alike(verb.seats).rows >= 0).all()
        return positive

    def value_terms(self, level: Level) -> tuple[Terms, int]:
        """Objective terms and constant of a level."""
        return self.objective[level], self.constant[level]

    def hold(self, level: Level, value: int) -> None:
        """From now on the level's value is at most this."""
        terms, constant = self.value_terms(level)
        self.v.emit.linear(terms, high=value - constant)
