"""Faults and cost of a ROADEF 2007 solution, straight from the challenge's text; knows nothing of enforceplan."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.roadef2007 import Instance

DAY = 120
WEIGHTS = {1: 28, 2: 14, 3: 4}
"""Of the latest end among a priority's interventions; of all of them 1."""


@dataclass(frozen=True)
class Plan:
    """A solution: when each intervention begins and with whom."""

    when: dict[str, tuple[int, int, int]]
    """Intervention -> (day from 1, start within it, team)."""
    crews: dict[tuple[int, int], tuple[str, ...]]
    """(day, team) -> technicians; team 0 does not work."""

    @property
    def days(self) -> int:
        """Number of days."""
        return max(d for d, _, _ in self.when.values())


def evaluate(instance: Instance, plan: Plan) -> tuple[set[str], int]:
    """(kinds of fault, cost). Faults: overlap, two_teams, day_off, skill, predecessor, outsourced, day.

    Somebody in two interventions at once is an overlap; who works on his day off is no member of team 0 that day.
    """
    faults, jobs = set(), instance.interventions
    end = {code: (d - 1) * DAY + start + jobs[code].units for code, (d, start, _) in plan.when.items()}
    for code, (d, start, team) in plan.when.items():
        crew = [instance.technicians[name] for name in plan.crews[d, team]]
        if start < 0 or start + jobs[code].units > DAY:
            faults.add("day")
        for (domain, level), heads in jobs[code].asked.items():
            if sum(one.levels[domain - 1] >= level for one in crew) < heads:
                faults.add("skill")
        if any(d in one.off for one in crew):
            faults.add("day_off")
        for first in jobs[code].first:
            if first not in end or end[first] > (d - 1) * DAY + start:
                faults.add("predecessor")
    for a, b in combinations(plan.when, 2):
        (day_a, start_a, team_a), (day_b, start_b, team_b) = plan.when[a], plan.when[b]
        meet = day_a == day_b and start_a < start_b + jobs[b].units and start_b < start_a + jobs[a].units
        if meet and {*plan.crews[day_a, team_a]} & {*plan.crews[day_b, team_b]}:
            faults.add("overlap")
    for (d, team), (other, another) in combinations(plan.crews, 2):
        both = {*plan.crews[d, team]} & {*plan.crews[other, another]}
        if 0 in (team, another):
            both = {name for name in both if d not in instance.technicians[name].off}
        if d == other and both:
            faults.add("two_teams")
    if sum(job.cost for code, job in jobs.items() if code not in plan.when) > instance.budget:
        faults.add("outsourced")
    cost = max(end.values())
    for priority, weight in WEIGHTS.items():
        cost += weight * max((end[code] for code in end if jobs[code].priority == priority), default=0)
    return faults, cost
