"""What the strict `Never` tables leave: open starts, open seats, and who may not serve at which start."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from enforceplan.problem import AUXILIARY, Problem
from enforceplan.solution import Solution
from enforceplan.verbs import Alike, Book, Bools, Never, alike


@dataclass(frozen=True)
class Thinned:
    """The candidates and starts that no strict `Never` forbids outright."""

    start: Bools
    """[t] open starts"""
    seat: Bools
    """[x] open candidates, at some open start of their job at least"""
    barred: Alike
    """[o, t] the officer may not serve when the job begins there"""
    seat_starts: dict[tuple[int, int], set[int]]
    """(o, i) -> starts at which the officer may not sit in that team"""
    one_body: Bools
    """[i] the acting heads are of one body"""
    body_starts: dict[tuple[int, int], set[int]]
    """(i, b) -> starts at which the body may not fill the team"""


@dataclass(frozen=True)
class Focus:
    """A part of the jobs to be decided; what the others do is given."""

    free: Bools
    """[j]"""
    around: Solution
    """The roster the other jobs keep."""
    keep_starts: bool = False
    """Free jobs change people only; they begin when they do, and who is left out stays out."""
    people: Bools | None = None
    """[o] only these officers come and go; None: all."""
    offered: Bools | None = None
    """[t] only there may free jobs begin, or where they do; None: at every start."""
    given_up: Bools | None = None
    """[j] free jobs that nobody joins: who serves there stays or goes; None: none."""

    def moves(self, p: Problem) -> Bools:
        """[x] candidates that are to be decided."""
        free: Bools = self.free[p.team_job[p.seat_team]]
        return free if self.people is None else free & self.people[p.seat_officer]

    def joins(self, p: Problem) -> Bools:
        """[x] candidates that may come."""
        return self.moves(p) if self.given_up is None else self.moves(p) & ~self.given_up[p.team_job[p.seat_team]]


def narrow(p: Problem, thinned: Thinned, focus: Focus) -> Thinned:
    """Only what the free jobs may use, and what the fixed jobs have."""
    job = p.team_job[p.seat_team]
    begun = np.zeros(p.T, dtype=bool)
    taken = np.zeros(len(job), dtype=bool)
    begun[focus.around.start[focus.around.start >= 0]] = True
    begun[p.first_start[p.K : p.J]] = True
    taken[focus.around.taken] = True
    movable = focus.free[p.start_job] & (not focus.keep_starts)
    if focus.offered is not None:
        movable &= focus.offered
    start = thinned.start & (begun | movable)
    return replace(thinned, start=start, seat=thinned.seat & (focus.joins(p) | taken))


def thin(p: Problem, book: Book) -> Thinned:
    """Read every strict `Never` of a book."""
    start = np.ones(p.T, dtype=bool)
    left = np.arange(len(p.seat_officer))
    barred = [Alike(np.zeros((1, p.T), dtype=bool), np.zeros(p.O, dtype=np.int64))]
    one_body = np.zeros(p.I, dtype=bool)
    seat_starts: dict[tuple[int, int], set[int]] = defaultdict(set)
    body_starts: dict[tuple[int, int], set[int]] = defaultdict(set)
    for verb in book.strict():
        if not isinstance(verb, Never):
            continue
        if verb.start is not None:
            start &= ~verb.start
        if verb.mixed_team is not None:
            one_body |= verb.mixed_team
        if verb.officer_job is not None:
            left = left[~verb.officer_job[p.seat_officer[left], p.team_job[p.seat_team[left]]]]
        if verb.officer_team is not None:
            left = left[~verb.officer_team[p.seat_officer[left], p.seat_team[left]]]
        if verb.team_body is not None:
            closed = verb.team_body[p.seat_team[left], p.owner[p.seat_officer[left]]]
            left = left[~closed | (p.seat_role[left] == AUXILIARY)]
        if verb.officer_start is not None:
            barred.append(alike(verb.officer_start))
        if verb.officer_team_start is not None:
            for o, i, t in zip(*(a.tolist() for a in verb.officer_team_start), strict=True):
                seat_starts[o, i].add(t)
        if verb.team_body_start is not None:
            for i, b, t in zip(*(a.tolist() for a in verb.team_body_start), strict=True):
                body_starts[i, b].add(t)
    shut = _any_of(barred)
    usable = start & ~shut.rows
    count = np.concatenate([np.zeros((len(usable), 1), dtype=np.int32), np.cumsum(usable, axis=1, dtype=np.int32)], 1)
    free = Alike(count[:, p.first_start[1:]] > count[:, p.first_start[:-1]], shut.kind)
    seat = np.zeros(len(p.seat_officer), dtype=bool)
    seat[left[free[p.seat_officer[left], p.team_job[p.seat_team[left]]]]] = True
    return Thinned(start, seat, shut, dict(seat_starts), one_body, dict(body_starts))


def _any_of(tables: list[Alike]) -> Alike:
    """Where one of some masks of officers is true."""
    rows, kind = np.unique(np.stack([table.kind for table in tables], axis=1), axis=0, return_inverse=True)
    mask = np.zeros((len(rows), tables[0].rows.shape[1]), dtype=bool)
    for table, row in zip(tables, rows.T, strict=True):
        mask |= table.rows[row]
    return alike(Alike(mask, kind))
