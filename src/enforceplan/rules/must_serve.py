"""Operations the planner obliges, as he has pinned them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Equipment, Level, Pin
from enforceplan.roster import VehicleUse
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Never, Oblige

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_MUST: dict[str, dict[str, object]] = {"operations": {"A1": {"must": True}}}
_START: dict[str, dict[str, object]] = {"operations": {"A1": {"pin": Pin(start=datetime(2026, 5, 17, 23, 0))}}}
_OFFICERS: dict[str, dict[str, object]] = {"operations": {"A1": {"pin": Pin(officers=("U1", "C1"))}}}
_CAR: dict[str, dict[str, object]] = {
    "equipment": {"CAR": Equipment("CAR", "car", "S1", 1, 5, False)},
    "operations": {"A1": {"pin": Pin(vehicle="CAR")}},
}


class MustServe(Rule):
    """An operation that must be, or of which anything is pinned, is served, and as pinned.

    Clock: a pinned start is met at that minute only. Each pinned officer has a seat in it, the commander's included; of
    a pinned vehicle it takes at least one unit. A pinned minute that its windows, dates and limits do not offer cannot
    be met. The one rule that asks for service: an empty roster breaks it wherever something is obliged.
    """

    id: ClassVar = "must_serve"
    default_level: ClassVar = Level.MUST

    accepts: ClassVar = (
        Example("served", ("U1,U2 A1 0 20:00-01:00",), _MUST),
        Example("pinned to the last hour of the horizon", ("U1,U2 A1 6 23:00-00:00",), _START),
        Example("a pinned duty leader commands", ("C1 LEAD 0 08:00-08:00", "C1!,U1 A1 0 09:00-12:00"), _OFFICERS),
        Example(
            "takes the pinned car",
            ("U1,U2 A1 0 09:00-12:00",),
            {**_CAR, "vehicles": {"A1": VehicleUse("A1", "CAR", 1)}},
        ),
        Example("nothing obliges it", ("- A1 0 09:00-12:00",)),
    )
    rejects: ClassVar = (
        Example("not served", ("- A1 0 09:00-12:00",), _MUST),
        Example("one minute late", ("U1,U2 A1 6 23:01-00:01",), _START),
        Example("pinned and left out", ("- A1 6 23:00-00:00",), _START),
        Example("the commander is somebody else", ("C2!,U1 A1 0 09:00-12:00", "C1 P1 0 09:00-12:00"), _OFFICERS),
        Example("goes without the pinned car", ("U1,U2 A1 0 09:00-12:00",), _CAR),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Served, begun and seated as pinned; where the pinned minute is not offered, no start is left."""
        operations = list(p.scenario.operations.values())
        pins = [operation.pin for operation in operations]
        pinned = [bool(pin.start or pin.officers or pin.vehicle) for pin in pins]
        obliged = [k for k, operation in enumerate(operations) if operation.must or pinned[k]]
        if not obliged:
            return
        served = np.isin(np.arange(p.K), obliged)
        start = np.full(p.K, -1, dtype=np.int64)
        officers: list[tuple[int, int]] = []
        units: list[tuple[int, int]] = []
        never = np.zeros(p.T, dtype=bool)
        for k in obliged:
            pin = pins[k]
            officers += [(p.officer_index[code], k) for code in pin.officers]
            units += [(k, p.pools.index(pin.vehicle))] if pin.vehicle else []
            if pin.start is None:
                continue
            low, high = p.first_start[k : k + 2]
            offered = low + np.flatnonzero(p.begin[low:high] == p.minute(pin.start))
            if len(offered):
                start[k] = offered[0]
            else:
                never[low:high] = True
        if never.any():
            book.say(Never(entry=self.entry, level=self.level, start=never))
        seats, rides = (np.asarray(pairs, dtype=np.int64).reshape(-1, 2) for pairs in (officers, units))
        book.say(
            Oblige(
                entry=self.entry,
                level=self.level,
                served=served,
                start=start,
                officers=(seats[:, 0], seats[:, 1]),
                units=(rides[:, 0], rides[:, 1]),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Each obliged operation against what became of it."""
        taken = {(use.operation, use.equipment) for use in f.roster.vehicles if use.quantity > 0}
        for code, operation in f.scenario.operations.items():
            pin = operation.pin
            if not (operation.must or pin.start or pin.officers or pin.vehicle):
                continue
            if code not in f.starts:
                yield self.finding("unserved", operation=code)
                continue
            began = f.starts[code]
            if pin.start is not None and began != pin.start:
                yield self.finding(
                    "start",
                    operation=code,
                    began=began.isoformat(" ", "minutes"),
                    pinned=pin.start.isoformat(" ", "minutes"),
                )
            seated = {duty.officer for duty in f.crew_of.get(code, ())}
            for officer in pin.officers:
                if officer not in seated:
                    yield self.finding("officer", operation=code, officer=officer)
            if pin.vehicle and (code, pin.vehicle) not in taken:
                yield self.finding("vehicle", operation=code, equipment=pin.vehicle)
