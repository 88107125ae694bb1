"""Which minutes are offered: windows on allowed days, between earliest and latest, on the grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from enforceplan.compile.arrays import ints
from enforceplan.domain import DayRule, Operation, Post, Scenario
from enforceplan.problem import DAY
from enforceplan.verbs import Ints


def minute(scenario: Scenario, when: datetime) -> int:
    """Minutes from the first midnight of the horizon."""
    delta = when - scenario.start
    return delta.days * DAY + delta.seconds // 60


def held(scenario: Scenario, post: Post, day: date) -> bool:
    """Whether the post is held on that day."""
    if post.dates and day not in post.dates:
        return False
    return (not post.weekdays or day.weekday() in post.weekdays) and of_kind(scenario, post.days, day)


def of_kind(scenario: Scenario, rule: DayRule, day: date) -> bool:
    """Whether the day is of the kind asked for."""
    entry = scenario.day_of[day]
    if rule is DayRule.SCHOOL_DAY:
        return entry.school
    return rule is DayRule.ANY or entry.works == (rule is DayRule.WORKDAY)


@dataclass(frozen=True)
class Starts:
    """Starts of all jobs, job after job."""

    job: Ints
    begin: Ints
    first: Ints


def all_starts(scenario: Scenario, operations: list[Operation], shifts: list[tuple[Post, int, int]]) -> Starts:
    """Offered minutes of every operation, then the opening of every post shift."""
    per_job = [_offered(scenario, operation) for operation in operations]
    per_job += [[d * DAY + post.shifts[n].open] for post, d, n in shifts]
    counts = ints(len(begins) for begins in per_job)
    return Starts(
        job=np.repeat(np.arange(len(per_job)), counts),
        begin=ints(minute for begins in per_job for minute in begins),
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
    )


def _offered(scenario: Scenario, operation: Operation) -> list[int]:
    """Minutes at which it may begin: window openings, `earliest`, the grid; a pinned or published minute that fits."""
    earliest = 0 if operation.earliest is None else max(0, minute(scenario, operation.earliest))
    latest = None if operation.latest is None else minute(scenario, operation.latest)
    told = scenario.published.get(operation.code)
    settled = [when for when in (operation.pin.start, told and told.start) if when]
    single = [minute(scenario, when) for when in settled]
    begins: set[int] = set()
    for d in range(scenario.days):
        day = scenario.week_start + timedelta(days=d)
        if (operation.dates and day not in operation.dates) or not of_kind(scenario, operation.days, day):
            continue
        for window in operation.windows:
            low = max(d * DAY + window.open, earliest)
            close = d * DAY + window.end if latest is None else min(d * DAY + window.end, latest)
            high = min(close - operation.minutes, scenario.days * DAY - 1)
            if low > high:
                continue
            grid = range(-(-low // scenario.slot_minutes) * scenario.slot_minutes, high + 1, scenario.slot_minutes)
            begins.update((low, *grid))
            begins.update(begin for begin in single if low <= begin <= high)
    return sorted(begins)
