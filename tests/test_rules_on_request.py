"""Rules of no pack, which a scenario asks for itself: each changes something at a shipped place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from enforceplan.catalogue import rule_pack
from enforceplan.cli import main
from enforceplan.domain import Scenario, Span, Wish
from enforceplan.rules.book import rooms
from rostered import ON_REQUEST

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks._planned import Planned, planned
from benchmarks.rule_effects import Effects


def _as_it_is(scenario: Scenario) -> Scenario:
    return scenario


def _alone(scenario: Scenario) -> Scenario:
    """Each post wants one head of those there is room for."""
    return replace(scenario, posts={code: replace(post, wanted=1) for code, post in scenario.posts.items()})


def _requesting(scenario: Scenario) -> Scenario:
    """Everybody would rather be off patrol on the first day."""
    span = Span(scenario.start, scenario.start + timedelta(days=1))
    wish = Wish(span, False, "patrol-S1", 2)
    officers = {code: replace(officer, wishes=(wish,)) for code, officer in scenario.officers.items()}
    return replace(scenario, officers=officers)


_PRICE = {"level": "fairness", "points": 1}
DESK = """
settings: {week_start: 2026-06-01, language: en}
officers: [{code: N, department: HU, standing: cadre, count: 3}]
posts:
  - {code: desk, shifts: "07:00-15:00; 14:00-22:00; 22:00-06:00", kinds: EARLY;LATE;NIGHT, cadres: 2, wanted: 1}
"""
ASKED: dict[str, tuple[dict[str, object], Callable[[Scenario], Scenario]]] = {
    "succession": ({"before": ("commander-S1",), "after": ("commander-S1",), **_PRICE}, _as_it_is),
    "shifts_in_period": ({"most": 1}, _as_it_is),
    "hours_in_period": ({"most_minutes": 480}, _as_it_is),
    "run_of_days": ({"most": 3}, _as_it_is),
    "run_of_kind": ({"most": 1}, _as_it_is),
    "days_off_run": ({"fewest": 2}, _as_it_is),
    "weekends": ({"most": 0}, _as_it_is),
    "requests": (_PRICE, _requesting),
    "cover": ({"over": 1, **_PRICE}, _alone),
}
"""Rule -> parameters of an entry, and what is changed at the place for it."""


def test_every_room_is_in_the_pack_or_on_request() -> None:
    in_pack = {str(given.get("rule", entry.partition(".")[0])) for entry, given in rule_pack("cn-2026").entries.items()}
    assert in_pack | ON_REQUEST == set(rooms())
    assert not in_pack & ON_REQUEST
    assert set(ASKED) == ON_REQUEST


@pytest.mark.parametrize("rule", ASKED)
def test_a_rule_on_request_changes_something(rule: str) -> None:
    given, changed = ASKED[rule]
    scenario = changed(planned("tiny").scenario)
    entry = f"{rule}.mine"
    rules = {**scenario.rules, entry: {"rule": rule, **given}}
    assert Effects(Planned(replace(scenario, rules=rules))).of(entry).changes


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", sorted(ON_REQUEST))
def test_a_rule_on_request_says_how_it_is_switched_on(rule: str, language: str, tmp_path: Path, capsys: Any) -> None:
    """What it shows is YAML that a scenario may hold as it stands; that had to be learnt from errors."""
    assert main(["rules", rule, "--lang", language]) == 0
    told = capsys.readouterr().out
    lines = told[told.index("\n  rules:\n") :].strip("\n").splitlines()
    assert len(lines) == 3
    file = tmp_path / "week.yaml"
    file.write_text(DESK + "\n".join(line.removeprefix("  ") for line in lines), encoding="utf-8")
    assert main(["validate", str(file), "--lang", "en"]) == 0, capsys.readouterr().err


def test_a_rule_in_force_needs_no_switch_and_one_that_is_off_does(capsys: Any) -> None:
    assert main(["rules", "min_rest", "--lang", "en"]) == 0
    assert "rules:\n" not in capsys.readouterr().out
    assert main(["rules", "overtime", "--lang", "en"]) == 0
    assert "  rules:\n    overtime: {off: false}\n" in capsys.readouterr().out
