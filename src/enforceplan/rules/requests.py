"""Wishes that name a kind of shift or carry a weight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Span, Window, Wish
from enforceplan.rules.base import Example, Finding, Officers, Rule
from enforceplan.verbs import Bools, Pattern

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_PRICE: dict[str, object] = {"level": "preference", "points": 10}


def _wish(day: int, *, wanted: bool, kind: str = "", weight: int = 1, hours: tuple[int, int] = (0, 24)) -> Wish:
    """A wish about hours of this day of May 2026."""
    low, high = (datetime(2026, 5, day) + timedelta(hours=hour) for hour in hours)
    return Wish(Span(low, high), wanted, kind, weight)


def _u1(*wishes: Wish) -> dict[str, dict[str, object]]:
    return {"officers": {"U1": {"wishes": wishes}}}


_NIGHT_OFF = _u1(_wish(12, wanted=False, kind="NIGHT"))
_NIGHT_ON = _u1(_wish(17, wanted=True, kind="NIGHT"))
_TWO_KINDS: dict[str, object] = {"shifts": (Window(480, 840), Window(1320, 360))}
_DAY_OFF = _u1(_wish(12, wanted=False, weight=3))
_AFTERNOON_OFF = _u1(_wish(12, wanted=False, weight=3, hours=(12, 24)))


class Requests(Rule):
    """Wishes that name a kind of shift or carry a weight are kept, or each costs its weight times ``points``.

    A wish to be free is kept where no duty is meant by it, a wish for duty where one is. A wish with a kind means post
    shifts of that kind, one without any duty, on call at home too. Clock: local time; shifts of a kind belong to the
    day on which they begin, while any duty is meant that shares a minute with the day, or half-day, of the wish. A
    weight of 0 binds nobody; the same wish told twice is one. Plain wishes, without kind and weight, are `wishes`. Only
    days of the horizon have wishes, so nothing before or beyond it is looked at. A wish for duty demands work of who
    has it. Source: the centre's own.
    """

    id: ClassVar = "requests"
    default_level: ClassVar = Level.POLICY
    may_be_priced: ClassVar = True
    officers: Officers = ()
    """Whose wishes are read, officers or departments; empty: everybody's."""

    accepts: ClassVar = (
        Example("another kind on that day", ("U1 LATE 1 14:00-22:00",), _NIGHT_OFF),
        Example("an operation is of no kind", ("U1 A1 1 22:00-23:00",), _NIGHT_OFF),
        Example("the nights before and after", ("U1 NIGHT 0 23:59-06:00", "U1 NIGHT 2 00:00-08:00"), _NIGHT_OFF),
        Example("somebody else's night", ("U2 NIGHT 1 22:00-06:00",), _NIGHT_OFF),
        Example("the last night", ("U1 NIGHT 6 23:59-07:00",), _NIGHT_ON),
        Example("up to the day off and from its end", ("U1 NIGHT 0 22:00-00:00", "U1 A1 2 00:00-02:00"), _DAY_OFF),
        Example("up to the free afternoon", ("U1 A1 1 10:00-12:00", "U1 A2 2 00:00-02:00"), _AFTERNOON_OFF),
        Example("any duty", ("U1 A1 0 09:00-10:00",), _u1(_wish(11, wanted=True, weight=2))),
        Example("a plain wish is not read here", ("U1 A1 0 09:00-10:00",),
                _u1(_wish(11, wanted=False), _wish(12, wanted=True))),
        Example("no weight", ("U1 NIGHT 1 22:00-06:00",), _u1(_wish(12, wanted=False, kind="NIGHT", weight=0),
                                                             _wish(13, wanted=True, weight=0))),
        Example("another department's wishes", ("U1 NIGHT 1 22:00-06:00",), _NIGHT_OFF, params={"officers": ("MS",)}),
        Example("each shift of a post is of its own kind", ("U1 P1 1 08:00-14:00",),
                {**_NIGHT_OFF, "posts": {"P1-1": {**_TWO_KINDS, "kinds": ("DAY", "NIGHT")}}}),
        Example("the later shifts are of the last kind", ("U1 P1 1 08:00-14:00",),
                {**_NIGHT_OFF, "posts": {"P1-1": {**_TWO_KINDS, "kinds": ("DAY",)}}}),
        Example("kept wishes cost nothing", ("U1 NIGHT 6 22:00-06:00",), _NIGHT_ON, 0, _PRICE),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("a night after all", ("U1 NIGHT 1 23:59-07:00",), _NIGHT_OFF),
        Example("a shift that begins with the day", ("U1 NIGHT 1 00:00-06:00",), _NIGHT_OFF, params={"officers": "UM"}),
        Example("the first shift of a post of two kinds", ("U1 P1 1 08:00-14:00",),
                {**_NIGHT_OFF, "posts": {"P1-1": {**_TWO_KINDS, "kinds": ("NIGHT", "DAY")}}}),
        Example("no night", ("U1 LATE 6 22:00-06:00", "U1 NIGHT 5 22:00-06:00"), _NIGHT_ON),
        Example("nobody on duty", (), _NIGHT_ON),
        Example("a night that reaches into the day off", ("U1 NIGHT 0 22:00-00:01",), _DAY_OFF),
        Example("an operation on the day off", ("U1 A1 1 23:59-01:00",), _DAY_OFF),
        Example("on call at home on the day off", ("U1 HOME 1 08:00-20:00",), _DAY_OFF),
        Example("a duty that reaches into the free afternoon", ("U1 A1 1 10:00-12:01",), _AFTERNOON_OFF),
        Example("a duty in the last minute of the afternoon", ("U1 A1 1 23:59-02:00",), _AFTERNOON_OFF),
        Example("a duty wished for in the morning", ("U1 A1 0 12:00-13:00",),
                _u1(_wish(11, wanted=True, weight=2, hours=(0, 12)))),
        Example("a weight that is not plain", ("U1 A1 0 12:00-13:00",), _u1(_wish(11, wanted=False, weight=2))),
        # two duties on the day off count once, and so does a wish told twice: 3 units
        Example("its weight", ("U1 A1 1 08:00-09:00", "U1 A2 1 10:00-11:00"),
                _u1(*[_wish(12, wanted=False, weight=3)] * 2), 30, _PRICE),
        # 2 for the night held, 5 for the late shift not held
        Example("two wishes", ("U1 NIGHT 1 22:00-06:00",),
                _u1(_wish(12, wanted=False, kind="NIGHT", weight=2), _wish(13, wanted=True, kind="LATE", weight=5)),
                70, _PRICE),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """One mark for each span and kind wished about, and a pattern of it: touched, or not touched."""
        bound = p.chosen(self.officers)
        rows: dict[tuple[int, int, str, bool], int] = {}
        wishes = [
            (o, rows.setdefault((p.minute(w.span.start), p.minute(w.span.end), w.kind, w.wanted), len(rows)), w.weight)
            for o, officer in enumerate(p.scenario.officers.values())
            for w in dict.fromkeys(officer.wishes)
            if (w.kind or w.weight != 1) and bound[o]
        ]
        if not rows:
            return
        weight = np.zeros((len(rows), p.O), dtype=np.int64)
        for o, row, own in wishes:
            weight[row, o] += own
        wanted = np.asarray([on for _, _, _, on in rows])
        mark = np.eye(len(rows), dtype=bool)
        book.say(
            Pattern(
                entry=self.entry,
                level=self.level,
                points=self.points,
                flag=np.stack([_meant(p, low, high, kind) for low, high, kind, _ in rows]),
                on=mark & ~wanted[:, None],
                off=mark & wanted[:, None],
                weight=weight,
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Wish by wish."""
        for officer in f.chosen(self.officers):
            for wish in dict.fromkeys(f.scenario.officers[officer].wishes):
                if not wish.weight or not (wish.kind or wish.weight != 1):
                    continue
                start, end = wish.span.start, wish.span.end
                there = any(
                    f.kind(s) == wish.kind and start <= s.start < end if wish.kind else s.overlaps(start, end)
                    for s in f.services_of[officer]
                )
                if there is not wish.wanted:
                    yield self.finding(
                        "on_duty" if there else "free",
                        self.points * wish.weight,
                        officer=officer,
                        date=start.date().isoformat(),
                        kind=wish.kind or "*",
                        weight=wish.weight,
                    )


def _meant(p: Problem, low: int, high: int, kind: str) -> Bools:
    """[T] starts that a wish about [low, high) means."""
    return p.of_kinds((kind,)) & (p.begin >= low) & (p.begin < high) if kind else p.touches(low, high)
