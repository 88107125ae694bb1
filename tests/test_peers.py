"""Planners that others would pick: the audit scores what they hand over, and they count as it does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from benchmarks import _peer_cpsat
from benchmarks._city import city, make
from benchmarks._peer_greedy import Greedy
from benchmarks._peer_rows import PlainWeek
from benchmarks._peer_week import Week, levels
from ortools.sat.python import cp_model

from enforceplan.domain import Level
from enforceplan.load import load
from enforceplan.solution import Solution

SCENARIOS = Path(__file__).parent.parent / "scenarios"


@cache
def tiny() -> tuple[Week, PlainWeek, Solution]:
    week = Week(load(SCENARIOS / "tiny"))
    return week, PlainWeek(week), Greedy(week).run()


def price(plain: PlainWeek, made: Solution) -> int | None:
    """What the rows say that a roster costs; None where they forbid it."""
    model, columns = _peer_cpsat.said(plain)
    for column, value in plain.values(made).items():
        model.add(columns[column] == value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(model) == cp_model.OPTIMAL else None


def test_a_roster_by_hand_passes_and_serves() -> None:
    week, _, made = tiny()
    verdict = week.judged(made)
    assert verdict.passed
    # Of eight operations one has no fire officers in the street.
    assert int((made.start >= 0).sum()) == 7


def test_rows_allow_what_the_audit_passes_at_its_price() -> None:
    week, plain, made = tiny()
    assert price(plain, made) == levels(week.judged(made))[Level.COVERAGE]
    # A post shift that stands empty costs what the audit says, too.
    job = week.p.team_job[week.p.seat_team[made.taken]]
    fewer = Solution(made.start, made.taken[job != job[job >= week.p.K][0]], made.units)
    assert week.judged(fewer).passed
    assert price(plain, fewer) == levels(week.judged(fewer))[Level.COVERAGE]
    assert price(plain, fewer) != price(plain, made)


def test_rows_forbid_what_the_audit_forbids() -> None:
    week, plain, made = tiny()
    p = week.p
    operation = int(np.flatnonzero(made.start >= 0)[0])
    own = made.taken[p.team_job[p.seat_team[made.taken]] == operation]
    short = Solution(made.start, np.setdiff1d(made.taken, own[:1]), made.units)
    assert (week.judged(short).passed, price(plain, short)) == (False, None)


def test_the_plain_model_proves_a_small_week() -> None:
    week, plain, made = tiny()
    found, bound = _peer_cpsat.run(plain, 60, made)
    assert found is not None
    assert week.judged(found).passed
    assert levels(week.judged(found))[Level.COVERAGE] == bound


@pytest.mark.slow
@pytest.mark.parametrize(("streets", "times"), [(1, 1), (4, 3)])
def test_weeks_with_too_few_people_still_pass(streets: int, times: int, tmp_path: Path) -> None:
    week = Week(load(make(city(streets, times=times), tmp_path)))
    assert week.judged(Greedy(week).run()).passed
