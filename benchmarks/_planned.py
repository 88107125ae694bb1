"""Rosters from the constructive planner alone: the subject of whatever needs a roster and no search."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from benchmarks.registry import SCENARIOS
from enforceplan.audit import Verdict, audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Scenario
from enforceplan.evaluate import Score, evaluate
from enforceplan.load import load
from enforceplan.outcome import LevelScore, Outcome, Status
from enforceplan.problem import Problem
from enforceplan.roster import Roster
from enforceplan.rules.base import Rule
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution, to_roster
from enforceplan.solve.construct import Planner
from enforceplan.solve.reasons import why_unserved
from enforceplan.verbs import Book


@dataclass(frozen=True)
class Planned:
    """A scenario with its rules, its arrays and the planner's roster."""

    scenario: Scenario

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(effective(self.scenario))

    @cached_property
    def problem(self) -> Problem:
        """Closed by no rule: entries are switched off in `plan`."""
        return compile_problem(self.scenario)

    @cached_property
    def book(self) -> Book:
        return impose(self.rules, self.problem)

    def plan(self, without: str = "") -> Solution:
        """The planner's roster, one entry switched off."""
        return Planner(self.problem, self.book.without(frozenset({without}))).run()

    @cached_property
    def solution(self) -> Solution:
        return self.plan()

    @cached_property
    def score(self) -> Score:
        return evaluate(self.problem, self.book, self.solution)

    @cached_property
    def roster(self) -> Roster:
        return to_roster(self.problem, self.solution)

    @cached_property
    def verdict(self) -> Verdict:
        return audit(self.scenario, self.roster, self.rules)

    def outcome(self) -> Outcome:
        """What a solve would leave behind if its search found nothing better."""
        return Outcome(
            scenario=self.scenario,
            rules=self.rules,
            status=Status.GOOD,
            roster=self.roster,
            score={level: LevelScore(self.score.levels[level], 0) for level in Level},
            unserved=why_unserved(
                self.problem, self.book, self.solution, {rule.entry: rule.name for rule in self.rules}
            ),
            verdict=self.verdict,
        )


def planned(place: str) -> Planned:
    """A shipped place."""
    return Planned(load(SCENARIOS / place))
