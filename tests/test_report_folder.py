"""The run folder: whole or not there, the same bytes every time, never outside its place."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path

import pytest

from enforceplan.audit import Disagreement
from enforceplan.errors import EnforceplanError, OutputExists
from enforceplan.report import folder
from enforceplan.report.file_names import file_names
from enforceplan.report.fingerprint import file_hash
from enforceplan.report.folder import write_run
from enforceplan.report.place import may_write
from enforceplan.report.roster_json import roster_json
from enforceplan.report.tables import tables
from enforceplan.text import LANGUAGES
from report_sample import bytes_of, outcome


def test_run_folder_is_whole(tmp_path: Path) -> None:
    run = write_run(outcome(), tmp_path / "a" / "run", document_writer=lambda place: place.mkdir())
    names = set(bytes_of(run))
    assert {
        "roster.json",
        "roster.xlsx",
        "roster.html",
        "run.json",
        "draw_log.json",
        "orders/UM.csv",
        "orders/UM.docx",
        "operations/A1.docx",
        "days/2026-05-11.txt",
        "calendars/officers/U1.ics",
        "calendars/departments/UM.ics",
        "inspections/inspections.csv",
        "inspections/inspections.xlsx",
    } <= names
    assert {f"tables/{name}.csv" for name in tables(outcome())} <= names
    assert {
        "streets/S1/roster.csv",
        "streets/S2/roster.csv",
        "streets/S1/operations.docx",
        "streets/S2/days/2026-05-11.txt",
    } <= names
    assert "operations/B1.docx" not in names
    assert "calendars/officers/M3.ics" not in names
    assert (run / "scenario").is_dir()
    told = json.loads((run / "run.json").read_text(encoding="utf-8"))
    assert told["files"] == {name: file_hash(run / name) for name in names - {"run.json"}}
    assert told["seconds"]["solve"] == 1.5
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["run"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_run_same_bytes(language: str, tmp_path: Path) -> None:
    first = bytes_of(write_run(outcome(language=language), tmp_path / "1"))
    second = bytes_of(write_run(replace(outcome(language=language), seconds=7.0), tmp_path / "2"))
    first.pop("run.json")
    second.pop("run.json")
    assert first == second


def test_existing_folder_is_refused_unless_replaced(tmp_path: Path) -> None:
    out = tmp_path / "run"
    out.mkdir()
    write_run(outcome(), out)
    before = (out / "run.json").stat().st_ino
    with pytest.raises(OutputExists):
        write_run(outcome(), out)
    assert (out / "run.json").stat().st_ino == before
    write_run(outcome(), out, replace=True)
    assert (out / "run.json").stat().st_ino != before
    assert [p.name for p in tmp_path.iterdir()] == ["run"]


def test_replace_never_takes_what_is_no_run(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letters.txt").write_text("dear", encoding="utf-8")
    for place in (tmp_path / "home", tmp_path / "home" / "letters.txt", tmp_path / "home" / ".."):
        with pytest.raises(OutputExists):
            may_write(place, replace=True)
    assert (tmp_path / "home" / "letters.txt").read_text(encoding="utf-8") == "dear"


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), ValueError()])
@pytest.mark.parametrize(
    "step", ["write_workbook", "write_operations", "write_calendars", "write_inspections", "run_json", "_move"]
)
def test_failure_leaves_no_half_folder(
    fault: BaseException, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    former = write_run(outcome(), tmp_path / "former")
    before = bytes_of(former)
    monkeypatch.setattr(folder, step, fail)
    expected = EnforceplanError if isinstance(fault, OSError) else type(fault)
    for place in (tmp_path / "new", former):
        with pytest.raises(expected) as caught:
            write_run(outcome(), place, replace=True)
        if isinstance(caught.value, EnforceplanError):
            assert caught.value.exit_code == 2
            assert "磁盘空间不足" in caught.value.text("zh")
            assert "no space left" in caught.value.text("en")
    assert [p.name for p in tmp_path.iterdir()] == ["former"]
    assert bytes_of(former) == before


def test_former_run_comes_back_when_the_move_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    former = write_run(outcome(), tmp_path / "run")
    before = bytes_of(former)
    rename = Path.rename

    def fail_into_place(self: Path, target: Path) -> Path:
        if self.name == "run" and self.parent.name.startswith(".enforceplan-"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_into_place)
    with pytest.raises(EnforceplanError):
        write_run(outcome(), former, replace=True)
    assert bytes_of(former) == before


def test_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(EnforceplanError) as caught:
        write_run(outcome(), tmp_path / "file" / "run")
    assert caught.value.exit_code == 2


NASTY = [
    "../../etc",
    "..",
    ".",
    "a/b",
    "a\\b",
    "CON",
    "com1.txt",
    "a:b",
    "",
    " ",
    "x" * 300,
    "X" * 300,
    "a\0b",
    "行动·1",
    "~",
]


def test_file_names_are_safe_and_distinct() -> None:
    names = file_names(NASTY)
    assert len({name.casefold() for name in names.values()}) == len(NASTY)
    for name in names.values():
        assert name
        assert name not in (".", "..")
        assert not set(name) & set('/\\:*?"<>|\0 ')
        assert len(name.encode()) < 250
    assert names["CON"] == "_CON"
    assert names["com1.txt"] == "_com1.txt"
    assert file_names(["A.1", "行动-2"]) == {"A.1": "A.1", "行动-2": "行动-2"}
    assert file_names(["a", "A"]) == {"A": "A", "a": "a~2"}


def test_codes_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    given = outcome()
    assert given.roster is not None
    code, street = "../../../escaped", "..\\..\\up"
    operation = replace(given.scenario.operations["A1"], code=code, street=street)
    scenario = replace(
        given.scenario,
        operations={**given.scenario.operations, code: operation},
        streets={**given.scenario.streets, street: replace(given.scenario.streets["S1"], code=street)},
    )
    roster = replace(given.roster, starts=(*given.roster.starts, replace(given.roster.starts[0], operation=code)))
    run = write_run(replace(given, scenario=scenario, roster=roster), tmp_path / "deep" / "run")
    assert [p.name for p in tmp_path.iterdir()] == ["deep"]
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["run"]
    assert len(list((run / "operations").iterdir())) == 3
    assert len(list((run / "streets").iterdir())) == 3


def test_file_that_reads_back_otherwise_is_our_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = outcome()
    assert given.roster is not None
    fewer = replace(given.roster, duties=tuple(d for d in given.roster.duties if d.operation != "A2"))
    monkeypatch.setattr(folder, "roster_json", lambda told: roster_json(replace(told, roster=fewer)))
    with pytest.raises(Disagreement, match="read back"):
        write_run(given, tmp_path / "run")
    assert not list(tmp_path.iterdir())


def test_roster_that_was_not_audited_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(Disagreement):
        write_run(replace(outcome(), verdict=None), tmp_path / "run")
    assert not list(tmp_path.iterdir())
