"""One cause, one complaint: cells that say the same wrong thing are named together, different ones apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from enforceplan.domain import Window
from hand import Week, only, put, week_in


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return week_in(tmp_path)


def test_the_same_typed_thrice_is_told_once_with_all_cells(week: Week) -> None:
    scenario, hand = week
    cells = [put(hand.day(code, 4), "Q7") for code in ("U1", "U2", "U3")]
    other = put(hand.day("U4", 4), "Q8")
    first, second = hand.complaints(scenario)
    assert (first.file, first.value) == (hand.at(cells[0]), "Q7")
    named = ", ".join(f"[Week] {cell.coordinate}" for cell in cells[1:])
    assert first.remedy_en == f"correct the code (the same in 2 more: {named})"
    assert (second.file, second.value, second.remedy_en) == (hand.at(other), "Q8", "correct the code")


def test_a_change_of_the_scenario_is_named_as_the_cause(week: Week) -> None:
    """B1 with P1, P2 and C2 stands in three rows of the week, a mark behind one of them, and in three of the list."""
    scenario, hand = week
    shorter = replace(scenario.operations["B1"], minutes=180, windows=(Window(20 * 60, 2 * 60),))
    changed = replace(scenario, operations={**scenario.operations, "B1": shorter})
    complaints = hand.complaints(changed)
    assert [complaint.file.partition(" [")[2].partition("]")[0] for complaint in complaints] == ["Week", "Duties"]
    for complaint in complaints:
        assert "the same in 2 more" in complaint.remedy_en
        assert complaint.remedy_en.endswith("as the scenario was changed after this workbook was written, "
                                            "change the scenario back")  # fmt: skip
        assert "方案在此工作簿写出后有改动" in complaint.remedy_zh


def test_one_cell_alone_is_told_as_ever(week: Week) -> None:
    scenario, hand = week
    put(hand.day("U1", 4), "Q7")
    assert only(hand, scenario).remedy_en == "correct the code"
