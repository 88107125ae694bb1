"""Dated rule packs (parameters and legal basis of every entry) and the profiles that change them.

When to modify: a new key of a pack that is neither a parameter nor its basis. A new pack is a new file.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from difflib import get_close_matches
from typing import Any

from enforceplan.catalogue.files import stems, table
from enforceplan.catalogue.nouns import RulePack
from enforceplan.errors import EnforceplanError

_BASIS_KEYS = ("basis", "basis_en")


class UnknownPack(EnforceplanError, LookupError):
    """There is no rule pack of that name; the message gives the nearest one."""

    exit_code = 3

    def __init__(self, name: str) -> None:
        known = rule_packs()
        nearest = (get_close_matches(name, known, n=1, cutoff=0.0) or list(known))[0]
        listed = ", ".join(known)
        super().__init__(
            f"rule_pack: '{name}' — 要求: 下列规则包之一: {listed} — 请改为最接近的 '{nearest}'",
            f"rule_pack: '{name}' — required: one of {listed} — write the nearest one, '{nearest}'",
        )
        self.name = name
        self.nearest = nearest


def rule_packs() -> tuple[str, ...]:
    """Names of the rule packs that ship with the package, sorted."""
    return stems("packs")


def rule_pack(name: str) -> RulePack:
    """The rule pack of that name; its mappings are the caller's own.

    Raises
    ------
    UnknownPack
        Where no pack has that name.
    """
    if name not in rule_packs():
        raise UnknownPack(name)
    row = table("packs", f"{name}.yaml")
    rows: dict[str, dict[str, Any]] = row["entries"]
    return RulePack(
        id=row["id"],
        name_zh=row["zh"],
        name_en=row["en"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]),
        entries={
            entry: {key: deepcopy(value) for key, value in keys.items() if key not in _BASIS_KEYS}
            for entry, keys in rows.items()
        },
        basis={entry: (keys["basis"], keys["basis_en"]) for entry, keys in rows.items()},
    )


def profiles() -> dict[str, dict[str, dict[str, object]]]:
    """Profile -> entry -> keys it changes in the pack; the mappings are the caller's own."""
    return deepcopy(table("profiles.yaml"))
