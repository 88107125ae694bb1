"""What the page knows of people: officers with their burden, owners of officers, who is comparable with whom.

When to modify: a fact about people that a view of the page shows.
"""

from __future__ import annotations

from typing import Any

from enforceplan.domain import Officer
from enforceplan.report import people_tables
from enforceplan.report.layout import ELSEWHERE
from enforceplan.report.page_words import since
from enforceplan.report.tables import rows_of
from enforceplan.report.view import View

Told = dict[str, Any]
"""Plain values that go into the page as JSON; times are minutes after the first midnight of the horizon."""


def officers(view: View) -> list[Told]:
    """Every officer of the view, owners together; ``group`` is his place in `groups`.

    ``away`` is what keeps him from duty: absences, and on the page of a street duties ``elsewhere``. No certificate
    number, no telephone.
    """
    place = {group: n for n, group in enumerate(_groups(view))}
    burden = people_tables.officers(view)
    known = view.outcome.scenario.officers
    told = []
    for row in (dict(zip(burden.columns, values, strict=True)) for values in rows_of(burden)):
        officer = known[str(row["officer"])]
        told.append({**row, "name": officer.name, "group": place[_alike(officer)], "away": _away(view, officer)})
    owners = {code: n for n, code in enumerate(owners_of(view))}
    return sorted(told, key=lambda one: owners[str(one["department"])])


def owners_of(view: View) -> dict[str, str]:
    """Owners of officers, departments before streets: code -> name."""
    scenario = view.outcome.scenario
    having = {officer.owner for officer in view.officers}
    listed = [code for code in dict.fromkeys([*scenario.departments, *scenario.streets]) if code in having]
    return {code: view.owner_name(code) for code in [*listed, *sorted(having - {*listed})]}


def limits(view: View) -> dict[str, Told]:
    """Owner -> most drawn on a day, the cap on that, and how many are kept at home."""
    frame = people_tables.departments(view)
    rows = (dict(zip(frame.columns, values, strict=True)) for values in rows_of(frame))
    return {
        str(row["department"]): {key: row[key] for key in ("most_a_day", "draw_cap", "home_reserve")} for row in rows
    }


def groups(view: View) -> list[Told]:
    """Groups of comparable officers, as `fair_nights` and `fair_weekends` compare them."""
    columns = ("department", "street", "standing", "regime", "no_night")
    return [dict(zip(columns, group, strict=True)) for group in _groups(view)]


def _groups(view: View) -> list[tuple[str, str, str, str, bool]]:
    return list(dict.fromkeys(map(_alike, view.officers)))


def _alike(officer: Officer) -> tuple[str, str, str, str, bool]:
    return officer.owner, officer.used_by, officer.standing.value, officer.regime.value, officer.no_night


def _away(view: View, officer: Officer) -> list[Told]:
    scenario = view.outcome.scenario
    spans = [
        (absence.span.start, absence.span.end, absence.kind)
        for absence in officer.absences
        if absence.span.start < scenario.end and absence.span.end > scenario.start
    ]
    services = view.facts.services_of[officer.code]
    spans += [(s.start, s.end, ELSEWHERE) for s in services if view.street not in ("", s.street)]
    return [{"from": since(view, start), "to": since(view, end), "kind": kind} for start, end, kind in sorted(spans)]
