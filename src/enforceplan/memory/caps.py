"""Premises that have had all their planned visits of the year leave the next week's draft.

When to modify: together with `visit_cap` or `premises_draw`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from enforceplan.domain import Operation, Premises
from enforceplan.load.operations import codes_of
from enforceplan.lots import Caps
from enforceplan.memory.draft import Draft, Next, changed
from enforceplan.outcome import Outcome
from enforceplan.rules.book import make
from enforceplan.rules.premises_draw import PremisesDraw
from enforceplan.rules.visit_cap import VisitCap
from enforceplan.scenario.places import PremisesRow
from enforceplan.scenario.work import OperationRow


def capped(draft: Draft, outcome: Outcome, rows: Iterable[PremisesRow], coming: Next) -> None:
    """Take premises at their cap out of planned operations, and operations of which nothing is left out of the draft.

    Where `visit_cap` is strict, premises named by a row go; of a pool as many are drawn as may still be visited.
    Triggered operations and re-checks are free of caps and stay as they are.

    Parameters
    ----------
    draft
        The draft, changed in place; codes of rows that went are in ``draft.capped``.
    outcome
        The week before, with its rules.
    rows
        The table of premises with the visits of that week.
    coming
        The week to be drafted.
    """
    visits = {row.code: tuple((body, int(n)) for body, _, n in (t.partition(":") for t in row.visits)) for row in rows}
    places = {code: replace(place, visits=visits[code]) for code, place in outcome.scenario.premises.items()}
    acting = outcome.scenario.devolutions, coming.start.date()
    strict = [rule for rule in outcome.rules if isinstance(rule, VisitCap) and not rule.points]
    limits = [Caps(rule.usual, rule.grades, *acting) for rule in strict]
    drawing = [rule for rule in outcome.rules if isinstance(rule, PremisesDraw)]
    drawing = drawing or [rule for rule in [make(PremisesDraw.id, {})] if isinstance(rule, PremisesDraw)]
    lots = [Caps(rule.usual, rule.grades, *acting) for rule in drawing]
    kept: list[OperationRow] = []
    for row in draft.rows:
        operation = outcome.scenario.operations.get(codes_of(row)[0])
        if operation is None or row.code not in draft.kept:
            kept.append(row)
            continue
        named = _open(operation, row.premises, places, limits)
        drawn = min(row.draw or 0, len(_open(operation, dict.fromkeys(row.pool), places, lots)))
        if (row.premises or row.pool) and not named and not drawn:
            draft.capped.append(row.code)
            draft.kept.remove(row.code)
        elif (len(named), drawn) != (len(row.premises), row.draw or 0):
            pool = row.pool if drawn else ()
            told = coming.words("roll.capped")
            kept.append(changed(row, premises=named, pool=pool, draw=drawn or None, note=coming.say(row, told)))
        else:
            kept.append(row)
    draft.rows = kept


def _open(
    operation: Operation,
    codes: Iterable[str],
    places: dict[str, Premises],
    limits: Iterable[Caps],
) -> tuple[str, ...]:
    """Those of the premises that the operation may still visit under every limit."""
    return tuple(c for c in codes if all(limit.open(operation, places[c]) for limit in limits))
