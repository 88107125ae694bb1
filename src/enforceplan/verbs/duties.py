"""Verbs about people: what officers never do, how far apart, how much, how often and in which order their duties lie.

When to modify: only when no verb can say what a rule means; then every reader learns the new one.
"""

from __future__ import annotations

from dataclasses import dataclass

from enforceplan.verbs.base import Alike, Bools, Ints, Shape, Verb, Whole


@dataclass(frozen=True, kw_only=True)
class Never(Verb):
    """These combinations never happen. Exactly the axes that are given are named.

    Two axes come as a mask, dense or with the officers' equal rows kept once; three as index arrays. ``start`` alone:
    no operation begins there.
    """

    start: Bools | None = None
    """[T] starts never used."""
    officer_job: Bools | Alike | None = None
    """[O, J]"""
    officer_start: Bools | Alike | None = None
    """[O, T]"""
    officer_team: Bools | Alike | None = None
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

    load: Whole
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
class Keep(Verb):
    """A day of an officer on which a duty he was told of is gone, or one begins that he was not told of, costs once.

    Always priced.
    """

    told: tuple[Ints, Ints]
    """(o, t): officer o was told of the duty that begins at t."""
    heard: Bools
    """[T] starts that must be told; the others come without a price."""
    weight: Ints
    """[D] units of a day; a duty belongs to the day on which it begins."""
