"""A woman goes along where women live or are treated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Standing
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_HERE: dict[str, object] = {"types": ("example",)}


class FemalePreferred(Rule):
    """A served operation of one of ``types`` without a female officer or cadre costs ``points``.

    She may sit in any seat and group, the commander's too; auxiliaries do not count. One is enough for the operation.
    What an element demands by ``female=1`` is `female_officer`'s and never left to a price. Clock: none. Source: the
    centre's own; common practice at dormitories, rented flats, beauty shops and clinics, and places of entertainment.
    """

    id: ClassVar = "female_preferred"
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 5
    types: tuple[str, ...] = ("group_rental", "community_joint", "unlicensed_clinic", "ktv_netbar")
    """Types of operations meant."""

    accepts: ClassVar = (
        Example("one of two", ("U1,U3 A1 0 20:00-01:00",), params=_HERE, points=0),
        Example("in one group of two", ("U1 A1/1 6 23:00-00:00", "U3 A1/2 6 23:00-00:00"), params=_HERE, points=0),
        Example("she commands", ("U1,C1! A1 0 08:00-10:00",), {"officers": {"C1": {"female": True}}}, 0, _HERE),
        Example("another type", ("U1,U2 A1 0 08:00-10:00",), points=0),
        Example("not served", ("- A1 0 08:00-10:00",), params=_HERE, points=0),
        Example("two women", ("U2,U3 A1 0 08:00-10:00",), {"officers": {"U2": {"female": True}}}, 0, _HERE),
    )
    rejects: ClassVar = (
        Example("none", ("U1,U2 A1 6 23:00-00:00",), params=_HERE, points=5),
        Example("she is at another one", ("U1 A1 0 20:00-01:00", "U3 A2 0 20:00-01:00"), params=_HERE, points=5),
        Example("an auxiliary", ("U1,X1 A1 0 08:00-10:00",), {"officers": {"X1": {"female": True}}}, 5, _HERE),
        Example("two operations", ("U1 A1 0 08:00-10:00", "0 A2 6 08:00-10:00"), params=_HERE, points=10),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per operation, i.e. max(0, served - women among its officers and cadres)."""
        meant = [k for k, operation in enumerate(p.scenario.operations.values()) if operation.type in self.types]
        row = np.full(p.J, -1, dtype=np.int64)
        row[meant] = np.arange(len(meant))
        job = p.team_job[p.seat_team]
        hers = p.female[p.seat_officer] & (p.standing[p.seat_officer] != 1) & (row[job] >= 0)
        o, j = np.unique(np.stack([p.seat_officer[hers], job[hers]]), axis=1)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.zeros(len(meant), dtype=np.int64),
                served=(
                    np.asarray(meant, dtype=np.int64),
                    np.arange(len(meant)),
                    np.ones(len(meant), dtype=np.int64),
                ),
                serves=(o, j, row[j], -np.ones(len(o), dtype=np.int64)),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """The crew of every served operation of these types."""
        for code in f.starts:
            if f.scenario.operations[code].type not in self.types:
                continue
            crew = [f.officer(duty) for duty in f.crew_of.get(code, [])]
            if not any(o.female and o.standing is not Standing.AUXILIARY for o in crew):
                yield self.finding("none", self.points, operation=code)
