"""What a total costs at least when several share it: the cheapest way to share is the least price of every other one.

Member m has room for some units free of charge; each further step of his costs more than the last. The least price of a
total is therefore paid step after step, the cheapest first (the convolution of convex prices).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from enforceplan.verbs import FREE, Ints, Shape


class Share:
    """The least price of a total as free room and rungs of growing price."""

    def __init__(self, room: Ints, step: Ints, shape: Shape) -> None:
        """Members' limits less what they carry [n], and the sizes of their steps [n]."""
        self.shape = shape
        self.step = int(step.max(initial=1))
        """Size of every rung; the largest member's, which only makes it cheaper."""
        paid = np.maximum(0, -(room // step))
        """[n] steps that are paid already"""
        self.least = int((paid * (paid + 1) // 2 if shape is Shape.CONVEX else paid).sum())
        """Price of a total of nothing."""
        self._paid = Counter(paid[room < FREE // 2].tolist())
        self.free = int(np.minimum(FREE, np.maximum(room, room % step)).sum())
        """How much of the total costs nothing more."""

    def rungs(self, most: int) -> Iterator[tuple[int, int]]:
        """(price, number of rungs of that price) of what goes beyond the free room, up to a total of ``most``."""
        left = -(-(most - self.free) // self.step)
        if self.shape is Shape.LINEAR or not self._paid:
            if left > 0:
                yield 1, left
            return
        price, ready = min(self._paid), 0
        while left > 0:
            ready += self._paid.get(price, 0)
            price += 1
            yield price, min(left, ready)
            left -= ready
