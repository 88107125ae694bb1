"""Hall sets of the class model: seats that only a part of a class can fill, and duties of which nobody holds two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from ortools.sat.python import cp_model

from enforceplan.catalogue import rule_pack
from enforceplan.closeness import too_close
from enforceplan.compile import compile_problem
from enforceplan.domain import Certificate, Level, Rank, Scenario
from enforceplan.model.classes import Counts
from enforceplan.model.halls import cliques, halls
from enforceplan.model.relaxed import Relaxed
from enforceplan.problem import Problem
from enforceplan.rules.book import effective, impose
from enforceplan.rules.examples import build
from enforceplan.thin import thin
from enforceplan.verbs import Apart, Book
from worlds import week


def least_coverage(scenario: Scenario) -> int:
    """The least price of counts at coverage, nobody told apart."""
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    relaxed = Relaxed(p, book, thin(p, book), named=0)
    relaxed.v.emit.minimise(relaxed.objective[Level.COVERAGE])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(relaxed.v.emit.model) == cp_model.OPTIMAL
    return round(solver.objective_value) + relaxed.constant[Level.COVERAGE]


def two_at_once(certified: tuple[str, ...], second: str = "09:00-11:00") -> Scenario:
    """Two operations that want U1 and U2 of four, the second one at a time; only those named hold the certificate."""
    scenario, _ = build(("U1,U2 A1 0 09:00-11:00", f"U1,U2 A2 0 {second}"))
    valid = Certificate("UM", frozenset(), "", date(2025, 1, 1), date(2027, 1, 1))
    officers = {
        code: replace(officer, certificates=(valid,) if code in certified else (), rank=Rank.DUTY_LEADER)
        for code, officer in scenario.officers.items()
    }
    return replace(scenario, officers=officers, rules=rule_pack("cn-2026").entries)


@pytest.mark.parametrize(
    ("certified", "second", "lost"),
    [
        (("U1", "U2", "U3", "U4"), "09:00-11:00", 0),
        # two of four hold the certificate: a sum over the four would serve both; 100 * 3 * 3 for one of them
        (("U1", "U2"), "09:00-11:00", 900),
        (("U1", "U2"), "10:59-12:00", 900),
        (("U1", "U2"), "11:00-12:00", 0),
    ],
)
def test_who_alone_can_fill_two_seats_fills_one_at_a_time(certified: tuple[str, ...], second: str, lost: int) -> None:
    assert least_coverage(two_at_once(certified, second)) == lost


def model_of(seed: int) -> tuple[Problem, Book, Counts]:
    scenario = week(seed)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    return p, book, Counts(p, book, thin(p, book), named=3)


def test_no_member_may_hold_two_duties_of_a_clique() -> None:
    checked = 0
    for seed in range(6):
        p, book, v = model_of(seed)
        aparts = [verb for verb in book.strict() if isinstance(verb, Apart)]
        for c in range(len(v.members)):
            for hall in halls(v, c):
                bound = [verb for verb in aparts if verb.officers[hall.members].all()]
                for starts in cliques(p, aparts, hall):
                    for t, u in combinations(starts.tolist(), 2):
                        first, second = np.asarray([t, u]), np.asarray([u, t])
                        apart = any(too_close(verb, p, first, second).any() for verb in bound)
                        assert apart or p.start_job[t] == p.start_job[u]
                        checked += 1
    assert checked > 1000


def test_everybody_stands_in_one_part_at_most_of_those_that_are_priced() -> None:
    for seed in range(6):
        _, _, v = model_of(seed)
        for c, members in enumerate(v.members):
            whole, *parts = halls(v, c)
            assert whole.members.tolist() == members.tolist()
            if v.named(c):
                assert sorted(o for part in parts for o in part.members.tolist()) == members.tolist()
