"""Heads that a department keeps at home in office hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Absence, Carried, Day, DayKind, Level, RuleException, Span, Standing
from enforceplan.facts import at, clock
from enforceplan.problem import DAY
from enforceplan.rules.base import Example, Finding, Hours, Rule
from enforceplan.verbs import FREE, Marks

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools, Ints

_Spans = list[tuple[datetime, datetime, str]]

_THREE: dict[str, dict[str, object]] = {"departments": {"UM": {"home_reserve": 3}}}
_MONDAY = Absence(Span(datetime(2026, 5, 11), datetime(2026, 5, 12)), "leave")
_ONE_AWAY: dict[str, dict[str, object]] = {**_THREE, "officers": {"U4": {"absences": (_MONDAY,)}}}
_TWO_AWAY: dict[str, dict[str, object]] = {
    **_THREE,
    "officers": {"U3": {"absences": (_MONDAY,)}, "U4": {"absences": (_MONDAY,)}},
}
_ALL_OFF_ON_MONDAY = RuleException(
    "home_reserve", "UM", date(2026, 5, 11), date(2026, 5, 11), None, "campaign", "director"
)
_OFF_ON_MONDAY = RuleException("home_reserve", "UM", date(2026, 5, 11), date(2026, 5, 11), 2, "campaign", "director")
_HOLIDAYS: dict[str, dict[str, object]] = {
    **_THREE,
    "settings": {
        "calendar": tuple(Day(date(2026, 5, n), DayKind.HOLIDAY, school=False) for n in range(10, 20)),
    },
}


def _away(low: str, high: str, who: str = "U4") -> dict[str, dict[str, object]]:
    """Three kept at home, of four; one more is absent on Monday between these times."""
    span = Span(*(datetime.fromisoformat(f"2026-05-11T{edge}") for edge in (low, high)))
    return {**_THREE, "officers": {who: {"absences": (Absence(span, "leave"),)}}}


def _out(ends: str, clock: str, who: str = "U4") -> dict[str, dict[str, object]]:
    """Three kept at home, of four; the last duty of one more ends on Monday at this time."""
    carried = Carried(**{ends: datetime.fromisoformat(f"2026-05-11T{clock}")})  # type: ignore[arg-type]
    return {**_THREE, "officers": {who: {"carried": carried}}}


class HomeReserve(Rule):
    """At every minute of office hours a department has ``home_reserve`` certified officers at home.

    Clock: local time, minute by minute, ``morning`` and ``afternoon`` of workdays and make-up workdays. At home are the
    certified officers the department owns, less those absent, less those on duty; on call at home is at home. Who is on
    site in a duty that began before the horizon (`Carried.last_end`, `Carried.on_site_until`) is taken as absent.
    Exactly the reserve is enough. Where absences alone leave fewer, nobody may be on duty, and nothing is found unless
    somebody is. The horizon's own days only. Exceptions: per department and day, heads in place of its reserve.
    """

    id: ClassVar = "home_reserve"
    default_level: ClassVar = Level.POLICY
    spare: ClassVar = "people"
    exceptions: ClassVar = "department"
    morning: Hours = ("08:30", "12:00")
    """Office hours before noon, HH:MM each."""
    afternoon: Hours = ("14:00", "17:30")
    """Office hours after noon, HH:MM each."""

    accepts: ClassVar = (
        Example(
            "nothing is kept by an exception, even if an absent one serves",
            ("U1,U2,U3,U4 A1 0 09:00-12:00",),
            {**_ONE_AWAY, "settings": {"exceptions": (_ALL_OFF_ON_MONDAY,)}},
        ),
        Example("an absence that begins as the duty ends", ("U1 A1 0 09:00-10:00",), _away("10:00", "11:00")),
        Example("it begins after a minute of duty", ("U1 A1 0 09:59-10:00",), _away("10:00", "11:00")),
        Example("a last duty that ends as the duty begins", ("U1 A1 0 10:00-12:00",), _out("last_end", "10:00")),
        Example("a last duty that ends before the office opens", ("U1 A1 0 08:00-12:00",), _out("last_end", "08:30")),
        Example("a week without office hours", ("U1,U2,U3,U4 A1 0 09:00-12:00",), _HOLIDAYS),
        Example("an absence that ends as the duty begins", ("U1 A1 0 10:00-12:00",), _away("08:00", "10:00")),
        Example("three of four stay", ("U1 A1 0 09:00-12:00",), _THREE),
        Example("one comes home as the other leaves", ("U1 A1 0 09:00-10:00", "U2 A2 0 10:00-11:00"), _THREE),
        Example("relief after a minute", ("U1 A1 0 09:59-10:00", "U2 A2 0 10:00-11:00"), _THREE),
        Example("relief after the first office minute", ("U1 A1 0 08:00-08:31", "U2 A2 0 08:31-10:00"), _THREE),
        Example("relief before the morning's last", ("U1 A1 0 10:00-11:59", "U2 A2 0 11:59-13:00"), _THREE),
        Example("before the first office minute", ("U1,U2 A1 0 07:00-08:30",), _THREE),
        Example("between office hours", ("U1,U2 A1 0 12:00-14:00",), _THREE),
        Example("after the last office minute of Friday", ("U1,U2 A1 4 17:30-19:00",), _THREE),
        Example("Sunday", ("U1,U2 A1 6 09:00-11:00",), _THREE),
        Example("on call at home", ("U1,U2 HOME 0 08:00-18:00",), _THREE),
        Example("two away, nobody of the department on duty", ("M1,M2 A1 0 09:00-11:00",), _TWO_AWAY),
        Example(
            "an exception for Monday",
            ("U1,U2 A1 0 09:00-11:00",),
            {**_THREE, "settings": {"exceptions": (_OFF_ON_MONDAY,)}},
        ),
    )
    rejects: ClassVar = (
        Example("an absence that begins during the duty", ("U1 A1 0 09:00-12:00",), _away("10:00", "11:00")),
        Example("an absence that begins with the duty", ("U1 A1 0 10:00-12:00",), _away("10:00", "11:00")),
        Example("a last duty up to the duty's first minute", ("U1 A1 0 10:00-12:00",), _out("last_end", "10:01")),
        Example("an absence of the first one", ("U2 A1 0 09:00-12:00",), _away("10:00", "11:00", "U1")),
        Example("the last duty of the first one", ("U2 A1 0 08:00-12:00",), _out("last_end", "08:31", "U1")),
        Example("a duty leader's last shift", ("U1 A1 0 08:00-12:00",), _out("on_site_until", "08:31")),
        Example("an absence of one minute", ("U1 A1 0 09:00-12:00",), _away("10:00", "10:01")),
        Example("an absence up to the first office minute", ("U1 A1 0 07:00-12:00",), _away("07:00", "08:31")),
        Example("an absence from the last minute of the morning", ("U1 A1 0 09:00-13:00",), _away("11:59", "13:00")),
        Example(
            "an absence that begins as another duty ends",
            ("U1 A1 0 09:00-12:00", "M1 A2 0 09:00-10:00"),
            _away("10:00", "11:00"),
        ),
        Example("both out from the second office minute", ("U1,U2 A1 0 08:31-10:00",), _THREE),
        Example("the first minute of the afternoon", ("U1,U2 A1 0 13:00-14:01",), _THREE),
        Example("two out for one minute", ("U1 A1 0 09:00-10:01", "U2 A2 0 10:00-11:00"), _THREE),
        Example("the last minute of the morning", ("U1,U2 A1 0 11:59-13:00",), _THREE),
        Example("the last office minute of Friday", ("U1,U2 A1 4 17:29-19:00",), _THREE),
        Example("a night operation into the first office minute", ("U1,U2 A1 0 23:00-08:31",), _THREE),
        Example("one away, one out", ("U1 A1 0 09:00-11:00",), _ONE_AWAY),
        Example("absences alone break it, and somebody is out", ("U1 A1 0 09:00-11:00",), _TWO_AWAY),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per piece of office time and department, i.e. heads on duty <= max(0, certified - absent - reserve).

        Pieces lie between neighbouring edges of starts and absences; one whose duties all reach into the piece before
        or after it, at no higher limit, says nothing new and is left out.
        """
        reserve = self._reserve(p)
        departments = np.flatnonzero((reserve > 0).any(axis=0))
        on_site = ~p.on_call[p.start_job]
        o, gone, back = p.away(p.on_site_until)
        low, high = self._pieces(p, np.concatenate([p.begin[on_site], p.end[on_site], gone, back]))
        if not len(low) or not len(departments):
            return
        crowd = (p.owner == departments[:, None]) & (p.standing == 0)
        away = np.zeros((len(low), p.O), dtype=bool)
        absent, piece = np.nonzero((gone[:, None] < high) & (back[:, None] > low))
        away[piece, o[absent]] = True
        wanted = reserve[low // DAY][:, departments]
        members = crowd.sum(axis=1) - away.astype(np.int64) @ crowd.T.astype(np.int64)
        limit = np.where(wanted > 0, np.maximum(0, members - wanted), FREE)
        flag = on_site & (p.begin < high[:, None]) & (p.end > low[:, None])
        telling = _telling(flag, limit)
        if telling.any():
            book.say(
                Marks(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    flag=flag[telling],
                    windows=np.eye(telling.sum(), dtype=bool),
                    limit=limit[telling],
                    crowd=crowd,
                )
            )

    def _reserve(self, p: Problem) -> Ints:
        """[d, department] heads to keep, 0 for none."""
        departments = list(p.scenario.departments.values())
        reserve = np.tile(np.asarray([d.home_reserve for d in departments], dtype=np.int64), (p.days, 1))
        for subject, low, high, heads in reversed(p.granted(self.entry)):
            reserve[max(0, low) : max(0, high + 1), p.body_index[subject]] = heads or 0
        return reserve

    def _pieces(self, p: Problem, edges: Ints) -> tuple[Ints, Ints]:
        """Beginnings and ends of the pieces of office time between the edges."""
        cuts = []
        for d in np.flatnonzero(p.works[1 : p.days + 1]):
            for opens, closes in (self.morning, self.afternoon):
                first, last = int(d) * DAY + _minute(opens), int(d) * DAY + _minute(closes)
                inside = np.unique(np.concatenate([[first], edges[(edges > first) & (edges < last)], [last]]))
                cuts.append(np.stack([inside[:-1], inside[1:]]))
        low, high = np.concatenate(cuts, axis=1) if cuts else np.zeros((2, 0), dtype=np.int64)
        return low, high

    def check(self, f: Facts) -> Iterator[Finding]:
        """The worst moment of every department and half-day."""
        certified: dict[str, list[str]] = {code: [] for code in f.scenario.departments}
        for code, officer in f.scenario.officers.items():
            if officer.standing is Standing.CERTIFIED and officer.owner in certified:
                certified[officer.owner].append(code)
        for department, members in certified.items():
            busy = [(s.start, s.end, member) for member in members for s in f.services_of[member] if not s.on_call]
            people = [f.scenario.officers[member] for member in members]
            away = [(a.span.start, a.span.end, person.code) for person in people for a in person.absences]
            for person in people:
                ends = (person.carried.last_end, person.carried.on_site_until)
                away += [(f.scenario.start, end, person.code) for end in ends if end is not None]
            for day in f.dates:
                granted = f.exception(self.entry, department, day, day)
                reserve = f.scenario.departments[department].home_reserve if granted is None else granted.limit or 0
                if not f.scenario.day_of[day].works or reserve <= 0:
                    continue
                for opens, closes in (self.morning, self.afternoon):
                    low, high = at(day, clock(opens)), at(day, clock(closes))
                    out = [span for span in busy if span[0] < high and span[1] > low]
                    gone = [span for span in away if span[0] < high and span[1] > low]
                    yield from self._half_day(department, reserve, len(members), low, high, out, gone)

    def _half_day(
        self, department: str, reserve: int, members: int, low: datetime, high: datetime, out: _Spans, gone: _Spans
    ) -> Iterator[Finding]:
        edges = sorted({low, high, *(edge for a, b, _ in out + gone for edge in (a, b) if low < edge < high)})
        worst: tuple[int, int, int, datetime, datetime] | None = None
        for start, end in pairwise(edges):
            heads = len({who for a, b, who in out if a <= start < b})
            absent = len({who for a, b, who in gone if a <= start < b})
            limit = max(0, members - absent - reserve)
            if heads > limit and (worst is None or heads - limit > worst[0]):
                worst = heads - limit, heads, limit, start, end
        if worst is not None:
            _, heads, limit, start, end = worst
            yield self.finding(
                "short",
                department=department,
                began=start.isoformat(" ", "minutes"),
                ended=end.isoformat(" ", "minutes"),
                heads=heads,
                limit_heads=limit,
                reserve_heads=reserve,
            )


def _minute(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def _telling(flag: Bools, limit: Ints) -> Bools:
    """[D] pieces that no neighbour implies (its duties [D, T] hold all of theirs, at no higher limit [D, S])."""
    forth = ~(flag[:-1] & ~flag[1:]).any(axis=1) & (limit[1:] <= limit[:-1]).all(axis=1)
    back = ~(flag[1:] & ~flag[:-1]).any(axis=1) & (limit[:-1] <= limit[1:]).all(axis=1)
    telling: Bools = np.logical_and(flag.any(axis=1), (limit < FREE).any(axis=1))
    telling[:-1] &= ~forth
    telling[1:] &= ~back | forth
    return telling
