"""Rows that contradict each other were read without a word, and one of the two won."""

from __future__ import annotations

from typing import Any

import pytest

from test_load_resolve import OFFICER, OPERATION, kinds, scenario
from test_load_rules import complaints

TWO = [{**OFFICER, "count": 2}]
PAIR = {"officer": "UM-01", "other": "UM-02"}
GRANTED = {"rule": "daily_hours", "subject": "UM", "limit": 9, "reason": "flood", "approved_by": "Li"}


def pairs(*rows: tuple[str, str, str]) -> dict[str, Any]:
    return {"officers": TWO, "pairs": [{"officer": a, "other": b, "kind": kind} for a, b, kind in rows]}


@pytest.mark.parametrize("turned", [("UM-01", "UM-02"), ("UM-02", "UM-01")])
def test_the_same_two_together_and_apart(turned: tuple[str, str]) -> None:
    (complaint,) = complaints(**pairs(("UM-01", "UM-02", "together"), (*turned, "apart")))
    assert (complaint.file, complaint.place.number, complaint.column) == ("pairs", 2, "kind")
    assert "either together or apart (pairs row 1 says otherwise)" in complaint.required_en
    assert "pairs 第1行另有所写" in complaint.required_zh


@pytest.mark.parametrize("kinds_", [("together", "together"), ("together", "backup"), ("mentor", "apart")])
def test_two_of_a_pair_that_do_not_contradict(kinds_: tuple[str, str]) -> None:
    assert complaints(**pairs(*(("UM-01", "UM-02", kind) for kind in kinds_))) == ()


def days(*rows: tuple[str, str]) -> dict[str, Any]:
    return {"calendar": [{"date": day, "kind": kind} for day, kind in rows]}


def test_a_day_that_is_holiday_and_workday() -> None:
    (complaint,) = complaints(**days(("2026-03-03", "holiday"), ("2026-03-03", "workday")))
    assert complaint.value == "2026-03-03 workday"
    assert "calendar row 1 says otherwise" in complaint.required_en
    (complaint,) = complaints(**days(("2026-03-03", "school_day"), ("2026-03-03", "no_school")))
    assert complaint.value == "2026-03-03 no_school"


@pytest.mark.parametrize("second", [("2026-03-03", "school_day"), ("2026-03-03", "holiday"), ("2026-03-04", "workday")])
def test_days_that_do_not_contradict(second: tuple[str, str]) -> None:
    assert complaints(**days(("2026-03-03", "holiday"), second)) == ()


def test_a_last_duty_that_ended_too_late_to_have_begun_before_the_week() -> None:
    """A duty of up to 48 hours that began on Sunday ends on Tuesday night at the latest; the week begins on 03-02."""
    (complaint,) = complaints(ledger=[{"officer": "UM", "last_end": "2026-03-04 00:00"}])
    assert complaint.column == "last_end"
    assert "began before 2026-03-02, so before 2026-03-04" in complaint.required_en
    assert complaints(ledger=[{"officer": "UM", "last_end": "2026-03-03 23:59"}]) == ()


def test_the_day_before_had_duty_or_not() -> None:
    (complaint,) = complaints(ledger=[{"officer": "UM", "days_run": 2, "off_run": 1}])
    assert complaint.value == "days_run 2, off_run 1"
    assert complaints(ledger=[{"officer": "UM", "days_run": 2, "off_run": 0}]) == ()


def warned(place: str, **tables: Any) -> str:
    return kinds(scenario(**tables), "warning").get(place, "")


def test_a_recusal_from_a_party_nobody_knows_is_named() -> None:
    recusals = [{"officer": "UM", "party": "Red Lantern"}]
    assert "these parties, nobody steps back: Red Lantern" in warned("recusals.party", recusals=recusals)
    assert warned("recusals.party", recusals=recusals, operations=[{**OPERATION, "party": "Red Lantern"}]) == ""
    premises = [{"code": "P", "party": "Red Lantern"}]
    assert warned("recusals.party", recusals=recusals, premises=premises) == ""


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [("2026-02-01", "2026-03-01", True), ("2026-02-01", "2026-03-02", False), ("2026-03-08", "2026-04-01", False),
     ("2026-03-09", "2026-04-01", True)],
)  # fmt: skip
def test_an_exception_outside_the_week_is_named(first: str, last: str, *, told: bool) -> None:
    found = warned("exceptions", exceptions=[{**GRANTED, "from": first, "to": last}])
    assert (f"daily_hours UM {first}–{last}" in found) is told


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ("off 2026-03-03; on 2026-03-03", True),
        ("on Tue pm; off 2026-03-03", True),
        ("on Tue pm; off 2026-03-03 am", False),
        ("on Tue; off Wed", False),
        ("off Tue A; on Tue A", True),
        ("off Tue A; on Tue B", False),
        ("off Tue; on Tue B", True),
    ],
)
def test_wishes_that_cannot_both_be_kept_are_named(wishes: str, *, told: bool) -> None:
    posts = [{"code": code, "shifts": "08:00-12:00", "certified": 1} for code in "AB"]
    found = warned("officers.wishes", officers=[{**OFFICER, "wishes": wishes}], posts=posts)
    assert (found == "wishes to be on duty and free at one time, which cannot both be kept: UM") is told


def test_a_recusal_for_unknown_premises_names_the_officer_too() -> None:
    (complaint,) = complaints(officers=TWO, recusals=[{"officer": "UM-01", "premises": "NOPE"}])
    assert complaint.value == "NOPE"
    assert complaint.required_en == "a known premises for UM-01 to step back from"
    assert complaint.required_zh == "已知的场所（UM-01 应回避的）"
