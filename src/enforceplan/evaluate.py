"""The engine's own count: what each verb finds in a solution. Never used by the audit.

One small function per verb, looked up by type; amounts are exact integers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import singledispatch

import numpy as np

from enforceplan.closeness import shown, too_close
from enforceplan.domain import Level
from enforceplan.problem import AUXILIARY, COMMANDER, Problem
from enforceplan.solution import Occupied, Solution, occupy
from enforceplan.verbs import (
    Amount,
    Apart,
    Book,
    Bools,
    Ints,
    Keep,
    Least,
    Load,
    Marks,
    Never,
    Oblige,
    Pattern,
    Ride,
    Shape,
    Stock,
    Take,
    Tally,
    Verb,
    When,
    Whole,
)


@dataclass(frozen=True)
class Score:
    """Breaches and points of a solution, by entry and by level."""

    breaches: dict[str, int]
    """Strict entries that are broken."""
    points: dict[str, int]
    """Points of every priced entry."""
    levels: dict[Level, int]

    @property
    def vector(self) -> tuple[int, ...]:
        """Values of the levels, best level first."""
        return tuple(self.levels[level] for level in Level)


def evaluate(p: Problem, book: Book, s: Solution) -> Score:
    """Count what every verb finds."""
    seen = occupy(p, s)
    breaches: dict[str, int] = defaultdict(int)
    points: dict[str, int] = defaultdict(int)
    levels = dict.fromkeys(Level, 0)
    for verb in book.verbs:
        amount = int(count(verb, p, s, seen))
        if verb.points:
            points[verb.entry] += verb.points * amount
        elif amount:
            breaches[verb.entry] += amount
        levels[verb.level] += amount * (verb.points or 1)
    return Score(dict(breaches), dict(points), levels)


@singledispatch
def count(verb: Verb, p: Problem, s: Solution, seen: Occupied) -> int:
    """Breaches of a strict verb, units of a priced one."""
    raise TypeError(f"no reader for {type(verb).__name__}")


def shaped(units: Ints, shape: Shape) -> int:
    """Points of whole units: m, or 1 + 2 + ... + m."""
    return int((units * (units + 1) // 2 if shape is Shape.CONVEX else units).sum())


def _excess(verb: Load | Least | Marks | Amount, total: Ints, step: Ints | None) -> int:
    over = np.maximum(0, total)
    if not verb.points:
        return int(np.count_nonzero(over))
    size = np.ones_like(over) if step is None else np.broadcast_to(step, over.shape)
    return shaped(-(-over // size), verb.shape)


@count.register
def _(verb: Never, p: Problem, s: Solution, seen: Occupied) -> int:
    found = 0
    if verb.start is not None:
        found += int(verb.start[s.start[seen.served]].sum())
    if verb.officer_job is not None:
        found += int(verb.officer_job[seen.officer, seen.job].sum())
    if verb.officer_start is not None:
        found += int(verb.officer_start[seen.officer, seen.start].sum())
    if verb.officer_team is not None:
        found += int(verb.officer_team[seen.officer, seen.team].sum())
    acting = seen.role != AUXILIARY
    body = p.owner[seen.officer]
    if verb.team_body is not None:
        pairs = {(i, b) for i, b in zip(seen.team[acting], body[acting], strict=True)}
        found += sum(bool(verb.team_body[i, b]) for i, b in pairs)
    if verb.mixed_team is not None:
        bodies = Counter(i for i, _ in set(zip(seen.team[acting].tolist(), body[acting].tolist(), strict=True)))
        found += sum(bool(verb.mixed_team[i]) for i, n in bodies.items() if n > 1)
    if verb.officer_team_start is not None:
        forbidden = set(zip(*(a.tolist() for a in verb.officer_team_start), strict=True))
        rows = zip(seen.officer.tolist(), seen.team.tolist(), seen.start.tolist(), strict=True)
        found += sum(row in forbidden for row in rows)
    if verb.team_body_start is not None:
        forbidden = set(zip(*(a.tolist() for a in verb.team_body_start), strict=True))
        triples = set(zip(seen.team[acting].tolist(), body[acting].tolist(), seen.start[acting].tolist(), strict=True))
        found += len(triples & forbidden)
    return found


@count.register
def _(verb: Apart, p: Problem, s: Solution, seen: Occupied) -> int:
    bound = verb.officers[seen.officer]
    officer, start = np.divmod(np.unique(seen.officer[bound] * p.T + seen.start[bound]), max(1, p.T))
    _, first, duties = np.unique(officer, return_index=True, return_counts=True)
    others, low = np.repeat(duties, duties), np.repeat(first, duties)
    one = np.repeat(np.arange(len(start)), others)
    other = np.arange(len(one)) - np.repeat(np.cumsum(others) - others - low, others)
    close = too_close(verb, p, start[one], start[other])
    return len(np.unique(officer[one[close]] * p.days + p.day[start[other[close]]]))


def loads(load: Whole, p: Problem, seen: Occupied) -> Ints:
    """[w, o] what every officer's duties add up to, by the loads [w, t] of their starts."""
    total = np.zeros((len(load), p.O), dtype=np.int64)
    amounts = load[:, seen.start]
    w, n = np.nonzero(amounts)
    np.add.at(total, (w, seen.officer[n]), amounts[w, n])
    return total


def of_subjects(verb: Load | Marks, per_officer: Ints) -> Ints:
    """[w, s] amounts of officers [w, o] as those of the table's subjects."""
    return per_officer if verb.crowd is None else per_officer @ verb.crowd.T.astype(np.int64)


@count.register
def _(verb: Load, p: Problem, s: Solution, seen: Occupied) -> int:
    total = of_subjects(verb, loads(verb.load, p, seen))
    base = 0 if verb.base is None else verb.base[None, :]
    return _excess(verb, total + base - verb.limit, verb.step)


@count.register
def _(verb: Least, p: Problem, s: Solution, seen: Occupied) -> int:
    base = 0 if verb.base is None else verb.base
    return _excess(verb, verb.least - loads(verb.load, p, seen) - base, verb.step)


@count.register
def _(verb: Pattern, p: Problem, s: Solution, seen: Occupied) -> int:
    touched = np.zeros((len(verb.flag), p.O), dtype=bool)
    for d, flag in enumerate(verb.flag):
        touched[d, seen.officer[flag[seen.start]]] = True
    there = shown(verb, touched)
    return int((verb.weight * there).sum()) if verb.points else int(np.count_nonzero(there & (verb.weight > 0)))


@count.register
def _(verb: Keep, p: Problem, s: Solution, seen: Occupied) -> int:
    told = set(zip(*(a.tolist() for a in verb.told), strict=True))
    has = set(zip(seen.officer.tolist(), seen.start.tolist(), strict=True))
    new = {(o, t) for o, t in has - told if verb.heard[t]}
    days = {(o, int(p.day[t])) for o, t in new | (told - has)}
    return sum(int(verb.weight[d]) for _, d in days)


def marks(verb: Marks, p: Problem, seen: Occupied) -> Ints:
    """[w, o] marks that every officer touches in each window."""
    touched = np.zeros((len(verb.flag), p.O), dtype=bool)
    for d, flag in enumerate(verb.flag):
        touched[d, seen.officer[flag[seen.start]]] = True
    per_officer: Ints = verb.windows.astype(np.int64) @ touched.astype(np.int64)
    return per_officer


@count.register
def _(verb: Marks, p: Problem, s: Solution, seen: Occupied) -> int:
    total = of_subjects(verb, marks(verb, p, seen))
    base = 0 if verb.base is None else verb.base[None, :]
    return _excess(verb, total + base - verb.limit, None)


def tallied(verb: Tally, p: Problem, seen: Occupied) -> tuple[Ints, Bools]:
    """([n] amount of every row, [n] whether the row counts)."""
    total = np.zeros(len(verb.least), dtype=np.int64)
    rows = verb.row[seen.team]
    inside = rows >= 0
    np.add.at(total, rows[inside], verb.weight[seen.officer[inside], seen.role[inside]])
    teams = np.flatnonzero(verb.row >= 0)
    active = np.zeros(len(total), dtype=bool)
    if verb.when is When.FILLED:
        on = seen.heads[teams].sum(axis=1) > 0
    elif verb.when is When.SERVED:
        on = seen.job_start[p.team_job[teams]] >= 0
    else:
        on = np.ones(len(teams), dtype=bool)
    active[verb.row[teams[on]]] = True
    return total, active


@count.register
def _(verb: Tally, p: Problem, s: Solution, seen: Occupied) -> int:
    total, active = tallied(verb, p, seen)
    return int(np.count_nonzero(active & ((total < verb.least) | (total > verb.most))))


@count.register
def _(verb: Take, p: Problem, s: Solution, seen: Occupied) -> int:
    units = (s.units * p.usable * (p.pool_kind == verb.kind)).sum(axis=1)
    return int(np.count_nonzero(seen.served & (units < verb.least)))


@count.register
def _(verb: Stock, p: Problem, s: Solution, seen: Occupied) -> int:
    found = int(np.count_nonzero((s.units > 0) & ~p.usable & seen.served[:, None]))
    live = np.flatnonzero(seen.served)
    begin, end = p.begin[s.start[live]], p.end[s.start[live]]
    for q in range(len(p.pools)):
        in_use = [int(s.units[live, q][(begin <= b) & (end > b)].sum()) for b in np.unique(begin)]
        found += any(n > p.pool_quantity[q] for n in in_use)
    return found


@count.register
def _(verb: Ride, p: Problem, s: Solution, seen: Occupied) -> int:
    heads = np.bincount(seen.job, minlength=p.J)[: p.K]
    drivers = np.bincount(seen.job[p.driver[seen.officer] & (seen.role != COMMANDER)], minlength=p.J)[: p.K]
    seats, wanted = s.units @ p.pool_seats, s.units @ p.pool_driver
    return int(np.count_nonzero(seen.served & (((seats > 0) & (seats < heads)) | (drivers < wanted))))


@count.register
def _(verb: Oblige, p: Problem, s: Solution, seen: Occupied) -> int:
    seated = set(zip(seen.officer.tolist(), seen.job.tolist(), strict=True))
    found = int(np.count_nonzero(verb.served & ~seen.served))
    found += int(np.count_nonzero(seen.served & (verb.start >= 0) & (s.start != verb.start)))
    found += sum((o, k) not in seated for o, k in zip(*(a.tolist() for a in verb.officers), strict=True))
    wanted = Counter(zip(*(a.tolist() for a in verb.units), strict=True))
    found += sum(int(s.units[k, q]) < number for (k, q), number in wanted.items())
    return found


@count.register
def _(verb: Amount, p: Problem, s: Solution, seen: Occupied) -> int:
    total = verb.constant.copy()
    k, row, weight = verb.served
    np.add.at(total, row, weight * seen.served[k])
    i, r, row, weight = verb.heads
    np.add.at(total, row, weight * seen.heads[i, r])
    i, row, weight = verb.filled
    np.add.at(total, row, weight * (seen.heads[i].sum(axis=1) > 0))
    t, row, weight = verb.start
    np.add.at(total, row, weight * (seen.job_start[p.start_job[t]] == t))
    if verb.seats is not None:
        total[0] += verb.seats[seen.officer, seen.job].sum()
    o, j, row, weight = verb.serves
    if len(o):
        there = np.zeros((p.O, p.J), dtype=bool)
        there[seen.officer, seen.job] = True
        np.add.at(total, row, weight * there[o, j])
    x, party, row = verb.parties
    sits = np.zeros(len(p.seat_team), dtype=bool)
    sits[s.taken] = seen.job_start[p.team_job[p.seat_team[s.taken]]] >= 0
    np.add.at(total, np.unique(np.stack([party, row])[:, sits[x]], axis=1)[1], 1)
    limit = 0 if verb.limit is None else verb.limit
    return _excess(verb, total - limit, verb.step)
