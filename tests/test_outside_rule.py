"""A rule the package has never heard of is obeyed everywhere: planner, solver, reasons, explanation and audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pytest

from builders import element, operation, post
from enforceplan.audit import audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Scenario, SolverSettings
from enforceplan.evaluate import evaluate
from enforceplan.outcome import Status
from enforceplan.rules.base import Finding, Rule, Text
from enforceplan.rules.book import effective, impose
from enforceplan.rules.examples import world
from enforceplan.solution import to_roster
from enforceplan.solve.construct import Planner
from enforceplan.solve.run import solve
from enforceplan.verbs import Book, Load, Never

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem

WEDNESDAY = 2
QUICK = SolverSettings(seconds=20, workers=1)


class NoWednesdays(Rule):
    """Nobody serves on a Wednesday: no duty begins on one."""

    id: ClassVar = "no_wednesdays"
    name: ClassVar = Text("周三不排勤", "no Wednesdays")
    claim: ClassVar = Text("周三不安排勤务", "nobody serves on a Wednesday")
    basis: ClassVar = Text("示例", "an example")
    default_level: ClassVar = Level.POLICY
    texts: ClassVar = {"wednesday": Text("{$officer}：周三有勤务{$job}", "{$officer}: serves in {$job} on a Wednesday")}

    def impose(self, p: Problem, book: Book) -> None:
        """Starts of that day are closed to everybody."""
        wednesday = (p.day + p.scenario.week_start.weekday()) % 7 == WEDNESDAY
        barred = np.broadcast_to(wednesday, (p.O, p.T))
        book.say(Never(entry=self.entry, level=self.level, officer_start=barred))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Each duty's day."""
        for service in f.services:
            if service.start.weekday() == WEDNESDAY:
                yield self.finding("wednesday", officer=service.officer, job=service.job)


class OneDuty(Rule):
    """Every duty of an officer beyond his first costs ``points``."""

    id: ClassVar = "one_duty"
    name: ClassVar = Text("每人一勤", "one duty each")
    claim: ClassVar = Text("每人至多一次勤务", "one duty for everybody")
    basis: ClassVar = Text("示例", "an example")
    default_level: ClassVar = Level.PREFERENCE
    default_points: ClassVar = 7
    texts: ClassVar = {"more": Text("{$officer}：{$duties}次勤务", "{$officer}: {$duties} duties")}

    def impose(self, p: Problem, book: Book) -> None:
        """duties(o) - 1, priced."""
        ones = np.ones((1, p.T), dtype=np.int64)
        limit = np.ones((1, p.O), dtype=np.int64)
        book.say(Load(entry=self.entry, level=self.level, points=self.points, load=ones, limit=limit))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Everybody's duties."""
        for officer, services in f.services_of.items():
            if len(services) > 1:
                yield self.finding("more", self.points * (len(services) - 1), officer=officer, duties=len(services))


OUTSIDE = (NoWednesdays, OneDuty)


def scenario(*, must: bool = False) -> Scenario:
    """One operation that fits on two days, one on Wednesday only, a post on two days; and the people for it."""
    base = world()
    days = [day.date for day in base.calendar[1:8]]
    kept = {code: o for code, o in base.officers.items() if code in ("U1", "U2", "U3", "M1", "M2", "C1")}
    operations = (
        operation("EITHER", "S1", "09:00-11:00", 120, element("UM", 2), dates=(days[2], days[4])),
        operation("WEDNESDAY", "S1", "14:00-16:00", 120, element("MS", 2), dates=(days[2],), must=must),
    )
    desk = post("DESK", "S1", "18:00-20:00", {2, 3}, (1, 0, 0), departments=("UM",))
    codes = ("whole_team", "no_overlap", "availability", "lawful_body", "must_serve", "serve_operations", "cover_posts")
    entries: dict[str, dict[str, object]] = {code: {} for code in (*codes, "no_wednesdays", "one_duty")}
    return replace(base, officers=kept, operations={o.code: o for o in operations}, posts={"DESK": desk}, rules=entries)


def test_the_planner_keeps_it() -> None:
    given = scenario()
    p = compile_problem(given)
    book = impose(effective(given, OUTSIDE), p)
    planned = Planner(p, book).run()
    assert not evaluate(p, book, planned).breaches
    begun = {s.operation: s.start.weekday() for s in to_roster(p, planned).starts}
    assert begun == {"EITHER": 4}


def test_solver_reasons_and_audit_keep_it() -> None:
    given = scenario()
    outcome = solve(given, settings=QUICK, outside=OUTSIDE)
    assert outcome.status is Status.BEST
    assert outcome.roster is not None
    assert {s.operation: s.start.weekday() for s in outcome.roster.starts} == {"EITHER": 4}
    # DESK is missing on Wednesday: 4 half-hours x 5; WEDNESDAY is not served: 100 x 3 x 3.
    assert outcome.score[Level.COVERAGE].value == 4 * 5 + 900
    # Three officers for three duties: two in EITHER, the third at the desk. Nobody serves twice.
    assert outcome.score[Level.PREFERENCE].value == 0
    (left,) = outcome.unserved
    assert left.operation == "WEDNESDAY"
    assert outcome.verdict is not None
    assert {entry.entry for entry in outcome.verdict.entries} >= {"no_wednesdays", "one_duty"}


def test_without_it_the_same_week_is_served_and_the_audit_of_the_rule_refuses_that() -> None:
    given = scenario()
    free = replace(given, rules={code: row for code, row in given.rules.items() if code not in NAMES})
    outcome = solve(free, settings=QUICK)
    assert outcome.served == 2
    assert outcome.roster is not None
    verdict = audit(given, outcome.roster, effective(given, OUTSIDE))
    assert {f.entry for f in verdict.breaches} == {"no_wednesdays"}


NAMES = {room.id for room in OUTSIDE}


def test_its_price_is_paid_when_there_is_no_way_round() -> None:
    given = scenario()
    fewer = replace(given, officers={code: o for code, o in given.officers.items() if code != "U3"})
    outcome = solve(fewer, settings=QUICK, outside=OUTSIDE)
    assert outcome.status is Status.BEST
    # U1 and U2 serve in EITHER, one of them also at Thursday's desk: one duty too many at 7 points.
    assert outcome.score[Level.PREFERENCE].value == 7


@pytest.mark.slow
def test_it_is_named_when_it_makes_a_week_impossible() -> None:
    outcome = solve(scenario(must=True), settings=QUICK, outside=OUTSIDE)
    assert outcome.status is Status.IMPOSSIBLE
    assert outcome.clash is not None
    assert outcome.clash.operations == ("WEDNESDAY",)
    assert "no_wednesdays" in outcome.clash.entries
