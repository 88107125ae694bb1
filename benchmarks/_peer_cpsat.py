"""The plain CP-SAT model: a literal for every officer, job and start, as in OR-Tools' shift scheduling example."""

from __future__ import annotations

import time

import numpy as np
from ortools.sat.python import cp_model

from benchmarks._peer_program import ENDLESS
from benchmarks._peer_rows import PlainWeek
from enforceplan.solution import Solution


def run(plain: PlainWeek, seconds: float, first: Solution | None = None) -> tuple[Solution | None, int]:
    """(best roster, bound on the coverage points) after so many seconds on two workers; ``first`` is its hint.

    Where nothing is found, the hint is what is left. One that leaves columns open is easily lost in presolve; so what
    follows from the roster is worked out before.
    """
    end = time.perf_counter() + seconds
    model, columns = said(plain)
    if first is not None:
        for column, value in plain.values(first).items():
            model.add_hint(columns[column], value)
        fixed = cp_model.CpSolver()
        fixed.parameters.num_workers = 2
        fixed.parameters.fix_variables_to_their_hinted_value = True
        fixed.parameters.max_time_in_seconds = max(0.1, end - time.perf_counter())
        if fixed.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            values = [fixed.value(column) for column in columns]
            model.clear_hints()
            for column, value in zip(columns, values, strict=True):
                model.add_hint(column, value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = max(0.1, end - time.perf_counter())
    status = solver.solve(model)
    bound = max(0, round(solver.best_objective_bound))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return first, bound
    return plain.solution(np.asarray([solver.value(column) for column in columns])), bound


def said(plain: PlainWeek) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The rows as a model, and its columns."""
    model, out = cp_model.CpModel(), plain.out
    columns = [model.new_int_var(0, upper, "") for upper in out.upper]
    for clique in out.cliques:
        model.add_at_most_one([columns[c] for c in clique])
    for terms, low, high in out.rows:
        total = cp_model.LinearExpr.weighted_sum([columns[c] for c, _ in terms], [w for _, w in terms])
        if low > -ENDLESS and high < ENDLESS:
            model.add_linear_constraint(total, low, high)
        elif low > -ENDLESS:
            model.add(total >= low)
        else:
            model.add(total <= high)
    costs = [(columns[c], cost) for c, cost in enumerate(out.cost) if cost]
    model.minimize(cp_model.LinearExpr.weighted_sum([c for c, _ in costs], [cost for _, cost in costs]))
    return model, columns
