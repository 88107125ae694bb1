"""Dated rule packs (parameters and legal basis of every entry) and the profiles that change them.

A pack that extends another holds only what differs. When to modify: a new key of a pack that is neither a parameter
nor its basis. A new pack is a new file.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from difflib import get_close_matches

from enforceplan.catalogue.files import stems, table
from enforceplan.catalogue.nouns import RulePack
from enforceplan.errors import EnforceplanError
from enforceplan.text import both

NATIONAL = "cn"
"""The line of packs of national law; where a scenario names no pack, its week's day chooses among them."""
_BASIS_KEYS = ("basis", "basis_en")


class UnknownPack(EnforceplanError, LookupError):
    """There is no rule pack of that name; the message gives the nearest one."""

    exit_code = 3

    def __init__(self, name: str) -> None:
        known = rule_packs()
        nearest = (get_close_matches(name, known, n=1, cutoff=0.0) or list(known))[0]
        listed = ", ".join(known)
        super().__init__(
            *both("catalogue_packs.rule_pack_required_one_of_write", name=name, listed=listed, nearest=nearest)
        )
        self.name = name
        self.nearest = nearest


def rule_packs() -> tuple[str, ...]:
    """Names of the rule packs that ship with the package, sorted."""
    return stems("packs")


def rule_pack(name: str, on: date | None = None) -> RulePack:
    """The rule pack of that name; its mappings are the caller's own.

    Parameters
    ----------
    name
        One of `rule_packs`.
    on
        Day for which a pack that extends a line (``extends: cn``) finds the line's pack; the last one by default.

    Raises
    ------
    UnknownPack
        Where no pack has that name.
    """
    if name not in rule_packs():
        raise UnknownPack(name)
    row = table("packs", f"{name}.yaml")
    below = row.get("extends")
    under = None if below is None else rule_pack(below if below in rule_packs() else in_force(on, below), on)
    entries = {} if under is None else under.entries
    basis = {} if under is None else under.basis
    origins = {} if under is None else under.origins
    for entry, keys in row.get("entries", {}).items():
        own = {key: deepcopy(value) for key, value in keys.items() if key not in _BASIS_KEYS}
        entries.setdefault(entry, {}).update(own)
        origins |= {f"{entry}.{key}": name for key in own}
        origins.setdefault(f"{entry}.rule", name)
        if _BASIS_KEYS[0] in keys:
            basis[entry] = keys[_BASIS_KEYS[0]], keys[_BASIS_KEYS[1]]
    return RulePack(
        id=row["id"],
        name_zh=row["zh"],
        name_en=row["en"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]),
        entries=entries,
        basis=basis,
        origins=origins,
        line=row["line"],
        law=(row["law"]["zh"], row["law"]["en"]),
    )


def in_force(on: date | None = None, line: str = NATIONAL) -> str:
    """Name of a line's pack that is valid on a day.

    Before the first pack of the line it is the first, after the last (and without a day) the last: whoever uses it
    sees by its dates that it does not cover the day.
    """
    rows = [table("packs", f"{name}.yaml") for name in rule_packs()]
    dated = sorted((row["valid_from"], row["id"]) for row in rows if row["line"] == line)
    begun = [name for first, name in dated if on is None or first <= on.isoformat()]
    return str(begun[-1] if begun else dated[0][1])


def profiles() -> dict[str, dict[str, dict[str, object]]]:
    """Profile -> entry -> keys it changes in the pack; the mappings are the caller's own."""
    return deepcopy(table("profiles.yaml"))
