"""Any carrier into any other without loss: every shipped scenario both ways, and documents drawn at random."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import openpyxl
import pytest

import enforceplan
from books import OPERATIONS, book
from enforceplan.cli import main
from enforceplan.domain import Scenario
from enforceplan.errors import OutputExists, OutputRefused, ScenarioFaulty, UsageFault
from enforceplan.intake.convert import convert, write_scenario
from enforceplan.load import load, read_document, resolve
from enforceplan.report.fingerprint import scenario_hash
from enforceplan.scenario import Document
from test_load_fuzz import REQUIRED

SCENARIOS = Path(__file__).parent.parent / "scenarios"
PLACES = ["minimal.yaml", "tiny", "dongcheng", "xincheng", "qingshan", "yuanzhou", "shiyan"]
VARIANTS = [
    "dongcheng/variants/holiday_week.yaml", "dongcheng/variants/streets_17", "xincheng/variants/devolved_10.yaml",
    "qingshan/variants/ratio_300.yaml", "yuanzhou/variants/merged.yaml", "shiyan/variants/posts_578.yaml",
]  # fmt: skip
CARRIERS = ("week.xlsx", "week.yaml", "week")
LANGUAGES = ("zh", "en")


@cache
def document(name: str) -> Document:
    made = read_document(SCENARIOS / name).document
    assert made is not None
    return made


def nouns(scenario: Scenario) -> str:
    """The week, whatever its files are called."""
    return scenario_hash(scenario)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("name", PLACES)
def test_a_shipped_scenario_there_and_back(name: str, carrier: str, language: str, tmp_path: Path) -> None:
    there = convert(SCENARIOS / name, tmp_path / carrier, language=language).path
    assert read_document(there).document == document(name)
    back = convert(there, tmp_path / "back", language="en").path
    assert read_document(back).document == document(name)


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("name", ["minimal.yaml", "tiny", "dongcheng"])
def test_the_week_is_the_same_week(name: str, carrier: str, tmp_path: Path) -> None:
    assert nouns(load(convert(SCENARIOS / name, tmp_path / carrier).path)) == nouns(load(SCENARIOS / name))


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_is_written_whole(name: str, tmp_path: Path) -> None:
    there = convert(SCENARIOS / name, tmp_path / "week.xlsx").path
    assert read_document(there).document == document(name)


def test_what_would_be_faulty_when_read_back_is_refused_with_the_reason(tmp_path: Path) -> None:
    """A document built in Python with neither operations nor posts."""
    made = Document.model_validate({"settings": {"week_start": "2026-03-02"}, "officers": [REQUIRED["officers"]]})
    with pytest.raises(UsageFault, match=r"would not be read back .*'operations' — required: the tables"):
        write_scenario(made, tmp_path / "week.yaml", language="en")
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_no_workbook_gives_back_is_refused(tmp_path: Path) -> None:
    """The mark by which workbooks escape signs: readers take it out, also where it was meant."""
    made = Document.model_validate({
        "settings": {"week_start": "2026-03-02", "note": "x005F_"}, "officers": [REQUIRED["officers"]],
        "operations": [REQUIRED["operations"]],
    })  # fmt: skip
    with pytest.raises(UsageFault, match=r"week\.xlsx: settings would not read back the same"):
        write_scenario(made, tmp_path / "week.xlsx", language="en")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_holds_numbers_days_and_texts(tmp_path: Path) -> None:
    convert(SCENARIOS / "tiny", tmp_path / "week.xlsx", language="zh")
    made = openpyxl.load_workbook(tmp_path / "week.xlsx")
    assert made.sheetnames[:3] == ["设置", "人员", "行动"]
    assert made.active is not None and made.active.title == "设置"
    heads = {sheet.title: [cell.value for cell in sheet[1]] for sheet in made.worksheets}
    absences = made["缺勤"]
    starts = [absences.cell(row, heads["缺勤"].index("起") + 1) for row in range(2, absences.max_row + 1)]
    assert all(cell.is_date for cell in starts)
    rates = made["台账"].cell(2, heads["台账"].index("分钟") + 1)
    assert (rates.data_type, rates.value) == ("n", -270)
    assert made["人员"]["C2"].value == "执法人员"
    assert all(cell.data_type != "f" for sheet in made.worksheets for row in sheet.iter_rows() for cell in row)


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        convert(SCENARIOS / "tiny", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    sites = ["=1+1", "+1", "-2+3", "@SUM(A1)", "'=x", "_x0041_", "http://example.org", "{=1}"]
    rows = [{**REQUIRED["operations"], "code": f"O{n}", "site": site} for n, site in enumerate(sites)]
    made = Document.model_validate(
        {"settings": {"week_start": "2026-03-02"}, "officers": [REQUIRED["officers"]], "operations": rows}
    )
    for carrier in CARRIERS:
        write_scenario(made, tmp_path / carrier, language="en")
        again = read_document(tmp_path / carrier).document
        assert again is not None
        assert [row.site for row in again.operations] == sites
    sheet = openpyxl.load_workbook(tmp_path / "week.xlsx")["operations"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value in sites} == {"s"}
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    made = Document.model_validate(
        {"settings": {"week_start": "2026-03-02", "note": "x" * 32_768}, "officers": [REQUIRED["officers"]]}
    )
    with pytest.raises(UsageFault, match="at most 32,767 characters in a cell"):
        write_scenario(made, tmp_path / "sub" / "week.xlsx", language="en")
    assert list(tmp_path.iterdir()) == []


def test_what_was_passed_over_is_named(tmp_path: Path) -> None:
    source = book(
        tmp_path / "w.xlsx", {"#mine": [(1,)], "operations": [(*OPERATIONS[0], "# x"), (*OPERATIONS[1], "y")]}
    )
    made = convert(source, tmp_path / "w.yaml")
    assert [notice.place for notice in made.notices] == ["w.xlsx [#mine]", "operations.# x"]


def test_a_faulty_source_leaves_nothing(tmp_path: Path) -> None:
    source = book(tmp_path / "w.xlsx", {"officers": [("code", "standing"), ("UM", "boss")]})
    with pytest.raises(ScenarioFaulty):
        convert(source, tmp_path / "w.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["w.xlsx"]


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_target_that_is_there_is_kept_unless_it_may_be_replaced(carrier: str, tmp_path: Path) -> None:
    target = tmp_path / carrier
    convert(SCENARIOS / "tiny", target)
    with pytest.raises(OutputExists, match="already there"):
        convert(SCENARIOS / "minimal.yaml", target)
    assert read_document(target).document == document("tiny")
    convert(SCENARIOS / "minimal.yaml", target, replace=True)
    assert read_document(target).document == document("minimal.yaml")
    with pytest.raises(OutputExists, match="the source itself"):
        convert(target, target, replace=True)


def test_a_folder_with_anything_else_in_it_is_not_replaced(tmp_path: Path) -> None:
    convert(SCENARIOS / "tiny", tmp_path / "week")
    (tmp_path / "week" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExists, match=r"notes\.txt"):
        convert(SCENARIOS / "minimal.yaml", tmp_path / "week", replace=True)
    assert (tmp_path / "week" / "notes.txt").exists()


@pytest.mark.parametrize("mark", ["~$week.xlsx", "~$ek.xlsx", ".~lock.week.xlsx#"])
def test_a_workbook_open_in_another_program_is_not_replaced(mark: str, tmp_path: Path) -> None:
    convert(SCENARIOS / "tiny", tmp_path / "week.xlsx")
    before = (tmp_path / "week.xlsx").read_bytes()
    (tmp_path / mark).write_bytes(b"")
    with pytest.raises(OutputRefused, match="open in another program") as caught:
        convert(SCENARIOS / "minimal.yaml", tmp_path / "week.xlsx", replace=True)
    assert (caught.value.exit_code, (tmp_path / "week.xlsx").read_bytes()) == (2, before)


def test_a_workbook_that_the_system_holds_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a file that is open cannot be moved away."""
    convert(SCENARIOS / "tiny", tmp_path / "week.xlsx")
    before = (tmp_path / "week.xlsx").read_bytes()

    def held(_path: Path, _target: Path) -> Path:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputRefused, match="open in another program"):
        convert(SCENARIOS / "minimal.yaml", tmp_path / "week.xlsx", replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["week.xlsx"]
    assert (tmp_path / "week.xlsx").read_bytes() == before


@pytest.mark.parametrize("name", ["week.xls", "week.csv", "week.xlsm", "week.json"])
def test_targets_that_hold_no_scenario(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"\.xlsx, \.yaml or a folder"):
        convert(SCENARIOS / "tiny", tmp_path / name)


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "week.xlsx"
    assert main(["convert", str(SCENARIOS / "tiny"), str(target), "--lang", "en"]) == 0
    assert "read back and compared, the same" in capsys.readouterr().out
    assert openpyxl.load_workbook(target).sheetnames[:3] == ["settings", "officers", "operations"]
    assert main(["convert", str(SCENARIOS / "tiny"), str(target), "--lang", "zh"]) == 2
    assert "已存在" in capsys.readouterr().err
    assert main(["convert", str(tmp_path / "nowhere"), str(tmp_path / "x.yaml"), "--json"]) == 3


def test_the_function_of_the_package(tmp_path: Path) -> None:
    assert enforceplan.convert is convert
    assert resolve(convert(SCENARIOS / "tiny", tmp_path / "w.xlsx").document).title == load(SCENARIOS / "tiny").title
