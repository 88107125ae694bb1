"""What all verbs share: the language asked for, one JSON object, and faults told without a traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import click

from enforceplan.errors import EnforceplanError, ScenarioFaulty

if TYPE_CHECKING:
    from enforceplan.domain import Level


def language_of(given: str | None) -> str:
    """``zh`` or ``en``: the flag, else ENFORCEPLAN_LANG, else the locale."""
    word = given or os.environ.get("ENFORCEPLAN_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return "zh" if word.lower().startswith("zh") else "en"


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The flags every verb has."""
    command = click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")(command)
    return language_option(command)


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--lang``, which may stand before the verb or behind it; behind it counts more."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        callback=lambda ctx, _option, given: given or (ctx.parent.params.get("lang") if ctx.parent else None),
        help="Language of messages (default: the locale).",
    )(command)


def print_json(what: object) -> None:
    """One object on standard output."""
    click.echo(json.dumps(what, ensure_ascii=False, indent=2))


def asked_language(given: Sequence[str]) -> str:
    """The language asked for in words of a command line that may not have been understood; the last one counts."""
    flag = None
    for word, after in zip_longest(given, given[1:]):
        if word == "--lang":
            flag = after
        elif word.startswith("--lang="):
            flag = word.partition("=")[2]
    return language_of(flag)


def report_fault(fault: EnforceplanError, given: Sequence[str]) -> int:
    """Tell a fault in the language asked for; with ``--json`` also as one object."""
    language = asked_language(given)
    if "--json" in given:
        print_json(
            {
                "status": {3: "faulty", 4: "impossible", 5: "out_of_time", 6: "blocked"}.get(fault.exit_code, "usage"),
                "error": fault.text(language),
                "complaints": [c.text(language) for c in fault.complaints] if isinstance(fault, ScenarioFaulty) else [],
            }
        )
    click.echo(fault.text(language), err=True)
    return fault.exit_code


def level_word(level: Level, language: str) -> str:
    """A level's name in the language asked for, padded to the width of a column of names."""
    from enforceplan.text import words

    word = words(language)(f"level.{level.word}")
    return word + " " * (11 - len(word) - sum(ord(sign) > 0x2E7F for sign in word))
