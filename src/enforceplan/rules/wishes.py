"""What officers would like: a day or half-day free, or on duty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Span, Wish
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Least, Marks

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _wish(
    wanted: bool, first: tuple[int, int], last: tuple[int, int], *, kind: str = "", weight: int = 1, times: int = 1
) -> dict[str, dict[str, object]]:
    """U1 wishes to be on duty, or free, from a day of May 2026 and an hour to another."""
    span = Span(datetime(2026, 5, *first), datetime(2026, 5, *last))
    return {"officers": {"U1": {"wishes": (Wish(span, wanted, kind, weight),) * times}}}


_FREE = _wish(False, (11, 12), (12, 0))
_DUTY = _wish(True, (11, 12), (12, 0))


class Wishes(Rule):
    """A plain wish that is not met costs ``points``: to be free for a day or half-day, or to be on duty in it.

    Plain is a wish that names no kind of shift and weighs 1 (the others are requests). One to be free is not met by
    any duty that shares a minute with its time, also one on call at home; however many there are, it costs once. One to
    be on duty is met by any such duty. The same wish told twice is one. Clock: local time; a half-day ends or begins at
    12:00, a night that reaches into a day counts for both. Wishes about other weeks are left out when a scenario is
    loaded. Source: the centre's own scale.
    """

    id: ClassVar = "wishes"
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 1

    accepts: ClassVar = (
        Example("ends as the free half-day begins", ("U1 A1 0 09:00-12:00",), _FREE, 0),
        Example("begins as it ends", ("U1 A1 1 00:00-02:00",), _FREE, 0),
        Example("on duty for its last minute", ("U1 A1 0 23:59-02:00",), _DUTY, 0),
        Example("on duty for its first minute, at home", ("U1 HOME 0 08:00-12:01",), _DUTY, 0),
        Example("a kind of shift is a request", ("U1 A1 0 13:00-15:00",), _wish(False, (11, 12), (12, 0), kind="E"), 0),
        Example("so is one of weight two", ("U1 A1 0 13:00-15:00",), _wish(False, (11, 12), (12, 0), weight=2), 0),
        Example("somebody else's duty", ("U2 A1 6 20:00-01:00",), _wish(False, (17, 0), (18, 0)), 0),
    )
    rejects: ClassVar = (
        Example("into the first minute", ("U1 A1 0 09:00-12:01",), _FREE, 1),
        Example("from the last minute, at home", ("U1 HOME 0 23:59-06:00",), _FREE, 1),
        Example("two duties cost once", ("U1 A1 0 13:00-15:00", "U1 A2 0 20:00-01:00"), _FREE, 1),
        Example("on duty before and after, not in it", ("U1 A1 0 09:00-12:00", "U1 A2 1 00:00-02:00"), _DUTY, 1),
        Example("nothing planned", (), _DUTY, 1),
        Example("the last hour of the week", ("U1 A1 6 23:00-01:00",), _wish(False, (17, 0), (18, 0)), 1),
        Example("told twice", ("U1 A1 0 13:00-15:00",), _wish(False, (11, 12), (12, 0), times=2), 1),
        Example("free in the morning and on duty all day", ("U1 A1 0 09:00-10:00",), {"officers": {"U1": {"wishes": (
            Wish(Span(datetime(2026, 5, 11), datetime(2026, 5, 11, 12)), False),
            Wish(Span(datetime(2026, 5, 11), datetime(2026, 5, 12)), True))}}}, 1),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """Per time wished for: duties that touch it <= 0 for who would be free, >= 1 for who would be on duty."""
        told: dict[bool, list[tuple[int, int, int]]] = {False: [], True: []}
        for o, officer in enumerate(p.scenario.officers.values()):
            for wish in dict.fromkeys(officer.wishes):
                if not wish.kind and wish.weight == 1:
                    told[wish.wanted].append((p.minute(wish.span.start), p.minute(wish.span.end), o))
        for wanted, wishes in told.items():
            spans = {span: w for w, span in enumerate(dict.fromkeys((low, high) for low, high, _ in wishes))}
            who = np.zeros((len(spans), p.O), dtype=bool)
            for low, high, o in wishes:
                who[spans[low, high], o] = True
            touched = np.stack([p.touches(low, high) for low, high in spans]) if spans else np.zeros((0, p.T), bool)
            if wanted and spans:
                book.say(
                    Least(
                        entry=self.entry,
                        level=self.level,
                        points=self.points,
                        load=touched.astype(np.int64),
                        least=who.astype(np.int64),
                    )
                )
            elif spans:
                book.say(
                    Marks(
                        entry=self.entry,
                        level=self.level,
                        points=self.points,
                        flag=touched,
                        windows=np.eye(len(spans), dtype=bool),
                        limit=np.where(who, 0, FREE),
                    )
                )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every plain wish beside its officer's duties."""
        for code, officer in f.scenario.officers.items():
            for wish in dict.fromkeys(officer.wishes):
                if wish.kind or wish.weight != 1:
                    continue
                on = any(s.overlaps(wish.span.start, wish.span.end) for s in f.services_of[code])
                if on is not wish.wanted:
                    began = wish.span.start.isoformat(" ", "minutes")
                    yield self.finding("on" if on else "off", self.points, officer=code, began=began)
