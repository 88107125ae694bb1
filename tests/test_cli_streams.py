"""Standard output and error that are closed, left by their reader, or full: no traceback, an honest exit code."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from enforceplan.cli import main
from enforceplan.errors import OutputRefused, reason_of
from test_cli import PROJECT, SMALL

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
VERBS = {"validate": 0, "validate none": 3, "--help": 0}
"""Words -> exit code where the output is read."""


@pytest.fixture
def week(tmp_path: Path) -> Path:
    file = tmp_path / "week.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


def started(given: list[str], shell: str, *, unbuffered: bool = False) -> subprocess.CompletedProcess[str]:
    """The command in a shell that closes or fills its streams."""
    env = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1" * unbuffered}
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$@" {shell}', "bash", sys.executable, "-m", "enforceplan", *given],
        capture_output=True,
        check=False,
        text=True,
        env=env,
    )


def words(verb: str, week: Path) -> list[str]:
    return [*verb.split()[:1], str(week)] if verb == "validate" else verb.split()


@pytest.mark.parametrize("shell", [">&-", "2>&-", ">&- 2>&-", "| true", "2>&1 | true"])
@pytest.mark.parametrize("verb", VERBS)
def test_a_reader_who_has_left_is_no_fault(verb: str, shell: str, week: Path) -> None:
    done = started(words(verb, week), shell)
    assert done.returncode == VERBS[verb]
    assert "Traceback" not in done.stderr + done.stdout
    assert "Exception ignored" not in done.stderr + done.stdout
    if not VERBS[verb]:
        assert done.stderr == ""


@needs_full
@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize("verb", VERBS)
def test_a_full_output_is_told_once(verb: str, unbuffered: bool, week: Path) -> None:
    done = started(words(verb, week), "> /dev/full", unbuffered=unbuffered)
    # a verb's own fault stands; words that nobody got are no success
    assert done.returncode == (VERBS[verb] or 2)
    silent = verb == "validate none"
    assert done.stderr.count("standard output: cannot be written (no space left) — required") == (0 if silent else 1)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@needs_full
def test_a_full_error_output_changes_nothing(week: Path) -> None:
    done = started(["validate", str(week), "--json"], "2> /dev/full")
    assert done.returncode == 0
    assert done.stdout.startswith("{")
    assert started(["validate", "none"], "> /dev/full 2> /dev/full").returncode == 3


@needs_full
def test_a_fault_as_an_object_on_a_full_output_is_still_told(week: Path) -> None:
    done = started(["validate", "none", "--json", "--lang", "zh"], "> /dev/full")
    assert done.returncode == 3
    assert done.stderr.splitlines()[0].startswith("none: 空 — 要求")
    assert done.stderr.splitlines()[1].startswith("标准输出: 无法写入（磁盘空间不足）")


@pytest.mark.parametrize("shell", [">&-", "2>&-", "| true", pytest.param("> /dev/full", marks=needs_full)])
def test_a_solve_leaves_its_run_whatever_becomes_of_its_words(shell: str, week: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    done = started(["solve", str(week), "-o", str(out), "--seconds", "20", "--workers", "1", "--json"], shell)
    assert done.returncode == (2 if "full" in shell else 0)
    assert (out / "run.json").is_file()
    assert "Traceback" not in done.stderr
    assert main(["audit", str(week), str(out)]) == 0


def test_signs_that_an_old_encoding_lacks_are_spelt(week: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(PROJECT / "src"), "PYTHONIOENCODING": "latin-1:strict"}
    given = [sys.executable, "-m", "enforceplan", "validate", str(week), "--lang", "zh"]
    done = subprocess.run(given, capture_output=True, check=False, env=env)
    assert done.returncode == 0
    assert done.stderr == b""


def test_streams_are_given_back(capsys: Any) -> None:
    before = sys.stdout, sys.stderr
    assert main(["rules", "two_officers"]) == 0
    assert (sys.stdout, sys.stderr) == before
    assert "two_officers" in capsys.readouterr().out


def test_a_stream_without_a_number_is_silenced_too(monkeypatch: Any, capsys: Any) -> None:
    class Stuck:
        encoding = "utf-8"

        def write(self, _: str) -> int:
            raise OSError(errno.EIO, "Input/output error")

        def flush(self) -> None:
            raise OSError(errno.EIO, "Input/output error")

        def isatty(self) -> bool:
            return False

        def fileno(self) -> int:
            raise OSError

    monkeypatch.setattr(sys, "stdout", Stuck())
    assert main(["rules", "--lang", "zh"]) == OutputRefused.exit_code
    assert capsys.readouterr().err.count("读写错误") == 1


def test_reasons_are_told_in_both_languages() -> None:
    assert reason_of(OSError(errno.ENOSPC, "whatever")) == ("磁盘空间不足", "no space left")
    # what is not listed keeps the system's own words
    assert reason_of(OSError(errno.ELOOP, "too many links")) == ("too many links", "too many links")
