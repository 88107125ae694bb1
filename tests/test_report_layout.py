"""The layout of roster.xlsx that a reader of hand edits relies on: every line reads back, every table is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enforceplan.report.layout import (
    ABSENCE,
    AFTER_DAYS,
    BEFORE_DAYS,
    DUTIES,
    ELSEWHERE,
    MARKS,
    OFF,
    OPERATION,
    SIGNS,
    TIDY,
    WEEK,
    WHERE_GIVEN,
    Line,
    read_line,
    times_on,
)
from enforceplan.report.view import View, span
from enforceplan.report.week import weeks
from enforceplan.report.workbook import write_workbook
from enforceplan.scenario.kinds import AbsenceKind
from enforceplan.text import LANGUAGES, words
from report_sample import outcome

MONDAY = datetime(2026, 5, 11)
CODES = st.text("abcXYZ019._-[]休夜行动", min_size=1, max_size=12).filter(
    lambda code: not code.endswith("]") and read_line(code) == Line("", code)
)
U1_MARKS = ("leader", "driver")
TIMES = st.one_of(
    st.just(""),
    st.builds(
        lambda first, minutes: span(MONDAY.replace(hour=first), MONDAY.replace(hour=first) + minutes),
        st.integers(0, 23),
        st.timedeltas(
            min_value=datetime(2026, 1, 2) - datetime(2026, 1, 1, 23, 30), max_value=MONDAY - datetime(2026, 5, 9)
        ),
    ),
)
DUTY_LINES = st.builds(
    lambda sign, code, group, marks, times: Line(
        SIGNS[sign] if sign else OPERATION,
        code,
        sign,
        0 if sign else group,
        tuple(m for m in MARKS if m in marks),
        times,
    ),
    st.sampled_from(["", *SIGNS]),
    CODES,
    st.integers(0, 40),
    st.sets(st.sampled_from(MARKS)),
    TIMES,
)
AWAY_LINES = st.one_of(
    st.builds(lambda kind, times: Line(ABSENCE, kind.value, times=times), st.sampled_from(AbsenceKind), TIMES),
    st.builds(lambda kind, times: Line(kind, "", times=times), st.sampled_from([OFF, ELSEWHERE]), TIMES),
)


@given(DUTY_LINES, st.sampled_from(LANGUAGES))
@example(Line("post", "夜", "night", times="22:00–06:00+1"), "zh")
def test_duties_read_back_as_they_were_written(line: Line, language: str) -> None:
    kind = "" if line.kind == OPERATION else line.kind
    assert read_line(line.text(words(language))) == replace(line, kind=kind)


@given(AWAY_LINES, st.sampled_from(LANGUAGES))
def test_absences_read_back_as_they_were_written(line: Line, language: str) -> None:
    assert read_line(line.text(words(language))) == line


def test_lines_are_read_as_people_type_them() -> None:
    assert read_line("A1") == Line("", "A1")
    assert read_line(" A1/2 8:00-12:30 ") == Line("", "A1", group=2, times="08:00–12:30")
    assert read_line("行动１　２２：００～０６：００") == Line("", "行动１", times="22:00–06:00")
    assert read_line("night GATE[L]") == Line("post", "GATE", "night", marks=("leader",))
    assert read_line("pulled back") == Line(ABSENCE, "pull_back")
    assert read_line("夜") == Line("", "夜")
    for nothing in ("", "see the other sheet", "A1/x", "/2", "20:00–22:00"):
        assert read_line(nothing) is None


def test_times_mean_the_day_of_their_column() -> None:
    day = datetime(2026, 5, 12)
    assert times_on(day, "20:00–01:00") == times_on(day, "20:00–01:00+1")
    assert times_on(day, "20:00–24:00") == (datetime(2026, 5, 12, 20), datetime(2026, 5, 13))
    assert times_on(day, "08:00–09:00+1") == (datetime(2026, 5, 12, 8), datetime(2026, 5, 13, 9))
    for never in ("", "24:00–25:00", "08:60–09:00", "08:00–24:30"):
        assert times_on(day, never) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_matrix_and_list_are_found_by_their_headings(language: str, tmp_path: Path) -> None:
    view = View(outcome(language=language))
    write_workbook(view, tmp_path / "roster.xlsx")
    book = openpyxl.load_workbook(tmp_path / "roster.xlsx")
    w = words(language)
    matrix = list(book[w(f"sheet.{WEEK}")].iter_rows(values_only=True))
    top = next(n for n, row in enumerate(matrix) if row[0] == w(f"column.{BEFORE_DAYS[0]}"))
    headings = list(matrix[top])
    left = [column for column in BEFORE_DAYS if column not in WHERE_GIVEN]
    assert headings[: len(left)] == [w(f"column.{column}") for column in left]
    assert headings[-len(AFTER_DAYS) :] == [w(f"column.{column}") for column in AFTER_DAYS]
    (week,) = weeks(view)
    assert headings[len(left) : -len(AFTER_DAYS)] == [datetime.combine(day, time()) for day in week.days]
    end = next(n for n, row in enumerate(matrix) if n > top and not any(row))
    column = left.index("officer")
    shown = {row[column]: row for row in matrix[top + 1 : end] if row[column]}
    assert list(shown) == [row.officer.code for row in week.rows]
    assert not any(row[column] for row in matrix[end:])
    assert read_line(str(shown["U1"][len(left)])) == Line("", "A1", group=1, marks=U1_MARKS, times="20:00–01:00+1")
    tidy = list(book[w(f"sheet.{DUTIES}")].iter_rows(values_only=True))
    top = next(n for n, row in enumerate(tidy) if row[0] == w(f"column.{TIDY[0]}"))
    assert tidy[top] == tuple(w(f"column.{column}") for column in TIDY)
    rows = [dict(zip(TIDY, row, strict=True)) for row in tidy[top + 1 :]]
    assert len(rows) == len(view.services)
    assert len({row["seat"] for row in rows}) == len(rows)
    assert {type(row[column]) for row in rows for column in ("date", "start", "end")} == {datetime}
