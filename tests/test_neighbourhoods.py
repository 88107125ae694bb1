"""What a step of the search frees, and that it changes nothing else; the search's time is shared between the levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pytest

from enforceplan.compile import compile_problem
from enforceplan.domain import Carried, Level
from enforceplan.evaluate import evaluate
from enforceplan.rules.base import Finding, Rule, Text
from enforceplan.rules.book import effective, impose
from enforceplan.rules.examples import build
from enforceplan.solution import Solution, occupy
from enforceplan.solve.burden import Burden
from enforceplan.solve.construct import Planner
from enforceplan.solve.deck import Deck, Kind
from enforceplan.solve.hands import Hands
from enforceplan.solve.improve import SHARE, Improver
from enforceplan.solve.neighbourhoods import Neighbourhoods
from enforceplan.solve.step import Stepper
from enforceplan.solve.wire import Task
from enforceplan.thin import Focus, thin
from enforceplan.verbs import Book, Bools, Marks, Shape
from test_prove import LEVELS, PACK, task_of, two_streets

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem

SEEDS = range(6)


def deck_of(task: Task) -> Deck:
    random = np.random.default_rng(1)
    return Deck(Neighbourhoods(task.problem, thin(task.problem, task.book), random, task.book), random)


def started(task: Task) -> Solution:
    assert task.start is not None
    return task.start


def seats_for(task: Task, people: Bools, jobs: Bools) -> Bools:
    """[j] of the jobs those with a seat that one of the people may take."""
    p, seat = task.problem, thin(task.problem, task.book).seat
    could = np.zeros(p.J, dtype=bool)
    could[p.team_job[p.seat_team[seat & people[p.seat_officer]]]] = True
    return jobs & could


def dealt(task: Task, level: Level, name: str) -> list[Focus]:
    """All members of one kind in turn, around the planner's roster."""
    found: list[Kind] = [k for k in deck_of(task).of(level, started(task)) if k.deal.__name__ == name]
    return [kind.deal(n, started(task), 1.0) for kind in found for n in range(max(1, kind.members))]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_post_has_its_turn(seed: int) -> None:
    task = task_of(two_streets(seed), 1)
    p = task.problem
    members = dealt(task, Level.FAIRNESS, "post_people")
    freed = [{p.shifts[j - p.K][0] for j in np.flatnonzero(focus.free)} for focus in members]
    assert sorted(name for names in freed for name in names) == sorted({post for post, _, _ in p.shifts})
    for focus in members:
        assert focus.keep_starts
        assert focus.people is None
        assert not focus.free[: p.K].any()


@pytest.mark.parametrize("seed", SEEDS)
def test_owners_are_one_owner_in_one_street(seed: int) -> None:
    task = task_of(two_streets(seed), 1)
    p = task.problem
    members = dealt(task, Level.FAIRNESS, "owner_people")
    assert members
    for focus in members:
        assert focus.people is not None
        assert focus.keep_starts
        assert focus.people.sum() > 1
        assert len(set(p.owner[focus.people])) == 1
        street = p.job_street == p.job_street[focus.free][0]
        assert (focus.free == seats_for(task, focus.people, street)).all()


def without_first(task: Task) -> Task:
    """Its first operation is left out of the planner's roster."""
    begun = started(task).start.copy()
    begun[0] = -1
    taken = started(task).taken
    elsewhere = task.problem.team_job[task.problem.seat_team[taken]] != 0
    return replace(task, start=replace(started(task), start=begun, taken=taken[elsewhere]))


@pytest.mark.parametrize("seed", SEEDS)
def test_rivals_are_those_who_could_fill_a_seat_of_what_is_left_out(seed: int) -> None:
    task = without_first(task_of(two_streets(seed), 1))
    p, s = task.problem, started(task)
    open_, lost = thin(p, task.book), np.flatnonzero(s.start < 0).tolist()
    members = dealt(task, Level.COVERAGE, "rivals")
    named = [int(k) for focus in members for k in np.flatnonzero(focus.free) if k in lost]
    assert sorted(named) == lost
    for focus, k in zip(members, named, strict=True):
        able = set(p.seat_officer[open_.seat & (p.team_job[p.seat_team] == k)].tolist())
        for j in set(np.flatnonzero(focus.free).tolist()) - {k}:
            crew = s.taken[p.team_job[p.seat_team[s.taken]] == j]
            assert set(p.seat_officer[crew].tolist()) & able


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_left_out_is_tried_on_each_of_its_days(seed: int) -> None:
    task = without_first(task_of(two_streets(seed), 1))
    p, s = task.problem, started(task)
    starts = [t for t in range(p.first_start[p.K]) if s.start[p.start_job[t]] < 0 and thin(p, task.book).start[t]]
    chances = {(int(p.start_job[t]), int(p.day[t])) for t in starts}
    (kind,) = [kind for kind in deck_of(task).of(Level.COVERAGE, s) if kind.deal.__name__ == "left_out"]
    members = [kind.deal(n, s, 1.0) for n in range(len(chances))]
    assert members
    for k, day in chances:
        # Whatever begins that day in the same street is freed with it.
        near = [
            j for j in range(p.J)
            if p.job_street[j] == p.job_street[k] and (t := occupy(p, s).job_start[j]) >= 0 and p.day[t] == day
        ]  # fmt: skip
        assert any(focus.free[k] and focus.free[near].all() for focus in members)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_most_uneven_comes_first(seed: int) -> None:
    """Time may end before every member had its turn."""
    task = task_of(two_streets(seed), 1)
    deck, burden = deck_of(task), Burden(task.problem, task.book)
    burden.carry(started(task))
    unsorted = [people.tolist() for people in deck.parts.classes]
    deck.of(Level.FAIRNESS, started(task))
    assert sorted(unsorted) == sorted(people.tolist() for people in deck.parts.classes)
    saved = [burden.uneven(people) for people in deck.parts.classes]
    assert saved == sorted(saved, reverse=True)
    assert saved[0] > saved[-1]


class SharedMiddays(Rule):
    """An officer pays 1 + 2 + ... + n for n duties that last beyond noon: nights are not the only marks."""

    id: ClassVar = "shared_middays"
    name: ClassVar = Text("午间均衡", "shared middays")
    claim: ClassVar = Text("午间均衡", "middays are shared")
    basis: ClassVar = Text("测试", "a test")
    default_level: ClassVar = Level.FAIRNESS
    default_points: ClassVar = 5
    texts: ClassVar = {"burden": Text("多", "more")}

    def impose(self, p: Problem, book: Book) -> None:
        noon = np.arange(p.days)[:, None] * 1440 + 720
        flag = (p.begin < noon) & (p.end > noon)
        limit = np.zeros((1, p.O), dtype=np.int64)
        windows = np.ones((1, p.days), dtype=bool)
        book.say(
            Marks(
                entry=self.entry, level=self.level, points=self.points, flag=flag, windows=windows, limit=limit,
                shape=Shape.CONVEX,
            )
        )  # fmt: skip

    def check(self, f: Facts) -> Iterator[Finding]:
        yield from ()


@pytest.mark.parametrize("seed", SEEDS)
def test_watches_follow_the_tables_not_the_rules(seed: int) -> None:
    """With one table of marks from outside, and no other, exactly the duties that touch its marks are freed."""
    scenario = two_streets(seed)
    p = compile_problem(scenario)
    book = impose([rule for rule in effective(scenario, [SharedMiddays]) if not rule.entry.startswith("fair_")], p)
    bare = impose([SharedMiddays(entry="shared_middays", level=Level.FAIRNESS, points=5)], p)
    task = Task(p, Book([*book.verbs, *bare.verbs]), LEVELS, Planner(p, book).run(), None, 1, 1, 1, deterministic=True)
    s = started(task)
    begun = occupy(p, s).job_start
    noon = {
        j
        for j in range(p.J)
        if begun[j] >= 0 and p.begin[begun[j]] % 1440 < 720 < p.begin[begun[j]] % 1440 + p.length[j]
    }
    members = dealt(task, Level.FAIRNESS, "watch_people")
    freed = {int(j) for focus in members for j in np.flatnonzero(focus.free)}
    assert freed <= noon
    for focus in members:
        assert focus.people is not None
        assert focus.keep_starts
        wanted = seats_for(task, focus.people, np.isin(np.arange(p.J), list(noon)))
        assert (focus.free == wanted).all()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", [Level.COVERAGE, Level.FAIRNESS])
def test_a_step_changes_only_what_is_free_and_nothing_above(seed: int, level: Level) -> None:
    task = task_of(two_streets(seed), 20)
    p, base = task.problem, started(task)
    before = evaluate(p, task.book, base)
    stepper = Stepper(task)
    found = 0
    for kind in deck_of(task).of(level, base):
        focus = kind.deal(0, base, 1.0)
        moves = focus.moves(p)
        if not moves.any():
            continue
        s = stepper.step(focus, level, 1, most=5.0, left=20.0).found
        if s is None:
            continue
        found += 1
        after = evaluate(p, task.book, s)
        assert not after.breaches
        assert all(after.levels[above] <= before.levels[above] for above in LEVELS if above < level)
        assert after.levels[level] < before.levels[level]
        outside = ~moves
        assert set(s.taken[outside[s.taken]]) == set(base.taken[outside[base.taken]])
        kept = ~focus.free[: p.K] | focus.keep_starts
        assert (s.start[kept] == base.start[kept]).all()
    if level is Level.FAIRNESS:
        IMPROVED.append(found)


IMPROVED: list[int] = []


def test_some_step_improved_something() -> None:
    """Or the test above would hold of steps that do nothing."""
    assert sum(IMPROVED) > 0


def test_fairness_has_its_share_where_coverage_is_never_proven() -> None:
    """An operation that cannot be served costs coverage for ever: fairness is searched all the same."""
    task = task_of(two_streets(0), 4)
    improver = Improver(Hands(Stepper(task), 1), started(task), lambda said: None, seconds=4)
    improver.run()
    costly = [level for level in LEVELS if improver.score.levels[level]]
    assert Level.COVERAGE in costly
    whole = sum(SHARE[level] for level in costly)
    for level in costly:
        # A round may pass its share by its own length, at most a step and the settling after it.
        assert improver.used[level] >= 4 * SHARE[level] / whole - 2


def test_the_planner_gives_nights_to_those_who_carry_fewest() -> None:
    """U1 carries two nights, U2 one, U3 none, and four nights come: 0 + 2, 1 + 1, 2 + 0 are six, and one is left."""
    scenario, _ = build(tuple(f"U1 P{day} {day} 21:00-23:00" for day in (0, 2, 4, 6)))
    posts = {code: replace(post, departments=("UM",)) for code, post in scenario.posts.items()}
    carried = {"U1": 2, "U2": 1, "U3": 0}
    officers = {code: replace(o, carried=Carried(nights=carried.get(code, 9))) for code, o in scenario.officers.items()}
    scenario = replace(scenario, officers=officers, posts=posts, rules=PACK)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    seen = occupy(p, Planner(p, book).run())
    nights = dict(carried)
    for o in seen.officer[seen.job >= 0].tolist():
        if p.officers[o] in nights:
            nights[p.officers[o]] += 1
    assert sorted(nights.values()) == [2, 2, 3]
