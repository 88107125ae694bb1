"""What is known of a place before anything is drawn: numbers from the sources, and what was assumed beside them.

When to modify: a new number by which places differ. The numbers themselves stand in `places`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

SHARES = {
    "UM": 1.0, "MS": 0.45, "PS": 0.8, "FR": 0.8, "HU": 0.5, "EE": 0.5, "EM": 0.5, "TP": 0.4, "TR": 0.4, "CT": 0.4,
    "NR": 0.3, "WA": 0.3,
}  # fmt: skip
"""Share of a certified officer's week that is left to the streets after home work. Assumed."""
RESIDENT = ("UM", "MS", "PS")
"""Departments whose officers serve one street; those of the others serve the whole district."""
WEEKLY_HOURS = 40

Cell = str | int | float
Row = dict[str, Cell]
Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Place:
    """One place: its source numbers, its week, and the sizes that were assumed."""

    key: str
    title: str
    district: str
    week: date
    source: tuple[str, ...]
    """What the source says, one sentence a line, for the head of scenario.yaml."""
    assumed: tuple[str, ...]
    """What was assumed for this place only."""
    certified: dict[str, int]
    auxiliaries: dict[str, int]
    operations: dict[str, int]
    loads: dict[str, int]
    """Certified hours needed as a percentage of those available, by department."""
    streets: int = 1
    names: tuple[str, ...] = ()
    """Names of the streets; those left out are numbered."""
    bureau: dict[str, int] = field(default_factory=dict)
    """Officers of the first street's own bureau, by the department they came from; part of `certified`."""
    leaders: int = 4
    """Commander-rank cadres a street."""
    cadres: tuple[int, ...] = (2,)
    """Street-office cadres below the leaders: of each street, the last number repeated."""
    grid_workers: tuple[int, ...] = (4,)
    """Grid workers whom the centre may call: of each street, the last number repeated."""
    office_contract: int = 3
    """Contract staff of the street office at the command desk, a street."""
    whistles: int = 0
    """Operations of the week that a street's whistle brought."""
    training: bool = False
    """Every certified officer has half a day of training."""
    course: str = ""
    """Street two of whose leaders are on a course from Tuesday to Thursday."""
    patrols: int = 2
    known_until: str = ""
    """Time on the day before the week at which its notices go out; empty: they went out in time."""
    carried_nights: tuple[int, ...] = (0, 0, 1, 1)
    """Nights an officer in the ledger may bring along, equally likely; a centre that keeps count stays within one."""
    small: bool = False
    """Only a commander and one patrol pair a day; no pins, no premises."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the streets."""
        return tuple(f"S{n:02d}" for n in range(1, self.streets + 1)) if self.streets > 1 else ("S1",)

    def of_street(self, numbers: tuple[int, ...], place: int) -> int:
        """The number of one street."""
        return numbers[min(place, len(numbers) - 1)]

    def day(self, number: int) -> date:
        """A day of the week, 0 Monday."""
        return self.week + timedelta(days=number)

    def at(self, number: int, clock: str) -> str:
        """A time of the week as a cell."""
        return datetime.combine(self.day(number), time.fromisoformat(clock)).strftime("%Y-%m-%d %H:%M")

    def dice(self, purpose: str) -> random.Random:
        """Randomness of its own for each purpose, so that one table may change without the others."""
        return random.Random(f"enforceplan/{self.key}/{purpose}")


@dataclass
class Draft:
    """A scenario while it is made: tables, and officers whom pins keep from being absent or recused."""

    place: Place
    tables: Tables = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)

    def add(self, table: str, **cells: Cell | None) -> Row:
        """Append a row; cells that are None or empty are left out."""
        row = {name.rstrip("_"): value for name, value in cells.items() if value not in (None, "")}
        self.tables.setdefault(table, []).append(row)
        return row

    def rows(self, table: str) -> list[Row]:
        """The rows of a table so far."""
        return self.tables.setdefault(table, [])


def spread(number: int, share: float, phase: float) -> list[bool]:
    """``share`` of ``number`` marks, evenly spread; ``phase`` from 0 to 1 says where they begin."""
    return [int((n + 1) * share + phase) > int(n * share + phase) for n in range(number)]


def dealt(total: int, hands: int) -> list[int]:
    """``total`` dealt to ``hands`` as evenly as it goes, the first hands getting more."""
    return [total // hands + (n < total % hands) for n in range(hands)]
