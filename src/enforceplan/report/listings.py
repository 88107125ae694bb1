"""Lists that people read: the days and the operations, team by team. Headings are keys of `text`.

When to modify: a column of a list that is printed or signed. Tables for machines stand in `tables`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from enforceplan.domain import Element, ElementKind, Operation
from enforceplan.facts import Shift
from enforceplan.report.view import View, seat_order, span
from enforceplan.report.work_tables import in_order, missing
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role

Cells = tuple[str | int | float | datetime, ...]

_DAILY = ["day", "time", "code", "name", "street", "commander", "crew", "missing", "remark"]
_OPERATIONS = [
    "operation",
    "name",
    "type",
    "source",
    "street",
    "priority",
    "day",
    "time",
    "lead",
    "group",
    "part",
    "body",
    "heads",
    "crew",
    "vehicles",
    "remark",
]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in the scenario's language."""

    columns: list[str]
    """Heading keys: ``column.NAME`` in the catalogue of texts."""
    rows: tuple[Cells, ...]

    def headings(self, view: View) -> list[str]:
        """Headings in the scenario's language."""
        return [view.words(f"column.{name}") for name in self.columns]


def daily(view: View) -> Listing:
    """Every operation and post shift by beginning; shifts nobody holds included."""
    rows: list[tuple[datetime, str, Cells]] = []
    for o in view.served:
        start, end = view.facts.starts[o.code], view.facts.end_of(o.code)
        crew = [s.duty for s in view.services_of_job.get(o.code, []) if s.duty.element != COMMANDER_ELEMENT]
        what: Cells = (o.code, o.name, o.street, view.commanded_by(o.code), view.crew(crew), "", remark(view, o))
        rows.append((start, o.code, (view.day_title(start.date()), span(start, end), *what)))
    for shift in in_order(view):
        post = shift.post
        crew = [s.duty for s in view.services_of_job.get(str(shift.ref), [])]
        what = (post.code, post.name, post.street, "", view.crew(crew), sum(missing(view, shift)) or "", "")
        when = (view.day_title(shift.start.date()), span(shift.start, shift.end))
        rows.append((shift.start, str(shift.ref), (*when, *what)))
    return Listing(_DAILY, tuple(cells for _, _, cells in sorted(rows, key=lambda row: row[:2])))


def remark(view: View, operation: Operation) -> str:
    """What must be known of an operation before it is sent out."""
    told = []
    if operation.code in view.drawn:
        told.append(view.words("sentence.drawn", officers=", ".join(map(view.person, view.drawn[operation.code]))))
    if operation.redraw:
        told.append(view.words("sentence.redrawn", times=operation.redraw, reason=operation.redraw_reason))
    if operation.joins:
        told.append(view.words("sentence.joins", operation=operation.joins))
    if operation.emergency_basis:
        told.append(view.words("sentence.emergency", basis=operation.emergency_basis))
    if operation.pin.reason:
        told.append(view.words("sentence.pinned", reason=operation.pin.reason, by=operation.pin.by))
    return "; ".join(told)


@dataclass(frozen=True, slots=True)
class Team:
    """The part of one body in one group of an operation, or its commander's seat, or an invited party."""

    group: int
    """Group 1, 2, …; 0: serves the whole operation."""
    kind: str
    """``commander``, the kind of its element, or ``unasked``: people in a seat that the operation does not have."""
    body: str
    """Body that acts, or the department asked where nobody was rostered; empty for the commander."""
    duties: tuple[Duty, ...]
    invited: int
    """Heads the invited party sends itself."""

    @property
    def empty(self) -> str:
        """Key of the sentence that stands in for people where nobody is rostered."""
        return "sentence.invited" if self.invited else "sentence.nobody"


def teams(view: View, operation: Operation) -> list[Team]:
    """Commander first, then group by group; elements of the whole operation stand before group 1.

    A served operation is whole, so that only optional elements can be without people. In a roster that was changed by
    hand somebody may sit where nobody was asked for; such people stand behind those of their group.
    """
    known = view.outcome.scenario.operations
    found = [
        _team(view, operation, element, group)
        for element in operation.elements
        for group in (range(1, operation.groups + 1) if element.per_group else (0,))
    ]
    commander = Team(0, "commander", "", _seated(view, known.get(operation.joins, operation), 0, COMMANDER_ELEMENT), 0)
    return [commander, *sorted([*found, *_unasked(view, operation)], key=lambda team: team.group)]


def _unasked(view: View, operation: Operation) -> list[Team]:
    asked = {
        (group, element.code)
        for element in operation.elements
        for group in (range(1, operation.groups + 1) if element.per_group else (0,))
    }
    others: dict[int, list[Duty]] = {}
    for duty in view.facts.crew_of.get(operation.code, []):
        if duty.element != COMMANDER_ELEMENT and (duty.group, duty.element) not in asked:
            others.setdefault(duty.group, []).append(duty)
    return [Team(group, "unasked", "", tuple(sorted(crew, key=seat_order)), 0) for group, crew in others.items()]


def _team(view: View, operation: Operation, element: Element, group: int) -> Team:
    body = view.body_of.get((operation.code, group, element.code), element.department)
    invited = element.invited if element.kind is ElementKind.INVITED else 0
    return Team(group, element.kind.value, body, _seated(view, operation, group, element.code), invited)


def _seated(view: View, operation: Operation, group: int, element: str) -> tuple[Duty, ...]:
    return tuple(sorted(view.facts.seats_of.get((operation.code, group, element), []), key=seat_order))


def operations(view: View) -> Listing:
    """Every served operation, one row a team, with who leads, who goes and what rides along."""
    rows: list[Cells] = []
    for o in view.served:
        start, end = view.facts.starts[o.code], view.facts.end_of(o.code)
        what = (o.code, o.name, o.type, view.words(f"source.{o.source}"), o.street)
        head = (*what, view.words(f"priority.{o.priority}"), view.day_title(start.date()), span(start, end), o.lead)
        for team in teams(view, o):
            heads = len(team.duties) or team.invited
            part = (
                team.group or view.words("word.whole"),
                view.words(f"part.{team.kind}"),
                team.body,
                heads,
                _who(view, team),
            )
            rows.append((*head, *part, view.vehicles(o.code), remark(view, o)))
    return Listing(_OPERATIONS, tuple(rows))


def _who(view: View, team: Team) -> str:
    return view.crew(team.duties) if team.duties else view.words(team.empty)


def lacking(view: View, shift: Shift) -> str:
    """Which heads a shift lacks, in words."""
    roles = (Role.CERTIFIED, Role.AUXILIARY, Role.CADRE)
    lacks = [f"{view.words.of(r)} {n}" for r, n in zip(roles, missing(view, shift), strict=True) if n]
    return view.words("sentence.lacking", heads=", ".join(lacks))
