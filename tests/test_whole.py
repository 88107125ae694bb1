"""The best level searched whole: never worse than where it began, its bound never above the optimum."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve.construct import Planner
from enforceplan.solve.counts import count
from enforceplan.solve.weeks import TINY, in_parts
from enforceplan.solve.whole import whole
from enforceplan.solve.wire import Task
from enforceplan.verbs import Book, Pattern
from test_prove import LEVELS, two_streets


def task_of(seed: int) -> tuple[Task, Solution]:
    p = compile_problem(two_streets(seed))
    book = impose(effective(two_streets(seed)), p)
    return Task(p, book, LEVELS, None, None, 20, 1, 1, True), Planner(p, book).run()


def coverage(task: Task, s: Solution) -> int:
    return evaluate(task.problem, task.book, s).levels[Level.COVERAGE]


def test_it_finds_the_optimum_from_a_roster_that_does_less() -> None:
    improved = 0
    for seed in range(12):
        task, planned = task_of(seed)
        bare = replace(planned, start=np.full_like(planned.start, -1), taken=planned.taken[:0])
        bare = planned if evaluate(task.problem, task.book, bare).breaches else bare
        found = whole(task, bare, known=0, seconds=20)
        assert found.bound == coverage(task, found.best) <= coverage(task, planned)
        improved += coverage(task, found.best) < coverage(task, bare)
        # What counts say of the week is a bound of it, so that it may go in as a row and changes nothing.
        known = count(task, planned, seconds=5).bound
        again = whole(task, bare, known=known, seconds=20)
        assert known <= found.bound
        assert coverage(task, again.best) == again.bound == found.bound
    assert improved > 6


def test_without_time_it_keeps_what_it_was_given() -> None:
    task, planned = task_of(2)
    found = whole(task, planned, known=0, seconds=0.0)
    assert coverage(task, found.best) <= coverage(task, planned)
    assert found.bound <= coverage(task, found.best)


@pytest.mark.parametrize("seed", range(3))
def test_a_tiny_week_goes_whole_level_by_level(seed: int) -> None:
    task, _ = task_of(seed)
    assert len(task.problem.seat_officer) < TINY
    assert not in_parts(task)


def test_patterns_are_not_left_to_counts() -> None:
    """Counts do not know runs of days; a larger week has no class model where a pattern is asked for."""
    task, _ = task_of(0)
    p = task.problem
    many = np.repeat(np.arange(len(p.seat_officer)), 1 + 2 * TINY // len(p.seat_officer))
    larger = replace(p, seat_officer=p.seat_officer[many], seat_team=p.seat_team[many], seat_role=p.seat_role[many])
    plain = [verb for verb in task.book.verbs if not isinstance(verb, Pattern)]
    assert len(plain) == len(task.book.verbs)
    assert in_parts(replace(task, problem=larger))
    none = np.zeros((1, 1), dtype=bool)
    pattern = Pattern(
        entry="x", level=Level.FAIRNESS, points=1, flag=np.zeros((1, p.T), dtype=bool), on=~none, off=none,
        weight=np.ones((1, p.O), dtype=np.int64),
    )  # fmt: skip
    assert not in_parts(replace(task, problem=larger, book=Book([*plain, pattern])))
