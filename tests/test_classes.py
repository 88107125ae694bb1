"""The class model is a relaxation: counts of a legal roster are allowed, and cost no more than the roster does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from random import Random

import pytest
from ortools.sat.python import cp_model

from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.model.relaxed import Relaxed
from enforceplan.outcome import Status
from enforceplan.problem import Problem
from enforceplan.rules.base import Rule
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve.construct import Planner
from enforceplan.solve.run import solve
from enforceplan.thin import thin
from enforceplan.verbs import Book
from limits import rules
from test_prove import LEVELS, two_streets
from worlds import week

Record = Callable[[str, object], None]
SEEDS = range(10)
NAMED_BY_TURNS = (0, 3, 99)
"""Most members of a class whose people are told apart: nobody, few, everybody."""
DRAWN, ASKED = 60, 5
"""Rosters drawn a world, and asked of a rule that allows them."""


class Asked:
    """The class model of a book, asked what the counts of a roster cost."""

    def __init__(self, p: Problem, book: Book, *, named: int) -> None:
        self.relaxed = Relaxed(p, book, thin(p, book), named=named)

    def price(self, s: Solution, level: Level) -> int | None:
        """The least price of counts that are the roster's; None: they are refused."""
        emit = self.relaxed.v.emit
        emit.hint(self.relaxed.v.hints(s))
        emit.minimise(self.relaxed.objective.get(level, []))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.fix_variables_to_their_hinted_value = True
        if solver.solve(emit.model) != cp_model.OPTIMAL:
            return None
        return round(solver.objective_value) + self.relaxed.constant.get(level, 0)


def compared(p: Problem, rule: Rule, drawn: Iterable[Solution], *, named: int) -> Counter[str]:
    """How many of the rosters that a rule allows cost nothing, and something, by their counts."""
    book = impose([rule], p)
    asked, seen = Asked(p, book, named=named), Counter[str]()
    for s in drawn:
        score = evaluate(p, book, s)
        if not score.breaches and seen.total() < ASKED:
            found = asked.price(s, rule.level)
            assert found is not None, f"{rule.entry}: refuses the counts of a legal roster"
            true = score.levels[rule.level] if rule.points else 0
            assert found <= true, f"{rule.entry}: {found} above the roster's {true}"
            seen["priced" if found else "free"] += 1
    return seen


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_of_a_legal_roster_cost_no_more_rule_by_rule(seed: int, record_property: Record) -> None:
    p = compile_problem(week(seed))
    drawn = [draw(p, Random(1000 * seed + n), legal=True) for n in range(DRAWN)]
    named = NAMED_BY_TURNS[seed % len(NAMED_BY_TURNS)]
    seen: Counter[str] = sum((compared(p, rule, drawn, named=named) for rule in rules(seed)), Counter())
    text = f"world {seed:<4}{seen.total():>6} asked, rule by rule{seen['priced']:>6} with a price"
    record_property("counts of legal rosters in the class model", text)
    # the quiet worlds carry nothing along, so that little costs anything there
    assert seen["priced"] >= 30 < seen["free"]


def test_counts_of_a_planned_roster_cost_no_more_all_together() -> None:
    served = 0
    for seed in range(40):
        scenario = two_streets(seed)
        p = compile_problem(scenario)
        book = impose(effective(scenario), p)
        s = Planner(p, book).run()
        score, asked = evaluate(p, book, s), Asked(p, book, named=NAMED_BY_TURNS[seed % len(NAMED_BY_TURNS)])
        assert not score.breaches
        served += int((s.start >= 0).sum())
        for level in LEVELS:
            found = asked.price(s, level)
            assert found is not None and found <= score.levels[level], (seed, level)
    assert served > 40


@pytest.mark.parametrize("seed", range(8))
def test_the_least_price_of_counts_is_a_bound(seed: int) -> None:
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    assert best.status is Status.BEST
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    relaxed = Relaxed(p, book, thin(p, book), named=NAMED_BY_TURNS[seed % len(NAMED_BY_TURNS)])
    for level in LEVELS:
        relaxed.v.emit.minimise(relaxed.objective[level])
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(relaxed.v.emit.model) == cp_model.OPTIMAL
        least = round(solver.objective_value) + relaxed.constant[level]
        assert 0 <= least <= best.score[level].value
        # coverage of these weeks is decided by whole teams, which counts know as well as people do
        if level is Level.COVERAGE and best.score[level].value:
            assert least > 0
        relaxed.hold(level, best.score[level].value)
