"""The week as planners know it: one row an officer, one column a day, seven days a sheet.

When to modify: what stands in a cell of the week matrix.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from enforceplan.domain import Officer
from enforceplan.facts import Service
from enforceplan.report.view import View, masked, span


@dataclass(frozen=True, slots=True)
class Entry:
    """One line in a cell."""

    kind: str
    """``operation``, ``post``, ``on_call`` or ``absence``."""
    text: str
    name: str
    """What the code stands for."""


@dataclass(frozen=True, slots=True)
class Row:
    """An officer's week."""

    officer: Officer
    certificate: str
    """Masked number of the certificate for his own body."""
    cells: tuple[tuple[Entry, ...], ...]
    hours: float
    nights: int
    weekends: int


@dataclass(frozen=True, slots=True)
class Week:
    """Up to seven days of the horizon with every officer's row, owners together."""

    days: tuple[date, ...]
    rows: tuple[Row, ...]


def weeks(view: View) -> list[Week]:
    """The horizon in pieces of seven days. A duty stands on the day it begins."""
    days = view.facts.dates
    return [_week(view, tuple(days[n : n + 7])) for n in range(0, len(days), 7)]


def _week(view: View, days: tuple[date, ...]) -> Week:
    scenario = view.outcome.scenario
    owners = {code: place for place, code in enumerate([*scenario.departments, *scenario.streets])}
    ordered = sorted(scenario.officers.values(), key=lambda officer: owners.get(officer.owner, len(owners)))
    return Week(days, tuple(_row(view, officer, days) for officer in ordered))


def _row(view: View, officer: Officer, days: tuple[date, ...]) -> Row:
    services = [s for s in view.facts.services_of[officer.code] if days[0] <= s.start.date() <= days[-1]]
    return Row(
        officer,
        masked(officer, officer.owner),
        tuple(
            (*_absences(view, officer, day), *(_entry(view, s) for s in services if s.start.date() == day))
            for day in days
        ),
        round(sum(s.working_minutes for s in services) / 60, 1),
        view.nights(services),
        view.weekends(services),
    )


def _entry(view: View, service: Service) -> Entry:
    work = view.work_of(service)
    kind = "operation" if service.duty.operation else "on_call" if service.on_call else "post"
    marks = "".join(view.words(f"short.{mark}") for mark in (service.duty.role, *service.duty.marks) if mark in _SHORT)
    group = f"/{service.duty.group}" if service.duty.group > 1 else ""
    return Entry(kind, f"{work.code}{group}{marks} {span(service.start, service.end)}", work.name)


_SHORT = ("commander", "leader", "driver", "recorder")


def _absences(view: View, officer: Officer, day: date) -> list[Entry]:
    opens = datetime.combine(day, time())
    closes = opens + timedelta(days=1)
    found = []
    for absence in officer.absences:
        start, end = max(absence.span.start, opens), min(absence.span.end, closes)
        if start < end:
            word = view.words.entries.get(f"absence.{absence.kind}", absence.kind)
            whole = (start, end) == (opens, closes)
            found.append(Entry("absence", word if whole else f"{word} {start:%H:%M}–{_clock(end, closes)}", word))
    return found


def _clock(end: datetime, midnight: datetime) -> str:
    return "24:00" if end == midnight else f"{end:%H:%M}"
