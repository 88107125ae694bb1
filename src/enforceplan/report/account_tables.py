"""Tidy tables of the account: score, rules in force, findings of the audit, notices.

When to modify: a column about rules or what they found.
"""

from __future__ import annotations

import json

import pandas as pd

from enforceplan.audit import EntryScore
from enforceplan.domain import Level
from enforceplan.report import granted
from enforceplan.report.roster_json import basis, parameters, sources
from enforceplan.report.view import View
from enforceplan.rules.base import Rule

SCORE = ["level", "value", "bound", "proven"]
RULES = [
    "entry",
    "rule",
    "name",
    "level",
    "mode",
    "points",
    "state",
    "claim",
    "parameters",
    "sources",
    "basis",
    "count",
    "paid",
    "slack",
    "unit",
    "exceptions",
]
EXCEPTIONS = ["entry", "name", "subject", "first", "last", "usual", "limit", "reason", "approved_by"]
FINDINGS = ["level", "entry", "rule", "mode", "code", "points", "subject", "amounts", "text"]
NOTICES = ["kind", "place", "text"]


def score(view: View) -> pd.DataFrame:
    """One row a level in force: value, bound given the levels above, and whether the two are equal."""
    rows = [
        [level.word, view.outcome.score[level].value, view.outcome.score[level].bound]
        for level in Level
        if level in view.outcome.score
    ]
    return pd.DataFrame([[*row, row[1] == row[2]] for row in rows], columns=SCORE)


def rules(view: View) -> pd.DataFrame:
    """One row an entry of the effective rules: what it says, where from, what it found and cost, how near it came."""
    verdict = view.outcome.verdict
    found = {entry.entry: entry for entry in verdict.entries} if verdict else {}
    excepted = granted.sentences(view.outcome.scenario, view.outcome.rules, view.words.language)
    rows = []
    for rule in view.outcome.rules:
        told, near = parameters(rule), view.slack.get(rule.entry)
        rows.append(
            [
                rule.entry,
                rule.id,
                view.words.choose(rule.name),
                rule.level.word,
                "priced" if rule.points else "strict",
                rule.points,
                _state(rule, found.get(rule.entry)),
                view.claim(rule),
                _flat(told),
                _flat(sources(view.outcome, rule)),
                view.words.choose(basis(view.outcome, rule)),
                found[rule.entry].count if rule.entry in found else 0,
                found[rule.entry].points if rule.entry in found else 0,
                None if near is None else near.amount,
                "" if near is None else near.unit,
                " ".join(excepted.get(rule.entry, ())),
            ]
        )
    return pd.DataFrame(rows, columns=RULES).astype({"slack": "Int64"})


def _state(rule: Rule, found: EntryScore | None) -> str:
    """``kept``, ``broken`` or ``paid``; empty without an audit."""
    if found is None:
        return ""
    return "kept" if not found.count else "paid" if rule.points else "broken"


def exceptions(view: View) -> pd.DataFrame:
    """One row an exception from an entry in force and subject: both limits, dates, reason, who approved."""
    rows = [
        [
            getattr(one, column) if column != "name" else view.words.choose(view.rule_of[one.entry].name)
            for column in EXCEPTIONS
        ]
        for one in granted.granted(view.outcome.scenario, view.outcome.rules)
    ]
    return pd.DataFrame(rows, columns=EXCEPTIONS)


def findings(view: View) -> pd.DataFrame:
    """One row a finding: breaches first, then by level, dearest first."""
    rows = [
        [
            f.level.word,
            f.entry,
            f.rule,
            "strict" if f.blocks else "priced",
            f.code,
            f.points,
            _flat(f.subject),
            _flat(f.amounts),
            view.words.choose(view.told(f)),
        ]
        for f in sorted(
            view.findings, key=lambda f: (not f.blocks, f.level, f.entry, -f.points, sorted(f.subject.items()))
        )
    ]
    return pd.DataFrame(rows, columns=FINDINGS)


def notices(view: View) -> pd.DataFrame:
    """One row a notice of the scenario, in its order."""
    zh = view.words.language == "zh"
    rows = [[n.kind, n.place, n.zh if zh else n.en] for n in view.outcome.scenario.notices]
    return pd.DataFrame(rows, columns=NOTICES)


def _flat(values: dict[str, object] | dict[str, str] | dict[str, int]) -> str:
    return "; ".join(
        f"{key}={value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in sorted(values.items())
    )
