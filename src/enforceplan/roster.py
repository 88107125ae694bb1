"""The roster: starts, duties, bodies and vehicles, in names and local times. `roster.json` is its only truth.

When to modify: a new kind of decision. Scores, texts and views are made elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Role(StrEnum):
    """The kind of seat a duty fills."""

    CERTIFIED = "certified"
    AUXILIARY = "auxiliary"
    CADRE = "cadre"
    COMMANDER = "commander"


COMMANDER_ELEMENT = "commander"
"""Element code of the commander's own seat, one an operation, in group 0."""


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """A served operation and when it musters."""

    operation: str
    start: datetime


@dataclass(frozen=True, slots=True, order=True)
class ShiftRef:
    """One shift of a post: the post, the day on which it opens, its place in the post's list of shifts (from 0)."""

    post: str
    date: date
    shift: int

    def __str__(self) -> str:
        return f"{self.post}@{self.date.isoformat()}#{self.shift}"

    @classmethod
    def parse(cls, text: str) -> ShiftRef:
        """Read back what ``str`` wrote. Raises ValueError where it is not of the form POST@DATE#SHIFT."""
        post, _, rest = text.rpartition("@")
        day, _, shift = rest.partition("#")
        if not post:
            raise ValueError(f"not a post shift: {text!r} — required: POST@YYYY-MM-DD#N")
        return cls(post, date.fromisoformat(day), int(shift))


@dataclass(frozen=True, slots=True)
class Duty:
    """One officer's service in one operation, or in one post shift (exactly one of the two is given)."""

    officer: str
    role: Role
    operation: str = ""
    element: str = ""
    group: int = 0
    """Group 1, 2, …; 0 for elements that serve the whole operation, and for posts."""
    post: ShiftRef | None = None
    marks: tuple[str, ...] = ()
    """``leader``, ``driver``, ``recorder``: what this filled seat also does; sorted."""

    @property
    def job(self) -> str:
        """Code of the operation, or the post shift as text."""
        return self.operation or str(self.post)


@dataclass(frozen=True, slots=True, order=True)
class BodyChoice:
    """Which body fills an element (in one group)."""

    operation: str
    group: int
    element: str
    body: str


@dataclass(frozen=True, slots=True, order=True)
class VehicleUse:
    """Units of an equipment pool an operation takes along."""

    operation: str
    equipment: str
    quantity: int


@dataclass(frozen=True)
class Roster:
    """Who does what when. Everything else about a run is derived from this and its scenario."""

    starts: tuple[Start, ...]
    duties: tuple[Duty, ...]
    bodies: tuple[BodyChoice, ...] = ()
    vehicles: tuple[VehicleUse, ...] = ()

    def ordered(self) -> Roster:
        """The same roster with every list in its one canonical order."""
        return Roster(
            tuple(sorted(self.starts)),
            tuple(sorted(self.duties, key=lambda d: (d.job, d.group, d.element, d.role, d.officer))),
            tuple(sorted(self.bodies)),
            tuple(sorted(self.vehicles)),
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a duty: officer, role, operation, element, group, post, date, shift, start, marks."""
        import pandas as pd

        starts = {s.operation: s.start for s in self.starts}
        rows = [
            {
                "officer": d.officer,
                "role": d.role.value,
                "operation": d.operation,
                "element": d.element,
                "group": d.group,
                "post": d.post.post if d.post else "",
                "date": (d.post.date if d.post else starts[d.operation].date() if d.operation in starts else None),
                "shift": d.post.shift if d.post else None,
                "start": starts.get(d.operation),
                "marks": " ".join(d.marks),
            }
            for d in self.ordered().duties
        ]
        columns = ["officer", "role", "operation", "element", "group", "post", "date", "shift", "start", "marks"]
        return pd.DataFrame(rows, columns=columns)


EMPTY = Roster((), ())
