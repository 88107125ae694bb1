"""`enforceplan convert`: one carrier of a scenario turned into another, without loss."""

from __future__ import annotations

from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Verb


@click.command(
    "convert",
    cls=Verb,
    examples=(
        "enforceplan convert scenarios/tiny tiny.xlsx",
        "enforceplan convert tiny.xlsx tiny --lang en",
    ),
)
@click.argument("scenario", type=click.Path(path_type=Path, readable=False))
@click.argument("target", type=click.Path(path_type=Path, readable=False))
@click.option("--replace", is_flag=True, help="Replace a file, or a folder with nothing but a scenario in it.")
@common
def command(scenario: Path, target: Path, replace: bool, lang: str | None, as_json: bool) -> None:
    """Write SCENARIO again as TARGET: *.xlsx, *.yaml, or a folder. It is read back and compared.

    Names and words are those of the scenario's language, or of --lang. Comments of YAML files are not carried over.
    """
    from enforceplan.intake.convert import convert
    from enforceplan.text import words

    language = language_of(lang)
    made = convert(scenario, target, language=lang, replace=replace)
    notices = [getattr(notice, language) for notice in made.notices]
    if as_json:
        print_json({"out": str(target), "notices": notices})
        return
    for notice in notices:
        click.echo(notice)
    click.echo(words(language)("convert.done", place=target))
