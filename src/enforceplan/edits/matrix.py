"""Reads the week matrix: an officer a row, a day a column, a line a duty; also one that was typed from scratch.

When to modify: another way in which planners write into a cell of the week; a line's form stands in `report.layout`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from enforceplan.domain import Operation
from enforceplan.edits.headings import Header, find_header, unmerged
from enforceplan.edits.names import Names
from enforceplan.edits.said import Cell, Desk, Said, Sheet
from enforceplan.facts import minutes
from enforceplan.load import book_sheet
from enforceplan.report.layout import ABSENCE, ELSEWHERE, OFF, POST, Line, read_line, times_on
from enforceplan.report.view import span
from enforceplan.scenario.forms import clock_of, halfwidth

_PARTS = re.compile(r"[\n;；、]")
_BEGINS = re.compile(r"(.*\S)\s+(\d{1,2}:\d\d)")


@dataclass
class _Reader:
    desk: Desk
    names: Names
    made: Sheet

    def sheet(self, sheet: book_sheet.Sheet) -> None:
        header = find_header(sheet, ("officer",), self.names.days, self.desk)
        if header is None:
            return
        self.made.titles.append(sheet.title)
        unmerged(sheet, header, self.desk)
        for line in sheet.lines:
            if line.number > header.row and header.columns["officer"] in line.cells:
                self._row(sheet.title, header, line)

    def _row(self, title: str, header: Header, line: book_sheet.Line) -> None:
        cell = Cell(title, line.number, header.columns["officer"])
        officer = self.names.officer(line.cells[cell.column].text, cell)
        if not officer:
            return
        days = {day: Cell(title, line.number, column) for column, day in header.days.items()}
        if twice := [self.made.days[officer, day] for day in days if (officer, day) in self.made.days]:
            there = Cell(twice[0].sheet, twice[0].row, header.columns["officer"])
            self.desk.complain(cell, "edit.row_twice", value=officer, other=there)
            return
        self.made.rows.setdefault(officer, cell)
        for day, where in days.items():
            found = line.cells.get(where.column)
            self.made.days[officer, day] = where
            self.made.texts[officer, day] = found.text if found else ""
            if found and found.amiss:
                self.desk.amiss(where, found)
            elif found:
                for text in filter(None, map(str.strip, _PARTS.split(found.text))):
                    self._line(officer, day, where, text)

    def _line(self, officer: str, day: date, cell: Cell, text: str) -> None:
        begins = _BEGINS.fullmatch(halfwidth(text))
        line = self._plain(begins[1] if begins else text) or self._plain(begins[1] if begins else halfwidth(text))
        if line is None:
            if said := read_line(text):
                self.names.unknown_job(said.code, cell, text)
            else:
                self.desk.complain(cell, "edit.line", value=text)
            return
        if line.kind in (ABSENCE, OFF, ELSEWHERE):
            if line.kind == ABSENCE and not self.names.absent(officer, day):
                self.desk.notice(cell, "edit.absence", text=text)
            return
        clock = clock_of(begins[2]) if begins else None
        first = datetime.combine(day, datetime.min.time())
        times = times_on(first, line.times) if line.times else None
        if (begins and clock is None) or (line.times and times is None):
            self.desk.complain(cell, "edit.times", value=text)
            return
        start = times[0] if times else first + timedelta(minutes=clock) if clock is not None else None
        end = times[1] if times else None
        if (operation := self.names.operation(line.code)) and line.kind != POST:
            self._operation(officer, day, cell, text, line, operation, start, end)
        else:
            self._post(officer, day, cell, text, line, start, end)

    def _plain(self, text: str) -> Line | None:
        """A line whose code is known; None for any other."""
        line = read_line(text)
        if line is None or line.kind in (ABSENCE, OFF, ELSEWHERE) or self.names.job(line.code):
            return line
        return Line(ABSENCE, line.code, times=line.times) if line.code in self.names.absences else None

    def _operation(
        self, officer: str, day: date, cell: Cell, text: str, line: Line, operation: Operation,
        start: datetime | None, end: datetime | None,
    ) -> None:  # fmt: skip
        if not self.names.here(operation, cell, text):
            return
        if start and end and minutes(end - start) != operation.minutes:
            right = span(start, start + timedelta(minutes=operation.minutes))
            self.desk.complain(
                cell, "edit.length", value=text, operation=operation.code, minutes=operation.minutes, right=right
            )
            return
        marks = frozenset(line.marks) - {"commander"}
        self._put(
            Said(
                officer, operation.code, cell, text, day, start=start, group=line.group or None, marks=marks,
                commander="commander" in line.marks,
            )
        )  # fmt: skip

    def _post(
        self, officer: str, day: date, cell: Cell, text: str, line: Line, start: datetime | None, end: datetime | None
    ) -> None:
        ref = self.names.shift(line.code, day, start, end, cell, text)
        if ref is not None:
            self._put(Said(officer, str(ref), cell, text, day, post=ref, marks=frozenset(line.marks) - {"commander"}))

    def _put(self, said: Said) -> None:
        former = self.made.said.setdefault(said.key, said)
        if former is not said:
            self.desk.complain(said.cell, "edit.twice", value=said.text, officer=said.officer, other=former.cell)


def read_matrix(sheets: Iterable[book_sheet.Sheet], names: Names, desk: Desk) -> Sheet | None:
    """What the sheets of the week say; None where there is none."""
    made = Sheet()
    reader = _Reader(desk, names, made)
    for sheet in sheets:
        reader.sheet(sheet)
    return made if made.titles else None
