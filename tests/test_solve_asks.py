"""Strict rules that ask for work: an empty week breaks them, and the solver finds the week that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import post
from enforceplan.audit import audit
from enforceplan.domain import Absence, Carried, Scenario, SolverSettings, Span
from enforceplan.outcome import Outcome, Status
from enforceplan.rules.examples import world
from enforceplan.solve.run import solve

QUICK = SolverSettings(seconds=20, workers=1)
PLAIN: dict[str, dict[str, object]] = {"no_overlap": {}, "availability": {}, "whole_team": {}}


def week(**rules: dict[str, object]) -> Scenario:
    """A desk on five days for one of two officers."""
    base = world()
    desk = post("DESK", "S1", "08:00-16:00", {0, 1, 2, 3, 4}, (1, 0, 0), departments=("UM",))
    officers = {code: base.officers[code] for code in ("U1", "U2")}
    return replace(base, officers=officers, posts={"DESK": desk}, rules={**PLAIN, **rules})


def solved(**rules: dict[str, object]) -> tuple[Scenario, Outcome]:
    scenario = week(**rules)
    return scenario, solve(scenario, settings=QUICK)


def test_runs_of_two_are_found_though_no_single_day_may_be_added() -> None:
    """Each officer two days on end and no more: Monday to Thursday, or a day later."""
    pairs: dict[str, object] = {"most": 2, "fewest": 2}
    scenario, outcome = solved(run_of_days=pairs, shifts_in_period={"fewest": 2, "most": 2})
    assert outcome.status is Status.BEST
    assert outcome.roster is not None
    assert audit(scenario, outcome.roster).passed
    assert len(outcome.roster.duties) == 4


def test_heads_that_must_be_there() -> None:
    scenario, outcome = solved(cover={}, run_of_days={"fewest": 2, "most": 3})
    assert outcome.roster is not None
    assert audit(scenario, outcome.roster).passed
    assert len(outcome.roster.duties) == 5


def test_what_no_roster_can_keep_is_named() -> None:
    """Two officers with three of five shifts each: 6 seats are asked for, and there are 5."""
    _, outcome = solved(shifts_in_period={"fewest": 3}, run_of_days={"most": 5})
    assert outcome.status is Status.IMPOSSIBLE
    assert outcome.clash is not None
    # the model itself seats no more heads than a shift has, so that whole_team is not among them
    assert outcome.clash.entries == ("shifts_in_period",)
    assert "by any roster" in outcome.clash.text.en


@pytest.mark.parametrize(
    ("entry", "limits", "carried"),
    [
        ("weekends", {"most": 2}, Carried(weekends_so_far=3)),
        ("shifts_in_period", {"most": 4, "period": "so_far"}, Carried(shifts=5)),
    ],
)
def test_what_is_carried_may_break_a_rule_alone(entry: str, limits: dict[str, object], carried: Carried) -> None:
    """Of who can hold no seat too: the model took no limit of his, and the week counted as out of time."""
    given = week(**{entry: limits})
    away = Absence(Span(given.start, given.start + timedelta(days=given.days)), "leave")
    idle = replace(given.officers["U2"], carried=carried, absences=(away,))
    outcome = solve(replace(given, officers={**given.officers, "U2": idle}), settings=QUICK)
    assert outcome.status is Status.IMPOSSIBLE
    assert outcome.clash is not None
    assert outcome.clash.entries == (entry,)
