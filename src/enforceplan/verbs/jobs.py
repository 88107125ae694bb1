"""Verbs about operations and posts: heads, equipment, what must be served, and amounts made of all of it.

When to modify: only when no verb can say what a rule means; then every reader learns the new one.
"""

from __future__ import annotations

from dataclasses import dataclass

from enforceplan.verbs.base import NONE, Alike, Bools, Ints, Shape, Verb, When


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
    """(k, q): k takes a unit of q, as many as it is named times."""


@dataclass(frozen=True, kw_only=True)
class Amount(Verb):
    """An amount made of what is served, filled, seated and begun is at most a limit, or is priced above it.

    amount = constant + sum of weights; units ``m = ceil(max(0, amount - limit) / step)``, shaped. A strict row is
    breached once where m > 0.
    """

    constant: Ints
    """[S]"""
    served: tuple[Ints, Ints, Ints] = (NONE, NONE, NONE)
    """(k, row, weight): weight where operation k is served."""
    heads: tuple[Ints, Ints, Ints, Ints] = (NONE, NONE, NONE, NONE)
    """(team, role, row, weight): weight for each head of that role in the team."""
    filled: tuple[Ints, Ints, Ints] = (NONE, NONE, NONE)
    """(team, row, weight): weight where the team has a head."""
    start: tuple[Ints, Ints, Ints] = (NONE, NONE, NONE)
    """(t, row, weight): weight where an operation begins at t."""
    seats: Ints | Alike | None = None
    """[O, J] weight for every seat officer o has in job j; all in row 0."""
    serves: tuple[Ints, Ints, Ints, Ints] = (NONE, NONE, NONE, NONE)
    """(o, j, row, weight): weight where officer o has a seat, one or several, in job j."""
    parties: tuple[Ints, Ints, Ints] = (NONE, NONE, NONE)
    """(candidate, party, row): 1 where anybody of a party sits, one or several. A party belongs to one row."""
    limit: Ints | None = None
    """[S]; None: 0"""
    step: Ints | None = None
    """[S]; None: 1"""
    shape: Shape = Shape.LINEAR
