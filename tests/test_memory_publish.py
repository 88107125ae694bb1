"""Publishing: versions of a week, each marked on every sheet, none ever overwritten."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from enforceplan import publish, solve
from enforceplan.cli import main
from enforceplan.domain import Absence, Level, SolverSettings, Span
from enforceplan.load import read_document, resolve_reading
from enforceplan.memory.announce import announce
from enforceplan.memory.reopen import reopen
from enforceplan.outcome import LevelScore
from enforceplan.report.reading import read_roster
from enforceplan.report.roster_json import roster_json
from memory_sample import WEEK, contents, solved
from report_sample import paper_text

WHEN = datetime(2026, 4, 25, 17, 30)
LINE = "version 1, published by duty office on 2026-04-25 17:30"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return solved(WEEK, tmp_path_factory.mktemp("publish"))


@pytest.fixture
def copy(run: Path, tmp_path: Path) -> Path:
    """The run folder in a place of its own."""
    shutil.copytree(run, tmp_path / "run")
    return tmp_path / "run"


def edit(run: Path, **values: object) -> None:
    file = run / "roster.json"
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **values}), encoding="utf-8")


def test_reopened_run_says_the_same(run: Path) -> None:
    outcome = reopen(run)
    assert roster_json(outcome) == (run / "roster.json").read_text(encoding="utf-8")
    assert [u.operation for u in outcome.unserved] == ["smoke"]
    assert [phase.name for phase in outcome.phases][:1] == ["rules"]


def test_a_version_is_marked_on_every_sheet(copy: Path) -> None:
    done = publish(copy, by=" duty \n office", when=WHEN)
    place = copy.parent / "published" / "2026-04-27" / "v1"
    assert (done.place, done.fresh, done.publication.replaces) == (place, True, None)
    assert (place / "roster.json").read_bytes() == (copy / "roster.json").read_bytes()
    assert LINE in (place / "roster.html").read_text(encoding="utf-8")
    book = openpyxl.load_workbook(place / "roster.xlsx")
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert [sheet["A2"].value for sheet in shown] == [LINE] * (len(book.sheetnames) - 1)
    sheets = [*place.glob("orders/*.csv"), *place.glob("streets/*/*.csv")]
    assert sheets
    for path in sheets:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        assert sum(LINE in line for line in lines) == len(lines) - 1, path
    papers = [*place.glob("operations/*.docx"), *place.glob("orders/*.docx")]
    assert papers
    assert {paper_text(path).count(LINE) for path in papers} == {1}
    days = [*place.glob("days/*.txt"), *place.glob("streets/*/days/*.txt")]
    assert {path.read_text(encoding="utf-8").count(LINE) for path in days} == {1}
    assert "published by duty office" not in (copy / "roster.html").read_text(encoding="utf-8")


def test_the_same_roster_is_not_published_twice(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = publish(copy, by="duty office", when=WHEN)
    before = contents(first.place.parent)
    assert main(["publish", str(copy), "--by", "somebody else", "--lang", "en"]) == 0
    assert "version 1 already" in capsys.readouterr().out
    assert contents(first.place.parent) == before


def test_a_changed_roster_is_the_next_version(copy: Path, tmp_path: Path) -> None:
    first = publish(copy, by="duty office", when=WHEN)
    before = contents(first.place)
    other = solved(WEEK.replace("pin_start: 2026-04-29 09:00", "pin_start: 2026-04-29 10:00"), tmp_path / "other")
    second = publish(other, by="duty office", to=copy.parent / "published", when=WHEN)
    assert (second.place.name, second.publication.replaces, second.fresh) == ("v2", 1, True)
    assert contents(first.place) == before
    # going back to the first roster is a third version: valid is the latest
    assert publish(copy, by="duty office", when=WHEN).publication.version == 3


def test_a_published_version_can_be_rolled(copy: Path, tmp_path: Path) -> None:
    done = publish(copy, by="duty office", when=WHEN)
    assert main(["roll", str(copy), "-o", str(tmp_path / "a")]) == 0
    assert main(["roll", str(done.place), "-o", str(tmp_path / "b")]) == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_other_streets_are_another_roster(copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(copy, by="duty office", when=WHEN)
    other = solved(WEEK.replace("S2", "S3"), tmp_path / "other")
    words = ["publish", str(other), "--by", "x", "--to", str(copy.parent / "published"), "--lang", "en"]
    assert main(words) == 2
    assert "streets 'S1, S2', here 'S1, S3'" in capsys.readouterr().err


def test_a_roster_that_breaks_a_rule_is_blocked(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """U1, who is away on Sunday, is put into the night of that day by hand."""
    told = json.loads((copy / "roster.json").read_text(encoding="utf-8"))
    duties = [{**d, "officer": "U1"} if d.get("post") == "guardB@2026-05-03#0" else d for d in told["duties"]]
    edit(copy, duties=duties)
    assert main(["publish", str(copy), "--by", "x", "--lang", "en"]) == 6
    assert "run: 1 breach — required" in capsys.readouterr().err
    assert not (copy.parent / "published").exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"scenario": {"hash": "0" * 64}}, "made for another scenario"),
        ({"status": "splendid"}, "status"),
    ],
)
def test_a_run_that_contradicts_itself_is_faulty(
    copy: Path, values: dict[str, object], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(copy, **values)
    assert main(["publish", str(copy), "--by", "x", "--lang", "en"]) == 3
    assert words in capsys.readouterr().err


def test_what_is_no_run_is_told(tmp_path: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(tmp_path / "none"), "--by", "x"]) == 3
    assert main(["publish", str(copy), "--by", "  "]) == 2
    (copy / "run.json").unlink()
    assert main(["publish", str(copy), "--by", "x", "--lang", "en"]) == 3
    assert "run.json as solve writes it" in capsys.readouterr().err


def test_a_solve_from_a_published_version_prices_its_changes(copy: Path, tmp_path: Path) -> None:
    version = publish(copy, by="duty office", to=tmp_path / "kept", when=WHEN).place
    before = json.loads((version / "roster.json").read_text(encoding="utf-8"))
    again = tmp_path / "again"
    assert main(["solve", str(copy / "scenario"), "-o", str(again), "--from", str(version), "--seconds", "20"]) == 0
    told = json.loads((again / "roster.json").read_text(encoding="utf-8"))
    # nothing has happened: a roster of equal coverage changes nothing, and the level above all others of its kind is 0
    assert told["score"]["disruption"] == {"value": 0, "bound": 0}
    assert told["duties"] == before["duties"]
    # one row an operation and shift that anybody was told of, and the run audits like any other
    lines = (again / "scenario" / "published.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) - 1 == len({d.get("operation") or d["post"] for d in before["duties"]})
    assert main(["audit", str(again / "scenario"), str(again)]) == 0


SMALL = """
settings: {week_start: 2026-04-27, language: en}
officers:
  - {code: U, department: UM, standing: certified, count: 4}
  - {code: C1, department: ST, standing: cadre, rank: commander}
operations:
  - {code: walk, elements: UM 2c, minutes: 120, windows: "09:00-11:00", dates: 2026-04-29}
  - {code: look, elements: UM 2c, minutes: 120, windows: "09:00-17:00", dates: 2026-04-30}
rules: {group_leader: {off: true}}
"""


def test_who_falls_ill_after_publishing_is_free_and_his_stand_in_is_not(tmp_path: Path) -> None:
    first = solved(SMALL, tmp_path)
    version = publish(first, by="duty office", to=tmp_path / "kept", when=WHEN).place
    roster = read_roster(version)
    scenario = resolve_reading(announce(read_document(first / "scenario"), version, roster))
    ill = next(duty.officer for duty in roster.duties if duty.operation == "walk" and duty.officer != "C1")
    away = Absence(Span(scenario.start, scenario.start + timedelta(days=3)), "leave")
    sick = replace(scenario.officers[ill], absences=(away,))
    scenario = replace(scenario, officers={**scenario.officers, ill: sick})
    outcome = solve(scenario, earlier=roster, settings=SolverSettings(seconds=20))
    assert outcome.verdict is not None and outcome.verdict.passed
    entry = next(e for e in outcome.verdict.entries if e.entry == "keep_published")
    # one of the others takes his place on Wednesday and must be told, 10 points; nothing else changes
    assert entry.points == 10
    (finding,) = (f for f in outcome.verdict.findings if f.entry == "keep_published")
    assert finding.subject["officer"] != ill and finding.subject["jobs"] == "+walk"
    assert outcome.score[Level.DISRUPTION] == LevelScore(10, 10)


def test_a_run_that_was_not_published_was_told_to_nobody(copy: Path) -> None:
    reading = read_document(copy / "scenario")
    assert announce(reading, copy, read_roster(copy)) is reading


def test_a_published_version_is_not_published_again(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It once made a second version 1 of the week, in a folder inside the first."""
    first = publish(copy, by="duty office", when=WHEN).place
    before = contents(copy.parent / "published")
    for more in ([], ["--to", str(copy.parent / "elsewhere")]):
        assert main(["publish", str(first), "--by", "x", "--lang", "en", *more]) == 2
        assert "is a published version already" in capsys.readouterr().err
    assert contents(copy.parent / "published") == before
    assert not (copy.parent / "elsewhere").exists()
