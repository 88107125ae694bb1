"""What rules close before there are candidates: nothing that could be decided is lost, and the rule is still named."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest

from builders import element, operation
from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Pin, Scenario, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.outcome import Status
from enforceplan.problem import CERTIFIED, Problem
from enforceplan.rules.base import Rule
from enforceplan.rules.book import effective, impose, rooms
from enforceplan.rules.examples import world
from enforceplan.solution import empty, from_roster, to_roster
from enforceplan.solve.construct import Planner
from enforceplan.solve.run import solve
from enforceplan.thin import Thinned, thin
from enforceplan.verbs import Alike, Book, Never, alike
from limits import rules
from worlds import week

SEEDS = range(8)
QUICK = SolverSettings(seconds=3, workers=1, deterministic=True)


def seats(p: Problem) -> list[tuple[int, int, int]]:
    return list(zip(p.seat_team.tolist(), p.seat_role.tolist(), p.seat_officer.tolist(), strict=True))


def left_open(p: Problem, thinned: Thinned) -> list[tuple[int, int, int]]:
    return [seat for seat, is_open in zip(seats(p), thinned.seat, strict=True) if is_open]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_open_seat_is_lost(seed: int) -> None:
    """The same people may take the same seats, in the same order; and somebody was left out."""
    scenario, in_force = week(seed), rules(seed)
    wide, near = compile_problem(scenario), compile_problem(scenario, in_force)
    assert left_open(near, thin(near, impose(in_force, near))) == left_open(wide, thin(wide, impose(in_force, wide)))
    assert len(near.seat_officer) < len(wide.seat_officer)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rule_that_is_not_in_force_closes_nothing(seed: int) -> None:
    scenario = week(seed)
    others = [rule for rule in rules(seed) if rule.id != "availability"]
    assert seats(compile_problem(scenario, others)) == seats(compile_problem(scenario))


CLOSING = [entry for entry, room in rooms().items() if room.closed is not Rule.closed]


@pytest.mark.parametrize("entry", CLOSING)
def test_what_a_rule_closes_it_also_forbids(entry: str) -> None:
    """Everybody who is left out would break the same entry, and no other is needed for it."""
    looked_at = 0
    for seed in SEEDS:
        p = compile_problem(week(seed))
        rule = next(rule for rule in rules(seed) if rule.entry == entry)
        closed = rule.closed(p)
        if closed is None:
            continue
        forbidden = np.zeros((p.O, p.J), dtype=bool)
        for verb in impose([rule], p).strict():
            if isinstance(verb, Never) and verb.officer_job is not None:
                forbidden |= verb.officer_job[:, :]
        assert not (closed & ~forbidden).any()
        looked_at += int(closed.sum())
    assert looked_at


@pytest.mark.parametrize("seed", SEEDS)
def test_a_kept_roster_is_expressed_whole_and_costs_the_same(seed: int) -> None:
    """Hand-edited and earlier rosters may hold what a rule closes; what they break and cost is told as ever.

    Only a backup pair counts its breaches by pieces of time, which are fewer where fewer may be called away.
    """
    scenario, in_force = week(seed), rules(seed)
    wide, r = compile_problem(scenario), Random(seed)
    book, closed = impose(in_force, wide), 0
    for _ in range(12):
        s = draw(wide, r)
        roster = to_roster(wide, s)
        near = compile_problem(scenario, in_force, roster)
        found, unknown = from_roster(near, roster)
        assert not unknown.duties and not unknown.starts
        assert to_roster(near, found) == roster
        score = evaluate(wide, book, s)
        again = evaluate(near, impose(in_force, near), found)
        assert again.points == score.points
        assert {**again.breaches, "backup_pair": 0} == {**score.breaches, "backup_pair": 0}
        assert ("backup_pair" in again.breaches) is ("backup_pair" in score.breaches)
        closed += "availability" in score.breaches
    assert closed > 0


def test_the_planner_makes_the_same_roster() -> None:
    for seed in SEEDS:
        scenario, in_force = week(seed), rules(seed)
        wide, near = compile_problem(scenario), compile_problem(scenario, in_force)
        rosters = [to_roster(p, Planner(p, impose(in_force, p)).run()) for p in (wide, near)]
        assert rosters[0] == rosters[1]


def abroad() -> Scenario:
    """An operation that must have an officer whom another street uses."""
    base = world()
    pinned = operation("B1", "S2", "09:00-12:00", 120, element("UM", 1), dates=(base.week_start,))
    officers = {code: base.officers[code] for code in ("U1", "U2", "F1", "C1", "C2") if code in base.officers}
    codes = ("availability", "must_serve", "whole_team", "serve_operations")
    entries: dict[str, dict[str, object]] = {code: {} for code in codes}
    pinned = replace(pinned, pin=Pin(officers=("U1",)))
    return replace(base, officers=officers, operations={"B1": pinned}, posts={}, rules=entries)


def test_an_impossible_week_still_names_what_closes_the_seat() -> None:
    given = abroad()
    assert given.officers["U1"].used_by == "S1"
    outcome = solve(given, settings=QUICK)
    assert outcome.status is Status.IMPOSSIBLE
    assert outcome.clash is not None
    assert outcome.clash.operations == ("B1",)
    assert outcome.clash.entries == ("availability",)
    # used by the district the same officer may come
    moved = {**given.officers, "U1": replace(given.officers["U1"], used_by="district")}
    assert solve(replace(given, officers=moved), settings=QUICK).served == 1


def test_an_earlier_roster_with_a_closed_seat_is_mended_and_nothing_is_called_unknown() -> None:
    base = abroad()
    given = replace(base, operations={"B1": replace(base.operations["B1"], pin=Pin())})
    p, in_force = compile_problem(given), effective(given)
    sits = np.flatnonzero((p.seat_officer == p.officer_index["U1"]) & (p.seat_role == CERTIFIED))
    wrong = replace(empty(p), start=p.first_start[:1], taken=sits[:1])
    assert "availability" in evaluate(p, impose(in_force, p), wrong).breaches
    outcome = solve(given, earlier=to_roster(p, wrong), settings=QUICK)
    assert outcome.verdict is not None and outcome.verdict.passed
    assert not [notice for notice in outcome.scenario.notices if notice.where == "from"]
    assert outcome.changes


@pytest.mark.parametrize("size", [(1, 1), (5, 4), (40, 7)])
def test_equal_rows_kept_once_read_as_the_table_does(size: tuple[int, int]) -> None:
    random = np.random.default_rng(7)
    table = random.integers(0, 3, size) * random.integers(0, 2, (size[0], 1))
    once = alike(table)
    o, n = random.integers(0, size[0], 9), random.integers(0, size[1], 9)
    reads = [o, int(o[0]), (o, n), (int(o[0]), int(n[0])), (o, int(n[0])), (int(o[0]), n), np.ix_(o, n)]
    reads += [(slice(None), n), (slice(None), int(n[0])), (o, slice(1, 3)), (slice(None), slice(None))]
    for at in reads:
        assert np.array_equal(once[at], table[at])
    assert len(once.rows) == len({tuple(row) for row in table.tolist()})
    again = alike(Alike(np.repeat(once.rows, 2, axis=0), once.kind * 2))
    assert len(again.rows) == len(once.rows) and np.array_equal(again[:, :], table)


@pytest.mark.parametrize("axes", ["officer_start", "officer_job", "officer_team"])
def test_readers_take_dense_tables_and_those_kept_once(axes: str) -> None:
    """A rule from outside may say a whole table: what is open, and what a roster breaks, is the same."""
    p, r = compile_problem(week(3)), Random(3)
    random = np.random.default_rng(3)
    size = {"officer_start": p.T, "officer_job": p.J, "officer_team": p.I}[axes]
    mask = (random.random((p.O, size)) < 0.3) & (random.random((p.O, 1)) < 0.5)
    solutions = [draw(p, r) for _ in range(10)]
    told = []
    for table in (mask, alike(mask)):
        book = Book([Never(entry="x", level=Level.MUST, **{axes: table})])
        told.append((left_open(p, thin(p, book)), [evaluate(p, book, s).breaches for s in solutions]))
    assert told[0] == told[1]
    assert any(told[0][1])
