"""The types of joint operation that ship with the package.

When to modify: a new column of an operation type, or another default for one that is left out.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from enforceplan.catalogue.files import stems, table, window
from enforceplan.catalogue.nouns import OperationType
from enforceplan.domain import CoerciveKind, DayRule, Element, ElementKind, Need, Selection

_IN_GROUPS = (ElementKind.ENFORCING, ElementKind.ORDER_KEEPING)


@cache
def _read() -> dict[str, OperationType]:
    return {
        code: _operation_type(code, row)
        for name in stems("operation_types")
        for code, row in table("operation_types", f"{name}.yaml").items()
    }


def operation_types() -> dict[str, OperationType]:
    """Operation types by code, street scale; heads are the least lawful and useful ones of each group."""
    return dict(_read())


def _operation_type(code: str, row: dict[str, Any]) -> OperationType:
    return OperationType(
        code=code,
        name_zh=row["zh"],
        name_en=row["en"],
        lead=row["lead"],
        priority=row.get("priority", 3),
        groups=row.get("groups", 1),
        minutes=row["minutes"],
        windows=tuple(window(text) for text in row["windows"]),
        days=DayRule(row.get("days", "any")),
        weekdays=tuple(row.get("weekdays", ())),
        elements=tuple(_element(part) for part in row["elements"]),
        equipment=tuple(_need(part) for part in row["equipment"]),
        coercive=CoerciveKind(row.get("coercive", "none")),
        selection=Selection(row.get("selection", "assigned")),
        checkpoint=row.get("checkpoint", False),
        follow_up_days=row.get("follow_up_days", 0),
        note=row["note"],
    )


def _element(row: dict[str, Any]) -> Element:
    kind = ElementKind(row.get("kind", "enforcing"))
    return Element(
        code=row.get("code", row["department"]),
        department=row["department"],
        items=tuple(row.get("items", ())),
        kind=kind,
        per_group=row.get("per_group", kind in _IN_GROUPS),
        optional=row.get("optional", False),
        certified=row.get("certified", 0),
        auxiliaries=row.get("auxiliaries", 0),
        cadres=row.get("cadres", 0),
        qualification=row.get("qualification", ""),
        female=row.get("female", 0),
        invited=row.get("invited", 0),
    )


def _need(row: dict[str, Any]) -> Need:
    return Need(row["kind"], row["quantity"], row.get("per_group", False))
