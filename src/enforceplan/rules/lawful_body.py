"""Only a body that holds the powers may act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DepartmentKind, Devolution, ElementKind, Level, Window
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Never

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Ints

_COORDINATING = DepartmentKind.COORDINATING_BODY
_NEVER = 1 << 30


def _devolved(item: str, day: int, *street_officers: str) -> dict[str, dict[str, object]]:
    """The item is S1's from a day of May 2026 on, and these officers are S1's own."""
    return {
        "officers": {code: {"owner": "S1"} for code in street_officers},
        "settings": {"devolutions": (Devolution(item, "S1", date(2026, 5, day)),)},
    }


class LawfulBody(Rule):
    """The heads of one element (in one group) come from one body, and that body holds all the element's items there.

    An item is held by its own body, and by the operation's street where it is devolved to it, from ``valid_from`` on.
    A coordinating body, and a department that may not enforce, never fill an enforcing element or one with items.
    Heads are those who act: auxiliaries do not count. Elements that enforce or keep order are bound; support is not.
    The bodies the roster names are those of the people who sit there.

    Clock: the calendar day on which the operation begins. Source: Administrative Penalty Law arts. 18-21, 24
    (行政处罚法); Local Organisation Law art. 86 (地方组织法); State Council Office 2024 no. 54 (国办发〔2024〕54号).
    """

    id: ClassVar = "lawful_body"
    default_level: ClassVar = Level.MUST

    accepts: ClassVar = (
        Example("the item's own body", ("U1,U2,X1 A1 0 08:00-10:00",)),
        Example("the street, on the first day", ("U1,U2 A1 2 00:00-02:00",), _devolved("UM-01", 13, "U1", "U2")),
        Example("the street, on the last day", ("U1,U2 A1 6 00:00-02:00",), _devolved("UM-01", 17, "U1", "U2")),
        Example(
            "a body without the item supports",
            ("U1,U2 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"UM": {"items": ("MS-01",), "kind": ElementKind.SUPPORT}}}}},
        ),
        Example("the department keeps it too", ("U1,U2 A1 6 23:00-01:00",), _devolved("UM-01", 1)),
        Example("auxiliaries of the department", ("U1,U2,X1 A1 6 20:00-01:00",), _devolved("UM-01", 1, "U1", "U2")),
        Example("the street office supports", ("C1,C2 A1 0 08:00-10:00",)),
        Example(
            "one body a group",
            ("U1,U2 A1/1 0 08:00-10:00", "U3,U4 A1/2 0 08:00-10:00"),
            _devolved("UM-01", 11, "U3", "U4"),
        ),
    )
    rejects: ClassVar = (
        Example("the evening before", ("U1,U2 A1 1 23:30-02:00",), _devolved("UM-01", 13, "U1", "U2")),
        Example("the evening before the second day", ("U1,U2 A1 0 20:00-01:00",), _devolved("UM-01", 12, "U1", "U2")),
        Example("the evening before the last day", ("U1,U2 A1 5 20:00-01:00",), _devolved("UM-01", 17, "U1", "U2")),
        Example("from the day after the horizon", ("U1,U2 A1 6 20:00-01:00",), _devolved("UM-01", 18, "U1", "U2")),
        Example(
            "the evening before, at a later one of its starts",
            ("U1,U2 A1 0 20:00-22:00", "M1,M2 A2 6 20:00-22:00"),
            {**_devolved("UM-01", 12, "U1", "U2"), "operations": {"A1": {"windows": (Window(1080, 1320),)}}},
        ),
        Example("two bodies in one element", ("U1,U2 A1 0 08:00-10:00",), _devolved("UM-01", 1, "U1")),
        Example("another item devolved", ("U1,U2 A1 6 23:00-00:00",), _devolved("MS-01", 1, "U1", "U2")),
        Example("devolved to another street", ("F1 B1 0 08:00-10:00",), _devolved("FR-01", 1, "F1")),
        Example("a coordinating body", ("H1 A1 0 08:00-10:00",)),
        Example(
            "a department that may not enforce",
            ("U1,U2 A1 0 08:00-10:00",),
            {"departments": {"UM": {"may_enforce": False}}},
        ),
        Example(
            "another department's item",
            ("U1,U2 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"UM": {"items": ("UM-01", "MS-01")}}}}},
        ),
        Example(
            "a coordinating body without items",
            ("H1 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"XX": {"items": ()}}}}},
        ),
        Example(
            "a department that may not enforce, without items",
            ("U1,U2 A1 0 08:00-10:00",),
            {"departments": {"UM": {"may_enforce": False}}, "operations": {"A1": {"elements": {"UM": {"items": ()}}}}},
        ),
        Example(
            "order keeping",
            ("U1 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"UM": {"items": ("PS-01",), "kind": ElementKind.ORDER_KEEPING}}}}},
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Closed pairs of team and body, i.e. begin(i) >= the day since which the body holds every item."""
        items = {(k, e.code): e.items for k, row in enumerate(p.scenario.operations.values()) for e in row.elements}
        devolved = {(d.street, d.item): (d.valid_from - p.scenario.week_start).days for d in p.scenario.devolutions}
        known: dict[tuple[str, tuple[str, ...]], Ints] = {}
        may = np.asarray([d.may_enforce and d.kind is not _COORDINATING for d in p.scenario.departments.values()])
        bound = p.team_kind <= 1
        since = np.zeros((p.I, p.B), dtype=np.int64)
        for i in np.flatnonzero(bound).tolist():
            k = int(p.team_job[i])
            asked = p.streets[p.job_street[k]], items[k, p.team_element[i]]
            if asked not in known:
                known[asked] = _since(p, devolved, *asked)
            since[i] = known[asked]
            if p.team_kind[i] == 0 or asked[1]:
                since[i, : len(may)] = np.where(may, since[i, : len(may)], _NEVER)
        book.say(Never(entry=self.entry, level=self.level, team_body=since >= p.days))
        book.say(Never(entry=self.entry, level=self.level, mixed_team=bound))
        later = [
            (i, b, t)
            for i, b in zip(*(axis.tolist() for axis in np.nonzero((since > 0) & (since < p.days))), strict=True)
            for t in range(*p.first_start[p.team_job[i] : p.team_job[i] + 2].tolist())
            if p.day[t] < since[i, b]
        ]
        if later:
            team, body, start = np.asarray(later, dtype=np.int64).T
            book.say(Never(entry=self.entry, level=self.level, team_body_start=(team, body, start)))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every element of every served operation, then the bodies the roster names."""
        own: dict[tuple[str, str], date] = {(d.street, d.item): d.valid_from for d in f.scenario.devolutions}
        for code, began in f.starts.items():
            operation = f.scenario.operations[code]
            elements = {e.code: e for e in operation.elements}
            for group, name, duties in f.teams(operation):
                if name == COMMANDER_ELEMENT or elements[name].kind is ElementKind.SUPPORT:
                    continue
                bodies = _bodies(f, duties)
                if len(bodies) > 1:
                    yield self.finding("mixed", operation=code, group=group, element=name, bodies=_list(bodies))
                for body in sorted(bodies):
                    if elements[name].kind is ElementKind.ENFORCING and not _may(f, body):
                        yield self.finding("no_power", operation=code, group=group, element=name, body=body)
                        continue
                    for item in elements[name].items:
                        devolved = own.get((operation.street, item)) if body == operation.street else None
                        if _holds(f, body, item) or (devolved is not None and devolved <= began.date()):
                            continue
                        day = began.date().isoformat()
                        what: dict[str, str | int] = {"operation": code, "group": group, "element": name, "body": body}
                        yield self.finding("unlawful", **what, date=day, item=item)
        yield from self._named(f)

    def _named(self, f: Facts) -> Iterator[Finding]:
        named: dict[tuple[str, int, str], set[str]] = defaultdict(set)
        for choice in f.roster.bodies:
            named[choice.operation, choice.group, choice.element].add(choice.body)
        there = {
            place: _bodies(f, duties)
            for place, duties in f.seats_of.items()
            if place[0] in f.starts and place[2] != COMMANDER_ELEMENT
        }
        for place in sorted(named.keys() | there.keys()):
            said, bodies = named.get(place, set()), there.get(place, set())
            if said != bodies:
                operation, group, name = place
                what: dict[str, str | int] = {"operation": operation, "group": group, "element": name}
                yield self.finding("named", **what, named=_list(said), bodies=_list(bodies))


def _since(p: Problem, devolved: dict[tuple[str, str], int], street: str, items: tuple[str, ...]) -> Ints:
    """[b] day of the horizon since which a body holds all items at a street; `_NEVER` where it does not."""
    since = np.zeros(p.B, dtype=np.int64)
    for item in items:
        held = np.full(p.B, _NEVER, dtype=np.int64)
        held[p.body_index[street]] = max(0, devolved.get((street, item), _NEVER))
        held[p.body_index[p.scenario.items[item].body]] = 0
        since = np.maximum(since, held)
    return since


def _bodies(f: Facts, duties: list[Duty]) -> set[str]:
    return {f.officer(duty).owner for duty in duties if duty.role is not Role.AUXILIARY}


def _holds(f: Facts, body: str, item: str) -> bool:
    """The item is the body's own, and it may act in its own name."""
    return f.scenario.items[item].body == body and _may(f, body)


def _may(f: Facts, body: str) -> bool:
    """The body may act in law: a street, or a department that enforces and does not merely coordinate."""
    department = f.scenario.departments.get(body)
    return department is None or (department.may_enforce and department.kind is not DepartmentKind.COORDINATING_BODY)


def _list(bodies: set[str]) -> str:
    return ", ".join(sorted(bodies))
