"""Fingerprints: of a scenario, so that a roster can say what it was made for, and of files.

When to modify: never for a new field of the scenario; every field counts unless it is named in ``_ASIDE``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from enforceplan.domain import Scenario
from enforceplan.roster import Roster

_ASIDE = frozenset({"title", "language", "notices", "solver", "rule_sources", "rule_basis", "guests"})
"""What does not change which rosters are allowed or what they cost."""
_PERSONAL = frozenset({"number", "phone"})
"""Fields of people that no rule reads and that are masked in outputs."""
_PRINTED = frozenset(
    {
        *((noun, "name") for noun in ("Officer", "Item", "Department", "Operation", "Post")),
        ("Item", "basis_en"),
        ("Department", "liaison"),
    }
)
"""Fields that are printed and that no rule reads."""


def scenario_hash(scenario: Scenario) -> str:
    """SHA-256 (hex) of all that the rules can see of a scenario.

    Title, language, notices, solver settings, origin and basis of rule parameters, certificate numbers, telephones and
    names (of streets, communities and premises apart) are left out; the order of tables, sets and mappings does not
    count, the order of elements, shifts and windows does.
    """
    seen = {f.name: _plain(getattr(scenario, f.name)) for f in fields(scenario) if f.name not in _ASIDE}
    text = json.dumps(seen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def roster_hash(roster: Roster) -> str:
    """SHA-256 (hex) of the decisions of a roster, whatever their order."""
    text = json.dumps(_plain(roster.ordered()), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 (hex) of a file's bytes. Raises OSError where it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.name.lower()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {_key(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    if is_dataclass(value):
        kind = type(value).__name__
        seen = [f.name for f in fields(value) if f.name not in _PERSONAL and (kind, f.name) not in _PRINTED]
        return {name: _plain(getattr(value, name)) for name in seen}
    raise TypeError(f"no canonical form for {type(value).__name__}")


def _key(key: object) -> str:
    return json.dumps(key, ensure_ascii=False) if isinstance(key, tuple) else str(key)
