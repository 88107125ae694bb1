"""What a total costs at least when several share it: step after step, the cheapest first.

Member m has room for some units free of charge; each further step of his, of a size of his own, costs more than the
last. Whoever shares a total pays some of these steps, together as large as what goes beyond the free room.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from enforceplan.verbs import Ints, Shape


class Share:
    """The least price of a total as free room and rungs of growing price."""

    def __init__(self, room: Ints, step: Ints, shape: Shape, reach: Ints) -> None:
        """Members' limits less what they carry, the sizes of their steps, and the most they could ever add [n each]."""
        self.shape = shape
        paid = np.maximum(0, -(room // step))
        """[n] steps that are paid already"""
        self.least = int((paid * (paid + 1) // 2 if shape is Shape.CONVEX else paid).sum())
        """Price of a total of nothing."""
        room = np.maximum(room, room % step)
        self.free = int(np.minimum(room, reach).sum())
        """How much of the total costs nothing more."""
        more = np.maximum(0, -((room - reach) // step))
        """[n] steps that may still have to be paid"""
        self._last = int((paid + more).max(initial=0))
        self._steps = {
            size: [
                (p, p + m) for p, m, own in zip(paid.tolist(), more.tolist(), step.tolist(), strict=True) if own == size
            ]
            for size in sorted(set(step[more > 0].tolist()), reverse=True)
        }
        """size -> (price before the first step, price of the last) of every member whose steps have it"""

    def rungs(self, most: int) -> Iterator[tuple[int, int, int]]:
        """(price, size, number) of the steps that may pay for what goes beyond the free room, totals to ``most``.

        Left out are steps beside which others, as large and no dearer, are enough for all that is left.
        """
        left = most - self.free
        if left <= 0 or not self._steps:
            return
        if self.shape is Shape.LINEAR:
            for size, members in self._steps.items():
                yield 1, size, min(-(-left // size), sum(last - before for before, last in members))
            return
        ready = dict.fromkeys(self._steps, 0)
        for price in range(1, self._last + 1):
            enough = 0
            for size, members in self._steps.items():
                number = sum(before < price <= last for before, last in members)
                wanted = -(-(left - enough - ready[size]) // size)
                if number and wanted > 0:
                    yield price, size, min(number, wanted)
                ready[size] += number * size
                enough += ready[size]
            if next(iter(ready.values())) >= left:
                break
