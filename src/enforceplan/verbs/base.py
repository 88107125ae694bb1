"""What all verbs are made of: arrays, shapes of a price, what switches a row on, who spoke at which price.

When to modify: with a new way to count or to switch, which every reader then learns.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enforceplan.domain import Level

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Whole = NDArray[np.integer[Any]]
"""Whole numbers, of a width that holds them."""

NONE: Ints = np.zeros(0, dtype=np.int64)
"""No index at all."""

FREE = np.int64(1) << 40
"""A limit that never binds."""


@dataclass(frozen=True)
class Alike:
    """A table over officers in which many rows are equal: each kind of row is kept once, and each officer's kind.

    Read as an array is: ``table[o, t]``, ``table[officers, t]``, ``table[:, t]``.
    """

    rows: NDArray[Any]
    """[c, n] one row a kind"""
    kind: Ints
    """[o] the row of each officer"""

    def __getitem__(self, at: Any) -> Any:
        """Entries of officers; those of slices are worked out from the rows."""
        if not isinstance(at, tuple):
            return self.rows[self.kind[at]]
        o, n = at
        if isinstance(o, slice) or isinstance(n, slice):
            return self.rows[:, n][self.kind[o]]
        return self.rows[self.kind[o], n]


def alike(table: NDArray[Any] | Alike) -> Alike:
    """Equal rows of a table [o, n] kept once."""
    if isinstance(table, Alike):
        once = alike(table.rows)
        return Alike(once.rows, once.kind[table.kind])
    known: dict[bytes, int] = {}
    kind = np.asarray([known.setdefault(row.tobytes(), len(known)) for row in table], dtype=np.int64)
    return Alike(table[np.unique(kind, return_index=True)[1]], kind)


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
