"""Everything on standard error is in the language asked for: progress, faults of the command line, interrupts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from enforceplan import cli
from enforceplan.cli import main
from enforceplan.cli.frame import level_word
from enforceplan.domain import Level
from test_cli import SMALL

CODES = {"UM", "FR", "A", "F", "s"}


@pytest.fixture
def week(tmp_path: Path) -> Path:
    file = tmp_path / "week.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


def latin(text: str) -> set[str]:
    """Words in Latin letters, codes of the week aside."""
    return set(re.findall("[A-Za-z_]+", text)) - CODES


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_progress_is_in_one_language(lang: str, week: Path, tmp_path: Path, capsys: Any) -> None:
    given = ["solve", str(week), "-o", str(tmp_path / "run"), "--lang", lang, "--seconds", "20", "--workers", "1"]
    assert main(given) == 0
    caught = capsys.readouterr()
    told = caught.out.replace(str(tmp_path), "")
    if lang == "zh":
        assert latin(caught.err) == set()
        assert latin(told) <= {"run"}
        assert "模型：" in caught.err
        assert "覆盖 900（下界 900，差距 0.0%），已安排1项" in caught.err
    else:
        assert not re.search("[\u4e00-\u9fff]", caught.err + told)
        assert "coverage 900 (bound 900, gap 0.0 %), 1 served" in caught.err


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["sovle"], "sovle: 没有这个命令 — 要求: init、validate、solve、audit"),
        (["rules", "--packs"], "--packs: 没有这个选项 — 要求: --pack、"),
        (["solve", "x"], "--out: 空 — 要求: 此项必须填写"),
        (["validate"], "SCENARIO: 空 — 要求: 此项必须填写"),
        (["solve", "x", "-o", "y", "--workers", "9"], "--workers: 值不合要求 — 要求: 1 至 8 的整数"),
        (["solve", "x", "-o", "y", "--seconds", "0"], "--seconds: 值不合要求 — 要求: 不小于 0.1 的数"),
        (["solve", "x", "-o", "y", "--seconds", "inf"], "--seconds: inf — 要求: 秒数"),
        (["rules", "--json=3"], "--json: 值多余或缺失"),
        (["validate", "x", "y"], "参数不合用法 — 要求: 上面的用法"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_usage_fault_is_told_in_chinese(given: list[str], says: str, capsys: Any) -> None:
    assert main([*given, "--lang=zh"]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "Error" not in told
    assert "Usage" not in told


def test_a_value_of_a_fixed_set_is_told_in_chinese(capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("ENFORCEPLAN_LANG", "zh")
    assert main(["rules", "--lang", "fr"]) == 2
    assert main(["rules", "--lang"]) == 2
    told = capsys.readouterr().err
    assert "--lang: 值多余或缺失" in told


def test_a_usage_fault_in_english_keeps_its_usage(capsys: Any) -> None:
    assert main(["rules", "--packs", "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("Usage: enforceplan rules")
    assert "No such option" in told


def test_a_usage_fault_is_one_object_with_json(capsys: Any) -> None:
    assert main(["validate", "--json", "--lang", "zh"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "usage"
    assert "SCENARIO" in told["error"]


def test_a_call_without_words_shows_the_help(capsys: Any) -> None:
    assert main([]) == 2
    assert "solve SCENARIO -o DIR" in capsys.readouterr().err


@pytest.mark.parametrize("stop", [click.Abort(), KeyboardInterrupt()])
@pytest.mark.parametrize(("lang", "says"), [("zh", "已中断，尚无结果\n"), ("en", "interrupted before")])
def test_an_early_interrupt_is_told(stop: BaseException, lang: str, says: str, capsys: Any, monkeypatch: Any) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr(cli.cli, "main", interrupted)
    assert main(["rules", "--lang", lang]) == 5
    assert capsys.readouterr().err.startswith(says)


def test_levels_are_padded_by_width() -> None:
    assert level_word(Level.COVERAGE, "en") == "coverage   "
    # two signs of double width fill four of eleven columns
    assert level_word(Level.COVERAGE, "zh") == "覆盖" + 7 * " "
