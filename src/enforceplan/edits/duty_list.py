"""Reads the tidy list: one row a duty, columns in any order; rows without an officer are seats that were emptied.

When to modify: a column of the list that may be changed by hand. Columns that are not named here are views of the rest
(name, department, hours, body …) and are not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from enforceplan.edits.headings import Header, find_header, unmerged
from enforceplan.edits.names import Names
from enforceplan.edits.said import Cell, Desk, Key, Said, Sheet
from enforceplan.load import book_sheet
from enforceplan.report.view import span
from enforceplan.roster import Duty, Role, Roster, ShiftRef
from enforceplan.scenario.forms import clock_of, halfwidth, split_day
from enforceplan.text import LANGUAGES, words

_NEEDED = ("officer", "code", "date", "start")
_OPTIONAL = ("role", "end", "kind", "group", "element", "marks", "seat")
_MARKS = ("leader", "driver", "recorder")


@dataclass(frozen=True, slots=True)
class _Seat:
    """What the row was written for, as its seat says; it is never changed by hand."""

    job: str
    start: datetime


class _Row:
    """One row: cells by column key."""

    def __init__(self, title: str, line: book_sheet.Line, header: Header) -> None:
        self.title, self.line, self.header = title, line, header

    def text(self, key: str) -> str:
        """The text of a column; empty where there is none."""
        found = self.line.cells.get(self.header.columns.get(key, 0))
        return found.text if found else ""

    def cell(self, key: str) -> Cell:
        """Where a column's cell is."""
        return Cell(self.title, self.line.number, self.header.columns[key])


@dataclass
class _Reader:
    desk: Desk
    names: Names
    written: Roster
    made: Sheet
    seated: dict[str, Key]
    """Seat as the list names it -> the duty as written."""

    def sheet(self, sheet: book_sheet.Sheet) -> None:
        header = find_header(sheet, _NEEDED, (), self.desk, optional=_OPTIONAL)
        if header is None:
            return
        self.made.titles.append(sheet.title)
        unmerged(sheet, header, self.desk)
        for line in sheet.lines:
            row = _Row(sheet.title, line, header)
            if line.number > header.row and (former := self.seated.get(row.text("seat"))):
                self.made.left[former] = row.cell("officer")
            if line.number <= header.row or not row.text("officer"):
                continue
            if amiss := [key for key, n in header.columns.items() if n in line.cells and line.cells[n].amiss]:
                self.desk.amiss(row.cell(amiss[0]), line.cells[header.columns[amiss[0]]])
            elif officer := self.names.officer(row.text("officer"), row.cell("officer")):
                self._duty(officer, row)

    def _duty(self, officer: str, row: _Row) -> None:
        code, seat = row.text("code"), self._seat(row.text("seat"))
        known = self.names.operation(code)
        if code in self.names.scenario.posts and row.text("kind") in _all("kind.post"):
            known = None
        elif known is None and code not in self.names.scenario.posts:
            self.names.unknown_job(code, row.cell("code"), code)
            return
        if known is not None and not self.names.here(known, row.cell("code"), code):
            return
        same = seat is not None and seat.job.partition("@")[0] == code
        when = self._when(row, seat)
        if when is None:
            return
        start: datetime | None = when
        if known is None:
            ref = self.names.shift(code, when.date(), when, None, row.cell("start"), f"{code} {when:%Y-%m-%d %H:%M}")
            if ref is not None:
                self._put(row, officer, str(ref), when.date(), post=ref, marks=self._marks(row))
            return
        if seat is not None and not same and when == seat.start:
            start = None  # what stands there is the time of the work that the row was about
        if start is not None and not self._ends(row, start, known.minutes, moved=seat is None or start != seat.start):
            return
        group, element, role = self._group(row), row.text("element") or None, self._role(row)
        if not same and seat is not None:
            group = element = role = None
        self._put(row, officer, code, when.date(), start=start, group=group, element=element, role=role,
                  marks=self._marks(row))  # fmt: skip

    def _put(
        self, row: _Row, officer: str, job: str, day: date, *, marks: frozenset[str] | None,
        post: ShiftRef | None = None, start: datetime | None = None, group: int | None = None,
        element: str | None = None, role: Role | None = None,
    ) -> None:  # fmt: skip
        commander = None if role is None else role is Role.COMMANDER
        said = Said(
            officer, job, row.cell("officer"), f"{officer} {job}", day, post, start, row.cell("start"), group, marks,
            commander, element, role,
        )  # fmt: skip
        former = self.made.said.setdefault(said.key, said)
        if former is not said:
            self.desk.complain(said.cell, "edit.twice", value=said.text, officer=officer, other=former.cell)

    def _seat(self, text: str) -> _Seat | None:
        """The job a row was written for; None for a new row."""
        job = text.rsplit("/", 4)[0]
        for begun in self.written.starts:
            if begun.operation == job:
                return _Seat(job, begun.start)
        try:
            ref = ShiftRef.parse(job)
        except ValueError:  # a row that somebody added
            return None
        start = next((s.start for s in self.names.shifts.get((ref.post, ref.date), []) if s.ref == ref), None)
        return None if start is None else _Seat(job, start)

    def _when(self, row: _Row, seat: _Seat | None) -> datetime | None:
        """Its beginning: day and time stand in two cells, and what was changed in either of them counts."""
        try:
            day, (on, clock) = split_day(row.text("date")), _timed(row.text("start"))
        except ValueError:
            day, on, clock = None, None, None
        if clock is None or (day is None and on is None):
            key = "date" if day is None and on is None and clock is not None else "start"
            self.desk.complain(row.cell(key), "edit.moment", value=row.text(key))
            return None
        told = {"date": day[0] if day else None, "start": on}
        days = {key: found for key, found in told.items() if found is not None}
        for key, found in days.items():
            if found not in self.names.days:
                first, last = self.names.days[0], self.names.days[-1]
                self.desk.complain(row.cell(key), "edit.other_week", value=str(found), first=first, last=last)
                return None
        former = None if seat is None else seat.start.date()
        meant = set(days.values()) if len(set(days.values())) == 1 else set(days.values()) - {former}
        if len(meant) == 1:
            return datetime.combine(meant.pop(), time()) + timedelta(minutes=clock)
        self.desk.complain(
            row.cell("start"), "edit.two_days", value=row.text("start"), day=days["date"], other=row.cell("date")
        )
        return None

    def _ends(self, row: _Row, start: datetime, length: int, *, moved: bool) -> bool:
        """The end is that of the beginning, or still the former one of an operation that was moved."""
        right = start + timedelta(minutes=length)
        try:
            on, clock = _timed(row.text("end")) if row.text("end") else (None, None)
        except ValueError:
            on, clock = None, -1
        if clock is None:
            return True
        stands = datetime.combine(on or right.date(), time()) + timedelta(minutes=clock)
        former = self.written_end(row, length)
        if stands == right or (moved and former in (None, stands)):
            return True
        self.desk.complain(
            row.cell("end"), "edit.length", value=row.text("end"), operation=row.text("code"), minutes=length,
            right=span(start, right),
        )  # fmt: skip
        return False

    def written_end(self, row: _Row, length: int) -> datetime | None:
        """The end that was written into the row; None for a new one."""
        seat = self._seat(row.text("seat"))
        return None if seat is None else seat.start + timedelta(minutes=length)

    def _group(self, row: _Row) -> int | None:
        text = halfwidth(row.text("group"))
        if text and not text.isdecimal():
            self.desk.complain(row.cell("group"), "edit.group", value=row.text("group"))
        return int(text) if text.isdecimal() else None

    def _role(self, row: _Row) -> Role | None:
        text = row.text("role").lower()
        found = next((role for role in Role if text in _all(f"Role.{role.name.lower()}", role.value)), None)
        if text and found is None:
            self.desk.complain(
                row.cell("role"), "edit.role", value=row.text("role"), known=_choices("Role", list(Role))
            )
        return found

    def _marks(self, row: _Row) -> frozenset[str] | None:
        if "marks" not in row.header.columns:
            return None
        found = set()
        for text in row.text("marks").replace(",", " ").replace("、", " ").replace("，", " ").split():
            mark = next((mark for mark in _MARKS if text.lower() in _all(f"mark.{mark}", mark)), "")
            if not mark:
                self.desk.complain(row.cell("marks"), "edit.mark", value=text, known=_choices("mark", _MARKS))
            found.add(mark)
        return frozenset(found - {""})


def _all(key: str, *more: str) -> tuple[str, ...]:
    """A word in both languages."""
    return (*(words(language)(key).lower() for language in LANGUAGES), *more)


def _choices(section: str, names: Collection[str]) -> tuple[str, ...]:
    """The words to choose from, as a pair (zh, en)."""
    return tuple(", ".join(words(language)(f"{section}.{name}") for name in names) for language in LANGUAGES)


def _seated(written: Roster) -> dict[str, Key]:
    """Seats as the list names them: those of one kind are counted, the leader's first, then by officer."""
    kinds: dict[str, list[Duty]] = defaultdict(list)
    for duty in sorted(written.duties, key=lambda duty: ("leader" not in duty.marks, duty.officer)):
        kinds[f"{duty.job}/{duty.group}/{duty.element}/{duty.role}"].append(duty)
    return {
        f"{kind}/{n}": (duty.officer, duty.job) for kind, duties in kinds.items() for n, duty in enumerate(duties, 1)
    }


def _timed(text: str) -> tuple[date | None, int | None]:
    """Day and minutes after midnight of a moment, or the time of day alone."""
    split = split_day(text)
    day, rest = split or (None, halfwidth(text).strip())
    return day, clock_of(rest)


def read_list(sheets: Iterable[book_sheet.Sheet], names: Names, written: Roster, desk: Desk) -> Sheet | None:
    """What the tidy list says, held against the roster as it was written; None where there is no list."""
    made = Sheet()
    reader = _Reader(desk, names, written, made, _seated(written))
    for sheet in sheets:
        reader.sheet(sheet)
    return made if made.titles else None
