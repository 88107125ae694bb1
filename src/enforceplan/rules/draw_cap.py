"""Officers that the centre may draw from a department in a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Attach, Department, Level, Offer, RuleException, Span
from enforceplan.problem import DAY
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Marks

if TYPE_CHECKING:
    from enforceplan.facts import Facts, Service
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools

_ONE_A_DAY: dict[str, dict[str, object]] = {
    "departments": {"UM": {"draw_cap": 1}},
    "officers": {code: {"attach": Attach.ON_CALL} for code in ("U1", "U2", "X1")},
}


def _offers(*heads: int, day: int = 11, street: str = "S1") -> dict[str, dict[str, object]]:
    """Offers of so many heads each, from 08:00 to 18:00."""
    span = Span(datetime(2026, 5, day, 8), datetime(2026, 5, day, 18))
    return {**_ONE_A_DAY, "settings": {"offers": tuple(Offer("UM", street, span, n) for n in heads)}}


_FREE_MONDAY = RuleException("draw_cap", "UM", date(2026, 5, 11), date(2026, 5, 11), None, "campaign", "director")


class DrawCap(Rule):
    """Of a department at most ``draw_cap`` officers are drawn in a day; residents and sunk staff are not counted.

    Clock: calendar day, local time; an officer is drawn on the day on which a duty of his begins, once a day, whatever
    his standing. Duties on call at home draw nobody. An offer of the department replaces its cap for the duties that
    begin in its time, [from, to), and in its street if it names one: there its heads are the limit (alike offers are
    added up), and those duties do not count against the cap. Exactly the limit is allowed; a department without a cap
    is free outside its offers. Exceptions: per department and day, heads in place of cap and offers.
    """

    id: ClassVar = "draw_cap"
    default_level: ClassVar = Level.POLICY
    exceptions: ClassVar = "department"

    accepts: ClassVar = (
        Example("one officer twice", ("U1 A1 0 08:00-10:00", "U1 A2 0 14:00-16:00"), _ONE_A_DAY),
        Example("residents are not counted", ("U1,U3,U4 A1 0 08:00-10:00",), _ONE_A_DAY),
        Example(
            "20:00 to 01:00 draws on the day it begins", ("U1 A1 0 20:00-01:00", "U2 A2 1 08:00-10:00"), _ONE_A_DAY
        ),
        Example("on call at home", ("U1,U2 HOME 0 18:00-08:00",), _ONE_A_DAY),
        Example("offers of one and one", ("U1,U2 A1 0 08:00-10:00",), _offers(1, 1)),
        Example("an offer for the last day", ("U1,U2 A1 6 08:00-10:00",), _offers(2, day=17)),
        Example("one in the offer, one as it ends", ("U1 A1 0 17:59-20:00", "U2 A2 0 18:00-20:00"), _offers(1)),
        Example("one before the offer, one as it opens", ("U1 A1 0 07:59-09:00", "U2 A2 0 08:00-09:00"), _offers(1)),
        Example("an offer to any street", ("U1,U2 B1 0 08:00-10:00",), _offers(2, street="")),
        Example(
            "one in the street of the offer, one elsewhere", ("U1 A1 0 08:00-09:00", "U2 B1 0 08:00-09:00"), _offers(1)
        ),
        Example(
            "an exception for Monday",
            ("U1,U2 A1 0 08:00-10:00",),
            {**_ONE_A_DAY, "settings": {"exceptions": (_FREE_MONDAY,)}},
        ),
    )
    rejects: ClassVar = (
        Example("two officers", ("U1 A1 0 08:00-10:00", "U2 P 0 14:00-16:00"), _ONE_A_DAY),
        Example("an auxiliary counts", ("U1,X1 A1 0 08:00-10:00",), _ONE_A_DAY),
        Example("the last hour of Sunday", ("U1 A1 6 08:00-10:00", "U2 A2 6 23:59-01:00"), _ONE_A_DAY),
        Example("an offer of nobody", ("U1 A1 0 08:00-10:00",), _offers(0)),
        Example("an offer for the day before the horizon", ("U1,U2 A1 6 08:00-10:00",), _offers(2, day=10)),
        Example("two as the offer ends", ("U1,U2 A1 0 18:00-20:00",), _offers(2)),
        Example("two a minute before it opens", ("U1,U2 A1 0 07:59-10:00",), _offers(2)),
        Example("two in another street", ("U1,U2 B1 0 08:00-10:00",), _offers(2)),
        Example("three in the offer of two", ("U1,U2 A1 0 08:00-10:00", "X1 A2 0 17:59-19:00"), _offers(2)),
        Example(
            "the day after the exception",
            ("U1,U2 A1 1 08:00-10:00",),
            {**_ONE_A_DAY, "settings": {"exceptions": (_FREE_MONDAY,)}},
        ),
        Example("an offer for another day", ("U1,U2 A1 1 08:00-10:00",), _offers(2)),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Officers with a duty that begins in an offer <= its heads; on the rest of a day <= the department's cap."""
        on_site = ~p.on_call[p.start_job]
        flags: list[Bools] = []
        subjects: list[tuple[int, int]] = []
        for b, department in enumerate(p.scenario.departments.values()):
            if not ((p.owner == b) & ~p.settled).any():
                continue
            for d in range(p.days):
                for starts, limit in self._limits(p, department, d):
                    flags.append(on_site & starts)
                    subjects.append((b, limit))
        if not flags:
            return
        capped = np.unique([b for b, _ in subjects])
        alike = {flag.tobytes(): flag for flag in flags}
        row_of = {key: n for n, key in enumerate(alike)}
        limits = np.full((len(alike), len(capped)), FREE, dtype=np.int64)
        for flag, (b, limit) in zip(flags, subjects, strict=True):
            spot = row_of[flag.tobytes()], int(np.searchsorted(capped, b))
            limits[spot] = min(limits[spot], limit)
        book.say(
            Marks(
                entry=self.entry,
                level=self.level,
                points=self.points,
                flag=np.stack(list(alike.values())),
                windows=np.eye(len(alike), dtype=bool),
                limit=limits,
                crowd=(p.owner == capped[:, None]) & ~p.settled,
            )
        )

    def _limits(self, p: Problem, department: Department, d: int) -> Iterator[tuple[Bools, int]]:
        """(starts, most officers) of one department and day."""
        today = p.day == d
        granted = [(low, high, n) for s, low, high, n in p.granted(self.entry) if s == department.code]
        for low, high, heads in granted:
            if low <= d <= high:
                if heads is not None:
                    yield today, heads
                return
        offers: dict[tuple[str, int, int], int] = defaultdict(int)
        for offer in p.scenario.offers:
            if offer.department == department.code and p.minute(offer.span.start) // DAY == d:
                offers[offer.street, p.minute(offer.span.start), p.minute(offer.span.end)] += offer.heads
        rest = today
        for (street, low, high), heads in offers.items():
            inside = today & (p.begin >= low) & (p.begin < high)
            if street in p.streets:
                inside &= p.job_street[p.start_job] == p.streets.index(street)
            yield inside, heads
            rest = rest & ~inside
        if department.draw_cap is not None:
            yield rest, department.draw_cap

    def check(self, f: Facts) -> Iterator[Finding]:
        """Officers drawn from every department, day by day, in each of its offers and beside them."""
        drawn: dict[tuple[str, date], list[Service]] = defaultdict(list)
        for officer, services in f.services_of.items():
            person = f.scenario.officers[officer]
            if person.attach in (Attach.RESIDENT, Attach.SUNK) or person.owner not in f.scenario.departments:
                continue
            for service in services:
                if not service.on_call:
                    drawn[person.owner, service.start.date()].append(service)
        for (department, day), services in sorted(drawn.items(), key=lambda pair: pair[0]):
            for inside, limit in self._day(f, department, day, services):
                heads = len({service.officer for service in inside})
                if heads > limit:
                    yield self.finding(
                        "over", department=department, date=day.isoformat(), heads=heads, limit_heads=limit
                    )

    def _day(
        self, f: Facts, department: str, day: date, services: list[Service]
    ) -> Iterator[tuple[list[Service], int]]:
        """(duties, most officers) of one department and day."""
        granted = f.exception(self.entry, department, day, day)
        if granted is not None:
            if granted.limit is not None:
                yield services, granted.limit
            return
        answers: dict[tuple[str, Span], int] = defaultdict(int)
        for offer in f.scenario.offers:
            if offer.department == department and offer.span.start.date() == day:
                answers[offer.street, offer.span] += offer.heads
        beside = services
        for (street, span), heads in answers.items():
            anywhere = street not in f.scenario.streets
            inside = [s for s in services if span.start <= s.start < span.end and (anywhere or s.street == street)]
            yield inside, heads
            beside = [s for s in beside if s not in inside]
        cap = f.scenario.departments[department].draw_cap
        if cap is not None:
            yield beside, cap
