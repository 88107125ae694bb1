"""The street bounds and the neighbourhood search, held against proven optima of small two-street weeks."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from enforceplan.catalogue import rule_pack
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Premises, Scenario, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.outcome import Status
from enforceplan.rules.book import effective, impose
from enforceplan.rules.examples import build
from enforceplan.solve.construct import Planner
from enforceplan.solve.improve import Improver
from enforceplan.solve.prove import prove
from enforceplan.solve.run import solve
from enforceplan.solve.wire import Said, Task
from enforceplan.verbs import Book

LEVELS = (Level.COVERAGE, Level.FAIRNESS, Level.PREFERENCE)


def two_streets(seed: int) -> Scenario:
    """Two to four operations in each of two streets and a few posts, with too few people now and then."""
    r = Random(seed)
    lines = []
    for street, own in (("A", ["U1", "U2", "U3", "U4", "M1", "M2"]), ("B", ["F1", "F2"])):
        for n in range(r.randint(1, 3)):
            begin = r.choice(["08:00-10:00", "09:00-12:00", "19:00-23:00", "20:00-01:00"])
            lines.append(f"{','.join(r.sample(own, 2))} {street}{n} {r.randrange(4)} {begin}")
    lines += [f"U1,X1 P{n} {r.randrange(4)} 07:00-14:30" for n in range(r.randint(1, 3))]
    scenario, _ = build(tuple(lines))
    due = Premises("N1", "N1", "S1", "S1", "", "", None, mandatory=True)
    if seed % 3 == 0:
        scenario = replace(scenario, premises={"N1": due}, street_carried={"S1": 350, "S2": 450})
    staffed = {code: replace(o, used_by="district") for code, o in scenario.officers.items() if code[0] in "UMC"}
    return replace(
        scenario, officers={**scenario.officers, **staffed} if r.random() < 0.5 else scenario.officers, rules=PACK
    )


PACK = rule_pack("cn-2026").entries


def task_of(scenario: Scenario, seconds: float) -> Task:
    p = compile_problem(scenario)
    book: Book = impose(effective(scenario), p)
    return Task(p, book, LEVELS, Planner(p, book).run(), None, seconds, 1, 1, deterministic=True)


@pytest.mark.parametrize("seed", range(12))
def test_street_bounds_never_pass_the_optimum(seed: int) -> None:
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    assert best.status is Status.BEST
    values = {level: best.score[level].value for level in LEVELS}
    said: list[Said] = []
    bounds = prove(task_of(scenario, 10), values, said.append, seconds=10, began=0.0)
    assert {s.level for s in said} == set(LEVELS)
    # Unclamped: a bound above the optimum is false (and `prove` itself raises where it passes the value it was given).
    assert all(0 <= bounds[level] <= values[level] for level in LEVELS)
    worse = {level: value + 1000 for level, value in values.items()}
    looser = prove(task_of(scenario, 10), worse, said.append, seconds=10, began=0.0)
    assert all(looser[level] <= values[level] for level in LEVELS)
    # A bound that were 0 everywhere would pass too: coverage of these weeks splits by street almost whole.
    if values[Level.COVERAGE] > 0:
        assert bounds[Level.COVERAGE] > 0


@pytest.mark.parametrize("seed", range(6))
def test_neighbourhood_search_stays_legal_and_reaches_the_best_coverage(seed: int) -> None:
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    task = task_of(scenario, 3)
    assert task.start is not None
    first = evaluate(task.problem, task.book, task.start)
    found = Improver(task, task.start, lambda said: None, seconds=3).run()
    score = evaluate(task.problem, task.book, found)
    assert not score.breaches
    assert best.score[Level.COVERAGE].value <= score.levels[Level.COVERAGE]
    assert score.vector <= first.vector
    assert score.levels[Level.COVERAGE] == best.score[Level.COVERAGE].value
