"""A template to begin with: the three tables that are enough, filled with an example, and what else there is.

When to modify: which columns of a table stand in front on its sheet.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from enforceplan.errors import OutputExists
from enforceplan.intake.meanings import meanings
from enforceplan.intake.places import example, place
from enforceplan.load import read_document, write_book, write_folder
from enforceplan.load.carriers import BOOK
from enforceplan.load.given import headed, titled
from enforceplan.report.folder import write_whole
from enforceplan.scenario import REQUIRED, ROWS, Document
from enforceplan.scenario.columns import columns
from enforceplan.text import both, words

_FRONT: dict[str, tuple[str, ...]] = {
    "officers": ("code", "name", "department", "standing", "count", "rank", "driver", "used_by", "note"),
    "operations": (
        "code", "name", "type", "times", "priority", "weekdays", "elements", "minutes", "windows", "days", "street",
        "site",
    ),
    "posts": ("code", "name", "type", "street", "shifts", "days", "certified", "auxiliaries", "cadres"),
    "operation_types": ("code", "name", "lead", "elements", "minutes", "windows", "priority"),
    "records": ("kind", "operation", "post", "officer", "other", "from", "to", "faults", "recheck_by"),
    "ledger": ("officer", "department", "street", "minutes", "nights", "weekends"),
}  # fmt: skip
"""Columns that stand in front on the sheets of a template; blank others are folded."""


def init(
    folder: str | Path,
    *,
    workbook: bool = False,
    language: str = "zh",
    source: str | None = None,
    today: date | None = None,
) -> Path:
    """Write a template that solves as it stands into a new folder; returns the scenario to be solved, resolved.

    Parameters
    ----------
    folder
        A folder that is not there yet, or empty.
    workbook
        A workbook with drop-down lists (``scenario.xlsx``), in place of ``scenario.yaml`` with CSV files.
    language
        ``zh`` or ``en``: names of tables and columns, words and remarks.
    source
        A place shipped with the package, whole; without it a small example of one street, in the week that begins on
        the Monday after ``today``.
    today
        The day that is today; by default as the system has it.

    Raises
    ------
    UsageFault
        There is no such place.
    OutputExists, OutputRefused
        The folder is taken, or the system refuses it.
    """
    out = Path(folder)
    given = read_document(example(language) if source is None else place(source)).document
    if given is None:
        raise TypeError("a shipped scenario has no document")
    document = given if source else _in_week(given, _monday_after(today or date.today()))
    _free(out)
    home = write_whole(out, lambda made: _fill(made, document, workbook, language))
    return home / BOOK if workbook else home


def _monday_after(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


def _in_week(document: Document, monday: date) -> Document:
    return document.model_copy(update={"settings": document.settings.model_copy(update={"week_start": monday})})


def _free(out: Path) -> None:
    """Refuse a folder with anything in it: a template takes nobody's place."""
    try:
        taken = out.exists() and not (out.is_dir() and not any(out.iterdir()))
    except (OSError, ValueError):  # told by the attempt to write there
        return
    if taken:
        raise OutputExists(*both("intake_init.already_there_required_a_folder", out=out))


def _fill(made: Path, document: Document, workbook: bool, language: str) -> None:
    told = words(language)
    remarks = told.entries.section("needed")
    settings = {f"settings.{name}": text for name, text in told.entries.section("setting").items()}
    if workbook:
        tables = {table: _FRONT.get(table, ()) for table in (*ROWS, "rules", "profiles")}
        write_book(
            document, made / BOOK, language=language, remarks=remarks | settings, tables=tables,
            meanings=meanings(language),
        )  # fmt: skip
        return
    write_folder(document, made, language=language)
    lines, meant = [told("template.tables"), ""], meanings(language)
    for table in ROWS:
        if table not in REQUIRED:
            lines += [f"{table}.csv ({titled(table, language)})", f"  {remarks[table]}"]
            for column in columns(ROWS[table]):
                name = headed(table, column.name, language)
                lines.append("    " + told("template.column", name=name, meaning=meant[f"{table}.{column.name}"]))
            lines.append("")
    (made / told("template.file")).write_text("\n".join(lines), encoding="utf-8-sig", newline="\r\n")
