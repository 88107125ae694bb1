"""A document back into a folder: scenario.yaml for settings and rules, one CSV file for every filled table.

UTF-8, line feeds; the same document gives the same bytes, and reading them gives an equal document.

When to modify: how a CSV file is written.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from enforceplan.load.carriers import MAIN
from enforceplan.load.formula import harmless
from enforceplan.load.given import headed, texts, used
from enforceplan.load.write_yaml import main_text
from enforceplan.scenario import ROWS, Document
from enforceplan.scenario.rows import NotedRow


def write_folder(document: Document, path: str | Path, *, language: str = "") -> list[Path]:
    """Write a document into a folder, made where it is missing; returns the files written.

    The caller sees to it that the folder is new: CSV files left there from something else would be read again.

    Parameters
    ----------
    language
        ``zh`` or ``en`` for names and words in that language; empty for those of the schema. CSV files in Chinese begin
        with a byte order mark, by which spreadsheets know their encoding.
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / MAIN]
    written[0].write_bytes(main_text(document, language=language).encode())
    for table in ROWS:
        rows = document.table(table)
        if rows:
            written.append(folder / f"{table}.csv")
            encoding = "utf-8-sig" if language == "zh" else "utf-8"
            written[-1].write_bytes(_csv(table, rows, language).encode(encoding))
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


def _csv(table: str, rows: tuple[NotedRow, ...], language: str) -> str:
    headings = [headed(table, column.name, language) for column in used(rows, ROWS[table])]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        cells = texts(row, table, language)
        writer.writerow([harmless(str(cells.get(heading, ""))) for heading in headings])
    return out.getvalue()
