"""What ties the people and the work of the agreement world: pairs, wishes, consent, caps, orders, re-checks.

Drawn by a chance of its own, so that the rest of the world stays what it is without them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from builders import midnight
from enforceplan.domain import Attach, Day, DayKind, DutyItem, Officer, Operation, Pair, PairKind, Scenario, Span, Wish


def tied(scenario: Scenario, seed: int) -> Scenario:
    """The same week with ties; in every fourth nobody is pulled back and nothing is ordered."""
    r = Random(f"ties {seed}")
    calm = seed % 4 == 3
    officers = {code: _wishing(o, r, scenario) for code, o in scenario.officers.items()}
    if not calm:
        officers = {code: _pulled(o, r) for code, o in officers.items()}
    operations = {code: _work(o, r, scenario, calm) for code, o in scenario.operations.items()}
    premises = {
        code: replace(
            place,
            grade=r.choice(["A", "B", ""]),
            cap=r.choice([None, None, 0, 1, 2]),
            visits=tuple((body, r.choice([0, 1, 2, 3])) for body in ("UM", "MS") if r.random() < 0.6),
        )
        for code, place in scenario.premises.items()
    }
    two = [tuple(r.sample(list(officers), 2)) for _ in scenario.posts]
    posts = {
        code: replace(post, critical=pair if r.random() < 0.5 else ())
        for (code, post), pair in zip(scenario.posts.items(), two, strict=True)
    }
    listed = [DutyItem(item, item.partition("-")[0]) for item in scenario.items if r.random() < 0.5]
    pairs = _pairs(r)
    premises = {
        code: replace(place, visits=(*place.visits, *((("S1", r.choice([0, 1, 2])),) if r.random() < 0.5 else ())))
        for code, place in premises.items()
    }
    return replace(
        scenario,
        calendar=(*_days_before(scenario, r), *scenario.calendar),
        officers=officers,
        operations=operations,
        premises=premises,
        posts=posts,
        duty_list=() if calm else tuple(listed),
        pairs=pairs,
    )


def _days_before(scenario: Scenario, r: Random) -> tuple[Day, ...]:
    """Days of any kind before the calendar, so many that some times begin before them and some do not."""
    first = scenario.calendar[0].date
    back = range(r.choice([0, 0, 2, 4, 9]), 0, -1)
    return tuple(Day(first - timedelta(days=n), r.choice(list(DayKind)), school=False) for n in back)


def _pairs(r: Random) -> tuple[Pair, ...]:
    drawn = [
        (PairKind.BACKUP, [("U1", "U2"), ("U1", "M1"), ("C1", "U3")]),
        (PairKind.TOGETHER, [("U1", "U3"), ("M1", "M2"), ("P1", "C1")]),
        (PairKind.APART, [("U2", "U3"), ("M2", "M1"), ("F1", "F2")]),
        (PairKind.MENTOR, [("U1", "U2"), ("U2", "U3"), ("M1", "U1"), ("U4", "U2")]),
    ]
    return tuple(
        Pair(one, other, kind)
        for kind, pairs in drawn
        for one, other in (r.sample(pairs, r.choice([0, 1, 2])) if r.random() < 0.8 else ())
    )


def _wishing(o: Officer, r: Random, scenario: Scenario) -> Officer:
    if r.random() < 0.75:
        return o
    day = r.randrange(scenario.days)
    low, high = r.choice([(0, 12), (12, 24), (0, 24)])
    midnight_ = midnight(scenario.week_start, day)
    wish = Wish(
        Span(midnight_ + timedelta(hours=low), midnight_ + timedelta(hours=high)),
        r.random() < 0.4,
        r.choice(["", "", "", "DESK"]),
        r.choice([1, 1, 1, 2]),
    )
    return replace(o, wishes=(*o.wishes, *[wish] * r.choice([1, 1, 2])))


def _pulled(o: Officer, r: Random) -> Officer:
    """Some absences become pull-backs."""
    absences = tuple(
        replace(a, kind="pull_back", consent=r.random() < 0.5) if r.random() < 0.3 else a for a in o.absences
    )
    return replace(o, absences=absences, attach=r.choice([o.attach, o.attach, Attach.SUNK]))


def _work(o: Operation, r: Random, scenario: Scenario, calm: bool) -> Operation:
    """Orders of departments, visits to premises, re-checks with their time."""
    first: date = scenario.week_start
    if not o.premises and r.random() < 0.4:
        o = replace(o, premises=r.choice([("N1",), ("N2",), ("N1", "N2")]))
    source = o.source
    if r.random() < 0.35:
        source = r.choice(["whistle", "recheck", "recheck"] if calm else ["department_order", "whistle", "recheck"])
    o = replace(
        o,
        source=source,
        requested_by=r.choice(["UM", "MS", "PS", ""]),
        approval_no=r.choice(["", "", "7"]),
        inspection_kind=r.choice(["", "", "case"]),
        follow_up_days=r.choice([0, 1, 2, 3, 4, 5, 8, 9]),
    )
    if source == "recheck" and not o.after and o.code != "GROUPS":
        if r.random() < 0.5:
            return replace(o, after="GROUPS")
        return replace(o, earliest=midnight(first, r.choice([-6, -4, -3, -2, -1, 0, 0])) + timedelta(hours=8))
    return o
