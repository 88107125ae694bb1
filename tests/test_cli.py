"""The command line as others script it: words, exit codes, one JSON object, no traceback for what a user can cause."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import enforceplan
from enforceplan.cli import main
from report_sample import all_bytes

PROJECT = Path(enforceplan.__file__).parent.parent.parent
MINIMAL = PROJECT / "scenarios" / "minimal.yaml"
LEVELS = ["must", "policy", "coverage", "fairness", "preference"]

SMALL = """
settings: {week_start: 2026-03-02}
officers:
  - {code: U, department: UM, standing: certified, count: 4, rank: group_leader}
  - {code: C, department: CM, standing: cadre, rank: commander}
operations:
  - {code: A, elements: UM 2c, minutes: 120, windows: "09:00-11:00", dates: 2026-03-03, must: yes}
  - {code: F, elements: FR 2c, minutes: 120, windows: "09:00-11:00", dates: 2026-03-03}
"""
CLASHING = SMALL.replace("FR 2c", "UM 3c").replace("dates: 2026-03-03}", "dates: 2026-03-03, must: yes}")


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """A week of two operations, of which one finds no fire officers."""
    file = tmp_path / "week.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(scenario, run folder) of the same week."""
    place = tmp_path_factory.mktemp("solved")
    file = place / "week.yaml"
    file.write_text(SMALL, encoding="utf-8")
    assert main(["solve", str(file), "-o", str(place / "run"), "--workers", "1", "--seconds", "20"]) == 0
    return file, place / "run"


def words(*given: object) -> list[str]:
    return [str(word) for word in given]


def run(*given: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "enforceplan", *words(*given)],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "src"), "LANG": "C.UTF-8"},
    )


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    """The one object on standard output."""
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "given",
    [
        ("--help",),
        ("solve", "--help"),
        ("audit", "-h"),
        ("rules", "-h"),
        ("validate", "-h"),
        ("staffing", "sweep", "-h"),
    ],
    ids=" ".join,
)
def test_help_is_given(given: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(*given)) == 0
    assert "Usage: enforceplan" in capsys.readouterr().out


def test_full_numbers_stand_only_where_they_were_asked_for(tmp_path: Path) -> None:
    text = SMALL + "certificates: [{officer: U, body: UM, number: '42090012345'}]\n"
    (tmp_path / "week.yaml").write_text(text, encoding="utf-8")
    found = {}
    for name, flags in (("masked", []), ("full", ["--full-numbers"])):
        out = tmp_path / name
        assert main(words("solve", tmp_path / "week.yaml", "-o", out, "--seconds", 5, "--workers", 1, *flags)) == 0
        files = [path for path in out.rglob("*") if path.is_file() and b"42090012345" in all_bytes(path)]
        found[name] = {path.relative_to(out).parts[0] for path in files}
    assert found == {"masked": set(), "full": {"operations", "roster.xlsx", "streets"}}


def test_help_needs_no_heavy_package() -> None:
    program = (
        "import sys; from enforceplan.cli import main; main(['--help']); "
        "print([m for m in ('ortools', 'pandas', 'numpy', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        text=True,
        env={"PYTHONPATH": str(PROJECT / "src")},
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_solve_prints_the_object_others_script(week: Path, tmp_path: Path) -> None:
    done = run("solve", week, "-o", tmp_path / "run", "--json", "--seconds", 20, "--workers", 1, "--seed", 3)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(told) >= {
        *("status", "score", "served", "operations", "unserved"),
        *("audit", "seconds", "out", "interrupted"),
    }
    assert told["status"] == "best"
    assert list(told["score"]) == LEVELS
    assert told["score"]["must"] == {"value": 0, "bound": 0}
    for level in told["score"].values():
        assert set(level) == {"value", "bound"}
        assert level["value"] == level["bound"]
    assert (told["served"], told["operations"], told["interrupted"]) == (1, 2, False)
    (left,) = told["unserved"]
    assert left["id"] == "F"
    assert "FR" in left["reason"]
    assert told["audit"] == {"passed": True, "findings": []}
    assert told["seconds"] > 0
    assert Path(told["out"]) == tmp_path / "run"
    assert (tmp_path / "run" / "roster.json").is_file()
    assert done.stderr == "", "nothing but the object"


def test_solve_tells_people_where_the_results_are(solved: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("solve", solved[0], "-o", tmp_path / "run", "--seconds", 20, "--lang", "zh")
    assert done.returncode == 0
    assert re.search("完成任务: 1/2", done.stdout)
    assert str(tmp_path / "run") in done.stdout
    assert "覆盖" in done.stderr, "progress goes to stderr"


def test_an_existing_folder_is_refused_unless_replaced(solved: tuple[Path, Path], capsys: Any) -> None:
    file, out = solved
    before = (out / "run.json").read_bytes()
    assert main(words("solve", file, "-o", out, "--seconds", 5)) == 2
    assert "--replace" in capsys.readouterr().err
    assert (out / "run.json").read_bytes() == before
    assert main(words("solve", file, "-o", out, "--seconds", 5, "--replace")) == 0


def test_a_solve_from_an_earlier_run_keeps_its_duties(solved: tuple[Path, Path], tmp_path: Path, capsys: Any) -> None:
    file, out = solved
    given = words("solve", file, "-o", tmp_path / "again", "--from", out, "--seconds", 20, "--seed", 99, "--json")
    assert main(given) == 0
    assert printed(capsys)["changes"] == []
    once, again = (json.loads((place / "roster.json").read_text()) for place in (out, tmp_path / "again"))
    assert once["duties"] == again["duties"]


@pytest.mark.slow
def test_an_impossible_week_is_exit_4_and_names_rules_and_operations(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "week.yaml"
    file.write_text(CLASHING, encoding="utf-8")
    assert main(words("solve", file, "-o", tmp_path / "run", "--seconds", 20, "--json", "--lang", "en")) == 4
    told = printed(capsys)
    assert told["status"] == "impossible"
    assert set(told["clash"]["operations"]) == {"A", "F"}
    assert set(told["clash"]["rules"]) >= {"no_overlap", "whole_team"}
    assert "A, F" in told["clash"]["reason"]
    assert told["out"] is None
    assert not (tmp_path / "run").exists()


def test_out_of_time_without_a_roster_is_exit_5(week: Path, tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    """The child finds nothing in time and the planner has nothing: the ending is told, nothing is written."""
    from enforceplan.solve import run as solving
    from enforceplan.solve.process import Found

    monkeypatch.setattr(solving, "_first_roster", lambda *_: None)
    monkeypatch.setattr(solving, "search", lambda *_: Found())
    assert main(words("solve", week, "-o", tmp_path / "run", "--json")) == 5
    assert printed(capsys)["status"] == "out_of_time"
    assert not (tmp_path / "run").exists()


def test_audit_of_a_run_passes(solved: tuple[Path, Path], capsys: Any) -> None:
    file, out = solved
    assert main(words("audit", file, out, "--json")) == 0
    told = printed(capsys)
    assert told["passed"] is True
    assert told["word"] == "checked against the parameters"
    assert told["score"]["must"] == 0
    assert told["score"] == {
        level: row["value"] for level, row in json.loads((out / "roster.json").read_text())["score"].items()
    }
    assert {finding["id"] for finding in told["findings"]} >= {"serve_operations"}
    for finding in told["findings"]:
        assert finding["blocks"] is False
        assert finding["points"] > 0
        assert finding["text"]


def test_audit_exits_6_where_a_finding_blocks(solved: tuple[Path, Path], tmp_path: Path, capsys: Any) -> None:
    file, out = solved
    told = json.loads((out / "roster.json").read_text(encoding="utf-8"))
    told["duties"] = [duty for duty in told["duties"] if duty["role"] != "certified"]
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(told), encoding="utf-8")
    assert main(words("audit", file, edited, "--json", "--lang", "zh")) == 6
    found = printed(capsys)
    assert found["passed"] is False
    blocking = {finding["id"] for finding in found["findings"] if finding["blocks"]}
    assert "whole_team" in blocking
    assert any(re.search("[\u4e00-\u9fff]", finding["text"]) for finding in found["findings"])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"starts": 3}', "\ufeff{}"], ids=repr)
def test_a_roster_that_is_none_is_exit_3(text: str, solved: tuple[Path, Path], tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "roster.json"
    file.write_text(text, encoding="utf-8")
    assert main(words("audit", solved[0], file, "--lang", "en")) == 3
    assert "required" in capsys.readouterr().err


def test_rules_lists_id_level_mode_and_source(capsys: Any) -> None:
    assert main(["rules", "--json"]) == 0
    rows = printed(capsys)
    assert {row["id"] for row in rows} >= {"two_officers", "min_rest", "min_rest.wish", "serve_operations"}
    for row in rows:
        assert row["level"] in [*LEVELS, "disruption"]
        assert row["mode"] in ("strict", "priced")
        assert row["source"]
    assert main(["rules", "two_officers", "--lang", "zh"]) == 0
    assert "第四十二条" in capsys.readouterr().out


def test_an_unknown_rule_gets_the_nearest(capsys: Any) -> None:
    assert main(["rules", "two_oficers", "--lang", "en"]) == 2
    assert "two_officers" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [("sovle",), ("solve",), ("solve", "x.yaml"), ("solve", "x.yaml", "-o", "y", "--workers", "9"), ("rules", "--x")],
    ids=" ".join,
)
def test_words_that_make_no_sense_are_exit_2(given: tuple[str, ...], capsys: Any) -> None:
    assert main(words(*given)) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_validate_says_what_was_taken_for_granted(week: Path, capsys: Any) -> None:
    assert main(words("validate", week, "--json")) == 0
    told = printed(capsys)
    assert (told["status"], told["officers"], told["operations"]) == ("ok", 5, 2)
    assert {notice["kind"] for notice in told["notices"]} >= {"default", "trust"}


@pytest.mark.slow
def test_the_scenario_of_the_readme_is_solved(tmp_path: Path) -> None:
    done = run("solve", MINIMAL, "-o", tmp_path / "run", "--seconds", 2, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["audit"]["passed"] is True
    assert told["served"] > 0
    assert told["served"] + len(told["unserved"]) == told["operations"]
    assert all(left["reason"] for left in told["unserved"])
