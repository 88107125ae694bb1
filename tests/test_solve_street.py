"""One street planned while all others stay: nothing outside it changes, and the bound is of just this question."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import numpy as np
import pytest
from ortools.sat.python import cp_model

from enforceplan.audit import audit
from enforceplan.cli import main
from enforceplan.compile import compile_problem
from enforceplan.domain import DISTRICT, Absence, Level, Scenario, SolverSettings, Span
from enforceplan.errors import ScenarioFaulty, UsageFault
from enforceplan.evaluate import count, evaluate
from enforceplan.load import load
from enforceplan.memory.reopen import reopen
from enforceplan.model.exact import Exact
from enforceplan.outcome import Status
from enforceplan.report.reading import read_roster
from enforceplan.roster import EMPTY, Roster
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution, from_roster, occupy, to_roster
from enforceplan.solve.call import call
from enforceplan.solve.held import hold, outside
from enforceplan.solve.run import solve
from enforceplan.solve.wire import Task
from enforceplan.verbs import Book, Oblige
from test_brute_force import QUICK, all_whole, tiny

PLACES = Path(__file__).parents[1] / "scenarios"


def two_streets(seed: int) -> Scenario:
    """The week that can be listed roster by roster, its first operation again in another street; all go anywhere."""
    given = tiny(seed)
    first = given.operations["A"]
    there = replace(first, code="B", street="S2", zone="S2", priority=3)
    rules = {entry: rule for entry, rule in given.rules.items() if entry != "unified_command"}
    officers = {code: replace(o, used_by=DISTRICT, managed_by=o.owner) for code, o in given.officers.items()}
    return replace(given, operations={"A": first, "B": there}, officers=officers, rules=rules)


def legal(scenario: Scenario) -> list[tuple[dict[Level, int], Solution]]:
    """(value of each level, roster) of every roster that breaks nothing."""
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    strict = Book(list(book.strict()))
    return [(evaluate(p, book, s).levels, s) for s in all_whole(p) if not evaluate(p, strict, s).breaches]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("street", ["S1", "S2"])
def test_it_is_the_best_that_leaves_the_others_alone(seed: int, street: str) -> None:
    scenario = two_streets(seed)
    p = compile_problem(scenario)
    known = legal(scenario)
    _, drawn = Random(seed).choice(known)
    earlier = to_roster(p, drawn)
    kept = outside(scenario, earlier, street)
    found = solve(scenario, earlier=earlier, street=street, settings=QUICK)
    alike = [levels for levels, s in known if outside(scenario, to_roster(p, s), street) == kept]
    best = min(alike, key=lambda levels: [levels[level] for level in Level])
    assert found.status is Status.BEST
    assert {level: score.value for level, score in found.score.items()} == {level: best[level] for level in found.score}
    assert found.roster is not None
    assert outside(scenario, found.roster, street) == kept
    assert found.street == street


def test_the_held_part_is_told_from_every_other() -> None:
    """Of all legal rosters just those break nothing that was said which are the same outside the street."""
    sides = [0, 0]
    for seed in range(4):
        scenario = two_streets(seed)
        p = compile_problem(scenario)
        known = legal(scenario)
        _, drawn = Random(seed).choice(known)
        earlier = to_roster(p, drawn)
        held = hold(p, effective(scenario), earlier, from_roster(p, earlier)[1], "S1")
        said = Book(list(held.verbs))
        for _, s in known:
            same = outside(scenario, to_roster(p, s), "S1") == held.roster
            assert same == (not evaluate(p, said, s).breaches)
            sides[same] += 1
    assert min(sides) > 20


def test_units_are_held_by_number() -> None:
    scenario = load(PLACES / "tiny")
    p = compile_problem(scenario)
    k, q = (int(axis[0]) for axis in np.nonzero(p.usable & (p.pool_quantity >= 2)[None, :]))
    start = np.full(p.K, -1)
    start[k] = p.first_start[k]
    nobody = np.zeros(0, dtype=np.int64)

    def with_units(number: int) -> Solution:
        units = np.zeros((p.K, len(p.pools)), dtype=np.int64)
        units[k, q] = number
        return Solution(start, nobody, units)

    verb = Oblige(
        entry="x",
        level=Level.MUST,
        served=start >= 0,
        start=start,
        officers=(nobody, nobody),
        units=(np.asarray([k, k]), np.asarray([q, q])),
    )
    assert [count(verb, p, s, occupy(p, s)) for s in map(with_units, (0, 1, 2, 3))] == [1, 1, 0, 0]
    book = Book([verb])
    task = Task(p, book, (), None, None, 5, 1, 1, deterministic=True)
    exact = Exact(p, book)
    for number, possible in ((1, False), (2, True)):
        exact.v.emit.hint(exact.v.hints(with_units(number)))
        status = call(exact.v.emit, task, 5.0, fixed=True).status
        assert (status != cp_model.INFEASIBLE) == possible


@pytest.fixture(scope="module")
def dongcheng() -> tuple[Scenario, Roster]:
    scenario = load(PLACES / "dongcheng")
    found = solve(scenario, settings=SolverSettings(seconds=2))
    assert found.roster is not None
    return scenario, found.roster


@pytest.mark.parametrize("street", ["S01", "S03"])
def test_nothing_outside_the_street_changes_at_dongcheng(street: str, dongcheng: tuple[Scenario, Roster]) -> None:
    scenario, earlier = dongcheng
    found = solve(scenario, earlier=earlier, street=street, settings=SolverSettings(seconds=6))
    assert found.roster is not None
    assert outside(scenario, found.roster, street) == outside(scenario, earlier.ordered(), street)
    assert len(outside(scenario, earlier, street).duties) > 300
    before = audit(scenario, earlier, found.rules)
    assert found.verdict is not None
    assert found.verdict.passed
    assert [*found.verdict.levels.values()] <= [*before.levels.values()]
    assert all(score.bound <= score.value for score in found.score.values())
    assert [notice for notice in found.scenario.notices if notice.place == "--street" and street in notice.en]


def test_the_street_is_planned_anew_where_its_own_part_does_not_hold(dongcheng: tuple[Scenario, Roster]) -> None:
    """An officer of the street fell ill: his duties go to others, and nobody else's change outside."""
    scenario, earlier = dongcheng
    home = {c: o.street for c, o in scenario.operations.items()} | {c: p.street for c, p in scenario.posts.items()}
    where = {d.officer: set[str]() for d in earlier.duties}
    for duty in earlier.duties:
        where[duty.officer].add(home[duty.post.post if duty.post else duty.operation])
    ill = next(code for code, streets in sorted(where.items()) if streets == {"S02"})
    officers = {code: o for code, o in scenario.officers.items() if code != ill}
    changed = replace(scenario, officers=officers)
    found = solve(changed, earlier=earlier, street="S02", settings=SolverSettings(seconds=4))
    assert found.roster is not None
    assert found.verdict is not None
    assert found.verdict.passed
    assert outside(changed, found.roster, "S02") == outside(changed, earlier.ordered(), "S02")


def test_operations_outside_tell_that_nobody_asked() -> None:
    scenario = two_streets(1)
    found = solve(scenario, earlier=EMPTY, street="S1", settings=QUICK)
    (left_out,) = [u for u in found.unserved if u.operation == "B"]
    assert left_out.code == "not_asked"
    assert "S2 stayed as it was" in left_out.text.en


def test_unknown_street_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageFault) as caught:
        solve(two_streets(0), earlier=EMPTY, street="S11", settings=QUICK)
    assert "nearest: S1" in caught.value.text("en")
    assert "最接近：S1" in caught.value.text("zh")


def test_a_street_needs_a_roster_to_hold_to() -> None:
    with pytest.raises(UsageFault) as caught:
        solve(two_streets(0), street="S1", settings=QUICK)
    assert "--from" in caught.value.text("zh")


def test_a_run_of_another_scenario_is_refused(dongcheng: tuple[Scenario, Roster]) -> None:
    _, earlier = dongcheng
    with pytest.raises(ScenarioFaulty) as caught:
        solve(load(PLACES / "tiny"), earlier=earlier, street="S1", settings=QUICK)
    assert "another scenario" in caught.value.text("en")
    (complaint,) = caught.value.complaints
    assert "…" in complaint.value


def test_what_is_held_and_breaks_a_rule_is_told(dongcheng: tuple[Scenario, Roster]) -> None:
    """An officer of another street fell ill: his duties cannot stay, and this question may not move them."""
    scenario, earlier = dongcheng
    crew = [duty for duty in earlier.duties if duty.operation and scenario.operations[duty.operation].street == "S01"]
    ill = scenario.officers[crew[0].officer]
    taken = replace(scenario, officers={**scenario.officers, ill.code: replace(ill, absences=AWAY)})
    with pytest.raises(ScenarioFaulty) as caught:
        solve(taken, earlier=earlier, street="S02", settings=SolverSettings(seconds=2))
    assert ill.code in caught.value.text("en")
    assert ill.code in caught.value.text("zh")


AWAY = (Absence(Span(datetime(2026, 1, 1), datetime(2027, 1, 1)), "leave"),)


def test_command_tells_its_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["solve", str(PLACES / "tiny"), "--seconds", "20", "--lang", "en", "--json"]
    assert main([*words, "-o", str(tmp_path / "one")]) == 0
    capsys.readouterr()
    assert main([*words, "-o", str(tmp_path / "two"), "--from", str(tmp_path / "one"), "--street", "S1"]) == 0
    assert json.loads(capsys.readouterr().out)["street"] == "S1"
    assert json.loads((tmp_path / "two" / "roster.json").read_text(encoding="utf-8"))["street"] == "S1"
    assert read_roster(tmp_path / "two") == read_roster(tmp_path / "one")
    assert reopen(tmp_path / "two").street == "S1"
    assert main([*words, "-o", str(tmp_path / "three"), "--street", "S1"]) == 2
    assert main([*words, "-o", str(tmp_path / "three"), "--from", str(tmp_path / "one"), "--street", "S2"]) == 2
    assert not (tmp_path / "three").exists()
