"""A roster as the engine holds it: indices only. Turned into a `Roster` of names, and back, here and nowhere else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np

from enforceplan.domain import Operation, Rank, Selection
from enforceplan.problem import AUXILIARY, CERTIFIED, COMMANDER, ROLES, SUPPORT_TEAM, Problem
from enforceplan.roster import BodyChoice, Duty, Role, Roster, ShiftRef, Start, VehicleUse
from enforceplan.verbs import Bools, Ints


@dataclass(frozen=True)
class Solution:
    """Which start each operation has, which candidates sit, which units ride."""

    start: Ints
    """[k] start index, -1: not served"""
    taken: Ints
    """Sorted candidate indices."""
    units: Ints
    """[k, q]"""


def empty(p: Problem) -> Solution:
    """Nobody does anything."""
    return Solution(
        np.full(p.K, -1, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros((p.K, len(p.pools)), dtype=np.int64)
    )


@dataclass(frozen=True)
class Occupied:
    """A solution spread out: one row per seated officer whose job is served."""

    officer: Ints
    team: Ints
    role: Ints
    job: Ints
    start: Ints
    """[n] start index of each row"""
    job_start: Ints
    """[j] start index of each job, -1: not served"""
    heads: Ints
    """[i, r]"""
    served: Bools
    """[k]"""


def occupy(p: Problem, s: Solution) -> Occupied:
    """Spread a solution out. Seats of operations that are not served do not count."""
    job_start = np.concatenate([s.start, p.first_start[p.K : p.J]])
    team = p.seat_team[s.taken]
    job = p.team_job[team]
    live = job_start[job] >= 0
    taken, team, job = s.taken[live], team[live], job[live]
    heads = np.zeros_like(p.heads)
    np.add.at(heads, (team, p.seat_role[taken]), 1)
    return Occupied(
        p.seat_officer[taken], team, p.seat_role[taken], job, job_start[job], job_start, heads, s.start >= 0
    )


def to_roster(p: Problem, s: Solution) -> Roster:
    """Names and local times of a solution, marks dealt (`_marks`), in canonical order."""
    zero = p.scenario.start
    seen = occupy(p, s)
    starts = tuple(
        Start(code, zero + timedelta(minutes=int(p.begin[t])))
        for code, t in zip(p.operations, s.start, strict=True)
        if t >= 0
    )
    marks = _marks(p, s, seen)
    duties = tuple(_duty(p, *row) for row in zip(seen.officer, seen.team, seen.role, marks, strict=True))
    bodies = {
        BodyChoice(p.operations[j], int(p.team_group[i]), p.team_element[i], p.bodies[p.owner[o]])
        for o, i, r, j in zip(seen.officer, seen.team, seen.role, seen.job, strict=True)
        if p.team_kind[i] <= SUPPORT_TEAM and r != AUXILIARY
    }
    vehicles = tuple(
        VehicleUse(p.operations[k], p.pools[q], int(s.units[k, q]))
        for k, q in zip(*np.nonzero(s.units), strict=True)
        if s.start[k] >= 0
    )
    return Roster(starts, duties, tuple(bodies), vehicles).ordered()


def _duty(p: Problem, o: int, i: int, r: int, marks: tuple[str, ...]) -> Duty:
    j = int(p.team_job[i])
    if j < p.K:
        return Duty(p.officers[o], ROLES[r], p.operations[j], p.team_element[i], int(p.team_group[i]), marks=marks)
    post, d, place = p.shifts[j - p.K]
    day = p.scenario.week_start + timedelta(days=d)
    return Duty(p.officers[o], ROLES[r], post=ShiftRef(post, day, place), marks=marks)


def _marks(p: Problem, s: Solution, seen: Occupied) -> list[tuple[str, ...]]:
    """Leader and recorder of every group, a driver for every unit that needs one; commanders carry no mark.

    The leader is the one the lot gives where inspectors are drawn, else the certified head of the highest rank; the
    recorder another head where there is one; drivers are those with a licence who carry no mark yet, first.
    """
    marks: list[set[str]] = [set() for _ in seen.officer]
    rows: dict[int, list[int]] = {}
    for n in np.lexsort((seen.officer, -p.rank[seen.officer], seen.role)):
        if seen.role[n] != COMMANDER and seen.job[n] < p.K:
            rows.setdefault(int(seen.job[n]), []).append(int(n))
    operations = list(p.scenario.operations.values())
    for k, members in rows.items():
        led = _leading(p, k, operations[k]) if operations[k].selection is Selection.RANDOM_DRAW else ""
        groups: dict[int, list[int]] = {}
        for n in members:
            groups.setdefault(int(p.team_group[seen.team[n]]), []).append(n)
        whole = groups.pop(0, [])
        for group in groups.values() or [whole]:
            if not group:
                continue
            if led:
                able = [n for n in group if seen.role[n] == CERTIFIED and p.team_element[seen.team[n]] == led]
                first = _drawn_leader(p, operations[k], {n: p.officers[seen.officer[n]] for n in able})
                group.sort(key=lambda n: n != first)
            marks[group[0]].add("leader")
            marks[group[-1]].add("recorder")
        wanted = int(s.units[k] @ p.pool_driver)
        able = sorted((n for n in members if p.driver[seen.officer[n]]), key=lambda n: len(marks[n]))
        for n in able[:wanted]:
            marks[n].add("driver")
    return [tuple(sorted(m)) for m in marks]


def _leading(p: Problem, k: int, operation: Operation) -> str:
    """Element whose inspectors lead the groups: the lead department's, else the first required one; or empty."""
    mine = p.team_job == k
    able = mine & (p.team_kind == 0) & (p.heads[:, CERTIFIED] > 0) & ~p.team_optional
    able &= (p.team_group > 0) | ~(p.team_group[mine] > 0).any()
    codes = list(dict.fromkeys(p.team_element[i] for i in np.flatnonzero(able)))
    departments = {e.code: e.department for e in operation.elements}
    codes.sort(key=lambda code: departments[code] != operation.lead)
    return next(iter(codes), "")


def _drawn_leader(p: Problem, operation: Operation, inspectors: dict[int, str]) -> int | None:
    """The row of the inspector whom the lot makes leader of a group; None where it makes nobody, or one too low.

    He is the first in the order of the draw, SHA-256 of ``SEED|OPERATION|OFFICER`` (after a redraw ``|NUMBER``), of the
    rank that the lot asks of leaders. Where another entry or an exception asks leaders for more than he has, rank goes
    before the lot.
    """
    entries = [entry for entry in p.scenario.rules.values() if not entry.get("off")]
    lots = [rank for entry in entries if isinstance(rank := entry.get("leader_rank"), int)]
    asked = [rank for entry in entries if isinstance(rank := entry.get("rank"), int)] or [int(Rank.GROUP_LEADER)]
    asked += [e.limit for e in p.scenario.exceptions if e.subject == operation.code and e.limit is not None]
    least = max(lots, default=int(Rank.GROUP_LEADER))
    again = f"|{operation.redraw}" if operation.redraw else ""
    tickets = {
        hashlib.sha256(f"{p.scenario.draw_seed}|{operation.code}|{code}{again}".encode()).hexdigest(): n
        for n, code in inspectors.items()
        if p.rank[p.officer_index[code]] >= least
    }
    if not tickets:
        return None
    first = tickets[min(tickets)]
    return first if p.rank[p.officer_index[inspectors[first]]] >= max(asked) else None


@dataclass
class Unknown:
    """What a roster says that the problem cannot express, when it is read back."""

    starts: list[str] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)


def from_roster(p: Problem, roster: Roster) -> tuple[Solution, Unknown]:
    """Indices of a roster; what has no index (a start that is not offered, a seat one cannot fill) is told."""
    unknown = Unknown()
    start = np.full(p.K, -1, dtype=np.int64)
    for begun in roster.starts:
        k = p.operation_index.get(begun.operation, -1)
        minute = p.minute(begun.start)
        found = [t for t in range(*p.first_start[k : k + 2]) if p.begin[t] == minute] if k >= 0 else []
        if found:
            start[k] = found[0]
        else:
            unknown.starts.append(begun.operation)
    teams = {
        (int(j), int(g), e): i for i, (j, g, e) in enumerate(zip(p.team_job, p.team_group, p.team_element, strict=True))
    }
    posts = {shift: p.K + n for n, shift in enumerate(p.shifts)}
    seats = (p.seat_team * len(ROLES) + p.seat_role) * p.O + p.seat_officer
    order = np.argsort(seats, kind="stable")
    taken: list[int] = []
    for duty in roster.duties:
        j = p.operation_index.get(duty.operation, -1)
        if duty.post is not None:
            j = posts.get((duty.post.post, (duty.post.date - p.scenario.week_start).days, duty.post.shift), -1)
        i = teams.get((j, duty.group, duty.element), -1)
        seat = (i * len(ROLES) + ROLES.index(Role(duty.role))) * p.O + p.officer_index.get(duty.officer, -1)
        place = int(np.searchsorted(seats, seat, sorter=order))
        known = i >= 0 and duty.officer in p.officer_index and place < len(seats)
        if known and seats[order[place]] == seat:
            taken.append(int(order[place]))
        else:
            unknown.duties.append(duty)
    units = np.zeros((p.K, len(p.pools)), dtype=np.int64)
    for use in roster.vehicles:
        if use.operation in p.operation_index and use.equipment in p.pools:
            units[p.operation_index[use.operation], p.pools.index(use.equipment)] = use.quantity
    return Solution(start, np.asarray(sorted(set(taken)), dtype=np.int64), units), unknown
