"""Who acts has a certificate for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Certificate, ElementKind, Level, Officer
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Never, alike

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools, Ints


def _held(first: int, last: int, *items: str, body: str = "UM") -> dict[str, dict[str, object]]:
    """U1 and U2 have certificates valid from a day of May 2026 to another, the last one included."""
    certificate = Certificate(body, frozenset(items), "1", date(2026, 5, first), date(2026, 5, last))
    return {"officers": {code: {"certificates": (certificate,)} for code in ("U1", "U2")}}


_RENEWED = {
    "officers": {
        "U1": {
            "certificates": (
                Certificate("UM", frozenset(), "1", date(2021, 5, 12), date(2026, 5, 11)),
                Certificate("UM", frozenset(), "2", date(2026, 5, 12), date(2031, 5, 11)),
            )
        }
    }
}
_PENALTIES: dict[str, dict[str, object]] = {**_held(1, 17), "posts": {"P1-6": {"penalty_capable": True}}}


class CertificateValid(Rule):
    """A certified officer in an enforcing element has a certificate that covers it on every day of the duty.

    The certificate is for the body he acts for (with ``cross_department`` any body's will do), covers all items of the
    element (one that names none covers all of its body's), and is valid; both its first and its last day count. On
    each day one such certificate is enough, so renewal inside a duty does no harm. Posts that may penalise ask for any
    certificate of his body. Order keeping, support, auxiliaries, cadres and commanders are free. An officer without
    certificates does not qualify; the loader fills in what a scenario leaves out, and says so.

    Clock: calendar days the duty touches; one that ends at midnight does not touch the next day. Source:
    Administrative Penalty Law art. 55 (行政处罚法 第五十五条); Work Safety Law art. 67 (安全生产法 第六十七条).
    """

    id: ClassVar = "certificate_valid"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"cross_department": "free", "warn_days": "free"}
    cross_department: bool = False
    """A certificate of another body is accepted, where the province allows it."""
    warn_days: Whole = 180
    """Days before a certificate ends from which the result warns; limits nothing."""

    accepts: ClassVar = (
        Example("the last day", ("U1,U2 A1 0 20:00-00:00",), _held(1, 11)),
        Example("the first day", ("U1,U2 A1 6 00:00-02:00",), _held(17, 31)),
        Example("until 01:00, valid on both days", ("U1,U2 A1 0 20:00-01:00",), _held(11, 12)),
        Example("Sunday night, valid on Monday too", ("U1,U2 A1 6 23:00-01:00",), _held(1, 18)),
        Example("renewed at midnight", ("U1 A1 0 20:00-01:00",), _RENEWED),
        Example("just the item", ("U1,U2 A1 0 08:00-10:00",), _held(1, 31, "UM-01", "UM-02")),
        Example("auxiliaries need none", ("U1,X1 A1 0 08:00-10:00",), _held(1, 31)),
        Example(
            "another body's, where that is allowed",
            ("U1 A1 0 08:00-10:00",),
            _held(1, 31, body="MS"),
            params={"cross_department": True},
        ),
        Example(
            "order keeping needs none",
            ("P1 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"PS": {"kind": ElementKind.ORDER_KEEPING}}}}},
        ),
        Example("a post that may penalise", ("U1,U2 P1 6 23:00-00:00",), _PENALTIES),
        Example("another post", ("U1 P1 0 08:00-10:00",)),
    )
    rejects: ClassVar = (
        Example("one minute past the last day", ("U1,U2 A1 0 20:00-00:01",), _held(1, 11)),
        Example("one minute before the first day", ("U1,U2 A1 5 23:59-02:00",), _held(17, 31)),
        Example("Sunday night, ended on Sunday", ("U1,U2 A1 6 23:00-01:00",), _held(1, 17)),
        Example("no certificate", ("U1,M1 A1 0 08:00-10:00",), _held(1, 31)),
        Example("another item", ("U1,U2 A1 0 08:00-10:00",), _held(1, 31, "UM-02")),
        Example("another body's", ("U1 A1 0 08:00-10:00",), _held(1, 31, body="MS")),
        Example("a post that may penalise", ("U1,U3 P1 6 23:00-00:00",), _PENALTIES),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Closed (officer, team, start), i.e. where a day of [begin, end) has no certificate for the team's items."""
        days = int((p.end - 1).max(initial=0)) // 1440 + 1
        closed = np.zeros((p.O, p.I), dtype=bool)
        partial = [np.zeros((0, 3), dtype=np.int64)]
        for items, teams in _teams_by_items(p).items():
            covered = self._covered(p, items, days)
            closed[:, teams] = ~covered.any(axis=1, keepdims=True)
            changing = np.flatnonzero(covered.any(axis=1) & ~covered.all(axis=1))
            lacking = np.cumsum(~covered[changing], axis=1)
            before: Ints = lacking - ~covered[changing]
            bad = lacking[:, (p.end - 1) // 1440] > before[:, p.day]
            for i in teams:
                low, high = p.first_start[p.team_job[i] : p.team_job[i] + 2]
                o, t = np.nonzero(bad[:, low:high])
                partial.append(np.stack([changing[o], np.full(o.size, i), low + t], axis=1))
        book.say(Never(entry=self.entry, level=self.level, officer_team=alike(closed)))
        officer, team, start = np.concatenate(partial).T
        if officer.size:
            book.say(Never(entry=self.entry, level=self.level, officer_team_start=(officer, team, start)))

    def _covered(self, p: Problem, items: tuple[str, ...], days: int) -> Bools:
        """[o, d] the officer needs no certificate, or has one for the items on that day."""
        covered = np.repeat(p.standing[:, None] != 0, days, axis=1)
        for o, officer in enumerate(p.scenario.officers.values()):
            for held in officer.certificates:
                if not (self.cross_department or held.body == officer.owner):
                    continue
                if not held.items or held.items.issuperset(items):
                    first = (held.valid_from - p.scenario.week_start).days
                    last = (held.valid_to - p.scenario.week_start).days
                    covered[o, max(0, first) : max(0, last + 1)] = True
        return covered

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every certified officer's duty, day by day."""
        elements = {
            (operation.code, element.code): element
            for operation in f.scenario.operations.values()
            for element in operation.elements
            if element.kind is ElementKind.ENFORCING
        }
        for service in f.services:
            duty = service.duty
            if duty.role is not Role.CERTIFIED:
                continue
            if duty.post is not None:
                if not f.shifts[duty.post].post.penalty_capable:
                    continue
                items: frozenset[str] = frozenset()
            elif (duty.operation, duty.element) in elements:
                items = frozenset(elements[duty.operation, duty.element].items)
            else:
                continue
            day, last = service.start.date(), (service.end - timedelta(minutes=1)).date()
            while day <= last and self._certified(f.officer(duty), items, day):
                day += timedelta(days=1)
            if day <= last:
                what = {"job": service.job, "element": duty.element or duty.role.value, "date": day.isoformat()}
                yield self.finding("none", officer=service.officer, **what)

    def _certified(self, officer: Officer, items: frozenset[str], day: date) -> bool:
        return any(
            certificate.valid_from <= day <= certificate.valid_to
            and (self.cross_department or certificate.body == officer.owner)
            and (not certificate.items or items <= certificate.items)
            for certificate in officer.certificates
        )


def _teams_by_items(p: Problem) -> dict[tuple[str, ...], list[int]]:
    """Enforcing teams, and posts that may penalise (no items), by the items they act on."""
    items = {(k, e.code): e.items for k, row in enumerate(p.scenario.operations.values()) for e in row.elements}
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in np.flatnonzero((p.team_kind == 0) | ((p.team_kind == 4) & p.one_body)).tolist():
        found[items.get((int(p.team_job[i]), p.team_element[i]), ())].append(i)
    return found
