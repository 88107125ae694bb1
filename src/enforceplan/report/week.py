"""The week as planners know it: one row an officer, one column a day, seven days a sheet.

When to modify: what stands in a cell of the week matrix.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from enforceplan.domain import Officer, Operation, Post
from enforceplan.facts import Service, at
from enforceplan.report.layout import ABSENCE, ELSEWHERE, MARKS, OPERATION, SIGNS, Line, absence_word
from enforceplan.report.view import View, masked, span


@dataclass(frozen=True, slots=True)
class Entry:
    """One line in a cell."""

    kind: str
    """``operation``, ``post``, ``standby``, ``on_call``, ``absence``, or ``elsewhere``: at another street."""
    text: str
    name: str
    """What the code stands for."""


@dataclass(frozen=True, slots=True)
class Row:
    """An officer's week. Hours are working time of duties that begin in it."""

    officer: Officer
    certificate: str
    """Masked number of the certificate for his own body."""
    cells: tuple[tuple[Entry, ...], ...]
    hours: float
    nights: int
    weekends: int
    overtime: float
    """Hours of work that fall into these days, above his weekly hours."""
    total_hours: float
    """Balance carried into the horizon, and the hours of its duties so far."""
    total_nights: int
    total_weekends: int


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
    ordered = sorted(view.officers, key=lambda officer: owners.get(officer.owner, len(owners)))
    return Week(days, tuple(_row(view, officer, days) for officer in ordered))


def _row(view: View, officer: Officer, days: tuple[date, ...]) -> Row:
    own = view.facts.services_of[officer.code]
    so_far = [s for s in own if s.start.date() <= days[-1]]
    services = [s for s in so_far if days[0] <= s.start.date()]
    return Row(
        officer,
        masked(officer, officer.owner),
        tuple(
            (*_absences(view, officer, day), *(_entry(view, s) for s in services if s.start.date() == day))
            for day in days
        ),
        _hours(services),
        view.nights(services),
        view.weekends(services),
        _overtime(view, officer, days),
        round(officer.carried.minutes / 60 + _hours(so_far), 1),
        officer.carried.nights + view.nights(so_far),
        officer.carried.weekends + view.weekends(so_far),
    )


def _hours(services: list[Service]) -> float:
    return round(sum(s.working_minutes for s in services) / 60, 1)


def _overtime(view: View, officer: Officer, days: tuple[date, ...]) -> float:
    """As `overtime` counts it: by the minutes that fall into the days, those of a duty from before the horizon too."""
    opens, closes = at(days[0], time()), at(days[-1] + timedelta(days=1), time())
    worked = sum(s.working_within(opens, closes) for s in view.facts.services_of[officer.code])
    worked += view.facts.tail(officer.code, days[0], days[-1] + timedelta(days=1))
    return round(max(0, worked - officer.weekly_minutes) / 60, 1)


def _entry(view: View, service: Service) -> Entry:
    times = span(service.start, service.end)
    if view.street not in ("", service.street):
        line = Line(ELSEWHERE, "", times=times)
        return Entry(line.kind, line.text(view.words), view.words("away.elsewhere"))
    work, duty = view.work_of(service), service.duty
    signs = (duty.role.value, *duty.marks)
    marks = tuple(mark for mark in MARKS if mark in signs)
    sign = _sign(view, service, work) if isinstance(work, Post) else ""
    several = isinstance(work, Operation) and work.groups > 1
    line = Line(SIGNS[sign] if sign else OPERATION, work.code, sign, duty.group if several else 0, marks, times)
    return Entry(line.kind, line.text(view.words), work.name)


def _sign(view: View, service: Service, post: Post) -> str:
    """On call at home, standby, or else by the clock: at night, over eight hours, or by the hour it begins."""
    if service.on_call:
        return "on_call"
    if post.standby_reach is not None:
        return "standby"
    if view.nights([service]):
        return "night"
    if service.end - service.start > _LONG:
        return "whole"
    return "early" if service.start.time() < _NOON else "middle" if service.start.time() < _EVENING else "late"


_LONG = timedelta(hours=8)
_NOON, _EVENING = time(12), time(17)


def _absences(view: View, officer: Officer, day: date) -> list[Entry]:
    opens = datetime.combine(day, time())
    closes = opens + timedelta(days=1)
    found = []
    for absence in officer.absences:
        start, end = max(absence.span.start, opens), min(absence.span.end, closes)
        if start < end:
            times = "" if (start, end) == (opens, closes) else span(start, end)
            line = Line(ABSENCE, absence.kind, times=times)
            found.append(Entry(ABSENCE, line.text(view.words), absence_word(view.words, absence.kind)))
    return found
