"""Reads `Keep`: the days on which officers must be told of a change."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from enforceplan.model.loads import Loads, Terms
from enforceplan.verbs import Keep


def impose_keep(loads: Loads, verb: Keep) -> Terms:
    """One literal an officer and day."""
    v, p = loads.v, loads.v.p
    told: dict[tuple[int, int], list[int]] = defaultdict(list)
    for o, t in zip(*(a.tolist() for a in verb.told), strict=True):
        told[o, int(p.day[t])].append(t)
    objective: Terms = []
    days = [(d, verb.heard & (p.day == d)) for d in np.flatnonzero(verb.weight).tolist()]
    for o in v.priced:
        for d, flag in days:
            reasons = []
            mine = told.get((o, d), [])
            if mine:
                flag = flag.copy()
                flag[mine] = False
            for t in mine:
                j = int(p.start_job[t])
                only = np.zeros(p.T, dtype=bool)
                only[t] = v.open_start[t]
                held = v.serving(o, j, v.within(j, only)) if (o, j) in v.serves else v.emit.false
                reasons.append(-held - 1)
            if (other := loads.worked(o, flag)) is not None:
                reasons.append(other)
            if not reasons:
                continue
            on = reasons[0] if len(reasons) == 1 else v.emit.literal()
            for reason in reasons if len(reasons) > 1 else ():
                v.emit.clause([-reason - 1, on])
            objective.append((on, verb.points * int(verb.weight[d])))
    return objective
