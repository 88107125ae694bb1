"""Tiny weeks of few hours for tests of rows that people send back, and questions to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

import numpy as np
from ortools.sat.python import cp_model

from builders import element, midnight, operation, post
from enforceplan.catalogue import rule_pack
from enforceplan.compile import compile_problem
from enforceplan.domain import Absence, Attach, Level, Scenario, Span
from enforceplan.model.cuts import Cut, Heads, Most
from enforceplan.model.exact import Exact
from enforceplan.model.relaxed import Relaxed
from enforceplan.rules.book import effective, impose
from enforceplan.rules.examples import MONDAY, world
from enforceplan.solve.assigned import Assigned
from enforceplan.solve.wire import Task
from enforceplan.thin import thin
from enforceplan.verbs import Ints

PACK = rule_pack("cn-2026").entries
HOURS = {entry: PACK[entry] for entry in ("no_overlap", "availability", "weekly_hours", "cover_posts")}


def people(number: int, **more: object) -> Scenario:
    """So many officers of one body, and no work."""
    base = world()
    codes = [f"U{n}" for n in range(number)]
    return replace(base, officers={c: replace(base.officers["U2"], code=c, **more) for c in codes}, rules=HOURS)


def mixed_shifts(number: int = 4) -> Scenario:
    """One shift of seven hours and three of four, two heads each, for officers who have ten hours."""
    shifts = ["08:00-15:00", *["08:00-12:00"] * 3]
    posts = [post(f"P{d}", "S1", times, {d}, (2, 0, 0), departments=("UM",)) for d, times in enumerate(shifts)]
    return replace(people(number, weekly_minutes=600), posts={p.code: p for p in posts})


def tight(seed: int) -> Scenario:
    """Five or six officers with few hours, leave and a cap a day, for posts and operations of odd lengths."""
    r = Random(seed)
    base = people(r.randint(5, 6))
    officers = {}
    for code, officer in base.officers.items():
        first = midnight(MONDAY, r.randrange(3))
        away = (Absence(Span(first, first + timedelta(hours=24)), "leave"),) if r.random() < 0.2 else ()
        weekly, attach = r.choice([600, 600, 720, 1200]), r.choice([Attach.RESIDENT, Attach.ON_CALL])
        officers[code] = replace(officer, weekly_minutes=weekly, absences=away, attach=attach)
    posts, operations = {}, {}
    for n in range(r.randint(4, 5)):
        begin, hours = r.choice([6, 8, 12, 16]), r.choice([3, 4, 5, 7])
        shifts = f"{begin:02}:00-{begin + hours:02}:00"
        posts[f"P{n}"] = post(f"P{n}", "S1", shifts, {r.randrange(3)}, (r.choice([1, 2, 2, 3]), 0, 0))
    for n in range(r.randint(1, 3)):
        days = tuple(MONDAY + timedelta(days=d) for d in sorted(r.sample(range(3), r.choice([1, 2]))))
        window, minutes = r.choice(["08:00-12:00", "13:00-19:00"]), r.choice([120, 180, 240])
        operations[f"A{n}"] = operation(f"A{n}", "S1", window, minutes, element("UM", 2), dates=days)
    kept = ("no_overlap", "availability", "whole_team", "weekly_hours", "min_rest", "draw_cap", "cover_posts")
    departments = base.departments | {"UM": replace(base.departments["UM"], draw_cap=r.choice([2, 3, None]))}
    rules = {entry: PACK[entry] for entry in (*kept, "serve_operations", "consecutive_days")}
    return replace(
        base,
        slot_minutes=60,
        officers=officers,
        posts=posts,
        operations=operations,
        departments=departments,
        rules=rules,
    )


class Week:
    """A scenario, its class model, and people who are asked about what it chooses."""

    def __init__(self, scenario: Scenario) -> None:
        self.p = compile_problem(scenario)
        self.book = impose(effective(scenario), self.p)
        self.task = Task(self.p, self.book, (Level.COVERAGE,), None, None, 60, 1, 1, True)
        self.open = thin(self.p, self.book)
        self.relaxed = Relaxed(self.p, self.book, self.open, named=0)
        self.assigned = Assigned(self.task, self.relaxed.v, self.open, lambda: 60.0)
        self.relaxed.v.emit.minimise(self.relaxed.objective[Level.COVERAGE])

    def least(self) -> tuple[int, Ints]:
        """The least price of counts, and counts that cost no more."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(self.relaxed.v.emit.model) == cp_model.OPTIMAL
        price = round(solver.objective_value) + self.relaxed.constant[Level.COVERAGE]
        return price, np.asarray(list(solver.response_proto.solution), dtype=np.int64)

    def closed(self) -> tuple[int, int, list[Cut]]:
        """The least price before and after all cuts, and the cuts."""
        first, values = self.least()
        found: list[Cut] = []
        while cuts := self.assigned.cuts(values):
            found += cuts
            for cut in cuts:
                cut.say(self.relaxed.v.emit)
            _, values = self.least()
        assert self.assigned.whole
        return first, self.least()[0], found

    def optimum(self) -> int:
        """What the best roster costs at coverage."""
        exact = Exact(self.p, self.book, self.open)
        terms, constant = exact.value_terms(Level.COVERAGE)
        exact.v.emit.minimise(terms)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(exact.v.emit.model) == cp_model.OPTIMAL
        return round(solver.objective_value) + constant

    def given(self, heads: Sequence[Heads], weight: Sequence[int], number: Sequence[int] | None = None) -> int:
        """The most of these heads that any roster gives, of each at most its number, by the model of all rules."""
        exact = Exact(self.p, self.book, self.open)
        emit, seat, start = exact.v.emit, exact.v.seat, exact.v.start
        everything = []
        for n, h in enumerate(heads):
            serving = []
            for x in h.seats:
                serving.append(emit.literal())
                emit.clause([-serving[-1] - 1, seat[x]])
                emit.clause([-serving[-1] - 1, start.get(h.start, emit.true)])
            if number is not None:
                emit.linear([(on, 1) for on in serving], high=number[n])
            everything += [(on, -weight[n]) for on in serving]
        emit.minimise(everything)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(emit.model) == cp_model.OPTIMAL
        return -round(solver.objective_value)


def keeps(week: Week, cut: Cut) -> bool:
    """No roster breaks the cut."""
    if isinstance(cut, Most):
        return week.given(cut.heads, cut.weight) <= cut.most
    return week.given(cut.heads, [1] * len(cut.heads), cut.number) < sum(cut.wanted.values())
