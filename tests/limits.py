"""Every room with limits that a tiny roster can reach."""

from __future__ import annotations

from random import Random

from enforceplan.rules.base import Rule
from enforceplan.rules.book import make, rooms
from rostered import duty_limits

SECOND = ("min_rest.wish", "one_visit.across")
"""Second entries of a rule."""
EASY: dict[str, dict[str, object]] = {
    "two_officers": {"least": 1},
    "police_minimum": {"least": 1},
    "contract_hours": {"daily_hours": 16, "weekly_hours": 100, "rest_days": 0},
    "after_night_off": {"until": "06:00"},
    "consecutive_days": {"days": 30},
    "cover": {"under": 0, "over": 1},
    "daily_hours": {"hours": 24},
    "min_rest": {"hours": 0},
    "requests": {"level": "preference", "points": 1},
    "premises_draw": {"usual": 9, "grades": {}},
    "reserved_hours": {"hours": 100},
    "succession": {"before": ("NO SUCH KIND",), "after": ("NO SUCH KIND",)},
    "visit_cap": {"usual": 9, "grades": {}},
    "weekly_hours": {"hours": 100},
}
"""Limits that stand in nobody's way where those a room has by itself would, or where it has none."""


def rules(seed: int) -> list[Rule]:
    """Every room, with limits a tiny roster can reach, and the wish for rest as a priced second entry."""
    r = Random(seed)
    night = r.choice([{}, {"night_open": "22:30"}, {"night_open": "00:30", "night_close": "05:30"}])
    near: dict[str, dict[str, object]] = {
        **duty_limits(seed),
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
        "visit_cap": {"usual": r.choice([1, 2]), "grades": r.choice([{}, {"A": 0}, {"A": 1, "B": 3}])},
        "follow_up_due": {"workdays": r.choice([7, 7, 2])},
        "auxiliary_ratio": {"auxiliaries": r.choice([1, 2]), "certified": r.choice([1, 1, 2])},
        "female_preferred": {"types": r.choice([("check",), ("example",)])},
        "post_pair": {"office": r.choice([("08:30", "17:30"), ("08:00", "20:01")])},
        "random_draw": {"leader_rank": r.choice([0, 0, 1]), "cross_department": r.random() < 0.3},
        "premises_draw": {"usual": r.choice([1, 2, 4]), "grades": r.choice([{}, {"A": 0}, {"B": 1}])},
        "notice": {"workdays": r.choice([0, 1, 1, 2])},
    }
    made = [make(rule, near.get(rule, {})) for rule in rooms()]
    across = make("one_visit.across", {"across": True, "points": 7, "level": "coverage"})
    return [*made, make("min_rest.wish", {"hours": 11, "points": 1, "level": "fairness"}), across]


def mixed(seed: int, share: float) -> list[Rule]:
    """The same entries, a share of them with the limits of `rules`, the others at ease, as rooms are by themselves."""
    return [
        rule
        if rule.entry in SECOND or Random(f"mixed {seed} {rule.entry}").random() < share
        else make(rule.id, EASY.get(rule.id, {}))
        for rule in rules(seed)
    ]
