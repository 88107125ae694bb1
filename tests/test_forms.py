"""Days and times as spreadsheets and input methods write them, in a CSV file as in a workbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforceplan.errors import ScenarioFaulty
from enforceplan.load import read_document
from enforceplan.scenario.forms import clock_of, day_of, halfwidth, serial_day, split_day
from test_load_faults import folder

DAY = date(2026, 7, 6)
FORMS = [
    "2026-07-06", "2026/7/6", "2026/07/06", "2026.7.6", "2026年7月6日", "2026年07月06日", "20260706",
    "２０２６／７／６", "２０２６年７月６日", "2026年7月6日星期一", "2026/7/6 周一",
    "2026-07-06（星期一）", "2026/7/6 0:00", "2026-07-06 00:00:00",
    "2026-07-06T00:00:00",
]  # fmt: skip
NONE = [
    "7/6/2026",
    "6.7.2026",
    "26/7/6",
    "7月6日",
    "46209",
    "2026-07",
    "2026-07-06 08:00",
    "2026-07-061",
    "Jul 6 2026",
    "",
]


@pytest.mark.parametrize("text", FORMS)
def test_forms_of_one_day(text: str) -> None:
    assert day_of(text) == DAY


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_day_or_might_be_another_one(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize("text", ["2026-02-29", "2026/13/1", "20260230", "2026年7月6日星期二"])
def test_days_that_do_not_exist(text: str) -> None:
    with pytest.raises(ValueError, match=r"must be in|out of range|星期二"):
        split_day(text)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["-", "/", "."]), st.booleans())
def test_every_day_in_every_form(day: date, sign: str, full: bool) -> None:
    weekday = "一二三四五六日"[day.weekday()]
    for text in (f"{day.year}{sign}{day.month}{sign}{day.day}", f"{day.year}年{day.month}月{day.day}日 星期{weekday}"):
        given_text = text.translate({n: n + 0xFEE0 for n in range(0x21, 0x7F)}) if full else text
        assert day_of(given_text) == day


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("8:30", 510), ("08:30:00", 510), ("８：３０", 510), ("8时30分", 510), ("8点30", 510), ("24:00", 1440),
     ("24:01", None), ("8:60", None), ("8", None), ("8:30:15", None), ("0.354", None)],
)  # fmt: skip
def test_times_of_day(text: str, minutes: int | None) -> None:
    assert clock_of(text) == minutes


def test_numbers_that_were_days() -> None:
    """46209 days after 30 December 1899 are 6 July 2026: 126 years with 31 leap days, and 188 days."""
    assert serial_day("46209") == serial_day("46209.5") == DAY
    assert serial_day("99999") is serial_day("12") is serial_day("2026") is None


def test_full_width_signs_are_the_usual_ones() -> None:
    assert halfwidth("ＵＭ－０１：％～　人") == "UM-01:%~　人"


def test_a_csv_file_saved_by_a_spreadsheet(tmp_path: Path) -> None:
    """Excel turns 2026-03-04 into 2026/3/4 when it saves a CSV file, and 08:30 into 8:30:00."""
    files: dict[str, str | bytes] = {
        "absences.csv": "officer,from,to\nUM,2026/3/4,2026/3/4 12:00\nUM,2026年3月6日 8时30分,\n",
        "offers.csv": "department,date,from,to,heads\nUM,2026/3/4,8:30:00,12:00:00,１\n",
    }
    made = read_document(folder(tmp_path, files)).document
    assert made is not None
    assert [(row.start, row.end) for row in made.absences] == [
        (datetime(2026, 3, 4), datetime(2026, 3, 4, 12)),
        (datetime(2026, 3, 6, 8, 30), datetime(2026, 3, 7)),
    ]
    assert (made.offers[0].date, made.offers[0].start, made.offers[0].heads) == (date(2026, 3, 4), 510, 1)


@pytest.mark.parametrize(("heads", "says"), [("１００％", "a whole number"), ("一", "a whole number")])
def test_heads_in_full_width_signs_are_read_as_usual_ones(heads: str, says: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"offers.csv": f"department,date,heads\nUM,2026/3/4,{heads}\n"}
    with pytest.raises(ScenarioFaulty, match=says):
        read_document(folder(tmp_path, files))
