"""Where results may be written: nothing is left behind, and nobody's own files are ever taken."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

from enforceplan.cli import main
from enforceplan.errors import OutputExists, OutputRefused
from enforceplan.report import folder
from enforceplan.report.folder import write_run, write_whole
from enforceplan.report.place import may_write
from report_sample import bytes_of, outcome
from test_cli import SMALL

FULL = OSError(errno.ENOSPC, "No space left on device")


def test_a_parent_that_is_a_file_is_told_before_anything_is_solved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    week = tmp_path / "week.yaml"
    week.write_text(SMALL, encoding="utf-8")
    for out in (week / "run", week / "deep" / "run"):
        assert main(["solve", str(week), "-o", str(out), "--lang", "en"]) == 2
        assert capsys.readouterr().err == (
            f"{out}: cannot be written (its parent is no folder) — required: a writable place with enough room — "
            "choose another place or free the disk\n"
        )
    assert main(["staffing", "sweep", str(week), "--vary", "FR=1", "-o", str(week / "x"), "--lang", "zh"]) == 2
    assert "上级不是文件夹" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [week]


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputRefused, match="name too long"):
        may_write(tmp_path / ("x" * 300), replace=False)
    with pytest.raises(OutputRefused, match="null"):
        may_write(tmp_path / "a\0b", replace=False)


def test_a_place_that_refuses_is_told_before_and_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(OutputRefused) as caught:
        may_write(tmp_path / "a" / "b", replace=False)
    assert caught.value.exit_code == 2
    assert "只读磁盘" in caught.value.text("zh")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("out", ["run", "a/run", "a/b/c/run"])
@pytest.mark.parametrize("fault", [FULL, FileCreateError(FULL)], ids=["file", "workbook"])
def test_a_full_disk_leaves_no_folder_on_the_way(
    out: str, fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise fault

    monkeypatch.setattr(folder, "write_workbook", full)
    with pytest.raises(OutputRefused) as caught:
        write_run(outcome(), tmp_path / out)
    assert "no space left" in caught.value.text("en")
    assert "磁盘空间不足" in caught.value.text("zh")
    assert list(tmp_path.iterdir()) == []


def test_folders_that_others_use_meanwhile_stay(tmp_path: Path) -> None:
    def full(_: Path) -> None:
        (tmp_path / "a" / "theirs").mkdir()
        raise FULL

    with pytest.raises(OutputRefused):
        write_whole(tmp_path / "a" / "b" / "run", full)
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "theirs"]


def changed(run: Path, what: str) -> str:
    """Somebody works in a run folder; the file that shows it."""
    names = {
        "note": "note.txt",
        "note below": "orders/reply.txt",
        "edited workbook": "roster.xlsx",
        "lock of an open workbook": ".~lock.roster.xlsx#",
    }
    path = run / names[what]
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"mine")
    return names[what]


@pytest.mark.parametrize("what", ["note", "note below", "edited workbook", "lock of an open workbook"])
def test_replace_never_takes_work_put_into_a_run(what: str, tmp_path: Path) -> None:
    run = write_run(outcome(), tmp_path / "run")
    name = changed(run, what)
    before = bytes_of(run)
    with pytest.raises(OutputExists) as caught:
        write_run(outcome(), run, replace=True)
    assert f"({name})" in caught.value.text("en")
    assert f"（{name}）" in caught.value.text("zh")
    assert bytes_of(run) == before
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_many_files_are_named_and_counted(tmp_path: Path) -> None:
    run = write_run(outcome(), tmp_path / "run")
    for n in range(7):
        (run / f"n{n}").write_text("", encoding="utf-8")
    with pytest.raises(OutputExists, match=r"\(n0, n1, n2, n3, n4 and 2 more\)"):
        may_write(run, replace=True)


def test_what_file_managers_leave_is_nobodys_work(tmp_path: Path) -> None:
    run = write_run(outcome(), tmp_path / "run")
    for name in (".DS_Store", "orders/Thumbs.db", "desktop.ini"):
        (run / name).write_bytes(b"\0")
    (run / "roster.html").unlink()
    assert may_write(run, replace=True) == run
    write_run(outcome(), run, replace=True)
    assert not (run / ".DS_Store").exists()
    assert (run / "roster.html").exists()


@pytest.mark.parametrize("marker", ["", "{", "[]", "3", "{}", '{"files": 3}', '{"files": ["a"]}', "\udcff"], ids=repr)
def test_a_folder_with_another_run_json_is_none_of_ours(marker: str, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_bytes(marker.encode("utf-8", "surrogateescape"))
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(OutputExists, match="not a result folder"):
        may_write(tmp_path, replace=True)


def test_a_sweep_is_known_by_its_names(tmp_path: Path) -> None:
    def fill(place: Path) -> None:
        (place / "sweep.json").write_text("{}", encoding="utf-8")
        (place / "cases.csv").write_text("", encoding="utf-8")

    out, names = tmp_path / "sweep", ("cases.csv",)
    write_whole(out, fill, marker="sweep.json", names=names)
    write_whole(out, fill, replace=True, marker="sweep.json", names=names)
    (out / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(OutputExists, match=r"\(letter\.txt\)"):
        write_whole(out, fill, replace=True, marker="sweep.json", names=names)
    assert json.loads((out / "sweep.json").read_text(encoding="utf-8")) == {}
