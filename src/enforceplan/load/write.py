"""A document back into a folder: scenario.yaml for settings and rules, one CSV file for every filled table.

English headers, UTF-8, line feeds; the same document gives the same bytes, and reading them gives an equal document.

When to modify: another carrier to write.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from enforceplan.load.carriers import MAIN
from enforceplan.load.formula import harmless
from enforceplan.scenario import ROWS, Document
from enforceplan.scenario.rows import NotedRow


def write_folder(document: Document, path: str | Path) -> list[Path]:
    """Write a document into a folder, made where it is missing; returns the files written.

    The caller sees to it that the folder is new: CSV files left there from something else would be read again.
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / MAIN]
    written[0].write_bytes(_main(document).encode())
    for table in ROWS:
        rows = document.table(table)
        if rows:
            written.append(folder / f"{table}.csv")
            written[-1].write_bytes(_csv(table, rows).encode())
    return written


def masked(document: Document) -> Document:
    """The document with certificate numbers and telephones masked but for the last two characters; for outputs."""
    secrets = (("certificates", "number"), ("officers", "phone"), ("departments", "phone"))
    changed = {
        table: tuple(
            row.model_copy(update={column: _mask(text)}) if (text := getattr(row, column)) else row
            for row in document.table(table)
        )
        for table, column in secrets
    }
    return document.model_copy(update={table: rows for table, rows in changed.items() if rows})


def _mask(text: str) -> str:
    shown = text[-2:] if len(text) > 2 else ""
    return "*" * (len(text) - len(shown)) + shown


def _given(row: Any) -> dict[str, Any]:
    """The cells of a row that were filled, as text, in the order of its columns."""
    cells = row.model_dump(by_alias=True, exclude_unset=True)
    return {
        info.alias or name: cells[info.alias or name]
        for name, info in type(row).model_fields.items()
        if cells.get(info.alias or name) not in (None, "", {})
    }


def _csv(table: str, rows: tuple[NotedRow, ...]) -> str:
    cells = [_given(row) for row in rows]
    columns = [column for column in ROWS[table].columns() if any(column in row for row in cells)]
    columns = [column for column in columns if column != "note"] + [c for c in columns if c == "note"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(str(row.get(column, ""))) for column in columns] for row in cells)
    return out.getvalue()


def _main(document: Document) -> str:
    top: dict[str, Any] = {"settings": _given(document.settings)}
    if document.rules:
        top["rules"] = document.rules
    if document.profiles:
        top["profiles"] = document.profiles
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 10_000
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    out = io.StringIO()
    yaml.dump(top, out)
    return out.getvalue()
