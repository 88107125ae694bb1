"""The sheets of roster.xlsx beside matrix and tidy list: what stands in them, typed, and that no column is cut."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from builders import element
from enforceplan.domain import Pair, PairKind
from enforceplan.outcome import Outcome
from enforceplan.report.duty_table import COLUMNS as DUTY_TABLE
from enforceplan.report.gaps import COLUMNS as GAPS
from enforceplan.report.measures import text_lines
from enforceplan.report.orders import ORDER
from enforceplan.report.view import View
from enforceplan.report.workbook import write_workbook
from enforceplan.text import LANGUAGES, Words, words
from report_sample import outcome, with_operation

Rows = list[tuple[Any, ...]]


def book_of(given: Outcome, place: Path, **settings: Any) -> dict[str, Worksheet]:
    """Sheets of a workbook by the key of their names."""
    view = View(given, **settings)
    write_workbook(view, place / "roster.xlsx")
    book = openpyxl.load_workbook(place / "roster.xlsx")
    w = view.words
    keys = {w(key): key.removeprefix("sheet.") for key in w.entries if key.startswith("sheet.")}
    return {keys[sheet.title]: sheet for sheet in book.worksheets if sheet.sheet_state == "visible"}


def below(sheet: Worksheet, columns: list[str], w: Words) -> list[dict[str, Any]]:
    """Rows under a table's headings by the ids of its columns, up to the first empty one."""
    rows = list(sheet.iter_rows(values_only=True))
    titles = tuple(w(f"column.{column}") for column in columns)
    top = next(n for n, row in enumerate(rows) if row[: len(titles)] == titles)
    found = []
    for row in rows[top + 1 :]:
        if not any(row):
            break
        found.append(dict(zip(columns, row, strict=True)))
    return found


def with_department(given: Outcome, code: str, **fields: Any) -> Outcome:
    departments = {**given.scenario.departments, code: replace(given.scenario.departments[code], **fields)}
    return replace(given, scenario=replace(given.scenario, departments=departments))


@pytest.mark.parametrize("language", LANGUAGES)
def test_duty_table_has_a_row_for_each_day_and_street(language: str, tmp_path: Path) -> None:
    given = with_department(outcome(language=language), "UM", liaison="Wang", phone="0719-1")
    w = words(language)
    rows = below(book_of(given, tmp_path)["daily"], DUTY_TABLE, w)
    streets = list(given.scenario.streets)
    assert [row["street"] for row in rows] == streets * 7
    assert [row["day"] for row in rows[:: len(streets)]] == [datetime(2026, 5, day) for day in range(11, 18)]
    saturday = rows[5 * len(streets)]
    assert "07:00–14:30 P1-5 U3, X2" in saturday["patrol"]
    assert saturday["liaisons"] == "UM Wang"
    assert "20:00 A1" in rows[0]["operation"]
    full = below(book_of(given, tmp_path, full_numbers=True)["daily"], DUTY_TABLE, w)
    assert full[5 * len(streets)]["liaisons"] == "UM Wang 0719-1"


def test_duty_table_tells_what_a_shift_lacks(tmp_path: Path) -> None:
    rows = below(book_of(outcome(), tmp_path)["daily"], DUTY_TABLE, words("en"))
    # three certified heads are asked for, one is there; of one auxiliary one
    assert [row["patrol"] for row in rows if row["patrol"] and "P1-5" in row["patrol"]] == [
        "07:00–14:30 P1-5 U3, X2 [missing: certified 2]"
    ]
    assert [row["standby"] for row in rows if row["standby"]] == ["22:00–06:00+1 HOME-6 U4"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_orders_say_by_when_to_sign_and_to_be_there(language: str, tmp_path: Path) -> None:
    given = with_department(outcome(language=language), "MS", notice_hours=26)
    scenario = replace(given.scenario, pairs=(Pair("F1", "M1", PairKind.BACKUP), Pair("M2", "U1", PairKind.MENTOR)))
    given = with_operation(replace(given, scenario=scenario), "A1", requested_by="PS")
    w = words(language)
    rows = below(book_of(given, tmp_path)["orders"], ORDER, w)
    bands = [row["order_no"] for row in rows if row["code"] is None]
    assert [band.split()[0] for band in bands] == ["UM", "MS", "PS", "ST"]
    (sent,) = [row for row in rows if row["department"] == "MS"]
    assert sent["order_no"] == "20260511-MS-01"
    assert sent["direction"] == w("paper.direction_back")
    # A1 begins on Monday at 20:00; 26 hours before is Sunday 18:00
    assert (sent["sign_before"], sent["arrive_before"]) == (datetime(2026, 5, 10, 18), datetime(2026, 5, 11, 20))
    assert (sent["first_man"], sent["second_man"]) == ("M1", "F1")
    assert (sent["certified"], sent["auxiliaries"]) == (2, 0)
    assert (sent["answer"], sent["grounds"]) == (None, None)
    um = [row for row in rows if row["department"] == "UM"]
    assert [row["order_no"] for row in um] == [f"20260511-UM-0{n}" for n in range(1, 5)]
    assert {row["direction"] for row in um[1:]} == {w("paper.direction")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_name_who_is_lacking_and_what_might_help(language: str, tmp_path: Path) -> None:
    w = words(language)
    parts = (element("UM", 2), element("FR", 2, qualification="gas"), element("MED", invited=2))
    given = with_operation(outcome(language=language), "B1", elements=parts)
    rows = below(book_of(given, tmp_path)["gaps"], GAPS, w)
    operation, shift = rows[0], next(row for row in rows if row["code"] == "P1-5")
    assert operation["code"] == "B1"
    assert operation["advice"] == w("advice.no_people")
    assert (operation["department"], operation["skills"]) == ("UM, FR", "gas")
    # of ten other certified officers none is away or on duty on Saturday morning
    assert (shift["missing"], shift["free"]) == (2, 10)
    assert shift["day"] == datetime(2026, 5, 16)
    assert shift["advice"] == w("advice.shift_idle", missing=2, free=10)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_hold_all_of_each_operation(language: str, tmp_path: Path) -> None:
    given = outcome(language=language)
    w = words(language)
    sheet = book_of(given, tmp_path)["forms"]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for operation in View(given).served:
        assert f"{w('paper.operation')}  {operation.code} {operation.name}" in cells
    for key in ("column.lead", "paper.bodies", "paper.muster", "column.basis", "paper.deputy", "paper.contingency"):
        assert cells.count(w(key)) == 2
    assert cells.count(w("sign_by.made")) == 2
    assert "****2345" in cells
    assert not [text for text in cells if "42090012345" in text]
    full = book_of(given, tmp_path, full_numbers=True)["forms"]
    assert "42090012345" in [cell.value for row in full.iter_rows() for cell in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_audit_says_what_became_of_every_rule(language: str, tmp_path: Path) -> None:
    w = words(language)
    columns = "entry name level mode points state claim parameters sources basis count paid slack unit".split()
    rows = below(book_of(outcome(language=language), tmp_path)["audit"], columns, w)
    assert {row["entry"]: row["state"] for row in rows} == {
        "min_rest": w("state.kept"),
        "min_rest.wish": w("state.paid"),
    }
    near = {row["entry"]: (row["slack"], row["unit"]) for row in rows}
    # U1 and U2 end at 01:00 and begin again at 06:00, where the strict entry asks for 5 hours
    assert near == {"min_rest": (0, w("spare.minutes")), "min_rest.wish": (None, None)}


def test_audit_of_one_street_says_so(tmp_path: Path) -> None:
    given = replace(outcome(), street="S1")
    texts = [row[0] for row in book_of(given, tmp_path)["audit"].iter_rows(values_only=True)]
    assert words("en")("sentence.only_street", street="S1") in texts


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("abcde fghij", 2), ("abcde\nfghij", 2), ("abcdefghijklmno", 2), ("一二三四五六", 2), ("ab cd", 1)],
)
def test_lines_of_a_cell_are_counted_with_its_words_whole(text: str, lines: int) -> None:
    assert text_lines(text, 10) == lines


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")),
    reason="LibreOffice (soffice) and pdfinfo are needed to count printed pages; .ci/run installs them",
)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("street", ["", "S1"])
def test_every_sheet_is_printed_one_page_wide(language: str, street: str, tmp_path: Path) -> None:
    """The sample's tables are short: more pages than sheets would be columns that were cut, or forms torn apart."""
    long = "a name as long as some of them are and longer"
    given = with_operation(outcome(language=language), "A1", name=long, muster_place=long, site=long)
    view = View(given).of_street(street) if street else View(given)
    write_workbook(view, tmp_path / "roster.xlsx")
    book = openpyxl.load_workbook(tmp_path / "roster.xlsx")
    sheets = sum(sheet.sheet_state == "visible" for sheet in book.worksheets)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    words_ = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words_, str(tmp_path / "roster.xlsx")], check=True, capture_output=True, timeout=180)
    told = subprocess.run(["pdfinfo", str(tmp_path / "roster.pdf")], check=True, capture_output=True, text=True).stdout
    facts = dict(line.split(":", 1) for line in told.splitlines())
    assert int(facts["Pages"]) == sheets
    assert "A3" in facts["Page size"]


def test_forms_that_fit_on_a_page_stay_on_it(tmp_path: Path) -> None:
    sheet = book_of(outcome(), tmp_path)["forms"]
    assert [b.id for b in sheet.row_breaks.brk] == []
    assert sheet.page_setup.scale == 80
