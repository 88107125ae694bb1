"""The bounds of counts and the neighbourhood search, held against proven optima of small two-street weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import ClassVar

import numpy as np
import pytest

from enforceplan.catalogue import rule_pack
from enforceplan.compile import compile_problem
from enforceplan.domain import Certificate, Level, Premises, Scenario, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.facts import Facts
from enforceplan.outcome import Status
from enforceplan.problem import Problem
from enforceplan.rules.base import Finding, Rule, Text
from enforceplan.rules.book import effective, impose
from enforceplan.rules.examples import build
from enforceplan.solve.construct import Planner
from enforceplan.solve.hands import Hands
from enforceplan.solve.improve import Improver
from enforceplan.solve.prove import prove
from enforceplan.solve.run import solve
from enforceplan.solve.step import Stepper
from enforceplan.solve.wire import Task
from enforceplan.verbs import Amount, Book

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
    shared = r.random() < 0.5
    officers = {
        code: replace(
            o,
            used_by="district" if shared and code[0] in "UM" else "S2" if code == "C2" else o.used_by,
            certificates=(Certificate(o.owner, frozenset(), "", date(2025, 1, 1), date(2027, 1, 1)),),
        )
        for code, o in scenario.officers.items()
    }
    return replace(scenario, officers=officers, rules=PACK)


PACK = rule_pack("cn-2026").entries


def task_of(scenario: Scenario, seconds: float) -> Task:
    p = compile_problem(scenario)
    book: Book = impose(effective(scenario, [Balance]), p)
    return Task(p, book, LEVELS, Planner(p, book).run(), None, seconds, 1, 1, deterministic=True)


@pytest.mark.parametrize("seed", range(12))
def test_bounds_never_pass_the_optimum(seed: int) -> None:
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    assert best.status is Status.BEST
    values = {level: best.score[level].value for level in LEVELS}
    said: dict[Level, int] = {}
    bounds = prove(task_of(scenario, 10), values, said.__setitem__, known={}, seconds=10)
    assert said == {level: bounds[level] for level in LEVELS if values[level]}
    # Unclamped: a bound above the optimum is false (and `prove` itself raises where it passes the value it was given).
    assert all(0 <= bounds[level] <= values[level] for level in LEVELS)
    worse = {level: value + 1000 for level, value in values.items()}
    looser = prove(task_of(scenario, 10), worse, said.__setitem__, known={}, seconds=10)
    assert all(looser[level] <= values[level] for level in LEVELS)
    # A bound that were 0 everywhere would pass too.
    if values[Level.COVERAGE] > 0:
        assert bounds[Level.COVERAGE] > 0


class Balance(Rule):
    """A street serves no more operations than the other: a strict row in which one street makes room for the other."""

    id: ClassVar = "balance"
    name: ClassVar = Text("平衡", "balance")
    claim: ClassVar = Text("平衡", "balance")
    basis: ClassVar = Text("测试", "a test")
    default_level: ClassVar = Level.POLICY
    texts: ClassVar = {"more": Text("多", "more")}

    def impose(self, p: Problem, book: Book) -> None:
        k = np.arange(p.K)
        weight = np.where(p.job_street[: p.K] == 0, 1, -1)
        zero = np.zeros(1, dtype=np.int64)
        book.say(Amount(entry=self.entry, level=self.level, constant=zero, served=(k, 0 * k, weight)))

    def check(self, f: Facts) -> Iterator[Finding]:
        served = Counter(f.scenario.operations[code].street for code in f.starts)
        first, *others = f.scenario.streets
        if served[first] > sum(served[street] for street in others):
            yield self.finding("more")


@pytest.mark.parametrize("seed", range(6))
def test_bounds_know_that_another_street_may_make_room(seed: int) -> None:
    scenario = two_streets(seed)
    scenario = replace(scenario, rules={**scenario.rules, "balance": {}})
    settings = SolverSettings(seconds=30, workers=1, deterministic=True)
    best = solve(scenario, settings=settings, outside=[Balance])
    assert best.status is Status.BEST
    values = {level: best.score[level].value for level in LEVELS}
    bounds = prove(task_of(scenario, 10), values, lambda *said: None, known={}, seconds=10)
    assert all(0 <= bounds[level] <= values[level] for level in LEVELS)


@pytest.mark.parametrize("seed", range(6))
def test_neighbourhood_search_stays_legal_and_reaches_the_best_coverage(seed: int) -> None:
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    task = task_of(scenario, 3)
    assert task.start is not None
    first = evaluate(task.problem, task.book, task.start)
    found = Improver(Hands(Stepper(task), 1), task.start, lambda said: None, seconds=3).run()
    score = evaluate(task.problem, task.book, found)
    assert not score.breaches
    assert best.score[Level.COVERAGE].value <= score.levels[Level.COVERAGE]
    assert score.vector <= first.vector
    assert score.levels[Level.COVERAGE] == best.score[Level.COVERAGE].value
