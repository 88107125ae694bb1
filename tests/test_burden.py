"""What a duty more would cost an officer by the convexly priced tables: held against the engine's own count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from enforceplan.compile import compile_problem
from enforceplan.domain import Carried
from enforceplan.evaluate import evaluate
from enforceplan.problem import Problem
from enforceplan.rules.book import effective, impose
from enforceplan.rules.examples import build
from enforceplan.solution import Solution, empty, occupy
from enforceplan.solve.burden import Burden
from enforceplan.solve.construct import Planner
from enforceplan.verbs import Book
from test_prove import PACK, two_streets


def shared(book: Book, p: Problem) -> set[str]:
    """Entries of the tables a burden reads."""
    burden = Burden(p, book)
    return {ledger.entry for ledger in burden.all}


@pytest.mark.parametrize("seed", range(6))
def test_a_seat_more_costs_what_the_engine_counts(seed: int) -> None:
    scenario = two_streets(seed)
    officers = {
        code: replace(o, carried=Carried(nights=n % 3, weekends=n % 2, minutes=100 * (n % 5) - 200))
        for n, (code, o) in enumerate(scenario.officers.items())
    }
    scenario = replace(scenario, officers=officers)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    assert shared(book, p) == {"fair_hours", "fair_nights", "fair_weekends"}
    only = Book([verb for verb in book.verbs if verb.entry in shared(book, p)])
    s = Planner(p, book).run()
    burden = Burden(p, book)
    burden.carry(s)
    begun = occupy(p, s).job_start
    before, added = sum(evaluate(p, only, s).points.values()), set()
    job = p.team_job[p.seat_team]
    for x in np.flatnonzero(begun[job] >= 0).tolist():
        o, t = int(p.seat_officer[x]), int(begun[job[x]])
        if x in s.taken or o in p.seat_officer[s.taken[job[s.taken] == job[x]]]:
            continue
        more = Solution(s.start, np.sort(np.append(s.taken, x)), s.units)
        after = sum(evaluate(p, only, more).points.values())
        added.add(after - before)
        assert burden.of(np.asarray([o]), t).tolist() == [after - before]
    # Of several prices, or it would also hold of a burden that knows one number only.
    assert len(added) > 2


def test_what_even_sharing_would_save() -> None:
    """U1 carries three nights above the fewest, U2 one, the others none: 6 + 1 units, and 1 + 1 + 1 + 1 if shared."""
    scenario, _ = build(("U1 P1 0 21:00-23:00",))
    carried = {"U1": 5, "U2": 3, "U3": 2, "U4": 2}
    officers = {code: replace(o, carried=Carried(nights=carried.get(code, 0))) for code, o in scenario.officers.items()}
    scenario = replace(scenario, officers=officers, rules={"fair_nights": PACK["fair_nights"]})
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    burden = Burden(p, book)
    burden.carry(empty(p))
    points = next(iter(book.priced())).points
    people = np.isin(np.asarray(p.officers), list(carried))
    assert burden.uneven(people) == points * (7 - 4)
    assert burden.uneven(people & (np.asarray(p.officers) != "U1")) == 0
