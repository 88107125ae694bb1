"""Checks of one premises are made in one visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Announced, CoerciveKind, Level, Pin, RuleException, Window
from enforceplan.facts import minutes, window_on
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount, Never

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Ints

_MORNING = (Window(480, 720),)
_TOGETHER = ("U1 A1 0 09:00-11:00", "U2 A2 0 09:00-10:00")
_APART = ("U1 A1 0 09:00-11:00", "U2 A2 0 10:00-11:00")
_LAST: dict[str, object] = {"dates": (date(2026, 5, 17),)}
_SHARP = datetime(2026, 5, 11, 9, 17)
_MEETS: dict[str, object] = {"windows": _MORNING, "dates": ()}
_ACROSS: dict[str, object] = {"across": True}


def _at_shop(
    first: dict[str, object] | None = None, second: dict[str, object] | None = None, **settings: object
) -> dict[str, dict[str, object]]:
    """A1 and A2 check the shop N1, on any morning."""
    any_day = {"windows": _MORNING, "dates": (), "premises": ("N1",)}
    return {
        "operations": {"A1": {**any_day, **(first or {})}, "A2": {**any_day, **(second or {})}},
        "settings": settings,
    }


def _visit(
    first: dict[str, object] | None = None, second: dict[str, object] | None = None, **settings: object
) -> dict[str, dict[str, object]]:
    """They are one visit under A1's commander."""
    return _at_shop(first, {"joins": "A1", **(second or {})}, **settings)


def _third(place: str, host: str, *visited: str) -> dict[str, dict[str, object]]:
    """A2 checks N1, or these, with A1; A3 checks a shop, too, and may join a host."""
    given = _visit(None, {"premises": visited or ("N1",)})
    return {**given, "operations": {**given["operations"], "A3": {**_MEETS, "premises": (place,), "joins": host}}}


def _excepted(first: int, last: int, **more: object) -> dict[str, dict[str, object]]:
    granted = RuleException("one_visit", "A2", date(2026, 5, first), date(2026, 5, last), None, "lab test", "director")
    return _at_shop(None, more, exceptions=(granted,))


class OneVisit(Rule):
    """Two planned checks of one premises in the week begin together, if both are made.

    A check is an operation that names premises and is neither triggered, nor a re-check, nor coercive execution. Two
    of them are one visit where they share premises and one start at least is offered to both, and neither comes
    ``after`` the other or must be on another day (``not_same_day``); with ``across`` those led by different
    departments, else those led by the same. They keep their codes, crews and lengths. Of one department's visit the
    loader puts the later ones under the commander of the first (`Operation.joins`: they have no commander's seat of
    their own), so that they are made only if that one is. Which are one visit is worked out here again: of two with a
    commander each only one is made, and one that joins what is no visit with it, or joins in its turn, is not made.
    Starts offered are those of the operation's own windows and days. Clock: minutes; equal starts are together.
    Checks of earlier and later weeks are other visits. Exceptions: per operation, for the whole horizon where their
    dates touch it; it then joins nothing.
    """

    id: ClassVar = "one_visit"
    default_level: ClassVar = Level.POLICY
    may_be_priced: ClassVar = True
    exceptions: ClassVar = "operation"
    across: bool = False
    """Checks led by different departments; false: those led by the same one."""

    accepts: ClassVar = (
        Example("they begin together", _TOGETHER, _visit()),
        Example("the first alone", ("U1 A1 6 08:00-10:00", "- A2 0 08:00-10:00"), _at_shop()),
        Example("the second alone", ("- A1 6 08:00-10:00", "U2 A2 0 08:00-10:00"), _at_shop()),
        Example("other premises", _APART, _at_shop(None, {"premises": ("N2", "N3")})),
        Example("no premises", _APART, _at_shop({"premises": ()}, {"premises": ()})),
        Example("a re-check", _APART, _at_shop({"source": "recheck"})),
        Example("a whistle", _APART, _at_shop(None, {"source": "whistle"})),
        Example("coercive execution", _APART, _at_shop({"coercive": CoerciveKind.EXECUTION})),
        Example("one after the other", _APART, _at_shop(None, {"after": "A1"})),
        Example("on different days", _APART, _at_shop({"not_same_day": "w"}, {"not_same_day": "w"})),
        Example("one before the other", _APART, _at_shop({"after": "A2"})),
        Example("another department leads", _APART, _at_shop(None, {"lead": "MS"})),
        Example("one department leads both", _APART, _at_shop(), params=_ACROSS),
        Example("no start in common", (_APART[0], "U2 A2 0 10:30-11:30"),
                _at_shop(None, {"windows": (Window(630, 690),)})),
        Example("a minute short of a start in common", (_APART[0], "U2 A2 0 10:00-11:00"),
                _at_shop({"windows": (Window(480, 719),)}, {"windows": (Window(600, 660),)})),
        Example("the start in common lies behind the week", ("U1 A1 6 23:30-00:30", "U2 A2 6 23:59-00:59"),
                _at_shop({"windows": (Window(1410, 90),), **_LAST}, {"windows": (Window(1439, 60),), **_LAST})),
        Example("an exception on the last day", _APART, _excepted(17, 20)),
        Example("an exception until the first day", _APART, _excepted(1, 11)),
        Example("together at the last start", ("U1 A1 6 10:00-12:00", "U2 A2 6 10:00-12:00"), _visit()),
        Example("an exception, each alone", _TOGETHER, _excepted(17, 20)),
        Example("two departments, each its own", _TOGETHER, _at_shop(None, {"lead": "MS"}), params=_ACROSS),
        Example("the first joins the second", _TOGETHER, _at_shop({"joins": "A2"})),
        Example("two guests of one host", (*_TOGETHER, "U3 A3 0 09:00-11:00"), _third("N1", "A1")),
        # A2 and A3 share N2, A1 and A2 share N1: A3 cannot join A1 and has its own commander
        Example("beside a guest of another", (*_TOGETHER, "U3 A3 0 09:00-11:00"), _third("N2", "", "N1", "N2")),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("half an hour apart", ("U1 A1 0 09:00-11:00", "U2 A2 0 09:30-10:00"), _visit()),
        Example("the same hour on the last day", ("U1 A1 0 09:00-11:00", "U2 A2 6 09:00-10:00"), _visit()),
        Example("one shop of several", _APART, _visit({"premises": ("N3", "N1")}, {"premises": ("N1", "N2")})),
        Example("a measure", _APART, _visit({"coercive": CoerciveKind.MEASURE})),
        Example("two departments", _APART, _at_shop(None, {"lead": "MS"}), params=_ACROSS),
        Example("each apart from others", _APART, _visit({"not_same_day": "v"}, {"not_same_day": "w"})),
        Example("after another", _APART, _visit(None, {"after": "B1"})),
        Example("an exception from the week after", _TOGETHER, _excepted(18, 20)),
        Example("an exception until the day before", _TOGETHER, _excepted(1, 10)),
        Example("the last start of the week", ("U1 A1 6 10:00-12:00", "U2 A2 0 10:00-11:00"), _visit()),
        Example("one start in common, the last", ("U1 A1 0 09:00-11:00", "U2 A2 6 10:00-11:00"),
                _visit(None, {"windows": (Window(600, 660),), **_LAST})),
        Example("its host comes later", ("U1 A1 0 09:00-11:00", "- A2 0 09:00-10:00"), _at_shop({"joins": "A2"})),
        Example("without its host", ("- A1 0 09:00-11:00", "U2 A2 0 09:00-10:00"), _at_shop(None, {"joins": "A1"})),
        Example("two commanders", _TOGETHER, _at_shop()),
        Example("one start, the last minute of the week", ("U1 A1 6 23:59-01:59", "U2 A2 6 23:59-00:59"),
                _at_shop({"windows": (Window(1439, 119),), **_LAST}, {"windows": (Window(1439, 59),)})),
        Example("one start, pinned and as a window opens", ("U1 A1 0 09:17-11:17", "U2 A2 0 09:17-10:17"),
                _at_shop({"pin": Pin(start=_SHARP)}, {"windows": (Window(557, 617),)})),
        Example("one start, published and by its earliest", ("U1 A1 0 09:17-11:17", "U2 A2 0 09:17-10:17"),
                _at_shop(None, {"earliest": _SHARP, "latest": datetime(2026, 5, 11, 10, 17)},
                         published={"A1": Announced(_SHARP, ())})),
        Example("its price, where it joins nothing known", ("- A1 0 09:00-11:00", "U2 A2 0 09:00-10:00"),
                _visit(None, {"joins": "A9"}), 5, {"level": Level.COVERAGE, "points": 5}),
        Example("it joins one of other premises", _TOGETHER, _visit(None, {"premises": ("N2",)})),
        Example("it joins another department's", _TOGETHER, _visit(None, {"lead": "MS"})),
        Example("it joins a whistle", _TOGETHER, _visit({"source": "whistle"})),
        Example("a case joins", _TOGETHER, _visit(None, {"inspection_kind": "case"})),
        Example("it joins one of another day", ("U1 A1 0 09:00-11:00", "U2 A2 1 09:00-10:00"),
                _visit({"dates": (date(2026, 5, 11),)}, {"dates": (date(2026, 5, 12),)})),
        Example("it joins nothing known", ("U2 A2 0 09:00-10:00", "- A1 0 09:00-11:00"), _visit(None, {"joins": "A9"})),
        Example("it joins itself", _TOGETHER, _visit(None, {"joins": "A2"})),
        Example("an exception joins", _TOGETHER, _excepted(11, 11, joins="A1")),
        Example("it joins one that joins", (*_TOGETHER, "U3 A3 0 09:00-11:00"), _third("N1", "A2")),
        Example("it joins across a guest", (*_TOGETHER, "U3 A3 0 09:00-11:00"), _third("N2", "A1", "N1", "N2")),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """For each start of one, i.e. start(t) + served(other) - 1 <= start of the other at the same minute.

        Guests, i.e. served(guest) <= served(host); without one, served(one) + served(other) <= 1.
        """
        free = {subject for subject, low, high, _ in p.granted(self.entry) if low < p.days and high >= 0}
        operations = list(p.scenario.operations.values())
        start: list[tuple[int, int, int]] = []
        served: list[tuple[int, int, int]] = []
        constant: list[int] = []
        visits: set[frozenset[int]] = set()
        checks = [(k, o) for k, o in enumerate(operations) if o.coercive is not CoerciveKind.EXECUTION]
        checks = [(k, o) for k, o in checks if o.source not in ("whistle", "hotline", "recheck") and o.code not in free]
        for (k, one), (m, other) in combinations([row for row in checks if row[1].inspection_kind != "case"], 2):
            if not {*one.premises} & {*other.premises} or (one.lead != other.lead) is not self.across:
                continue
            if one.after == other.code or other.after == one.code or one.not_same_day == other.not_same_day != "":
                continue
            at = {int(p.begin[t]): t for t in range(*p.first_start[m : m + 2].tolist())}
            times = range(*p.first_start[k : k + 2].tolist())
            if not any(int(p.begin[t]) in at for t in times):
                continue
            for t in times:
                row = len(constant)
                constant.append(-1)
                served.append((m, row, 1))
                start.append((t, row, 1))
                if int(p.begin[t]) in at:
                    start.append((at[int(p.begin[t])], row, -1))
            visits.add(frozenset({k, m}))
            if not (self.points or self.across or one.joins or other.joins):
                served += [(k, len(constant), 1), (m, len(constant), 1)]
                constant.append(-1)
        closed = np.zeros(p.J, dtype=bool)
        for k, guest in enumerate(operations):
            if not guest.joins or self.across:
                continue
            host = p.operation_index.get(guest.joins, -1)
            if not self.points and ({k, host} not in visits or operations[host].joins):
                closed[k] = True
            elif guest.code not in free:
                served += [(k, len(constant), 1), *([(host, len(constant), -1)] if host >= 0 else [])]
                constant.append(0)
        if closed.any():
            book.say(Never(entry=self.entry, level=self.level, start=closed[p.start_job]))
        if constant:
            book.say(
                Amount(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    constant=np.asarray(constant),
                    served=_columns(served),
                    start=_columns(start),
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every two served checks that should be one visit, then those that join another."""
        visits: set[frozenset[str]] = set()
        for one, other, shared in self._pairs(f):
            visits.add(frozenset({one.code, other.code}))
            if one.code not in f.starts or other.code not in f.starts:
                continue
            what = {"operation": one.code, "other": other.code, "premises": ", ".join(shared)}
            if f.starts[one.code] != f.starts[other.code]:
                yield self.finding("apart", self.points, **what)
            elif not (self.points or self.across or one.joins or other.joins):
                yield self.finding("two", **what)
        for code in () if self.across else f.starts:
            host = f.scenario.operations[code].joins
            if not host:
                continue
            if not self.points and ({code, host} not in visits or f.scenario.operations[host].joins):
                yield self.finding("wrong", operation=code, other=host)
            elif host not in f.starts and not self._free(f, code):
                yield self.finding("alone", self.points, operation=code, other=host)

    def _pairs(self, f: Facts) -> Iterator[tuple[Operation, Operation, list[str]]]:
        """Every two checks that the entry makes one visit, and their premises; nothing the loader found is used."""
        starts: dict[str, set[datetime]] = {}
        checks = [o for o in f.scenario.operations.values() if not (o.triggered or o.source == "recheck")]
        checks = [o for o in checks if o.coercive is not CoerciveKind.EXECUTION and not self._free(f, o.code)]
        for one, other in combinations(checks, 2):
            shared = sorted({*one.premises} & {*other.premises})
            if not shared or (one.lead == other.lead) is self.across:
                continue
            chained = one.code == other.after or other.code == one.after
            if chained or (one.not_same_day and one.not_same_day == other.not_same_day):
                continue
            for operation in (one, other):
                starts.setdefault(operation.code, set(_offered(f, operation)))
            if starts[one.code] & starts[other.code]:
                yield one, other, shared

    def _free(self, f: Facts, operation: str) -> bool:
        return f.exception(self.entry, operation, f.dates[0], f.dates[-1]) is not None


def _offered(f: Facts, operation: Operation) -> Iterator[datetime]:
    """Times at which it may begin: as a window opens, on the grid, and where it is pinned or was published."""
    told, slot = f.scenario.published.get(operation.code), f.scenario.slot_minutes
    settled = (operation.pin.start, told and told.start)
    for day in f.dates:
        if not f.suits(operation.days, day) or day not in (operation.dates or f.dates):
            continue
        for window in operation.windows:
            low, close = window_on(day, window)
            low = max(low, operation.earliest or low)
            high = min(close, operation.latest or close) - timedelta(minutes=operation.minutes)
            for minute in range(minutes(low - f.scenario.start), minutes(high - f.scenario.start) + 1):
                when = f.scenario.start + timedelta(minutes=minute)
                if when < f.scenario.end and (when == low or minute % slot == 0 or when in settled):
                    yield when


def _columns(rows: list[tuple[int, int, int]]) -> tuple[Ints, Ints, Ints]:
    what, row, weight = np.asarray(rows, dtype=np.int64).reshape(-1, 3).T
    return what, row, weight
