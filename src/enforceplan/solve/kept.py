"""What a first roster begins with: starts and people of an earlier roster, or else of the week as it was published."""

from __future__ import annotations

import numpy as np

from enforceplan.problem import Problem
from enforceplan.solution import Solution
from enforceplan.verbs import Book, Bools, Keep


def kept(p: Problem, book: Book, earlier: Solution | None) -> tuple[Bools, Bools]:
    """([t] starts, [x] candidates) that come before all others."""
    begun, sat = np.zeros(p.T, dtype=bool), np.zeros(len(p.seat_officer), dtype=bool)
    if earlier is not None:
        begun[earlier.start[earlier.start >= 0]] = True
        sat[earlier.taken] = True
        return begun, sat
    seat = p.seat_officer * p.J + p.team_job[p.seat_team]
    for verb in book.priced():
        if isinstance(verb, Keep):
            o, t = verb.told
            begun[t] = True
            sat |= np.isin(seat, o * p.J + p.start_job[t])
    return begun, sat
