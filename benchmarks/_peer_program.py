"""Rows and columns of whole numbers, as both solvers of the plain model take them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Terms = list[tuple[int, int]]
"""(column, coefficient)"""
ENDLESS = 10**9


@dataclass
class Rows:
    """Columns with their upper bound and cost, and rows."""

    upper: list[int] = field(default_factory=list)
    cost: list[int] = field(default_factory=list)
    rows: list[tuple[Terms, int, int]] = field(default_factory=list)
    cliques: list[list[int]] = field(default_factory=list)
    """Columns of which at most one is 1."""

    def column(self, upper: int = 1, cost: int = 0) -> int:
        """A whole number from 0 to its upper bound."""
        self.upper.append(upper)
        self.cost.append(cost)
        return len(self.upper) - 1

    def row(self, terms: Iterable[tuple[int, int]], low: int = -ENDLESS, high: int = ENDLESS) -> None:
        """Demand low <= terms <= high; what the bounds of the columns say anyway is left out."""
        merged: dict[int, int] = defaultdict(int)
        for column, weight in terms:
            merged[column] += weight
        least = sum(min(0, w) * self.upper[c] for c, w in merged.items())
        most = sum(max(0, w) * self.upper[c] for c, w in merged.items())
        if least < low or most > high:
            self.rows.append(([(c, w) for c, w in merged.items() if w], low, high))
