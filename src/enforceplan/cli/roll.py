"""`enforceplan roll`: next week's scenario from this week's run."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enforceplan.cli.frame import common, language_of, print_json
from enforceplan.cli.manual import Verb

if TYPE_CHECKING:
    from enforceplan.memory.roll import Rolled
    from enforceplan.text import Words

_WEEK = 7


@click.command(
    "roll",
    cls=Verb,
    examples=(
        "enforceplan roll runs/tiny -o weeks/next",
        "enforceplan roll runs/tiny -o weeks/next --records happened.csv --replace",
    ),
)
@click.argument("run", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path, readable=False), help="Folder for the next scenario."
)
@click.option(
    "--records", type=click.Path(path_type=Path, readable=False), help="CSV file or workbook with what really happened."
)
@click.option(
    "--replace", is_flag=True, help="Replace an earlier roll of the same week, unless its files were changed."
)
@common
def command(run: Path, out: Path, records: Path | None, replace: bool, lang: str | None, as_json: bool) -> int:
    """Write the week after RUN (a run folder or a published version): ledger, history, plan, re-checks.

    May be called before the week is over and again afterwards with its records: the second one replaces the first, and
    nothing counts twice. Put your own changes into a scenario with base: NEXT, so that they are not in the way.
    """
    from enforceplan.memory.editions import editions
    from enforceplan.memory.roll import MARKER, roll
    from enforceplan.report.place import may_write
    from enforceplan.text import words

    may_write(out, replace=replace, marker=MARKER)
    mine, valid = editions(run)
    made = roll(run, out, records=records, replace=replace)
    draft, first = made.draft, made.scenario.week_start
    language = language_of(lang)
    told = words(language)
    notices = [getattr(notice, language) for notice in made.notices]
    if mine < valid:
        notices.append(told("roll.superseded", mine=mine, valid=valid))
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
                "records": {"read": len(made.records), "used": sum(record.used for record in made.records)},
                "goes_on": _goes_on(made),
                "notices": notices,
            }
        )
        return 0
    for notice in notices:
        click.echo(told("publish.notice", text=notice))
    click.echo(told("roll.done", week=first))
    names = ("kept", "carried", "dropped", "rechecks", "waiting", "capped")
    click.echo(told("roll.counts", **{name: len(getattr(draft, name)) for name in names}))
    _tell_records(made, told)
    going = [_told(name, values, told) for name, values in _goes_on(made).items()]
    if going:
        click.echo(told("roll.goes_on", what=told("roll.and").join(going)))
    if made.left_off:
        click.echo(told("roll.untitled", suffix=made.left_off.strip(" ·")))
    if made.owed:
        last = first + timedelta(days=6)
        hours = round(sum(made.owed.values()) / 60, 1)
        click.echo(told("roll.owed", officers=len(made.owed), hours=hours, last=last))
    click.echo(str(out))
    return 0


def _told(name: str, values: dict[str, object], told: Words) -> str:
    """One of the things that go on, in words."""
    if name == "days":
        return told("roll.days", days=values["days"], weekday=told(f"weekday.{values['weekday']}"))
    return told({"profile": "roll.profile", "pack": "roll.pack", "rules": "roll.rules"}[name], **values)


def _tell_records(made: Rolled, told: Words) -> None:
    """How many records were read and used, and of which kinds none is."""
    if not made.records:
        return
    unused = [record for record in made.records if not record.used]
    click.echo(told("roll.records", read=len(made.records), used=len(made.records) - len(unused)))
    if unused:
        kinds = ", ".join(sorted({record.row.kind.value for record in unused}))
        click.echo(told("roll.unused", kinds=kinds, count=len(unused)))


def _goes_on(made: Rolled) -> dict[str, dict[str, object]]:
    """What of the old scenario shapes the next week too, where it is not the usual: profile, pack, days, rules."""
    settings, found = made.document.settings, dict[str, dict[str, object]]()
    if "profile" in settings.model_fields_set:
        found["profile"] = {"profile": settings.profile}
    if settings.rule_pack is not None:
        found["pack"] = {"pack": settings.rule_pack}
    if settings.days != _WEEK or settings.week_start.weekday():
        found["days"] = {"days": settings.days, "weekday": settings.week_start.weekday()}
    if made.document.rules:
        found["rules"] = {"entries": ", ".join(made.document.rules)}
    return found
