"""Coercive execution: some start lies outside night, rest days and holidays, as the rule in force says.

When to modify: another time that is barred to execution.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from enforceplan.domain import Day, DayKind, Operation
from enforceplan.load.context import Context
from enforceplan.load.rules import Entries, values
from enforceplan.load.windows import starts, windows_text
from enforceplan.scenario.cells import read_clock
from enforceplan.text import both

RULE = "coercion_times"
"""Entry that says which times are barred."""


def check_execution(context: Context, index: int, operation: Operation, days: dict[date, Day], rules: Entries) -> None:
    """Complain where every start that is offered is barred, or none is offered (行政强制法 第四十三条)."""
    given = values(rules, RULE)
    offered = list(starts(context, operation, days))
    pinned = operation.pin.start is not None
    if pinned and not offered:
        return
    end = timedelta(minutes=operation.minutes)
    if any(_allowed(start, start + end, days, given) for start in offered):
        return
    night = f"{given['night_open']}–{given['night_close']}"
    context.complain(
        "operations", index, "pin_start" if pinned else "windows",
        value=None if pinned else windows_text(operation.windows),
        required=both("load_coercion.coercive_execution_outside", night=night),
        remedy=both("load_coercion.move_it_to_a_workday_by_day"),
    )  # fmt: skip


def _allowed(start: datetime, end: datetime, days: dict[date, Day], given: dict[str, Any]) -> bool:
    """Whether no minute of [start, end) lies at night or on a barred day."""
    barred = {DayKind.WEEKEND, DayKind.HOLIDAY} | (set() if given["on_makeup_workday"] else {DayKind.MAKEUP_WORKDAY})
    opens, closes = (read_clock(given[name]) for name in ("night_open", "night_close"))
    for midnight in _midnights(start - timedelta(days=1), end):
        night = midnight + timedelta(minutes=opens)
        if start < night + timedelta(minutes=(closes - opens) % 1440) and end > night:
            return False
        day = midnight.date()
        if end > midnight and start < midnight + timedelta(days=1) and day in days and days[day].kind in barred:
            return False
    return True


def _midnights(first: datetime, end: datetime) -> Iterator[datetime]:
    midnight = datetime(first.year, first.month, first.day)
    while midnight < end:
        yield midnight
        midnight += timedelta(days=1)
