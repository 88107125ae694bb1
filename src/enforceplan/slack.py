"""How near a roster comes to the limit of every rule that has one.

The engine's own count: what the rules in force say in verbs, measured against the roster.
When to modify: a verb whose distance to its limit can be told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from enforceplan.closeness import minds, room
from enforceplan.compile import compile_problem
from enforceplan.domain import Scenario
from enforceplan.evaluate import loads, marks, of_subjects, tallied
from enforceplan.problem import Problem
from enforceplan.roster import Roster
from enforceplan.rules.base import Rule, Spare
from enforceplan.rules.book import impose
from enforceplan.solution import Occupied, from_roster, occupy
from enforceplan.verbs import FREE, Apart, Ints, Least, Load, Marks, Tally, Verb

_READ: dict[Spare, tuple[type[Verb], ...]] = {
    "minutes": (Load, Least, Apart),
    "days": (Marks,),
    "weekends": (Marks,),
    "people": (Marks, Tally),
    "duties": (Load, Least),
}
"""Verbs that count in a unit; what a rule says in others is no distance."""


@dataclass(frozen=True)
class Slack:
    """The least distance to a rule's limit, of all to whom it applies and who come near it at all."""

    amount: int
    """0: somebody is at the limit; below 0: beyond it."""
    unit: Spare


def slack(scenario: Scenario, rules: tuple[Rule, ...], roster: Roster) -> dict[str, Slack]:
    """Strict entry -> its slack, where it has a limit and the roster something that counts towards it."""
    p = compile_problem(scenario, rules, roster)
    book = impose(rules, p)
    seen = occupy(p, from_roster(p, roster)[0])
    units = {rule.entry: rule.spare for rule in rules if rule.spare is not None}
    found: dict[str, Slack] = {}
    for verb in book.strict():
        unit = units.get(verb.entry)
        if unit is None or not isinstance(verb, _READ[unit]):
            continue
        left = _left(verb, p, seen)
        if left.size:
            amount = int(left.min())
            if verb.entry not in found or amount < found[verb.entry].amount:
                found[verb.entry] = Slack(amount, unit)
    return found


def _left(verb: Verb, p: Problem, seen: Occupied) -> Ints:
    """[n] distances to the limit of those who come near it."""
    if isinstance(verb, Load | Marks):
        per_officer = loads(verb.load, p, seen) if isinstance(verb, Load) else marks(verb, p, seen)
        total = of_subjects(verb, per_officer)
        left = np.asarray(verb.limit - total - (0 if verb.base is None else verb.base[None, :]))
        return left[(total > 0) & (verb.limit < FREE)]
    if isinstance(verb, Least):
        total = loads(verb.load, p, seen) + (0 if verb.base is None else verb.base)
        return np.asarray(total - verb.least)[verb.least > 0]
    if isinstance(verb, Tally):
        total, active = tallied(verb, p, seen)
        above, below = active & (verb.least > 0), active & (verb.most < FREE)
        return np.concatenate([(total - verb.least)[above], (verb.most - total)[below]])
    if isinstance(verb, Apart):
        return _between(verb, p, seen)
    raise TypeError(f"no distance is known of {type(verb).__name__}")


def _between(verb: Apart, p: Problem, seen: Occupied) -> Ints:
    """[n] minutes to spare between two duties of one officer whom the table binds."""
    left = [np.zeros(0, dtype=np.int64)]
    for o in np.unique(seen.officer).tolist():
        if verb.officers[o]:
            own = np.unique(seen.start[seen.officer == o])
            t, u = (grid.ravel() for grid in np.meshgrid(own, own, indexing="ij"))
            looked_at = minds(verb, p, t, u)
            left.append(room(verb, p, t[looked_at], u[looked_at]))
    return np.concatenate(left)
