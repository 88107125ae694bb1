"""What a total costs at least when several share it, against every way to share it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from random import Random

import numpy as np
import pytest

from enforceplan.model.shares import Share
from enforceplan.verbs import FREE, Shape


def paid(amount: int, room: int, step: int, shape: Shape) -> int:
    """Price of what one member carries: 1 + 2 + ... + m for m started steps beyond his room, or m."""
    m = max(0, -((room - amount) // step))
    return m * (m + 1) // 2 if shape is Shape.CONVEX else m


def cheapest(room: list[int], step: list[int], shape: Shape, reach: list[int], total: int) -> int | None:
    """Least price over every way to share a total; None: nobody can carry that much."""
    ways = [range(most + 1) for most in reach]
    prices = [
        sum(paid(a, r, s, shape) for a, r, s in zip(amounts, room, step, strict=True))
        for amounts in product(*ways)
        if sum(amounts) == total
    ]
    return min(prices, default=None)


def least(share: Share, total: int, most: int) -> int | None:
    """Least price of the rungs that pay for a total, as the class model has them."""
    rungs = [(price, size) for price, size, number in share.rungs(most) for _ in range(number)]

    @cache
    def pay(n: int, left: int) -> float:
        if left <= 0:
            return 0
        if n == len(rungs):
            return float("inf")
        price, size = rungs[n]
        return min(pay(n + 1, left), price + pay(n + 1, left - size))

    found = share.least + pay(0, total - share.free)
    return None if found == float("inf") else int(found)


@pytest.mark.parametrize("shape", [Shape.CONVEX, Shape.LINEAR])
def test_no_way_to_share_costs_less(shape: Shape) -> None:
    seen = Counter[str]()
    for seed in range(300):
        r = Random(seed)
        members = r.randint(1, 3)
        step = [r.choice([1, 2, 3]) for _ in range(members)]
        room = [r.choice([-3, -1, 0, 1, 2, FREE]) for _ in range(members)]
        reach = [r.randint(0, 6) for _ in range(members)]
        share = Share(np.asarray(room), np.asarray(step), shape, np.asarray(reach))
        for total in range(sum(reach) + 2):
            true, said = cheapest(room, step, shape, reach, total), least(share, total, sum(reach) + 1)
            if true is None:
                seen["too much"] += 1
                continue
            assert said is not None
            assert said <= true
            seen["exact" if said == true else "below"] += 1
    assert seen["exact"] > 3 * seen["below"] > 0
    assert seen["too much"] == 300  # the last total of every seed, one more than they can carry


def test_who_cannot_take_anything_lends_no_room() -> None:
    """One may work no nights, so that his room is endless and of no use: four nights of two others are 1+2 and 1+2."""
    room, step = np.asarray([0, 0, FREE]), np.ones(3, dtype=np.int64)
    share = Share(room, step, Shape.CONVEX, np.asarray([4, 4, 0]))
    assert least(share, 4, 8) == 6


def test_a_short_week_pays_in_steps_of_its_own() -> None:
    """12 units for one with steps of 10 and one with steps of 1: the first takes them in two steps, 1 + 2, since the
    other would pay 1 for each of the last two, 1 + 1 + 2 = 4 together, or 1 + 1 with one step left over each: 10 + 1
    costs 2 and one unit is missing, 10 + 2 costs 1 + 1 + 2 = 4."""
    share = Share(np.zeros(2, dtype=np.int64), np.asarray([10, 1]), Shape.CONVEX, np.asarray([20, 20]))
    assert least(share, 12, 40) == 3
    assert least(share, 11, 40) == 2
