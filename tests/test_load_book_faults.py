"""Every bad workbook ends in a sentence that names the sheet, the row, what stands there and what to do."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from books import OFFICERS, OPERATIONS, SETTINGS, book, repack
from enforceplan.cli import main
from enforceplan.errors import EnforceplanError, ScenarioFaulty
from enforceplan.load import load


def complaints(path: Path) -> list[str]:
    with pytest.raises(ScenarioFaulty) as caught:
        load(path)
    assert caught.value.exit_code == 3
    assert all(complaint.required_zh and complaint.remedy_zh for complaint in caught.value.complaints)
    return [complaint.text("en") for complaint in caught.value.complaints]


def written(data: bytes, name: str = "w.xlsx") -> Callable[[Path], Path]:
    def write(home: Path) -> Path:
        (home / name).write_bytes(data)
        return home / name

    return write


def cut(home: Path) -> Path:
    path = book(home / "w.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    return path


def bomb(home: Path) -> Path:
    """A sheet that unpacks to 500 MB from half a megabyte."""
    path = book(home / "w.xlsx")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/worksheets/sheet9.xml", "w") as part,
    ):
        for _ in range(500):
            part.write(bytes(2**20))
    return path


def texts_bomb(home: Path) -> Path:
    return repack(book(home / "w.xlsx"), lambda _, data: data, {"xl/more.xml": bytes(65 * 2**20)})


def entities(home: Path) -> Path:
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    return repack(book(home / "w.xlsx"), lambda name, data: dtd + data if name == "xl/workbook.xml" else data)


def other_package(home: Path) -> Path:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", "<office/>")
    (home / "w.xlsx").write_bytes(out.getvalue())
    return home / "w.xlsx"


def damaged(home: Path) -> Path:
    return repack(book(home / "w.xlsx"), lambda name, data: data[:-300] if "sheet2" in name else data)


def no_styles(home: Path) -> Path:
    return repack(book(home / "w.xlsx"), lambda name, data: None if name == "xl/workbook.xml" else data)


def row_beyond(home: Path) -> Path:
    return repack(book(home / "w.xlsx"), lambda name, data: data.replace(b'<row r="3"', b'<row r="2000000000"'))


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
FILES: list[tuple[str, Callable[[Path], Path], tuple[str, ...]]] = [
    ("0 bytes", written(b""), ("w.xlsx: '0 B'", "not empty", "save the file again")),
    ("cut off", cut, ("cut off", "get the file again")),
    ("text called xlsx", written(b"code,department\n"), ("'63 6f 64 65", "cut off or is none", "save it as .xlsx")),
    ("password", written(OLE + "EncryptedPackage".encode("utf-16-le")), ("'encrypted'", "take the password away")),
    ("old format called xlsx", written(OLE), ("'xls'", "not the old .xls", "save it as .xlsx")),
    ("old format", written(OLE, "w.xls"), ("w.xls: '.xls'", ".xlsx", "open it in Excel or WPS and save it as .xlsx")),
    ("zip bomb", bomb, ("MB", "reasonable size when unpacked", "keep only rows")),
    ("texts that explode", texts_bomb, ("reasonable size when unpacked",)),
    ("entities", entities, ("workbook.xml", "without a DOCTYPE")),
    ("another package", other_package, ("'content.xml'", "an Excel workbook")),
    ("damaged sheet", damaged, ("damaged", "repair it")),
    ("a part missing", no_styles, ("an Excel workbook",)),
    ("a row beyond the last", row_beyond, ("[officers]", "too many cells", "delete blank rows")),
]


@pytest.mark.parametrize(("make", "says"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_that_cannot_be_read(make: Callable[[Path], Path], says: tuple[str, ...], tmp_path: Path) -> None:
    path = make(tmp_path)
    before = path.read_bytes()
    told = complaints(path)
    assert len(told) == 1
    assert all(word in told[0] for word in says), told[0]
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


ROW = list(OPERATIONS[0])


def operation(*cells: Any, header: list[str] | None = None) -> dict[str, list[Any]]:
    return {"operations": [header or ROW, cells]}


RULE = ("rule", "parameter", "value")
SHEETS: list[tuple[str, dict[str, list[Any]], tuple[str, ...]]] = [
    ("a sheet missing", {"officers": None}, ("w.xlsx: 'officers'", "add the table officers")),
    ("no settings", {"settings": None}, ("w.xlsx: 'settings'", "the table settings with at least week_start")),
    ("a sheet blank", {"officers": []}, ("[officers] row 1: nothing", "at least one row of officers")),
    ("header only", {"officers": [OFFICERS[0]]}, ("[officers] row 1: nothing", "at least one row of officers")),
    ("settings blank", {"settings": []}, ("[settings] row 1, column week_start", "a value for week_start")),
    ("unknown setting", {"settings": [*SETTINGS, ("titel", "x")]}, ("[settings] row 2: 'titel'", "nearest: title")),
    ("setting twice", {"settings": [*SETTINGS, ("起始日期", "2026-03-09")]},
     ("[settings] row 2: '起始日期'", "each setting once")),
    ("solver key", {"settings": [*SETTINGS, ("solver.secs", 5)]},
     ("[settings] row 2: 'solver.secs'", "nearest: solver.seconds")),
    ("two sheets of one table", {"人员": [*OFFICERS]},
     ("[人员]", "'officers' is the same table", "put the two together")),
    ("a sheet misspelt", {"absence": [("officer", "from"), ("UM", "2026-03-02")]},
     ("w.xlsx: 'absence'", "nearest: absences")),
    ("a sheet in longer words", {"缺勤表": [("人员", "起"), ("UM", "2026-03-02")]},
     ("w.xlsx: '缺勤表'", "nearest: 缺勤")),
    ("unknown column", {"officers": [(*OFFICERS[0], "职及"), ("UM", "UM", "执法人员", "队员")]},
     ("[officers] row 1: '职及'", "nearest: 职级")),
    ("a word misspelt", {"officers": [OFFICERS[0], ("UM", "UM", "执法人")]},
     ("[officers] row 2, column standing: '执法人'", "nearest: 执法人员")),
    ("cell without header", {"officers": [*OFFICERS, ("X", "UM", "certified", "extra")]},
     ("[officers] row 4: 'extra'", "a header above every cell", "column D")),
    ("a day without format", operation("A", "UM 1c", 60, "09:00-12:00", 46085, header=[*ROW, "dates"]),
     ("column dates: '46085'", "is it 2026-03-04? then give the cell the format of a date")),
    ("an American day", operation("A", "UM 1c", 60, "09:00-12:00", "3/4/2026", header=[*ROW, "dates"]),
     ("column dates: '3/4/2026'", "a date such as 2026-03-02")),
    ("the wrong day of the week",
     operation("A", "UM 1c", 60, "09:00-12:00", "2026年3月4日 星期四", header=[*ROW, "dates"]),
     ("column dates", "the right day of the week")),
    ("error of a formula", operation("A", "UM 1c", "#REF!", "09:00-12:00"),
     ("column minutes: '#REF!'", "not the error of a formula")),
    ("formula never calculated", operation("A", "UM 1c", "=60+30", "09:00-12:00"),
     ("column minutes", "never calculated", "open it in Excel or WPS and save it")),
    ("a number that was rounded", {"certificates": [("officer", "body", "number"), ("UM", "UM", 330106199001011234)]},
     ("column number", "at most 15 digits", "give the cell the format of text")),
    ("rule sheet without columns", {"rules": [("min_rest", 11)]},
     ("[rules] row 1", "the columns rule, parameter, value")),
    ("parameter twice", {"rules": [RULE, ("min_rest", "hours", 11), ("min_rest", "hours", 12)]},
     ("[rules] row 3: 'min_rest: hours'", "each parameter once")),
    ("parameter of no rule", {"rules": [RULE, ("", "hours", 11)]},
     ("[rules] row 2: 'hours'", "in each row: rule")),
    ("unknown rule", {"rules": [RULE, ("min_rst", "hours", 11)]},
     ("[rules] row 2", "min_rest")),
]  # fmt: skip


@pytest.mark.parametrize(("sheets", "says"), [case[1:] for case in SHEETS], ids=[case[0] for case in SHEETS])
def test_a_sheet_that_says_something_wrong(sheets: dict[str, list[Any]], says: tuple[str, ...], tmp_path: Path) -> None:
    told = complaints(book(tmp_path / "w.xlsx", sheets))
    assert len(told) == 1, told
    assert all(word in told[0] for word in says), told[0]


HIDDEN = b'<c r="B3" t="inlineStr"><is><t>MS</t></is></c>'
MERGES = [
    ("B2:C2", None, ("row 2, column department", "B2:C2 are merged", "unmerge")),
    ("B2:B3", "MS", ("row 2, column department", "B2:B3 are merged")),
]


@pytest.mark.parametrize(("area", "hidden", "says"), MERGES)
def test_cells_merged_over_data(area: str, hidden: str | None, says: tuple[str, ...], tmp_path: Path) -> None:
    """Merged across columns; and merged over a value that stays hidden below (as some programs keep it)."""

    def touch(made: Workbook) -> None:
        made["officers"].merge_cells(area)

    def change(name: str, data: bytes) -> bytes:
        return data.replace(b'<c r="C3"', HIDDEN + b'<c r="C3"') if hidden and "sheet2" in name else data

    told = complaints(repack(book(tmp_path / "w.xlsx", touch=touch), change))
    assert all(word in told[0] for word in says), told


def test_everything_wrong_is_said_at_once_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    sheets = {"officers": [*OFFICERS, ("X", "UM", "certifed")], "operations": [ROW, ("A", "UM 1c", "lang", "9-12")]}
    told = complaints(book(tmp_path / "w.xlsx", sheets))
    assert [line.split(":")[0] for line in told] == [
        "w.xlsx [officers] row 4, column standing", "w.xlsx [operations] row 2, column minutes",
        "w.xlsx [operations] row 2, column windows",
    ]  # fmt: skip


def test_the_command_ends_with_3_and_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "w.xlsx").write_bytes(b"")
    assert main(["validate", str(tmp_path / "w.xlsx"), "--lang", "zh"]) == 3
    told = capsys.readouterr().err
    assert told.strip().count("\n") == 0
    assert "w.xlsx: '0 B' — 要求: 非空的工作簿" in told


def ending(path: Path) -> str:
    """How reading a workbook ends."""
    try:
        load(path)
    except EnforceplanError as error:
        return f"{error.exit_code} {bool(error.text('zh') and error.text('en'))}"
    return "loaded"


def test_any_damage_ends_in_a_scenario_or_a_sentence(tmp_path: Path) -> None:
    """Bytes of one part changed at random: never anything but a scenario or one of our own endings."""
    parts: dict[str, bytes] = {}
    path = repack(book(tmp_path / "w.xlsx"), parts.setdefault)
    sound = path.read_bytes()
    signs = [b"<", b">", b'"', b"</row>", b"<f>", b"<v>9e999</v>"]
    ends: Counter[str] = Counter()

    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(st.data())
    def damage(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(parts)))
        at = data.draw(st.integers(0, len(parts[name]) - 1))
        piece = data.draw(st.one_of(st.binary(max_size=8), st.sampled_from(signs)))
        after = at + data.draw(st.integers(0, 12))
        path.write_bytes(sound)
        repack(path, lambda part, old: old[:at] + piece + old[after:] if part == name else old)
        ends[ending(path)] += 1

    damage()
    assert set(ends) == {"loaded", "3 True"}
    assert min(ends.values()) > 20, ends


def test_a_sheet_that_is_missing_is_the_only_complaint(tmp_path: Path) -> None:
    """What other sheets say of its rows cannot be held against it."""
    absences = [["officer", "from"], ["UM-01", "2026-03-03"], ["UM-02", "2026-03-03"]]
    (told,) = complaints(book(tmp_path / "w.xlsx", {"officers": None, "absences": absences}))
    assert told.startswith("w.xlsx: 'officers' — required: the tables settings, officers and operations")
