"""`audit` and `report` of workbooks edited by hand, as others script them: words, cells, exit codes, nothing lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from enforceplan.cli import main
from enforceplan.report.reading import read_roster
from hand import Hand
from report_sample import all_bytes, paper_text

WEEK = """
settings: {week_start: 2026-05-11, language: en, title: small}
officers:
  - {code: U, department: UM, standing: certified, count: 5, rank: group_leader}
  - {code: C, department: CM, standing: cadre, rank: commander, count: 2}
operations:
  - {code: A, elements: UM 2c, minutes: 120, windows: "09:00-11:00", dates: 2026-05-12}
  - {code: B, elements: UM 2c, minutes: 120, windows: "10:00-12:00", dates: 2026-05-12}
  - {code: F, elements: FR 2c, minutes: 120, windows: "09:00-11:00", dates: 2026-05-13}
"""


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(scenario, run folder)"""
    place = tmp_path_factory.mktemp("solved")
    file = place / "week.yaml"
    file.write_text(WEEK, encoding="utf-8")
    assert main(["solve", str(file), "-o", str(place / "run"), "--workers", "1", "--seconds", "10"]) == 0
    return file, place / "run"


@pytest.fixture
def hand(solved: tuple[Path, Path], tmp_path: Path) -> Hand:
    """A copy of the run's workbook, alone in a folder."""
    (tmp_path / "mine").mkdir()
    return Hand(Path(shutil.copy(solved[1] / "roster.xlsx", tmp_path / "mine" / "roster.xlsx")), "en")


def crew(run: Path, job: str, role: str = "certified") -> list[str]:
    return sorted(d.officer for d in read_roster(run).duties if d.job == job and d.role == role)


def twice(hand: Hand, run: Path) -> str:
    """Give a seat in A to one who is in B, which begins while A goes on; the cell."""
    cell = hand.row(crew(run, "A")[0], "A")
    cell.value = crew(run, "B")[0]
    hand.save()
    return f"[{cell.parent.title}] {cell.coordinate}"


def spare(run: Path) -> str:
    """The officer of five who has nothing to do."""
    return next(code for code in (f"U-0{n}" for n in range(1, 6)) if code not in crew(run, "A") + crew(run, "B"))


def test_a_workbook_as_written_costs_nothing(solved: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(solved[0]), str(solved[1] / "roster.xlsx"), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "as it was written, nothing changed by hand\nno level changes\n" in told
    assert told.endswith("checked against the parameters: passed\n")


def test_what_broke_is_told_with_its_cell_and_what_it_costs(
    solved: tuple[Path, Path], hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = twice(hand, solved[1])
    assert main(["audit", str(solved[0]), str(hand.path), "--json"]) == 6
    told = json.loads(capsys.readouterr().out)
    found = [finding for finding in told["findings"] if finding["id"] == "no_overlap"]
    assert [(f["subject"]["officer"], f["new"]) for f in found] == [(crew(solved[1], "B")[0], True)]
    assert cell in found[0]["cells"]
    assert told["cost"]["levels"]["must"] == {"before": 0, "after": 1}
    assert told["cost"]["entries"]["no_overlap"] == {"before": 0, "after": 1}
    assert len(told["edits"]) == 2
    for language, word in (("en", "must no_overlap: "), ("zh", "必须 no_overlap: ")):
        assert main(["audit", str(solved[0]), str(hand.path), "--lang", language]) == 6
        lines = capsys.readouterr().out.splitlines()
        assert cell in next(line for line in lines if line.startswith(word))
        assert "    no_overlap 0 → 1" in lines


def test_the_roster_to_compare_with_may_be_named(
    solved: tuple[Path, Path], hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    del hand.book["enforceplan"]
    for officer in (*crew(solved[1], "A"), *crew(solved[1], "A", "commander")):
        hand.listed.delete_rows(hand.row(officer, "A").row)
        hand.day(officer, 1).value = "\n".join(
            line for line in str(hand.day(officer, 1).value).split("\n") if not line.startswith("A")
        )
    hand.save()
    assert main(["audit", str(solved[0]), str(hand.path), "--lang", "en"]) == 0
    assert "there is no roster to compare with" in capsys.readouterr().out
    assert main(["audit", str(solved[0]), str(hand.path), "--before", str(solved[1]), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    # a normal operation left out is 100 · 3²
    before, after = told["cost"]["levels"]["coverage"].values()
    assert after - before == 900
    shutil.copy(solved[1] / "roster.json", hand.path.parent)
    assert main(["audit", str(solved[0]), str(hand.path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cost"] == told["cost"]


def test_faults_of_a_workbook_are_complaints(
    solved: tuple[Path, Path], hand: Hand, capsys: pytest.CaptureFixture[str]
) -> None:
    hand.day("U-01", 3).value = "Q"
    hand.save()
    where = f"roster.xlsx [Week] {hand.day('U-01', 3).coordinate}"
    for verb in (["audit"], ["report", "-o", str(hand.path.parent / "out")]):
        assert main([verb[0], str(solved[0]), str(hand.path), *verb[1:], "--lang", "en"]) == 3
        assert capsys.readouterr().err.startswith(f"{where}: 'Q' — required: a known code")
    assert main(["audit", str(solved[0]), str(hand.path), "--json", "--lang", "zh"]) == 3
    assert json.loads(capsys.readouterr().out)["complaints"][0].startswith(f"{where}: 'Q' — 要求: ")
    assert not (hand.path.parent / "out").exists()


def test_a_roster_of_another_scenario_is_nothing_to_compare_with(
    solved: tuple[Path, Path], hand: Hand, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = hand.path.parent / "roster.json"
    other.write_text((solved[1] / "roster.json").read_text(encoding="utf-8").replace('"U-0', '"X-0'), encoding="utf-8")
    assert main(["audit", str(solved[0]), str(solved[1]), "--before", str(other), "--lang", "en"]) == 3
    told = capsys.readouterr().err
    assert told.startswith(f"{other}: 'X-0") and "required: a roster of this scenario (small, 2026-05-11)" in told
    del hand.book["enforceplan"]
    hand.save()
    assert main(["audit", str(solved[0]), str(hand.path), "--lang", "en"]) == 0
    assert "there is no roster to compare with" in capsys.readouterr().out


def test_report_of_a_run_is_the_run_again(solved: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "again"
    for given in (solved[1], solved[1] / "roster.json", solved[1] / "roster.xlsx"):
        assert main(["report", str(solved[0]), str(given), "-o", str(out), "--replace"]) == 0
        names = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
        assert names == {path.relative_to(solved[1]) for path in solved[1].rglob("*") if path.is_file()}
        for name in names - {Path("run.json")}:
            assert (out / name).read_bytes() == (solved[1] / name).read_bytes(), name


def test_a_run_of_one_street_keeps_its_question_and_an_edit_has_no_bounds_of_it(
    solved: tuple[Path, Path], tmp_path: Path
) -> None:
    run, out, edited = tmp_path / "run", tmp_path / "again", tmp_path / "edited"
    asked = ["--from", str(solved[1]), "--street", "S1", "--workers", "1", "--seconds", "3"]
    assert main(["solve", str(solved[0]), "-o", str(run), *asked]) == 0
    told = json.loads((run / "roster.json").read_text(encoding="utf-8"))
    assert told["score"]["coverage"]["bound"] > 0
    assert main(["report", str(solved[0]), str(run), "-o", str(out)]) == 0
    for name in ("roster.json", "roster.html", "roster.xlsx"):
        assert (out / name).read_bytes() == (run / name).read_bytes(), name
    hand = Hand(run / "roster.xlsx", "en")
    hand.row(crew(run, "A")[0], "A").value = spare(run)
    hand.save()
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(edited)]) == 0
    told = json.loads((edited / "roster.json").read_text(encoding="utf-8"))
    assert {level["bound"] for level in told["score"].values()} == {0}
    assert told["street"] is None


def test_report_of_an_edited_workbook_has_the_edit_in_every_view(
    solved: tuple[Path, Path], hand: Hand, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand.row(crew(solved[1], "A")[0], "A").value = spare(solved[1])
    hand.save()
    out = tmp_path / "out"
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(out), "--lang", "en"]) == 0
    assert f"{spare(solved[1])} joins A (group 1, UM, certified" in capsys.readouterr().out
    assert spare(solved[1]) in crew(out, "A")
    for path in (out / "tables" / "duties.csv", out / "days" / "2026-05-12.txt"):
        assert spare(solved[1]) in path.read_text(encoding="utf-8"), path
    assert spare(solved[1]) in paper_text(out / "operations" / "A.docx")
    assert main(["audit", str(solved[0]), str(out / "roster.xlsx")]) == 0


def test_an_operation_taken_out_by_hand_has_that_as_its_reason(
    solved: tuple[Path, Path], hand: Hand, tmp_path: Path
) -> None:
    for officer in (*crew(solved[1], "A"), *crew(solved[1], "A", "commander")):
        hand.listed.delete_rows(hand.row(officer, "A").row)
    hand.save()
    shutil.copy(solved[1] / "roster.json", hand.path.parent)
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(tmp_path / "out")]) == 0
    left = json.loads((tmp_path / "out" / "roster.json").read_text(encoding="utf-8"))["unserved"]
    assert [(one["id"], one["code"]) for one in left] == [("A", "by_hand"), ("F", "no_people")]
    assert left[0]["reason"]["en"] == "taken out by hand"


def test_a_broken_roster_is_written_as_a_draft_only(
    solved: tuple[Path, Path], hand: Hand, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cell = twice(hand, solved[1])
    out = tmp_path / "out"
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(out), "--lang", "en"]) == 6
    told = capsys.readouterr().err
    assert told.startswith(f"{hand.path}: breaches: 1 — required: a roster that breaks no strict rule — mend it, or ")
    assert cell in told
    assert not out.exists()
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(out), "--draft", "--lang", "zh"]) == 0
    book = openpyxl.load_workbook(out / "roster.xlsx")
    for sheet in book.worksheets[:-1]:
        assert "草稿（DRAFT），不得下发" in [row[0].value for row in sheet.iter_rows(max_row=4)], sheet.title
        assert "草稿" in sheet.oddHeader.center.text
    assert "草稿" in (out / "roster.html").read_text(encoding="utf-8")
    papers = sorted(out.rglob("*.docx"))
    assert papers
    for paper in papers:
        assert "草稿（DRAFT），不得下发" in paper_text(paper), paper
    others = [*out.rglob("*.ics"), *(out / "days").rglob("*.txt"), *(out / "inspections").iterdir()]
    assert len(others) > 3
    for path in others:
        text = all_bytes(path).decode("utf-8", "replace").replace("\r\n ", "")
        assert "草稿" in text or not text.strip(), path
    assert json.loads((out / "roster.json").read_text(encoding="utf-8"))["audit"]["passed"] is False
    # a draft is no run that may be published
    assert main(["publish", str(out), "--by", "x"]) == 6


def test_without_a_roster_an_empty_week_is_written_to_type_into(
    solved: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "empty"
    assert main(["report", str(solved[0]), "-o", str(out), "--lang", "en"]) == 0
    capsys.readouterr()
    hand = Hand(out / "roster.xlsx", "en")
    for officer in crew(solved[1], "A"):
        hand.day(officer, 1).value = "A 09:00"
    hand.day(crew(solved[1], "A", "commander")[0], 1).value = "A[C]"
    hand.save()
    assert main(["audit", str(solved[0]), str(hand.path), "--before", str(solved[1]), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "A is now planned, at 2026-05-12 09:00" in told
    assert "coverage" in told
    typed = tmp_path / "typed"
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(typed)]) == 0
    seats = {(d.officer, d.role) for d in read_roster(typed).duties}
    assert seats == {(d.officer, d.role) for d in read_roster(solved[1]).duties if d.job == "A"}


def test_an_edited_workbook_in_a_run_is_never_replaced(
    solved: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Path(shutil.copytree(solved[1], tmp_path / "run"))
    hand = Hand(run / "roster.xlsx", "en")
    hand.row(crew(run, "A")[0], "A").value = spare(run)
    hand.save()
    edited = hand.path.read_bytes()
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(run), "--replace", "--lang", "en"]) == 2
    assert "files put there or changed since (roster.xlsx)" in capsys.readouterr().err
    assert hand.path.read_bytes() == edited
    assert main(["report", str(solved[0]), str(hand.path), "-o", str(run), "--lang", "en"]) == 2


def test_a_place_that_takes_nothing(solved: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert main(["report", str(solved[0]), str(solved[1]), "-o", str(tmp_path / "file" / "out")]) == 2
    assert (tmp_path / "file").read_text() == "mine"


def test_a_roster_json_of_another_scenario_is_refused(
    solved: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(WEEK.replace("code: B", "code: BB").replace("title: small", "title: else"), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["report", str(other), str(solved[1]), "-o", str(out), "--lang", "en"]) == 3
    told = capsys.readouterr().err
    assert "'B' — required: a roster of this scenario (else, 2026-05-11); codes that it does not know: B" in told
    assert main(["audit", str(other), str(solved[1] / "roster.xlsx"), "--lang", "zh"]) == 3
    assert "要求: 本方案（else，2026-05-11）的排班" in capsys.readouterr().err
    assert not out.exists()


def test_full_numbers_reach_the_papers_only_when_asked(tmp_path: Path) -> None:
    week = tmp_path / "week.yaml"
    certificates = 'certificates:\n  - {officer: U-01, body: UM, number: "42090012345"}\n'
    week.write_text(WEEK + certificates, encoding="utf-8")
    assert main(["report", str(week), "-o", str(tmp_path / "empty")]) == 0
    hand = Hand(tmp_path / "empty" / "roster.xlsx", "en")
    hand.day("U-01", 1).value = hand.day("U-02", 1).value = "A 09:00"
    hand.day("C-01", 1).value = "A"
    hand.save()
    for flag, there in (((), False), (("--full-numbers",), True)):
        out = tmp_path / f"out{len(flag)}"
        assert main(["report", str(week), str(hand.path), "-o", str(out), *flag]) == 0
        assert any("42090012345" in paper_text(path) for path in out.rglob("*.docx")) is there
        if not there:
            assert not [path for path in out.rglob("*") if path.is_file() and b"42090012345" in all_bytes(path)]
