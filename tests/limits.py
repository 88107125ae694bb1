"""Every room with limits that a tiny roster can reach."""

from __future__ import annotations

from random import Random

from enforceplan.rules.base import Rule
from enforceplan.rules.book import make, rooms


def rules(seed: int) -> list[Rule]:
    """Every room, with limits a tiny roster can reach, and the wish for rest as a priced second entry."""
    r = Random(seed)
    night = r.choice([{}, {"night_open": "22:30"}, {"night_open": "00:30", "night_close": "05:30"}])
    near: dict[str, dict[str, object]] = {
        "daily_hours": {"hours": r.choice([4, 5, 6])},
        "weekly_hours": {"hours": r.choice([8, 30, 40])},
        "reserved_hours": {"hours": r.choice([16, 32, 40])},
        "overtime": {"hours": r.choice([1, 20, 36])},
        "min_rest": {"hours": r.choice([8, 10])},
        "consecutive_days": {"days": r.choice([1, 2, 3])},
        "contract_hours": {
            "daily_hours": r.choice([3, 4]),
            "daily_overtime_hours": 1,
            "weekly_hours": 8,
            "rest_days": r.choice([1, 5]),
        },
        "coercion_times": {"on_makeup_workday": r.random() < 0.5, **night},
        "protected_persons": {"daily_hours": r.choice([4, 5]), **night},
        "unified_command": {"span_of_control": r.choice([1, 2])},
        "after_night_off": {"until": r.choice(["12:00", "08:30", "09:59"]), **night},
        "certificate_valid": {"cross_department": r.random() < 0.3},
        "two_officers": {"least": r.choice([1, 2])},
        "travel": {"minutes": r.choice([15, 20])},
    }
    made = [make(rule, near.get(rule, {})) for rule in rooms()]
    return [*made, make("min_rest.wish", {"hours": 11, "points": 1, "level": "fairness"})]
