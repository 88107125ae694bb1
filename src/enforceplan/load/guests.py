"""Pins of a check that joins another one's visit: one visit has one commander, and he is pinned once.

When to modify: another seat that is gone when a visit is joined.
"""

from __future__ import annotations

from dataclasses import replace

from enforceplan.domain import ElementKind, Officer, Operation, Rank, Scenario, Standing
from enforceplan.load.context import Context
from enforceplan.load.operations import codes_of
from enforceplan.text import LANGUAGES, both


def settled(context: Context, scenario: Scenario) -> Scenario:
    """The scenario with pins that its visits and draws can keep; complains of those that no seat is left for.

    Who is pinned in a check and in the one it joins, and may command, commands the visit: the pin of the check that
    joins is dropped, and the check must still be served.
    """
    rows = {code: index for index, row in enumerate(context.document.operations) for code in codes_of(row)}
    made = dict(scenario.operations)
    for code, operation in scenario.operations.items():
        pinned = [scenario.officers[name] for name in operation.pin.officers if name in scenario.officers]
        if operation.joins:
            shared = {o.code for o in pinned} & {*scenario.operations[operation.joins].pin.officers}
            _complain_of_guests(context, rows, operation, [o for o in pinned if not _at_ease(operation, o, shared)])
            kept = tuple(name for name in operation.pin.officers if name not in shared)
            if shared:
                made[code] = replace(operation, must=True, pin=replace(operation.pin, officers=kept))
    return replace(scenario, operations=made)


def _at_ease(operation: Operation, officer: Officer, shared: set[str]) -> bool:
    """A seat is left for him: as commander where he is pinned in both, else in an element."""
    return _may_command(officer) if officer.code in shared else _sits(operation, officer)


def _complain_of_guests(context: Context, rows: dict[str, int], operation: Operation, lost: list[Officer]) -> None:
    there = context.row("operations", rows[operation.joins])
    code = operation.joins
    place = tuple(f"{there.file} {there.place.text(language)}" for language in LANGUAGES)
    required = both("load_guests.one_visit", code=code, place=place)
    for officer in lost:
        context.complain(
            "operations", rows[operation.code], "pin_officers", value=officer.code,
            required=required,
            remedy=both("load_guests.move_the_pin_or_grant"),
        )  # fmt: skip


def _may_command(officer: Officer) -> bool:
    return officer.rank >= Rank.COMMANDER and officer.standing in (Standing.CERTIFIED, Standing.CADRE)


def _sits(operation: Operation, officer: Officer) -> bool:
    """An element has a seat of his standing."""
    for element in operation.elements:
        if element.kind is ElementKind.INVITED:
            continue
        own = officer.owner == element.department
        if officer.standing is Standing.CERTIFIED:
            if element.certified and (own or element.items):
                return True
        elif officer.standing is Standing.AUXILIARY:
            if element.auxiliaries and (own or officer.owner == operation.street):
                return True
        elif element.cadres and own:
            return True
    return False
