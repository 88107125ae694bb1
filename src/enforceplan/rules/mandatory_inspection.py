"""Premises whose full inspection falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Premises
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _shop(last: date | None, mandatory: bool = True) -> dict[str, object]:
    return {"K1": Premises("K1", "K1", "S1", "S1", "", "B", last, mandatory)}


_NAMED = {"A1": {"premises": ("K1",)}}
_IN_TIME, _DUE = date(2024, 5, 18), date(2024, 5, 17)


class MandatoryInspection(Rule):
    """Premises that must be visited in full at least every ``days`` days cost ``points`` when that falls due unserved.

    It falls due where the last full visit plus ``days`` is a day before the end of the horizon (its last day included),
    or where no visit is known. Any served operation that names the premises answers it. Clock: calendar days. Source:
    食品生产经营监督检查管理办法 第五条、第二十二条、第二十三条.
    """

    id: ClassVar = "mandatory_inspection"
    default_level: ClassVar = Level.COVERAGE
    default_points: ClassVar = 400
    days: Whole = 730
    """Longest time between two full visits, days."""

    accepts: ClassVar = (
        Example("due on the day after the horizon", ("- A1 0 09:00-11:00",), {"premises": _shop(_IN_TIME)}, 0),
        Example(
            "due on the last day, visited in its last hour",
            ("0 A1 6 23:00-00:00",),
            {"premises": _shop(_DUE), "operations": _NAMED},
            0,
        ),
        Example(
            "two operations name it, one is served from 20:00 to 01:00",
            ("- A1 0 09:00-11:00", "U1,U2 A2 1 20:00-01:00"),
            {"premises": _shop(_DUE), "operations": {**_NAMED, "A2": {"premises": ("K1",)}}},
            0,
        ),
        Example("not mandatory", (), {"premises": _shop(None, mandatory=False)}, 0),
    )
    rejects: ClassVar = (
        Example(
            "due on the last day, not visited",
            ("- A1 0 09:00-11:00",),
            {"premises": _shop(_DUE), "operations": _NAMED},
            400,
        ),
        Example("never visited, no operation names it", ("U1,U2 A1 0 09:00-11:00",), {"premises": _shop(None)}, 400),
        Example(
            "a year is the limit",
            ("U1,U2 A2 6 20:00-01:00", "- A1 0 09:00-11:00"),
            {"premises": _shop(date(2025, 5, 17)), "operations": _NAMED},
            400,
            {"days": 365},
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """One row a premises that falls due, i.e. max(0, 1 - served operations that name it)."""
        newest = p.scenario.week_start + timedelta(days=p.days - 1 - self.days)
        due = [
            premises.code
            for premises in p.scenario.premises.values()
            if premises.mandatory and (premises.last_full_visit is None or premises.last_full_visit <= newest)
        ]
        row = {code: n for n, code in enumerate(due)}
        named = [
            (k, row[code])
            for k, operation in enumerate(p.scenario.operations.values())
            for code in set(operation.premises) & row.keys()
        ]
        served = np.asarray(named, dtype=np.int64).reshape(-1, 2)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                points=self.points,
                constant=np.ones(len(due), dtype=np.int64),
                served=(served[:, 0], served[:, 1], -np.ones(len(served), dtype=np.int64)),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every premises that falls due and that no served operation names."""
        visited = {code for operation in f.starts for code in f.scenario.operations[operation].premises}
        for premises in f.scenario.premises.values():
            if not premises.mandatory or premises.code in visited:
                continue
            if premises.last_full_visit is None:
                yield self.finding("unknown", self.points, street=premises.street, premises=premises.code)
                continue
            due = premises.last_full_visit + timedelta(days=self.days)
            if due < f.scenario.end.date():
                yield self.finding(
                    "due", self.points, street=premises.street, premises=premises.code, due=due.isoformat()
                )
