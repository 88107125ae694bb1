"""Reads `Pattern`: which marks of one officer may not be touched together with which others left alone."""

from __future__ import annotations

from functools import cache

import numpy as np

from enforceplan.model.loads import Loads, Terms
from enforceplan.verbs import Bools, Pattern


def impose_pattern(loads: Loads, verb: Pattern) -> Terms:
    """Say one table of patterns; returns its objective terms (none for a strict one)."""
    v = loads.v
    objective: Terms = []
    worked = cache(lambda o, d: loads.worked(o, verb.flag[d]))
    exactly = cache(lambda o, d: _exactly(loads, o, verb.flag[d]))
    for on, off, weight in zip(verb.on, verb.off, verb.weight, strict=True):
        marks, others = np.flatnonzero(on).tolist(), np.flatnonzero(off).tolist()
        for o in v.priced:
            if not weight[o]:
                continue
            inside = [worked(o, d) for d in marks]
            outside = [exactly(o, d) for d in others]
            escapes = [*(-a - 1 for a in inside if a is not None), *(a for a in outside if a is not None)]
            if None in inside or v.emit.true in outside:
                continue
            if verb.points:
                there = v.emit.literal()
                escapes.append(there)
                objective.append((there, verb.points * int(weight[o])))
            v.emit.clause(escapes)
    return objective


def _exactly(loads: Loads, o: int, flag: Bools) -> int | None:
    """The literal of `Loads.worked`, held to mean it: it is not true where no duty touches the mark."""
    on = loads.worked(o, flag)
    if on is not None and on not in loads.exact:
        loads.exact.add(on)
        begun = loads.flags(flag)
        mine = [loads.v.serving(o, j, begun[j]) for j in loads.v.jobs_of[o] if j in begun]
        if on not in mine:
            loads.v.emit.clause([-on - 1, *mine])
    return on
