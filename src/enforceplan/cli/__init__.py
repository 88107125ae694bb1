"""The command line: every verb is one function of the package, said in words.

Exit codes: 0 done, 1 our bug, 2 usage, 3 scenario faulty, 4 impossible, 5 out of time without a roster, 6 a finding
blocks. Heavy packages are imported inside the verbs, so that ``--help`` is quick.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from enforceplan.cli.frame import asked_language, language_option, report_fault
from enforceplan.cli.manual import Verbs
from enforceplan.cli.streams import guarded
from enforceplan.cli.usage import usage_fault
from enforceplan.errors import EnforceplanError, TooLarge

VERBS = {
    "init": "enforceplan.cli.init",
    "validate": "enforceplan.cli.validate",
    "solve": "enforceplan.cli.solve",
    "audit": "enforceplan.cli.audit",
    "report": "enforceplan.cli.report",
    "publish": "enforceplan.cli.publish",
    "roll": "enforceplan.cli.roll",
    "rules": "enforceplan.cli.rules",
    "staffing": "enforceplan.cli.staffing",
    "convert": "enforceplan.cli.convert",
}
"""Verb -> module that holds the command of that name."""


GROUPS = {
    "Every week": {
        "init": ("FOLDER", "write a template to begin with, also as a workbook"),
        "validate": ("SCENARIO", "say everything that is wrong with a scenario"),
        "solve": ("SCENARIO -o DIR", "make the week's roster"),
        "audit": ("SCENARIO ROSTER", "check a roster, or an edited workbook, against every rule"),
        "report": ("SCENARIO ROSTER -o DIR", "every view again, from a roster or an edited workbook"),
        "publish": ("RUN --by WHO", "make a run the valid version of its week"),
        "roll": ("RUN -o NEXT", "next week's scenario, from a run and its records"),
    },
    "Ask why": {"rules": ("[ID]", "what the rules are, and what they rest on")},
    "Study": {"staffing": ("sweep SCENARIO …", "the same week with more or fewer officers")},
    "Maintain": {"convert": ("SCENARIO TARGET", "turn a scenario into a workbook, a YAML file or a folder")},
}
"""When a verb is used -> verb -> its words and what it does, in the order of the help."""


class _Verbs(Verbs):
    """Loads a verb's module when the verb is called."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        return super().make_context(info_name, args, parent, **{"obj": list(args), **extra})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(VERBS[cmd_name]).command
        return command


@click.command(
    cls=_Verbs,
    grouped=GROUPS,
    examples=(
        "enforceplan init week --workbook",
        "enforceplan solve scenarios/tiny -o runs/tiny",
        "enforceplan audit scenarios/tiny runs/tiny",
        "enforceplan solve --help",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@language_option
@click.version_option(package_name="enforceplan")
def cli(lang: str | None) -> None:
    """Weekly rosters for the joint operations of a street's enforcement centre."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; returns the exit code and never shows a traceback for something a user can cause."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    with guarded() as out:
        try:
            code = _run(given)
        except EnforceplanError as fault:
            code = report_fault(fault, given)
        except KeyboardInterrupt:
            code = _interrupted(given)
        if out.refused is not None:
            click.echo(out.refused.text(asked_language(given)), err=True)
            code = code or out.refused.exit_code
        return code


def _run(given: list[str]) -> int:
    try:
        code = cli.main(given, prog_name="enforceplan", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as fault:
        fault.show()
        return fault.exit_code
    except click.ClickException as fault:
        raise usage_fault(fault) from fault
    except click.Abort:
        return _interrupted(given)
    except MemoryError as fault:
        raise TooLarge(str(fault)) from fault
    return int(code or 0)


def _interrupted(given: list[str]) -> int:
    from enforceplan.text import words

    zh = asked_language(given) == "zh"
    click.echo(words("zh" if zh else "en")("cli.interrupted_before_there_was"), err=True)
    return 5
