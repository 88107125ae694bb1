"""One week, complete: the calendar, everybody and everything in it, and what must not be silent about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from enforceplan.domain.people import Department, Officer, Pair, Street
from enforceplan.domain.words import DayKind
from enforceplan.domain.work import (
    Community,
    Devolution,
    DutyItem,
    Equipment,
    Item,
    Offer,
    Operation,
    Post,
    Premises,
    Recusal,
)


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day of the week under plan or beside it."""

    date: date
    kind: DayKind
    school: bool
    known: bool = True
    """False when the built-in calendar has no data of that year and the weekday was used."""

    @property
    def works(self) -> bool:
        """Offices are open: a workday or a make-up workday."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)


@dataclass(frozen=True, slots=True)
class RuleException:
    """A granted exception from one entry (never a must) for one subject and some dates."""

    entry: str
    subject: str
    first: date
    last: date
    limit: int | None
    """New limit in the entry's own unit; None: the entry is off for the subject."""
    reason: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class SolverSettings:
    """How long and how to search; nobody needs to set it."""

    seconds: float = 60.0
    workers: int = 2
    seed: int = 1
    deterministic: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must not be silent: a default used, a row skipped, a table not yet obeyed, a year unknown."""

    kind: str
    """``default``, ``trust`` (a must rule relies on the default), ``ignored``, ``not_obeyed``, ``calendar``,
    ``rule_off``, ``draw``, ``visit``, ``pack`` or ``warning`` (it will soon matter)."""
    place: str
    """Table, and row or column where one is meant."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Announced:
    """What was published of one operation or post shift."""

    start: datetime | None
    """Start of an operation; None for a post shift, which begins when it opens."""
    officers: tuple[str, ...]


@dataclass(frozen=True)
class Scenario:
    """Everything known about one week, complete: the audit's and the model's common ground.

    Clock: local whole minutes (naive datetimes, Asia/Shanghai); the horizon is [week_start 00:00, + days).
    """

    title: str
    district: str
    week_start: date
    days: int
    slot_minutes: int
    language: str
    rule_pack: str
    profile: str
    history_until: datetime | None
    published_until: datetime | None
    freeze_hours: int
    draw_seed: str
    solver: SolverSettings
    calendar: tuple[Day, ...]
    """From the day before the horizon, or a day from which workdays are counted, to two days after it, in order."""
    departments: dict[str, Department]
    streets: dict[str, Street]
    zones: tuple[str, ...]
    ways: dict[tuple[str, str], int]
    """Minutes between zones, both directions present; a zone to itself: minutes inside it."""
    officers: dict[str, Officer]
    items: dict[str, Item]
    devolutions: tuple[Devolution, ...]
    operations: dict[str, Operation]
    posts: dict[str, Post]
    equipment: dict[str, Equipment]
    premises: dict[str, Premises]
    recusals: tuple[Recusal, ...]
    offers: tuple[Offer, ...]
    exceptions: tuple[RuleException, ...]
    rules: dict[str, dict[str, object]]
    """Effective rule parameters: entry -> {"rule": id, "level": ..., parameters}; ``off: true`` switches off."""
    rule_sources: dict[str, str]
    """Where each "entry.key" came from: the pack, the profile or the scenario."""
    rule_basis: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Entry of the pack -> law and article there, zh and en; entries of the scenario's own rest on their rooms'."""
    street_carried: dict[str, int] = field(default_factory=dict)
    """Coverage points left out at each street in earlier weeks (ledger)."""
    department_carried: dict[str, int] = field(default_factory=dict)
    """Carried balance of each department, minutes."""
    pairs: tuple[Pair, ...] = ()
    communities: dict[str, Community] = field(default_factory=dict)
    duty_list: tuple[DutyItem, ...] = ()
    """What departments may ask of the streets; empty: there is no list, and nothing is held against it."""
    guests: dict[str, str] = field(default_factory=dict)
    """Parties that are only invited and own no officers: code -> name."""
    published: dict[str, Announced] = field(default_factory=dict)
    """The week as it was published: operation, or post shift as text -> what its officers were told."""
    notices: tuple[Notice, ...] = ()

    @property
    def start(self) -> datetime:
        """First minute of the horizon."""
        return datetime(self.week_start.year, self.week_start.month, self.week_start.day)

    @property
    def end(self) -> datetime:
        """First minute after the horizon."""
        return self.start + timedelta(days=self.days)

    @cached_property
    def day_of(self) -> dict[date, Day]:
        """Calendar days by date."""
        return {day.date: day for day in self.calendar}
