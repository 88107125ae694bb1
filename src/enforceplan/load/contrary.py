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

_ENDS = (("most", "fewest"), ("most_minutes", "fewest_minutes"))
"""Parameters of which the first, where both are given, is not smaller than the second."""
_UNTOLD = ("entry", "level", "points")
_KINDS: dict[str, Texts] = {
    "boolean": ("true 或 false", "true or false"),
    "integer": ("整数", "a whole number"),
    "number": ("数", "a number"),
    "string": ("文字", "a text"),
    "array": ("列表，如 [A, B] 或 A;B", "a list such as [A, B] or A;B"),
    "object": ("映射，如 {A: 1}", "a mapping such as {A: 1}"),
}
"""JSON type of a parameter -> what it takes."""


def contrary(rule: Rule, given: Mapping[str, object]) -> Iterator[tuple[str, Texts]]:
    """(what stands there, what is required) of parameters that contradict each other, as they are given."""
    for most, fewest in _ENDS:
        if most in given and fewest in given and getattr(rule, most) < getattr(rule, fewest):
            low, high = getattr(rule, fewest), getattr(rule, most)
            yield f"{most}: {high}, {fewest}: {low}", (f"{most} 不小于 {fewest}", f"{most} not less than {fewest}")
    period = getattr(rule, "period", "window")
    if "days" in given and period != "window":
        yield f"days: {given['days']}, period: {period}", (
            "days 只与 period: window 同用", "days only together with period: window",
        )  # fmt: skip
    units = [name for name in ("under", "over") if name in type(rule).model_fields]
    if units and not any(getattr(rule, name) for name in units):
        yield (
            ", ".join(f"{name}: 0" for name in units),
            (
                f"{'、'.join(units)} 不都为0，否则该项什么也不要求",
                f"{' or '.join(units)} above 0, as the entry asks for nothing otherwise",
            ),
        )


def kind_of(room: type[Rule], parameter: str) -> Texts:
    """What a parameter takes, by its type."""
    properties: dict[str, Any] = room.model_json_schema()["properties"]
    return _KINDS.get(str(properties.get(parameter, {}).get("type")), ("合适的值", "a value that fits"))


def parameters_of(room: type[Rule]) -> str:
    """The parameters an entry of a room takes, its own first."""
    own = [name for name in room.model_fields if name not in _UNTOLD]
    return ", ".join([*own, "level", "points", "off"])


def told_of_policy(context: Context, place: str, before: Rule | None, after: Rule) -> None:
    """Name what a profile (``place``) or the scenario changes of a policy entry, and an entry it raises to must.

    ``before`` is the entry as the layers below have it; None: there is none.
    """
    zh_source, source = (f"方案类型 {place}", f"the profile {place}") if place else ("方案", "the scenario")
    entry, usual = after.entry, after.default_level if before is None else before.level
    if after.level is Level.MUST and usual is not Level.MUST:
        context.notice(
            "warning", f"rules.{entry}", f"{zh_source}把 {entry} 提到 must：该层级只放法律与物理限制，不再容许例外",
            f"{source} raises {entry} to must, the level of law and physics: it then grants no exception",
        )  # fmt: skip
    if before is None or before.level is not Level.POLICY:
        return
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name not in _UNTOLD and old != new:
            context.notice(
                "warning", f"rules.{entry}",
                f"{zh_source}改动制度规则 {entry}：{name} 由 {spelt(old)} 改为 {spelt(new)}",
                f"{source} changes the policy rule {entry}: {name} from {spelt(old)} to {spelt(new)}",
            )  # fmt: skip
    if after.level > before.level:
        context.notice(
            "warning", f"rules.{entry}", f"{zh_source}把制度规则 {entry} 降到 {after.level.word}：违反只计分",
            f"{source} lowers the policy rule {entry} to {after.level.word}: a breach is priced and no longer refused",
        )  # fmt: skip
