"""The names of a scenario as somebody writes them into a sheet; unknown ones are complained of with the nearest known.

When to modify: another sort of name in a sheet that comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from enforceplan.domain import Operation, Post, Scenario
from enforceplan.edits.said import Cell, Desk, nearest_of
from enforceplan.facts import Facts, Shift
from enforceplan.report.view import span
from enforceplan.roster import EMPTY, ShiftRef
from enforceplan.scenario.forms import halfwidth
from enforceplan.scenario.words import nearest


@dataclass(frozen=True)
class Names:
    """Looks names up; what is not found is complained of at its cell."""

    scenario: Scenario
    desk: Desk
    street: str = ""
    """Only work of this street may stand in the workbook; empty: any."""

    @cached_property
    def days(self) -> list[date]:
        """Days of the horizon."""
        return Facts(self.scenario, EMPTY).dates

    @cached_property
    def shifts(self) -> dict[tuple[str, date], list[Shift]]:
        """Post and day -> its shifts."""
        found: dict[tuple[str, date], list[Shift]] = {}
        for shift in Facts(self.scenario, EMPTY).shifts.values():
            found.setdefault((shift.ref.post, shift.ref.date), []).append(shift)
        return found

    def officer(self, text: str, cell: Cell) -> str:
        """Code of an officer, a name behind it or not; empty (and a complaint) where there is none."""
        for code in (text.strip(), *halfwidth(text).split()[:1]):
            if code in self.scenario.officers:
                return code
        near = nearest_of(nearest(text, self.scenario.officers))
        self.desk.complain(cell, "edit.officer", value=text, near=near)
        return ""

    def operation(self, code: str) -> Operation | None:
        """The operation of a code."""
        return self.scenario.operations.get(code)

    def job(self, code: str) -> bool:
        """The code is an operation's or a post's."""
        return code in self.scenario.operations or code in self.scenario.posts

    @cached_property
    def absences(self) -> set[str]:
        """Kinds of absences there are; those without a word of their own stand in cells as they are."""
        return {absence.kind for officer in self.scenario.officers.values() for absence in officer.absences}

    def absent(self, officer: str, day: date) -> bool:
        """The scenario has an absence of his that touches the day."""
        opens = datetime.combine(day, time())
        closes = opens + timedelta(days=1)
        return any(a.span.start < closes and a.span.end > opens for a in self.scenario.officers[officer].absences)

    def here(self, work: Operation | Post, cell: Cell, text: str) -> bool:
        """The work belongs into this workbook; a complaint where it is another street's."""
        if self.street in ("", work.street):
            return True
        self.desk.complain(cell, "edit.elsewhere", value=text, job=work.code, street=work.street, own=self.street)
        return False

    def unknown_job(self, code: str, cell: Cell, text: str) -> None:
        """Complain of a code that is neither an operation's nor a post's."""
        near = nearest_of(nearest(code, [*self.scenario.operations, *self.scenario.posts]))
        self.desk.complain(cell, "edit.job", value=text, near=near)

    def shift(
        self, code: str, day: date, start: datetime | None, end: datetime | None, cell: Cell, text: str
    ) -> ShiftRef | None:
        """The shift of a post on a day that has these times; None (and a complaint) where none or several do."""
        if code not in self.scenario.posts:
            self.unknown_job(code, cell, text)
            return None
        if not self.here(self.scenario.posts[code], cell, text):
            return None
        held = self.shifts.get((code, day), [])
        fits = [s for s in held if start in (None, s.start) and end in (None, s.end)]
        if len(fits) == 1:
            return fits[0].ref
        choices = ", ".join(f"{code} {span(s.start, s.end)}" for s in held)
        if held:
            self.desk.complain(cell, "edit.shift", value=text, choices=choices)
        else:
            self.desk.complain(cell, "edit.no_shift", value=text, post=code, day=day)
        return None
