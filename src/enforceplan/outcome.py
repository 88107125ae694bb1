"""What a solve leaves behind: the roster, its score with bounds, why operations were left out, the audit's word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from enforceplan.audit import Verdict
from enforceplan.domain import Level, Scenario
from enforceplan.roster import Role, Roster
from enforceplan.rules.base import Rule
from enforceplan.text import Text


class Status(StrEnum):
    """Four different sentences; never one for another."""

    BEST = "best"
    """Every level's value equals its proven bound: over the starts that are offered, nothing is better."""
    GOOD = "good"
    """Audited, with the gaps given."""
    IMPOSSIBLE = "impossible"
    """No roster keeps the strict rules and the obligations; explained and confirmed by a second solve."""
    OUT_OF_TIME = "out_of_time"
    """No roster was found in the time given."""


@dataclass(frozen=True, slots=True)
class LevelScore:
    """Value of a level and its proven bound, given the values reached above it and over the starts that are offered.

    A roster changed by hand may begin at other minutes; its values can lie below the bound.
    """

    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class Unserved:
    """An operation that was left out, and why."""

    operation: str
    code: str
    """``no_start``, ``no_people``, ``no_equipment``, ``crowded_out``, ``not_chosen``, ``not_asked``, ``rule`` or, of a
    roster that was edited, ``by_hand``."""
    text: Text
    amounts: dict[str, int] = field(default_factory=dict)
    element: str = ""
    """The element of the operation that lacks people; empty: none does, or it is not known."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What cannot be kept together when a scenario is impossible."""

    entries: tuple[str, ...]
    operations: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Phase:
    """One piece of the search, for `run.json` and the live progress."""

    name: str
    level: str
    seconds: float
    value: int | None
    bound: int | None
    gained: int | None = None
    """Points it saved at the level."""


@dataclass(frozen=True)
class Outcome:
    """Result of one solve."""

    scenario: Scenario
    rules: tuple[Rule, ...]
    """Rules in force."""
    status: Status
    roster: Roster | None
    score: dict[Level, LevelScore]
    """Every level in force; must is {0, 0}."""
    unserved: tuple[Unserved, ...]
    verdict: Verdict | None
    clash: Clash | None = None
    interrupted: bool = False
    seconds: float = 0.0
    phases: tuple[Phase, ...] = ()
    changes: tuple[str, ...] = ()
    """Duties that differ from the earlier roster (`--from`), one line each."""
    street: str = ""
    """Only this street was planned (`--street`), all else held as it was: bounds and status are of that question."""

    @property
    def served(self) -> int:
        """Number of operations served."""
        return len(self.roster.starts) if self.roster else 0

    @property
    def own_seats(self) -> dict[str, int]:
        """Street -> certified seats of its operations that its own staff filled by devolved powers.

        Each is a seat for which no department had to dispatch an officer; streets without any are left out.
        """
        if self.roster is None:
            return {}
        street = {code: operation.street for code, operation in self.scenario.operations.items()}
        own = {(b.operation, b.group, b.element) for b in self.roster.bodies if b.body == street[b.operation]}
        seats = Counter(
            street[duty.operation] for duty in self.roster.duties
            if duty.role is Role.CERTIFIED and (duty.operation, duty.group, duty.element) in own
        )  # fmt: skip
        return dict(sorted(seats.items()))
