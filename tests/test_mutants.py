"""Lies told to either half of a rule are caught by its examples or by drawn rosters; one room: ``-k min_rest``.

What survives is listed in `equivalents` with the reason why no roster can tell it from the truth.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from random import Random
from time import process_time

import numpy as np
import pytest

from builders import midnight
from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.evaluate import evaluate
from enforceplan.facts import Facts
from enforceplan.problem import Problem
from enforceplan.roster import COMMANDER_ELEMENT, Role, Roster, Start
from enforceplan.rules.base import Rule
from enforceplan.rules.book import impose, make, rooms
from enforceplan.rules.examples import MONDAY, build
from enforceplan.solution import Solution, from_roster, to_roster
from equivalents import EQUIVALENT
from limits import rules
from mutation import Mutant, alive, mutants
from worlds import week

WORLDS, EACH, SPOILT = 60, 8, 4
"""Weeks drawn, and in each: rosters, and rosters spoilt by hand."""
Told = tuple[bool, int]
MIDNIGHT = midnight(MONDAY, 0)
Asked = tuple[tuple[Solution | None, Roster], ...]


@dataclass(frozen=True)
class Case:
    """One rule with its parameters, and rosters to ask it about."""

    rule: Rule
    p: Problem
    asked: Asked
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
        asked: list[tuple[Solution | None, Roster]] = [(told, roster)]
        if example in room.accepts:
            asked += [(None, wrong) for wrong in faults(roster)]
        cases.append(Case(make(room.id, dict(example.params)), p, tuple(asked)))
    return cases


def alone(p: Problem, r: Random, o: int) -> Solution:
    """A roster in which one officer does everything there is."""
    start = [r.choice([-1, *range(*p.first_start[k : k + 2].tolist())]) for k in range(p.K)]
    seats = np.flatnonzero((p.seat_officer == o) & np.asarray([r.random() < 0.4 for _ in p.seat_officer], dtype=bool))
    return Solution(np.asarray(start), seats, np.zeros((p.K, len(p.pools)), dtype=np.int64))


def faults(roster: Roster) -> Iterator[Roster]:
    """A sound roster with one thing wrong, again and again."""
    for n in {0, len(roster.starts) - 1} if roster.starts else ():
        yield replace(roster, starts=(*roster.starts[:n], *roster.starts[n : n + 1] * 2, *roster.starts[n + 1 :]))
        yield replace(roster, starts=(*roster.starts[:n], *roster.starts[n + 1 :]))
        unknown = replace(roster.starts[n], operation="NOTHING")
        yield replace(roster, starts=(*roster.starts[:n], unknown, *roster.starts[n:]))
        yield replace(roster, starts=(*roster.starts[: n + 1], unknown, *roster.starts[n + 1 :]))
    for n, duty in enumerate(roster.duties):
        before, after = roster.duties[:n], roster.duties[n + 1 :]
        yield replace(roster, duties=(*before, *after))
        commands = replace(duty, role=Role.COMMANDER, element=COMMANDER_ELEMENT, group=0, marks=())
        for other in (
            *(replace(duty, marks=()), commands, replace(duty, officer="NOBODY")),
            *(replace(duty, role=role) for role in Role if role is not duty.role),
            *(replace(duty, group=group) for group in (0, 1, 2) if group != duty.group),
        ):
            yield replace(roster, duties=(*before, other, *after))
        yield replace(roster, duties=(*roster.duties, commands))
        yield replace(roster, duties=(commands, *roster.duties))
    for n, choice in enumerate(roster.bodies):
        yield replace(roster, bodies=(*roster.bodies[:n], *roster.bodies[n + 1 :]))
        yield replace(roster, bodies=(*roster.bodies[:n], replace(choice, body="XX"), *roster.bodies[n + 1 :]))
    for n, use in enumerate(roster.vehicles):
        for quantity in (-1, 0, 1, 2, 3, 9):
            changed = replace(use, quantity=quantity)
            yield replace(roster, vehicles=(*roster.vehicles[:n], changed, *roster.vehicles[n + 1 :]))
        yield replace(roster, vehicles=(*roster.vehicles, use))


def spoilt(roster: Roster, r: Random) -> Roster:
    """A roster as a hand may leave it: names nobody knows, marks and bodies lost, starts told twice or moved."""
    duties, starts = list(roster.duties), list(roster.starts)
    bodies, vehicles = list(roster.bodies), list(roster.vehicles)
    r.shuffle(duties)
    if starts:
        n = r.randrange(len(starts))
        moved = replace(starts[n], start=starts[n].start + timedelta(minutes=r.choice([-1440, -1, 17, 1440, 20160])))
        starts[n : n + 1] = r.choice([[moved], [starts[n], moved], [starts[n]]])
    if duties and r.random() < 0.5:
        unknown = r.choice([{"officer": "NOBODY"}, {"operation": "NOTHING", "post": None}, {"group": 7}])
        duties.insert(r.choice([0, len(duties)]), replace(duties[0], **unknown))
    if r.random() < 0.3:
        starts.insert(r.choice([0, len(starts)]), Start("NOTHING", roster.starts[0].start if starts else MIDNIGHT))
    bare = r.random() * 0.5
    duties = [replace(duty, marks=()) if r.random() < bare else duty for duty in duties]
    bodies = [replace(choice, body="UM") if r.random() < 0.2 else choice for choice in bodies if r.random() < 0.9]
    vehicles = [replace(use, quantity=r.choice([-1, 0, 1, 4])) for use in vehicles if r.random() < 0.9]
    return Roster(tuple(starts), tuple(duties), tuple(bodies), tuple(vehicles))


@cache
def worlds() -> tuple[tuple[Problem, dict[str, Rule], Asked], ...]:
    found = []
    for seed in range(WORLDS):
        p, r = compile_problem(week(seed)), Random(seed)
        solutions = [draw(p, r, legal=n % 2 == 0) for n in range(EACH)]
        solutions += [alone(p, r, o) for o in (0, p.O - 1, r.randrange(p.O))]
        asked = [(s, to_roster(p, s)) for s in solutions]
        asked += [(None, spoilt(asked[n % EACH][1], r)) for n in range(SPOILT)]
        found.append((p, {rule.id: rule for rule in rules(seed) if rule.entry == rule.id}, tuple(asked)))
    return tuple(found)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """A lie may make a loop endless; then it is caught by never answering, in seconds of its own work."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def survives(
    room: type[Rule], mutant: Mutant, cases: list[Case], truth: list[dict[str, list[Told]]], seconds: float
) -> bool:
    """Nobody notices: every roster is told as before, and in good time."""
    halves = ["engine", "audit"] if mutant.half == "both" else ["engine" if mutant.half == "impose" else "audit"]
    with alive(room, mutant):
        try:
            with patience(seconds):
                for case, right in zip(cases, truth, strict=True):
                    for half in halves:
                        if any(a != b for a, b in zip(getattr(case, half)(), right[half], strict=True)):
                            return False
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, TimeoutError):
            return False  # a rule that stumbles has been caught
    return True


@pytest.mark.slow
@pytest.mark.parametrize("room", rooms().values(), ids=lambda room: room.id)
def test_every_lie_is_caught(room: type[Rule], record_property: Callable[[str, object], None]) -> None:
    cases = examples(room) + [Case(chosen[room.id], p, asked) for p, chosen, asked in worlds()]
    begun = process_time()
    truth = [{"engine": list(case.engine()), "audit": list(case.audit())} for case in cases]
    enough = 1 + 4 * (process_time() - begun)
    told = list(mutants(room))
    left = [mutant for mutant in told if survives(room, mutant, cases, truth, enough)]
    halves = Counter(mutant.half for mutant in told)
    assert set(halves) == {"impose", "check"}, "a half without lies, or a helper of both"
    record_property(
        "mutants of the rules",
        f"{room.id:<22}{halves['impose']:>5} of impose{halves['check']:>5} of check"
        f"{len(told) - len(left):>5} caught{len(left):>4} equivalent",
    )
    known = {name for names in EQUIVALENT.values() for name in names if name.startswith(f"{room.id}.")}
    survivors = {mutant.name for mutant in left}
    assert sorted(survivors - known) == [], "nobody notices"
    assert sorted(known - survivors) == [], "listed as equivalent, but caught or no mutant any more"
