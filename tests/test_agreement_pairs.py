"""Two rules that share a resource, in force together: model, engine and audit say the same of every roster.

Alone every rule is asked in `test_agreement`. Together they thin out one model, share its literals and bound each
other's prices; so here the exact model of both is asked, with the roster fixed, whether it allows it and what each
level costs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

import pytest

from drawing import draw
from enforceplan.compile import compile_problem
from enforceplan.evaluate import evaluate
from enforceplan.facts import Facts
from enforceplan.problem import Problem
from enforceplan.rules.base import Rule
from enforceplan.rules.book import impose, rooms
from enforceplan.solution import Solution, empty, to_roster
from limits import SECOND, rules
from test_agreement import SHORT_WEEKS, Fixed, at_ease
from worlds import week

Record = Callable[[str, object], None]

RESOURCES: dict[str, str] = {
    "an officer's time": "availability no_overlap min_rest min_rest.wish after_night_off daily_hours weekly_hours "
    "overtime reserved_hours contract_hours protected_persons consecutive_days backup_pair fair_hours fair_nights "
    "fair_weekends wishes",
    "an officer's shifts": "succession shifts_in_period hours_in_period run_of_days run_of_kind days_off_run weekends "
    "requests consecutive_days weekly_hours",
    "a seat": "whole_team two_officers lawful_body certificate_valid police_minimum checkpoint female_officer recusal "
    "auxiliary_limits auxiliary_ratio group_leader random_draw optional_elements female_preferred travel "
    "local_officers",
    "the commander": "unified_command whole_team no_overlap one_visit must_serve",
    "a department's heads": "home_reserve draw_cap pull_back_consent fair_departments lawful_body backup_pair",
    "premises": "one_visit one_visit.across visit_cap premises_draw mandatory_inspection recusal notice follow_up_due",
    "a vehicle": "equipment recorder_per_group must_serve",
    "a shift of a post": "cover cover_posts standby_capacity post_pair whole_team auxiliary_limits fair_streets "
    "run_of_kind",
    "a start": "keep_published availability coercion_times chained follow_up_due notice one_visit must_serve spread "
    "serve_operations duty_list_gate after_night_off lawful_body",
    "two people": "same_team mentor_pair backup_pair post_pair group_leader",
}
"""Resource -> the rules that share it; each is paired with the next two of its line."""
ROSTERS = 90
"""Drawn in each week; of these a pair takes a few of every kind."""
EACH = 3
"""Rosters a pair takes of each kind: free of both, felt by the one, by the other, by both."""
SIDES = ("free", "broken", "priced")
LEAST = 3
"""Rosters on which each rule of a pair is felt, and on which it is not."""


def pairs() -> dict[tuple[str, str], str]:
    """Pair -> the first resource that it shares."""
    found: dict[tuple[str, str], str] = {}
    for resource, line in RESOURCES.items():
        names = line.split()
        for n, name in enumerate(names):
            for other in (names[(n + step) % len(names)] for step in (1, 2)):
                one, two = sorted((name, other))
                if one != two:
                    found.setdefault((one, two), resource)
    return found


PAIRS = pairs()


def test_every_rule_shares_something() -> None:
    assert {name for pair in PAIRS for name in pair} == {*rooms(), *SECOND}
    assert all(len(set(line.split())) == len(line.split()) for line in RESOURCES.values())


@dataclass(frozen=True)
class Drawn:
    """A roster, and which entries feel it: it breaks them, or costs."""

    seed: int
    roster: Solution
    felt: frozenset[str]


@cache
def problem(seed: int) -> Problem:
    return compile_problem(at_ease(week(seed)))


@cache
def drawn() -> tuple[Drawn, ...]:
    """Rosters of the short weeks that the model can express."""
    found = []
    for seed in SHORT_WEEKS:
        p, r = problem(seed), Random(f"pairs {seed}")
        book = impose(rules(seed), p)
        for s in (empty(p), *(draw(p, r, legal=True) for _ in range(ROSTERS))):
            score = evaluate(p, book, s)
            felt = {*score.breaches} | {entry for entry, points in score.points.items() if points}
            found.append(Drawn(seed, s, frozenset(felt)))
    return tuple(found)


def taken(one: str, other: str) -> Iterator[Drawn]:
    """A few rosters of each kind, from few weeks."""
    kinds: dict[tuple[bool, bool], list[Drawn]] = defaultdict(list)
    for row in drawn():
        kinds[one in row.felt, other in row.felt].append(row)
    for rows in kinds.values():
        seeds = Counter(row.seed for row in rows).most_common(2)
        yield from [row for row in rows if row.seed in dict(seeds)][:EACH]


@pytest.mark.slow
@pytest.mark.parametrize("resource", RESOURCES)
def test_pairs_agree(resource: str, record_property: Record) -> None:
    for pair in [pair for pair, shared in PAIRS.items() if shared == resource]:
        seen: Counter[tuple[str, str]] = Counter()
        models: dict[int, Fixed] = {}
        for row in taken(*pair):
            p = problem(row.seed)
            both = [rule for rule in rules(row.seed) if rule.entry in pair]
            model = models.setdefault(row.seed, Fixed(p, both))
            for entry, side in compare(p, both, model, row.roster).items():
                seen[entry, side] += 1
        told = [f"{entry} " + "/".join(str(seen[entry, side]) for side in SIDES) for entry in pair]
        record_property("rosters on which two rules agree, free/broken/priced", f"{resource:<21}{' with '.join(told)}")
        for entry in pair:
            assert seen[entry, "free"] >= LEAST, (pair, entry)
            assert seen[entry, "broken"] + seen[entry, "priced"] >= LEAST, (pair, entry)


def compare(p: Problem, both: list[Rule], model: Fixed, s: Solution) -> dict[str, str]:
    """Entry -> side, once audit, engine and the model of both agree in verdict and in each level's price."""
    score = evaluate(p, impose(both, p), s)
    facts = Facts(p.scenario, to_roster(p, s))
    sides: dict[str, str] = {}
    for rule in both:
        found = list(rule.check(facts))
        told = any(f.blocks for f in found), sum(f.points for f in found)
        counted = bool(score.breaches.get(rule.entry)), score.points.get(rule.entry, 0)
        assert told == counted, (rule, p.scenario.title, facts.roster)
        sides[rule.entry] = "broken" if told[0] else "priced" if told[1] else "free"
    for level in {rule.level for rule in both}:
        least = model.price(s, level) if model.expresses(s) else None
        assert least == (None if score.breaches else score.levels[level]), (both, level, facts.roster)
    return sides
