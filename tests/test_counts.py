"""What counts say of the best level."""

from __future__ import annotations

from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.rules.book import effective, impose
from enforceplan.solve.construct import Planner
from enforceplan.solve.counts import Counted, count
from enforceplan.solve.wire import Task
from test_prove import LEVELS, two_streets


def task_of(seed: int) -> Task:
    scenario = two_streets(seed)
    p = compile_problem(scenario)
    return Task(p, impose(effective(scenario), p), LEVELS, None, None, 5, 1, 1, True)


def test_what_counts_say_passes_no_roster() -> None:
    bounded = 0
    for seed in range(12):
        task = task_of(seed)
        planned = Planner(task.problem, task.book).run()
        value = evaluate(task.problem, task.book, planned).levels[Level.COVERAGE]
        told: list[int] = []
        found = count(task, planned, seconds=5, say=told.append)
        assert found.bound <= value
        assert all(bound <= found.bound for bound in told)
        if value == 0:
            assert found == Counted(0, 0.0)
        bounded += found.bound > 0
    assert bounded > 4
