"""The next week's ledger: what everybody brought along and what this week added, as the fairness rooms count it.

When to modify: together with a `fair_*` room or `LedgerRow`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from enforceplan.domain import DISTRICT, DayKind, Officer, Regime
from enforceplan.facts import Service, at, clock, minutes
from enforceplan.load.people import expanded
from enforceplan.memory.history import history
from enforceplan.memory.records import Worked
from enforceplan.report.view import View
from enforceplan.rules.base import Rule
from enforceplan.rules.book import make
from enforceplan.rules.fair_departments import FairDepartments
from enforceplan.rules.fair_streets import FairStreets
from enforceplan.scenario import Document
from enforceplan.scenario.kinds import Period
from enforceplan.scenario.running import LedgerRow

_Room = TypeVar("_Room", bound=Rule)


def ledger(view: View, week: Worked, document: Document, until: date) -> tuple[LedgerRow, ...]:
    """One row for every officer, department and street that brings something along.

    Parameters
    ----------
    view
        The run; its roster is not used, its rules and words are.
    week
        The week as it was worked.
    document
        The scenario as written, with the ledger the week began with.
    until
        Last day counted.
    """
    former = _former(document)
    coming, period = until + timedelta(days=1), document.settings.period
    goes_on = _period_of(week.scenario.week_start, period) == _period_of(coming, period)
    rows = [*_officers(view, week, former, goes_on), *_owners(view, week, former), *_streets(view, week)]
    merged: dict[tuple[str, str], dict[str, object]] = {}
    for kind, code, values in rows:
        merged.setdefault((kind, code), {}).update(values)
    return tuple(
        LedgerRow.model_validate({kind: code, **filled, "until": until})
        for (kind, code), values in merged.items()
        if (filled := {key: value for key, value in values.items() if value})
    )


_Row = tuple[str, str, dict[str, object]]


def _period_of(day: date, period: Period) -> tuple[int, int]:
    """Year, and which of its months or quarters a week that begins on this day counts for."""
    return day.year, {Period.MONTH: day.month, Period.QUARTER: (day.month + 2) // 3, Period.YEAR: 0}[period]


def _former(document: Document) -> dict[tuple[str, str], LedgerRow]:
    """Rows the week began with, by kind and code; a row for alike officers stands for each of them."""
    stems = {row.code: expanded(row.code, row.count) for row in document.officers}
    found: dict[tuple[str, str], LedgerRow] = {}
    for row in document.ledger:
        if row.officer is not None:
            found |= {("officer", code): row for code in stems.get(row.officer, (row.officer,))}
        elif row.department is not None:
            found["department", row.department] = row
        elif row.street is not None:
            found["street", row.street] = row
    return found


def _officers(view: View, week: Worked, former: dict[tuple[str, str], LedgerRow], goes_on: bool) -> list[_Row]:
    """Officers; what is counted by period begins anew where the period does not go on."""
    share = shares(week)
    empty = LedgerRow.model_validate({})
    rows: list[_Row] = []
    for code, officer in week.scenario.officers.items():
        services = week.services_of[code]
        before = former.get(("officer", code), empty)
        spent = sum(service.working_minutes for service in services)
        earned = _outside_working_days(week, services) if officer.regime is Regime.CIVIL_SERVANT else 0
        rows.append(
            (
                "officer",
                code,
                {
                    "minutes": officer.carried.minutes + spent - share[code],
                    "nights": officer.carried.nights + view.nights(services),
                    "weekends": officer.carried.weekends + view.weekends(services),
                    **history(view, week, officer),
                    "shifts": goes_on * (officer.carried.shifts + sum(s.duty.post is not None for s in services)),
                    "weekends_so_far": goes_on * (officer.carried.weekends_so_far + view.weekends(services)),
                    "holidays": before.holidays + _holidays(week, services),
                    "overtime_minutes": before.overtime_minutes + _overtime(week, officer, services),
                    "leave_owed_minutes": max(0, before.leave_owed_minutes + earned - _given_back(week, officer)),
                },
            )
        )
    return rows


def shares(week: Worked) -> dict[str, int]:
    """Fair share of each officer, minutes: of what comparable officers worked together, by available minutes.

    Comparable are officers as in `fair_nights`: same owner, place of use, standing, regime, freedom to work nights.
    Rounded to whole minutes, half up.
    """
    groups: dict[tuple[object, ...], list[Officer]] = defaultdict(list)
    for officer in week.scenario.officers.values():
        groups[comparable(officer)].append(officer)
    found: dict[str, int] = {}
    for members in groups.values():
        available = {officer.code: week.available_minutes(officer) for officer in members}
        spent = sum(s.working_minutes for officer in members for s in week.services_of[officer.code])
        whole = sum(available.values())
        found |= {code: (2 * spent * own + whole) // (2 * whole) for code, own in available.items()}
    return found


def comparable(officer: Officer) -> tuple[object, ...]:
    """What makes two officers comparable."""
    return officer.owner, officer.used_by, officer.standing, officer.regime, officer.no_night


def _holidays(week: Worked, services: list[Service]) -> int:
    """Statutory holidays on which a duty began, on call included."""
    begun = {service.start.date() for service in services}
    return sum(day in week.scenario.day_of and week.scenario.day_of[day].kind is DayKind.HOLIDAY for day in begun)


def _overtime(week: Worked, officer: Officer, services: list[Service]) -> int:
    """Working minutes above his own week, calendar week by calendar week.

    Those of a duty that began before the horizon are new where its first day is a Monday; else the former week, cut by
    the horizon, has counted them.
    """
    total = 0
    for monday, following in week.weeks:
        low, high = at(monday, clock("00:00")), at(following, clock("00:00"))
        tail = week.tail(officer.code, monday, following) if monday == week.dates[0] else 0
        total += max(0, tail + sum(s.working_within(low, high) for s in services) - officer.weekly_minutes)
    return total


def _outside_working_days(week: Worked, services: list[Service]) -> int:
    """Working minutes on days on which offices are shut: compensatory leave is owed for them.

    Source: 公务员法 第八十二条 (work outside working days is made good by leave, else by a subsidy).
    """
    total = 0
    for service in services:
        day = service.start.date()
        while at(day, clock("00:00")) < service.end:
            known = week.scenario.day_of.get(day)
            if known is not None and not known.works:
                total += service.working_within(at(day, clock("00:00")), at(day + timedelta(days=1), clock("00:00")))
            day += timedelta(days=1)
    return total


def _given_back(week: Worked, officer: Officer) -> int:
    """Minutes of compensatory leave taken in the horizon: of a working day the share as in `fair_hours`."""
    taken = [absence for absence in officer.absences if absence.kind == "compensatory"]
    if not taken:
        return 0
    return week.on_leave_minutes(replace(officer, absences=tuple(taken)))


def _owners(view: View, week: Worked, former: dict[tuple[str, str], LedgerRow]) -> list[_Row]:
    """Departments: balance of weighted minutes, and heads lent and borrowed; streets that own officers: the heads."""
    room = in_force(view, FairDepartments)
    people, scenario = week.scenario.officers, week.scenario
    weighted: Counter[str] = Counter()
    for service in week.services:
        inside = _in_office(week, service, room.office_open, room.office_close)
        weighted[people[service.officer].owner] += 2 * service.working_minutes - inside
    available: Counter[str] = Counter()
    for officer in people.values():
        available[officer.owner] += week.available_minutes(officer)
    owned = [code for code in scenario.departments if available[code]]
    spent, whole = sum(weighted[code] for code in owned), sum(available[code] for code in owned)
    lent, borrowed = _heads(week)
    empty = LedgerRow.model_validate({})
    rows: list[_Row] = []
    for code in (*scenario.departments, *scenario.streets):
        kind = "department" if code in scenario.departments else "street"
        before = former.get((kind, code), empty)
        values: dict[str, object] = {
            "lent": before.lent + lent[code],
            "borrowed": before.borrowed + borrowed[code],
        }
        if kind == "department":
            share = (2 * spent * available[code] + whole) // (2 * whole) if whole else 0
            values["minutes"] = scenario.department_carried.get(code, 0) + (
                weighted[code] - share if available[code] else 0
            )
        rows.append((kind, code, values))
    return rows


def _heads(week: Worked) -> tuple[Counter[str], Counter[str]]:
    """Heads each owner sent to operations that others lead, and heads of others in operations it led."""
    lent: Counter[str] = Counter()
    borrowed: Counter[str] = Counter()
    sent = {(s.officer, s.duty.operation) for s in week.services if s.duty.operation}
    for officer, operation in sent:
        owner, lead = week.scenario.officers[officer].owner, week.scenario.operations[operation].lead
        if owner != lead:
            lent[owner] += 1
            borrowed[lead] += 1
    return lent, borrowed


def _in_office(week: Worked, service: Service, opens: str, closes: str) -> int:
    """Working minutes of a duty in office time of the working days it touches."""
    total, day = 0, service.start.date()
    while datetime.combine(day, clock("00:00")) < service.end:
        if day in week.scenario.day_of and week.scenario.day_of[day].works:
            total += service.working_within(at(day, clock(opens)), at(day, clock(closes)))
        day += timedelta(days=1)
    return total


def left_out(view: View, week: Worked) -> Counter[str]:
    """Coverage points left out at each street this week, as `fair_streets` counts them."""
    room = in_force(view, FairStreets)
    found: Counter[str] = Counter()
    for operation in week.scenario.operations.values():
        if operation.code not in week.starts:
            found[operation.street] += room.operation_points * operation.priority**2
    for ref, shift in week.shifts.items():
        if shift.post.standby_reach is None:
            asked = shift.post.certified + shift.post.auxiliaries + shift.post.cadres
            half_hours = -(-minutes(shift.end - shift.start) // 30)
            found[shift.post.street] += room.head_points * half_hours * (asked - len(week.crew_of.get(str(ref), ())))
    return found


def _streets(view: View, week: Worked) -> list[_Row]:
    """Points left out so far, less those of the street that lacks least: only differences are carried."""
    now = left_out(view, week)
    total = {code: max(0, now[code] + week.scenario.street_carried.get(code, 0)) for code in week.scenario.streets}
    least = min(total.values(), default=0)
    return [("street", code, {"left_out": points - least}) for code, points in total.items() if code != DISTRICT]


def in_force(view: View, room: type[_Room]) -> _Room:
    """The first entry of a room in force, or the room as it is by default where it is switched off."""
    found = next((rule for rule in view.outcome.rules if isinstance(rule, room)), None)
    if found is not None:
        return found
    made = make(room.id, {})
    if not isinstance(made, room):
        raise TypeError(f"{room.id} is not the id of {room.__name__}")
    return made
