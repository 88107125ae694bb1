"""A scenario with more or fewer certified officers of a department, and a list of who came and who went.

When to modify: another way of choosing whom to add or to remove.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from enforceplan.domain import Carried, Certificate, Officer, Operation, Scenario, Standing
from enforceplan.errors import UsageFault
from enforceplan.scenario.words import nearest
from enforceplan.text import both


@dataclass(frozen=True, slots=True)
class Staffed:
    """A scenario with other heads."""

    scenario: Scenario
    added: tuple[str, ...]
    """Codes of officers that the scenario does not have."""
    removed: tuple[str, ...]
    """Codes of its officers that were taken out."""


def certified(scenario: Scenario, department: str) -> list[Officer]:
    """Certified officers a department (or a street with powers of its own) owns, in the order of the scenario."""
    return [o for o in scenario.officers.values() if o.owner == department and o.standing is Standing.CERTIFIED]


def profiles(scenario: Scenario, departments: tuple[str, ...], profile: str | None) -> dict[str, Officer]:
    """Whom added officers of each department copy: the named officer, else its first listed certified officer.

    A named officer of another department stands in where a department has no certified officer of its own; then he
    is copied with that department as owner and with a certificate for it. A department that has nobody is left out.

    Raises
    ------
    UsageFault
        The profile is not a certified officer of the scenario, or there is nobody to be added like him.
    """
    found = {d: officers[0] for d in departments if (officers := certified(scenario, d))}
    if profile is None:
        return found
    model = scenario.officers.get(profile)
    if model is None or model.standing is not Standing.CERTIFIED:
        known = [o.code for o in scenario.officers.values() if o.standing is Standing.CERTIFIED]
        near = nearest(profile, known) or "—"
        raise UsageFault(*both("staffing_heads.profile_required_the_code", profile=profile, near=near))
    chosen = [model.owner] if model.owner in departments else [d for d in departments if d not in found]
    if not chosen:
        listed = ", ".join(departments)
        raise UsageFault(
            *both("staffing_heads.profile_belongs_to_required", profile=profile, owner=model.owner, listed=listed)
        )
    return found | {department: _for(model, department) for department in chosen}


def staffed(scenario: Scenario, heads: Mapping[str, int], models: Mapping[str, Officer]) -> Staffed:
    """The scenario with exactly so many certified officers of each department named.

    Added officers copy their model without his absences, pins, carried balance, recusals and exceptions. Removed are
    the lowest in rank, of equal rank the last listed; never one who is pinned. Home reserves, caps and offers stay.

    Raises
    ------
    UsageFault
        More are pinned than may stay, or there is nobody to copy.
    """
    pinned = {code for operation in scenario.operations.values() for code in operation.pin.officers}
    added: list[Officer] = []
    removed: list[str] = []
    for department, wanted in heads.items():
        there = certified(scenario, department)
        if wanted > len(there):
            if department not in models:
                raise UsageFault(*both("staffing_heads.has_no_certified_officer_required", department=department))
            added += _copies(scenario, department, models[department], wanted - len(there))
        else:
            removed += _least_senior(department, there, len(there) - wanted, pinned)
    gone = frozenset(removed)
    officers = {code: o for code, o in scenario.officers.items() if code not in gone}
    officers |= {officer.code: officer for officer in added}
    changed = replace(
        scenario,
        officers=officers,
        recusals=tuple(r for r in scenario.recusals if r.officer not in gone),
        exceptions=tuple(e for e in scenario.exceptions if e.subject not in gone),
        operations={code: _without(operation, gone) for code, operation in scenario.operations.items()},
    )
    return Staffed(changed, tuple(o.code for o in added), tuple(removed))


def _for(model: Officer, department: str) -> Officer:
    if model.owner == department:
        return model
    return replace(
        model,
        owner=department,
        managed_by=department if model.managed_by == model.owner else model.managed_by,
        certificates=(Certificate(department, frozenset(), "", date.min, date.max),),
    )


def _copies(scenario: Scenario, department: str, model: Officer, number: int) -> list[Officer]:
    free = (code for n in range(1, 10_000) if (code := f"{department}+{n:02d}") not in scenario.officers)
    certificates = tuple(replace(certificate, number="") for certificate in model.certificates)
    return [
        replace(model, code=code, certificates=certificates, absences=(), carried=Carried(), phone="", name="")
        for code, _ in zip(free, range(number), strict=False)
    ]


def _least_senior(department: str, there: list[Officer], number: int, pinned: set[str]) -> list[str]:
    free = [(officer.rank, -place, officer.code) for place, officer in enumerate(there) if officer.code not in pinned]
    if number > len(free):
        fixed, left = len(there) - len(free), len(there) - number
        raise UsageFault(
            *both("staffing_heads.of_its_certified_officers", department=department, left=left, fixed=fixed)
        )
    return [code for _, _, code in sorted(free)[:number]]


def _without(operation: Operation, gone: frozenset[str]) -> Operation:
    if gone.isdisjoint(operation.excluded):
        return operation
    return replace(operation, excluded=tuple(code for code in operation.excluded if code not in gone))
