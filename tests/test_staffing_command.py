"""The staffing sweep: what is told of it, written and refused."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from enforceplan.cli import main
from enforceplan.domain import (
    Level,
    Scenario,
)
from enforceplan.load import load
from enforceplan.outcome import LevelScore, Outcome, Status
from enforceplan.staffing import sweep as sweep_module
from enforceplan.staffing.summary import text
from enforceplan.staffing.sweep import Case, Sweep
from staffing_sample import QUICK, SCENARIO


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "week.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


@pytest.fixture
def scenario(file: Path) -> Scenario:
    return load(file)


def test_command_writes_the_folder(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "study"
    words = ["staffing", "sweep", str(file), "--vary", "FR=1,2", "-o", str(out), "--seconds", "1", "--deterministic"]
    assert main([*words, "--json", "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(p.name for p in out.iterdir()) == ["cases.csv", "sweep.json", "sweep.png", "sweep.svg", "sweep.txt"]
    with (out / "cases.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(r["heads_FR"], r["served"], r["served_high"], r["coverage_value"]) for r in rows] == [
        ("1", "1", "0", "1600"),
        ("2", "2", "1", "0"),
    ]
    assert [r["unserved_no_people"] for r in rows] == ["1", "0"]
    assert [(r["added"], r["removed"]) for r in rows] == [("", ""), ("FR+01", "")]
    # tidy 2 heads, smoke 4 heads, each with a commander, 90 minutes: 3 heads, then 3 + 5.
    assert [float(r["hours"]) for r in rows] == [4.5, 12.0]
    assert [float(r["hours_per_head"]) for r in rows] == [0.5, 1.2]
    assert json.loads((out / "sweep.json").read_text(encoding="utf-8")) == {k: told[k] for k in told if k != "out"}
    assert "FR 1 → 2: operations +1, coverage -1,600" in (out / "sweep.txt").read_text(encoding="utf-8")
    assert (out / "sweep.png").read_bytes().startswith(b"\x89PNG")
    assert main([*words, "--lang", "en"]) == 2
    assert "already there" in capsys.readouterr().err
    assert main([*words, "--replace"]) == 0


def test_replace_leaves_other_folders_alone(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "letter.txt").write_text("keep", encoding="utf-8")
    assert main(["staffing", "sweep", str(file), "--vary", "FR=1", "-o", str(out), "--replace"]) == 2
    assert [p.name for p in out.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--vary", "FE=1"], 2, "nearest: FR"),
        (["--vary", "FR=3..1"], 2, "write 1..3"),
        (["--vary", "FR=2", "--profile", "FR-1"], 2, "nearest: FR"),
        (["--vary", "MS=1"], 2, "no such department"),
        ([], 2, "--vary"),
    ],
)
def test_bad_words_leave_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str
) -> None:
    out = tmp_path / "study"
    assert main(["staffing", "sweep", str(file), "-o", str(out), "--lang", "en", *words]) == code
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_faulty_scenario_is_exit_3(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.yaml")
    assert main(["staffing", "sweep", missing, "--vary", "FR=1", "-o", str(tmp_path / "study")]) == 3


def interrupting(after: int, monkeypatch: pytest.MonkeyPatch, *, inside: bool) -> None:
    """Let ``solve`` be interrupted in the case after so many, inside the search (a cut outcome) or outside it."""
    real = sweep_module.solve
    calls = []

    def solve(scenario: Scenario, **given: Any) -> Outcome:
        calls.append(scenario)
        if len(calls) <= after:
            return real(scenario, **given)
        if inside:
            return replace(real(scenario, **given), interrupted=True)
        raise KeyboardInterrupt

    monkeypatch.setattr(sweep_module, "solve", solve)


@pytest.mark.parametrize("inside", [True, False])
def test_interrupt_keeps_finished_cases(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], inside: bool
) -> None:
    interrupting(1, monkeypatch, inside=inside)
    out = tmp_path / "study"
    words = ["staffing", "sweep", str(file), "--vary", "FR=1..3", "-o", str(out), "--seconds", "1", "--deterministic"]
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["interrupted"], told["planned"], len(told["cases"])) == (True, 3, 1)
    assert "INTERRUPTED" in (out / "sweep.txt").read_text(encoding="utf-8") or "已中断" in (
        out / "sweep.txt"
    ).read_text(encoding="utf-8")


def test_interrupt_before_the_first_case_leaves_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(0, monkeypatch, inside=False)
    out = tmp_path / "study"
    assert main(["staffing", "sweep", str(file), "--vary", "FR=1", "-o", str(out)]) == 5
    assert not out.exists()


def case(number: int, coverage: LevelScore | None, **heads: int) -> Case:
    score = {} if coverage is None else {Level.COVERAGE: coverage}
    status = Status.IMPOSSIBLE if coverage is None else Status.GOOD
    return Case(
        number=number, heads=heads, added=(), removed=("X",), status=status, served=0, served_by_priority={},
        unserved=(), score=score, minutes=0, officers=1, minutes_of=dict.fromkeys(heads, 0), seconds=1.0, clash=None,
    )  # fmt: skip


def test_worse_with_more_heads_is_said(scenario: Scenario) -> None:
    worse = Sweep(
        scenario, ("FR",), QUICK, 2, (case(1, LevelScore(500, 400), FR=1), case(2, LevelScore(600, 300), FR=2))
    )
    assert [(fewer.number, more.number) for fewer, more in worse.doubtful()] == [(1, 2)]
    # The step lies between 300 - 500 (second as good as its bound) and 600 - 400 (first as good as its bound).
    assert "coverage +100 (proven range -200 to +200)" in text(worse, "en")
    assert "give more --seconds" in text(worse, "en")
    assert "人多不会更差" in text(worse, "zh")


def test_cases_that_are_not_nested_are_not_compared(scenario: Scenario) -> None:
    apart = (case(1, LevelScore(500, 0), FR=1, UM=5), case(2, LevelScore(600, 0), FR=2, UM=4))
    assert Sweep(scenario, ("FR", "UM"), QUICK, 2, apart).doubtful() == []


def test_case_without_a_roster_is_told(scenario: Scenario, tmp_path: Path) -> None:
    from enforceplan.staffing.folder import write_sweep

    mixed = Sweep(scenario, ("FR",), QUICK, 2, (case(1, None, FR=0), case(2, LevelScore(0, 0), FR=1)))
    write_sweep(mixed, tmp_path / "study", language="zh")
    with (tmp_path / "study" / "cases.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(r["status"], r["served"], r["coverage_value"]) for r in rows] == [
        ("impossible", "", ""),
        ("good", "0", "0"),
    ]
    assert "无解" in (tmp_path / "study" / "sweep.txt").read_text(encoding="utf-8")
