"""A post of two is held by one of the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DayKind, Level
from enforceplan.facts import at, clock
from enforceplan.problem import DAY
from enforceplan.rules.base import Example, Finding, Hours, Rule
from enforceplan.rules.examples import world
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _named(post: str) -> dict[str, dict[str, object]]:
    """C1 and C2 are the two of a post."""
    return {"posts": {post: {"critical": ("C1", "C2")}}}


def _saturday(kind: DayKind) -> dict[str, dict[str, object]]:
    """P1 on Saturday 16 May, which is of that kind."""
    days = tuple(replace(d, kind=kind) if d.date == date(2026, 5, 16) else d for d in world().calendar)
    return {**_named("P1-5"), "settings": {"calendar": days}}


class PostPair(Rule):
    """A shift of a post with two named officers (column ``critical``) that anybody holds is held by one of the two.

    So at a community post: the first secretary or the station head is there to examine and seal what is done; a third
    may stand beside, not in their place. A shift that nobody holds breaks nothing (it costs, at `cover_posts`). Clock:
    local time; bound is a shift that shares a minute with the hours of ``office`` on a workday or make-up workday of
    the day on which it opens. Source: Yichun Yuanzhou 2019, two cadres in every community, seals examined by the first
    secretary and the station head (由下派的第一书记和站长审核把关).
    """

    id: ClassVar = "post_pair"
    default_level: ClassVar = Level.POLICY
    office: Hours = ("08:30", "17:30")
    """Hours of a workday in which one of the two is there."""

    accepts: ClassVar = (
        Example("one of the two", ("C2 P1 0 08:00-12:00",), _named("P1-0")),
        Example("beside a third", ("C1,U1 P1 4 14:00-17:30",), _named("P1-4")),
        Example("nobody", ("0 P1 0 08:30-12:00",), _named("P1-0")),
        Example("up to the first office minute", ("U1 P1 0 07:00-08:30",), _named("P1-0")),
        Example("from the end of the office", ("U1 P1 4 17:30-22:00",), _named("P1-4")),
        Example("on Sunday", ("U1 P1 6 08:30-12:00",), _named("P1-6")),
        Example("Sunday night into Monday", ("U1 P1 6 20:00-09:00",), _named("P1-6")),
        Example("a post of no two", ("U1 P1 0 08:30-12:00",)),
        Example("nobody, and a third at another post", ("0 P1 0 08:30-12:00", "U1 P2 0 08:30-12:00"), _named("P1-0")),
    )
    rejects: ClassVar = (
        Example("a third", ("U1 P1 0 08:30-12:00",), _named("P1-0")),
        Example("into the first office minute", ("U1 P1 0 07:00-08:31",), _named("P1-0")),
        Example("from the last office minute", ("U1 P1 4 17:29-22:00",), _named("P1-4")),
        Example("a make-up Saturday", ("U1 P1 5 08:30-12:00",), _saturday(DayKind.MAKEUP_WORKDAY)),
        Example("one of the two elsewhere", ("U1 P1 0 08:30-12:00", "C1 P2 0 08:30-12:00"), _named("P1-0")),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per bound shift with a head, i.e. heads of the two >= 1; one table for each post."""
        opens, closes = (int(text[:2]) * 60 + int(text[3:]) for text in self.office)
        bound: dict[str, list[int]] = {}
        for n, (code, day, _) in enumerate(p.shifts):
            t = int(p.first_start[p.K + n])
            at_work = p.begin[t] < day * DAY + closes and p.end[t] > day * DAY + opens
            if p.scenario.posts[code].critical and p.works[day + 1] and at_work:
                bound.setdefault(code, []).append(p.K + n)
        for code, jobs in bound.items():
            mine = np.isin(p.team_job, jobs)
            rows = int(mine.sum())
            weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
            weight[[p.officer_index[officer] for officer in p.scenario.posts[code].critical]] = 1
            book.say(
                Tally(
                    entry=self.entry,
                    level=self.level,
                    row=np.where(mine, np.cumsum(mine) - 1, -1),
                    weight=weight,
                    least=np.ones(rows, dtype=np.int64),
                    most=np.full(rows, FREE),
                    when=When.FILLED,
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every held shift of a post with two named officers."""
        for ref, shift in f.shifts.items():
            there = {duty.officer for duty in f.crew_of.get(str(ref), [])}
            if not shift.post.critical or not there or not f.scenario.day_of[ref.date].works:
                continue
            opens, closes = (at(ref.date, clock(text)) for text in self.office)
            if shift.start < closes and shift.end > opens and not there & set(shift.post.critical):
                yield self.finding(
                    "neither", post=ref.post, date=ref.date.isoformat(), named=", ".join(shift.post.critical)
                )
