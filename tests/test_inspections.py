"""The fields of inspection forms: one row an inspection, headings first, what no roster knows left empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from enforceplan.domain import Premises
from enforceplan.outcome import Outcome
from enforceplan.report.inspections import EMPTY, FILLED, inspections, write_inspections
from enforceplan.report.view import View
from enforceplan.text import LANGUAGES, words
from report_sample import outcome, read_csv, with_operation

SHOP = Premises("N1", "Noodles", "S1", "S1", "Mr N", "A", None, mandatory=False, visits=(("UM", 1),), cap=2)


def visited(*codes: str, groups: int = 2, **more: object) -> Outcome:
    """The sample with A1 an inspection of premises."""
    given = outcome(premises={code: replace(SHOP, code=code) for code in ("N1", "N2")})
    return with_operation(given, "A1", premises=codes, groups=groups, **more)


def rows(given: Outcome) -> list[dict[str, object]]:
    return [dict(zip(FILLED, row, strict=True)) for row in inspections(View(given))]


def test_one_row_for_each_body_group_and_premises() -> None:
    found = rows(visited("N1", inspection_kind="routine", approval_no="A-1", notice_no="T-1", plan_item="P-3"))
    assert [(row["operation"], row["group"], row["body"]) for row in found] == [
        ("A1", 1, "MS"),
        ("A1", 1, "UM"),
    ]
    first = found[1]
    assert (first["inspector_1"], first["certificate_1"], first["inspector_2"]) == ("U1", "****2345", "U2")
    assert (first["others"], first["assistants"]) == ("", 1)
    assert (first["visits"], first["cap"]) == (1, 2)
    assert first["joint"] == "MS"
    assert (first["object"], first["party"]) == ("N1 Noodles", "Mr N")
    assert (first["date"], first["start"], first["end"]) == ("2026-05-11", "20:00", "2026-05-12 01:00")
    assert (first["inspection_kind"], first["approval_no"], first["notice_no"]) == ("routine", "A-1", "T-1")
    assert first["plan_item"] == "P-3"
    assert found[0]["visits"] == ""


def test_one_group_visits_premises_one_by_one_and_several_groups_share_them() -> None:
    assert [row["object"] for row in rows(visited("N1", "N2"))] == ["N1 Noodles, N2 Noodles"] * 2
    assert [row["cap"] for row in rows(visited("N1", "N2"))] == [""] * 2
    apart = rows(visited("N1", "N2", groups=1))
    assert [row["object"] for row in apart[:2]] == ["N1 Noodles", "N2 Noodles"]


def test_what_inspects_nothing_has_no_row() -> None:
    assert rows(outcome()) == []
    assert rows(with_operation(outcome(), "A2", source="recheck"))[0]["operation"] == "A2"
    given = outcome()
    code = next(code for e in given.scenario.operations["A2"].elements for code in e.items)
    items = {**given.scenario.items, code: replace(given.scenario.items[code], act_kind="inspection")}
    inspecting = rows(replace(given, scenario=replace(given.scenario, items=items)))
    assert {row["operation"] for row in inspecting} == {"A1", "A2"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_carriers_say_the_same_below_their_headings(language: str, tmp_path: Path) -> None:
    w = words(language)
    given = visited("N1", emergency_basis="=1+1")
    given = replace(given, scenario=replace(given.scenario, language=language))
    write_inspections(View(given), tmp_path / "forms")
    headings = [w(f"merge.{field}") for field in (*FILLED, *EMPTY)]
    assert len(set(headings)) == len(headings)
    table = read_csv(tmp_path / "forms" / "inspections.csv")
    assert list(table[0]) == headings
    (sheet,) = openpyxl.load_workbook(tmp_path / "forms" / "inspections.xlsx").worksheets
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0] == headings
    assert len(lines) == len(table) + 1 == 3
    for row, line in zip(table, lines[1:], strict=True):
        assert [row[w(f"merge.{field}")] for field in EMPTY] == [""] * len(EMPTY)
        shown = ["" if value is None else str(value) for value in line]
        assert shown == [text.removeprefix("'") for text in row.values()]
    # text that begins like a formula is text in both
    assert table[0][w("merge.emergency")] == "'=1+1"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_dates_are_written_as_forms_have_them() -> None:
    given = visited("N1")
    chinese = replace(given, scenario=replace(given.scenario, language="zh"))
    assert rows(chinese)[0]["date"] == "2026年5月11日"
    assert rows(given)[0]["date"] == date(2026, 5, 11).isoformat()
