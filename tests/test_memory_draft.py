"""What of this week's operations stands in the next week's draft, row by row."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from enforceplan.errors import Place
from enforceplan.memory.draft import Draft, Next, drafted, unchained
from enforceplan.memory.recheck import calendar, due_rechecks
from enforceplan.memory.record import Record
from enforceplan.memory.records import Worked, worked
from enforceplan.memory.reopen import reopen
from enforceplan.outcome import Outcome
from enforceplan.report.view import View
from enforceplan.scenario import Document
from enforceplan.scenario.running import RecordRow
from enforceplan.text import words
from memory_sample import solved

WEEK = """
settings: {week_start: 2026-06-01, language: en}
officers:
  - {code: U, department: UM, standing: certified, count: 2}
  - {code: C, department: ST, standing: cadre}
operations:
  - {code: tidy, elements: UM 2c, minutes: 120, windows: "09:00-12:00", follow_up_days: 10, pin_start: 2026-06-02 09:00}
  - {code: r1, elements: FR 2c, minutes: 60, windows: "09:00-12:00", source: recheck, earliest: 2026-05-29 18:00,
     follow_up_days: 10, note: "[from 2026-05-25: not done r1] mind the dog"}
  - {code: r2, elements: FR 2c, minutes: 60, windows: "09:00-12:00", source: recheck, earliest: 2026-05-29 18:00,
     follow_up_days: 3}
  - {code: r3, elements: FR 2c, minutes: 60, windows: "09:00-12:00", source: recheck, after: tidy, after_min_hours: 24}
  - {code: r4, elements: FR 2c, minutes: 60, windows: "09:00-12:00", source: department_order, after: tidy,
     after_min_hours: 144, after_max_hours: 240}
  - {code: r5, elements: FR 2c, minutes: 60, windows: "09:00-12:00", source: department_order, after: tidy,
     after_max_hours: 48}
  - {code: ring, elements: FR 2c, minutes: 60, windows: "09:00-12:00", source: hotline, times: 2, notice_no: N-1}
  - {code: case, elements: UM 2c, minutes: 60, windows: "14:00-17:00", inspection_kind: case, follow_up_days: 1}
  - {code: pair, elements: UM 2c; FR 2c, lead: UM, minutes: 60, windows: "09:00-12:00", source: department_order,
     after: tidy, after_same_pair: yes}
posts: [{code: night, shifts: "22:00-06:00", certified: 1}]
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return reopen(solved(WEEK, tmp_path_factory.mktemp("draft")))


def draft(outcome: Outcome, rows: list[dict[str, object]] | None = None, *records: dict[str, object]) -> Draft:
    """The draft of the week after, of the operations of the scenario or of others."""
    text = YAML(typ="safe").load(WEEK)
    document = Document.model_validate({**text, "operations": rows or text["operations"]})
    week = worked(outcome, told(*records))
    days = calendar(View(outcome), week, document)
    start = outcome.scenario.end
    coming = Next(week, days, words("en"), start, start + timedelta(days=7))
    made = drafted(document, coming, due_rechecks(week, days, ()))
    unchained(made)
    return made


def told(*records: dict[str, object]) -> list[Record]:
    return [Record(RecordRow.model_validate(record), "records", Place("row", 2)) for record in records]


def test_undone_rechecks_go_on_with_what_is_left_of_their_time(outcome: Outcome) -> None:
    made = {row.code: row for row in draft(outcome).rows}
    # Ten calendar days after 29 May are 8 June, the first day of the next week.
    assert made["r1"].earliest == datetime(2026, 5, 29, 18)
    assert (made["r1"].follow_up_days, made["r1"].note) == (10, "[from 2026-06-01: not done r1] mind the dog")
    # Three workdays after Friday 29 May are 3 June: it is overdue, and no limit bars it any more.
    assert (made["r2"].earliest, made["r2"].follow_up_days) == (None, 0)
    assert "overdue, was due by 2026-06-03" in made["r2"].note
    # Ten calendar days after tidy on 2 June: over by the end of 12 June, and nothing to come after.
    assert (made["r3"].latest, made["r3"].after, made["r3"].after_min_hours) == (datetime(2026, 6, 13), None, None)


def test_orders_after_what_was_done_keep_their_hours(outcome: Outcome) -> None:
    made = {row.code: row for row in draft(outcome).rows}
    # tidy ended on 2 June at 11:00: 144 hours later is 8 June, 240 hours and its own 60 minutes later 12 June 12:00.
    r4, r5 = made["r4"], made["r5"]
    assert (r4.after, r4.earliest, r4.latest) == (None, datetime(2026, 6, 8, 11), datetime(2026, 6, 12, 12))
    assert (r5.after, r5.latest) == (None, None)
    assert r5.note == "[from 2026-06-01: not done r5; overdue, was due by 2026-06-04 12:00]"


def test_events_and_cases(outcome: Outcome) -> None:
    made = draft(outcome)
    assert made.carried == ["r1", "r2", "r3", "r4", "r5", "ring.1", "ring.2", "pair"]
    assert made.dropped == ["case"]
    ring = next(row for row in made.rows if row.code == "ring")
    assert (ring.times, ring.notice_no) == (2, "N-1")
    # tidy has its re-check, r3, in the same week.
    assert made.rechecks == ["case-recheck"]


def test_pins_and_dates_of_the_next_week_stay(outcome: Outcome) -> None:
    base = {"elements": "UM 2c", "minutes": 60, "windows": "09:00-12:00"}
    rows = [
        {**base, "code": "a", "pin_start": "2026-06-09 09:00", "pin_officers": "U-01", "notice_no": "N-2"},
        {**base, "code": "b", "pin_officers": "U-01", "pin_reason": "knows it", "notice_no": "N-3"},
        {**base, "code": "c", "dates": "2026-06-03;2026-06-10", "earliest": "2026-06-03", "latest": "2026-06-12"},
        {**base, "code": "d", "after": "gone", "after_max_hours": 48, "latest": "2026-06-14"},
        {**base, "code": "e", "after": "d", "latest": "2026-06-15"},
    ]
    a, b, c, d, e = draft(outcome, rows).rows[:5]
    assert (a.pin_start, a.pin_officers, a.notice_no, a.note) == (datetime(2026, 6, 9, 9), ("U-01",), "N-2", "")
    assert (b.pin_officers, b.pin_reason, b.notice_no) == ((), "", "")
    assert b.note == "[from 2026-06-01: no longer pinned]"
    assert ([f"{day}" for day in c.dates or ()], c.earliest, c.latest) == (["2026-06-10"], None, datetime(2026, 6, 13))
    # The last minute of the next week is the end of 14 June.
    assert (d.after, d.after_max_hours, d.latest) == (None, None, datetime(2026, 6, 15))
    assert (e.after, e.latest) == ("d", None)


def test_a_recheck_whose_record_found_no_date(outcome: Outcome) -> None:
    """case has one follow-up day; r3 answers tidy, but not where a record of tidy names a date of its own."""
    made = draft(
        outcome, None, {"kind": "done", "operation": "case", "faults": 0},
        {"kind": "done", "operation": "tidy", "faults": 3, "recheck_by": "2026-06-15 12:00"},
    )  # fmt: skip
    assert made.rechecks == []
    (waiting,) = made.waiting
    assert (waiting.operation, waiting.recheck_by, waiting.faults) == ("tidy", datetime(2026, 6, 15, 12), 3)
    assert [(e.department, e.certified) for e in waiting.elements or ()] == [("UM", 2)]


def test_cancelled_work_is_undone(outcome: Outcome) -> None:
    made = draft(outcome, None, {"kind": "cancelled", "operation": "case"})
    assert (made.dropped, made.rechecks) == ([], [])
    assert "case" in made.carried


def half(week: Worked, officer: str) -> list[tuple[str, int]]:
    return [(s.job, s.working_minutes) for s in week.services_of[officer] if s.job.startswith("night@2026-06-04")]


def test_a_substitute_takes_over_in_the_middle(outcome: Outcome) -> None:
    job = "night@2026-06-04#0"
    holder = next(s.officer for s in worked(outcome, ()).services if s.job == job)
    other = {"U-01": "U-02", "U-02": "U-01"}[holder]
    record = {"kind": "substitute", "post": job, "officer": holder, "other": other, "from": "2026-06-05 01:00"}
    week = worked(outcome, told(record))
    # 22:00 to 01:00, and on to 06:00
    assert (half(week, holder), half(week, other)) == ([(job, 180)], [(job, 300)])
    gone = worked(outcome, told({"kind": "cancelled", "post": job, "officer": holder}))
    assert (half(gone, holder), half(gone, other)) == ([], [])


def test_names_of_folders_do_not_matter(tmp_path: Path) -> None:
    """A run in a folder with blanks and Chinese in its name opens as any other."""
    run = solved(WEEK, tmp_path / "周 报")
    assert reopen(run).served == 2


def test_an_emergency_does_not_outlast_its_week(outcome: Outcome) -> None:
    """A typhoon of the week before once lifted the bar of nights and holidays for every week to come."""
    given = {"windows": "09:00-12:00", "emergency_basis": "typhoon", "approval_no": "7"}
    met = {"preconditions_met_on": "2026-05-01"}
    made = draft(
        outcome,
        [
            {"code": "tidy", "elements": "UM 2c", **given, **met},
            {"code": "later", "elements": "UM 2c", **given, **met},
            {"code": "ring", "elements": "FR 2c", "source": "hotline", "times": 2, **given, **met},
        ],
    )
    tidy, later, ring = made.rows[:3]
    # tidy was served, its preconditions are used up; what was not done still has them, and an answer its approval
    assert (tidy.emergency_basis, tidy.approval_no, tidy.preconditions_met_on) == ("", "", None)
    assert (later.emergency_basis, later.approval_no) == ("", "")
    assert (ring.emergency_basis, ring.approval_no) == ("", "7")
    assert {f"{row.preconditions_met_on}" for row in (later, ring)} == {"2026-05-01"}
    since = "[from 2026-06-01: "
    assert tidy.note == since + "to be given anew: emergency_basis, approval_no, preconditions_met_on]"
    assert later.note == since + "to be given anew: emergency_basis, approval_no]"
    assert ring.note == since + "not done ring.1, ring.2; to be given anew: emergency_basis]"


def test_the_same_pair_goes_on_into_the_next_week(outcome: Outcome) -> None:
    """The first is history then: without a pin anybody would have investigated in the second."""
    (row,) = (row for row in draft(outcome).rows if row.code == "pair")
    assert (row.after, row.after_same_pair) == (None, False)
    assert (row.pin_officers, row.pin_reason) == (("U-01", "U-02"), "those who investigated in tidy")
