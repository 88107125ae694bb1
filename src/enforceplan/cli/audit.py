"""`enforceplan audit`: what every rule says of a roster, without the solver."""

from __future__ import annotations

from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json


@click.command("audit", short_help="check a roster against every rule")
@click.argument("scenario", type=click.Path(path_type=Path))
@click.argument("roster", type=click.Path(path_type=Path))
@common
def command(scenario: Path, roster: Path, lang: str | None, as_json: bool) -> int:
    """Check ROSTER (a roster.json or a run folder) against SCENARIO; exit 6 if and only if a finding blocks."""
    from enforceplan.audit import audit
    from enforceplan.load import load
    from enforceplan.report.reading import read_roster
    from enforceplan.rules.book import effective, sentence

    language = language_of(lang)
    loaded = load(scenario)
    rules = {rule.entry: rule for rule in effective(loaded)}
    verdict = audit(loaded, read_roster(roster), rules.values())
    in_force = {rule.level for rule in rules.values()}
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
                    }
                    for finding in verdict.findings
                ],
            }
        )
        return 0 if verdict.passed else 6
    for finding in verdict.breaches:
        click.echo(
            f"{finding.level.word} {finding.entry}: {getattr(sentence(rules[finding.entry], finding), language)}"
        )
    for level, value in verdict.levels.items():
        if level in in_force:
            click.echo(f"  {level.word:<11}{value:>8,}")
    passed = ("已按参数核对：通过", "checked against the parameters: passed")
    failed = (
        f"已按参数核对：{len(verdict.breaches)}项不符",
        f"checked against the parameters: {len(verdict.breaches)} breaches",
    )
    click.echo((passed if verdict.passed else failed)[0 if language == "zh" else 1])
    return 0 if verdict.passed else 6
