"""What a terminal shows, what a pipe gets, and that the two say the same."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from enforceplan.cli import cli, main
from enforceplan.cli.progress import Progress
from enforceplan.cli.screen import gap, is_terminal
from enforceplan.cli.wrap import columns
from enforceplan.domain import Level
from enforceplan.outcome import LevelScore, Status
from test_cli import PROJECT, SMALL

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7]|38;|48;)[0-9;]*m")


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("screen") / "week.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


def on_terminal(*given: object, width: int = 80, **environment: str) -> tuple[int, str]:
    """Exit code, and everything a terminal of that width was sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "LINES", "FORCE_COLOR")}
    child = subprocess.Popen(
        [sys.executable, "-m", "enforceplan", *map(str, given)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**clean, "PYTHONPATH": str(PROJECT / "src"), "PYTHONUTF8": "1", "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    sent = b""
    while piece := read(ours):
        sent += piece
    os.close(ours)
    return child.wait(), sent.decode()


def read(number: int) -> bytes:
    """What has come; nothing once the other side is closed, which Linux tells as an error."""
    try:
        return os.read(number, 65536)
    except OSError:
        return b""


def plain(sent: str) -> list[str]:
    return [line.rstrip() for line in CONTROL.sub("", sent).replace("\r", "\n").split("\n") if line.strip()]


@pytest.mark.parametrize(("width", "lang"), [(80, "zh"), (40, "en")])
def test_a_terminal_shows_progress_and_tables(width: int, lang: str, week: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    code, sent = on_terminal("solve", week, "-o", out, "--seconds", 20, "--workers", 1, "--lang", lang, width=width)
    assert code == 0, sent
    assert "Traceback" not in sent
    assert "\x1b[?25l" in sent, "the live panel hides the cursor"
    assert sent.rindex("\x1b[?25h") > sent.rindex("\x1b[?25l"), "and gives it back"
    lines = plain(sent)
    assert not [line for line in lines if columns(line) > width and str(tmp_path)[:9] not in line]
    words = " ".join(" ".join(lines).split())
    heads = {"zh": "级别 分数 下界 差距", "en": "level value bound gap"}[lang]
    row = {"zh": "覆盖 900 900 0.0 %", "en": "coverage 900 900 0.0 %"}[lang]
    assert heads in words
    assert row in words[words.rindex(heads) :], "the last table holds what was written"
    assert {"zh": "完成：", "en": "done: "}[lang] in words
    assert words.index({"zh": "排出初稿", "en": "planning"}[lang]) < words.index(row)


def test_no_colour_is_shown_where_none_is_wanted(week: Path) -> None:
    code, sent = on_terminal("rules", NO_COLOR="1")
    assert code == 0
    assert "──" in sent
    assert not COLOUR.search(sent)


def test_a_dumb_terminal_gets_plain_lines(week: Path, tmp_path: Path) -> None:
    code, sent = on_terminal("solve", week, "-o", tmp_path / "run", "--seconds", 20, "--lang", "en", TERM="dumb")
    assert code == 0, sent
    assert "\x1b" not in sent
    assert "  coverage        900  bound 900" in plain(sent)


def test_json_is_alone_even_on_a_terminal(week: Path, tmp_path: Path) -> None:
    code, sent = on_terminal("solve", week, "-o", tmp_path / "run", "--seconds", 20, "--json", width=40)
    assert code == 0
    assert json.loads(sent)["served"] == 1


def test_a_pipe_gets_one_line_a_step_and_no_tables(week: Path, tmp_path: Path) -> None:
    given = ["solve", str(week), "-o", str(tmp_path / "run"), "--seconds", "20", "--workers", "1", "--lang", "en"]
    done = CliRunner().invoke(cli, given, env={"COLUMNS": "40"})
    assert done.exit_code == 0
    assert "\x1b" not in done.output
    steps = [re.sub(r"^ *[0-9.]+ s  ", "", line) for line in done.stderr.splitlines()]
    kinds = ["planning", "first", "model", "coverage 900", "fairness", "preference", "checking", "done: coverage 900"]
    found = [next((kind for kind in kinds if step.startswith(kind)), step) for step in steps]
    assert found == [kind for kind in kinds if kind in found], "each step once, in order"
    assert {"planning", "first", "model", "coverage 900", "checking", "done: coverage 900"} <= set(found)
    assert "  coverage        900  bound 900" in done.stdout.splitlines()


@pytest.mark.parametrize("verb", ["audit", "validate", "rules"])
def test_a_terminal_and_a_pipe_are_told_the_same(verb: str, week: Path, tmp_path: Path, capsys: Any) -> None:
    given = [verb]
    if verb != "rules":
        given.append(str(week))
    if verb == "audit":
        assert main(["solve", str(week), "-o", str(tmp_path / "run"), "--seconds", "20", "--json"]) == 0
        given.append(str(tmp_path / "run"))
    capsys.readouterr()
    assert main([*given, "--lang", "zh"]) == 0
    piped = capsys.readouterr().out
    code, sent = on_terminal(*given, "--lang", "zh", width=400)
    assert code == 0
    shown = " ".join(plain(sent))
    codes = {level.word for level in Level}  # in the pipe's list of rules; a terminal has the words
    lost = set(re.findall(r"[\u4e00-\u9fff]+|[a-z_.]{9,}|[0-9,]{2,}", piped)) - codes
    assert lost
    assert [word for word in lost if word not in shown] == []


def test_the_last_line_tells_what_was_written_not_what_the_search_last_said(capsys: Any) -> None:
    """Filling after the search took coverage from 900 to 700; the last line once stayed at 900."""
    level, start = Level.COVERAGE, SimpleNamespace(sum=lambda: 1)
    best = SimpleNamespace(start=type("Starts", (), {"__ge__": lambda *_: start})())
    found = SimpleNamespace(score=SimpleNamespace(levels={level: 900}), best=best, bounds={level: 500})
    outcome = SimpleNamespace(score={level: LevelScore(700, 700)}, roster=object(), served=3, status=Status.BEST)
    with Progress("en") as progress:
        progress.tell("finish", None, found)  # type: ignore[arg-type]
        progress.ended(outcome)  # type: ignore[arg-type]
    lines = capsys.readouterr().err.splitlines()
    assert "coverage 900" in lines[-2]
    assert lines[-1].endswith("done: coverage 700 (bound 700, gap 0.0 %); 3 served")


def test_a_search_without_a_roster_ends_with_its_word(capsys: Any) -> None:
    outcome = SimpleNamespace(score={}, roster=None, served=0, status=Status.OUT_OF_TIME)
    for quiet in (False, True):
        with Progress("zh", quiet=quiet) as progress:
            progress.ended(outcome)  # type: ignore[arg-type]
        told = capsys.readouterr().err
        assert ("结束：" in told) is not quiet


def test_the_gap_is_a_share_of_the_value() -> None:
    # (118 − 112) / 118 = 5.08 %; nothing to divide by is no gap
    assert gap(118, 112) == "5.1 %"
    assert gap(0, 0) == "0.0 %"
    assert gap(900, 900) == "0.0 %"


def test_a_terminal_that_only_prints_lines_is_none(monkeypatch: Any) -> None:
    stream: Any = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert is_terminal(stream)
    monkeypatch.setenv("TERM", "dumb")
    assert not is_terminal(stream)
