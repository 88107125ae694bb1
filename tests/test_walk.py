"""Parts of a duty roster: what a step frees, what it may change, and where steps end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.load import load
from enforceplan.model.exact import Exact
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve.call import call
from enforceplan.solve.construct import Planner
from enforceplan.solve.duty_parts import EASY, GROWTH, SHRINKAGE, DutyParts, Shape, disjoint, shapes
from enforceplan.solve.rosters import by_turns
from enforceplan.solve.walk import Walk, _part
from enforceplan.solve.weeks import with_patterns
from enforceplan.solve.wire import Said, Task
from enforceplan.thin import thin

DESK = """
settings: {title: Desk, week_start: 2026-06-01, days: 10, language: en}
officers:
  - {code: N, department: HU, standing: cadre, count: 5, regime: rota}
  - {code: NEW, department: HU, standing: cadre, regime: rota, wishes: off 2026-06-03 L x3; on 2026-06-09 E x2}
posts:
  - {code: desk, shifts: "07:00-15:00; 15:00-23:00", kinds: E;L, cadres: 3, wanted: 2, least: 1}
rules:
  cover.wanted: {heads: wanted, under: 10, over: 1, points: 10, level: coverage}
  cover_posts: {off: true}
  succession.late: {before: L, after: E}
  shifts_in_period.week: {most: 4}
  run_of_days: {most: 3, fewest: 2, points: 10, level: fairness}
  days_off_run: {fewest: 2, points: 5, level: fairness}
  weekends: {most: 1, complete: true, points: 10, level: fairness}
  requests: {points: 20, level: preference}
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Task:
    file = tmp_path_factory.mktemp("desk") / "desk.yaml"
    file.write_text(DESK, encoding="utf-8")
    scenario = load(file)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    levels = tuple(level for level in Level if any(verb.points for verb in book.priced(level)))
    return Task(p, book, levels, Planner(p, book).run(), None, 20.0, 2, 1, deterministic=True)


def started(task: Task) -> Solution:
    assert task.start is not None
    return task.start


def vector(task: Task, s: Solution) -> tuple[int, ...]:
    score = evaluate(task.problem, task.book, s)
    assert not score.breaches
    return score.vector


def least(task: Task, level: Level) -> int:
    """The least price of a level whatever the others cost, proven."""
    exact = Exact(task.problem, task.book)
    terms, constant = exact.value_terms(level)
    exact.v.emit.minimise(terms)
    answer = call(exact.v.emit, replace(task, deterministic=False), 60.0, workers=2, linear=True)
    assert answer.values is not None
    assert answer.bound == evaluate(task.problem, task.book, exact.v.read(answer.values)).levels[level] - constant
    return answer.bound + constant


def test_steps_end_at_the_least_price_of_the_best_level(desk: Task) -> None:
    walk = Walk(desk, started(desk), lambda _: None, known={})
    best = walk.run(8.0)
    before, after = vector(desk, started(desk)), vector(desk, best)
    assert after < before
    assert after[Level.COVERAGE] == least(desk, Level.COVERAGE)


def test_the_same_seed_walks_the_same_way_with_two_workers(desk: Task) -> None:
    found = [Walk(desk, started(desk), lambda _: None, known={}).run(2.0) for _ in range(2)]
    assert found[0].taken.tolist() == found[1].taken.tolist()


def test_every_roster_that_is_told_is_legal_and_better_than_the_last(desk: Task) -> None:
    told = [vector(desk, started(desk))]

    def hear(said: Said) -> None:
        assert said.solution is not None
        told.append(vector(desk, said.solution))

    Walk(desk, started(desk), hear, known={}).run(3.0)
    assert len(told) > 3
    assert told == sorted(set(told), reverse=True)


def test_a_level_at_its_bound_is_left_alone(desk: Task) -> None:
    known = dict(enumerate(vector(desk, started(desk))))
    walk = Walk(desk, started(desk), lambda _: None, known={level: known[level] for level in desk.levels})
    assert walk.run(5.0) is desk.start
    assert walk.spent == 0


@pytest.mark.parametrize("shape", range(len(shapes())))
def test_a_step_changes_nothing_outside_its_part(desk: Task, shape: int) -> None:
    p, changed = desk.problem, 0
    walk = Walk(desk, started(desk), lambda _: None, known={})
    parts = DutyParts(p, walk.stepper.thinned, walk.random)
    for seed in range(1, 9):
        focus = parts.deal(parts.shapes[shape], walk.here)
        before = walk.here
        step = _part(walk.stepper, lambda _: None, focus, desk.levels[0], seed, 10, 2.0)
        assert step.found is not None
        different = np.setxor1d(before.taken, step.found.taken)
        assert focus.moves(p)[different].all()
        assert vector(desk, step.found)[: Level.COVERAGE + 1] <= vector(desk, before)[: Level.COVERAGE + 1]
        changed += len(different) > 0
        walk._accept(desk.levels[0], [step.found])
    assert changed > 4


@pytest.mark.parametrize("shape", range(len(shapes())))
def test_a_part_has_as_many_people_and_days_as_its_shape_says(desk: Task, shape: int) -> None:
    p, here = desk.problem, started(desk)
    parts = DutyParts(p, thin(p, desk.book), np.random.default_rng(3))
    one = parts.shapes[shape]
    for _ in range(20):
        focus = parts.deal(one, here)
        days = np.unique(p.day[p.first_start[np.flatnonzero(focus.free)]])
        heads = len(parts.able) if focus.people is None else int(focus.people.sum())
        assert heads == round(one.size if one.people is None else one.people * p.O)
        # A stretch of days may lie across the first or the last day by up to half of its length.
        length = round(one.size if one.days is None else one.days * p.days)
        assert length // 2 <= len(days) <= length
        assert len(days) == days.max() - days.min() + 1


def test_parts_of_different_people_meet_only_on_common_seats(desk: Task) -> None:
    p, here = desk.problem, started(desk)
    parts = DutyParts(p, thin(p, desk.book), np.random.default_rng(3))
    dealt = [parts.deal(Shape(None, 1.0, 2.0), here) for _ in range(30)]
    kept = {disjoint(p, dealt[0], [other]) for other in dealt[1:]}
    assert kept == {True, False}
    for other in dealt[1:]:
        assert dealt[0].people is not None
        assert other.people is not None
        assert disjoint(p, dealt[0], [other]) is not bool((dealt[0].people & other.people).any())


def test_a_shape_grows_while_it_is_easy_and_shrinks_where_it_is_not_solved() -> None:
    shape = Shape(None, 1.0, 4.0)
    shape.learn(solved=True, gained=0, effort=0.0, seconds=3.0, most=30)
    assert shape.size == pytest.approx(4 * (1 + GROWTH))
    for effort in (EASY * 3.0, 2.9):
        shape.learn(solved=True, gained=0, effort=effort, seconds=3.0, most=30)
        assert shape.size == pytest.approx(4 * (1 + GROWTH))
    shape.learn(solved=False, gained=0, effort=3.0, seconds=3.0, most=30)
    assert shape.size == pytest.approx(4 * (1 + GROWTH) * SHRINKAGE)
    for _ in range(100):
        shape.learn(solved=True, gained=0, effort=0.1, seconds=3.0, most=30)
    assert shape.size == 30


@pytest.mark.parametrize("seats", [100, 10_000, 100_000])
def test_turns_end_once_with_a_bound_of_every_level_below_its_value(desk: Task, seats: int) -> None:
    """The exact model is played by one that proves nothing and finds nothing."""
    said: list[Said] = []
    asked: list[float] = []

    def whole(task: Task, say: object) -> Solution | None:
        asked.append(task.seconds)
        return task.start

    task = replace(desk, deterministic=False, seconds=3.0)
    by_turns(task, started(task), said.append, whole, seats=seats)
    assert [one.kind for one in said].count("done") == 1
    assert said[-1].kind == "done"
    assert len(asked) == {100: 2, 10_000: 1, 100_000: 0}[seats]
    levels = [one for one in said if one.kind == "level"]
    assert [one.level for one in levels] == ([] if asked else list(task.levels))
    best = min(vector(task, one.solution) for one in said if one.solution is not None)
    for one in levels:
        assert one.level is not None
        assert one.value == best[one.level]
        assert one.bound == 0


def test_patterns_are_what_counts_do_not_know(desk: Task) -> None:
    assert with_patterns(desk)
    plain = [verb for verb in desk.book.verbs if type(verb).__name__ != "Pattern"]
    assert not with_patterns(replace(desk, book=replace(desk.book, verbs=plain)))
