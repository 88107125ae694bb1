"""Nobody is pulled back from a street without its consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DISTRICT, Absence, Attach, Level, Span
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.domain import Officer
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_BOUND = (Attach.RESIDENT, Attach.SUNK)


@dataclass(frozen=True)
class _Gone:
    """From and to, day of May 2026, hour and minute; what kind of absence, and whether the street consented."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    kind: str = "pull_back"
    consent: bool = False

    def of(self, who: str = "U1", **officer: object) -> dict[str, dict[str, object]]:
        span = Span(_may(*self.first), _may(*self.last))
        return {"officers": {who: {"absences": (Absence(span, self.kind, self.consent),), **officer}}}


def _may(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute)


_MONDAY = _Gone((11, 8), (11, 18))


class PullBackConsent(Rule):
    """A resident or sunk officer of a street is not pulled back (an absence of kind pull_back) without its consent.

    What breaks it stands in the inputs alone: one breach for each such absence that shares a minute with the horizon,
    whatever is planned, so that an empty roster breaks it too. The officer is away all the same (`availability`): no
    roster can bring him back. What mends it is in the planner's hands: the street consents (column ``consent``), the
    row goes, or the centre makes the entry a price (``level: coverage, points: 20``), pays it for each such absence
    and goes on. Until then there is no final roster. On-call officers, the district's and part-time ones are not bound
    to a street; their departments lend and recall them. Clock: local time; a pull-back that ends as the horizon
    begins is history, one that begins as it ends is not looked at. Source: Shiyan, consent of the street to
    moves of officers of dispatched teams (征得同意权); Yichun Yuanzhou 2019, cadres sent down and called away.
    """

    id: ClassVar = "pull_back_consent"
    default_level: ClassVar = Level.POLICY
    may_be_priced: ClassVar = True

    accepts: ClassVar = (
        Example("the street consented", (), _Gone((11, 8), (11, 18), consent=True).of()),
        Example("leave", (), _Gone((11, 8), (11, 18), kind="leave").of()),
        Example("an on-call officer", (), _MONDAY.of(attach=Attach.ON_CALL)),
        Example("the district's officer", (), _MONDAY.of(used_by=DISTRICT)),
        Example("ends as the week begins", (), _Gone((10, 8), (11, 0)).of()),
        Example("begins as the week ends", ("U2 A1 6 23:00-01:00",), _Gone((18, 0), (18, 8)).of()),
    )
    rejects: ClassVar = (
        Example("a resident officer, nothing planned", (), _MONDAY.of()),
        Example("a sunk officer", ("U2,U3 A1 0 20:00-01:00",), _MONDAY.of(attach=Attach.SUNK)),
        Example("into the first minute", (), _Gone((10, 8), (11, 0, 1)).of()),
        Example("from the last minute", (), _Gone((17, 23, 59), (18, 8)).of()),
        Example("a cadre", (), _MONDAY.of("C2")),
        Example(
            "priced, two pull-backs of one officer",
            (),
            {"officers": {"U1": {"absences": tuple(
                Absence(Span(_may(d, 8), _may(d, 12)), "pull_back", False) for d in (11, 13)
            )}}},
            40,
            {"level": "coverage", "points": 20},
        ),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """A constant a pull-back, i.e. 1 <= 0."""
        end = p.days * 1440
        breaches = sum(
            a.kind == "pull_back" and not a.consent and p.minute(a.span.start) < end and p.minute(a.span.end) > 0
            for o in p.scenario.officers.values()
            if o.attach in _BOUND and o.used_by in p.streets
            for a in o.absences
        )
        if breaches:
            constant = np.ones(breaches, dtype=np.int64)
            book.say(Amount(entry=self.entry, level=self.level, points=self.points, constant=constant))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Absences of the officers who are bound to a street."""
        for code, officer in f.scenario.officers.items():
            if not _bound(officer):
                continue
            for absence in officer.absences:
                span = absence.span
                if absence.kind != "pull_back" or absence.consent:
                    continue
                if span.start < f.scenario.end and span.end > f.scenario.start:
                    yield self.finding(
                        "taken",
                        self.points,
                        officer=code,
                        street=officer.used_by,
                        began=span.start.isoformat(" ", "minutes"),
                        ended=span.end.isoformat(" ", "minutes"),
                    )


def _bound(officer: Officer) -> bool:
    """Resident in a street or sent down to it."""
    return officer.attach in _BOUND and officer.used_by != DISTRICT
