"""One street's share of a run: its own work, its people, and elsewhere no more than that they are busy."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from enforceplan.domain import Officer
from enforceplan.outcome import Outcome
from enforceplan.report import listings
from enforceplan.report.folder import write_run
from enforceplan.report.layout import ELSEWHERE
from enforceplan.report.people_tables import officers as burden
from enforceplan.report.view import View
from enforceplan.report.week import weeks
from enforceplan.report.work_tables import duties, in_order
from enforceplan.text import LANGUAGES, words
from report_sample import outcome, with_operation


def moved(**homes: str) -> Outcome:
    """The sample with A2 moved to the other street, and officers given homes."""
    given = with_operation(outcome(), "A2", street="S2")
    people: dict[str, Officer] = {
        code: replace(o, used_by=homes.get(code, "S1"), managed_by=homes.get(code, "S1"))
        for code, o in given.scenario.officers.items()
    }
    return replace(given, scenario=replace(given.scenario, officers=people))


def test_street_has_its_work_and_no_other() -> None:
    view = View(moved())
    streets = {code: view.of_street(code) for code in ("S1", "S2")}
    assert [o.code for o in streets["S2"].served] == ["A2"]
    served = [o.code for seen in streets.values() for o in seen.served]
    assert sorted(served) == sorted(o.code for o in view.served)
    assert sum(len(in_order(seen)) for seen in streets.values()) == len(in_order(view))
    assert sum(len(duties(seen)) for seen in streets.values()) == len(duties(view))
    assert sum(len(seen.unserved) for seen in streets.values()) == len(view.unserved)
    assert [row[2] for row in listings.daily(streets["S2"]).rows][:1] == ["A2"]


def test_street_shows_its_people_and_those_on_duty_there() -> None:
    view = View(moved(F1="S2", U1="S2"))
    there = view.of_street("S2")
    # F1 and U1 are at home there, U2 serves A2 there
    assert [o.code for o in there.officers] == ["U1", "U2", "F1"]
    (week,) = weeks(there)
    shown = {row.officer.code: [entry for cell in row.cells for entry in cell] for row in week.rows}
    assert [(e.kind, e.text) for e in shown["U1"]] == [(ELSEWHERE, "occupied 20:00–01:00+1")]
    assert [e.kind for e in shown["U2"]] == [ELSEWHERE, "operation"]
    whole = {row.officer.code: row for row in weeks(view)[0].rows}
    assert [(r.hours, r.nights, r.total_hours) for r in week.rows] == [
        (whole[r.officer.code].hours, whole[r.officer.code].nights, whole[r.officer.code].total_hours)
        for r in week.rows
    ]
    assert list(burden(there)["officer"]) == ["U1", "U2", "F1"]


def test_street_is_told_what_was_found_about_it() -> None:
    view = View(moved())
    # U2, who rests too little between A1 (S1) and A2 (S2)
    assert {f.subject["officer"] for f in view.findings} == {"U2"}
    assert view.of_street("S1").findings == view.of_street("S2").findings == view.findings
    elsewhere = View(outcome()).of_street("S2")
    assert "U2" not in [o.code for o in elsewhere.officers]
    assert elsewhere.findings == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_street_has_a_workbook_and_a_page_to_sign(language: str, tmp_path: Path) -> None:
    run = write_run(outcome(language=language), tmp_path / "run")
    w = words(language)
    for street in ("S1", "S2"):
        assert (run / "streets" / street / "roster.html").is_file()
        book = openpyxl.load_workbook(run / "streets" / street / "roster.xlsx")
        texts = [cell.value for row in book[w("sheet.week")].iter_rows() for cell in row]
        assert {w(f"sign_by.{key}") for key in ("made", "checked", "issued", "date")} <= set(texts)
        assert w("sheet.audit") not in book.sheetnames
        tidy = list(book[w("sheet.duties")].iter_rows(values_only=True))
        column = tidy[2].index(w("column.street"))
        assert {row[column] for row in tidy[3:]} <= {street}


def test_single_street_has_no_second_workbook(tmp_path: Path) -> None:
    given = outcome()
    everywhere = given.scenario
    alone = replace(
        everywhere,
        streets={"S1": everywhere.streets["S1"]},
        operations={code: replace(one, street="S1") for code, one in everywhere.operations.items()},
        posts={code: replace(one, street="S1") for code, one in everywhere.posts.items()},
        equipment={code: one for code, one in everywhere.equipment.items() if one.where in ("district", "S1")},
    )
    run = write_run(replace(given, scenario=alone), tmp_path / "run")
    assert sorted(p.name for p in (run / "streets" / "S1").iterdir()) == ["operations.docx", "roster.csv"]


def test_title_names_the_street_and_the_week() -> None:
    view = View(outcome(title="Centre"))
    assert "week 20" in view.title
    assert view.of_street("S2").title.startswith("Centre S2")
    assert datetime(2026, 5, 11).isocalendar().week == 20
