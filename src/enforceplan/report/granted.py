"""Exceptions that were granted, as they stand beside the audit: limit, dates, reason and who approved.

When to modify: a room whose exceptions replace a parameter of a new name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from enforceplan.domain import Scenario
from enforceplan.rules.base import Rule
from enforceplan.text import LANGUAGES, Text, words

_LIMITS = ("hours", "days", "until", "rank", "span_of_control")
"""Parameters that the limit of an exception stands in for; of a department it is the column named as the rule."""


@dataclass(frozen=True, slots=True)
class Granted:
    """One exception from one entry in force, in the words of its table."""

    entry: str
    rule: str
    subject: str
    """Officer, department or operation; several with commas where they are told together."""
    first: date
    last: date
    usual: str
    """Limit without the exception, in the entry's own unit; empty: there is none."""
    limit: str
    """Limit instead; ``off``: the entry does not hold."""
    reason: str
    approved_by: str

    def told(self) -> dict[str, Any]:
        """As plain values, dates as text."""
        return {**asdict(self), "first": self.first.isoformat(), "last": self.last.isoformat()}

    def text(self, rule: Rule, language: str) -> str:
        """One sentence: whose, the limits, the dates, reason and approver."""
        w = words(language)
        if self.limit == "off":
            change = w("exception.off")
        elif self.usual:
            change = w("exception.limit", usual=self.usual, limit=self.limit)
        else:
            change = w("exception.new_limit", limit=self.limit)
        name, told = w.choose(rule.name), self.told()
        return w(
            "exception.told", name=name, change=change, **{k: told[k] for k in told if k not in ("usual", "limit")}
        )


def granted(scenario: Scenario, rules: Iterable[Rule]) -> list[Granted]:
    """Every exception from an entry that is in force, one a subject, in the order of its table."""
    known = {rule.entry: rule for rule in rules}
    return [
        Granted(
            entry=e.entry,
            rule=known[e.entry].id,
            subject=e.subject,
            first=e.first,
            last=e.last,
            usual=_usual(scenario, known[e.entry], e.subject),
            limit="off" if e.limit is None else str(e.limit),
            reason=e.reason,
            approved_by=e.approved_by,
        )
        for e in scenario.exceptions
        if e.entry in known
    ]


def together(found: Iterable[Granted]) -> list[Granted]:
    """Exceptions that differ in their subjects only, as one; in the order of the first of each."""
    subjects: dict[Granted, list[str]] = defaultdict(list)
    for one in found:
        subjects[replace(one, subject="")].append(one.subject)
    return [replace(one, subject=", ".join(names)) for one, names in subjects.items()]


def sentences(scenario: Scenario, rules: Iterable[Rule], language: str) -> dict[str, list[str]]:
    """Entry -> its exceptions in words."""
    known = {rule.entry: rule for rule in rules}
    found: dict[str, list[str]] = defaultdict(list)
    for one in together(granted(scenario, known.values())):
        found[one.entry].append(one.text(known[one.entry], language))
    return dict(found)


def listed(scenario: Scenario, rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Every exception for a machine, its sentence in both languages beside it."""
    known = {rule.entry: rule for rule in rules}
    found = []
    for one in granted(scenario, known.values()):
        text = Text(**{language: one.text(known[one.entry], language) for language in LANGUAGES})
        found.append({**one.told(), "text": asdict(text)})
    return found


def _usual(scenario: Scenario, rule: Rule, subject: str) -> str:
    if rule.exceptions == "department":
        own = getattr(scenario.departments[subject], rule.id, None)
        return "" if own is None else str(own)
    return next((str(getattr(rule, name)) for name in _LIMITS if name in type(rule).model_fields), "")
