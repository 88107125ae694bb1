"""Who belongs together, who asked for what, and when a re-check falls due: the ties of a place's week.

When to modify: another tie between people or operations that a shipped place should show. All of it is assumed.
"""

from __future__ import annotations

from generator.spec import Draft, Row


def ties(draft: Draft) -> None:
    """Write the ties of a place, where it has some."""
    if draft.place.key in _TIES:
        _TIES[draft.place.key](draft)


def _dongcheng(draft: Draft) -> None:
    """Orders of departments on the duty list and off it, a re-check with its time, pairs, wishes."""
    place = draft.place
    _operation(draft, "nine-S02", source="department_order", requested_by="FR",
               note="assumption: asked for by the fire brigade, on the duty list")  # fmt: skip
    _operation(draft, "bbq-S03", source="department_order", requested_by="EE",
               note="assumption: asked for by the ecology office, not on the duty list; it is returned")  # fmt: skip
    _operation(draft, "recheck-S02", earliest=place.at(0, "08:00"), follow_up_days=2,
               note="assumption: the time to mend ends on Monday, the re-check is due two workdays later")  # fmt: skip
    for street in place.codes:
        draft.add("pairs", officer=f"UM-{street}-01", other=f"UM-{street}-03", kind="together",
                  note="assumption: they work as a team" if street == place.codes[0] else "")  # fmt: skip
    draft.add("pairs", officer="FR-01", other="FR-03", kind="apart", note="assumption")
    for n, row in enumerate(row for row in draft.rows("officers") if row["department"] == "UM"):
        if n % 9 == 4:
            row["wishes"] = "off Fri pm" if n % 2 else "on Sat"


def _xincheng(draft: Draft) -> None:
    """Newly certified officers and their mentors, and a street that asked for too many auxiliaries."""
    for n in (2, 4, 6, 8):
        draft.add("pairs", officer=f"EM-{n:02d}", other=f"EM-{n - 1:02d}", kind="mentor",
                  note="assumption: certified after the last training")  # fmt: skip
    _operation(draft, "vending-S08", elements="UM 2c+5a items=UM-01",
               note="assumption: five auxiliaries were to stand in for the police")  # fmt: skip


def _operation(draft: Draft, code: str, **cells: str | int) -> None:
    """Change the row of an operation."""
    row: Row = next(row for row in draft.rows("operations") if row["code"] == code)
    row |= cells


_TIES = {"dongcheng": _dongcheng, "xincheng": _xincheng}
