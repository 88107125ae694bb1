"""Strict tables about single officers laid one on the other, so that the planner asks them all in one go.

Which of them refuses a duty is not told then; the planner only asks whether any does.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from enforceplan.domain import Level
from enforceplan.verbs import Load, Marks


def stacked_loads(verbs: list[Load]) -> list[Load]:
    """The same limits in one table for each width of number; those of crowds as they are."""
    alike: dict[np.dtype[np.integer], list[Load]] = defaultdict(list)
    for verb in verbs:
        if verb.crowd is None:
            alike[verb.load.dtype].append(verb)
    return [
        *(
            Load(
                entry="",
                level=Level.MUST,
                load=np.concatenate([verb.load for verb in same]),
                limit=np.concatenate([verb.limit - (0 if verb.base is None else verb.base) for verb in same]),
            )
            for same in alike.values()
        ),
        *(verb for verb in verbs if verb.crowd is not None),
    ]


def stacked_marks(verbs: list[Marks]) -> list[Marks]:
    """The same limits in one table, each window over the marks of its own; those of crowds as they are."""
    own = [verb for verb in verbs if verb.crowd is None]
    crowds = [verb for verb in verbs if verb.crowd is not None]
    if not own:
        return crowds
    windows = np.zeros((sum(len(verb.windows) for verb in own), sum(len(verb.flag) for verb in own)), dtype=bool)
    w = d = 0
    for verb in own:
        windows[w : w + len(verb.windows), d : d + len(verb.flag)] = verb.windows
        w, d = w + len(verb.windows), d + len(verb.flag)
    together = Marks(
        entry="",
        level=Level.MUST,
        flag=np.concatenate([verb.flag for verb in own]),
        windows=windows,
        limit=np.concatenate([verb.limit - (0 if verb.base is None else verb.base) for verb in own]),
    )
    return [together, *crowds]
