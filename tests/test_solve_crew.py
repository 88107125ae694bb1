"""A crew that can be put together is put together: rules that ask for the same people, and bodies to choose between.

Each reason once said that a rule cannot be kept even in an empty week, of an operation that the solver then served.
"""

from __future__ import annotations

from typing import Any

import pytest

from enforceplan.compile import compile_problem
from enforceplan.rules.book import effective, impose
from enforceplan.solution import empty
from enforceplan.solve.construct import Planner
from enforceplan.solve.reasons import why_unserved
from test_load_resolve import OPERATION, scenario

CAR = [{"code": "car", "kind": "car", "quantity": 1, "seats": 5, "needs_driver": "yes"}]
COMMANDER = {"code": "C", "department": "ST", "standing": "cadre", "rank": "commander"}
DEVOLVED = {"streets": [{"code": "S1"}], "devolution": [{"item": "UM-01", "street": "S1"}]}


def officer(code: str, department: str = "UM", **more: str) -> dict[str, str]:
    return {"code": code, "department": department, "standing": "certified", "rank": "member", **more}


LEADER = {"rank": "group_leader"}
DRIVER = {"driver": "yes"}
WOMAN = {"gender": "female"}
CREWS: dict[str, tuple[dict[str, Any], list[dict[str, str]]]] = {
    "two seats for a leader, a driver and a woman": (
        {"elements": "UM 2c female=1", "equipment": "car"},
        [officer("U1", **WOMAN), officer("U2", **DRIVER), officer("U3", **LEADER), officer("U4", **LEADER, **WOMAN)],
    ),
    "the smaller body has the leader": (
        {"elements": "UM 2c items=UM-01"},
        [officer("U1"), officer("U2"), officer("U3"), officer("T1", "S1"), officer("T2", "S1", **LEADER)],
    ),
}


@pytest.mark.parametrize("name", CREWS)
def test_a_crew_that_exists_is_found(name: str) -> None:
    operation, people = CREWS[name]
    made = scenario(officers=[*people, COMMANDER], operations=[{**OPERATION, **operation}], equipment=CAR, **DEVOLVED)
    p = compile_problem(made)
    book = impose(effective(made), p)
    assert Planner(p, book).could_place(0)
    (found,) = why_unserved(p, book, empty(p), {})
    assert found.code == "not_chosen"


def test_a_leader_who_is_not_there_is_still_missed() -> None:
    made = scenario(officers=[officer("U1"), officer("U2", **DRIVER), COMMANDER], equipment=CAR, **DEVOLVED)
    p = compile_problem(made)
    (found,) = why_unserved(p, impose(effective(made), p), empty(p), {})
    assert found.code == "rule" and "group_leader" in found.text.en


def test_checks_of_one_premises_begin_together_where_they_can() -> None:
    """Each once took its own least crowded day, though beginning together costs nothing."""
    check = {**OPERATION, "premises": "P", "inspection_kind": "routine"}
    made = scenario(
        officers=[
            {"code": code, "department": code, "standing": "certified", "count": 2, "rank": "group_leader"}
            for code in ("UM", "MS")
        ]
        + [{**COMMANDER, "count": 2}],
        premises=[{"code": "P", "zone": "Z"}],
        operations=[
            {**check, "code": "A", "elements": "UM 2c", "days": "weekend"},
            {**check, "code": "B", "elements": "MS 2c"},
        ],
    )
    p = compile_problem(made)
    found = Planner(p, impose(effective(made), p)).run()
    assert (found.start >= 0).all()
    assert p.begin[found.start[0]] == p.begin[found.start[1]]
