"""Every kind of bad input: the message names the file, the place, what stands there and what is required."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from enforceplan.errors import ScenarioFaulty
from enforceplan.load import load

SETTINGS = "settings: {week_start: 2026-03-02}\n"
OFFICERS = "code,department,standing\nUM,UM,certified\nMS,MS,certified\n"
OPERATIONS = "code,elements,minutes,windows\nA,UM 1c,60,09:00-12:00\n"


@dataclass(frozen=True)
class Fault:
    """A folder with one thing wrong, and what its message must say."""

    name: str
    says: tuple[str, ...]
    files: dict[str, str | bytes] = field(default_factory=dict)
    complaints: int = 1


def operation(columns: str, cells: str) -> dict[str, str | bytes]:
    """A folder whose only operation has these columns."""
    return {"operations.csv": f"{columns}\n{cells}\n"}


ROW = "code,elements,minutes,windows"
FAULTS = [
    Fault("no settings", ("scenario.yaml", "settings", "week_start"), {"scenario.yaml": "rules: {}\n"}),
    Fault("no officers", ("officers.csv row 1: nothing", "at least one row of officers", "code, department, standing"),
          {"officers.csv": ""}),
    Fault("no operations", ("operations.csv row 1: nothing", "at least one row of operations"),
          {"operations.csv": "code,elements,minutes,windows\n"}),
    Fault("empty table", ("officers.csv", "row 1", "at least one row"), {"officers.csv": "code,department,standing\n"}),
    Fault("empty YAML table", ("scenario.yaml line 2", "travel", "at least one row"),
          {"scenario.yaml": SETTINGS + "travel: []\n"}),
    Fault("wrong encoding", ("officers.csv", "ff fe", "UTF-8 or GB18030"),
          {"officers.csv": OFFICERS.encode("utf-16")}),
    Fault("bytes that are no text", ("officers.csv", "UTF-8 or GB18030"), {"officers.csv": b"code\xff\xff\xff"}),
    Fault("unknown column", ("officers.csv row 1", "'standin'", "nearest: standing"),
          {"officers.csv": "code,department,standing,standin\nUM,UM,certified,x\n"}),
    Fault("unknown Chinese column", ("officers.csv row 1", "'职及'", "nearest: 职级"),
          {"officers.csv": "编码,部门,身份,职及\nUM,UM,执法人员,队员\n"}),
    Fault("column twice", ("officers.csv row 1", "'部门'", "each column once"),
          {"officers.csv": "code,department,部门,standing\nUM,UM,UM,certified\n"}),
    Fault("required column missing", ("officers.csv row 2", "column standing", "a value for standing"),
          {"officers.csv": "code,department\nUM,UM\n"}),
    Fault("cell without header", ("officers.csv row 2", "'extra'", "a header above every cell"),
          {"officers.csv": "code,department,standing\nUM,UM,certified,extra\n"}),
    Fault("open quote", ("officers.csv row", "well-formed CSV"), {"officers.csv": OFFICERS + '"X,UM,certified\n'}),
    Fault("duplicate code", ("officers.csv row 4", "column code", "'UM'", "already in officers.csv row 2"),
          {"officers.csv": OFFICERS + "UM,MS,certified\n"}),
    Fault("duplicate after expansion", ("officers.csv row 3", "'UM-02'", "a code of its own"),
          {"officers.csv": "code,department,standing,count\nUM,UM,certified,3\nUM-02,UM,certified,\n"}),
    Fault("unknown department", ("officers.csv row 3", "column department", "'UMM'", "nearest: UM"),
          {"officers.csv": "code,department,standing\nUM,UM,certified\nX,UMM,certified\n"}),
    Fault("unknown word", ("officers.csv row 2", "column standing", "'certifed'", "nearest: certified"),
          {"officers.csv": "code,department,standing\nUM,UM,certifed\n"}),
    Fault("unknown street", ("operations.csv row 2", "column street", "'S9'", "a known street"),
          operation(ROW + ",street", "A,UM 1c,60,09:00-12:00,S9")),
    Fault("street missing among several", ("operations.csv row 2", "column street", "one of N, S"),
          {"streets.csv": "code\nN\nS\n"}),
    Fault("unknown type", ("operations.csv row 2", "column type", "'street_vendin'", "nearest: street_vending"),
          operation("code,type", "A,street_vendin")),
    Fault("no type, nothing instead", ("operations.csv row 2", "column elements", "column minutes", "column windows"),
          operation("code,priority", "A,3"), complaints=3),
    Fault("date outside the week", ("operations.csv row 2", "column dates", "'2026-03-09'", "2026-03-02 to 2026-03-08"),
          operation(ROW + ",dates", "A,UM 1c,60,09:00-12:00,2026-03-09")),
    Fault("earliest after the week", ("operations.csv row 2", "column earliest", "a time in the week"),
          operation(ROW + ",earliest", "A,UM 1c,60,09:00-12:00,2026-03-09 08:00")),
    Fault("a date that is none", ("operations.csv row 2", "column dates", "'2026-02-30'", "a date that exists"),
          operation(ROW + ",dates", "A,UM 1c,60,09:00-12:00,2026-02-30")),
    Fault("weekday outside a short week", ("operations.csv row 2", "column weekdays", "'Sun'"),
          {"scenario.yaml": "settings: {week_start: 2026-03-02, days: 3}\n",
           **operation(ROW + ",weekdays", "A,UM 1c,60,09:00-12:00,Sun")}),
    Fault("certificate ends before it begins", ("certificates.csv row 2", "column valid_to", "'2025-01-01'",
                                                "not before valid_from 2026-01-01"),
          {"certificates.csv": "officer,body,valid_from,valid_to\nUM,UM,2026-01-01,2025-01-01\n"}),
    Fault("negative heads", ("posts.csv row 2", "column certified", "'-1'", "a whole number 0"),
          {"posts.csv": "code,shifts,certified,auxiliaries\nP,08:00-12:00,-1,1\n"}),
    Fault("an element that asks nobody", ("operations.csv row 2", "column elements", "'UM 0c; MS 2c'",
                                          "at least one head of UM"), operation(ROW, "A,UM 0c; MS 2c,60,09:00-12:00")),
    Fault("an optional element that asks nobody", ("column elements", "at least one head of MS"),
          operation(ROW, "A,UM 1c; MS optional,60,09:00-12:00")),
    Fault("a type that asks nobody", ("operation_types.csv row 2", "column elements", "at least one head of UM"),
          {"operation_types.csv": "code,elements\nT,UM 0c+0a\n"}),
    Fault("a mapping that asks nobody", ("scenario.yaml line 2", "column elements", "at least one head of UM"),
          {"scenario.yaml": SETTINGS + "operation_types: [{code: T, elements: [{department: UM, certified: 0}]}]\n"}),
    Fault("negative heads in an element", ("operations.csv row 2", "column elements", "UM -2c", "elements such as"),
          operation(ROW, "A,UM -2c,60,09:00-12:00")),
    Fault("window shorter than duration", ("operations.csv row 2", "column windows", "'09:00-10:59'",
                                         "at least 120 minutes"),
          operation(ROW, "A,UM 1c,120,09:00-10:59")),
    Fault("own window shorter than the type's duration", ("row 2", "'06:30-09:29'", "at least 180 minutes"),
          operation("code,type,windows", "A,street_vending,06:30-09:29")),
    Fault("room between earliest and latest", ("column latest", "at least 60 minutes after earliest"),
          operation(ROW + ",earliest,latest", "A,UM 1c,60,09:00-12:00,2026-03-02 09:00,2026-03-02 09:59")),
    Fault("execution at night", ("operations.csv row 2", "column windows", "'21:30-02:00'", "coercive execution"),
          operation(ROW + ",coercive_kind", "A,UM 1c,60,21:30-02:00,execution")),
    Fault("execution one minute into the night", ("column windows", "coercive execution"),
          operation(ROW + ",coercive_kind", "A,UM 1c,61,21:00-22:01,execution")),
    Fault("execution at the weekend", ("operations.csv row 2", "coercive execution"),
          operation(ROW + ",强制类别,星期", "A,UM 1c,60,09:00-12:00,强制执行,周六;周日")),
    Fault("execution on a holiday", ("operations.csv row 2", "coercive execution"),
          {"calendar.csv": "date,kind\n2026-03-04,holiday\n",
           **operation(ROW + ",coercive_kind,dates", "A,UM 1c,60,09:00-12:00,execution,2026-03-04")}),
    Fault("pinned execution at night", ("operations.csv row 2", "column pin_start", "'2026-03-04 22:30'"),
          operation(ROW + ",coercive_kind,pin_start", "A,UM 1c,60,09:00-12:00,execution,2026-03-04 22:30")),
    Fault("pins that clash", ("operations.csv row 3", "column pin_officers", "'UM'",
                              "A in operations.csv row 2 pins it too"),
          operation(ROW + ",pin_start,pin_officers",
                    "A,UM 1c,60,09:00-12:00,2026-03-04 09:00,UM\nB,UM 1c,60,09:00-12:00,2026-03-04 09:59,UM")),
    Fault("pinned and excluded", ("operations.csv row 2", "column pin_officers", "not excluded"),
          operation(ROW + ",pin_start,pin_officers,excluded", "A,UM 1c,60,09:00-12:00,2026-03-04 09:00,UM,UM")),
    Fault("pin on several", ("operations.csv row 2", "column times", "one operation where something is pinned"),
          operation(ROW + ",pin_start,times", "A,UM 1c,60,09:00-12:00,2026-03-04 09:00,2")),
    Fault("ring of after", ("operations.csv row 2", "column after", "A → B → A"),
          operation(ROW + ",after", "A,UM 1c,60,09:00-12:00,B\nB,UM 1c,60,09:00-12:00,A")),
    Fault("item without element", ("operations.csv row 2", "column items", "'MS-01'", "of the items' body MS"),
          operation(ROW + ",items", "A,UM 1c,60,09:00-12:00,MS-01")),
    Fault("exploding YAML", ("scenario.yaml", "explode"),
          {"scenario.yaml": SETTINGS + "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
              f"{name}: &{name} [{', '.join(['*' + chr(ord(name) - 1)] * 10)}]\n" for name in "bcdefghi")}),
    Fault("anchor within itself", ("scenario.yaml", "an anchor that contains itself"),
          {"scenario.yaml": SETTINGS + "posts: &a [*a]\n"}),
    Fault("deep nesting", ("scenario.yaml", "nested too deeply"), {"scenario.yaml": SETTINGS + "posts: " + "[" * 5000}),
    Fault("broken YAML", ("scenario.yaml line 3", "well-formed YAML"), {"scenario.yaml": "settings:\n  a: [1\nb: 2\n"}),
    Fault("unknown table", ("scenario.yaml line 2", "'officer'", "nearest: officers"),
          {"scenario.yaml": SETTINGS + "officer: []\n"}),
    Fault("table twice", ("scenario.yaml line 3", "'rules'", "each table once"),
          {"scenario.yaml": SETTINGS + "rules: {}\nrules: {}\n"}),
    Fault("table in two places", ("officers.csv", "in one place only"),
          {"scenario.yaml": SETTINGS + "officers: [{code: X, department: UM, standing: certified}]\n"}),
    Fault("named file missing", ("scenario.yaml line 2", "'posts.csv'", "a file that exists"),
          {"scenario.yaml": SETTINGS + "posts: posts.csv\n"}),
    Fault("file outside the folder", ("scenario.yaml line 2", "'../x.csv'", "inside the scenario's folder"),
          {"scenario.yaml": SETTINGS + "posts: ../x.csv\n"}),
    Fault("base that is its own", ("scenario.yaml line 2", "column base", "not built on this one"),
          {"scenario.yaml": SETTINGS + "base: scenario.yaml\n"}),
    Fault("settings key", ("scenario.yaml line 1", "'weekstart'", "nearest: week_start"),
          {"scenario.yaml": "settings: {week_start: 2026-03-02, weekstart: x}\n"}),
    Fault("nested settings key", ("scenario.yaml line 1", "solver.second", "nearest: solver.seconds"),
          {"scenario.yaml": "settings: {week_start: 2026-03-02, solver: {second: 3}}\n"}),
    Fault("slot", ("column slot_minutes", "'25'", "a divisor of 60"),
          {"scenario.yaml": "settings: {week_start: 2026-03-02, slot_minutes: 25}\n"}),
    Fault("rule pack", ("column rule_pack", "'cn-2025'", "nearest: cn-2026"),
          {"scenario.yaml": "settings: {week_start: 2026-03-02, rule_pack: cn-2025}\n"}),
    Fault("profile", ("column profile", "'standart'", "nearest: standard"),
          {"scenario.yaml": "settings: {week_start: 2026-03-02, profile: standart}\n"}),
    Fault("rule entry", ("scenario.yaml line 2", "'min_rst'", "nearest: min_rest"),
          {"scenario.yaml": SETTINGS + "rules: {min_rst: {hours: 9}}\n"}),
    Fault("rule parameter", ("scenario.yaml line 2", "min_rest: hurs", "nearest: hours"),
          {"scenario.yaml": SETTINGS + "rules: {min_rest: {hurs: 9}}\n"}),
    Fault("rule value", ("scenario.yaml line 2", "min_rest: hours: many", "a whole number"),
          {"scenario.yaml": SETTINGS + "rules: {min_rest: {hours: many}}\n"}),
    Fault("offer outside the week", ("offers.csv row 2", "column date", "'2026-03-01'"),
          {"offers.csv": "department,date,heads\nUM,2026-03-01,2\n"}),
    Fault("absence of nobody", ("absences.csv row 2", "column officer", "'UX'", "nearest: UM"),
          {"absences.csv": "officer,from\nUX,2026-03-02\n"}),
    Fault("absence backwards", ("absences.csv row 2", "officer=UM", "an end (to) after the start"),
          {"absences.csv": "officer,from,to\nUM,2026-03-03,2026-03-02\n"}),
    Fault("code that is no file name", ("officers.csv row 2", "column code", "'../UM'", "a code: 1 to 64"),
          {"officers.csv": "code,department,standing\n../UM,UM,certified\n"}),
    Fault("way to nowhere", ("travel.csv row 2", "column to", "'Z'", "a known zone"),
          {"travel.csv": "from,to,minutes\nS1,Z,10\n"}),
    Fault("ledger of two", ("ledger.csv row 2", "exactly one of"), {"ledger.csv": "officer,street\nUM,S1\n"}),
]  # fmt: skip


def folder(path: Path, files: dict[str, str | bytes]) -> Path:
    """A sound folder with these files put over it."""
    for name, text in {
        "scenario.yaml": SETTINGS,
        "officers.csv": OFFICERS,
        "operations.csv": OPERATIONS,
        **files,
    }.items():
        (path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def complaints(path: Path) -> ScenarioFaulty:
    """What loading complains of."""
    with pytest.raises(ScenarioFaulty) as caught:
        load(path)
    return caught.value


def test_the_sound_folder_loads(tmp_path: Path) -> None:
    assert list(load(folder(tmp_path, {})).operations) == ["A"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault(fault: Fault, tmp_path: Path) -> None:
    error = complaints(folder(tmp_path, fault.files))
    english = error.text("en")
    for words in fault.says:
        assert words in english
    assert len(error.complaints) == fault.complaints, english
    assert error.exit_code == 3
    for complaint in error.complaints:
        assert complaint.file and complaint.required_en and complaint.remedy_en
        assert re.search(r"[\u4e00-\u9fff]", complaint.required_zh) and re.search(
            r"[\u4e00-\u9fff]", complaint.remedy_zh
        )
    assert "pydantic" not in english and "Error" not in english


def test_everything_wrong_is_said_at_once_and_in_file_order(tmp_path: Path) -> None:
    error = complaints(
        folder(
            tmp_path,
            {
                "officers.csv": "code,department,standing\nA,UMM,certified\nB,UM,certifed\nB,UM,certified\n",
                "operations.csv": "code,type\nX,street_vendin\nY,recheck\nX,recheck\n",
            },
        )
    )
    places = [(complaint.file, complaint.place.number) for complaint in error.complaints]
    assert places == [("officers.csv", 2), ("officers.csv", 3), ("operations.csv", 2), ("operations.csv", 4)]


def test_a_name_that_was_complained_of_once_is_not_complained_of_again(tmp_path: Path) -> None:
    files = {
        "officers.csv": OFFICERS + "TP,UM,\n",
        "absences.csv": "officer,from\nTP,2026-03-02\n",
    }
    error = complaints(folder(tmp_path, dict(files)))
    assert [complaint.file for complaint in error.complaints] == ["officers.csv"]


def test_missing_file() -> None:
    error = complaints(Path("no/such/place.yaml"))
    assert "no/such/place.yaml" in error.text("en")
    assert "存在的方案文件" in error.text("zh")


def test_unknown_suffix(tmp_path: Path) -> None:
    path = tmp_path / "week.txt"
    path.write_text(SETTINGS)
    assert ".yaml" in complaints(path).text("en")


@pytest.mark.parametrize("name", ["officers.csv", "scenario.yaml"])
def test_symlink_out_of_the_folder(tmp_path: Path, name: str) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    folder(inside, {})
    (inside / name).rename(outside / name)
    (inside / name).symlink_to(outside / name)
    assert "inside the scenario's folder, links included" in complaints(inside).text("en")


def test_file_above_the_limit(tmp_path: Path) -> None:
    folder(tmp_path, {})
    with (tmp_path / "officers.csv").open("r+b") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    assert "at most 50 MB" in complaints(tmp_path).text("en")


def test_touching_pins_do_not_clash(tmp_path: Path) -> None:
    rows = "A,UM 1c,60,09:00-12:00,2026-03-04 09:00,UM\nB,UM 1c,60,09:00-12:00,2026-03-04 10:00,UM"
    assert len(load(folder(tmp_path, operation(ROW + ",pin_start,pin_officers", rows))).operations) == 2


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        (ROW + ",coercive_kind", "A,UM 1c,60,21:00-22:00,execution"),
        (ROW + ",coercive_kind", "A,UM 1c,60,05:00-07:00,execution"),
        (ROW + ",coercive_kind,emergency_basis", "A,UM 1c,60,22:00-23:00,execution,flood"),
        (ROW + ",coercive_kind", "A,UM 1c,60,22:00-23:00,measure"),
    ],
    ids=["ends at 22:00", "may begin at 06:00", "emergency", "seizure at night"],
)
def test_lawful_coercion_loads(tmp_path: Path, columns: str, cells: str) -> None:
    assert load(folder(tmp_path, operation(columns, cells))).operations["A"].minutes == 60
