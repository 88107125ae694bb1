"""A scenario that changes another one: ``base: other.yaml`` and then only what differs.

Settings and rules are merged key by key; a row with a known code replaces the columns it gives, a new code is
appended, ``remove: true`` deletes; rows of tables without codes are appended.

When to modify: another way of saying what differs.
"""

from __future__ import annotations

from pathlib import Path

from enforceplan.load.carriers import MAIN, read_raw
from enforceplan.load.files import inside
from enforceplan.load.raw import Collector, RawCell, RawDocument, RawRow, RawTable
from enforceplan.scenario import ROWS
from enforceplan.scenario.words import YES


def read_with_base(path: Path, root: Path, collector: Collector, trail: tuple[Path, ...] = ()) -> RawDocument:
    """Read a scenario and lay it over its base, and that over its own."""
    document = read_raw(path, root, collector)
    if document.base is None:
        return _without_removed(document, collector)
    cell = document.base
    home = path if path.is_dir() else path.parent
    here = path / MAIN if path.is_dir() else path
    base_path = inside(root, str(cell.value), collector, file=cell.file, place=cell.place, folder=home)
    if base_path is None:
        return document
    if base_path.is_dir():
        base_path = base_path / MAIN
    if base_path in (*trail, here.resolve()) or len(trail) > 8 or not base_path.exists():
        collector.complain(
            cell.file, cell.place, column=cell.header, value=str(cell.value),
            required=("存在的另一个方案，且不互为基础", "another scenario that exists and is not built on this one"),
            remedy=("改正文件名", "correct the name"),
        )  # fmt: skip
        return document
    base = read_with_base(base_path, root, collector, (*trail, here.resolve()))
    return _without_removed(_laid_over(base, document), collector)


def _laid_over(base: RawDocument, top: RawDocument) -> RawDocument:
    settings = base.settings
    if settings is None or top.settings is None:
        settings = top.settings or settings
    else:
        cells = dict(settings.cells)
        for column, cell in top.settings.cells.items():
            below = cells.get(column)
            if below is not None and isinstance(cell.value, dict) and isinstance(below.value, dict):
                cell = RawCell({**below.value, **cell.value}, cell.header, cell.file, cell.place)
            cells[column] = cell
        settings = RawRow(top.settings.file, top.settings.place, cells)
    rules = dict(base.rules)
    for entry, cell in top.rules.items():
        known = rules[entry].value if entry in rules else {}
        rules[entry] = RawCell({**known, **cell.value}, cell.header, cell.file, cell.place)
    tables = dict(base.tables)
    for name, table in top.tables.items():
        tables[name] = _rows_over(tables[name], table) if name in tables else table
    return RawDocument(top.file, settings, rules, tables, broken=base.broken | top.broken)


def _rows_over(base: RawTable, top: RawTable) -> RawTable:
    rows = list(base.rows)
    index = {row.value("code"): at for at, row in enumerate(rows) if row.value("code")}
    for row in top.rows:
        at = index.get(row.value("code")) if "code" in ROWS[base.name].columns() else None
        if at is None:
            rows.append(row)
        else:
            rows[at] = RawRow(row.file, row.place, {**rows[at].cells, **row.cells})
    return RawTable(base.name, top.file, top.place, rows)


def _without_removed(document: RawDocument, collector: Collector) -> RawDocument:
    """The document without rows that say ``remove: true``."""
    for table in document.tables.values():
        kept: list[RawRow] = []
        for row in table.rows:
            cell = row.cells.pop("remove", None)
            if cell is None:
                kept.append(row)
            elif str(cell.value).lower() not in YES or set(row.cells) == set():
                collector.complain(
                    cell.file, cell.place, column=cell.header, value=str(cell.value),
                    required=("要删除的行：其编码和 remove: true", "a row to delete: its code and remove: true"),
                    remedy=("改为 true 或删去该列", "write true, or leave the column out"),
                )  # fmt: skip
        table.rows = kept
    return document
