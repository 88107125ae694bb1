"""A week made for a published instance: only what the instance has, one street, one zone, plain Saturdays and Sundays.

The horizon begins on a Monday. Nothing here is a rule: which entries are in force says the reader of each set.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks._course import Course, keep
from benchmarks.registry import Cells, Missing, Options
from enforceplan.audit import audit
from enforceplan.domain import (
    Attach,
    Day,
    DayKind,
    DayRule,
    Department,
    DepartmentKind,
    Officer,
    Operation,
    Post,
    Presence,
    Rank,
    Regime,
    Scenario,
    SolverSettings,
    Span,
    Standing,
    Street,
    StreetKind,
    Window,
)
from enforceplan.outcome import Outcome
from enforceplan.roster import Duty, Role, Roster, ShiftRef
from enforceplan.rules.base import Rule
from enforceplan.solve.run import solve

MONDAY = date(2024, 1, 1)
PLACE = "street"


def day(n: int) -> date:
    """Day n of the horizon, from 0."""
    return MONDAY + timedelta(days=n)


def whole(n: int) -> Span:
    """All of day n."""
    midnight = datetime.combine(day(n), datetime.min.time())
    return Span(midnight, midnight + timedelta(days=1))


def person(code: str, department: str) -> Officer:
    """Somebody with nothing but a code and a group he belongs to."""
    return Officer(
        code=code,
        owner=department,
        used_by=PLACE,
        managed_by=PLACE,
        attach=Attach.RESIDENT,
        standing=Standing.CERTIFIED,
        rank=Rank.MEMBER,
        female=False,
        driver=False,
        regime=Regime.ROTA,
        weekly_minutes=2400,
        reserved_minutes=0,
        no_night=False,
        no_overtime=False,
    )


def post(code: str, kind: str, window: Window, days: Iterable[int], room: int, qualification: str = "") -> Post:
    """A shift of one kind on the days given, with room for so many."""
    return Post(
        code=code,
        name=code,
        street=PLACE,
        zone=PLACE,
        shifts=(window,),
        days=DayRule.ANY,
        weekdays=frozenset(),
        departments=(),
        certified=room,
        auxiliaries=0,
        cadres=0,
        rank=Rank.MEMBER,
        qualification=qualification,
        drivers=0,
        break_minutes=0,
        counted=1.0,
        presence=Presence.ON_SITE,
        alongside=False,
        led=False,
        whole=False,
        standby_reach=None,
        penalty_capable=False,
        kinds=(kind,),
        dates=tuple(day(n) for n in days),
    )


def week(
    title: str,
    days: int,
    officers: Iterable[Officer],
    rules: dict[str, dict[str, object]],
    *,
    posts: Iterable[Post] = (),
    operations: Iterable[Operation] = (),
) -> Scenario:
    """All of it as a scenario."""
    people = {officer.code: officer for officer in officers}
    kind = DepartmentKind.DEPARTMENT
    return Scenario(
        title=title,
        district="",
        week_start=MONDAY,
        days=days,
        slot_minutes=15,
        language="en",
        rule_pack="",
        profile="",
        history_until=None,
        published_until=None,
        freeze_hours=0,
        draw_seed="",
        solver=SolverSettings(),
        calendar=tuple(
            Day(day(n), DayKind.WEEKEND if day(n).weekday() >= 5 else DayKind.WORKDAY, school=False)
            for n in range(-1, days + 2)
        ),
        departments={
            code: Department(code, code, kind, may_enforce=True, home_reserve=0, draw_cap=None, notice_hours=0)
            for code in sorted({officer.owner for officer in people.values()})
        },
        streets={PLACE: Street(PLACE, PLACE, StreetKind.URBAN, PLACE, 0, 0)},
        zones=(PLACE,),
        ways={},
        officers=people,
        items={},
        devolutions=(),
        operations={operation.code: operation for operation in operations},
        posts={one.code: one for one in posts},
        equipment={},
        premises={},
        recusals=(),
        offers=(),
        exceptions=(),
        rules=rules,
        rule_sources={},
    )


def on_post(officer: str, post_code: str, n: int) -> Duty:
    """Somebody's shift of day n."""
    return Duty(officer, Role.CERTIFIED, post=ShiftRef(post_code, day(n), 0))


def entry_points(scenario: Scenario, roster: Roster, rules: Iterable[Rule]) -> dict[str, int]:
    """What the audit says of every entry: points of a priced one, number of breaches of a strict one."""
    return {score.entry: score.points for score in audit(scenario, roster, rules).entries}


def text(options: Options, *parts: str) -> str:
    """A published file. Raises Missing where it is not there."""
    if options.data is None:
        raise Missing("no folder of published instances is named (--data or ENFORCEPLAN_DATA)")
    path = Path(options.data, *parts)
    if not path.is_file():
        raise Missing(f"{'/'.join(parts)} is not there")
    return path.read_text(encoding="utf-8")


def solved(
    scenario: Scenario,
    options: Options,
    row: tuple[str, str],
    *,
    known: int | None = None,
    outside: Iterable[type[Rule]] = (),
) -> tuple[Outcome, Cells]:
    """The outcome of a solve and its columns; its course is kept for the ``row`` (benchmark, size)."""
    settings = replace(scenario.solver, seconds=options.seconds, workers=2)
    began, course = time.perf_counter(), Course()
    outcome = solve(scenario, settings=settings, outside=outside, progress=course.hear)
    course.note({level: (score.value, score.bound) for level, score in outcome.score.items()}, last=True)
    keep(*row, course.points, known=known)
    cells = {"seconds": f"{time.perf_counter() - began:.1f}", "status": outcome.status.value}
    for level, score in outcome.score.items():
        if score.value or score.bound:
            cells[f"{level.word} / bound"] = f"{score.value:,} / {score.bound:,}"
    return outcome, cells
