"""What one solve does where things go another way: obligations missed, an earlier roster that no longer fits, doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Notice, Scenario, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.load import load
from enforceplan.outcome import Outcome, Status
from enforceplan.roster import Duty, Role, Start
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution, to_roster
from enforceplan.solve import run as solving
from enforceplan.solve.construct import Planner
from enforceplan.solve.run import solve

PLACES = Path(__file__).parents[1] / "scenarios"
QUICK = SolverSettings(seconds=4, workers=1, deterministic=True)


def tiny(*obliged: str) -> Scenario:
    """The smallest place with some operations obliged."""
    scenario = load(PLACES / "tiny")
    operations = scenario.operations
    changed = {code: replace(operations[code], must=True) for code in obliged}
    return replace(scenario, operations={**operations, **changed})


def impossible() -> Scenario:
    """A week that must serve what it has no fire officers for."""
    return tiny("nine-S1")


def empty(planner: Planner) -> Solution:
    """No roster at all, as from a planner that sees no way."""
    p = planner.p
    return Solution(np.full(p.K, -1), np.zeros(0, dtype=np.int64), np.zeros((p.K, len(p.pools)), dtype=np.int64))


def notices(outcome: Outcome, place: str) -> list[Notice]:
    return [notice for notice in outcome.scenario.notices if notice.place == place]


def test_an_obligation_the_planner_misses_is_found_before_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = tiny("night-S1")
    monkeypatch.setattr(Planner, "run", empty)
    first: list[Solution] = []

    def hear(phase: str, said: object, found: solving.Found | None) -> None:
        if phase == "first" and found is not None and found.best is not None:
            first.append(found.best)

    outcome = solve(scenario, settings=QUICK, progress=hear)
    assert outcome.roster is not None
    assert "night-S1" in {start.operation for start in outcome.roster.starts}
    p = compile_problem(scenario)
    assert first[0].start[p.operation_index["night-S1"]] >= 0
    # What the obliged operation leaves room for is planned at once.
    assert int((first[0].start >= 0).sum()) > 1


def test_a_planner_out_of_time_leaves_a_legal_roster() -> None:
    scenario = load(PLACES / "tiny")
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    cut = Planner(p, book, until=0.0).run()
    assert not len(cut.taken)
    assert not evaluate(p, book, cut).breaches


def test_what_an_earlier_roster_says_and_this_week_cannot_is_told() -> None:
    scenario = load(PLACES / "tiny")
    p = compile_problem(scenario)
    roster = to_roster(p, Planner(p, impose(effective(scenario), p)).run())
    odd = replace(roster.starts[0], start=roster.starts[0].start.replace(minute=7))
    gone = Duty("UM-99", Role.CERTIFIED, roster.starts[1].operation, "UM", 1)
    earlier = replace(roster, starts=(odd, *roster.starts[1:], Start("gone", odd.start)), duties=(*roster.duties, gone))
    outcome = solve(scenario, earlier=earlier, settings=QUICK)
    (notice,) = notices(outcome, "from")
    # The odd minute, the operation nobody knows, the officer nobody knows.
    assert "2 starts and 1 duties" in notice.en
    for lost in (odd.operation, "gone", "UM-99"):
        assert lost in notice.en
        assert lost in notice.zh


def _doubt(_task: object) -> None:
    return None


def _interrupt(_task: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("answer", "interrupted"), [(_doubt, False), (_interrupt, True)])
def test_a_refusal_nobody_confirmed_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[object], None], interrupted: bool
) -> None:
    monkeypatch.setattr(solving, "find_clash", answer)
    outcome = solve(impossible(), settings=QUICK)
    assert outcome.status is Status.OUT_OF_TIME
    assert outcome.interrupted is interrupted
    assert outcome.roster is None
    (notice,) = notices(outcome, "solver")
    assert "impossible" in notice.en
    assert "无解" in notice.zh


def test_an_impossible_week_names_what_clashes() -> None:
    outcome = solve(impossible(), settings=QUICK)
    assert outcome.status is Status.IMPOSSIBLE
    assert outcome.clash is not None
    assert outcome.clash.operations == ("nine-S1",)


@pytest.mark.slow
def test_a_city_begins_with_its_earlier_roster_and_lists_every_change() -> None:
    scenario = load(PLACES / "dongcheng")
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    planned = Planner(p, book).run()
    earlier = to_roster(p, planned)
    outcome = solve(scenario, earlier=earlier, settings=SolverSettings(seconds=2, workers=2, deterministic=True))
    assert outcome.roster is not None
    before = evaluate(p, book, planned).levels
    after = {level: outcome.score[level].value for level in outcome.score}
    assert [after.get(level, 0) for level in Level] <= [before[level] for level in Level]
    was = {(duty.officer, duty.job, duty.role) for duty in earlier.duties}
    now = {(duty.officer, duty.job, duty.role) for duty in outcome.roster.duties}
    roles = {str(role) for role in Role}
    told = [line for line in outcome.changes if line.rpartition(" ")[2] in roles]
    assert len(told) == len(was ^ now)
    # Most of the week stays: a search this short changes some neighbourhoods and nothing else.
    assert len(was & now) > len(was) / 2
