"""What a search does with steps that meet each other, find nothing to move, or are denied by the solver's presolve."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ortools.sat.python import cp_model

import enforceplan
from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.load import load
from enforceplan.problem import AUXILIARY, CERTIFIED
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve import step as step_room
from enforceplan.solve.call import Answer, call
from enforceplan.solve.construct import Planner
from enforceplan.solve.hands import Hands
from enforceplan.solve.improve import ASKED, Improver
from enforceplan.solve.step import Stepper
from enforceplan.solve.wire import Task
from enforceplan.thin import Focus
from test_prove import LEVELS, task_of, two_streets


@pytest.fixture(scope="module")
def week() -> Task:
    scenario = load(Path(enforceplan.__file__).parent.parent.parent / "scenarios" / "dongcheng")
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    return Task(p, book, LEVELS, Planner(p, book).run(), None, 20.0, 1, 1, deterministic=True)


def improver_of(task: Task, **how: Any) -> Improver:
    assert task.start is not None
    return Improver(Hands(Stepper(task), 1), task.start, lambda _: None, **{"seconds": 4.0, **how})


def test_two_steps_of_different_people_in_one_job_both_survive(week: Task) -> None:
    # one changes the certified officers of a shift, the other one meanwhile the auxiliaries of the same shift
    p, s = week.problem, week.start
    assert s is not None
    role, job = p.seat_role[s.taken], p.team_job[p.seat_team[s.taken]]
    shared = set(job[role == CERTIFIED].tolist()) & set(job[role == AUXILIARY].tolist())
    j = min(shared)
    certified, auxiliary = (int(s.taken[(job == j) & (role == r)][0]) for r in (CERTIFIED, AUXILIARY))
    first, second = (replace(s, taken=s.taken[s.taken != x]) for x in (certified, auxiliary))
    people = np.arange(p.O) == p.seat_officer[auxiliary]
    focus = Focus(np.arange(p.J) == j, s, keep_starts=True, people=people)
    merged = improver_of(week)._merge(first, second, focus)
    assert set(s.taken.tolist()) - set(merged.taken.tolist()) == {certified, auxiliary}
    assert (merged.start == s.start).all()


def test_what_a_step_left_as_it_was_keeps_what_others_did(week: Task) -> None:
    p, s = week.problem, week.start
    assert s is not None
    k = int(np.flatnonzero(s.start >= 0)[0])
    mine = p.team_job[p.seat_team[s.taken]] == k
    gone = Solution(np.where(np.arange(p.K) == k, -1, s.start), s.taken[~mine], s.units)
    everything = Focus(np.ones(p.J, dtype=bool), s)
    merged = improver_of(week)._merge(gone, s, everything)
    assert merged.start[k] == -1
    assert merged.taken.tolist() == gone.taken.tolist()


def test_a_neighbourhood_of_nothing_is_passed_over(week: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    assert week.start is not None
    improver = improver_of(week)
    nothing = Focus(np.zeros(week.problem.J, dtype=bool), week.start)
    dealt = []
    true = improver.deck.deal

    def deal(level: Level, s: Solution) -> Any:
        kind, member, focus = true(level, s)
        dealt.append(kind)
        return kind, member, nothing if len(dealt) < ASKED else focus

    monkeypatch.setattr(improver.deck, "deal", deal)
    assert improver._begin()
    assert len(dealt) == ASKED
    assert len(improver.turns) == 1
    assert not any(kind.again for kind in dealt)


def test_a_search_may_end_when_nothing_gains_any_more() -> None:
    task = task_of(two_streets(0), 60)
    improver = improver_of(task, seconds=60.0, until_weary=True)
    improver.run()
    assert improver.spent < 55
    assert any(improver.score.levels[level] for level in LEVELS)


def test_a_part_that_presolve_denies_is_solved_without_it(week: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    """As CP-SAT 9.15 did for a street of which a better roster was known."""
    assert week.start is not None
    denied = []

    def denying(emit: Any, task: Task, seconds: float, **how: Any) -> Answer:
        if task.presolve and "linear" in how:
            denied.append(task)
            return Answer(cp_model.INFEASIBLE, None, None, 0.5)
        return call(emit, task, seconds, **how)

    focus = Focus(week.problem.job_street == 0, week.start, keep_starts=True)
    plain = Stepper(week).step(focus, Level.COVERAGE, 1, 8.0, 20.0)
    assert plain.found is not None
    monkeypatch.setattr(step_room, "call", denying)
    again = Stepper(week).step(focus, Level.COVERAGE, 1, 8.0, 20.0)
    assert len(denied) == 1
    assert again.found is not None
    assert again.effort > 0.5
    # where presolve is off already, nobody asks a second time
    denied.clear()
    assert Stepper(replace(week, presolve=False)).step(focus, Level.COVERAGE, 1, 8.0, 20.0).found is not None
    assert not denied
