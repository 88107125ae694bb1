"""Operations that are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


class ServeOperations(Rule):
    """An operation that is left out costs ``points`` times the square of its priority.

    Priorities: 5 urgent, 4 high, 3 normal, 2 low, 1 optional. Clock: none; an operation is served as soon as it has a
    start, whoever takes part (that a team is whole is the business of `whole_team`). An operation for which no minute
    can be offered is left out like any other. Source: the centre's own scale.
    """

    id: ClassVar = "serve_operations"
    default_level: ClassVar = Level.COVERAGE
    default_points: ClassVar = 100

    accepts: ClassVar = (
        Example("served", ("U1,U2 A1 0 09:00-11:00",), points=0),
        Example("served from 20:00 to 01:00", ("U1,U2 A1 0 20:00-01:00",), points=0),
        Example("served in the last hour of the horizon", ("U1,U2 A1 6 23:00-00:00",), points=0),
        Example("served by nobody is no matter of this rule", ("0 A1 0 09:00-11:00",), points=0),
    )
    rejects: ClassVar = (
        Example("normal: 100 x 3 x 3", ("- A1 0 09:00-11:00",), points=900),
        Example("urgent: 100 x 5 x 5", ("- A1 0 09:00-11:00",), {"operations": {"A1": {"priority": 5}}}, 2500),
        Example("optional: 100 x 1 x 1", ("- A1 6 23:00-00:00",), {"operations": {"A1": {"priority": 1}}}, 100),
        Example(
            "one of three served",
            ("U1,U2 A1 0 20:00-01:00", "- A2 0 09:00-11:00", "- B1 6 20:00-01:00"),
            points=1800,
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """The sum over operations, i.e. priority(k)^2 * (1 - served(k))."""
        weight = np.asarray([operation.priority**2 for operation in p.scenario.operations.values()], dtype=np.int64)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=weight.sum(keepdims=True),
                served=(np.arange(p.K), np.zeros(p.K, dtype=np.int64), -weight),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every operation without a start."""
        for operation in f.scenario.operations.values():
            if operation.code not in f.starts:
                yield self.finding(
                    "left_out",
                    self.points * operation.priority * operation.priority,
                    operation=operation.code,
                    street=operation.street,
                    priority=operation.priority,
                )
