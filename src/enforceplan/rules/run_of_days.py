"""Duty days in a row: too many, too few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level
from enforceplan.rules.base import Example
from enforceplan.rules.runs import Runs

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Bools, Ints

_PRICE: dict[str, object] = {"level": "fairness", "points": 30}


def _days(*days: int) -> tuple[str, ...]:
    return tuple(f"U1 P{day} {day} 09:00-11:00" for day in days)


def _after(days: int) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"carried": Carried(days_run=days)}}}


class RunOfDays(Runs):
    """An officer's runs of duty days are at least ``fewest`` and at most ``most`` days long.

    Priced, every day on which a run is longer than ``most`` and every day that a run lacks costs ``points``. A duty day
    is one on which a duty begins, of a post or an operation; on call at home makes none. Clock: calendar days, local
    time. A run that began before the first day counts with the days that history gives it (`Carried.days_run`), also
    where it ended there and was too short; without ``history`` it is unknown, is never too short, and its days before
    the first one do not count. What lies beyond the last day is unknown: a run that touches it is never too short.
    ``fewest`` demands work of who has begun a run in the history. Source: the centre's own.
    """

    id: ClassVar = "run_of_days"
    default_level: ClassVar = Level.POLICY

    accepts: ClassVar = (
        Example("exactly the most and the fewest", _days(0, 1, 2, 4, 5, 6), params={"most": 3, "fewest": 3}),
        Example("a short run that touches the last day", _days(1, 2, 3, 6), params={"fewest": 3}),
        Example("two days of history and one new one", _days(0), _after(2), params={"most": 3, "fewest": 3}),
        Example("a long history that has ended", _days(1), _after(9), params={"most": 3}),
        Example("a short run of unknown beginning", _days(0), params={"fewest": 3, "history": False}),
        Example("an unknown history goes on", _days(0, 1), _after(9), params={"most": 2, "history": False}),
        Example("an unknown history has ended", (), _after(1), params={"fewest": 3, "history": False}),
        Example("a history as long as asked has ended", (), _after(3), params={"fewest": 3}),
        Example("on call at home makes no duty day", (*_days(0, 1), "U1 HOME 2 08:00-20:00"), params={"most": 2}),
        Example("another department", _days(0, 1, 2), params={"most": 2, "officers": ("MS",)}),
        Example("nothing beyond the limits", _days(0, 1, 3, 4), {}, 0, {**_PRICE, "most": 2, "fewest": 2}),
    )
    rejects: ClassVar = (
        Example("a day too many", _days(0, 1, 2, 3), params={"most": 3}),
        Example("a day too many, the last", _days(4, 5, 6), params={"most": 2, "officers": ("U1",)}),
        Example("a shift and an operation", ("U1 P0 0 09:00-11:00", "U1 A1 1 23:00-07:00"), params={"most": 1}),
        Example("no duty day at all", _days(6), params={"most": 0}),
        Example("a day too few", _days(1, 2), params={"fewest": 3}),
        Example("a day too few from the first day", _days(0, 1), params={"fewest": 3}),
        Example("two days of history and no new one", (), _after(2), params={"fewest": 3}),
        Example("one day of history and one new one", _days(0), _after(1), params={"fewest": 3}),
        Example("three days of history and one new one", _days(0), _after(3), params={"most": 3}),
        Example("after an unknown beginning", _days(0, 2), params={"fewest": 2, "history": False}),
        # 5 days are 2 too many, 1 day is 1 too few: 3 units
        Example("long and short", _days(0, 2, 3, 4, 5, 6), {}, 90, {**_PRICE, "most": 3, "fewest": 2}),
        # 4 of history and 2 new ones: the 5th and 6th day are too many
        Example("only days of the horizon are priced", _days(0, 1), _after(4), 60, {**_PRICE, "most": 3}),
        # 1 of history has ended: 2 are missing; Wednesday alone: 2 are missing
        Example("missing days", _days(2), _after(1), 120, {**_PRICE, "fewest": 3}),
    )

    def marked(self, p: Problem) -> Iterator[tuple[Bools, Ints]]:
        """Every duty but those on call at home marks the day on which it begins."""
        run = [officer.carried.days_run for officer in p.scenario.officers.values()]
        yield ~p.on_call[p.start_job], np.asarray(run, dtype=np.int64)

    def looked_at(self, f: Facts) -> Iterator[tuple[str, Mapping[str, str], set[date], int]]:
        """Days on which a duty begins."""
        for officer in f.chosen(self.officers):
            begun = {s.start.date() for s in f.services_of[officer] if not s.on_call}
            yield officer, {}, begun, f.scenario.officers[officer].carried.days_run
