"""The daily duty table (日值班表): of each day and street who leads, commands, sits at the desk, stands by and patrols.

When to modify: another column of the table. Every shift on its own stands in `listings.daily`.
"""

from __future__ import annotations

from collections import defaultdict

from enforceplan.domain import Post, Presence, Rank
from enforceplan.facts import Shift
from enforceplan.report.listings import Cells, Listing, lacking
from enforceplan.report.view import View, span
from enforceplan.report.work_tables import in_order, missing

COLUMNS = [
    "day",
    "street",
    "duty_leader",
    "duty_commander",
    "desk",
    "standby",
    "patrol",
    "operation",
    "liaisons",
    "remark",
]


def duty_table(view: View) -> Listing:
    """One row a day and street, also where nobody is on duty; a line a shift, what it lacks behind it."""
    shifts: dict[tuple[object, str], list[Shift]] = defaultdict(list)
    for shift in in_order(view):
        shifts[shift.start.date(), shift.post.street].append(shift)
    streets = [view.street] if view.street else list(view.outcome.scenario.streets)
    rows: list[Cells] = []
    for day in view.facts.dates:
        for street in streets:
            lines: dict[str, list[str]] = defaultdict(list)
            for shift in shifts[day, street]:
                lines[_column(shift.post)].append(_line(view, shift))
            begun = [o for o in view.served if o.street == street and view.facts.starts[o.code].date() == day]
            lines["operation"] = [f"{view.facts.starts[o.code]:%H:%M} {o.code} {o.name}".strip() for o in begun]
            jobs = {*(str(shift.ref) for shift in shifts[day, street]), *(o.code for o in begun)}
            lines["liaisons"] = _liaisons(view, jobs)
            title = view.day_title(day)
            rows.append((title, street, *("\n".join(lines[column]) for column in COLUMNS[2:-1]), _special(view, title)))
    return Listing(COLUMNS, tuple(rows))


def _column(post: Post) -> str:
    """By what its heads are: leaders and commanders by rank, at the desk auxiliaries whom nobody leads."""
    if post.rank >= Rank.DUTY_LEADER:
        return "duty_leader"
    if post.rank >= Rank.COMMANDER:
        return "duty_commander"
    if post.standby_reach is not None or post.presence is Presence.ON_CALL:
        return "standby"
    alone = post.auxiliaries > 0 and post.certified + post.cadres == 0
    return "desk" if alone and not post.led else "patrol"


def _line(view: View, shift: Shift) -> str:
    """When, who, and what is lacking; the post where its column has several."""
    crew = ", ".join(view.person(service.officer) for service in view.services_of_job.get(str(shift.ref), []))
    lacks = f"[{lacking(view, shift)}]" if sum(missing(view, shift)) else ""
    post = shift.post.code if _column(shift.post) in ("standby", "patrol") else ""
    return " ".join(part for part in (span(shift.start, shift.end), post, crew, lacks) if part)


def _liaisons(view: View, jobs: set[str]) -> list[str]:
    """Whom to call at each department on duty; the number only where full numbers were asked for."""
    departments = view.outcome.scenario.departments
    owners = {view.facts.officer(s.duty).owner for job in jobs for s in view.services_of_job.get(job, [])}
    found = []
    for code in [code for code in departments if code in owners]:
        known = departments[code]
        told = [known.liaison, known.phone if view.full_numbers else ""]
        if any(told):
            found.append(" ".join(part for part in (code, *told) if part))
    return found


def _special(view: View, title: str) -> str:
    """What the calendar makes of the day, where its title says so."""
    return " ".join(title.split()[2:])
