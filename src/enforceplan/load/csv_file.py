"""One CSV file as a raw table. Row 1 is the header; rows are counted as a spreadsheet counts them.

When to modify: another dialect of CSV.
"""

from __future__ import annotations

import csv
import io
import re

from enforceplan.errors import Place
from enforceplan.load.formula import original
from enforceplan.load.headers import columns_of
from enforceplan.load.raw import Collector, RawCell, RawRow, RawTable
from enforceplan.text import both

_SEPARATOR = re.compile("[;；\t|，]")
"""Signs that other programs put between columns."""


def parse_csv(text: str, *, table: str, file: str, collector: Collector) -> RawTable:
    """The rows of a CSV text, without blank rows and cells, and without the apostrophe before a seeming formula."""
    raw = RawTable(table, file, Place("row", 1))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: list[str | None] = []
    headers: list[str] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            cells = [cell.strip() for cell in cells]
            place = Place("row", number)
            if not any(cells):
                continue
            if not headers:
                headers = cells
                if len(headers) == 1 and (sign := _SEPARATOR.search(headers[0])):
                    collector.complain(
                        file, place, value=headers[0],
                        required=both("load_csv_file.commas_between_columns", sign=(sign[0], f'{sign[0]!r}')),
                        remedy=both("load_csv_file.save_it_again_as_csv_utf_8_comma"),
                    )  # fmt: skip
                    return raw
                columns = columns_of(
                    headers, table=table, file=file, places=[place] * len(headers), collector=collector
                )
                continue
            row = RawRow(file, place)
            for index, cell in enumerate(cells):
                if not cell:
                    continue
                if index >= len(headers) or not headers[index]:
                    collector.complain(
                        file, place, value=cell, required=both("load_csv_file.a_header_above_every_cell"),
                        remedy=both("load_csv_file.add_the_header_or_delete_or_quote"),
                    )  # fmt: skip
                elif (column := columns[index]) is not None:
                    row.cells[column] = RawCell(original(cell), headers[index], file, place)
            if row.cells:
                raw.rows.append(row)
    except csv.Error:
        lines = text.splitlines()
        stands = lines[min(reader.line_num, len(lines)) - 1]
        collector.complain(
            file, Place("row", number + 1), value=stands, required=both("load_csv_file.a_well_formed_csv_row"),
            remedy=both("load_csv_file.check_that_quotes_come_in_pairs"),
        )  # fmt: skip
        return raw
    return raw
