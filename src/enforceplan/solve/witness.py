"""Counts that show how many officers jobs of fixed times need: any two of these jobs ask for two officers."""

from __future__ import annotations

import numpy as np
from ortools.sat.python import cp_model

from enforceplan.solve.ejection import Ints, Jobs


def at_once(jobs: Jobs) -> tuple[int, ...]:
    """The most jobs that run in one minute."""
    busiest: tuple[int, ...] = ()
    for minute in np.unique(jobs.begin):
        running = np.flatnonzero((jobs.begin <= minute) & (jobs.end > minute))
        if len(running) > len(busiest):
            busiest = tuple(running.tolist())
    return busiest


def apart(jobs: Jobs, held: Ints, *, seconds: float, seed: int = 1) -> tuple[int, ...]:
    """Jobs no two of which one officer can do: they overlap, or nobody may do both.

    As many as are found: each asks for an officer of its own, so there are never more of them than officers are needed.
    Where an assignment is the best and there is such a proof, each of its officers holds exactly one of them; so one is
    sought among the jobs of each officer.

    Parameters
    ----------
    held
        Officer of each job in some assignment.
    """
    together = (jobs.may.T.astype(np.float32) @ jobs.may.astype(np.float32) > 0) & ~jobs.overlap
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in held]
    off = [literal.negated() for literal in chosen]
    for first, second in np.argwhere(np.triu(together & (held[:, None] != held), 1)).tolist():
        model.add_bool_or(off[first], off[second])
    groups = [[chosen[job] for job in np.flatnonzero(held == officer)] for officer in np.unique(held)]
    whole = model.clone()
    for group in groups:
        whole.add_exactly_one(group)
        model.add_at_most_one(group)
    model.maximize(sum(chosen))
    for one in (whole, model):
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed
        solver.parameters.max_time_in_seconds = seconds / 2
        if solver.solve(one) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return tuple(job for job, literal in enumerate(chosen) if solver.boolean_value(literal))
    return ()


def too_few(jobs: Jobs) -> tuple[int, ...]:
    """Jobs of one minute that together have fewer officers who may do them than they are; empty where there are none.

    A set of this kind exists exactly where the jobs of some minute cannot be dealt to different officers (Hall, 1935).
    """
    for minute in np.unique(jobs.begin):
        running = np.flatnonzero((jobs.begin <= minute) & (jobs.end > minute)).tolist()
        taken: dict[int, int] = {}
        for job in running:
            seen: set[int] = set()
            if not _match(jobs, job, taken, seen):
                return tuple(sorted({job, *(taken[officer] for officer in seen)}))
    return ()


def _match(jobs: Jobs, job: int, taken: dict[int, int], seen: set[int]) -> bool:
    """Find an officer for a job, moving others along a chain; ``seen`` gathers the officers that were asked."""
    before: dict[int, tuple[int, int | None]] = {}
    queue: list[tuple[int, int | None]] = [(job, None)]
    for one, reached in queue:
        for officer in np.flatnonzero(jobs.may[:, one]).tolist():
            if officer in seen:
                continue
            seen.add(officer)
            before[officer] = (one, reached)
            if officer in taken:
                queue.append((taken[officer], officer))
                continue
            end: int | None = officer
            while end is not None:
                holder, back = before[end]
                taken[end] = holder
                end = back
            return True
    return False
