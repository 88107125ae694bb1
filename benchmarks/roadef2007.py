"""Technicians and interventions of the ROADEF/EURO challenge 2007 as joint operations; solutions as rosters."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from benchmarks._published import PLACE, day, entry_points, on_post, person, post, solved, text, week, whole
from benchmarks._roadef_formula import Plan, evaluate
from benchmarks._roadef_rules import ROOMS
from benchmarks.registry import Benchmark, Cells, Options
from enforceplan.domain import Absence, DayRule, Element, ElementKind, Operation, Presence, Scenario, Window
from enforceplan.roster import BodyChoice, Duty, Role, Roster, Start
from enforceplan.rules.book import effective

SET = "roadef2007"
UNITS = 120
"""Length of a day; a unit is told as a minute after midnight."""
OWNER = "technicians"
CREW = "crew"
PARTS = ("instance", "interv_list", "tech_list")
HOME = "home"
"""Team 0 of a day: a post on call, as its heads do nothing."""
CORRECT = {
    "data1": ("solutions_heuristic/data1", 3210),
    "data2": ("solutions/sol_A_2_1", 4755),
    "data3": ("solutions_heuristic/data3", 22620),
    "data5": ("solutions_heuristic/data5", 43800),
    "data7": ("solutions_heuristic/data7", 44640),
    "data9": ("solutions_heuristic/data9", 40935),
}
"""Instance -> a correct published solution, and its cost."""


@dataclass(frozen=True)
class Intervention:
    """A line of interv_list."""

    code: str
    units: int
    first: tuple[str, ...]
    """Predecessors."""
    priority: int
    """1 comes first."""
    cost: int
    """Of outsourcing it."""
    asked: dict[tuple[int, int], int]
    """(domain, level) -> technicians with at least that level."""


@dataclass(frozen=True)
class Technician:
    """A line of tech_list."""

    code: str
    levels: tuple[int, ...]
    """By domain."""
    off: frozenset[int]
    """Days off, from 1."""


@dataclass(frozen=True)
class Instance:
    """One folder of the set as it stands."""

    name: str
    budget: int
    interventions: dict[str, Intervention]
    technicians: dict[str, Technician]


def read(name: str, head: str, interventions: str, technicians: str) -> Instance:
    """Read the three files of an instance."""
    _, domains, levels, _, _, budget = head.split("\n")[1].split()
    places = [(d, n) for d in range(1, int(domains) + 1) for n in range(1, int(levels) + 1)]
    jobs = {}
    for before, inside, after in _rows(interventions):
        (code, units), (priority, cost, *asked) = before, after
        needs = {place: int(heads) for place, heads in zip(places, asked, strict=True) if int(heads)}
        jobs[code] = Intervention(code, int(units), tuple(inside), int(priority), int(cost), needs)
    people = {
        code: Technician(code, tuple(map(int, levels_of)), frozenset(map(int, off)))
        for (code, *levels_of), off, _ in _rows(technicians)
    }
    return Instance(name, int(budget), jobs, people)


def _rows(content: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Words before, inside and after the brackets of every line but the first."""
    found = (re.fullmatch(r"(.*?)\[(.*?)\](.*)", line) for line in content.splitlines()[1:])
    return [tuple(part.split() for part in line.groups()) for line in found if line]  # type: ignore[misc]


def read_plan(dates: str, teams: str) -> Plan:
    """Read the two files of a solution."""
    rows = [line.split() for line in dates.splitlines() if line.strip()]
    when = {code: (int(d), int(start), int(team)) for code, d, start, team in rows}
    crews = {}
    for line in teams.splitlines():
        if line.strip():
            for n, crew in enumerate(re.findall(r"\[(.*?)\]", line)):
                crews[int(line.split()[0]), n] = tuple(crew.split())
    return Plan(when, crews)


def scenario(instance: Instance, days: int, plan: Plan | None = None) -> Scenario:
    """The instance over so many days as a scenario; with a plan, every intervention begins when the plan says.

    A crew has room for everybody, since a team is as large as its largest work of the day asks.
    """
    officers = [
        replace(
            person(code, OWNER),
            qualifications=frozenset(_skill(d, n) for d, top in enumerate(one.levels, 1) for n in range(1, top + 1)),
            absences=tuple(Absence(whole(d - 1), "leave") for d in sorted(one.off) if d <= days),
        )
        for code, one in instance.technicians.items()
    ]
    room = len(officers)
    home = replace(post(HOME, HOME, Window(0, UNITS), range(days), room), presence=Presence.ON_CALL, wanted=0)
    operations = [_operation(job, room, plan) for job in instance.interventions.values()]
    jobs = instance.interventions.values()
    rules: dict[str, dict[str, object]] = {
        "availability": {},
        "no_overlap": {},
        "serve_operations": {},
        "skilled_crew": {
            "asked": {job.code: {_skill(*place): heads for place, heads in job.asked.items()} for job in jobs}
        },
        "team_of_day": {"at_home": (HOME,)},
        "predecessors": {"first": {job.code: job.first for job in jobs if job.first}},
        "drop_budget": {"budget": instance.budget, "costs": {job.code: job.cost for job in jobs}},
    }
    return week(instance.name, days, officers, rules, posts=[home], operations=operations)


def _skill(domain: int, level: int) -> str:
    return f"domain {domain}, level {level}"


def _operation(job: Intervention, room: int, plan: Plan | None) -> Operation:
    window, dates = Window(0, UNITS), tuple[date, ...]()
    if plan is not None:
        d, start, _ = plan.when[job.code]
        window, dates = Window(start, start + job.units), (day(d - 1),)
    crew = Element(CREW, OWNER, (), ElementKind.ENFORCING, per_group=False, optional=False, certified=room)
    return Operation(
        code=job.code,
        type="intervention",
        name=job.code,
        street=PLACE,
        zone=PLACE,
        lead=OWNER,
        priority=6 - job.priority,
        must=False,
        groups=1,
        minutes=job.units,
        windows=(window,),
        days=DayRule.ANY,
        elements=(crew,),
        dates=dates,
    )


def roster(instance: Instance, plan: Plan) -> Roster:
    """A published solution as a roster. Who is in team 0 because it is his day off is simply not there."""
    duties = [
        Duty(code, Role.CERTIFIED, job, CREW, 0)
        for job, (d, _, team) in plan.when.items()
        for code in plan.crews[d, team]
    ]
    duties += [
        on_post(code, HOME, d - 1)
        for (d, team), crew in plan.crews.items()
        for code in crew
        if team == 0 and d not in instance.technicians[code].off
    ]
    starts = [Start(job, _time(d, start)) for job, (d, start, _) in plan.when.items()]
    bodies = [BodyChoice(job, 0, CREW, OWNER) for job in plan.when]
    return Roster(tuple(starts), tuple(duties), tuple(bodies)).ordered()


def plan_of(made: Roster) -> Plan:
    """A roster as a solution: the different crews of a day are its teams."""
    crews: dict[str, list[str]] = defaultdict(list)
    for duty in made.duties:
        if duty.operation:
            crews[duty.operation].append(duty.officer)
    when: dict[str, tuple[int, int, int]] = {}
    teams: dict[tuple[int, int], tuple[str, ...]] = {}
    for begun in made.starts:
        d, crew = (begun.start.date() - day(0)).days + 1, tuple(sorted(crews[begun.operation]))
        known = [team for (other, team), own in teams.items() if other == d and own == crew]
        team = known[0] if known else sum(other == d for other, _ in teams) + 1
        teams[d, team] = crew
        when[begun.operation] = d, 60 * begun.start.hour + begun.start.minute, team
    return Plan(when, teams)


def _time(d: int, start: int) -> datetime:
    return datetime.combine(day(d - 1), datetime.min.time()) + timedelta(minutes=start)


def find(name: str, options: Options) -> Instance:
    """An instance of the folder of data."""
    head, jobs, people = (text(options, SET, "datasetA", name, part) for part in PARTS)
    return read(name, head, jobs, people)


def find_plan(folder: str, options: Options) -> Plan:
    """A solution of the folder of data."""
    return read_plan(*(text(options, SET, folder, part) for part in ("interv_dates", "tech_teams")))


def build(size: str, options: Options) -> tuple[Instance, Plan, Options]:
    folder, _ = CORRECT[size]
    return find(size, options), find_plan(folder, options), options


def figures(subject: tuple[Instance, Plan, Options]) -> Cells:
    instance, plan, options = subject
    given = scenario(instance, plan.days, plan)
    outcome, cells = solved(given, options, (SET, instance.name), outside=ROOMS)
    cells["staffed"] = f"{outcome.served}/{len(given.operations)}"
    if outcome.roster is not None:
        began = time.perf_counter()
        points = entry_points(given, outcome.roster, effective(given, ROOMS))
        cells["audit, s"] = f"{time.perf_counter() - began:.2f}"
        faults, cost = evaluate(instance, plan_of(outcome.roster))
        same = not faults and not any(points.values()) and cost == CORRECT[instance.name][1]
        cells["formula agrees"] = "yes" if same else "NO"
    return cells


BENCHMARK = Benchmark(
    name=SET,
    about="Crews for interventions whose times are those of a correct published solution, so that a full one exists.",
    sizes=tuple(CORRECT),
    build=build,
    figures=figures,
    reach="everything staffed in 5 s",
)
