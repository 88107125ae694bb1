"""Every language says the same things: whole, with the same blanks, nothing left in the other one, nothing unused."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from enforceplan.cli.manual import Verb, Verbs
from enforceplan.docs.speech import filed
from enforceplan.errors import reason_of
from enforceplan.ftl import blanks, fill, formatted
from enforceplan.intake.meanings import SHARED, meanings
from enforceplan.rules.book import rooms
from enforceplan.scenario import ROWS, Settings
from enforceplan.scenario.columns import columns
from enforceplan.scenario.settings import PhasesRow, SolverRow
from enforceplan.scenario.words import TABLES
from enforceplan.text import LANGUAGES, Catalogue, Text, of_rule, words
from test_cli_help import COMMANDS

FOLDER = Path(str(files("enforceplan.text")))
CATALOGUES = sorted(FOLDER.glob("*/*.ftl"))
CHINESE_ONLY = {"rooms.ftl", "help.ftl", "columns.ftl"}
"""What these say stands in English in the rooms of the rules, in the commands and with the columns of the tables."""
HAN = re.compile("[\u4e00-\u9fff]")
CHINESE_WITHOUT_CHINESE = set(
    """
    edit.cost edit.entry page.switch paper.date paper.heads paper.task chat.title chat.street chat.job
    calendar.post roll.and progress.between progress.scored template.column load_rules.above_or_below
    error.too_large_as advice.and
    """.split()
)
"""Texts made of values and marks only, and the word that names the other language."""


def file_id(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


@cache
def texts(file: Path) -> dict[str, str]:
    return dict(Catalogue(file))


def shared() -> Iterator[tuple[Path, Path]]:
    """The Chinese and the English file of a name."""
    for file in CATALOGUES:
        if file.parent.name == "zh" and file.name not in CHINESE_ONLY:
            yield file, FOLDER / "en" / file.name


@pytest.mark.parametrize("file", CATALOGUES, ids=file_id)
def test_a_catalogue_is_fluent_and_says_everything_once(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    body = FluentParser().parse(source).body
    assert [entry.content for entry in body if isinstance(entry, ast.Junk)] == []
    messages = [entry for entry in body if isinstance(entry, ast.Message)]
    names = [message.id.name for message in messages]
    assert len(names) == len(set(names))
    for message in messages:
        assert message.value is None
        attributes = [attribute.id.name for attribute in message.attributes]
        assert len(attributes) == len(set(attributes)), message.id.name
    assert source.startswith("# "), "the first line says what the file is for"


def test_languages_have_the_same_files_messages_and_blanks() -> None:
    names = {language: {file.name for file in CATALOGUES if file.parent.name == language} for language in LANGUAGES}
    assert names["zh"] - CHINESE_ONLY == names["en"]
    for zh, en in shared():
        assert list(texts(zh)) == list(texts(en)), zh.name
        for key, text in texts(zh).items():
            assert blanks(text) == blanks(texts(en)[key]), key


@pytest.mark.parametrize("file", CATALOGUES, ids=file_id)
def test_every_text_is_filled_without_a_fault_and_without_marks_of_direction(file: Path) -> None:
    language = file.parent.name
    for key, text in texts(file).items():
        for value in (1, 2, 1440, "U1"):
            said = fill(language, text, dict.fromkeys(blanks(text), value))
            assert said == formatted(language, text, dict.fromkeys(blanks(text), value)), key
            assert said.strip() or key == "progress.between", key
            assert not re.search("[\u2066-\u2069]", said), key
            assert not re.search(r"\w\((s|es)\)", said), key
            if blanks(text):
                assert str(value) in said or value == 1, key


@pytest.mark.parametrize("file", CATALOGUES, ids=file_id)
def test_no_text_is_left_in_the_other_language(file: Path) -> None:
    for key, text in texts(file).items():
        if file.parent.name == "en":
            assert not HAN.search(text) or (file.stem, key) in ENGLISH_WITH_CHINESE, key
        elif not HAN.search(text):
            assert key in CHINESE_WITHOUT_CHINESE, key


ENGLISH_WITH_CHINESE = {("page", "page.switch"), ("sentences", "sentence.draft")}
"""The switch names the other language in its own script; the mark of a draft is known by its Chinese name."""


def test_the_exceptions_are_still_needed() -> None:
    chinese = {key: text for file in CATALOGUES if file.parent.name == "zh" for key, text in texts(file).items()}
    assert {key for key in CHINESE_WITHOUT_CHINESE if HAN.search(chinese[key])} == set()
    assert all(HAN.search(texts(FOLDER / "en" / f"{name}.ftl")[key]) for name, key in ENGLISH_WITH_CHINESE)


def test_plural_forms_follow_the_language() -> None:
    told = of_rule("cover_posts")["short"]
    given = {"street": "S1", "post": "P1", "date": "2026-05-11", "opens": "08:00"}
    one, two = (told.filled({**given, "heads": n, "half_hours": n}) for n in (1, 2))
    assert one.en.endswith("lacks 1 head for 1 half-hour")
    assert two.en.endswith("lacks 2 heads for 2 half-hours")
    assert one.zh == two.zh.replace("2个", "1个").replace("缺2", "缺1").replace("2人", "1人")


def test_values_are_written_as_they_are() -> None:
    text = Text("{$a}；{$b}", "{$a}; {$b}")
    assert text.filled({"a": 12345, "b": "{$a} \u4e2d"}) == Text("12345；{$a} \u4e2d", "12345; {$a} \u4e2d")
    long = ", ".join(f"U-{n:04}" for n in range(2000))
    assert text.filled({"a": long, "b": True}).en == f"{long}; True"
    with pytest.raises(KeyError, match="b"):
        text.filled({"a": 1})


def test_every_room_has_its_message_and_no_message_is_left_over() -> None:
    for language in LANGUAGES:
        told = {key.partition(".")[0] for key in texts(FOLDER / language / "rules.ftl")}
        assert told == set(rooms())
    zh = {key.partition(".")[0] for key in texts(FOLDER / "zh" / "rooms.ftl")}
    assert zh == {*rooms(), "phrase"}


@pytest.mark.parametrize("rule", rooms())
def test_the_page_of_a_rule_has_nothing_left_over(rule: str) -> None:
    """A parameter or an example that is no more; that none is missing is tested with the page."""
    room = rooms()[rule]
    titles = {f"example {filed(example.title)}" for example in (*room.accepts, *room.rejects)}
    wanted = {"meaning", "clock", *titles, *(f"parameter {name}" for name in room.model_fields)}
    told = {
        key.partition(".")[2].replace(".", " ")
        for key in texts(FOLDER / "zh" / "rooms.ftl")
        if key.startswith(f"{rule}.")
    }
    assert told <= wanted


def test_the_help_has_nothing_left_over() -> None:
    """That nothing is missing is tested with the help pages."""
    named: dict[str, set[str]] = {"headings": {"usage", "examples", "options", "seldom", "verbs"}, "common": set()}
    for path, command in COMMANDS.items():
        assert isinstance(command, Verb | Verbs)
        options = {option.opts[-1].lstrip("-").replace("-", ".") for option in command.params}
        told = named["-".join(path) or "enforceplan"] = {"about", *options}
        named["common"] |= options | {"help"}
        if isinstance(command, Verbs):
            told |= {f"group.{title.replace(' ', '.')}" for title in command.grouped}
            told |= {f"verb.{verb}" for verbs in command.grouped.values() for verb in verbs}
    usage = (FOLDER.parent / "cli" / "usage.py").read_text(encoding="utf-8")
    named["fault"] = {*re.findall(r'_say\("(\w+)"', usage), "whole", "number", "required"}
    for key in texts(FOLDER / "zh" / "help.ftl"):
        message, _, attribute = key.partition(".")
        assert attribute in named[message], key


def test_every_column_is_told_and_none_that_is_no_more() -> None:
    told = set(texts(FOLDER / "zh" / "columns.ftl"))
    wanted = {f"{table}.{column.name}" for table, row in ROWS.items() for column in columns(row)}
    shared = {key.partition(".")[2] for key in told if key.startswith(f"{SHARED}.")}
    assert {key for key in told if not key.startswith(f"{SHARED}.")} <= wanted
    assert {key for key in wanted - told if key.partition(".")[2] not in shared} == set()
    assert shared <= {key.partition(".")[2] for key in wanted - told}
    assert {language: set(meanings(language)) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, wanted)
    assert all(meanings("en").values())


def test_every_table_and_setting_has_its_line() -> None:
    """Above its sheet or beside its name in a template, and no line is left over."""
    nested = {"solver": SolverRow, "phases": PhasesRow}
    settings = {name for name in Settings.columns() if name not in nested}
    settings |= {f"{outer}.{name}" for outer, row in nested.items() for name in row.model_fields}
    keys = words("en").entries
    assert {key.removeprefix("needed.") for key in keys if key.startswith("needed.")} == set(TABLES) - {"base"}
    assert {key.removeprefix("setting.") for key in keys if key.startswith("setting.")} == settings


def test_every_refusal_of_the_system_has_its_words() -> None:
    """Each of its errors that we have words for, by the name that the C library has for it."""
    assert all(hasattr(errno, name.upper()) for name in words("en").entries.section("refused"))
    for name, text in words("en").entries.section("refused").items():
        code = getattr(errno, name.upper())
        assert reason_of(OSError(code, "no words of ours")) == (words("zh")(f"refused.{name}"), text)
    assert reason_of(OSError(errno.EDOM, "no words of ours")) == ("no words of ours", "no words of ours")


def test_unknown_language_gets_english() -> None:
    assert words("fr").language == "en"
