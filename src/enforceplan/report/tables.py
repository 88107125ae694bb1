"""Every tidy table of a run by name, as data frames and as CSV files.

When to modify: a new table.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from enforceplan.outcome import Outcome
from enforceplan.report import account_tables, people_tables, work_tables
from enforceplan.report.view import View

_TABLES = {
    "duties": work_tables.duties,
    "operations": work_tables.operations,
    "unserved": work_tables.unserved,
    "posts": work_tables.posts,
    "officers": people_tables.officers,
    "departments": people_tables.departments,
    "score": account_tables.score,
    "rules": account_tables.rules,
    "exceptions": account_tables.exceptions,
    "findings": account_tables.findings,
    "notices": account_tables.notices,
}
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""Signs with which a formula begins, in some spreadsheet or other."""


def tables(outcome: Outcome | View) -> dict[str, pd.DataFrame]:
    """Tidy tables by name; columns are stable English words, texts in the scenario's language."""
    view = outcome if isinstance(outcome, View) else View(outcome)
    return {name: make(view) for name, make in _TABLES.items()}


def rows_of(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Rows with plain Python values, None where a cell is empty."""
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file that spreadsheets open well: UTF-8 with BOM, no cell that they would take for a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(headings)
        writer.writerows([cell(value) for value in row] for row in rows)


def cell(value: object) -> object:
    """A value as it stands in a CSV file; text that begins like a formula gets an apostrophe in front."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_SIGNS):
        return "'" + value
    return value
