"""What the roster lacks: operations left out and post shifts without heads, whose they would be, and what might help.

``free`` is who or what is there of what is missing: for an operation at the best of its starts, for a shift officers
of its owners who are neither away nor on duty then.

When to modify: a column of the list. What might help is told in `remedies`.
"""

from __future__ import annotations

from collections.abc import Iterator

from enforceplan.domain import Operation
from enforceplan.outcome import Unserved
from enforceplan.report import remedies
from enforceplan.report.listings import Cells, Listing, lacking
from enforceplan.report.view import View, span
from enforceplan.report.work_tables import in_order, missing

COLUMNS = [
    "kind",
    "code",
    "name",
    "street",
    "priority",
    "day",
    "time",
    "missing",
    "free",
    "department",
    "skills",
    "reason",
    "advice",
]


def gaps(view: View) -> Listing:
    """Operations left out with their reason, then post shifts that lack heads. Advice was not tried out."""
    known = view.outcome.scenario.operations
    rows = [_operation(view, known[left_out.operation], left_out) for left_out in view.unserved]
    return Listing(COLUMNS, (*rows, *_open_shifts(view)))


def _operation(view: View, o: Operation, left_out: Unserved) -> Cells:
    asked_of = [e.department for e in o.elements if e.certified + e.auxiliaries + e.cadres]
    skills = [e.qualification for e in o.elements if e.qualification]
    return (
        view.words("kind.operation"),
        o.code,
        o.name,
        o.street,
        o.priority,
        "",
        "",
        remedies.lack(left_out) or "",
        left_out.amounts.get("free", "") if left_out.amounts.get("asked") else "",
        ", ".join(dict.fromkeys(asked_of)),
        ", ".join(dict.fromkeys(skills)),
        view.words.choose(left_out.text),
        remedies.for_operation(view, left_out),
    )


def _open_shifts(view: View) -> Iterator[Cells]:
    for shift in in_order(view):
        lacks = missing(view, shift)
        if sum(lacks):
            post = shift.post
            yield (
                view.words("kind.post"),
                post.code,
                post.name,
                post.street,
                "",
                view.day_title(shift.start.date()),
                span(shift.start, shift.end),
                sum(lacks),
                len(remedies.idle(view, shift)),
                ", ".join(post.departments),
                post.qualification,
                lacking(view, shift),
                remedies.for_shift(view, shift),
            )
