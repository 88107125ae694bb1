"""Rows that people send back to the class model: no roster breaks them, and they close gaps that sums leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from ortools.sat.python import cp_model

from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.fewer import limits
from enforceplan.model.cuts import Fewer, Heads, Most, circles, heads_of
from enforceplan.model.relaxed import Relaxed
from enforceplan.problem import Problem
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution
from enforceplan.solve.assigned import Assigned, Weigh
from enforceplan.solve.construct import Planner
from enforceplan.solve.counts import count
from enforceplan.solve.wire import Task
from enforceplan.thin import thin
from enforceplan.verbs import Book, Load, Marks
from tight_weeks import Week, keeps, mixed_shifts, tight


def test_hours_that_only_persons_have_close_the_gap() -> None:
    # Four officers have 40 h for 38 h of heads, and no size of shift alone is too much for them. But who stands seven
    # hours has three left: two such leave two officers for six heads of four hours, who hold two each. One head of
    # seven hours missing is the least, 5 points for each of fourteen half-hours. People never give more than seven of
    # the eight heads, which one missing of four hours would keep; nor more than 7 + 3 * 8 of the 38 hours.
    week = Week(mixed_shifts())
    first, last, cuts = week.closed()
    assert first == 0
    assert last == week.optimum() == 14 * 5
    assert [cut.most for cut in cuts if isinstance(cut, Most)] == [7, 31]
    assert len(cuts) == 2


def test_one_officer_more_needs_no_cut() -> None:
    # the fifth officer's ten hours hold two shifts of four hours
    week = Week(mixed_shifts(5))
    assert week.closed() == (0, 0, [])


def test_the_guide_proves_what_persons_cannot_do() -> None:
    scenario = mixed_shifts()
    p = compile_problem(scenario)
    task = Task(p, impose(effective(scenario), p), (Level.COVERAGE,), None, None, 20, 1, 1, True)
    planned = Planner(p, task.book).run()
    found = count(task, planned, seconds=20)
    assert found.bound == 14 * 5 and found.cuts == 2
    for plain in (
        count(task, planned, seconds=20, hurried=True),
        count(task, planned, seconds=20, cutting=0.0),
        # sixteen open seats are too many for a tenth of a second
        count(task, planned, seconds=0.1),
    ):
        assert plain.bound == 0 == plain.cuts and not plain.carried
    assert count(task, planned, seconds=0.1, cutting=20).cuts > 0


def test_a_row_that_asks_too_much_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """One head less than people can give: some roster breaks the row."""
    true = Assigned._most
    caught = told = 0
    for seed in range(8):
        week = Week(tight(seed))
        with monkeypatch.context() as lie:
            lie.setattr(Assigned, "_most", lambda *asked, **how: None if (n := true(*asked, **how)) is None else n - 1)
            _, values = week.least()
            cuts = week.assigned.cuts(values)
        caught += sum(not keeps(week, cut) for cut in cuts)
        told += len(cuts)
    assert caught == told >= 5


def test_what_only_presolve_says_makes_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """One head less where presolve is on: the second question finds the true number."""
    true = Assigned._most

    def lying(self: Assigned, heads: Sequence[Heads], weigh: Weigh, *, presolve: bool = True) -> int | None:
        most = true(self, heads, weigh, presolve=presolve)
        return most if most is None or not presolve else most - 1

    monkeypatch.setattr(Assigned, "_most", lying)
    told = 0
    for seed in range(8):
        week = Week(tight(seed))
        cuts = week.assigned.cuts(week.least()[1])
        assert all(keeps(week, cut) for cut in cuts)
        told += len(cuts)
    assert told > 0


def compared(seeds: range) -> Counter[str]:
    """Tiny weeks whose cuts and bounds are held against all rosters."""
    seen: Counter[str] = Counter()
    for seed in seeds:
        week = Week(tight(seed))
        first, last, cuts = week.closed()
        best = week.optimum()
        assert first <= last <= best, seed
        for cut in cuts:
            assert keeps(week, cut), (seed, cut)
            seen[type(cut).__name__] += 1
        seen["gap" if first < best else "tight"] += 1
        seen["raised"] += first < last
        seen["closed"] += first < last == best
    return seen


def test_no_roster_breaks_a_cut_and_no_bound_passes_the_best() -> None:
    seen = compared(range(20))
    assert seen["Most"] > 20 and seen["raised"] > 2 and seen["tight"] > 5


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_no_roster_of_a_thousand_weeks_breaks_a_cut(part: int) -> None:
    seen = compared(range(1000 + 250 * part, 1250 + 250 * part))
    assert seen["Most"] > 100 and seen["Fewer"] > 0 and seen["closed"] > 20


def test_counts_of_a_legal_roster_are_allowed_beside_cuts() -> None:
    asked = 0
    for seed in range(12):
        week = Week(tight(seed))
        if not week.closed()[2]:
            continue
        emit = week.relaxed.v.emit
        drawn = [draw(week.p, Random(100 * seed + n), legal=True) for n in range(15)]
        for s in [Planner(week.p, week.book).run(), *drawn]:
            if evaluate(week.p, week.book, s).breaches:
                continue
            emit.hint(week.relaxed.v.hints(s))
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.fix_variables_to_their_hinted_value = True
            assert solver.solve(emit.model) == cp_model.OPTIMAL
            asked += 1
    assert asked > 20


def without(s: Solution, r: Random) -> Solution:
    """Some duties less."""
    return replace(s, taken=np.asarray([x for x in s.taken.tolist() if r.random() < 0.7], dtype=np.int64))


def test_fewer_duties_never_break_what_people_are_asked_under() -> None:
    checked = 0
    for seed in range(20):
        week = Week(tight(seed))
        asked = limits(week.book)
        assert 0 < len(asked.verbs) < len(week.book.verbs)
        s = Planner(week.p, week.book).run()
        assert not evaluate(week.p, asked, s).breaches
        for n in range(10):
            assert not evaluate(week.p, asked, without(s, Random(n))).breaches
            checked += len(s.taken)
    assert checked > 200


def heads_and_classes(p: Problem, book: Book) -> tuple[Relaxed, list[list[int]]]:
    relaxed = Relaxed(p, book, thin(p, book), named=0)
    return relaxed, circles(relaxed.v, book)


def test_every_class_stands_in_one_circle_with_all_that_share_its_crowds() -> None:
    for seed in range(12):
        week = Week(tight(seed))
        relaxed, found = heads_and_classes(week.p, week.book)
        assert sorted(c for of in found for c in of) == list(range(len(relaxed.v.members)))
        crowds = [v.crowd for v in week.book.strict() if isinstance(v, Load | Marks) and v.crowd is not None]
        capped = week.p.scenario.departments["UM"].draw_cap is not None
        on_call = {o for crowd in crowds for o in np.flatnonzero(crowd.any(axis=0)).tolist()}
        together = [of for of in found if any(o in on_call for c in of for o in relaxed.v.members[c].tolist())]
        assert len(together) == 1 if capped and on_call else len(together) <= len(found)


def test_all_counts_stand_in_heads_once() -> None:
    for seed in range(12):
        week = Week(tight(seed))
        v = week.relaxed.v
        for c in range(len(v.members)):
            counted = [n for h in heads_of(v, c) for n in h.counts]
            assert sorted(counted) == sorted(n for terms in v.at[c].values() for n, _ in terms)
            for h in heads_of(v, c):
                assert set(week.p.seat_officer[list(h.seats)].tolist()) <= set(v.members[c].tolist())
                assert week.p.start_job[h.start] == h.job
                assert set(week.p.team_job[week.p.seat_team[list(h.seats)]].tolist()) == {h.job}


def test_not_all_of_some_heads_is_said_as_at_least_one_fewer() -> None:
    week = Week(mixed_shifts())
    heads = tuple(h for h in heads_of(week.relaxed.v, 0))
    assert len(heads) == 4
    Fewer(heads, (2, 2, 2, 2)).say(week.relaxed.v.emit)
    _, values = week.least()
    assert any(values[list(h.counts)].sum() < 2 for h in heads)
    # one head of four hours is the least that can be missing
    assert week.least()[0] == 8 * 5


def test_without_time_nothing_is_said_and_nothing_is_promised() -> None:
    week = Week(mixed_shifts())
    _, values = week.least()
    late = Assigned(week.task, week.relaxed.v, week.open, lambda: 0.0)
    assert late.cuts(values) == [] and not late.whole
    first = Assigned(week.task, week.relaxed.v, week.open, lambda: 60.0)
    assert first.cuts(values, patience=0.0) and first.failed == 1 and not first.whole


def test_one_worker_says_the_same_twice() -> None:
    scenario = tight(4)
    p = compile_problem(scenario)
    task = Task(p, impose(effective(scenario), p), (Level.COVERAGE,), None, None, 20, 1, 1, True)
    planned = Planner(p, task.book).run()
    once, again = (count(task, planned, seconds=20) for _ in range(2))
    assert once.cuts > 0 and (once.bound, once.cuts, once.carried) == (again.bound, again.cuts, again.carried)
