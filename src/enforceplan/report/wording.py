"""Tidy tables in the words of the run's language: headings, and the ids of fixed sets that stand in cells.

When to modify: a column of a tidy table that holds ids of another fixed set.
"""

from __future__ import annotations

import pandas as pd

from enforceplan.report.tables import rows_of
from enforceplan.report.view import View

_SECTIONS = {
    "standing": ("Standing",),
    "role": ("Role",),
    "attach": ("Attach",),
    "level": ("level",),
    "mode": ("mode",),
    "kind": ("notice", "kind"),
    "marks": ("mark",),
    "limit": ("exception",),
    "state": ("state",),
    "unit": ("spare",),
}
"""Columns that hold ids of a fixed set, and the sections of the catalogue in which their words stand."""


def headings(view: View, frame: pd.DataFrame) -> list[str]:
    """Headings of a tidy table."""
    return [view.words(f"column.{column}") for column in frame.columns]


def worded(view: View, frame: pd.DataFrame) -> list[list[object]]:
    """Rows of a tidy table with yes, no and the ids of fixed sets in words; codes and rule entries stay as they are."""
    sections = [_SECTIONS.get(str(column), ()) for column in frame.columns]
    return [[_word(view, names, value) for names, value in zip(sections, row, strict=True)] for row in rows_of(frame)]


def _word(view: View, sections: tuple[str, ...], value: object) -> object:
    if isinstance(value, bool):
        return view.words("word.yes" if value else "word.no")
    if not sections or not isinstance(value, str):
        return value
    return ", ".join(_known(view, sections, part) for part in value.split())


def _known(view: View, sections: tuple[str, ...], part: str) -> str:
    keys = (f"{section}.{part}" for section in sections)
    return next((view.words(key) for key in keys if key in view.words.entries), part)
