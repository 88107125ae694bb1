"""Draws rosters of a problem: whole teams, part teams, too many heads, nobody."""

from __future__ import annotations

from random import Random

import numpy as np

from enforceplan.problem import AUXILIARY, Problem
from enforceplan.solution import Solution


def draw(p: Problem, r: Random, *, legal: bool = False) -> Solution:
    """A roster drawn at random: some operations served, whole teams, part teams and too many heads.

    ``legal`` keeps to what the exact model can express: one seat a job, never more heads of a role than asked, one
    body a team, units that exist and may be used.
    """
    served, care = r.choice([0.05, 0.2, 0.4, 0.9]), 1.0 if legal else r.choice([0.0, 0.6, 0.95])
    crowd = set(r.sample(range(p.O), r.choice([2, 5, p.O])))
    start = np.full(p.K, -1, dtype=np.int64)
    for k in range(p.K):
        low, high = p.first_start[k : k + 2].tolist()
        if low < high and r.random() < served:
            start[k] = r.randrange(low, high)
    taken: list[int] = []
    for j in range(p.J):
        if (start[j] >= 0) if j < p.K else (r.random() < served):
            taken += _crew(p, r, j, crowd, care)
    units = np.zeros((p.K, len(p.pools)), dtype=np.int64)
    for k in np.flatnonzero(start >= 0).tolist():
        for q in range(len(p.pools)):
            if p.usable[k, q] or r.random() > max(care, 0.9):
                units[k, q] = min(r.choice([0, 1, 1, 2]), int(p.pool_quantity[q]) if legal else 9)
    return Solution(start, np.asarray(sorted(set(taken)), dtype=np.int64), units)


def _crew(p: Problem, r: Random, j: int, crowd: set[int], care: float) -> list[int]:
    """Candidates for one job; with ``care`` 1 nobody sits twice and no team is over its numbers."""
    seated: set[int] = set()
    taken: list[int] = []
    for i in np.flatnonzero(p.team_job == j).tolist():
        careful = r.random() < care
        if r.random() < (0.1 if careful else 0.3):
            continue
        mine = np.flatnonzero(p.seat_team == i).tolist()
        bodies = sorted({int(p.owner[p.seat_officer[x]]) for x in mine if p.seat_role[x] != AUXILIARY})
        body = r.choice(bodies) if bodies else -1
        few = careful or r.random() < 0.5
        for role in range(4):
            xs = [x for x in mine if p.seat_role[x] == role]
            if not careful:
                xs = [x for x in xs if int(p.seat_officer[x]) in crowd] or xs
            elif p.one_body[i] and role != AUXILIARY:
                xs = [x for x in xs if p.owner[p.seat_officer[x]] == body]
            if care == 1.0 or careful:
                xs = [x for x in xs if int(p.seat_officer[x]) not in seated]
            asked = int(p.heads[i, role])
            number = asked if careful and r.random() < 0.9 else r.randrange(0, asked + (1 if few else 3))
            chosen = r.sample(xs, min(number, len(xs)))
            seated |= {int(p.seat_officer[x]) for x in chosen}
            taken += chosen
    return taken
