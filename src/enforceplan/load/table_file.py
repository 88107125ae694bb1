"""One table in a CSV file or workbook of its own, outside a scenario: every row with the place where it stands.

When to modify: another kind of file.
"""

from __future__ import annotations

from pathlib import Path

from enforceplan.errors import Place, ScenarioFaulty
from enforceplan.load.book_file import sheets_of
from enforceplan.load.book_tables import take_table
from enforceplan.load.csv_file import parse_csv
from enforceplan.load.files import read_text
from enforceplan.load.given import titled
from enforceplan.load.raw import Collector, RawRow, RawTable
from enforceplan.load.read import make_row
from enforceplan.scenario import ROWS
from enforceplan.scenario.rows import NotedRow
from enforceplan.scenario.words import table_names
from enforceplan.text import both

_BOOKS = (".xlsx", ".xlsm")


def read_table(path: Path, table: str) -> list[tuple[NotedRow, RawRow]]:
    """The rows of a table and where each stands. A workbook has it on the sheet of its name, or on its only one.

    Raises
    ------
    ScenarioFaulty
        With everything that is wrong with the file; one without a row is faulty.
    """
    collector = Collector()
    name = str(path)
    parsed = _parsed(path, table, name, collector)
    made = []
    if parsed is not None:
        for raw in parsed.rows:
            row = make_row(ROWS[table], raw, table, collector)
            made += [] if row is None else [(row, raw)]
        if not parsed.rows and not collector.complaints:
            collector.complain(
                name, Place(), required=both("load_table_file.a_header_and_at_least_one_row", table=table),
                remedy=both("load_table_file.write_the_rows_or_leave_the_file"),
            )  # fmt: skip
    if collector.complaints:
        raise ScenarioFaulty(collector.ordered())
    return made


def _parsed(path: Path, table: str, name: str, collector: Collector) -> RawTable | None:
    """The rows as text; None (and a complaint) where there are none to be read."""
    if path.suffix.lower() not in _BOOKS:
        text = read_text(path, name, collector, file=name, place=Place())
        return None if text is None else parse_csv(text, table=table, file=name, collector=collector)
    sheets = sheets_of(path, name, collector)
    if sheets is None:
        return None
    filled = [sheet for sheet in sheets if sheet.lines]
    named = [sheet for sheet in filled if table_names().get(sheet.title.strip().lower()) == table]
    chosen = named or filled
    if len(chosen) == 1:
        return take_table(table, chosen[0], collector)
    collector.complain(
        name, Place(), value=", ".join(sheet.title for sheet in chosen),
        required=both("load_table_file.one_sheet_named", table=(titled(table, 'zh'), table)),
        remedy=both("load_table_file.correct_the_names_of_the_sheets"),
    )  # fmt: skip
    return None
