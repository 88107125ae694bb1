"""`enforceplan init`: a template to begin with, which solves as it stands."""

from __future__ import annotations

from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Verb


@click.command(
    "init",
    cls=Verb,
    examples=(
        "enforceplan init week --workbook",
        "enforceplan init week --workbook --lang en",
        "enforceplan init week --from tiny",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option("--workbook", is_flag=True, help="A workbook with drop-down lists, in place of CSV files.")
@click.option("--from", "source", metavar="PLACE", help="Begin with a shipped place: minimal, tiny, dongcheng, …")
@common
def command(folder: Path, workbook: bool, source: str | None, lang: str | None, as_json: bool) -> None:
    """Write a template into the new folder FOLDER. It solves as it stands; change it bit by bit.

    Without --lang the template is Chinese.
    """
    from enforceplan.intake.init import init
    from enforceplan.text import words

    written = init(folder, workbook=workbook, language=lang or "zh", source=source)
    if as_json:
        print_json({"out": str(folder), "scenario": str(written)})
        return
    told = words(language_of(lang))
    shown = folder / written.name if workbook else folder
    click.echo(told("template.done", place=shown))
    click.echo(told("template.try", place=shown, out=Path("runs") / folder.name))
