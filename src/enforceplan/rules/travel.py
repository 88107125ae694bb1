"""The way from an officer's own street to his work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

import numpy as np
from pydantic import Field

from enforceplan.domain import Level
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Alike, Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _way(there: int, inside: int = 0) -> dict[str, dict[str, object]]:
    return {"settings": {"ways": {("S1", "S2"): there, ("S2", "S1"): 60, ("S1", "S1"): inside}}}


class Travel(Rule):
    """A seat costs ``points`` for each started ``minutes`` of way from its officer's local street to the job.

    The way leads one time from the zone of that street to the zone of the operation or post; inside one zone it is
    what the scenario gives, else none. Who is local nowhere is free. Clock: none; every seat in a served operation or
    a post shift counts. Exactly ``minutes`` are one. Source: the centre's own scale.
    """

    id: ClassVar = "travel"
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 1
    minutes: Annotated[Whole, Field(ge=1)] = 15
    """Size of a piece of way, minutes."""

    accepts: ClassVar = (
        Example("in their own street", ("U1,U2 A1 0 20:00-01:00", "U1 P1 6 23:00-00:00"), points=0),
        Example("no way at all", ("U1,U2 B1 0 09:00-11:00",), _way(0), 0),
        Example(
            "local nowhere",
            ("F1,F2 A1 0 09:00-11:00",),
            {"officers": {"F1": {"managed_by": "FR"}, "F2": {"managed_by": "FR"}}},
            0,
        ),
    )
    rejects: ClassVar = (
        Example("exactly 15 minutes", ("U1 B1 0 09:00-11:00",), _way(15), 1),
        Example("16 minutes", ("U1 B1 6 23:00-00:00",), _way(16), 2),
        Example("one minute, on call at home", ("U1 Q1 6 22:00-06:00",), _way(1), 1),
        # 2 + 2 in B1, 2 in Q1
        Example("every seat", ("U1,C1! B1 0 20:00-01:00", "U1 Q1 0 09:00-11:00"), points=6),
        Example("the way inside a zone", ("U1 A1 0 09:00-11:00",), _way(0, inside=11), 2, {"minutes": 10}),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """The sum over seats, i.e. ceil(way(zone of local(o), zone of j) / minutes)."""
        local, kind = np.unique(p.local, return_inverse=True)
        way = p.way[p.street_zone[local][:, None], p.job_zone]
        pieces = -(-way // self.minutes)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.zeros(1, dtype=np.int64),
                seats=Alike(np.where(local[:, None] >= 0, pieces, 0), kind),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every duty with a way to it."""
        for service in f.services:
            home = f.local_street(f.scenario.officers[service.officer])
            way = f.way(f.scenario.streets[home].zone, service.zone) if home else 0
            pieces = (way + self.minutes - 1) // self.minutes
            if pieces:
                yield self.finding(
                    "way",
                    self.points * pieces,
                    officer=service.officer,
                    job=service.job,
                    home=home,
                    way_minutes=way,
                    pieces=pieces,
                )
