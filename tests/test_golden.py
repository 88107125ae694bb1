"""One small week whose best roster is the only one, byte by byte.

Where a change of the outputs is meant, make golden/roster.json anew with the words of `solved` and read what changed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from enforceplan.cli import main
from enforceplan.compile import compile_problem
from enforceplan.evaluate import evaluate
from enforceplan.load import load
from enforceplan.rules.book import effective, impose
from enforceplan.verbs import Book
from test_brute_force import all_whole

GOLDEN = Path(__file__).parent / "golden"
WEEK, ROSTER = GOLDEN / "week.yaml", GOLDEN / "roster.json"


def solved(out: Path) -> Path:
    """A run folder of the golden week, made by one worker in deterministic time."""
    words = ["solve", str(WEEK), "-o", str(out), "--workers", "1", "--seed", "7", "--deterministic", "--seconds", "20"]
    assert main([*words, "--lang", "en"]) == 0
    return out


def contents(run: Path) -> dict[str, str]:
    """Hash of every file but run.json, which tells times and machine."""
    return {
        str(file.relative_to(run)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(run.rglob("*"))
        if file.is_file() and file.name != "run.json"
    }


def test_the_golden_week_has_one_best_roster_only() -> None:
    """Otherwise the golden file would flicker."""
    scenario = load(WEEK)
    p = compile_problem(scenario)
    book = impose(effective(scenario), p)
    strict = Book(list(book.strict()))
    vectors = sorted(evaluate(p, book, s).vector for s in all_whole(p) if not evaluate(p, strict, s).breaches)
    assert len(vectors) > 10
    assert vectors[0] < vectors[1]


def test_the_roster_is_the_golden_one(tmp_path: Path) -> None:
    assert (solved(tmp_path / "run") / "roster.json").read_bytes() == ROSTER.read_bytes()


@pytest.mark.slow
def test_two_runs_are_byte_equal(tmp_path: Path) -> None:
    first, second = contents(solved(tmp_path / "one")), contents(solved(tmp_path / "two"))
    assert first == second
    assert {"roster.json", "roster.xlsx", "roster.html"} <= set(first)
