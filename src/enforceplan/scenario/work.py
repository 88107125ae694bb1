"""Rows about work: items, types, operations, posts.

A blank cell of an operation or post takes the value of its type; None means "not said here".

When to modify: a new column about an operation or a post.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from enforceplan.domain import CoerciveKind, DayRule, Presence, Rank, Selection
from enforceplan.scenario.cells import (
    Cell,
    Closing,
    Code,
    Codes,
    Date,
    Dates,
    Opening,
    Text,
    Texts,
    Weekdays,
    Windows,
    Yes,
    choice,
    fault,
    read_text,
)
from enforceplan.scenario.forms import halfwidth
from enforceplan.scenario.kinds import ActKind, InspectionKind, OperationSource
from enforceplan.scenario.numbers import Count, Heads, LongHours, Minutes, Share, whole
from enforceplan.scenario.rows import Elements, Needs, NotedRow
from enforceplan.scenario.words import PRIORITIES
from enforceplan.text import both


def _read_priority(value: object) -> int:
    text = halfwidth(read_text(value)).lower()
    if text in PRIORITIES:
        return PRIORITIES[text]
    if text not in ("1", "2", "3", "4", "5"):
        fault(*both("scenario_work.at_1_to_5_or_urgent_high_normal_low"))
    return int(text)


_PRIORITY_WORDS = {
    str(level): (next(word for word, n in PRIORITIES.items() if n == level and not word.isascii()),
                 next(word for word, n in PRIORITIES.items() if n == level and word.isascii()))
    for level in (5, 4, 3, 2, 1)
}  # fmt: skip
Priority = Annotated[int, Cell(_read_priority, str, {"type": "integer", "minimum": 1, "maximum": 5}, _PRIORITY_WORDS)]
Duration = Annotated[int, whole(1, 2880)]
Groups = Annotated[int, whole(1, 200)]


class ItemRow(NotedRow):
    """An empowered matter."""

    code: Code = Field(description="Code of the item.")
    name: Text = Field("", description="Name.")
    body: Code = Field(description="Department that naturally holds it.")
    act_kind: Annotated[ActKind, choice(ActKind)] = Field(ActKind.PENALTY, description="What it empowers to do.")
    basis: Text = Field("", description="Law and article.")


class DevolutionRow(NotedRow):
    """An item that a street holds itself."""

    item: Code = Field(description="Item.")
    street: Code = Field(description="Street that holds it.")
    valid_from: Date | None = Field(None, description="First day. Default: always.")


class DutyListRow(NotedRow):
    """What a department may ask of a street."""

    item: Code = Field(description="Item of the duty list.")
    name: Text = Field("", description="Name.")
    department: Code = Field(description="Department that may ask.")


class OperationColumns(NotedRow):
    """Columns that an operation type and an operation share."""

    name: Text = Field("", description="Name. Default: the type's.")
    lead: Code | None = Field(None, description="Lead department. Default: the type's, or the first element's.")
    elements: Elements | None = Field(None, description="Who takes part: UM 2c+3a; PS 2c+1a; FR 2c optional; CM 1s.")
    groups: Groups | None = Field(None, description="Identical groups. Default: the type's, or 1.")
    minutes: Duration | None = Field(None, description="Minutes from muster to dismissal, way to the site included.")
    windows: Windows | None = Field(None, description="Daily windows: 19:00-23:30; 06:30-09:00.")
    days: Annotated[DayRule, choice(DayRule)] | None = Field(None, description="any, workday, weekend, school_day.")
    weekdays: Weekdays | None = Field(None, description="Only on these weekdays: Mon;Fri.")
    coercive_kind: Annotated[CoerciveKind, choice(CoerciveKind)] | None = Field(
        None, description="none, measure (seizure, sealing) or execution."
    )
    selection: Annotated[Selection, choice(Selection)] | None = Field(
        None, description="assigned, or random_draw (inspectors are drawn)."
    )
    checkpoint: Yes | None = Field(None, description="Stops vehicles on the road.")
    equipment: Needs | None = Field(None, description="Equipment needed: recorder 2 per_group; car 1.")
    follow_up_days: Annotated[int, whole(0, 366)] | None = Field(None, description="Re-check due after so many days.")
    priority: Priority | None = Field(None, description="5 urgent, 4 high, 3 normal, 2 low, 1 optional.")


class OperationTypeRow(OperationColumns):
    """A type of operation; overrides the catalogue's of the same code."""

    code: Code = Field(description="Code of the type.")


class OperationRow(OperationColumns):
    """A joint operation of the week, or with `times` so many alike."""

    code: Code = Field(description="Code of the operation; with times, the stem of CODE.1, CODE.2, …")
    type: Code | None = Field(
        None, description="Operation type; not needed where elements, minutes, windows are given."
    )
    street: Code | None = Field(None, description="Street that commands. Default: the only street.")
    site: Text = Field("", description="Where.")
    zone: Code | None = Field(None, description="Zone of the site. Default: the street's.")
    premises: Codes = Field((), description="Premises visited.")
    pool: Codes = Field((), description="Premises from which some are drawn by lot.")
    draw: Heads | None = Field(None, description="How many premises to draw.")
    redraw: Heads = Field(0, description="How often the lot was drawn again.")
    redraw_reason: Text = Field("", description="Why it was drawn again.")
    party: Text = Field("", description="Party it concerns.")
    must: Yes = Field(False, description="Must be served.")
    earliest: Opening | None = Field(None, description="Not to begin before.")
    latest: Closing | None = Field(None, description="Not to end after.")
    dates: Dates | None = Field(None, description="Only on these dates.")
    items: Codes = Field((), description="Items dealt with; each goes to the element of its body.")
    source: Annotated[OperationSource, choice(OperationSource)] = Field(
        OperationSource.PLAN, description="Where it comes from."
    )
    requested_by: Text = Field("", description="Who asked for it: a department, a street, an officer.")
    after: Code | None = Field(None, description="Operation that must come first.")
    after_min_hours: LongHours | None = Field(None, description="Least hours after that one.")
    after_max_hours: LongHours | None = Field(None, description="Most hours after that one.")
    after_same_pair: Yes = Field(False, description="Its lead department's officers all take part in that one, too.")
    preconditions_met_on: Date | None = Field(None, description="Day from which coercive execution is allowed.")
    emergency_basis: Text = Field("", description="Why an emergency allows what is otherwise barred.")
    inspection_kind: Annotated[InspectionKind, choice(InspectionKind)] | None = Field(
        None, description="routine, case or special."
    )
    approval_no: Text = Field("", description="Number of the approval.")
    notice_no: Text = Field("", description="Number of the notice.")
    plan_item: Text = Field("", description="Line of the annual inspection plan.")
    muster_place: Text = Field("", description="Where people meet.")
    excluded: Codes = Field((), description="Officers who may not take part.")
    times: Count | None = Field(None, description="So many alike, expanded to CODE.1 and so on, on different days.")
    not_same_day: Text = Field("", description="Operations sharing this word take place on different days; - for none.")
    pin_start: Opening | None = Field(None, description="Fixed start.")
    pin_officers: Codes = Field((), description="Fixed officers.")
    pin_vehicle: Code | None = Field(None, description="Fixed vehicle: a code of the equipment table.")
    pin_reason: Text = Field("", description="Why it is fixed.")
    pin_by: Text = Field("", description="Who fixed it.")


class PostRow(NotedRow):
    """A standing duty with shifts."""

    code: Code = Field(description="Code of the post.")
    name: Text = Field("", description="Name. Default: the type's.")
    type: Code | None = Field(None, description="Post type of the catalogue, which gives the defaults.")
    street: Code | None = Field(None, description="Street it is held for. Default: the only street.")
    zone: Code | None = Field(None, description="Zone. Default: the street's.")
    shifts: Windows | None = Field(None, description="Shifts: 08:00-14:00; 14:00-20:00.")
    days: Annotated[DayRule, choice(DayRule)] | None = Field(None, description="any, workday, weekend, school_day.")
    weekdays: Weekdays | None = Field(None, description="Only on these weekdays.")
    departments: Codes | None = Field(None, description="Owners whose officers may hold it. Default: any.")
    certified: Heads | None = Field(None, description="Certified officers a shift.")
    auxiliaries: Heads | None = Field(None, description="Auxiliaries a shift.")
    cadres: Heads | None = Field(None, description="Cadres a shift.")
    rank: Annotated[Rank, choice(Rank)] | None = Field(None, description="Least rank of every head.")
    qualification: Text | None = Field(None, description="Qualification each head must hold.")
    drivers: Heads | None = Field(None, description="Least drivers among its heads.")
    break_minutes: Minutes | None = Field(None, description="Break, minutes: bound, not counted.")
    counted: Share | None = Field(None, description="Share of the hours that is working time; on call at home 0.")
    presence: Annotated[Presence, choice(Presence)] | None = Field(None, description="on_site or on_call.")
    alongside: Yes | None = Field(None, description="Other duties in the same street are allowed meanwhile.")
    led: Yes | None = Field(None, description="Auxiliaries need a certified officer beside them.")
    whole: Yes | None = Field(None, description="Manned whole or not at all.")
    standby: Minutes | None = Field(None, description="Minutes within which a standby group reaches a call.")
    penalty_capable: Yes | None = Field(None, description="Its certified heads are two of one body.")
    critical: Codes = Field((), description="Officers A and B, of whom one at least is never off.")
    kinds: Texts = Field((), description="Kind of each shift, in order. Default: the post's code.")
    dates: Dates | None = Field(None, description="Only on these dates.")
    wanted: Heads | None = Field(None, description="Heads wanted of those there is room for. Default: all.")
    least: Heads | None = Field(None, description="Heads that have to be there, for the rule `cover`. Default: 0.")
