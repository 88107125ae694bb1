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
                        required=(f"以英文逗号分隔的列，而非“{sign[0]}”", f"commas between columns, not {sign[0]!r}"),
                        remedy=("另存为“CSV UTF-8（逗号分隔）”", "save it again as CSV UTF-8 (comma delimited)"),
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
                        file, place, value=cell, required=("每个单元格上方都有列名", "a header above every cell"),
                        remedy=("补列名、删去该单元格或加引号", "add the header, or delete or quote the cell"),
                    )  # fmt: skip
                elif (column := columns[index]) is not None:
                    row.cells[column] = RawCell(original(cell), headers[index], file, place)
            if row.cells:
                raw.rows.append(row)
    except csv.Error:
        lines = text.splitlines()
        stands = lines[min(reader.line_num, len(lines)) - 1]
        collector.complain(
            file, Place("row", number + 1), value=stands, required=("正确的 CSV 行", "a well-formed CSV row"),
            remedy=("检查引号是否成对", "check that quotes come in pairs"),
        )  # fmt: skip
        return raw
    return raw
