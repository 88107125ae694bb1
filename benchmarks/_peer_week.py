"""The week as the peers see it: who may sit where and when, what one officer's duties must keep to, how a job is whole.

Built from the arrays and the strict tables of the rules; nothing of the engine (``model``, ``solve``) is used here.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from enforceplan.audit import Verdict, audit
from enforceplan.closeness import too_close
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Scenario
from enforceplan.evaluate import count
from enforceplan.problem import AUXILIARY, Problem
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution, empty, occupy, to_roster
from enforceplan.thin import thin
from enforceplan.verbs import Amount, Apart, Book, Load, Marks, Oblige, Take, Tally, When


class Week:
    """A scenario with its arrays, its strict tables sorted by kind, and what they leave open."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.rules = tuple(effective(scenario))
        self.p: Problem = compile_problem(scenario)
        self.book: Book = impose(self.rules, self.p)
        strict = list(self.book.strict())
        self.aparts = [verb for verb in strict if isinstance(verb, Apart)]
        self.loads = [verb for verb in strict if isinstance(verb, Load)]
        self.marks = [verb for verb in strict if isinstance(verb, Marks)]
        self.tallies = [verb for verb in strict if isinstance(verb, Tally)]
        self.takes = [verb for verb in strict if isinstance(verb, Take)]
        self.amounts = [verb for verb in strict if isinstance(verb, Amount)]
        self.obliges = [verb for verb in strict if isinstance(verb, Oblige)]
        self.open = thin(self.p, self.book)
        self._rows: dict[int, NDArray[np.bool_]] = {}

    @cached_property
    def seats_of(self) -> list[list[int]]:
        """Candidates of each team that are left open."""
        found: list[list[int]] = [[] for _ in range(self.p.I)]
        for x in np.flatnonzero(self.open.seat).tolist():
            found[self.p.seat_team[x]].append(x)
        return found

    @cached_property
    def teams_of(self) -> list[list[int]]:
        """Teams of each job."""
        found: list[list[int]] = [[] for _ in range(self.p.J)]
        for i, j in enumerate(self.p.team_job.tolist()):
            found[j].append(i)
        return found

    def starts(self, job: int) -> list[int]:
        """Starts of a job that are left open, in order of time."""
        first, last = self.p.first_start[job : job + 2]
        return [t for t in range(first, last) if self.open.start[t]]

    def may(self, x: int, t: int) -> bool:
        """A candidate may sit when the job begins at t, as far as tables without other duties say."""
        o, i = int(self.p.seat_officer[x]), int(self.p.seat_team[x])
        if self.open.barred[o, t] or t in self.open.seat_starts.get((o, i), ()):
            return False
        acting = self.p.seat_role[x] != AUXILIARY
        return not (acting and t in self.open.body_starts.get((i, int(self.p.owner[o])), ()))

    def close(self, t: int) -> NDArray[np.bool_]:
        """[T] starts that nobody may have beside t."""
        if t not in self._rows:
            p, all_ = self.p, np.arange(self.p.T)
            here = np.full_like(all_, t)
            row = p.start_job == p.start_job[t]
            for verb in self.aparts:
                row = row | too_close(verb, p, here, all_) | too_close(verb, p, all_, here)
            self._rows[t] = row
        return self._rows[t]

    def whole(self, s: Solution, job: int) -> bool:
        """Every strict count of heads of a job holds."""
        p = self.p
        own = s.taken[p.team_job[p.seat_team[s.taken]] == job]
        heads = np.bincount(p.seat_team[own], minlength=p.I)
        for verb in self.tallies:
            rows = verb.row[self.teams_of[job]]
            on = rows >= 0
            if not on.any():
                continue
            teams = np.asarray(self.teams_of[job])[on]
            for row in np.unique(rows[on]):
                mine = teams[verb.row[teams] == row]
                if verb.when is When.FILLED and not heads[mine].any():
                    continue
                if verb.when is When.SERVED and job < p.K and s.start[job] < 0:
                    continue
                of = own[np.isin(p.seat_team[own], mine)]
                total = verb.weight[p.seat_officer[of], p.seat_role[of]].sum()
                if not verb.least[row] <= total <= verb.most[row]:
                    return False
        return True

    def fits(self, s: Solution) -> bool:
        """Every strict amount (visits, caps, orders of operations) holds."""
        seen = occupy(self.p, s)
        return not any(count(verb, self.p, s, seen) for verb in self.amounts)

    def judged(self, s: Solution) -> Verdict:
        """The audit's word."""
        return audit(self.scenario, to_roster(self.p, s), self.rules)

    def nothing(self) -> Solution:
        """Nobody does anything."""
        return empty(self.p)


def levels(verdict: Verdict) -> dict[Level, int]:
    """Value of each priced level, as the audit counts it."""
    values = dict.fromkeys((Level.COVERAGE, Level.FAIRNESS, Level.PREFERENCE), 0)
    for score in verdict.entries:
        if score.level in values:
            values[score.level] += score.points
    return values
