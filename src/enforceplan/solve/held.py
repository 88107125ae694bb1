"""The question of one street: everything outside it stays as an earlier roster has it, and counts as occupied.

What is held is said in verbs, so that every part of the engine obeys, and every bound is one of this question.

When to modify: a new kind of decision in a roster, which has to be held too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from enforceplan.audit import audit
from enforceplan.domain import Level, Notice, Scenario
from enforceplan.errors import Complaint, Place, ScenarioFaulty, UsageFault
from enforceplan.outcome import Unserved
from enforceplan.problem import ROLES, Problem
from enforceplan.roster import EMPTY, Duty, Roster
from enforceplan.rules.base import Rule
from enforceplan.rules.book import sentence
from enforceplan.scenario.words import nearest
from enforceplan.solution import Solution, Unknown, from_roster
from enforceplan.text import Text, both
from enforceplan.verbs import Bools, Never, Oblige, Tally, Verb, When

_T = TypeVar("_T")
ENTRY = "--street"
"""Name under which what is held stands in a book; no rule has it."""
WHERE = "--from"
"""Name of the earlier roster in complaints."""
_LISTED = 5
"""Most names a complaint lists."""


def check_street(scenario: Scenario, street: str, earlier: Roster | None) -> None:
    """Raises UsageFault for a street the scenario does not have, and where there is no roster to hold to."""
    if street not in scenario.streets:
        known = ", ".join(scenario.streets)
        near = nearest(street, list(scenario.streets))
        zh, en = both("solve_held.nearest", near=near) if near else ("", "")
        raise UsageFault(*both("solve_held.street_required_a_street", street=street, known=known, what=(zh, en)))
    if earlier is None:
        raise UsageFault(*both("solve_held.street_required_an_earlier_run", street=street))


@dataclass(frozen=True)
class Held:
    """What stays while one street is planned."""

    scenario: Scenario
    street: str
    roster: Roster
    """The part of the earlier roster that is not about the street."""
    solution: Solution
    """The same as indices."""
    verbs: tuple[Verb, ...]
    """It is kept whole, and nothing is added to it."""
    free: Bools
    """[j] jobs of the street"""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Bounds and status are not of the whole."""
        return (Notice("warning", ENTRY, *both("solve_held.only_was_planned_all_other_streets", street=self.street)),)

    def together(self, roster: Roster) -> Roster:
        """What is held, to the mark, and of a new roster the part that is about the street."""
        others = outside(self.scenario, roster, self.street)
        return Roster(
            (*self.roster.starts, *_without(roster.starts, others.starts)),
            (*self.roster.duties, *_without(roster.duties, others.duties)),
            (*self.roster.bodies, *_without(roster.bodies, others.bodies)),
            (*self.roster.vehicles, *_without(roster.vehicles, others.vehicles)),
        ).ordered()

    def reasons(self, left_out: Iterable[Unserved]) -> tuple[Unserved, ...]:
        """Reasons, of operations outside the street for which there would be room: nobody was asked to serve them."""
        return tuple(self._reason(one) for one in left_out)

    def _reason(self, left_out: Unserved) -> Unserved:
        home = self.scenario.operations[left_out.operation].street
        if home == self.street or left_out.code != "not_chosen":
            return left_out
        text = Text(*both("solve_held.not_asked", street=self.street, home=home))
        return Unserved(left_out.operation, "not_asked", text)


def hold(p: Problem, rules: Sequence[Rule], earlier: Roster, unknown: Unknown, street: str) -> Held:
    """What of an earlier roster is to be held.

    Parameters
    ----------
    unknown
        What of the earlier roster the problem cannot express.

    Raises
    ------
    ScenarioFaulty
        Something outside the street has no place in the scenario (a run of another scenario), or breaks a rule by
        itself.
    """
    kept = outside(p.scenario, earlier, street)
    _check_places(p.scenario, kept, unknown)
    _check_rules(p.scenario, kept, rules)
    solution, _ = from_roster(p, kept)
    free = p.job_street == p.streets.index(street)
    return Held(p.scenario, street, kept, solution, tuple(_verbs(p, solution, ~free)), free)


def outside(scenario: Scenario, roster: Roster, street: str) -> Roster:
    """The part of a roster that is not about the street; jobs that the scenario does not know are part of it."""
    inside = {code for code, operation in scenario.operations.items() if operation.street == street}
    posts = {code for code, post in scenario.posts.items() if post.street == street}

    def elsewhere(duty: Duty) -> bool:
        return duty.post.post not in posts if duty.post else duty.operation not in inside

    return Roster(
        tuple(s for s in roster.starts if s.operation not in inside),
        tuple(duty for duty in roster.duties if elsewhere(duty)),
        tuple(b for b in roster.bodies if b.operation not in inside),
        tuple(v for v in roster.vehicles if v.operation not in inside),
    )


def _without(rows: tuple[_T, ...], others: tuple[_T, ...]) -> tuple[_T, ...]:
    left = set(others)
    return tuple(row for row in rows if row not in left)


def _check_places(scenario: Scenario, kept: Roster, unknown: Unknown) -> None:
    lost = list(_lost(scenario, kept, unknown))
    if lost:
        listed = ", ".join(lost[:_LISTED]) + (" …" if len(lost) > _LISTED else "")
        raise ScenarioFaulty(
            [
                Complaint(
                    WHERE,
                    Place(),
                    "",
                    listed,
                    *both("solve_held.a_run_of_this_scenario_things", lost=len(lost)),
                    *both("solve_held.give_a_run_of_this_scenario"),
                )
            ]
        )


def _check_rules(scenario: Scenario, kept: Roster, rules: Sequence[Rule]) -> None:
    given = {(f.entry, *f.subject.values()) for f in audit(scenario, EMPTY, rules).breaches}
    broken = [f for f in audit(scenario, kept, rules).breaches if (f.entry, *f.subject.values()) not in given]
    known = {rule.entry: rule for rule in rules}
    if broken:
        raise ScenarioFaulty(
            Complaint(
                WHERE,
                Place(),
                "",
                f.entry,
                *both(
                    "solve_held.all_other_streets_can_stay_as_they",
                    known=(sentence(known[f.entry], f).zh, sentence(known[f.entry], f).en),
                ),
                *both("solve_held.plan_without_street_first_or_mend"),
            )
            for f in broken
        )


def _lost(scenario: Scenario, kept: Roster, unknown: Unknown) -> Iterator[str]:
    begun = {start.operation for start in kept.starts}
    yield from (code for code in unknown.starts if code in begun)
    held = set(kept.duties)
    yield from (f"{duty.officer}@{duty.job}" for duty in unknown.duties if duty in held)
    yield from (f"{v.equipment}@{v.operation}" for v in kept.vehicles if v.equipment not in scenario.equipment)


def _verbs(p: Problem, kept: Solution, there: Bools) -> list[Verb]:
    """Starts, people and units of the jobs ``there``, none more and none less, i.e. sum of seats = heads kept."""
    begins = there[p.start_job] & (p.start_job < p.K)
    begins[kept.start[kept.start >= 0]] = False
    sits = np.zeros((p.O, p.I), dtype=bool)
    sits[p.seat_officer[kept.taken], p.seat_team[kept.taken]] = True
    closed = ~sits & there[p.team_job][None, :]
    teams = np.flatnonzero(there[p.team_job])
    row = np.full(p.I, -1, dtype=np.int64)
    row[teams] = np.arange(len(teams))
    verbs: list[Verb] = [
        Never(entry=ENTRY, level=Level.MUST, start=begins),
        Never(entry=ENTRY, level=Level.MUST, officer_team=closed),
    ]
    for role in range(len(ROLES)):
        mine = kept.taken[p.seat_role[kept.taken] == role]
        heads = np.bincount(p.seat_team[mine], minlength=p.I)[teams]
        weight = np.zeros((p.O, len(ROLES)), dtype=np.int64)
        weight[:, role] = 1
        verbs.append(
            Tally(entry=ENTRY, level=Level.MUST, row=row, weight=weight, least=heads, most=heads, when=When.ALWAYS)
        )
    served = (kept.start >= 0) & there[: p.K]
    k, q = np.nonzero(np.where(served[:, None], kept.units, 0))
    units = np.repeat(k, kept.units[k, q]), np.repeat(q, kept.units[k, q])
    none = np.zeros(0, dtype=np.int64)
    verbs.append(
        Oblige(
            entry=ENTRY,
            level=Level.MUST,
            served=served,
            start=np.where(served, kept.start, -1),
            officers=(none, none),
            units=units,
        )
    )
    return verbs
