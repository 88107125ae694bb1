"""Caps on visits beside what the planner has fixed: a cap that pinned operations alone would pass is a fault.

When to modify: another limit that the planner's own pins can contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from enforceplan.domain import Devolution, Scenario
from enforceplan.load.context import Context
from enforceplan.load.operations import codes_of
from enforceplan.load.rules import Entries, values
from enforceplan.lots import Caps
from enforceplan.text import both


def caps(rules: Entries, entry: str, devolutions: Collection[Devolution], first: date) -> Caps:
    """Caps on visits as an entry of the rules gives them."""
    told = values(rules, entry)
    return Caps(told["usual"], told["grades"], devolutions, first)


def check_caps(context: Context, scenario: Scenario) -> None:
    """Complain of premises that operations which must be served visit more often than `visit_cap` allows.

    What is one visit counts once; an element that the street may fill in this week instead of the department counts for
    neither of the two.
    """
    rules = scenario.rules
    if "visit_cap" not in rules or rules["visit_cap"].get("off"):
        return
    limits = caps(rules, "visit_cap", scenario.devolutions, context.dates[-1])
    rows = {code: index for index, row in enumerate(context.document.operations) for code in codes_of(row)}
    fixed: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for code, operation in scenario.operations.items():
        pin = operation.pin
        obliged = operation.must or pin.start is not None or bool(pin.officers) or bool(pin.vehicle)
        if not obliged or operation.triggered or operation.source == "recheck":
            continue
        bodies = {body for able in limits.visitors(operation) if len(able) == 1 for body in able}
        for visited in dict.fromkeys(operation.premises):
            for body in sorted(bodies):
                fixed[visited, body][code] = operation.joins or code
    for number, row in enumerate(context.document.premises):
        for (code, body), codes in fixed.items():
            if code != row.code or code not in scenario.premises:
                continue
            place, made = scenario.premises[code], len({*codes.values()})
            cap, visits = limits.limit(place), dict(place.visits).get(body, 0)
            if visits + made <= cap:
                continue
            where = [context.row("operations", index) for index in sorted({rows[code] for code in codes})]
            zh = "、".join(f"{raw.file} {raw.place.text('zh')}" for raw in where)
            en = ", ".join(f"{raw.file} {raw.place.text('en')}" for raw in where)
            context.complain(
                "premises", number, "cap" if place.cap is not None else "grade", value=str(cap),
                required=both("load_capped.a_cap_of_at_least", body=body, visits=visits, made=made,
                              listed=", ".join(codes), places=(zh, en)),
                remedy=both("load_capped.raise_the_cap_or_unpin"),
            )  # fmt: skip
