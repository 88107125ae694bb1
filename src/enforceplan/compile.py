"""Scenario to `Problem`: the one place where names become indices and local times become minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from enforceplan.domain import (
    DISTRICT,
    Attach,
    DayKind,
    DayRule,
    Element,
    ElementKind,
    Operation,
    Post,
    Presence,
    Rank,
    Regime,
    Scenario,
    Standing,
)
from enforceplan.problem import AUXILIARY, CADRE, CERTIFIED, COMMANDER, DAY, Problem
from enforceplan.roster import COMMANDER_ELEMENT
from enforceplan.verbs import Bools, Ints

_STANDING = {Standing.CERTIFIED: 0, Standing.AUXILIARY: 1, Standing.CADRE: 2, Standing.EXPERT: 3}
_KIND = {ElementKind.ENFORCING: 0, ElementKind.ORDER_KEEPING: 1, ElementKind.SUPPORT: 2}
_COMMANDER_KIND, _POST_KIND = 3, 4


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _bools(values: Iterable[bool]) -> Bools:
    return np.fromiter(values, dtype=np.bool_)


def compile_problem(scenario: Scenario) -> Problem:
    """Turn a scenario into arrays.

    Every operation keeps its place even if no minute can be offered; every post shift of the horizon is a job.
    """
    officers = list(scenario.officers.values())
    bodies = (*scenario.departments, *scenario.streets)
    body = {code: b for b, code in enumerate(bodies)}
    streets = tuple(scenario.streets)
    street = {code: s for s, code in enumerate(streets)}
    zone = {code: z for z, code in enumerate(scenario.zones)}
    way = np.zeros((len(zone), len(zone)), dtype=np.int64)
    for (here, there), length in scenario.ways.items():
        way[zone[here], zone[there]] = length

    days = [scenario.day_of.get(scenario.week_start + timedelta(days=n)) for n in range(-1, scenario.days + 2)]
    kinds = [day.kind if day else DayKind.WORKDAY for day in days]

    operations = list(scenario.operations.values())
    shifts = [
        (post, d, place)
        for post in scenario.posts.values()
        for d in range(scenario.days)
        if _held(scenario, post, scenario.week_start + timedelta(days=d))
        for place in range(len(post.shifts))
    ]
    starts = _starts(scenario, operations, shifts)
    teams = _teams(operations, shifts)
    people = _People(
        owner=_ints(body[o.owner] for o in officers),
        standing=_ints(_STANDING[o.standing] for o in officers),
        rank=_ints(o.rank for o in officers),
        may_enforce=_bools([*(d.may_enforce for d in scenario.departments.values()), *(True for _ in streets)]),
        holds={
            q: _bools(q in o.qualifications for o in officers)
            for q in {q for o in officers for q in o.qualifications}
            | {e.qualification for k in operations for e in k.elements}
            | {p.qualification for p in scenario.posts.values()}
        },
    )
    seats = _candidates(operations, shifts, teams, people, body)
    pools = list(scenario.equipment.values())
    kind_names = tuple(sorted({q.kind for q in pools}))
    absences = [
        (o, *(_minute(scenario, edge) for edge in (a.span.start, a.span.end)))
        for o, officer in enumerate(officers)
        for a in officer.absences
    ]
    lengths = [k.minutes for k in operations] + [p.shifts[n].end - p.shifts[n].open for p, _, n in shifts]
    counted = [k.minutes for k in operations] + [
        int((length - p.break_minutes) * round(p.counted * 100) // 100)
        for length, (p, _, _) in zip(lengths[len(operations) :], shifts, strict=True)
    ]
    return Problem(
        scenario=scenario,
        days=scenario.days,
        officers=tuple(scenario.officers),
        owner=people.owner,
        serves=_ints(street.get(o.used_by, -1) for o in officers),
        local=_ints(street.get(o.used_by, street.get(o.managed_by, -1)) for o in officers),
        standing=people.standing,
        rank=people.rank,
        female=_bools(o.female for o in officers),
        driver=_bools(o.driver for o in officers),
        contract=_bools(o.regime is Regime.CONTRACT for o in officers),
        settled=_bools(o.attach in (Attach.RESIDENT, Attach.SUNK) for o in officers),
        no_night=_bools(o.no_night for o in officers),
        no_overtime=_bools(o.no_overtime for o in officers),
        weekly=_ints(o.weekly_minutes for o in officers),
        reserved=_ints(o.reserved_minutes for o in officers),
        absence=tuple(_ints(column) for column in zip(*absences, strict=True)) if absences else (_ints(()),) * 3,  # type: ignore[arg-type]
        bodies=bodies,
        streets=streets,
        way=way,
        street_zone=_ints(zone[s.zone] for s in scenario.streets.values()),
        works=_bools(kind in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY) for kind in kinds),
        rest=_bools(kind in (DayKind.WEEKEND, DayKind.HOLIDAY) for kind in kinds),
        makeup=_bools(kind is DayKind.MAKEUP_WORKDAY for kind in kinds),
        operations=tuple(scenario.operations),
        shifts=tuple((p.code, d, n) for p, d, n in shifts),
        job_street=_ints([*(street[k.street] for k in operations), *(street[p.street] for p, _, _ in shifts)]),
        job_zone=_ints([*(zone[k.zone] for k in operations), *(zone[p.zone] for p, _, _ in shifts)]),
        on_call=_bools([False] * len(operations) + [p.presence is Presence.ON_CALL for p, _, _ in shifts]),
        alongside=_bools([False] * len(operations) + [p.alongside for p, _, _ in shifts]),
        length=_ints(lengths),
        counted=_ints(counted),
        start_job=starts.job,
        begin=starts.begin,
        end=starts.begin + _ints(lengths)[starts.job],
        first_start=starts.first,
        team_job=teams.job,
        team_group=teams.group,
        team_element=teams.element,
        team_kind=teams.kind,
        team_optional=teams.optional,
        team_whole=teams.whole,
        one_body=teams.one_body,
        heads=teams.heads,
        seat_officer=seats[0],
        seat_team=seats[1],
        seat_role=seats[2],
        pools=tuple(scenario.equipment),
        kinds=kind_names,
        pool_kind=_ints(kind_names.index(q.kind) for q in pools),
        pool_quantity=_ints(q.quantity for q in pools),
        pool_seats=_ints(q.seats for q in pools),
        pool_driver=_bools(q.needs_driver for q in pools),
        pool_street=_ints(-1 if q.where == DISTRICT else street[q.where] for q in pools),
    )


def _minute(scenario: Scenario, when: datetime) -> int:
    delta = when - scenario.start
    return delta.days * DAY + delta.seconds // 60


def _held(scenario: Scenario, post: Post, day: date) -> bool:
    return (not post.weekdays or day.weekday() in post.weekdays) and _of_kind(scenario, post.days, day)


def _of_kind(scenario: Scenario, rule: DayRule, day: date) -> bool:
    entry = scenario.day_of[day]
    if rule is DayRule.SCHOOL_DAY:
        return entry.school
    return rule is DayRule.ANY or entry.works == (rule is DayRule.WORKDAY)


@dataclass(frozen=True)
class _Starts:
    job: Ints
    begin: Ints
    first: Ints


def _starts(scenario: Scenario, operations: list[Operation], shifts: list[tuple[Post, int, int]]) -> _Starts:
    per_job = [_offered(scenario, operation) for operation in operations]
    per_job += [[d * DAY + post.shifts[n].open] for post, d, n in shifts]
    counts = _ints(len(begins) for begins in per_job)
    return _Starts(
        job=np.repeat(np.arange(len(per_job)), counts),
        begin=_ints(minute for begins in per_job for minute in begins),
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
    )


def _offered(scenario: Scenario, operation: Operation) -> list[int]:
    """Minutes at which it may begin: window openings, `earliest`, the grid between, and a pinned minute that fits."""
    earliest = 0 if operation.earliest is None else max(0, _minute(scenario, operation.earliest))
    latest = None if operation.latest is None else _minute(scenario, operation.latest)
    pinned = None if operation.pin.start is None else _minute(scenario, operation.pin.start)
    begins: set[int] = set()
    for d in range(scenario.days):
        day = scenario.week_start + timedelta(days=d)
        if (operation.dates and day not in operation.dates) or not _of_kind(scenario, operation.days, day):
            continue
        for window in operation.windows:
            low = max(d * DAY + window.open, earliest)
            close = d * DAY + window.end if latest is None else min(d * DAY + window.end, latest)
            high = min(close - operation.minutes, scenario.days * DAY - 1)
            if low > high:
                continue
            grid = range(-(-low // scenario.slot_minutes) * scenario.slot_minutes, high + 1, scenario.slot_minutes)
            begins.update((low, *grid))
            if pinned is not None and low <= pinned <= high:
                begins.add(pinned)
    return sorted(begins)


@dataclass(frozen=True)
class _Teams:
    job: Ints
    group: Ints
    element: tuple[str, ...]
    parts: tuple[Element | None, ...]
    kind: Ints
    optional: Bools
    whole: Bools
    one_body: Bools
    heads: Ints


def _teams(operations: list[Operation], shifts: list[tuple[Post, int, int]]) -> _Teams:
    rows: list[tuple[int, int, str, Element | None, int, bool, bool, bool, tuple[int, int, int, int]]] = []
    for k, operation in enumerate(operations):
        for element in operation.elements:
            if element.certified + element.auxiliaries + element.cadres == 0:
                continue
            heads = (element.certified, element.auxiliaries, element.cadres, 0)
            rows += [
                (k, group, element.code, element, _KIND[element.kind], element.optional, False, True, heads)
                for group in (range(1, operation.groups + 1) if element.per_group else (0,))
            ]
        rows.append((k, 0, COMMANDER_ELEMENT, None, _COMMANDER_KIND, False, False, False, (0, 0, 0, 1)))
    for n, (post, _, _) in enumerate(shifts):
        heads = (post.certified, post.auxiliaries, post.cadres, 0)
        rows.append((len(operations) + n, 0, "", None, _POST_KIND, False, post.whole, post.penalty_capable, heads))
    return _Teams(
        job=_ints(row[0] for row in rows),
        group=_ints(row[1] for row in rows),
        element=tuple(row[2] for row in rows),
        parts=tuple(row[3] for row in rows),
        kind=_ints(row[4] for row in rows),
        optional=_bools(row[5] for row in rows),
        whole=_bools(row[6] for row in rows),
        one_body=_bools(row[7] for row in rows),
        heads=np.asarray([row[8] for row in rows], dtype=np.int64).reshape(-1, 4),
    )


@dataclass(frozen=True)
class _People:
    owner: Ints
    standing: Ints
    rank: Ints
    may_enforce: Bools
    holds: dict[str, Bools]


def _candidates(
    operations: list[Operation],
    shifts: list[tuple[Post, int, int]],
    teams: _Teams,
    people: _People,
    body: dict[str, int],
) -> tuple[Ints, Ints, Ints]:
    """(officer, team, role) of everybody who has the standing, rank, department and qualification of a seat."""
    certified, auxiliary = people.standing == 0, people.standing == 1
    cadre = people.standing >= 2
    commands = (certified | (people.standing == 2)) & (people.rank >= Rank.COMMANDER)
    enforces = people.may_enforce[people.owner]
    found: list[tuple[Ints, int, int]] = []
    for i, part in enumerate(teams.parts):
        j = int(teams.job[i])
        if teams.kind[i] == _COMMANDER_KIND:
            found.append((np.flatnonzero(commands), i, COMMANDER))
            continue
        if part is not None:
            natural = people.owner == body[part.department]
            own_street = people.owner == body[operations[j].street]
            helpers = natural | own_street
            fits = enforces | natural if part.items else natural
            if part.qualification:
                fits, natural = fits & people.holds[part.qualification], natural & people.holds[part.qualification]
        else:
            post = shifts[j - len(operations)][0]
            owners = (
                people.owner >= 0
                if not post.departments
                else np.isin(people.owner, [body[d] for d in post.departments])
            )
            ranked = owners & (people.rank >= post.rank)
            fits = ranked & people.holds[post.qualification] if post.qualification else ranked
            natural, helpers = fits, ranked
        for role, who in ((CERTIFIED, certified & fits), (AUXILIARY, auxiliary & helpers), (CADRE, cadre & natural)):
            if teams.heads[i, role]:
                found.append((np.flatnonzero(who), i, role))
    counts = [len(who) for who, _, _ in found]
    return (
        np.concatenate([who for who, _, _ in found]) if found else _ints(()),
        np.repeat(_ints(i for _, i, _ in found), counts),
        np.repeat(_ints(r for _, _, r in found), counts),
    )
