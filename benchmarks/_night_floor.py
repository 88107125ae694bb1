"""The least spread of nights that any rosters with the same starts and the same heads could leave: a counting proof.

Per group of comparable officers a small model over all weeks: every night duty that was held is held again by as many
heads, each by somebody who is able to (standing, rank, qualification, certificate, not absent), never two that exclude
each other. All other rules are left out, so that the least spread found is a proven floor for real rosters, too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.closeness import too_close
from enforceplan.compile import compile_problem
from enforceplan.domain import Officer, Scenario
from enforceplan.memory.ledger import comparable
from enforceplan.outcome import Outcome
from enforceplan.problem import Problem
from enforceplan.rules.book import impose
from enforceplan.rules.fair_nights import FairNights
from enforceplan.solution import Solution, from_roster
from enforceplan.thin import Thinned, thin
from enforceplan.verbs import Apart, Book, Ints, Marks

Group = tuple[object, ...]


@dataclass(frozen=True)
class Floor:
    """One group of comparable officers who may work nights, after the last week."""

    name: str
    members: int
    able: int
    """Members who could have taken at least one night duty that was held."""
    reached: int
    least: int
    """Proven: no rosters with these starts and heads leave less."""


@dataclass(frozen=True)
class _Week:
    """The night duties of one week: how many heads each seat had, who could have taken it, on which night."""

    p: Problem
    apart: list[Apart]
    seats: dict[tuple[int, int], tuple[int, int, int, frozenset[str]]]
    """(team, role) -> (heads, start, night, codes of those able)"""


def groups(scenario: Scenario) -> dict[Group, list[Officer]]:
    """Comparable officers who may work nights."""
    found: dict[Group, list[Officer]] = defaultdict(list)
    for officer in scenario.officers.values():
        if not officer.no_night:
            found[comparable(officer)].append(officer)
    return {group: officers for group, officers in found.items() if len(officers) > 1}


def spread(officers: list[Officer]) -> int:
    """Of the nights they carry."""
    nights = [officer.carried.nights for officer in officers]
    return max(nights) - min(nights)


def floors(weeks: list[Outcome], after: Scenario) -> list[Floor]:
    """Every group, reached and least possible.

    Parameters
    ----------
    weeks
        The solved weeks, first to last, each with a roster.
    after
        The scenario rolled from the last of them.
    """
    told = [_week(outcome) for outcome in weeks]
    before = weeks[0].scenario
    found = []
    for group, officers in groups(after).items():
        codes = [officer.code for officer in officers]
        able = {code for week in told for *_, who in week.seats.values() for code in who}.intersection(codes)
        carried = {code: before.officers[code].carried.nights for code in codes}
        name = " ".join(str(part) for part in group[:3])
        found.append(Floor(name, len(codes), len(able), spread(officers), _least(told, carried)))
    return found


def _week(outcome: Outcome) -> _Week:
    if outcome.roster is None:
        raise ValueError("a week without a roster")
    p = compile_problem(outcome.scenario)
    book = impose(outcome.rules, p)
    s, _ = from_roster(p, outcome.roster)
    entries = {rule.entry for rule in outcome.rules if isinstance(rule, FairNights)}
    night = next(verb.flag for verb in book.priced() if isinstance(verb, Marks) and verb.entry in entries)
    return _Week(p, [verb for verb in book.strict() if isinstance(verb, Apart)], _seats(p, book, s, night))


def _seats(
    p: Problem, book: Book, s: Solution, night: Ints | np.ndarray
) -> dict[tuple[int, int], tuple[int, int, int, frozenset[str]]]:
    open_: Thinned = thin(p, book)
    begun = np.concatenate([s.start, p.first_start[p.K : p.J]])
    heads: dict[tuple[int, int], int] = defaultdict(int)
    for x in s.taken.tolist():
        heads[int(p.seat_team[x]), int(p.seat_role[x])] += 1
    found = {}
    for (i, r), number in heads.items():
        t = int(begun[p.team_job[i]])
        if t < 0 or not night[:, t].any():
            continue
        xs = np.flatnonzero(open_.seat & (p.seat_team == i) & (p.seat_role == r))
        officers = p.seat_officer[xs]
        free = ~open_.barred[officers, t]
        able = {p.officers[o] for o in officers[free].tolist() if t not in open_.seat_starts.get((o, i), ())}
        found[i, r] = number, t, int(np.argmax(night[:, t])), frozenset(able)
    return found


def _least(weeks: list[_Week], carried: dict[str, int]) -> int:
    """Least spread of a group, by a model of its members alone; others may hold as many seats as they are able to."""
    model = cp_model.CpModel()
    nights: dict[str, list[cp_model.IntVar]] = {code: [] for code in carried}
    for week in weeks:
        mine: dict[str, list[tuple[int, int, cp_model.IntVar]]] = defaultdict(list)
        for (i, r), (heads, t, night, able) in week.seats.items():
            here = sorted(able & carried.keys())
            sits = {code: model.new_bool_var(f"{i}.{r}.{code}") for code in here}
            model.add(sum(sits.values()) >= min(len(here), heads - min(heads, len(able) - len(here))))
            model.add(sum(sits.values()) <= heads)
            for code, on in sits.items():
                mine[code].append((t, night, on))
        for code, duties in mine.items():
            for (t, _, one), (u, _, other) in combinations(duties, 2):
                if _excluded(week, code, t, u):
                    model.add_bool_or(~one, ~other)
            for night in sorted({night for _, night, _ in duties}):
                touched = model.new_bool_var("")
                model.add_max_equality(touched, [on for _, its, on in duties if its == night])
                nights[code].append(touched)
    top = max(carried.values()) + sum(len(found) for found in nights.values())
    highest, lowest = model.new_int_var(0, top, "highest"), model.new_int_var(0, top, "lowest")
    for code, before in carried.items():
        model.add(before + sum(nights[code]) <= highest)
        model.add(before + sum(nights[code]) >= lowest)
    model.minimize(highest - lowest)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 20
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise RuntimeError(f"the published weeks contradict their own counting model: {solver.status_name(status)}")
    return round(solver.best_objective_bound)


def _excluded(week: _Week, code: str, t: int, u: int) -> bool:
    """Some strict table keeps the two starts of this officer apart."""
    o = week.p.officer_index[code]
    first, second = np.asarray([t, u]), np.asarray([u, t])
    return t != u and any(
        bool(verb.officers[o] and too_close(verb, week.p, first, second).any()) for verb in week.apart
    )
