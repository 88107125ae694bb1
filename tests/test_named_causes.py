"""A drawn operation that could not be held was told to be "barred by the rule": not who was drawn, nor of how many."""

from __future__ import annotations

from typing import Any

import pytest

from enforceplan.compile import compile_problem
from enforceplan.domain import Scenario
from enforceplan.facts import Facts
from enforceplan.lots import draws
from enforceplan.outcome import Unserved
from enforceplan.roster import EMPTY
from enforceplan.rules.book import effective, impose
from enforceplan.solution import empty
from enforceplan.solve.reasons import why_unserved
from test_load_resolve import OPERATION, scenario
from test_load_rules import complaints

PEOPLE = [
    {"code": "MS", "department": "MS", "standing": "certified", "count": 8, "rank": "group_leader"},
    {"code": "UM", "department": "UM", "standing": "certified", "count": 6, "rank": "group_leader"},
    {"code": "ST", "department": "ST", "standing": "cadre", "count": 2, "rank": "commander"},
]
DRAWN = {**OPERATION, "elements": "MS 2c; UM 2c", "selection": "random_draw"}
LEAVE = {"from": "2026-03-02", "to": "2026-03-09", "kind": "leave"}
SETTINGS = {"draw_seed": "street-2026"}


def week(operation: dict[str, Any], **tables: Any) -> dict[str, Any]:
    return {"settings": SETTINGS, "officers": PEOPLE, "operations": [{**DRAWN, **operation}], **tables}


def reason(made: Scenario) -> Unserved:
    p = compile_problem(made)
    (found,) = why_unserved(p, impose(effective(made), p), empty(p), {})
    return found


def lot(made: Scenario, element: str) -> list[str]:
    return [
        s.officer for s in draws(Facts(made, EMPTY), made.operations["A"], 1, cross_department=False)[element].seats
    ]


def test_a_pool_of_nobody_is_named() -> None:
    found = reason(scenario(**week({}, absences=[{**LEAVE, "officer": "MS"}])))
    assert found.code == "no_start"
    assert found.text.en.endswith("; MS asks 2, of 8 officers nobody may come")
    assert found.text.zh.endswith("；MS需2人，8人中无人可用")


def test_a_pool_smaller_than_the_draw_names_who_is_left() -> None:
    out = ";".join(f"MS-{n:02}" for n in range(1, 8))
    found = reason(scenario(**week({"excluded": out})))
    assert found.text.en.endswith("; MS asks 2, of 8 officers only MS-08 may come")
    assert found.text.zh.endswith("；MS需2人，8人中只能是MS-08")


def test_a_draw_of_more_than_the_body_has_names_both_numbers() -> None:
    """Where the whole pool was drawn and still too few, only the rule was told: nobody had been kept out by the lot."""
    found = reason(scenario(**week({"elements": "MS 9c; UM 2c"})))
    everybody = ", ".join(f"MS-{n:02}" for n in range(1, 9))
    assert found.text.en.endswith(f"; MS asks 9, of 8 officers only {everybody} may come")


def test_where_nobody_is_missing_all_who_were_drawn_are_named() -> None:
    """Of starts at 9:00, 9:30 and 10:00 one of UM misses the first two and one of MS the last, each day."""
    first = scenario(**week({"windows": "09:00-11:00"}))
    ms, um = lot(first, "MS"), lot(first, "UM")
    away = [
        {"officer": um[0], "from": f"2026-03-{n:02} 09:00", "to": f"2026-03-{n:02} 09:40", "kind": "court"}
        for n in range(2, 9)
    ] + [
        {"officer": ms[0], "from": f"2026-03-{n:02} 10:30", "to": f"2026-03-{n:02} 11:00", "kind": "court"}
        for n in range(2, 9)
    ]
    made = scenario(**week({"windows": "09:00-11:00"}, absences=away))
    assert (lot(made, "MS"), lot(made, "UM")) == (ms, um)
    told = reason(made).text.en
    assert all(code in told for code in (*ms, *um))


def test_a_pin_of_somebody_who_was_not_drawn_names_who_was() -> None:
    """It passed `validate`, and `solve` ended as impossible without a name."""
    drawn = lot(scenario(**week({})), "MS")
    others = [code for code in (f"MS-{n:02}" for n in range(1, 9)) if code not in drawn]
    (complaint,) = complaints(**week({"pin_officers": ";".join([drawn[0], others[0]])}))
    assert (complaint.column, complaint.value) == ("pin_officers", others[0])
    assert f"MS: {', '.join(drawn)}; UM: " in complaint.required_en
    assert f"MS: {', '.join(drawn)}; UM: " in complaint.required_zh


@pytest.mark.parametrize("elements", ["MS 2c; UM 2c", "MS 2c+1a; UM 2c"])
def test_drawn_officers_and_the_commander_may_be_pinned(elements: str) -> None:
    drawn = lot(scenario(**week({"elements": elements})), "UM")
    assert complaints(**week({"elements": elements, "pin_officers": ";".join([*drawn, "ST-02"])})) == ()


def test_an_auxiliary_may_be_pinned_where_inspectors_are_drawn() -> None:
    people = [*PEOPLE, {"code": "AX", "department": "UM", "standing": "auxiliary", "count": 1}]
    given = week({"elements": "MS 2c; UM 2c+1a", "pin_officers": "AX-01"})
    assert complaints(**{**given, "officers": people}) == ()
