"""Seats held by officers of another street."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Alike, Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


class LocalOfficers(Rule):
    """A seat costs ``points`` where its officer is local in another street than that of the operation or post.

    An officer is local in the street that uses him, else in the street that manages him; who is local nowhere is
    free everywhere. Clock: none; every seat in a served operation or a post shift counts, the commander's and on call
    at home too. Source: the centre's own scale.
    """

    id: ClassVar = "local_officers"
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 3

    accepts: ClassVar = (
        Example("in their own street", ("U1,U2 A1 0 20:00-01:00", "U1 P1 6 23:00-00:00"), points=0),
        Example("the district's officers where they are local", ("F1,F2 B1 0 09:00-11:00",), points=0),
        Example(
            "local nowhere",
            ("F1,F2 A1 0 09:00-11:00",),
            {"officers": {"F1": {"managed_by": "FR"}, "F2": {"managed_by": "FR"}}},
            0,
        ),
        Example("a 24-hour duty leader who commands", ("C1 LEAD 0 08:00-08:00", "C1! A1 0 20:00-01:00"), points=0),
    )
    rejects: ClassVar = (
        Example("the district's officers elsewhere", ("F1,F2 A1 0 09:00-11:00",), points=6),
        Example("a seat in each of two jobs", ("U1,U2 B1 6 23:00-00:00", "U1 Q1 0 09:00-11:00"), points=9),
        Example("the commander's seat", ("C1! B1 6 20:00-01:00",), points=3),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """The sum over seats, i.e. 1 where local(o) is a street and not street(j)."""
        local, kind = np.unique(p.local, return_inverse=True)
        away = (local[:, None] >= 0) & (local[:, None] != p.job_street)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.zeros(1, dtype=np.int64),
                seats=Alike(away.astype(np.int64), kind),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every duty outside the street where its officer is local."""
        for service in f.services:
            home = f.local_street(f.scenario.officers[service.officer])
            if home and home != service.street:
                yield self.finding(
                    "elsewhere",
                    self.points,
                    officer=service.officer,
                    job=service.job,
                    street=service.street,
                    home=home,
                )
