"""Columns that are views of the rest: what is typed there is told, and nothing else is taken for a hand's work."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.cell.cell import Cell

from enforceplan.text import LANGUAGES
from hand import Hand, Week, put, small, week_in, write


@pytest.fixture
def week(tmp_path: Path) -> Week:
    return week_in(tmp_path)


def burden(hand: Hand, officer: str, column: str) -> Cell:
    """A cell right of the days."""
    return hand.week.cell(hand.officer(officer).row, hand.header(hand.week)[hand.w(f"column.{column}")].column)  # type: ignore[return-value]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_told_of_a_workbook_as_it_was_written(language: str, tmp_path: Path) -> None:
    scenario, roster = small(language)
    hand = Hand(write(tmp_path / "roster.xlsx", scenario, roster), language)
    assert hand.read(scenario).notices == ()


def test_burdens_typed_into_the_week_are_told_once_a_column(week: Week) -> None:
    scenario, hand = week
    first, second = put(burden(hand, "U1", "hours"), 40), put(burden(hand, "M1", "hours"), "many")
    third = put(burden(hand, "U4", "total_nights"), None)
    told = [(notice.place, notice.en.partition(" is not read")[0]) for notice in hand.read(scenario).notices]
    assert told == [
        ("roster.xlsx [Week]", f"{first.coordinate}, {second.coordinate}: the column 'hours'"),
        ("roster.xlsx [Week]", f"{third.coordinate}: the column 'running nights'"),
    ]


def test_the_end_of_a_shift_typed_into_the_list_is_told(week: Week) -> None:
    scenario, hand = week
    # on call from 22:00 to 06:00; who ends later does so in the scenario's table posts
    end = put(hand.row("U4", "HOME-5", "end"), datetime(2026, 5, 17, 7))
    (notice,) = hand.read(scenario).notices
    assert notice.place == "roster.xlsx [Duties]"
    assert notice.en.startswith(f"{end.coordinate}: the column 'end' is not read")


def test_what_hands_may_change_tells_nothing(week: Week) -> None:
    """Another officer in a row whose hours stay, another day: both are read."""
    scenario, hand = week
    put(hand.row("U1", "A1"), "P1")
    put(hand.row("P2", "B1", "date"), datetime(2026, 5, 13))
    assert hand.read(scenario).notices == ()
