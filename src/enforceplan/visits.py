"""Which planned checks of one premises are one visit, as the loader and the report see it.

Both halves of `rules.one_visit` find the pairs again, each for itself, so that what is missed or joined wrongly here is
seen there. When to modify: with what counts as one visit, in all three places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from enforceplan.domain import CoerciveKind, Operation, Scenario
from enforceplan.facts import Facts
from enforceplan.lots import allowed_starts
from enforceplan.roster import EMPTY


@dataclass(frozen=True, slots=True)
class Pair:
    """Two checks that can be one visit, in the order of the operations table."""

    first: Operation
    second: Operation

    @property
    def one_department(self) -> bool:
        """The same department leads both."""
        return self.first.lead == self.second.lead


def checks(operation: Operation) -> bool:
    """It is a planned check of premises: neither triggered, nor a re-check, nor coercive execution."""
    planned = not operation.triggered and operation.source != "recheck"
    return planned and operation.coercive is not CoerciveKind.EXECUTION and bool(operation.premises)


def pairs(f: Facts) -> Iterator[Pair]:
    """Every two checks that share premises and an offered start, neither ordered after the other nor on another day."""
    planned = [operation for operation in f.scenario.operations.values() if checks(operation)]
    starts = {operation.code: set(allowed_starts(f, operation)) for operation in planned}
    for first, second in combinations(planned, 2):
        shared = not {*first.premises}.isdisjoint(second.premises)
        apart = first.after == second.code or second.after == first.code
        apart |= bool(first.not_same_day) and first.not_same_day == second.not_same_day
        if shared and not apart and not starts[first.code].isdisjoint(starts[second.code]):
            yield Pair(first, second)


def joined(scenario: Scenario, free: Collection[str] = ()) -> dict[str, Operation]:
    """The operations, those of one department's visit under the commander of its first: obliged, urgent, as written.

    Parameters
    ----------
    scenario
        The week as loaded.
    free
        Codes of operations that have an exception and join nothing.
    """
    made = dict(scenario.operations)
    rank = {
        code: (not (o.must or o.pin.start or o.pin.officers or o.pin.vehicle), -o.priority, n)
        for n, (code, o) in enumerate(made.items())
    }
    met: dict[str, list[str]] = {}
    for pair in pairs(Facts(scenario, EMPTY)):
        if pair.one_department and not {pair.first.code, pair.second.code} & {*free}:
            met.setdefault(pair.first.code, []).append(pair.second.code)
            met.setdefault(pair.second.code, []).append(pair.first.code)
    for code in sorted(met, key=rank.__getitem__):
        hosts = [other for other in sorted(met[code], key=rank.__getitem__) if rank[other] < rank[code]]
        host = next((other for other in hosts if not made[other].joins), "")
        if host:
            made[code] = replace(made[code], joins=host)
    return made


def joint_rate(f: Facts) -> tuple[int, int]:
    """(visits made together, visits that could have been): pairs of served checks of one premises."""
    both = [p for p in pairs(f) if p.first.code in f.starts and p.second.code in f.starts]
    return sum(f.starts[p.first.code] == f.starts[p.second.code] for p in both), len(both)
