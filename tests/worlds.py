"""The agreement world: a small week for the tests that cut across rooms.

Two streets, five enforcing bodies besides the street itself, an operation of two groups with auxiliaries, driver and
vehicle, a choice of starts of which one crosses midnight, the last hour of the horizon, posts of every sort, absences
and carried balances. A seed nudges times, people and limits around the boundaries.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from builders import calendar, element, midnight, operation, post
from draws import drawn
from enforceplan.domain import (
    DISTRICT,
    Carried,
    CoerciveKind,
    DayKind,
    DayRule,
    Department,
    DepartmentKind,
    Devolution,
    ElementKind,
    Equipment,
    Item,
    Need,
    Offer,
    Operation,
    Pin,
    Post,
    Premises,
    Presence,
    Rank,
    Recusal,
    Regime,
    RuleException,
    Scenario,
    Span,
)
from enforceplan.rules.book import rooms
from enforceplan.rules.examples import MONDAY, world
from people import able, nudged, people
from rostered import rostered
from ties import tied
from told import told

_DEPARTMENTS = ("TP", "UM", "MS", "FR", "ST", "XX", "PS")
_KINDS = {
    "PS": DepartmentKind.POLICE,
    "TP": DepartmentKind.POLICE,
    "ST": DepartmentKind.STREET_OFFICE,
    "XX": DepartmentKind.COORDINATING_BODY,
}


def week(seed: int) -> Scenario:
    """The agreement world of a seed. Seed 0 begins on a Monday and nudges nothing in the calendar.

    In every fifth world nothing is carried along and there are no posts, so that prices can also be nothing; in every
    third most people are left as they are, so that whole operations can be served.
    """
    r = Random(seed)
    hard = 0.2 if seed % 3 == 0 else 1.0
    quiet = seed % 5 == 4
    first = MONDAY + timedelta(days=r.choice([0, 0, 0, 2, 6]) if seed else 0)
    days = r.choice([7, 7, 7, 7, 7, 4, 9, 15]) if seed else 7
    changed = {r.randrange(days): r.choice(list(DayKind)) for _ in range(2)} if seed else {}
    base = world()
    departments = {
        code: Department(
            code,
            code,
            _KINDS.get(code, DepartmentKind.DEPARTMENT),
            code != "ST",
            r.choice([0, 1, 2, 3]) if r.random() < hard else 0,
            r.choice([None, 1, 2, 2]) if r.random() < hard else None,
            24,
        )
        for code in _DEPARTMENTS[:: 1 if seed % 2 else -1]
    }
    street_bodies = (*_DEPARTMENTS, "S1")
    items = {f"{d}-0{n}": Item(f"{d}-0{n}", d) for d in _DEPARTMENTS for n in (1, 2)}
    officers = {
        o.code: nudged(o, r, first, days) if r.random() < hard else able(o, first)
        for o in people(base)[:: 1 if seed % 2 else -1]
    }
    lone = list(officers)[0 if seed % 4 < 2 else -1]
    officers[lone] = replace(officers[lone], regime=Regime.ROTA)
    if quiet:
        officers = {code: replace(o, carried=Carried()) for code, o in officers.items()}
    operations = {o.code: o for o in _operations(r, first, days)}
    posts = {} if quiet else {p.code: p for p in _posts(r)}
    reach = 20 + r.choice([-1, 0, 1])
    made = replace(
        base,
        title="agreement",
        week_start=first,
        days=days,
        slot_minutes=60,
        calendar=calendar(first, days, changed),
        departments=departments,
        items=items,
        ways={("S1", "S2"): reach, ("S2", "S1"): reach, ("S1", "S1"): 0, ("S2", "S2"): 0},
        officers=officers,
        operations=operations,
        posts=posts,
        devolutions=(
            Devolution("UM-02", "S1", first + timedelta(days=2)),
            Devolution("MS-02", "S1", first - timedelta(days=9)),
        ),
        equipment={
            "CAR": Equipment("CAR", "car", "S1", 2, 4, True),
            "VAN": Equipment("VAN", "car", DISTRICT, 1, 9, True),
            "REC2": Equipment("REC2", "recorder", DISTRICT, 1, 0, False),
            "REC": Equipment("REC", "recorder", "S1", 3, 0, False),
        },
        premises={
            "N1": Premises("N1", "N1", "S1", "S1", "PA", "A", first - timedelta(days=r.choice([720, 724, 800])), True),
            "N2": Premises("N2", "N2", "S1", "S1", "", "A", None, r.random() < 0.5),
        },
        recusals=(Recusal(r.choice(["U1", "U2", "M1"]), "N1", ""), Recusal(r.choice(["U3", "M2"]), "", "PA")),
        offers=tuple(
            Offer(r.choice(["UM", "MS"]), "S1", Span(midnight(first, n), midnight(first, n + 1)), r.choice([0, 1, 3]))
            for n in (0, r.choice([1, days]))
        ),
        exceptions=tuple(_exceptions(r, first, days, street_bodies, list(officers), list(operations))),
        street_carried={"S1": -9000, "S2": -9000} if quiet else {"S1": r.choice([0, 1, 250, -100])},
        department_carried={} if quiet else {"UM": r.choice([0, 481, -60]), "PS": r.choice([0, 1])},
    )
    return told(rostered(drawn(tied(made, seed), seed), seed), seed)


def _operations(r: Random, first: date, days: int) -> list[Operation]:
    """Lengths and windows a minute around the limits of `rules`."""
    two = tuple(first + timedelta(days=n) for n in (0, min(2, days - 1)))
    last = (first + timedelta(days=days - 1),)
    minute = r.choice([-1, 0, 0, 1])
    raided = r.choice([("PS-02", "UM-01"), ("UM-01", "TP-01")])
    late = two if r.random() < 0.5 else last
    pin = Pin(
        start=r.choice([None, midnight(first, 0) + timedelta(hours=9)]),
        officers=r.choice([(), ("U1",), ("U1", "C1")]),
        vehicle=r.choice(["", "CAR"]),
    )
    return [
        operation(
            "GROUPS",
            "S1",
            "08:00-18:00",
            240 + minute,
            element("UM", 2, 1),
            element("MS", 2, optional=True, female=r.choice([0, 1])),
            element("ST", cadres=1, per_group=False),
            element("UM", 0, 1, code="HELP", per_group=False, optional=True),
            groups=2,
            dates=two,
            premises=("N1",),
            equipment=(Need("car", 1, False), Need("recorder", 1, True)),
        ),
        operation(
            "NIGHT", "S1", "19:00-02:00", 300, element("PS", r.choice([1, 2, 2])), element("UM", 1, 1), dates=late
        ),
        operation("LAST", "S2", "22:00-00:00", 60 + minute, element("FR", 2), dates=last, priority=5),
        operation("CHECK", "S1", "07:00-11:00", 120, element("TP", 1, 2, per_group=False), checkpoint=True, dates=two),
        operation(
            "GUARD",
            "S1",
            "07:00-11:00",
            120,
            element("TP", 2),
            element("TP", 0, 1, code="TPO", per_group=False),
            checkpoint=True,
            dates=two,
            type="check",
        ),
        operation(
            "FORCE",
            "S1",
            "04:59-23:00",
            120,
            element("UM", 2, female=1),
            dates=two + last,
            coercive=CoerciveKind.EXECUTION,
            preconditions_met_on=first + timedelta(days=1),
            party="PA",
        ),
        operation("OWN", "S1", "09:00-12:00", 120, element("MS", 2, items=("MS-02",)), dates=two, not_same_day="w"),
        operation("GIVEN", "S1", "09:00-12:00", 121, element("UM", 2, items=("UM-02",)), dates=two, not_same_day="w"),
        operation(
            "ORDER",
            "S2",
            "12:00-17:30",
            r.choice([180, 329]),
            element("PS", 1, kind=ElementKind.ORDER_KEEPING),
            element("FR", 1, optional=True, per_group=False),
            element("XX", 1, optional=True),
            days=r.choice(list(DayRule)),
            dates=two,
            excluded=("P2",),
        ),
        operation("RAID", "S1", "13:00-16:00", 120, element("UM", 2, items=raided), dates=two, not_same_day="v"),
        operation(
            "PINNED",
            "S1",
            "08:00-12:00",
            60,
            element("UM", 2),
            dates=two,
            must=r.random() < 0.3,
            pin=pin,
            not_same_day="v",
        ),
        operation(
            "PAIR",
            "S1",
            "12:00-16:00",
            180,
            element("UM", 2, per_group=False),
            r.choice(
                [
                    element("MS", code="MORE"),
                    element("UM", 0, 1, code="MORE"),
                    element("ST", cadres=1, code="MORE", kind=ElementKind.ENFORCING),
                ]
            ),
            groups=2,
            dates=two,
            equipment=(Need("recorder", 1, True),),
        ),
    ]


def _posts(r: Random) -> list[Post]:
    standby = {"whole": True, "standby_reach": r.choice([19, 20, 21]), "drivers": 1}
    return [
        post("DESK", "S1", "08:00-14:00 14:00-20:00", {0, 2, 6}, (1, 1, 0), led=True, break_minutes=r.choice([0, 45])),
        post("PATROL", "S1", "05:30-09:59", {0, 2, 5}, (2, 0, 0), penalty_capable=True, departments=("UM", "MS")),
        post("READY1", "S1", "17:30-22:01", {0, 6}, (2, 0, 0), **standby),
        post("READY2", "S2", "18:00-22:30", {0, 6}, (1, 0, 0), **standby),
        post(
            "LEAD",
            "S1",
            "08:30-08:30",
            {0, 1, 5},
            (0, 0, 1),
            alongside=True,
            presence=r.choice(list(Presence)),
            counted=0.33,
            rank=Rank.COMMANDER,
        ),
        post("HOME", "S1", "22:00-06:00", {0, 3, 6}, (1, 0, 0), presence=Presence.ON_CALL, counted=0.0),
        post("EVE", "S1", "16:00-00:00 00:00-05:00", {0, 1, 6}, (1, 1, 0)),
        post("LONG", "S2", "23:00-07:01", {0, 1, 6}, (1, 0, 1), counted=r.choice([0.5, 1.0])),
    ]


def _exceptions(
    r: Random, first: date, days: int, departments: tuple[str, ...], officers: list[str], operations: list[str]
) -> list[RuleException]:
    subjects = {
        "home_reserve": departments[:-1],
        "draw_cap": departments[:-1],
        "unified_command": operations,
        "group_leader": operations,
    }
    found = []
    for entry in [*POLICY, "overtime"]:
        for subject in r.sample(list(subjects.get(entry, officers)), 3 if r.random() < 0.7 else 0):
            low = r.randrange(-1, days)
            dates = first + timedelta(days=low), first + timedelta(days=low + r.choice([0, 0, 1, 3]))
            found.append(RuleException(entry, subject, *dates, r.choice([None, 1, 2, 5, 9]), "", ""))
    return found


POLICY = tuple(sorted(i for i, room in rooms().items() if room.default_level.word == "policy"))
"""Rules from which exceptions can be granted."""
