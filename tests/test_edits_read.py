"""Each kind of edit in either sheet, read back as the roster it means, told with its cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from enforceplan.domain import DISTRICT, Equipment, Need, Scenario
from enforceplan.roster import COMMANDER_ELEMENT, BodyChoice, Duty, Role, Roster, ShiftRef, Start, VehicleUse
from enforceplan.rules.examples import MONDAY
from hand import Hand, small, without, write

Week = tuple[Scenario, Roster, Hand]


@pytest.fixture
def week(tmp_path: Path) -> Week:
    scenario, roster = small()
    return scenario, roster, Hand(write(tmp_path / "roster.xlsx", scenario, roster))


def duty(roster: Roster, officer: str, job: str) -> Duty:
    return next(d for d in roster.duties if (d.officer, d.job) == (officer, job))


def swapped(roster: Roster, gone: str, job: str, new: Duty) -> Roster:
    """The roster with one duty for another."""
    kept = tuple(d for d in roster.duties if (d.officer, d.job) != (gone, job))
    return replace(roster, duties=(*kept, new)).ordered()


def test_nothing_changed_is_the_roster_as_written(week: Week) -> None:
    scenario, roster, hand = week
    read = hand.read(scenario)
    assert (read.roster, read.written, read.edits, read.notices) == (roster, roster, (), ())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_code_typed_takes_the_place_left_with_its_marks(tmp_path: Path, language: str) -> None:
    scenario, roster = small(language)
    hand = Hand(write(tmp_path / "roster.xlsx", scenario, roster), language)
    former = duty(roster, "M1", "A1")
    assert former.group == 1
    hand.day("M1", 0).value = None
    # the row of somebody with no duties becomes that of a new officer of market supervision
    scenario = replace(scenario, officers={**scenario.officers, "M9": replace(scenario.officers["M1"], code="M9")})
    hand.officer("H1").value = "M9"
    hand.day("M9", 0).value = "A1/1"
    read = hand.read(scenario)
    assert read.roster == swapped(roster, "M1", "A1", replace(former, officer="M9"))
    told = [edit.text("en") for edit in read.edits]
    assert told[0].startswith(f"[{hand.titles['week']}] {hand.day('M1', 0).coordinate}: M1 leaves A1")
    assert told[1].startswith(f"[{hand.titles['week']}] {hand.day('M9', 0).coordinate}: M9 joins A1 (group 1, MS")


def test_an_officer_changed_in_the_list_takes_the_row_as_it_is(week: Week) -> None:
    scenario, roster, hand = week
    cell = hand.row("P1", "B1")
    cell.value = "F1"
    read = hand.read(scenario)
    former = duty(roster, "P1", "B1")
    assert duty(read.roster, "F1", "B1") == replace(former, officer="F1")
    assert [str(edit.cell) for edit in read.edits] == [f"[{cell.parent.title}] {cell.coordinate}"] * 2


def test_a_row_deleted_and_an_officer_erased_leave_the_seat_empty(week: Week) -> None:
    scenario, roster, hand = week
    hand.row("U4", "HOME-5").value = None
    hand.listed.delete_rows(hand.row("X2", "P1-2").row)
    read = hand.read(scenario)
    assert {(d.officer, d.job) for d in roster.duties} - {(d.officer, d.job) for d in read.roster.duties} == {
        ("U4", "HOME-5@2026-05-16#0"), ("X2", "P1-2@2026-05-13#0"),
    }  # fmt: skip


def test_one_row_of_the_list_moves_the_operation(week: Week) -> None:
    scenario, roster, hand = week
    hand.row("P1", "B1", "start").value = datetime(2026, 5, 12, 20)
    read = hand.read(scenario)
    assert Start("B1", datetime(2026, 5, 12, 20)) in read.roster.starts
    assert read.roster.duties == roster.duties
    cell = hand.row("P1", "B1", "start")
    assert [e.text("zh") for e in read.edits] == [
        f"[{cell.parent.title}] {cell.coordinate}: B1 由 2026-05-12 21:00 改到 2026-05-12 20:00"
    ]


@pytest.mark.parametrize(
    "changes",
    [{"date": datetime(2026, 5, 14)}, {"start": "2026-05-14 21:00"}, {"date": "2026年5月14日", "start": "21:00"}],
)
def test_the_day_may_be_changed_in_either_cell(week: Week, changes: dict[str, object]) -> None:
    scenario, _, hand = week
    for column, value in changes.items():
        hand.row("P1", "B1", column).value = value
    assert Start("B1", datetime(2026, 5, 14, 21)) in hand.read(scenario).roster.starts


def test_a_line_moved_to_another_day_moves_the_operation(week: Week) -> None:
    scenario, _, hand = week
    hand.day("P2", 3).value, hand.day("P2", 1).value = hand.day("P2", 1).value, None
    assert Start("B1", datetime(2026, 5, 14, 21)) in hand.read(scenario).roster.starts


def test_another_time_in_a_cell_moves_the_operation(week: Week) -> None:
    scenario, _, hand = week
    hand.day("P2", 1).value = "B1 ２０：３０－００：３０"
    assert Start("B1", datetime(2026, 5, 12, 20, 30)) in hand.read(scenario).roster.starts


def test_both_sheets_may_say_the_same(week: Week) -> None:
    scenario, roster, hand = week
    hand.day("P2", 1).value = None
    hand.day("F2", 1).value = "B1"
    hand.row("P2", "B1").value = "F2"
    assert duty(hand.read(scenario).roster, "F2", "B1") == replace(duty(roster, "P2", "B1"), officer="F2")


def test_an_operation_left_out_is_planned_by_typing_it_with_a_time(week: Week) -> None:
    scenario, roster, hand = week
    hand.day("F1", 3).value = "A2 10:00–12:00"
    hand.day("F2", 3).value = "A2"
    read = hand.read(scenario)
    assert Start("A2", datetime(2026, 5, 14, 10)) in read.roster.starts
    assert BodyChoice("A2", 1, "FR", "FR") in read.roster.bodies
    # marks that nobody wrote are dealt as after a solve: the first of equal rank leads, the last one records
    assert duty(read.roster, "F1", "A2").marks == ("leader",)
    assert duty(read.roster, "F2", "A2").marks == ("recorder",)
    assert read.edits[-1].text("en").endswith("A2: written by nobody, so dealt by rule: F1: leader; F2: recorder")
    assert without(read.roster, "A2") == roster


def test_a_newly_planned_operation_takes_what_is_free_of_what_it_needs(tmp_path: Path) -> None:
    scenario, roster = small()
    needing = replace(scenario.operations["A2"], equipment=(Need("van", 2, per_group=False),))
    pools = (Equipment("VAN-1", "van", "S1", 1, 0, False), Equipment("VAN-2", "van", DISTRICT, 3, 0, False))
    other = replace(pools[1], code="VAN-0", where="S2")
    scenario = replace(
        scenario, operations={**scenario.operations, "A2": needing}, equipment={e.code: e for e in (other, *pools)}
    )
    hand = Hand(write(tmp_path / "roster.xlsx", scenario, roster))
    hand.day("F1", 3).value = hand.day("F2", 3).value = "A2 10:00"
    # one of the street's own, the other of the district's; none of the other street's
    assert hand.read(scenario).roster.vehicles == (VehicleUse("A2", "VAN-1", 1), VehicleUse("A2", "VAN-2", 1))


def test_an_operation_without_people_is_taken_out(week: Week) -> None:
    scenario, roster, hand = week
    for officer in ("P1", "P2", "C2"):
        hand.day(officer, 1).value = None
    read = hand.read(scenario)
    assert read.roster == without(roster, "B1")
    assert read.edits[0].text("en") == "B1 was taken out; it was at 2026-05-12 21:00"


def test_a_commander_is_marked_or_the_only_place_left(week: Week) -> None:
    scenario, _, hand = week
    hand.day("C2", 1).value = None
    hand.day("C1", 1).value = "B1"
    read = hand.read(scenario)
    assert duty(read.roster, "C1", "B1") == Duty("C1", Role.COMMANDER, "B1", COMMANDER_ELEMENT, 0)
    hand.day("C1", 1).value = "B1[指]"
    assert hand.read(scenario).roster == read.roster


def test_marks_and_group_may_be_changed_in_the_matrix(week: Week) -> None:
    scenario, _, hand = week
    hand.day("U2", 0).value = "A1/2[组] 18:00–20:00"
    changed = duty(hand.read(scenario).roster, "U2", "A1")
    assert (changed.group, changed.marks, changed.element) == (2, ("leader",), "UM")


def test_a_shift_is_told_by_its_time(week: Week) -> None:
    scenario, _, hand = week
    hand.day("U3", 2).value = "P1-2 13:00"
    read = hand.read(scenario)
    assert duty(read.roster, "U3", "P1-2@2026-05-13#1").post == ShiftRef("P1-2", MONDAY.replace(day=13), 1)


def test_a_row_of_a_post_moves_to_another_shift(week: Week) -> None:
    scenario, _, hand = week
    hand.row("X2", "P1-2", "start").value = "13:00"
    read = hand.read(scenario)
    assert {d.job for d in read.roster.duties if d.officer == "X2"} == {"P1-2@2026-05-13#1"}


def test_a_row_added_below_the_list_is_a_duty(week: Week) -> None:
    scenario, _, hand = week
    hand.add_row(
        officer="X3", code="A1", date=datetime(2026, 5, 11), start=datetime(2026, 5, 11, 18), role="辅助人员",
        group=2, element="UM",
    )  # fmt: skip
    assert duty(hand.read(scenario).roster, "X3", "A1") == Duty("X3", Role.AUXILIARY, "A1", "UM", 2)


def test_words_of_absence_are_no_duties(week: Week) -> None:
    scenario, roster, hand = week
    hand.day("M1", 4).value = "假"
    hand.day("M2", 4).value = "休"
    read = hand.read(scenario)
    assert read.roster == roster
    assert [notice.place for notice in read.notices] == [hand.at(hand.day("M1", 4))]


def test_a_workbook_of_one_street_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    scenario, roster = small()
    hand = Hand(write(tmp_path / "roster.xlsx", scenario, roster, street="S2"))
    assert hand.read(scenario).roster == roster
    hand.row("P2", "B1").value = "F2"
    read = hand.read(scenario)
    assert read.roster == swapped(roster, "P2", "B1", replace(duty(roster, "P2", "B1"), officer="F2"))


def test_a_week_typed_from_scratch_is_the_roster_it_says(tmp_path: Path) -> None:
    scenario, roster = small()
    full = Hand(write(tmp_path / "full.xlsx", scenario, roster))
    hand = Hand(write(tmp_path / "roster.xlsx", scenario, Roster((), ())))
    for officer in scenario.officers:
        for day in range(7):
            hand.day(officer, day).value = full.day(officer, day).value
    assert hand.read(scenario).roster == roster


def test_without_the_record_both_sheets_that_agree_are_the_roster(week: Week) -> None:
    scenario, roster, hand = week
    del hand.book["enforceplan"]
    read = hand.read(scenario)
    assert (read.roster, read.written) == (roster, None)
    assert [notice.en.split(" (")[0] for notice in read.notices] == ["it keeps no record of what was written"]


def test_a_record_that_was_changed_is_not_used(week: Week) -> None:
    scenario, roster, hand = week
    sheet = hand.book["enforceplan"]
    first = next(cell for (cell,) in sheet.iter_rows() if str(cell.value).startswith('["duty","U1"'))
    first.value = str(first.value).replace("U1", "U4")
    read = hand.read(scenario)
    assert (read.roster, read.written) == (roster, None)
    assert "was changed and is not used" in read.notices[0].en
