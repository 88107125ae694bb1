"""Standby groups within reach of every street that keeps some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.facts import minutes
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts, Shift
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _standby(reach: int = 30, heads: int = 2) -> dict[str, object]:
    return {"certified": heads, "whole": True, "standby_reach": reach}


class StandbyCapacity(Rule):
    """A street misses a standby group where fewer are within reach than it has standby shifts of its own.

    A group is a standby shift with anybody in it (that it is whole is `whole_team`'s business). It counts for its own
    street, and for every other street whose zone lies at most its ``standby_reach`` minutes from the post's zone. Each
    group missing costs ``points`` for each started half-hour. Clock: real minutes, at any of them, also past midnight
    and past the end of the horizon; minutes for which the same shifts within reach are on duty are added up before
    half-hours are counted. The heads of standby posts are priced here and not in `cover_posts`. Source: the centre's
    own scale.
    """

    id: ClassVar = "standby_capacity"
    default_level: ClassVar = Level.COVERAGE
    default_points: ClassVar = 20

    accepts: ClassVar = (
        Example(
            "its own group, which may be called to an operation",
            ("U1,U2 P1 0 08:00-17:00", "U3 A1 0 20:00-01:00"),
            {"posts": {"P1-0": _standby()}},
            0,
        ),
        Example(
            "the neighbour's group, exactly within reach",
            ("0 P1 0 08:00-17:00", "U1,U2 Q1 0 08:00-17:00"),
            {"posts": {"P1-0": _standby(), "Q1-0": _standby(20)}},
            0,
        ),
        Example("on call at home, Sunday night", ("U1 HOME 6 22:00-06:00",), {"posts": {"HOME-6": _standby()}}, 0),
        Example("no standby post, nothing asked", ("0 P1 6 23:00-00:00",), {"posts": {"P1-6": {"certified": 2}}}, 0),
    )
    rejects: ClassVar = (
        # 1 group, 18 half-hours
        Example("nobody there", ("0 P1 0 08:00-17:00",), {"posts": {"P1-0": _standby()}}, 360),
        # 1 group, 2 half-hours
        Example("a half-hour begun", ("0 P1 6 23:00-23:31",), {"posts": {"P1-6": _standby()}}, 40),
        Example(
            "the neighbour's group one minute too far",
            ("0 P1 0 08:00-17:00", "U1,U2 Q1 0 08:00-17:00"),
            {"posts": {"P1-0": _standby(), "Q1-0": _standby(19)}},
            360,
        ),
        # S1 lacks its group from 12:00 to 17:00: 10 half-hours
        Example(
            "the neighbour's group is there half the time",
            ("0 P1 0 08:00-17:00", "U1,U2 Q1 0 08:00-12:00"),
            {"posts": {"P1-0": _standby(), "Q1-0": _standby()}},
            200,
        ),
        # 1 group for 1 minute (1 half-hour), then 2 for 539 (18 half-hours)
        Example(
            "the second group a minute later",
            ("0 P1 0 08:00-17:00", "0 P2 0 08:01-17:00"),
            {"posts": {"P1-0": _standby(), "P2-0": _standby()}},
            740,
        ),
        Example(
            "the second group leaves a minute earlier",
            ("0 P1 0 08:00-17:00", "0 P2 0 08:00-16:59"),
            {"posts": {"P1-0": _standby(), "P2-0": _standby()}},
            740,
        ),
        # the other shift is on from 10:00 to 10:45 (2 half-hours): 1 of 2; before and after it 08:00-10:00 and
        # 10:45-17:00 are 495 minutes with the same single shift (17 half-hours): 0 of 1
        Example(
            "equal pieces are added up",
            ("0 P1 0 08:00-17:00", "U1,U2 P2 0 10:00-10:45"),
            {"posts": {"P1-0": _standby(), "P2-0": _standby()}},
            380,
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """One row a street and set of shifts within reach, i.e. half_hours * max(0, own - filled)."""
        posts = p.scenario.posts
        jobs = p.K + np.flatnonzero([posts[code].standby_reach is not None for code, _, _ in p.shifts])
        reach = np.asarray([posts[p.shifts[j - p.K][0]].standby_reach for j in jobs], dtype=np.int64)
        begin, end = p.begin[p.first_start[jobs]], p.end[p.first_start[jobs]]
        team = np.zeros(p.J, dtype=np.int64)
        team[p.team_job] = np.arange(p.I)
        constant: list[int] = []
        filled: list[tuple[int, int, int]] = []
        for s in np.unique(p.job_street[jobs]):
            own = p.job_street[jobs] == s
            within = own | (p.way[p.job_zone[jobs], p.street_zone[s]] <= reach)
            edges = np.unique([begin[within], end[within]])
            on = within & (begin <= edges[:-1, None]) & (end >= edges[1:, None])
            covers, piece = np.unique(on, axis=0, return_inverse=True)
            lasting = np.bincount(piece.ravel(), np.diff(edges), minlength=len(covers)).astype(np.int64)
            for cover, half_hours in zip(covers, (-(-lasting // 30)).tolist(), strict=True):
                if (cover & own).any():
                    filled += [(int(team[j]), len(constant), -half_hours) for j in jobs[cover]]
                    constant.append(int((cover & own).sum()) * half_hours)
        rows = np.asarray(filled, dtype=np.int64).reshape(-1, 3)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.asarray(constant, dtype=np.int64),
                filled=(rows[:, 0], rows[:, 1], rows[:, 2]),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Street by street, every piece of time between the edges of the shifts that can help it."""
        standby = [shift for shift in f.shifts.values() if shift.post.standby_reach is not None]
        for street in f.scenario.streets.values():
            near = [
                shift
                for shift in standby
                if shift.post.street == street.code
                or f.way(shift.post.zone, street.zone) <= (shift.post.standby_reach or 0)
            ]
            edges = sorted({edge for shift in near for edge in (shift.start, shift.end)})
            lasting: Counter[tuple[Shift, ...]] = Counter()
            began: dict[tuple[Shift, ...], str] = {}
            for low, high in pairwise(edges):
                cover = tuple(shift for shift in near if shift.start <= low < shift.end)
                lasting[cover] += minutes(high - low)
                began.setdefault(cover, low.isoformat(" ", "minutes"))
            for cover, length in lasting.items():
                required = sum(shift.post.street == street.code for shift in cover)
                present = sum(bool(f.crew_of.get(str(shift.ref))) for shift in cover)
                if present < required:
                    half_hours = (length + 29) // 30
                    yield self.finding(
                        "short",
                        self.points * (required - present) * half_hours,
                        street=street.code,
                        began=began[cover],
                        required=required,
                        present=present,
                        groups=required - present,
                        half_hours=half_hours,
                    )
