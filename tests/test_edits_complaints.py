"""What cannot be read of an edited workbook: every complaint names its cell, what is required, what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from openpyxl.cell.cell import Cell, MergedCell

from enforceplan.audit import audit
from enforceplan.edits.read import read_edited
from enforceplan.rules.book import effective
from hand import Hand, Week, only, put, small, week_in, write

Edit = Callable[[Hand], Cell]


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return week_in(tmp_path)


ONE_CELL: dict[str, tuple[Edit, str, str]] = {
    "an officer nobody knows": (lambda h: put(h.row("P1", "B1"), "Z99"), "Z99", "a known officer's code"),
    "an officer misspelt": (lambda h: put(h.row("P1", "B1"), "C11"), "C11", "(nearest: C1)"),
    "a code nobody knows": (lambda h: put(h.day("M1", 4), "P1-22"), "P1-22", "(nearest: P1-2)"),
    "a code of the list nobody knows": (lambda h: put(h.row("P1", "B1", "code"), "B7"), "B7", "(nearest: B1)"),
    "no line of ours": (lambda h: put(h.day("M1", 4), "with Wang to B1"), "with Wang to B1", "CODE[/GROUP][MARKS]"),
    "a time no clock shows": (lambda h: put(h.day("P2", 1), "B1 25:00–29:00"), "B1 25:00–29:00", "times that exist"),
    "an end that is not the operation's": (
        lambda h: put(h.day("P2", 1), "B1 21:00–02:00"), "B1 21:00–02:00", "B1 takes 240 minutes: 21:00–01:00+1",
    ),
    "an end of the list that is not": (
        lambda h: put(h.row("P2", "B1", "end"), datetime(2026, 5, 13, 2)), "2026-05-13 02:00", "B1 takes 240 minutes",
    ),
    "a post with two shifts and no time": (
        lambda h: put(h.day("U3", 2), "P1-2"), "P1-2", "one shift of the post on that day: P1-2 08:00–12:00, P1-2",
    ),
    "a post on a day on which it is not held": (
        lambda h: put(h.day("U3", 3), "P1-2 08:00"), "P1-2 08:00", "P1-2 is not held on 2026-05-14",
    ),
    "a place that is taken": (
        lambda h: put(h.day("F1", 1), "B1"), "B1", "work for a certified officer of FR in B1; it asks for PS",
    ),
    "no time for what was left out": (lambda h: put(h.day("F1", 3), "A2"), "A2", "a beginning, as A2 was not planned"),
    "another time than the operation's": (
        lambda h: put(h.day("C1", 1), "B1 22:00"), "B1 22:00", "the beginning of B1, 2026-05-12 21:00",
    ),
    "a group that is none": (lambda h: put(h.row("U1", "A1", "group"), "first"), "first", "the number of a group"),
    "a role that is none": (lambda h: put(h.row("U1", "A1", "role"), "boss"), "boss", "one of certified, auxiliary"),
    "a mark that is none": (lambda h: put(h.row("U1", "A1", "marks"), "cook"), "cook", "one of leader, driver"),
    "an element that is none": (lambda h: put(h.row("U2", "A1", "element"), "TP"), "1 TP certified", "1 UM certified"),
    "a day of another week": (
        lambda h: put(h.row("P1", "B1", "date"), datetime(2026, 5, 18)), "2026-05-18", "days from 2026-05-11 to 20",
    ),
    "a day at the end of time": (
        lambda h: put(h.row("P1", "B1", "start"), "9999-12-31 24:00"), "9999-12-31", "days from 2026-05-11",
    ),
    "no time in the list": (lambda h: put(h.row("P1", "B1", "start"), "evening"), "evening", "a day and a time"),
    "a formula that gives an error": (lambda h: put(h.day("M1", 4), "=B1/0"), "=…", "the result of the formula"),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_CELL)
def test_one_cell(week: Week, case: str) -> None:
    scenario, hand = week
    edit, value, required = ONE_CELL[case]
    if case == "another time than the operation's":
        hand.day("C2", 1).value = None
    cell = edit(hand)
    complaint = only(hand, scenario)
    where = hand.row("U2", "A1") if case.startswith("an element") else cell
    assert complaint.file == hand.at(where)
    assert complaint.value == value
    assert required in complaint.text("en")
    assert complaint.text("zh").split(": ")[0] == complaint.text("en").split(": ")[0]


def test_a_place_that_is_taken_names_who_has_it(week: Week) -> None:
    scenario, hand = week
    scenario = replace(scenario, officers={**scenario.officers, "P9": replace(scenario.officers["P1"], code="P9")})
    hand.officer("H1").value = "P9"
    hand.day("P9", 1).value = "B1"
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(hand.day("P9", 1))
    assert complaint.required_en == "an open place for PS in B1; its 2 are taken by P1, P2"


def test_of_several_places_the_choices_are_named(week: Week) -> None:
    scenario, hand = week
    hand.day("U1", 0).value = hand.day("U3", 0).value = None
    hand.row("U1", "A1").value = hand.row("U3", "A1").value = None
    scenario = replace(scenario, officers={**scenario.officers, "U9": replace(scenario.officers["U2"], code="U9")})
    hand.officer("H1").value = "U9"
    hand.day("U9", 0).value = "A1"
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(hand.day("U9", 0))
    assert complaint.text("en").endswith("several are open — say which: A1/1, A1/2")
    assert complaint.text("zh").endswith("有几处空缺 — 写明其一：A1/1, A1/2")


def test_sheets_that_contradict_are_named_with_both_cells_and_the_choices(week: Week) -> None:
    scenario, hand = week
    hand.day("F1", 1).value = "A1"
    hand.row("P1", "B1").value = "F1"
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(hand.day("F1", 1))
    cell = hand.row("F1", "B1")
    assert complaint.required_en == (
        f"the same of F1 on 2026-05-12 in both sheets; the week says A1, the list at [{cell.parent.title}] "
        f"{cell.coordinate} B1, as written it was nothing"
    )
    assert complaint.remedy_zh.startswith("择一：")


def test_marks_that_contradict_are_named_with_both_cells(week: Week) -> None:
    scenario, hand = week
    hand.day("U2", 0).value = "A1/1[D] 18:00–20:00"
    hand.row("U2", "A1", "marks").value = "recorder"
    complaint = only(hand, scenario)
    row = hand.row("U2", "A1")
    assert complaint.file == hand.at(hand.day("U2", 0))
    assert f"[{row.parent.title}] {row.coordinate}" in complaint.required_en


def test_a_duty_taken_out_of_one_sheet_and_moved_in_the_other(week: Week) -> None:
    scenario, hand = week
    hand.day("C2", 0).value, hand.day("C2", 1).value = hand.day("C2", 1).value, None
    row = hand.row("C2", "B1")
    where = f"[{row.parent.title}] {row.coordinate}"
    row.value = None
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(hand.day("C2", 0))
    assert complaint.required_en.endswith(f"it is changed here and taken out at {where}")


def test_beginnings_that_contradict_are_named_with_both_cells(week: Week) -> None:
    scenario, hand = week
    hand.row("P1", "B1", "start").value = datetime(2026, 5, 12, 20)
    hand.day("P2", 1).value = "B1 20:30–00:30"
    complaint = only(hand, scenario)
    row = hand.row("P1", "B1", "start")
    there = hand.day("P2", 1)
    assert complaint.file == hand.at(row)
    assert f"[{there.parent.title}] {there.coordinate} 2026-05-12 20:30" in complaint.required_en


def test_a_day_and_a_time_on_different_days(week: Week) -> None:
    scenario, hand = week
    hand.row("P1", "B1", "start").value = datetime(2026, 5, 13, 21)
    hand.row("P1", "B1", "date").value = datetime(2026, 5, 14)
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(hand.row("P1", "B1", "start"))
    assert "says 2026-05-14" in complaint.required_en


def test_a_person_twice_in_the_matrix(week: Week) -> None:
    scenario, hand = week
    hand.officer("H1").value = "U1"
    first = hand.officer("U1")
    second = next(c for row in hand.week.iter_rows(min_row=first.row + 1) for c in row if c.value == "U1")
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(second)
    assert complaint.required_en == f"one row an officer; the other one is [{first.parent.title}] {first.coordinate}"


def test_merged_cells_over_days_and_rows(week: Week) -> None:
    scenario, hand = week
    first, last = hand.day("P1", 1), hand.day("P2", 2)
    hand.week.merge_cells(start_row=first.row, end_row=last.row, start_column=first.column, end_column=last.column)
    found = hand.complaints(scenario)
    assert [c.file for c in found] == [hand.at(first)]
    assert found[0].value == f"{first.coordinate}:{last.coordinate}"


def test_a_duty_twice_in_one_cell(week: Week) -> None:
    scenario, hand = week
    cell = hand.day("P2", 1)
    cell.value = f"{cell.value}\nB1"
    assert only(hand, scenario).file == hand.at(cell)


def test_a_row_and_a_day_that_are_gone(week: Week) -> None:
    scenario, hand = week
    hand.week.delete_rows(hand.officer("P2").row)
    assert only(hand, scenario).required_en == "a row for this officer (who had B1)"
    hand.day("P1", 1).parent.delete_cols(hand.day("P1", 1).column)
    found = [complaint.required_en for complaint in hand.complaints(scenario)]
    assert found == ["a column for this day (on which B1 was)", "a row for this officer (who had B1)"]


def test_work_of_another_street_in_the_workbook_of_one(tmp_path: Path) -> None:
    scenario, roster = small("en")
    hand = Hand(write(tmp_path / "roster.xlsx", scenario, roster, street="S2"), "en")
    cell = put(hand.day("F1", 0), "A1")
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(cell)
    assert complaint.required_en == "work of S2, whose workbook this is; A1 belongs to S1"


NASTY = (
    None, "", "?", "A1", "A1/9", "B1[C][L][D]", "假", "=1/0", "#REF!", 46209, 1e300, -1, True, "0", "A1\nA1\nB1",
    "；、;", datetime(1900, 1, 1), datetime(9999, 12, 31, 23, 59), "B1 21:00", "B1 24:00–25:00", "HOME-5", "P1-2 13:00",
    "2026-05-12", "2026-13-45", "18:00", "U1", "C1", "x" * 3000, "{0}", "{officer} — x",
    "<b>&amp;</b>", "夜 HOME-5 22:00",
)  # fmt: skip


def test_whatever_stands_in_a_cell_is_a_roster_or_a_complaint(tmp_path: Path) -> None:
    scenario, roster = small("en")
    whole = write(tmp_path / "whole.xlsx", scenario, roster).read_bytes()
    seen = {True: 0, False: 0}
    for seed in range(40):
        r = Random(seed)
        (tmp_path / "roster.xlsx").write_bytes(whole)
        hand = Hand(tmp_path / "roster.xlsx", "en")
        for sheet in r.choices([hand.week, hand.listed, hand.book["enforceplan"]], [5, 5, 1], k=r.choice([1, 1, 3])):
            if sheet.title == "enforceplan" or r.random() < 0.1:
                row, column = r.randint(1, sheet.max_row), r.randint(1, sheet.max_column)
            else:
                header = hand.header(sheet)
                row = r.randint(min(cell.row for cell in header.values()) + 1, sheet.max_row)
                column = r.choice([cell.column for cell in header.values()])
            if not isinstance(cell := sheet.cell(row, column), MergedCell):
                cell.value = r.choice(NASTY)
        found = hand.complaints(scenario)
        seen[not found] += 1
        if not found:
            audit(scenario, read_edited(hand.path, scenario).roster, effective(scenario))
        assert all(c.required_en and c.remedy_zh for c in found), seed
    assert min(seen.values()) >= 8, seen


def test_all_is_said_at_once(week: Week) -> None:
    scenario, hand = week
    cells = [put(hand.day("M1", 4), "B9"), put(hand.day("M2", 4), "?? ??"), put(hand.row("P1", "B1"), "P11")]
    assert [complaint.file for complaint in hand.complaints(scenario)] == [hand.at(cell) for cell in cells]


def test_places_of_one_group_are_told_by_the_columns_of_the_list(week: Week) -> None:
    scenario, hand = week
    one = scenario.operations["A2"]
    both = (one.elements[0], replace(one.elements[0], code="FR-2"))
    scenario = replace(scenario, operations={**scenario.operations, "A2": replace(one, elements=both)})
    hand.day("F1", 3).value = "A2 10:00"
    complaint = only(hand, scenario)
    assert complaint.file == hand.at(hand.day("F1", 3))
    assert complaint.remedy_en == "say which: in the list group=1 element=FR, in the list group=1 element=FR-2"


def test_a_commander_who_may_also_sit_is_asked_to_say_so(week: Week) -> None:
    scenario, hand = week
    one = scenario.operations["A2"]
    cadre = replace(one.elements[0], code="ST", department="ST", items=(), certified=0, cadres=1)
    scenario = replace(
        scenario, operations={**scenario.operations, "A2": replace(one, elements=(*one.elements, cadre))}
    )
    hand.day("C1", 3).value = "A2 10:00"
    assert only(hand, scenario).remedy_zh == "写明其一：A2/1, A2[指]"
