"""What stands in each column of each table, in the language of a template.

English stands with the columns themselves, Chinese in ``text/zh/columns.ftl``. When to modify: another language.
"""

from __future__ import annotations

from enforceplan.scenario import ROWS
from enforceplan.scenario.columns import columns
from enforceplan.text import own

SHARED = "shared"
"""The message of columns that several tables have."""


def meanings(language: str) -> dict[str, str]:
    """``TABLE.COLUMN`` -> its meaning; of every column of every table but the settings, which have remarks."""
    if language != "zh":
        return {f"{table}.{column.name}": column.meaning for table in ROWS for column in columns(ROWS[table])}
    told = own("zh", "columns")
    return {
        f"{table}.{column.name}": {**told.section(SHARED), **told.section(table)}[column.name]
        for table in ROWS
        for column in columns(ROWS[table])
    }
