"""The least spread of nights that rosters could leave, proven in two ways.

With the same starts and the same heads, per group of comparable officers a small model over all weeks: every night duty
that was held is held again by as many heads, each by somebody who is able to (standing, rank, qualification,
certificate, not absent), never two that exclude each other. All other rules are left out, so that the least spread
found is a floor for real rosters, too.

Whatever the starts and heads, for groups of which some can take no night of any week: the others hold at least the
nights that the class model finds in every roster costing no more at coverage, and one of them at least their mean.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.closeness import too_close
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Officer, Scenario
from enforceplan.memory.ledger import comparable
from enforceplan.model.relaxed import Relaxed
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
    always: int
    """Proven: no rosters of these weeks that cost no more at coverage leave less."""


@dataclass(frozen=True)
class _Week:
    """The night duties of one week: how many heads each seat had, who could have taken it, on which night."""

    p: Problem
    book: Book
    open: Thinned
    night: Ints | np.ndarray
    """[N, t] the start touches the night"""
    could: np.ndarray
    """[o] an open seat of his touches a night at some open start"""
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
        always = _always(weeks, told, carried)
        if always > spread(officers):
            raise RuntimeError(f"{name}: the least spread, {always}, passes the one that was reached")
        found.append(Floor(name, len(codes), len(able), spread(officers), _least(told, carried), always))
    return found


def _always(outcomes: list[Outcome], weeks: list[_Week], carried: dict[str, int]) -> int:
    """Least spread of a group of which some can take no night at all; 0 where everybody can."""
    some = {code for week in weeks for code in carried if week.could[week.p.officer_index[code]]}
    rest = carried.keys() - some
    if not some or not rest:
        return 0
    total = sum(carried[code] for code in some)
    for outcome, week in zip(outcomes, weeks, strict=True):
        total += _fewest_nights(outcome, week, [week.p.officer_index[code] for code in carried])
    return max(0, -(-total // len(some)) - min(carried[code] for code in rest))


def _fewest_nights(outcome: Outcome, week: _Week, officers: list[int]) -> int:
    """Nights that a group holds together at least, in every roster that costs no more at coverage."""
    p, level = week.p, Level.COVERAGE
    book = Book([verb for verb in week.book.verbs if not verb.points or verb.level <= level])
    counts = Relaxed(p, book, week.open)
    counts.hold(level, outcome.score[level].value)
    mine = sorted(set(counts.v.of[officers].tolist()) - {-1})
    others = {o for c in mine for o in counts.v.members[c].tolist()} - set(officers)
    if any(week.could[o] for o in others):
        return 0  # a class whose nights are not the group's alone
    terms = counts.touched([counts.halls[c][0] for c in mine], np.asarray(week.night, dtype=bool))
    if not terms:
        return 0
    counts.v.emit.minimise(terms)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = 20
    status = solver.solve(counts.v.emit.model)
    if status == cp_model.INFEASIBLE:
        raise RuntimeError("the class model refuses what a published week costs")
    return max(0, math.ceil(solver.best_objective_bound - 1e-6))


def _week(outcome: Outcome) -> _Week:
    if outcome.roster is None:
        raise ValueError("a week without a roster")
    p = compile_problem(outcome.scenario, outcome.rules, outcome.roster)
    book = impose(outcome.rules, p)
    s, _ = from_roster(p, outcome.roster)
    entries = {rule.entry for rule in outcome.rules if isinstance(rule, FairNights)}
    night = next(verb.flag for verb in book.priced() if isinstance(verb, Marks) and verb.entry in entries)
    open_ = thin(p, book)
    return _Week(p, book, open_, night, _could(p, open_, night.any(axis=0)), _seats(p, open_, s, night))


def _could(p: Problem, open_: Thinned, night: np.ndarray) -> np.ndarray:
    """[o] an open seat of his touches a night at some open start."""
    able = np.zeros((p.O, p.J), dtype=bool)
    able[p.seat_officer[open_.seat], p.team_job[p.seat_team[open_.seat]]] = True
    starts = np.flatnonzero(night & open_.start)
    return (able[:, p.start_job[starts]] & ~open_.barred[:, starts]).any(axis=1)


def _seats(
    p: Problem, open_: Thinned, s: Solution, night: Ints | np.ndarray
) -> dict[tuple[int, int], tuple[int, int, int, frozenset[str]]]:
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
        bool(verb.officers[o] and too_close(verb, week.p, first, second).any())
        for verb in week.book.strict()
        if isinstance(verb, Apart)
    )
