"""Headers in either language turned into columns of a table.

When to modify: another kind of header that is not a column.
"""

from __future__ import annotations

from functools import cache

from enforceplan.errors import Place
from enforceplan.load.raw import Collector
from enforceplan.scenario import ROWS, Settings
from enforceplan.scenario.words import header_names, heading


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
                "ignored", f"{table}.{header}", f"{file} 的“{header}”列以 # 开头，未读取",
                f"{file}: column {header} begins with # and was not read",
            )  # fmt: skip
            columns.append(None)
        elif column is None and header:
            collector.unknown(
                file, place, column="", value=header, known=known_headers(table), what=("列名", "column"),
                remedy=("改正列名，或在列名前加 # 使其被忽略", "correct it, or begin it with # to have it ignored"),
            )  # fmt: skip
            columns.append(None)
        elif column is not None and column in columns:
            collector.complain(
                file, place, value=header, required=("每列只出现一次", "each column once"),
                remedy=("删去重复的列", "delete the second one"),
            )  # fmt: skip
            columns.append(None)
        else:
            columns.append(column)
    return columns
