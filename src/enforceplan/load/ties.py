"""What ties officers and operations together: pairs, wishes, chains, the duty list.

When to modify: a new table or column about who or what belongs together.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from enforceplan.domain import DutyItem, Operation, Pair, Span, Wish
from enforceplan.load.context import Context
from enforceplan.scenario.wishes import WrittenWish
from enforceplan.text import both


def pairs(context: Context) -> tuple[Pair, ...]:
    """Every pair of two single officers."""
    made: list[Pair] = []
    for index, row in enumerate(context.document.pairs):
        firsts = context.officers("pairs", index, "officer", row.officer)
        seconds = context.officers("pairs", index, "other", row.other)
        if len(firsts) > 1 or len(seconds) > 1:
            column, name, codes = ("officer", row.officer, firsts) if len(firsts) > 1 else ("other", row.other, seconds)
            context.unknown("pairs", index, column, name, codes, both("load_ties.single_officer"))
        elif firsts and firsts == seconds:
            context.complain(
                "pairs", index, "other", value=f"{row.officer} = {row.other}",
                required=both("load_ties.another_officer_than_in_the_column"),
                remedy=both("load_ties.correct_it_or_leave_the_row_out"),
            )  # fmt: skip
        elif firsts and seconds:
            made.append(Pair(firsts[0], seconds[0], row.kind))
    return tuple(made)


def wishes(context: Context) -> dict[str, tuple[Wish, ...]]:
    """Wishes by officer, those of other weeks left out with a notice."""
    made: dict[str, list[Wish]] = {}
    outside = 0
    for row in context.document.officers:
        for written in row.wishes:
            days = [day for day in context.dates if written.day in (day, day.weekday())]
            outside += not days
            for code in context.expanded.get(row.code, ()):
                made.setdefault(code, []).extend(_wish(written, day) for day in days)
    if outside:
        context.notice(
            "ignored", "officers.wishes", *both("load_ties.wishes_are_about_days_outside", outside=outside)
        )  # fmt: skip
    return {code: tuple(found) for code, found in made.items()}


def _wish(written: WrittenWish, day: date) -> Wish:
    midnight = datetime(day.year, day.month, day.day)
    low, high = {"am": (0, 12), "pm": (12, 24)}.get(written.half, (0, 24))
    span = Span(midnight + timedelta(hours=low), midnight + timedelta(hours=high))
    return Wish(span, written.wanted, written.kind, written.weight)


def duty_list(context: Context) -> tuple[DutyItem, ...]:
    """What departments may ask of the streets."""
    rows = enumerate(context.document.duty_list)
    return tuple(
        DutyItem(row.item, row.department)
        for index, row in rows
        if context.department("duty_list", index, "department", row.department)
    )


def chained(context: Context, made: dict[str, Operation]) -> None:
    """Complain of chains that name nothing or leave no time; rings are looked for in `checks`."""
    for index, row in enumerate(context.document.operations):
        if row.after is None:
            if row.after_min_hours is not None or row.after_max_hours is not None or row.after_same_pair:
                context.complain(
                    "operations", index, "after", required=both("load_ties.the_operation_that_comes_first"),
                    remedy=both("load_ties.fill_in_after_or_leave_out"),
                )  # fmt: skip
            continue
        if not context.is_known(
            "operations", index, "after", row.after, made, "operations", both("load_ties.operation")
        ):
            continue
        least, most = row.after_min_hours or 0, row.after_max_hours
        if most is not None and most < least:
            context.complain(
                "operations", index, "after_max_hours", value=f"{most:g} < {least:g}",
                required=both("load_ties.not_less_than_after_min_hours"),
                remedy=both("load_ties.correct_one_of_them"),
            )  # fmt: skip
