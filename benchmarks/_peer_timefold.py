"""Timefold on the same week: operations look for a start, seats for an officer; the score is hard / coverage points.

Its constraints are the usual ones of such a model. What they leave out (equipment, visits, rarer counts of heads) is
struck out of the result afterwards, and what then stands open is filled by hand order, so that the audit may pass it.
"""

from __future__ import annotations

import time
from collections import defaultdict

import numpy as np
from timefold.solver import SolverFactory
from timefold.solver.config import Duration, ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig

from benchmarks._peer_greedy import Greedy
from benchmarks._peer_timefold_rules import Begin, Job, Officer, Plan, Seat, rules
from benchmarks._peer_week import Week, levels
from enforceplan.domain import Level
from enforceplan.problem import AUXILIARY, DAY
from enforceplan.solution import Solution
from enforceplan.verbs import Amount

FREE_CAP = 10**6
OFFICE = ((8 * 60 + 30, 12 * 60), (14 * 60, 17 * 60 + 30))
"""Office hours in which a department keeps people at home, minutes of the day."""


def run(week: Week, end: float, first: Solution | None = None) -> Solution:
    """The best roster when the clock (`time.perf_counter`) says ``end``; ``first`` is where it begins."""
    plan = told(week, first)
    config = SolverConfig(
        solution_class=Plan,
        entity_class_list=[Job, Seat],
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=rules),
        termination_config=TerminationConfig(spent_limit=Duration(seconds=max(1, int(end - time.perf_counter())))),
    )
    found: Plan = SolverFactory.create(config).build_solver().solve(plan)
    s = week.nothing()
    for job in found.jobs:
        if job.begin is not None and job.id < week.p.K:
            s.start[job.id] = job.begin.id
    taken = [seat.candidate[seat.officer.id] for seat in found.seats if seat.officer is not None]
    asked = Solution(s.start, np.asarray(sorted(taken), dtype=np.int64), s.units)
    made = Greedy(week, asked).run()
    return made if first is None or _better(week, made, first) else first


def _better(week: Week, made: Solution, first: Solution) -> bool:
    """The audit passes it and counts no more for coverage than for the roster it began with."""
    new, old = week.judged(made), week.judged(first)
    return new.passed and levels(new)[Level.COVERAGE] <= levels(old)[Level.COVERAGE]


def told(week: Week, first: Solution | None) -> Plan:
    """The week in Timefold's words."""
    p = week.p
    officers = _officers(week)
    begins = {t: _begin(week, t) for j in range(p.J) for t in week.starts(j)}
    unserved, post = _prices(week)
    wanted = np.zeros(p.K, dtype=np.int64)
    for verb in week.takes:
        if (p.pool_driver & (p.pool_kind == verb.kind)).any():
            wanted += verb.least
    list_ = Greedy(week)
    jobs = []
    for j in range(p.J):
        operation = j < p.K
        job = Job(
            id=j,
            begins=[begins[t] for t in week.starts(j) if not operation or list_.only[j] in (-1, t)],
            operation=operation,
            price=unserved.get(j, 0),
            drivers=int(wanted[j]) if operation else 0,
            must=operation and bool(list_.must[j]),
            pinned=not operation,
        )
        if not operation or (first is not None and first.start[j] >= 0):
            job.begin = begins[int(first.start[j])] if operation and first is not None else job.begins[0]
        jobs.append(job)
    seats: list[Seat] = []
    for i in range(p.I):
        there = set() if first is None else set(first.taken.tolist()) & set(week.seats_of[i])
        for r in np.flatnonzero(p.heads[i]).tolist():
            able = [x for x in week.seats_of[i] if p.seat_role[x] == r]
            named = [x for x in able if int(p.seat_officer[x]) in list_.named.get(int(p.team_job[i]), set())]
            sits = sorted(there & set(able), key=lambda x, named=named: (x not in named, x))
            for n in range(int(p.heads[i, r])):
                seat = Seat(
                    id=len(seats),
                    job=int(p.team_job[i]),
                    team=i,
                    group=int(p.team_job[i]) * 100 + int(p.team_group[i]),
                    needed=not p.team_optional[i] and int(p.team_job[i]) < p.K,
                    acting=r != AUXILIARY,
                    one_body=bool(p.one_body[i] or week.open.one_body[i]),
                    led=int(p.team_job[i]) < p.K and r == 0 and int(p.team_group[i]) > 0,
                    price=post.get((i, r), 0),
                    candidate={int(p.seat_officer[x]): x for x in able},
                    able=[officers[int(p.seat_officer[x])] for x in (named[n : n + 1] or able)],
                )
                if n < len(sits):
                    seat.officer = officers[int(p.seat_officer[sits[n]])]
                seats.append(seat)
    return Plan(jobs, seats)


def _officers(week: Week) -> list[Officer]:
    p = week.p
    limit = np.full(p.O, FREE_CAP)
    for verb in week.loads:
        whole = (verb.load >= p.counted[p.start_job]).all(axis=1)
        for w in np.flatnonzero(whole):
            limit = np.minimum(limit, verb.limit[w])
    drawn, kept = np.zeros(p.O, dtype=bool), np.zeros(p.O, dtype=bool)
    for verb in week.marks:
        if verb.crowd is not None:
            counted = drawn if verb.entry == "draw_cap" else kept
            counted |= verb.crowd.any(axis=0)
    return [
        Officer(
            o, int(p.owner[o]), bool(p.driver[o]), bool(p.rank[o] >= 1), int(limit[o]),
            int(p.owner[o]) if drawn[o] else -1, bool(kept[o]),
        )
        for o in range(p.O)
    ]  # fmt: skip


def _begin(week: Week, t: int) -> Begin:
    p = week.p
    j = int(p.start_job[t])
    begin, finish, day = int(p.begin[t]), int(p.end[t]), int(p.day[t])
    caps: dict[int, int] = {}
    halves: list[dict[int, int]] = [{}, {}]
    for verb in week.marks:
        on = np.flatnonzero(verb.windows[:, verb.flag[:, t]].any(axis=1))
        if verb.crowd is None or not len(on):
            continue
        for subject, members in enumerate(verb.crowd):
            least = int(min(verb.limit[on, subject].min(), FREE_CAP))
            for owner in np.unique(p.owner[members]).tolist():
                if verb.entry == "draw_cap":
                    caps[owner] = least
                    continue
                for half, (opens, closes) in zip(halves, OFFICE, strict=True):
                    if begin < day * DAY + closes and finish > day * DAY + opens:
                        half[owner] = least
    overlaps, rests = (
        any(bool(verb.first[t] or verb.second[t]) for verb in week.aparts if verb.with_way is way)
        for way in (True, False)
    )
    return Begin(
        id=t,
        begin=begin,
        end=finish,
        day=day,
        zone=int(p.job_zone[j]),
        street=int(p.job_street[j]),
        minutes=int(p.counted[j]),
        apart=overlaps,
        rests=rests,
        alongside=bool(p.alongside[j]),
        daily=any(bool(verb.flag[:, t].any()) for verb in week.marks if verb.crowd is None),
        ways=p.way[p.job_zone[j]].tolist(),
        barred=set(np.flatnonzero(week.open.barred[:, t]).tolist()),
        caps=caps,
        morning=halves[0],
        afternoon=halves[1],
    )


def _prices(week: Week) -> tuple[dict[int, int], dict[tuple[int, int], int]]:
    """(points of each operation left out, points of each post head left out)."""
    unserved: dict[int, int] = defaultdict(int)
    post: dict[tuple[int, int], int] = defaultdict(int)
    for verb in week.book.priced(Level.COVERAGE):
        if not isinstance(verb, Amount) or verb.limit is not None:
            continue
        for k, weight in zip(verb.served[0].tolist(), verb.served[2].tolist(), strict=True):
            unserved[k] += max(0, -weight * verb.points)
        for i, r, weight in zip(verb.heads[0].tolist(), verb.heads[1].tolist(), verb.heads[3].tolist(), strict=True):
            post[i, r] += max(0, -weight * verb.points)
        for i, weight in zip(verb.filled[0].tolist(), verb.filled[2].tolist(), strict=True):
            heads = week.p.heads[i]
            for r in np.flatnonzero(heads).tolist():
                post[i, r] += max(0, -weight * verb.points) // int(heads.sum())
    return unserved, post
