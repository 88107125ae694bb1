"""What lies in one officer's week, for every reader of a verb: starts too close together, marks in a pattern."""

from __future__ import annotations

import numpy as np

from enforceplan.problem import Problem
from enforceplan.verbs import Apart, Bools, Ints, Pattern


def too_close(verb: Apart, p: Problem, t: Ints, u: Ints) -> Bools:
    """[n] whether start u comes too early after start t (u begins with or after t, other job)."""
    return np.asarray(minds(verb, p, t, u) & (room(verb, p, t, u) < 0))


def minds(verb: Apart, p: Problem, t: Ints, u: Ints) -> Bools:
    """[n] whether the table looks at how long after start t start u begins."""
    jt, ju = p.start_job[t], p.start_job[u]
    free = (verb.alongside[t] | verb.alongside[u]) & (p.job_street[jt] == p.job_street[ju])
    later = (p.begin[u] >= p.begin[t]) & (p.begin[u] >= verb.opens[t])
    return np.asarray(verb.first[t] & verb.second[u] & later & ~free & (jt != ju))


def room(verb: Apart, p: Problem, t: Ints, u: Ints) -> Ints:
    """[n] minutes by which start u is late enough after start t; below 0 it is too early."""
    way = p.way[p.job_zone[p.start_job[t]], p.job_zone[p.start_job[u]]] if verb.with_way else 0
    left: Ints = p.begin[u] - verb.until[t] - way
    return left


def shown(verb: Pattern, touched: Bools) -> Bools:
    """[P, n] whether each row lies in the marks [D, n] of each officer: all of ``on`` touched and none of ``off``."""
    missing = verb.on.astype(np.int64) @ ~touched
    wrong = verb.off.astype(np.int64) @ touched
    there: Bools = (missing == 0) & (wrong == 0)
    return there
