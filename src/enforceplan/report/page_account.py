"""What the page knows of the account: score, rules with what they found, exceptions, notices.

When to modify: a fact about rules or findings that a view of the page shows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from enforceplan import ftl
from enforceplan.domain import Level
from enforceplan.report.granted import granted
from enforceplan.report.page_words import both
from enforceplan.report.roster_json import basis, sources
from enforceplan.report.view import View
from enforceplan.rules.base import Finding, Rule
from enforceplan.rules.book import claim
from enforceplan.text import Text

Told = dict[str, Any]
"""Plain values that go into the page as JSON."""


def score(view: View) -> list[Told]:
    """Each level in force, best first: value and bound; none on the page of a street, for they are of the whole."""
    found = {} if view.street else view.outcome.score
    return [
        {"level": level.word, "value": found[level].value, "bound": found[level].bound}
        for level in Level
        if level in found
    ]


def rules(view: View) -> list[Told]:
    """Every entry in force: what it says, where its values come from, on what it rests, and what it found.

    Breaches first, then by level. The sentence of a finding is kept once a kind, in pieces; a finding brings values.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in view.findings:
        found[finding.entry].append(finding)
    told = []
    for rule in sorted(view.outcome.rules, key=lambda rule: (bool(rule.points), rule.level)):
        texts = {code: Pattern(text) for code, text in rule.texts.items()}
        told.append(
            {
                "entry": rule.entry,
                "name": both(rule.name),
                "level": rule.level.word,
                "mode": "priced" if rule.points else "strict",
                "claim": both(claim(rule)),
                "basis": both(basis(view.outcome, rule)),
                "sources": _sources(view, rule),
                "count": len(found[rule.entry]),
                "points": sum(finding.points for finding in found[rule.entry]),
                "texts": {code: pattern.pieces for code, pattern in texts.items()},
                "found": [_found(finding, texts[finding.code]) for finding in sorted(found[rule.entry], key=_dearest)],
            }
        )
    return told


def exceptions(view: View) -> list[Told]:
    """Every exception from an entry in force: both limits, dates, reason, who approved."""
    scenario = view.outcome.scenario
    return [{**one.told(), "name": both(view.rule_of[one.entry].name)} for one in granted(scenario, view.outcome.rules)]


def notices(view: View) -> list[Told]:
    """Everything about the scenario that must not be silent."""
    return [{"kind": n.kind, "place": n.place, "zh": n.zh, "en": n.en} for n in view.outcome.scenario.notices]


@dataclass(frozen=True)
class Pattern:
    """A sentence of a rule cut into literal pieces and blanks, for values that come later."""

    text: Text

    @property
    def pieces(self) -> dict[str, list[str | int]]:
        """Language -> literal texts, and places in `values` between them."""
        place = {source: n for n, source in enumerate(self._blanks)}
        return {
            language: [piece if isinstance(piece, str) else place[piece.source] for piece in ftl.pieces(text)]
            for language, text in both(self.text).items()
        }

    def values(self, finding: Finding) -> list[str]:
        """What stands in the blanks: values, and the forms that were chosen by them."""
        given = {**finding.subject, **finding.amounts}
        return [
            ftl.fill(language, blank.source, given) if blank.forms else str(given[blank.name])
            for language, blank in self._blanks.values()
        ]

    @cached_property
    def _blanks(self) -> dict[str, tuple[str, ftl.Blank]]:
        """Blank as written -> its language, and what it is."""
        cut = [(language, piece) for language, text in both(self.text).items() for piece in ftl.pieces(text)]
        return {piece.source: (language, piece) for language, piece in cut if not isinstance(piece, str)}


def _found(finding: Finding, pattern: Pattern) -> Told:
    return {
        "code": finding.code,
        "points": finding.points,
        "about": list(finding.subject.values()),
        "values": pattern.values(finding),
    }


def _dearest(finding: Finding) -> tuple[int, list[tuple[str, str]]]:
    return -finding.points, sorted(finding.subject.items())


def _sources(view: View, rule: Rule) -> str:
    return "; ".join(f"{key}={source}" for key, source in sorted(sources(view.outcome, rule).items()))
