"""A cap on visits below what the planner has fixed is told from both sides."""

from __future__ import annotations

from typing import Any

import pytest

from test_load_resolve import OPERATION
from test_load_rules import complaints

VISITS = {**OPERATION, "premises": "N1"}


def week(*operations: dict[str, Any], **premises: object) -> dict[str, Any]:
    return {"operations": list(operations), "premises": [{"code": "N1", **premises}]}


def test_a_cap_below_what_is_pinned_names_both_sides() -> None:
    rows = [
        {**VISITS, "must": "yes", "dates": "2026-03-02"},
        {**VISITS, "code": "B"},
        {**VISITS, "code": "C", "pin_start": "2026-03-03 09:00", "dates": "2026-03-03"},
    ]
    # one visit so far, A must be served and C is pinned, on other days: 1 + 2 > 2; B is free to stay out
    (complaint,) = complaints(**week(*rows, cap=2, visits="UM:1"))
    assert (complaint.file, complaint.place.number, complaint.column, complaint.value) == ("premises", 1, "cap", "2")
    assert "UM" in complaint.required_en and "1 visits so far and the 2" in complaint.required_en
    assert "A, C in operations row 1, operations row 3" in complaint.required_en
    assert "1 次加已固定的 2 次" in complaint.required_zh
    assert complaints(**week(*rows, cap=3, visits="UM:1")) == ()


def test_what_is_one_visit_counts_once() -> None:
    """Both must be served, and the cap was said to be passed though they are made in one visit."""
    rows = [{**VISITS, "must": "yes"}, {**VISITS, "code": "B", "must": "yes"}]
    # 1 visit so far, and A with B the second; as two visits it would be the third
    assert complaints(**week(*rows, cap=2, visits="UM:1")) == ()
    (complaint,) = complaints(**week(*rows, cap=2, visits="UM:2"))
    assert "2 visits so far and the 1 that are fixed (A, B in" in complaint.required_en
    assert complaints(**week(*rows, cap=2, visits="UM:1"), rules={"one_visit": {"off": True}})


def test_who_may_be_spared_by_the_street_is_not_fixed() -> None:
    """The department had its visits, and the street that holds the item now was not asked."""
    row = {**VISITS, "elements": "UM 1c items=UM-01", "must": "yes"}
    held = {"devolution": [{"item": "UM-01", "street": "S1", "valid_from": "2026-03-08"}]}
    assert complaints(**week(row, cap=2, visits="UM:2"))
    assert complaints(**week(row, cap=2, visits="UM:2"), **held) == ()


def test_grade_a_is_visited_by_nobody_who_is_pinned() -> None:
    (complaint,) = complaints(**week({**VISITS, "must": "yes"}, grade="A"))
    assert (complaint.column, complaint.value) == ("grade", "0")


@pytest.mark.parametrize(
    "free",
    [
        {"must": "no"},
        {"must": "yes", "source": "whistle"},
        {"must": "yes", "inspection_kind": "case"},
        {"must": "yes", "source": "recheck"},
        {"must": "yes", "elements": "PS 1c keeping"},
    ],
)
def test_what_counts_for_no_cap(free: dict[str, str]) -> None:
    assert complaints(**week({**VISITS, **free}, cap=0)) == ()


@pytest.mark.parametrize("rule", [{"off": True}, {"usual": 9, "grades": {}}])
def test_caps_that_are_not_in_force(rule: dict[str, object]) -> None:
    assert complaints(**week({**VISITS, "must": "yes"}, grade="A"), rules={"visit_cap": rule}) == ()
