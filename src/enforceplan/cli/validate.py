"""`enforceplan validate`: everything that is wrong with a scenario, in one run."""

from __future__ import annotations

from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Verb
from enforceplan.cli.screen import say


@click.command(
    "validate",
    cls=Verb,
    examples=(
        "enforceplan validate week.yaml",
        "enforceplan validate week/week.xlsx --lang zh",
    ),
)
@click.argument("scenario", type=click.Path(path_type=Path, readable=False))
@common
def command(scenario: Path, lang: str | None, as_json: bool) -> None:
    """Read SCENARIO (a file or a folder) and say everything that is wrong with it, and every default it uses."""
    from enforceplan.load import load
    from enforceplan.text import words

    language = language_of(lang)
    loaded = load(scenario)
    counts = {
        "streets": len(loaded.streets),
        "officers": len(loaded.officers),
        "operations": len(loaded.operations),
        "posts": len(loaded.posts),
    }
    if as_json:
        notices = [{"kind": n.kind, "place": n.place, "text": getattr(n, language)} for n in loaded.notices]
        print_json({"status": "ok", **counts, "notices": notices})
        return
    for notice in loaded.notices:
        say(f"{notice.place}: {notice.zh if language == 'zh' else notice.en}")
    click.echo(words(language)("cli_validate.solvable", **counts))
