"""Which kinds of shift may not follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Carried, Level
from enforceplan.rules.base import Example, Finding, Kinds, Officers, Rule
from enforceplan.verbs import Pattern

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_LATE: dict[str, object] = {"before": ("LATE", "NIGHT"), "after": ("EARLY",)}
_PRICED: dict[str, object] = {**_LATE, "level": "fairness", "points": 3}


def _came_from(*kinds: str) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"carried": Carried(kinds=tuple((kind, 1) for kind in kinds))}}}


class Succession(Rule):
    """On the day after a post shift of a kind in ``before``, an officer takes no shift of a kind in ``after``.

    Priced, each such day of an officer costs ``points``. Clock: calendar days, local time; a shift belongs to the day
    on which it begins. Shifts on call at home count as their kind says; operations have no kind. What was held on the
    day before the first one is history (`Carried.kinds`); what follows after the last day is unknown and never counts.
    Source: the centre's own.
    """

    id: ClassVar = "succession"
    default_level: ClassVar = Level.POLICY
    may_be_priced: ClassVar = True
    one_of: ClassVar = ("before", "after")
    before: Kinds = ()
    """Kinds of shift that come first; empty: any."""
    after: Kinds = ()
    """Kinds that may not come on the next day; empty: any."""
    officers: Officers = ()
    """Whom it binds, officers or departments; empty: everybody."""

    accepts: ClassVar = (
        Example("two days later", ("U1 LATE 0 14:00-22:00", "U1 EARLY 2 06:00-14:00"), params=_LATE),
        Example("the other way round", ("U1 EARLY 0 06:00-14:00", "U1 LATE 1 14:00-22:00"), params=_LATE),
        Example("on one day", ("U1 EARLY 3 06:00-14:00", "U1 LATE 3 14:00-22:00"), params=_LATE),
        Example("two officers", ("U1 LATE 0 14:00-22:00", "U2 EARLY 1 06:00-14:00"), params=_LATE),
        Example("another department", ("U1 LATE 0 14:00-22:00", "U1 EARLY 1 06:00-14:00"),
                params={**_LATE, "officers": ("MS", "U2")}),
        Example("an operation has no kind", ("U1 LATE 0 14:00-22:00", "U1 A1 1 06:00-14:00"), params=_LATE),
        Example("late in the history, and a free Monday", ("U1 EARLY 1 06:00-14:00",), _came_from("LATE"),
                params=_LATE),
        Example("early in the history", ("U1 EARLY 0 06:00-14:00",), _came_from("EARLY"), params=_LATE),
        Example("nothing in the history", ("U1 EARLY 0 06:00-14:00",), _came_from(), params={"after": ("EARLY",)}),
        Example("what follows the last day is unknown", ("U1 LATE 6 22:00-06:00",), params=_LATE),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("early after late", ("U1 LATE 0 14:00-22:00", "U1 EARLY 1 06:00-14:00"), params=_LATE),
        Example("a shift belongs to the day on which it begins",
                ("U1 NIGHT 0 23:59-07:00", "U1 EARLY 1 23:59-00:00"), params=_LATE),
        Example("on the last two days", ("U1 LATE 5 14:00-22:00", "U1 EARLY 6 06:00-14:00"),
                params={**_LATE, "officers": ("UM",)}),
        Example("late in the history", ("U1 EARLY 0 00:00-08:00",), _came_from("NIGHT"), params=_LATE),
        Example("late and on call in the history", ("U1 EARLY 0 06:00-14:00",), _came_from("LATE", "HOME"),
                params=_LATE),
        Example("on call and late in the history", ("U1 EARLY 0 06:00-14:00",), _came_from("HOME", "LATE"),
                params=_LATE),
        Example("any shift after a night", ("U1 NIGHT 0 22:00-06:00", "U1 HOME 1 20:00-08:00"),
                params={"before": ("NIGHT",)}),
        Example("early after any shift", ("U1 HOME 0 20:00-08:00", "U1 EARLY 1 09:00-12:00"),
                params={"after": "EARLY"}),
        Example("any kind in the history", ("U1 EARLY 0 09:00-12:00",), _came_from("DESK"),
                params={"after": ("EARLY",)}),
        # the first day once, though both kinds of the day before are meant
        Example("two kinds in the history", ("U1 EARLY 0 06:00-14:00",), _came_from("NIGHT", "LATE"), 3, _PRICED),
        # Tuesday and Wednesday, 3 points each; two shifts of Monday make one day
        Example("two days", ("U1 LATE 0 14:00-22:00", "U1 NIGHT 0 22:00-06:00", "U1 EARLY 1 06:00-14:00",
                             "U1 LATE 1 14:00-22:00", "U1 EARLY 2 06:00-14:00"), {}, 6, _PRICED),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """Never before(d - 1) and after(d), i.e. one pattern of two marks a day; on the first day after(0) alone."""
        today = p.day == np.arange(p.days)[:, None]
        flag = np.concatenate([today & p.of_kinds(self.before), today & p.of_kinds(self.after)])
        on = np.concatenate([np.eye(p.days, k=-1, dtype=bool), np.eye(p.days, dtype=bool)], axis=1)
        weight = np.tile(p.chosen(self.officers), (p.days, 1)).astype(np.int64)
        held = [officer.carried.kinds for officer in p.scenario.officers.values()]
        weight[0] *= [any(not self.before or kind in self.before for kind, _ in kinds) for kinds in held]
        book.say(
            Pattern(
                entry=self.entry,
                level=self.level,
                points=self.points,
                flag=flag,
                on=on,
                off=np.zeros_like(on),
                weight=weight,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Kinds held on every day and on the day before it."""
        for officer in f.chosen(self.officers):
            held: dict[date, set[str]] = defaultdict(set)
            held[f.dates[0] - timedelta(days=1)] |= {kind for kind, _ in f.scenario.officers[officer].carried.kinds}
            for service in f.services_of[officer]:
                held[service.start.date()].add(f.kind(service))
            for day in f.dates:
                former = sorted(_among(self.before, held[day - timedelta(days=1)]))
                later = sorted(_among(self.after, held[day]))
                if former and later:
                    yield self.finding(
                        "follows",
                        self.points,
                        officer=officer,
                        date=day.isoformat(),
                        kind=", ".join(later),
                        former=", ".join(former),
                    )


def _among(kinds: tuple[str, ...], held: set[str]) -> set[str]:
    return {kind for kind in held if kind and (not kinds or kind in kinds)}
