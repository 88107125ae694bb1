"""Runs that are not quite what this program would have written: another version of it, or a hand in between."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from enforceplan import publish
from enforceplan.audit import audit
from enforceplan.cli import main
from enforceplan.domain import Level
from enforceplan.memory import reopen as room
from enforceplan.memory.reopen import reopen
from enforceplan.outcome import LevelScore, Status
from enforceplan.report.fingerprint import file_hash
from enforceplan.report.run_json import program
from memory_sample import WEEK, solved


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return solved(WEEK, tmp_path_factory.mktemp("origin"))


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Path:
    """The run folder in a place of its own; by hand nothing is changed yet."""
    shutil.copytree(made, tmp_path / "run")
    return tmp_path / "run"


def told(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def edit(file: Path, **values: object) -> None:
    file.write_text(json.dumps({**told(file), **values}), encoding="utf-8")


def older(run: Path, version: str = "0.0.9") -> None:
    """As an older program wrote it: its roster.json bears the fingerprint that program made of the same scenario."""
    edit(run / "roster.json", scenario={"hash": "0" * 64})
    content = told(run / "run.json")
    files = {**content["files"], "roster.json": file_hash(run / "roster.json")}
    edit(run / "run.json", files=files, packages={**content["packages"], "enforceplan": version})


def without_a_night(run: Path) -> None:
    """By hand: nobody has guardB, which nobody must have."""
    duties = [duty for duty in told(run / "roster.json")["duties"] if not str(duty.get("post")).startswith("guardB")]
    edit(run / "roster.json", duties=duties)


def test_a_run_of_an_older_program_goes_on(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing but the program had changed, and no run of the week before could be rolled any more."""
    older(run)
    assert main(["roll", str(run), "-o", str(tmp_path / "next"), "--lang", "en"]) == 0
    says = f"made by version 0.0.9 of the program, this is {program()}"
    assert says in capsys.readouterr().out
    place = publish(run, by="x").place
    assert [n["kind"] for n in told(place / "roster.json")["notices"] if says in n["text"]["en"]] == ["warning"]
    assert told(place / "run.json")["packages"]["enforceplan"] == program()


def test_another_state_of_the_same_version_is_called_so(run: Path) -> None:
    older(run, program())
    assert any("another state of version" in notice.en for notice in reopen(run).scenario.notices)


def test_a_scenario_changed_after_the_solve_is_not_the_programs_doing(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = run / "scenario" / "operations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("FR 2c", "FR 3c"), encoding="utf-8")
    assert main(["publish", str(run), "--by", "x", "--lang", "en"]) == 3
    err = capsys.readouterr().err
    assert "changed since: scenario/operations.csv" in err
    assert f"--from {run}" in err


def test_both_versions_are_named_where_only_a_new_solve_helps(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older(run)
    without_a_night(run)
    assert main(["publish", str(run), "--by", "x", "--lang", "en"]) == 3
    err = capsys.readouterr().err
    assert f"made by version 0.0.9 of the program, this is {program()}" in err
    assert f"solve again with --from {run}" in err


def test_a_breach_under_the_rules_of_today_names_the_versions(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    duties = [
        {**duty, "officer": "U1"} if duty.get("post") == "guardB@2026-05-03#0" else duty
        for duty in told(run / "roster.json")["duties"]
    ]
    edit(run / "roster.json", duties=duties)
    older(run)
    assert main(["publish", str(run), "--by", "x", "--lang", "en"]) == 6
    assert "1 breach (made by version 0.0.9 of the program" in capsys.readouterr().err


def test_a_roster_changed_by_hand_that_breaks_nothing_is_published(run: Path) -> None:
    """It ended in "solve again" because the file still had its old figures."""
    without_a_night(run)
    before = told(run / "roster.json")
    done = publish(run, by="x")
    after = told(done.place / "roster.json")
    outcome = reopen(run)
    verdict = audit(outcome.scenario, outcome.roster, outcome.rules)  # type: ignore[arg-type]
    assert {level: score["value"] for level, score in after["score"].items()} == {
        level: verdict.levels[Level[level.upper()]] for level in before["score"]
    }
    # guardB lacks its one head for 16 half-hours, 5 points each
    assert after["score"]["coverage"]["value"] == before["score"]["coverage"]["value"] + 80
    assert after["score"]["coverage"]["bound"] == before["score"]["coverage"]["bound"]
    assert {after["score"][level]["bound"] for level in ("fairness", "preference")} == {0}
    assert after["status"] == "good"
    assert any("counted anew" in notice.en for notice in done.notices)
    # what was published says of itself what the audit finds
    assert main(["audit", str(done.place / "scenario"), str(done.place)]) == 0
    assert reopen(done.place).status is Status.GOOD


@pytest.mark.parametrize("values", [{"unserved": []}, {"score": {}}, {"audit": {"passed": False}}])
def test_what_a_file_says_of_itself_is_counted_anew(values: dict[str, Any], run: Path, made: Path) -> None:
    edit(run / "roster.json", **values)
    after, before = told(publish(run, by="x").place / "roster.json"), told(made / "roster.json")
    assert [row["id"] for row in after["unserved"]] == ["smoke"]
    assert after["audit"]["passed"] is True
    assert {k: v["value"] for k, v in after["score"].items()} == {k: v["value"] for k, v in before["score"].items()}


def test_a_bound_holds_where_nothing_above_it_costs() -> None:
    """By hand: the bound of fairness was proven under a coverage of 10, and says nothing under one of 20."""
    score = {Level.MUST: LevelScore(0, 0), Level.COVERAGE: LevelScore(10, 8), Level.FAIRNESS: LevelScore(9, 6)}
    for coverage, fairness, bounds in (
        (20, 7, (8, 0)),
        (8, 7, (8, 0)),
        (7, 7, (0, 0)),  # a start that was not offered: no bound speaks of it
    ):
        found = room.recounted(score, {Level.MUST: 0, Level.COVERAGE: coverage, Level.FAIRNESS: fairness})
        assert found[Level.COVERAGE] == LevelScore(coverage, bounds[0])
        assert found[Level.FAIRNESS] == LevelScore(fairness, bounds[1])
    score[Level.COVERAGE] = LevelScore(10, 0)
    found = room.recounted(score, {Level.MUST: 0, Level.COVERAGE: 0, Level.FAIRNESS: 7})
    assert found[Level.FAIRNESS] == LevelScore(7, 6)


NO_RUN = {
    "roster.json": ("name the folder", lambda run: run / "roster.json"),
    "no scenario": ("scenario.yaml: nothing", lambda run: shutil.rmtree(run / "scenario") or run),
    "a list": ("one JSON object", lambda run: (run / "roster.json").write_text("[]") and run),
    "impossible": ("a run with a roster", lambda run: edit(
        run / "roster.json", status="impossible", starts=[], duties=[], bodies=[], vehicles=[], unserved=[], score={}
    ) or run),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_RUN)
def test_what_is_no_run_is_told_with_its_folder(name: str, run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Messages once named a file without its folder, doubled it, or spoke of classes of the program."""
    words, given = NO_RUN[name]
    assert main(["publish", str(given(run)), "--by", "x", "--lang", "en"]) == 3
    err = capsys.readouterr().err
    assert words in err
    assert all(line.startswith(str(run)) for line in err.splitlines())
    assert "_File" not in err
    assert "roster.json/roster.json" not in err
