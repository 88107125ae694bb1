"""What a roster of the second nurse rostering competition costs, from its rules; knows nothing of enforceplan.

Rules: arXiv:1501.04177; words: the competition's validator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.inrc2 import Held, Instance, Nurse


def evaluate(instance: Instance, held: Iterable[Held]) -> tuple[dict[str, int], set[str]]:
    """(cost by rule, hard rules broken).

    A nurse's history stands before the first day; what lies beyond the last is unknown.
    """
    held = list(held)
    heads = Counter((d, shift, skill) for _, d, shift, skill in held)
    missing = {key: (least - heads[key], optimal - heads[key]) for key, (least, optimal) in instance.cover.items()}
    costs = {
        "Total assignment constraints": 0,
        "Consecutive constraints": 0,
        "Non working days constraints": 0,
        "Preferences": 0,
        "Max working weekend": 0,
        "Complete weekends": 0,
        "Optimal coverage constraints": 30 * sum(max(0, optimal) for _, optimal in missing.values()),
    }
    broken = set()
    if any(least > 0 for least, _ in missing.values()):
        broken.add("Minimal coverage constraints")
    for code, _, _, skill in held:
        if skill not in instance.nurses[code].skills:
            broken.add("Required skill constraints")
    if max(Counter((code, d) for code, d, _, _ in held).values(), default=0) > 1:
        broken.add("Single assignment per day")
    for code, unwanted, d in set(instance.wishes):
        if any(who == code and when == d and unwanted in ("Any", shift) for who, when, shift, _ in held):
            costs["Preferences"] += 10
    for nurse in instance.nurses.values():
        own = [(d, shift) for code, d, shift, _ in held if code == nurse.code]
        before = {nurse.last} if nurse.last else set()
        for d in range(instance.days):
            today = {shift for when, shift in own if when == d}
            if any({*instance.not_after[shift]} & today for shift in before):
                broken.add("Illegal shift type succession constraints")
            before = today
        _add(costs, instance, nurse, own)
    return costs, broken


def _add(costs: dict[str, int], instance: Instance, nurse: Nurse, own: list[tuple[int, str]]) -> None:
    contract, days = instance.contracts[nurse.contract], range(instance.days)
    on = {d for d, _ in own}
    total = nurse.shifts + len(own)
    least, most = contract.shifts
    costs["Total assignment constraints"] += 20 * (max(0, least - total) + max(0, total - most))
    weekends = [(d in on, d + 1 in on) for d in range(5, instance.days, 7)]
    costs["Max working weekend"] += 30 * max(0, nurse.weekends + sum(map(any, weekends)) - contract.weekends)
    if contract.complete:
        costs["Complete weekends"] += 30 * sum(saturday != sunday for saturday, sunday in weekends)
    costs["Consecutive constraints"] += 30 * _lengths([d in on for d in days], nurse.work, contract.work)
    costs["Non working days constraints"] += 30 * _lengths([d not in on for d in days], nurse.off, contract.off)
    for shift, limits in instance.runs.items():
        same = nurse.same if nurse.last == shift else 0
        costs["Consecutive constraints"] += 15 * _lengths([(d, shift) in own for d in days], same, limits)


def _lengths(row: list[bool], before: int, limits: tuple[int, int]) -> int:
    """Days that runs of days are too long or too short; those before the horizon were paid for then."""
    least, most = limits
    runs = [(there, len(list(days))) for there, days in groupby(row)]
    if before and not row[0]:
        runs.insert(0, (True, 0))
    units = 0
    for n, (there, length) in enumerate(runs):
        if there:
            old = before if n == 0 else 0
            units += max(0, old + length - most) - max(0, old - most)
            if n < len(runs) - 1:
                units += max(0, least - old - length)
    return units
