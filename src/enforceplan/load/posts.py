"""Posts: the row over its catalogue type.

When to modify: a new column of a post that a rule reads.
"""

from __future__ import annotations

from typing import Any

from enforceplan import catalogue
from enforceplan.domain import DayRule, Post, Presence, Rank
from enforceplan.load.context import Context
from enforceplan.text import both

_PLAIN: dict[str, Any] = {
    "shifts": (), "days": DayRule.ANY, "weekdays": frozenset(), "departments": (), "certified": 0, "auxiliaries": 0,
    "cadres": 0, "rank": Rank.MEMBER, "qualification": "", "drivers": 0, "break_minutes": 0, "counted": 1.0,
    "presence": Presence.ON_SITE, "alongside": False, "led": True, "whole": False, "standby_reach": None,
    "penalty_capable": False, "kinds": (), "wanted": None, "least": 0, "critical": (),
}  # fmt: skip
"""What a post without a type has."""


def posts(context: Context, zones: dict[str, str]) -> dict[str, Post]:
    """Every post by code; ``zones`` is the zone of each street."""
    kinds = catalogue.post_types()
    language = context.document.settings.language
    made: dict[str, Post] = {}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.posts):
        values: dict[str, Any] = {"name": row.code, **_PLAIN}
        if row.type is not None:
            if not context.is_known(
                "posts", index, "type", row.type, kinds, "post_types", both("load_posts.post_type")
            ):
                continue
            kind = kinds[row.type]
            values = {name: getattr(kind, name, plain) for name, plain in _PLAIN.items()}
            values["name"] = kind.name_zh if language == "zh" else kind.name_en
        values |= {name: getattr(row, name) for name in _PLAIN if getattr(row, name, None) is not None}
        if row.name:
            values["name"] = row.name
        if row.standby is not None:
            values["standby_reach"] = row.standby
        values["weekdays"] = frozenset(values["weekdays"])
        dates = [day for day in row.dates or () if context.inside("posts", index, "dates", day)]
        values["dates"] = tuple(sorted(set(dates)))
        values["critical"] = tuple(
            code for name in values["critical"] for code in context.officers("posts", index, "critical", name)
        )
        if len(values["critical"]) not in (0, 2) or len(set(values["critical"])) == 1:
            context.complain(
                "posts", index, "critical", value="; ".join(values["critical"]),
                required=both("load_posts.two_different_officers_a_and_b"),
                remedy=both("load_posts.name_two_or_leave_it_empty"),
            )  # fmt: skip
        if len(values["kinds"]) not in (0, 1, len(values["shifts"])):
            context.complain(
                "posts", index, "kinds", value="; ".join(values["kinds"]),
                required=both("load_posts.one_or_one_for_each_shift"),
                remedy=both("load_posts.give_them_in_the_order"),
            )  # fmt: skip
        street = context.street("posts", index, "street", row.street)
        for code in values["departments"]:
            if code not in context.streets:
                context.department("posts", index, "departments" if row.departments is not None else "type", code)
        if not values["shifts"]:
            context.complain(
                "posts", index, "shifts", required=both("load_posts.shifts_such_as_08_00_14_00"),
                remedy=both("load_posts.give_them_or_a_type"),
            )  # fmt: skip
        if not values["certified"] + values["auxiliaries"] + values["cadres"]:
            context.complain(
                "posts", index, "certified", required=both("load_posts.at_least_one_head_certified"),
                remedy=both("load_posts.give_the_heads_or_a_type"),
            )  # fmt: skip
        room = values["certified"] + values["auxiliaries"] + values["cadres"]
        for column in ("wanted", "least"):
            if room and (values[column] or 0) > room:
                context.complain(
                    "posts", index, column, value=str(values[column]),
                    required=both("load_posts.no_more_than_the_heads_there", room=room),
                    remedy=both("load_posts.ask_for_fewer_or_raise_certified"),
                )  # fmt: skip
        if values["wanted"] is not None and values["least"] > values["wanted"]:
            context.complain(
                "posts", index, "least", value=f"{values['least']} > {values['wanted']}",
                required=both("load_posts.no_more_than_are_wanted_column"),
                remedy=both("load_posts.correct_one_of_them"),
            )  # fmt: skip
        longest = max((window.end - window.open for window in values["shifts"]), default=0)
        if longest and values["break_minutes"] >= longest:
            context.complain(
                "posts", index, "break_minutes", value=str(values["break_minutes"]),
                required=both("load_posts.a_break_shorter_than_the_shift"), remedy=both("load_posts.correct_the_break"),
            )  # fmt: skip
        if context.once("posts", index, row.code, seen) and street:
            made[row.code] = Post(code=row.code, street=street, zone=row.zone or zones.get(street, street), **values)
    return made
