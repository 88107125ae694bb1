"""What the page knows of work: operations with their teams, post shifts, and who serves where.

When to modify: a fact about operations or posts that a view of the page shows.
"""

from __future__ import annotations

from typing import Any

from enforceplan.domain import Operation, Post, Presence
from enforceplan.facts import Shift
from enforceplan.report import listings, remedies
from enforceplan.report.page_words import Tongues, both, since
from enforceplan.report.view import View
from enforceplan.report.work_tables import in_order, missing
from enforceplan.roster import Duty

Told = dict[str, Any]
"""Plain values that go into the page as JSON; times are minutes after the first midnight of the horizon."""


def jobs(tongues: Tongues) -> list[Told]:
    """Served operations by start, then post shifts by beginning, whether or not anybody holds them."""
    view = tongues.view
    return [*(_served(tongues, o) for o in view.served), *(_shift(tongues, shift) for shift in in_order(view))]


def left_out(tongues: Tongues) -> list[Told]:
    """Operations that are not served, most urgent first, with the reason and what might help."""
    view = tongues.view
    known = view.outcome.scenario.operations
    return [
        {
            **_plan(known[one.operation]),
            "reason": both(one.text),
            "advice": tongues.say(lambda told, one=one: remedies.for_operation(told, one)),  # type: ignore[misc]
        }
        for one in view.unserved
    ]


def duties(view: View) -> list[list[Any]]:
    """[officer, job, team, role, marks] of each duty by start; a job by its place in `jobs`, a team in the job's.

    Arrays and not objects, for there are thousands.
    """
    place = {o.code: n for n, o in enumerate(view.served)}
    place |= {str(shift.ref): n for n, shift in enumerate(in_order(view), len(place))}
    team: dict[Duty, int] = {}
    for o in view.served:
        for n, one in enumerate(listings.teams(view, o)):
            team |= {duty: n for duty in one.duties if duty.operation == o.code}
    return [
        [s.officer, place[s.job], team.get(s.duty, 0), s.duty.role.value, list(s.duty.marks)]
        for s in view.services
        if s.job in place
    ]


def _plan(operation: Operation) -> Told:
    return {
        "code": operation.code,
        "name": operation.name,
        "type": operation.type,
        "street": operation.street,
        "priority": operation.priority,
        "lead": operation.lead,
        "asks": sorted({element.department for element in operation.elements}),
    }


def _served(tongues: Tongues, operation: Operation) -> Told:
    view = tongues.view
    return {
        **_plan(operation),
        "kind": "operation",
        "from": since(view, view.facts.starts[operation.code]),
        "to": since(view, view.facts.end_of(operation.code)),
        "joins": operation.joins,
        "muster": operation.muster_place,
        "site": operation.site,
        "vehicles": view.vehicles(operation.code),
        "remark": tongues.say(lambda told: listings.remark(told, operation)),
        "teams": [
            {"group": team.group, "part": team.kind, "body": team.body, "invited": team.invited}
            for team in listings.teams(view, operation)
        ],
    }


def _shift(tongues: Tongues, shift: Shift) -> Told:
    view, post = tongues.view, shift.post
    lacks = missing(view, shift)
    asked = (post.certified, post.auxiliaries, post.cadres)
    return {
        "code": post.code,
        "name": post.name,
        "street": post.street,
        "kind": _kind(post),
        "from": since(view, shift.start),
        "to": since(view, shift.end),
        "asked": sum(asked),
        "lacks": list(lacks),
        **({"advice": tongues.say(lambda told: remedies.for_shift(told, shift))} if sum(lacks) else {}),
    }


def _kind(post: Post) -> str:
    if post.presence is Presence.ON_CALL:
        return "on_call"
    return "post" if post.standby_reach is None else "standby"
