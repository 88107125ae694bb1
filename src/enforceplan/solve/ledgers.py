"""Reads strict verbs one duty at a time: whether an officer may still take a start, given what he has.

One small ledger per verb that limits officers. Used by the constructive planner, which adds duties one by one.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from enforceplan.closeness import too_close
from enforceplan.problem import Problem
from enforceplan.verbs import Apart, Book, Bools, Ints, Load, Marks


class Ledger(Protocol):
    """Running account of one verb."""

    entry: str
    """Who spoke the verb."""

    def free(self, officers: Ints, t: int) -> Bools:
        """Which of the officers [n] may take start t."""

    def together(self, officers: list[int], t: int) -> bool:
        """Whether all of them may take start t, when each may take it alone."""

    def add(self, o: int, t: int) -> None:
        """Officer o takes start t."""


class LoadLedger:
    """Minutes used per window and subject."""

    def __init__(self, p: Problem, verb: Load) -> None:
        self.verb, self.entry = verb, verb.entry
        subjects = p.O if verb.crowd is None else len(verb.crowd)
        self.used = np.zeros((len(verb.load), subjects), dtype=np.int64)
        if verb.base is not None:
            self.used += verb.base

    def free(self, officers: Ints, t: int) -> Bools:
        """Every window of every subject he belongs to has room for the load."""
        load = self.verb.load[:, t]
        touched = np.flatnonzero(load)
        if self.verb.crowd is None:
            spots = touched[:, None], officers
            return np.asarray((self.used[spots] + load[touched, None] <= self.verb.limit[spots]).all(axis=0))
        full = np.asarray(self.used[touched] + load[touched, None] > self.verb.limit[touched]).any(axis=0)
        return np.asarray(~(self.verb.crowd[:, officers] & np.asarray(full)[:, None]).any(axis=0))

    def together(self, officers: list[int], t: int) -> bool:
        """Crowd limits hold for all of them at once."""
        if self.verb.crowd is None:
            return True
        more = self.verb.load[:, t, None] * self.verb.crowd[:, officers].sum(axis=1)
        return bool(((more == 0) | (self.used + more <= self.verb.limit)).all())

    def add(self, o: int, t: int) -> None:
        """Book the load."""
        if self.verb.crowd is None:
            self.used[:, o] += self.verb.load[:, t]
        else:
            self.used[:, self.verb.crowd[:, o]] += self.verb.load[:, t, None]


class MarksLedger:
    """Marks touched by every officer, counted per window and subject."""

    def __init__(self, p: Problem, verb: Marks) -> None:
        self.verb, self.entry = verb, verb.entry
        self.touched = np.zeros((len(verb.flag), p.O), dtype=bool)
        subjects = p.O if verb.crowd is None else len(verb.crowd)
        self.used = np.zeros((len(verb.windows), subjects), dtype=np.int64)
        if verb.base is not None:
            self.used += verb.base
        self.windows = verb.windows.astype(np.int64)

    def _new(self, officers: Ints, t: int) -> Ints:
        """[w, n] marks each officer would add to each window."""
        flagged = np.flatnonzero(self.verb.flag[:, t])
        fresh = ~self.touched[flagged[:, None], officers]
        return self.windows[:, flagged] @ fresh.astype(np.int64)

    def free(self, officers: Ints, t: int) -> Bools:
        """No window would pass its limit."""
        new = self._new(officers, t)
        rows = np.flatnonzero(new.max(axis=1, initial=0))
        if not len(rows):
            return np.ones(len(officers), dtype=bool)
        new = new[rows]
        if self.verb.crowd is None:
            spots = rows[:, None], officers
            fits = (new == 0) | (self.used[spots] + new <= self.verb.limit[spots])
            return np.asarray(fits.all(axis=0))
        slack = self.verb.limit[rows] - self.used[rows]
        fits = np.ones(len(officers), dtype=bool)
        for s, crowd in enumerate(self.verb.crowd):
            inside = crowd[officers]
            if inside.any():
                fits[inside] &= ((new[:, inside] == 0) | (new[:, inside] <= slack[:, s, None])).all(axis=0)
        return fits

    def together(self, officers: list[int], t: int) -> bool:
        """Crowd limits hold for all of them at once."""
        if self.verb.crowd is None:
            return True
        more = self._new(np.asarray(officers), t) @ self.verb.crowd[:, officers].T.astype(np.int64)
        return bool(((more == 0) | (self.used + more <= self.verb.limit)).all())

    def add(self, o: int, t: int) -> None:
        """Touch the marks."""
        new = self._new(np.asarray([o]), t)[:, 0]
        self.touched[self.verb.flag[:, t], o] = True
        if self.verb.crowd is None:
            self.used[:, o] += new
        else:
            self.used[:, self.verb.crowd[:, o]] += new[:, None]


class ApartLedger:
    """Starts each officer can no longer take, from all `Apart` tables together."""

    def __init__(self, p: Problem, verbs: list[Apart]) -> None:
        self.p, self.verbs, self.entry = p, verbs, ""
        self.blocked = np.zeros((p.O, p.T), dtype=bool)
        self._rows: dict[tuple[int, int], Ints] = {}
        self._order = np.argsort(p.begin, kind="stable")
        self._begins = p.begin[self._order]
        way = int(p.way.max()) if p.way.size else 0
        self._reach = max((int((verb.until - p.begin).max(initial=0)) for verb in verbs), default=0) + way

    def _row(self, n: int, t: int) -> Ints:
        """Starts that collide with t by table n; only those that begin near enough are looked at."""
        if (n, t) not in self._rows:
            edges = self.p.begin[t] - self._reach, self.p.begin[t] + self._reach + 1
            near = self._order[slice(*np.searchsorted(self._begins, edges))]
            fixed = np.full(len(near), t)
            verb = self.verbs[n]
            self._rows[n, t] = near[too_close(verb, self.p, fixed, near) | too_close(verb, self.p, near, fixed)]
        return self._rows[n, t]

    def free(self, officers: Ints, t: int) -> Bools:
        """The start does not collide with what they have."""
        free: Bools = ~self.blocked[officers, t]
        return free

    def together(self, officers: list[int], t: int) -> bool:
        """Nothing about two different officers."""
        return True

    def add(self, o: int, t: int) -> None:
        """Block everything too close to t."""
        for n, verb in enumerate(self.verbs):
            if verb.officers[o]:
                self.blocked[o, self._row(n, t)] = True


def ledgers(p: Problem, book: Book) -> list[Ledger]:
    """Open an account for every strict verb about officers."""
    strict = list(book.strict())
    apart = ApartLedger(p, [verb for verb in strict if isinstance(verb, Apart)])
    loads = [LoadLedger(p, verb) for verb in strict if isinstance(verb, Load)]
    marks = [MarksLedger(p, verb) for verb in strict if isinstance(verb, Marks)]
    return [apart, *loads, *marks]
