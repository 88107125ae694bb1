"""The hours of the week, fairly shared between officers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Absence, Carried, Level, Span
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Load, Shape

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Ints


def _carried(minutes: int) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"carried": Carried(minutes=minutes)}}}


def _away(since: str, until: str, weekly: int = 2400) -> dict[str, dict[str, object]]:
    span = Span(*(datetime.fromisoformat(f"2026-05-{when}") for when in (since, until)))
    return {"officers": {"U1": {"absences": (Absence(span, "leave"),), "weekly_minutes": weekly}}}


class FairHours(Rule):
    """An officer pays 1 + 2 + ... + m for m started tenths of his own available week, times ``points``.

    Tenths are taken of his working minutes plus his carried balance. Available is his weekly minutes less reserved
    home work, by days / 7, less leave: on every working day a fifth of his week for the absent share of 08:30-17:30;
    at least one hour. Clock: all working minutes of duties that begin in the horizon, those after it included; duty
    on call at home is no working time. Exactly a tenth is one tenth. Source: the centre's own scale.
    """

    id: ClassVar = "fair_hours"
    default_level: ClassVar = Level.FAIRNESS
    default_points: ClassVar = 1

    accepts: ClassVar = (
        Example("nobody works", ("0 A1 0 09:00-13:00",), points=0),
        Example("a night on call at home before a free morning", ("U1 HOME 0 22:00-06:00",), points=0),
        Example("a 24-hour duty leader", ("C1 LEAD 6 08:00-08:00",), points=0),
        Example("what he has to his good", ("U1 A1 0 09:00-13:00",), _carried(-240), 0),
    )
    rejects: ClassVar = (
        Example("exactly a tenth of 2400 minutes", ("U1 A1 0 09:00-13:00",), points=1),
        Example("a second tenth begun", ("U1 A1 0 09:00-13:01",), points=3),
        # each of two pays one tenth, one who works both duties pays 1 + 2
        Example("shared", ("U1 A1 0 09:00-13:00", "U2 A2 0 20:00-00:00"), points=2),
        Example("not shared", ("U1 A1 0 09:00-13:00", "U1 A2 0 20:00-00:00"), points=3),
        # 300 minutes: 2 tenths
        Example("Sunday from 20:00 to 01:00", ("U1 A1 6 20:00-01:00",), points=3),
        Example("the last hour of the horizon", ("U1 A1 6 23:00-00:00",), points=1),
        Example("carried from earlier weeks", ("U1 A1 0 09:00-13:00",), _carried(1), 3),
        Example("one minute carried", (), _carried(1), 1),
        Example("exactly a tenth carried", (), _carried(240), 1),
        # Monday off: 1920 minutes are left, a tenth is 192
        Example("a day of leave", ("U1 A1 1 09:00-12:13",), _away("11 00:00", "12 00:00"), 3),
        # one minute of office time is 480 / 540 of a minute, rounded down; two are one
        Example("until a minute past 08:30", ("U1 A1 2 09:00-13:00",), _away("11 17:30", "12 08:31"), 1),
        Example("until two minutes past 08:30", ("U1 A1 2 09:00-13:00",), _away("11 17:30", "12 08:32"), 3),
        Example("from a minute before 17:30", ("U1 A1 2 09:00-13:00",), _away("15 17:29", "18 00:00"), 1),
        Example("from two minutes before 17:30", ("U1 A1 2 09:00-13:00",), _away("15 17:28", "18 00:00"), 3),
        # 2700 * 1 // (5 * 540) = 1 minute of leave: 2699 are left, a tenth is 269.9
        Example("a minute of leave", ("U1 A1 0 09:00-13:30",), _away("11 08:30", "11 08:31", 2700), 3),
        # all five days off: one hour is left, a tenth is 6 minutes
        Example("a week of leave", ("U1 A1 6 23:00-23:06",), _away("11 00:00", "18 00:00"), 1),
        Example("a week of leave, 61 minutes", ("U1 A1 6 22:59-00:00",), _away("11 00:00", "18 00:00"), 66),
        # 1800 minutes are left, a tenth is 180
        Example("home work", ("U1 A1 0 09:00-12:01",), {"officers": {"U1": {"reserved_minutes": 600}}}, 3),
        # 2400 * 5 // 7 = 1714, a tenth is 171.4
        Example("a horizon of five days", ("U1 A1 4 20:00-22:52",), {"settings": {"days": 5}}, 3),
        # less 480 for the last day of the horizon: 1234, a tenth is 123.4
        Example(
            "leave on its last day",
            ("U1 A1 0 20:00-22:04",),
            {"settings": {"days": 5}, **_away("15 00:00", "16 00:00")},
            3,
        ),
        Example("leave after the horizon", ("U1 A1 0 09:00-13:00",), _away("18 00:00", "19 00:00"), 1),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Tenths of each officer, i.e. m = ceil(10 * (load(o) + carried(o)) / available(o)) priced m (m + 1) / 2."""
        carried = [officer.carried.minutes for officer in p.scenario.officers.values()]
        book.say(
            Load(
                entry=self.entry,
                level=self.level,
                points=self.points,
                load=10 * p.counted[p.start_job][None, :],
                limit=np.zeros((1, p.O), dtype=np.int64),
                base=10 * np.asarray(carried, dtype=np.int64),
                step=available_minutes(p),
                shape=Shape.CONVEX,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Officer by officer, also those who only carry something along."""
        for code, services in f.services_of.items():
            officer = f.scenario.officers[code]
            worked, available = sum(s.working_minutes for s in services), f.available_minutes(officer)
            balance = worked + officer.carried.minutes
            if balance <= 0:
                continue
            tenths = (10 * balance + available - 1) // available
            yield self.finding(
                "burden",
                self.points * tenths * (tenths + 1) // 2,
                officer=code,
                minutes=worked,
                carried_minutes=officer.carried.minutes,
                available_minutes=available,
                tenths=tenths,
            )


def available_minutes(p: Problem) -> Ints:
    """[o] own week less reserved work and leave, minutes, at least 60; for the engine's side of the fairness rooms."""
    officer, begin, end = p.absence
    opens, length = 8 * 60 + 30, 9 * 60
    leave = np.zeros(p.O, dtype=np.int64)
    for d in np.flatnonzero(p.works[1 : p.days + 1]):
        low = np.clip(begin - d * 1440 - opens, 0, length)
        high = np.clip(end - d * 1440 - opens, 0, length)
        gone = np.zeros((p.O, length), dtype=bool)
        for n in np.flatnonzero(high > low):
            gone[officer[n], low[n] : high[n]] = True
        leave += p.weekly * gone.sum(axis=1) // (5 * length)
    own = (p.weekly - p.reserved) * p.days // 7
    available: Ints = np.maximum(60, own - leave)
    return available
