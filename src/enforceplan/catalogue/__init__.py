"""What ships with the package: departments, items, operation and post types, rule packs, the calendar.

When to modify: another table of the catalogue.
"""

from __future__ import annotations

from enforceplan.catalogue.bodies import departments, equipment_kinds, invited_names, item_names, items
from enforceplan.catalogue.calendar import calendar_days
from enforceplan.catalogue.nouns import DepartmentType, EquipmentKind, OperationType, PostType, RulePack
from enforceplan.catalogue.operations import operation_types
from enforceplan.catalogue.packs import UnknownPack, in_force, profiles, rule_pack, rule_packs
from enforceplan.catalogue.posts import post_types
from enforceplan.catalogue.tongue import spoken

__all__ = [
    "DepartmentType",
    "EquipmentKind",
    "OperationType",
    "PostType",
    "RulePack",
    "UnknownPack",
    "calendar_days",
    "departments",
    "equipment_kinds",
    "in_force",
    "invited_names",
    "item_names",
    "items",
    "operation_types",
    "post_types",
    "profiles",
    "rule_pack",
    "rule_packs",
    "spoken",
]
