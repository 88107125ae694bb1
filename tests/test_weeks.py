"""What a large week does with its time, on small two-street weeks: phases, gains, bounds, and the way of a hurry."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from enforceplan.domain import Level, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.outcome import Status
from enforceplan.solution import Solution
from enforceplan.solve import weeks
from enforceplan.solve.counts import count
from enforceplan.solve.run import solve
from enforceplan.solve.wire import Said, Task
from test_prove import LEVELS, task_of, two_streets


def said_of(task: Task) -> list[Said]:
    assert task.start is not None
    said: list[Said] = []
    weeks.by_parts(task, task.start, said.append)
    return said


def best_of(said: list[Said]) -> Solution:
    return next(one.solution for one in reversed(said) if one.solution is not None)


@pytest.mark.parametrize("seed", range(6))
def test_phases_add_up_to_what_was_gained(seed: int) -> None:
    task = task_of(two_streets(seed), 4)
    assert task.start is not None
    said = said_of(task)
    assert said[-1].kind == "done"
    first, last = (evaluate(task.problem, task.book, s) for s in (task.start, best_of(said)))
    assert last.vector <= first.vector
    assert not last.breaches
    phases = [one for one in said if one.kind == "phase" and "." not in one.text]
    for level in LEVELS:
        gained = sum(one.gained or 0 for one in phases if one.level is level)
        assert gained == first.levels[level] - last.levels[level]
    told = {one.level: one for one in said if one.kind == "level"}
    assert set(told) == set(task.levels)
    for level, one in told.items():
        assert one.value == last.levels[level]
        assert one.bound is not None
        assert one.bound <= one.value


@pytest.mark.parametrize("seed", range(6))
def test_side_by_side_one_hand_counts_and_bounds_while_the_other_searches(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weeks, "SMALL", 0)
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    task = replace(task_of(scenario, 5), deterministic=False, workers=2)
    assert task.start is not None
    said = said_of(task)
    first, last = (evaluate(task.problem, task.book, s) for s in (task.start, best_of(said)))
    assert not last.breaches
    assert last.vector <= first.vector
    phases = [one for one in said if one.kind == "phase" and "." not in one.text]
    assert {"counts", "neighbourhoods"} <= {one.text for one in phases}
    for level in LEVELS:
        gained = sum(one.gained or 0 for one in phases if one.level is level)
        assert gained == first.levels[level] - last.levels[level]
    told = {one.level: one for one in said if one.kind == "level"}
    assert (told[Level.COVERAGE].bound or 0) <= best.score[Level.COVERAGE].value <= last.levels[Level.COVERAGE]
    for level, one in told.items():
        assert one.bound is not None
        assert level is not None
        assert one.bound <= last.levels[level]


def test_kinds_of_neighbourhoods_gain_what_the_best_level_gains() -> None:
    gains = 0
    for seed in range(8):
        said = said_of(task_of(two_streets(seed), 4))
        kinds = [one for one in said if one.kind == "phase" and one.text.startswith("neighbourhoods.")]
        whole = sum(one.gained or 0 for one in said if one.text == "neighbourhoods" and one.level is Level.COVERAGE)
        gains += sum(one.gained or 0 for one in kinds)
        assert sum(one.gained or 0 for one in kinds if one.level is Level.COVERAGE) <= whole
    assert gains > 0


@pytest.mark.parametrize("seed", range(8))
def test_in_a_hurry_bounds_still_hold(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weeks, "HURRIED", 0.0)
    monkeypatch.setattr(weeks, "COUNTED", 10**9)
    monkeypatch.setattr(weeks, "SMALL", 0)
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    assert best.status is Status.BEST
    task = replace(task_of(scenario, 4), deterministic=False)
    said = said_of(task)
    bounds = {one.level: one.bound or 0 for one in said if one.kind == "level"}
    assert bounds[Level.COVERAGE] <= best.score[Level.COVERAGE].value
    assert {bounds[level] for level in LEVELS[1:]} == {0}
    reached = evaluate(task.problem, task.book, best_of(said)).levels[Level.COVERAGE]
    assert reached >= best.score[Level.COVERAGE].value


def test_a_hurried_guide_counts_classes_only_and_is_hardly_worse() -> None:
    sums = np.zeros(2, dtype=np.int64)
    for seed in range(12):
        task = replace(task_of(two_streets(seed), 5), deterministic=False)
        assert task.start is not None
        sums += [count(task, task.start, seconds=5, hurried=hurried).bound for hurried in (True, False)]
    assert 0 < sums[0] <= sums[1]
    assert sums[0] >= 0.9 * sums[1]
