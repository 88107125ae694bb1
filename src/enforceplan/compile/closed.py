"""Which jobs are closed to whom before there are candidates, as the rules in force say.

In a city nearly every pair of an officer and a job is closed by the street that uses him alone; a seat for each of
them would be made, carried along and thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

import numpy as np

from enforceplan.problem import Problem
from enforceplan.roster import Roster
from enforceplan.verbs import Bools


class Closing(Protocol):
    """What is asked of a rule before there are candidates."""

    def closed(self, p: Problem) -> Bools | None:
        """[o, j] jobs in which the officer can have no seat; None: nothing is known yet."""


def open_jobs(p: Problem, in_force: Iterable[Closing], kept: Roster) -> Bools:
    """[j, o] jobs in which the officer may be a candidate: no rule closes them, or he has a duty there already."""
    closed = np.zeros((p.O, p.J), dtype=bool)
    for rule in in_force:
        table = rule.closed(p)
        if table is not None:
            closed |= table
    jobs = {shift: p.K + n for n, shift in enumerate(p.shifts)}
    for duty in kept.duties:
        o, j = p.officer_index.get(duty.officer), p.operation_index.get(duty.operation)
        if duty.post is not None:
            d = duty.post.date - p.scenario.week_start
            j = jobs.get((duty.post.post, d // timedelta(days=1), duty.post.shift))
        if o is not None and j is not None:
            closed[o, j] = False
    return np.ascontiguousarray(~closed.T)
