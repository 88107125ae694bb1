"""The fewest officers who can do a set of jobs of fixed times, with the proof that fewer cannot.

When to modify: another lower bound, or another way to share the time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from enforceplan.solve.ejection import Ejection, Jobs
from enforceplan.solve.witness import apart, at_once, too_few

_PATIENCE = 1.0
"""Most seconds in which no officer could be saved before a proof is sought; of short times a tenth."""
_PROOF = 0.25
"""Share of the time that is left which one proof may take."""


@dataclass(frozen=True)
class Fewest:
    """What was found."""

    held: tuple[int, ...]
    """Officer of each job; empty where no whole assignment was found."""
    witness: tuple[int, ...]
    """Jobs no two of which one officer can do: so many officers are needed at least."""
    short: tuple[int, ...] = ()
    """Jobs of one minute that have fewer officers who may do them than they are: no assignment exists."""

    @property
    def officers(self) -> int:
        """Number of officers used; 0 where nothing was found or nothing is to be done."""
        return len(set(self.held))

    @property
    def bound(self) -> int:
        """Number of officers that any assignment needs."""
        return len(self.witness)

    @property
    def proven(self) -> bool:
        """Whether fewer officers are impossible; nobody at all where nothing is to be done."""
        return self.officers == self.bound


def fewest_officers(jobs: Jobs, *, seconds: float, seed: int = 1) -> Fewest:
    """As few officers as can be found for all jobs, each job held by one officer who may, nobody twice in one minute.

    Parameters
    ----------
    seconds
        Wall time; less is used where the number is proven.

    Returns
    -------
    Fewest
        Where nothing was found, ``held`` is empty and ``short``, if it is not, says why nothing can be.
    """
    end = time.perf_counter() + seconds
    patience = min(_PATIENCE, seconds / 10)
    witness = at_once(jobs)
    search = Ejection(jobs, seed=seed)
    if not search.place(min(end, time.perf_counter() + patience)):
        if short := too_few(jobs):
            return Fewest((), witness, short)
        if not search.place(end):
            return Fewest((), witness)
    held = search.held.copy()
    while len(witness) < len(np.unique(held)):
        search.drop()
        if not search.place(min(end, time.perf_counter() + patience)):
            if (left := end - time.perf_counter()) <= 0:
                break
            witness = max(witness, apart(jobs, held, seconds=_PROOF * left, seed=seed), key=len)
            if len(witness) == len(np.unique(held)) or not search.place(end):
                break
        held = search.held.copy()
    return Fewest(tuple(held.tolist()), witness)
