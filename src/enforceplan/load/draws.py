"""Lots, visits and notices: what is drawn on loading, which checks join another's visit, what was notified.

Nothing that is optimised is read here; the audit and the engine each draw again for themselves. When to modify: with
the draw of premises, or with what the loader says of draws.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from enforceplan import visits
from enforceplan.domain import Operation, Premises, Scenario, Selection
from enforceplan.load.context import Context
from enforceplan.load.operations import codes_of
from enforceplan.lots import Caps, drawn_premises
from enforceplan.scenario.work import OperationRow
from enforceplan.text import both


def seed(context: Context, made: dict[str, Operation]) -> str:
    """The seed of every draw: the scenario's own, else the first day of the week, which is said."""
    own = context.document.settings.draw_seed
    if own:
        return own
    first = context.dates[0].isoformat()
    if any(o.pool or o.selection is Selection.RANDOM_DRAW for o in made.values()):
        context.notice(
            "draw", "settings.draw_seed", *both("load_draws.no_draw_seed_is_given_is_taken", first=first)
        )  # fmt: skip
    return first


def premises(
    context: Context, made: dict[str, Operation], known: dict[str, Premises], caps: Caps, draw_seed: str
) -> dict[str, Operation]:
    """The operations with the premises drawn from their pools; complains of pools that cannot be drawn from."""
    drawn: dict[str, Operation] = dict(made)
    for index, row in enumerate(context.document.operations):
        _told(context, index, row.notice_no, row.pin_start is None)
        if row.redraw and not row.redraw_reason:
            context.complain(
                "operations", index, "redraw_reason", required=both("load_draws.why_it_was_drawn_again"),
                remedy=both("load_draws.give_the_reason"),
            )  # fmt: skip
        elif row.redraw_reason and not row.redraw:
            context.complain(
                "operations", index, "redraw_reason",
                required=both("load_draws.redraw_to_say_how_often_it_was"),
                remedy=both("load_draws.fill_in_redraw_or_leave_the_reason"),
            )  # fmt: skip
        elif row.redraw and not row.pool and not _lots(made, row):
            context.complain(
                "operations", index, "redraw",
                required=both("load_draws.an_operation_with_a_draw_pool"),
                remedy=both("load_draws.leave_redraw_out_or_let"),
            )  # fmt: skip
        elif row.redraw:
            context.notice(
                "draw",
                f"operations {row.code}",
                *both(
                    "load_draws.was_drawn_again",
                    row_code=row.code,
                    redraw=row.redraw,
                    redraw_reason=row.redraw_reason,
                ),
            )
        if not _drawable(context, index, known):
            continue
        for code in codes_of(row):
            if code in made:
                drawn[code] = _visiting(context, index, made[code], known, caps, draw_seed)
    return drawn


def _lots(made: dict[str, Operation], row: OperationRow) -> bool:
    """Whether inspectors of a row are drawn; so taken, too, of one that was complained of."""
    return any(c not in made or made[c].selection is Selection.RANDOM_DRAW for c in codes_of(row))


def _drawable(context: Context, index: int, known: dict[str, Premises]) -> bool:
    """Whether a row has a pool that can be drawn from as it is written; complains where it is wrong."""
    row = context.document.operations[index]
    listed = [
        context.is_known("operations", index, "pool", place, known, "premises", both("load_draws.premises"))
        for place in row.pool
    ]
    twice = sorted({*row.pool} & {*row.premises})
    if bool(row.pool) != bool(row.draw):
        context.complain(
            "operations", index, "draw" if row.pool else "pool",
            required=both("load_draws.pool_and_draw_together"),
            remedy=both("load_draws.give_the_other_one_too_or_neither"),
        )  # fmt: skip
    elif twice:
        context.complain(
            "operations", index, "pool", value=", ".join(twice),
            required=both("load_draws.premises_that"),
            remedy=both("load_draws.leave_them_out_of_one_of_the_two"),
        )  # fmt: skip
    elif len({*row.pool}) < len(row.pool):
        again = sorted(code for code, times in Counter(row.pool).items() if times > 1)
        context.complain(
            "operations", index, "pool", value=", ".join(again),
            required=both("load_draws.each_premises_once_in_the_pool"),
            remedy=both("load_draws.leave_out_what_is_there_twice"),
        )  # fmt: skip
    elif row.pool and all(listed) and (row.draw or 0) > len({*row.pool}):
        context.complain(
            "operations", index, "draw", value=f"{row.draw} > {len({*row.pool})}",
            required=both("load_draws.no_more_than_there_are_premises"),
            remedy=both("load_draws.draw_fewer_or_widen_the_pool"),
        )  # fmt: skip
    else:
        return bool(row.pool) and all(listed)
    return False


def _visiting(
    context: Context, index: int, operation: Operation, known: dict[str, Premises], caps: Caps, draw_seed: str
) -> Operation:
    """The operation with the premises drawn; zone and party are theirs where the row says none."""
    drawn = drawn_premises(draw_seed, operation, known, caps)
    if len(drawn) < operation.draw:
        pool = sorted({*operation.pool})
        full = [c for c in pool if not caps.open(operation, known[c])]
        context.complain(
            "operations", index, "draw", value=f"{operation.draw} > {len(pool)} - {len(full)}",
            required=both("load_draws.no_more_than_may_still_be_visited", full=('、'.join(full), ', '.join(full))),
            remedy=both("load_draws.draw_fewer_or_widen_the_pool"),
        )  # fmt: skip
        return operation
    row = context.document.operations[index]
    first = known[drawn[0]]
    plain = not row.premises
    return replace(
        operation,
        premises=(*operation.premises, *drawn),
        zone=first.zone if plain and row.zone is None else operation.zone,
        party=operation.party or first.party,
    )


def _told(context: Context, index: int, number: str, unpinned: bool) -> None:
    if number and unpinned:
        code = context.document.operations[index].code
        context.notice(
            "warning", f"operations {code}", *both("load_draws.was_notified_but_its_published", code=code)
        )  # fmt: skip


def joined(context: Context, scenario: Scenario) -> Scenario:
    """The scenario with one department's checks of one premises under one commander, where `one_visit` is strict."""
    strict = {
        name for name, entry in scenario.rules.items()
        if entry["rule"] == "one_visit" and not (entry.get("off") or entry.get("points") or entry.get("across"))
    }  # fmt: skip
    if not strict:
        return scenario
    first, last = context.dates[0], context.dates[-1]
    free = {e.subject for e in scenario.exceptions if e.entry in strict and e.first <= last and e.last >= first}
    made = visits.joined(scenario, free)
    for code, operation in made.items():
        if operation.joins:
            context.notice(
                "visit", f"operations {code}",
                *both("load_draws.and_are_one_visit_they_begin", code=code, joins=operation.joins)
            )  # fmt: skip
    return replace(scenario, operations=made)
