"""Days off in a row: too many, too few."""

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

_PRICE: dict[str, object] = {"level": "fairness", "points": 30, "officers": ("U1",)}
_U1: dict[str, object] = {"officers": ("U1",)}


def _off(*days: int) -> tuple[str, ...]:
    """U1 has a duty on every other day."""
    return tuple(f"U1 P{day} {day} 09:00-11:00" for day in range(7) if day not in days)


def _after(days: int) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"carried": Carried(off_run=days)}}}


class DaysOffRun(Runs):
    """An officer's runs of days off are at least ``fewest`` and at most ``most`` days long.

    Priced, every day on which a run is longer than ``most`` and every day that a run lacks costs ``points``. A day off
    is one on which no duty begins, of a post or an operation; on call at home leaves it a day off, and so does leave.
    Clock: calendar days, local time. A run that began before the first day counts with the days that history gives it
    (`Carried.off_run`), also where it ended there and was too short; without ``history`` it is unknown, is never too
    short, and its days before the first one do not count. What lies beyond the last day is unknown: a run that touches
    it is never too short. ``most`` demands work of everybody. Source: the centre's own.
    """

    id: ClassVar = "days_off_run"
    default_level: ClassVar = Level.POLICY
    unmarked: ClassVar = True

    accepts: ClassVar = (
        Example("exactly the most and the fewest", _off(0, 1, 3, 4), params={**_U1, "most": 2, "fewest": 2}),
        Example("a short run that touches the last day", _off(1, 2, 6), params={"fewest": 2}),
        Example("one day of history and one new one", _off(0), _after(1), params={**_U1, "most": 2, "fewest": 2}),
        Example("a long history that has ended", _off(1), _after(9), params={**_U1, "most": 2}),
        Example("a short run of unknown beginning", _off(0), params={"fewest": 2, "history": False}),
        Example("an unknown history goes on", _off(0, 1), _after(9), params={**_U1, "most": 2, "history": False}),
        Example("an unknown history has ended", _off(), _after(1), params={"fewest": 2, "history": False}),
        Example("a history as long as asked has ended", _off(), _after(2), params={"fewest": 2}),
        Example("nobody on duty", (), params={"fewest": 3, "most": 7}),
        Example("another department", _off(2), params={"fewest": 2, "officers": ("MS",)}),
        Example("nothing beyond the limits", _off(2, 3), {}, 0, {**_PRICE, "most": 2, "fewest": 2}),
    )
    rejects: ClassVar = (
        Example("a day too many", _off(0, 1, 2), params={**_U1, "most": 2}),
        Example("a day too many, the last", _off(4, 5, 6), params={**_U1, "most": 2}),
        Example("on call at home is off", (*_off(3, 4), "U1 HOME 3 08:00-20:00"), params={**_U1, "most": 1}),
        Example("no day off at all", _off(6), params={**_U1, "most": 0}),
        Example("everybody works", _off(), params={"most": 6}),
        Example("a day too few", _off(3), params={"fewest": 2}),
        Example("a day too few from the first day", _off(0, 1), params={"fewest": 3, "officers": ("UM",)}),
        Example("a duty begins in the evening", (*_off(1, 2), "U1 A1 2 23:59-07:00"), params={"fewest": 2}),
        Example("one day of history and no new one", _off(), _after(1), params={"fewest": 2}),
        Example("one day of history and one new one", _off(0), _after(1), params={"fewest": 3}),
        Example("two days of history and one new one", _off(0), _after(2), params={**_U1, "most": 2}),
        Example("after an unknown beginning", _off(0, 2), params={"fewest": 2, "history": False}),
        # 4 days are 2 too many, 1 day is 1 too few: 3 units
        Example("long and short", _off(0, 2, 3, 4, 5), {}, 90, {**_PRICE, "most": 2, "fewest": 2}),
        # 3 of history and 1 new one: 1 unit
        Example("only days of the horizon are priced", _off(0), _after(3), 30, {**_PRICE, "most": 2}),
        # 1 of history has ended: 2 are missing; Wednesday alone: 2 are missing
        Example("missing days", _off(2), _after(1), 120, {**_PRICE, "fewest": 3}),
    )

    def marked(self, p: Problem) -> Iterator[tuple[Bools, Ints]]:
        """Every duty but those on call at home marks the day on which it begins."""
        run = [officer.carried.off_run for officer in p.scenario.officers.values()]
        yield ~p.on_call[p.start_job], np.asarray(run, dtype=np.int64)

    def looked_at(self, f: Facts) -> Iterator[tuple[str, Mapping[str, str], set[date], int]]:
        """Days on which a duty begins."""
        for officer in f.chosen(self.officers):
            begun = {s.start.date() for s in f.services_of[officer] if not s.on_call}
            yield officer, {}, begun, f.scenario.officers[officer].carried.off_run
