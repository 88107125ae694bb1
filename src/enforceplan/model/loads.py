"""Reads `Load` and `Marks`: sums of minutes and counts of days, per officer or per crowd, limited or priced."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np

from enforceplan.model.variables import Variables
from enforceplan.verbs import Bools, Ints, Least, Load, Marks, Shape, Whole

Terms = list[tuple[int, int]]


def excess(v: Variables, terms: Terms, constant: int, step: int, points: int, shape: Shape, most: int) -> Terms:
    """Objective terms for ``points`` a started ``step`` of ``constant + terms`` above 0; ``most`` bounds that sum."""
    units = -(-most // step)
    if units <= 0:
        return []
    if shape is Shape.LINEAR:
        over = v.emit.integer(0, units)
        v.emit.linear([*terms, (over, -step)], high=-constant)
        return [(over, points)]
    rungs = [v.emit.literal() for _ in range(units)]
    v.emit.linear([*terms, *((rung, -step) for rung in rungs)], high=-constant)
    for lower, higher in pairwise(rungs):
        v.emit.clause([-higher - 1, lower])
    return [(rung, points * n) for n, rung in enumerate(rungs, start=1)]


class Loads:
    """Terms of the loads of officers and crowds, shared between tables."""

    def __init__(self, v: Variables, strict: list[Load]) -> None:
        self.v = v
        self.strict = [verb for verb in strict if verb.crowd is None and verb.base is None]
        self._worked: dict[tuple[int, int], int | None] = {}
        self.exact: set[int] = set()
        """Literals of `worked` that are true only where a duty touches the mark"""
        self._flag_parts: dict[bytes, dict[int, int]] = {}
        self._crowd_heads: dict[tuple[int, int, bytes], int] = {}
        self._officer_starts: dict[int, Ints] = {}
        self._heads = np.zeros(v.p.J, dtype=np.int64)
        np.add.at(self._heads, v.p.team_job, v.p.heads.sum(axis=1))
        theirs: Bools = np.isin(np.arange(v.p.J), [j for o in v.loose for j in v.jobs_of[o]])
        self._theirs = theirs[v.p.start_job]
        """[t] starts of jobs that somebody with something to decide could hold"""

    def parts(self, load: Whole, *, crowds: bool = False) -> dict[int, list[tuple[int, int]]]:
        """Job -> [(literal of its beginning, load)], the least load of all open starts under the job's own literal.

        Only jobs that somebody with something to decide could hold; for ``crowds``, all.
        """
        v = self.v
        loaded = np.unique(v.p.start_job[v.open_start & (load != 0) & (crowds | self._theirs)])
        found: dict[int, list[tuple[int, int]]] = {}
        for j in loaded.tolist():
            starts = v.starts_of(j)
            low = int(load[starts].min()) if len(starts) > 1 else int(load[starts[0]])
            if len(starts) == 1:
                found[j] = [(v.served[j], low)]
                continue
            rows = [(v.served[j], low)] if low else []
            rows += [
                (v.within(j, self._at(j, load, amount)), amount - low)
                for amount in np.unique(load[starts]).tolist()
                if amount > low
            ]
            if rows:
                found[j] = rows
        return found

    def _at(self, j: int, load: Whole, amount: int) -> Bools:
        mask = np.zeros(self.v.p.T, dtype=bool)
        low, high = self.v.p.first_start[j : j + 2]
        mask[low:high] = load[low:high] == amount
        return mask

    def officer_terms(self, o: int, parts: dict[int, list[tuple[int, int]]]) -> Terms:
        """What officer o may carry."""
        return [
            (self.v.serving(o, j, begun), amount) for j in self.v.jobs_of[o] if j in parts for begun, amount in parts[j]
        ]

    def impose(self, verb: Load) -> Terms:
        """Say one table; returns its objective terms (none for a strict one)."""
        objective: Terms = []
        officers = self.v.priced if verb.points or verb.crowd is not None else self._limited(verb)
        for w, load in enumerate(verb.load):
            parts = self.parts(load, crowds=verb.crowd is not None)
            if verb.crowd is None:
                carried = (0 if verb.base is None else verb.base) > verb.limit[w]
                theirs = {o for j in parts for o in self.v.officers_of[j]}
                for o in (o for o in officers if o in theirs or carried[o]):
                    terms = self.officer_terms(o, parts)
                    base = 0 if verb.base is None else int(verb.base[o])
                    step = 1 if verb.step is None else int(verb.step[o])
                    objective += self._say(
                        verb,
                        terms,
                        base - int(verb.limit[w, o]),
                        step,
                        self._cap(load, o, terms) if verb.points else sum(a for _, a in terms),
                    )
                continue
            for s in self._crowds(verb.crowd, verb):
                terms, most = self._crowd_terms(parts, verb.crowd[s])
                base = 0 if verb.base is None else int(verb.base[s])
                step = 1 if verb.step is None else int(verb.step[s])
                objective += self._say(verb, terms, base - int(verb.limit[w, s]), step, most)
        return objective

    def _over(self, verb: Load | Marks) -> Bools:
        """[S] subjects that what they carry alone takes above a limit; none where that is settled elsewhere."""
        carried = -verb.limit if verb.base is None else verb.base - verb.limit
        over: Bools = np.asarray((carried > 0).any(axis=0))
        return over if self.v.whole else np.zeros_like(over)

    def _limited(self, verb: Load | Marks) -> list[int]:
        """Officers a strict table binds: who has something to decide, and who carries too much and has nothing."""
        return sorted({*self.v.loose, *np.flatnonzero(self._over(verb)).tolist()})

    def _crowds(self, crowd: Bools, verb: Load | Marks) -> list[int]:
        """Crowds of which somebody has something to decide; where all is decided here, every one that counts."""
        moved = crowd[:, self.v.loose].any(axis=1)
        found: list[int] = np.flatnonzero(moved | (self.v.whole & (verb.points > 0)) | self._over(verb)).tolist()
        return found

    def _say(self, verb: Load | Marks, terms: Terms, constant: int, step: int, most: int) -> Terms:
        if most + constant <= 0:
            return []
        if not verb.points:
            self.v.emit.linear(terms, high=-constant)
            return []
        return excess(self.v, terms, constant, step, verb.points, verb.shape, most + constant)

    def _cap(self, load: Whole, o: int, terms: Terms) -> int:
        """An upper bound of the officer's load, from the strict limits as well."""
        most = sum(amount for _, amount in terms)
        starts = self._starts_of(o)
        own = load[starts]
        for verb in self.strict:
            other = verb.load[:, starts].sum(axis=0)
            both = (own > 0) & (other > 0)
            if not both.any():
                continue
            scale = max(1, int((own[both] // other[both]).min()))
            spare = np.zeros(self.v.p.J, dtype=np.int64)
            np.maximum.at(spare, self.v.p.start_job[starts], np.maximum(0, own - scale * other))
            most = min(most, int(verb.limit[:, o].sum()) * scale + int(spare.sum()))
        return most

    def _starts_of(self, o: int) -> Ints:
        if o not in self._officer_starts:
            p = self.v.p
            jobs = self.v.jobs_of[o]
            self._officer_starts[o] = np.asarray(
                [t for j in jobs for t in range(*p.first_start[j : j + 2].tolist())], dtype=np.int64
            )
        return self._officer_starts[o]

    def _crowd_terms(self, parts: dict[int, list[tuple[int, int]]], crowd: Bools) -> tuple[Terms, int]:
        """Terms of a whole crowd: heads per job, weighted by where it begins."""
        v = self.v
        terms: Terms = []
        most = 0
        for j, rows in parts.items():
            seats = [v.serves[o, j] for o in v.officers_of[j] if crowd[o]]
            if not seats:
                continue
            heads = min(len(seats), int(self._heads[j]))
            for begun, amount in rows:
                if begun == v.served[j]:
                    terms += [(seat, amount) for seat in seats]
                else:
                    terms.append((self._heads_when(j, begun, seats, heads, crowd), amount))
                most += heads * amount
        return terms, most

    def _heads_when(self, j: int, begun: int, seats: list[int], heads: int, crowd: Bools) -> int:
        """Integer: at least the crowd's heads in job j while ``begun`` holds."""
        key = j, begun, crowd.tobytes()
        if key not in self._crowd_heads:
            count = self.v.emit.integer(0, heads)
            self.v.emit.linear([*((seat, 1) for seat in seats), (count, -1)], high=0, when=[begun])
            self._crowd_heads[key] = count
        return self._crowd_heads[key]

    def flags(self, flag: Bools) -> dict[int, int]:
        """Job -> literal of beginning at a flagged start."""
        key = flag.tobytes()
        if key not in self._flag_parts:
            jobs = np.unique(self.v.p.start_job[flag & self.v.open_start]).tolist()
            self._flag_parts[key] = {j: self.v.within(j, flag) for j in jobs}
        return self._flag_parts[key]

    def worked(self, o: int, flag: Bools) -> int | None:
        """Literal: officer o has a duty that touches the mark; None where he never can."""
        return self._touching(o, self.flags(flag))

    def _touching(self, o: int, begun: dict[int, int]) -> int | None:
        """The same of a mark whose `flags` are known; they are kept, so that who they are tells the mark."""
        key = o, id(begun)
        if key not in self._worked:
            self._worked[key] = self._any_of(o, begun)
        return self._worked[key]

    def _any_of(self, o: int, begun: dict[int, int]) -> int | None:
        v = self.v
        mine = [v.serving(o, j, begun[j]) for j in v.jobs_of[o] if j in begun]
        mine = [literal for literal in mine if literal != v.emit.false]
        if not mine:
            return None
        sure = v.emit.true in mine
        on = v.emit.true if sure else mine[0] if len(mine) == 1 else v.emit.literal()
        for literal in mine if len(mine) > 1 and not sure else ():
            v.emit.clause([-literal - 1, on])
        return on

    def impose_least(self, verb: Least) -> Terms:
        """Say one table of least loads."""
        objective: Terms = []
        for w, load in enumerate(verb.load):
            parts = self.parts(load)
            for o in self.v.priced:
                missing = int(verb.least[w, o]) - (0 if verb.base is None else int(verb.base[w, o]))
                if missing <= 0:
                    continue
                terms = [(literal, -amount) for literal, amount in self.officer_terms(o, parts)]
                if not verb.points:
                    self.v.emit.linear(terms, high=-missing)
                else:
                    step = 1 if verb.step is None else int(verb.step[o])
                    objective += excess(self.v, terms, missing, step, verb.points, verb.shape, missing)
        return objective

    def impose_marks(self, verb: Marks, exclusive: Bools) -> Terms:
        """Say one table; ``exclusive`` [D]: no officer can have two duties on that mark."""
        objective: Terms = []
        if verb.crowd is None:
            subjects = self.v.priced if verb.points else self._limited(verb)
        else:
            subjects = self._crowds(verb.crowd, verb)
        for w, window in enumerate(verb.windows):
            marks = np.flatnonzero(window).tolist()
            begun = {d: self.flags(verb.flag[d]) for d in marks} if verb.crowd is None and subjects else {}
            for s in subjects:
                limit = int(verb.limit[w, s])
                base = 0 if verb.base is None else int(verb.base[s])
                terms: Terms = []
                most = 0
                for d in marks:
                    if verb.crowd is None:
                        more = [] if (on := self._touching(s, begun[d])) is None else [(on, 1)]
                        most += len(more)
                    else:
                        spare = limit - base if len(marks) == 1 else 0
                        more, heads = self._crowd_marks(verb.flag[d], verb.crowd[s], bool(exclusive[d]), spare)
                        most += heads
                    terms += more
                objective += self._say(verb, terms, base - limit, 1, most)
        return objective

    def _crowd_marks(self, flag: Bools, crowd: Bools, exclusive: bool, spare: int) -> tuple[Terms, int]:
        v = self.v
        begun = self.flags(flag)
        members: dict[int, list[int]] = defaultdict(list)
        for j in begun:
            for o in v.officers_of[j]:
                if crowd[o]:
                    members[j].append(o)
        able = {o for officers in members.values() for o in officers}
        if len(able) <= spare:
            return [], 0
        if not exclusive:
            found = [on for o in sorted(able) if (on := self.worked(o, flag)) is not None]
            return [(on, 1) for on in found], len(found)
        terms, _ = self._crowd_terms({j: [(begun[j], 1)] for j in members}, crowd)
        return terms, len(able)
