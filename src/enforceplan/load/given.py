"""The cells of a row that were filled, as every carrier writes them.

When to modify: what counts as filled.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from enforceplan.scenario.columns import Column, columns
from enforceplan.scenario.rows import Row
from enforceplan.scenario.words import TABLES, heading


def given(row: Row) -> dict[Column, Any]:
    """The columns that were filled, in order, with their values; blanks and what was left out are not there."""
    found = {
        column: getattr(row, column.field) for column in columns(type(row)) if column.field in row.model_fields_set
    }
    return {column: value for column, value in found.items() if not _blank(column, value)}


def _blank(column: Column, value: object) -> bool:
    if value is None:
        return True
    return not given(value) if isinstance(value, Row) else column.text(value, "") == ""


def texts(row: Row, table: str, language: str) -> dict[str, Any]:
    """The filled cells under their headings, as text in a language; mappings stay mappings."""
    return {
        headed(table, column.name, language): texts(value, table, language)
        if isinstance(value, Row)
        else column.text(value, language)
        for column, value in given(row).items()
    }


def used(rows: Iterable[Row], model: type[Row]) -> list[Column]:
    """The columns that any of the rows has filled, in order."""
    filled = {column for row in rows for column in given(row)}
    return [column for column in columns(model) if column in filled]


def headed(table: str, column: str, language: str) -> str:
    """The heading of a column: Chinese for ``zh``, otherwise its English name."""
    return heading(table, column) if language == "zh" else column


def titled(table: str, language: str) -> str:
    """The name of a table: Chinese for ``zh``, otherwise English."""
    return TABLES[table].split()[0] if language == "zh" else table
