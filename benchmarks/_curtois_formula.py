"""What a roster of curtois_nrp costs and breaks, straight from the published rules; knows nothing of enforceplan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.curtois_nrp import Held, Instance, Worker


def evaluate(instance: Instance, held: Iterable[Held]) -> tuple[int, set[str]]:
    """(cost, hard rules broken). Cost: requests not kept, then heads under and over the cover.

    A run that touches an end of the horizon is never too short; a weekend counts if either day is worked.
    """
    held = list(held)
    there = set(held)
    cost = sum(weight for code, d, kind, weight in instance.on if (code, d, kind) not in there)
    cost += sum(weight for code, d, kind, weight in instance.off if (code, d, kind) in there)
    heads = Counter((d, kind) for _, d, kind in held)
    for shift, (wanted, under, over) in instance.cover.items():
        cost += under * max(0, wanted - heads[shift]) + over * max(0, heads[shift] - wanted)
    broken = set()
    for worker in instance.workers.values():
        broken |= _hard(instance, worker, [(d, kind) for code, d, kind in held if code == worker.code])
    return cost, broken


def _hard(instance: Instance, worker: Worker, shifts: list[tuple[int, str]]) -> set[str]:
    days = {d for d, _ in shifts}
    kinds = Counter(kind for _, kind in shifts)
    minutes = sum(instance.minutes[kind] for _, kind in shifts)
    on, off = _runs(days, instance.days), _runs(set(range(instance.days)) - days, instance.days)
    inner = [length for first, length in on if first > 0 and first + length < instance.days]
    inner_off = [length for first, length in off if first > 0 and first + length < instance.days]
    broken = {
        "one_a_day": len(days) < len(shifts),
        "succession": any(
            later == d + 1 and after in instance.not_after[kind] for d, kind in shifts for later, after in shifts
        ),
        "shifts_in_period": any(kinds[kind] > most for kind, most in worker.most_of.items()),
        "hours_in_period": not worker.fewest_minutes <= minutes <= worker.most_minutes,
        "run_of_days": any(length > worker.most_days for _, length in on)
        or any(length < worker.fewest_days for length in inner),
        "days_off_run": any(length < worker.fewest_off for length in inner_off),
        "weekends": len({d // 7 for d in days if d % 7 >= 5}) > worker.most_weekends,
        "availability": bool(days & worker.off),
    }
    return {name for name, there in broken.items() if there}


def _runs(days: set[int], horizon: int) -> list[tuple[int, int]]:
    """(first day, length) of every unbroken run."""
    runs = []
    for d in range(horizon):
        if d in days and d - 1 not in days:
            length = 1
            while d + length in days:
                length += 1
            runs.append((d, length))
    return runs
