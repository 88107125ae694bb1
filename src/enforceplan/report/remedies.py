"""What might help where the roster lacks something: who is idle then, and which less urgent work stands in the way.

Nothing here is tried out; idle officers may be held by hours, rest or people kept at home.

When to modify: advice on a new reason.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from enforceplan.domain import DISTRICT, Operation, Standing
from enforceplan.facts import Shift
from enforceplan.outcome import Unserved
from enforceplan.report.view import View
from enforceplan.report.work_tables import missing

_ADVISED = ("no_start", "no_people", "no_equipment", "crowded_out", "not_chosen", "not_asked", "rule")
"""Reasons on which there is advice (``advice.CODE``)."""
_STANDINGS = (Standing.CERTIFIED, Standing.AUXILIARY, Standing.CADRE)
"""Of the heads of a shift, in the order in which `missing` counts them."""
_NAMED = 4
"""Most operations that are named as less urgent."""


def lack(left_out: Unserved) -> int:
    """Heads or things that an operation lacks where it comes nearest; 0 where that cannot be counted."""
    return max(0, left_out.amounts.get("asked", 0) - left_out.amounts.get("free", 0))


def for_operation(view: View, left_out: Unserved) -> str:
    """What to try for an operation that was left out; empty where its reason has no advice."""
    if left_out.code not in _ADVISED:
        return ""
    told = [view.words("advice.lacking", missing=n)] if (n := lack(left_out)) else []
    told.append(view.words(f"advice.{left_out.code}"))
    if left_out.code == "crowded_out" and (found := less_urgent(view, left_out)):
        told.append(view.words("advice.less_urgent", codes=", ".join(found)))
    return view.words("advice.and").join(told)


def for_shift(view: View, shift: Shift) -> str:
    """What to try for a shift that lacks heads."""
    key = "advice.shift_idle" if (free := len(idle(view, shift))) else "advice.shift_none"
    return view.words(key, missing=sum(missing(view, shift)), free=free)


def idle(view: View, shift: Shift) -> list[str]:
    """Officers of the owners and standings that a shift lacks who are then neither away nor on duty."""
    lacks = {standing for standing, n in zip(_STANDINGS, missing(view, shift), strict=True) if n}
    post = shift.post
    return [
        officer.code
        for officer in view.outcome.scenario.officers.values()
        if officer.standing in lacks
        and (not post.departments or officer.owner in post.departments)
        and officer.used_by in (post.street, DISTRICT)
        and not any(a.span.start < shift.end and a.span.end > shift.start for a in officer.absences)
        and not any(s.start < shift.end and s.end > shift.start for s in view.facts.services_of[officer.code])
    ]


def less_urgent(view: View, left_out: Unserved) -> list[str]:
    """Served operations of lower priority, of the department that it lacks, at a time at which it may take place."""
    known = view.outcome.scenario.operations
    operation = known[left_out.operation]
    asked = {e.department for e in operation.elements if e.code == left_out.element}
    times = _offered(view, operation)
    found = []
    for other in sorted((known[served] for served in view.facts.starts), key=lambda o: (o.priority, o.code)):
        start, end = view.facts.starts[other.code], view.facts.end_of(other.code)
        owners = {view.facts.officer(duty).owner for duty in view.facts.crew_of.get(other.code, [])}
        meets = any(first < end and last > start for first, last in times)
        if other.priority < operation.priority and not other.must and owners & asked and meets:
            found.append(other.code)
    return found[:_NAMED]


def _offered(view: View, operation: Operation) -> list[tuple[datetime, datetime]]:
    """Beginning and end of every start on the grid at which it may take place."""
    scenario, length = view.outcome.scenario, timedelta(minutes=operation.minutes)
    grid = range(0, scenario.days * 1440, scenario.slot_minutes)
    starts = (scenario.start + timedelta(minutes=n) for n in grid)
    return [(start, start + length) for start in starts if view.facts.offered(operation, start)]
