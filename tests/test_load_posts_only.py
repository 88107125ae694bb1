"""A week of posts only was impossible: it needed an operation that nobody wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from enforceplan.audit import audit
from enforceplan.docs import pages
from enforceplan.domain import SolverSettings
from enforceplan.errors import ScenarioFaulty
from enforceplan.load import load, write_folder
from enforceplan.load.read import read
from enforceplan.outcome import Status
from enforceplan.solve.run import solve

WARD = """\
settings: {title: Ward, week_start: 2026-06-01, days: 2, language: en}
officers:
- {code: N, department: HU, standing: cadre, count: 4}
"""
POSTS = "posts:\n- {code: ward, shifts: '07:00-15:00; 15:00-23:00', cadres: 1}\n"


def written(folder: Path, *parts: str) -> Path:
    file = folder / "ward.yaml"
    file.write_text("".join(parts), encoding="utf-8")
    return file


@pytest.mark.parametrize("operations", ["", "operations: []\n", "operations:\n"])
def test_a_week_of_posts_only_is_loaded_and_solved(operations: str, tmp_path: Path) -> None:
    scenario = load(written(tmp_path, WARD, POSTS, operations))
    assert scenario.operations == {}
    assert ("operations", "no operations: only posts are manned") in {(n.place, n.en) for n in scenario.notices}
    outcome = solve(scenario, settings=SolverSettings(seconds=5, workers=1))
    # two days of two shifts with one head, four officers
    assert outcome.status is Status.BEST
    assert outcome.roster is not None
    assert len(outcome.roster.duties) == 4
    assert audit(scenario, outcome.roster).passed


def test_its_copy_in_the_run_folder_reads_back(tmp_path: Path) -> None:
    reading = read(written(tmp_path, WARD, POSTS))
    assert reading.document is not None
    write_folder(reading.document, tmp_path / "copy")
    assert load(tmp_path / "copy").posts == load(tmp_path / "ward.yaml").posts


@pytest.mark.parametrize("posts", ["", "posts: []\n"])
@pytest.mark.parametrize("operations", ["", "operations: []\n"])
def test_with_neither_there_is_nothing_to_plan(posts: str, operations: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioFaulty) as caught:
        load(written(tmp_path, WARD, posts, operations))
    assert "operations" in caught.value.text("en")


def test_a_folder_whose_operations_have_only_a_header(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text("settings: {week_start: 2026-06-01}\n", encoding="utf-8")
    (tmp_path / "officers.csv").write_text("code,department,standing\nN,HU,cadre\n", encoding="utf-8")
    (tmp_path / "operations.csv").write_text("code,type\n", encoding="utf-8")
    (tmp_path / "posts.csv").write_text("code,shifts,cadres\nward,08:00-16:00,1\n", encoding="utf-8")
    assert list(load(tmp_path).posts) == ["ward"]


def test_the_schema_says_so() -> None:
    assert "`operations` may be left out or empty" in pages()["schema.md"].replace("\n", " ")
