"""The people of the agreement world: as they are, and nudged around the boundaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from builders import midnight
from enforceplan.domain import (
    DISTRICT,
    Absence,
    Attach,
    Carried,
    Certificate,
    Officer,
    Rank,
    Regime,
    Scenario,
    Span,
    Standing,
)


def people(base: Scenario) -> list[Officer]:
    people = list(base.officers.values())
    u2, x1, p1, c1 = (base.officers[code] for code in ("U2", "X1", "P1", "C1"))
    people += [replace(p1, code=code, owner="TP") for code in ("T1", "T2")]
    people += [replace(x1, code=code, owner="TP", driver=False) for code in ("Y1", "Y2")]
    people += [replace(u2, code=code, owner="S1", rank=Rank.GROUP_LEADER) for code in ("V1", "V2")]
    people.append(replace(c1, code="E1", standing=Standing.EXPERT, rank=Rank.MEMBER))
    return people


def able(o: Officer, first: date) -> Officer:
    certificate = Certificate(o.owner, frozenset(), "n", first - timedelta(days=90), first + timedelta(days=60))
    leads = Rank.GROUP_LEADER if o.standing is Standing.CERTIFIED else o.rank
    return replace(o, rank=leads, driver=True, certificates=(certificate,))


def nudged(o: Officer, r: Random, first: date, days: int) -> Officer:
    absences = ()
    if r.random() < 0.25:
        start = midnight(first, r.randrange(-1, days)) + timedelta(minutes=r.choice([0, 480, 510, 720, 1379, 1380]))
        absences = (Absence(Span(start, start + timedelta(minutes=r.choice([60, 210, 240, 1440]))), "leave"),)
    until = first + timedelta(days=r.choice([1, 2, 5, 6, 60, 60, 60]))
    covers = r.choice([frozenset(), frozenset(), frozenset({f"{o.owner}-01"})])
    body = o.owner if r.random() < 0.9 else "UM"
    certificate = Certificate(body, covers, "n", first - timedelta(days=r.choice([90, 90, -1])), until)
    return replace(
        o,
        absences=absences,
        certificates=(certificate,) if o.standing is Standing.CERTIFIED else (),
        used_by=r.choice([o.used_by] * 5 + ["S2", DISTRICT]),
        attach=r.choice([Attach.RESIDENT, Attach.ON_CALL, Attach.ON_CALL, Attach.SUNK]),
        rank=r.choice([o.rank, o.rank, o.rank, Rank.MEMBER, Rank.GROUP_LEADER]),
        female=r.random() < 0.4,
        driver=r.random() < 0.4,
        regime=r.choice([o.regime, o.regime, Regime.CONTRACT]),
        weekly_minutes=r.choice([2400, 1200, 601]),
        reserved_minutes=r.choice([0, 0, 480, 600]),
        no_night=r.random() < 0.3,
        no_overtime=r.random() < 0.3,
        carried=Carried(
            minutes=r.choice([0, 0, 240, -241]),
            nights=r.choice([0, 0, 1, 2]),
            weekends=r.choice([0, 0, 1]),
            days_run=r.choice([0, 0, 1, 2, 5]),
            last_night=r.random() < 0.2,
            last_end=r.choice([None, midnight(first, 0) - timedelta(minutes=r.choice([0, 1, 30, 300]))]),
        ),
    )
