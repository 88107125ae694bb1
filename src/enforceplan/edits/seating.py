"""Finds the seat of a code typed into a cell: the open place of that body in the operation, where there is one only.

When to modify: another reason why one of several places is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from enforceplan.domain import Operation, Post, Scenario
from enforceplan.edits.merge import Merged, Wanted
from enforceplan.edits.places import ROLES, Seats, may_sit, seats_of
from enforceplan.edits.said import Desk, Key, said
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role
from enforceplan.text import LANGUAGES, words


@dataclass
class _Job:
    """An operation or a post shift: who sits, who is to find a seat, and whose seats became free."""

    code: str
    work: Operation | Post
    day: date
    seated: list[Duty] = field(default_factory=list)
    freed: list[Duty] = field(default_factory=list)
    looking: list[Wanted] = field(default_factory=list)


@dataclass
class _Seating:
    scenario: Scenario
    starts: dict[str, datetime]
    desk: Desk
    found: dict[Key, Duty] = field(default_factory=dict)

    def run(self, merged: Merged, written: Iterable[Duty]) -> None:
        jobs: dict[str, _Job] = {}
        for wanted in [*merged.changed.values(), *merged.added.values()]:
            if wanted.said.post is None and wanted.job not in self.starts:
                continue  # complained of where its beginning was sought
            jobs.setdefault(wanted.job, self._job(wanted))
        for duty in merged.kept.values():
            self.found[duty.officer, duty.job] = duty
            if duty.job in jobs:
                jobs[duty.job].seated.append(duty)
        for duty in written:
            if duty.job in jobs and (duty.officer, duty.job) in {**merged.removed, **merged.changed}:
                jobs[duty.job].freed.append(duty)
        for wanted in [*merged.changed.values(), *merged.added.values()]:
            if wanted.job in jobs:
                self._begin(jobs[wanted.job], wanted)
        for job in jobs.values():
            self._fill(job)

    def _job(self, wanted: Wanted) -> _Job:
        if wanted.said.post is not None:
            return _Job(wanted.job, self.scenario.posts[wanted.said.post.post], wanted.said.post.date)
        return _Job(wanted.job, self.scenario.operations[wanted.job], self.starts[wanted.job].date())

    def _begin(self, job: _Job, wanted: Wanted) -> None:
        """Seat whoever says his seat; the others look for one."""
        if wanted.role is Role.COMMANDER:
            self._seat(job, wanted, Seats(0, COMMANDER_ELEMENT, Role.COMMANDER, 1))
            return
        if wanted.element is not None or wanted.said.post is not None:
            role = wanted.role or ROLES[self.scenario.officers[wanted.officer].standing]
            group, element = (0, "") if wanted.said.post else (wanted.group or 0, wanted.element or "")
            seats = next(
                (s for s in seats_of(job.work) if (s.group, s.element, s.role) == (group, element, role)), None
            )
            if seats is not None and (wanted.element is not None or self._open(job, seats)):
                self._seat(job, wanted, seats)
                return
            if wanted.element is not None:
                choices = ", ".join(dict.fromkeys(f"{s.group} {s.element} {s.role.value}" for s in seats_of(job.work)))
                self.desk.complain(wanted.said.cell, "edit.no_such_seat", value=f"{group} {element} {role.value}",
                                   job=job.code, choices=choices)  # fmt: skip
                return
        job.looking.append(wanted)

    def _fill(self, job: _Job) -> None:
        """Seat those with one choice until nobody has one only; complain of all others."""
        looking = job.looking
        while looking:
            choices = {wanted.officer: self._choices(job, wanted) for wanted in looking}
            sure = next((wanted for wanted in looking if len(choices[wanted.officer]) == 1), None)
            if sure is None:
                break
            self._seat(job, sure, choices[sure.officer][0])
            looking.remove(sure)
        for wanted in looking:
            if found := self._choices(job, wanted):
                self._several(job, wanted, found)
            else:
                self._none(job, wanted)

    def _choices(self, job: _Job, wanted: Wanted) -> list[Seats]:
        officer = self.scenario.officers[wanted.officer]
        return [
            seats
            for seats in seats_of(job.work)
            if self._open(job, seats)
            and wanted.group in (None, seats.group)
            and wanted.role in (None, seats.role)
            and may_sit(self.scenario, officer, job.work, seats, job.seated, job.freed, job.day)
        ]

    def _open(self, job: _Job, seats: Seats) -> bool:
        return sum(seats.holds(duty) for duty in job.seated) < seats.asked

    def _seat(self, job: _Job, wanted: Wanted, seats: Seats) -> None:
        """Give the seat, with what whoever left it did beside, where one left, one came, and nothing else is said."""
        marks = wanted.marks
        if marks is None:
            former = [duty for duty in job.freed if seats.holds(duty)]
            free = seats.asked - sum(seats.holds(duty) for duty in job.seated)
            marks = frozenset(former[0].marks) if len(former) == 1 == free else frozenset()
        duty = Duty(
            wanted.officer, seats.role, "" if wanted.said.post else job.code, seats.element, seats.group,
            wanted.said.post, tuple(sorted(marks)),
        )  # fmt: skip
        job.seated.append(duty)
        self.found[wanted.officer, wanted.job] = duty

    def _several(self, job: _Job, wanted: Wanted, found: list[Seats]) -> None:
        by_group = len({(s.group, s.role is Role.COMMANDER) for s in found}) == len(found)
        pair = tuple(", ".join(self._choice(job, found, language, by_group)) for language in LANGUAGES)
        self.desk.complain(
            wanted.said.cell, "edit.several", value=wanted.said.text, officer=wanted.officer, job=job.code, choices=pair
        )

    def _choice(self, job: _Job, found: list[Seats], language: str, by_group: bool) -> Iterator[str]:
        """How each of several places is said in a cell of the matrix, or in the columns of the list."""
        for seats in found:
            if seats.role is Role.COMMANDER:
                yield f"{job.code}{words(language)('short.commander')}"
            elif by_group and seats.group:
                yield f"{job.code}/{seats.group}"
            else:
                yield said(language, "edit.in_list", {"group": seats.group, "element": seats.element})

    def _none(self, job: _Job, wanted: Wanted) -> None:
        """No place is open: who sits there, or which bodies are asked for."""
        officer = self.scenario.officers[wanted.officer]
        shut = [
            seats
            for seats in seats_of(job.work)
            if wanted.group in (None, seats.group)
            and may_sit(self.scenario, officer, job.work, seats, job.seated, job.freed, job.day)
        ]
        if shut:
            there = [duty.officer for seats in shut for duty in job.seated if seats.holds(duty)]
            self.desk.complain(
                wanted.said.cell, "edit.full", value=wanted.said.text, officer=wanted.officer, owner=officer.owner,
                job=job.code, seats=sum(seats.asked for seats in shut), there=", ".join(dict.fromkeys(there)),
            )  # fmt: skip
            return
        asked = (
            ", ".join(job.work.departments) or "*"
            if isinstance(job.work, Post)
            else ", ".join(dict.fromkeys(e.department for e in job.work.elements))
        )
        pair = tuple(words(language)(f"Standing.{officer.standing.name.lower()}") for language in LANGUAGES)
        self.desk.complain(
            wanted.said.cell, "edit.no_place", value=wanted.said.text, officer=wanted.officer, owner=officer.owner,
            standing=pair, job=job.code, asked=asked,
        )  # fmt: skip


def seat(
    scenario: Scenario, merged: Merged, written: Iterable[Duty], starts: dict[str, datetime], desk: Desk
) -> dict[Key, Duty]:
    """The duties of an edited workbook, each in its seat; complaints are at the desk."""
    seating = _Seating(scenario, starts, desk)
    seating.run(merged, written)
    return seating.found
