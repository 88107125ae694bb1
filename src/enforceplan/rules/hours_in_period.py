"""How long somebody works in his shifts in a week, in any days on end, or in the whole horizon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import BeforeValidator, Field

from enforceplan.domain import Level
from enforceplan.rules.base import Example, Finding, Kinds, Officers, Rule, Whole, no_truth
from enforceplan.verbs import FREE, Least, Load

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

Minutes = Annotated[int, BeforeValidator(no_truth), Field(ge=0, le=1_000_000)]

_U1: dict[str, object] = {"officers": ("U1",)}
_PRICE: dict[str, object] = {**_U1, "level": "fairness", "points": 5}
_WINDOW: dict[str, object] = {**_U1, "period": "window", "days": 3}
_WEDNESDAY = date(2026, 5, 13)
_FROM_WEDNESDAY: dict[str, dict[str, object]] = {"settings": {"week_start": _WEDNESDAY}}


def _held(kind: str, *days: int, ends: str = "16:00") -> tuple[str, ...]:
    return tuple(f"U1 {kind} {day} 08:00-{ends}" for day in days)


class HoursInPeriod(Rule):
    """An officer's shifts of a period are at least ``fewest_minutes`` and at most ``most_minutes`` of working time.

    Priced, every started hour above ``most_minutes`` or missing to ``fewest_minutes`` costs ``points``, in each period
    in which it does. Working time is what the post says: its break is taken off, and of duty on call only the counted
    share is left. ``week``: calendar weeks from Monday to Sunday; of a week that is not whole in the horizon the days
    outside are unknown, so that the most counts the days inside and the fewest does not bind. ``window``: all ``days``
    days on end that lie in the horizon, each for itself; a horizon that is shorter is treated as such a week.
    ``horizon``: all of it. Nothing is carried along. Clock: calendar days, local time; a shift belongs with all of its
    time to the day on which it begins. Operations are no shifts (`weekly_hours` counts both). ``fewest_minutes``
    demands work of everybody it binds. Source: the centre's own.
    """

    id: ClassVar = "hours_in_period"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "minutes"
    may_be_priced: ClassVar = True
    one_of: ClassVar = ("most_minutes", "fewest_minutes")
    most_minutes: Minutes = 1_000_000
    """Most working time in a period, minutes."""
    fewest_minutes: Minutes = 0
    """Least working time in a period, minutes."""
    period: Literal["week", "window", "horizon"] = "week"
    """`week` (calendar), `window` (of `days` days) or `horizon`."""
    days: Annotated[Whole, Field(ge=1)] = 7
    """Length of a window, days."""
    kinds: Kinds = ()
    """Kinds of shift that are counted, together; empty: every post shift."""
    officers: Officers = ()
    """Whom it binds, officers or departments; empty: everybody."""

    accepts: ClassVar = (
        Example("exactly the most and the fewest", _held("DAY", 0, 6),
                params={**_U1, "most_minutes": 960, "fewest_minutes": 960}),
        Example("a break is no working time", _held("DAY", 0), {"posts": {"DAY-0": {"break_minutes": 60}}},
                params={**_U1, "most_minutes": 420}),
        Example("on call at home", ("U1 HOME 0 20:00-08:00",), params={**_U1, "most_minutes": 0}),
        Example("another kind", (*_held("DAY", 0), *_held("LATE", 3)), params={"kinds": "DAY", "most_minutes": 480}),
        Example("two weeks", ("U1 DAY 6 22:00-06:00", "U1 DAY 7 08:00-16:00"), _FROM_WEDNESDAY,
                params={**_U1, "most_minutes": 480}),
        Example("a week that has begun before", (), _FROM_WEDNESDAY, params={**_U1, "fewest_minutes": 1}),
        Example("a week that has begun on the day before", (), {"settings": {"week_start": date(2026, 5, 12)}},
                params={**_U1, "fewest_minutes": 1}),
        Example("operations are no shifts", ("U1 A1 0 09:00-10:00",), params={**_U1, "most_minutes": 0}),
        Example("another department", _held("DAY", 0), params={"most_minutes": 0, "officers": ("MS",)}),
        Example("windows of three days", _held("DAY", 0, 3, 6),
                params={**_WINDOW, "most_minutes": 480, "fewest_minutes": 480}),
        Example("a window longer than the horizon", _held("DAY", 0),
                params={**_WINDOW, "days": 8, "most_minutes": 480, "fewest_minutes": 481}),
        Example("the horizon over two weeks", _held("DAY", 3, 8), _FROM_WEDNESDAY,
                params={**_U1, "period": "horizon", "most_minutes": 960, "fewest_minutes": 960}),
        Example("nothing beyond the limits", _held("DAY", 2), {}, 0,
                {**_PRICE, "most_minutes": 480, "fewest_minutes": 480}),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("a minute too many", _held("DAY", 0, 6, ends="16:01"), params={**_U1, "most_minutes": 961}),
        Example("a minute too few", _held("DAY", 0, 6, ends="15:59"), params={**_U1, "fewest_minutes": 959}),
        Example("any shift", (*_held("DAY", 0), "U1 LATE 1 20:00-20:01"), params={"most_minutes": 480}),
        Example("everybody", _held("DAY", 0), params={"fewest_minutes": 1}),
        Example("a shift belongs to the day on which it begins", ("U1 DAY 6 23:00-07:00",),
                params={**_U1, "most_minutes": 60}),
        Example("the second week", _held("DAY", 6, 7, 8), {"settings": {"week_start": date(2026, 5, 12), "days": 8}},
                params={**_U1, "most_minutes": 480}),
        Example("a week that has begun before", _held("DAY", 2, 6), _FROM_WEDNESDAY,
                params={**_U1, "most_minutes": 959}),
        Example("a whole second week", _held("DAY", 4), {"settings": {"week_start": _WEDNESDAY, "days": 12}},
                params={**_U1, "fewest_minutes": 1}),
        Example("the last window", _held("DAY", 4, 6), params={**_WINDOW, "most_minutes": 480}),
        Example("the first window", _held("DAY", 3, 6), params={**_WINDOW, "fewest_minutes": 1}),
        Example("a window longer than the horizon", _held("DAY", 0, 6),
                params={**_WINDOW, "days": 8, "most_minutes": 480}),
        Example("windows of a day", _held("DAY", 6), params={**_WINDOW, "days": 1, "most_minutes": 479}),
        Example("the horizon over two weeks", _held("DAY", 3, 8), _FROM_WEDNESDAY,
                params={**_U1, "period": "horizon", "most_minutes": 959}),
        # 960 minutes, 839 allowed: 121 are 3 started hours
        Example("hours too many", _held("DAY", 0, 1), {}, 15, {**_PRICE, "most_minutes": 839}),
        # 480 minutes, 600 asked: 2 hours
        Example("hours too few", _held("DAY", 6), {}, 10, {**_PRICE, "fewest_minutes": 600}),
        # Monday to Wednesday and Tuesday to Thursday: 1 hour each
        Example("every window for itself", _held("DAY", 1, 2), {}, 10, {**_PRICE, **_WINDOW, "most_minutes": 900}),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """Minutes of every period <= ``most_minutes``, and >= ``fewest_minutes`` where it lies in the horizon whole."""
        bound = p.chosen(self.officers)
        said: dict[str, Any] = {
            "entry": self.entry,
            "level": self.level,
            "points": self.points,
            "step": np.full(p.O, 60),
        }
        periods = self._periods(p)
        worked = p.of_kinds(self.kinds) * p.counted[p.start_job]
        load = np.stack([worked * ((p.day >= low) & (p.day < high)) for low, high in periods])
        whole = np.asarray([low >= 0 and high <= p.days for low, high in periods])[:, None]
        limit = np.where(bound, self.most_minutes, FREE)
        book.say(Load(**said, load=load, limit=np.tile(limit, (len(periods), 1))))
        if self.fewest_minutes:
            book.say(Least(**said, load=load, least=np.where(whole & bound, self.fewest_minutes, 0)))

    def _periods(self, p: Problem) -> list[tuple[int, int]]:
        """First day of each period and first day after it, also outside the horizon."""
        if self.period == "week":
            return [(d, d + 7) for d in range(-p.scenario.week_start.weekday(), p.days, 7)]
        if self.period == "window":
            return [(d, d + self.days) for d in range(max(1, p.days - self.days + 1))]
        return [(0, p.days)]

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every period of every officer, added up."""
        for officer in f.chosen(self.officers):
            kinds = [(s.start.date(), f.kind(s), s.working_minutes) for s in f.services_of[officer]]
            held = [(day, own) for day, kind, own in kinds if kind and (not self.kinds or kind in self.kinds)]
            for first, last in self._stretches(f):
                minutes = sum(own for day, own in held if first <= day <= last)
                what = {"officer": officer, "date": first.isoformat(), "last": last.isoformat()}
                if minutes > self.most_minutes:
                    points = self.points * -((self.most_minutes - minutes) // 60)
                    yield self.finding("many", points, **what, minutes=minutes, limit_minutes=self.most_minutes)
                if minutes < self.fewest_minutes and f.dates[0] <= first and last <= f.dates[-1]:
                    points = self.points * -((minutes - self.fewest_minutes) // 60)
                    yield self.finding("few", points, **what, minutes=minutes, least_minutes=self.fewest_minutes)

    def _stretches(self, f: Facts) -> Iterator[tuple[date, date]]:
        """First and last day of every period, also outside the horizon."""
        length = timedelta(days=self.days - 1)
        if self.period == "week":
            yield from ((monday, following - timedelta(days=1)) for monday, following in f.weeks)
        elif self.period == "window":
            yield from ((day, day + length) for day in f.dates if day == f.dates[0] or day + length <= f.dates[-1])
        else:
            yield f.dates[0], f.dates[-1]
