"""Engine and audit say the same of every roster: verdict and price, rule by rule; and the exact model says it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from random import Random

import numpy as np
import pytest
from ortools.sat.python import cp_model

from builders import element, midnight, operation, post
from drawing import draw
from enforceplan.audit import audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Carried, Level, Scenario
from enforceplan.evaluate import evaluate
from enforceplan.facts import Facts
from enforceplan.model.exact import Exact
from enforceplan.problem import ROLES, Problem
from enforceplan.roster import Duty, Roster, ShiftRef, Start
from enforceplan.rules.base import Rule
from enforceplan.rules.book import impose, make, rooms
from enforceplan.rules.examples import world
from enforceplan.solution import Solution, from_roster, to_roster
from limits import SECOND, rules
from rostered import ON_REQUEST
from worlds import week

Record = Callable[[str, object], None]
PART = 2_500
ROSTERS_A_WORLD = 50
LEAST = 20
"""Rosters every rule must have accepted, and broken or priced."""


SHORT_WEEKS = [seed for seed in range(20) if week(seed).days <= 7][:8]
"""Seeds of worlds whose exact models are quickly solved."""


class Table:
    """How many rosters fell on each side of each entry."""

    def __init__(self) -> None:
        self.seen: Counter[tuple[str, str]] = Counter()

    def compare(self, p: Problem, in_force: list[Rule], solutions: Iterable[Solution]) -> None:
        """Ask both halves of every rule about every roster; stops at the first that is told differently."""
        book = impose(in_force, p)
        for s in solutions:
            roster = to_roster(p, s)
            facts = Facts(p.scenario, roster)
            score = evaluate(p, book, s)
            for rule in in_force:
                found = list(rule.check(facts))
                told = any(f.blocks for f in found), sum(f.points for f in found)
                counted = bool(score.breaches.get(rule.entry)), score.points.get(rule.entry, 0)
                assert told == counted, (rule.entry, p.scenario.title, roster, found)
                self.seen[rule.entry, "broken" if told[0] else "priced" if told[1] else "free"] += 1

    def show(self, title: str, record: Record) -> None:
        """One row an entry, printed after the last test."""
        for entry in dict.fromkeys(entry for entry, _ in self.seen):
            counts = ", ".join(f"{self.seen[entry, side]:>6,} {side}" for side in ("free", "broken", "priced"))
            record(title, f"{entry:<22}{counts}")

    def assert_both_sides(self, in_force: list[Rule]) -> None:
        for rule in in_force:
            other = "priced" if rule.points else "broken"
            assert self.seen[rule.entry, "free"] >= LEAST, rule.entry
            assert self.seen[rule.entry, other] >= LEAST, rule.entry


def drawn(seeds: Iterable[int], each: int) -> Iterator[tuple[Problem, list[Rule], list[Solution]]]:
    for seed in seeds:
        p, r = compile_problem(week(seed)), Random(seed)
        yield p, rules(seed), [draw(p, r, legal=n % 5 == 0) for n in range(each)]


def test_halves_agree_on_drawn_rosters() -> None:
    table = Table()
    for p, in_force, solutions in drawn(range(10_000, 10_010), 15):
        table.compare(p, in_force, solutions)
    assert {entry for entry, _ in table.seen} == {*rooms(), *SECOND}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_halves_agree_on_ten_thousand_rosters(part: int, record_property: Record) -> None:
    """Four parts of 2,500; in each every rule has been free, and broken or priced, often enough to mean something."""
    worlds = PART // ROSTERS_A_WORLD
    table = Table()
    for p, in_force, solutions in drawn(range(part * worlds, (part + 1) * worlds), ROSTERS_A_WORLD):
        table.compare(p, in_force, solutions)
    table.show(
        f"drawn rosters on which impose and check agree in verdict and price, part {part + 1} of 4", record_property
    )
    table.assert_both_sides(in_force)


def few() -> Scenario:
    """A world so small that all its rosters can be listed."""
    base = world()
    codes = ("U1", "U2", "U3", "F1", "F2", "C1")
    officers = {code: base.officers[code] for code in codes}
    officers["U1"] = replace(officers["U1"], carried=Carried(minutes=240, nights=1, days_run=5, last_night=True))
    officers["U2"] = replace(officers["U2"], no_night=True, weekly_minutes=600)
    last = base.week_start + timedelta(days=6)
    night = operation("NIGHT", "S1", "19:00-01:00", 300, element("UM", 2), dates=(last,))
    hour = operation("LAST", "S2", "23:00-00:00", 60, element("FR", 2, items=()), dates=(last,))
    shift = post("DESK", "S1", "12:00-20:00", {6}, (1, 0, 0), departments=("UM",))
    return replace(
        base, slot_minutes=60, officers=officers, operations={"NIGHT": night, "LAST": hour}, posts={"DESK": shift}
    )


def every_roster(p: Problem) -> Iterator[Solution]:
    """All starts and all subsets of the candidates whose job is served."""
    for starts in product(*([-1, *range(*p.first_start[k : k + 2].tolist())] for k in range(p.K))):
        job = p.team_job[p.seat_team]
        open_seats = [x for x in range(len(job)) if job[x] >= p.K or starts[job[x]] >= 0]
        for chosen in product((False, True), repeat=len(open_seats)):
            taken = [x for x, sits in zip(open_seats, chosen, strict=True) if sits]
            yield Solution(np.asarray(starts), np.asarray(taken, dtype=np.int64), np.zeros((p.K, 0), dtype=np.int64))


@pytest.mark.slow
def test_halves_agree_on_all_rosters_of_a_few_people() -> None:
    p = compile_problem(few())
    table = Table()
    table.compare(p, rules(1), every_roster(p))
    # NIGHT: not served, or 2 starts (19:00, 20:00) x subsets of 5 certified of two bodies and 1 commander.
    # LAST: not served, or 1 start x subsets of 2 certified and 1 commander. DESK: subsets of 3 certified.
    assert sum(table.seen["whole_team", side] for side in ("free", "broken")) == (1 + 2 * 2**6) * (1 + 2**3) * 2**3


@pytest.mark.parametrize("seed", range(3))
def test_what_the_arrays_cannot_say_is_a_finding(seed: int) -> None:
    """Seats nobody may take and minutes that are not offered exist in hand-edited rosters: the audit refuses them."""
    scenario = week(seed)
    p = compile_problem(scenario)
    whole, available = make("whole_team", {}), make("availability", {})
    seats = set(zip(p.seat_officer.tolist(), p.seat_team.tolist(), p.seat_role.tolist(), strict=True))
    sides: Counter[bool] = Counter()
    for o, i, role in product(range(p.O), range(p.I), range(4)):
        duty = duty_of(p, o, i, role)
        starts = (Start(duty.operation, scenario.start),) if duty.operation else ()
        found = {f.code for f in whole.check(Facts(scenario, Roster(starts, (duty,))))}
        sides[(o, i, role) in seats] += 1
        assert ((o, i, role) in seats) == (not found & {"misfit", "no_seat"}), duty
    assert min(sides[True], sides[False]) >= LEAST
    for k, code in enumerate(p.operations):
        offered = set(p.begin[p.first_start[k] : p.first_start[k + 1]].tolist())
        for minute in {*range(0, (p.days + 1) * 1440, 60), *offered}:
            begun = Roster((Start(code, scenario.start + timedelta(minutes=minute)),), ())
            refused = any(f.code == "not_offered" for f in available.check(Facts(scenario, begun)))
            assert (minute in offered) is not refused, (code, minute)


def duty_of(p: Problem, o: int, i: int, role: int) -> Duty:
    j = int(p.team_job[i])
    if j < p.K:
        return Duty(p.officers[o], ROLES[role], p.operations[j], p.team_element[i], int(p.team_group[i]))
    code, day, place = p.shifts[j - p.K]
    return Duty(p.officers[o], ROLES[role], post=ShiftRef(code, p.scenario.week_start + timedelta(days=day), place))


def test_a_start_off_the_grid_is_audited_by_its_minute() -> None:
    base = world()
    inside = operation("A1", "S1", "08:00-10:00", 60, element("UM", 2))
    scenario = replace(base, operations={"A1": inside})
    p = compile_problem(scenario)
    rule = make("availability", {})
    for minute, good in ((480, True), (497, True), (540, True), (541, False), (479, False)):
        begun = Roster((Start("A1", midnight(base.week_start, 0) + timedelta(minutes=minute)),), ())
        assert (not list(rule.check(Facts(scenario, begun)))) is good
        assert bool(from_roster(p, begun)[1].starts) is (minute % 30 != 0)


class Fixed:
    """The exact model of some rules, asked what one given roster costs at least."""

    def __init__(self, p: Problem, in_force: list[Rule]) -> None:
        self.exact = Exact(p, impose(in_force, p))

    def expresses(self, s: Solution) -> bool:
        """No strict `Never` has thinned out one of its starts or seats."""
        v = self.exact.v
        return all(int(t) in v.start for t in s.start if t >= 0) and all(int(x) in v.seat for x in s.taken)

    def price(self, s: Solution, level: Level) -> int | None:
        """Least value of the level with the base decisions as in the roster; None where it is forbidden."""
        exact = self.exact
        terms, constant = exact.value_terms(level) if level in exact.objective else ([], 0)
        exact.v.emit.hint(exact.v.hints(s))
        exact.v.emit.minimise(terms)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.fix_variables_to_their_hinted_value = True
        status = solver.solve(exact.v.emit.model)
        assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        return round(solver.objective_value) + constant if status == cp_model.OPTIMAL else None


def at_ease(scenario: Scenario) -> Scenario:
    """Nobody's home work takes more than half his week: shares of next to nothing make very large models."""
    officers = {
        code: replace(o, reserved_minutes=min(o.reserved_minutes, o.weekly_minutes // 2))
        for code, o in scenario.officers.items()
    }
    return replace(scenario, officers=officers)


@pytest.mark.slow
@pytest.mark.parametrize("entry", [*rooms(), *SECOND])
def test_exact_model_agrees(entry: str, record_property: Record) -> None:
    """Verdict and least price of 64 rosters under the model of one rule alone."""
    sides: Counter[bool] = Counter()
    for seed in SHORT_WEEKS:
        p, r = compile_problem(at_ease(week(seed))), Random(seed)
        rule = next(rule for rule in rules(seed) if rule.entry == entry)
        book = impose([rule], p)
        model = Fixed(p, [rule])
        for _ in range(8):
            s = draw(p, r, legal=True)
            score = evaluate(p, book, s)
            least = model.price(s, rule.level) if model.expresses(s) else None
            assert least == (None if score.breaches else score.points.get(entry, 0)), (seed, score)
            sides[bool(score.breaches or score.points.get(entry))] += 1
    record_property(
        "drawn rosters on which the exact model agrees",
        f"{entry:<22}{sides[False]:>5} free, {sides[True]:>5} broken or priced",
    )
    assert sides[True] >= 3


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2, 3, 5, 6, 9, 18, 21, 27])
def test_what_the_whole_model_allows_passes(seed: int) -> None:
    """Random goals lead the model of all rules to rosters that engine and audit accept, at the same prices."""
    scenario = week(seed)
    scenario = replace(
        scenario,
        operations={
            code: replace(o, after="" if o.after == "PINNED" else o.after)
            for code, o in scenario.operations.items()
            if code != "PINNED"
        },
        officers={  # a pull-back without consent breaks a rule before anything is planned
            code: replace(o, absences=tuple(replace(a, consent=True) for a in o.absences))
            for code, o in scenario.officers.items()
        },
        exceptions=tuple(e for e in scenario.exceptions if e.subject != "PINNED"),
    )
    p, in_force = compile_problem(scenario), rules(seed)
    if seed % 3 == 0:
        in_force = [
            rule if rule.id in ON_REQUEST else make(rule.entry, {}) for rule in in_force if rule.id == rule.entry
        ]
    book = impose(in_force, p)
    model = Fixed(p, in_force)
    r = Random(seed)
    duties, served = 0, 0
    for _ in range(4):
        v = model.exact.v
        v.emit.model.proto.clear_solution_hint()
        v.emit.minimise(
            [
                *((literal, r.randrange(-9, 4)) for literal in v.seat.values()),
                *((literal, r.randrange(-300, 4)) for literal in v.start.values()),
            ]
        )
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = 0.5
        assert solver.solve(v.emit.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        s = v.read(np.asarray(list(solver.response_proto.solution), dtype=np.int64))
        score, verdict = evaluate(p, book, s), audit(scenario, to_roster(p, s), in_force)
        assert not score.breaches
        assert verdict.passed, verdict.breaches
        assert verdict.levels == score.levels
        for level in (Level.COVERAGE, Level.FAIRNESS, Level.PREFERENCE):
            assert model.price(s, level) == score.levels[level], level
        duties, served = duties + len(s.taken), served + int((s.start >= 0).sum())
    assert duties >= 4
    assert served >= 4 or seed % 3
