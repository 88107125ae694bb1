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
                name, Place(), required=(f"列名和至少一行 {table}", f"a header and at least one row of {table}"),
                remedy=("填写记录，或不给出该文件", "write the rows, or leave the file out"),
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
        required=(f"一个名为 {titled(table, 'zh')} 的工作表", f"one sheet named {table}"),
        remedy=("改正工作表名", "correct the names of the sheets"),
    )  # fmt: skip
    return None
