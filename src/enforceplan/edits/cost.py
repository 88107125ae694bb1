"""What an edit costs: each level and each entry of the rules before and after, and which findings are new.

When to modify: another figure that is compared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from enforceplan.audit import Verdict
from enforceplan.domain import Level
from enforceplan.rules.base import Finding


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after; points, or of a strict entry breaches."""

    name: str
    """Level or entry."""
    before: int
    after: int


@dataclass(frozen=True)
class Cost:
    """One roster held against an earlier one, by the same rules."""

    levels: dict[Level, Change]
    """Every level asked for, the unchanged ones too."""
    entries: tuple[Change, ...]
    """Entries whose figure changed, in the order of the rules."""
    old: frozenset[tuple[object, ...]]

    def new(self, finding: Finding) -> bool:
        """The earlier roster did not have this finding."""
        return _name(finding) not in self.old


def cost(before: Verdict, after: Verdict, levels: Collection[Level]) -> Cost:
    """What lies between two verdicts of the same rules."""
    first, then = before.levels, after.levels
    points = {entry.entry: entry.points for entry in before.entries}
    return Cost(
        {level: Change(level.word, first[level], then[level]) for level in Level if level in levels},
        tuple(
            Change(entry.entry, points[entry.entry], entry.points)
            for entry in after.entries
            if entry.points != points[entry.entry]
        ),
        frozenset(map(_name, before.findings)),
    )


def _name(finding: Finding) -> tuple[object, ...]:
    return finding.entry, finding.code, *sorted(finding.subject.items())
