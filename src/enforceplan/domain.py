"""The nouns of a street's enforcement week, complete and frozen: what every later room reads.

A `Scenario` is what loading makes of the planner's document: rows expanded, defaults filled in, catalogue and
calendar merged. It speaks of names, dates and local times; indices and minutes begin in `problem`.

When to modify: a new fact about people, places or work that a rule must read. Not for parameters of rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cached_property


class Level(IntEnum):
    """Lexicographic levels, best first. A level's value is a whole number >= 0, smaller is better."""

    MUST = 0
    POLICY = 1
    COVERAGE = 2
    DISRUPTION = 3
    FAIRNESS = 4
    PREFERENCE = 5

    @property
    def word(self) -> str:
        """The level's name in files and on screens."""
        return self.name.lower()


class Standing(StrEnum):
    """What an officer may be counted as."""

    CERTIFIED = "certified"
    AUXILIARY = "auxiliary"
    CADRE = "cadre"
    EXPERT = "expert"


class Attach(StrEnum):
    """How an officer belongs to the street."""

    RESIDENT = "resident"
    ON_CALL = "on_call"
    SUNK = "sunk"
    DISTRICT_POOL = "district_pool"
    PART_TIME = "part_time"


class Regime(StrEnum):
    """The working-time law an officer stands under."""

    CIVIL_SERVANT = "civil_servant"
    CONTRACT = "contract"
    ROTA = "rota"


class Rank(IntEnum):
    """Ranks, lowest first; a seat that asks for a rank takes it or a higher one."""

    MEMBER = 0
    GROUP_LEADER = 1
    COMMANDER = 2
    DUTY_LEADER = 3


class DepartmentKind(StrEnum):
    """What a department is in law."""

    DEPARTMENT = "department"
    POLICE = "police"
    STREET_OFFICE = "street_office"
    AUTHORISED_BODY = "authorised_body"
    COORDINATING_BODY = "coordinating_body"


class StreetKind(StrEnum):
    """Agricultural streets may have a bureau of their own, urban ones use dispatched teams."""

    URBAN = "urban"
    AGRI = "agri"


class ElementKind(StrEnum):
    """What the part of one body does in an operation."""

    ENFORCING = "enforcing"
    ORDER_KEEPING = "order_keeping"
    SUPPORT = "support"
    INVITED = "invited"


class CoerciveKind(StrEnum):
    """Coercive measures (seizure, sealing) and coercive execution are different things in law."""

    NONE = "none"
    MEASURE = "measure"
    EXECUTION = "execution"


class Selection(StrEnum):
    """Who chooses the inspectors."""

    ASSIGNED = "assigned"
    RANDOM_DRAW = "random_draw"


class Presence(StrEnum):
    """Whether a post is held on the spot or from home."""

    ON_SITE = "on_site"
    ON_CALL = "on_call"


class DayKind(StrEnum):
    """What the State Council notice makes of a calendar day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "makeup_workday"


class DayRule(StrEnum):
    """On which days an operation or a post may take place."""

    ANY = "any"
    WORKDAY = "workday"
    WEEKEND = "weekend"
    SCHOOL_DAY = "school_day"


DISTRICT = "district"
"""The word that stands for "no single street" in `Officer.used_by` and `Equipment.where`."""


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
class Span:
    """A half-open piece of local time, [start, end)."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Window:
    """A daily window in minutes after midnight; ``close <= open`` means it ends on the next day."""

    open: int
    close: int

    @property
    def end(self) -> int:
        """Minutes from the midnight that opens the day to the window's end (above 1440 when it crosses)."""
        return self.close if self.close > self.open else self.close + 1440


@dataclass(frozen=True, slots=True)
class Department:
    """An owner of officers; its code is also the code of the body it is in law."""

    code: str
    name: str
    kind: DepartmentKind
    may_enforce: bool
    home_reserve: int
    """Heads to be kept at home in office hours on workdays (a share has been turned into heads, rounded up)."""
    draw_cap: int | None
    """Most officers a day the centre may draw, residents and sunk staff not counted; None: no cap."""
    notice_hours: int


@dataclass(frozen=True, slots=True)
class Street:
    """A street; where powers are devolved it is a body of its own, acting through officers whose owner it is."""

    code: str
    name: str
    kind: StreetKind
    zone: str
    households: int
    grids: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """An enforcement certificate: for one body, for some items or (empty) all of that body."""

    body: str
    items: frozenset[str]
    number: str
    valid_from: date
    valid_to: date
    """Last day on which it is valid."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A piece of time in which an officer may not be rostered."""

    span: Span
    kind: str
    consent: bool = True


@dataclass(frozen=True, slots=True)
class Carried:
    """What an officer brings along from earlier weeks (ledger and history)."""

    minutes: int = 0
    """Balance of duty minutes above (+) or below (-) the fair share."""
    nights: int = 0
    weekends: int = 0
    days_run: int = 0
    """Consecutive duty days that end on the day before the horizon."""
    last_end: datetime | None = None
    """End of the last duty before the horizon."""
    last_night: bool = False
    """Whether that last duty was a night."""


@dataclass(frozen=True, slots=True)
class Officer:
    """One person who can be rostered."""

    code: str
    owner: str
    """Department, or street acting under devolved powers: the body he acts for."""
    used_by: str
    """Street where he serves, or `DISTRICT`."""
    managed_by: str
    """Street (or department) that manages him; the street named here is where he is local."""
    attach: Attach
    standing: Standing
    rank: Rank
    female: bool
    driver: bool
    regime: Regime
    weekly_minutes: int
    reserved_minutes: int
    """Home work a week that may not be touched, minutes."""
    no_night: bool
    no_overtime: bool
    qualifications: frozenset[str] = frozenset()
    certificates: tuple[Certificate, ...] = ()
    absences: tuple[Absence, ...] = ()
    carried: Carried = Carried()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """The part of one body in an operation. Its code is unique within the operation."""

    code: str
    department: str
    """The department that naturally fills it (names it, where it has no items)."""
    items: tuple[str, ...]
    kind: ElementKind
    per_group: bool
    optional: bool
    certified: int = 0
    auxiliaries: int = 0
    cadres: int = 0
    qualification: str = ""
    """Each certified head and cadre must hold it; empty: none."""
    female: int = 0
    """Least female officers among its heads (`female_officer`)."""
    invited: int = 0
    """Heads of an invited element: printed on the order, nobody rostered."""


@dataclass(frozen=True, slots=True)
class Need:
    """Equipment an operation needs: so many units of a kind, per group or for the whole operation."""

    kind: str
    quantity: int
    per_group: bool


@dataclass(frozen=True, slots=True)
class Pin:
    """What the planner has fixed; each facet alone obliges the operation."""

    start: datetime | None = None
    officers: tuple[str, ...] = ()
    vehicle: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One joint operation of the week, complete: what its type says and what the row overrides."""

    code: str
    type: str
    name: str
    street: str
    zone: str
    """Zone of its site."""
    lead: str
    priority: int
    """5 urgent, 4 high, 3 normal, 2 low, 1 optional."""
    must: bool
    groups: int
    minutes: int
    """From muster to dismissal, way to the site included."""
    windows: tuple[Window, ...]
    days: DayRule
    elements: tuple[Element, ...]
    equipment: tuple[Need, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None
    dates: tuple[date, ...] = ()
    """Days on which it may begin; empty: every day of the horizon."""
    not_same_day: str = ""
    """Operations that share this word take place on different days (rows expanded by ``times``)."""
    coercive: CoerciveKind = CoerciveKind.NONE
    selection: Selection = Selection.ASSIGNED
    checkpoint: bool = False
    """It stops vehicles on the road (`checkpoint`)."""
    premises: tuple[str, ...] = ()
    party: str = ""
    source: str = "plan"
    emergency_basis: str = ""
    preconditions_met_on: date | None = None
    follow_up_days: int = 0
    excluded: tuple[str, ...] = ()
    muster_place: str = ""
    pin: Pin = Pin()
    site: str = ""
    """Where it takes place, in words; printed, never computed with."""


@dataclass(frozen=True, slots=True)
class Post:
    """A standing duty with shifts. Each (date, shift) is one post shift with its own heads."""

    code: str
    name: str
    street: str
    zone: str
    shifts: tuple[Window, ...]
    days: DayRule
    weekdays: frozenset[int]
    """Days of the week on which it is held, 0 Monday; empty: every day allowed by ``days``."""
    departments: tuple[str, ...]
    """Owners whose officers may hold it; empty: any."""
    certified: int
    auxiliaries: int
    cadres: int
    rank: Rank
    """Least rank of every head."""
    qualification: str
    drivers: int
    """Least drivers among its heads."""
    break_minutes: int
    counted: float
    """Share of the hours (break taken off) that is working time; on call at home 0."""
    presence: Presence
    alongside: bool
    """Its holder may take other duties in the same street meanwhile (duty leader)."""
    led: bool
    """Auxiliaries need a certified officer beside them."""
    whole: bool
    """Manned whole or not at all (standby)."""
    standby_reach: int | None
    """Minutes within which a standby group reaches a call; None: not a standby post."""
    penalty_capable: bool
    """Its certified heads are two of one body."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A department's answer: so many heads for that time. Replaces its draw cap on that date."""

    department: str
    street: str
    span: Span
    heads: int


@dataclass(frozen=True, slots=True)
class Item:
    """An empowered matter (事项) and the body that naturally holds it."""

    code: str
    body: str
    act_kind: str = "penalty"
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Devolution:
    """An item a street holds itself from a date on."""

    item: str
    street: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Premises:
    """A place that is inspected."""

    code: str
    name: str
    street: str
    zone: str
    party: str
    grade: str
    last_full_visit: date | None
    mandatory: bool


@dataclass(frozen=True, slots=True)
class Recusal:
    """An officer who may not act at premises, or towards a party."""

    officer: str
    premises: str
    party: str


@dataclass(frozen=True, slots=True)
class Equipment:
    """A pool of alike things: recorders, vehicles, machines."""

    code: str
    kind: str
    where: str
    """Street that keeps it, or `DISTRICT`."""
    quantity: int
    seats: int
    needs_driver: bool


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
    ``rule_off``, ``draw``, ``pack`` or ``warning`` (it will soon matter)."""
    place: str
    """Table, and row or column where one is meant."""
    zh: str
    en: str


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
    """From the day before the horizon to two days after it, in order."""
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
    street_carried: dict[str, int] = field(default_factory=dict)
    """Coverage points left out at each street in earlier weeks (ledger)."""
    department_carried: dict[str, int] = field(default_factory=dict)
    """Carried balance of each department, minutes."""
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
