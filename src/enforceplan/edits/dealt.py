"""What an edited roster needs beside people and times, and no cell of the two sheets says: bodies, vehicles, marks.

As after a solve, marks are dealt where nobody in a group bears one. Whatever is dealt is told.

When to modify: another decision of a roster that planners do not write into the matrix.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from enforceplan.domain import DISTRICT, Officer, Operation, Scenario
from enforceplan.roster import COMMANDER_ELEMENT, BodyChoice, Duty, Role, Roster, VehicleUse


def bodies(scenario: Scenario, duties: Iterable[Duty], written: Roster) -> tuple[BodyChoice, ...]:
    """The body of each element: the one as written while one of its people is there, else the first officer's."""
    owners: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for d in duties:
        if d.operation and d.element != COMMANDER_ELEMENT and d.role is not Role.AUXILIARY:
            owners[d.operation, d.group, d.element].append(scenario.officers[d.officer].owner)
    former = {(b.operation, b.group, b.element): b.body for b in written.bodies}
    return tuple(
        BodyChoice(*team, former[team] if former.get(team) in bodies else bodies[0]) for team, bodies in owners.items()
    )


def vehicles(
    scenario: Scenario, starts: Mapping[str, datetime], written: Roster
) -> tuple[tuple[VehicleUse, ...], list[str]]:
    """Units as written, and for operations that were not served before what they need of what is free.

    Every operation is given a unit a group before any is given more, the street's own units before the district's. Also
    the operations for which units were dealt.
    """
    used = Counter(
        {(use.operation, use.equipment): use.quantity for use in written.vehicles if use.operation in starts}
    )
    before = {start.operation for start in written.starts}
    fresh = [code for code in sorted(starts, key=lambda code: (starts[code], code)) if code not in before]
    for whole in (False, True):
        for code in fresh:
            _take(scenario, scenario.operations[code], starts, used, whole=whole)
    told = {code for code, _ in used}
    return tuple(VehicleUse(*key, units) for key, units in used.items()), [code for code in fresh if code in told]


def _take(
    scenario: Scenario, operation: Operation, starts: Mapping[str, datetime], used: Counter[tuple[str, str]],
    *, whole: bool,
) -> None:  # fmt: skip
    """Give an operation of each kind it needs one unit a group, or the whole need, as far as there are any free."""
    wanted: Counter[str] = Counter()
    for need in operation.equipment:
        wanted[need.kind] += need.quantity * (operation.groups if need.per_group else 1)
    pools = sorted(scenario.equipment.values(), key=lambda pool: (pool.where == DISTRICT, pool.code))
    for kind, asked in wanted.items():
        most = asked if whole else min(asked, operation.groups)
        own = [pool for pool in pools if pool.kind == kind and pool.where in (DISTRICT, operation.street)]
        for pool in own:
            lacking = most - sum(used[operation.code, other.code] for other in own)
            units = min(lacking, pool.quantity - _out(scenario, pool.code, operation, starts, used))
            if units > 0:
                used[operation.code, pool.code] += units


def _out(
    scenario: Scenario, pool: str, operation: Operation, starts: Mapping[str, datetime],
    used: Counter[tuple[str, str]],
) -> int:  # fmt: skip
    """Units of a pool that are out at any time of this operation, counted at once."""
    start = starts[operation.code]
    end = start + timedelta(minutes=operation.minutes)

    def meets(code: str) -> bool:
        return starts[code] < end and starts[code] + timedelta(minutes=scenario.operations[code].minutes) > start

    return sum(units for (code, equipment), units in used.items() if equipment == pool and units and meets(code))


def marked(
    scenario: Scenario, duties: list[Duty], touched: Collection[str], used: Iterable[VehicleUse], written: Roster
) -> tuple[list[Duty], dict[str, list[str]]]:
    """Leader, recorder and drivers of operations whose people changed, where nobody bears the mark any more.

    The leader is the certified head of the highest rank, the recorder another one where there is one, drivers have a
    licence and, while there are such, no mark yet. What nobody bore in an operation as written nobody is given. Also
    operation -> who was given which mark (``U1: leader``).
    """
    told: dict[str, list[str]] = {}
    made = dict(enumerate(duties))
    before = {start.operation for start in written.starts}
    for code in sorted(touched):
        rows = [n for n, duty in made.items() if duty.operation == code and duty.role is not Role.COMMANDER]
        rows.sort(key=lambda n: _place(duties[n], scenario.officers[duties[n].officer]))
        former = [duty for duty in written.duties if duty.operation == code]
        groups = sorted({duties[n].group for n in rows} - {0}) or [0]
        given: list[tuple[int, str]] = []
        for group in groups:
            here = [n for n in rows if duties[n].group == group]
            for mark, order in (("leader", here), ("recorder", here[::-1])):
                due = code not in before or any(mark in d.marks for d in former if d.group == group)
                if due and order and not any(mark in made[n].marks for n in here):
                    given.append((order[0], mark))
                    made[order[0]] = _with(made[order[0]], mark)
        drivers = _drivers(scenario, code, used)
        if code in before:
            drivers = min(drivers, sum("driver" in duty.marks for duty in former))
        lacking = drivers - sum("driver" in made[n].marks for n in rows)
        able = [n for n in rows if scenario.officers[made[n].officer].driver and "driver" not in made[n].marks]
        for n in sorted(able, key=lambda n: len(made[n].marks))[: max(0, lacking)]:
            given.append((n, "driver"))
            made[n] = _with(made[n], "driver")
        if given:
            told[code] = [f"{duties[n].officer}: {mark}" for n, mark in given]
    return list(made.values()), told


def _place(duty: Duty, officer: Officer) -> tuple[int, int, str]:
    return list(Role).index(duty.role), -officer.rank, officer.code


def _drivers(scenario: Scenario, code: str, used: Iterable[VehicleUse]) -> int:
    pools = {pool.code for pool in scenario.equipment.values() if pool.needs_driver}
    return sum(use.quantity for use in used if use.operation == code and use.equipment in pools)


def _with(duty: Duty, mark: str) -> Duty:
    return replace(duty, marks=tuple(sorted({*duty.marks, mark})))
