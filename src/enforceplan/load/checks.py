"""Checks of the merged week: windows, dates, pins, order of operations, offers.

When to modify: another fault that can be seen before anything is solved.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from enforceplan.domain import CoerciveKind, Day, DayRule, Equipment, Offer, Operation, Span
from enforceplan.load.coercion import check_execution
from enforceplan.load.context import Context
from enforceplan.load.rules import Entries
from enforceplan.load.windows import openings, windows_text
from enforceplan.scenario.words import VALUES


def check_operations(context: Context, made: dict[str, Operation], calendar: tuple[Day, ...], rules: Entries) -> None:
    """Everything that is wrong with the times of operations, row by row."""
    days = {day.date: day for day in calendar}
    for index, row in enumerate(context.document.operations):
        operation = made.get(row.code) or made.get(f"{row.code}.1")
        if operation is None:
            continue
        known = len(context.collector.complaints)
        _check_limits(context, index, operation)
        _check_windows(context, index, operation, own=row.windows is not None)
        if len(context.collector.complaints) > known:
            continue
        _check_pinned_start(context, index, operation, days)
        _warn_of_days(context, row.times or 1, operation, days)
        if operation.coercive is CoerciveKind.EXECUTION and not operation.emergency_basis:
            check_execution(context, index, operation, days, rules)
    _check_order(context)


def _check_limits(context: Context, index: int, operation: Operation) -> None:
    """Earliest and latest lie in the week and leave room for the operation."""
    earliest, latest = operation.earliest, operation.latest
    span = f"{context.start:%Y-%m-%d %H:%M} – {context.end:%Y-%m-%d %H:%M}"
    if earliest is not None and earliest >= context.end:
        context.complain(
            "operations", index, "earliest", required=(f"本期内的时间 {span}", f"a time in the week {span}"),
            remedy=("改正日期", "correct the date"),
        )  # fmt: skip
    if latest is not None and latest <= context.start:
        context.complain(
            "operations", index, "latest", required=(f"本期内的时间 {span}", f"a time in the week {span}"),
            remedy=("改正日期", "correct the date"),
        )  # fmt: skip
    if earliest is not None and latest is not None and latest - earliest < timedelta(minutes=operation.minutes):
        context.complain(
            "operations", index, "latest",
            required=(f"最早之后至少 {operation.minutes} 分钟", f"at least {operation.minutes} minutes after earliest"),
            remedy=("放宽最早、最晚，或缩短时长", "widen earliest and latest, or shorten minutes"),
        )  # fmt: skip


def _check_windows(context: Context, index: int, operation: Operation, *, own: bool) -> None:
    """At least one window holds the operation whole."""
    short = [window for window in operation.windows if window.end - window.open < operation.minutes]
    spelt = windows_text(short)
    if len(short) == len(operation.windows):
        context.complain(
            "operations", index, "windows", value=spelt,
            required=(f"不短于 {operation.minutes} 分钟的时段", f"a window of at least {operation.minutes} minutes"),
            remedy=("放宽时段，或缩短时长", "widen the window, or shorten minutes"),
        )  # fmt: skip
    elif short and own:
        context.notice(
            "ignored", f"operations {operation.code}", f"{operation.code} 的时段 {spelt} 短于其时长，用不上",
            f"{operation.code}: windows {spelt} are shorter than the operation and cannot be used",
        )  # fmt: skip


def _warn_of_days(context: Context, times: int, operation: Operation, days: dict[date, Day]) -> None:
    """One of several on different days needs a day of its own."""
    if times == 1 or not operation.not_same_day:
        return
    offered = len({first.date() for first, _ in openings(context, operation, days)})
    if times > offered:
        context.notice(
            "warning", "operations.times", f"{operation.name}：{times} 次须在不同的日子，可用的日子只有 {offered} 天",
            f"{operation.name}: {times} times on different days, and only {offered} days are open to it",
        )  # fmt: skip


def _check_pinned_start(context: Context, index: int, operation: Operation, days: dict[date, Day]) -> None:
    """A pinned start is one at which the operation may begin."""
    start = operation.pin.start
    if start is None or start.date() not in context.dates:
        return
    if any(first <= start <= last for first, last in openings(context, operation, days)):
        return
    spelt, kind = windows_text(operation.windows), operation.days
    context.complain(
        "operations", index, "pin_start",
        required=(f"时段 {spelt}（{VALUES[DayRule][kind].split()[0]}）之内、放得下 {operation.minutes} 分钟的开始时间",
                  f"a start that leaves {operation.minutes} minutes in the windows {spelt} of its days ({kind.value})"),
        remedy=("改动固定时间，或放宽 windows、days、dates、earliest、latest",
                "move the pin, or widen windows, days, dates, earliest or latest"),
    )  # fmt: skip


def _check_order(context: Context) -> None:
    """``after`` names operations and never comes back to where it began."""
    rows = context.document.operations
    known = {row.code: index for index, row in enumerate(rows)}
    names = set(known) | {f"{row.code}.{part}" for row in rows for part in range(1, (row.times or 0) + 1)}
    before: dict[str, str] = {}
    for index, row in enumerate(rows):
        if row.after is not None and context.is_known(
            "operations", index, "after", row.after, names, "operations", ("行动", "operation")
        ):
            before[row.code] = row.after if row.after in known else row.after.rpartition(".")[0]
    settled: set[str] = set()
    for first in before:
        trail: dict[str, None] = {}
        code = first
        while code in before and code not in settled and code not in trail:
            trail[code] = None
            code = before[code]
        if code in trail:
            ring = " → ".join([*list(trail)[list(trail).index(code) :], code])
            context.complain(
                "operations", known[code], "after",
                required=(f"先后次序不成环：{ring}", f"an order without a ring: {ring}"),
                remedy=("删去其中一个 after", "leave out one of them"),
            )  # fmt: skip
        settled.update(trail)


def check_pins(context: Context, made: dict[str, Operation], equipment: dict[str, Equipment]) -> None:
    """No officer, and no single vehicle, is pinned to two operations whose pinned times overlap."""
    taken: dict[str, list[tuple[Span, str, int]]] = {}
    for index, row in enumerate(context.document.operations):
        operation = made.get(row.code)
        if operation is None or operation.pin.start is None:
            continue
        span = Span(operation.pin.start, operation.pin.start + timedelta(minutes=operation.minutes))
        single = operation.pin.vehicle in equipment and equipment[operation.pin.vehicle].quantity == 1
        pinned = [(name, "pin_officers") for name in operation.pin.officers]
        pinned += [(operation.pin.vehicle, "pin_vehicle")] if single else []
        for name, column in pinned:
            for other, code, other_index in taken.get(name, []):
                if span.start < other.end and other.start < span.end:
                    there = context.row("operations", other_index)
                    context.complain(
                        "operations", index, column, value=name,
                        required=(f"同一时间只固定在一处（{there.file} {there.place.text('zh')} 的 {code} 也固定了它）",
                                  f"one pin at a time ({code} in {there.file} {there.place.text('en')} pins it too)"),
                        remedy=("改动其中一个固定时间或人员", "move one of the two, or unpin it"),
                    )  # fmt: skip
            taken.setdefault(name, []).append((span, row.code, index))
        for name in sorted(set(operation.pin.officers) & set(operation.excluded)):
            context.complain(
                "operations", index, "pin_officers", value=name,
                required=("不同时被排除的人员", "an officer who is not excluded from the same operation"),
                remedy=("从 pin_officers 或 excluded 中删去", "take the name out of pin_officers or of excluded"),
            )  # fmt: skip


def _cross(one: Offer, other: Offer) -> bool:
    """Two offers of one department meet in time and place without being alike, so that nobody can tell which holds."""
    places = {one.street, other.street}
    alike = (one.street, one.span) == (other.street, other.span)
    meet = one.span.start < other.span.end and other.span.start < one.span.end
    return one.department == other.department and meet and not alike and (len(places) == 1 or "" in places)


def offers(context: Context) -> tuple[Offer, ...]:
    """What departments offer, as spans of time."""
    made: list[Offer] = []
    for index, row in enumerate(context.document.offers):
        street = "" if row.street is None else context.street_or_district("offers", index, "street", row.street)
        known = context.department("offers", index, "department", row.department)
        inside = context.inside("offers", index, "date", row.date)
        if row.end <= row.start:
            context.complain(
                "offers",
                index,
                "to",
                required=("晚于 from", "a time after from"),
                remedy=("改正时间", "correct the times"),
            )
        elif known and inside:
            midnight = datetime(row.date.year, row.date.month, row.date.day)
            span = Span(midnight + timedelta(minutes=row.start), midnight + timedelta(minutes=row.end))
            offer = Offer(row.department, street, span, row.heads)
            if any(_cross(before, offer) for before in made):
                context.complain(
                    "offers", index, "from", value=f"{span.start:%Y-%m-%d %H:%M} – {span.end:%H:%M}",
                    required=("与该部门同日其他报送时段相同或不相交", "times alike or apart from its other offers"),
                    remedy=("拆成不相交的时段", "split them into times that lie apart"),
                )  # fmt: skip
            made.append(offer)
    return tuple(made)
