"""Rule entries and exceptions in a scenario: what cannot be obeyed is a complaint, never a surprise later."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from enforceplan.domain import Level
from enforceplan.errors import Complaint, ScenarioFaulty
from enforceplan.load import resolve
from enforceplan.rules.base import Rule
from enforceplan.rules.book import effective, make, rooms
from enforceplan.scenario import Document
from test_load_resolve import OFFICER, OPERATION, kinds, scenario
from test_outside_rule import OUTSIDE

GRANTED = {"from": "2026-03-02", "to": "2026-03-03", "limit": "off", "reason": "flood", "approved_by": "director"}
CLOCKS = {
    "after_night_off": ("night_open", "night_close", "until"),
    "coercion_times": ("night_open", "night_close"),
    "fair_nights": ("night_open", "night_close"),
    "protected_persons": ("night_open", "night_close"),
    "fair_departments": ("office_open", "office_close"),
}


def complaints(**tables: Any) -> tuple[Complaint, ...]:
    """What resolving complains of; nothing where it does not."""
    try:
        scenario(**tables)
    except ScenarioFaulty as fault:
        return fault.complaints
    return ()


def refused(entry: str, **parameters: object) -> Complaint:
    """The one complaint about an entry, in both languages."""
    (complaint,) = complaints(rules={entry: parameters})
    assert entry in complaint.value
    assert complaint.required_zh
    assert complaint.required_en
    return complaint


def saying(room: type[Rule]) -> dict[str, object]:
    """What an entry of a room says at least."""
    return {name: room.model_fields[name].default for name in room.one_of[:1]}


def test_every_clock_of_every_room_is_known_here() -> None:
    found = {
        room.id: tuple(name for name in room.model_fields if name.startswith(("night_", "office_")) or name == "until")
        for room in rooms().values()
    }
    assert {room: names for room, names in found.items() if names} == CLOCKS


@pytest.mark.parametrize(("room", "name"), [(room, name) for room, names in CLOCKS.items() for name in names])
@pytest.mark.parametrize("text", ["24:00", "6:00", "06:60", "22.00", "０６:00", "", "06:00\n"])
def test_a_clock_is_two_digits_and_two(room: str, name: str, text: str) -> None:
    assert "time of day" in refused(room, **{name: text}).required_en


@pytest.mark.parametrize("text", ["00:00", "05:59", "19:30", "23:59"])
def test_every_time_of_a_day_is_a_clock(text: str) -> None:
    assert complaints(rules={"after_night_off": {"until": text}}) == ()


@pytest.mark.parametrize("room", [room for room, names in CLOCKS.items() if "night_open" in names])
def test_a_night_lasts(room: str) -> None:
    assert "not its night_open" in refused(room, night_open="23:00", night_close="23:00").required_en
    assert "not its night_open" in refused(room, night_open="06:00").required_en
    assert complaints(rules={room: {"night_open": "06:01"}}) == ()


def test_office_hours_close_after_they_open() -> None:
    for entry, faulty, sound in (
        ("fair_departments", {"office_open": "17:30"}, {"office_open": "17:29"}),
        ("home_reserve", {"morning": ["12:00", "12:00"]}, {"morning": ["11:59", "12:00"]}),
    ):
        assert "later on the day" in refused(entry, **faulty).required_en
        assert complaints(rules={entry: sound}) == ()
    assert "time of day" in refused("home_reserve", afternoon=["14:00", "18"]).required_en


@pytest.mark.parametrize("room", [room for room in rooms().values() if room.default_points], ids=lambda room: room.id)
def test_a_price_of_nothing_is_refused(room: type[Rule]) -> None:
    """It would make the entry strict without a word."""
    assert "off: true" in refused(room.id, points=0).required_en
    assert "off: true" in refused(room.id, points=0).required_zh
    assert "≥ 0" in refused(room.id, points=-1).required_en


@pytest.mark.parametrize(
    "room", [room for room in rooms().values() if not room.default_points], ids=lambda room: room.id
)
def test_only_some_strict_rules_may_be_priced(room: type[Rule]) -> None:
    if room.may_be_priced:
        assert complaints(rules={room.id: {"points": 1, "level": "fairness", **saying(room)}}) == ()
        assert "self.points" in inspect.getsource(room.check)
    else:
        assert "off: true" in refused(room.id, points=1).required_en
        assert "self.points" not in inspect.getsource(room.check)


def test_levels_and_prices_go_together() -> None:
    assert "at least 1" in refused("min_rest.wish", points=0).required_en
    assert "at least 1" in refused("min_rest.more", level="fairness", hours=9).required_en
    for level in ("must", "policy"):
        assert "coverage" in refused("serve_operations", level=level).required_en
    assert "coverage" in refused("min_rest.wish", level="policy").required_en
    assert complaints(rules={"min_rest.more": {"level": "policy", "hours": 9}}) == ()
    for level in ("urgent", 9, ["must"]):
        assert "policy" in refused("spread", level=level).required_en


@pytest.mark.parametrize(
    ("entry", "parameters", "required"),
    [
        ("travel", {"minutes": 0}, "≥ 1"),
        ("daily_hours", {"hours": -1}, "≥ 0"),
        ("weekly_hours", {"hours": 10**30}, "≤ 100000"),
        ("min_rest", {"hours": True}, "whole number"),
        ("min_rest", {"hours": 7.5}, "a whole number"),
        ("two_officers", {"least": None}, "a whole number"),
        ("spread", {"off": "perhaps"}, "true or false"),
        ("two_officers", {"off": True}, "a must rule"),
        ("two_officers", {"level": "policy"}, "a must rule"),
    ],
)
def test_a_value_that_cannot_be_obeyed(entry: str, parameters: dict[str, object], required: str) -> None:
    assert required in refused(entry, **parameters).required_en


def test_off_is_read_in_every_spelling() -> None:
    made = scenario(rules={"spread": {"off": "no"}, "travel": {"off": "是"}, "overtime": {"off": False}})
    assert {entry: made.rules[entry]["off"] for entry in ("spread", "travel", "overtime")} == {
        "spread": False, "travel": True, "overtime": False,
    }  # fmt: skip
    in_force = {rule.entry for rule in effective(made)}
    assert {"spread", "overtime"} <= in_force
    assert "travel" not in in_force


def test_faulty_entries_are_all_said_and_the_rest_still_read() -> None:
    said = complaints(
        rules={"travel": {"minutes": 0}, "fair_nights": {"night_open": "25:00"}, "nonsense": {"rule": "nothing"}},
        exceptions=[{**GRANTED, "rule": "daily_hours", "subject": "XX"}],
    )
    assert [c.value.partition(":")[0] for c in said] == ["travel", "fair_nights", "nothing", "XX"]


def test_a_rule_from_outside_is_known_where_it_is_named() -> None:
    name = OUTSIDE[0].id
    tables: dict[str, Any] = {
        "settings": {"week_start": "2026-03-02"}, "officers": [OFFICER], "operations": [OPERATION],
    }  # fmt: skip
    document = Document.model_validate({**tables, "rules": {name: {}}})
    with pytest.raises(ScenarioFaulty, match="a known rule entry"):
        resolve(document)
    assert make(name, resolve(document, outside=OUTSIDE).rules[name], {name: OUTSIDE[0]}).entry == name


@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_a_room_says_whose_exceptions_it_reads(room: type[Rule]) -> None:
    source = inspect.getsource(inspect.getmodule(room) or room)
    assert ("p.granted(" in source) is (room.exceptions is not None)
    assert ("f.exception(" in source) is (room.exceptions is not None)
    assert room.exceptions is None or room.default_level is not Level.MUST


@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_exceptions_are_for_subjects_their_rule_reads(room: type[Rule]) -> None:
    subjects = {"officer": "UM", "department": "UM", "operation": "A"}
    right = subjects.get(room.exceptions or "", "UM")
    entry = {room.id: saying(room)}
    said = complaints(rules=entry, exceptions=[{**GRANTED, "rule": room.id, "subject": right}])
    if room.exceptions is not None:
        assert said == ()
        (wrong,) = complaints(rules=entry, exceptions=[{**GRANTED, "rule": room.id, "subject": "S1"}])
        assert f"a known {room.exceptions}" in wrong.required_en
    elif room.default_level is Level.MUST:
        assert "law has no exceptions" in said[0].required_en
    else:
        assert "an entry that grants exceptions" in said[0].required_en


def test_an_exception_from_an_entry_raised_to_must_is_refused() -> None:
    said = complaints(
        rules={"min_rest": {"level": "must"}}, exceptions=[{**GRANTED, "rule": "min_rest", "subject": "UM"}]
    )
    assert [c.column for c in said] == ["rule"]


def test_an_exception_for_a_row_stands_for_each_it_expands_to() -> None:
    made = scenario(
        officers=[{**OFFICER, "count": 2}],
        operations=[{**OPERATION, "times": 2}],
        exceptions=[
            {**GRANTED, "rule": "daily_hours", "subject": "UM"},
            {**GRANTED, "rule": "unified_command", "subject": "A"},
            {**GRANTED, "rule": "group_leader", "subject": "A.2"},
            {**GRANTED, "rule": "draw_cap", "subject": "UM"},
        ],
    )
    assert [(e.entry, e.subject) for e in made.exceptions] == [
        ("daily_hours", "UM-01"), ("daily_hours", "UM-02"), ("unified_command", "A.1"), ("unified_command", "A.2"),
        ("group_leader", "A.2"), ("draw_cap", "UM"),
    ]  # fmt: skip


def test_an_offer_of_an_unknown_department_is_refused() -> None:
    (said,) = complaints(offers=[{"department": "UMM", "date": "2026-03-02", "heads": 1}])
    assert (said.file, said.column, said.value) == ("offers", "department", "UMM")
    assert "nearest: UM" in said.required_en


def test_certificates_that_soon_end_are_named_once() -> None:
    def warned(last: str, days: int = 10, more: int = 0, **renewed: str) -> str:
        ending = [{"officer": "UM-01", "body": "UM", "valid_to": last}]
        ending += [{"officer": "UM-01", "body": "UM", **renewed}] if renewed else []
        ending += [{"officer": f"UM-{n:02}", "body": "UM", "valid_to": "2026-03-05"} for n in range(2, more + 2)]
        made = scenario(
            officers=[{**OFFICER, "count": 14}], certificates=ending, rules={"certificate_valid": {"warn_days": days}}
        )
        return kinds(made, "warning").get("certificates.valid_to", "")

    assert warned("2026-03-12") == "certificates that end within 10 days: UM-01 2026-03-12"
    assert warned("2026-03-02") != ""
    assert warned("2026-03-13") == warned("2026-03-01") == ""
    assert warned("2026-03-12", valid_to="2030-01-01") == ""
    assert warned("2026-03-04", 0) == ""
    # UM-01 and nine others are ten names; with eleven others two are left over
    assert "more" not in warned("2026-03-04", more=9)
    assert warned("2026-03-04", more=11).endswith("UM-10 2026-03-05 and 2 more")
