"""Tiny weeks listed roster by roster: the best of all is what the solver calls best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, product
from random import Random

import numpy as np
import pytest

from builders import element, midnight, operation, post
from enforceplan.audit import audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Absence, Carried, ElementKind, Level, Officer, Pin, Rank, Scenario, SolverSettings, Span
from enforceplan.evaluate import evaluate
from enforceplan.outcome import Status
from enforceplan.problem import COMMANDER, Problem
from enforceplan.rules.book import effective, impose, rooms
from enforceplan.rules.examples import world
from enforceplan.solution import Solution
from enforceplan.solve.run import solve

QUICK = SolverSettings(seconds=60, workers=1)


def tiny(seed: int) -> Scenario:
    """Two operations with a few starts each, a desk, four or five officers and a commander; every rule in force."""
    r = Random(seed)
    base = world()
    first = base.week_start
    codes = ["U1", "U2", *(["U3"] if seed % 2 else []), "M1", "M2", "C1"]
    officers = {code: _person(base.officers[code], r) for code in codes}
    officers["C1"] = replace(base.officers["C1"], rank=Rank.COMMANDER)
    days = tuple(first + timedelta(days=n) for n in r.sample(range(7), 2))
    operations = (
        operation(
            "A",
            "S1",
            "09:00-12:00",
            r.choice([120, 150]),
            element("UM", 2, items=()),
            dates=days,
            priority=r.choice([2, 4]),
        ),
        operation(
            "B",
            "S1",
            "20:00-01:00",
            r.choice([240, 300]),
            element("UM", r.choice([1, 2]), items=(), kind=ElementKind.SUPPORT),
            element("MS", 2, items=(), optional=True),
            dates=days[:1],
            type=r.choice(["example", "other"]),
        ),
    )
    desk = post("DESK", "S1", "08:00-14:00", {days[0].weekday()}, (1, 0, 0), departments=("UM",))
    return replace(
        base,
        slot_minutes=60,
        officers=officers,
        operations={o.code: o for o in operations},
        posts={"DESK": desk},
        rules={code: {} for code in rooms() if code != "certificate_valid"},
    )


def _person(o: Officer, r: Random) -> Officer:
    absences = ()
    if r.random() < 0.2:
        start = midnight(world().week_start, r.randrange(7))
        absences = (Absence(Span(start, start + timedelta(hours=10)), "leave"),)
    return replace(
        o,
        absences=absences,
        rank=r.choice([Rank.MEMBER, Rank.GROUP_LEADER, Rank.GROUP_LEADER]),
        weekly_minutes=r.choice([2400, 1200]),
        carried=Carried(minutes=r.choice([0, 300]), nights=r.choice([0, 1])),
    )


def all_whole(p: Problem) -> Iterator[Solution]:
    """Every roster of whole teams: all starts, all choices of exactly the heads asked for, or nobody where one may."""
    teams = []
    for i in range(p.I):
        seats = np.flatnonzero(p.seat_team == i)
        crews: list[tuple[int, ...]] = [()] if p.team_optional[i] or p.team_kind[i] >= COMMANDER else []
        roles = [combinations(seats[p.seat_role[seats] == role].tolist(), int(p.heads[i, role])) for role in range(4)]
        crews += [tuple(x for part in parts for x in part) for parts in product(*roles)]
        teams.append(crews)
    for starts in product(*([-1, *range(*p.first_start[k : k + 2].tolist())] for k in range(p.K))):
        live = [teams[i] for i in range(p.I) if p.team_job[i] >= p.K or starts[p.team_job[i]] >= 0]
        for crews in product(*live):
            taken = np.asarray(sorted(x for crew in crews for x in crew), dtype=np.int64)
            yield Solution(np.asarray(starts), taken, np.zeros((p.K, 0), dtype=np.int64))


def best_of_all(given: Scenario) -> tuple[tuple[int, ...] | None, int]:
    """(least vector of levels of a roster that breaks nothing, how many such rosters)."""
    p = compile_problem(given)
    book = impose(effective(given), p)
    strict = type(book)(list(book.strict()))
    best: tuple[int, ...] | None = None
    legal = 0
    for s in all_whole(p):
        if evaluate(p, strict, s).breaches:
            continue
        legal += 1
        vector = evaluate(p, book, s).vector
        best = vector if best is None else min(best, vector)
    return best, legal


def assert_solved(given: Scenario) -> None:
    best, legal = best_of_all(given)
    assert best is not None
    assert legal > 1
    outcome = solve(given, settings=QUICK)
    assert outcome.status is Status.BEST
    assert outcome.roster is not None
    reached = {level: outcome.score[level].value for level in outcome.score}
    assert reached == {level: best[level] for level in outcome.score}
    assert audit(given, outcome.roster).passed


def test_the_solver_finds_the_best_of_all_rosters() -> None:
    assert_solved(tiny(1))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 10))
def test_the_solver_finds_the_best_of_all_rosters_of_other_weeks(seed: int) -> None:
    assert_solved(tiny(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 3, 5])
def test_pins_are_kept_and_the_rest_is_best(seed: int) -> None:
    given = tiny(seed)
    b = given.operations["B"]
    pinned = replace(b, pin=Pin(start=midnight(b.dates[0], 0) + timedelta(hours=20), officers=("U2",)))
    given = replace(
        given,
        operations={**given.operations, "B": pinned},
        officers={**given.officers, "U2": replace(given.officers["U2"], absences=(), rank=Rank.GROUP_LEADER)},
    )
    assert_solved(given)
    outcome = solve(given, settings=QUICK)
    assert outcome.roster is not None
    assert "U2" in {duty.officer for duty in outcome.roster.duties if duty.operation == "B"}


@pytest.mark.slow
def test_an_impossible_week_names_what_clashes() -> None:
    """Two operations at one time must both be served; there are three officers for four seats."""
    given = tiny(1)
    first = given.week_start
    people = {
        code: replace(o, absences=(), rank=Rank.GROUP_LEADER) for code, o in given.officers.items() if code != "C1"
    }
    people |= {code: replace(world().officers[code], absences=()) for code in ("C1", "C2")}
    both = {
        code: operation(code, "S1", "09:00-11:00", 120, element("UM", 2), dates=(first,), must=True) for code in "AB"
    }
    free = operation("FREE", "S1", "09:00-11:00", 120, element("MS", 2, items=()), dates=(first + timedelta(days=1),))
    given = replace(given, officers=people, operations={**both, "FREE": free}, posts={})
    assert best_of_all(given) == (None, 0)
    outcome = solve(given, settings=QUICK)
    assert outcome.status is Status.IMPOSSIBLE
    assert outcome.roster is None
    assert outcome.clash is not None
    assert set(outcome.clash.operations) == {"A", "B"}
    # M1 and M2 may not fill UM's element (lawful_body), three heads are too few for two whole teams of two
    # (whole_team), and nobody is in two places at once (no_overlap).
    assert set(outcome.clash.entries) >= {"lawful_body", "whole_team", "no_overlap"}
    assert Level.MUST not in outcome.score
