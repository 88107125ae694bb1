"""Rows about places, things and days: streets, ways, equipment, premises, calendar.

When to modify: a new column about where things are.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from enforceplan.domain import StreetKind
from enforceplan.scenario.cells import Clock, Code, Codes, Date, Text, Texts, Yes, choice
from enforceplan.scenario.kinds import CalendarKind
from enforceplan.scenario.numbers import Heads, Households, Minutes
from enforceplan.scenario.rows import NotedRow


class StreetRow(NotedRow):
    """A street."""

    code: Code = Field(description="Code of the street.")
    name: Text = Field("", description="Name. Default: the code.")
    kind: Annotated[StreetKind, choice(StreetKind)] = Field(StreetKind.URBAN, description="urban or agri.")
    zone: Code | None = Field(None, description="Zone it lies in. Default: a zone of its own.")
    households: Households = Field(0, description="Households.")
    grids: Heads = Field(0, description="Grids.")


class CommunityRow(NotedRow):
    """A community of a street."""

    code: Code = Field(description="Code of the community.")
    name: Text = Field("", description="Name.")
    street: Code | None = Field(None, description="Street it belongs to.")
    kind: Annotated[StreetKind, choice(StreetKind)] = Field(StreetKind.URBAN, description="urban or agri.")
    zone: Code | None = Field(None, description="Zone it lies in.")
    households: Households = Field(0, description="Households.")
    grids: Heads = Field(0, description="Grids.")


class TravelRow(NotedRow):
    """The way between two zones, both directions; from a zone to itself: the way inside it."""

    start: Code = Field(alias="from", description="Zone.")
    end: Code = Field(alias="to", description="Zone; the same one for the way inside.")
    minutes: Minutes = Field(description="Minutes.")


class EquipmentRow(NotedRow):
    """A pool of alike things."""

    code: Code = Field(description="Code of the pool.")
    name: Text = Field("", description="Name.")
    kind: Code = Field(description="Kind, as operations ask for it: recorder, car, van.")
    where: Code | None = Field(None, description="Street that keeps it. Default: the district.")
    quantity: Heads = Field(1, description="How many.")
    seats: Heads = Field(0, description="Seats of each, for vehicles.")
    needs_driver: Yes = Field(False, description="Needs a driver.")


class PremisesRow(NotedRow):
    """A place that is inspected."""

    code: Code = Field(description="Code of the premises.")
    name: Text = Field("", description="Name.")
    kind: Text = Field("", description="Trade.")
    street: Code | None = Field(None, description="Street it lies in. Default: the only street.")
    zone: Code | None = Field(None, description="Zone. Default: the street's.")
    party: Text = Field("", description="Who runs it.")
    grade: Text = Field("", description="Risk or credit grade.")
    cap: Heads | None = Field(None, description="Most planned visits a year by one body.")
    visits: Texts = Field((), description="Visits so far this year by body: MS:1; FR:2.")
    last_full_visit: Date | None = Field(None, description="Last full inspection.")
    mandatory: Yes = Field(False, description="Must be fully inspected within the period the rule pack names.")


class CalendarRow(NotedRow):
    """What is special about a day; overrides the built-in calendar."""

    date: Date = Field(description="Day.")
    kind: Annotated[CalendarKind, choice(CalendarKind)] = Field(description="What kind of day it is.")
    streets: Codes = Field((), alias="street", description="Only these streets.")
    start: Clock | None = Field(None, alias="from", description="Time of day it begins.")
    end: Clock | None = Field(None, alias="to", description="Time of day it ends.")
