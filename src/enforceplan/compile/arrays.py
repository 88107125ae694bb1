"""Small helpers that turn a run of values into an array."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from enforceplan.verbs import Bools, Ints


def ints(values: Iterable[int]) -> Ints:
    """Whole numbers."""
    return np.fromiter(values, dtype=np.int64)


def bools(values: Iterable[bool]) -> Bools:
    """Truth values."""
    return np.fromiter(values, dtype=np.bool_)
