"""What the two sheets of a workbook say, duty by duty, with the cell of each; and how a complaint about a cell is made.

When to modify: another thing that one of the sheets can say of a duty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from openpyxl.utils import get_column_letter

from enforceplan.errors import Place
from enforceplan.load.book_cell import BookCell
from enforceplan.load.raw import Collector
from enforceplan.roster import Role, ShiftRef
from enforceplan.text import LANGUAGES, both, words

Key = tuple[str, str]
"""(officer, operation code or post shift as text): a duty."""


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell of a workbook; row and column count from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"[{self.sheet}] {get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Said:
    """One duty as one of the sheets says it; None and empty are not said."""

    officer: str
    job: str
    cell: Cell
    text: str
    """What stands there, as it stands."""
    day: date
    """Day on which it begins."""
    post: ShiftRef | None = None
    start: datetime | None = None
    timed: Cell | None = None
    """Cell of its beginning, where that is another one."""
    group: int | None = None
    marks: frozenset[str] | None = None
    commander: bool | None = None
    element: str | None = None
    role: Role | None = None

    @property
    def key(self) -> Key:
        """The duty it is about."""
        return self.officer, self.job


@dataclass
class Sheet:
    """All that one sheet says."""

    said: dict[Key, Said] = field(default_factory=dict)
    days: dict[tuple[str, date], Cell] = field(default_factory=dict)
    """Officer and day -> the cell of the matrix; nothing for the list."""
    texts: dict[tuple[str, date], str] = field(default_factory=dict)
    rows: dict[str, Cell] = field(default_factory=dict)
    """Officer -> the cell of his code in the matrix; nothing for the list."""
    left: dict[Key, Cell] = field(default_factory=dict)
    """Duty as written -> the cell of its row in the list, whoever is named there now."""
    titles: list[str] = field(default_factory=list)
    """Names of the sheets it is made of."""


class Desk:
    """Where complaints about one workbook are put down, in the words of both languages."""

    def __init__(self, file: str, collector: Collector) -> None:
        self.file = file
        self.collector = collector

    def complain(self, where: Cell | str, key: str, *, value: str = "", **values: object) -> None:
        """Note one thing wrong with a cell (or a sheet, by name; empty: the file).

        The text of ``key`` says what is required and, behind a dash, what to do. Values are filled in both; those that
        differ between the languages are pairs (zh, en).
        """
        zh, en = (said(language, key, values).split(" — ") for language in LANGUAGES)
        self.collector.complain(
            self._label(where), Place(), value=value, required=(zh[0], en[0]), remedy=(zh[1], en[1])
        )

    def amiss(self, cell: Cell, found: BookCell) -> None:
        """Complain of a cell that says nothing: the error of a formula, one that was never calculated."""
        if found.amiss is not None:
            self.collector.complain(
                self._label(cell), Place(), value=found.text, required=found.amiss.required, remedy=found.amiss.remedy
            )

    def notice(self, where: Cell | str, key: str, **values: object) -> None:
        """Note something that must not be silent."""
        zh, en = (said(language, key, values) for language in LANGUAGES)
        self.collector.notice("warning", self._label(where), zh, en)

    def _label(self, where: Cell | str) -> str:
        return f"{self.file} {where}" if isinstance(where, Cell) else f"{self.file} [{where}]" if where else self.file


def said(language: str, key: str, values: dict[str, object]) -> str:
    """A text filled in; of values that are pairs (zh, en) the half of the language."""
    half = LANGUAGES.index(language)
    return words(language)(key, **{k: v[half] if isinstance(v, tuple) else v for k, v in values.items()})


def nearest_of(name: str) -> tuple[str, str]:
    """The hint at the nearest known name, in both languages; empty where there is none."""
    return both("edits_said.nearest", name=name) if name else ("", "")
