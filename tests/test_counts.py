"""Where the class model wishes operations to be, and the roster that is begun with."""

from __future__ import annotations

import numpy as np

from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.rules.book import effective, impose
from enforceplan.solution import empty
from enforceplan.solve.construct import Planner
from enforceplan.solve.guide import begin, guide
from enforceplan.solve.wire import Task
from test_prove import LEVELS, two_streets


def task_of(seed: int) -> Task:
    scenario = two_streets(seed)
    p = compile_problem(scenario)
    return Task(p, impose(effective(scenario), p), LEVELS, None, None, 5, 1, 1, True)


def test_the_wish_serves_what_counts_can_and_its_bound_passes_no_roster() -> None:
    wished = 0
    for seed in range(12):
        task = task_of(seed)
        planned = Planner(task.problem, task.book).run()
        value = evaluate(task.problem, task.book, planned).levels[Level.COVERAGE]
        found = guide(task, planned, seconds=5)
        assert found.bound <= value
        if value == 0:
            assert found.start is None and found.bound == 0
            continue
        assert found.start is not None
        begun = np.flatnonzero(found.start >= 0)
        assert (task.problem.start_job[found.start[begun]] == begun).all()
        wished += len(begun)
    assert wished > 12


def test_a_roster_around_the_wish_is_begun_with_unless_it_costs_much_more() -> None:
    task = task_of(2)
    p = task.problem
    planned = Planner(p, task.book).run()
    assert evaluate(p, task.book, planned).levels[Level.COVERAGE] > 0
    for wish in (planned.start, empty(p).start):
        around = begin(task, planned, wish)
        score = evaluate(p, task.book, around)
        assert not score.breaches
        assert score.levels[Level.COVERAGE] <= 1.25 * evaluate(p, task.book, planned).levels[Level.COVERAGE]
