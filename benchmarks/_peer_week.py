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
        self.p: Problem = compile_problem(scenario, self.rules)
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

    @cached_property
    def tallies_of(self) -> list[list[tuple[Tally, int, frozenset[int]]]]:
        """(table, row, its teams) of each job."""
        found: list[list[tuple[Tally, int, frozenset[int]]]] = [[] for _ in range(self.p.J)]
        for verb in self.tallies:
            teams: dict[int, list[int]] = {}
            for i in np.flatnonzero(verb.row >= 0).tolist():
                teams.setdefault(int(verb.row[i]), []).append(i)
            for row, mine in teams.items():
                found[self.p.team_job[mine[0]]].append((verb, row, frozenset(mine)))
        return found

    def whole(self, job: int, taken: list[int], *, served: bool) -> bool:
        """Every strict count of heads of a job holds with these candidates."""
        p = self.p
        heads = [(int(p.seat_team[x]), int(p.seat_officer[x]), int(p.seat_role[x])) for x in taken]
        for verb, row, teams in self.tallies_of[job]:
            of = [(o, r) for i, o, r in heads if i in teams]
            if (verb.when is When.FILLED and not of) or (verb.when is When.SERVED and not served):
                continue
            if not verb.least[row] <= sum(int(verb.weight[o, r]) for o, r in of) <= verb.most[row]:
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
