"""How many shifts somebody has in a week, in any days on end, in the whole horizon or with those before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

import numpy as np
from pydantic import Field

from enforceplan.domain import Carried, Level
from enforceplan.rules.base import Example, Finding, Kinds, Officers, Rule, Whole
from enforceplan.verbs import FREE, Least, Load

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_U1: dict[str, object] = {"officers": ("U1",)}
_PRICE: dict[str, object] = {**_U1, "level": "fairness", "points": 20}
_NIGHTS: dict[str, object] = {**_U1, "kinds": ("NIGHT",)}
_WINDOW: dict[str, object] = {**_U1, "period": "window", "days": 3}
_WEDNESDAY = date(2026, 5, 13)
_FROM_WEDNESDAY: dict[str, dict[str, object]] = {"settings": {"week_start": _WEDNESDAY}}


def _held(kind: str, *days: int) -> tuple[str, ...]:
    return tuple(f"U1 {kind} {day} 22:00-06:00" for day in days)


def _after(shifts: int) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"carried": Carried(shifts=shifts)}}}


class ShiftsInPeriod(Rule):
    """An officer has at least ``fewest`` and at most ``most`` post shifts in every period.

    Priced, every shift above ``most`` and every shift that is missing to ``fewest`` costs ``points``, in each period in
    which it does. ``week``: calendar weeks from Monday to Sunday; of a week that is not whole in the horizon the days
    outside are unknown, so that ``most`` counts the days inside and ``fewest`` does not bind. ``window``: all ``days``
    days on end that lie in the horizon, each for itself; a horizon that is shorter is treated as such a week.
    ``horizon``: all of it and nothing else. ``so_far``: all of it and the shifts held before it in the same period
    (`Carried.shifts`, of any kind; `settings.period` says which, and `roll` begins anew with the next). Clock: calendar
    days, local time; a shift belongs to the day on which it begins. Operations are no shifts. ``fewest`` demands work
    of everybody it binds. Source: the centre's own.
    """

    id: ClassVar = "shifts_in_period"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "duties"
    may_be_priced: ClassVar = True
    one_of: ClassVar = ("most", "fewest")
    most: Whole = 1000
    """Most shifts in a period."""
    fewest: Whole = 0
    """Fewest shifts in a period."""
    period: Literal["week", "window", "horizon", "so_far"] = "week"
    """`week` (calendar), `window` (of `days` days), `horizon`, or `so_far` (horizon and what is carried along)."""
    days: Annotated[Whole, Field(ge=1)] = 7
    """Length of a window, days."""
    kinds: Kinds = ()
    """Kinds of shift that are counted, together; empty: every post shift."""
    officers: Officers = ()
    """Whom it binds, officers or departments; empty: everybody."""

    accepts: ClassVar = (
        Example("exactly the most and the fewest", _held("NIGHT", 0, 6), params={**_NIGHTS, "most": 2, "fewest": 2}),
        Example("another kind", (*_held("NIGHT", 0, 6), *_held("LATE", 3)), params={**_NIGHTS, "most": 2}),
        Example("two weeks", _held("NIGHT", 3, 6, 7, 8), _FROM_WEDNESDAY, params={**_U1, "most": 2}),
        Example("a week that has begun before", _held("NIGHT", 4), _FROM_WEDNESDAY, params={**_U1, "fewest": 2}),
        Example("a week that has begun on the day before", (), {"settings": {"week_start": date(2026, 5, 12)}},
                params={**_U1, "fewest": 1}),
        Example("operations are no shifts", ("U1 A1 0 09:00-10:00",), params={**_U1, "most": 0}),
        Example("another department", _held("NIGHT", 0, 1), params={"most": 1, "officers": ("MS",)}),
        Example("windows of three days", _held("NIGHT", 0, 3, 6), params={**_WINDOW, "most": 1, "fewest": 1}),
        Example("a window longer than the horizon", _held("NIGHT", 0, 6),
                params={**_WINDOW, "days": 8, "most": 2, "fewest": 3}),
        Example("the horizon over two weeks", _held("NIGHT", 3, 8), _FROM_WEDNESDAY,
                params={**_U1, "period": "horizon", "most": 2, "fewest": 2}),
        Example("what is carried is not the horizon's", _held("NIGHT", 3), _after(5),
                params={**_U1, "period": "horizon", "most": 1}),
        Example("with those carried", _held("NIGHT", 3), _after(5),
                params={**_U1, "period": "so_far", "most": 6, "fewest": 6}),
        Example("nothing beyond the limits", _held("NIGHT", 2, 3), {}, 0, {**_PRICE, "most": 2, "fewest": 2}),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("one too many", _held("NIGHT", 0, 3, 6), params={**_NIGHTS, "most": 2}),
        Example("one too few", _held("NIGHT", 0), params={**_NIGHTS, "fewest": 2}),
        Example("any shift", ("U1 LATE 0 09:00-10:00", "U1 HOME 0 20:00-22:00"), params={"most": 1}),
        Example("everybody", _held("NIGHT", 0), params={"fewest": 1}),
        Example("the second week", _held("NIGHT", 6, 7, 8), {"settings": {"week_start": date(2026, 5, 12), "days": 8}},
                params={**_U1, "most": 1}),
        Example("a week that has begun before", _held("NIGHT", 2, 3, 6), _FROM_WEDNESDAY, params={**_U1, "most": 2}),
        Example("a whole second week", _held("NIGHT", 4), {"settings": {"week_start": _WEDNESDAY, "days": 12}},
                params={**_U1, "fewest": 1}),
        Example("the last window", _held("NIGHT", 4, 6), params={**_WINDOW, "most": 1}),
        Example("the first window", _held("NIGHT", 3, 6), params={**_WINDOW, "fewest": 1}),
        Example("a window longer than the horizon", _held("NIGHT", 0, 6), params={**_WINDOW, "days": 8, "most": 1}),
        Example("windows of a day", (*_held("NIGHT", 6), *_held("LATE", 6)), params={**_WINDOW, "days": 1, "most": 1}),
        Example("the horizon over two weeks", _held("NIGHT", 3, 8), _FROM_WEDNESDAY,
                params={**_U1, "period": "horizon", "most": 1}),
        Example("with those carried", _held("NIGHT", 3), _after(5), params={**_U1, "period": "so_far", "most": 5}),
        Example("too many carried, by the input alone", (), _after(5), params={**_U1, "period": "so_far", "most": 4}),
        # 4 shifts, 2 allowed: 2 units
        Example("two too many", _held("NIGHT", 0, 2, 3, 6), {}, 40, {**_PRICE, "most": 2}),
        # none, 1 carried, 3 asked: 2 units
        Example("two too few", (), _after(1), 40, {**_PRICE, "period": "so_far", "fewest": 3}),
        # Monday to Wednesday 3, Tuesday to Thursday 2, of 1 allowed: 3 units
        Example("every window for itself", _held("NIGHT", 0, 1, 2), {}, 60, {**_PRICE, **_WINDOW, "most": 1}),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """Shifts of every period <= ``most``, and >= ``fewest`` where it lies in the horizon whole."""
        bound = p.chosen(self.officers)
        said: dict[str, Any] = {"entry": self.entry, "level": self.level, "points": self.points}
        periods = self._periods(p)
        shifts = p.of_kinds(self.kinds)
        load = np.stack([shifts & (p.day >= low) & (p.day < high) for low, high in periods]).astype(np.int64)
        whole = np.asarray([low >= 0 and high <= p.days for low, high in periods])[:, None]
        carried = np.asarray([officer.carried.shifts for officer in p.scenario.officers.values()], dtype=np.int64)
        carried *= self.period == "so_far"
        limit = np.where(bound, self.most, FREE)
        book.say(Load(**said, load=load, limit=np.tile(limit, (len(periods), 1)), base=carried))
        if self.fewest:
            base = np.tile(carried, (len(periods), 1))
            book.say(Least(**said, load=load, least=np.where(whole & bound, self.fewest, 0), base=base))

    def _periods(self, p: Problem) -> list[tuple[int, int]]:
        """First day of each period and first day after it, also outside the horizon."""
        if self.period == "week":
            return [(d, d + 7) for d in range(-p.scenario.week_start.weekday(), p.days, 7)]
        if self.period == "window":
            return [(d, d + self.days) for d in range(max(1, p.days - self.days + 1))]
        return [(0, p.days)]

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every period of every officer, counted."""
        for officer in f.chosen(self.officers):
            kinds = [(s.start.date(), f.kind(s)) for s in f.services_of[officer]]
            held = [day for day, kind in kinds if kind and (not self.kinds or kind in self.kinds)]
            carried = f.scenario.officers[officer].carried.shifts if self.period == "so_far" else 0
            for first, last in self._stretches(f):
                shifts = carried + sum(first <= day <= last for day in held)
                what = {"officer": officer, "date": first.isoformat(), "last": last.isoformat()}
                if shifts > self.most:
                    points = self.points * (shifts - self.most)
                    yield self.finding("many", points, **what, shifts=shifts, limit_shifts=self.most)
                if shifts < self.fewest and f.dates[0] <= first and last <= f.dates[-1]:
                    points = self.points * (self.fewest - shifts)
                    yield self.finding("few", points, **what, shifts=shifts, least_shifts=self.fewest)

    def _stretches(self, f: Facts) -> Iterator[tuple[date, date]]:
        """First and last day of every period, also outside the horizon."""
        length = timedelta(days=self.days - 1)
        if self.period == "week":
            yield from ((monday, following - timedelta(days=1)) for monday, following in f.weeks)
        elif self.period == "window":
            yield from ((day, day + length) for day in f.dates if day == f.dates[0] or day + length <= f.dates[-1])
        else:
            yield f.dates[0], f.dates[-1]
