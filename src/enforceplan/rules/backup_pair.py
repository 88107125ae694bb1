"""A and B stand in for each other: they are not both called away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Absence, Carried, DayKind, Level, Pair, PairKind, Span
from enforceplan.facts import at, clock
from enforceplan.problem import DAY
from enforceplan.rules.base import Example, Finding, Hours, Rule
from enforceplan.rules.examples import world
from enforceplan.verbs import FREE, Marks

if TYPE_CHECKING:
    from enforceplan.facts import Facts, Service
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools, Ints

_PAIR: dict[str, dict[str, object]] = {"settings": {"pairs": (Pair("U1", "U2", PairKind.BACKUP),)}}
_POST: dict[str, dict[str, object]] = {"posts": {"P1-6": {"critical": ("U1", "U2")}}}


def _leave(began: str, ended: str) -> dict[str, object]:
    """On leave on Monday 11 May."""
    span = Span(*(datetime.fromisoformat(f"2026-05-11 {text}") for text in (began, ended)))
    return {"absences": (Absence(span, "leave"),)}


def _away(began: str, ended: str) -> dict[str, dict[str, object]]:
    """U2 of the pair is on leave."""
    return {**_PAIR, "officers": {"U2": _leave(began, ended)}}


def _both_away(first: str, second: str) -> dict[str, dict[str, object]]:
    """U1 and U2 are on leave from 08:00 to a time each."""
    return {**_PAIR, "officers": {"U1": _leave("08:00", first), "U2": _leave("08:00", second)}}


def _out(until: str) -> dict[str, dict[str, object]]:
    """The last duty of U2 of the pair goes on up to this time of Monday."""
    return {**_PAIR, "officers": {"U2": {"carried": Carried(last_end=datetime.fromisoformat(f"2026-05-11 {until}"))}}}


def _used_by(first: str, second: str) -> dict[str, dict[str, object]]:
    return {**_PAIR, "officers": {"U1": {"used_by": first}, "U2": {"used_by": second}}}


@dataclass(frozen=True)
class _Cover:
    """Who stands in for whom, and when one of them is at hand."""

    members: tuple[str, ...]
    post: str
    """Code of the post; empty for a pair without one."""
    hours: tuple[tuple[int, int], ...]
    """Minutes of the horizon, [low, high)."""


class BackupPair(Rule):
    """Of A and B one is always at hand: no duty takes the last of them away while their cover runs.

    Named are two officers by a pair of kind ``backup``, whose cover runs in the office hours ``morning`` and
    ``afternoon`` of workdays and make-up workdays, or the officers in column ``critical`` of a post, whose cover runs
    while the post is open. A duty takes away who is on it, except on call at home, a duty leader's (``alongside``), a
    shift of the post itself and, for a pair without a post, any post of a street that uses one of the two. Broken is a
    minute in which nobody of them is at hand and one at least of them is on such a duty: what absences alone do is not
    the roster's doing, so an empty roster breaks nothing; where A is on leave, B is not called away, nor while A is on
    a duty that began before the horizon (`Carried.last_end`). Clock: local time, minute by minute; the end of one duty
    may be the start of the other's. Shifts that open in the horizon count to their ends. Source: Baotou Qingshan, A and
    B for every post (AB角); Yichun Yuanzhou 2019.
    """

    id: ClassVar = "backup_pair"
    default_level: ClassVar = Level.POLICY
    morning: Hours = ("08:30", "12:00")
    """Office hours of a pair without a post."""
    afternoon: Hours = ("14:00", "17:30")
    """The same, after noon."""

    accepts: ClassVar = (
        Example("one after the other", ("U1 A1 0 08:00-10:00", "U2 A2 0 10:00-12:00"), _PAIR),
        Example("both up to the first office minute", ("U1,U2 A1 0 08:29-08:30",), _PAIR),
        Example("relieved in the second minute", ("U1 A1 0 07:00-08:31", "U2 A2 0 08:31-10:00"), _PAIR),
        Example("relieved in the last minute", ("U1 A1 0 09:00-11:59", "U2 A2 0 11:59-13:00"), _PAIR),
        Example("both over noon", ("U1,U2 A1 0 12:00-14:00",), _PAIR),
        Example("both from the end of the office", ("U1,U2 A1 4 17:30-22:00",), _PAIR),
        Example("both on Saturday", ("U1,U2 A1 5 09:00-11:00",), _PAIR),
        Example("both at posts of their street", ("U1,U2 P1 0 09:00-11:00",), _PAIR),
        Example("one of them on call at home", ("U1 A1 0 09:00-11:00", "U2 HOME 0 08:00-18:00"), _PAIR),
        Example("leave that ends as the duty begins", ("U1 A1 0 10:00-12:00",), _away("08:00", "10:00")),
        Example("leave that begins as the duty ends", ("U1 A1 0 09:00-10:00",), _away("10:00", "12:00")),
        Example("a last duty that ends as the duty begins", ("U1 A1 0 10:00-12:00",), _out("10:00")),
        Example("leave of both", (), _both_away("18:00", "18:00")),
        Example("at a post of the first one's street", ("U1,U2 P1 0 09:00-11:00",), _used_by("S1", "S2")),
        Example("at a post of the second one's", ("U1,U2 P1 0 09:00-11:00",), _used_by("S2", "S1")),
        Example("one at the post", ("U1 P1 6 20:00-02:00", "U2 A1 6 20:00-01:00"), _POST),
        Example("the post is closed", ("0 P1 6 09:00-11:00", "U1,U2 A1 6 11:00-13:00"), _POST),
        Example("another kind of pair", ("U1,U2 A1 0 09:00-11:00",), {
            "settings": {"pairs": (Pair("U1", "U2", PairKind.APART),)}}),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("both in one operation", ("U1,U2 A1 0 09:00-11:00",), _PAIR),
        Example("both for a minute", ("U1 A1 0 08:00-10:01", "U2 A2 0 10:00-12:00"), _PAIR),
        Example("into the first office minute", ("U1,U2 A1 0 06:00-08:31",), _PAIR),
        Example("the last minute of the morning", ("U1,U2 A1 0 11:59-14:00",), _PAIR),
        Example("the first minute of the afternoon", ("U1,U2 A1 0 12:00-14:01",), _PAIR),
        Example("the last office minute of Friday", ("U1,U2 A1 4 17:29-22:00",), _PAIR),
        Example("beside leave of one minute", ("U1 A1 0 09:00-11:00",), _away("10:00", "10:01")),
        Example("beside leave into the duty's first minute", ("U1 A1 0 10:00-12:00",), _away("08:00", "10:01")),
        Example("beside a last duty into the duty's first minute", ("U1 A1 0 10:00-12:00",), _out("10:01")),
        Example("on duty when leave ends, the other away", ("U2 A1 0 09:00-11:00",), _both_away("18:00", "10:00")),
        Example("the same of the other", ("U1 A1 0 09:00-11:00",), _both_away("10:00", "18:00")),
        Example("a make-up Sunday", ("U1,U2 A1 6 09:00-11:00",), {"settings": {**_PAIR["settings"], "calendar": tuple(
            replace(d, kind=DayKind.MAKEUP_WORKDAY) if d.date == date(2026, 5, 17) else d for d in world().calendar)}}),
        Example("at a post of another street", ("U1,U2 Q1 0 09:00-11:00",), _PAIR),
        Example("at a post far from their street", ("U1,U2 P1 0 09:00-11:00",), _used_by("S2", "S2")),
        Example("while the post is open, in the week's last minute", ("0 P1 6 22:00-23:00", "U1,U2 A1 6 22:59-02:00"),
                _POST),
        Example("the post open beyond midnight", ("0 P1 6 20:00-02:00", "U1,U2 A1 6 23:59-01:00"), _POST),
        Example("at another post", ("0 P1 6 20:00-02:00", "U1,U2 P2 6 23:00-01:00"), _POST),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """Per cover and piece of its time, i.e. those on duty elsewhere <= members not absent - 1."""
        on_site = ~p.on_call & ~p.alongside
        for cover in self._covers(p):
            members = np.asarray([p.officer_index[code] for code in cover.members], dtype=np.int64)
            near = on_site.copy()
            near[p.K :] &= self._elsewhere(p, cover)
            seat = np.isin(p.seat_officer, members) & near[p.team_job[p.seat_team]]
            able = np.zeros((len(members), p.J), dtype=bool)
            for m, o in enumerate(members):
                able[m, p.team_job[p.seat_team[seat & (p.seat_officer == o)]]] = True
            self._say(p, book, members, able[:, p.start_job], cover.hours)

    def _say(self, p: Problem, book: Book, members: Ints, able: Bools, hours: tuple[tuple[int, int], ...]) -> None:
        """One table of pieces; ``able`` [m, t] starts that would take each member away.

        A piece in which one of those not absent can never be called away says nothing and is left out.
        """
        starts = np.flatnonzero(able.any(axis=0))
        absences = p.away(p.last_end)
        mine = np.isin(absences[0], members)
        away, gone, back = (side[mine] for side in absences)
        edges = np.unique(np.concatenate([p.begin[starts], p.end[starts], gone, back]))
        cuts = [np.unique(np.clip([low, *edges, high], low, high)) for low, high in hours]
        first = np.asarray([edge for cut in cuts for edge in cut[:-1]], dtype=np.int64)[:, None]
        last = np.asarray([edge for cut in cuts for edge in cut[1:]], dtype=np.int64)[:, None]
        flag = (p.begin[starts] < last) & (p.end[starts] > first)
        absent = (gone < last) & (back > first)
        there = np.stack([~absent[:, away == o].any(axis=1) for o in members], axis=1)
        called = (flag[:, None] & able[:, starts]).any(axis=2)
        bound = there.any(axis=1) & (called | ~there).all(axis=1)
        if not bound.any():
            return
        flag, there = flag[bound], there[bound]
        present, which = np.unique(there, axis=0, return_inverse=True)
        crowd = np.zeros((len(present), p.O), dtype=bool)
        crowd[:, members] = present
        limit = np.full((len(flag), len(present)), FREE)
        limit[np.arange(len(flag)), which.ravel()] = there.sum(axis=1) - 1
        touched = np.zeros((len(flag), p.T), dtype=bool)
        touched[:, starts] = flag
        book.say(
            Marks(
                entry=self.entry,
                level=self.level,
                flag=touched,
                windows=np.eye(len(flag), dtype=bool),
                limit=limit,
                crowd=crowd,
            )
        )

    def _covers(self, p: Problem) -> Iterator[_Cover]:
        office = [
            (int(d) * DAY + _minute(opens), int(d) * DAY + _minute(closes))
            for d in np.flatnonzero(p.works[1 : p.days + 1])
            for opens, closes in (self.morning, self.afternoon)
        ]
        for pair in p.scenario.pairs:
            if pair.kind is PairKind.BACKUP:
                yield _Cover((pair.officer, pair.other), "", tuple(office))
        for post in p.scenario.posts.values():
            if post.critical:
                opened = [int(p.first_start[p.K + n]) for n, (code, _, _) in enumerate(p.shifts) if code == post.code]
                yield _Cover(post.critical, post.code, tuple((int(p.begin[t]), int(p.end[t])) for t in opened))

    def _elsewhere(self, p: Problem, cover: _Cover) -> Bools:
        """[shift] post shifts that take somebody away."""
        if cover.post:
            return np.asarray([code != cover.post for code, _, _ in p.shifts], dtype=bool)
        streets = p.serves[[p.officer_index[code] for code in cover.members]]
        return ~np.isin(p.job_street[p.K :], streets)

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every pair in office hours, every critical post while it is open."""
        for pair in f.scenario.pairs:
            if pair.kind is not PairKind.BACKUP:
                continue
            two = (pair.officer, pair.other)
            streets = {f.scenario.officers[code].used_by for code in two}
            for day in f.dates:
                if f.scenario.day_of[day].works:
                    for opens, closes in (self.morning, self.afternoon):
                        span = Span(at(day, clock(opens)), at(day, clock(closes)))
                        yield from self._look(f, two, span, "", streets)
        for shift in f.shifts.values():
            if shift.post.critical:
                yield from self._look(f, shift.post.critical, Span(shift.start, shift.end), shift.post.code, set())

    def _look(self, f: Facts, members: tuple[str, ...], cover: Span, post: str, streets: set[str]) -> Iterator[Finding]:
        """The first moment of a piece of cover in which the last of them is called away."""
        busy: dict[str, list[Span]] = {}
        gone: dict[str, list[Span]] = {}
        for code in members:
            gone[code] = [a.span for a in f.scenario.officers[code].absences]
            until = f.scenario.officers[code].carried.last_end
            if until is not None:
                gone[code].append(Span(f.scenario.start, until))
            busy[code] = [Span(s.start, s.end) for s in f.services_of[code] if _takes_away(s, post, streets)]
        moments = {cover.start, *(span.start for spans in busy.values() for span in spans)}
        moments |= {edge for spans in gone.values() for span in spans for edge in (span.start, span.end)}
        for moment in sorted(m for m in moments if cover.start <= m < cover.end):
            there = {code for code in busy if not _inside(gone[code], moment)}
            away = {code for code in there if _inside(busy[code], moment)}
            if away and away == there:
                yield self.finding(
                    "both",
                    named=", ".join(members),
                    began=moment.isoformat(" ", "minutes"),
                    away=", ".join(sorted(away)),
                )
                return


def _takes_away(service: Service, post: str, streets: set[str]) -> bool:
    """Whoever is on that duty is not at hand."""
    ref = service.duty.post
    if ref is None:
        return True
    near = ref.post == post if post else service.street in streets
    return not (near or service.on_call or service.alongside)


def _inside(spans: list[Span], moment: datetime) -> bool:
    return any(span.start <= moment < span.end for span in spans)


def _minute(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])
