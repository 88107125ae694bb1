"""What there is to do, where and with what: operations, posts, items, premises, equipment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from enforceplan.domain.people import Span
from enforceplan.domain.words import CoerciveKind, DayRule, ElementKind, Presence, Rank, Selection


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
    after: str = ""
    """Operation that comes first; empty: none."""
    after_min_minutes: int = 0
    """Least minutes from the end of that one to the start of this one."""
    after_max_minutes: int | None = None
    """Most such minutes; None: any."""
    same_pair: bool = False
    """Its lead department's certified officers have a seat in that one, too."""
    joins: str = ""
    """Operation of whose visit this one is a part, under its commander (`one_visit`); empty: it has its own."""
    inspection_kind: str = ""
    """``routine``, ``case``, ``special`` or empty."""
    requested_by: str = ""
    """Who asked for it: a department, a street, an officer."""
    approval_no: str = ""
    notice_no: str = ""
    """Number of the notice sent to the party; empty: not notified."""
    plan_item: str = ""
    pool: tuple[str, ...] = ()
    """Premises of which ``draw`` are drawn by lot (`random_draw`); empty: none."""
    draw: int = 0
    redraw: int = 0
    """How often the lot was drawn again, each time for a recorded reason."""
    redraw_reason: str = ""

    @property
    def triggered(self) -> bool:
        """It answers an event (whistle, hotline, case) and does not come from the plan."""
        return self.source in ("whistle", "hotline") or self.inspection_kind == "case"


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
    kinds: tuple[str, ...] = ()
    """Kind of each shift, in their order, for duty-roster rules; empty: the post's code for all of them."""
    dates: tuple[date, ...] = ()
    """Only on these days; empty: every day allowed by ``days`` and ``weekdays``."""
    wanted: int | None = None
    """Heads wanted of those there is room for (`cover`); None: all."""
    least: int = 0
    """Heads that have to be there (`cover`)."""
    critical: tuple[str, ...] = ()
    """Officers A and B of whom one at least is never off (`backup_pair`); empty: not critical."""

    def kind_of(self, place: int) -> str:
        """Kind of one of its shifts."""
        return self.kinds[min(place, len(self.kinds) - 1)] if self.kinds else self.code


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
    """Law and article, as the scenario or the catalogue gives it."""
    name: str = ""
    basis_en: str = ""
    """The same in English, where the catalogue has it."""


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
    kind: str = ""
    """Trade."""
    cap: int | None = None
    """Most planned visits a year by one body; None: as its grade says (`visit_cap`)."""
    visits: tuple[tuple[str, int], ...] = ()
    """(body, planned visits so far this year)"""


@dataclass(frozen=True, slots=True)
class DutyItem:
    """What a department may ask of a street."""

    item: str
    department: str


@dataclass(frozen=True, slots=True)
class Community:
    """A community of a street."""

    code: str
    name: str
    street: str
    zone: str
    households: int
    grids: int


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
