"""There is no more equipment than exists, and vehicles have seats and drivers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DISTRICT, Level, Need
from enforceplan.domain import Equipment as Pool
from enforceplan.roster import Role, VehicleUse
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Ride, Stock, Take

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _car(*riders: str, needs: tuple[Need, ...] = (), **pool: object) -> dict[str, dict[str, object]]:
    """Examples' one car of three seats, taken by these operations; A1 may need equipment."""
    fields = {"code": "CAR", "kind": "car", "where": "S1", "quantity": 1, "seats": 3, "needs_driver": True}
    return {
        "equipment": {"CAR": Pool(**{**fields, **pool})},  # type: ignore[arg-type]
        "vehicles": {code: VehicleUse(code, "CAR", 1) for code in riders},
        "operations": {"A1": {"equipment": needs}},
    }


class Equipment(Rule):
    """Units in use exist, are kept in the street or by the district, are as many as needed, seat and drive everybody.

    Clock: a unit is in use from muster to dismissal, [start, end); it may be taken by another operation the minute it
    comes back. Of each kind the scenario lists anywhere, a served operation takes what it needs (per group, times its
    groups); kinds nobody lists are not limited, ``left_out`` kinds have a rule of their own. Who takes seats takes
    one for every head, the commander included. Each unit that needs a driver has one: a head with a licence marked
    so, not the commander.
    """

    id: ClassVar = "equipment"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"left_out": "fewer"}
    left_out: tuple[str, ...] = ("recorder",)
    """Kinds whose need another rule looks after."""

    accepts: ClassVar = (
        Example("back to back with one car", ("U1 A1 0 20:00-01:00", "X1 A2 1 01:00-03:00"), _car("A1", "A2")),
        Example("three seats for three, commander included", ("C1!,U1,U2 A1 6 23:00-00:00",), _car("A1")),
        Example("takes what it needs", ("U1,U2 A1 0 09:00-12:00",), _car("A1", needs=(Need("car", 1, True),))),
        Example("nobody lists a digger", ("U1 A1 0 09:00-12:00",), _car(needs=(Need("digger", 1, False),))),
        Example(
            "the district's car in another street",
            ("U1,U2 B1 0 09:00-12:00",),
            _car("B1", where=DISTRICT) | {"operations": {}},
        ),
    )
    rejects: ClassVar = (
        Example("one car twice for a minute", ("U1 A1 0 20:00-01:00", "X1 A2 1 00:59-03:00"), _car("A1", "A2")),
        Example("one seat for two", ("U1,U2 A1 0 09:00-12:00",), _car("A1", seats=1)),
        Example("three seats for four", ("C1!,U1,U2,U4 A1 6 23:00-00:00",), _car("A1")),
        Example(
            "two groups, one car",
            ("U1 A1 0 09:00-12:00", "U2 A1/2 0 09:00-12:00"),
            _car("A1", needs=(Need("car", 1, True),)),
        ),
        Example("nobody has a licence", ("U2,U3 A1 0 09:00-12:00",), _car("A1")),
        Example(
            "only the commander has one",
            ("C1!,U2 A1 0 09:00-12:00",),
            _car("A1") | {"officers": {"C1": {"driver": True}}},
        ),
        Example("another street's car", ("U1,U2 A1 0 09:00-12:00",), _car("A1", where="S2")),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Units taken >= units needed, by kind; the stock and the ride of every pool."""
        if not p.pools:
            return
        book.say(Stock(entry=self.entry, level=self.level))
        book.say(Ride(entry=self.entry, level=self.level))
        least = np.zeros((len(p.kinds), p.K), dtype=np.int64)
        for k, operation in enumerate(p.scenario.operations.values()):
            for need in operation.equipment:
                if need.kind in p.kinds and need.kind not in self.left_out:
                    quantity = need.quantity * (operation.groups if need.per_group else 1)
                    least[p.kinds.index(need.kind), k] += quantity
        for kind in np.flatnonzero(least.any(axis=1)):
            book.say(Take(entry=self.entry, level=self.level, kind=int(kind), least=least[kind]))

    def check(self, f: Facts) -> Iterator[Finding]:
        """What each served operation takes, then how much of each pool is out at once."""
        taken: dict[str, list[tuple[Pool, int]]] = defaultdict(list)
        edges: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
        for use in f.roster.vehicles:
            if use.operation not in f.starts:
                continue
            pool = f.scenario.equipment.get(use.equipment)
            if pool is None or use.quantity < 0:
                yield self.finding("unknown", operation=use.operation, equipment=use.equipment, units=use.quantity)
                continue
            taken[use.operation].append((pool, use.quantity))
            edges[pool.code].append((f.starts[use.operation], use.quantity))
            edges[pool.code].append((f.end_of(use.operation), -use.quantity))
        for code in f.starts:
            yield from self._needs(f, code, taken[code])
            yield from self._ride(f, code, taken[code])
        for code, changes in edges.items():
            out, most, when = 0, f.scenario.equipment[code].quantity, None
            for moment, change in sorted(changes):
                out += change
                if out > most:
                    most, when = out, moment
            if when is not None:
                yield self.finding(
                    "stock",
                    equipment=code,
                    began=when.isoformat(" ", "minutes"),
                    units=most,
                    quantity=f.scenario.equipment[code].quantity,
                )

    def _needs(self, f: Facts, code: str, taken: list[tuple[Pool, int]]) -> Iterator[Finding]:
        """The audit of one operation's kinds and places."""
        operation = f.scenario.operations[code]
        units: dict[str, int] = defaultdict(int)
        for pool, quantity in taken:
            if pool.where in (DISTRICT, operation.street):
                units[pool.kind] += quantity
            elif quantity:
                yield self.finding("elsewhere", operation=code, equipment=pool.code, street=pool.where)
        listed = {pool.kind for pool in f.scenario.equipment.values()} - set(self.left_out)
        wanted: dict[str, int] = defaultdict(int)
        for need in operation.equipment:
            wanted[need.kind] += need.quantity * (operation.groups if need.per_group else 1)
        for kind in sorted(wanted.keys() & listed):
            if units[kind] < wanted[kind]:
                yield self.finding("need", operation=code, kind=kind, units=units[kind], least=wanted[kind])

    def _ride(self, f: Facts, code: str, taken: list[tuple[Pool, int]]) -> Iterator[Finding]:
        """The audit of one operation's seats and drivers."""
        crew = f.crew_of.get(code, [])
        seats = sum(pool.seats * quantity for pool, quantity in taken)
        if 0 < seats < len(crew):
            yield self.finding("seats", operation=code, seats=seats, heads=len(crew))
        least = sum(quantity for pool, quantity in taken if pool.needs_driver)
        able = [d for d in crew if d.role is not Role.COMMANDER and "driver" in d.marks]
        drivers = sum(f.officer(d).driver for d in able)
        if drivers < least:
            yield self.finding("drivers", operation=code, drivers=drivers, least=least)
