"""Departments, invited parties, empowered items and kinds of equipment that ship with the package.

When to modify: a column of departments.yaml, items.yaml or equipment.yaml.
"""

from __future__ import annotations

from enforceplan.catalogue.files import table
from enforceplan.catalogue.nouns import DepartmentType, EquipmentKind
from enforceplan.domain import DepartmentKind, Item


def departments() -> dict[str, DepartmentType]:
    """Departments by code."""
    return {
        code: DepartmentType(
            code, row["zh"], row["en"], DepartmentKind(row["kind"]), row["may_enforce"], tuple(row["also"].split())
        )
        for code, row in table("departments.yaml")["departments"].items()
    }


def invited_names() -> dict[str, tuple[str, str]]:
    """Parties that are invited and own no officers (medical crew, utilities …): code -> name zh, en."""
    return {code: (row["zh"], row["en"]) for code, row in table("departments.yaml")["invited"].items()}


def items() -> dict[str, Item]:
    """Empowered items by code; ``body`` is the department that naturally holds each."""
    return {
        code: Item(code, row["body"], row["act_kind"], row.get("basis", ""), basis_en=row.get("basis_en", ""))
        for code, row in table("items.yaml").items()
    }


def item_names() -> dict[str, tuple[str, str]]:
    """Item code -> name zh, en."""
    return {code: (row["zh"], row["en"]) for code, row in table("items.yaml").items()}


def equipment_kinds() -> dict[str, EquipmentKind]:
    """Kinds of equipment by code."""
    return {
        code: EquipmentKind(code, row["zh"], row["en"], row["vehicle"]) for code, row in table("equipment.yaml").items()
    }
