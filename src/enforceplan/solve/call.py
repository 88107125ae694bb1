"""One call of CP-SAT with the settings of a task; everything that searches goes through here."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.model.emit import Emitter
from enforceplan.solve.wire import Task
from enforceplan.verbs import Ints

FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)
MANY, BATCH = 1_000_000_000, 1000
"""Cuts in all and cuts at once of a search that bounds, as CP-SAT's own subsolver for bounds has them."""


@dataclass(frozen=True)
class Answer:
    """What one call came back with."""

    status: cp_model.CpSolverStatus
    values: Ints | None
    """Value of every variable, where there is a solution."""
    bound: int | None
    """Proven least objective, rounded up, without the caller's constant; None where nothing was proven."""
    effort: float
    """Deterministic seconds spent."""


def call(
    emit: Emitter,
    task: Task,
    seconds: float,
    *,
    workers: int = 1,
    fixed: bool = False,
    seed: int | None = None,
    linear: bool = False,
    bounding: bool = False,
    watch: cp_model.CpSolverSolutionCallback | None = None,
    bounded: Callable[[int], bool] | None = None,
    standing: float | None = None,
) -> Answer:
    """Solve what has been emitted, for so many seconds (deterministic ones where the task says so).

    ``fixed`` keeps every hinted variable at its hint. ``bounded`` hears every bound as it is proven, from a thread of
    the solver's, and tells whether it counts; one that counts and stands for ``standing`` seconds ends the search.
    ``linear`` puts clauses into the linear relaxation, too: of two workers only one searches the whole model, and left
    to itself it never bounds what clauses cost. A street whose starts are few was solved to the end in 0.4 to 2 s with
    it, and not in 6 s without. ``bounding`` gives a single worker the many cuts, taken early, that of two workers one
    has: the class model of a large week was bounded in 12 s with them and in 34 s without.

    Probing stays as it is: without it presolve (CP-SAT 9.15) called a street infeasible, or solved, of which a better
    roster was known; with it 108 parts of weeks took no longer.
    """
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1 if task.deterministic or fixed else workers
    parameters.random_seed = task.seed if seed is None else seed
    parameters.cp_model_presolve = task.presolve
    parameters.fix_variables_to_their_hinted_value = fixed
    if linear:
        parameters.linearization_level = 2
        if parameters.num_workers > 1:
            parameters.extra_subsolvers.append("max_lp")
    if bounding and parameters.num_workers == 1:
        parameters.max_num_cuts = MANY
        parameters.new_constraints_batch_size = BATCH
        parameters.add_objective_cut = True
    if task.deterministic:
        parameters.max_deterministic_time = max(0.05, seconds)
    else:
        parameters.max_time_in_seconds = max(0.05, seconds)
    bounds: list[float] = []
    patience: list[threading.Timer] = []

    def hear(bound: float) -> None:
        bounds.append(bound)
        if bounded is not None and bounded(math.ceil(bound - 1e-6)) and standing is not None:
            patience.append(threading.Timer(standing, solver.stop_search))
            patience[-1].start()
            for before in patience[:-1]:
                before.cancel()

    solver.best_bound_callback = hear
    status = solver.solve(emit.model, watch)
    for timer in patience:
        timer.cancel()
    values = None
    if status in FOUND:
        values = np.asarray(list(solver.response_proto.solution), dtype=np.int64)
        bounds.append(solver.best_objective_bound)
    bound = math.ceil(max(bounds) - 1e-6) if bounds and emit.model.proto.has_objective() else None
    return Answer(status, values, bound, float(solver.response_proto.deterministic_time))


def total(terms: list[tuple[int, int]], values: Ints) -> int:
    """Weighted sum of terms; a negated literal counts 1 - x."""
    return sum(w * int(values[x] if x >= 0 else 1 - values[-x - 1]) for x, w in terms)
