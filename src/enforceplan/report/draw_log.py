"""Writes draw_log.json: every draw of the week with its pool, order, tickets and result, so that anybody can redo it.

When to modify: with the draw. A program that knows SHA-256 and JSON only must still be able to replay it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from enforceplan.domain import Operation
from enforceplan.facts import Facts
from enforceplan.lots import Caps, Lot, drawn_premises, draws, premises_order, ticket
from enforceplan.outcome import Outcome
from enforceplan.report.view import View
from enforceplan.rules.premises_draw import PremisesDraw
from enforceplan.rules.random_draw import RandomDraw

FORMAT = 1
"""Number of the file's format."""


def draw_log(outcome: Outcome) -> str:
    """The file's text. Every redraw stands behind the draws it replaced; the last of an operation counts."""
    view = View(outcome)
    scenario = outcome.scenario
    content = {
        "format": FORMAT,
        "seed": scenario.draw_seed,
        "ticket": "sha256 of SEED|OPERATION|CODE, after a redraw SEED|OPERATION|CODE|NUMBER, in hex; ascending",
        "seats": "in the order given, each the first of the order neither skipped, taken nor seated yet; a seat that "
        "leads only from may_lead, a seat for a woman only from women",
        "operations": [_operation(view, o) for o in scenario.operations.values() if o.pool or o.code in view.drawn],
    }
    return json.dumps(content, sort_keys=True, indent=1, ensure_ascii=False) + "\n"


def _operation(view: View, operation: Operation) -> dict[str, Any]:
    numbers = range(operation.redraw + 1)
    return {
        "operation": operation.code,
        "redraws": operation.redraw,
        "redraw_reason": operation.redraw_reason,
        "draws": [_draw(view, operation, number) for number in numbers],
    }


def _draw(view: View, operation: Operation, number: int) -> dict[str, Any]:
    scenario = view.outcome.scenario
    as_drawn = replace(operation, redraw=number)
    told: dict[str, Any] = {"number": number, "elements": []}
    for rule in view.outcome.rules:
        if isinstance(rule, RandomDraw):
            lots = draws(view.facts, as_drawn, rule.leader_rank, rule.cross_department)
            told["elements"] = [_lot(view.facts, as_drawn, code, lot, rule) for code, lot in lots.items()]
        if isinstance(rule, PremisesDraw) and operation.pool:
            order = premises_order(scenario.draw_seed, as_drawn)
            caps = Caps(rule.usual, rule.grades, scenario.devolutions, scenario.week_start)
            open_ = [c for c in order if caps.open(operation, scenario.premises[c])]
            drawn = drawn_premises(scenario.draw_seed, as_drawn, scenario.premises, caps)
            told["premises"] = {
                "order": [[c, ticket(scenario.draw_seed, operation.code, c, number)] for c in order],
                "skipped": [{"premises": c, "reason": "visit_cap"} for c in order if c not in open_],
                "asked": operation.draw,
                "drawn": list(drawn),
            }
    return told


def _lot(f: Facts, operation: Operation, code: str, lot: Lot, rule: RandomDraw) -> dict[str, Any]:
    people = f.scenario.officers
    return {
        "element": code,
        "body": lot.body,
        "order": [[c, ticket(f.scenario.draw_seed, operation.code, c, operation.redraw)] for c in lot.order],
        "out": [{"officer": officer, "reason": reason} for officer, reason in lot.out],
        "skipped": [{"officer": officer, "reason": "absent_at_every_start"} for officer in lot.skipped],
        "taken": list(lot.taken),
        "may_lead": [c for c in lot.order if people[c].rank >= rule.leader_rank]
        if any(seat.leads for seat in lot.seats)
        else [],
        "women": [c for c in lot.order if people[c].female] if any(seat.woman for seat in lot.seats) else [],
        "seats": [
            {"group": s.group, "leads": s.leads, "woman": s.woman, "officer": s.officer or None} for s in lot.seats
        ],
    }
