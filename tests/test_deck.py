"""How neighbourhoods grow and which come first: gains, easy steps, larger members, starts that are offered."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import enforceplan
from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.load import load
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve import deck as room
from enforceplan.solve.construct import Planner
from enforceplan.solve.deck import EASY, FEW, GROWTH, LARGEST, SHRINKAGE, Deck, Kind
from enforceplan.solve.neighbourhoods import OFFERED, Neighbourhoods
from enforceplan.solve.step import Stepper
from enforceplan.solve.wire import Task
from enforceplan.thin import Focus, thin
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
