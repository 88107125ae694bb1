"""Where printed pages end: full, none with a heading alone, and the columns no wider than the paper."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforceplan.report.layout import WEEK
from enforceplan.report.measures import page_ends, paper_scale
from enforceplan.report.view import View
from enforceplan.report.workbook import write_workbook
from enforceplan.text import words
from report_sample import outcome

ROOM = 0.96 * (842 - 72)
"""Points of rows on a page at a hundred percent: A3 lying, half an inch above and below, 4 % spare."""


@pytest.mark.parametrize(
    ("bound", "ends"),
    [
        (set(), [7, 14]),  # seven rows of 100 points find room in 739
        ({6}, [6, 13]),  # the heading in row 6 goes to the next page with row 7
        ({5, 6}, [5, 12, 19]),
        ({7, 13}, [7, 13]),  # a heading that begins a page stays
        (set(range(20)), [7, 14]),  # bound rows that are higher than a page are torn
    ],
)
def test_no_page_ends_with_a_heading(bound: set[int], ends: list[int]) -> None:
    assert page_ends([100] * 20, bound, repeated=0, scale=100) == ends


def test_headings_that_come_again_and_smaller_print_count() -> None:
    # 739 points hold seven rows, then 100 of them are the headings'
    assert page_ends([100] * 20, set(), repeated=100, scale=100) == [7, 13, 19]
    # half as large, twice as many
    assert page_ends([100] * 20, set(), repeated=0, scale=50) == [14]


@given(st.lists(st.integers(10, 200), max_size=60), st.sets(st.integers(0, 60)), st.integers(0, 50))
def test_every_page_holds_its_rows(heights: list[int], bound: set[int], repeated: int) -> None:
    ends = page_ends(heights, bound, repeated=repeated, scale=100)
    pages = [heights[a:b] for a, b in zip([0, *ends], [*ends, len(heights)], strict=True)]
    assert [height for page in pages for height in page] == heights
    assert all(sum(page) + (repeated if n else 0) <= ROOM for n, page in enumerate(pages))


def test_columns_of_a_scale_lie_on_the_paper() -> None:
    assert paper_scale([10] * 5) == 100
    # 40 columns of 10 digits are 40 · (74.2 + 5) pixels of 0.75 points: 2,376; the paper has 1,132, of which 96 %
    assert paper_scale([10] * 40) == 45


def test_the_week_keeps_bands_with_their_people_and_the_signatures_together(tmp_path: Path) -> None:
    write_workbook(View(outcome(language="en")), tmp_path / "roster.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "roster.xlsx")[words("en")(f"sheet.{WEEK}")]
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert 40 < sheet.page_setup.scale < 100
    assert [b.id for b in sheet.row_breaks.brk] == []  # sixteen officers and the lines to sign are one page
