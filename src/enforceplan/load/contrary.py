"""Entries of the rules that say something and its contrary, or that loosen the centre's policy: refused, or named.

When to modify: two parameters that can contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from enforceplan.domain import Level
from enforceplan.load.context import Context, Texts
from enforceplan.load.lawful import spelt
from enforceplan.rules.base import Rule
from enforceplan.text import both

_ENDS = (("most", "fewest"), ("most_minutes", "fewest_minutes"))
"""Parameters of which the first, where both are given, is not smaller than the second."""
_UNTOLD = ("entry", "level", "points")
_KINDS: dict[str, Texts] = {
    "boolean": both("load_contrary.true_or_false"),
    "integer": both("load_contrary.a_whole_number"),
    "number": both("load_contrary.a_number"),
    "string": both("load_contrary.a_text"),
    "array": both("load_contrary.a_list_such_as_a_b_or_a_b"),
    "object": both("load_contrary.a_mapping_such_as_a_1"),
}
"""JSON type of a parameter -> what it takes."""


def contrary(rule: Rule, given: Mapping[str, object]) -> Iterator[tuple[str, Texts]]:
    """(what stands there, what is required) of parameters that contradict each other, as they are given."""
    for most, fewest in _ENDS:
        if most in given and fewest in given and getattr(rule, most) < getattr(rule, fewest):
            low, high = getattr(rule, fewest), getattr(rule, most)
            yield f"{most}: {high}, {fewest}: {low}", both("load_contrary.not_less_than", most=most, fewest=fewest)
    period = getattr(rule, "period", "window")
    if "days" in given and period != "window":
        yield f"days: {given['days']}, period: {period}", both("load_contrary.days_only_together_with_period")
    units = [name for name in ("under", "over") if name in type(rule).model_fields]
    if units and not any(getattr(rule, name) for name in units):
        yield (
            ", ".join(f"{name}: 0" for name in units),
            both("load_contrary.above_0_as_the_entry_asks", units=("、".join(units), " or ".join(units))),
        )


def kind_of(room: type[Rule], parameter: str) -> Texts:
    """What a parameter takes, by its type."""
    properties: dict[str, Any] = room.model_json_schema()["properties"]
    return _KINDS.get(str(properties.get(parameter, {}).get("type")), both("load_contrary.a_value_that_fits"))


def parameters_of(room: type[Rule]) -> str:
    """The parameters an entry of a room takes, its own first."""
    own = [name for name in room.model_fields if name not in _UNTOLD]
    return ", ".join([*own, "level", "points", "off"])


def told_of_policy(context: Context, place: str, before: Rule | None, after: Rule) -> None:
    """Name what a profile (``place``) or the scenario changes of a policy entry, and an entry it raises to must.

    ``before`` is the entry as the layers below have it; None: there is none.
    """
    zh_source, source = both("load_contrary.the_profile", place=place) if place else both("load_contrary.the_scenario")
    entry, usual = after.entry, after.default_level if before is None else before.level
    if after.level is Level.MUST and usual is not Level.MUST:
        context.notice(
            "warning",
            f"rules.{entry}",
            *both("load_contrary.raises_to_must_the_level_of_law", source=(zh_source, source), entry=entry),
        )
    if before is None or before.level is not Level.POLICY:
        return
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name not in _UNTOLD and old != new:
            context.notice(
                "warning",
                f"rules.{entry}",
                *both(
                    "load_contrary.changes_the_policy_rule_from",
                    source=(zh_source, source),
                    entry=entry,
                    name=name,
                    old=spelt(old),
                    new=spelt(new),
                ),
            )
    if after.level > before.level:
        context.notice(
            "warning",
            f"rules.{entry}",
            *both(
                "load_contrary.lowers_the_policy_rule_to_a_breach",
                source=(zh_source, source),
                entry=entry,
                word=after.level.word,
            ),
        )
