"""A scenario may make the law of its rule pack stricter, never looser; what it changes is named."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from enforceplan.domain import Level
from enforceplan.errors import Complaint, ScenarioFaulty
from enforceplan.load.lawful import changes
from enforceplan.rules.base import Rule
from enforceplan.rules.book import make, rooms
from test_load_resolve import kinds, scenario

NOT_LAW = {"entry", "level", "points"}
MUST = [room for room in rooms().values() if room.default_level is Level.MUST]
LOOSER: list[tuple[str, dict[str, object]]] = [
    ("two_officers", {"least": 0}),
    ("two_officers", {"least": 1}),
    ("police_minimum", {"least": 1}),
    ("checkpoint", {"auxiliaries": 1}),
    ("contract_hours", {"weekly_hours": 45}),
    ("contract_hours", {"daily_overtime_hours": 2}),
    ("contract_hours", {"rest_days": 0}),
    ("coercion_times", {"night_open": "22:01"}),
    ("coercion_times", {"night_open": "00:30"}),
    ("coercion_times", {"night_close": "05:59"}),
    # an hour in the morning: each end is past the other one, and the night itself is free
    ("coercion_times", {"night_open": "10:00", "night_close": "11:00"}),
    ("protected_persons", {"daily_hours": 9}),
    ("equipment", {"left_out": ["recorder", "car"]}),
]
FIXED: list[tuple[str, dict[str, object]]] = [
    ("recorder_per_group", {"kind": "nothing"}),
    ("checkpoint", {"department": "PS"}),
]
STRICTER: list[tuple[str, dict[str, object]]] = [
    ("two_officers", {"least": 3}),
    ("contract_hours", {"weekly_hours": 40, "rest_days": 2}),
    ("coercion_times", {"night_open": "21:59"}),
    ("coercion_times", {"night_open": "20:00", "night_close": "08:00"}),
    ("coercion_times", {"night_open": "06:01"}),
    ("equipment", {"left_out": []}),
]
LEFT_OPEN: list[tuple[str, dict[str, object]]] = [
    ("certificate_valid", {"cross_department": True}),
    ("coercion_times", {"on_makeup_workday": True}),
    ("certificate_valid", {"warn_days": 90}),
]


def complaints(**tables: Any) -> tuple[Complaint, ...]:
    """What resolving complains of; nothing where it does not."""
    try:
        scenario(**tables)
    except ScenarioFaulty as fault:
        return fault.complaints
    return ()


@pytest.mark.parametrize("room", MUST, ids=lambda room: room.id)
def test_every_parameter_of_the_law_has_a_way(room: type[Rule]) -> None:
    assert set(room.stricter) == set(room.model_fields) - NOT_LAW
    assert ("earlier" in room.stricter.values()) is ("later" in room.stricter.values())


@pytest.mark.parametrize("room", [room for room in rooms().values() if room not in MUST], ids=lambda room: room.id)
def test_what_is_no_law_has_none(room: type[Rule]) -> None:
    assert room.stricter == {}


@pytest.mark.parametrize(("entry", "given"), FIXED)
def test_what_no_change_makes_stricter_stays(entry: str, given: dict[str, object]) -> None:
    (complaint,) = complaints(rules={entry: given})
    assert "may not be changed" in complaint.required_en
    assert "不可改" in complaint.required_zh


@pytest.mark.parametrize(("entry", "given"), LOOSER)
def test_law_is_never_loosened(entry: str, given: dict[str, object]) -> None:
    said = complaints(rules={entry: given})
    assert len(said) == len(given)
    for complaint, name in zip(said, given, strict=True):
        assert complaint.value.startswith(f"{entry}: {name}: ")
        assert "a must rule may only be made stricter" in complaint.required_en
        assert "must 规则只可从严" in complaint.required_zh


@pytest.mark.parametrize(("entry", "given"), STRICTER + LEFT_OPEN)
def test_a_change_that_is_allowed_is_obeyed_and_named(entry: str, given: dict[str, object]) -> None:
    made = scenario(rules={entry: given})
    assert {name: made.rules[entry][name] for name in given} == given
    assert f"the must rule {entry}" in kinds(made, "warning")[f"rules.{entry}"]


@pytest.mark.parametrize("entry", [room.id for room in MUST])
def test_the_pack_written_out_changes_nothing(entry: str) -> None:
    usual = scenario()
    again = {name: value for name, value in usual.rules[entry].items() if name != "rule"}
    made = scenario(rules={entry: again})
    assert made.rules[entry] == usual.rules[entry]
    assert made.notices == usual.notices


def test_a_second_entry_takes_nothing_from_the_first() -> None:
    made = scenario(rules={"two_officers.more": {"least": 0}})
    assert made.rules["two_officers"]["least"] == 2
    assert kinds(made, "warning") == {}


@pytest.mark.parametrize("entry", ["recusal", "min_rest"])
def test_an_entry_of_the_pack_keeps_its_rule(entry: str) -> None:
    """Else a law would be gone under its own name."""
    (said,) = complaints(rules={entry: {"rule": "no_overlap"}})
    assert said.value == f"{entry}: rule: no_overlap"
    assert f"to stay {entry}" in said.required_en


def test_the_centres_own_rules_may_be_loosened() -> None:
    assert complaints(rules={"min_rest": {"hours": 1}, "unified_command": {"span_of_control": 50}}) == ()


def test_a_parameter_without_a_way_stays() -> None:
    class Silent(rooms()["two_officers"]):  # type: ignore[misc]
        stricter: ClassVar = {}

    before = make("silent", {"rule": "silent"}, {"silent": Silent})
    (change,) = changes(before, make("silent", {"rule": "silent", "least": 3}, {"silent": Silent}))
    assert change.required is not None
    assert "may not be changed" in change.required[1]
