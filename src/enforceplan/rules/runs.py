"""What rules about days in a row have in common: a run is too long or too short, and history precedes the first day.

No room by itself: each room says which days it marks, and in its own words what that means. Both halves are told here
once for all of them, each on its own data.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.rules.base import Finding, Officers, Rule, Whole
from enforceplan.verbs import Pattern

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools, Ints


class Runs(Rule):
    """Runs of marked days (or of days that are not marked) are at least ``fewest`` and at most ``most`` days long."""

    may_be_priced: ClassVar = True
    one_of: ClassVar = ("most", "fewest")
    unmarked: ClassVar[bool] = False
    """Runs are made of the days without a mark."""
    most: Whole = 366
    """Most days in a row."""
    fewest: Whole = 1
    """Fewest days in a row, where there are any."""
    history: bool = True
    """Whether days before the first one count as `Carried` gives them; if not, they are unknown."""
    officers: Officers = ()
    """Whom it binds, officers or departments; empty: everybody."""

    @abstractmethod
    def marked(self, p: Problem) -> Iterator[tuple[Bools, Ints]]:
        """([T] starts that mark their day, [O] days of the run that ends on the day before the first)."""

    @abstractmethod
    def looked_at(self, f: Facts) -> Iterator[tuple[str, Mapping[str, str], set[date], int]]:
        """(officer, more words of a finding, days with a mark, days of the run that history gives)."""

    def impose(self, p: Problem, book: Book) -> None:
        """No ``most`` + 1 days in a row, and no n < ``fewest`` between two that are not, i.e. fewest - n units.

        On the first day the history takes the place of the days before it.
        """
        for starts, carried in self.marked(p):
            rows = [row for row in self._rows(p, carried * self.history) if row[2].any()]
            inside = np.asarray([row[0] for row in rows], dtype=bool)
            outside = np.asarray([row[1] for row in rows], dtype=bool)
            if not rows:
                continue
            book.say(
                Pattern(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    flag=starts & (p.day == np.arange(p.days)[:, None]),
                    on=outside if self.unmarked else inside,
                    off=inside if self.unmarked else outside,
                    weight=np.stack([row[2] for row in rows]),
                )
            )

    def _rows(self, p: Problem, run: Ints) -> Iterator[tuple[Bools, Bools, Ints]]:
        """([D] days in the run, [D] days beside it, [O] units) of every run that is too long or too short."""
        bound = p.chosen(self.officers).astype(np.int64)
        days, none = np.arange(p.days), np.zeros(p.days, dtype=bool)
        for d in range(p.days):
            yield (days >= d - self.most) & (days <= d), none, bound * (run >= self.most - d)
            for n in range(min(1, d), min(self.fewest, p.days - d)):
                if d > 0:
                    units = bound * (self.fewest - n)
                else:
                    units = bound * np.maximum(0, self.fewest - n - run) * (run + n > 0) * self.history
                yield (days >= d) & (days < d + n), (days == d - 1) | (days == d + n), units

    def check(self, f: Facts) -> Iterator[Finding]:
        """The run as it stands on every day of the horizon."""
        for officer, words, marks, carried in self.looked_at(f):
            known, run = self.history, carried if self.history else 0
            for day in f.dates:
                what = {"officer": officer, "date": day.isoformat(), **words}
                if (day in marks) is not self.unmarked:
                    run += 1
                    if run > self.most:
                        yield self.finding("long", self.points, **what, days=run, limit_days=self.most)
                    continue
                missing = self.fewest - run
                if known and run and missing > 0:
                    yield self.finding("short", self.points * missing, **what, days=run, least_days=self.fewest)
                known, run = True, 0
