"""Pinned starts and coercive execution that no calendar allows, at both ends of windows, nights and weeks."""

from __future__ import annotations

from typing import Any

import pytest

from test_load_resolve import OPERATION, kinds, scenario
from test_load_rules import complaints

PLAIN = {**OPERATION, "windows": "09:00-12:00"}
LATE = {**OPERATION, "windows": "22:00-02:00"}
EXECUTION = {**OPERATION, "coercive_kind": "execution"}
MAKEUP = [{"date": "2026-03-07", "kind": "makeup_workday"}]


@pytest.mark.parametrize(
    ("row", "start"),
    [
        (PLAIN, "2026-03-02 09:00"),
        (PLAIN, "2026-03-08 11:00"),
        (PLAIN, "2026-03-04 09:17"),
        (LATE, "2026-03-03 01:00"),
        (LATE, "2026-03-08 23:00"),
        ({**PLAIN, "dates": "2026-03-04"}, "2026-03-04 10:00"),
        ({**PLAIN, "days": "workday"}, "2026-03-06 10:00"),
        ({**PLAIN, "earliest": "2026-03-04 10:00", "latest": "2026-03-04 11:00"}, "2026-03-04 10:00"),
    ],
)
def test_a_pin_inside_windows_and_days_is_kept(row: dict[str, Any], start: str) -> None:
    pinned = scenario(operations=[{**row, "pin_start": start}]).operations["A"].pin.start
    assert f"{pinned:%Y-%m-%d %H:%M}" == start


@pytest.mark.parametrize(
    ("row", "start"),
    [
        (PLAIN, "2026-03-02 08:59"),
        (PLAIN, "2026-03-08 11:01"),
        (LATE, "2026-03-03 01:01"),
        (LATE, "2026-03-02 00:30"),
        ({**PLAIN, "dates": "2026-03-04"}, "2026-03-05 10:00"),
        ({**PLAIN, "weekdays": "Mon"}, "2026-03-03 10:00"),
        ({**PLAIN, "days": "workday"}, "2026-03-07 10:00"),
        ({**PLAIN, "earliest": "2026-03-04 10:00"}, "2026-03-04 09:59"),
        ({**PLAIN, "latest": "2026-03-04 11:00"}, "2026-03-04 10:01"),
        ({**EXECUTION, "days": "weekend"}, "2026-03-04 10:00"),
    ],
)
def test_a_pin_outside_windows_or_days_is_refused(row: dict[str, Any], start: str) -> None:
    (said,) = complaints(operations=[{**row, "pin_start": start}])
    assert (said.column, said.value[:16]) == ("pin_start", start)
    assert row["windows"] in said.required_en
    assert row["windows"] in said.required_zh
    assert "move the pin" in said.remedy_en


def test_a_pin_outside_the_week_is_said_once() -> None:
    (said,) = complaints(operations=[{**PLAIN, "pin_start": "2026-03-09 09:00"}])
    assert "2026-03-02 to 2026-03-08" in said.required_en


@pytest.mark.parametrize(
    "row",
    [
        {"windows": "22:00-06:00"},
        {"windows": "21:01-22:01"},
        {"windows": "05:59-06:59"},
        {"days": "weekend"},
        {"dates": "2026-03-07"},
        {"days": "workday", "dates": "2026-03-08"},
        {"weekdays": "Mon", "latest": "2026-03-02 09:30"},
        {"windows": "21:00-23:30", "pin_start": "2026-03-04 22:00"},
    ],
)
def test_execution_without_a_lawful_start_is_refused(row: dict[str, str]) -> None:
    (said,) = complaints(operations=[{**EXECUTION, **row}])
    assert said.column == ("pin_start" if "pin_start" in row else "windows")
    assert "Administrative Coercion Law 43" in said.required_en
    assert "emergency_basis" in said.remedy_en
    assert complaints(operations=[{**EXECUTION, **row, "emergency_basis": "flood"}]) == ()


@pytest.mark.parametrize(
    "row",
    [
        {"windows": "21:00-22:00"},
        {"windows": "06:00-07:00"},
        {"windows": "21:00-02:00", "pin_start": "2026-03-04 21:00"},
        {"dates": "2026-03-06;2026-03-07"},
    ],
)
def test_execution_with_one_lawful_start_is_kept(row: dict[str, str]) -> None:
    assert complaints(operations=[{**EXECUTION, **row}]) == ()


def test_execution_is_measured_by_the_rule_in_force() -> None:
    late = {**EXECUTION, "windows": "20:45-21:45"}
    assert complaints(operations=[late]) == ()
    (said,) = complaints(operations=[late], rules={"coercion_times": {"night_open": "21:30"}})
    assert (said.file, said.column) == ("operations", "windows")
    saturday = {**EXECUTION, "dates": "2026-03-07"}
    assert complaints(operations=[saturday], calendar=MAKEUP)
    lenient = {"coercion_times": {"on_makeup_workday": True}}
    assert complaints(operations=[saturday], calendar=MAKEUP, rules=lenient) == ()


def test_more_times_than_days_are_named() -> None:
    def warned(times: int, **cells: str) -> str:
        return kinds(scenario(operations=[{**PLAIN, "times": times, **cells}]), "warning").get("operations.times", "")

    assert warned(7) == warned(1000, not_same_day="-") == warned(2, weekdays="Mon;Fri") == ""
    assert warned(8).endswith("only 7 days are open to it")
    assert warned(3, weekdays="Mon;Fri").endswith("only 2 days are open to it")


def test_a_window_that_ends_as_it_begins_is_a_day_and_is_named() -> None:
    made = scenario(
        operations=[{**PLAIN, "windows": "09:00-09:00; 10:00-09:59"}, {**PLAIN, "code": "B", "windows": "00:00-24:00"}],
        operation_types=[{"code": "recheck", "windows": "20:00-20:00"}],
        posts=[{"code": "P", "shifts": "08:00-08:00", "certified": 1}],
    )
    told = kinds(made, "default")
    assert told[f"operations.windows {PLAIN['code']}"] == (
        f"{PLAIN['code']}: 09:00-09:00 ends as it begins and is taken as 24 hours, across midnight"
    )
    assert "20:00-20:00" in told["operation_types.windows recheck"]
    assert "08:00-08:00" in told["posts.shifts P"]
    assert "operations.windows B" not in told
    assert made.operations[PLAIN["code"]].windows[0].end == 9 * 60 + 24 * 60


@pytest.mark.parametrize(("day", "told"), [("2026-03-02", False), ("2026-03-03", True), ("2026-03-08", True)])
def test_a_week_that_is_cut_is_named(day: str, told: bool) -> None:
    made = scenario(settings={"week_start": day})
    assert ("settings.week_start" in kinds(made, "warning")) is told


def test_columns_that_nobody_reads_are_named() -> None:
    made = scenario(
        operations=[{**OPERATION, "plan_item": "7"}],
        departments=[{"code": "UM", "liaison": "desk"}],
        streets=[{"code": "S1", "households": 800}],
    )
    assert {"operations.plan_item", "streets.households"} == set(kinds(made, "not_obeyed"))
    assert made.departments["UM"].liaison == "desk"
