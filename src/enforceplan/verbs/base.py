"""What all verbs are made of: arrays, shapes of a price, what switches a row on, who spoke at which price.

When to modify: with a new way to count or to switch, which every reader then learns.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from enforceplan.domain import Level

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NONE: Ints = np.zeros(0, dtype=np.int64)
"""No index at all."""

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
