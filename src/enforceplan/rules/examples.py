"""The little world in which rooms tell their examples, and the notation of a duty line.

World: week of Monday 2026-05-11 (day 0) to Sunday 2026-05-17 (day 6), no holiday. Streets S1 and S2 lie 20 minutes
apart. Officers: U1 … U4 certified urban management (U1 group leader with a licence, U3 female), X1 … X3 their
auxiliaries on contract (X1 with a licence), M1 M2 market supervision, P1 P2 police, F1 F2 fire, H1 a coordinating
body's member, C1 C2 cadres of the street office with a commander's rank; all used by S1, except F1 F2 by the
district (local in S2). Nobody has reserves, caps or leave.

A line is ``"CREW PLACE DAY HH:MM-HH:MM"``. CREW: codes joined by commas; ``C1!`` commands; ``0`` nobody though the
operation is served; ``-`` not served; leader, recorder and drivers are marked. PLACE: A… an operation in S1, B… in S2
(``A1/2`` its group 2), P… a post in S1, Q… in S2, HOME… on call at home, LEAD… a duty leader's shift. An end at or
before the beginning is on the next day.
Operations get one enforcing element per department present, asking for exactly the certified officers, auxiliaries
and cadres named (in its first group); the time named is the only start offered and the operation has normal priority.
Posts ask for the heads named; their kind is their PLACE. ``given`` then changes fields: table -> code -> field ->
value (None: no such row); for operations ``elements`` maps element code -> fields; ``settings`` maps scenario fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from enforceplan.domain import (
    DISTRICT,
    Attach,
    Day,
    DayKind,
    DayRule,
    Department,
    DepartmentKind,
    Element,
    ElementKind,
    Item,
    Officer,
    Operation,
    Post,
    Presence,
    Rank,
    Regime,
    Scenario,
    SolverSettings,
    Standing,
    Street,
    StreetKind,
    Window,
)
from enforceplan.roster import COMMANDER_ELEMENT, BodyChoice, Duty, Role, Roster, ShiftRef, Start, VehicleUse

MONDAY = date(2026, 5, 11)

_DEPARTMENTS = ("UM", "MS", "PS", "FR", "ST", "XX")
_ROLE = {
    Standing.CERTIFIED: Role.CERTIFIED,
    Standing.AUXILIARY: Role.AUXILIARY,
    Standing.CADRE: Role.CADRE,
    Standing.EXPERT: Role.CADRE,
}


def _officer(code: str, owner: str, standing: Standing = Standing.CERTIFIED, **more: object) -> Officer:
    fields: dict[str, object] = {
        "code": code,
        "owner": owner,
        "used_by": "S1",
        "managed_by": "S1",
        "attach": Attach.RESIDENT,
        "standing": standing,
        "rank": Rank.MEMBER,
        "female": False,
        "driver": False,
        "regime": Regime.CONTRACT if standing is Standing.AUXILIARY else Regime.CIVIL_SERVANT,
        "weekly_minutes": 2400,
        "reserved_minutes": 0,
        "no_night": False,
        "no_overtime": False,
    }
    return Officer(**{**fields, **more})  # type: ignore[arg-type]


def world() -> Scenario:
    """The example world, without operations and posts."""
    pool: dict[str, Any] = {"used_by": DISTRICT, "managed_by": "S2", "attach": Attach.DISTRICT_POOL}
    officers = [
        _officer("U1", "UM", rank=Rank.GROUP_LEADER, driver=True),
        _officer("U2", "UM"),
        _officer("U3", "UM", female=True),
        _officer("U4", "UM"),
        *(_officer(f"X{n}", "UM", Standing.AUXILIARY, driver=n == 1) for n in (1, 2, 3)),
        *(_officer(f"M{n}", "MS", rank=Rank.GROUP_LEADER) for n in (1, 2)),
        *(_officer(f"P{n}", "PS", rank=Rank.GROUP_LEADER) for n in (1, 2)),
        *(_officer(f"F{n}", "FR", rank=Rank.GROUP_LEADER, **pool) for n in (1, 2)),
        _officer("H1", "XX", rank=Rank.GROUP_LEADER),
        *(_officer(f"C{n}", "ST", Standing.CADRE, rank=Rank.DUTY_LEADER) for n in (1, 2)),
    ]
    kinds = {"PS": DepartmentKind.POLICE, "ST": DepartmentKind.STREET_OFFICE, "XX": DepartmentKind.COORDINATING_BODY}
    days = [MONDAY + timedelta(days=n) for n in range(-1, 9)]
    return Scenario(
        title="examples",
        district="",
        week_start=MONDAY,
        days=7,
        slot_minutes=30,
        language="en",
        rule_pack="cn-2026",
        profile="standard",
        history_until=None,
        published_until=None,
        freeze_hours=24,
        draw_seed="",
        solver=SolverSettings(),
        calendar=tuple(
            Day(d, DayKind.WEEKEND if d.weekday() >= 5 else DayKind.WORKDAY, school=d.weekday() < 5) for d in days
        ),
        departments={
            d: Department(d, d, kinds.get(d, DepartmentKind.DEPARTMENT), d != "ST", 0, None, 24) for d in _DEPARTMENTS
        },
        streets={s: Street(s, s, StreetKind.URBAN, s, 0, 0) for s in ("S1", "S2")},
        zones=("S1", "S2"),
        ways={("S1", "S2"): 20, ("S2", "S1"): 20, ("S1", "S1"): 0, ("S2", "S2"): 0},
        officers={o.code: o for o in officers},
        items={f"{d}-01": Item(f"{d}-01", d) for d in _DEPARTMENTS},
        devolutions=(),
        operations={},
        posts={},
        equipment={},
        premises={},
        recusals=(),
        offers=(),
        exceptions=(),
        rules={},
        rule_sources={},
    )


@dataclass(frozen=True)
class _Line:
    crew: tuple[str, ...]
    place: str
    group: int
    day: int
    open: int
    minutes: int
    served: bool


def _read(line: str) -> _Line:
    crew, place, day, times = line.split()
    name, _, group = place.partition("/")
    open_at, close_at = (int(t[:2]) * 60 + int(t[3:]) for t in times.split("-"))
    length = (close_at - open_at) % 1440 or 1440
    members = () if crew in ("0", "-") else tuple(crew.split(","))
    return _Line(members, name, int(group or 1), int(day), open_at, length, crew != "-")


def build(duties: tuple[str, ...], given: Mapping[str, Mapping[str, object]] | None = None) -> tuple[Scenario, Roster]:
    """Scenario and roster of an example. Raises KeyError for a code that the world does not know."""
    scenario = world()
    lines = [_read(line) for line in duties]
    operations: dict[str, Operation] = {}
    posts: dict[str, Post] = {}
    starts: list[Start] = []
    seats: list[Duty] = []
    for line in lines:
        start = datetime.combine(MONDAY, datetime.min.time()) + timedelta(days=line.day, minutes=line.open)
        crew = [scenario.officers[member.rstrip("!")] for member in line.crew]
        if line.place[0] in "AB":
            if line.place not in operations:
                operations[line.place] = _operation(line, crew)
                if line.served:
                    starts.append(Start(line.place, start))
            operations[line.place] = replace(
                operations[line.place], groups=max(line.group, operations[line.place].groups)
            )
            for member, officer in zip(line.crew, crew, strict=True):
                if member.endswith("!"):
                    seats.append(Duty(officer.code, Role.COMMANDER, line.place, COMMANDER_ELEMENT, 0))
                else:
                    seats.append(Duty(officer.code, _ROLE[officer.standing], line.place, officer.owner, line.group))
        else:
            code = f"{line.place}-{line.day}"
            posts[code] = _post(code, line, crew)
            ref = ShiftRef(code, MONDAY + timedelta(days=line.day), 0)
            seats += [Duty(officer.code, _ROLE[officer.standing], post=ref) for officer in crew]
    scenario = _change(replace(scenario, operations=operations, posts=posts), given or {})
    bodies = {
        BodyChoice(d.operation, d.group, d.element, scenario.officers[d.officer].owner)
        for d in seats
        if d.operation and d.role in (Role.CERTIFIED, Role.CADRE)
    }
    seats = _dealt(seats, scenario)
    vehicles = tuple(v for v in (given or {}).get("vehicles", {}).values() if isinstance(v, VehicleUse))
    return scenario, Roster(tuple(starts), tuple(seats), tuple(bodies), vehicles).ordered()


def _dealt(seats: list[Duty], scenario: Scenario) -> list[Duty]:
    """Every group gets a leader (certified and highest in rank) and a recorder; who has a licence is its driver."""
    groups: dict[tuple[str, int], list[Duty]] = {}
    for duty in seats:
        if duty.operation and duty.role is not Role.COMMANDER:
            groups.setdefault((duty.operation, duty.group), []).append(duty)
    marks: dict[Duty, set[str]] = {}
    for group in groups.values():
        group.sort(key=lambda d: (d.role is not Role.CERTIFIED, -scenario.officers[d.officer].rank))
        for duty in group:
            marks[duty] = {"driver"} if scenario.officers[duty.officer].driver else set()
        marks[group[0]].add("leader")
        marks[group[-1]].add("recorder")
    return [replace(duty, marks=tuple(sorted(marks.get(duty, ())))) for duty in seats]


def _operation(line: _Line, crew: list[Officer]) -> Operation:
    parts = [o for member, o in zip(line.crew, crew, strict=True) if not member.endswith("!")]
    elements = [
        Element(
            code=owner,
            department=owner,
            items=() if owner == "ST" else (f"{owner}-01",),
            kind=ElementKind.SUPPORT if owner == "ST" else ElementKind.ENFORCING,
            per_group=True,
            optional=False,
            certified=sum(o.owner == owner and o.standing is Standing.CERTIFIED for o in parts),
            auxiliaries=sum(o.owner == owner and o.standing is Standing.AUXILIARY for o in parts),
            cadres=sum(o.owner == owner and o.standing in (Standing.CADRE, Standing.EXPERT) for o in parts),
        )
        for owner in sorted({o.owner for o in parts})
    ]
    street = "S1" if line.place[0] == "A" else "S2"
    return Operation(
        code=line.place,
        type="example",
        name=line.place,
        street=street,
        zone=street,
        lead="UM",
        priority=3,
        must=False,
        groups=1,
        minutes=line.minutes,
        windows=(Window(line.open, (line.open + line.minutes) % 1440),),
        days=DayRule.ANY,
        elements=tuple(elements),
        dates=(MONDAY + timedelta(days=line.day),),
    )


def _post(code: str, line: _Line, crew: list[Officer]) -> Post:
    leads, home = line.place.startswith("LEAD"), line.place.startswith("HOME")
    street = "S2" if line.place[0] == "Q" else "S1"
    standings = [o.standing for o in crew]
    return Post(
        code=code,
        name=code,
        street=street,
        zone=street,
        shifts=(Window(line.open, (line.open + line.minutes) % 1440),),
        days=DayRule.ANY,
        weekdays=frozenset(),
        dates=(MONDAY + timedelta(days=line.day),),
        departments=(),
        certified=standings.count(Standing.CERTIFIED),
        auxiliaries=standings.count(Standing.AUXILIARY),
        cadres=standings.count(Standing.CADRE),
        rank=Rank.MEMBER,
        qualification="",
        drivers=0,
        break_minutes=0,
        counted=0.0 if leads or home else 1.0,
        presence=Presence.ON_CALL if leads or home else Presence.ON_SITE,
        alongside=leads,
        led=False,
        whole=False,
        standby_reach=None,
        penalty_capable=False,
        kinds=(line.place,),
    )


def _change(scenario: Scenario, given: Mapping[str, Mapping[str, object]]) -> Scenario:
    for table, rows in given.items():
        if table == "settings":
            scenario = replace(scenario, **rows)  # type: ignore[arg-type]
            continue
        if table == "vehicles":
            continue
        current = dict(getattr(scenario, table))
        for code, fields in rows.items():
            if not isinstance(fields, Mapping):
                current[code] = fields
                continue
            fields = dict(fields)
            if table == "operations" and isinstance(fields.get("elements"), Mapping):
                changed: Mapping[str, Mapping[str, Any]] = fields["elements"]
                fields["elements"] = tuple(replace(e, **changed.get(e.code, {})) for e in current[code].elements)
            current[code] = replace(current[code], **fields)
        changes: dict[str, Any] = {table: {code: row for code, row in current.items() if row is not None}}
        scenario = replace(scenario, **changes)
    return scenario
