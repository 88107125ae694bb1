"""Odd files: every one ends in a sensible scenario or in complaints of both languages, never in a traceback."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from enforceplan.cli import main
from enforceplan.load import load
from test_load_faults import OFFICERS, OPERATIONS, SETTINGS, complaints, folder

ROWS = (
    "officers: [{code: A, department: UM, standing: certified}]\n"
    'operations: [{code: B, elements: UM 1c, minutes: 60, windows: "09:00-12:00"}]\n'
)
WEEK = SETTINGS + ROWS
FILES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "empty": (b"", ("a mapping with keys such as settings",)),
    "blank": (b"\n  \n", ("a mapping with keys such as settings",)),
    "comment": (b"# later\n", ("a mapping with keys such as settings",)),
    "binary": (bytes(range(256)) * 20, ("text in UTF-8 or GB18030",)),
    "NUL": (WEEK.encode() + b"x: \x00", ("line 4", "text without NUL bytes")),
    "UTF-16": (WEEK.encode("utf-16"), ("ff fe", "text in UTF-8 or GB18030")),
    "tabs": (b"settings:\n\tweek_start: 2026-03-02\n", ("line 2", "with blanks, not with tabs")),
    "two documents": (f"{WEEK}---\n{WEEK}".encode(), ("line 4", "well-formed YAML")),
    "list": (b"- a\n- b\n", ("a mapping with keys",)),
    "no officers": (WEEK.replace("[{code: A, department: UM, standing: certified}]", "[]").encode(),
                    ("line 2", "at least one row")),
    "officers as mapping": (WEEK.replace("[{code: A", "{A: {code: A").replace("certified}]", "certified}}").encode(),
                            ("line 2", "a list of rows")),
    "count 0": (WEEK.replace("code: A,", "code: A, count: 0,").encode(), ("column count", "1–10000")),
    "count 100000": (WEEK.replace("code: A,", "code: A, count: 100000,").encode(), ("column count", "1–10000")),
    "slot 7": (WEEK.replace("02}", "02, slot_minutes: 7}").encode(), ("'7'", "a divisor of 60")),
    "sixty years ago": (WEEK.replace("2026", "1966").encode(), ("1966-03-02", "2000 and 2999")),
    "pack and profile": (WEEK.replace("02}", "02, rule_pack: cn-2025, profile: campain}").encode(),
                         ("nearest: cn-2026", "nearest: campaign")),
    "days 0": (WEEK.replace("02}", "02, days: 0}").encode(), ("column days", "1–366")),
    "days 367": (WEEK.replace("02}", "02, days: 367}").encode(), ("column days", "1–366")),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_an_odd_file_is_refused_with_a_reason(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, says = FILES[name]
    path = tmp_path / "week.yaml"
    path.write_bytes(data)
    for language in ("en", "zh"):
        assert main(["validate", str(path), "--lang", language]) == 3
        told = capsys.readouterr().err
        assert told.startswith("week.yaml")
        assert "Traceback" not in told
        assert len(told.splitlines()) == (2 if name == "pack and profile" else 1)
        if language == "en":
            assert all(words in told for words in says), told
        else:
            assert re.search("要求: .*[\u4e00-\u9fff]", told)


FULL: dict[str, str | bytes] = {
    "absences.csv": "officer,from\nUM,2026-03-02\n",
    "ledger.csv": "officer,minutes\nMS,60\n",
    "streets.csv": "code,zone\nN,Z\n",
    "travel.csv": "from,to,minutes\nZ,Z,5\n",
    "operations.csv": OPERATIONS.replace("windows", "windows,excluded").replace("12:00", "12:00,UM"),
}


@pytest.mark.parametrize("text", ["", "\n\n", "HEADER"])
@pytest.mark.parametrize("table", ["officers", "operations", "streets"])
def test_an_empty_table_is_the_only_complaint(table: str, text: str, tmp_path: Path) -> None:
    """Names that would have stood in it follow from it and are not said again."""
    place = folder(tmp_path, FULL)
    header = (place / f"{table}.csv").read_text().splitlines()[0]
    (place / f"{table}.csv").write_text(text.replace("HEADER", header))
    fault = complaints(place)
    assert [(c.file, c.place.number) for c in fault.complaints] == [(f"{table}.csv", 1)]
    assert f"at least one row of {table}" in fault.text("en")
    assert f"{table} 表至少一行" in fault.text("zh")
    # only a table that need not be there may be left out
    assert ("leave the table out" in fault.text("en")) is (table == "streets")


def test_two_empty_tables_are_two_complaints(tmp_path: Path) -> None:
    fault = complaints(folder(tmp_path, {**FULL, "officers.csv": "", "operations.csv": ""}))
    assert [c.file for c in fault.complaints] == ["officers.csv", "operations.csv"]


@pytest.mark.parametrize("sign", [";", "；", "\t", "|", "，"])
def test_a_csv_with_another_separator_is_named_as_such(sign: str, tmp_path: Path) -> None:
    fault = complaints(folder(tmp_path, {"officers.csv": OFFICERS.replace(",", sign)}))
    assert [(c.file, c.place.number) for c in fault.complaints] == [("officers.csv", 1)]
    assert "commas between columns" in fault.text("en")
    assert "英文逗号" in fault.text("zh")


def test_a_csv_of_one_column_is_no_other_separator(tmp_path: Path) -> None:
    assert list(load(folder(tmp_path, {"streets.csv": "code\nN\n"})).streets) == ["N"]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(ending: str, tmp_path: Path) -> None:
    plain = load(folder(tmp_path, {}))
    names = ("scenario.yaml", "officers.csv", "operations.csv")
    texts = (SETTINGS, OFFICERS, OPERATIONS)
    assert load(folder(tmp_path, {n: t.replace("\n", ending) for n, t in zip(names, texts, strict=True)})) == plain


def test_a_nul_byte_in_a_table_is_found_on_its_line(tmp_path: Path) -> None:
    fault = complaints(folder(tmp_path, {"officers.csv": OFFICERS.encode() + b"X\x00,UM,certified\n"}))
    assert "officers.csv line 4: '\\x00'" in fault.text("en")


def test_a_folder_without_its_main_file_is_named(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "officers.csv").write_text(OFFICERS)
    fault = complaints(place)
    assert fault.text("en").startswith("place: nothing — required: a folder with a scenario.yaml")
    assert fault.text("zh").startswith("place: 空 — 要求: 文件夹中有 scenario.yaml")


@pytest.mark.parametrize(
    ("old", "new", "days", "officers", "operations"),
    [
        ("02}", "02, days: 1}", 1, 1, 1),
        ("02}", "02, days: 366}", 366, 1, 1),
        ("03-02", "03-04", 7, 1, 1),
        ("code: A,", "code: A, count: 10000,", 7, 10_000, 1),
        ("code: B,", "code: B, times: 1000,", 7, 1, 1000),
        ("code: A,", "code: A, phone: 02,", 7, 1, 1),
    ],
)
def test_an_odd_size_is_read(old: str, new: str, days: int, officers: int, operations: int, tmp_path: Path) -> None:
    path = tmp_path / "week.yaml"
    path.write_text(WEEK.replace(old, new))
    made = load(path)
    assert (made.days, len(made.officers), len(made.operations)) == (days, officers, operations)
    assert len(made.calendar) == days + 3


def test_a_district_may_be_large(tmp_path: Path) -> None:
    def streets(households: int) -> dict[str, str | bytes]:
        return {"streets.csv": f"code,households\nN,{households}\n",
                "communities.csv": f"code,households\nC,{households}\n"}  # fmt: skip

    assert load(folder(tmp_path, streets(10_000_000))).streets["N"].households == 10_000_000
    fault = complaints(folder(tmp_path, streets(10_000_001)))
    assert sorted(c.file for c in fault.complaints) == ["communities.csv", "streets.csv"]


@pytest.mark.parametrize(
    ("text", "stands"),
    [("settings:\n\tweek_start: 1\n", "week_start: 1"), ("settings: {a: 1\nb: 2\n", "b: 2"), ("a: &a [*a]\n", "a: &a")],
)
def test_what_stands_in_a_broken_file_is_its_own_text(text: str, stands: str, tmp_path: Path) -> None:
    """Not the parser's words, which are English in every language."""
    (complaint,) = complaints(folder(tmp_path, {"scenario.yaml": text})).complaints
    assert complaint.value.startswith(stands)
    assert not re.search("expected|found|anchor", complaint.text("zh"))


def test_what_stands_in_a_broken_row_is_the_row(tmp_path: Path) -> None:
    fault = complaints(folder(tmp_path, {"officers.csv": OFFICERS + '"X,UM\n'}))
    assert fault.text("zh").startswith("officers.csv 第4行: '\"X,UM' — 要求: 正确的 CSV 行")


def test_a_file_that_cannot_be_read_says_why_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder(tmp_path, {})

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    fault = complaints(place)
    assert "（没有权限）" in fault.text("zh")
    assert "(permission denied)" in fault.text("en")
