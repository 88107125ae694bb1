"""Officers that the centre may draw from a department in a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Attach, Level, Offer, RuleException, Span
from enforceplan.rules.base import Example, Finding, Rule, Text
from enforceplan.verbs import FREE, Marks

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_ONE_A_DAY: dict[str, dict[str, object]] = {
    "departments": {"UM": {"draw_cap": 1}},
    "officers": {code: {"attach": Attach.ON_CALL} for code in ("U1", "U2", "X1")},
}


def _offers(*heads: int, day: int = 11) -> dict[str, dict[str, object]]:
    span = Span(datetime(2026, 5, day, 8), datetime(2026, 5, day, 18))
    return {**_ONE_A_DAY, "settings": {"offers": tuple(Offer("UM", "S1", span, n) for n in heads)}}


_FREE_MONDAY = RuleException("draw_cap", "UM", date(2026, 5, 11), date(2026, 5, 11), None, "campaign", "director")


class DrawCap(Rule):
    """Of a department at most ``draw_cap`` officers are drawn in a day; residents and sunk staff are not counted.

    Clock: calendar day, local time; an officer is drawn on the day on which a duty of his begins, once a day, whatever
    his standing. Duties on call at home draw nobody. Offers of the department for a day (by the day on which the offer
    begins) replace its cap for that day by the sum of their heads. Exactly the cap is allowed; a department without
    cap and offer is free. Exceptions: per department and day, heads in place of cap and offers.
    """

    id: ClassVar = "draw_cap"
    name: ClassVar = Text("抽调上限", "draw cap")
    claim: ClassVar = Text(
        "各部门每日抽调人数不超过约定上限或当日报送人数",
        "a department is drawn upon for no more officers a day than its cap, or its offer for that day, allows",
    )
    basis: ClassVar = Text("部门与中心约定", "agreed between department and centre")
    default_level: ClassVar = Level.POLICY
    exceptions: ClassVar = "department"
    texts: ClassVar = {
        "over": Text(
            "{department}：{date}抽调{heads}人，上限{limit_heads}人",
            "{department}: {heads} officers are drawn on {date}; the limit is {limit_heads}",
        )
    }

    accepts: ClassVar = (
        Example("one officer twice", ("U1 A1 0 08:00-10:00", "U1 A2 0 14:00-16:00"), _ONE_A_DAY),
        Example("residents are not counted", ("U1,U3,U4 A1 0 08:00-10:00",), _ONE_A_DAY),
        Example(
            "20:00 to 01:00 draws on the day it begins", ("U1 A1 0 20:00-01:00", "U2 A2 1 08:00-10:00"), _ONE_A_DAY
        ),
        Example("on call at home", ("U1,U2 HOME 0 18:00-08:00",), _ONE_A_DAY),
        Example("offers of one and one", ("U1,U2 A1 0 08:00-10:00",), _offers(1, 1)),
        Example("an offer for the last day", ("U1,U2 A1 6 08:00-10:00",), _offers(2, day=17)),
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
        Example("an offer for another day", ("U1,U2 A1 1 08:00-10:00",), _offers(2)),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per day and department, i.e. officers with a duty that begins that day <= cap."""
        scenario = p.scenario
        caps = [FREE if d.draw_cap is None else d.draw_cap for d in scenario.departments.values()]
        limit = np.tile(np.asarray(caps, dtype=np.int64), (p.days, 1))
        offered = np.zeros(limit.shape, dtype=np.int64)
        answered = np.zeros(limit.shape, dtype=bool)
        for offer in scenario.offers:
            d = (offer.span.start.date() - scenario.week_start).days
            if 0 <= d < p.days:
                offered[d, p.body_index[offer.department]] += offer.heads
                answered[d, p.body_index[offer.department]] = True
        limit = np.where(answered, offered, limit)
        for subject, low, high, heads in reversed(p.granted(self.entry)):
            limit[max(0, low) : max(0, high + 1), p.body_index[subject]] = FREE if heads is None else heads
        crowd = (p.owner == np.arange(limit.shape[1])[:, None]) & ~p.settled
        limit[:, ~crowd.any(axis=1)] = FREE
        capped = (limit < FREE).any(axis=0)
        if capped.any():
            days = np.arange(p.days)
            book.say(
                Marks(
                    entry=self.entry,
                    level=self.level,
                    points=self.points,
                    flag=~p.on_call[p.start_job] & (p.day == days[:, None]),
                    windows=np.eye(p.days, dtype=bool),
                    limit=limit[:, capped],
                    crowd=crowd[capped],
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Officers drawn from every department, day by day."""
        offers: dict[tuple[str, date], int] = defaultdict(int)
        for offer in f.scenario.offers:
            offers[offer.department, offer.span.start.date()] += offer.heads
        drawn: dict[tuple[str, date], set[str]] = defaultdict(set)
        for officer, services in f.services_of.items():
            person = f.scenario.officers[officer]
            if person.attach in (Attach.RESIDENT, Attach.SUNK) or person.owner not in f.scenario.departments:
                continue
            for service in services:
                if not service.on_call:
                    drawn[person.owner, service.start.date()].add(officer)
        for (department, day), heads in sorted(drawn.items()):
            limit = offers.get((department, day), f.scenario.departments[department].draw_cap)
            granted = f.exception(self.entry, department, day, day)
            if granted is not None:
                limit = granted.limit
            if limit is not None and len(heads) > limit:
                yield self.finding(
                    "over", department=department, date=day.isoformat(), heads=len(heads), limit_heads=limit
                )
