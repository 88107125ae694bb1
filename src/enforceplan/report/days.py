"""A day as outputs name it.

When to modify: how a day is written where cells have types.
"""

from __future__ import annotations

from datetime import date


class DayTitle(str):
    """A day in words, which knows its date: where cells have types it is written as a date."""

    __slots__ = ("day",)
    day: date

    def __new__(cls, day: date, title: str) -> DayTitle:
        """The title of a day."""
        made = super().__new__(cls, title)
        made.day = day
        return made
