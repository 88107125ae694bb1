"""The order to one department (派单): what it sends to which job, with room to accept, return or transfer it.

When to modify: what an order says on paper; its rows are those of `orders.order`.
"""

from __future__ import annotations

from enforceplan.report.listings import Listing
from enforceplan.report.orders import ORDER
from enforceplan.report.paper import Paper
from enforceplan.report.paper_notes import foot, head
from enforceplan.report.view import View
from enforceplan.roster import Role

_HEADS = {
    "certified": Role.CERTIFIED,
    "auxiliaries": Role.AUXILIARY,
    "cadres": Role.CADRE,
    "commanders": Role.COMMANDER,
}
_WIDTHS = {
    "day": 22,
    "time": 25,
    "code": 30,
    "name": 32,
    "street": 13,
    "muster": 22,
    "certified": 15,
    "auxiliaries": 18,
    "cadres": 13,
    "commanders": 20,
    "crew": 66,
    "remark": 33,
}
"""Columns of the table and their shares of its width; those in which nothing stands are left out."""


def order_paper(view: View, owner: str, order: Listing) -> Paper:
    """A paper of one department's order, landscape."""
    w = view.words
    paper = Paper(w.language, landscape=True)
    paper.heading(w("paper.order"))
    head(view, paper)
    sums = {role: sum(_number(row[ORDER.index(key)]) for row in order.rows) for key, role in _HEADS.items()}
    needed = ", ".join(w("paper.seats", role=w.of(role), heads=number) for role, number in sums.items() if number)
    total = w("paper.needed", jobs=len(order.rows), seats=sum(sums.values()), heads=needed)
    number = f"{view.outcome.scenario.week_start:%Y%m%d}-{owner}"
    paper.facts(
        [
            (w("column.department"), f"{owner} {view.owner_name(owner)}", w("column.code"), number),
            (w("column.kind"), w("paper.direction"), w("column.heads"), total),
        ]
    )
    kept = [key for key in _WIDTHS if any(row[ORDER.index(key)] for row in order.rows)]
    rows = [[row[ORDER.index(key)] for key in kept] for row in order.rows]
    shown = [[value if value != 0 else "" for value in row] for row in rows]
    paper.table([w(f"column.{key}") for key in kept], shown, [_WIDTHS[key] for key in kept])
    for line in (w("paper.contacts"), w("paper.receipt"), w("paper.signatures")):
        paper.signature(line)
    foot(view, paper)
    return paper


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
