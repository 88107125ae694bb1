"""The verbs of duty rosters, `Least` and `Pattern`: every reader of a verb says the same of drawn rosters."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from ortools.sat.python import cp_model

from builders import post
from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.model.exact import Exact
from enforceplan.problem import Problem
from enforceplan.rules.examples import world
from enforceplan.solution import Solution
from enforceplan.solve.ledgers import Ledgers
from enforceplan.solve.obliged import asks
from enforceplan.thin import Focus
from enforceplan.verbs import Amount, Book, Least, Load, Pattern, Shape, Verb

PEOPLE = ("U1", "U2", "U3")
ROSTERS = 60


def shifts() -> Problem:
    """A post with a morning and an evening shift on each of five days, and three officers for two seats."""
    base = world()
    desk = post("DESK", "S1", "08:00-12:00 18:00-23:00", {0, 1, 2, 3, 4}, (2, 0, 0), departments=("UM",))
    return compile_problem(
        replace(base, days=5, officers={code: base.officers[code] for code in PEOPLE}, posts={"DESK": desk})
    )


def drawn_least(p: Problem, r: Random, points: int) -> Least:
    windows = 3
    return Least(
        entry="least",
        level=Level.FAIRNESS,
        points=points,
        load=np.asarray([[r.choice([0, 0, 1, 3]) for _ in range(p.T)] for _ in range(windows)]),
        least=np.asarray([[r.choice([0, 1, 2, 5]) for _ in range(p.O)] for _ in range(windows)]),
        base=r.choice([None, np.asarray([[r.choice([0, 1, 2]) for _ in range(p.O)] for _ in range(windows)])]),
        step=r.choice([None, np.asarray([r.choice([1, 2, 3]) for _ in range(p.O)])]),
        shape=r.choice(list(Shape)),
    )


def drawn_pattern(p: Problem, r: Random, points: int) -> Pattern:
    """Marks of days, and of shifts that may be on two marks; rows of two or three marks, also of none but free ones."""
    marks, rows = 5, 4
    flag = (p.day == np.arange(marks)[:, None]) | (np.asarray([[r.random() < 0.1 for _ in range(p.T)]] * marks))
    side = np.asarray([[r.choice([0, 0, 0, 1, 2]) for _ in range(marks)] for _ in range(rows)])
    return Pattern(
        entry="pattern",
        level=Level.FAIRNESS,
        points=points,
        flag=flag,
        on=side == 1,
        off=side == 2,
        weight=np.asarray([[r.choice([0, 1, 1, 4]) for _ in range(p.O)] for _ in range(rows)]),
    )


def rostered(taken: list[int]) -> Solution:
    """A roster of these seats; there are no operations."""
    return Solution(np.zeros(0, np.int64), np.asarray(sorted(taken), dtype=np.int64), np.zeros((0, 0), np.int64))


def drawn_roster(p: Problem, r: Random) -> Solution:
    """Nobody, one or two officers in every shift; the model has no word for a third."""
    taken: list[int] = []
    for i in range(p.I):
        taken += r.sample(np.flatnonzero(p.seat_team == i).tolist(), r.choice([0, 0, 1, 2]))
    return rostered(taken)


DRAWN = {"least": drawn_least, "pattern": drawn_pattern}


def by_hand(verb: Least | Pattern, p: Problem, s: Solution) -> int:
    """Units of a priced table, officer by officer and row by row, in plain Python."""
    units = 0
    for o in range(p.O):
        jobs = {int(p.team_job[p.seat_team[x]]) for x in s.taken if p.seat_officer[x] == o}
        own = [t for t in range(p.T) if int(p.start_job[t]) in jobs]
        if isinstance(verb, Least):
            for w, load in enumerate(verb.load):
                base = 0 if verb.base is None else int(verb.base[w, o])
                missing = int(verb.least[w, o]) - base - sum(int(load[t]) for t in own)
                m = -(-max(0, missing) // (1 if verb.step is None else int(verb.step[o])))
                units += m if verb.shape is Shape.LINEAR else m * (m + 1) // 2
            continue
        touched = {d for d, flag in enumerate(verb.flag) if any(flag[t] for t in own)}
        for on, off, weight in zip(verb.on, verb.off, verb.weight, strict=True):
            all_on = all(d in touched for d in np.flatnonzero(on).tolist())
            if all_on and not touched & set(np.flatnonzero(off).tolist()):
                units += int(weight[o])
    return units


def least_price(p: Problem, verb: Verb, s: Solution | None, focus: Focus | None = None) -> int | None:
    """Least value of the exact model of this verb alone, with the seats as in the roster if one is given.

    None: forbidden.
    """
    exact = Exact(p, Book([verb]), focus=focus)
    terms, constant = exact.value_terms(verb.level) if verb.level in exact.objective else ([], 0)
    if s is not None:
        exact.v.emit.hint(exact.v.hints(s))
    exact.v.emit.minimise(terms)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = s is not None
    status = solver.solve(exact.v.emit.model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return round(solver.objective_value) + constant if status == cp_model.OPTIMAL else None


@pytest.mark.parametrize("name", DRAWN)
def test_readers_of_a_priced_table_agree(name: str) -> None:
    p, sides = shifts(), Counter[bool]()
    for seed in range(ROSTERS):
        r = Random(seed)
        verb, s = DRAWN[name](p, r, 3), drawn_roster(p, r)
        units = by_hand(verb, p, s)
        assert evaluate(p, Book([verb]), s).points == {name: 3 * units}, seed
        assert least_price(p, verb, s) == 3 * units, seed
        sides[units > 0] += 1
    assert min(sides[True], sides[False]) >= 5, sides


@pytest.mark.parametrize("name", DRAWN)
def test_readers_of_a_strict_table_agree(name: str) -> None:
    p, sides = shifts(), Counter[bool]()
    for seed in range(ROSTERS):
        r = Random(seed)
        verb, s = DRAWN[name](p, r, 0), drawn_roster(p, r)
        broken = by_hand(verb, p, s) > 0
        assert bool(evaluate(p, Book([verb]), s).breaches) is broken, seed
        assert (least_price(p, verb, s) is None) is broken, seed
        sides[broken] += 1
    assert min(sides[True], sides[False]) >= 5, sides


@pytest.mark.parametrize("name", DRAWN)
def test_a_neighbourhood_tells_what_a_change_costs(name: str) -> None:
    """Some shifts are free, the others stand as they are; who may not change is not priced, the difference is right."""
    p, sides = shifts(), Counter[int]()
    for seed in range(ROSTERS):
        r = Random(seed)
        verb, s, other = DRAWN[name](p, r, 3), drawn_roster(p, r), drawn_roster(p, r)
        free = np.asarray([r.random() < 0.5 for _ in range(p.J)])
        inside = free[p.team_job[p.seat_team]]
        changed = rostered([*s.taken[~inside[s.taken]].tolist(), *other.taken[inside[other.taken]].tolist()])
        prices = [least_price(p, verb, one, Focus(free, s)) for one in (s, changed)]
        assert None not in prices
        cost = [evaluate(p, Book([verb]), one).points[name] for one in (s, changed)]
        assert (prices[1] or 0) - (prices[0] or 0) == cost[1] - cost[0], seed
        sides[int(np.sign(cost[1] - cost[0]))] += 1
    assert min(sides[-1], sides[1]) >= 5, sides


def test_the_best_roster_of_the_model_is_the_best_there_is() -> None:
    """Four shifts, each with nobody, one or two of three officers: 7 ** 4 rosters are few enough to list."""
    p = shifts()
    seats = [np.flatnonzero(p.seat_team == i).tolist() for i in range(4)]
    crews = [[c for n in range(3) for c in combinations(mine, n)] for mine in seats]
    rosters = [rostered([x for crew in chosen for x in crew]) for chosen in product(*crews)]
    assert len(rosters) == 7**4
    for seed in range(4):
        r = Random(seed)
        # a third table pays for duties, so that neither everybody nor nobody on duty is best
        load = np.asarray([[r.choice([0, 1, 2]) for _ in range(p.T)]])
        pay = Load(entry="pay", level=Level.FAIRNESS, points=1, load=load, limit=np.zeros((1, p.O), dtype=np.int64))
        book = Book([drawn_least(p, r, 1), drawn_pattern(p, r, 2), pay])
        best = min(evaluate(p, book, s).levels[Level.FAIRNESS] for s in rosters)
        exact = Exact(p, book)
        terms, constant = exact.value_terms(Level.FAIRNESS)
        for x in np.flatnonzero(p.seat_team >= 4).tolist():
            exact.v.emit.clause([-exact.v.seat[x] - 1])
        exact.v.emit.minimise(terms)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(exact.v.emit.model) == cp_model.OPTIMAL
        found = exact.v.read(np.asarray(list(solver.response_proto.solution), dtype=np.int64))
        assert round(solver.objective_value) + constant == best
        assert evaluate(p, book, found).levels[Level.FAIRNESS] == best


def test_the_ledger_refuses_what_would_complete_a_pattern() -> None:
    """Duty by duty: refused exactly where a row lies in his marks with the duty and did not without it."""
    p, sides = shifts(), Counter[bool]()
    for seed in range(ROSTERS):
        r = Random(seed)
        verb = drawn_pattern(p, r, 0)
        accounts = Ledgers(p, Book([verb]), np.arange(len(p.seat_officer))).all
        (ledger,) = [account for account in accounts if account.entry == "pattern"]
        had: list[int] = []
        for t in r.sample(range(p.T), 5):
            rows = [_rows(verb, starts) for starts in (had, [*had, t])]
            worse = [any(verb.weight[row, o] for row in rows[1] - rows[0]) for o in range(p.O)]
            assert ledger.free(np.arange(p.O), t).tolist() == [not refused for refused in worse]
            assert ledger.together([0, 1], t)
            if not worse[0]:
                ledger.add(0, t)
                ledger.add(1, t)
                ledger.add(2, t)
                had.append(t)
            sides[worse[0]] += 1
    assert min(sides[True], sides[False]) >= ROSTERS // 3, sides


def _rows(verb: Pattern, starts: list[int]) -> set[int]:
    touched = {d for d, flag in enumerate(verb.flag) if any(flag[t] for t in starts)}
    wanted = [(set(np.flatnonzero(on).tolist()), set(np.flatnonzero(off).tolist()))
              for on, off in zip(verb.on, verb.off, strict=True)]  # fmt: skip
    return {n for n, (on, off) in enumerate(wanted) if on <= touched and not off & touched}


def test_which_verbs_ask_for_work() -> None:
    p = shifts()
    none, one = np.zeros((1, 1), dtype=bool), np.ones((1, 1), dtype=bool)
    row: dict[str, object] = {"entry": "x", "level": Level.POLICY, "flag": np.zeros((1, p.T), dtype=bool)}
    weight = np.ones((1, p.O), dtype=np.int64)
    assert asks(Pattern(**row, on=none, off=one, weight=weight))  # type: ignore[arg-type]
    assert not asks(Pattern(**row, on=one, off=none, weight=weight))  # type: ignore[arg-type]
    assert asks(drawn_least(p, Random(0), 0))
    index = np.zeros(1, dtype=np.int64)
    for sign in (-1, 1):
        heads = (index, index, index, np.asarray([sign]))
        amount = Amount(entry="x", level=Level.POLICY, constant=index, heads=heads)
        assert asks(amount) is (sign < 0)
