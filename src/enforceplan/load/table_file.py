"""One table in a CSV file of its own, outside a scenario folder: every row with the place where it stands.

When to modify: another kind of file.
"""

from __future__ import annotations

from pathlib import Path

from enforceplan.errors import Place, ScenarioFaulty
from enforceplan.load.csv_file import parse_csv
from enforceplan.load.files import read_text
from enforceplan.load.raw import Collector, RawRow
from enforceplan.load.read import make_row
from enforceplan.scenario import ROWS
from enforceplan.scenario.rows import NotedRow


def read_table(path: Path, table: str) -> list[tuple[NotedRow, RawRow]]:
    """The rows of a table and where each stands.

    Raises
    ------
    ScenarioFaulty
        With everything that is wrong with the file; one without a row is faulty.
    """
    collector = Collector()
    name = str(path)
    text = read_text(path, name, collector, file=name, place=Place())
    made = []
    if text is not None:
        parsed = parse_csv(text, table=table, file=name, collector=collector)
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
