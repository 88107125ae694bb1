"""The week matrix on paper: an officer a row, a day a column, departments as bands, burden on the right, room to sign.

When to modify: how the matrix looks. What a reader of an edited workbook relies on stands in `layout`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from enforceplan.domain import Officer
from enforceplan.report.days import DayTitle
from enforceplan.report.layout import ABSENCE, AFTER_DAYS, BEFORE_DAYS, ELSEWHERE, OFF, WHERE_GIVEN
from enforceplan.report.measures import SMALLER, row_height, text_width
from enforceplan.report.sheets import COLOURS, Place, Sheets
from enforceplan.report.view import View
from enforceplan.report.week import Entry, Row, Week

_WIDTHS = {"number": 5, "department": 11, "officer": 12, "person": 9, "standing": 9, "certificate": 9, "phone": 12}
_BURDEN = 8
_DAY = (15, 26)
"""Least and greatest width of a day's column."""


def write_week(sheets: Sheets, week: Week, number: str) -> None:
    """One matrix; ``number`` stands behind the sheet's name where there are several."""
    view, w = sheets.view, sheets.view.words
    place = sheets.sheet(w("sheet.week") + number, [w("sentence.key")])
    left = [column for column in BEFORE_DAYS if column not in WHERE_GIVEN or any(_about(view, week, column))]
    titles = [view.day_title(day) for day in week.days]
    headings: list[object] = [w(f"column.{c}") for c in left]
    headings += [*titles, *(w(f"column.{c}") for c in AFTER_DAYS)]
    first, after = len(left), len(left) + len(titles)
    codes = max((text_width(row.officer.code) for row in week.rows), default=0) + 2
    widths = [max(codes, _WIDTHS[c]) if c == "officer" else _WIDTHS[c] for c in left]
    widths += [_day_width(week)] * len(titles) + [_BURDEN] * len(AFTER_DAYS)
    sheets.widths(place.sheet, widths)
    _legend(sheets, place, first)
    place = Place(place.sheet, place.row + 1)
    place.sheet.freeze_panes(place.row + 1, first)
    place.sheet.repeat_rows(place.row)
    place.sheet.repeat_columns(0, first - 1)
    header = place.row
    place = sheets.headings(place, headings, widths)
    place, bands = _people(sheets, place, week, left, titles, widths)
    end = sheets.signatures(Place(place.sheet, place.row + 1), first, after + len(AFTER_DAYS) - 1)
    sheets.pages(end, header, widths, {header, *bands, *range(place.row, end.row - 1)})


def _about(view: View, week: Week, column: str) -> list[str]:
    return [_personal(view, row.officer, column) for row in week.rows]


def _personal(view: View, officer: Officer, column: str) -> str:
    """Name, or telephone, which is printed only where full numbers were asked for."""
    return officer.name if column == "person" else officer.phone if view.full_numbers else ""


def _day_width(week: Week) -> int:
    """So that a duty stands on one line, where it is not too long for that."""
    longest = max((text_width(e.text) for row in week.rows for lines in row.cells for e in lines), default=0)
    least, most = _DAY
    return min(most, max(least, 1 + ceil(longest / SMALLER)))


def _legend(sheets: Sheets, place: Place, first: int) -> None:
    """Colours and what they mean, a cell each."""
    w = sheets.view.words
    shown = [kind for kind in COLOURS if kind != ELSEWHERE or sheets.view.street]
    for column, kind in enumerate(shown, first):
        sheets.cell(place.sheet, place.row, column, w(f"colour.{kind}"), sheets.style(bg_color=COLOURS[kind]))


def _people(
    sheets: Sheets, place: Place, week: Week, left: Sequence[str], titles: Sequence[DayTitle], widths: Sequence[int]
) -> tuple[Place, set[int]]:
    """Officers by department, each under a band that names it; the next row, and the rows of the bands."""
    view, sheet, down = sheets.view, place.sheet, place.row
    owner, bands = "", set()
    for number, row in enumerate(week.rows, 1):
        if row.officer.owner != owner:
            owner = row.officer.owner
            bands.add(down)
            down = sheets.title_band(Place(sheet, down), f"{owner} {view.owner_name(owner)}", len(widths)).row
        lines = [_lines(view, row, n, title) for n, title in enumerate(titles)]
        values = [
            *_before(view, row, number, left),
            *("\n".join(e.text for e in cell) for cell in lines),
            *_burden(row),
        ]
        for column, value in enumerate(values):
            inside = 0 <= column - len(left) < len(lines)
            kind = _kind(lines[column - len(left)]) if inside else ""
            style = sheets.style(bg_color=COLOURS[kind]) if kind in COLOURS else None
            sheets.cell(sheet, down, column, value, style)
        sheets.height(sheet, down, row_height(values, widths))
        down += 1
    return Place(sheet, down), bands


def _before(view: View, row: Row, number: int, left: Sequence[str]) -> list[object]:
    officer = row.officer
    told: dict[str, object] = {
        "number": number,
        "department": officer.owner,
        "officer": officer.code,
        "person": _personal(view, officer, "person"),
        "standing": view.words.of(officer.standing),
        "certificate": row.certificate,
        "phone": _personal(view, officer, "phone"),
    }
    return [told[column] for column in left]


def _lines(view: View, row: Row, place: int, title: DayTitle) -> tuple[Entry, ...]:
    """What stands in the cell of a day: duties and absences, or that the calendar gives it free."""
    if row.cells[place] or view.outcome.scenario.day_of[title.day].works:
        return row.cells[place]
    word = view.words("away.off")
    return (Entry(OFF, word, word),)


def _kind(lines: Sequence[Entry]) -> str:
    """The first duty's kind here, else elsewhere, else the absence's."""
    kinds = [entry.kind for entry in lines]
    here = (kind for kind in kinds if kind not in (ABSENCE, ELSEWHERE))
    return next(here, ELSEWHERE if ELSEWHERE in kinds else next(iter(kinds), ""))


def _burden(row: Row) -> list[object]:
    told: dict[str, object] = {
        "hours": row.hours,
        "overtime": row.overtime,
        "nights": row.nights,
        "weekends": row.weekends,
        "total_hours": row.total_hours,
        "total_nights": row.total_nights,
        "total_weekends": row.total_weekends,
    }
    return [told[column] for column in AFTER_DAYS]
