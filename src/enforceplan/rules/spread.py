"""Alike operations, spread over the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount, Shape

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


class Spread(Rule):
    """Of n operations of one type that begin in one street on one day, n - 1 are too many: 1 + ... + (n - 1) units.

    Each unit costs ``points``. Clock: the calendar day on which an operation begins, local time; 23:59 and 00:00 are
    two days. Source: the centre's own scale.
    """

    id: ClassVar = "spread"
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 2

    accepts: ClassVar = (
        Example("last minute and first minute", ("0 A1 5 23:59-02:00", "0 A2 6 00:00-02:00"), points=0),
        Example("from 20:00 to 01:00, and the night after", ("0 A1 0 20:00-01:00", "0 A2 1 00:30-03:00"), points=0),
        Example(
            "two streets",
            ("0 A1 0 09:00-11:00", "0 A2 1 09:00-11:00", "0 B1 0 09:00-11:00", "0 B2 1 09:00-11:00"),
            points=0,
        ),
        Example(
            "two types",
            ("0 A1 0 09:00-11:00", "0 A2 0 09:00-11:00"),
            {"operations": {"A1": {"type": "other"}}},
            0,
        ),
        Example("one of them is left out", ("0 A1 0 09:00-11:00", "- A2 0 09:00-11:00"), points=0),
    )
    rejects: ClassVar = (
        Example("first and last minute of Sunday", ("0 A1 6 00:00-02:00", "0 A2 6 23:59-02:00"), points=2),
        Example("three", ("0 A1 0 08:00-09:00", "0 A2 0 12:00-13:00", "0 A3 0 23:00-00:00"), points=6),
        Example(
            "two on each of two days",
            ("0 B1 0 08:00-09:00", "0 B2 0 20:00-01:00", "0 B3 1 08:00-09:00", "0 B4 1 20:00-01:00"),
            points=4,
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """One row a street, type and day, i.e. m = max(0, begun - 1) priced m (m + 1) / 2; rows of one are left out."""
        kinds = [(k.street, k.type) for k in p.scenario.operations.values()]
        place = {kind: n for n, kind in enumerate(dict.fromkeys(kinds))}
        starts = np.arange(p.first_start[p.K])
        job = p.start_job[starts]
        key = np.asarray([place[kind] for kind in kinds], dtype=np.int64)[job] * p.days + p.day[starts]
        pairs = np.unique(np.stack([key, job]), axis=1)
        shared, able = np.unique(pairs[0], return_counts=True)
        shared = shared[able > 1]
        starts, key = starts[np.isin(key, shared)], key[np.isin(key, shared)]
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.zeros(len(shared), dtype=np.int64),
                start=(starts, np.searchsorted(shared, key), np.ones(len(starts), dtype=np.int64)),
                limit=np.ones(len(shared), dtype=np.int64),
                shape=Shape.CONVEX,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Operations begun by street, type and day."""
        begun = Counter(
            (f.scenario.operations[code].street, f.scenario.operations[code].type, start.date())
            for code, start in f.starts.items()
        )
        for (street, kind, day), number in begun.items():
            if number > 1:
                yield self.finding(
                    "bunched",
                    self.points * number * (number - 1) // 2,
                    street=street,
                    type=kind,
                    date=day.isoformat(),
                    operations=number,
                )
