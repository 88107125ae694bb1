"""Lies told to either half of a rule are caught by the room's examples or by drawn rosters."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from random import Random

import pytest
from mutation import Mutant, alive, mutants
from worlds import draw, rules, week

from enforceplan.compile import compile_problem
from enforceplan.evaluate import evaluate
from enforceplan.facts import Facts
from enforceplan.problem import Problem
from enforceplan.roster import Roster
from enforceplan.rules.base import Rule
from enforceplan.rules.book import impose, make, rooms
from enforceplan.rules.examples import build
from enforceplan.solution import Solution, from_roster, to_roster

WORLDS, EACH = 60, 8
Told = tuple[bool, int]


@dataclass(frozen=True)
class Case:
    """One rule with its parameters, and rosters to ask it about."""

    rule: Rule
    p: Problem
    asked: tuple[tuple[Solution | None, Roster], ...]
    """Rosters as indices (None where the arrays cannot say it) and as names."""

    def engine(self) -> Iterator[Told]:
        """What ``impose`` makes the engine count."""
        book = impose([self.rule], self.p)
        for s, _ in self.asked:
            if s is not None:
                score = evaluate(self.p, book, s)
                yield bool(score.breaches), sum(score.points.values())

    def audit(self) -> Iterator[Told]:
        """What ``check`` finds."""
        for _, roster in self.asked:
            found = list(self.rule.check(Facts(self.p.scenario, roster)))
            yield any(f.blocks for f in found), sum(f.points for f in found)


def examples(room: type[Rule]) -> list[Case]:
    cases = []
    for example in (*room.accepts, *room.rejects):
        scenario, roster = build(example.duties, example.given)
        p = compile_problem(scenario)
        solution, unknown = from_roster(p, roster)
        told = None if unknown.duties or unknown.starts else solution
        cases.append(Case(make(room.id, dict(example.params)), p, ((told, roster),)))
    return cases


@cache
def worlds() -> tuple[tuple[Problem, dict[str, Rule], tuple[tuple[Solution, Roster], ...]], ...]:
    found = []
    for seed in range(WORLDS):
        p, r = compile_problem(week(seed)), Random(seed)
        solutions = [draw(p, r, legal=n % 2 == 0) for n in range(EACH)]
        asked = tuple((s, to_roster(p, s)) for s in solutions)
        found.append((p, {rule.id: rule for rule in rules(seed) if rule.entry == rule.id}, asked))
    return tuple(found)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """A lie may make a loop endless; then it is caught by never answering."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def survives(room: type[Rule], mutant: Mutant, cases: list[Case], truth: list[dict[str, list[Told]]]) -> bool:
    """Nobody notices: every roster is told as before."""
    halves = ["engine", "audit"] if mutant.half == "both" else ["engine" if mutant.half == "impose" else "audit"]
    with alive(room, mutant):
        try:
            with patience(4):
                for case, right in zip(cases, truth, strict=True):
                    for half in halves:
                        if any(a != b for a, b in zip(getattr(case, half)(), right[half], strict=True)):
                            return False
        except Exception:  # a lie that makes the rule stumble is caught too
            return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_every_lie_is_caught(room: type[Rule]) -> None:
    cases = examples(room) + [Case(chosen[room.id], p, asked) for p, chosen, asked in worlds()]
    truth = [{"engine": list(case.engine()), "audit": list(case.audit())} for case in cases]
    told = list(mutants(room))
    left = [mutant for mutant in told if survives(room, mutant, cases, truth)]
    print(f"\n{room.id:<22}{len(told):>5} mutants {len(told) - len(left):>5} caught {len(left):>4} equivalent")
    assert sorted({m.name for m in left}) == []
    assert {m.half for m in told} >= {"impose", "check"}
