"""Heads that are missing at posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.facts import minutes
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


class CoverPosts(Rule):
    """Every head missing in a post shift costs ``points`` for each started half-hour of that shift.

    Heads are counted by role: one certified officer too many does not stand in for an auxiliary. A shift that is
    manned whole or not at all (`whole_team`) therefore costs all of its heads or none. Standby posts are priced by
    `standby_capacity` only. Clock: the shift's own length from opening to close, break included, also past midnight
    and past the end of the horizon. Source: the centre's own scale.
    """

    id: ClassVar = "cover_posts"
    default_level: ClassVar = Level.COVERAGE
    default_points: ClassVar = 5

    accepts: ClassVar = (
        Example("all heads are there", ("U1,X1 P1 0 08:00-15:30",), points=0),
        Example("a head too many earns nothing", ("U1,U2 P1 0 08:00-12:00",), {"posts": {"P1-0": {"certified": 1}}}, 0),
        Example(
            "a standby post is priced elsewhere",
            ("0 P1 0 08:00-12:00",),
            {"posts": {"P1-0": {"certified": 2, "standby_reach": 30}}},
            0,
        ),
        Example(
            "a 24-hour duty leader who commands an operation",
            ("C1 LEAD 0 08:00-08:00", "C1! A1 0 10:00-12:00"),
            points=0,
        ),
    )
    rejects: ClassVar = (
        # 1 head, 8 half-hours
        Example("one of two", ("U1 P1 0 08:00-12:00",), {"posts": {"P1-0": {"certified": 2}}}, 40),
        # 1 head, 9 half-hours
        Example("a half-hour begun", ("U1 P1 0 08:00-12:01",), {"posts": {"P1-0": {"certified": 2}}}, 45),
        # 1 auxiliary, 8 half-hours
        Example(
            "a head too many is no other role's",
            ("U1,U2 P1 0 08:00-12:00",),
            {"posts": {"P1-0": {"certified": 1, "auxiliaries": 1}}},
            40,
        ),
        # 4 heads, 16 half-hours, 12 of them after the horizon
        Example(
            "Sunday night",
            ("0 P1 6 22:00-06:00",),
            {"posts": {"P1-6": {"certified": 2, "auxiliaries": 2, "whole": True}}},
            320,
        ),
        # 1 head, 2 half-hours
        Example("the last hour of the horizon", ("0 P1 6 23:00-00:00",), {"posts": {"P1-6": {"cadres": 1}}}, 10),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """One row a shift and role, i.e. half_hours * max(0, asked - heads)."""
        standby = np.zeros(p.J, dtype=bool)
        standby[p.K :] = [p.scenario.posts[post].standby_reach is not None for post, _, _ in p.shifts]
        priced = (p.team_job >= p.K) & ~standby[p.team_job]
        team, role = np.nonzero(p.heads * priced[:, None])
        half_hours = -(-p.length[p.team_job[team]] // 30)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=p.heads[team, role] * half_hours,
                heads=(team, role, np.arange(len(team)), -half_hours),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Heads asked for against heads there, shift by shift."""
        for ref, shift in f.shifts.items():
            post = shift.post
            if post.standby_reach is not None:
                continue
            crew = f.crew_of.get(str(ref), [])
            asked = {Role.CERTIFIED: post.certified, Role.AUXILIARY: post.auxiliaries, Role.CADRE: post.cadres}
            missing = sum(max(0, heads - f.heads(crew, role)) for role, heads in asked.items())
            half_hours = (minutes(shift.end - shift.start) + 29) // 30
            if missing:
                yield self.finding(
                    "short",
                    self.points * missing * half_hours,
                    street=post.street,
                    post=post.code,
                    date=ref.date.isoformat(),
                    opens=shift.start.strftime("%H:%M"),
                    heads=missing,
                    half_hours=half_hours,
                )
