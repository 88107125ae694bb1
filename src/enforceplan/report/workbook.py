"""Writes roster.xlsx: the week as planners know it and every list beside it, ready to print on A3 landscape and sign.

When to modify: a new sheet. What stands in a list is decided in `listings`, in the week matrix in `week`.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from enforceplan.report import account_tables, listings, people_tables, work_tables
from enforceplan.report.duty_table import duty_table
from enforceplan.report.form_sheet import write_forms
from enforceplan.report.gaps import gaps
from enforceplan.report.layout import DUTIES
from enforceplan.report.listings import Listing
from enforceplan.report.measures import column_widths
from enforceplan.report.orders import ORDER, orders
from enforceplan.report.sheets import Place, Sheets
from enforceplan.report.view import View
from enforceplan.report.week import weeks
from enforceplan.report.week_sheet import write_week
from enforceplan.report.wording import headings, worded
from enforceplan.report.written import write_state

_AUDIT_WIDTHS = (20, 18, 10, 10, 8, 9, 38, 24, 26, 28, 7, 7, 8, 9)
"""Of the rules in force, so that they can be read on A3; the tables above and below them share the columns."""

_WRITTEN = ("answer", "grounds")
"""Columns of an order in which the department writes."""
_TO_WRITE = 12
"""Least width of such a column."""
_ORDER_WIDEST = {
    "order_no": 15,
    "direction": 19,
    "department": 10,
    "day": 11,
    "name": 18,
    "street": 8,
    "muster": 13,
    "sign_before": 15,
    "arrive_before": 15,
    "certified": 9,
    "auxiliaries": 10,
    "cadres": 7,
    "commanders": 11,
    "skills": 10,
    "crew": 34,
    "first_man": 12,
    "second_man": 12,
    "remark": 18,
}
"""Greatest widths of its columns, so that all of them can be read on A3; others are as wide as what stands in them."""


def write_workbook(view: View, path: Path) -> None:
    """The whole workbook; of one street its own share, without the account of the whole.

    All text is written as text: no cell becomes a formula or a link.
    """
    sheets = Sheets(view, path)
    found = weeks(view)
    for n, week in enumerate(found, 1):
        write_week(sheets, week, f" {n}" if len(found) > 1 else "")
    _listing(sheets, "daily", duty_table(view), widest=36)
    _listing(sheets, "jobs", listings.daily(view))
    _listing(sheets, "operations", listings.operations(view))
    write_forms(sheets)
    _orders(sheets)
    _listing(sheets, "gaps", gaps(view))
    if not view.street:
        _audit(sheets)
        _frame(sheets, "departments", people_tables.departments(view))
        _frame(sheets, "notices", account_tables.notices(view))
    _frame(sheets, "findings", account_tables.findings(view))
    _frame(sheets, "officers", people_tables.officers(view))
    _frame(sheets, DUTIES, work_tables.named_duties(view))
    write_state(view, sheets.book)
    sheets.book.close()


def _listing(sheets: Sheets, name: str, listing: Listing, *, widest: int = 40) -> None:
    """A list on a sheet of its own."""
    sheets.table(name, listing.headings(sheets.view), listing.rows, widest=widest)


def _orders(sheets: Sheets) -> None:
    """What every department is asked to send, each department under a band that names it."""
    view = sheets.view
    made = orders(view)
    rows = [row for order in made.values() for row in order.rows]
    titles = [view.words(f"column.{name}") for name in ORDER]
    found = column_widths(titles, rows)
    widths = [
        max(width, _TO_WRITE) if name in _WRITTEN else min(width, _ORDER_WIDEST.get(name, width))
        for name, width in zip(ORDER, found, strict=True)
    ]
    place = sheets.sheet(view.words("sheet.orders"))
    header, bands = place.row, set()
    sheets.widths(place.sheet, widths)
    place.sheet.freeze_panes(place.row + 1, 0)
    place.sheet.repeat_rows(place.row)
    place = sheets.headings(place, titles, widths)
    for owner, order in made.items():
        bands.add(place.row)
        place = sheets.title_band(place, f"{owner} {view.owner_name(owner)}", len(widths))
        place = sheets.rows(place, order.rows, widths)
    sheets.pages(place, header, widths, {header, *bands})


def _frame(sheets: Sheets, name: str, frame: pd.DataFrame) -> None:
    """A tidy table on a sheet of its own, in words."""
    sheets.table(name, headings(sheets.view, frame), worded(sheets.view, frame))


def _audit(sheets: Sheets) -> None:
    """Score with bounds, the rules in force with what they found, and exceptions."""
    view = sheets.view
    street = [view.words("sentence.only_street", street=view.outcome.street)] if view.outcome.street else []
    lines = [view.words.of(view.outcome.status), view.words("sentence.bounds"), *street]
    place = sheets.sheet(view.words("sheet.audit"), lines)
    rules = account_tables.rules(view).drop(columns=["rule", "exceptions"])
    exceptions = account_tables.exceptions(view)
    sheets.widths(place.sheet, _AUDIT_WIDTHS)
    for frame in (account_tables.score(view), rules, *([] if exceptions.empty else [exceptions])):
        widths = _AUDIT_WIDTHS[: len(frame.columns)]
        place = sheets.headings(Place(place.sheet, place.row + 1), headings(view, frame), widths)
        place = sheets.rows(place, worded(view, frame), widths)
