"""What the carriers hand over: cells as text with the place where each stands, before any meaning.

Also the collector of complaints and notices, so that everything wrong is said in one run and in file order.

When to modify: a carrier needs another kind of place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from enforceplan.domain import Notice
from enforceplan.errors import Complaint, Place
from enforceplan.scenario.words import nearest
from enforceplan.text import both, nearest_of


@dataclass(slots=True)
class RawCell:
    """One cell: text, or nested lists and mappings of text where YAML has them."""

    value: Any
    header: str
    file: str
    place: Place


@dataclass(slots=True)
class RawRow:
    """One row: cells by column, blanks left out."""

    file: str
    place: Place
    cells: dict[str, RawCell] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """Columns whose cells were complained of by the carrier."""

    def value(self, column: str) -> str:
        """The text of a cell as it stands, shortened; empty where there is none."""
        cell = self.cells.get(column)
        return shorten(cell.value) if cell else ""


@dataclass(slots=True)
class RawTable:
    """The rows of one table and where it stands."""

    name: str
    file: str
    place: Place
    rows: list[RawRow] = field(default_factory=list)


@dataclass(slots=True)
class RawDocument:
    """Everything read from one scenario, by name of table."""

    file: str
    settings: RawRow | None = None
    rules: dict[str, RawCell] = field(default_factory=dict)
    """Entry -> cell whose value is a mapping of typed parameters."""
    profiles: dict[str, dict[str, RawCell]] = field(default_factory=dict)
    """Profile -> entry -> cell like those of rules."""
    tables: dict[str, RawTable] = field(default_factory=dict)
    base: RawCell | None = None
    broken: set[str] = field(default_factory=set)
    """Tables that stand in files that could not be read; ``*`` where the main file itself could not."""


def shorten(value: object, most: int = 80) -> str:
    """A value as text for a message."""
    text = value if isinstance(value, str) else "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join("".join(char if char.isprintable() else " " for char in text[: 4 * most]).split())
    return text if len(text) <= most else text[: most - 1] + "…"


class Collector:
    """Complaints and notices of one run."""

    def __init__(self) -> None:
        self.complaints: list[Complaint] = []
        self.notices: list[Notice] = []
        self._files: dict[str, int] = {}

    def file(self, name: str) -> None:
        """Remember the order in which files are read."""
        self._files.setdefault(name, len(self._files))

    def complain(
        self, file: str, place: Place, *, column: str = "", value: str = "", required: tuple[str, str],
        remedy: tuple[str, str],
    ) -> None:  # fmt: skip
        """Note one thing wrong; texts are (zh, en)."""
        self.file(file)
        self.complaints.append(Complaint(file, place, column, shorten(value), *required, *remedy))

    def unknown(
        self, file: str, place: Place, *, column: str = "", value: str, known: Iterable[str], what: tuple[str, str],
        remedy: tuple[str, str],
    ) -> None:  # fmt: skip
        """Complain of a name that is not known, with the nearest one that is."""
        required = both("load_raw.a_known", what=what, near=nearest_of(nearest(value, known)))
        self.complain(file, place, column=column, value=value, required=required, remedy=remedy)

    def notice(self, kind: str, place: str, zh: str, en: str) -> None:
        """Note something that must not be silent."""
        self.notices.append(Notice(kind, place, zh, en))

    def ordered(self) -> list[Complaint]:
        """Complaints in file order, each once."""
        unique = dict.fromkeys(self.complaints)
        return sorted(unique, key=lambda c: (self._files[c.file], c.place.number))

    def ordered_notices(self) -> tuple[Notice, ...]:
        """Notices, those a must rule takes on trust first, then defaults, then the rest as they came."""
        rank = {"trust": 0, "default": 1}
        return tuple(sorted(dict.fromkeys(self.notices), key=lambda notice: rank.get(notice.kind, 2)))
