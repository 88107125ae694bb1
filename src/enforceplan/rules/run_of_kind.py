"""Shifts of one kind in a row: too many, too few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level
from enforceplan.rules.base import Example, Kinds
from enforceplan.rules.runs import Runs

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Bools, Ints

_PRICE: dict[str, object] = {"level": "preference", "points": 15, "kinds": ("NIGHT",)}
_NIGHTS: dict[str, object] = {"kinds": ("NIGHT",)}


def _held(kind: str, *days: int) -> tuple[str, ...]:
    return tuple(f"U1 {kind} {day} 22:00-06:00" for day in days)


def _after(kind: str, days: int) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"carried": Carried(kinds=((kind, days),), days_run=days)}}}


_LATE_AND_NIGHT: dict[str, dict[str, object]] = {
    "officers": {"U1": {"carried": Carried(kinds=(("LATE", 1), ("NIGHT", 2)))}}
}


class RunOfKind(Runs):
    """An officer's days in a row with a shift of one kind are at least ``fewest`` and at most ``most``.

    Each of ``kinds`` is looked at on its own. Priced, every day on which such a run is longer than ``most`` and every
    day that a run lacks costs ``points``. Operations have no kind. Clock: calendar days, local time; a shift belongs to
    the day on which it begins. A run that began before the first day counts as history says (`Carried.kinds`), also
    where it ended there and was too short; without ``history`` it is unknown, is never too short, and its days before
    the first one do not count. What lies beyond the last day is unknown: a run that touches it is never too short.
    ``fewest`` demands work of who has begun a run in the history. Source: the centre's own.
    """

    id: ClassVar = "run_of_kind"
    default_level: ClassVar = Level.POLICY
    kinds: Kinds = ()
    """Kinds of post shifts, each on its own; empty: every kind there is."""

    accepts: ClassVar = (
        Example("exactly the most and the fewest", _held("NIGHT", 0, 1, 3, 4), params={**_NIGHTS, "most": 2,
                                                                                       "fewest": 2}),
        Example("a short run that touches the last day", _held("NIGHT", 6), params={**_NIGHTS, "fewest": 2}),
        Example("another kind goes on", (*_held("NIGHT", 0, 1), *_held("LATE", 2, 3)), params={"most": 2, "fewest": 2}),
        Example("a kind that is not meant", _held("LATE", 0, 2, 3, 4), params={**_NIGHTS, "most": 2, "fewest": 2}),
        Example("one night of history and one new one", _held("NIGHT", 0), _after("NIGHT", 1),
                params={**_NIGHTS, "most": 2, "fewest": 2}),
        Example("another kind in the history", _held("NIGHT", 0, 1), _after("LATE", 5), params={**_NIGHTS, "most": 2}),
        Example("a long history that has ended", _held("NIGHT", 1), _after("NIGHT", 5), params={**_NIGHTS, "most": 2}),
        Example("a short run of unknown beginning", _held("NIGHT", 0),
                params={**_NIGHTS, "fewest": 2, "history": False}),
        Example("an unknown history", _held("NIGHT", 0, 1), _after("NIGHT", 1),
                params={**_NIGHTS, "most": 2, "history": False}),
        Example("an unknown history has ended", _held("NIGHT"), _after("NIGHT", 1),
                params={**_NIGHTS, "fewest": 2, "history": False}),
        Example("another officer", _held("NIGHT", 1), params={**_NIGHTS, "fewest": 2, "officers": ("U2", "MS")}),
        Example("nothing beyond the limits", _held("NIGHT", 2, 3), {}, 0, {**_PRICE, "most": 2, "fewest": 2}),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("a night too many", _held("NIGHT", 0, 1, 2), params={**_NIGHTS, "most": 2}),
        Example("a night too many, the last", _held("NIGHT", 4, 5, 6), params={"most": 2, "officers": ("UM",)}),
        Example("no such shift at all", _held("NIGHT", 6), params={"most": 0}),
        Example("a night too few", _held("NIGHT", 3, 4), params={**_NIGHTS, "fewest": 3}),
        Example("another kind ends the run", (*_held("NIGHT", 0, 1), *_held("LATE", 2)),
                params={**_NIGHTS, "fewest": 3}),
        Example("any kind", _held("LATE", 3), params={"fewest": 2}),
        Example("a night of history and no new one", _held("LATE", 0), _after("NIGHT", 1),
                params={"kinds": ("LATE", "NIGHT"), "fewest": 2}),
        Example("a night of history and one new one", _held("NIGHT", 0), _after("NIGHT", 1),
                params={**_NIGHTS, "fewest": 3}),
        Example("two nights of history and one new one", _held("NIGHT", 0), _after("NIGHT", 2),
                params={**_NIGHTS, "most": 2}),
        Example("two kinds in the history, the second", _held("NIGHT", 0), _LATE_AND_NIGHT,
                params={**_NIGHTS, "most": 2}),
        Example("two kinds in the history, the first", _held("LATE", 0), _LATE_AND_NIGHT,
                params={"kinds": ("LATE",), "most": 1}),
        Example("after an unknown beginning", _held("NIGHT", 0, 2),
                params={**_NIGHTS, "fewest": 2, "history": False}),
        # 4 nights are 2 too many, 1 night is 1 too few: 3 units
        Example("long and short", _held("NIGHT", 0, 2, 3, 4, 5), {}, 45, {**_PRICE, "most": 2, "fewest": 2}),
        # 3 of history and 1 new one: 1 unit
        Example("only days of the horizon are priced", _held("NIGHT", 0), _after("NIGHT", 3), 15,
                {**_PRICE, "most": 2}),
        # 1 of history has ended: 3 are missing
        Example("missing nights", _held("NIGHT", 6), _after("NIGHT", 1), 45, {**_PRICE, "fewest": 4}),
    )  # fmt: skip

    def marked(self, p: Problem) -> Iterator[tuple[Bools, Ints]]:
        """Of each kind, its shifts."""
        people, posts = p.scenario.officers.values(), p.scenario.posts
        for kind in sorted(set(self.kinds) or {posts[code].kind_of(place) for code, _, place in p.shifts}):
            run = [sum(days for held, days in o.carried.kinds if held == kind) for o in people]
            yield p.of_kinds((kind,)), np.asarray(run, dtype=np.int64)

    def looked_at(self, f: Facts) -> Iterator[tuple[str, Mapping[str, str], set[date], int]]:
        """Of each kind, the days on which a shift of it begins."""
        for kind in dict.fromkeys(self.kinds or [s.post.kind_of(s.ref.shift) for s in f.shifts.values()]):
            for officer in f.chosen(self.officers):
                begun = {s.start.date() for s in f.services_of[officer] if f.kind(s) == kind}
                yield officer, {"kind": kind}, begun, dict(f.scenario.officers[officer].carried.kinds).get(kind, 0)
