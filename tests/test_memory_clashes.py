"""Records of which one would undo another unseen: each pair is refused, and both are named."""

from __future__ import annotations

import pytest

from enforceplan.errors import Place, ScenarioFaulty
from enforceplan.memory.record import Record
from enforceplan.memory.records import worked
from enforceplan.memory.reopen import reopen
from enforceplan.outcome import Outcome
from enforceplan.scenario.running import RecordRow
from memory_sample import solved

WEEK = """
settings: {week_start: 2026-05-11, language: en}
officers:
  - {code: U1, department: UM, standing: certified}
  - {code: U2, department: UM, standing: certified}
  - {code: U3, department: UM, standing: certified}
  - {code: C1, department: ST, standing: cadre}
operations:
  - {code: A1, elements: UM 2c, minutes: 120, windows: "09:00-12:00", pin_start: 2026-05-14 09:00, pin_officers: U1;U2,
     follow_up_days: 3}
posts: [{code: night, shifts: "22:00-06:00", dates: 2026-05-11, departments: ST, cadres: 1}]
"""
NIGHT = "night@2026-05-11#0"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """U1, U2 and C1, who commands, serve A1 from 09:00 to 11:00 on Thursday; C1 has the night of Monday."""
    return reopen(solved(WEEK, tmp_path_factory.mktemp("clashes")))


def told(*rows: dict[str, object]) -> list[Record]:
    """The records, about A1 unless they say otherwise, in rows 2, 3 and so on."""
    return [
        Record(RecordRow.model_validate(row if "post" in row else {"operation": "A1", **row}), "r.csv", Place("row", n))
        for n, row in enumerate(rows, 2)
    ]


def at(clock: str) -> str:
    return f"2026-05-14 {clock}"


DONE = {"kind": "done", "faults": 1, "recheck_by": "2026-05-20"}
PAIRS = {
    "done and cancelled: a re-check that was due vanished": (DONE, {"kind": "cancelled"}, "kind"),
    "cancelled and done": ({"kind": "cancelled"}, DONE, "kind"),
    "cancelled and somebody late": (
        {"kind": "cancelled"}, {"kind": "late", "officer": "U1", "from": at("09:30")}, "kind",
    ),
    "faults and no faults": (DONE, {"kind": "done", "faults": 0}, "faults"),
    "two ends": ({"kind": "done", "to": at("11:30")}, {"kind": "done", "to": at("11:00")}, "to"),
    "late until after he left": (
        {"kind": "left", "officer": "U1", "to": at("10:00")}, {"kind": "late", "officer": "U1", "from": at("10:30")},
        "from",
    ),
    "came and left before": (
        {"kind": "came", "officer": "U1", "from": at("10:30")}, {"kind": "left", "officer": "U1", "to": at("10:00")},
        "to",
    ),
    "late twice": (
        {"kind": "late", "officer": "U1", "from": at("09:30")}, {"kind": "late", "officer": "U1", "from": at("10:00")},
        "from",
    ),
    "came until eleven and left at ten": (
        {"kind": "came", "officer": "U1", "from": at("09:00"), "to": at("11:00")},
        {"kind": "left", "officer": "U1", "to": at("10:00")}, "to",
    ),
    "late after it was over": (
        {"kind": "done", "to": at("10:00")}, {"kind": "late", "officer": "U1", "from": at("10:30")}, "from",
    ),
    "left before it began": (
        {"kind": "done", "from": at("10:00")}, {"kind": "left", "officer": "U1", "to": at("09:30")}, "to",
    ),
    "stood in after it was over": (
        {"kind": "substitute", "officer": "U1", "other": "U3", "from": at("10:30")},
        {"kind": "done", "to": at("10:00")}, "to",
    ),
    "late after another took over": (
        {"kind": "substitute", "officer": "U1", "other": "U3", "from": at("10:00")},
        {"kind": "late", "officer": "U1", "from": at("10:30")}, "from",
    ),
    "replaced whole and late": (
        {"kind": "substitute", "officer": "U1", "other": "U3"}, {"kind": "late", "officer": "U1", "from": at("10:00")},
        "kind",
    ),
    "cancelled for him and he left": (
        {"kind": "cancelled", "officer": "U1"}, {"kind": "left", "officer": "U1", "to": at("10:00")}, "kind",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_two_records_that_cannot_both_be_true(outcome: Outcome, name: str) -> None:
    first, second, column = PAIRS[name]
    with pytest.raises(ScenarioFaulty) as raised:
        worked(outcome, told(first, second))
    complaint = raised.value.complaints[0]
    assert (complaint.place.number, complaint.column) == (3, column)
    assert complaint.required_en.endswith("; see r.csv row 2")
    assert "另见r.csv 第2行" in complaint.required_zh


def test_a_shift_of_minus_fifteen_hours(outcome: Outcome) -> None:
    """Late for the night and gone before it began: the ledger once lost 912 minutes to it."""
    for late, left, refused in (("23:00", "22:30", True), ("22:30", "23:00", False)):
        rows = told(
            {"kind": "late", "post": NIGHT, "officer": "C1", "from": f"2026-05-11 {late}"},
            {"kind": "left", "post": NIGHT, "officer": "C1", "to": f"2026-05-11 {left}"},
        )
        if refused:
            with pytest.raises(ScenarioFaulty):
                worked(outcome, rows)
        else:
            (service,) = (s for s in worked(outcome, rows).services if s.job == NIGHT)
            assert service.working_minutes == 30


ALONE: dict[str, tuple[dict[str, object], str]] = {
    "no faults, but a re-check": ({"kind": "done", "faults": 0, "recheck_by": "2026-05-20"}, "recheck_by"),
    "faults at a post": ({"kind": "done", "post": NIGHT, "faults": 2}, "faults"),
    "faults found by coming late": ({"kind": "late", "officer": "U1", "from": at("09:30"), "faults": 1}, "faults"),
    "left, and from when": ({"kind": "left", "officer": "U1", "from": at("09:30"), "to": at("10:00")}, "from"),
    "cancelled from a time on": ({"kind": "cancelled", "from": at("10:00")}, "from"),
    "done by one": ({"kind": "done", "officer": "U1"}, "officer"),
    "53 hours of one shift": (
        {"kind": "came", "post": NIGHT, "officer": "C1", "from": "2026-05-11 15:00", "to": "2026-05-13 20:00"}, "to",
    ),
    "25 hours of one shift": (
        {"kind": "came", "post": NIGHT, "officer": "C1", "from": "2026-05-11 22:00", "to": "2026-05-12 23:00"}, "to",
    ),
    "before the week": (
        {"kind": "came", "post": NIGHT, "officer": "C1", "from": "2026-05-10 23:00", "to": "2026-05-11 06:00"}, "from",
    ),
    "a wrong end is the end's fault": ({"kind": "came", "officer": "U1", "to": at("08:00")}, "to"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALONE)
def test_a_record_that_would_be_left_aside_or_cannot_be(outcome: Outcome, name: str) -> None:
    row, column = ALONE[name]
    with pytest.raises(ScenarioFaulty) as raised:
        worked(outcome, told(row))
    (complaint,) = raised.value.complaints
    assert complaint.column == column


def test_what_agrees_is_kept(outcome: Outcome) -> None:
    """The same record twice, a stand-in from the minute the other left, whole shifts of 24 hours."""
    week = worked(
        outcome,
        told(
            DONE, DONE,
            {"kind": "left", "officer": "U1", "to": at("10:00")},
            {"kind": "substitute", "officer": "U1", "other": "U3", "from": at("10:00")},
            {"kind": "came", "post": NIGHT, "officer": "C1", "from": "2026-05-11 22:00", "to": "2026-05-12 22:00"},
        ),
    )  # fmt: skip
    # U3 once stood in until the other's end, which is no time at all; he has 10:00 to 11:00, U1 09:00 to 10:00.
    assert {s.officer: s.working_minutes for s in week.services if s.job == "A1"} == {
        "U1": 60, "U2": 120, "U3": 60, "C1": 120,
    }  # fmt: skip
    assert week.told["A1"].faults == 1


def test_a_post_done_at_other_times(outcome: Outcome) -> None:
    """The times of a post that was done were once left aside."""
    week = worked(outcome, told({"kind": "done", "post": NIGHT, "to": "2026-05-12 02:00"}))
    (service,) = (s for s in week.services if s.job == NIGHT)
    assert service.end.isoformat() == "2026-05-12T02:00:00"


def test_kinds_that_are_not_used_are_counted_not_lost(outcome: Outcome) -> None:
    rows = told({"kind": "whistle", "issued": at("09:00")}, {"kind": "order"}, DONE)
    assert [record.used for record in rows] == [False, False, True]
    assert worked(outcome, rows).told["A1"].faults == 1
