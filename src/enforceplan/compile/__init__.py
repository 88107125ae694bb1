"""Scenario to `Problem`: the one place where names become indices and local times become minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import numpy as np

from enforceplan.compile.arrays import bools, ints
from enforceplan.compile.closed import Closing, open_jobs
from enforceplan.compile.starts import all_starts, held, minute
from enforceplan.compile.teams import People, all_candidates, all_teams
from enforceplan.domain import DISTRICT, Attach, DayKind, Post, Presence, Regime, Scenario, Standing
from enforceplan.problem import Problem
from enforceplan.roster import EMPTY, Roster

STANDING = {Standing.CERTIFIED: 0, Standing.AUXILIARY: 1, Standing.CADRE: 2, Standing.EXPERT: 3}


def compile_problem(scenario: Scenario, in_force: Iterable[Closing] = (), kept: Roster = EMPTY) -> Problem:
    """Turn a scenario into arrays.

    Every operation keeps its place even if no minute can be offered; every post shift of the horizon is a job.

    Parameters
    ----------
    in_force
        Rules that may close jobs to officers before there are candidates; without them everybody is a candidate who has
        what a seat asks for.
    kept
        A roster whose duties can be expressed even where such a rule closes them.
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
    earlier = [day for day in scenario.calendar if (scenario.week_start - day.date).days > 1]

    operations = list(scenario.operations.values())
    shifts = [
        (post, d, place)
        for post in scenario.posts.values()
        for d in range(scenario.days)
        if held(scenario, post, scenario.week_start + timedelta(days=d))
        for place in range(len(post.shifts))
    ]
    starts = all_starts(scenario, operations, shifts)
    teams = all_teams(operations, shifts)
    people = People(
        owner=ints(body[o.owner] for o in officers),
        standing=ints(STANDING[o.standing] for o in officers),
        rank=ints(o.rank for o in officers),
        may_enforce=bools([*(d.may_enforce for d in scenario.departments.values()), *(True for _ in streets)]),
        holds={
            q: bools(q in o.qualifications for o in officers)
            for q in {q for o in officers for q in o.qualifications}
            | {e.qualification for k in operations for e in k.elements}
            | {p.qualification for p in scenario.posts.values()}
        },
    )
    pools = list(scenario.equipment.values())
    kind_names = tuple(sorted({q.kind for q in pools}))
    absences = [
        (o, *(minute(scenario, edge) for edge in (a.span.start, a.span.end)))
        for o, officer in enumerate(officers)
        for a in officer.absences
    ]
    lengths = [k.minutes for k in operations] + [p.shifts[n].end - p.shifts[n].open for p, _, n in shifts]
    counted = [k.minutes for k in operations] + [
        int((length - p.break_minutes) * round(p.counted * 100) // 100)
        for length, (p, _, _) in zip(lengths[len(operations) :], shifts, strict=True)
    ]
    none = ints(())
    p = Problem(
        scenario=scenario,
        days=scenario.days,
        officers=tuple(scenario.officers),
        owner=people.owner,
        serves=ints(street.get(o.used_by, -1) for o in officers),
        local=ints(street.get(o.used_by, street.get(o.managed_by, -1)) for o in officers),
        standing=people.standing,
        rank=people.rank,
        female=bools(o.female for o in officers),
        driver=bools(o.driver for o in officers),
        contract=bools(o.regime is Regime.CONTRACT for o in officers),
        settled=bools(o.attach in (Attach.RESIDENT, Attach.SUNK) for o in officers),
        no_night=bools(o.no_night for o in officers),
        no_overtime=bools(o.no_overtime for o in officers),
        weekly=ints(o.weekly_minutes for o in officers),
        reserved=ints(o.reserved_minutes for o in officers),
        absence=tuple(ints(column) for column in zip(*absences, strict=True)) if absences else (ints(()),) * 3,  # type: ignore[arg-type]
        bodies=bodies,
        streets=streets,
        way=way,
        street_zone=ints(zone[s.zone] for s in scenario.streets.values()),
        works=bools(kind in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY) for kind in kinds),
        rest=bools(kind in (DayKind.WEEKEND, DayKind.HOLIDAY) for kind in kinds),
        before=bools(d.kind in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY) for d in reversed(earlier)),
        makeup=bools(kind is DayKind.MAKEUP_WORKDAY for kind in kinds),
        operations=tuple(scenario.operations),
        shifts=tuple((p.code, d, n) for p, d, n in shifts),
        shift_kinds=tuple(_kind(post, n) for post, _, n in shifts),
        job_street=ints([*(street[k.street] for k in operations), *(street[p.street] for p, _, _ in shifts)]),
        job_zone=ints([*(zone[k.zone] for k in operations), *(zone[p.zone] for p, _, _ in shifts)]),
        on_call=bools([False] * len(operations) + [p.presence is Presence.ON_CALL for p, _, _ in shifts]),
        alongside=bools([False] * len(operations) + [p.alongside for p, _, _ in shifts]),
        length=ints(lengths),
        counted=ints(counted),
        start_job=starts.job,
        begin=starts.begin,
        end=starts.begin + ints(lengths)[starts.job],
        first_start=starts.first,
        team_job=teams.job,
        team_group=teams.group,
        team_element=teams.element,
        team_kind=teams.kind,
        team_optional=teams.optional,
        team_whole=teams.whole,
        one_body=teams.one_body,
        heads=teams.heads,
        seat_officer=none,
        seat_team=none,
        seat_role=none,
        pools=tuple(scenario.equipment),
        kinds=kind_names,
        pool_kind=ints(kind_names.index(q.kind) for q in pools),
        pool_quantity=ints(q.quantity for q in pools),
        pool_seats=ints(q.seats for q in pools),
        pool_driver=bools(q.needs_driver for q in pools),
        pool_street=ints(-1 if q.where == DISTRICT else street[q.where] for q in pools),
    )
    officer, team, role = all_candidates(operations, shifts, teams, people, body, open_jobs(p, in_force, kept))
    return replace(p, seat_officer=officer, seat_team=team, seat_role=role)


def _kind(post: Post, n: int) -> str:
    """Kind of the post's n-th shift: shifts beyond the list are of its last kind, without a list of the post's own."""
    if not post.kinds:
        return post.code
    return post.kinds[n] if n < len(post.kinds) else post.kinds[-1]
