"""Enumerations that only the scenario document knows; those a rule reads stand in `domain`.

When to modify: a column gets a new fixed set of words. Its Chinese words stand in `words`.
"""

from __future__ import annotations

from enum import StrEnum


class Gender(StrEnum):
    """Given only where a rule asks for it."""

    FEMALE = "female"
    MALE = "male"


class Per(StrEnum):
    """Whether an element or a need counts for each group or once for the operation."""

    GROUP = "group"
    OPERATION = "operation"


class Period(StrEnum):
    """Over which weekends and shifts are counted; a week belongs to that of its first day."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class AbsenceKind(StrEnum):
    """Why somebody is away; no more than the plan needs to know."""

    LEAVE = "leave"
    TRAINING = "training"
    COURT = "court"
    PULL_BACK = "pull_back"
    COMPENSATORY = "compensatory"
    OTHER = "other"


class ActKind(StrEnum):
    """What an item empowers to do."""

    INSPECTION = "inspection"
    PENALTY = "penalty"
    COERCION = "coercion"
    PERMIT = "permit"
    SERVICE = "service"


class OperationSource(StrEnum):
    """Where an operation comes from."""

    PLAN = "plan"
    WHISTLE = "whistle"
    HOTLINE = "hotline"
    DEPARTMENT_ORDER = "department_order"
    RECHECK = "recheck"


class InspectionKind(StrEnum):
    """Kind of inspection named in its approval and notice."""

    ROUTINE = "routine"
    CASE = "case"
    SPECIAL = "special"


class CalendarKind(StrEnum):
    """What a line of the calendar table says of its day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP_WORKDAY = "makeup_workday"
    SCHOOL_DAY = "school_day"
    NO_SCHOOL = "no_school"
    MARKET_DAY = "market_day"
    ALERT = "alert"
    MEETING = "meeting"


class RecordKind(StrEnum):
    """What really happened."""

    CAME = "came"
    LATE = "late"
    LEFT = "left"
    SUBSTITUTE = "substitute"
    DONE = "done"
    CANCELLED = "cancelled"
    WHISTLE = "whistle"
    ORDER = "order"


class Direction(StrEnum):
    """Way of a dispatch order."""

    STREET_TO_DEPARTMENT = "street_to_department"
    DEPARTMENT_TO_STREET = "department_to_street"


class OrderState(StrEnum):
    """Where a dispatch order stands."""

    ISSUED = "issued"
    SIGNED = "signed"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    ARRIVED = "arrived"
    CLOSED = "closed"


class DemandKind(StrEnum):
    """What is sampled in a simulation."""

    WHISTLE = "whistle"
    OPERATION = "operation"
    ABSENCE = "absence"
    PULL_BACK = "pull_back"
