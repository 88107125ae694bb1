"""Whether a scenario keeps the law of the rule pack: parameters of a `must` rule are tightened or left, never loosened.

Each room says in ``stricter`` which way is stricter. When to modify: another kind of way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enforceplan.load.context import Texts
from enforceplan.rules.base import Rule
from enforceplan.text import both

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Change:
    """One parameter of a rule that the scenario gives another value than the pack."""

    name: str
    before: object
    after: object
    required: Texts | None
    """What is required instead; None where the change is allowed."""


def changes(before: Rule, after: Rule) -> Iterator[Change]:
    """Every parameter that differs between two states of one entry of a `must` rule."""
    grown = _holds(before, after)
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name in ("entry", "level", "points") or old == new:
            continue
        way = before.stricter.get(name, "")
        allowed = grown if way in ("earlier", "later") else _allowed(way, old, new)
        yield Change(name, old, new, None if allowed else _required(way, old))


def spelt(value: object) -> str:
    """A parameter as it is written in a scenario."""
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


def _allowed(way: str, old: object, new: object) -> bool:
    if isinstance(old, tuple) and isinstance(new, tuple):
        return way == "free" or (way == "fewer" and set(new) <= set(old))
    if isinstance(old, int) and isinstance(new, int) and way in ("more", "less"):
        return new > old if way == "more" else new < old
    return way == "free"


def _holds(before: Rule, after: Rule) -> bool:
    """Whether the stretch of the day afterwards holds the one before, i.e. opens by so much earlier as it is longer."""
    ends = {way: name for name, way in before.stricter.items() if way in ("earlier", "later")}
    if not ends:
        return True
    (opens, closes), (opened, closed) = (
        tuple(_minutes(getattr(rule, ends[way])) for way in ("earlier", "later")) for rule in (after, before)
    )
    return (opened - opens) % _DAY + (closed - opened) % _DAY <= (closes - opens) % _DAY


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _required(way: str, old: object) -> Texts:
    shown = spelt(old)
    return {
        "more": both("load_lawful.or_more_as_a_must_rule_may", shown=shown),
        "less": both("load_lawful.or_less_as_a_must_rule_may", shown=shown),
        "earlier": both("load_lawful.or_earlier_as_a_must_rule_may", shown=shown),
        "later": both("load_lawful.or_later_as_a_must_rule_may", shown=shown),
        "fewer": both("load_lawful.none_besides_as_a_must_rule_may", shown=shown),
    }.get(way, both("load_lawful.as_this_parameter_of_a_must_rule", shown=shown))
