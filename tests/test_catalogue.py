"""The catalogue of departments, items, operations and posts is well formed and says what its sources say."""

from __future__ import annotations

from dataclasses import fields

import pytest

from enforceplan import catalogue
from enforceplan.catalogue import OperationType, PostType
from enforceplan.catalogue.files import stems, table
from enforceplan.domain import (
    CoerciveKind,
    DayRule,
    DepartmentKind,
    Element,
    ElementKind,
    Need,
    Presence,
    Rank,
    Selection,
)

DEPARTMENTS = catalogue.departments()
INVITED = catalogue.invited_names()
ITEMS = catalogue.items()
TYPES = catalogue.operation_types()
DEFAULT_SLOT = 30


def heads(code: str) -> str:
    """The elements of a type that are not optional, as the table writes them."""
    parts = []
    for e in TYPES[code].elements:
        if not e.optional:
            own = f"{e.certified}c" + (f"+{e.auxiliaries}a" if e.auxiliaries else "")
            parts.append(f"{e.department} {own if e.certified else e.cadres + e.invited}")
    return ", ".join(parts)


def clocks(code: str) -> list[str]:
    """Windows of a type as HH:MM-HH:MM."""
    return [f"{w.open // 60:02}:{w.open % 60:02}-{w.close // 60:02}:{w.close % 60:02}" for w in TYPES[code].windows]


def by_type(kind: OperationType) -> str:
    return kind.code


def test_departments_are_those_of_a_street() -> None:
    assert " ".join(DEPARTMENTS) == "UM MS FR PS TP EM EE HC HU NR TR CT ED WA CO JU ST CM"
    assert {c for c, d in DEPARTMENTS.items() if d.kind is DepartmentKind.POLICE} == {"PS", "TP"}
    assert {c for c, d in DEPARTMENTS.items() if d.kind is DepartmentKind.STREET_OFFICE} == {"ST", "CM"}
    assert {c for c, d in DEPARTMENTS.items() if not d.may_enforce} == {"JU", "ST", "CM"}
    assert not set(DEPARTMENTS) & set(INVITED)


def test_items_belong_to_bodies_that_may_enforce() -> None:
    assert 0 < len(ITEMS) <= 70
    for code, item in ITEMS.items():
        assert code.split("-")[0] == item.body
        assert DEPARTMENTS[item.body].may_enforce
        assert item.act_kind in {"inspection", "penalty", "coercion"}
    names = catalogue.item_names()
    assert set(names) == set(ITEMS) and all(zh and en for zh, en in names.values())
    assert len({zh for zh, _ in names.values()}) == len(names)


def test_there_are_twenty_six_operation_types() -> None:
    assert len(TYPES) == 26


@pytest.mark.parametrize("kind", TYPES.values(), ids=by_type)
def test_elements_are_well_formed(kind: OperationType) -> None:
    codes = [e.code for e in kind.elements]
    assert len(codes) == len(set(codes))
    assert kind.lead in DEPARTMENTS
    assert kind.lead in {e.department for e in kind.elements}
    for e in kind.elements:
        if e.kind is ElementKind.INVITED:
            assert e.department in {**DEPARTMENTS, **INVITED}
            assert e.invited >= 1 and e.certified == e.auxiliaries == e.cadres == 0
            continue
        department = DEPARTMENTS[e.department]
        assert e.invited == 0
        if e.kind is ElementKind.ENFORCING:
            assert department.may_enforce and e.certified >= 2 and e.cadres == 0 and e.items
            assert {ITEMS[item].body for item in e.items} == {e.department}
        elif e.kind is ElementKind.ORDER_KEEPING:
            assert e.certified >= 1 and not e.items and e.cadres == 0
            assert department.kind is DepartmentKind.POLICE
        elif e.department == "FR":  # stands by where something is torn down
            assert kind.coercive is CoerciveKind.EXECUTION and e.certified >= 2 and not e.items and e.cadres == 0
        else:
            assert e.department in {"ST", "CM"} and e.cadres >= 1 and e.certified == e.auxiliaries == 0


@pytest.mark.parametrize("kind", TYPES.values(), ids=by_type)
def test_windows_hold_the_operation_on_the_default_grid(kind: OperationType) -> None:
    for window in kind.windows:
        first_start = -(-window.open // DEFAULT_SLOT) * DEFAULT_SLOT
        assert first_start + kind.minutes <= window.end


@pytest.mark.parametrize("kind", TYPES.values(), ids=by_type)
def test_equipment_is_known_and_every_group_records(kind: OperationType) -> None:
    kinds = catalogue.equipment_kinds()
    assert all(need.kind in kinds and need.quantity >= 1 for need in kind.equipment)
    assert [(n.quantity, n.per_group) for n in kind.equipment if n.kind == "recorder"] == [(2, True)]


@pytest.mark.parametrize("kind", TYPES.values(), ids=by_type)
def test_other_fields_stay_in_their_range(kind: OperationType) -> None:
    assert 1 <= kind.priority <= 5 and kind.groups == 1 and kind.follow_up_days >= 0
    assert kind.name_zh and kind.name_en and set(kind.weekdays) <= set(range(7))
    if kind.coercive is CoerciveKind.EXECUTION:
        assert kind.days is DayRule.WORKDAY


HEADS = {
    "night_market_food": "MS 2c, UM 2c+3a, PS 2c+1a, FR 2c, CM 1",
    "street_vending": "UM 2c+4a, PS 2c+1a",
    "demolition_small": "UM 6c+8a, NR 2c, PS 2c+2a, FR 2c, HU 2c, ST 2",
    "demolition_large": "UM 20c+30a, PS 8c+12a, FR 4c, MED 2, JU 2, ST 10, UTIL 2",
    "muck_truck_night": "UM 2c+2a, TP 2c+2a, TR 2c, EE 2c",
    "group_rental": "HU 2c, PS 2c+2a, UM 2c+2a, FR 2c, CM 2",
    "ebike_night": "FR 2c, PS 2c+2a, UM 2c+2a, MS 2c, CM 2, PROP 1",
    "loose_coal": "MS 2c, EE 2c, UM 2c+2a, CM 1",
    "illegal_taxi": "TR 2c, TP 2c+2a, PS 2c, UM 2c+2a",
    "safety_crackdown": "EM 2c, FR 2c, MS 2c, HU 2c, PS 2c, UTIL 2",
    "community_joint": "HU 2c, UM 2c+2a, FR 2c, PS 1c, MS 2c, CM 2",
    "recheck": "UM 2c, MS 2c",
    "one_visit": "MS 2c, FR 2c, EM 2c, EE 2c",
}
"""Least heads as the table of operations gives them: certified, auxiliaries; cadres and invited without a letter."""


@pytest.mark.parametrize("code", HEADS)
def test_heads_are_those_of_the_table(code: str) -> None:
    assert heads(code) == HEADS[code]


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ("night_market_food", "lead", "MS"),
        ("night_market_food", "minutes", 240),
        ("night_market_food", "days", DayRule.ANY),
        ("night_market_food", "weekdays", ()),
        ("night_market_food", "follow_up_days", 7),
        ("demolition_small", "coercive", CoerciveKind.EXECUTION),
        ("demolition_small", "priority", 4),
        ("demolition_small", "follow_up_days", 30),
        ("demolition_large", "minutes", 360),
        ("site_dust", "minutes", 150),
        ("site_dust", "selection", Selection.RANDOM_DRAW),
        ("nine_small", "selection", Selection.ASSIGNED),
        ("ktv_netbar", "weekdays", (4, 5, 6)),
        ("ebike_night", "weekdays", (0, 1, 2, 3)),
        ("school_perimeter", "days", DayRule.SCHOOL_DAY),
        ("tutoring", "days", DayRule.WEEKEND),
        ("recheck", "minutes", 90),
        ("emergency", "priority", 5),
        ("one_visit", "selection", Selection.RANDOM_DRAW),
    ],
)
def test_figures_are_those_of_the_table(code: str, field: str, value: object) -> None:
    assert getattr(TYPES[code], field) == value


def test_windows_are_those_of_the_table_widened_where_too_short() -> None:
    assert clocks("night_market_food") == ["19:00-23:30"]
    assert clocks("muck_truck_night") == ["20:00-01:00"]
    assert TYPES["muck_truck_night"].windows[0].end == 25 * 60
    assert clocks("nine_small") == ["09:00-12:00", "14:00-17:30"]
    # 2.5 h, on the spot 7:00-8:30, 11:30-13:00, 16:00-18:00
    assert clocks("school_perimeter") == ["06:30-09:30", "11:00-13:30", "15:30-18:30"]
    # 4 h, on the spot 8:30-12:00
    assert clocks("demolition_small") == ["08:00-12:30"]
    assert all("widened" in TYPES[code].note for code in ("school_perimeter", "demolition_small", "street_vending"))


@pytest.mark.parametrize("name", stems("operation_types"))
def test_no_key_of_an_operation_type_is_misspelt(name: str) -> None:
    types = {field.name for field in fields(OperationType)} - {"code", "name_zh", "name_en"} | {"zh", "en"}
    elements = {field.name for field in fields(Element)}
    needs = {field.name for field in fields(Need)}
    for row in table("operation_types", f"{name}.yaml").values():
        assert set(row) <= types
        assert all(set(part) <= elements for part in row["elements"])
        assert all(set(part) <= needs for part in row["equipment"])


def test_no_key_of_a_post_type_is_misspelt() -> None:
    known = {field.name for field in fields(PostType)} - {"code", "name_zh", "name_en"} | {"zh", "en"}
    assert all(set(row) <= known for row in table("posts.yaml").values())


def test_emergencies_may_begin_at_any_hour() -> None:
    kind = TYPES["emergency"]
    starts = {start % 1440 for w in kind.windows for start in range(w.open, w.end - kind.minutes + 1)}
    assert starts == set(range(1440))


def test_police_enforce_only_where_they_check_themselves() -> None:
    enforcing = {
        (kind.code, e.department)
        for kind in TYPES.values()
        for e in kind.elements
        if e.department in {"PS", "TP"} and e.kind is ElementKind.ENFORCING
    }
    assert enforcing == {
        ("ktv_netbar", "PS"), ("group_rental", "PS"), ("illegal_taxi", "TP"), ("muck_truck_night", "TP"),
    }  # fmt: skip
    assert {code for code, kind in TYPES.items() if kind.checkpoint} == {"muck_truck_night", "illegal_taxi"}


def test_posts() -> None:
    posts = catalogue.post_types()
    leader, commander, desk, standby = (posts[c] for c in ("duty_leader", "duty_commander", "desk", "standby"))
    assert leader.shifts[0].end - leader.shifts[0].open == 24 * 60
    assert (leader.counted, leader.presence, leader.alongside) == (0.0, Presence.ON_CALL, True)
    assert (leader.rank, leader.cadres, leader.departments) == (Rank.DUTY_LEADER, 1, ("ST",))
    assert (commander.break_minutes, commander.rank, commander.alongside) == (60, Rank.COMMANDER, False)
    assert (desk.auxiliaries, desk.led, [(w.open, w.end) for w in desk.shifts]) == (2, False, [(480, 840), (840, 1200)])
    assert (standby.certified, standby.auxiliaries, standby.drivers) == (2, 2, 1)
    assert (standby.whole, standby.standby_reach) == (True, 30)
    # 8 h by day and 5 h in the evening, 7 days: 91 h a seat
    assert sum(w.end - w.open for w in standby.shifts) * 7 == 91 * 60
    # two shifts of 7.5 h
    assert [w.end - w.open for w in posts["patrol_pair"].shifts] == [450, 450]
    evening = posts["standby_evening_ms"]
    # half time from the end of office hours at 17:30 to 22:00
    assert ([(w.open, w.end) for w in evening.shifts], evening.counted) == ([(1050, 1320)], 0.5)
    assert posts["patrol_penalty"].penalty_capable and posts["patrol_penalty"].certified == 2
    assert {"standby_evening_ms", "fixed_post", "window", "community_post"} <= set(posts)
    for post in posts.values():
        assert post.certified + post.auxiliaries + post.cadres >= 1
        assert set(post.departments) <= set(DEPARTMENTS)
