"""The nouns of the catalogue: what ships with the package and a scenario may override. Frozen, no reading here.

When to modify: a fact that belongs to every operation, post or pack of a type, not to one row of a scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforceplan.domain import (
    CoerciveKind,
    DayRule,
    DepartmentKind,
    Element,
    Need,
    Presence,
    Rank,
    Selection,
    Window,
)


@dataclass(frozen=True, slots=True)
class DepartmentType:
    """A department as every street knows it."""

    code: str
    name_zh: str
    name_en: str
    kind: DepartmentKind
    may_enforce: bool
    """Whether it may inspect, penalise or coerce in its own name."""
    also: tuple[str, ...] = ()
    """Other names by which planners call it."""


@dataclass(frozen=True, slots=True)
class EquipmentKind:
    """A kind of equipment that operation types ask for."""

    code: str
    name_zh: str
    name_en: str
    vehicle: bool
    """Whether it is a vehicle that carries the officers."""


@dataclass(frozen=True, slots=True)
class OperationType:
    """A type of joint operation; its fields mean what they mean in `domain.Operation`."""

    code: str
    name_zh: str
    name_en: str
    lead: str
    priority: int
    """5 urgent, 4 high, 3 normal, 2 low, 1 optional."""
    groups: int
    minutes: int
    """From muster to dismissal, way to the site included."""
    windows: tuple[Window, ...]
    """Each holds `minutes` whole; where one was widened to do so, `note` gives the time on the spot."""
    days: DayRule
    weekdays: tuple[int, ...]
    """Days of the week on which it may begin, 0 Monday; empty: every day allowed by `days`."""
    elements: tuple[Element, ...]
    equipment: tuple[Need, ...]
    coercive: CoerciveKind
    selection: Selection
    checkpoint: bool
    follow_up_days: int
    """Days until the re-check; 0: none, or by order."""
    note: str
    """What was assumed or cannot be said by the fields, in English."""


@dataclass(frozen=True, slots=True)
class PostType:
    """A type of standing post; its fields mean what they mean in `domain.Post`."""

    code: str
    name_zh: str
    name_en: str
    shifts: tuple[Window, ...]
    days: DayRule
    weekdays: frozenset[int]
    departments: tuple[str, ...]
    certified: int
    auxiliaries: int
    cadres: int
    rank: Rank
    qualification: str
    drivers: int
    break_minutes: int
    counted: float
    presence: Presence
    alongside: bool
    led: bool
    whole: bool
    standby_reach: int | None
    penalty_capable: bool


@dataclass(frozen=True, slots=True)
class RulePack:
    """Parameters of the rules with their legal basis, for the dates in which that law is in force."""

    id: str
    name_zh: str
    name_en: str
    valid_from: date
    valid_to: date
    """Last day on which it is valid."""
    entries: dict[str, dict[str, object]]
    """Entry (rule id, or ``rule_id.suffix``) -> parameters, in the order of the levels."""
    basis: dict[str, tuple[str, str]]
    """Entry -> law and article, zh and en."""
    origins: dict[str, str]
    """``entry.key`` -> the pack that gives it: this one, or one that it extends."""
    line: str
    """What its dated versions have in common: ``cn`` for national law, a province's own name."""
    law: tuple[str, str]
    """What came into force with it and what that changes here, zh and en."""

    def covers(self, day: date) -> bool:
        """Whether the pack is valid on ``day``; both ends count."""
        return self.valid_from <= day <= self.valid_to
