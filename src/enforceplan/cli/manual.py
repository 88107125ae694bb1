"""What ``--help`` says of every verb, in either language: usage, meaning, examples, options, seldom needed ones last.

English stands in the commands themselves, Chinese in ``text/zh/help.ftl``: help must be there at once, so nothing
heavier than the command line's own library is read for it. When to modify: another part of a help page.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from inspect import cleandoc
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from enforceplan.cli.frame import asked_language
from enforceplan.cli.wrap import columns, pad, wrap

WIDEST = 100
"""Columns a help page takes at most."""
_FIRST = 30
"""Widest first column of a list; what is wider has its text below."""
_HEADINGS = {
    "usage": "Usage:",
    "examples": "Examples",
    "options": "Options",
    "seldom": "Seldom needed",
    "verbs": "Verbs",
}


class Seldom(click.Option):
    """An option that most weeks need not know; it stands below the others."""


class _Paged(click.Command):
    """A command whose help page is ours."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.examples = tuple(examples)
        """Whole command lines, shown as they are."""

    def get_help(self, ctx: click.Context) -> str:
        width = min(get_terminal_size().columns, WIDEST)
        return "\n".join(self.page(ctx, language_in(ctx), width))

    def page(self, ctx: click.Context, language: str, width: int) -> Iterator[str]:
        """The lines of the help page."""
        said = _said(ctx, language)
        heading = (lambda name: _chinese("headings")[name]) if language == "zh" else _HEADINGS.__getitem__
        pieces = " ".join(self.collect_usage_pieces(ctx))
        if language == "zh":
            pieces = pieces.replace("[OPTIONS]", _chinese("fault")["pieces"])
        first, *more = wrap(f"{heading('usage')} {ctx.command_path} {pieces}", width)
        yield first
        yield from (f"      {line}" for line in more)
        for paragraph in said.get("about", cleandoc(self.help or "")).split("\n\n"):
            yield ""
            yield from wrap(paragraph, width)
        for title, rows in self.sections(ctx, language):
            yield from ("", f"{title}:", *_listed(rows, width))
        if self.examples:
            yield from ("", f"{heading('examples')}:", *(f"  {line}" for line in self.examples))
        options = [option for option in self.get_params(ctx) if isinstance(option, click.Option)]
        for name, chosen in (
            ("options", [option for option in options if not isinstance(option, Seldom)]),
            ("seldom", [option for option in options if isinstance(option, Seldom)]),
        ):
            if chosen:
                rows = [_option(option, ctx, said, language) for option in chosen]
                yield from ("", f"{heading(name)}:", *_listed(rows, width))

    def sections(self, _ctx: click.Context, _language: str) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Title -> rows, shown before the examples; a single verb has none."""
        return ()


class Verb(_Paged):
    """One verb. ``examples`` are whole command lines; ``help`` is what stands in the function's docstring."""


class Verbs(_Paged, click.Group):
    """A verb with verbs of its own; ``grouped`` names them group by group: title key -> verb -> (usage, meaning)."""

    def __init__(self, *args: Any, grouped: dict[str, dict[str, tuple[str, str]]] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.grouped = grouped or {}

    def sections(self, ctx: click.Context, language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each group's title, and a row for each of its verbs."""
        said = _said(ctx, language)
        for title, verbs in self.grouped.items():
            rows = [
                (f"{name} {usage}".rstrip(), said.get(f"verb-{name}", meaning))
                for name, (usage, meaning) in verbs.items()
            ]
            yield said.get(f"group-{title.replace(' ', '-')}", title), rows


def language_in(ctx: click.Context) -> str:
    """The language a command line asks for, wherever in it; ``ctx.obj`` keeps its words."""
    words = ctx.find_root().obj
    return asked_language(words if isinstance(words, list) else [])


@cache
def _chinese(message: str) -> dict[str, str]:
    """What the catalogue files under a name; read without the room of texts, which takes longer."""
    from enforceplan.ftl import fill, read, split

    file = Path(__file__).parent.parent / "text" / "zh" / "help.ftl"
    told = read(split(file.read_text(encoding="utf-8"))[message])
    return {name: fill("zh", text, {}) for name, text in told.items() if "$" not in text}


def _said(ctx: click.Context, language: str) -> dict[str, str]:
    """What the catalogue has on a command; nothing in English, which stands in the command."""
    return {} if language != "zh" else _chinese("-".join(ctx.command_path.split()[1:]) or "enforceplan")


def _option(option: click.Option, ctx: click.Context, said: dict[str, Any], language: str) -> tuple[str, str]:
    """Names and meaning of an option."""
    shown = copy.copy(option)
    if language == "zh":
        shown.help = {**_chinese("common"), **said}.get(option.opts[-1].lstrip("-"), option.help)
    record = shown.get_help_record(ctx) or ("", "")
    return record[0], record[1].replace("[required]", _chinese("fault")["required"]) if language == "zh" else record[1]


def _listed(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Two columns; on a narrow terminal, or after a long first one, the second stands below."""
    left = min(_FIRST, max(columns(first) for first, _ in rows))
    below = width < left + 36
    indent = 6 if below else left + 4
    for first, second in rows:
        lines = wrap(second, width - indent)
        if below or columns(first) > left:
            yield f"  {first}"
        else:
            yield f"  {pad(first, left)}  {lines.pop(0)}"
        yield from (" " * indent + line for line in lines)
