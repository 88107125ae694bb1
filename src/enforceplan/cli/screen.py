"""Tables on a terminal, plain lines where there is none: what a verb found, said once and shown either way.

When to modify: another table. Its plain lines are what others grep; they do not change with the table.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

import click

from enforceplan.cli.frame import level_word

if TYPE_CHECKING:
    from rich.console import Console

    from enforceplan.domain import Level

SENTENCES = 60
"""Columns below which a table with sentences in it is harder to read than lines are."""


def is_terminal(stream: TextIO) -> bool:
    """Whether a stream is a terminal that can do more than print line after line."""
    return stream.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")


def console(stream: TextIO) -> Console:
    """A console that takes texts as they are: nothing in them is markup, an emoji or a number to be coloured."""
    from rich.console import Console

    return Console(file=stream, markup=False, highlight=False, emoji=False)


def gap(value: int, bound: int) -> str:
    """How far a value may be from the best, in per cent of the value."""
    return f"{100 * max(0, value - bound) / max(1, value):.1f} %"


def show(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    lines: Iterable[str],
    *,
    numbers: bool = False,
    least: int = 0,
) -> None:
    """Show rows under their heads on a terminal; elsewhere, and below ``least`` columns, the lines.

    Parameters
    ----------
    heads, rows
        The table; without rows nothing is shown.
    lines
        The same in plain lines.
    numbers
        All columns after the first hold numbers.
    """
    if rows and is_terminal(sys.stdout):
        from rich import box
        from rich.table import Table

        screen = console(sys.stdout)
        if screen.width >= least:
            table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
            for number, head in enumerate(heads):
                table.add_column(head, justify="right" if numbers and number else "left", overflow="fold")
            for row in rows:
                table.add_row(*row)
            screen.print(table)
            return
    for line in lines:
        say(line)


def say(sentence: str) -> None:
    """A sentence in lines that break between words on a terminal; elsewhere in one."""
    if is_terminal(sys.stdout):
        console(sys.stdout).print(sentence)
    else:
        click.echo(sentence)


def tell_levels(scores: Mapping[Level, tuple[int, int | None]], language: str) -> None:
    """Each level's value, and its proven bound where there is one."""
    from enforceplan.text import words

    told = words(language)
    named = told("screen.bound")
    heads, rows, lines = [told("screen.level"), told("screen.value")], [], []
    bounded = any(bound is not None for _, bound in scores.values())
    for level, (value, bound) in scores.items():
        row, line = [told(f"level.{level.word}"), f"{value:,}"], f"  {level_word(level, language)}{value:>8,}"
        if bound is not None:
            row += [f"{bound:,}", gap(value, bound)]
            line += f"  {named} {bound:,}"
        rows.append(row)
        lines.append(line)
    if bounded:
        heads += [named, told("screen.gap")]
    show(heads, rows, lines, numbers=True)
