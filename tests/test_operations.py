"""Operations first: what they cost alone bounds every roster, and posts are manned around them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import enforceplan
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.load import load
from enforceplan.outcome import Status
from enforceplan.rules.book import effective, impose
from enforceplan.solution import empty
from enforceplan.solve import weeks
from enforceplan.solve.construct import Planner
from enforceplan.solve.hands import Hands
from enforceplan.solve.improve import Improver
from enforceplan.solve.operations import alone, least, manned
from enforceplan.solve.run import solve
from enforceplan.solve.step import Stepper, of_operations
from enforceplan.solve.wire import Said, Task
from test_prove import LEVELS, task_of, two_streets


def alone_of(task: Task) -> Task | None:
    assert task.start is not None
    return alone(task, task.start)


@pytest.mark.parametrize("seed", range(16))
def test_the_least_price_of_operations_alone_passes_no_roster(seed: int) -> None:
    scenario = two_streets(seed)
    best = solve(scenario, settings=SolverSettings(seconds=30, workers=1, deterministic=True))
    assert best.status is Status.BEST
    part = alone_of(task_of(scenario, 5))
    if part is None:
        return
    assert part.start is not None
    told: list[int] = []
    bound = least(part, part.start, seconds=5, say=told.append)
    assert bound <= best.score[Level.COVERAGE].value
    assert all(one <= bound for one in told)
    assert bound <= evaluate(part.problem, part.book, part.start).levels[Level.COVERAGE]


def test_operations_alone_say_something_in_most_weeks() -> None:
    bounds = []
    for seed in range(16):
        part = alone_of(task_of(two_streets(seed), 5))
        bounds.append(
            0 if part is None or part.start is None else least(part, part.start, seconds=5, say=lambda _: None)
        )
    assert sum(bound > 0 for bound in bounds) > 4


def test_operations_are_not_looked_at_alone_where_that_says_nothing() -> None:
    task = task_of(two_streets(3), 5)
    assert task.start is not None
    assert alone_of(task) is not None
    assert alone_of(replace(task, earlier=task.start)) is None
    assert alone_of(replace(task, free=np.ones(task.problem.J, dtype=bool))) is None
    assert alone_of(replace(task, levels=(Level.FAIRNESS,))) is None


def test_steps_of_operations_alone_end_in_a_whole_legal_roster() -> None:
    scenario = load(Path(enforceplan.__file__).parent.parent.parent / "scenarios" / "dongcheng")
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    task = Task(p, book, LEVELS, Planner(p, book).run(), None, 20, 1, 1, deterministic=True)
    part = alone_of(task)
    assert part is not None
    assert part.start is not None
    stepper = Stepper(task)
    stepper.alone = Stepper(part)
    improver = Improver(Hands(stepper, 1), part.start, lambda _: None, seconds=2, most=1.0, of=of_operations)
    before = improver.score.levels[Level.COVERAGE]
    found = improver.run()
    assert before > improver.score.levels[Level.COVERAGE]
    assert not (p.team_job[p.seat_team[found.taken]] >= p.K).any()
    whole = manned(task, found)
    assert whole is not None
    assert not evaluate(p, book, whole).breaches
    assert set(found.taken.tolist()) < set(whole.taken.tolist())
    assert (whole.start[found.start >= 0] == found.start[found.start >= 0]).all()


def test_a_hand_that_knows_no_operations_alone_says_so() -> None:
    task = task_of(two_streets(0), 5)
    with pytest.raises(ValueError, match="operations alone"):
        of_operations(Stepper(task))
    assert manned(task, empty(task.problem)) is not None


@pytest.mark.parametrize("workers", [1, 2])
def test_the_phase_is_told_and_gains_add_up(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weeks, "SMALL", 0)
    told = 0
    for seed in range(3):
        task = replace(task_of(two_streets(seed), 4), workers=workers, deterministic=workers == 1)
        assert task.start is not None
        said: list[Said] = []
        weeks.by_parts(task, task.start, said.append)
        phases = [one for one in said if one.kind == "phase" and "." not in one.text]
        told += any(one.text == "operations" for one in phases)
        last = next(one.solution for one in reversed(said) if one.solution is not None)
        values = [evaluate(task.problem, task.book, s).levels[Level.COVERAGE] for s in (task.start, last)]
        assert sum(one.gained or 0 for one in phases if one.level is Level.COVERAGE) == values[0] - values[1] >= 0
    assert told > 0
