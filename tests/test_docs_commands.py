"""What the README and the planner's guide tell people to type works, and gives what they show."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from enforceplan.cli import main as enforceplan

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the scenarios lie beside what is written."""
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(line: str) -> list[str]:
    command, *words = shlex.split(line)
    assert Path(command).name == "enforceplan", line
    return words


def edit(book: Path, cells: dict[str, str | None]) -> None:
    opened = openpyxl.load_workbook(book)
    for cell, text in cells.items():
        opened.worksheets[0][cell] = text
    opened.save(book)


@pytest.mark.parametrize(("readme", "away"), [("README.md", "training"), ("README.zh.md", "训")])
def test_two_minutes_are_told_as_they_are(
    readme: str, away: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Commands and outputs of the tutorial, with the edits it describes made between them."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    (solve, solved), (audit, audited) = re.findall(r"^```console\n\$ (.+)\n([^`]+)```$", text, flags=re.MULTILINE)
    assert enforceplan(typed(solve)) == 0
    assert capsys.readouterr().out == solved
    book = desk / "runs" / "tiny" / "roster.xlsx"
    edit(book, {"G8": None, "G10": "vending-S1.2"})
    assert enforceplan(typed(audit)) == 6
    assert capsys.readouterr().out == audited
    edit(book, {"G10": away, "G14": "vending-S1.2"})
    assert enforceplan(typed(audit)) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[-1] in text
    assert "+3" in shown
    last = text.index("console\n$ " + audit)
    for line in re.findall(r"^\.venv/bin/enforceplan (?:report|publish) scenario.+|^\.venv.+publish runs/edited.+",
                           text[last:], flags=re.MULTILINE):  # fmt: skip
        assert enforceplan(typed(line)) == 0, line
    assert (desk / "runs" / "published" / "2026-05-11" / "v1" / "roster.xlsx").is_file()


@pytest.mark.parametrize(("guide", "operation"), [("planner.md", "recheck"), ("planner.zh.md", "回头看")])
def test_every_command_of_the_planners_guide_works(guide: str, operation: str, desk: Path) -> None:
    """In the order told; solves are cut short, and what really happened is one line."""
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    (desk / "happened.csv").write_text(f"kind,operation\ndone,{operation}\n", encoding="utf-8")
    blocks = "".join(re.findall(r"^```sh\n([^`]+)```$", text, flags=re.MULTILINE))
    inline = [line.strip("`") for line in re.findall(r"`enforceplan [a-z]+ [^`]+`", text)]
    lines = [line for line in blocks.splitlines() if line] + inline
    assert len(lines) == 13  # eleven in blocks, two within sentences
    for line in lines:
        words = typed(line)
        if words[0] in ("solve", "staffing"):
            words += ["--seconds", "2"]
        assert enforceplan(words) == 0, line
