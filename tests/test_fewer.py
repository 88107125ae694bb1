"""What is said of operations alone holds for every roster without its posts, and costs no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

import enforceplan
from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Scenario
from enforceplan.evaluate import evaluate
from enforceplan.fewer import ENTRY, operations_alone, posts_emptied
from enforceplan.load import load
from enforceplan.problem import Problem
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve.construct import Planner
from enforceplan.verbs import Amount, Book, Never, Oblige
from test_prove import two_streets
from tight_weeks import tight

PLACES = Path(enforceplan.__file__).parent.parent.parent / "scenarios"


def told(scenario: Scenario) -> tuple[Problem, Book]:
    p = compile_problem(scenario)
    return p, impose(effective(scenario), p)


def at_posts(p: Problem, s: Solution) -> int:
    return int((p.team_job[p.seat_team[s.taken]] >= p.K).sum())


def without(s: Solution, r: Random) -> Solution:
    """Some duties less."""
    return replace(s, taken=np.asarray([x for x in s.taken.tolist() if r.random() < 0.7], dtype=np.int64))


@pytest.mark.parametrize("name", ["tiny", "dongcheng", "xincheng"])
def test_a_places_roster_without_its_posts_keeps_what_is_said_and_costs_no_more(name: str) -> None:
    p, book = told(load(PLACES / name))
    alone = operations_alone(p, book, Level.COVERAGE)
    s = Planner(p, book).run()
    assert not evaluate(p, book, s).breaches
    assert at_posts(p, s) > 20
    emptied = posts_emptied(p, book, s)
    assert at_posts(p, emptied) == 0
    assert (emptied.start == s.start).all()
    after = evaluate(p, alone, emptied)
    assert not after.breaches
    assert 0 <= after.levels[Level.COVERAGE] <= evaluate(p, book, s).levels[Level.COVERAGE]
    # posts are priced, and what they could give counts as given: nothing of it is left in the price
    assert evaluate(p, book, emptied).levels[Level.COVERAGE] > after.levels[Level.COVERAGE]
    assert not evaluate(p, alone, replace(s, taken=emptied.taken)).levels[Level.FAIRNESS]


def test_whatever_is_drawn_costs_no_more_without_posts() -> None:
    cheaper = equal = 0
    for seed in range(24):
        p, book = told((two_streets, tight)[seed % 2](seed))
        alone = operations_alone(p, book, Level.COVERAGE)
        for n in range(40):
            s = draw(p, Random(1000 * seed + n), legal=True)
            whole, part = (evaluate(p, of, s) for of, s in ((book, s), (alone, posts_emptied(p, book, s))))
            assert part.levels[Level.COVERAGE] <= whole.levels[Level.COVERAGE]
            assert whole.breaches or not part.breaches
            cheaper += part.levels[Level.COVERAGE] < whole.levels[Level.COVERAGE]
            equal += part.levels[Level.COVERAGE] == whole.levels[Level.COVERAGE]
    assert cheaper > 100
    assert equal > 20


def test_a_limit_that_posts_could_help_to_keep_is_as_loose_as_if_they_did() -> None:
    p, _ = told(two_streets(1))
    post = int(np.flatnonzero(p.team_job >= p.K)[0])
    r = int(np.flatnonzero(p.heads[post])[0])
    heads = int(p.heads[post, r])
    asks = Amount(
        entry="asks",
        level=Level.COVERAGE,
        points=1,
        constant=np.asarray([7, 7]),
        heads=(np.full(2, post), np.full(2, r), np.asarray([0, 1]), np.asarray([-2, 2])),
    )
    (kept,) = [v for v in operations_alone(p, Book([asks]), Level.COVERAGE).verbs if isinstance(v, Amount)]
    # a head takes 2 off the first row, all of which may be there; it only adds to the second
    assert kept.constant.tolist() == [7 - 2 * heads, 7]


def test_who_is_pinned_to_a_post_stays_there() -> None:
    p, book = told(two_streets(2))
    x = int(np.flatnonzero(p.team_job[p.seat_team] >= p.K)[0])
    o, j = int(p.seat_officer[x]), int(p.team_job[p.seat_team[x]])
    none = np.zeros(0, dtype=np.int64)
    pin = Oblige(
        entry="pin",
        level=Level.MUST,
        served=np.zeros(p.K, dtype=bool),
        start=np.full(p.K, -1),
        officers=(np.asarray([o]), np.asarray([j])),
        units=(none, none),
    )
    book.say(pin)
    empty = Solution(np.full(p.K, -1), np.asarray([x]), np.zeros((p.K, len(p.pools)), dtype=np.int64))
    assert posts_emptied(p, book, empty).taken.tolist() == [x]
    (closed,) = [
        v.officer_job
        for v in operations_alone(p, book, Level.COVERAGE).verbs
        if v.entry == ENTRY and isinstance(v, Never)
    ]
    assert closed is not None
    assert not closed[o, j] and not closed[:, : p.K].any()
    assert closed[:, p.K :].sum() == p.O * (p.J - p.K) - 1
