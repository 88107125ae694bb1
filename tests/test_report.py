"""What stands in the outputs: right numbers, safe to open, in the language asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl

from enforceplan.domain import (
    Attach,
    DayKind,
)
from enforceplan.report.folder import write_run
from enforceplan.report.orders import orders as made_orders
from enforceplan.report.tables import tables
from enforceplan.report.view import View, masked, span
from enforceplan.report.week import weeks
from enforceplan.report.written import SHEET
from enforceplan.rules.examples import MONDAY
from enforceplan.text import words
from report_sample import outcome, read_csv, with_operation


def test_formula_cells_are_text(tmp_path: Path) -> None:
    nasty = '=HYPERLINK("http://example.org","x")'
    given = with_operation(outcome(title="+1"), "A1", name=nasty, muster_place="@SUM(A1)")
    run = write_run(given, tmp_path / "run")
    for path in run.rglob("*.csv"):
        for row in read_csv(path):
            assert not [v for v in row.values() if v.startswith(("=", "+", "-", "@", "\t"))]
    assert any(row["name"] == "'" + nasty for row in read_csv(run / "tables" / "operations.csv"))
    names = sorted(path.relative_to(run).as_posix() for path in run.rglob("*.xlsx"))
    assert names == [
        "inspections/inspections.xlsx",
        "roster.xlsx",
        "streets/S1/roster.xlsx",
        "streets/S2/roster.xlsx",
    ]
    books = [openpyxl.load_workbook(run / name) for name in names]
    cells = [cell for book in books for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert [cell for cell in cells if cell.value == nasty]


def test_workbook_has_its_sheets_and_print_set_up(tmp_path: Path) -> None:
    run = write_run(outcome(language="zh"), tmp_path / "run")
    book = openpyxl.load_workbook(run / "roster.xlsx")
    keys = "week daily jobs operations forms orders gaps audit departments notices findings officers duties".split()
    assert book.sheetnames == [*(words("zh")(f"sheet.{key}") for key in keys), SHEET]
    assert book[SHEET].sheet_state == "veryHidden"
    for sheet in book.worksheets[:-1]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert book.worksheets[0].freeze_panes == "F6"
    texts = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert "A1/1 20:00–01:00+1" in texts
    assert "假 22:00–24:00" in texts


def test_tables_count_what_the_roster_says() -> None:
    found = tables(outcome())
    assert len(found["duties"]) == 12
    officers = found["officers"].set_index("officer")
    # U2: Monday 20:00–01:00 (5 h, a night) and Tuesday 06:00–08:00 (2 h)
    assert (officers.loc["U2", "hours"], officers.loc["U2", "nights"], officers.loc["U2", "weekends"]) == (7, 1, 0)
    # U4: Sunday 22:00–06:00 on call at home: no working time, but a night and a weekend
    assert (officers.loc["U4", "hours"], officers.loc["U4", "nights"], officers.loc["U4", "weekends"]) == (0, 1, 1)
    posts = found["posts"].set_index("post")
    assert tuple(posts.loc["P1-5", ["asked", "present", "missing", "missing_certified"]]) == (4, 2, 2, 2)
    operations = found["operations"].set_index("operation")
    assert operations.loc["A1", "heads_by_department"] == "MS 2, PS 2, ST 1, UM 3"
    assert operations.loc["A1", "commander"] == "C1"
    assert not operations.loc["B1", "served"]
    departments = found["departments"].set_index("department")
    # urban management: U1 5, U2 5 + 2, X1 5, U3 7.5, X2 7.5 hours; on call at home counts none
    assert departments.loc["UM", "hours"] == 32
    assert departments.loc["UM", "most_a_day"] == 0


def test_most_drawn_a_day_leaves_residents_and_sunk_staff_out() -> None:
    given = outcome()
    drawn = {"U1": Attach.ON_CALL, "U2": Attach.DISTRICT_POOL, "X1": Attach.SUNK}
    officers = {
        code: replace(officer, attach=drawn.get(code, officer.attach))
        for code, officer in given.scenario.officers.items()
    }
    found = tables(replace(given, scenario=replace(given.scenario, officers=officers)))
    assert found["departments"].set_index("department").loc["UM", "most_a_day"] == 2


def test_orders_name_what_each_department_sends() -> None:
    orders = made_orders(View(outcome()))
    assert set(orders) == {"UM", "MS", "PS", "ST"}
    (sent,) = orders["ST"].rows
    assert sent[orders["ST"].columns.index("commanders")] == 1
    rows = [dict(zip(orders["UM"].columns, row, strict=True)) for row in orders["UM"].rows]
    assert [(row["code"], row["certified"], row["auxiliaries"]) for row in rows] == [
        ("A1", 2, 1),
        ("A2", 1, 0),
        ("P1-5", 1, 1),
        ("HOME-6", 1, 0),
    ]


def test_short_certificate_numbers_are_hidden_whole() -> None:
    officer = outcome().scenario.officers["U1"]
    short = replace(officer, certificates=(replace(officer.certificates[0], number="123456"),))
    assert masked(short, "UM") == "****"
    assert masked(officer, "MS") == ""


def test_week_matrix_cuts_long_horizons_into_weeks() -> None:
    given = outcome()
    last = given.scenario.calendar[-1]
    days = (*given.scenario.calendar, *(replace(last, date=last.date + timedelta(days=n)) for n in range(1, 8)))
    found = weeks(View(replace(given, scenario=replace(given.scenario, days=10, calendar=days))))
    assert [len(week.days) for week in found] == [7, 3]
    assert all(len(row.cells) == len(week.days) for week in found for row in week.rows)
    assert next(row.officer.code for row in found[0].rows) == "U1"


def test_span_says_on_which_day_it_ends() -> None:
    start = datetime(2026, 5, 11, 20)
    assert span(start, datetime(2026, 5, 11, 23)) == "20:00–23:00"
    assert span(start, datetime(2026, 5, 12)) == "20:00–24:00"
    assert span(start, datetime(2026, 5, 12, 0, 1)) == "20:00–00:01+1"
    assert span(start, datetime(2026, 5, 13)) == "20:00–00:00+2"


def test_days_are_named_with_what_the_calendar_makes_of_them() -> None:
    given = outcome()
    kinds = {date(2026, 5, 12): DayKind.HOLIDAY, date(2026, 5, 16): DayKind.MAKEUP_WORKDAY}
    days = tuple(replace(day, kind=kinds.get(day.date, day.kind)) for day in given.scenario.calendar)
    view = View(replace(given, scenario=replace(given.scenario, calendar=days)))
    titles = [view.day_title(MONDAY + timedelta(days=n)) for n in (0, 1, 5, 6)]
    assert titles == ["Mon 05-11", "Tue 05-12 holiday", "Sat 05-16 make-up workday", "Sun 05-17"]
