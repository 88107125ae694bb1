"""Posts: the row over its catalogue type.

When to modify: a new column of a post that a rule reads.
"""

from __future__ import annotations

from typing import Any

from enforceplan import catalogue
from enforceplan.domain import DayRule, Post, Presence, Rank
from enforceplan.load.context import Context

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
            if not context.is_known("posts", index, "type", row.type, kinds, "post_types", ("岗位类型", "post type")):
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
                required=("两名不同的人员 A 与 B", "two different officers, A and B"),
                remedy=("填写两人，或留空", "name two, or leave it empty"),
            )  # fmt: skip
        if len(values["kinds"]) not in (0, 1, len(values["shifts"])):
            context.complain(
                "posts", index, "kinds", value="; ".join(values["kinds"]),
                required=("一个，或每个班次一个", "one, or one for each shift"),
                remedy=("按班次顺序填写", "give them in the order of the shifts"),
            )  # fmt: skip
        street = context.street("posts", index, "street", row.street)
        for code in values["departments"]:
            if code not in context.streets:
                context.department("posts", index, "departments" if row.departments is not None else "type", code)
        if not values["shifts"]:
            context.complain(
                "posts", index, "shifts", required=("班次，如 08:00-14:00", "shifts such as 08:00-14:00"),
                remedy=("填写，或给出岗位类型", "give them, or a type of the catalogue"),
            )  # fmt: skip
        if not values["certified"] + values["auxiliaries"] + values["cadres"]:
            context.complain(
                "posts", index, "certified", required=("至少一人：certified、auxiliaries 或 cadres",
                "at least one head: certified, auxiliaries or cadres"),
                remedy=("填写人数，或给出岗位类型", "give the heads, or a type of the catalogue"),
            )  # fmt: skip
        room = values["certified"] + values["auxiliaries"] + values["cadres"]
        for column in ("wanted", "least"):
            if room and (values[column] or 0) > room:
                context.complain(
                    "posts", index, column, value=str(values[column]),
                    required=(f"不多于该岗位的 {room} 人", f"no more than the {room} heads there is room for"),
                    remedy=("减少，或增加 certified、auxiliaries、cadres",
                            "ask for fewer, or raise certified, auxiliaries or cadres"),
                )  # fmt: skip
        if values["wanted"] is not None and values["least"] > values["wanted"]:
            context.complain(
                "posts", index, "least", value=f"{values['least']} > {values['wanted']}",
                required=("不多于 wanted", "no more than are wanted (column wanted)"),
                remedy=("改正其一", "correct one of them"),
            )  # fmt: skip
        longest = max((window.end - window.open for window in values["shifts"]), default=0)
        if longest and values["break_minutes"] >= longest:
            context.complain(
                "posts", index, "break_minutes", value=str(values["break_minutes"]),
                required=("短于班次", "a break shorter than the shift"), remedy=("改正休息分钟", "correct the break"),
            )  # fmt: skip
        if context.once("posts", index, row.code, seen) and street:
            made[row.code] = Post(code=row.code, street=street, zone=row.zone or zones.get(street, street), **values)
    return made
