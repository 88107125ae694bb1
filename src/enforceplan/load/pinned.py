"""Pinned officers beside what there is for them: seats of their operation, and the day's draw cap of their department.

When to modify: another limit that pinned officers alone can pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from enforceplan.domain import Attach, Element, ElementKind, Officer, Operation, Rank, Scenario, Selection, Standing
from enforceplan.facts import Facts
from enforceplan.load.context import Context
from enforceplan.load.operations import codes_of
from enforceplan.load.rules import values
from enforceplan.lots import draws
from enforceplan.roster import EMPTY
from enforceplan.text import both, words

_LETTERS = {Standing.CERTIFIED: "c", Standing.AUXILIARY: "a", Standing.CADRE: "s"}
_HELPERS = (Standing.AUXILIARY, Standing.CADRE)
_COMMANDER = "commander 1"


@dataclass(frozen=True, slots=True)
class _Seats:
    """Seats of one kind in an operation."""

    told: str
    heads: int
    part: Element | None
    """None: the commander's."""
    standing: Standing


def check_pinned(context: Context, scenario: Scenario) -> None:
    """Complain of operations with more pinned officers than seats, and of draw caps that pinned officers pass.

    Of a check that joins another one's visit `guests` has spoken.
    """
    rows = {code: index for index, row in enumerate(context.document.operations) for code in codes_of(row)}
    for code, operation in scenario.operations.items():
        if not operation.joins:
            _check_seats(context, scenario, rows[code], operation)
        _check_lot(context, scenario, rows[code], operation)
    _check_draws(context, scenario, rows)


def _check_seats(context: Context, scenario: Scenario, index: int, operation: Operation) -> None:
    people = [scenario.officers[code] for code in operation.pin.officers if code in scenario.officers]
    seats = list(_seats(operation))
    left = _unseated(scenario, operation, people, seats)
    if not left:
        return
    en = "; ".join(seat.told for seat in seats)
    zh = en.replace(_COMMANDER, f"{words('zh')('Role.commander')} 1")
    names, pinned = ", ".join(officer.code for officer in left), len(people)
    context.complain(
        "operations", index, "pin_officers", value=", ".join(officer.code for officer in people),
        required=both("load_pinned.a_seat_each_could_hold", pinned=pinned, what=(zh, en), names=names),
        remedy=both("load_pinned.unpin_somebody_or_ask_for_more"),
    )  # fmt: skip


def _check_lot(context: Context, scenario: Scenario, index: int, operation: Operation) -> None:
    """Of an operation that draws its inspectors nobody else is pinned to an inspector's seat."""
    if operation.selection is not Selection.RANDOM_DRAW or not operation.pin.officers:
        return
    given = values(scenario.rules, "random_draw")
    lots = draws(Facts(scenario, EMPTY), operation, given["leader_rank"], given["cross_department"])
    chosen = {code: [seat.officer for seat in lot.seats if seat.officer] for code, lot in lots.items()}
    drawn = {officer for officers in chosen.values() for officer in officers}
    other = [s for s in _seats(operation) if s.part is None or s.part.code not in lots or s.standing in _HELPERS]
    people = [scenario.officers[code] for code in operation.pin.officers if code not in drawn]
    left = ", ".join(officer.code for officer in _unseated(scenario, operation, people, other))
    if left:
        told = "; ".join(f"{code}: {', '.join(officers) or '-'}" for code, officers in chosen.items())
        context.complain(
            "operations", index, "pin_officers", value=left,
            required=both("load_pinned.inspectors_as_the_lot_gives_them", told=told),
            remedy=both("load_pinned.leave_them_out_of_pin_officers"),
        )  # fmt: skip


def _seats(operation: Operation) -> Iterator[_Seats]:
    for part in operation.elements:
        if part.kind is ElementKind.INVITED:
            continue
        times = operation.groups if part.per_group else 1
        for standing, heads in zip(_LETTERS, (part.certified, part.auxiliaries, part.cadres), strict=True):
            if heads:
                yield _Seats(f"{part.code} {heads * times}{_LETTERS[standing]}", heads * times, part, standing)
    if not operation.joins:
        yield _Seats(_COMMANDER, 1, None, Standing.CADRE)


def _unseated(
    scenario: Scenario, operation: Operation, people: list[Officer], seats: list[_Seats]
) -> list[Officer]:  # fmt: skip
    """Who is left over when as many as can be are seated, each in a seat he could hold (augmenting paths)."""
    held: list[list[Officer]] = [[] for _ in seats]

    def place(officer: Officer, tried: set[int]) -> bool:
        for n, seat in enumerate(seats):
            if n in tried or not _could_hold(scenario, operation, officer, seat):
                continue
            tried.add(n)
            if len(held[n]) < seat.heads:
                held[n].append(officer)
                return True
            for other in list(held[n]):
                if place(other, tried):
                    held[n].remove(other)
                    held[n].append(officer)
                    return True
        return False

    return [officer for officer in people if not place(officer, set())]


def _could_hold(scenario: Scenario, operation: Operation, officer: Officer, seat: _Seats) -> bool:
    """Standing, rank, owner and qualification fit; who holds an element's items on the day is not looked at."""
    part = seat.part
    if part is None:
        return officer.standing in (Standing.CERTIFIED, Standing.CADRE) and officer.rank >= Rank.COMMANDER
    bodies = {part.department}
    if seat.standing is Standing.AUXILIARY or part.items:
        bodies.add(operation.street)
    if seat.standing is Standing.CERTIFIED and part.items:
        bodies |= {body for body in scenario.departments if _holds(scenario, body, part.items)}
    able = seat.standing is Standing.AUXILIARY or part.qualification in {"", *officer.qualifications}
    cadre = seat.standing is Standing.CADRE and officer.standing is Standing.EXPERT
    return able and officer.owner in bodies and (cadre or officer.standing is seat.standing)


def _holds(scenario: Scenario, body: str, items: Iterable[str]) -> bool:
    return all(item in scenario.items and scenario.items[item].body == body for item in items)


def _check_draws(context: Context, scenario: Scenario, rows: dict[str, int]) -> None:
    """Of every department with a cap: officers pinned to one day, in operations whose day is settled or alone."""
    entry = scenario.rules.get("draw_cap", {"off": True})
    if entry.get("off") or entry.get("points"):
        return
    for number, row in enumerate(context.document.departments):
        department = scenario.departments.get(row.code)
        if department is None or department.draw_cap is None:
            continue
        drawn = {
            code: {name for name in o.pin.officers if _drawn(scenario.officers.get(name), row.code)}
            for code, o in scenario.operations.items()
        }
        days: dict[date | None, list[list[str]]] = {None: [[code] for code in drawn]}
        for day in context.dates:
            days[day] = [[c for c in drawn if drawn[c] and _only_day(scenario.operations[c]) == day]]
        for when, together in days.items():
            if _freed(scenario, row.code, when):
                continue
            for codes in together:
                heads = set[str]().union(*(drawn[code] for code in codes))
                if len(heads) > department.draw_cap:
                    _complain_of_cap(context, number, department.draw_cap, codes, sorted(heads), rows)


def _drawn(officer: Officer | None, department: str) -> bool:
    return officer is not None and officer.owner == department and officer.attach not in (Attach.RESIDENT, Attach.SUNK)


def _only_day(operation: Operation) -> date | None:
    """The one day on which it can begin; None where there are several."""
    if operation.pin.start is not None:
        return operation.pin.start.date()
    return operation.dates[0] if len(operation.dates) == 1 else None


def _freed(scenario: Scenario, department: str, day: date | None) -> bool:
    """An offer or an exception takes the place of the cap on that day, or (None) on some day."""
    offered = any(o.department == department and day in (None, o.span.start.date()) for o in scenario.offers)
    return offered or any(
        e.entry == "draw_cap" and e.subject == department and (day is None or e.first <= day <= e.last)
        for e in scenario.exceptions
    )


def _complain_of_cap(
    context: Context, number: int, cap: int, codes: list[str], heads: list[str], rows: dict[str, int]
) -> None:
    where = [context.row("operations", index) for index in sorted({rows[code] for code in codes})]
    zh = "、".join(f"{raw.file} {raw.place.text('zh')}" for raw in where)
    en = ", ".join(f"{raw.file} {raw.place.text('en')}" for raw in where)
    names, listed = ", ".join(heads), ", ".join(codes)
    context.complain(
        "departments",
        number,
        "draw_cap",
        value=str(cap),
        required=both(
            "load_pinned.a_cap_of_at_least_the_officers", heads=len(heads), names=names, listed=listed, what=(zh, en)
        ),
        remedy=both("load_pinned.raise_the_cap_or_unpin_officers"),
    )
