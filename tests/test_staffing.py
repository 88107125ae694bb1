"""The staffing sweep: which cases, who comes and goes, what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from enforceplan.domain import (
    Absence,
    Carried,
    Certificate,
    Level,
    Officer,
    Pin,
    Rank,
    Recusal,
    RuleException,
    Scenario,
    Span,
)
from enforceplan.errors import UsageFault
from enforceplan.load import load
from enforceplan.outcome import LevelScore
from enforceplan.staffing.heads import certified, profiles, staffed
from enforceplan.staffing.sweep import sweep
from enforceplan.staffing.vary import cases, read_vary
from staffing_sample import QUICK, SCENARIO


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "week.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


@pytest.fixture
def scenario(file: Path) -> Scenario:
    return load(file)


def changed(scenario: Scenario, code: str, **fields: Any) -> Scenario:
    return replace(scenario, officers={**scenario.officers, code: replace(scenario.officers[code], **fields)})


def pinned(scenario: Scenario, *codes: str) -> Scenario:
    tidy = replace(scenario.operations["tidy"], pin=Pin(officers=codes))
    return replace(scenario, operations={**scenario.operations, "tidy": tidy})


def with_heads(scenario: Scenario, profile: str | None = None, **heads: int) -> tuple[list[str], list[str], Scenario]:
    made = staffed(scenario, heads, profiles(scenario, tuple(heads), profile))
    return list(made.added), list(made.removed), made.scenario


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["FR=4..8"], {"FR": [4, 5, 6, 7, 8]}),
        (["UM=10,12", "FR=0"], {"UM": [10, 12], "FR": [0]}),
        ([" UM = 2..3, 7 "], {"UM": [2, 3, 7]}),
        (["FR=4..4"], {"FR": [4]}),
    ],
)
def test_vary_is_read(texts: list[str], expected: dict[str, list[int]]) -> None:
    assert read_vary(texts) == expected


@pytest.mark.parametrize(
    "texts", [["FR"], ["FR="], ["=4"], ["FR=8..4"], ["FR=-1"], ["FR=4.."], ["FR=4..8..9"], ["FR=a"], ["FR=1,,2"],
              ["FR=1", "FR=2"], ["FR=0..999999"], ["FR=٣"], ["FR=1.5"]],
)  # fmt: skip
def test_malformed_vary_is_refused(texts: list[str]) -> None:
    with pytest.raises(UsageFault) as fault:
        read_vary(texts)
    assert texts[-1].partition("=")[0].strip() in fault.value.text("en")
    assert "required" in fault.value.text("en")
    assert "要求" in fault.value.text("zh")


def test_cases_are_the_product(scenario: Scenario) -> None:
    assert cases(scenario, {"UM": [4, 5, 4], "FR": [1, 2]}) == [
        {"UM": 4, "FR": 1},
        {"UM": 4, "FR": 2},
        {"UM": 5, "FR": 1},
        {"UM": 5, "FR": 2},
    ]


@pytest.mark.parametrize("vary", [{}, {"FR": []}, {"FR": [-1]}, {"UM": list(range(100)), "FR": [1, 2, 3]}])
def test_cases_that_make_no_sum_are_refused(scenario: Scenario, vary: dict[str, list[int]]) -> None:
    with pytest.raises(UsageFault):
        cases(scenario, vary)


def test_unknown_department_gets_the_nearest(scenario: Scenario) -> None:
    with pytest.raises(UsageFault, match=r"nearest: FR"):
        cases(scenario, {"FRR": [1]})


def test_added_officers_copy_the_first_listed(scenario: Scenario) -> None:
    model = changed(
        scenario,
        "UM-01",
        female=True,
        absences=(Absence(Span(datetime(2026, 3, 2), datetime(2026, 3, 3)), "leave"),),
        carried=Carried(minutes=300, nights=2),
        certificates=(Certificate("UM", frozenset(), "42090012345", date(2021, 1, 1), date(2026, 12, 31)),),
        phone="1",
    )
    added, removed, made = with_heads(model, UM=6)
    assert added == ["UM+01", "UM+02"]
    assert removed == []
    expected = replace(
        model.officers["UM-01"],
        code="UM+02",
        absences=(),
        carried=Carried(),
        phone="",
        certificates=(Certificate("UM", frozenset(), "", date(2021, 1, 1), date(2026, 12, 31)),),
    )
    assert made.officers["UM+02"] == expected
    assert len(certified(made, "UM")) == 6
    assert {code: o for code, o in made.officers.items() if code not in added} == model.officers


def test_added_officers_copy_the_one_named(scenario: Scenario) -> None:
    model = changed(scenario, "UM-03", rank=Rank.DUTY_LEADER)
    added, _, made = with_heads(model, "UM-03", UM=5)
    assert made.officers[added[0]].rank is Rank.DUTY_LEADER


def test_codes_in_use_are_skipped(scenario: Scenario) -> None:
    taken: Officer = replace(scenario.officers["UMA-01"], code="UM+01")
    added, _, _ = with_heads(replace(scenario, officers={**scenario.officers, "UM+01": taken}), UM=6)
    assert added == ["UM+02", "UM+03"]


def test_department_without_officers_copies_one_of_another(scenario: Scenario) -> None:
    without = replace(scenario, officers={c: o for c, o in scenario.officers.items() if o.owner != "FR"})
    with pytest.raises(UsageFault, match="--profile"):
        with_heads(without, FR=2)
    added, _, made = with_heads(without, "UM-02", FR=2)
    officer = made.officers[added[0]]
    assert (officer.owner, officer.driver) == ("FR", True)
    assert [c.body for c in officer.certificates] == ["FR"]


@pytest.mark.parametrize("profile", ["UM-09", "UMA-01", "FR"])
def test_profile_must_be_a_certified_officer_of_a_varied_department(scenario: Scenario, profile: str) -> None:
    with pytest.raises(UsageFault):
        with_heads(scenario, profile, UM=5)


def test_removed_are_the_lowest_in_rank_then_the_last_listed(scenario: Scenario) -> None:
    ranked = changed(scenario, "UM-02", rank=Rank.MEMBER)
    # UM-02 is the only plain member; of the group leaders UM-01 UM-03 UM-04 the last listed goes first.
    assert with_heads(ranked, UM=2)[1] == ["UM-02", "UM-04"]


def test_pinned_officers_stay(scenario: Scenario) -> None:
    held = pinned(scenario, "UM-03", "UM-04")
    assert with_heads(held, UM=2)[1] == ["UM-02", "UM-01"]
    with pytest.raises(UsageFault, match=r"UM=1: 2 of its certified officers are pinned"):
        with_heads(held, UM=1)


def test_nothing_is_left_of_removed_officers(scenario: Scenario) -> None:
    smoke = replace(scenario.operations["smoke"], excluded=("UM-04", "UM-01"))
    named = replace(
        scenario,
        operations={**scenario.operations, "smoke": smoke},
        recusals=(Recusal("UM-04", "", "shop"), Recusal("UM-01", "", "shop")),
        exceptions=(RuleException("min_rest", "UM-04", date(2026, 3, 2), date(2026, 3, 8), None, "", ""),),
    )
    made = with_heads(named, UM=3)[2]
    assert "UM-04" not in made.officers
    assert made.operations["smoke"].excluded == ("UM-01",)
    assert [r.officer for r in made.recusals] == ["UM-01"]
    assert made.exceptions == ()


def test_sweep_finds_the_officer_that_is_missing(scenario: Scenario) -> None:
    done = sweep(scenario, {"FR": [0, 1, 2]}, QUICK)
    # smoke needs two fire officers and has priority 4: 100 * 4 * 4 points until the second one comes.
    assert [case.served for case in done.cases] == [1, 1, 2]
    assert [case.score[Level.COVERAGE] for case in done.cases] == [
        LevelScore(1600, 1600),
        LevelScore(1600, 1600),
        LevelScore(0, 0),
    ]
    assert [case.reasons() for case in done.cases] == [{"no_people": 1}, {"no_people": 1}, {}]
    assert [case.served_by_priority for case in done.cases] == [{3: 1}, {3: 1}, {3: 1, 4: 1}]
    assert [case.unchanged for case in done.cases] == [False, True, False]
    assert [case.officers for case in done.cases] == [8, 9, 10]
    # Two fire officers for 90 minutes each.
    assert [case.minutes_of for case in done.cases] == [{"FR": 0}, {"FR": 0}, {"FR": 180}]
    assert not done.interrupted
    assert done.doubtful() == []
