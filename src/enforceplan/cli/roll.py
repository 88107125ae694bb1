"""`enforceplan roll`: next week's scenario from this week's run."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json


@click.command("roll", short_help="next week's scenario from a run and its records")
@click.argument("run", type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="Folder for the next scenario.")
@click.option("--records", type=click.Path(path_type=Path), help="CSV file with what really happened.")
@click.option(
    "--replace", is_flag=True, help="Replace an earlier roll of the same week, unless its files were changed."
)
@common
def command(run: Path, out: Path, records: Path | None, replace: bool, lang: str | None, as_json: bool) -> int:
    """Write the week after RUN (a run folder or a published version): ledger, history, plan, re-checks.

    May be called before the week is over and again afterwards with its records: the second one replaces the first, and
    nothing counts twice. Put your own changes into a scenario with base: NEXT, so that they are not in the way.

    \b
    enforceplan roll runs/tiny -o weeks/next
    enforceplan roll runs/tiny -o weeks/next --records happened.csv --replace
    """  # noqa: D301 - click reads the mark
    from enforceplan.memory.roll import MARKER, roll
    from enforceplan.report.place import may_write
    from enforceplan.text import words

    may_write(out, replace=replace, marker=MARKER)
    made = roll(run, out, records=records, replace=replace)
    draft, first = made.draft, made.scenario.week_start
    if as_json:
        print_json(
            {
                "out": str(out),
                "week_start": first.isoformat(),
                "kept": draft.kept,
                "carried": draft.carried,
                "dropped": draft.dropped,
                "rechecks": draft.rechecks,
                "capped": draft.capped,
                "waiting": [row.operation for row in draft.waiting],
                "leave_owed_minutes": made.owed,
            }
        )
        return 0
    told = words(language_of(lang))
    click.echo(told("roll.done", week=first))
    names = ("kept", "carried", "dropped", "rechecks", "waiting", "capped")
    click.echo(told("roll.counts", **{name: len(getattr(draft, name)) for name in names}))
    if made.owed:
        last = first + timedelta(days=6)
        hours = round(sum(made.owed.values()) / 60, 1)
        click.echo(told("roll.owed", officers=len(made.owed), hours=hours, last=last))
    click.echo(str(out))
    return 0
