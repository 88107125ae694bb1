"""Workbooks as planners edit them: a small week written, opened with a second library, changed by officer and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from enforceplan.audit import audit
from enforceplan.domain import Scenario, Window
from enforceplan.edits.read import Edited, read_edited
from enforceplan.errors import Complaint, ScenarioFaulty
from enforceplan.outcome import Outcome, Status
from enforceplan.report.view import View
from enforceplan.report.workbook import write_workbook
from enforceplan.roster import Roster
from enforceplan.rules.examples import build
from enforceplan.text import words

DUTIES = (
    "U1,U2,X1,M1,M2,C1! A1 0 18:00-20:00",
    "U3,U4 A1/2 0 18:00-20:00",
    "P1,P2,C2! B1 1 21:00-01:00",
    "F1,F2 A2 3 10:00-12:00",
    "U1,X2 P1 2 08:00-12:00",
    "U4 HOME 5 22:00-06:00",
)
"""A1 has two groups, of which the second lacks auxiliaries and market supervision; A2 is not served (`small`)."""


def small(language: str = "zh") -> tuple[Scenario, Roster]:
    """The small week: A2 left out, and the post P1-2 with a second shift."""
    shifts = (Window(8 * 60, 12 * 60), Window(13 * 60, 17 * 60))
    scenario, roster = build(DUTIES, {"posts": {"P1-2": {"shifts": shifts}}, "settings": {"language": language}})
    return scenario, without(roster, "A2")


def without(roster: Roster, operation: str) -> Roster:
    return Roster(
        tuple(s for s in roster.starts if s.operation != operation),
        tuple(d for d in roster.duties if d.operation != operation),
        tuple(b for b in roster.bodies if b.operation != operation),
        tuple(v for v in roster.vehicles if v.operation != operation),
    )


def outcome(scenario: Scenario, roster: Roster) -> Outcome:
    return Outcome(scenario, (), Status.GOOD, roster, {}, (), audit(scenario, roster, ()))


def write(path: Path, scenario: Scenario, roster: Roster, street: str = "") -> Path:
    write_workbook(replace(View(outcome(scenario, roster)), street=street), path)
    return path


class Hand:
    """A workbook in somebody's hands."""

    def __init__(self, path: Path, language: str = "zh") -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.w = words(language)
        self.titles = {key: self.w(f"sheet.{key}") for key in ("week", "duties")}

    @property
    def week(self) -> Worksheet:
        return self.book[self.titles["week"]]

    @property
    def listed(self) -> Worksheet:
        return self.book[self.titles["duties"]]

    def header(self, sheet: Worksheet) -> dict[Any, Cell]:
        """Heading -> its cell, in the row that has the officers' heading."""
        for row in sheet.iter_rows(max_row=20):
            if self.w("column.officer") in [cell.value for cell in row]:
                return {cell.value: cell for cell in row if cell.value is not None}
        raise AssertionError("no header")

    def officer(self, code: str) -> Cell:
        """The cell of an officer's code in the matrix."""
        column = self.header(self.week)[self.w("column.officer")].column
        return next(row[column - 1] for row in self.week.iter_rows() if row[column - 1].value == code)

    def day(self, code: str, day: int) -> Cell:
        """The cell of an officer on a day of the example week, 0 Monday 2026-05-11."""
        column = self.header(self.week)[datetime(2026, 5, 11 + day)].column
        return self.week.cell(self.officer(code).row, column)

    def row(self, officer: str, code: str, column: str = "officer") -> Cell:
        """A cell of the list, in the row of an officer and an operation or post."""
        at = {key: self.header(self.listed)[self.w(f"column.{key}")].column for key in ("officer", "code", column)}
        for row in self.listed.iter_rows():
            if (row[at["officer"] - 1].value, row[at["code"] - 1].value) == (officer, code):
                return row[at[column] - 1]
        raise AssertionError(f"no row {officer} {code}")

    def add_row(self, **values: object) -> int:
        """A new row below the list; its number."""
        at = self.header(self.listed)
        number = self.listed.max_row + 1
        for key, value in values.items():
            self.listed.cell(number, at[self.w(f"column.{key}")].column, value)
        return number

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path

    def read(self, scenario: Scenario) -> Edited:
        return read_edited(self.save(), scenario)

    def complaints(self, scenario: Scenario) -> list[Complaint]:
        try:
            read_edited(self.save(), scenario)
        except ScenarioFaulty as fault:
            return list(fault.complaints)
        return []

    def at(self, cell: Cell) -> str:
        """How a complaint names a cell."""
        return f"{self.path.name} [{cell.parent.title}] {cell.coordinate}"


def put(cell: Cell, value: object) -> Cell:
    cell.value = value  # type: ignore[assignment]
    return cell


def only(hand: Hand, scenario: Scenario) -> Complaint:
    found = hand.complaints(scenario)
    assert len(found) == 1, [complaint.text("en") for complaint in found]
    return found[0]


Week = tuple[Scenario, Hand]


def week_in(folder: Path) -> Week:
    """The small week in English and its workbook, ready to be edited."""
    scenario, roster = small("en")
    return scenario, Hand(write(folder / "roster.xlsx", scenario, roster), "en")
