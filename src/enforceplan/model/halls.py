"""Hall sets: officers of a class who alone can fill some seats, and which duties of theirs exclude each other.

What is said of a whole class holds of every part of it, where seats that nobody else could fill are counted alone: two
inspectors drawn for two operations at one time, say, or the four of sixteen who hold a certificate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import combinations

import numpy as np

from enforceplan.closeness import too_close
from enforceplan.model.classes import Counts, Terms
from enforceplan.problem import Problem
from enforceplan.verbs import Apart, Bools, Ints, Whole

MANY = 12
"""Most Hall sets of a class besides itself, the smallest first."""


@dataclass(frozen=True)
class Hall:
    """Some officers and the heads that only they can give."""

    members: Ints
    at: dict[int, Terms]
    """start -> heads"""

    @property
    def starts(self) -> Ints:
        """Starts in order of their numbers."""
        return np.asarray(sorted(self.at), dtype=np.int64)

    def heads(self, starts: Ints) -> Terms:
        """All heads that begin there."""
        return [term for t in starts.tolist() for term in self.at[t]]

    def carried(self, load: Whole) -> Terms:
        """What they carry together."""
        return [(x, n * int(load[t])) for t, terms in self.at.items() if load[t] for x, n in terms]


def halls(v: Counts, c: int) -> list[Hall]:
    """The class itself; then its people where they are told apart, else parts that alone can fill one or two things."""
    whole = Hall(v.members[c], v.at[c])
    people = [Hall(v.members[c][n : n + 1], v.own[o]) for n, o in enumerate(v.members[c].tolist()) if o in v.own]
    if people:
        return [whole, *people]
    seats = [(frozenset(able.tolist()), t, x) for able, t, x in v.by_able[c]]
    alone = {able for able, _, _ in seats}
    both = {one | other for one, other in combinations(alone, 2) if one & other}
    parts = sorted(
        (able for able in alone | both if len(able) < len(whole.members)), key=lambda able: (len(able), *sorted(able))
    )
    found = [whole]
    for part in parts[:MANY]:
        at: dict[int, Terms] = {}
        for able, t, x in seats:
            if able <= part:
                at.setdefault(t, []).append((x, 1))
        found.append(Hall(np.asarray(sorted(part), dtype=np.int64), at))
    return found


def cliques(p: Problem, aparts: list[Apart], hall: Hall) -> list[Ints]:
    """Sets of starts of which no member may have two, by the strict tables that bind all members.

    The starts of every minute are a seed, grown twice as far as it goes: by what is near in time, which overlaps, and
    by what is early, which leaves too little rest.
    """
    starts = hall.starts
    starts = starts[np.lexsort((starts, p.begin[starts]))]
    close = _close(p, [verb for verb in aparts if verb.officers[hall.members].all()], starts)
    found: dict[bytes, Ints] = {}
    for first in np.unique(p.begin[starts], return_index=True)[1].tolist():
        for nearest in (True, False):
            chosen = _grown(first, close, nearest=nearest)
            found[chosen.tobytes()] = starts[chosen]
    return [clique for clique in found.values() if len(clique) > 1]


def _close(p: Problem, aparts: list[Apart], starts: Ints) -> Bools:
    """[n, n] starts of one job, or too close for every member."""
    n = len(starts)
    t, u = np.repeat(starts, n), np.tile(starts, n)
    pairs = reduce(np.logical_or, (too_close(verb, p, t, u) for verb in aparts), np.zeros(n * n, dtype=bool))
    close = pairs.reshape(n, n)
    close = close | close.T | (p.start_job[starts][:, None] == p.start_job[starts][None, :])
    np.fill_diagonal(close, True)
    return np.asarray(close)


def _grown(seed: int, close: Bools, *, nearest: bool) -> Ints:
    """Places of a clique around a seed, those nearest in time first, or the earliest first."""
    open_ = close[seed].copy()
    places = np.flatnonzero(open_)
    order = places[np.argsort(np.abs(places - seed), kind="stable")] if nearest else places
    chosen = []
    for n in order.tolist():
        if open_[n]:
            chosen.append(n)
            open_ &= close[n]
    return np.sort(np.asarray(chosen))
