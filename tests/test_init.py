"""The template: it solves as it stands, opens on the three sheets that are enough, and says what the others are for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import enforceplan
from enforceplan.cli import main
from enforceplan.errors import OutputExists, OutputRefused, UsageFault
from enforceplan.intake.init import init
from enforceplan.intake.places import places
from enforceplan.load import load, read_document
from enforceplan.load.given import titled
from enforceplan.scenario import REQUIRED, ROWS
from enforceplan.scenario.words import TABLES
from enforceplan.text import words

SCENARIOS = Path(__file__).parent.parent / "scenarios"
SUNDAY = date(2026, 11, 22)
LANGUAGES = ("zh", "en")
both = pytest.mark.parametrize("language", LANGUAGES)
either = pytest.mark.parametrize("workbook", [True, False])


@either
@both
def test_it_loads_in_the_week_of_the_next_monday(language: str, workbook: bool, tmp_path: Path) -> None:
    made = load(init(tmp_path / "week", workbook=workbook, language=language, today=SUNDAY))
    assert (made.week_start, made.days, made.language) == (date(2026, 11, 23), 7, language)
    # 12 + 12 + 6 + 4 + 2 + 2 + 2 + 3 + 4 officers; vending three times and five others
    assert (len(made.officers), len(made.operations)) == (47, 8)


def test_on_a_monday_it_is_the_monday_after(tmp_path: Path) -> None:
    assert load(init(tmp_path / "week", today=date(2026, 11, 23))).week_start == date(2026, 11, 30)


def test_both_languages_are_the_same_week(tmp_path: Path) -> None:
    zh, en = (load(init(tmp_path / language, language=language, today=SUNDAY)) for language in LANGUAGES)
    assert [(o.owner, o.standing, o.code) for o in zh.officers.values()] == [
        (o.owner, o.standing, o.code) for o in en.officers.values()
    ]
    assert [(o.type, o.minutes, o.windows, o.elements) for o in zh.operations.values()] == [
        (o.type, o.minutes, o.windows, o.elements) for o in en.operations.values()
    ]


@pytest.mark.slow
@both
def test_it_solves_as_it_stands(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is served and nothing is broken, from the folder the command wrote."""
    home = tmp_path / "week"
    assert main(["init", str(home), "--workbook", "--lang", language]) == 0
    capsys.readouterr()
    assert main(["solve", str(home), "-o", str(tmp_path / "run"), "--seconds", "3", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["served"], told["operations"], told["audit"]["passed"]) == (8, 8, True)


@both
def test_the_workbook_opens_on_three_sheets_and_says_what_the_others_are_for(language: str, tmp_path: Path) -> None:
    made = openpyxl.load_workbook(init(tmp_path / "week", workbook=True, language=language))
    told = words(language)
    assert made.sheetnames[:3] == [titled(table, language) for table in ("settings", *REQUIRED)]
    assert made.active is not None and made.active.title == titled("settings", language)
    assert set(made.sheetnames[3:-1]) == {
        titled(t, language) for t in TABLES if t not in ("settings", "base", *REQUIRED)
    }
    for table in (*ROWS, "settings", "rules", "profiles"):
        sheet = made[titled(table, language)]
        assert sheet["A1"].value == f"# {told(f'needed.{table}')}"
        assert sheet.freeze_panes == "A3"


def lists(sheet: Any) -> dict[str, str]:
    """First cell of each validated column -> its list or bounds."""
    return {
        str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation if rule.formula1
    }


@both
def test_cells_have_lists_to_choose_from(language: str, tmp_path: Path) -> None:
    made = openpyxl.load_workbook(init(tmp_path / "week", workbook=True, language=language))
    sheet = made[titled("officers", language)]
    heads = {cell.value: cell.column_letter for cell in sheet[2]}
    found = lists(sheet)
    standing = found[f"{heads['身份' if language == 'zh' else 'standing']}3"]
    assert standing == ('"执法人员,辅助人员,干部,专家"' if language == "zh" else '"certified,auxiliary,cadre,expert"')
    department = found[f"{heads['部门' if language == 'zh' else 'department']}3"]
    options = made[made.sheetnames[-1]]
    area = department.split("!")[1].replace("$", "")
    offered = [cell.value for (cell,) in options[area]]
    assert {row[heads["部门" if language == "zh" else "department"]] for row in _rows(sheet, heads)} <= set(offered)
    absences = made[titled("absences", language)]
    assert f"'{titled('officers', language)}'!$A$3" in lists(absences)["A3"]


def _rows(sheet: Any, heads: dict[str, str]) -> list[dict[str, Any]]:
    letters = list(heads.values())
    return [
        dict(zip(letters, (cell.value for cell in row), strict=False))
        for row in sheet.iter_rows(min_row=3)
        if row[0].value
    ]


@both
def test_every_word_offered_is_one_that_is_read(language: str, tmp_path: Path) -> None:
    """Each list of words, chosen from in turn: the loader knows every one of them."""
    from enforceplan.scenario.columns import columns

    for table, row in ROWS.items():
        for column in columns(row):
            for word in column.words(language):
                assert column.cell is not None
                value = column.cell.read(word)
                assert column.text(value, language) == word, (table, column.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_lists_every_other_table(language: str, tmp_path: Path) -> None:
    home = init(tmp_path / "week", language=language)
    assert sorted(path.name for path in home.glob("*.csv")) == ["officers.csv", "operations.csv"]
    assert (home / "officers.csv").read_bytes().startswith(b"\xef\xbb\xbf") == (language == "zh")
    text = (home / words(language)("template.file")).read_text(encoding="utf-8-sig")
    assert all(f"{table}.csv" in text for table in ROWS if table not in REQUIRED)


@pytest.mark.parametrize("name", ["minimal", "tiny", "dongcheng", "xincheng", "qingshan", "yuanzhou", "shiyan"])
def test_a_shipped_place_whole(name: str, tmp_path: Path) -> None:
    source = SCENARIOS / (f"{name}.yaml" if name == "minimal" else name)
    written = init(tmp_path / "week", workbook=True, source=name)
    assert read_document(written).document == read_document(source).document


def test_the_places_are_those_of_the_project() -> None:
    assert list(places()) == ["dongcheng", "minimal", "qingshan", "shiyan", "tiny", "xincheng", "yuanzhou"]


def test_an_installed_package_has_its_own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no source tree around it: those in the folder `places` of the package."""
    package = tmp_path / "site" / "enforceplan"
    (package / "places" / "tiny").mkdir(parents=True)
    (package / "places" / "tiny" / "scenario.yaml").write_text("settings: {}\n", encoding="utf-8")
    monkeypatch.setattr("enforceplan.intake.places.files", lambda _name: package)
    assert places() == {"tiny": package / "places" / "tiny"}


def test_an_unknown_place_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"shiyann: there is no such place .*\(nearest: shiyan\)") as caught:
        init(tmp_path / "week", source="shiyann")
    assert "最接近：shiyan" in caught.value.text("zh")
    assert list(tmp_path.iterdir()) == []


@either
def test_nobody_s_folder_is_taken(workbook: bool, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(OutputExists, match="already there"):
            init(place, workbook=workbook)
    with pytest.raises((OutputRefused, OutputExists)):
        init(tmp_path / "mine.txt" / "week", workbook=workbook)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    assert init(tmp_path, workbook=True).name == "scenario.xlsx"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "week"
    assert main(["init", str(home), "--from", "tiny", "--workbook", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert f"template written: {home / 'scenario.xlsx'}" in out
    assert f"enforceplan solve {home / 'scenario.xlsx'} -o" in out
    assert main(["init", str(home), "--lang", "zh"]) == 2
    assert "已存在" in capsys.readouterr().err
    assert enforceplan.init is init
