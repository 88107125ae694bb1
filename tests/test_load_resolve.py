"""What resolving makes of rows: expansion, types, defaults, people, days, rules, notices."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from enforceplan import catalogue
from enforceplan.domain import DISTRICT, Attach, DayKind, ElementKind, Rank, Regime, Scenario, Span, Window
from enforceplan.errors import ScenarioFaulty
from enforceplan.load import load, resolve
from enforceplan.scenario import Document

OFFICER = {"code": "UM", "department": "UM", "standing": "certified"}
OPERATION = {"code": "A", "elements": "UM 1c", "minutes": 60, "windows": "09:00-12:00"}


def scenario(**tables: Any) -> Scenario:
    """A scenario built in Python; tables not given are the smallest sound ones."""
    settings = {"week_start": "2026-03-02", **tables.pop("settings", {})}
    sound: dict[str, Any] = {"settings": settings, "officers": [OFFICER], "operations": [OPERATION]}
    return resolve(Document.model_validate({**sound, **tables}))


def kinds(made: Scenario, kind: str) -> dict[str, str]:
    """English text of each notice of one kind by place."""
    return {notice.place: notice.en for notice in made.notices if notice.kind == kind}


@pytest.mark.parametrize(
    ("count", "first", "last"),
    [(1, "UM-01", "UM-01"), (9, "UM-01", "UM-09"), (99, "UM-01", "UM-99"), (100, "UM-001", "UM-100")],
)
def test_count_is_expanded_with_two_digits_or_more(count: int, first: str, last: str) -> None:
    made = scenario(officers=[{**OFFICER, "count": count}])
    codes = list(made.officers)
    assert (len(codes), codes[0], codes[-1]) == (count, first, last)


def test_times_are_expanded_onto_different_days_unless_said() -> None:
    rows = [
        {**OPERATION, "times": 2},
        {**OPERATION, "code": "B", "times": 2, "not_same_day": "-"},
        {**OPERATION, "code": "C", "times": 1, "not_same_day": "A"},
    ]
    made = scenario(operations=rows).operations
    assert {code: operation.not_same_day for code, operation in made.items()} == {
        "A.1": "A", "A.2": "A", "B.1": "", "B.2": "", "C.1": "A",
    }  # fmt: skip


def test_row_over_own_type_over_catalogue() -> None:
    known = catalogue.operation_types()["street_vending"]
    made = scenario(
        operation_types=[{"code": "street_vending", "minutes": 100, "groups": 2}],
        operations=[
            {
                "code": "A",
                "type": "street_vending",
                "groups": 3,
                "windows": "10:00-12:00",
                "priority": "紧急",
                "site": "桥头",
            }
        ],
    ).operations["A"]
    assert (made.groups, made.minutes, made.windows, made.priority) == (3, 100, (Window(600, 720),), 5)
    assert (made.name, made.site, made.zone) == (known.name_zh, "桥头", "S1")
    assert (made.lead, made.elements, made.equipment) == (known.lead, known.elements, known.equipment)


def test_elements_of_a_cell() -> None:
    text = "UM 2c+3a; UM 1a; PS 2c keeping; FR 2c optional; CM 1s; MED 2i"
    elements = scenario(operations=[{**OPERATION, "elements": text}]).operations["A"].elements
    assert [(e.code, e.kind, e.per_group) for e in elements] == [
        ("UM", ElementKind.ENFORCING, True),
        ("UM-2", ElementKind.SUPPORT, False),
        ("PS", ElementKind.ORDER_KEEPING, True),
        ("FR", ElementKind.ENFORCING, True),
        ("CM", ElementKind.SUPPORT, False),
        ("MED", ElementKind.INVITED, False),
    ]
    assert [e.optional for e in elements] == [False, False, False, True, False, False]


def test_items_of_a_row_go_to_the_element_of_their_body() -> None:
    row = {**OPERATION, "elements": "UM 2c items=UM-01; MS 2c items=MS-01", "items": ["UM-02", "UM-03"]}
    elements = scenario(operations=[row]).operations["A"].elements
    assert [e.items for e in elements] == [("UM-02", "UM-03"), ("MS-01",)]


def test_weekdays_become_dates_of_the_horizon() -> None:
    rows = [
        {**OPERATION, "weekdays": "Mon;Sun"},
        {**OPERATION, "code": "B", "dates": ["2026-03-04"]},
        {**OPERATION, "code": "C"},
    ]
    made = scenario(operations=rows).operations
    assert made["A"].dates == (date(2026, 3, 2), date(2026, 3, 8))
    assert made["B"].dates == (date(2026, 3, 4),)
    assert made["C"].dates == ()


def test_officer_defaults_at_one_street_and_at_several() -> None:
    rows = [OFFICER, {"code": "X", "department": "UM", "standing": "auxiliary"}]
    alone = scenario(officers=rows).officers
    assert (alone["UM"].used_by, alone["UM"].managed_by, alone["UM"].attach) == ("S1", "S1", Attach.RESIDENT)
    assert [alone[code].regime for code in ("UM", "X")] == [Regime.CIVIL_SERVANT, Regime.CONTRACT]
    assert alone["UM"].weekly_minutes == 2400
    several = scenario(
        officers=rows, streets=[{"code": "N"}, {"code": "S"}], operations=[{**OPERATION, "street": "N"}]
    ).officers["UM"]
    assert (several.used_by, several.attach) == (DISTRICT, Attach.DISTRICT_POOL)


def test_ranks_where_the_column_is_blank_throughout() -> None:
    rows = [OFFICER, {"code": "X", "department": "UM", "standing": "auxiliary"},
            {"code": "ST", "department": "ST", "standing": "cadre"}]  # fmt: skip
    made = scenario(officers=rows)
    assert [o.rank for o in made.officers.values()] == [Rank.GROUP_LEADER, Rank.MEMBER, Rank.COMMANDER]
    assert "officers.rank" in kinds(made, "default")


def test_ranks_where_one_is_given() -> None:
    rows = [OFFICER, {**OFFICER, "code": "B", "rank": "commander"}]
    assert [o.rank for o in scenario(officers=rows).officers.values()] == [Rank.MEMBER, Rank.COMMANDER]


def test_nobody_commands_so_the_first_of_the_lead_department_does() -> None:
    rows = [{**OFFICER, "code": "M", "department": "MS"}, OFFICER, {**OFFICER, "code": "U2"}]
    made = scenario(officers=rows)
    assert {o.code for o in made.officers.values() if o.rank is Rank.COMMANDER} == {"UM"}
    assert any("nobody ranks as commander: UM" in notice.en for notice in made.notices)


def test_certificates_on_trust_only_where_none_is_listed() -> None:
    rows = [OFFICER, {**OFFICER, "code": "B"}, {"code": "X", "department": "UM", "standing": "auxiliary"}]
    made = scenario(officers=rows, certificates=[{"officer": "B", "body": "UM", "valid_to": "2026-03-04"}])
    assert [(c.body, c.valid_to) for c in made.officers["B"].certificates] == [("UM", date(2026, 3, 4))]
    assert [(c.body, c.items) for c in made.officers["UM"].certificates] == [("UM", frozenset())]
    assert made.officers["X"].certificates == ()
    assert kinds(made, "trust")["certificates"].startswith("1 certified")
    assert next(notice.kind for notice in made.notices) == "trust"


def test_absences_of_whole_days_half_days_and_repeating() -> None:
    rows = [
        {"officer": "UM", "from": "2026-03-02"},
        {"officer": "UM", "from": "2026-03-03 pm"},
        {"officer": "UM", "from": "2026-03-04 08:30", "to": "2026-03-08 12:00", "repeat": "Thu;Sun"},
        {"officer": "UM", "from": "2026-04-01"},
    ]
    made = scenario(officers=[{**OFFICER, "count": 2}], absences=rows)
    spans = [absence.span for absence in made.officers["UM-02"].absences]
    assert spans == [
        Span(datetime(2026, 3, 2), datetime(2026, 3, 3)),
        Span(datetime(2026, 3, 3, 12), datetime(2026, 3, 4)),
        Span(datetime(2026, 3, 5, 8, 30), datetime(2026, 3, 5, 12)),
        Span(datetime(2026, 3, 8, 8, 30), datetime(2026, 3, 8, 12)),
    ]
    assert made.officers["UM-01"].absences == made.officers["UM-02"].absences
    assert "1 row of absences" in kinds(made, "ignored")["absences"]


@pytest.mark.parametrize(("given", "heads"), [("20%", 1), ("21%", 2), (0.2, 1), (3, 3), ("100%", 5), (0, 0)])
def test_home_reserve_in_heads_or_as_a_share_of_the_certified(given: object, heads: int) -> None:
    people = [{**OFFICER, "count": 5}, {"code": "X", "department": "UM", "standing": "auxiliary", "count": 20}]
    made = scenario(officers=people, departments=[{"code": "UM", "home_reserve": given}])
    assert made.departments["UM"].home_reserve == heads


def test_departments_are_those_of_the_table_and_those_referred_to() -> None:
    made = scenario(
        departments=[{"code": "XX", "name": "Extra"}], operations=[{**OPERATION, "elements": "UM 1c; FR 1c"}]
    )
    assert list(made.departments) == ["XX", "UM", "FR"]
    assert made.departments["XX"].may_enforce
    assert "UM, FR" in kinds(made, "default")["departments"]


def test_ways_both_directions_inside_and_default() -> None:
    made = scenario(
        streets=[{"code": "N"}, {"code": "S"}, {"code": "W", "zone": "Z"}],
        operations=[{**OPERATION, "street": "N"}],
        travel=[{"from": "N", "to": "S", "minutes": 35}, {"from": "N", "to": "N", "minutes": 4}],
    )
    assert made.zones == ("N", "S", "Z")
    assert (made.ways["N", "S"], made.ways["S", "N"], made.ways["N", "N"]) == (35, 35, 4)
    assert (made.ways["N", "Z"], made.ways["S", "S"]) == (20, 10)


def test_calendar_from_the_day_before_to_two_days_after() -> None:
    rows = [{"date": "2026-03-04", "kind": "holiday"}, {"date": "2026-03-03", "kind": "no_school"}]
    made = scenario(calendar=rows)
    assert [made.calendar[0].date, made.calendar[-1].date] == [date(2026, 3, 1), date(2026, 3, 10)]
    assert made.day_of[date(2026, 3, 4)].kind is DayKind.HOLIDAY
    assert not made.day_of[date(2026, 3, 3)].school
    assert made.day_of[date(2026, 3, 3)].kind is DayKind.WORKDAY
    assert made.day_of[date(2026, 3, 2)].school


def test_rules_from_pack_profile_and_scenario() -> None:
    made = scenario(settings={"profile": "campaign"}, rules={"min_rest": {"hours": 9}, "spread": {"off": True}})
    assert made.rules["min_rest"]["hours"] == 9
    assert made.rules["min_rest"]["rule"] == "min_rest"
    assert made.rules["weekly_hours"]["hours"] == 48
    assert made.rule_sources["min_rest.hours"] == "scenario"
    assert made.rule_sources["weekly_hours.hours"] == "profile campaign"
    assert made.rule_sources["daily_hours.hours"] == "pack cn-2026"
    assert list(kinds(made, "rule_off")) == ["rules.spread"]


@pytest.mark.parametrize("change", [{"off": True}, {"level": "coverage"}])
def test_law_stays_on_and_at_its_level(change: dict[str, object]) -> None:
    with pytest.raises(ScenarioFaulty, match="must rule"):
        scenario(rules={"two_officers": change})


def test_no_exception_from_law() -> None:
    row = {"rule": "two_officers", "subject": "UM", "from": "2026-03-02", "to": "2026-03-02", "limit": 1, "reason": "r",
           "approved_by": "b"}  # fmt: skip
    with pytest.raises(ScenarioFaulty, match="not a must"):
        scenario(exceptions=[row])
    granted = scenario(exceptions=[{**row, "rule": "draw_cap", "limit": "off"}]).exceptions
    assert [(e.entry, e.subject, e.limit) for e in granted] == [("draw_cap", "UM", None)]


def test_week_outside_the_pack_and_the_calendar_is_named() -> None:
    made = scenario(settings={"week_start": "2027-03-01"})
    assert "cn-2026" in kinds(made, "pack")["settings.rule_pack"]
    assert "2027" in kinds(made, "calendar")["calendar"]


def test_execution_is_named() -> None:
    rows = [
        {**OPERATION, "selection": "random_draw"},
        {**OPERATION, "code": "B", "coercive_kind": "execution"},
        {**OPERATION, "code": "C", "coercive_kind": "execution", "preconditions_met_on": "2026-02-01"},
    ]
    made = scenario(operations=rows)
    assert made.draw_seed == "2026-03-02"
    assert "2026-03-02 is taken" in kinds(made, "draw")["settings.draw_seed"]
    assert kinds(made, "trust")["operations.preconditions_met_on"].endswith(": B")


def test_posts_row_over_type() -> None:
    rows = [
        {"code": "P", "type": "duty_leader", "rank": "commander"},
        {"code": "Q", "shifts": "08:00-12:00", "certified": 1},
    ]
    made = scenario(posts=rows).posts
    known = catalogue.post_types()["duty_leader"]
    assert (made["P"].shifts, made["P"].alongside, made["P"].counted) == (known.shifts, True, 0.0)
    assert made["P"].rank is Rank.COMMANDER
    assert (made["Q"].name, made["Q"].counted, made["Q"].led, made["Q"].standby_reach) == ("Q", 1.0, True, None)


def test_ledger_is_carried() -> None:
    rows = [{"officer": "UM", "minutes": -30, "nights": 2, "last_end": "2026-03-01 23:30", "last_night": True},
            {"street": "S1", "left_out": 900}, {"department": "UM", "minutes": 45}]  # fmt: skip
    made = scenario(ledger=rows)
    carried = made.officers["UM"].carried
    assert (carried.minutes, carried.nights, carried.last_end, carried.last_night) == (
        -30,
        2,
        datetime(2026, 3, 1, 23, 30),
        True,
    )
    assert made.street_carried == {"S1": 900}
    assert made.department_carried == {"UM": 45}


def test_complaints_of_a_document_built_in_python_name_table_and_row() -> None:
    with pytest.raises(ScenarioFaulty) as caught:
        scenario(officers=[OFFICER, {**OFFICER, "code": "B", "department": "UMM"}])
    assert "officers row 2, column department: 'UMM'" in caught.value.text("en")


def test_defaults_of_three_tables_are_named(tmp_path: Path) -> None:
    path = tmp_path / "week.yaml"
    path.write_text(
        "settings: {week_start: 2026-03-02}\n"
        "officers: [{code: UM, department: UM, standing: certified}]\n"
        "operations: [{code: A, type: recheck}]\n",
        encoding="utf-8",
    )
    named = kinds(load(path), "default")
    tables = {"streets", "departments", "travel", "posts", "settings"}
    assert tables | {"officers.weekly_hours", "officers.rank", "operations.windows", "operations.street"} <= set(named)
    assert "profile standard" in named["settings"]


def test_equipment_that_is_not_listed_is_named() -> None:
    row = {**OPERATION, "equipment": "recorder 2 per_group; car"}
    made = scenario(operations=[row], equipment=[{"code": "R", "kind": "recorder", "quantity": 4}])
    assert kinds(made, "trust")["equipment"].endswith(": car")
    assert (made.equipment["R"].where, made.equipment["R"].quantity) == (DISTRICT, 4)
