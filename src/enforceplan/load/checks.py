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
from enforceplan.text import both


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
            "operations", index, "earliest", required=both("load_checks.a_time_in_the_week", span=span),
            remedy=both("load_checks.correct_the_date"),
        )  # fmt: skip
    if latest is not None and latest <= context.start:
        context.complain(
            "operations", index, "latest", required=both("load_checks.a_time_in_the_week", span=span),
            remedy=both("load_checks.correct_the_date"),
        )  # fmt: skip
    if earliest is not None and latest is not None and latest - earliest < timedelta(minutes=operation.minutes):
        context.complain(
            "operations", index, "latest",
            required=both("load_checks.at_least_minutes_after_earliest", minutes=operation.minutes),
            remedy=both("load_checks.widen_earliest_and_latest"),
        )  # fmt: skip


def _check_windows(context: Context, index: int, operation: Operation, *, own: bool) -> None:
    """At least one window holds the operation whole."""
    short = [window for window in operation.windows if window.end - window.open < operation.minutes]
    spelt = windows_text(short)
    if len(short) == len(operation.windows):
        context.complain(
            "operations", index, "windows", value=spelt,
            required=both("load_checks.a_window_of_at_least_minutes", minutes=operation.minutes),
            remedy=both("load_checks.widen_the_window_or_shorten"),
        )  # fmt: skip
    elif short and own:
        context.notice(
            "ignored",
            f"operations {operation.code}",
            *both("load_checks.windows_are_shorter_than", operation_code=operation.code, spelt=spelt),
        )


def _warn_of_days(context: Context, times: int, operation: Operation, days: dict[date, Day]) -> None:
    """One of several on different days needs a day of its own."""
    if times == 1 or not operation.not_same_day:
        return
    offered = len({first.date() for first, _ in openings(context, operation, days)})
    if times > offered:
        context.notice(
            "warning",
            "operations.times",
            *both("load_checks.times_on_different_days", operation_name=operation.name, times=times, offered=offered),
        )


def _check_pinned_start(context: Context, index: int, operation: Operation, days: dict[date, Day]) -> None:
    """A pinned start is one at which the operation may begin."""
    start = operation.pin.start
    if start is None or start.date() not in context.dates:
        return
    if any(first <= start <= last for first, last in openings(context, operation, days)):
        return
    spelt, kind = windows_text(operation.windows), operation.days
    context.complain(
        "operations",
        index,
        "pin_start",
        required=both(
            "load_checks.a_start_that_leaves_minutes",
            minutes=operation.minutes,
            spelt=spelt,
            kind=(VALUES[DayRule][kind].split()[0], kind.value),
        ),
        remedy=both("load_checks.move_the_pin_or_widen_windows_days"),
    )


def _check_order(context: Context) -> None:
    """``after`` names operations and never comes back to where it began."""
    rows = context.document.operations
    known = {row.code: index for index, row in enumerate(rows)}
    names = set(known) | {f"{row.code}.{part}" for row in rows for part in range(1, (row.times or 0) + 1)}
    before: dict[str, str] = {}
    for index, row in enumerate(rows):
        if row.after is not None and context.is_known(
            "operations", index, "after", row.after, names, "operations", both("load_checks.operation")
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
                required=both("load_checks.an_order_without_a_ring", ring=ring),
                remedy=both("load_checks.leave_out_one_of_them"),
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
                    there = context.there("operations", other_index)
                    context.complain(
                        "operations",
                        index,
                        column,
                        value=name,
                        required=both("load_checks.one_pin_at_a_time_in_pins_it_too", code=code, **there),
                        remedy=both("load_checks.move_one_of_the_two_or_unpin"),
                    )
            taken.setdefault(name, []).append((span, row.code, index))
        for name in sorted(set(operation.pin.officers) & set(operation.excluded)):
            context.complain(
                "operations", index, "pin_officers", value=name,
                required=both("load_checks.an_officer_who_is_not_excluded"),
                remedy=both("load_checks.take_the_name_out_of_pin_officers"),
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
                required=both("load_checks.a_time_after_from"),
                remedy=both("load_checks.correct_the_times"),
            )
        elif known and inside:
            midnight = datetime(row.date.year, row.date.month, row.date.day)
            span = Span(midnight + timedelta(minutes=row.start), midnight + timedelta(minutes=row.end))
            offer = Offer(row.department, street, span, row.heads)
            if any(_cross(before, offer) for before in made):
                context.complain(
                    "offers", index, "from", value=f"{span.start:%Y-%m-%d %H:%M} – {span.end:%H:%M}",
                    required=both("load_checks.times_alike_or_apart_from_its"),
                    remedy=both("load_checks.split_them_into_times_that_lie"),
                )  # fmt: skip
            made.append(offer)
    return tuple(made)
