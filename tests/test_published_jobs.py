"""Published joint jobs, read as operations: crews are found, planted faults too, and the rooms of the set hold."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from benchmarks import _roadef_formula, roadef2007
from benchmarks._roadef_formula import Plan
from benchmarks.registry import Options

from enforceplan.audit import Verdict, audit
from enforceplan.compile import compile_problem
from enforceplan.domain import SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.outcome import Status
from enforceplan.rules.book import effective, impose
from enforceplan.solution import from_roster
from enforceplan.solve.run import solve

DATA = os.environ.get("ENFORCEPLAN_DATA")
OPTIONS = Options(data=Path(DATA) if DATA else None)

published = pytest.mark.skipif(DATA is None, reason="ENFORCEPLAN_DATA names no folder of published instances")


def judged(name: str, plan: Plan) -> Verdict:
    instance = roadef2007.find(name, OPTIONS)
    given = roadef2007.scenario(instance, plan.days)
    return audit(given, roadef2007.roster(instance, plan), effective(given, roadef2007.ROOMS))


@published
@pytest.mark.parametrize(
    ("name", "folder", "fault", "subject", "word"),
    [
        ("data1", "sol_A_1_1", "no_overlap", {"officer": "1", "first": "3", "second": "2"}, "overlap"),
        ("data1", "sol_A_1_2", "team_of_day", {"officer": "3", "date": "2024-01-01"}, "two_teams"),
        ("data2", "sol_A_2_3", "availability", {"officer": "1", "job": "5", "kind": "leave"}, "day_off"),
    ],
)
def test_exactly_the_planted_fault_is_found(
    name: str, folder: str, fault: str, subject: dict[str, str], word: str
) -> None:
    plan = roadef2007.find_plan(f"solutions/{folder}", OPTIONS)
    (finding,) = judged(name, plan).findings
    assert finding.entry == fault
    assert subject.items() <= finding.subject.items()
    assert _roadef_formula.evaluate(roadef2007.find(name, OPTIONS), plan)[0] == {word}


@published
@pytest.mark.parametrize(
    ("name", "folder", "cost"),
    [
        ("data1", "solutions/sol_A_1_3", 2340),
        ("data2", "solutions/sol_A_2_2", 4755),
        *((name, folder, cost) for name, (folder, cost) in roadef2007.CORRECT.items()),
    ],
)
def test_correct_solutions_have_no_fault(name: str, folder: str, cost: int) -> None:
    plan = roadef2007.find_plan(folder, OPTIONS)
    assert judged(name, plan).findings == ()
    assert _roadef_formula.evaluate(roadef2007.find(name, OPTIONS), plan) == (set(), cost)


WORDS = {
    "no_overlap": "overlap",
    "team_of_day": "two_teams",
    "availability": "day_off",
    "skilled_crew": "skill",
    "predecessors": "predecessor",
}


@published
@pytest.mark.parametrize("name", ["data2", "data3", "data5"])
def test_audit_and_formula_agree_on_changed_solutions(name: str) -> None:
    instance = roadef2007.find(name, OPTIONS)
    plan = roadef2007.find_plan(roadef2007.CORRECT[name][0], OPTIONS)
    seen: set[str] = set()
    for seed in range(60):
        told = _changed(instance, plan, Random(seed))
        broken = {WORDS[finding.entry] for finding in judged(name, told).findings}
        assert broken == _roadef_formula.evaluate(instance, told)[0], seed
        seen |= broken
    ordered = any(job.first for job in instance.interventions.values())
    assert seen == set(WORDS.values()) - (set() if ordered else {"predecessor"})


def _changed(instance: roadef2007.Instance, plan: Plan, draw: Random) -> Plan:
    """One intervention elsewhere, or one technician in another team, in none or in two of them."""
    when, crews = dict(plan.when), dict(plan.crews)
    job = draw.choice(list(when))
    d, start, team = when[job]
    if draw.random() < 0.5:
        last = roadef2007.UNITS - instance.interventions[job].units
        d = draw.randint(1, plan.days)
        team = draw.choice([n for other, n in crews if other == d and n > 0 and crews[other, n]])
        when[job] = d, draw.choice([start, draw.randrange(0, last + 1, 15)]), team
    else:
        taken = draw.choice(list(instance.technicians))
        if draw.random() < 0.7:
            crews = {key: tuple(one for one in crew if key[0] != d or one != taken) for key, crew in crews.items()}
        if taken not in crews[d, team]:
            crews[d, team] = (*crews[d, team], taken)
    return replace(plan, when=when, crews=crews)


@published
@pytest.mark.parametrize("name", ["data1", "data2", "data3"])
def test_frozen_dates_are_all_staffed(name: str) -> None:
    instance = roadef2007.find(name, OPTIONS)
    folder, cost = roadef2007.CORRECT[name]
    plan = roadef2007.find_plan(folder, OPTIONS)
    given = roadef2007.scenario(instance, plan.days, plan)
    outcome = solve(given, settings=SolverSettings(seconds=60, workers=2), outside=roadef2007.ROOMS)
    assert outcome.status is Status.BEST
    assert outcome.roster is not None
    assert outcome.unserved == ()
    assert audit(given, outcome.roster, effective(given, roadef2007.ROOMS)).findings == ()
    assert _roadef_formula.evaluate(instance, roadef2007.plan_of(outcome.roster)) == (set(), cost)


HEAD = "name domains level techs interv abandon\nsmall 2 2 4 5 {budget}\n"
JOBS = """number time preds prio cost d1_1 d1_2 d2_1 d2_2
1 30 [ ] 1 40 1 0 1 1
2 45 [ ] 2 60 2 0 0 0
3 60 [ 1 ] 3 10 1 1 0 0
4 30 [ 2 3 ] 4 20 0 0 2 0
5 90 [ ] 1 70 2 1 1 0
"""
PEOPLE = """tech d1 d2 dispo
1 2 0 [ ]
2 1 1 [ 2 ]
3 0 2 [ ]
4 1 1 [ 1 ]
"""
"""Five jobs for four technicians, made up."""


def small(budget: int = 0) -> roadef2007.Instance:
    return roadef2007.read("small", HEAD.format(budget=budget), JOBS, PEOPLE)


def test_what_may_not_be_dropped_is_staffed() -> None:
    """An empty roster breaks the budget, so that the search has to begin with work for somebody."""
    given = roadef2007.scenario(small(), 3)
    outcome = solve(given, settings=SolverSettings(seconds=30, workers=1), outside=roadef2007.ROOMS)
    assert outcome.status is Status.BEST
    assert outcome.roster is not None
    assert outcome.served == 5
    assert audit(given, outcome.roster, effective(given, roadef2007.ROOMS)).findings == ()
    assert _roadef_formula.evaluate(small(), roadef2007.plan_of(outcome.roster))[0] == set()


def test_engine_and_audit_agree_on_the_rooms_of_the_set() -> None:
    """Plans for the made-up jobs, rarely a good one; each room is broken in some and kept in some."""
    instance = small(budget=60)
    given = roadef2007.scenario(instance, 2)
    rules = effective(given, roadef2007.ROOMS)
    p = compile_problem(given)
    book = impose(rules, p)
    own = {room.id for room in roadef2007.ROOMS}
    broken, kept = set(), set()
    for seed in range(400):
        made = roadef2007.roster(instance, _any_plan(instance, Random(seed)))
        engine = {entry for entry in evaluate(p, book, from_roster(p, made)[0]).breaches if entry in own}
        told = {finding.entry for finding in audit(given, made, rules).breaches} & own
        assert engine == told, seed
        broken |= told
        kept |= own - told
    assert broken == kept == own


def _any_plan(instance: roadef2007.Instance, draw: Random) -> Plan:
    """Two teams a day, or somebody at home; now and then somebody in a second team."""
    crews: dict[tuple[int, int], list[str]] = {(d, team): [] for d in (1, 2) for team in range(3)}
    for d in (1, 2):
        for code in instance.technicians:
            for _ in range(2 if draw.random() < 0.15 else 1):
                crew = crews[d, draw.choice((0, 1, 1, 2))]
                crew += [] if code in crew else [code]
    when = {}
    for code, job in instance.interventions.items():
        if draw.random() < 0.8:
            when[code] = (
                draw.choice((1, 2)),
                draw.randrange(0, roadef2007.UNITS - job.units + 1, 15),
                draw.choice((1, 2)),
            )
    return Plan(when, {key: tuple(crew) for key, crew in crews.items()})
