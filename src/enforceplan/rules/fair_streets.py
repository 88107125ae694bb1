"""What is left out, fairly shared between streets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.facts import minutes
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Amount, Shape

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


_PAIR = {"auxiliaries": 1, "cadres": 1}


class FairStreets(Rule):
    """A street pays 1 + 2 + ... + m for m started hundreds of what is left out there, times ``points``.

    Left out are ``operation_points`` times the square of its priority for each operation, and ``head_points`` for each
    head missing at a post and started half-hour of its shift (standby posts not counted; what a street has too many of
    one post is set off against another), plus what the street carries along from earlier weeks. Exactly a hundred is
    one hundred. Clock: a shift's own length, past midnight and past the end of the horizon too. Source: the centre's
    own scale.
    """

    id: ClassVar = "fair_streets"
    default_level: ClassVar = Level.FAIRNESS
    default_points: ClassVar = 1
    operation_points: Whole = 100
    """Points of an operation left out, times its priority squared."""
    head_points: Whole = 5
    """Points of a head missing at a post, a started half-hour."""

    accepts: ClassVar = (
        Example("all served", ("U1,U2 A1 6 20:00-01:00", "U3 P1 6 23:00-00:00"), points=0),
        Example(
            "to its good",
            ("- A1 0 09:00-11:00",),
            {"settings": {"street_carried": {"S1": -900}}},
            0,
        ),
        Example(
            "a standby post is not counted",
            ("0 P1 6 22:00-06:00",),
            {"posts": {"P1-6": {"certified": 2, "standby_reach": 30}}},
            0,
        ),
        Example(
            "one too many here, one too few there",
            ("U1,U2 P1 0 08:00-12:00", "0 P2 0 08:00-12:00"),
            {"posts": {"P1-0": {"certified": 1}, "P2-0": {"auxiliaries": 1}}},
            0,
        ),
    )
    rejects: ClassVar = (
        # 900 points: 9 hundreds, 1 + ... + 9
        Example("a normal operation", ("- A1 6 23:00-00:00",), points=45),
        # 900 + 400 in one street: 13 hundreds; 900 and 400 in two: 9 and 4 hundreds
        Example(
            "two in one street",
            ("- A1 0 09:00-11:00", "- A2 0 20:00-01:00"),
            {"operations": {"A2": {"priority": 2}}},
            91,
        ),
        Example(
            "one in each of two",
            ("- A1 0 09:00-11:00", "- B2 0 20:00-01:00"),
            {"operations": {"B2": {"priority": 2}}},
            55,
        ),
        # 2 heads, 10 half-hours: 100
        Example("exactly a hundred at a post", ("0 P1 0 08:00-13:00",), {"posts": {"P1-0": _PAIR}}, 1),
        Example("a second hundred begun", ("0 P1 0 08:00-13:01",), {"posts": {"P1-0": _PAIR}}, 3),
        Example("carried", (), {"settings": {"street_carried": {"S2": 101}}}, 3),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Hundreds of each street, i.e. m = ceil(max(0, left_out(s) + carried(s)) / 100) priced m (m + 1) / 2."""
        scenario = p.scenario
        operation = self.operation_points * np.asarray([k.priority**2 for k in scenario.operations.values()], np.int64)
        standby = np.zeros(p.J, dtype=bool)
        standby[p.K :] = [scenario.posts[post].standby_reach is not None for post, _, _ in p.shifts]
        team, role = np.nonzero(p.heads * ((p.team_job >= p.K) & ~standby[p.team_job])[:, None])
        job = p.team_job[team]
        head = self.head_points * -(-p.length[job] // 30)
        left_out = np.asarray([scenario.street_carried.get(street, 0) for street in p.streets], dtype=np.int64)
        np.add.at(left_out, p.job_street[: p.K], operation)
        np.add.at(left_out, p.job_street[job], p.heads[team, role] * head)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=left_out,
                served=(np.arange(p.K), p.job_street[: p.K], -operation),
                heads=(team, role, p.job_street[job], -head),
                step=np.full(len(left_out), 100, dtype=np.int64),
                shape=Shape.CONVEX,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Street by street, also those that only carry something along."""
        left_out: Counter[str] = Counter()
        for operation in f.scenario.operations.values():
            if operation.code not in f.starts:
                left_out[operation.street] += self.operation_points * operation.priority * operation.priority
        for ref, shift in f.shifts.items():
            post = shift.post
            if post.standby_reach is None:
                missing = post.certified + post.auxiliaries + post.cadres - len(f.crew_of.get(str(ref), ()))
                left_out[post.street] += self.head_points * missing * ((minutes(shift.end - shift.start) + 29) // 30)
        for street in f.scenario.streets:
            carried = f.scenario.street_carried.get(street, 0)
            hundreds = (max(0, left_out[street] + carried) + 99) // 100
            if hundreds:
                yield self.finding(
                    "left_out",
                    self.points * hundreds * (hundreds + 1) // 2,
                    street=street,
                    left_out=left_out[street],
                    carried=carried,
                    hundreds=hundreds,
                )
