"""Cells that begin like a formula: harmless in the scenario that a run leaves, the same when it is read again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from enforceplan.load import load, read_document, write_folder
from enforceplan.load.formula import harmless, original
from test_load_faults import OFFICERS, OPERATIONS, SETTINGS, folder

FORMULAS = ["=1+1", "+1-2", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "＝1", "＋1", "－1-", "＠A", "- a note"]
PLAIN = ["", "-", "-270", "+86", "-1.5", "2026-03-02", "it's", "'quoted'", "UM 2c+3a", "中文"]


@pytest.mark.parametrize("text", FORMULAS + ["'" + text for text in FORMULAS] + ["''=1", "'-270", "''-270", "'-"])
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text
    assert original(harmless(text)) == text


@pytest.mark.parametrize("text", PLAIN)
def test_everything_else_stands_as_it_is(text: str) -> None:
    assert harmless(text) == text
    assert original(text) == text


def test_the_copy_of_a_scenario_is_safe_and_equal(tmp_path: Path) -> None:
    sites = [*FORMULAS, *("'" + text for text in FORMULAS), *PLAIN[1:]]
    rows = "".join(
        f"  - {{code: O{n}, elements: UM 1c, minutes: 60, windows: '09:00-12:00', site: {quoted(site)}}}\n"
        for n, site in enumerate(sites)
    )
    week = tmp_path / "week.yaml"
    week.write_text(
        SETTINGS + "officers: [{code: UM, department: UM, standing: certified}]\noperations:\n" + rows, encoding="utf-8"
    )
    document = read_document(week).document
    assert document is not None
    assert [row.site for row in document.operations] == sites
    home = tmp_path / "copy"
    write_folder(document, home)
    for path in home.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))] == [
            cell for cell in cells if cell in ("-", "-270", "+86", "-1.5")
        ]
    assert read_document(home).document == document
    assert load(home) == load(week)


def quoted(text: str) -> str:
    """A text as YAML writes it between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def test_a_cell_that_a_spreadsheet_marked_as_text_is_read_without_its_mark(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "officers.csv": OFFICERS,
        "operations.csv": OPERATIONS.replace("windows", "windows,site").replace("12:00", "12:00,'=gate"),
    }
    assert load(folder(tmp_path, files)).operations["A"].site == "=gate"
