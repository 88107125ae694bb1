"""docs/mechanisms.md: every mechanism of the five reforms has a line, and every name on the page exists."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import click
import pytest

import report_sample
from enforceplan.cli import cli
from enforceplan.report.roster_json import roster_json
from enforceplan.report.tables import tables
from enforceplan.rules.book import rooms
from enforceplan.scenario import ROWS, Settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "mechanisms.md").read_text(encoding="utf-8")
INTRODUCTION, _, BODY = PAGE.partition("\n## ")
ROWS_OF_PAGE = re.findall(r"^\| ([A-Z]\d+) \| (.+?) \| (.+) \|$", BODY, re.MULTILINE)
NUMBERS = {"Y": 13, "B": 12, "D": 9, "H": 13, "X": 11}
NAMES = sorted(set(re.findall(r"`(\w+:[^`]+)`", PAGE)))


@cache
def results() -> dict[str, set[str]]:
    """Table of a run -> its columns; keys of roster.json under an empty name."""
    made = report_sample.outcome()
    return {name: set(frame.columns) for name, frame in tables(made).items()} | {"": set(json.loads(roster_json(made)))}


def exists(name: str) -> bool:
    kind, _, what = name.partition(":")
    first, _, second = what.rpartition(".")
    if kind == "table":
        return first in ROWS and second in ROWS[first].columns()
    if kind == "setting":
        return what in Settings.columns()
    if kind == "rule":
        return what in rooms()
    if kind == "result":
        return second in results().get(first, ())
    if kind == "variant":
        place, _, word = what.partition("/")
        folder = ROOT / "scenarios" / place / "variants"
        return (folder / f"{word}.yaml").is_file() or (folder / word / "scenario.yaml").is_file()
    return kind == "verb" and cli.get_command(click.Context(cli), what) is not None


def test_every_mechanism_has_one_line_in_order() -> None:
    wanted = [f"{letter}{n}" for letter, number in NUMBERS.items() for n in range(1, number + 1)]
    assert [code for code, _, _ in ROWS_OF_PAGE] == wanted


def test_the_page_says_what_its_codes_stand_for() -> None:
    for letter, place in zip(NUMBERS, ("Yuanzhou", "Qingshan", "Dongcheng", "Shiyan", "Xincheng"), strict=True):
        assert f"- **{letter}** {place}" in INTRODUCTION.replace("district of ", "")


@pytest.mark.parametrize("row", ROWS_OF_PAGE, ids=lambda row: row[0])
def test_a_mechanism_is_carried_or_says_why_not(row: tuple[str, str, str]) -> None:
    _, told, carried = row
    assert told.endswith(".")
    assert re.search(r"`\w+:[^`]+`", carried) or re.match(r"none: \w.{20,}", carried)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_exists(name: str) -> None:
    assert exists(name)


@pytest.mark.parametrize(
    "name", ["table:officers.home", "table:officer.code", "rule:post_pairs", "result:own", "result:officers.name_of",
             "variant:yuanzhou/nothing", "verb:dance", "setting:weeks", "other:thing"],
)  # fmt: skip
def test_a_name_that_does_not_exist_is_seen(name: str) -> None:
    assert not exists(name)
