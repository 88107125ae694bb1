"""Workbooks that are damaged, of another scenario, without their record or their headings: a sentence, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from enforceplan.edits.bring import bring
from enforceplan.edits.read import read_edited
from enforceplan.errors import ScenarioFaulty
from enforceplan.report.roster_json import roster_json
from enforceplan.roster import Roster
from hand import Hand, Week, only, outcome, put, small, week_in, write

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old and encrypted workbooks begin."""


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return week_in(tmp_path)


def test_a_roster_of_another_scenario(week: Week) -> None:
    scenario, hand = week
    other = replace(scenario, operations={k: v for k, v in scenario.operations.items() if k != "B1"}, title="other")
    complaint = only(hand, other)
    assert complaint.file == "roster.xlsx"
    assert complaint.required_en == "a roster of this scenario (other, 2026-05-11); codes that it does not know: B1"
    later = replace(scenario, week_start=scenario.week_start + timedelta(days=7))
    assert "2026-05-18" in only(hand, later).required_en


def test_a_roster_of_another_week_is_nothing_to_compare_with(week: Week, tmp_path: Path) -> None:
    """Its codes are all known, as every week has the same people."""
    scenario, _ = week
    file = tmp_path / "roster.json"
    file.write_text(roster_json(outcome(*small("en"))), encoding="utf-8")
    assert bring(file, scenario, before=file).before is not None
    later = replace(scenario, week_start=scenario.week_start + timedelta(days=1))
    with pytest.raises(ScenarioFaulty) as fault:
        bring(file, later, before=file)
    (complaint,) = fault.value.complaints
    # the week now begins on Tuesday; A1 does on Monday
    assert complaint.value == "2026-05-11"
    assert complaint.required_en.endswith("days that it does not have: 2026-05-11")


def test_a_scenario_changed_since_is_told_and_read(week: Week) -> None:
    scenario, hand = week
    changed = replace(scenario, officers={**scenario.officers, "U1": replace(scenario.officers["U1"], no_night=True)})
    assert [notice.en.split(" after")[0] for notice in hand.read(changed).notices] == [
        "the scenario or the program's defaults changed"
    ]


def test_a_day_of_another_week_above_a_column(week: Week) -> None:
    scenario, hand = week
    cell = hand.header(hand.week)[datetime(2026, 5, 17)]
    cell.value = datetime(2026, 5, 18)
    complaint = only(hand, scenario)
    assert (complaint.file, complaint.value) == (hand.at(cell), "2026-05-18")


def test_no_header_and_no_sheet(week: Week) -> None:
    scenario, hand = week
    hand.header(hand.week)["officer"].value = "who"
    complaint = only(hand, scenario)
    assert complaint.file == f"roster.xlsx [{hand.titles['week']}]"
    assert "with the column" in complaint.required_en
    for title in hand.titles.values():
        hand.book[title].title = f"old {title}"
    assert only(hand, scenario).required_en == "a workbook with a sheet “Week”"


def test_a_copied_sheet_is_not_passed_over_in_silence(week: Week) -> None:
    scenario, hand = week
    copy = hand.book.copy_worksheet(hand.week)
    copy.title = "Week (2)"
    (notice,) = hand.read(scenario).notices
    assert notice.place == "roster.xlsx [Week (2)]"
    assert notice.en.startswith("not read: only the sheets “Week” (or the same name with a number) are; ")


def test_sheets_at_odds_without_the_record(week: Week) -> None:
    scenario, hand = week
    del hand.book["enforceplan"]
    cell = put(hand.day("P2", 1), None)
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(cell)
    assert "as written it was ?" in complaint.required_en


@pytest.mark.parametrize(
    ("name", "data", "required"),
    [
        ("empty.xlsx", b"", "a workbook that is not empty"),
        ("cut.xlsx", None, "a whole .xlsx workbook"),
        (
            "locked.xlsx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "without a password",
        ),
        ("old.xls", OLE + b"Workbook", "the format .xlsx"),
        ("text.xlsx", b"officer,code\n", "a whole .xlsx workbook"),
    ],
)
def test_files_that_are_no_workbook(week: Week, tmp_path: Path, name: str, data: bytes | None, required: str) -> None:
    scenario, hand = week
    whole = hand.path.read_bytes()
    path = tmp_path / name
    path.write_bytes(whole[: len(whole) // 2] if data is None else data)
    with pytest.raises(ScenarioFaulty) as fault:
        read_edited(path, scenario)
    assert [c.file for c in fault.value.complaints] == [name]
    assert required in fault.value.text("en")


def test_a_file_that_is_not_there(week: Week, tmp_path: Path) -> None:
    with pytest.raises(ScenarioFaulty, match="a file that exists"):
        read_edited(tmp_path / "none.xlsx", week[0])


def test_formulas_are_read_as_they_were_saved_and_named(tmp_path: Path) -> None:
    scenario, roster = small("en")
    path = write(tmp_path / "roster.xlsx", scenario, roster)
    hand = Hand(path, "en")
    cell = hand.day("M1", 4)
    cell.value = '="B"&"1"'
    hand.save()
    # a spreadsheet program saves what the formula gave beside it; openpyxl does not
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data.replace(b"<v></v>", b"<v>7</v>").replace(b"<v />", b"<v>7</v>"))
    with pytest.raises(ScenarioFaulty) as fault:
        read_edited(path, scenario)
    assert [(c.file, c.value) for c in fault.value.complaints] == [(hand.at(cell), "7")]


def test_days_written_as_text_are_days(tmp_path: Path) -> None:
    scenario, roster = small("en")
    path = write(tmp_path / "roster.xlsx", scenario, Roster((), ()))
    book = openpyxl.load_workbook(path)
    for row in book["Week"].iter_rows():
        for cell in row:
            if isinstance(cell.value, datetime):
                cell.value = f"周{'一二三四五六日'[cell.value.weekday()]} {cell.value:%m-%d}"
    book.save(path)
    hand = Hand(path, "en")
    monday = next(c for row in hand.week.iter_rows() for c in row if c.value == "周一 05-11")
    hand.week.cell(hand.officer("F1").row, monday.column + 3).value = "A2 10:00"
    assert read_edited(hand.save(), scenario).roster.starts[0].start.date() == date(2026, 5, 14)
    assert roster.starts
