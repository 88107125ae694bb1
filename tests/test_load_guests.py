"""Pinned officers in checks that are one visit, and in operations whose inspectors are drawn."""

from __future__ import annotations

from typing import Any

import pytest

from enforceplan.domain import SolverSettings
from enforceplan.outcome import Status
from enforceplan.solve.run import solve
from test_load_resolve import OPERATION, kinds, scenario
from test_load_rules import complaints

OFFICERS = [
    *({"code": f"U{n}", "department": "UM", "standing": "certified", "rank": "group_leader"} for n in (1, 2, 3, 4)),
    {"code": "C1", "department": "ST", "standing": "cadre", "rank": "commander"},
    {"code": "C2", "department": "ST", "standing": "cadre", "rank": "commander"},
    {"code": "X1", "department": "UM", "standing": "auxiliary"},
]
CHECK = {**OPERATION, "elements": "UM 2c", "premises": "N1"}
SOON = SolverSettings(seconds=2.0, workers=1, deterministic=True)


def week(*operations: dict[str, Any], **tables: Any) -> dict[str, Any]:
    return {"officers": OFFICERS, "operations": list(operations), "premises": [{"code": "N1"}], **tables}


def test_who_commands_both_checks_commands_the_visit() -> None:
    """The check that joins has no commander's seat, and its pin made the week impossible."""
    rows = [{**CHECK, "pin_officers": "C1;U1"}, {**CHECK, "code": "B", "pin_officers": "C1;U3"}]
    made = scenario(**week(*rows))
    host, guest = made.operations["A"], made.operations["B"]
    assert (host.pin.officers, guest.joins, guest.pin.officers) == (("C1", "U1"), "A", ("U3",))
    outcome = solve(made, settings=SOON)
    assert outcome.status is Status.BEST and outcome.roster is not None
    # two inspectors each, of whom one is pinned, and one commander for both
    crews = {code: {d.officer for d in outcome.roster.duties if d.operation == code} for code in "AB"}
    assert (len(crews["A"]), len(crews["B"])) == (3, 2)
    assert {"C1", "U1"} <= crews["A"] and "U3" in crews["B"]


def test_a_check_without_its_pin_must_be_served_all_the_same() -> None:
    made = scenario(**week({**CHECK, "pin_officers": "C1"}, {**CHECK, "code": "B", "pin_officers": "C1"}))
    assert (made.operations["B"].pin.officers, made.operations["B"].must) == ((), True)
    assert "under the latter's commander" in kinds(made, "visit")["operations B"]


@pytest.mark.parametrize(
    ("host", "guest", "named"),
    [("C1", "C2", "C2"), ("", "C2", "C2"), ("U1", "U1", "U1"), ("C1", "X1", "X1")],
    ids=["another commander", "a commander of its own", "one inspector in both", "no seat for an auxiliary"],
)
def test_pins_that_one_visit_leaves_no_seat_for(host: str, guest: str, named: str) -> None:
    rows = [{**CHECK, "must": "yes", **({"pin_officers": host} if host else {})}]
    (complaint,) = complaints(**week(*rows, {**CHECK, "code": "B", "pin_officers": guest}))
    assert (complaint.place.number, complaint.column, complaint.value) == (2, "pin_officers", named)
    assert "one visit with A (operations row 1)" in complaint.required_en
    assert "与 A（operations 第1行" in complaint.required_zh.replace(" 1 ", "1")
    off = {"one_visit": {"off": True}}
    apart = complaints(**week(*rows, {**CHECK, "code": "B", "pin_officers": guest}), rules=off)
    # two visits have two commanders; an auxiliary has no seat in either
    assert [complaint.value for complaint in apart] == (["X1"] if guest == "X1" else [])


def test_inspectors_are_drawn_and_not_pinned() -> None:
    """The week was impossible, and nothing said that the pin was why."""
    row = {**OPERATION, "selection": "random_draw", "elements": "UM 1c+1a"}
    codes = [row["code"] for row in OFFICERS]
    # sha256 of "7|A|U1" ... "7|A|U4": 7a..., 5c..., 0b..., bf...: U3 is drawn
    seed = {"draw_seed": "7"}
    lots = {code: complaints(**week({**row, "pin_officers": code}, settings=seed)) for code in codes}
    assert [code for code, found in lots.items() if found] == ["U1", "U2", "U4"]
    (complaint,) = lots["U1"]
    assert (complaint.column, complaint.value) == ("pin_officers", "U1")
    assert "as the lot gives them (UM: U3)" in complaint.required_en
    assert complaint.remedy_zh.startswith("从 pin_officers 中删去")
