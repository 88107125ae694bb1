"""Records at their edges: duties of no length, one person given twice, and what a year or a month ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforceplan.errors import Place, ScenarioFaulty
from enforceplan.memory.record import Record
from enforceplan.memory.records import worked
from enforceplan.memory.reopen import reopen
from enforceplan.memory.roll import roll
from enforceplan.outcome import Outcome
from enforceplan.scenario.running import RecordRow
from memory_sample import rows, solved

WEEK = """
settings: {week_start: 2026-05-11, language: en}
officers:
  - {code: U1, department: UM, standing: certified}
  - {code: U2, department: UM, standing: certified}
  - {code: U3, department: UM, standing: certified}
  - {code: U4, department: UM, standing: certified}
  - {code: C1, department: ST, standing: cadre}
operations:
  - {code: A1, elements: UM 2c, minutes: 120, windows: "09:00-12:00", pin_start: 2026-05-12 09:00, pin_officers: U1;U2}
posts: [{code: desk, shifts: "14:00-16:00", dates: 2026-05-12, departments: ST, cadres: 1}]
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """U1 and U2 serve A1 from 09:00 to 11:00 on Tuesday; C1 commands and has the desk in the afternoon."""
    return reopen(solved(WEEK, tmp_path_factory.mktemp("records")))


def told(*rows_: dict[str, object]) -> list[Record]:
    return [
        Record(RecordRow.model_validate({"operation": "A1", **row}), "r.csv", Place("row", n))
        for n, row in enumerate(rows_, 2)
    ]


NINE, ELEVEN = "2026-05-12 09:00", "2026-05-12 11:00"
NOTHING_LEFT = {
    "replaced from the first minute": ({"kind": "substitute", "officer": "U1", "other": "U3", "from": NINE}, "U1"),
    "left in the first minute": ({"kind": "left", "officer": "U1", "to": NINE}, "U1"),
    "came in the last minute": ({"kind": "late", "officer": "U1", "from": ELEVEN}, "U1"),
    "replaced from the last minute": ({"kind": "substitute", "officer": "U1", "other": "U3", "from": ELEVEN}, "U3"),
    "over in the first minute": ({"kind": "done", "from": NINE, "to": NINE}, "U2"),
}


@pytest.mark.parametrize("name", NOTHING_LEFT)
def test_a_duty_of_no_length_is_none(outcome: Outcome, name: str) -> None:
    """Such records once ended in a division by a length of nothing."""
    row, gone = NOTHING_LEFT[name]
    week = worked(outcome, told(row))
    # What is left of 2 persons x 120 minutes: both whole duties where one takes the other's place, else one, or none.
    whole = {"substitute": 240, "left": 120, "late": 120, "done": 0}[str(row["kind"])]
    assert gone not in {service.officer for service in week.services if service.job == "A1"}
    services = [s for s in week.services if s.job == "A1" and s.officer != "C1"]
    assert sum(s.working_minutes for s in services) == whole
    assert all(s.working_within(s.start, s.end) == s.working_minutes for s in services)


TWICE = {
    "one stands in for two": (
        {"kind": "substitute", "officer": "U1", "other": "U3"},
        {"kind": "substitute", "officer": "U2", "other": "U3"},
        "other", "U3",
    ),
    "two stand in for one": (
        {"kind": "substitute", "officer": "U1", "other": "U3"},
        {"kind": "substitute", "officer": "U1", "other": "U4", "from": "2026-05-12 10:00"},
        "officer", "U1",
    ),
    "left before he came": (
        {"kind": "late", "officer": "U1", "from": "2026-05-12 10:30"},
        {"kind": "left", "officer": "U1", "to": "2026-05-12 10:00"},
        "to", "2026-05-12 10:00",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_records_that_contradict_each_other_are_told(outcome: Outcome, name: str) -> None:
    """Of two duties given to one person one once vanished without a word."""
    first, second, column, value = TWICE[name]
    with pytest.raises(ScenarioFaulty) as raised:
        worked(outcome, told(first, second))
    (complaint,) = raised.value.complaints
    assert (complaint.place.number, complaint.column, complaint.value) == (3, column, value)


def test_both_may_be_replaced_and_one_come_late_and_leave(outcome: Outcome) -> None:
    week = worked(
        outcome,
        told(
            {"kind": "substitute", "officer": "U1", "other": "U3"},
            {"kind": "substitute", "officer": "U2", "other": "U4", "from": "2026-05-12 10:00"},
            {"kind": "late", "officer": "C1", "from": "2026-05-12 09:30"},
            {"kind": "left", "officer": "C1", "to": "2026-05-12 09:45"},
        ),
    )
    # U3 120, U2 60 and U4 60 after him, C1 15.
    assert {s.officer: s.working_minutes for s in week.services if s.job == "A1"} == {
        "U3": 120, "U2": 60, "U4": 60, "C1": 15,
    }  # fmt: skip


YEAR = """
settings: {week_start: %s, days: 7}
officers: [{code: M, department: MS, standing: certified, count: 2}, {code: C, department: ST, standing: cadre}]
operations: [{code: A1, elements: MS 2c, minutes: 60, windows: "09:00-12:00", premises: N1}]
premises: [{code: N1, visits: "MS:1"}]
calendar: [{date: 2027-01-04, kind: workday}]
"""


@pytest.mark.parametrize(("first", "visits"), [("2026-12-21", "MS:2"), ("2026-12-28", None)])
def test_a_new_year_begins_without_visits(first: str, visits: str | None, tmp_path: Path) -> None:
    """A week counts for the year of its first day: the visit of the week of 28 December is not one of 2027."""
    roll(solved(YEAR % first, tmp_path), tmp_path / "next")
    (premises,) = rows(tmp_path / "next", "premises")
    assert premises.get("visits") == visits


MONTH = """
settings: {week_start: %s, language: en%s}
officers: [{code: U1, department: UM, standing: certified}]
operations: [{code: idle, elements: FR 2c, minutes: 60, windows: "09:00-12:00"}]
posts: [{code: sat, shifts: "09:00-11:00", weekdays: Sat, certified: 1}]
ledger: [{officer: U1, weekends: 7, weekends_so_far: 1, shifts: 3}]
rules: {weekends: {most: 2}}
"""
PERIODS = {
    # a week counts for the period of its first day; weekends and shifts of the former one stay behind
    ("2026-05-18", ""): (2, 4),
    ("2026-05-25", ""): (0, 0),
    ("2026-05-25", ", period: quarter"): (2, 4),
    ("2026-06-29", ", period: quarter"): (0, 0),
    ("2026-06-29", ", period: year"): (2, 4),
    ("2026-12-28", ", period: year"): (0, 0),
}


@pytest.mark.parametrize(("first", "period"), PERIODS)
def test_a_new_period_begins_at_nothing(first: str, period: str, tmp_path: Path) -> None:
    """Weekends once counted for life: after the second nobody who may have two was ever asked again."""
    made = roll(solved(MONTH % (first, period), tmp_path), tmp_path / "next")
    carried = made.scenario.officers["U1"].carried
    assert (carried.weekends_so_far, carried.shifts) == PERIODS[first, period]
    # The balance among officers goes on for ever: 7 and the Saturday of this week.
    assert carried.weekends == 8
