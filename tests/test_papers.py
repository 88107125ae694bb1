"""The printed papers: what stands on them, in both languages, on A4, and nothing that a hostile name can break."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm

from enforceplan.domain import Certificate, Element, ElementKind, Item, Pin
from enforceplan.outcome import Outcome
from enforceplan.report.folder import write_run
from enforceplan.report.publication import Publication
from enforceplan.rules.examples import MONDAY
from enforceplan.text import LANGUAGES, words
from report_sample import all_bytes, bytes_of, outcome, paper_text, read_csv, with_operation

VERSION = Publication(2, "duty office", "2026-05-10 16:00", "r", "s", "2026-05-11", 7, ("S1", "S2"), 1)
NUMBER = "42090012345"


def named(given: Outcome, **names: str) -> Outcome:
    """The same with names of officers."""
    people = {code: replace(o, name=names.get(code, "")) for code, o in given.scenario.officers.items()}
    return replace(given, scenario=replace(given.scenario, officers=people))


def with_item(given: Outcome, name: str, basis: str, basis_en: str) -> Outcome:
    """The same with a name and a basis for the item of urban management."""
    item = Item("UM-01", "UM", "inspection", basis, name, basis_en)
    return replace(given, scenario=replace(given.scenario, items={**given.scenario.items, "UM-01": item}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_operation_sheet_says_what_a_team_must_know(language: str, tmp_path: Path) -> None:
    w = words(language)
    given = with_item(outcome(language=language), "street trading", "食品法 第一条", "Food Law art. 1")
    given = with_operation(
        given, "A1", muster_place="north gate", follow_up_days=7, approval_no="A-77", source="whistle"
    )
    told = paper_text(write_run(given, tmp_path / "run", publication=VERSION) / "operations" / "A1.docx")
    assert told.startswith(w("paper.operation"))
    rows = [line.split("\t") for line in told.splitlines()]
    facts = {row[n]: row[n + 1] for row in rows if len(row) in (2, 4) for n in range(0, len(row), 2)}
    assert facts[w("column.time")] == "20:00–01:00+1"
    assert facts[w("paper.muster")] == "20:00 north gate"
    assert facts[w("column.commander")] == "C1"
    assert facts[w("column.source")] == w("source.whistle")
    assert facts[w("column.approval_no")] == "A-77"
    # it ends on Tuesday the 12th at 01:00; seven days on is the 19th
    assert facts[w("column.follow_up")] == "2026-05-19"
    assert facts[w("column.basis")] == {"zh": "食品法 第一条", "en": "Food Law art. 1"}[language]
    # the other body's item has no name in the sample
    assert facts[w("paper.mission")] == " / ".join(
        w("paper.heads", name=body, heads=items) for body, items in (("MS", "MS-01"), ("UM", "street trading"))
    )
    assert facts[w("paper.deputy")] == ""
    people = [row[3] for row in rows if len(row) == 7][1:]
    # the commander first, then body by body, leader first; both parts of group 2 are optional and empty, and the
    # operation has no seat for the police who are in it
    assert people == ["C1", "M1", "M2", "U1", "U2", "X1", *[w("sentence.nobody")] * 2, "P1", "P2"]
    assert f"2\t{w('part.unasked')}\t\tP1\t" in told
    for text in (w("paper.discipline_text"), w("paper.signatures"), w("audit.caution"), VERSION.told(w)):
        assert told.count(text) == 1
    other = words("en" if language == "zh" else "zh")
    for key in ("Role.auxiliary", "part.commander", "column.certificate", "paper.tasks"):
        assert other(key) not in told.split()


def test_certificate_numbers_are_masked_unless_full_ones_are_asked_for(tmp_path: Path) -> None:
    given = with_operation(outcome(), "A1", inspection_kind="routine")
    run = write_run(given, tmp_path / "masked")
    assert "****2345" in paper_text(run / "operations" / "A1.docx")
    holding = [path.relative_to(run).as_posix() for path in run.rglob("*") if path.is_file() and has(path)]
    assert holding == []
    full = write_run(given, tmp_path / "full", full_numbers=True)
    holding = sorted(path.relative_to(full).as_posix() for path in full.rglob("*") if path.is_file() and has(path))
    assert holding == [
        "inspections/inspections.csv",
        "inspections/inspections.xlsx",
        "operations/A1.docx",
        "roster.xlsx",
        "streets/S1/operations.docx",
        "streets/S1/roster.xlsx",
    ]


def has(path: Path) -> bool:
    return NUMBER.encode() in all_bytes(path)


def test_all_operations_of_a_street_are_one_file_to_print(tmp_path: Path) -> None:
    run = write_run(outcome(), tmp_path / "run")
    title = words("en")("paper.operation")
    assert paper_text(run / "streets" / "S1" / "operations.docx").count(title) == 2
    whole = all_bytes(run / "streets" / "S1" / "operations.docx")
    assert whole.count(b"<w:pageBreakBefore/>") == 1
    # S2 is served by nobody's operation and gets no empty paper
    assert not (run / "streets" / "S2" / "operations.docx").exists()


def test_invited_parties_and_empty_parts_are_told(tmp_path: Path) -> None:
    crew = Element("MED", "MED", (), ElementKind.INVITED, per_group=False, optional=True, invited=3)
    given = outcome()
    given = replace(given, scenario=replace(given.scenario, guests={"MED": "Medical crew"}))
    given = with_operation(given, "A1", elements=(*given.scenario.operations["A1"].elements, crew))
    told = paper_text(write_run(given, tmp_path / "run") / "operations" / "A1.docx")
    assert f"Medical crew\t{words('en')('sentence.invited')}\t3" in told
    assert "Medical crew: invited 3" in told


def test_order_counts_what_a_department_sends(tmp_path: Path) -> None:
    given = with_operation(outcome(), "A1", muster_place="north gate", pin=Pin(reason="asked for", by="the street"))
    run = write_run(given, tmp_path / "run")
    told = paper_text(run / "orders" / "UM.docx")
    # four jobs (A1, A2, a patrol, a night at home); U1 U2 X1, U2, U3 X2, U4
    assert "4 jobs, 7 seats: certified 5, auxiliary 2" in told
    assert "20260511-UM" in told
    crew = "U1 (driver, leader), U2, X1 (auxiliary, driver, recorder)"
    assert f"Mon 05-11\t20:00–01:00+1\tA1\tA1\tS1\tnorth gate\t2\t1\t{crew}\tfixed: asked for the street" in told
    # no cadre and no commander goes: their columns are left out
    heads = next(line.split("\t") for line in told.splitlines() if line.startswith("day\t"))
    assert {"certified", "auxiliaries", "muster place", "remark"} <= set(heads)
    assert not {"cadres", "commanders"} & set(heads)
    assert len(read_csv(run / "orders" / "UM.csv")) == 4


def test_papers_are_a4(tmp_path: Path) -> None:
    run = write_run(outcome(), tmp_path / "run")
    for path, size in (("operations/A1.docx", (210, 297)), ("orders/UM.docx", (297, 210))):
        (section,) = Document(str(run / path)).sections
        # kept in twentieths of a point
        assert section.page_width == pytest.approx(Mm(size[0]), abs=635)
        assert section.page_height == pytest.approx(Mm(size[1]), abs=635)
        room = section.page_width - section.left_margin - section.right_margin
        for table in Document(str(run / path)).tables:
            # a millimetre for rounding
            assert sum(column.width for column in table.columns) <= room + Mm(1)


def test_names_stand_beside_codes_in_what_is_handed_out_and_not_in_the_truth(tmp_path: Path) -> None:
    given = named(outcome(), U1="Zhang", C1="Li")
    run = write_run(given, tmp_path / "run")
    told = paper_text(run / "operations" / "A1.docx")
    assert "\tU1 Zhang\t" in told
    assert "commander\tC1 Li\t" in told
    for name in ("orders/UM.csv", "streets/S1/roster.csv", "days/2026-05-11.txt", "calendars/departments/UM.ics"):
        assert "U1 Zhang" in (run / name).read_text(encoding="utf-8-sig").replace("\n ", ""), name
    for name in ("roster.json", "tables/duties.csv", "tables/operations.csv", "draw_log.json"):
        assert "Zhang" not in (run / name).read_text(encoding="utf-8-sig"), name


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    given = with_operation(outcome(title="<w:p/>"), "A1", name='=1+1 </w:t><w:fldSimple w:instr="DDE"/> \x0b & "')
    run = write_run(given, tmp_path / "run")
    told = paper_text(run / "operations" / "A1.docx")
    assert '=1+1 </w:t><w:fldSimple w:instr="DDE"/> \ufffd & "' in told
    assert b"DDE" in all_bytes(run / "operations" / "A1.docx")
    with ZipFile(run / "operations" / "A1.docx") as parts:
        tree = ET.fromstring(parts.read("word/document.xml"))
    fields = [element for element in tree.iter() if element.tag.endswith(("fldSimple", "instrText", "hyperlink"))]
    assert fields == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_hold_nothing_of_clock_and_machine(language: str, tmp_path: Path) -> None:
    given = outcome(language=language)
    first = bytes_of(write_run(given, tmp_path / "1", publication=VERSION))
    second = bytes_of(write_run(given, tmp_path / "2", publication=VERSION))
    del first["run.json"], second["run.json"]
    assert first == second
    papers = [name for name in first if name.endswith(".docx")]
    assert len(papers) == 7
    for name in papers:
        with ZipFile(tmp_path / "1" / name) as parts:
            assert {info.date_time[0] for info in parts.infolist()} == {1980}


def test_short_numbers_are_hidden_whole_on_paper(tmp_path: Path) -> None:
    given = outcome()
    short = (Certificate("UM", frozenset(), "123456", MONDAY, MONDAY),)
    people = {**given.scenario.officers, "U1": replace(given.scenario.officers["U1"], certificates=short)}
    given = replace(given, scenario=replace(given.scenario, officers=people))
    told = paper_text(write_run(given, tmp_path / "run") / "operations" / "A1.docx")
    assert "\t****\t" in told
    assert "3456" not in told
