"""Ctrl-C before anything has begun, inputs that may not be read, and answers that would be endless."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from enforceplan.cli import main
from enforceplan.errors import PRINTED
from memory_sample import WEEK, solved

HERE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return solved(WEEK, tmp_path_factory.mktemp("early"))


INTERRUPTED = """
import builtins, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever began the tests may have it ignored
usual = builtins.__import__
def slow(name, *more, **named):
    if name == "enforceplan.cli":
        os.kill(os.getpid(), signal.SIGINT)
    return usual(name, *more, **named)
builtins.__import__ = slow
from enforceplan.__main__ import main
sys.exit(main())
"""


def test_ctrl_c_while_the_program_is_read_shows_no_traceback() -> None:
    """It once did within the first tenth of a second; the code is that of an early Ctrl-C, 5."""
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "rules"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (5, "", "")


def test_ctrl_c_works_as_usual_afterwards() -> None:
    text = INTERRUPTED.replace('name == "enforceplan.cli"', 'name == "enforceplan.load"')
    ended = subprocess.run(
        [sys.executable, "-c", text, "validate", "x", "--lang", "en"], capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr.strip()) == (5, "interrupted before there was a result")


def test_the_command_begins_where_it_may_be_interrupted() -> None:
    scripts = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"enforceplan": "enforceplan.__main__:main"}


@pytest.mark.parametrize(
    "words",
    [["validate", "{file}"], ["solve", "{file}", "-o", "{out}"], ["audit", "{file}", "{run}"],
     ["roll", "{run}", "-o", "{out}", "--records", "{file}"]],
)  # fmt: skip
def test_what_may_not_be_read_is_an_input_fault(
    words: list[str], run: Path, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without permission once was a fault of usage, code 2, and a missing one code 3."""
    file = tmp_path / "week.yaml"
    file.write_text("settings: {week_start: 2026-05-11}\n", encoding="utf-8")
    file.chmod(0)
    usual, access = Path.read_bytes, os.access

    def accessible(path: Any, mode: int, **more: Any) -> bool:
        return os.fspath(path) != str(file) and access(path, mode, **more)

    def refused(path: Path) -> bytes:
        if path.name == file.name:
            raise PermissionError(13, "Permission denied")
        return usual(path)

    monkeypatch.setattr(Path, "read_bytes", refused)  # root may read it in spite of its mode
    monkeypatch.setattr(
        os, "access", lambda path, *more, **m: os.fspath(path) != str(file) and access(path, *more, **m)
    )
    given = [word.format(file=file, out=tmp_path / "out", run=run) for word in words]
    assert main([*given, "--lang", "en"]) == 3
    assert "permission denied" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def records(file: Path, *lines: str) -> Path:
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_file_of_no_records_is_told(run: Path, tmp_path: Path, capsys: Any) -> None:
    """An empty file was taken for a week of which nothing is told."""
    for lines in ((), ("kind,operation",)):
        file = records(tmp_path / "none.csv", *lines)
        assert main(["roll", str(run), "-o", str(tmp_path / "next"), "--records", str(file), "--lang", "en"]) == 3
        assert f"{file}: nothing — required: a header and at least one row of records" in capsys.readouterr().err


def test_records_read_and_used_are_counted(run: Path, tmp_path: Path, capsys: Any) -> None:
    file = records(tmp_path / "r.csv", "kind,operation,faults", "done,tidy,0", "done,call,0", "whistle,,", "order,,")
    assert main(["roll", str(run), "-o", str(tmp_path / "next"), "--records", str(file), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "records read 4, used 2" in told
    assert "not used yet (order, whistle): 2" in told


def test_endless_complaints_are_cut_and_counted(run: Path, tmp_path: Path, capsys: Any) -> None:
    number = PRINTED + 37
    file = records(tmp_path / "r.csv", "kind,operation", *["done,nothing"] * number)
    assert main(["roll", str(run), "-o", str(tmp_path / "next"), "--records", str(file), "--lang", "en"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1]) == (PRINTED + 1, "… and 37 more")


def test_a_time_without_its_date_asks_for_the_date(run: Path, tmp_path: Path, capsys: Any) -> None:
    file = records(tmp_path / "r.csv", "kind,operation,officer,from", "late,tidy,U1,20:00")
    assert main(["roll", str(run), "-o", str(tmp_path / "next"), "--records", str(file), "--lang", "en"]) == 3
    assert "column from: '20:00' — required: a date before the time, such as" in capsys.readouterr().err
