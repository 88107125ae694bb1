"""Reads `Apart`: which two duties of one officer exclude each other, and what two duties too close cost.

Pairs of starts are found by sorting, gathered to pairs of jobs, and said once per officer who could hold both: jobs
that always collide as at-most-one cliques, others through one literal per pair of operations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from enforceplan.closeness import too_close
from enforceplan.model.variables import Variables
from enforceplan.verbs import Apart, Bools, Ints

Pairs = tuple[Ints, Ints]


def impose_apart(v: Variables, verbs: list[Apart]) -> None:
    """Say all strict tables at once, officer by officer of equal treatment."""
    for members in _alike(v, verbs):
        pairs = _union(v, [_close_pairs(v, verb, members) for verb in verbs if verb.officers[members[0]]])
        fixed: dict[int, set[int]] = defaultdict(set)
        here = set(members)
        clauses = v.emit.clause
        for a, b, t, u in _by_jobs(v, pairs):
            common = sorted(here.intersection(v.officers_of[a]).intersection(v.officers_of[b]))
            if not common:
                continue
            if len(t) == len(v.starts_of(a)) * len(v.starts_of(b)):
                fixed[a].add(b)
                fixed[b].add(a)
                continue
            clash = _clash(v, a, b, t, u)
            for o in common:
                clauses([-v.serves[o, a] - 1, -v.serves[o, b] - 1, *(-literal - 1 for literal in clash)])
        _cliques(v, members, fixed)


def price_apart(v: Variables, verb: Apart, strict: list[Apart]) -> list[tuple[int, int]]:
    """Objective terms of a priced table: one literal per officer and day on which a duty begins too early."""
    terms: list[tuple[int, int]] = []
    for members in _alike(v, [verb, *strict]):
        if not verb.officers[members[0]]:
            continue
        t, u = _close_pairs(v, verb, members)
        barred = _union(v, [_close_pairs(v, s, members) for s in strict if s.officers[members[0]]])
        open_pair = ~np.isin(t * v.p.T + u, barred[0] * v.p.T + barred[1])
        t, u = t[open_pair], u[open_pair]
        early: dict[tuple[int, int], int] = {}
        priced = set(members).intersection(v.priced)
        for day in np.unique(v.p.day[u]).tolist():
            today = v.p.day[u] == day
            for a, b, first, second in _by_jobs(v, (t[today], u[today])):
                clash = [-literal - 1 for literal in _clash(v, a, b, first, second)]
                for o in sorted(priced.intersection(v.officers_of[a]).intersection(v.officers_of[b])):
                    if (o, day) not in early:
                        early[o, day] = v.emit.literal()
                    v.emit.clause([early[o, day], -v.serves[o, a] - 1, -v.serves[o, b] - 1, *clash])
        terms += [(literal, verb.points) for literal in early.values()]
    return terms


def _alike(v: Variables, verbs: list[Apart]) -> Iterator[list[int]]:
    """Officers bound by the same tables."""
    if not verbs:
        return
    bound = np.stack([verb.officers for verb in verbs], axis=1)
    for row in np.unique(bound, axis=0):
        if row.any():
            yield np.flatnonzero((bound == row).all(axis=1)).tolist()


def _close_pairs(v: Variables, verb: Apart, members: list[int]) -> Pairs:
    """(t, u) open starts of two jobs some member could both hold, u too early after t."""
    p = v.p
    loose = sorted(set(members).intersection(v.loose))
    holds = np.zeros((len(loose), p.J), dtype=np.float32)
    for n, o in enumerate(loose):
        holds[n, v.jobs_of[o]] = 1
    wanted: Bools = np.asarray(holds.any(axis=0))
    theirs, place = holds[:, wanted], np.cumsum(wanted) - 1
    shared: Bools = np.asarray(theirs.T @ theirs > 0)
    starts = np.flatnonzero(v.open_start & wanted[p.start_job])
    starts = starts[np.argsort(p.begin[starts], kind="stable")]
    begins = p.begin[starts]
    first = starts[verb.first[starts]]
    reach = int(p.way.max()) if verb.with_way and p.way.size else 0
    low = np.searchsorted(begins, np.maximum(p.begin[first], verb.opens[first]))
    high = np.searchsorted(begins, verb.until[first] + reach)
    lengths = np.maximum(0, high - low)
    t = np.repeat(first, lengths)
    offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    u = starts[np.repeat(low, lengths) + offset]
    first_job, second_job = p.start_job[t], p.start_job[u]
    mine = (v.free[first_job] | v.free[second_job]) & shared[place[first_job], place[second_job]]
    t, u = t[mine], u[mine]
    close = too_close(verb, p, t, u)
    return t[close], u[close]


def _union(v: Variables, pairs: list[Pairs]) -> Pairs:
    """Unordered pairs without repetition, the smaller job first."""
    size = v.p.T
    keys: list[Ints] = []
    for t, u in pairs:
        swap = v.p.start_job[t] > v.p.start_job[u]
        keys += [np.where(swap, u * size + t, t * size + u), np.where(swap, t * size + u, u * size + t)]
    every = np.unique(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.int64)
    return every // size, every % size


def _by_jobs(v: Variables, pairs: Pairs) -> Iterator[tuple[int, int, Ints, Ints]]:
    """(job a, job b, starts of a, starts of b) for a < b, every pair of starts once."""
    t, u = pairs
    a, b = v.p.start_job[t], v.p.start_job[u]
    swap = a > b
    t, u = np.where(swap, u, t), np.where(swap, t, u)
    keys = np.unique(t * v.p.T + u)
    t, u = keys // v.p.T, keys % v.p.T
    key = v.p.start_job[t] * v.p.J + v.p.start_job[u]
    order = np.argsort(key, kind="stable")
    key, t, u = key[order], t[order], u[order]
    edges = np.flatnonzero(np.diff(key, prepend=-1))
    for low, high in zip(edges.tolist(), [*edges[1:].tolist(), len(key)][: len(edges)], strict=True):
        yield int(key[low] // v.p.J), int(key[low] % v.p.J), t[low:high], u[low:high]


def _mask(v: Variables, starts: Ints) -> Bools:
    mask = np.zeros(v.p.T, dtype=bool)
    mask[starts] = True
    return mask


def _clash(v: Variables, a: int, b: int, t: Ints, u: Ints) -> list[int]:
    """Literals that all hold whenever a and b begin at one of the pairs: two simple ones, else one of its own."""
    early, late = np.unique(t), np.unique(u)
    if len(t) == len(early) * len(late):
        found = (v.within(a, _mask(v, early)), v.within(b, _mask(v, late)))
        return [
            literal for literal, job in zip(found, (a, b), strict=True) if literal not in (v.emit.true, v.served[job])
        ]
    rows: dict[bytes, list[int]] = defaultdict(list)
    partners: dict[bytes, Ints] = {}
    for first in early:
        with_first = u[t == first]
        rows[with_first.tobytes()].append(int(first))
        partners[with_first.tobytes()] = with_first
    clash = v.emit.literal()
    for key, firsts in rows.items():
        v.emit.clause(
            [
                clash,
                -v.within(a, _mask(v, np.asarray(firsts))) - 1,
                -v.within(b, _mask(v, partners[key])) - 1,
            ]
        )
    return [clash]


def _cliques(v: Variables, members: list[int], fixed: dict[int, set[int]]) -> None:
    """Cover the always-colliding pairs of every officer with at-most-one rows, greedily in time order."""
    begins = v.p.begin[np.minimum(v.p.first_start[:-1], v.p.T - 1)] if v.p.T else np.zeros(v.p.J)
    known: dict[tuple[int, ...], list[list[int]]] = {}
    loose = set(v.loose)
    for o in members:
        if o not in loose:
            continue
        jobs = tuple(sorted(v.jobs_of[o], key=lambda j: (begins[j], j)))
        if jobs not in known:
            known[jobs] = list(_cover(jobs, fixed))
        for clique in known[jobs]:
            v.emit.at_most_one([v.serves[o, j] for j in clique])


def _cover(jobs: tuple[int, ...], fixed: dict[int, set[int]]) -> Iterator[list[int]]:
    here = set(jobs)
    covered: set[tuple[int, int]] = set()
    place = {j: n for n, j in enumerate(jobs)}
    for seed in jobs:
        for partner in sorted(fixed.get(seed, set()) & here, key=place.__getitem__):
            if place[partner] < place[seed] or (seed, partner) in covered:
                continue
            clique = [seed, partner]
            common = fixed[seed] & fixed[partner] & here
            while common:
                extra = min(common, key=place.__getitem__)
                clique.append(extra)
                common &= fixed[extra]
            clique.sort(key=place.__getitem__)
            covered |= {(a, b) for n, a in enumerate(clique) for b in clique[n + 1 :]}
            yield clique
