"""How neighbourhoods grow and which come first: gains, easy steps, larger members, starts that are offered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import enforceplan
from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.fewer import operations_alone, posts_emptied
from enforceplan.load import load
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve import deck as room
from enforceplan.solve.construct import Planner
from enforceplan.solve.deck import EASY, FEW, GROWTH, LARGEST, SHRINKAGE, Deck, Kind
from enforceplan.solve.neighbourhoods import OFFERED, Neighbourhoods
from enforceplan.solve.step import Stepper
from enforceplan.solve.wire import Task
from enforceplan.thin import Focus, narrow, thin
from test_prove import LEVELS

PLACE = Path(enforceplan.__file__).parent.parent.parent / "scenarios" / "dongcheng"


@pytest.fixture(scope="module")
def week() -> Task:
    """A place with its planner's roster, which leaves operations out."""
    scenario = load(PLACE)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    return Task(p, book, LEVELS, Planner(p, book).run(), None, 20.0, 1, 1, deterministic=True)


def started(task: Task) -> Solution:
    assert task.start is not None
    return task.start


def deck_of(task: Task) -> Deck:
    random = np.random.default_rng(1)
    return Deck(Neighbourhoods(task.problem, thin(task.problem, task.book), random, task.book), random)


def test_a_kind_grows_where_its_steps_are_easy_and_in_vain_and_shrinks_where_they_are_not() -> None:
    kind = Kind(lambda turn, s, scale: Focus(np.zeros(0, dtype=bool), s))
    kind.note(gained=5, effort=0.1, share=0.05)
    assert kind.scale == 1.0  # what gained is as large as it should be
    kind.note(gained=0, effort=0.1, share=EASY)
    assert kind.scale == 1.0
    kind.note(gained=0, effort=0.1, share=0.0)
    assert kind.scale == pytest.approx(1 + GROWTH)
    kind.note(gained=0, effort=0.1, share=None)
    assert kind.scale == pytest.approx((1 + GROWTH) * SHRINKAGE)
    for _ in range(50):
        kind.note(gained=0, effort=0.1, share=0.0)
    assert kind.scale == LARGEST
    for _ in range(50):
        kind.note(gained=0, effort=0.1, share=None)
    assert kind.scale == 1.0


@pytest.mark.parametrize("name", ["street_people", "days", "left_out", "day_moved", "some_moved"])
def test_a_larger_member_frees_more(week: Task, name: str) -> None:
    s = started(week)
    freed = [0, 0]
    for n, scale in enumerate((1.0, 4.0)):
        parts = deck_of(week).parts
        for turn in range(6):
            focus = getattr(parts, name)(turn, s, scale)
            freed[n] += int(focus.free.sum())
    assert freed[0] < freed[1]


@pytest.mark.parametrize("name", ["left_out", "rivals"])
def test_what_makes_room_has_a_few_starts_and_who_is_left_out_has_all(week: Task, name: str) -> None:
    p, s = week.problem, started(week)
    parts = deck_of(week).parts
    lost = parts.lost(s)
    assert lost
    k = lost[0]
    focus = getattr(parts, name)(0, s, 3.0)
    assert focus.offered is not None
    assert focus.free[k]
    offered = np.bincount(p.start_job[focus.offered], minlength=p.J)[: p.K]
    assert offered[k] == p.first_start[k + 1] - p.first_start[k]
    others = np.delete(np.arange(p.K), k)
    assert (offered[others] <= OFFERED).all()
    step = Stepper(week).step(focus, Level.COVERAGE, 1, most=5.0, left=20.0)
    assert step.effort > 0
    if step.found is not None:
        assert not evaluate(p, week.book, step.found).breaches


def test_who_stands_at_a_post_elsewhere_may_leave_it_and_nobody_joins(week: Task) -> None:
    p, s = week.problem, started(week)
    focus = deck_of(week).parts.left_out(0, s, 1.0)
    assert focus.given_up is not None
    assert (focus.given_up & ~focus.free).sum() == 0
    assert focus.given_up.sum() > 20
    assert not focus.given_up[: p.K].any()
    narrowed = narrow(p, thin(p, week.book), focus)
    at_them = narrowed.seat & focus.given_up[p.team_job[p.seat_team]]
    assert np.isin(np.flatnonzero(at_them), s.taken).all()
    assert at_them.any()
    assert not (focus.joins(p) & focus.given_up[p.team_job[p.seat_team]]).any()
    assert (focus.joins(p) <= focus.moves(p)).all()


def test_a_member_whose_turn_came_to_nothing_has_another(week: Task) -> None:
    s, deck = started(week), deck_of(week)
    kind, first, _ = deck.deal(Level.COVERAGE, s)
    kind.again.append(first)
    assert deck.deal(Level.COVERAGE, s)[:2] == (kind, first)
    assert deck.deal(Level.COVERAGE, s)[:2] == (kind, first + 1)


def test_what_was_tried_in_vain_has_no_first_turns_and_comes_last(week: Task) -> None:
    p, s = week.problem, started(week)
    deck = deck_of(week)
    lost = deck.parts.lost(s)
    assert len(lost) > 2
    deck.parts.in_vain = np.arange(p.K) == lost[0]
    assert deck.parts.lost(s) == [*lost[1:], lost[0]]
    turns = {kind.deal.__name__: kind.first for kind in deck.of(Level.COVERAGE, s)}
    assert turns["rivals"] == len(lost) - 1
    assert turns["left_out"] == 2 * (len(lost) - 1)


def test_nights_have_another_turn_at_the_end(week: Task) -> None:
    s, deck = started(week), deck_of(week)
    while deck.in_turn(Level.FAIRNESS, s):
        deck.deal(Level.FAIRNESS, s)
    deck.last_turns(Level.FAIRNESS)
    classes = len(deck.parts.watches)
    dealt = [deck.deal(Level.FAIRNESS, s) for _ in range(classes)]
    assert {kind.deal.__name__ for kind, _, _ in dealt} == {"watch_people"}
    assert [member for _, member, _ in dealt] == list(range(classes))
    assert deck.in_turn(Level.FAIRNESS, s) is None


def test_without_posts_nobody_stands_at_the_beginning_of_a_street(week: Task) -> None:
    s = posts_emptied(week.problem, week.book, started(week))
    book = operations_alone(week.problem, week.book, Level.COVERAGE)
    deck = deck_of(replace(week, book=book))
    assert not deck.parts.manned
    assert deck.deal(Level.COVERAGE, s)[0].deal.__name__ == "left_out"


def test_in_heavy_weeks_what_gains_most_at_fairness_has_the_first_turns(
    week: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    s = started(week)
    for light, first in ((10**9, "day_moved"), (0, "post_people")):
        monkeypatch.setattr(room, "LIGHT", light)
        deck = deck_of(week)
        dealt = [deck.deal(Level.FAIRNESS, s)[0].deal.__name__ for _ in range(4 * FEW)]
        assert dealt[0] == first
        if not light:
            assert dealt == ["post_people"] * 2 * FEW + ["some_moved"] * FEW + ["class_moved"] * FEW
