"""How much of each department's time a week asks for: certified hours needed over hours available.

Needed: heads of every element that is not optional, and the counted hours of posts. Available: weekly hours less home
work; leave is not taken off. It reads the loaded scenario, not the draft, so it checks what was written.

When to modify: another thing that costs certified hours.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from enforceplan.domain import DayRule, Post, Scenario, Standing


def loads(scenario: Scenario) -> dict[str, float]:
    """Load of each department that owns certified officers, in percent.

    Officers of a street's own bureau count for the department they came from (STREET-DEPARTMENT-NN).
    """
    needed: dict[str, float] = defaultdict(float)
    for operation in scenario.operations.values():
        for element in operation.elements:
            if not element.optional:
                groups = operation.groups if element.per_group else 1
                needed[element.department] += element.certified * groups * operation.minutes
    for post in scenario.posts.values():
        owner = next((code for code in post.departments if code in scenario.departments), "")
        for number in range(scenario.days):
            if _held(scenario, post, number):
                needed[owner] += post.certified * sum(
                    (shift.end - shift.open - post.break_minutes) * post.counted for shift in post.shifts
                )
    available: dict[str, float] = defaultdict(float)
    for officer in scenario.officers.values():
        if officer.standing is Standing.CERTIFIED:
            home = officer.owner if officer.owner in scenario.departments else officer.code.split("-")[1]
            available[home] += officer.weekly_minutes - officer.reserved_minutes
    return {code: 100 * needed[code] / minutes for code, minutes in available.items()}


def _held(scenario: Scenario, post: Post, number: int) -> bool:
    day = scenario.day_of[scenario.week_start + timedelta(days=number)]
    return post.days is DayRule.ANY or day.works == (post.days is DayRule.WORKDAY)
