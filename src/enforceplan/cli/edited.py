"""Tells what was changed by hand in a workbook and what it costs, for the verbs that read one.

When to modify: another thing to be said of an edited workbook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from enforceplan.cli.frame import level_word
from enforceplan.cli.screen import say, show

if TYPE_CHECKING:
    from enforceplan.edits.cost import Cost
    from enforceplan.edits.read import Edited
    from enforceplan.rules.base import Finding
    from enforceplan.text import Words

_TOLD = 60
"""Most changes that are printed; ``--json`` lists all."""


def edits_json(edited: Edited, language: str) -> dict[str, object]:
    """What a workbook says, for ``--json``."""
    return {
        "edits": [
            {"cell": str(e.cell) if e.cell else None, "officer": e.officer, "job": e.job, "text": e.text(language)}
            for e in edited.edits
        ],
        "notices": [f"{notice.place}: {getattr(notice, language)}" for notice in edited.notices],
    }


def cost_json(cost: Cost | None) -> dict[str, object] | None:
    """Figures before and after, for ``--json``; None where there is nothing to compare with."""
    if cost is None:
        return None
    return {
        "levels": {level.word: {"before": c.before, "after": c.after} for level, c in cost.levels.items()},
        "entries": {c.name: {"before": c.before, "after": c.after} for c in cost.entries},
    }


def tell_edits(edited: Edited, told: Words) -> None:
    """Notices, then every change with its cell."""
    for notice in edited.notices:
        say(f"{notice.place}: {getattr(notice, told.language)}")
    if edited.edits:
        click.echo(told("edit.header", count=len(edited.edits)))
    elif edited.written is not None:
        click.echo(told("edit.none"))
    for edit in edited.edits[:_TOLD]:
        say(f"  {edit.text(told.language)}")
    if more := len(edited.edits[_TOLD:]):
        click.echo(f"  {told('edit.more', count=more)}")


def tell_cost(cost: Cost, told: Words) -> None:
    """Every level before and after, and the entries that changed."""
    if all(change.before == change.after for change in cost.levels.values()):
        click.echo(told("edit.same"))
    else:
        click.echo(told("edit.cost_head"))
    changes = [(level, c.before, c.after, c.after - c.before) for level, c in cost.levels.items()]
    heads = [told("screen.level"), told("screen.before"), told("screen.after"), told("screen.difference")]
    rows = [
        (told(f"level.{level.word}"), f"{b:,}", f"{a:,}", f"{difference:+,}") for level, b, a, difference in changes
    ]
    lines = [
        "  " + level_word(level, told.language) + told("edit.cost", before=f"{b:>8}", after=f"{a:>8}", difference=more)
        for (level, *_), (_, b, a, more) in zip(changes, rows, strict=True)
    ]
    show(heads, rows, lines, numbers=True)
    for c in cost.entries:
        click.echo("    " + told("edit.entry", entry=c.name, before=f"{c.before:,}", after=f"{c.after:,}"))


def where(edited: Edited | None, cost: Cost | None, finding: Finding, told: Words) -> str:
    """The cells of a finding and whether it was so before, in brackets; empty where there is nothing to say."""
    said = [str(cell) for cell in edited.places.of(finding)] if edited else []
    if cost is not None and not cost.new(finding):
        said.append(told("edit.was_so"))
    opens, closes = ("（", "）") if told.language == "zh" else (" (", ")")
    return f"{opens}{', '.join(said)}{closes}" if said else ""
