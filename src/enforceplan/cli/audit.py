"""`enforceplan audit`: what every rule says of a roster, without the solver."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Verb
from enforceplan.cli.screen import SENTENCES, say, show, tell_levels


@click.command(
    "audit",
    cls=Verb,
    examples=(
        "enforceplan audit scenarios/tiny runs/tiny",
        "enforceplan audit scenarios/tiny runs/tiny/roster.xlsx",
    ),
)
@click.argument("scenario", type=click.Path(path_type=Path, readable=False))
@click.argument("roster", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--before",
    type=click.Path(path_type=Path, readable=False),
    help="Compare with this roster (any form; default: what the workbook was made from).",
)
@common
def command(scenario: Path, roster: Path, before: Path | None, lang: str | None, as_json: bool) -> int:
    """Check ROSTER (roster.json, run folder or workbook) against SCENARIO; exit 6 if and only if a finding blocks.

    Of a workbook edited by hand the week matrix and the tidy list are read. Every change is told with its cell, every
    finding with the cells it is about, and each level before and after. A week typed into an empty workbook, as
    ``report SCENARIO -o DIR`` writes one, is a roster too.

    Score, bounds and unserved operations that the file claims are compared with what is found; what contradicts them
    is told (a roster edited by hand keeps its old figures) and blocks nothing. Exceptions that were granted are listed
    with reason and approver: a rule that passes may have passed by one.
    """
    from enforceplan.audit import audit
    from enforceplan.cli.edited import cost_json, edits_json, tell_cost, tell_edits, where
    from enforceplan.domain import Level
    from enforceplan.edits.bring import bring
    from enforceplan.edits.cost import cost
    from enforceplan.load import load
    from enforceplan.report.claims import contradictions
    from enforceplan.report.granted import listed, sentences
    from enforceplan.rules.book import effective, sentence
    from enforceplan.text import words

    language = language_of(lang)
    loaded = load(scenario)
    rules = {rule.entry: rule for rule in effective(loaded)}
    brought = bring(roster, loaded, before=before)
    saved, edited = brought.saved, brought.edited
    verdict = audit(loaded, saved.roster, rules.values())
    told = words(language)
    claims = [
        {**(named := asdict(claim)), "text": told(f"claim.{claim.code}", **named)}
        for claim in contradictions(saved, loaded, verdict)
    ]
    unasked = set() if loaded.published else {Level.DISRUPTION}
    in_force = {rule.level for rule in rules.values()} - unasked
    former = None if brought.before is None else audit(loaded, brought.before, rules.values())
    price = None if former is None else cost(former, verdict, in_force)
    if as_json:
        print_json(
            {
                "passed": verdict.passed,
                "word": "checked against the parameters",
                "score": {level.word: value for level, value in verdict.levels.items() if level in in_force},
                "findings": [
                    {
                        "id": finding.entry,
                        "rule": finding.rule,
                        "level": finding.level.word,
                        "blocks": finding.blocks,
                        "code": finding.code,
                        "points": finding.points,
                        "subject": finding.subject,
                        "amounts": finding.amounts,
                        "text": getattr(sentence(rules[finding.entry], finding), language),
                        "cells": [str(cell) for cell in edited.places.of(finding)] if edited else [],
                        "new": None if price is None else price.new(finding),
                    }
                    for finding in verdict.findings
                ],
                "exceptions": listed(loaded, rules.values()),
                "contradictions": claims,
                "cost": cost_json(price),
                **(edits_json(edited, language) if edited else {}),
            }
        )
        return 0 if verdict.passed else 6
    if edited is not None:
        tell_edits(edited, told)
    rows = [
        (
            told(f"level.{finding.level.word}"),
            finding.entry,
            getattr(sentence(rules[finding.entry], finding), language) + where(edited, price, finding, told),
        )
        for finding in verdict.breaches
    ]
    heads = (told("screen.level"), told("screen.rule"), told("screen.finding"))
    show(heads, rows, (f"{level} {entry}: {text}" for level, entry, text in rows), least=SENTENCES)
    if price is not None:
        tell_cost(price, told)
    if price is None:
        tell_levels({level: (v, None) for level, v in verdict.levels.items() if level in in_force}, language)
    if edited is not None and price is None:
        say(told("edit.no_before"))
    excepted = [line for lines in sentences(loaded, rules.values(), language).values() for line in lines]
    if excepted:
        say(told("exception.header", count=len(excepted)))
    for line in excepted:
        say(f"  {line}")
    for claim in claims:
        say(claim["text"])
    passed = told("cli_audit.passed")
    say(passed if verdict.passed else told("cli_audit.failed", number=len(verdict.breaches)))
    return 0 if verdict.passed else 6
