"""A workbook as a scenario: what is read from it, how people lay it out, and which values its cells may have."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from books import OFFICERS, OPERATIONS, SETTINGS, book, repack
from enforceplan.domain import Notice, Scenario
from enforceplan.errors import ScenarioFaulty
from enforceplan.load import load, read_document, read_table
from enforceplan.scenario import Document
from enforceplan.scenario.running import RecordRow


def document(path: Path) -> Document:
    made = read_document(path).document
    assert made is not None
    return made


def told(scenario: Scenario, kind: str) -> list[str]:
    return [notice.en for notice in scenario.notices if notice.kind == kind]


def plain(scenario: Scenario) -> list[Notice]:
    """Notices that are not about files."""
    return [notice for notice in scenario.notices if notice.kind not in ("ignored", "warning")]


def test_a_workbook_is_what_a_folder_of_the_same_cells_is(tmp_path: Path) -> None:
    home = tmp_path / "week"
    home.mkdir()
    (home / "scenario.yaml").write_text("settings: {week_start: 2026-03-02}\n", encoding="utf-8")
    for name, rows in (("officers", OFFICERS), ("operations", OPERATIONS)):
        text = "\n".join(",".join(map(str, row)) for row in rows)
        (home / f"{name}.csv").write_text(text, encoding="utf-8")
    from_book, from_folder = load(book(tmp_path / "week.xlsx")), load(home)
    assert document(tmp_path / "week.xlsx") == document(home)
    assert (from_book.officers, from_book.operations) == (from_folder.officers, from_folder.operations)
    assert plain(from_book) == plain(from_folder)


def test_a_folder_may_hold_a_workbook_in_place_of_its_main_file(tmp_path: Path) -> None:
    book(tmp_path / "scenario.xlsx")
    (tmp_path / "absences.csv").write_text("officer,from\nUM,2026-03-02\n", encoding="utf-8")
    scenario = load(tmp_path)
    assert list(scenario.officers) == ["UM", "MS"]
    assert told(scenario, "ignored") == ["absences.csv beside scenario.xlsx was not read"]


def test_chinese_and_english_names_titles_remarks_and_blank_rows_mix(tmp_path: Path) -> None:
    path = book(tmp_path / "w.xlsx", {
        "settings": [("# 说明",), ("设置项", "值", "说明"), ("起始日期", "2026年3月2日", "周一"), ("求解.秒数", 5),
                     ("solver.workers", 1), ("标题 ", " 一周 ")],
        "officers": [("2026年第10周人员名单",), (), ("编码", "department", "身份　", "数量", "# phone", "本单位工时"),
                     ("# 共两行",), (" UM\u3000", "UM", "执法人员", "１２", "secret", 2.5), (),
                     ("MS\u200b", "MS", "certified", 6)],
    })  # fmt: skip
    made = document(path)
    assert (made.settings.week_start, made.settings.title) == (date(2026, 3, 2), "一周")
    assert (made.settings.solver.seconds, made.settings.solver.workers) == (5, 1)
    assert [(row.code, row.count, row.reserved_hours) for row in made.officers] == [("UM", 12, 2.5), ("MS", 6, 0)]
    ignored = told(load(path), "ignored")
    assert any(
        "[officers] row 1 stands above the header and was not read: 2026年第10周人员名单" in line for line in ignored
    )
    assert any("column # phone begins with # and was not read" in line for line in ignored)
    assert len(ignored) == 2


CELLS = [
    (date(2026, 3, 4), None, "dates", (date(2026, 3, 4),)),
    (datetime(2026, 3, 4), "yyyy-mm-dd", "dates", (date(2026, 3, 4),)),
    ("2026/3/4", None, "dates", (date(2026, 3, 4),)),
    ("2026.3.4", None, "dates", (date(2026, 3, 4),)),
    ("２０２６年３月４日", None, "dates", (date(2026, 3, 4),)),
    ("2026年3月4日星期三", None, "dates", (date(2026, 3, 4),)),
    (20260304, None, "dates", (date(2026, 3, 4),)),
    (datetime(2026, 3, 4, 8, 30), None, "earliest", datetime(2026, 3, 4, 8, 30)),
    (datetime(2026, 3, 4), "yyyy-mm-dd", "latest", datetime(2026, 3, 5)),  # a day as an end: its last moment
    (datetime(2026, 3, 4), "yyyy-mm-dd hh:mm", "latest", datetime(2026, 3, 4)),  # a time is shown: midnight is meant
    (datetime(2026, 3, 4, 8, 29, 59, 600_000), None, "earliest", datetime(2026, 3, 4, 8, 30)),
    ("2026/3/4 8:30:00", None, "earliest", datetime(2026, 3, 4, 8, 30)),
    ("2026-03-04 上午", None, "latest", datetime(2026, 3, 4, 12)),
    ("９：００－１２：００", None, "windows", None),
    (90.0, None, "minutes", 90),
    ("９０", None, "minutes", 90),
    (True, None, "must", True),
    ("是", None, "must", True),
    (4, None, "priority", 4),
    ("重要", None, "priority", 4),
    (13800000000, None, "site", "13800000000"),
    (7, "000", "site", "007"),
    (0.1, None, "site", "0.1"),
    ("=1+1", "@", "site", "=1+1"),
]


@pytest.mark.parametrize(("value", "style", "column", "expected"), CELLS)
def test_cells_of_every_kind(value: Any, style: str | None, column: str, expected: Any, tmp_path: Path) -> None:
    header, row = list(OPERATIONS[0]), list(OPERATIONS[1])
    at = header.index(column) if column in header else len(header)
    header, row = [*header[:at], column, *header[at + 1 :]], [*row[:at], value, *row[at + 1 :]]

    def touch(made: Workbook) -> None:
        cell = made["operations"].cell(2, at + 1)
        if style == "@":
            cell.data_type = "s"
        cell.number_format = style or cell.number_format

    made = document(book(tmp_path / "w.xlsx", {"operations": [header, row]}, touch=touch)).operations[0]
    found = getattr(made, column)
    if column == "windows":
        found, expected = [(w.open, w.close) for w in found], [(540, 720)]
    assert found == expected


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [(0.2, "General", 0.2), (0.2, "0%", 0.2), (1, "0%", 1.0), (1, "General", 1), (0, "0.0%", 0.0), (3, "0", 3)],
)
def test_a_share_is_not_a_head(value: float, style: str, expected: float, tmp_path: Path) -> None:
    def touch(made: Workbook) -> None:
        made["departments"]["B2"].number_format = style

    path = book(tmp_path / "w.xlsx", {"departments": [("code", "home_reserve"), ("UM", value)]}, touch=touch)
    found = document(path).departments[0].home_reserve
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(time(8, 30), 510), (timedelta(hours=24), 1440), ("24:00", 1440), ("8时30分", 510), ("08:30:00", 510)],
)
def test_times_of_day(value: Any, expected: int, tmp_path: Path) -> None:
    offers = [("department", "date", "to", "heads"), ("UM", date(2026, 3, 4), value, 1)]
    assert document(book(tmp_path / "w.xlsx", {"offers": offers})).offers[0].end == expected


def test_days_counted_from_1904(tmp_path: Path) -> None:
    def touch(made: Workbook) -> None:
        made.epoch = CALENDAR_MAC_1904

    assert document(book(tmp_path / "w.xlsx", touch=touch)).settings.week_start == date(2026, 3, 2)


def test_rules_and_profiles_are_sheets(tmp_path: Path) -> None:
    path = book(tmp_path / "w.xlsx", {
        "规则": [("规则", "参数", "值"), ("min_rest", "hours", 11), ("run_of_kind", "kinds", '["N", "L"]'),
                 ("run_of_kind", "most", 3), ("wishes", "off", True), ("spread", "", "")],
        "profiles": [("profile", "rule", "parameter", "value"), ("flood", "weekly_hours", "hours", 56.5)],
    })  # fmt: skip
    made = document(path)
    assert made.rules == {
        "min_rest": {"hours": 11}, "run_of_kind": {"kinds": ["N", "L"], "most": 3}, "wishes": {"off": True},
        "spread": {},
    }  # fmt: skip
    assert made.profiles == {"flood": {"weekly_hours": {"hours": 56.5}}}


def test_a_workbook_may_be_built_on_another_scenario(tmp_path: Path) -> None:
    book(tmp_path / "usual.xlsx")
    path = book(tmp_path / "w.xlsx", {
        "settings": [("base", "usual.xlsx"), ("title", "Changed")], "officers": [("code", "remove"), ("MS", "yes")],
        "operations": [("code", "minutes"), ("A", 90)],
    })  # fmt: skip
    scenario = load(path)
    assert (scenario.title, list(scenario.officers), scenario.operations["A"].minutes) == ("Changed", ["UM"], 90)


def test_empty_sheets_and_sheets_of_another_kind_are_passed_over(tmp_path: Path) -> None:
    sheets: dict[str, Any] = {"absences": [("officer", "from")], "Sheet1": [("note to self",)], "Sheet2": [],
              "#mine": [("UM",)], "#lists": [("UM",)],
              "统计": [("合计", 3)]}  # fmt: skip
    scenario = load(book(tmp_path / "w.xlsx", sheets))
    assert told(scenario, "ignored") == [
        "w.xlsx [#mine] begins with # and was not read",
        "w.xlsx [Sheet1] is not the name of a table and was not read",
        "w.xlsx [统计] is not the name of a table and was not read",
    ]


def test_cells_merged_downwards_count_for_each_row(tmp_path: Path) -> None:
    def touch(made: Workbook) -> None:
        made["officers"].merge_cells("B2:B3")
        made["officers"].merge_cells("A1:A1")

    rows = [OFFICERS[0], ("A", "UM", "certified"), ("B", None, "certified"), ("C", "MS", "certified")]
    scenario = load(book(tmp_path / "w.xlsx", {"officers": rows}, touch=touch))
    assert [officer.owner for officer in scenario.officers.values()] == ["UM", "UM", "MS"]
    assert any("'UM' of the merged cells B2:B3" in line for line in told(scenario, "warning"))


def test_formulas_give_what_they_gave_when_saved(tmp_path: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"<f>60+30</f><v></v>", b"<f>60+30</f><v>90</v>").replace(
            b"<f>60+30</f><v />", b"<f>60+30</f><v>90</v>"
        )

    path = book(tmp_path / "w.xlsx", {"operations": [OPERATIONS[0], ("A", "UM 1c", "=60+30", "09:00-12:00")]})
    scenario = load(repack(path, change))
    assert scenario.operations["A"].minutes == 90
    assert told(scenario, "warning") == [
        "w.xlsx [operations] has formulas (1); what they gave when it was saved was read"
    ]


def test_macros_are_named_and_left_alone(tmp_path: Path) -> None:
    path = repack(book(tmp_path / "w.xlsm"), lambda _, data: data, {"xl/vbaProject.bin": b"Auto_Open"})
    assert told(load(path), "ignored") == ["w.xlsm has macros, which were not read and are never run"]


@pytest.mark.slow
def test_a_million_coloured_blank_rows_cost_nothing(tmp_path: Path) -> None:
    """Styled cells in four columns down to the last row, more than 100 MB of XML, below a table of two rows."""
    blank = "".join(f'<c r="{letter}{{n}}" s="1"/>' for letter in "ABCD")
    row = '<row r="{n}" s="1" customFormat="1">' + blank + "</row>"

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet2.xml"):
            return data
        rows = "".join(row.format(n=n) for n in range(4, 1_048_577)).encode()
        assert len(rows) > 100 * 2**20
        return data.replace(b"</sheetData>", rows + b"</sheetData>")

    path = repack(book(tmp_path / "w.xlsx"), change)
    assert list(load(path).officers) == ["UM", "MS"]


def test_wrong_dimensions_and_rows_without_numbers_hide_nothing(tmp_path: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        data = data.replace(b'<dimension ref="A1:C3"', b'<dimension ref="A1"')
        return data.replace(b'<row r="2"', b"<row").replace(b'<row r="3"', b"<row") if "sheet2" in name else data

    assert list(load(repack(book(tmp_path / "w.xlsx"), change)).officers) == ["UM", "MS"]


def test_the_sheet_with_the_most_known_names_in_a_row_has_its_header_there(tmp_path: Path) -> None:
    rows = [("人员", "部门"), ("编码", "部门", "身份"), ("UM", "UM", "执法人员")]
    assert [row.code for row in document(book(tmp_path / "w.xlsx", {"officers": rows})).officers] == ["UM"]


def test_settings_beside_words_for_people(tmp_path: Path) -> None:
    settings = [*SETTINGS, ("days", 5, "five days"), ("title", None, "left blank")]
    made = document(book(tmp_path / "w.xlsx", {"settings": settings})).settings
    assert (made.days, made.title) == (5, "")


RECORDS = [
    ("类别", "人员", "行动", "起"),
    ("到岗", "UM", "A", datetime(2026, 3, 4, 9, 5)),
    ("迟到", "MS", "A", "2026/3/4 9:20"),
]


@pytest.mark.parametrize("sheets", [{"Sheet1": RECORDS}, {"记录": RECORDS, "officers": OFFICERS}])
def test_a_table_of_its_own_may_be_a_workbook(sheets: dict[str, Any], tmp_path: Path) -> None:
    only = {"settings": None, "officers": None, "operations": None, **sheets}
    rows = read_table(book(tmp_path / "r.xlsx", only), "records")
    assert [(row.officer, row.start) for row, _ in rows if isinstance(row, RecordRow)] == [
        ("UM", datetime(2026, 3, 4, 9, 5)), ("MS", datetime(2026, 3, 4, 9, 20))
    ]  # fmt: skip
    assert [raw.place.number for _, raw in rows] == [2, 3]


def test_a_workbook_without_the_table_says_which_sheets_there_are(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFaulty, match="'settings, officers, operations' — required: one sheet named records"):
        read_table(book(tmp_path / "r.xlsx"), "records")
