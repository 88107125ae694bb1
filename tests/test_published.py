"""Published instances, read as scenarios: engine, audit and the published formula say the same of every roster."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from benchmarks import _curtois_formula, _inrc2_formula, curtois_nrp, inrc2
from benchmarks._published import text
from benchmarks.registry import Missing, Options

from enforceplan.domain import Level, SolverSettings
from enforceplan.outcome import Status
from enforceplan.solve.run import solve

DATA = os.environ.get("ENFORCEPLAN_DATA")
OPTIONS = Options(data=Path(DATA) if DATA else None)

published = pytest.mark.skipif(DATA is None, reason="ENFORCEPLAN_DATA names no folder of published instances")


def nrp(name: str) -> curtois_nrp.Instance:
    return curtois_nrp.build(name, OPTIONS)[0]


@published
@pytest.mark.parametrize(
    ("name", "best"), [("Instance1", 607), pytest.param("Instance3", 1001, marks=pytest.mark.slow)]
)
def test_shift_scheduling_is_solved_to_the_proven_value(name: str, best: int) -> None:
    instance = nrp(name)
    given = curtois_nrp.scenario(instance)
    outcome = solve(given, settings=SolverSettings(seconds=900, workers=2))
    assert outcome.status is Status.BEST
    assert outcome.roster is not None
    assert (outcome.score[Level.COVERAGE].value, outcome.score[Level.COVERAGE].bound) == (best, best)
    assert curtois_nrp.audited(instance, given, outcome.roster) == (best, set())
    assert _curtois_formula.evaluate(instance, curtois_nrp.shifts(instance, outcome.roster)) == (best, set())


HARD = {
    "one_a_day",
    "succession",
    "shifts_in_period",
    "hours_in_period",
    "run_of_days",
    "days_off_run",
    "weekends",
    "availability",
}


@published
@pytest.mark.parametrize("name", ["Instance3", "Instance5", "Instance7"])
def test_audit_and_formula_agree_on_random_shift_schedules(name: str) -> None:
    """Of everybody, for the prices; and of one worker alone, so that each hard rule is also kept in some of them."""
    whole = nrp(name)
    given = curtois_nrp.scenario(whole)
    broken, kept = set(), set()
    for seed in range(100):
        draw = Random(seed)
        held = [shift for code in whole.workers for shift in _random_shifts(whole, code, draw)]
        if seed % 10 == 0:
            assert curtois_nrp.audited(whole, given, curtois_nrp.roster(held)) == _curtois_formula.evaluate(whole, held)
        code = draw.choice(list(whole.workers))
        alone = replace(
            whole,
            workers={code: whole.workers[code]},
            on=tuple(row for row in whole.on if row[0] == code),
            off=tuple(row for row in whole.off if row[0] == code),
        )
        held = [shift for shift in held if shift[0] == code]
        told = curtois_nrp.audited(alone, curtois_nrp.scenario(alone), curtois_nrp.roster(held))
        assert told == _curtois_formula.evaluate(alone, held), (seed, code)
        broken |= told[1]
        kept |= HARD - told[1]
    assert broken == kept == HARD


def _random_shifts(instance: curtois_nrp.Instance, code: str, draw: Random) -> list[curtois_nrp.Held]:
    """Runs of days with now and then another shift; rarely two shifts on one day."""
    kinds = list(instance.minutes)
    held: set[curtois_nrp.Held] = set()
    on, kind = draw.random() < 0.5, draw.choice(kinds)
    for d in range(instance.days):
        if draw.random() < 0.3:
            on, kind = not on, draw.choice(kinds)
        if on:
            held.add((code, d, draw.choice(kinds) if draw.random() < 0.1 else kind))
        if draw.random() < 0.01:
            held.add((code, d, draw.choice(kinds)))
    return sorted(held)


FIXTURE = {
    "Total assignment constraints": 320,
    "Consecutive constraints": 465,
    "Non working days constraints": 330,
    "Preferences": 70,
    "Max working weekend": 210,
    "Complete weekends": 60,
    "Optimal coverage constraints": 240,
}
"""What the competition's validator says of n005w4, history 0, weeks 1-2-3-3: 1,695 in all."""


def nurse_solution(history: int, weeks: str) -> tuple[inrc2.Instance, list[inrc2.Held]]:
    folder = f"Solution_H_{history}-WD_{weeks}"
    names = [f"Sol-n005w4-{week}-{n}.txt" for n, week in enumerate(weeks.split("-"))]
    files = [text(OPTIONS, inrc2.SET, "n005w4", folder, name) for name in names]
    return inrc2.find(f"n005w4_{history}_{weeks}", OPTIONS), inrc2.solution(files)


@published
def test_the_validators_figures_of_the_nurse_fixture_are_reproduced() -> None:
    instance, held = nurse_solution(0, "1-2-3-3")
    written = text(OPTIONS, inrc2.SET, "n005w4", "Solution_H_0-WD_1-2-3-3", "validator.txt")
    told = {word: int(cost) for word, _, cost in (line.partition(": ") for line in written.splitlines()) if cost}
    assert told.pop("Total cost") == sum(FIXTURE.values()) == 1695
    assert {word: told[word] for word in FIXTURE} == FIXTURE
    made = inrc2.roster(held)
    assert inrc2.audited(inrc2.scenario(instance), made) == (FIXTURE, set())
    assert _inrc2_formula.evaluate(instance, held) == (FIXTURE, set())
    assert sorted(inrc2.assignments(instance, made)) == sorted(held)


@published
@pytest.mark.parametrize(("history", "weeks"), [(0, "1-2-3-3"), (1, "5-3-1-0"), (2, "6-7-8-9")])
def test_audit_and_formula_agree_on_changed_nurse_rosters(history: int, weeks: str) -> None:
    instance, first = nurse_solution(history, weeks)
    given = inrc2.scenario(instance)
    held, broken = {(code, d): (shift, skill) for code, d, shift, skill in first}, set()
    draw = Random(history)
    shifts = sorted({(shift, skill) for _, shift, skill in instance.cover})
    for step in range(60):
        code, d = draw.choice(list(instance.nurses)), draw.randrange(instance.days)
        if held.pop((code, d), None) is None or draw.random() < 0.5:
            held[code, d] = draw.choice(shifts)
        now = [(*place, *shift) for place, shift in held.items()]
        if step % 10 == 9:
            code, d, shift, skill = draw.choice(now)
            now.append((code, d, *draw.choice([own for own in shifts if own != (shift, skill)])))
        told = inrc2.audited(given, inrc2.roster(now))
        assert told == _inrc2_formula.evaluate(instance, now), step
        broken |= told[1]
    assert broken == set(inrc2.HARD.values())


@published
@pytest.mark.slow
def test_engine_audit_and_formula_agree_on_a_nurse_roster_made_from_the_fixture() -> None:
    """A search that begins with 1,695 never ends with more, however little time it has."""
    instance, held = nurse_solution(0, "1-2-3-3")
    given = inrc2.scenario(instance)
    outcome = solve(given, earlier=inrc2.roster(held), settings=SolverSettings(seconds=10, workers=2))
    assert outcome.roster is not None
    costs, broken = inrc2.audited(given, outcome.roster)
    assert (costs, broken) == _inrc2_formula.evaluate(instance, inrc2.assignments(instance, outcome.roster))
    assert outcome.score[Level.COVERAGE].bound <= sum(costs.values()) == outcome.score[Level.COVERAGE].value <= 1695
    assert not broken


def test_a_set_that_is_not_there_is_said_to_be_skipped(tmp_path: Path) -> None:
    for options, reason in ((Options(), "--data or ENFORCEPLAN_DATA"), (Options(data=tmp_path), "Instance1.txt")):
        with pytest.raises(Missing, match=reason):
            curtois_nrp.build("Instance1", options)
        row = curtois_nrp.BENCHMARK.measure("Instance1", options)
        assert set(row) == {"size", "skipped"}
