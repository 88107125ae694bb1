"""The book in which the rules write what they have to say, in the order in which they speak.

When to modify: with a new verb that may carry a price.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from enforceplan.domain import Level
from enforceplan.verbs.base import Verb
from enforceplan.verbs.duties import Apart, Keep, Least, Load, Marks, Pattern
from enforceplan.verbs.jobs import Amount

PRICED = (Apart, Load, Least, Marks, Pattern, Keep, Amount)
"""Verbs that may carry points."""


@dataclass
class Book:
    """Everything the rules have said, in the order in which they spoke."""

    verbs: list[Verb] = field(default_factory=list)

    def say(self, verb: Verb) -> None:
        """Add one table. Raises TypeError for a price on a verb that can only forbid, or a missing one."""
        if verb.points and not isinstance(verb, PRICED):
            names = ", ".join(kind.__name__ for kind in PRICED)
            raise TypeError(f"{verb.entry}: {type(verb).__name__} cannot be priced — required: one of {names}")
        if isinstance(verb, Keep) and not verb.points:
            raise TypeError(f"{verb.entry}: Keep can only be priced — required: points of at least 1")
        self.verbs.append(verb)

    def strict(self) -> Iterator[Verb]:
        """Tables that limit."""
        return (v for v in self.verbs if v.points == 0)

    def priced(self, level: Level | None = None) -> Iterator[Verb]:
        """Tables that price, of one level or of all."""
        return (v for v in self.verbs if v.points and (level is None or v.level == level))

    def without(self, entries: frozenset[str]) -> Book:
        """The same book with some entries switched off."""
        return Book([v for v in self.verbs if v.entry not in entries])
