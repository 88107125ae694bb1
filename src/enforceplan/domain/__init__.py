"""The nouns of a street's enforcement week, complete and frozen: what every later room reads.

A `Scenario` is what loading makes of the planner's document: rows expanded, defaults filled in, catalogue and
calendar merged. It speaks of names, dates and local times; indices and minutes begin in `problem`.

When to modify: a new fact about people, places or work that a rule must read. Not for parameters of rules.
"""

from __future__ import annotations

from enforceplan.domain.people import Absence, Carried, Certificate, Department, Officer, Pair, Span, Street, Wish
from enforceplan.domain.week import Announced, Day, Notice, RuleException, Scenario, SolverSettings
from enforceplan.domain.words import (
    DISTRICT,
    Attach,
    CoerciveKind,
    DayKind,
    DayRule,
    DepartmentKind,
    ElementKind,
    Level,
    PairKind,
    Presence,
    Rank,
    Regime,
    Selection,
    Standing,
    StreetKind,
)
from enforceplan.domain.work import (
    Community,
    Devolution,
    DutyItem,
    Element,
    Equipment,
    Item,
    Need,
    Offer,
    Operation,
    Pin,
    Post,
    Premises,
    Recusal,
    Window,
)

__all__ = [
    "DISTRICT",
    "Absence",
    "Announced",
    "Attach",
    "Carried",
    "Certificate",
    "CoerciveKind",
    "Community",
    "Day",
    "DayKind",
    "DayRule",
    "Department",
    "DepartmentKind",
    "Devolution",
    "DutyItem",
    "Element",
    "ElementKind",
    "Equipment",
    "Item",
    "Level",
    "Need",
    "Notice",
    "Offer",
    "Officer",
    "Operation",
    "Pair",
    "PairKind",
    "Pin",
    "Post",
    "Premises",
    "Presence",
    "Rank",
    "Recusal",
    "Regime",
    "RuleException",
    "Scenario",
    "Selection",
    "SolverSettings",
    "Span",
    "Standing",
    "Street",
    "StreetKind",
    "Window",
    "Wish",
]
