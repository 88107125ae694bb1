"""One record of what really happened and where it stands; what each kind may say, and how a complaint about it reads.

When to modify: a new kind of record, or a new column of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from enforceplan.errors import Complaint, Place
from enforceplan.scenario.kinds import RecordKind
from enforceplan.scenario.running import RecordRow
from enforceplan.text import both

SAYS: dict[RecordKind, frozenset[str]] = {
    RecordKind.CAME: frozenset({"officer", "from", "to"}),
    RecordKind.LATE: frozenset({"officer", "from"}),
    RecordKind.LEFT: frozenset({"officer", "to"}),
    RecordKind.SUBSTITUTE: frozenset({"officer", "other", "from"}),
    RecordKind.DONE: frozenset({"from", "to", "faults", "recheck_by"}),
    RecordKind.CANCELLED: frozenset({"officer"}),
}
"""Kinds that are about a duty -> what is read of them besides operation or post; the other kinds are not used yet."""
ONE_PERSON = frozenset({RecordKind.CAME, RecordKind.LATE, RecordKind.LEFT, RecordKind.SUBSTITUTE})
_FIELDS = {"from": "start", "to": "end"}


@dataclass(frozen=True, slots=True)
class Record:
    """A record and where it stands."""

    row: RecordRow
    file: str
    place: Place

    @property
    def job(self) -> str:
        """Operation, or post shift as text."""
        return self.row.operation or self.row.post

    @property
    def used(self) -> bool:
        """Whether anything is done with a record of this kind."""
        return self.row.kind in SAYS

    def value(self, column: str) -> object:
        """What stands in a column; None where it is blank."""
        return getattr(self.row, _FIELDS.get(column, column))

    def seen(self, language: str) -> str:
        """File and row."""
        return f"{self.file} {self.place.text(language)}".strip()

    def complaint(self, column: str, zh: str, en: str, *, value: str | None = None) -> Complaint:
        """What is required of a column; its own value is quoted unless another is given."""
        stands = self.value(column) if value is None else value
        shown = f"{stands:%Y-%m-%d %H:%M}" if isinstance(stands, datetime) else "" if stands is None else str(stands)
        return Complaint(
            self.file, self.place, column, shown, zh, en,
            *both("memory_record.correct_the_record_or_name_the_run")
        )  # fmt: skip

    def against(self, other: Record, column: str, zh: str, en: str) -> Complaint:
        """What two records contradict each other in; the other one is named."""
        return self.complaint(
            column, *both("memory_record.see", what=(zh, en), seen=(other.seen("zh"), other.seen("en")))
        )
