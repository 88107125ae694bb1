"""More officers pinned than can come passed `validate`; `solve` then named no rule, or blamed another operation."""

from __future__ import annotations

from typing import Any

import pytest

from test_load_resolve import OFFICER, OPERATION
from test_load_rules import complaints

PEOPLE = [
    {"code": "MS", "department": "MS", "standing": "certified", "count": 6, "attach": "on_call", "rank": "member"},
    {"code": "UM", "department": "UM", "standing": "certified", "count": 2, "attach": "on_call"},
    {"code": "AX", "department": "UM", "standing": "auxiliary", "count": 2},
    {"code": "ST", "department": "ST", "standing": "cadre", "count": 2, "rank": "commander"},
]
TUESDAY = {"pin_start": "2026-03-03 09:00"}


def week(*operations: dict[str, Any], **tables: Any) -> dict[str, Any]:
    return {"officers": PEOPLE, "operations": [{**OPERATION, **o} for o in operations], **tables}


@pytest.mark.parametrize(
    ("elements", "pins", "left"),
    [
        ("MS 2c", "MS-01;MS-02;MS-03", "MS-03"),  # two seats, and no member commands
        ("MS 2c", "ST-01;ST-02", "ST-02"),  # one commander
        ("MS 2c; UM 1c", "UM-01;UM-02", "UM-02"),  # the third seat is another department's
        ("UM 1c+1a", "AX-01;AX-02", "AX-02"),
        ("MS 2c", "AX-01", "AX-01"),
        ("MS 1c; MED 2i", "MS-01;MS-02", "MS-02"),  # an invited party sends its own
        ("MS 1c qualification=crane", "MS-01", "MS-01"),
    ],
)
def test_pins_above_the_seats_name_both_sides(elements: str, pins: str, left: str) -> None:
    (complaint,) = complaints(**week({"elements": elements, "pin_officers": pins}))
    assert (complaint.column, complaint.value) == ("pin_officers", pins.replace(";", ", "))
    assert f"none is left for {left}" in complaint.required_en
    assert "commander 1" in complaint.required_en
    assert f"{left} 已无席位" in complaint.required_zh
    assert "指挥长 1" in complaint.required_zh


@pytest.mark.parametrize(
    ("elements", "pins"),
    [
        ("MS 2c", "MS-01;MS-02;ST-01"),
        ("MS 1c; MS 1c qualification=crane", "MS-06;MS-01"),  # who holds the qualification makes room for the other
        ("UM 1c+2a", "AX-01;UM-01;AX-02"),
        ("MS 1c", "MS-01;MS-02"),  # two groups
    ],
)
def test_as_many_as_there_are_seats(elements: str, pins: str) -> None:
    people = [*PEOPLE[1:], {**PEOPLE[0], "count": 5}, {**PEOPLE[0], "code": "MS-06", "qualifications": "crane"}]
    people[-1].pop("count")
    row = {"elements": elements, "pin_officers": pins, "groups": 2 if elements == "MS 1c" else 1}
    assert complaints(**{**week(row), "officers": people}) == ()


def test_a_group_leader_is_not_taken_for_a_commander() -> None:
    row = {"elements": "UM 1c", "pin_officers": "UM-01;UM-02"}
    assert complaints(**week(row))
    ranked = [{**person, "rank": "commander"} for person in PEOPLE]
    assert complaints(**{**week(row), "officers": ranked}) == ()


CAP = {"departments": [{"code": "MS", "draw_cap": 1}]}
A = {"elements": "MS 1c", "pin_officers": "MS-01"}
B = {"elements": "MS 1c", "pin_officers": "MS-02", "code": "B"}


def test_a_draw_cap_below_the_pins_of_a_day_names_both_sides() -> None:
    (complaint,) = complaints(**week({**A, **TUESDAY}, {**B, "dates": "2026-03-03"}, **CAP))
    assert (complaint.file, complaint.place.number, complaint.column) == ("departments", 1, "draw_cap")
    assert "the 2 officers pinned for one day (MS-01, MS-02; A, B in operations row 1, operations row 2)" in (
        complaint.required_en
    )
    assert "已固定的 2 人" in complaint.required_zh


def test_one_operation_is_on_one_day_whichever_it_is() -> None:
    (complaint,) = complaints(**week({"elements": "MS 2c", "pin_officers": "MS-01;MS-02"}, **CAP))
    assert "(MS-01, MS-02; A in operations row 1)" in complaint.required_en


@pytest.mark.parametrize(
    "other",
    [
        {**B, "pin_start": "2026-03-04 09:00"},  # another day
        B,  # any day
        {
            **B,
            **TUESDAY,
            "pin_officers": "MS-01",
            "windows": "09:00-12:00",
            "pin_start": "2026-03-03 11:00",
        },  # the same
    ],
)
def test_caps_that_are_not_passed(other: dict[str, Any]) -> None:
    assert complaints(**week({**A, **TUESDAY}, other, **CAP)) == ()


GRANTED = {
    "subject": "MS",
    "from": "2026-03-03",
    "to": "2026-03-03",
    "limit": 2,
    "reason": "flood",
    "approved_by": "Li",
}


@pytest.mark.parametrize(
    "freed",
    [
        {"offers": [{"department": "MS", "date": "2026-03-03", "heads": 2}]},
        {"exceptions": [{**GRANTED, "rule": "draw_cap"}]},
        {"rules": {"draw_cap": {"off": True}}},
    ],
)
def test_caps_that_do_not_hold_that_day(freed: dict[str, Any]) -> None:
    assert complaints(**week({**A, **TUESDAY}, {**B, **TUESDAY}, **CAP)) != ()
    assert complaints(**week({**A, **TUESDAY}, {**B, **TUESDAY}, **CAP, **freed)) == ()


def test_residents_are_not_drawn() -> None:
    people = [{**person, "attach": "resident"} for person in PEOPLE]
    assert complaints(**{**week({**A, **TUESDAY}, {**B, **TUESDAY}, **CAP), "officers": people}) == ()
    assert complaints(officers=[OFFICER], operations=[{**OPERATION, "pin_officers": "UM"}]) == ()
