"""`enforceplan report`: every view again, from a roster, a run folder or a workbook edited by hand."""

from __future__ import annotations

from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Seldom, Verb
from enforceplan.cli.screen import tell_levels


@click.command(
    "report",
    cls=Verb,
    examples=(
        "enforceplan report week.yaml runs/week/roster.xlsx -o runs/edited",
        "enforceplan report week.yaml -o runs/empty",
    ),
)
@click.argument("scenario", type=click.Path(path_type=Path, readable=False))
@click.argument("roster", required=False, type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path, readable=False), help="Folder for the results."
)
@click.option(
    "--replace", is_flag=True, help="Replace an earlier run's folder, unless files were put there or changed."
)
@click.option(
    "--draft", is_flag=True, help="Write it also where a rule is broken; every sheet, paper and page says DRAFT (草稿)."
)
@click.option(
    "--full-numbers",
    cls=Seldom,
    is_flag=True,
    help="Certificate numbers whole on operation sheets and in inspection forms; masked everywhere otherwise.",
)
@common
def command(
    scenario: Path,
    roster: Path | None,
    out: Path,
    replace: bool,
    draft: bool,
    full_numbers: bool,
    lang: str | None,
    as_json: bool,
) -> int:
    """Write every output of ROSTER (roster.json, run folder or workbook) for SCENARIO to a new folder.

    Without ROSTER an empty week is written as a draft: type who does what into the week matrix of its roster.xlsx, then
    give that to ``audit`` or ``report``. Nothing is written where a strict rule is broken (exit 6) without ``--draft``.
    """
    from enforceplan.catalogue import spoken
    from enforceplan.cli.edited import edits_json, tell_edits
    from enforceplan.edits.bring import bring
    from enforceplan.edits.remake import may_leave, remake
    from enforceplan.load import load, masked, read_document, write_folder
    from enforceplan.report.folder import write_run
    from enforceplan.report.place import may_write
    from enforceplan.text import words

    language = language_of(lang)
    told = words(language)
    may_write(out, replace=replace)
    loaded = load(scenario)
    document = read_document(scenario).document
    if lang is not None:
        loaded = spoken(loaded, lang)
    brought = None if roster is None else bring(roster, loaded)
    edited = None if brought is None else brought.edited
    outcome = remake(loaded, brought)
    draft = draft or roster is None
    if not draft:
        may_leave(outcome, edited, str(roster or scenario))

    def copy(folder: Path) -> None:
        if document is not None:
            write_folder(masked(document), folder)

    write_run(outcome, out, replace=replace, document_writer=copy, full_numbers=full_numbers, draft=draft)
    breaches = () if outcome.verdict is None else outcome.verdict.breaches
    if as_json:
        print_json(
            {
                "passed": not breaches,
                "draft": draft,
                "score": {level.word: {"value": s.value, "bound": s.bound} for level, s in outcome.score.items()},
                "served": outcome.served,
                "operations": len(loaded.operations),
                "breaches": [finding.entry for finding in breaches],
                "out": str(out),
                **(edits_json(edited, language) if edited else {}),
            }
        )
        return 0
    if edited is not None:
        tell_edits(edited, told)
    tell_levels({level: (score.value, None) for level, score in outcome.score.items()}, language)
    if draft:
        click.echo(told("edit.drafted", count=len(breaches)))
    click.echo(told("edit.made", out=out))
    return 0
