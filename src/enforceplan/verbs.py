"""The few things a rule can say to the engine: typed tables over `Problem` arrays, one row of meaning each.

A room's ``impose`` speaks verbs into a `Book`; each verb keeps the entry that spoke it. Each *verb*, not each rule,
has its readers: the CP-SAT model, the constructive planner, and `evaluate`, the engine's own count of breaches and
points. A verb with ``points == 0`` is strict: its price is the number of breaches and a roster may have none.

When to modify: only when no verb can say what a rule means; then every reader learns the new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from enforceplan.domain import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


_NONE: Ints = np.zeros(0, dtype=np.int64)

FREE = np.int64(1) << 40
"""A limit that never binds."""


class Shape(StrEnum):
    """How an amount above its limit turns into points."""

    LINEAR = "linear"
    """One unit, one point."""
    CONVEX = "convex"
    """1 + 2 + ... + m for m units."""


class When(StrEnum):
    """What switches a `Tally` row on."""

    ALWAYS = "always"
    SERVED = "served"
    """The operation is served (a post shift always counts as served)."""
    FILLED = "filled"
    """Every team of the row that has a head."""


@dataclass(frozen=True, kw_only=True)
class Verb:
    """What all verbs share: who spoke, at which level, at what price."""

    entry: str
    level: Level
    points: int = 0
    """Points a unit; 0: strict."""


@dataclass(frozen=True, kw_only=True)
class Never(Verb):
    """These combinations never happen. Exactly the axes that are given are named.

    Two axes come as a dense mask, three as index arrays. ``start`` alone: no operation begins there.
    """

    start: Bools | None = None
    """[T] starts never used."""
    officer_job: Bools | None = None
    """[O, J]"""
    officer_start: Bools | None = None
    """[O, T]"""
    officer_team: Bools | None = None
    """[O, I]"""
    team_body: Bools | None = None
    """[I, B] the body never fills the team."""
    mixed_team: Bools | None = None
    """[I] the team's heads, auxiliaries aside, are never of two bodies."""
    officer_team_start: tuple[Ints, Ints, Ints] | None = None
    """(o, i, t): o never in i when its job begins at t."""
    team_body_start: tuple[Ints, Ints, Ints] | None = None
    """(i, b, t): b never fills i when its job begins at t."""


@dataclass(frozen=True, kw_only=True)
class Apart(Verb):
    """Of one officer's duties t then u, u never begins in [opens[t], until[t] + way): gap, rest and overlap alike.

    u may begin with or after t. Breaches and points count once per officer and calendar day on which such a u begins.
    """

    officers: Bools
    """[O] whom it binds."""
    first: Bools
    """[T] starts that may be the earlier one."""
    second: Bools
    """[T] starts that may be the later one."""
    opens: Ints
    """[T] minute from which u is too early; never before the start of t."""
    until: Ints
    """[T] minute from which u is late enough."""
    with_way: bool
    """Adds the way between the places of t and u."""
    alongside: Bools
    """[T] a pair in one street of which either is so marked is free."""


@dataclass(frozen=True, kw_only=True)
class Load(Verb):
    """Sum of a load over duties, per window and subject, is at most a limit (or is priced above it).

    Price of a window and subject: ``m = ceil(max(0, load + base - limit) / step)`` units, shaped.
    """

    load: Ints
    """[W, T] >= 0"""
    limit: Ints
    """[W, S]"""
    crowd: Bools | None = None
    """[S, O] members of each subject; None: every officer is his own subject."""
    base: Ints | None = None
    """[S] carried along; None: 0."""
    step: Ints | None = None
    """[S] > 0, size of a unit; None: 1."""
    shape: Shape = Shape.LINEAR


@dataclass(frozen=True, kw_only=True)
class Marks(Verb):
    """Number of distinct (officer, mark) pairs touched by duties, per window and subject, is at most a limit.

    A mark is a day, a night, a weekend or a piece of an hour; two duties on one mark count once for an officer.
    Price as in `Load` with step 1.
    """

    flag: Bools
    """[D, T] the duty touches the mark."""
    windows: Bools
    """[W, D] marks of each window."""
    limit: Ints
    """[W, S]"""
    crowd: Bools | None = None
    base: Ints | None = None
    shape: Shape = Shape.LINEAR


@dataclass(frozen=True, kw_only=True)
class Least(Verb):
    """Sum of a load over an officer's duties, per window, is at least a limit (or is priced below it).

    Price of a window and officer: ``m = ceil(max(0, least - load - base) / step)`` units, shaped.
    """

    load: Ints
    """[W, T] >= 0"""
    least: Ints
    """[W, O]"""
    base: Ints | None = None
    """[W, O] carried along; None: 0."""
    step: Ints | None = None
    """[O] > 0, size of a unit; None: 1."""
    shape: Shape = Shape.LINEAR


@dataclass(frozen=True, kw_only=True)
class Pattern(Verb):
    """An officer's marks never lie so that all of ``on`` and none of ``off`` are touched, or that costs.

    Rows with ``off`` say what is too short: one day of duty between two free ones, say. A row that is there costs its
    weight in units.
    """

    flag: Bools
    """[D, T] the duty touches the mark."""
    on: Bools
    """[P, D]"""
    off: Bools
    """[P, D]"""
    weight: Ints
    """[P, O] units; 0: the row does not bind the officer."""


@dataclass(frozen=True, kw_only=True)
class Tally(Verb):
    """Weighted heads of the teams in a row lie between least and most whenever the row is switched on."""

    row: Ints
    """[I] row of each team, -1: none. All teams of a row belong to one job."""
    weight: Ints
    """[O, R] what an officer in a role counts."""
    least: Ints
    """[S]"""
    most: Ints
    """[S]"""
    when: When


@dataclass(frozen=True, kw_only=True)
class Take(Verb):
    """A served operation takes at least so many units of a kind of equipment."""

    kind: int
    least: Ints
    """[K]"""


@dataclass(frozen=True, kw_only=True)
class Stock(Verb):
    """At no minute are more units of a pool in use than exist; units are taken only where the pool may be used."""


@dataclass(frozen=True, kw_only=True)
class Ride(Verb):
    """Who takes seats takes enough of them, and a driver for every unit that needs one."""


@dataclass(frozen=True, kw_only=True)
class Oblige(Verb):
    """These operations are served, begin here, and have these officers and units."""

    served: Bools
    """[K]"""
    start: Ints
    """[K] the start it must have, -1: any."""
    officers: tuple[Ints, Ints]
    """(o, k): o has a seat in k."""
    units: tuple[Ints, Ints]
    """(k, q): k takes a unit of q."""


@dataclass(frozen=True, kw_only=True)
class Amount(Verb):
    """An amount made of what is served, filled, seated and begun is at most a limit, or is priced above it.

    amount = constant + sum of weights; units ``m = ceil(max(0, amount - limit) / step)``, shaped. A strict row is
    breached once where m > 0.
    """

    constant: Ints
    """[S]"""
    served: tuple[Ints, Ints, Ints] = (_NONE, _NONE, _NONE)
    """(k, row, weight): weight where operation k is served."""
    heads: tuple[Ints, Ints, Ints, Ints] = (_NONE, _NONE, _NONE, _NONE)
    """(team, role, row, weight): weight for each head of that role in the team."""
    filled: tuple[Ints, Ints, Ints] = (_NONE, _NONE, _NONE)
    """(team, row, weight): weight where the team has a head."""
    start: tuple[Ints, Ints, Ints] = (_NONE, _NONE, _NONE)
    """(t, row, weight): weight where an operation begins at t."""
    seats: Ints | None = None
    """[O, J] weight for every seat officer o has in job j; all in row 0."""
    serves: tuple[Ints, Ints, Ints, Ints] = (_NONE, _NONE, _NONE, _NONE)
    """(o, j, row, weight): weight where officer o has a seat, one or several, in job j."""
    limit: Ints | None = None
    """[S]; None: 0"""
    step: Ints | None = None
    """[S]; None: 1"""
    shape: Shape = Shape.LINEAR


PRICED = (Apart, Load, Least, Marks, Pattern, Amount)
"""Verbs that may carry points."""


@dataclass
class Book:
    """Everything the rules have said, in the order in which they spoke."""

    verbs: list[Verb] = field(default_factory=list)

    def say(self, verb: Verb) -> None:
        """Add one table. Raises TypeError for a price on a verb that can only forbid."""
        if verb.points and not isinstance(verb, PRICED):
            names = ", ".join(kind.__name__ for kind in PRICED)
            raise TypeError(f"{verb.entry}: {type(verb).__name__} cannot be priced — required: one of {names}")
        self.verbs.append(verb)

    def strict(self) -> Iterator[Verb]:
        """Tables that limit."""
        return (v for v in self.verbs if v.points == 0)

    def priced(self, level: Level | None = None) -> Iterator[Verb]:
        """Tables that price, of one level or of all."""
        return (v for v in self.verbs if v.points and (level is None or v.level == level))

    def without(self, entries: frozenset[str]) -> Book:
        """The same book with some entries switched off."""
        return Book([v for v in self.verbs if v.entry not in entries])
