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


def seed(context: Context, made: dict[str, Operation]) -> str:
    """The seed of every draw: the scenario's own, else the first day of the week, which is said."""
    own = context.document.settings.draw_seed
    if own:
        return own
    first = context.dates[0].isoformat()
    if any(o.pool or o.selection is Selection.RANDOM_DRAW for o in made.values()):
        context.notice(
            "draw", "settings.draw_seed", f"未填抽签种子：取 {first}；宜在抽签前公开确定",
            f"no draw_seed is given: {first} is taken; better settle one in public before the draw",
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
                "operations", index, "redraw_reason", required=("重新抽取的理由", "why it was drawn again"),
                remedy=("填写理由", "give the reason"),
            )  # fmt: skip
        elif row.redraw_reason and not row.redraw:
            context.complain(
                "operations", index, "redraw_reason",
                required=("redraw 为重新抽取的次数", "redraw to say how often it was drawn again"),
                remedy=("填写 redraw，或删去理由", "fill in redraw, or leave the reason out"),
            )  # fmt: skip
        elif row.redraw and not row.pool and not _lots(made, row):
            context.complain(
                "operations", index, "redraw",
                required=("有抽取的任务（pool，或 selection: random_draw）",
                          "an operation with a draw (pool, or selection: random_draw)"),
                remedy=("删去 redraw，或改为抽取", "leave redraw out, or let it be drawn"),
            )  # fmt: skip
        elif row.redraw:
            context.notice(
                "draw", f"operations {row.code}", f"{row.code} 已重新抽取 {row.redraw} 次：{row.redraw_reason}",
                f"{row.code} was drawn again, {row.redraw} time(s): {row.redraw_reason}",
            )  # fmt: skip
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
        context.is_known("operations", index, "pool", place, known, "premises", ("场所", "premises"))
        for place in row.pool
    ]
    twice = sorted({*row.pool} & {*row.premises})
    if bool(row.pool) != bool(row.draw):
        context.complain(
            "operations", index, "draw" if row.pool else "pool",
            required=("pool 与 draw 同时填写", "pool and draw together"),
            remedy=("补填，或都删去", "give the other one too, or neither"),
        )  # fmt: skip
    elif twice:
        context.complain(
            "operations", index, "pool", value=", ".join(twice),
            required=("不在 premises 列中的场所", "premises that are not in the column premises, too"),
            remedy=("从其中一列删去", "leave them out of one of the two"),
        )  # fmt: skip
    elif len({*row.pool}) < len(row.pool):
        again = sorted(code for code, times in Counter(row.pool).items() if times > 1)
        context.complain(
            "operations", index, "pool", value=", ".join(again),
            required=("pool 中每个场所只列一次（每个场所一签）", "each premises once in the pool, as each has one lot"),
            remedy=("删去重复的场所", "leave out what is there twice"),
        )  # fmt: skip
    elif row.pool and all(listed) and (row.draw or 0) > len({*row.pool}):
        context.complain(
            "operations", index, "draw", value=f"{row.draw} > {len({*row.pool})}",
            required=("不多于 pool 中的场所数", "no more than there are premises in the pool"),
            remedy=("减少 draw，或扩大 pool", "draw fewer, or widen the pool"),
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
            required=(f"不多于 pool 中尚可检查的场所数（{'、'.join(full)} 已达频次上限）",
                      f"no more than may still be visited ({', '.join(full)} had all planned visits of the year)"),
            remedy=("减少 draw，或扩大 pool", "draw fewer, or widen the pool"),
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
            "warning", f"operations {code}", f"{code} 已通知，但未固定已公布的开始时间（pin_start）：可能被移动",
            f"{code} was notified, but its published start is not pinned (pin_start): it may be moved",
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
                f"{code} 与 {operation.joins} 为综合查一次：同时开始，由其指挥长统一指挥",
                f"{code} and {operation.joins} are one visit: they begin together, under the latter's commander",
            )  # fmt: skip
    return replace(scenario, operations=made)
