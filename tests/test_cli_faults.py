"""Every bad input through the command line: exit 3, a message in the language asked for, nothing written."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from enforceplan.cli import main
from test_load_faults import FAULTS, Fault, folder


def words(*given: object) -> list[str]:
    return [str(word) for word in given]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_bad_input_is_exit_3_and_nothing_is_written(fault: Fault, lang: str, tmp_path: Path, capsys: Any) -> None:
    place = tmp_path / "in"
    place.mkdir()
    folder(place, fault.files)
    before = sorted(tmp_path.rglob("*"))
    assert main(words("solve", place, "-o", tmp_path / "run", "--lang", lang)) == 3
    assert_told(capsys, lang)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("verb", ["validate", "solve", "audit"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_missing_file_is_exit_3(verb: str, lang: str, tmp_path: Path, capsys: Any) -> None:
    more = {"validate": (), "solve": ("-o", tmp_path / "run"), "audit": (tmp_path,)}[verb]
    assert main(words(verb, tmp_path / "none.yaml", *more, "--lang", lang)) == 3
    assert_told(capsys, lang)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_missing_roster_is_exit_3_and_names_the_path(lang: str, tmp_path: Path, capsys: Any) -> None:
    """It is an input that cannot be read, as a faulty one is; nothing is wrong with the words of the command."""
    place = folder(tmp_path, {})
    assert main(words("audit", place, tmp_path / "none.json", "--lang", lang)) == 3
    told = capsys.readouterr().err
    assert told.startswith(f"{tmp_path / 'none.json'}: ")
    assert {"zh": "不存在", "en": "not there"}[lang] in told
    assert "Errno" not in told


def test_a_roster_that_is_no_json_is_shown_where_it_goes_wrong(tmp_path: Path, capsys: Any) -> None:
    place = folder(tmp_path, {})
    (tmp_path / "roster.json").write_text('{"format": 1,\n "starts": oops}\n', encoding="utf-8")
    assert main(words("audit", place, tmp_path / "roster.json", "--lang", "zh")) == 3
    told = capsys.readouterr().err
    assert told.startswith(str(tmp_path / "roster.json") + """ 第2行: '"starts": oops}' — 要求: UTF-8 编码的 JSON""")


def test_a_link_out_of_the_folder_is_exit_3(tmp_path: Path, capsys: Any) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    folder(inside, {})
    (inside / "officers.csv").rename(outside / "officers.csv")
    (inside / "officers.csv").symlink_to(outside / "officers.csv")
    assert main(words("solve", inside, "-o", tmp_path / "run", "--lang", "en")) == 3
    assert_told(capsys, "en")
    assert not (tmp_path / "run").exists()


def test_faults_are_one_object_with_json(tmp_path: Path, capsys: Any) -> None:
    folder(tmp_path, {"officers.csv": "code,department,standing\nA,UMM,certified\nB,UM,certifed\n"})
    assert main(words("validate", tmp_path, "--json", "--lang", "en")) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "faulty"
    assert len(told["complaints"]) == 2


def assert_told(capsys: Any, lang: str) -> None:
    """A message in the language asked for, on stderr, without a traceback."""
    caught = capsys.readouterr()
    assert "Traceback" not in caught.err + caught.out
    assert bool(re.search("[\u4e00-\u9fff]", caught.err)) or lang == "en"
    assert ("要求" if lang == "zh" else "required") in caught.err


@pytest.mark.parametrize(("lang", "says"), [("zh", "内存: 不足（Unable"), ("en", "memory: exhausted (Unable")])
def test_a_week_too_large_for_the_memory_is_told(
    lang: str, says: str, tmp_path: Path, capsys: Any, monkeypatch: Any
) -> None:
    """10,000 operations of 5,000 officers once ended in a traceback."""
    folder(tmp_path, {})

    def refused(*_: object, **__: object) -> None:
        np.zeros((1 << 31, 1 << 28))  # 4 EiB: no machine has it

    monkeypatch.setattr(import_module("enforceplan.solve.run"), "compile_problem", refused)
    out = tmp_path / "run"
    assert main(words("solve", tmp_path, "-o", out, "--lang", lang)) == 3
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith(says) and "slot_minutes" in told
    assert not out.exists()
