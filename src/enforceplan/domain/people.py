"""Who there is: departments, streets, officers with their certificates, absences and what they carry along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from enforceplan.domain.words import Attach, DepartmentKind, PairKind, Rank, Regime, Standing, StreetKind


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open piece of local time, [start, end)."""

    start: datetime
    end: datetime


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
    liaison: str = ""
    """Whom to call; printed, never computed with."""
    phone: str = ""


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
    """End of the last duty before the horizon, duties on call and duty leaders' shifts aside; it may lie inside."""
    last_zone: str = ""
    """Zone of that duty; empty: not known."""
    last_night: bool = False
    """Whether that last duty was a night; asked where its end is not known."""
    tail_minutes: int = 0
    """Working minutes of the last duties that fall into the horizon; all of them count for its first day."""
    on_site_until: datetime | None = None
    """End of the last duty on site before the horizon, where that is later than ``last_end``."""
    off_run: int = 0
    """Consecutive days without duty that end on the day before the horizon."""
    kinds: tuple[tuple[str, int], ...] = ()
    """Kinds of the post shifts held on the day before the horizon, each with its days in a row up to that one."""
    shifts: int = 0
    """Post shifts held so far in the period that the horizon goes on with (`shifts_in_period`)."""
    weekends_so_far: int = 0
    """Weekends with duty so far in that period (`weekends`); ``weekends`` is the balance of `fair_weekends`."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two officers who belong together or apart."""

    officer: str
    other: str
    kind: PairKind


@dataclass(frozen=True, slots=True)
class Wish:
    """An officer's wish to be on duty, or free, for a piece of time."""

    span: Span
    wanted: bool
    """He would like to be on duty; False: to be free."""
    kind: str = ""
    """Only duties of this kind of shift are meant (a request); empty: any duty."""
    weight: int = 1
    """What it counts for against other wishes."""


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
    wishes: tuple[Wish, ...] = ()
    phone: str = ""
    name: str = ""
    """Printed beside the code; empty: the code alone. No rule reads it."""
