"""Headers in either language turned into columns of a table.

When to modify: another kind of header that is not a column.
"""

from __future__ import annotations

from functools import cache

from enforceplan.errors import Place
from enforceplan.load.raw import Collector
from enforceplan.scenario import ROWS, Settings
from enforceplan.scenario.words import header_names, heading
from enforceplan.text import both


@cache
def names_of(table: str) -> dict[str, str]:
    """Every header of a table, lower case -> column."""
    if table == "settings":
        return header_names(Settings.columns())
    return header_names([*ROWS[table].columns(), "remove"])


@cache
def known_headers(table: str) -> tuple[str, ...]:
    """Headers to offer as the nearest: English columns and their Chinese names."""
    columns = [column for column in dict.fromkeys(names_of(table).values()) if column != "remove"]
    return tuple(columns) + tuple(heading(table, column) for column in columns)


def columns_of(
    headers: list[str], *, table: str, file: str, places: list[Place], collector: Collector
) -> list[str | None]:
    """The column of each header, None for those that are ignored or not known (with notice or complaint)."""
    names = names_of(table)
    columns: list[str | None] = []
    for header, place in zip(headers, places, strict=True):
        column = names.get(header.strip().lower())
        if header.startswith("#"):
            collector.notice(
                "ignored",
                f"{table}.{header}",
                *both("load_headers.column_begins_with_and_was", file=file, header=header),
            )
            columns.append(None)
        elif column is None and header:
            collector.unknown(
                file, place, column="", value=header, known=known_headers(table), what=both("load_headers.column"),
                remedy=both("load_headers.correct_it_or_begin"),
            )  # fmt: skip
            columns.append(None)
        elif column is not None and column in columns:
            collector.complain(
                file, place, value=header, required=both("load_headers.each_column_once"),
                remedy=both("load_headers.delete_the_second"),
            )  # fmt: skip
            columns.append(None)
        else:
            columns.append(column)
    return columns
