"""Nights, fairly shared between comparable officers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level
from enforceplan.facts import clock
from enforceplan.rules.base import Clock, Example, Finding, Rule
from enforceplan.verbs import FREE, Marks, Shape

if TYPE_CHECKING:
    from enforceplan.domain import Officer
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _carried(*officers: str) -> dict[str, dict[str, object]]:
    return {"officers": {code: {"carried": Carried(nights=2)} for code in officers}}


class FairNights(Rule):
    """An officer pays 1 + 2 + ... + n for n nights of his, times ``points``.

    n is his nights of this horizon, plus the nights he carries along, less the fewest that a comparable officer
    carries; comparable are officers of the same owner, place of use, standing, regime and freedom to work nights.
    Officers who may not work nights are not counted. Clock: a night runs from ``night_open`` to ``night_close``, local
    time. A duty that touches one, on call at home too, is one night: the earliest it touches, so that 00:30 belongs to
    the night that opened the evening before. Two duties in one night are one night. Ending at ``night_open`` or
    beginning at ``night_close`` is no night. Source: the centre's own scale.
    """

    id: ClassVar = "fair_nights"
    default_level: ClassVar = Level.FAIRNESS
    default_points: ClassVar = 1
    night_open: Clock = "22:00"
    """When a night opens, HH:MM."""
    night_close: Clock = "06:00"
    """When it closes, HH:MM on the next day."""

    accepts: ClassVar = (
        Example("from the end of a night to the next", ("U1 A1 0 06:00-22:00",), points=0),
        Example("comparable officers carry as many", (), _carried("U1", "U2", "U3", "U4"), 0),
        Example("who may not work nights", ("U1 A1 0 20:00-01:00",), {"officers": {"U1": {"no_night": True}}}, 0),
        Example("the last evening of the horizon", ("U1 A1 6 20:00-22:00",), points=0),
        Example("nights from 22:45", ("U1 A1 6 20:00-22:45",), {}, 0, {"night_open": "22:45"}),
    )
    rejects: ClassVar = (
        Example("one minute of a night", ("U1 A1 0 20:00-22:01",), points=1),
        Example("the night before the horizon", ("U1 A1 0 05:59-08:00",), points=1),
        Example(
            "a night on call at home before a morning duty", ("U1 HOME 0 22:00-06:00", "U1 A1 1 06:00-09:00"), {}, 1
        ),
        Example("a 24-hour duty leader who commands", ("C1 LEAD 0 08:00-08:00", "C1! A1 0 20:00-01:00"), points=1),
        Example("two duties in one night", ("U1 A1 0 22:00-23:00", "U1 A2 1 00:30-02:00"), points=1),
        # two nights: 1 + 2
        Example("two nights", ("U1 A1 0 20:00-01:00", "U1 A2 1 20:00-01:00"), points=3),
        Example(
            "a duty that touches two nights is the earlier one", ("U1 A1 1 05:00-23:00", "U1 A2 0 23:00-01:00"), {}, 1
        ),
        Example("the last hour of Sunday", ("U1 A1 6 23:00-00:00",), points=1),
        Example("nights from 21:45", ("U1 A1 6 20:00-21:46",), {}, 1, {"night_open": "21:45"}),
        # 2 carried, the others none, and 1 now: 1 + 2 + 3
        Example("carried from earlier weeks", ("U1 A1 6 20:00-01:00",), _carried("U1", "X1", "X2", "X3"), 6),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Nights of each officer, i.e. n = touched(o) + carried(o) - lowest(o) priced n (n + 1) / 2."""
        opens, closes = (int(text[:2]) * 60 + int(text[3:]) for text in (self.night_open, self.night_close))
        touched = p.night(opens, closes)
        earliest = np.argmax(touched, axis=0)
        flag = touched & (np.arange(len(touched))[:, None] == earliest)
        flag = flag[flag.any(axis=1)]
        people = list(p.scenario.officers.values())
        regimes = sorted({officer.regime for officer in people})
        regime = np.asarray([regimes.index(officer.regime) for officer in people], dtype=np.int64)
        kin = np.stack([p.owner, p.serves, p.standing, regime, p.no_night])
        groups, group = np.unique(kin, axis=1, return_inverse=True)
        carried = np.asarray([officer.carried.nights for officer in people], dtype=np.int64)
        lowest = np.full(groups.shape[1], FREE)
        np.minimum.at(lowest, group.ravel(), carried)
        book.say(
            Marks(
                entry=self.entry,
                level=self.level,
                points=self.points,
                flag=flag,
                windows=np.ones((1, len(flag)), dtype=bool),
                limit=np.where(p.no_night, FREE, 0)[None, :],
                base=carried - lowest[group.ravel()],
                shape=Shape.CONVEX,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Officer by officer, against the fewest carried among those like him."""
        lowest: dict[tuple[str, ...], int] = {}
        for officer in f.scenario.officers.values():
            least = lowest.setdefault(_kind_of(officer), officer.carried.nights)
            lowest[_kind_of(officer)] = min(least, officer.carried.nights)
        opens, closes = clock(self.night_open), clock(self.night_close)
        for code, services in f.services_of.items():
            officer = f.scenario.officers[code]
            if officer.no_night:
                continue
            nights = {next(s.night_dates(opens, closes), None) for s in services} - {None}
            least = lowest[_kind_of(officer)]
            counted = len(nights) + officer.carried.nights - least
            if counted:
                yield self.finding(
                    "burden",
                    self.points * counted * (counted + 1) // 2,
                    officer=code,
                    nights=len(nights),
                    carried_nights=officer.carried.nights,
                    lowest_nights=least,
                    counted_nights=counted,
                )


def _kind_of(officer: Officer) -> tuple[str, ...]:
    return officer.owner, officer.used_by, officer.standing, officer.regime, str(officer.no_night)
