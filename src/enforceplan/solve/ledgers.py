"""Reads strict verbs one duty at a time: whether an officer may still take a start, given what he has.

One small ledger per verb that limits officers, or for several that ask the same. Used by the constructive planner,
which adds duties one by one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import numpy as np

from enforceplan.closeness import shown, too_close
from enforceplan.problem import Problem
from enforceplan.solve.stacked import stacked_loads, stacked_marks
from enforceplan.verbs import Apart, Book, Bools, Ints, Load, Marks, Pattern


class Ledger(Protocol):
    """Running account of one verb."""

    entry: str
    """Who spoke the verb."""

    def knows(self, t: int) -> bool:
        """Whether start t can matter to it at all."""

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
        self.loaded = (verb.load != 0).any(axis=0)
        self._at: dict[int, tuple[Ints, Ints]] = {}

    def knows(self, t: int) -> bool:
        """It loads some window."""
        return bool(self.loaded[t])

    def _loads(self, t: int) -> tuple[Ints, Ints]:
        """Windows [n] that the start loads, and by how much [n, 1]."""
        if t not in self._at:
            load = self.verb.load[:, t]
            touched = np.flatnonzero(load)
            self._at[t] = touched, load[touched, None].astype(np.int64)
        return self._at[t]

    def free(self, officers: Ints, t: int) -> Bools:
        """Every window of every subject he belongs to has room for the load."""
        touched, load = self._loads(t)
        if self.verb.crowd is None:
            spots = touched[:, None], officers
            return np.asarray((self.used[spots] + load <= self.verb.limit[spots]).all(axis=0))
        full = np.asarray(self.used[touched] + load > self.verb.limit[touched]).any(axis=0)
        return np.asarray(~(self.verb.crowd[:, officers] & np.asarray(full)[:, None]).any(axis=0))

    def together(self, officers: list[int], t: int) -> bool:
        """Crowd limits hold for all of them at once."""
        if self.verb.crowd is None:
            return True
        more = self.verb.load[:, t, None] * self.verb.crowd[:, officers].sum(axis=1)
        return bool(((more == 0) | (self.used + more <= self.verb.limit)).all())

    def add(self, o: int, t: int) -> None:
        """Book the load."""
        touched, load = self._loads(t)
        if self.verb.crowd is None:
            self.used[touched, o] += load[:, 0]
        else:
            self.used[np.ix_(touched, self.verb.crowd[:, o])] += load


class MarksLedger:
    """Marks touched by every officer, counted per window and subject."""

    def __init__(self, p: Problem, verb: Marks) -> None:
        self.verb, self.entry = verb, verb.entry
        self.touched = np.zeros((len(verb.flag), p.O), dtype=bool)
        subjects = p.O if verb.crowd is None else len(verb.crowd)
        self.used = np.zeros((len(verb.windows), subjects), dtype=np.int64)
        if verb.base is not None:
            self.used += verb.base
        self._at: dict[int, tuple[Ints, Ints]] = {}
        self.marked: Bools = np.logical_or.reduce(verb.flag, axis=0)
        """[t] starts that touch a mark at all."""
        crowd = np.ones((1, p.O), dtype=bool) if verb.crowd is None else verb.crowd
        self.inside: Bools = np.logical_or.reduce(crowd, axis=0)
        """[o] officers of whom any subject knows."""

    def knows(self, t: int) -> bool:
        """It touches a mark."""
        return bool(self.marked[t])

    def _flags(self, t: int) -> tuple[Ints, Ints]:
        """Marks [n] that the start touches, and the windows they lie in [w, n]."""
        if t not in self._at:
            flagged = np.flatnonzero(self.verb.flag[:, t])
            self._at[t] = flagged, self.verb.windows[:, flagged].astype(np.int64)
        return self._at[t]

    def new(self, officers: Ints, t: int) -> Ints:
        """[w, n] marks each officer would add to each window."""
        flagged, windows = self._flags(t)
        return windows @ ~self.touched[flagged[:, None], officers]

    def free(self, officers: Ints, t: int) -> Bools:
        """No window would pass its limit."""
        if not self.inside[officers].any():
            return np.ones(len(officers), dtype=bool)
        new = self.new(officers, t)
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
        more = self.new(np.asarray(officers), t) @ self.verb.crowd[:, officers].T.astype(np.int64)
        return bool(((more == 0) | (self.used + more <= self.verb.limit)).all())

    def add(self, o: int, t: int) -> None:
        """Touch the marks."""
        if not self.inside[o]:
            return
        flagged, windows = self._flags(t)
        new = windows @ ~self.touched[flagged, o]
        self.touched[flagged, o] = True
        if self.verb.crowd is None:
            self.used[:, o] += new
        else:
            self.used[:, self.verb.crowd[:, o]] += new[:, None]


class PatternLedger:
    """Marks touched by every officer; a duty that would complete a pattern is refused, also one it might yet break."""

    def __init__(self, p: Problem, verb: Pattern) -> None:
        self.verb, self.entry = verb, verb.entry
        self.touched = np.zeros((len(verb.flag), p.O), dtype=bool)
        self.binding = (verb.weight > 0).any(axis=1)
        self.looked_at = (verb.on | verb.off)[self.binding].any(axis=0)
        self._near: dict[int, tuple[Pattern, Ints]] = {}

    def knows(self, t: int) -> bool:
        """A row looks at one of the marks the start touches."""
        return bool((self.verb.flag[:, t] & self.looked_at).any())

    def _completed(self, t: int) -> tuple[Pattern, Ints]:
        """The rows the start can complete, and the marks they look at."""
        if t not in self._near:
            verb = self.verb
            rows = self.binding & verb.on[:, verb.flag[:, t]].any(axis=1)
            marks = np.flatnonzero((verb.on | verb.off)[rows].any(axis=0))
            here = np.ix_(rows, marks)
            part = replace(verb, flag=verb.flag[marks], on=verb.on[here], off=verb.off[here], weight=verb.weight[rows])
            self._near[t] = part, marks
        return self._near[t]

    def free(self, officers: Ints, t: int) -> Bools:
        """No row that binds him would lie in his marks that does not lie there now."""
        part, marks = self._completed(t)
        free = np.ones(len(officers), dtype=bool)
        bound = np.flatnonzero((part.weight[:, officers] > 0).any(axis=0))
        if len(bound):
            before = self.touched[np.ix_(marks, officers[bound])]
            after = before | part.flag[:, t, None]
            worse = shown(part, after) & ~shown(part, before) & (part.weight[:, officers[bound]] > 0)
            free[bound] = ~worse.any(axis=0)
        return free

    def together(self, officers: list[int], t: int) -> bool:
        """Nothing about two different officers."""
        return True

    def add(self, o: int, t: int) -> None:
        """Touch the marks."""
        self.touched[self.verb.flag[:, t], o] = True


class ApartLedger:
    """Starts each officer can no longer take, from all `Apart` tables together."""

    def __init__(self, p: Problem, verbs: list[Apart], seats: Ints) -> None:
        self.p, self.verbs, self.entry = p, verbs, ""
        self.blocked = np.zeros((p.O, p.T), dtype=bool)
        self._seats = seats[np.argsort(p.seat_officer[seats], kind="stable")]
        self._first = np.searchsorted(p.seat_officer[self._seats], np.arange(p.O + 1))
        self._own: dict[int, tuple[Ints, Ints]] = {}
        way = int(p.way.max()) if p.way.size else 0
        self._reach = [int((verb.until - p.begin).max(initial=0)) + way * verb.with_way for verb in verbs]

    def _starts_of(self, o: int) -> tuple[Ints, Ints]:
        """Starts of the jobs in which he has a seat, earliest first, and their minutes."""
        if o not in self._own:
            p = self.p
            jobs = np.unique(p.team_job[p.seat_team[self._seats[self._first[o] : self._first[o + 1]]]])
            starts = [np.arange(*p.first_start[j : j + 2]) for j in jobs.tolist()]
            own = np.concatenate([np.zeros(0, dtype=np.int64), *starts])
            own = own[np.argsort(p.begin[own], kind="stable")]
            self._own[o] = own, p.begin[own]
        return self._own[o]

    def knows(self, t: int) -> bool:
        """Any duty may come too close."""
        return True

    def free(self, officers: Ints, t: int) -> Bools:
        """The start does not collide with what they have."""
        free: Bools = ~self.blocked[officers, t]
        return free

    def together(self, officers: list[int], t: int) -> bool:
        """Nothing about two different officers."""
        return True

    def add(self, o: int, t: int) -> None:
        """Block everything too close to t."""
        own, begins = self._starts_of(o)
        at, begin = np.asarray(t), int(self.p.begin[t])
        for verb, reach in zip(self.verbs, self._reach, strict=True):
            if not verb.officers[o]:
                continue
            low, now, after, high = np.searchsorted(
                begins, (begin - reach, begin, begin + 1, begin + reach + 1)
            ).tolist()
            if verb.first[t]:
                later = own[now:high]
                self.blocked[o, later[too_close(verb, self.p, at, later)]] = True
            if verb.second[t]:
                earlier = own[low:after]
                self.blocked[o, earlier[too_close(verb, self.p, earlier, at)]] = True


class Ledgers:
    """An account of every strict verb about officers."""

    def __init__(self, p: Problem, book: Book, seats: Ints) -> None:
        """``seats`` [n]: those that may be given away; nobody is watched at starts of jobs in which he has none."""
        strict = list(book.strict())
        self.all: list[Ledger] = [ApartLedger(p, [verb for verb in strict if isinstance(verb, Apart)], seats)]
        self.all += [LoadLedger(p, verb) for verb in stacked_loads([v for v in strict if isinstance(v, Load)])]
        self.all += [MarksLedger(p, verb) for verb in stacked_marks([v for v in strict if isinstance(v, Marks)])]
        self.all += [PatternLedger(p, verb) for verb in strict if isinstance(verb, Pattern)]
        self._of: dict[int, list[Ledger]] = {}

    def of(self, t: int) -> list[Ledger]:
        """Those to which start t can matter."""
        if t not in self._of:
            self._of[t] = [ledger for ledger in self.all if ledger.knows(t)]
        return self._of[t]
