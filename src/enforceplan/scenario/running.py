"""Rows about what was and what may come: ledger, records, dispatch orders, demand.

When to modify: a new column about what happened or what is expected.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from enforceplan.scenario.cells import Code, Opening, Text, Yes, choice
from enforceplan.scenario.kinds import DemandKind, Direction, OrderState, RecordKind
from enforceplan.scenario.numbers import Heads, Signed, amount
from enforceplan.scenario.rows import NotedRow


class LedgerRow(NotedRow):
    """Burden carried from earlier weeks by one officer, department or street."""

    officer: Code | None = Field(None, description="Officer.")
    department: Code | None = Field(None, description="Department.")
    street: Code | None = Field(None, description="Street.")
    minutes: Signed = Field(0, description="Duty minutes above (+) or below (-) the fair share.")
    nights: Heads = Field(0, description="Nights carried.")
    weekends: Heads = Field(0, description="Weekends carried.")
    days_run: Heads = Field(0, description="Consecutive duty days that end on the day before the horizon.")
    last_end: Opening | None = Field(None, description="End of the last duty before the horizon.")
    last_night: Yes = Field(False, description="Whether that duty was a night.")
    left_out: Heads = Field(0, description="Coverage points left out at the street.")


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
