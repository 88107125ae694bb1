"""`enforceplan publish`: a run becomes the valid version of its week."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Verb


@click.command(
    "publish",
    cls=Verb,
    examples=('enforceplan publish runs/tiny --by "duty office"',),
)
@click.argument("run", type=click.Path(path_type=Path, readable=False))
@click.option("--by", required=True, metavar="WHO", help="Who publishes; printed on every sheet.")
@click.option(
    "--to",
    type=click.Path(path_type=Path, readable=False),
    help="Where weeks are kept (default: published beside RUN).",
)
@common
def command(run: Path, by: str, to: Path | None, lang: str | None, as_json: bool) -> int:
    """Make RUN (a run folder) the next version of its week, in TO/WEEK/vN, every sheet marked.

    Nothing is overwritten: a changed roster becomes version 2, and version 1 stays. A roster that is the valid version
    already is not written again. Exit 6 where the audit finds a breach. A roster changed by hand may be published where
    the audit finds none; its figures are then counted anew.
    """
    from enforceplan.memory.publish import publish
    from enforceplan.text import words

    language = language_of(lang)
    told = words(language)
    done = publish(run, by=by, to=to, language=lang)
    notices = [getattr(notice, language) for notice in done.notices]
    if as_json:
        print_json({**asdict(done.publication), "fresh": done.fresh, "out": str(done.place), "notices": notices})
        return 0
    for notice in notices:
        click.echo(told("publish.notice", text=notice))
    if done.fresh:
        click.echo(told("publish.fresh", edition=done.publication.told(told)))
    else:
        click.echo(told("publish.same", version=done.publication.version))
    click.echo(str(done.place))
    return 0
