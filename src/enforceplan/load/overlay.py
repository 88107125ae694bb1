"""A scenario that changes another one: ``base: other.yaml`` and then only what differs.

Settings, profiles and rules are merged key by key; a row with a known code replaces the columns it gives, a new code
is appended. ``remove: true`` deletes the row of that code or, in a table without codes, every row that has the cells
given beside it; ``remove: all`` empties the table before rows are added. What is to be deleted must be there.

A file in the folder ``variants`` of a scenario may write ``base: ..``.

When to modify: another way of saying what differs.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from enforceplan.load.carriers import main_of, read_raw
from enforceplan.load.files import inside
from enforceplan.load.raw import Collector, RawCell, RawDocument, RawRow, RawTable
from enforceplan.scenario import ROWS
from enforceplan.scenario.words import ALL_WORDS, YES
from enforceplan.text import both

VARIANTS = "variants"
"""Folder of a scenario whose files may be built on the folder itself."""


def root_of(path: Path) -> Path:
    """The folder that no file of a scenario leaves: its own, or the one whose variant it is."""
    folder = path if path.is_dir() else path.parent
    return folder.parent if folder.name == VARIANTS and main_of(folder.parent).is_file() else folder


def read_with_base(path: Path, root: Path, collector: Collector, trail: tuple[Path, ...] = ()) -> RawDocument:
    """Read a scenario and lay it over its base, and that over its own."""
    document = read_raw(path, root, collector)
    if document.base is None:
        return _laid_over(RawDocument(document.file), document, collector, alone=True)
    cell = document.base
    home = path if path.is_dir() else path.parent
    here = main_of(path) if path.is_dir() else path
    base_path = inside(root, str(cell.value), collector, file=cell.file, place=cell.place, folder=home)
    if base_path is None:
        return _without_base(document)
    if base_path.is_dir():
        base_path = main_of(base_path)
    if base_path in (*trail, here.resolve()) or len(trail) > 8 or not base_path.exists():
        collector.complain(
            cell.file, cell.place, column=cell.header, value=str(cell.value),
            required=both("load_overlay.another_scenario_that_exists"),
            remedy=both("load_overlay.correct_the_name"),
        )  # fmt: skip
        return _without_base(document)
    base = read_with_base(base_path, root, collector, (*trail, here.resolve()))
    return _laid_over(base, document, collector)


def _without_base(document: RawDocument) -> RawDocument:
    """The document, names of what its base would hold not complained of."""
    return replace(document, broken=document.broken | {"*", *ROWS})


def _laid_over(base: RawDocument, top: RawDocument, collector: Collector, *, alone: bool = False) -> RawDocument:
    """``top`` over ``base``; ``alone``: there is none, and rows marked for deletion are simply left out."""
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
    profiles = dict(base.profiles)
    for name, changed in top.profiles.items():
        profiles[name] = _entries_over(profiles.get(name, {}), changed)
    tables = dict(base.tables)
    for name, table in top.tables.items():
        known = tables.get(name, RawTable(name, table.file, table.place))
        tables[name] = _rows_over(known, table, alone or name in base.broken, collector)
    rules = _entries_over(base.rules, top.rules)
    return RawDocument(top.file, settings, rules, profiles, tables, broken=base.broken | top.broken)


def _entries_over(base: dict[str, RawCell], top: dict[str, RawCell]) -> dict[str, RawCell]:
    entries = dict(base)
    for entry, cell in top.items():
        known = entries[entry].value if entry in entries else {}
        entries[entry] = RawCell({**known, **cell.value}, cell.header, cell.file, cell.place)
    return entries


def _rows_over(base: RawTable, top: RawTable, excused: bool, collector: Collector) -> RawTable:
    """The rows of a table: what goes goes first, then rows are changed and added in their order."""
    rows, changes = list(base.rows), []
    for row in top.rows:
        cell = row.cells.pop("remove", None)
        if cell is None:
            changes.append(row)
        else:
            rows = _without(rows, base.name, row, cell, excused, collector)
    if "code" not in ROWS[base.name].columns():
        return RawTable(base.name, top.file, top.place, rows + changes)
    index = {row.value("code"): at for at, row in enumerate(rows) if row.value("code")}
    for row in changes:
        at = index.get(row.value("code"))
        if at is None:
            rows.append(row)
        else:
            rows[at] = RawRow(row.file, row.place, {**rows[at].cells, **row.cells})
    return RawTable(base.name, top.file, top.place, rows)


def _without(
    rows: list[RawRow], table: str, mark: RawRow, cell: RawCell, excused: bool, collector: Collector
) -> list[RawRow]:
    """The rows that stay where a row says ``remove``; complains of a mark that means nothing or nobody."""
    word = str(cell.value).strip().lower()
    if word in ALL_WORDS and not mark.cells:
        return []
    if word not in YES or not mark.cells:
        collector.complain(
            cell.file, cell.place, column=cell.header, value=str(cell.value),
            required=both("load_overlay.a_row_to_delete_its_code_if_it_has"),
            remedy=both("load_overlay.write_true_or_leave_the_column_out"),
        )  # fmt: skip
        return rows
    keys = ["code"] if "code" in mark.cells else list(mark.cells)
    told = {key: _text(mark, key) for key in keys}
    kept = [row for row in rows if any(_text(row, key) != value for key, value in told.items())]
    if len(kept) == len(rows) and not excused:
        shown = ", ".join(f"{key}={value}" for key, value in told.items())
        if "code" in told:
            codes = [row.value("code") for row in rows]
            collector.unknown(
                mark.file, mark.place, column="code", value=told["code"], known=codes,
                what=both("load_overlay.code_of_a_row_of_in_the_base", table=table),
                remedy=both("load_overlay.correct_it_or_leave_the_row_out"),
            )  # fmt: skip
        else:
            collector.complain(
                mark.file, mark.place, value=shown,
                required=both("load_overlay.a_row_of_in_the_base_that_has", table=table),
                remedy=both("load_overlay.correct_the_cells_or_leave_the_row"),
            )  # fmt: skip
    return kept


def _text(row: RawRow, column: str) -> str:
    """A cell as it would stand in a CSV file; empty where there is none."""
    value = row.cells[column].value if column in row.cells else ""
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)
