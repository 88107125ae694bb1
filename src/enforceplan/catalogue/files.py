"""Reads the catalogue's YAML 1.2 files out of the installed package, and the notations they share.

When to modify: a new notation in the data files, or another place where they are kept.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from enforceplan.domain import Window


@cache
def table(*path: str) -> dict[str, Any]:
    """The mapping in the data file at ``path``, parsed once; callers must not change it.

    Raises FileNotFoundError where the package was installed without its data.
    """
    from ruamel.yaml import YAML

    text = files("enforceplan.catalogue").joinpath("data", *path).read_text(encoding="utf-8")
    content: dict[str, Any] = YAML(typ="safe").load(text)
    return content


def stems(folder: str) -> tuple[str, ...]:
    """Names of the YAML files in a folder of the data, without their ending, sorted."""
    entries = files("enforceplan.catalogue").joinpath("data", folder).iterdir()
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml")))


def minute_of_day(clock: str) -> int:
    """``HH:MM`` as minutes after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def window(text: str) -> Window:
    """``HH:MM-HH:MM`` as a window; an end at or before the start is on the next day."""
    opens, closes = text.split("-")
    return Window(minute_of_day(opens), minute_of_day(closes))
