"""A strict entry of the rule pack limits what is planned: a roster without any duty breaks none, but for two."""

from __future__ import annotations

import pytest

from enforceplan.catalogue import rule_pack
from enforceplan.compile import compile_problem
from enforceplan.evaluate import evaluate
from enforceplan.facts import Facts
from enforceplan.roster import Roster
from enforceplan.rules.book import impose, make
from enforceplan.solution import from_roster
from worlds import week

OBLIGED, GIVEN = "must_serve", "pull_back_consent"
"""What the planner has obliged is missed; what stands in the inputs alone is broken whatever is planned."""
STRICT = [entry for entry, given in rule_pack("cn-2026").entries.items() if not make(entry, given).points]
EMPTY = Roster((), (), (), ())


@pytest.mark.parametrize("seed", range(12))
def test_nothing_planned_breaks_nothing(seed: int) -> None:
    scenario = week(seed)
    p = compile_problem(scenario)
    empty, _ = from_roster(p, EMPTY)
    for entry in STRICT:
        rule = make(entry, rule_pack("cn-2026").entries[entry])
        found = list(rule.check(Facts(scenario, EMPTY)))
        assert bool(found) == bool(evaluate(p, impose([rule], p), empty).breaches), entry
        assert entry in (OBLIGED, GIVEN) or found == [], entry


def test_a_pull_back_without_consent_is_broken_by_an_empty_roster() -> None:
    rule = make(GIVEN, {})
    broken = [seed for seed in range(12) if list(rule.check(Facts(week(seed), EMPTY)))]
    assert 0 < len(broken) < 12
