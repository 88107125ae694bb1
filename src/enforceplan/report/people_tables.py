"""Tidy tables of the people: the burden of each officer and of each department.

When to modify: a column about people. Hours are working time of duties that begin in the week.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pandas as pd

from enforceplan.domain import Attach
from enforceplan.facts import Service
from enforceplan.report.view import View

OFFICERS = [
    "officer",
    "department",
    "street",
    "standing",
    "attach",
    "duties",
    "operations",
    "hours",
    "nights",
    "weekends",
    "available_hours",
    "share",
    "carried_hours",
    "carried_nights",
    "carried_weekends",
]
DEPARTMENTS = [
    "department",
    "name",
    "officers",
    "on_duty",
    "duties",
    "hours",
    "available_hours",
    "share",
    "most_a_day",
    "draw_cap",
    "home_reserve",
]


def officers(view: View) -> pd.DataFrame:
    """One row an officer of the view, in the scenario's order. ``share`` is hours in percent of the hours available."""
    rows = []
    for officer in view.officers:
        services = view.facts.services_of[officer.code]
        available = view.facts.available_minutes(officer)
        worked = sum(s.working_minutes for s in services)
        rows.append(
            [
                officer.code,
                officer.owner,
                officer.used_by,
                officer.standing.value,
                officer.attach.value,
                len(services),
                sum(bool(s.duty.operation) for s in services),
                _hours(worked),
                view.nights(services),
                view.weekends(services),
                _hours(available),
                _percent(worked, available),
                _hours(officer.carried.minutes),
                officer.carried.nights,
                officer.carried.weekends,
            ]
        )
    return pd.DataFrame(rows, columns=OFFICERS)


def departments(view: View) -> pd.DataFrame:
    """One row an owner of officers (departments, then streets), with what the centre drew from it.

    ``most_a_day`` counts distinct officers with a duty beginning that day, residents and sunk staff not counted: the
    number that `draw_cap` limits.
    """
    scenario = view.outcome.scenario
    members = defaultdict(list)
    for officer in view.officers:
        members[officer.owner].append(officer)
    rows = []
    for owner in [*scenario.departments, *(code for code in scenario.streets if code not in scenario.departments)]:
        if owner not in members:
            continue
        services = [s for officer in members[owner] for s in view.facts.services_of[officer.code]]
        available = sum(map(view.facts.available_minutes, members[owner]))
        worked = sum(s.working_minutes for s in services)
        department = scenario.departments.get(owner)
        rows.append(
            [
                owner,
                view.owner_name(owner),
                len(members[owner]),
                len({s.officer for s in services}),
                len(services),
                _hours(worked),
                _hours(available),
                _percent(worked, available),
                _most_drawn(view, services),
                department.draw_cap if department else None,
                department.home_reserve if department else None,
            ]
        )
    return pd.DataFrame(rows, columns=DEPARTMENTS).astype({"draw_cap": "Int64", "home_reserve": "Int64"})


def _most_drawn(view: View, services: list[Service]) -> int:
    drawn: dict[date, set[str]] = defaultdict(set)
    for service in services:
        if view.outcome.scenario.officers[service.officer].attach not in (Attach.RESIDENT, Attach.SUNK):
            drawn[service.start.date()].add(service.officer)
    return max(map(len, drawn.values()), default=0)


def _hours(minutes: int) -> float:
    return round(minutes / 60, 2)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
