"""Help pages: verbs in groups, an example for each, seldom needed flags last, both languages, any width."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from enforceplan.cli import GROUPS, VERBS, cli
from enforceplan.cli.manual import Seldom, Verb, Verbs
from enforceplan.cli.wrap import columns, wrap
from test_cli import PROJECT


def every(command: click.Command = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Words -> command, groups included."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from every(below, (*path, name))


COMMANDS = dict(every())


def page(*path: str, lang: str, width: int = 80) -> str:
    done = CliRunner().invoke(
        cli, [*path, "--help", "--lang", lang], prog_name="enforceplan", env={"COLUMNS": str(width)}
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_every_verb_stands_in_one_group() -> None:
    grouped = [verb for verbs in GROUPS.values() for verb in verbs]
    assert sorted(grouped) == sorted(VERBS)
    told = page(lang="en")
    assert [told.index(f"\n{title}:") for title in GROUPS] == sorted(told.index(f"\n{title}:") for title in GROUPS)
    assert re.findall(r"^(每周使用|问原因|测算|维护):$", page(lang="zh"), re.MULTILINE) == [
        *("每周使用", "问原因", "测算", "维护")
    ]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_shows_examples_that_its_words_allow(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    assert isinstance(command, Verb | Verbs), "a command whose page is ours"
    assert command.examples
    for line in command.examples:
        assert line in page(*path, lang="en")
        assert line in page(*path, lang="zh")
        program, *given = shlex.split(line)
        assert program == "enforceplan"
        assert tuple(given[: len(path)]) == path
        if "--help" not in given:
            understood(given)


def understood(given: list[str]) -> None:
    """The words of a verb are parsed, and nothing is run; a word that makes no sense raises."""
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group):
        below = command.get_command(context, given[0])
        assert below is not None, given[0]
        command, given = below, given[1:]
    command.make_context(command.name, list(given))


def test_an_example_with_an_unknown_flag_would_be_noticed() -> None:
    with pytest.raises(click.NoSuchOption):
        understood(["audit", "a", "b", "--befor", "c"])


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_chinese_help_leaves_nothing_in_english(path: tuple[str, ...]) -> None:
    told = page(*path, lang="zh").replace("enforceplan " + " ".join(path), "")
    for line in COMMANDS[path].examples:  # type: ignore[attr-defined]
        told = told.replace(line, "")
    for option in COMMANDS[path].params:
        if isinstance(option, click.Option):
            assert option.help
            assert option.help.split(".")[0] not in told, "an option's meaning in English"
    sentences = re.findall(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", told)
    assert sentences == []


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_no_line_runs_over(path: tuple[str, ...], lang: str, width: int) -> None:
    examples = {f"  {line}" for line in COMMANDS[path].examples}  # type: ignore[attr-defined]
    names = {"  sweep SCENARIO --vary DEPT=HEADS -o DIR"}
    lines = set(page(*path, lang=lang, width=width).splitlines()) - examples - names
    assert [line for line in lines if columns(line) > width] == []


def test_flags_of_every_week_stand_above_those_seldom_needed() -> None:
    told = page("solve", lang="en")
    often, seldom = told.index("\nOptions:"), told.index("\nSeldom needed:")
    for option in COMMANDS["solve",].params:
        if isinstance(option, click.Option):
            place = told.index(f"  {'-o, --out' if option.name == 'out' else option.opts[-1]} ")
            assert (place > seldom) == isinstance(option, Seldom)
            assert place > often


def test_the_language_may_stand_before_the_verb() -> None:
    runner = CliRunner()
    before = runner.invoke(cli, ["--lang", "zh", "rules", "--help"], prog_name="enforceplan")
    assert before.output == page("rules", lang="zh")
    listed = runner.invoke(cli, ["--lang", "zh", "rules"], env={"LANG": "en_GB.UTF-8"})
    assert listed.exit_code == 0
    assert "时间不重叠" in listed.output
    behind = runner.invoke(cli, ["--lang", "zh", "rules", "--lang", "en"])
    assert not re.search("[\u4e00-\u9fff]", behind.output), "the one behind the verb counts"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_reads_no_table_library_and_no_texts(lang: str) -> None:
    program = (
        f"import sys; from enforceplan.cli import main; main(['solve', '--help', '--lang', '{lang}']); "
        "print([m for m in ('rich', 'pydantic', 'ruamel.yaml', 'enforceplan.text', 'enforceplan.domain')"
        " if m in sys.modules])"
    )
    environment = {"PYTHONPATH": str(PROJECT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8", env=environment
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_wrapping_counts_columns_and_keeps_marks_with_their_word() -> None:
    assert columns("街道 a") == 6
    assert wrap("替换文件，或文件夹。", 8) == ["替换文", "件，或文", "件夹。"]
    assert wrap("(a) bcd ef", 5) == ["(a)", "bcd", "ef"]
    assert wrap("（甲）乙", 6) == ["（甲）", "乙"]
    assert wrap("", 10) == [""]
    assert wrap("unbreakable", 4) == ["unbreakable"]
