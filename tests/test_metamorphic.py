"""Metamorphic tests on proven optima of tiny drawn weeks: what may make a roster worse, and what may change nothing.

Score vectors are compared lexicographically, best level first. A week without a lawful roster counts as worse than
any other. Each test says how many cases fell on each side; the whole rule book is in force in every week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from itertools import islice
from random import Random
from typing import Any

import numpy as np
import pytest
from ortools.sat.python import cp_model

from corners import ENTRIES, Corner, corners
from enforceplan.audit import audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Carried, Level, Scenario, Standing
from enforceplan.evaluate import evaluate
from enforceplan.model.exact import Exact
from enforceplan.problem import Problem
from enforceplan.rules.base import Rule
from enforceplan.rules.book import impose, make, rooms
from enforceplan.solution import Solution, to_roster
from enforceplan.verbs import Book

Record = Callable[[str, object], None]
Vector = tuple[int | float, ...]
IMPOSSIBLE: Vector = (float("inf"),)
"""Worse than any roster."""
EACH = 8
"""Weeks of each entry."""
LONGEST = 60
"""Weeks of an entry that is not felt sooner."""
OTHERS = 2
"""Other entries switched off in a week, drawn."""
LEAST = 20
"""Weeks on either side."""


def best(p: Problem, book: Book) -> Solution | None:
    """A roster proven to be best, level by level; None where there is none."""
    exact = Exact(p, book)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    found: Solution | None = None
    for level in [level for level in Level if level in exact.objective] or [None]:
        terms, constant = exact.value_terms(level) if level is not None else ([], 0)
        exact.v.emit.minimise(terms)
        status = solver.solve(exact.v.emit.model)
        if status == cp_model.INFEASIBLE:
            assert found is None, "a level held at its own value leaves no roster"
            return None
        assert status == cp_model.OPTIMAL
        exact.v.emit.model.proto.clear_objective()
        if level is not None:
            exact.hold(level, round(solver.objective_value) + constant)
        found = exact.v.read(np.asarray(list(solver.response_proto.solution), dtype=np.int64))
    return found


def value(p: Problem, book: Book, roster: Solution | None) -> Vector:
    """What a roster costs, level by level, by the engine's own count."""
    if roster is None:
        return IMPOSSIBLE
    score = evaluate(p, book, roster)
    assert not score.breaches
    return score.vector


class Week:
    """A corner with its best roster."""

    def __init__(self, corner: Corner) -> None:
        self.corner = corner
        self.p = compile_problem(corner.scenario)
        self.book = impose(corner.rules, self.p)
        self.best = best(self.p, self.book)
        self.value = value(self.p, self.book, self.best)
        if self.best is not None:
            verdict = audit(corner.scenario, to_roster(self.p, self.best), corner.rules)
            assert verdict.passed, verdict.breaches
            assert tuple(verdict.levels[level] for level in Level) == self.value

    def points(self, entry: str) -> int:
        """What the best roster pays for an entry."""
        return 0 if self.best is None else evaluate(self.p, self.book, self.best).points.get(entry, 0)

    @property
    def told(self) -> str:
        return f"{self.corner.entry}: {self.corner.title}"

    @property
    def busy(self) -> bool:
        """Somebody has a duty in the best roster."""
        return self.best is not None and len(self.best.taken) > 0


@cache
def drawn(entry: str) -> tuple[Week, ...]:
    return tuple(map(Week, islice(corners(entry), EACH)))


def weeks(step: int) -> Iterator[tuple[Week, Random]]:
    """Weeks of every ``step``-th entry, each with a chance of its own."""
    for entry in ENTRIES[::step]:
        for n, week in enumerate(drawn(entry)):
            yield week, Random(f"{entry} {n}")


FEW_OR_ALL = pytest.mark.parametrize(
    "step", [pytest.param(9, id="few"), pytest.param(1, id="all", marks=pytest.mark.slow)]
)
"""Weeks of every ninth entry, or of all."""


def tell(record: Record, title: str, seen: Counter[str], step: int) -> None:
    """One row of the table printed at the end; with all weeks both sides are there."""
    if step == 1:
        record(title, ", ".join(f"{number:,} {side}" for side, number in sorted(seen.items())))
        assert min(number for side, number in seen.items() if side != "left out") >= LEAST
        assert len(seen.keys() - {"left out"}) == 2


def off(week: Week, entry: str) -> str:
    """Whether the best without a rule is better, its own price taken out, or pays for it, or does not feel it."""
    book = week.book.without(frozenset({entry}))
    before, after = value(week.p, book, week.best), value(week.p, book, best(week.p, book))
    assert after <= before, (week.told, entry, before, after)
    if after < before:
        return "changed"
    return "paid" if week.points(entry) else "not felt"


@FEW_OR_ALL
def test_a_rule_off_is_never_worse(step: int, record_property: Record) -> None:
    """And every rule is felt in some weeks, and not in others; one that has no price changes the best roster."""
    seen: Counter[tuple[str, str]] = Counter()
    for week, r in weeks(step):
        for entry in {week.corner.entry: 0, **dict.fromkeys(r.sample(ENTRIES, OTHERS))}:
            seen[entry, off(week, entry)] += 1
    for entry in ENTRIES if step == 1 else ():
        for week in map(Week, islice(corners(entry), EACH, LONGEST)):
            if seen[entry, "changed"] + (entry not in LIMITS) * seen[entry, "paid"] >= 2:
                break
            seen[entry, off(week, entry)] += 1
        changed, paid, free = (seen[entry, side] for side in ("changed", "paid", "not felt"))
        record_property(
            "weeks in which the best roster without a rule is another, or pays for the rule",
            f"{entry:<22}{changed:>4} changed, {paid:>4} paid, {free:>4} not felt",
        )
        assert changed + (entry not in LIMITS) * paid >= 2, entry
        assert free, entry


LIMITS = {name for name, room in rooms().items() if not (room.default_points or room.may_be_priced)}
"""Rules that are strict only, and can be felt in no other way than by changing the best roster."""


@FEW_OR_ALL
def test_one_officer_more_is_never_worse_down_to_coverage(step: int, record_property: Record) -> None:
    """Where nothing is drawn and no rule demands work of him: he may stay at home."""
    seen: Counter[str] = Counter()
    deep = list(Level).index(Level.COVERAGE) + 1
    for week, r in weeks(step):
        given = week.corner.scenario
        if week.corner.by_lot or any(map(demands_work, week.corner.rules)):
            seen["left out"] += 1
            continue
        able = [o for o in given.officers.values() if o.standing is Standing.CERTIFIED]
        more = replace(
            r.choice(able or [*given.officers.values()]), code="Z2", absences=(), wishes=(), carried=Carried()
        )
        larger = Week(replace(week.corner, scenario=replace(given, officers={**given.officers, "Z2": more})))
        assert larger.value[:deep] <= week.value[:deep], (week.told, more)
        seen["better" if larger.value[:deep] < week.value[:deep] else "the same"] += 1
    tell(record_property, "weeks with one officer more", seen, step)


def demands_work(rule: Rule) -> bool:
    """Whether staying at home all week could break or cost it, for one who carries nothing along."""
    limits = rule.model_dump()
    if rule.id == "days_off_run":
        return int(limits["most"]) < 366
    return rule.id in ("shifts_in_period", "hours_in_period") and bool(
        limits.get("fewest", limits.get("fewest_minutes"))
    )


@FEW_OR_ALL
def test_renaming_changes_no_value(step: int, record_property: Record) -> None:
    """Other codes for all officers, departments and streets, in the opposite order; the lot goes by code."""
    seen: Counter[str] = Counter()
    for week, _ in weeks(step):
        if week.corner.by_lot:
            seen["left out"] += 1
            continue
        names = opposite(week.corner.scenario)
        rules = tuple(
            make(rule.entry, renamed(rule.model_dump(exclude={"entry"}), names)) for rule in week.corner.rules
        )
        other = Week(replace(week.corner, scenario=renamed(week.corner.scenario, names), rules=rules))
        assert other.value == week.value, week.told
        seen["busy" if week.busy else "nobody on duty"] += 1
        assert [*other.p.officers] == sorted(other.p.officers)
    tell(record_property, "weeks renamed", seen, step)


def opposite(scenario: Scenario) -> dict[str, str]:
    """Code -> another code; sorted, the new ones stand in the opposite order."""
    tables = {"K": scenario.officers, "D": scenario.departments, "R": scenario.streets}
    return {
        code: f"{letter}{len(table) - n:03}" for letter, table in tables.items() for n, code in enumerate(sorted(table))
    }


def renamed(what: Any, names: Mapping[str, str]) -> Any:
    """The same with every code replaced, tables in the order of their new codes."""
    if isinstance(what, Enum):
        return what
    if isinstance(what, str):
        return names.get(what, what)
    if isinstance(what, Mapping):
        rows = [(renamed(k, names), renamed(v, names)) for k, v in what.items()]
        return dict(sorted(rows, key=lambda row: str(row[0])) if {*what} & {*names} else rows)
    if isinstance(what, tuple | list | frozenset):
        return type(what)(renamed(part, names) for part in what)
    if is_dataclass(what) and not isinstance(what, type):
        return replace(what, **{f.name: renamed(getattr(what, f.name), names) for f in fields(what) if f.init})
    return what


@FEW_OR_ALL
def test_the_order_of_the_rule_book_changes_no_value(step: int, record_property: Record) -> None:
    """Reversed in every second week, shuffled in the others."""
    seen: Counter[str] = Counter()
    for n, (week, r) in enumerate(weeks(step)):
        rules = week.corner.rules[::-1] if n % 2 else tuple(r.sample(week.corner.rules, len(week.corner.rules)))
        assert Week(replace(week.corner, rules=rules)).value == week.value, week.told
        seen["busy" if week.busy else "nobody on duty"] += 1
    tell(record_property, "weeks under the rule book in another order", seen, step)
