"""Premises are not visited more often in a year than their cap allows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from pydantic import Field

from enforceplan.domain import ElementKind, Level, Premises
from enforceplan.rules.base import Example, Finding, Rule, Text, Whole
from enforceplan.verbs import Amount, Never

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _shop(grade: str, cap: int | None = None, **visits: int) -> dict[str, dict[str, object]]:
    """Operation A1 names the shop N1, of a grade and with visits so far by body."""
    shop = Premises("N1", "N1", "S1", "S1", "", grade, None, False, cap=cap, visits=tuple(visits.items()))
    return {"premises": {"N1": shop}, "operations": {"A1": {"premises": ("N1",)}}}


def _both(shop: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """A2 names it, too."""
    return {**shop, "operations": {**shop["operations"], "A2": {"premises": ("N1",)}}}


def _one(shop: dict[str, dict[str, object]], **fields: object) -> dict[str, dict[str, object]]:
    return {**shop, "operations": {"A1": {"premises": ("N1",), **fields}}}


_TWICE = ("M1 A1 0 08:00-10:00", "M2 A2 6 23:00-00:00")


class VisitCap(Rule):
    """No body inspects premises in planned operations more often in a year than their cap, visits so far included.

    The cap is the premises' own (column ``cap``), else its grade's in ``grades``, else ``usual``. A body visits where
    a served operation that names the premises has an element of it that enforces and is not optional. Planned is what
    answers no event: whistles, hotline orders, cases and re-checks of faults found are free. Premises above their cap
    already get no more; what was visited before the week breaks nothing. Clock: visits so far are of the year of the
    first day, and the whole week counts for that year. An operation that would pass the cap stays unserved.
    Source: State Council Office 2024 no. 54 (国办发〔2024〕54号); Xianning, two a year; Hengyang, none at grade A.
    """

    id: ClassVar = "visit_cap"
    name: ClassVar = Text("检查频次上限", "cap on visits")
    claim: ClassVar = Text(
        "同一主体对同一场所的计划检查，一年不超过其上限（未定上限的按等级，其余{usual}次），触发式检查除外",
        "no body visits premises in planned operations more often a year than their cap (or their grade's, else "
        "{usual}); triggered operations are free",
    )
    basis: ClassVar = Text(
        "国办发〔2024〕54号；咸宁（同一主体一年不超过2次）、衡阳（A级年度内不检查）",
        "State Council Office 2024 no. 54; Xianning (two a year by one body), Hengyang (none at grade A)",
    )
    default_level: ClassVar = Level.POLICY
    texts: ClassVar = {
        "above": Text(
            "{premises}：{body}本年已检查{visits}次，本周再安排{planned}次，上限{limit_visits}次",
            "{premises}: {body} has been there {visits} times this year, {planned} more are planned; "
            "the cap is {limit_visits}",
        )
    }
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
        Example("grade A", ("M1 A1 0 20:00-01:00",), _shop("A")),
        Example("a department's order", ("M1 A1 0 08:00-10:00",), _one(_shop("A"), source="department_order")),
        Example("its own cap", ("M1 A1 0 08:00-10:00",), _shop("B", 1, MS=1)),
        Example("usually one", ("M1 A1 0 08:00-10:00",), _shop("B", MS=1), params={"usual": 1}),
        Example("a grade of three", _TWICE, _both(_shop("C", MS=2)), params={"grades": {"C": 3}}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per premises and body, i.e. operations begun that visit <= max(0, cap - visits so far)."""
        visitors: dict[tuple[str, str], list[int]] = defaultdict(list)
        for k, operation in enumerate(p.scenario.operations.values()):
            if operation.triggered or operation.source == "recheck":
                continue
            bodies = {e.department for e in operation.elements if e.kind is ElementKind.ENFORCING and not e.optional}
            for place in dict.fromkeys(operation.premises):
                for body in sorted(bodies):
                    visitors[place, body].append(k)
        closed = np.zeros(p.J, dtype=bool)
        limit: list[int] = []
        begun: list[tuple[int, int]] = []
        for (place, body), operations in visitors.items():
            premises = p.scenario.premises[place]
            cap = self.grades.get(premises.grade, self.usual) if premises.cap is None else premises.cap
            room = cap - dict(premises.visits).get(body, 0)
            if room <= 0:
                closed[operations] = True
            elif len(operations) > room:
                begun += [(t, len(limit)) for k in operations for t in range(*p.first_start[k : k + 2].tolist())]
                limit.append(room)
        book.say(Never(entry=self.entry, level=self.level, start=closed[p.start_job]))
        t, row = np.asarray(begun, dtype=np.int64).reshape(-1, 2).T
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                constant=np.zeros(len(limit), dtype=np.int64),
                start=(t, row, np.ones(len(t), dtype=np.int64)),
                limit=np.asarray(limit, dtype=np.int64),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Planned visits by premises and body."""
        planned: Counter[tuple[str, str]] = Counter()
        for code in f.starts:
            operation = f.scenario.operations[code]
            if not operation.triggered and operation.source != "recheck":
                planned.update({(place, body) for place in operation.premises for body in _bodies(operation)})
        for (place, body), number in planned.items():
            premises = f.scenario.premises[place]
            limit = premises.cap
            if limit is None:
                limit = self.grades.get(premises.grade, self.usual)
            visits = sum(n for visitor, n in premises.visits if visitor == body)
            if visits + number > limit:
                yield self.finding(
                    "above", premises=place, body=body, visits=visits, planned=number, limit_visits=limit
                )


def _bodies(operation: Operation) -> set[str]:
    """Bodies that come to inspect."""
    return {e.department for e in operation.elements if e.kind is ElementKind.ENFORCING and not e.optional}
