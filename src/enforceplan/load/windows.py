"""When an operation may begin: its windows on its days, between earliest and latest.

When to modify: another thing that limits when an operation begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from enforceplan.domain import Day, DayRule, Operation, Window
from enforceplan.load.context import Context
from enforceplan.scenario.cells import clock_text


def windows_text(windows: Iterable[Window]) -> str:
    """Windows as they are written: 06:30-09:30; 19:00-23:30."""
    return "; ".join(f"{clock_text(window.open)}-{clock_text(window.close)}" for window in windows)


def openings(context: Context, operation: Operation, days: dict[date, Day]) -> Iterator[tuple[datetime, datetime]]:
    """First and last minute (both included) at which it may begin, window by window, day by day."""
    length = timedelta(minutes=operation.minutes)
    for day in operation.dates or context.dates:
        known = days[day]
        fits = {DayRule.ANY: True, DayRule.WORKDAY: known.works, DayRule.WEEKEND: not known.works,
                DayRule.SCHOOL_DAY: known.school}  # fmt: skip
        if not fits[operation.days]:
            continue
        midnight = datetime(day.year, day.month, day.day)
        for window in operation.windows:
            first = midnight + timedelta(minutes=window.open)
            last = midnight + timedelta(minutes=window.end) - length
            if operation.earliest is not None:
                first = max(first, operation.earliest)
            if operation.latest is not None:
                last = min(last, operation.latest - length)
            last = min(last, context.end - timedelta(minutes=1))
            if first <= last:
                yield first, last


def starts(context: Context, operation: Operation, days: dict[date, Day]) -> Iterator[datetime]:
    """Every start that is offered: the pinned one, or each opening and the grid behind it."""
    slot = context.document.settings.slot_minutes
    for first, last in openings(context, operation, days):
        if operation.pin.start is not None:
            if first <= operation.pin.start <= last:
                yield operation.pin.start
            continue
        yield first
        step = timedelta(minutes=slot - first.minute % slot)
        while first + step <= last:
            yield first + step
            step += timedelta(minutes=slot)
