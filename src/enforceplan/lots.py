"""Who and what is drawn by lot, as the loader, the audit and the draw log see it: names, local times, SHA-256.

The engine's half of `rules.random_draw` works the same draw out a second time from its arrays. Nothing here looks at a
roster: a draw depends on the scenario alone. When to modify: with the draw, in both places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from enforceplan.domain import (
    DISTRICT,
    DepartmentKind,
    Devolution,
    Element,
    ElementKind,
    Officer,
    Operation,
    Premises,
    Scenario,
    Selection,
    Standing,
)
from enforceplan.facts import Facts, window_on
from enforceplan.roster import EMPTY


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat that is drawn for."""

    group: int
    leads: bool
    """It asks for somebody of the rank that may lead the group."""
    woman: bool
    """Only women were left to choose from."""
    officer: str
    """Who holds it; empty: nobody in the pool could."""


@dataclass(frozen=True, slots=True)
class Lot:
    """The draw of the inspectors of one element."""

    body: str
    """Body that was drawn from; empty: no body holds all items of the element."""
    order: tuple[str, ...]
    """The lawful pool, in the order of the draw."""
    out: tuple[tuple[str, str], ...]
    """(officer, reason) of the body's inspectors who may not take part: recused, excluded, no_certificate."""
    skipped: tuple[str, ...]
    """Of the pool, those absent at every allowed start."""
    taken: tuple[str, ...]
    """Of the pool, those drawn for an earlier element of the operation."""
    seats: tuple[Seat, ...]

    @property
    def full(self) -> bool:
        """Every seat has somebody."""
        return all(seat.officer for seat in self.seats)


def ticket(seed: str, operation: str, code: str, redraw: int) -> str:
    """The hash an officer or premises is ordered by: ``SEED|OPERATION|CODE``, after a redraw ``|NUMBER``."""
    words = [seed, operation, code, *([str(redraw)] if redraw else [])]
    return hashlib.sha256("|".join(words).encode()).hexdigest()


def premises_order(seed: str, operation: Operation) -> tuple[str, ...]:
    """The premises of an operation's pool in the order of the draw."""
    return tuple(sorted(set(operation.pool), key=lambda code: ticket(seed, operation.code, code, operation.redraw)))


@dataclass(frozen=True, slots=True)
class Caps:
    """What limits planned visits: numbers as in `visit_cap`, and who may act in whose place."""

    usual: int
    grades: Mapping[str, int]
    devolutions: Collection[Devolution]
    first: date
    """First day of the week; powers that pass to a street later do not count."""

    def visitors(self, operation: Operation) -> list[set[str]]:
        """Bodies that may come to inspect, of each element that does: its department, the street where it may act."""
        held = {d.item for d in self.devolutions if d.street == operation.street and d.valid_from <= self.first}
        return [
            {e.department, *([operation.street] if e.items and held.issuperset(e.items) else [])}
            for e in operation.elements
            if e.kind is ElementKind.ENFORCING and not e.optional and e.certified + e.cadres
        ]

    def limit(self, place: Premises) -> int:
        """Most planned visits a year by one body."""
        return self.grades.get(place.grade, self.usual) if place.cap is None else place.cap

    def open(self, operation: Operation, place: Premises) -> bool:
        """For each element some body has a planned visit left there this year; triggered visits are not counted."""
        if operation.triggered or operation.source == "recheck":
            return True
        visits, limit = dict(place.visits), self.limit(place)
        return all(any(visits.get(body, 0) < limit for body in bodies) for bodies in self.visitors(operation))


def drawn_premises(seed: str, operation: Operation, premises: Mapping[str, Premises], caps: Caps) -> tuple[str, ...]:
    """The premises drawn for an operation, fewer than it asks for where the pool is too small."""
    open_ = [c for c in premises_order(seed, operation) if caps.open(operation, premises[c])]
    return tuple(open_[: operation.draw])


def allowed_starts(f: Facts, operation: Operation) -> list[datetime]:
    """Starts its windows, days and limits offer: the grid's, and one that is pinned or was published."""
    slot = timedelta(minutes=f.scenario.slot_minutes)
    told = f.scenario.published.get(operation.code)
    settled = (operation.pin.start, None if told is None else told.start)
    found: set[datetime] = set()
    for day in f.dates:
        if (operation.dates and day not in operation.dates) or not f.suits(operation.days, day):
            continue
        for window in operation.windows:
            opens, closes = window_on(day, window)
            low = max(opens, operation.earliest or opens)
            high = min(closes, operation.latest or closes) - timedelta(minutes=operation.minutes)
            high = min(high, f.scenario.end - timedelta(minutes=1))
            begin = f.scenario.start + -(-(low - f.scenario.start) // slot) * slot
            found |= {low} if low <= high else set()
            while begin <= high:
                found.add(begin)
                begin += slot
            found |= {when for when in settled if when is not None and low <= when <= high}
    return sorted(found)


def draws(f: Facts, operation: Operation, leader_rank: int, cross_department: bool) -> dict[str, Lot]:
    """The draw of every element whose inspectors are drawn, by element code; required elements draw first."""
    if operation.selection is not Selection.RANDOM_DRAW:
        return {}
    starts = allowed_starts(f, operation)
    parts = [e for e in operation.elements if e.kind is ElementKind.ENFORCING and e.certified]
    led = _led(operation)
    made: dict[str, Lot] = {}
    taken: set[str] = set()
    for element in sorted(parts, key=lambda e: e.optional):
        rank = leader_rank if element.code == led else None
        lots = [
            _draw(f, operation, element, body, starts, taken, rank, cross_department)
            for body in _bodies(f, operation, element)
        ]
        lot = next((lot for lot in lots if lot.full), lots[0] if lots else _nobody(operation, element))
        made[element.code] = lot
        taken |= {seat.officer for seat in lot.seats}
    return made


def drawn_inspectors(
    scenario: Scenario, operation: Operation, leader_rank: int, cross_department: bool
) -> dict[str, tuple[str, ...]]:
    """Officers drawn for each element whose inspectors are drawn; as `draws`, for who has no `Facts`."""
    lots = draws(Facts(scenario, EMPTY), operation, leader_rank, cross_department)
    return {element: tuple(seat.officer for seat in lot.seats if seat.officer) for element, lot in lots.items()}


def _led(operation: Operation) -> str:
    """Element whose seats hold the leader of each group: the lead department's, or else the first required one."""
    parts = [e for e in operation.elements if e.kind is not ElementKind.INVITED]
    grouped = any(e.per_group and e.certified + e.auxiliaries + e.cadres for e in parts)
    able = [
        e
        for e in parts
        if e.kind is ElementKind.ENFORCING and e.certified and not e.optional and (e.per_group or not grouped)
    ]
    own = [e for e in able if e.department == operation.lead]
    return next((e.code for e in (*own, *able)), "")


def _bodies(f: Facts, operation: Operation, element: Element) -> Iterator[str]:
    """Bodies that hold all items on the first day: the street where they are devolved, the element's own, others."""
    held = {d.item for d in f.scenario.devolutions if d.street == operation.street and d.valid_from <= f.dates[0]}
    if element.items and held.issuperset(element.items):
        yield operation.street
    for code in dict.fromkeys((element.department, *(f.scenario.departments if element.items else ()))):
        department = f.scenario.departments.get(code)
        if department is None or not department.may_enforce or department.kind is DepartmentKind.COORDINATING_BODY:
            continue
        if all(f.scenario.items[item].body == code for item in element.items):
            yield code


def _nobody(operation: Operation, element: Element) -> Lot:
    groups = range(1, operation.groups + 1) if element.per_group else (0,)
    return Lot("", (), (), (), (), tuple(Seat(g, False, False, "") for g in groups for _ in range(element.certified)))


def _draw(
    f: Facts,
    operation: Operation,
    element: Element,
    body: str,
    starts: list[datetime],
    taken: set[str],
    rank: int | None,
    cross_department: bool,
) -> Lot:
    pool: list[str] = []
    out: list[tuple[str, str]] = []
    for officer in f.scenario.officers.values():
        serves = officer.used_by in (DISTRICT, operation.street) and officer.owner == body
        able = officer.standing is Standing.CERTIFIED and element.qualification in {"", *officer.qualifications}
        if serves and able:
            reason = _kept_out(f, operation, element, officer, starts, cross_department)
            if reason:
                out.append((officer.code, reason))
            else:
                pool.append(officer.code)
    order = sorted(pool, key=lambda code: ticket(f.scenario.draw_seed, operation.code, code, operation.redraw))
    length = timedelta(minutes=operation.minutes)
    skipped = tuple(c for c in order if all(absent(f.scenario.officers[c], start, start + length) for start in starts))
    ready = [f.scenario.officers[code] for code in order if code not in skipped and code not in taken]
    seats = _deal(operation, element, ready, rank)
    return Lot(body, tuple(order), tuple(out), skipped, tuple(c for c in order if c in taken), seats)


def absent(officer: Officer, start: datetime, end: datetime) -> bool:
    """He is away for a minute of [start, end) at least."""
    return any(a.span.start < end and a.span.end > start for a in officer.absences)


def _kept_out(
    f: Facts, operation: Operation, element: Element, officer: Officer, starts: list[datetime], cross: bool
) -> str:
    """Why an inspector of the body is not in the lawful pool; empty: he is."""
    parties = {operation.party, *(f.scenario.premises[code].party for code in operation.premises)} - {""}
    for interest in f.scenario.recusals:
        if interest.officer == officer.code and (interest.premises in operation.premises or interest.party in parties):
            return "recused"
    if officer.code in operation.excluded:
        return "excluded"
    fit = [
        (c.valid_from, c.valid_to)
        for c in officer.certificates
        if (cross or c.body == officer.owner) and (not c.items or c.items.issuperset(element.items))
    ]
    for start in starts:
        last = start + timedelta(minutes=operation.minutes - 1)
        days = [start.date() + timedelta(days=n) for n in range((last.date() - start.date()).days + 1)]
        if all(any(first <= day <= end for first, end in fit) for day in days):
            return ""
    return "no_certificate"


def _deal(operation: Operation, element: Element, ready: list[Officer], rank: int | None) -> tuple[Seat, ...]:
    """Seats of the element: the groups' leaders first, then group by group, each the first of the rest who may."""
    groups = list(range(1, operation.groups + 1)) if element.per_group else [0]
    led = groups if rank is not None else []
    plain = [g for g in groups for _ in range(element.certified - bool(led))]
    left = dict.fromkeys(groups, element.certified)
    women = dict.fromkeys(groups, element.female)
    free = list(ready)
    seats: list[Seat] = []
    for group, leads in [*((g, True) for g in led), *((g, False) for g in plain)]:
        woman = women[group] >= left[group]
        chosen = next((o for o in free if (not leads or o.rank >= (rank or 0)) and (not woman or o.female)), None)
        left[group] -= 1
        if chosen is not None:
            free.remove(chosen)
            women[group] -= chosen.female
        seats.append(Seat(group, leads and bool(rank), woman, "" if chosen is None else chosen.code))
    return tuple(seats)
