"""Premises are not visited more often in a year than their cap allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from pydantic import Field

from enforceplan.domain import ElementKind, Level, Premises
from enforceplan.problem import AUXILIARY, ENFORCING_TEAM
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Ints


def _shop(grade: str, cap: int | None = None, **visits: int) -> dict[str, dict[str, object]]:
    """Operation A1 names the shop N1, of a grade and with visits so far by body."""
    shop = Premises("N1", "N1", "S1", "S1", "", grade, None, False, cap=cap, visits=tuple(visits.items()))
    return {"premises": {"N1": shop}, "operations": {"A1": {"premises": ("N1",)}}}


def _both(shop: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """A2 names it, too."""
    return {**shop, "operations": {**shop["operations"], "A2": {"premises": ("N1",)}}}


def _one(shop: dict[str, dict[str, object]], **fields: object) -> dict[str, dict[str, object]]:
    return {**shop, "operations": {"A1": {"premises": ("N1",), **fields}}}


def _street(shop: dict[str, dict[str, object]], *officers: str) -> dict[str, dict[str, object]]:
    """Some officers are the street's own."""
    return {**shop, "officers": {code: {"owner": "S1"} for code in officers}}


def _joined(shop: dict[str, dict[str, object]], **guest: object) -> dict[str, dict[str, object]]:
    """A2 is a part of A1's visit."""
    return {**shop, "operations": {**shop["operations"], "A2": {"premises": ("N1",), "joins": "A1", **guest}}}


_TOGETHER = ("M1 A1 0 08:00-10:00", "M2 A2 0 08:00-09:00")
_TWICE = ("M1 A1 0 08:00-10:00", "M2 A2 6 23:00-00:00")


class VisitCap(Rule):
    """No body inspects premises in planned operations more often in a year than their cap, visits so far included.

    The cap is the premises' own (column ``cap``), else its grade's in ``grades``, else ``usual``. A body visits where
    its people fill an element, enforcing and not optional, of a served operation that names the premises: the
    department, or the street where powers are devolved. Operations of one department made as one visit (`one_visit`,
    `Operation.joins`) are one visit of each body that comes; checks of several departments are visits of their own.
    Planned is what answers no event: whistles, hotline orders, cases and re-checks of faults found are free. Premises
    above their cap already get no more; what was visited before the week breaks nothing. Clock: visits so far are of
    the year of the first day, and the whole week counts for that year. An operation that would pass the cap stays
    unserved, or another body that may act goes.
    Source: State Council Office 2024 no. 54 (国办发〔2024〕54号); Xianning, two a year; Hengyang, none at grade A.
    """

    id: ClassVar = "visit_cap"
    default_level: ClassVar = Level.POLICY
    usual: Whole = 2
    """Most planned visits a year by one body, where neither the premises nor their grade say otherwise."""
    grades: dict[str, Whole] = Field({"A": 0})
    """The same for premises of a grade."""

    accepts: ClassVar = (
        Example("the second of two", ("M1 A1 0 20:00-01:00",), _shop("B", MS=1)),
        Example("two of two", _TWICE, _both(_shop(""))),
        Example("two bodies", ("M1,U1 A1 0 08:00-10:00",), _shop("B", 1, FR=1)),
        Example("its own cap before its grade's", ("M1 A1 0 08:00-10:00",), _shop("A", 1)),
        Example("a grade of three", _TWICE, _both(_shop("C", MS=1)), params={"grades": {"C": 3}}),
        Example("above the cap before the week", ("- A1 0 08:00-10:00",), _shop("B", MS=3)),
        Example("the street acts, the department has been there", ("U1,U2 A1 0 08:00-10:00",),
                _street(_shop("B", UM=2), "U1", "U2")),
        Example("a guest and its host, the last visit", _TOGETHER, _joined(_shop("B", MS=1))),
        Example("the guest alone", ("- A1 0 08:00-10:00", _TOGETHER[1]), _joined(_shop("B", MS=1))),
        Example("an event beside a planned guest", _TOGETHER,
                {**_joined(_shop("B", MS=1)), "operations": {
                    "A1": {"premises": ("N1",), "source": "whistle"}, "A2": {"premises": ("N1",), "joins": "A1"}}}),
        Example("only auxiliaries of the element", ("X1 A1 0 08:00-10:00",), _shop("A")),
        Example("a whistle", ("M1 A1 0 08:00-10:00",), _one(_shop("A"), source="whistle")),
        Example("a case", ("M1 A1 0 08:00-10:00",), _one(_shop("A"), inspection_kind="case")),
        Example("a re-check", ("M1 A1 0 08:00-10:00",), _one(_shop("A"), source="recheck")),
        Example("order keepers visit nobody", ("P1 A1 0 08:00-10:00",), _one(
            _shop("A"), elements={"PS": {"kind": ElementKind.ORDER_KEEPING}})),
        Example("who may stay away", ("M1 A1 0 08:00-10:00",), _one(_shop("A"), elements={"MS": {"optional": True}})),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("the third of two", ("M1 A1 6 23:00-00:00",), _shop("B", MS=2)),
        Example("one each, with one so far", _TWICE, _both(_shop("B", MS=1))),
        Example("the street has been there", ("U1,U2 A1 0 08:00-10:00",), _street(_shop("B", S1=2), "U1", "U2")),
        Example(
            "one group is the street's",
            ("U1,U2 A1/1 0 08:00-10:00", "U3,U4 A1/2 0 08:00-10:00"),
            _street(_shop("B", S1=2), "U3", "U4"),
        ),
        Example("a guest and its host, after the last visit", _TOGETHER, _joined(_shop("B", MS=2))),
        Example(
            "a body that comes with the guest alone",
            (_TOGETHER[0], "M2,U1 A2 0 08:00-09:00"),
            _joined(_shop("B", UM=2)),
        ),
        Example(
            "another beside the visit of two",
            (*_TOGETHER, "M1 A3 1 08:00-10:00"),
            {
                **_joined(_shop("B", MS=1)),
                "operations": {**_joined(_shop("B"))["operations"], "A3": {"premises": ("N1",)}},
            },
        ),
        Example("grade A", ("M1 A1 0 20:00-01:00",), _shop("A")),
        Example("a department's order", ("M1 A1 0 08:00-10:00",), _one(_shop("A"), source="department_order")),
        Example("its own cap", ("M1 A1 0 08:00-10:00",), _shop("B", 1, MS=1)),
        Example("usually one", ("M1 A1 0 08:00-10:00",), _shop("B", MS=1), params={"usual": 1}),
        Example("a grade of three", _TWICE, _both(_shop("C", MS=2)), params={"grades": {"C": 3}}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per premises and body, i.e. visits of which one of its people is a part <= max(0, cap - visits so far)."""
        visiting: dict[str, list[int]] = defaultdict(list)
        visit = np.arange(p.K)
        for k, operation in enumerate(p.scenario.operations.values()):
            visit[k] = p.operation_index.get(operation.joins, k)
            event = operation.source in ("whistle", "hotline", "recheck") or operation.inspection_kind == "case"
            for place in () if event else operation.premises:
                visiting[place].append(k)
        team = (p.team_kind == ENFORCING_TEAM) & ~p.team_optional
        visited = np.zeros(p.J, dtype=bool)
        visited[[k for operations in visiting.values() for k in operations]] = True
        acting = np.flatnonzero((team & visited[p.team_job])[p.seat_team] & (p.seat_role != AUXILIARY))
        acting = acting[np.argsort(p.team_job[p.seat_team[acting]], kind="stable")]
        first = np.searchsorted(p.team_job[p.seat_team[acting]], np.arange(p.J + 1))
        limit: list[int] = []
        parties: list[Ints] = []
        for place, operations in visiting.items():
            premises = p.scenario.premises[place]
            there = np.sort(np.concatenate([acting[first[k] : first[k + 1]] for k in operations]))
            job, owner = p.team_job[p.seat_team[there]], p.owner[p.seat_officer[there]]
            cap = self.grades.get(premises.grade, self.usual) if premises.cap is None else premises.cap
            for b in np.unique(owner).tolist():
                mine = np.flatnonzero(owner == b)
                room = max(0, cap - dict(premises.visits).get(p.bodies[b], 0))
                party = visit[job[mine]]
                if len(np.unique(party)) > room:
                    parties.append(np.stack([there[mine], party, np.full(len(mine), len(limit))]))
                    limit.append(room)
        x, party, row = np.concatenate([np.zeros((3, 0), dtype=np.int64), *parties], axis=1)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                constant=np.zeros(len(limit), dtype=np.int64),
                parties=(x, party, row),
                limit=np.asarray(limit, dtype=np.int64),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Planned visits by premises and the bodies that the roster names."""
        planned: dict[tuple[str, str], set[str]] = defaultdict(set)
        for choice in f.roster.bodies:
            operation = f.scenario.operations.get(choice.operation)
            if operation is None or choice.operation not in f.starts:
                continue
            if operation.triggered or operation.source == "recheck" or not _inspects(operation, choice.element):
                continue
            visit = operation.joins if operation.joins in f.scenario.operations else operation.code
            for place in operation.premises:
                planned[place, choice.body].add(visit)
        for (place, body), made in planned.items():
            premises = f.scenario.premises[place]
            limit = premises.cap
            if limit is None:
                limit = self.grades.get(premises.grade, self.usual)
            visits = sum(n for visitor, n in premises.visits if visitor == body)
            if visits + len(made) > limit:
                yield self.finding(
                    "above", premises=place, body=body, visits=visits, planned=len(made), limit_visits=limit
                )


def _inspects(operation: Operation, code: str) -> bool:
    """The body that fills the element comes to inspect."""
    return any(e.code == code and e.kind is ElementKind.ENFORCING and not e.optional for e in operation.elements)
