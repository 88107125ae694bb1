"""Exceptions that were granted were obeyed and told nowhere: an audit passed by one without a word of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from enforceplan.cli import main
from enforceplan.domain import RuleException, Selection
from enforceplan.report.folder import write_run
from enforceplan.report.granted import granted, listed, sentences, together
from enforceplan.report.page import page
from enforceplan.report.view import View
from enforceplan.rules.base import Rule
from enforceplan.rules.book import make, rooms
from enforceplan.rules.examples import MONDAY, world
from report_sample import outcome, page_told, paper_text, read_csv, read_table, with_operation

TUESDAY = MONDAY + timedelta(days=1)
U1 = RuleException("min_rest", "U1", MONDAY, TUESDAY, 4, "flood", "director Li")
FLOOD = (U1, replace(U1, subject="U2"), RuleException("min_rest.wish", "U4", TUESDAY, TUESDAY, None, "fair", "Wang"))
TOLD = "for U1, U2: 4 instead of 5, 2026-05-11 to 2026-05-12; reason: flood; approved by director Li."


def test_every_output_of_a_run_tells_them(tmp_path: Path) -> None:
    given = outcome(exceptions=FLOOD, language="en")
    run = write_run(given, tmp_path / "run")
    rows = read_table(run, "exceptions", given)
    assert [(r["entry"], r["subject"], r["usual"], r["limit"]) for r in rows] == [
        ("min_rest", "U1", "5", "4"), ("min_rest", "U2", "5", "4"), ("min_rest.wish", "U4", "11", "does not hold"),
    ]  # fmt: skip
    rules = {row["entry"]: row["exceptions"] for row in read_table(run, "rules", given)}
    assert TOLD in rules["min_rest"]
    assert "U4: does not hold, 2026-05-12 to 2026-05-12" in rules["min_rest.wish"]
    sheet = load_workbook(run / "roster.xlsx")["Audit"]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"flood", "director Li", "2026-05-12 00:00:00", "does not hold"} <= cells
    shown = page_told((run / "roster.html").read_text(encoding="utf-8"))["exceptions"]
    assert [(e["subject"], e["first"], e["usual"], e["limit"], e["reason"], e["approved_by"]) for e in shown] == [
        ("U1", "2026-05-11", "5", "4", "flood", "director Li"), ("U2", "2026-05-11", "5", "4", "flood", "director Li"),
        ("U4", "2026-05-12", "11", "off", "fair", "Wang"),
    ]  # fmt: skip
    told = json.loads((run / "roster.json").read_text(encoding="utf-8"))["exceptions"]
    assert [one["approved_by"] for one in told] == ["director Li", "director Li", "Wang"]
    assert "理由：flood" in told[0]["text"]["zh"]


def test_a_run_without_them_has_no_empty_list(tmp_path: Path) -> None:
    run = write_run(outcome(language="en"), tmp_path / "run")
    assert page_told((run / "roster.html").read_text(encoding="utf-8"))["exceptions"] == []
    assert read_csv(run / "tables" / "exceptions.csv") == []


def test_an_exception_from_an_entry_that_is_off_is_not_listed() -> None:
    given = outcome(exceptions=(replace(U1, entry="daily_hours"),))
    assert granted(given.scenario, given.rules) == []
    assert sentences(given.scenario, given.rules, "en") == {}


def test_only_subjects_are_told_together() -> None:
    given = outcome(exceptions=(*FLOOD[:2], replace(U1, subject="U4", limit=3)))
    found = together(granted(given.scenario, given.rules))
    assert [(one.subject, one.limit) for one in found] == [("U1, U2", "4"), ("U4", "3")]


GRANTING = [room for room in rooms().values() if room.exceptions]
SUBJECTS = {"officer": "U1", "department": "UM", "operation": "A1"}


@pytest.mark.parametrize("room", GRANTING, ids=lambda room: room.id)
def test_the_usual_limit_is_told_for_every_room_that_grants_another(room: type[Rule]) -> None:
    scenario = world()
    departments = {"UM": replace(scenario.departments["UM"], draw_cap=3, home_reserve=2)}
    subject = SUBJECTS[room.exceptions or ""]
    given = RuleException(room.id, subject, date(2026, 5, 11), date(2026, 5, 11), 1, "flood", "Li")
    scenario = replace(scenario, departments=departments, exceptions=(given,))
    (one,) = listed(scenario, [make(room.id, {})])
    usual = {"draw_cap": "3", "home_reserve": "2", "after_night_off": "12:00", "consecutive_days": "6", "one_visit": ""}
    expected = usual.get(room.id)
    if expected is None:  # the first parameter of its own
        own = next(name for name in room.model_fields if name not in Rule.model_fields)
        expected = str(int(room.model_fields[own].default))
    assert one["usual"] == expected
    assert room.name.en in one["text"]["en"]
    assert room.name.zh in one["text"]["zh"]


WEEK = """\
settings: {week_start: 2026-06-08, language: en}
officers:
- {code: UM, department: UM, standing: certified, count: 2}
operations:
- {code: A, elements: UM 2c, minutes: 540, windows: "08:00-20:00"}
exceptions:
- {rule: daily_hours, subject: UM, from: 2026-06-08, to: 2026-06-14, limit: 10, reason: flood, approved_by: director Li}
"""


def test_the_audit_lists_them_with_reason_and_approver(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    week, roster = tmp_path / "week.yaml", tmp_path / "roster.json"
    week.write_text(WEEK, encoding="utf-8")
    roster.write_text('{"format": 1, "starts": [], "duties": [], "bodies": [], "vehicles": []}', encoding="utf-8")
    assert main(["audit", str(week), str(roster), "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "exceptions granted: 1\n" in text
    assert (
        "for UM-01, UM-02: 10 instead of 8, 2026-06-08 to 2026-06-14; reason: flood; approved by director Li." in text
    )
    assert main(["audit", str(week), str(roster), "--lang", "en", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["exceptions"]
    assert [(one["subject"], one["usual"], one["limit"], one["reason"]) for one in told] == [
        ("UM-01", "8", "10", "flood"), ("UM-02", "8", "10", "flood"),
    ]  # fmt: skip


def test_the_page_names_pack_profile_and_where_values_come_from() -> None:
    """Only rules.csv and roster.json did."""
    told = page_told(page(View(outcome(language="en", rule_pack="cn-2026-02", profile="campaign"))))
    assert told["regime"] == {"pack": "cn-2026-02", "profile": "campaign"}
    assert any("hours" in str(rule["sources"]) and "scenario" in str(rule["sources"]) for rule in told["rules"])


def test_a_redraw_and_its_reason_stand_on_the_sheets(tmp_path: Path) -> None:
    """They stood in the notices and the draw log only, not where the officers read them."""
    redrawn = {"selection": Selection.RANDOM_DRAW, "redraw": 2, "redraw_reason": "conflict of interest"}
    run = write_run(with_operation(outcome(language="en"), "A1", **redrawn), tmp_path / "run")
    for sheets in ("operations", "orders"):
        texts = [paper_text(path) for path in (run / sheets).glob("*.docx")]
        assert any("drawn again, time 2: conflict of interest" in text for text in texts), sheets
