"""Lots, visits, notices and chains of a place's week.

When to modify: another mark of the kind that a shipped place should show. All of it is assumed.
"""

from __future__ import annotations

from generator.places import PLACES
from generator.spec import Cell, Draft


def draws(draft: Draft) -> None:
    """Write the marks of the shipped week of a place, where it has some; variants have other operations."""
    place = draft.place
    if place != PLACES["dongcheng"]:
        return
    _operation(draft, "visit-S02", premises=None, pool=";".join(f"P-S02-{n}" for n in range(1, 5)), draw=1,
               note="assumption: one of the street's four premises is drawn by lot")  # fmt: skip
    _operation(draft, "bbq-S02", lead="MS", premises="P-S02-2",
               note="assumption: the smoke of a shop that the food check visits; market supervision leads")  # fmt: skip
    for code in ("visit-S01", "visit-S02", "visit-S03", "nine-S01", "nine-S01-2", "gas-S03"):
        _operation(draft, code, inspection_kind="routine")
    _operation(draft, "recheck-S01-2", after="nine-S01", after_min_hours=24,
               note="assumption: a day after the check")  # fmt: skip
    _operation(draft, "school-S01", after="vending-S01", after_min_hours=72,
               note="assumption: do the hawkers come back after three days")  # fmt: skip
    _operation(draft, "gas-S02", inspection_kind="routine", notice_no=f"{place.week.year}-023",
               pin_start=place.at(0, "08:30"), pin_reason="notified for this time", pin_by="ST-S02-01",
               note="assumption: the restaurants were told the week before")  # fmt: skip


def _operation(draft: Draft, code: str, **cells: Cell | None) -> None:
    """Change the row of an operation; None empties a cell."""
    row = next(row for row in draft.rows("operations") if row["code"] == code)
    for name, value in cells.items():
        if value is None:
            row.pop(name, None)
        else:
            row[name] = value
