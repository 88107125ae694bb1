"""Orders to departments (派单): what each sends to which job, by when it signs and arrives, with room to answer.

When to modify: a column of an order. The paper that carries it stands in `order_paper`.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from enforceplan.domain import Operation, PairKind, Post
from enforceplan.facts import Service
from enforceplan.report.listings import Cells, Listing, remark
from enforceplan.report.view import View, span
from enforceplan.roster import Role

ORDER = [
    "order_no",
    "direction",
    "department",
    "day",
    "time",
    "code",
    "name",
    "street",
    "muster",
    "sign_before",
    "arrive_before",
    "certified",
    "auxiliaries",
    "cadres",
    "commanders",
    "skills",
    "crew",
    "first_man",
    "second_man",
    "remark",
    "answer",
    "grounds",
]


def order(view: View, owner: str) -> Listing:
    """What one department (or street) is asked to send this week, job by job, numbered, with room to answer."""
    rows: list[Cells] = []
    for _, services in sorted(view.services_of_job.items(), key=lambda item: (item[1][0].start, item[0])):
        sent = [s for s in services if view.facts.officer(s.duty).owner == owner]
        if sent:
            rows.append(_row(view, owner, sent, len(rows) + 1))
    return Listing(ORDER, tuple(rows))


def orders(view: View) -> dict[str, Listing]:
    """Orders by owner of officers, in the scenario's order; an owner nothing is asked of has none."""
    scenario = view.outcome.scenario
    having = {officer.owner for officer in scenario.officers.values()}
    made = {owner: order(view, owner) for owner in [*scenario.departments, *scenario.streets] if owner in having}
    return {owner: listing for owner, listing in made.items() if listing.rows}


def _row(view: View, owner: str, sent: list[Service], number: int) -> Cells:
    work, first = view.work_of(sent[0]), sent[0]
    asked_back = isinstance(work, Operation) and work.requested_by in view.outcome.scenario.departments
    roles = Counter(s.duty.role for s in sent)
    heads = tuple(roles[role] for role in (Role.CERTIFIED, Role.AUXILIARY, Role.CADRE, Role.COMMANDER))
    first_man, second_man = _backed_up(view, sent)
    return (
        f"{view.outcome.scenario.week_start:%Y%m%d}-{owner}-{number:02}",
        view.words("paper.direction_back" if asked_back else "paper.direction"),
        owner,
        view.day_title(first.start.date()),
        span(first.start, first.end),
        work.code,
        work.name,
        first.street,
        work.muster_place if isinstance(work, Operation) else "",
        _sign_before(view, owner, first.start),
        first.start,
        *heads,
        ", ".join(_skills(view, work, sent)),
        view.crew(s.duty for s in sent),
        first_man,
        second_man,
        remark(view, work) if isinstance(work, Operation) else "",
        "",
        "",
    )


def _sign_before(view: View, owner: str, start: datetime) -> datetime | str:
    """As long before the start as the department wants to know of it; empty for one that wants no notice."""
    department = view.outcome.scenario.departments.get(owner)
    return start - timedelta(hours=department.notice_hours) if department and department.notice_hours else ""


def _skills(view: View, work: Operation | Post, sent: list[Service]) -> list[str]:
    """Qualifications asked of those sent, and how many of them drive."""
    if isinstance(work, Post):
        asked, drivers = [work.qualification], work.drivers
    else:
        filled = {s.duty.element for s in sent}
        asked = [e.qualification for e in work.elements if e.code in filled]
        drivers = sum("driver" in s.duty.marks for s in sent)
    found = list(dict.fromkeys(filter(None, asked)))
    return [*found, *([f"{view.words('mark.driver')} {drivers}"] if drivers else [])]


def _backed_up(view: View, sent: list[Service]) -> tuple[str, str]:
    """A and B of those sent who have a backup: who goes, and who stands in for him."""
    going = [s.officer for s in sent]
    found = [
        (a, b)
        for pair in view.outcome.scenario.pairs
        if pair.kind is PairKind.BACKUP
        for a, b in ((pair.officer, pair.other), (pair.other, pair.officer))
        if a in going and b not in going
    ]
    return tuple("\n".join(view.person(pair[n]) for pair in found) for n in (0, 1))  # type: ignore[return-value]
