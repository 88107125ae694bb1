"""The types of standing post that ship with the package.

When to modify: a new column of a post type, or another default for one that is left out.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from enforceplan.catalogue.files import table, window
from enforceplan.catalogue.nouns import PostType
from enforceplan.domain import DayRule, Presence, Rank


@cache
def _read() -> dict[str, PostType]:
    return {code: _post_type(code, row) for code, row in table("posts.yaml").items()}


def post_types() -> dict[str, PostType]:
    """Post types by code; a scenario's post adds its street and zone."""
    return dict(_read())


def _post_type(code: str, row: dict[str, Any]) -> PostType:
    return PostType(
        code=code,
        name_zh=row["zh"],
        name_en=row["en"],
        shifts=tuple(window(text) for text in row["shifts"]),
        days=DayRule(row.get("days", "any")),
        weekdays=frozenset(row.get("weekdays", ())),
        departments=tuple(row.get("departments", ())),
        certified=row.get("certified", 0),
        auxiliaries=row.get("auxiliaries", 0),
        cadres=row.get("cadres", 0),
        rank=Rank[row.get("rank", "member").upper()],
        qualification=row.get("qualification", ""),
        drivers=row.get("drivers", 0),
        break_minutes=row.get("break_minutes", 0),
        counted=row.get("counted", 1.0),
        presence=Presence(row.get("presence", "on_site")),
        alongside=row.get("alongside", False),
        led=row.get("led", True),
        whole=row.get("whole", False),
        standby_reach=row.get("standby_reach"),
        penalty_capable=row.get("penalty_capable", False),
    )
