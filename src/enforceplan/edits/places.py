"""The places an operation or a post shift has, how many of them are open, and who may take them.

A place is a kind of seat: of one element in one group and one role. Rank, qualification, hours and all else that a rule
asks of whoever sits there is the audit's matter; here only the body and the standing count.

When to modify: another kind of seat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from enforceplan.domain import DepartmentKind, Element, Officer, Operation, Post, Rank, Scenario, Standing
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role

ROLES = {
    Standing.CERTIFIED: Role.CERTIFIED,
    Standing.AUXILIARY: Role.AUXILIARY,
    Standing.CADRE: Role.CADRE,
    Standing.EXPERT: Role.CADRE,
}
"""Standing -> the seat he takes, the commander's aside."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one role, in one element of one group (of a post: group 0, no element)."""

    group: int
    element: str
    role: Role
    asked: int

    def holds(self, duty: Duty) -> bool:
        """The duty is in one of them."""
        return (duty.group, duty.element, duty.role) == (self.group, self.element, self.role)


def seats_of(work: Operation | Post) -> Iterator[Seats]:
    """Every kind of seat with the heads it asks for."""
    if isinstance(work, Post):
        for role, asked in _heads(work):
            yield Seats(0, "", role, asked)
        return
    for element in work.elements:
        for group in range(1, work.groups + 1) if element.per_group else (0,):
            for role, asked in _heads(element):
                yield Seats(group, element.code, role, asked)
    if not work.joins:
        yield Seats(0, COMMANDER_ELEMENT, Role.COMMANDER, 1)


def _heads(work: Element | Post) -> list[tuple[Role, int]]:
    heads = ((Role.CERTIFIED, work.certified), (Role.AUXILIARY, work.auxiliaries), (Role.CADRE, work.cadres))
    return [(role, asked) for role, asked in heads if asked]


def may_sit(
    scenario: Scenario, officer: Officer, work: Operation | Post, seats: Seats, crew: Iterable[Duty],
    former: Iterable[Duty], day: date,
) -> bool:  # fmt: skip
    """Whether a code typed into a cell can mean one of these seats: by standing, and by the body he acts for.

    ``crew`` is who sits in that work now, ``former`` who left it: the body as written may stay.
    """
    if seats.role is Role.COMMANDER:
        return officer.standing in (Standing.CERTIFIED, Standing.CADRE) and officer.rank >= Rank.COMMANDER
    if seats.role is not ROLES[officer.standing]:
        return False
    if isinstance(work, Post):
        return not work.departments or officer.owner in work.departments
    element = next(element for element in work.elements if element.code == seats.element)
    if seats.role is Role.AUXILIARY:
        return officer.owner in (element.department, work.street)
    if here := _owners(scenario, seats, crew):  # the body that fills the element is chosen
        return officer.owner in here
    return officer.owner in {element.department, *_owners(scenario, seats, former)} or (
        seats.role is Role.CERTIFIED and _holds(scenario, officer.owner, element, work.street, day)
    )


def _owners(scenario: Scenario, seats: Seats, duties: Iterable[Duty]) -> set[str]:
    """The bodies of those who act in an element of a group."""
    here = [d for d in duties if (d.group, d.element) == (seats.group, seats.element) and d.role is not Role.AUXILIARY]
    return {scenario.officers[duty.officer].owner for duty in here}


def _holds(scenario: Scenario, body: str, element: Element, street: str, day: date) -> bool:
    """The body holds all items of the element at that street that day: its own, or devolved to it."""
    department = scenario.departments.get(body)
    if not element.items or (department is not None and department.kind is DepartmentKind.COORDINATING_BODY):
        return False
    devolved = {d.item for d in scenario.devolutions if d.street == body == street and d.valid_from <= day}
    return all(item in devolved or scenario.items[item].body == body for item in element.items)
