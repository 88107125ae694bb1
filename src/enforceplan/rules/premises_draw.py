"""Premises are drawn by lot, never chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from pydantic import Field

from enforceplan.domain import Devolution, ElementKind, Level, Premises
from enforceplan.lots import Caps, drawn_premises
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Never

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_UM = ("U2,U3 A1 0 09:00-11:00",)


def _places(
    visited: str, grade: str = "B", cap: int | None = None, visits: int = 0, **more: object
) -> dict[str, dict[str, object]]:
    """A1 draws one of the premises N1 … N3, in this order N3 N1 N2, drawn again N2 N3 N1; N3 as told."""
    places = {n: Premises(n, n, "S1", "S1", "", "B", None, False) for n in ("N1", "N2")}
    third = Premises("N3", "N3", "S1", "S1", "", grade, None, False, "", cap, (("UM", visits), ("MS", 9)))
    drawn = {"pool": ("N1", "N2", "N3"), "draw": 1, "premises": tuple(visited.split()), **more}
    return {"premises": {**places, "N3": third}, "operations": {"A1": drawn}}


def _devolved(visited: str, since: int, *, street: int, **more: Any) -> dict[str, dict[str, object]]:
    """The department has been at N3 twice, the street so often; it holds the item since a day of May."""
    given = _places(visited, **more)
    third = Premises("N3", "N3", "S1", "S1", "", "B", None, False, visits=(("S1", street), ("UM", 2)))
    held = Devolution("UM-01", "S1", date(2026, 5, since))
    return {**given, "premises": {**given["premises"], "N3": third}, "settings": {"devolutions": (held,)}}


class PremisesDraw(Rule):
    """An operation that draws premises from a pool visits those the lot gives, and no others of the pool.

    The pool is ordered by SHA-256 of ``SEED|OPERATION|PREMISES``, and ``|NUMBER`` after a redraw; the first ``draw`` of
    those that may still be visited are drawn. Left out are premises where an enforcing element of the operation (not an
    optional one) finds no body with a planned visit left this year: neither its department nor the street, where that
    has held all of its items since the first day. Visits are capped as in `visit_cap`: the premises' own cap, else
    their grade's in ``grades``, else ``usual``. Triggered operations and re-checks are free.
    A pool that is too small draws nothing that could be served; the loader complains of it, and writes the premises
    drawn into the operation. Clock: none; visits of the year are those of the premises table, this week's own not
    among them.
    """

    id: ClassVar = "premises_draw"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"usual": "less", "grades": "free"}
    usual: Whole = 2
    """Most planned visits a year by one body, where neither the premises nor their grade say otherwise; as in
    `visit_cap`."""
    grades: dict[str, Whole] = Field({"A": 0})
    """The same for premises of a grade; as in `visit_cap`."""

    accepts: ClassVar = (
        Example("the first of the order", ("U2,U3 A1 0 00:00-02:00",), _places("N3")),
        Example("two are drawn", ("U2,U3 A1 6 23:00-00:00",), _places("N3 N1", draw=2)),
        Example("drawn again", _UM, _places("N2", redraw=1)),
        Example("one visit is left", _UM, _places("N3", visits=1)),
        Example("a cap of its own", _UM, _places("N3", grade="A", cap=3, visits=2)),
        Example("visited often enough", _UM, _places("N1", visits=2)),
        Example("another body's visits are its own", ("M1,M2 A1 0 09:00-11:00",), _places("N1")),
        Example("the street has a visit left", _UM, _devolved("N3", 11, street=1)),
        Example("neither has", _UM, _devolved("N1", 11, street=2)),
        Example("powers that come a day later", _UM, _devolved("N1", 12, street=0)),
        Example(
            "without items the street does not act",
            _UM,
            _devolved("N1", 11, street=0, elements={"UM": {"items": ()}}),
        ),
        Example("a grade without visits", _UM, _places("N1", grade="A")),
        Example("a grade of three", _UM, _places("N3", grade="C", visits=2), params={"grades": {"C": 3}}),
        Example("a re-check", _UM, _places("N3", visits=2, source="recheck")),
        Example("a hotline order", _UM, _places("N3", visits=2, source="hotline")),
        Example("who may stay away", _UM, _places("N3", visits=2, elements={"UM": {"optional": True}})),
        Example("triggered", _UM, _places("N3", visits=2, inspection_kind="case")),
        Example("not from the pool", _UM, _places("N3 N9", pool=("N3", "N1"))),
        Example("not served", ("- A1 0 09:00-11:00",), _places("N1")),
        Example("nothing is drawn", _UM, _places("N1", pool=(), draw=0)),
    )
    rejects: ClassVar = (
        Example("chosen", ("U2,U3 A1 0 00:00-02:00",), _places("N1")),
        Example("visited beside the one drawn", ("U2,U3 A1 6 23:00-00:00",), _places("N1 N3")),
        Example("the first draw after a redraw", _UM, _places("N3", redraw=1)),
        Example("visited often enough", _UM, _places("N3", visits=2)),
        Example("a cap of its own", _UM, _places("N3", cap=1, visits=1)),
        Example("a cap of nothing", _UM, _places("N3", cap=0)),
        Example("a grade without visits", _UM, _places("N3", grade="A")),
        Example("usually one", _UM, _places("N3", visits=1), params={"usual": 1}),
        Example("a grade of three", _UM, _places("N3", grade="C", visits=3), params={"grades": {"C": 3}}),
        Example("the street has a visit left", _UM, _devolved("N1", 11, street=1)),
        Example("the street has none left", _UM, _devolved("N3", 11, street=2)),
        Example("fewer than are drawn", _UM, _places("N1 N2 N3", draw=4)),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Closed starts, i.e. of operations whose premises are not those of their draw."""
        closed = np.zeros(p.T, dtype=bool)
        for k, operation in enumerate(p.scenario.operations.values()):
            if operation.pool:
                drawn = self._drawn(p, operation)
                wrong = len(drawn) < operation.draw or drawn != {*operation.pool} & {*operation.premises}
                closed[p.first_start[k] : p.first_start[k + 1]] = wrong
        book.say(Never(entry=self.entry, level=self.level, start=closed))

    def _drawn(self, p: Problem, operation: Operation) -> set[str]:
        first, street = p.scenario.week_start, operation.street
        own = {d.item for d in p.scenario.devolutions if d.street == street and d.valid_from <= first}
        capped = [
            [e.department, street] if e.items and {*e.items} <= own else [e.department]
            for e in operation.elements
            if e.kind is ElementKind.ENFORCING and not e.optional and (e.certified or e.cadres)
        ]
        if operation.source in ("whistle", "hotline", "recheck") or operation.inspection_kind == "case":
            capped = []
        tickets: dict[str, str] = {}
        for code in operation.pool:
            place = p.scenario.premises[code]
            limit = place.cap if place.cap is not None else self.grades.get(place.grade, self.usual)
            visits = dict.fromkeys(p.bodies, 0) | dict(place.visits)
            if limit > max([-1, *(min(visits[body] for body in bodies) for bodies in capped)]):
                again = f"|{operation.redraw}" if operation.redraw else ""
                spelt = f"{p.scenario.draw_seed}|{operation.code}|{code}{again}"
                tickets[code] = hashlib.sha256(spelt.encode()).hexdigest()
        return {*sorted(tickets, key=tickets.__getitem__)[: operation.draw]}

    def check(self, f: Facts) -> Iterator[Finding]:
        """The premises of every served operation against its draw."""
        for code in f.starts:
            operation = f.scenario.operations[code]
            if operation.pool:
                caps = Caps(self.usual, self.grades, f.scenario.devolutions, f.dates[0])
                drawn = drawn_premises(f.scenario.draw_seed, operation, f.scenario.premises, caps)
                visited = [place for place in operation.premises if place in operation.pool]
                if len(drawn) < operation.draw or sorted(drawn) != sorted(visited):
                    what = {"drawn": ", ".join(drawn), "visited": ", ".join(visited)}
                    yield self.finding("premises", operation=code, **what)
