"""Writes roster.json, the one truth of a run: no wall time, no date of the run, no machine; same roster, same bytes.

When to modify: a new kind of decision or a new part of the score. `reading` must then read it back.
"""

from __future__ import annotations

import json
from typing import Any

from enforceplan.domain import Level
from enforceplan.outcome import Outcome
from enforceplan.report.fingerprint import scenario_hash
from enforceplan.report.granted import listed
from enforceplan.report.view import View
from enforceplan.roster import Duty
from enforceplan.rules.base import Finding, Rule
from enforceplan.text import LANGUAGES, Text, words

FORMAT = 1
"""Number of the file's format; `reading` takes no other."""


def roster_json(outcome: Outcome) -> str:
    """The whole file: keys sorted, one space of indent, UTF-8, ending with a newline."""
    view = View(outcome)
    scenario, roster, verdict = outcome.scenario, view.roster, outcome.verdict
    together, possible = view.joint_visits
    content = {
        "format": FORMAT,
        "scenario": {
            "title": scenario.title,
            "week_start": scenario.week_start.isoformat(),
            "days": scenario.days,
            "rule_pack": scenario.rule_pack,
            "profile": scenario.profile,
            "hash": scenario_hash(scenario),
        },
        "status": outcome.status.value,
        "street": outcome.street or None,
        "rules": [_rule(outcome, rule) for rule in outcome.rules],
        "exceptions": listed(scenario, outcome.rules),
        "starts": [{"operation": s.operation, "start": s.start.isoformat(timespec="minutes")} for s in roster.starts],
        "duties": [_duty(duty) for duty in roster.duties],
        "bodies": [
            {"operation": b.operation, "group": b.group, "element": b.element, "body": b.body} for b in roster.bodies
        ],
        "vehicles": [
            {"operation": v.operation, "equipment": v.equipment, "quantity": v.quantity} for v in roster.vehicles
        ],
        "unserved": [
            {"id": u.operation, "code": u.code, "amounts": u.amounts, "element": u.element, "reason": _both(u.text)}
            for u in view.unserved
        ],
        "score": {
            level.word: {"value": outcome.score[level].value, "bound": outcome.score[level].bound}
            for level in Level
            if level in outcome.score
        },
        "entries": _entries(view),
        "audit": {
            "passed": verdict is not None and verdict.passed,
            "word": {language: _verdict_word(view, language) for language in LANGUAGES},
        },
        "clash": None
        if outcome.clash is None
        else {
            "entries": list(outcome.clash.entries),
            "operations": list(outcome.clash.operations),
            "text": _both(outcome.clash.text),
        },
        "own_seats": outcome.own_seats,
        "joint_visits": {"together": together, "possible": possible},
        "notices": [{"kind": n.kind, "place": n.place, "text": {"zh": n.zh, "en": n.en}} for n in scenario.notices],
        "changes": list(outcome.changes),
    }
    return json.dumps(content, sort_keys=True, indent=1, ensure_ascii=False) + "\n"


def parameters(rule: Rule) -> dict[str, Any]:
    """Parameters of a rule as plain values, without entry, level and points."""
    return rule.model_dump(mode="json", exclude={"entry", "level", "points"})


def sources(outcome: Outcome, rule: Rule) -> dict[str, str]:
    """Key -> where it came from, for one entry: pack, profile, scenario, or ``default`` for the room's own value."""
    begin = f"{rule.entry}."
    found = {k.removeprefix(begin): v for k, v in outcome.scenario.rule_sources.items() if k.startswith(begin)}
    own = dict.fromkeys(parameters(rule), "default")
    return own | {key: source for key, source in found.items() if "." not in key}


def basis(outcome: Outcome, rule: Rule) -> Text:
    """Law and article of an entry as the rule pack in force states them; the room's own where the pack has none."""
    told = outcome.scenario.rule_basis.get(rule.entry)
    return rule.basis if told is None else Text(*told)


def _rule(outcome: Outcome, rule: Rule) -> dict[str, Any]:
    return {
        "entry": rule.entry,
        "rule": rule.id,
        "level": rule.level.word,
        "mode": "priced" if rule.points else "strict",
        "points": rule.points,
        "parameters": parameters(rule),
        "sources": sources(outcome, rule),
        "basis": _both(basis(outcome, rule)),
    }


def _duty(duty: Duty) -> dict[str, Any]:
    told: dict[str, Any] = {"officer": duty.officer, "role": duty.role.value}
    if duty.post:
        told["post"] = str(duty.post)
    else:
        told |= {"operation": duty.operation, "element": duty.element, "group": duty.group}
    if duty.marks:
        told["marks"] = sorted(duty.marks)
    return told


def _entries(view: View) -> list[dict[str, Any]]:
    verdict = view.outcome.verdict
    if verdict is None:
        return []
    found: dict[str, list[dict[str, Any]]] = {entry.entry: [] for entry in verdict.entries}
    for finding in verdict.findings:
        found[finding.entry].append(_finding(view, finding))
    return [
        {
            "id": entry.entry,
            "rule": entry.rule,
            "level": entry.level.word,
            "mode": "strict" if entry.strict else "priced",
            "points": entry.points,
            "count": entry.count,
            "findings": found[entry.entry],
        }
        for entry in verdict.entries
    ]


def _finding(view: View, finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "subject": finding.subject,
        "amounts": finding.amounts,
        "points": finding.points,
        "text": _both(view.told(finding)),
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _verdict_word(view: View, language: str) -> str:
    verdict = view.outcome.verdict
    if verdict is None:
        return words(language)("audit.none")
    key = "audit.passed" if verdict.passed else "audit.failed"
    return words(language)(key, breaches=len(verdict.breaches))
