"""Rows that contradict each other or say something of nobody: refused where only one can hold, else named.

When to modify: two rows, or two columns, that cannot both be meant.
"""

from __future__ import annotations

from datetime import date, timedelta

from enforceplan.domain import PairKind, Scenario, Wish
from enforceplan.load.context import Context, Texts
from enforceplan.scenario.kinds import CalendarKind
from enforceplan.text import both

_LONGEST_DUTY = timedelta(days=2)
_OF_A_DAY = (
    {CalendarKind.WORKDAY, CalendarKind.WEEKEND, CalendarKind.HOLIDAY, CalendarKind.MAKEUP_WORKDAY},
    {CalendarKind.SCHOOL_DAY, CalendarKind.NO_SCHOOL},
)
"""Kinds of which a day has one."""
_MOST = 10
"""Names listed in a notice."""


def check_crossed(context: Context, scenario: Scenario) -> None:
    """Everything in which two rows or columns cannot both hold, or a row holds for nothing there is."""
    _pairs(context)
    _days(context)
    _ledger(context)
    _parties(context, scenario)
    _exceptions(context)
    _wishes(context, scenario)


def _pairs(context: Context) -> None:
    """Nobody is kept together with and apart from the same officer."""
    seen: dict[tuple[frozenset[str], PairKind], int] = {}
    other = {PairKind.TOGETHER: PairKind.APART, PairKind.APART: PairKind.TOGETHER}
    for index, row in enumerate(context.document.pairs):
        if row.kind not in other:
            continue
        two = frozenset(context.expanded.get(row.officer, ()) + context.expanded.get(row.other, ()))
        first = seen.get((two, other[row.kind]))
        if first is not None:
            _twice(context, "pairs", index, "kind", first, f"{row.officer}, {row.other}: {row.kind.value}",
                   both("load_crossed.a_pair_either_together_or_apart"))  # fmt: skip
        seen.setdefault((two, row.kind), index)


def _days(context: Context) -> None:
    """A day is of one kind."""
    seen: dict[tuple[date, int], int] = {}
    for index, row in enumerate(context.document.calendar):
        group = next((n for n, kinds in enumerate(_OF_A_DAY) if row.kind in kinds), None)
        if group is None or row.streets or row.start is not None or row.end is not None:
            continue
        first = seen.setdefault((row.date, group), index)
        if context.document.calendar[first].kind is not row.kind:
            _twice(context, "calendar", index, "kind", first, f"{row.date} {row.kind.value}",
                   both("load_crossed.one_kind_of_day_a_date"))  # fmt: skip


def _twice(context: Context, table: str, index: int, column: str, first: int, value: str, required: Texts) -> None:
    context.complain(
        table,
        index,
        column,
        value=value,
        required=both("load_crossed.says_otherwise", required=required, **context.there(table, first)),
        remedy=both("load_crossed.leave_one_of_the_two_rows_out"),
    )


def _ledger(context: Context) -> None:
    """What lies before the week lies before it, and its last day was worked or not."""
    last = context.start + _LONGEST_DUTY
    for index, row in enumerate(context.document.ledger):
        if row.last_end is not None and row.last_end >= last:
            context.complain(
                "ledger",
                index,
                "last_end",
                required=both(
                    "load_crossed.the_end_of_a_duty_that_began",
                    context_start=f"{context.start:%Y-%m-%d}",
                    last=f"{last:%Y-%m-%d}",
                ),
                remedy=both("load_crossed.correct_it_or_week_start"),
            )
        if row.days_run and row.off_run:
            context.complain(
                "ledger", index, "off_run", value=f"days_run {row.days_run}, off_run {row.off_run}",
                required=both("load_crossed.one_of_the_two_the_day_before_had"),
                remedy=both("load_crossed.leave_one_of_them_out"),
            )  # fmt: skip


def _parties(context: Context, scenario: Scenario) -> None:
    """Name the parties of recusals that nothing of the week concerns."""
    known = {o.party for o in scenario.operations.values()} | {p.party for p in scenario.premises.values()}
    unknown = sorted({row.party for row in context.document.recusals if row.party} - known)
    if unknown:
        listed = ", ".join(unknown[:_MOST]) + (" …" if len(unknown) > _MOST else "")
        context.notice(
            "warning", "recusals.party", *both("load_crossed.no_operation_and_no_premises", listed=listed)
        )  # fmt: skip


def _exceptions(context: Context) -> None:
    """Name exceptions none of whose days lies in the week."""
    first, last = context.dates[0], context.dates[-1]
    away = [row for row in context.document.exceptions if row.end < first or row.start > last]
    if away:
        listed = ", ".join(f"{row.rule} {row.subject} {row.start}–{row.end}" for row in away[:_MOST])
        context.notice(
            "warning",
            "exceptions",
            *both("load_crossed.exceptions_outside_to_of_effect", first=first, last=last, listed=listed),
        )


def _wishes(context: Context, scenario: Scenario) -> None:
    """Name officers who wish to be on duty and free for one time."""
    torn = [
        code for code, officer in scenario.officers.items()
        if any(_contrary(one, two) for one in officer.wishes for two in officer.wishes)
    ]  # fmt: skip
    if torn:
        listed = ", ".join(torn[:_MOST]) + (" …" if len(torn) > _MOST else "")
        context.notice(
            "warning", "officers.wishes", *both("load_crossed.wishes_to_be_on_duty_and_free_at", listed=listed)
        )  # fmt: skip


def _contrary(on: Wish, off: Wish) -> bool:
    """Whoever is on duty as the one wishes is not free as the other does."""
    meet = off.span.start <= on.span.start and on.span.end <= off.span.end
    return on.wanted and not off.wanted and meet and off.kind in ("", on.kind)
