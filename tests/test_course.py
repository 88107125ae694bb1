"""The course of a solve: what is noted, what is kept, and that a drawing is small and says who stands in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import _course
from benchmarks._course import Course, draw, keep, links

from enforceplan.domain import Level
from enforceplan.evaluate import Score
from enforceplan.solve.process import Found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(_course, "FOLDER", tmp_path / "curves")
    return tmp_path / "curves"


def found(value: int, bound: int) -> Found:
    levels = dict.fromkeys(Level, 0) | {Level.COVERAGE: value}
    return Found(score=Score({}, {}, levels), bounds={Level.COVERAGE: bound})


def test_only_what_changes_is_noted_and_the_outcome_comes_last() -> None:
    course = Course()
    for value, bound in [(9, 0), (9, 0), (9, 4), (7, 4), (7, 4)]:
        course.hear("exact", None, found(value, bound))
    course.hear("plan", None, None)
    course.note({Level.COVERAGE: (7, 4)}, last=True)
    points = course.points["coverage"]
    assert [point[1:] for point in points] == [(9, 0), (9, 4), (7, 4), (7, 4)]
    assert [point[0] for point in points] == sorted(point[0] for point in points)


def test_a_long_course_is_thinned_and_its_drawing_is_small(folder: Path) -> None:
    long = [(0.1 * n, 5000 - n, n) for n in range(1, 2001)]
    keep("places", "13 x 3", {"coverage": long, "fairness": long, "policy": long, "preference": [(1.0, 0, 0)]})
    content = json.loads((folder / "places-13_x_3.json").read_text(encoding="utf-8"))
    assert set(content["levels"]) == {"coverage", "fairness"}
    assert len(content["levels"]["coverage"]) <= 81
    assert content["levels"]["coverage"][0] == list(long[0])
    assert content["levels"]["coverage"][-1] == list(long[-1])
    peers = [
        {"size": "13 x 3: ours", "seconds": "1.0", "coverage": "1"},
        {"size": "13 x 3: greedy", "seconds": "0.3", "coverage": "4,900"},
        {"size": "13 x 3: HiGHS", "audit passed": "no roster"},
        {"size": "tiny: Timefold", "seconds": "0.3", "coverage": "4,900"},
    ]
    draw("places", ["13 x 3", "nothing kept"], peers)
    drawing = (folder / "places-13_x_3.svg").read_text(encoding="utf-8")
    assert len(drawing) < 40_000
    assert "greedy" in drawing
    assert not [word for word in ("ours", "HiGHS", "Timefold") if word in drawing]
    assert links("places", ["13 x 3", "nothing kept"]) == (
        "Value and bound over time: [13 x 3](curves/places-13_x_3.svg)."
    )


def test_what_costs_nothing_has_no_course(folder: Path) -> None:
    keep("roadef2007", "data1", {"coverage": [(0.1, 0, 0), (2.0, 0, 0)]})
    assert not folder.exists()
    assert links("roadef2007", ["data1"]) == ""
