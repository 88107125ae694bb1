"""Departments may be called by their Chinese names; what the scenario defines itself comes first."""

from __future__ import annotations

import pytest

from enforceplan.catalogue import departments, operation_types, post_types
from enforceplan.errors import ScenarioFaulty
from test_load_resolve import scenario

OPERATION = {"code": "A", "elements": "城管 2c; 公安 1c keeping", "minutes": "120", "windows": "09:00-12:00"}
OFFICERS = [
    {"code": "U", "department": "综合执法", "standing": "certified", "count": 2},
    {"code": "P", "department": "公安", "standing": "certified"},
]


def test_names_of_the_catalogue_stand_for_codes_everywhere() -> None:
    made = scenario(
        officers=OFFICERS,
        operations=[{**OPERATION, "lead": "城市管理"}],
        certificates=[{"officer": "U", "body": "城管"}],
        offers=[{"department": "城管", "date": "2026-03-02", "heads": 1}],
        posts=[{"code": "D", "shifts": "08:00-12:00", "certified": 1, "departments": "城管"}],
        ledger=[{"department": "公安", "minutes": 60}],
    )
    assert {o.owner for o in made.officers.values()} == {"UM", "PS"}
    assert [element.department for element in made.operations["A"].elements] == ["UM", "PS"]
    assert made.operations["A"].lead == "UM"
    assert made.officers["U-01"].certificates[0].body == "UM"
    assert made.offers[0].department == "UM"
    assert made.posts["D"].departments == ("UM",)
    assert made.department_carried == {"PS": 60}


def test_a_department_of_the_scenario_keeps_its_name() -> None:
    made = scenario(officers=OFFICERS, operations=[OPERATION], departments=[{"code": "公安", "kind": "police"}])
    assert made.officers["P"].owner == "公安"
    assert made.operations["A"].elements[1].department == "公安"


def test_no_name_stands_for_two_departments() -> None:
    names = [name for kind in departments().values() for name in (kind.name_zh, kind.name_en, *kind.also)]
    assert len(names) == len(set(names))


def test_a_name_nobody_knows_is_refused() -> None:
    with pytest.raises(ScenarioFaulty, match="known department"):
        scenario(officers=[{**OFFICERS[0], "department": "外星办"}, OFFICERS[1]], operations=[OPERATION])


def test_types_by_their_chinese_names() -> None:
    made = scenario(
        officers=OFFICERS,
        operations=[{"code": "A", "type": "群租房整治"}, {"code": "B", "type": "recheck"}],
        posts=[{"code": "D", "type": "指挥坐席"}],
    )
    assert [operation.type for operation in made.operations.values()] == ["group_rental", "recheck"]
    assert made.posts["D"].shifts == post_types()["desk"].shifts


def test_a_type_of_the_scenario_keeps_its_name() -> None:
    own = {**OPERATION, "code": "群租房整治"}
    made = scenario(officers=OFFICERS, operation_types=[own], operations=[{"code": "A", "type": "群租房整治"}])
    assert (made.operations["A"].type, made.operations["A"].minutes) == ("群租房整治", 120)


def test_names_of_types_mean_one_type_each() -> None:
    for types in (operation_types(), post_types()):
        assert len({kind.name_zh for kind in types.values()}) == len(types)
