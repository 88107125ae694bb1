"""The independent judge: every rule's check over a scenario and a roster, and the score that follows.

Sees names and local times only, imports nothing of the model, runs without OR-Tools. Its word is "checked against the
parameters", never "lawful".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enforceplan.domain import Level, Scenario
from enforceplan.facts import Facts
from enforceplan.roster import Roster
from enforceplan.rules.base import Finding, Rule
from enforceplan.rules.book import effective


class Disagreement(Exception):
    """The engine and the audit do not say the same of one roster: a bug of ours, never the user's."""


@dataclass(frozen=True, slots=True)
class EntryScore:
    """What one entry of the rules says of a roster."""

    entry: str
    rule: str
    level: Level
    strict: bool
    points: int
    """Price of a priced entry; number of breaches of a strict one."""
    count: int
    """Number of findings."""


@dataclass(frozen=True)
class Verdict:
    """The audit's word on a roster."""

    entries: tuple[EntryScore, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """No strict entry is broken."""
        return not any(finding.blocks for finding in self.findings)

    @property
    def levels(self) -> dict[Level, int]:
        """Value of every level; a breach of a strict entry counts one."""
        values = dict.fromkeys(Level, 0)
        for entry in self.entries:
            values[entry.level] += entry.points
        return values

    @property
    def breaches(self) -> tuple[Finding, ...]:
        """Findings that block."""
        return tuple(finding for finding in self.findings if finding.blocks)


def audit(scenario: Scenario, roster: Roster, rules: Iterable[Rule] | None = None) -> Verdict:
    """Check a roster against the effective rules of its scenario (or against the rules given)."""
    facts = Facts(scenario, roster)
    entries: list[EntryScore] = []
    findings: list[Finding] = []
    for rule in effective(scenario) if rules is None else rules:
        found = list(rule.check(facts))
        strict = rule.points == 0
        points = len(found) if strict else sum(finding.points for finding in found)
        entries.append(EntryScore(rule.entry, rule.id, rule.level, strict, points, len(found)))
        findings += found
    return Verdict(tuple(entries), tuple(findings))
