"""The whole scenario document: settings, rule overrides and every table, frozen.

When to modify: a new table. Its rows stand in the file of its subject.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from enforceplan.scenario.people import (
    AbsenceRow,
    CertificateRow,
    DepartmentRow,
    ExceptionRow,
    OfferRow,
    OfficerRow,
    PairRow,
    RecusalRow,
)
from enforceplan.scenario.places import CalendarRow, CommunityRow, EquipmentRow, PremisesRow, StreetRow, TravelRow
from enforceplan.scenario.rows import NotedRow, Row
from enforceplan.scenario.running import DemandRow, DispatchRow, LedgerRow, PublishedRow, RecordRow
from enforceplan.scenario.settings import Settings
from enforceplan.scenario.work import (
    DevolutionRow,
    DutyListRow,
    ItemRow,
    OperationRow,
    OperationTypeRow,
    PostRow,
)


class Document(Row):
    """A scenario as written: one field a table, in the order in which tables are read and written."""

    settings: Settings = Field(description="What holds for the whole scenario.")
    rules: dict[str, dict[str, Any]] = Field(
        default_factory=dict, description="Parameters of rule entries: entry -> parameter -> value; off: true."
    )
    profiles: dict[str, dict[str, dict[str, Any]]] = Field(
        default_factory=dict, description="Profiles of the scenario's own: name -> entry -> parameter -> value."
    )
    officers: tuple[OfficerRow, ...] = Field((), description="Who can be rostered.")
    operations: tuple[OperationRow, ...] = Field(
        (), description="What is to be done this week; may be left out, or empty, where there are posts."
    )
    departments: tuple[DepartmentRow, ...] = Field((), description="Owners of officers.")
    streets: tuple[StreetRow, ...] = Field((), description="Streets that command.")
    posts: tuple[PostRow, ...] = Field((), description="Standing duties with shifts.")
    absences: tuple[AbsenceRow, ...] = Field((), description="Who is away when.")
    certificates: tuple[CertificateRow, ...] = Field((), description="Enforcement certificates.")
    travel: tuple[TravelRow, ...] = Field((), description="Ways between zones.")
    equipment: tuple[EquipmentRow, ...] = Field((), description="Recorders, vehicles, machines.")
    offers: tuple[OfferRow, ...] = Field((), description="What departments can send.")
    recusals: tuple[RecusalRow, ...] = Field((), description="Who may not act where.")
    pairs: tuple[PairRow, ...] = Field((), description="Who belongs together or apart.")
    exceptions: tuple[ExceptionRow, ...] = Field((), description="Granted exceptions from rules.")
    items: tuple[ItemRow, ...] = Field((), description="Empowered matters; adds to the catalogue's.")
    devolution: tuple[DevolutionRow, ...] = Field((), description="Items a street holds itself.")
    duty_list: tuple[DutyListRow, ...] = Field((), description="What a department may ask of a street.")
    operation_types: tuple[OperationTypeRow, ...] = Field(
        (), description="Types of operation; adds to the catalogue's."
    )
    premises: tuple[PremisesRow, ...] = Field((), description="Places that are inspected.")
    calendar: tuple[CalendarRow, ...] = Field((), description="Special days.")
    communities: tuple[CommunityRow, ...] = Field((), description="Communities of the streets.")
    ledger: tuple[LedgerRow, ...] = Field((), description="Burden carried from earlier weeks.")
    published: tuple[PublishedRow, ...] = Field((), description="The week as published; solve --from fills it in.")
    records: tuple[RecordRow, ...] = Field((), description="What really happened.")
    dispatch: tuple[DispatchRow, ...] = Field((), description="Dispatch orders.")
    demand: tuple[DemandRow, ...] = Field((), description="Rates for simulation.")

    def table(self, name: str) -> tuple[NotedRow, ...]:
        """The rows of one table."""
        rows: tuple[NotedRow, ...] = getattr(self, name)
        return rows


ROWS: dict[str, type[NotedRow]] = {
    "officers": OfficerRow, "operations": OperationRow, "departments": DepartmentRow, "streets": StreetRow,
    "posts": PostRow, "absences": AbsenceRow, "certificates": CertificateRow, "travel": TravelRow,
    "equipment": EquipmentRow, "offers": OfferRow, "recusals": RecusalRow, "pairs": PairRow,
    "exceptions": ExceptionRow, "items": ItemRow, "devolution": DevolutionRow, "duty_list": DutyListRow,
    "operation_types": OperationTypeRow, "premises": PremisesRow, "calendar": CalendarRow,
    "communities": CommunityRow, "ledger": LedgerRow, "published": PublishedRow, "records": RecordRow,
    "dispatch": DispatchRow, "demand": DemandRow,
}  # fmt: skip
"""Row type of every table, in the order in which tables are read and written."""

REQUIRED = ("officers", "operations")
"""Tables without which there is no scenario; posts alone will do in place of operations."""
