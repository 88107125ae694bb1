"""Rows about what was and what may come: ledger, records, dispatch orders, demand.

When to modify: a new column about what happened or what is expected.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from enforceplan.scenario.cells import Code, Codes, Date, Opening, Text, Texts, Windows, Yes, choice
from enforceplan.scenario.kinds import DemandKind, Direction, OrderState, RecordKind
from enforceplan.scenario.numbers import Heads, Points, Signed, amount, whole
from enforceplan.scenario.rows import Elements, NotedRow


class LedgerRow(NotedRow):
    """Burden carried from earlier weeks by one officer, department or street."""

    officer: Code | None = Field(None, description="Officer.")
    department: Code | None = Field(None, description="Department.")
    street: Code | None = Field(None, description="Street.")
    minutes: Signed = Field(0, description="Duty minutes above (+) or below (-) the fair share.")
    nights: Heads = Field(0, description="Nights carried.")
    weekends: Heads = Field(0, description="Weekends carried, for the balance among officers.")
    days_run: Heads = Field(0, description="Consecutive duty days that end on the day before the horizon.")
    last_end: Opening | None = Field(
        None, description="End of the last duty before the horizon, on call and duty leaders aside; it may lie inside."
    )
    last_zone: Code | None = Field(None, description="Zone of that duty.")
    last_night: Yes = Field(False, description="Whether that duty was a night; asked where its end is not known.")
    tail_minutes: Points = Field(0, description="Working minutes of the last duties that fall into the horizon.")
    on_site_until: Opening | None = Field(
        None, description="End of the last duty on site (a duty leader's, too), where it is later than `last_end`."
    )
    off_run: Heads = Field(0, description="Consecutive days without duty that end on the day before the horizon.")
    kinds: Texts = Field(
        (),
        description="Kinds of the shifts of the day before the horizon, and for how many days on end: late:2; call:1.",
    )
    shifts: Heads = Field(0, description="Post shifts held so far in the period (`settings.period`).")
    weekends_so_far: Heads = Field(0, description="Weekends with duty so far in the period (`settings.period`).")
    left_out: Points = Field(0, description="Coverage points left out at the street, above the least of all streets.")
    holidays: Heads = Field(0, description="Statutory holidays on duty.")
    overtime_minutes: Points = Field(0, description="Working minutes above the officer's own week.")
    leave_owed_minutes: Points = Field(0, description="Compensatory leave owed, due within seven days.")
    lent: Points = Field(0, description="Heads lent to operations that others lead.")
    borrowed: Points = Field(0, description="Heads of others in operations it led.")
    until: Date | None = Field(None, description="Last day counted; it must be the day before the horizon.")


class PublishedRow(NotedRow):
    """What officers were told of one operation or post shift when the week was published."""

    operation: Code | None = Field(None, description="Operation.")
    post: Text = Field("", description="Post shift: POST@DATE#N.")
    start: Opening | None = Field(None, alias="from", description="Published start of the operation.")
    officers: Codes = Field((), description="Officers who were told.")


class RecordRow(NotedRow):
    """What really happened."""

    kind: Annotated[RecordKind, choice(RecordKind)] = Field(description="What happened.")
    operation: Code | None = Field(None, description="Operation.")
    post: Text = Field("", description="Post shift: POST@DATE#N.")
    officer: Code | None = Field(None, description="Officer.")
    other: Code | None = Field(None, description="Substitute.")
    start: Opening | None = Field(None, alias="from", description="Began.")
    end: Opening | None = Field(None, alias="to", description="Ended.")
    faults: Heads | None = Field(None, description="Faults found.")
    recheck_by: Opening | None = Field(None, description="Re-check due by.")
    issued: Opening | None = Field(None, description="Whistle or order issued.")
    signed: Opening | None = Field(None, description="Signed.")
    arrived: Opening | None = Field(None, description="Arrived.")
    closed: Opening | None = Field(None, description="Closed.")
    satisfied: Yes | None = Field(None, description="Whether the resident was satisfied.")
    street: Code | None = Field(None, description="Of a re-check that waits: its street.")
    zone: Code | None = Field(None, description="Of a re-check that waits: its zone.")
    premises: Codes = Field((), description="Of a re-check that waits: premises.")
    party: Text = Field("", description="Of a re-check that waits: party.")
    lead: Code | None = Field(None, description="Of a re-check that waits: lead department.")
    elements: Elements | None = Field(None, description="Of a re-check that waits: who takes part.")
    windows: Windows | None = Field(None, description="Of a re-check that waits: daily windows.")
    minutes: Annotated[int, whole(1, 2880)] | None = Field(None, description="Of a re-check that waits: minutes.")


class DispatchRow(NotedRow):
    """A dispatch order between street and department."""

    code: Code = Field(description="Code of the order.")
    direction: Annotated[Direction, choice(Direction)] = Field(description="Way of the order.")
    state: Annotated[OrderState, choice(OrderState)] = Field(OrderState.ISSUED, description="Where it stands.")
    street: Code | None = Field(None, description="Street.")
    department: Code | None = Field(None, description="Department.")
    item: Code | None = Field(None, description="Item it is about.")
    operation: Code | None = Field(None, description="Operation that serves it.")
    issued: Opening | None = Field(None, description="Issued.")
    sign_by: Opening | None = Field(None, description="To be signed by.")
    arrive_by: Opening | None = Field(None, description="To arrive by.")
    close_by: Opening | None = Field(None, description="To be closed by.")


class DemandRow(NotedRow):
    """A rate from which a simulation samples."""

    kind: Annotated[DemandKind, choice(DemandKind)] = Field(description="What is sampled.")
    grouping: Text = Field("", alias="class", description="Class of whistle, or kind of absence.")
    type: Code | None = Field(None, description="Operation type.")
    street: Code | None = Field(None, description="Street. Default: each.")
    department: Code | None = Field(None, description="Department. Default: each.")
    rate: Annotated[float, amount(0, 100000)] = Field(description="Mean per week; a share for absences.")
