"""Small weeks for the tests that cut across rooms, and ways to draw rosters in them.

`week` is the agreement world: two streets, five enforcing bodies besides the street itself, an operation of two groups
with auxiliaries, driver and vehicle, a choice of starts of which one crosses midnight, the last hour of the horizon,
posts of every sort, absences and carried balances. A seed nudges times, people and limits around the boundaries.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

import numpy as np

from enforceplan.domain import (
    DISTRICT,
    Absence,
    Attach,
    Carried,
    Certificate,
    CoerciveKind,
    Day,
    DayKind,
    DayRule,
    Department,
    DepartmentKind,
    Devolution,
    Element,
    ElementKind,
    Equipment,
    Item,
    Need,
    Offer,
    Officer,
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
    Standing,
    Window,
)
from enforceplan.problem import AUXILIARY, Problem
from enforceplan.rules.base import Rule
from enforceplan.rules.book import make, rooms
from enforceplan.rules.examples import MONDAY, world
from enforceplan.solution import Solution

_DEPARTMENTS = ("TP", "UM", "MS", "FR", "ST", "XX", "PS")
_KINDS = {
    "PS": DepartmentKind.POLICE,
    "TP": DepartmentKind.POLICE,
    "ST": DepartmentKind.STREET_OFFICE,
    "XX": DepartmentKind.COORDINATING_BODY,
}


def element(department: str, certified: int = 0, auxiliaries: int = 0, cadres: int = 0, **more: object) -> Element:
    """An element of a department; it enforces the department's first item unless said otherwise."""
    fields: dict[str, object] = {
        "code": department,
        "department": department,
        "items": () if department == "ST" else (f"{department}-01",),
        "kind": ElementKind.SUPPORT if department == "ST" else ElementKind.ENFORCING,
        "per_group": True,
        "optional": False,
        "certified": certified,
        "auxiliaries": auxiliaries,
        "cadres": cadres,
    }
    return Element(**{**fields, **more})  # type: ignore[arg-type]


def operation(code: str, street: str, window: str, minutes: int, *elements: Element, **more: object) -> Operation:
    """An operation that may begin on any day inside one daily window ``HH:MM-HH:MM``."""
    fields: dict[str, object] = {
        "code": code,
        "type": "example",
        "name": code,
        "street": street,
        "zone": street,
        "lead": "UM",
        "priority": 3,
        "must": False,
        "groups": 1,
        "minutes": minutes,
        "windows": (window_of(window),),
        "days": DayRule.ANY,
        "elements": elements,
    }
    return Operation(**{**fields, **more})  # type: ignore[arg-type]


def post(code: str, street: str, shifts: str, weekdays: set[int], heads: tuple[int, int, int], **more: object) -> Post:
    """A post with shifts ``HH:MM-HH:MM HH:MM-HH:MM`` and so many certified, auxiliaries and cadres."""
    fields: dict[str, object] = {
        "code": code,
        "name": code,
        "street": street,
        "zone": street,
        "shifts": tuple(window_of(text) for text in shifts.split()),
        "days": DayRule.ANY,
        "weekdays": frozenset(weekdays),
        "departments": (),
        "certified": heads[0],
        "auxiliaries": heads[1],
        "cadres": heads[2],
        "rank": Rank.MEMBER,
        "qualification": "",
        "drivers": 0,
        "break_minutes": 0,
        "counted": 1.0,
        "presence": Presence.ON_SITE,
        "alongside": False,
        "led": False,
        "whole": False,
        "standby_reach": None,
        "penalty_capable": False,
    }
    return Post(**{**fields, **more})  # type: ignore[arg-type]


def window_of(text: str) -> Window:
    """Read ``HH:MM-HH:MM``."""
    opens, closes = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return Window(opens, closes)


def calendar(first: date, days: int, changed: dict[int, DayKind] | None = None) -> tuple[Day, ...]:
    """Days from the one before the horizon to two after it; some of another kind."""
    rows = []
    for n in range(-1, days + 3):
        day = first + timedelta(days=n)
        kind = DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY
        rows.append(Day(day, (changed or {}).get(n, kind), school=day.weekday() < 5))
    return tuple(rows)


def midnight(first: date, n: int) -> datetime:
    """00:00 of the n-th day."""
    return datetime.combine(first + timedelta(days=n), time())


def week(seed: int) -> Scenario:
    """The agreement world of a seed. Seed 0 begins on a Monday and nudges nothing in the calendar.

    In every fifth world nothing is carried along and there are no posts, so that prices can also be nothing; in every
    third most people are left as they are, so that whole operations can be served.
    """
    r = Random(seed)
    hard = 0.2 if seed % 3 == 0 else 1.0
    quiet = seed % 5 == 4
    first = MONDAY + timedelta(days=r.choice([0, 0, 0, 2, 6]) if seed else 0)
    days = r.choice([7, 7, 7, 4, 9, 15]) if seed else 7
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
        o.code: _nudged(o, r, first, days) if r.random() < hard else _able(o, first) for o in _people(base)[:: 1 if seed % 2 else -1]
    }
    lone = list(officers)[0 if seed % 4 < 2 else -1]
    officers[lone] = replace(officers[lone], regime=Regime.ROTA)
    if quiet:
        officers = {code: replace(o, carried=Carried()) for code, o in officers.items()}
    operations = {o.code: o for o in _operations(r, first, days)}
    posts = {} if quiet else {p.code: p for p in _posts(r)}
    reach = 20 + r.choice([-1, 0, 1])
    return replace(
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


def _people(base: Scenario) -> list[Officer]:
    people = list(base.officers.values())
    u2, x1, p1, c1 = (base.officers[code] for code in ("U2", "X1", "P1", "C1"))
    people += [replace(p1, code=code, owner="TP") for code in ("T1", "T2")]
    people += [replace(x1, code=code, owner="TP", driver=False) for code in ("Y1", "Y2")]
    people += [replace(u2, code=code, owner="S1", rank=Rank.GROUP_LEADER) for code in ("V1", "V2")]
    people.append(replace(c1, code="E1", standing=Standing.EXPERT, rank=Rank.MEMBER))
    return people


def _able(o: Officer, first: date) -> Officer:
    certificate = Certificate(o.owner, frozenset(), "n", first - timedelta(days=90), first + timedelta(days=60))
    leads = Rank.GROUP_LEADER if o.standing is Standing.CERTIFIED else o.rank
    return replace(o, rank=leads, driver=True, certificates=(certificate,))


def _nudged(o: Officer, r: Random, first: date, days: int) -> Officer:
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
        ),
    )


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
        operation("GUARD", "S1", "07:00-11:00", 120, element("TP", 2), checkpoint=True, dates=two, type="check"),
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
        operation("PINNED", "S1", "08:00-12:00", 60, element("UM", 2), dates=two, must=r.random() < 0.3, pin=pin, not_same_day="v"),
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


def rules(seed: int) -> list[Rule]:
    """Every room, with limits a tiny roster can reach, and the wish for rest as a priced second entry."""
    r = Random(seed)
    night = r.choice([{}, {"night_open": "22:30"}, {"night_open": "00:30", "night_close": "05:30"}])
    near: dict[str, dict[str, object]] = {
        "daily_hours": {"hours": r.choice([4, 5, 6])},
        "weekly_hours": {"hours": r.choice([8, 30, 40])},
        "reserved_hours": {"hours": r.choice([16, 32, 40])},
        "overtime": {"hours": r.choice([1, 20, 36])},
        "min_rest": {"hours": r.choice([8, 10])},
        "consecutive_days": {"days": r.choice([1, 2, 3])},
        "contract_hours": {
            "daily_hours": r.choice([3, 4]),
            "daily_overtime_hours": 1,
            "weekly_hours": 8,
            "rest_days": r.choice([1, 5]),
        },
        "coercion_times": {"on_makeup_workday": r.random() < 0.5, **night},
        "protected_persons": {"daily_hours": r.choice([4, 5]), **night},
        "unified_command": {"span_of_control": r.choice([1, 2])},
        "after_night_off": {"until": r.choice(["12:00", "08:30", "09:59"]), **night},
        "certificate_valid": {"cross_department": r.random() < 0.3},
        "two_officers": {"least": r.choice([1, 2])},
        "travel": {"minutes": r.choice([15, 20])},
    }
    made = [make(rule, near.get(rule, {})) for rule in rooms()]
    return [*made, make("min_rest.wish", {"hours": 11, "points": 1, "level": "fairness"})]


def draw(p: Problem, r: Random, *, legal: bool = False) -> Solution:
    """A roster drawn at random: some operations served, whole teams, part teams and too many heads.

    ``legal`` keeps to what the exact model can express: one seat a job, never more heads of a role than asked, one
    body a team, units that exist and may be used.
    """
    served, care = r.choice([0.05, 0.2, 0.4, 0.9]), 1.0 if legal else r.choice([0.0, 0.6, 0.95])
    crowd = set(r.sample(range(p.O), r.choice([2, 5, p.O])))
    start = np.full(p.K, -1, dtype=np.int64)
    for k in range(p.K):
        low, high = p.first_start[k : k + 2].tolist()
        if low < high and r.random() < served:
            start[k] = r.randrange(low, high)
    taken: list[int] = []
    for j in range(p.J):
        if (start[j] >= 0) if j < p.K else (r.random() < served):
            taken += _crew(p, r, j, crowd, care)
    units = np.zeros((p.K, len(p.pools)), dtype=np.int64)
    for k in np.flatnonzero(start >= 0).tolist():
        for q in range(len(p.pools)):
            if p.usable[k, q] or r.random() > max(care, 0.9):
                units[k, q] = min(r.choice([0, 1, 1, 2]), int(p.pool_quantity[q]) if legal else 9)
    return Solution(start, np.asarray(sorted(set(taken)), dtype=np.int64), units)


def _crew(p: Problem, r: Random, j: int, crowd: set[int], care: float) -> list[int]:
    """Candidates for one job; with ``care`` 1 nobody sits twice and no team is over its numbers."""
    seated: set[int] = set()
    taken: list[int] = []
    for i in np.flatnonzero(p.team_job == j).tolist():
        careful = r.random() < care
        if r.random() < (0.1 if careful else 0.3):
            continue
        mine = np.flatnonzero(p.seat_team == i).tolist()
        bodies = sorted({int(p.owner[p.seat_officer[x]]) for x in mine if p.seat_role[x] != AUXILIARY})
        body = r.choice(bodies) if bodies else -1
        few = careful or r.random() < 0.5
        for role in range(4):
            xs = [x for x in mine if p.seat_role[x] == role]
            if not careful:
                xs = [x for x in xs if int(p.seat_officer[x]) in crowd] or xs
            elif p.one_body[i] and role != AUXILIARY:
                xs = [x for x in xs if p.owner[p.seat_officer[x]] == body]
            if care == 1.0 or careful:
                xs = [x for x in xs if int(p.seat_officer[x]) not in seated]
            asked = int(p.heads[i, role])
            number = asked if careful and r.random() < 0.9 else r.randrange(0, asked + (1 if few else 3))
            chosen = r.sample(xs, min(number, len(xs)))
            seated |= {int(p.seat_officer[x]) for x in chosen}
            taken += chosen
    return taken
