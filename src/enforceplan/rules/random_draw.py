"""Inspectors are drawn by lot, never chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import (
    Absence,
    Certificate,
    DepartmentKind,
    Devolution,
    Element,
    ElementKind,
    Level,
    Rank,
    Selection,
    Span,
    Standing,
    Window,
)
from enforceplan.domain import Recusal as Interest
from enforceplan.lots import absent, draws
from enforceplan.problem import CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule, Whole
from enforceplan.verbs import Never, alike

if TYPE_CHECKING:
    from enforceplan.domain import Operation
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools

_Given = dict[str, dict[str, object]]
_ANY: dict[str, object] = {"leader_rank": 0}


def _held(first: int, last: int, body: str = "UM") -> tuple[Certificate, ...]:
    return (Certificate(body, frozenset(), "1", date(2026, 5, first), date(2026, 5, last)),)


def _lot(operation: dict[str, object] | None = None, job: str = "A1", **officers: dict[str, object]) -> _Given:
    """A1 is drawn from U1 … U4, in this order U4 U2 U3 U1, drawn again once U3 U1 U2 U4; U1 alone may lead."""
    codes = dict.fromkeys(("U1", "U2", "U3", "U4", *officers))
    held: dict[str, object] = {c: {"certificates": _held(1, 31), **officers.get(c, {})} for c in codes}
    return {"officers": held, "operations": {job: {"selection": Selection.RANDOM_DRAW, **(operation or {})}}}


def _away(*clocks: str) -> dict[str, object]:
    return {"absences": (Absence(Span(*(datetime.fromisoformat(f"2026-05-11 {c}") for c in clocks)), "leave"),)}


def _heads(number: int, **more: object) -> dict[str, object]:
    return {"elements": {"UM": {"certified": number, **more}}}


_S1: dict[str, object] = {"owner": "S1", "certificates": _held(1, 31, "S1")}
_DEVOLVED: _Given = {
    **_lot(U2=_S1, U3=_S1), "settings": {"devolutions": (Devolution("UM-01", "S1", date(2026, 5, 11)),)}
}  # fmt: skip
_FR: dict[str, object] = {"owner": "FR", "certificates": _held(1, 31, "FR")}
_FIRE: _Given = _lot(job="B1", F1=_FR, F2=_FR, M2=_FR)
_XX: _Given = _lot({"elements": {"XX": {"department": "UM"}}}, H1={"certificates": _held(1, 31, "XX")})
_OTHERS: _Given = {**_XX, "departments": {"XX": {"kind": DepartmentKind.DEPARTMENT}}}
_LATER: _Given = {**_DEVOLVED, "settings": {"devolutions": (Devolution("UM-01", "S1", date(2026, 5, 12)),)}}
_RECUSED: _Given = {**_lot({"party": "Party"}), "settings": {"recusals": (Interest("U4", "", "Party"),)}}
_UM = Element("UM", "UM", ("UM-01",), ElementKind.ENFORCING, per_group=False, optional=False, certified=2)
_MS = replace(_UM, code="MS", department="MS", items=("MS-01",), optional=True)
_AIDES = replace(_UM, code="AIDES", certified=0, auxiliaries=1)
_UNPROVEN: dict[str, object] = {"owner": "UM", "standing": Standing.CERTIFIED, "certificates": ()}
_HELP = Element("ST", "ST", (), ElementKind.SUPPORT, per_group=True, optional=True, cadres=1)
_TO_NOON: dict[str, object] = {"windows": (Window(480, 720),)}


class RandomDraw(Rule):
    """Where the inspectors are drawn, the certified heads of enforcing elements are those the lot gives, nobody else.

    For each element one body is drawn from: the street, where it has held all of the element's items since the first
    day; else the department the element names; else another that holds them; the first of these that fills every seat,
    otherwise the first. Its lawful pool: certified officers in use at the street, with the qualification asked for and
    a certificate for the items on all days of the duty at one allowed start at least; recused and excluded ones are
    out. Allowed starts are those the operation's own windows and days offer. The pool is ordered by SHA-256 of
    ``SEED|OPERATION|OFFICER``, after a redraw with ``|NUMBER``. Skipped are those absent at every allowed start, for no
    other duty. The first of the rest hold the seats: first a leader of each group, of rank ``leader_rank`` or higher,
    where the element leads it (the lead department's, else the first required one); then group by group; women where
    only as many seats are left as women are asked for. Required elements draw before optional ones, nobody twice.
    Nothing the optimiser decides is looked at. Where a required element cannot be filled, and at starts at which one
    of its inspectors is absent, the operation does not take place. Clock: absence in half-open minutes, certificates by
    calendar days; history and what lies beyond the horizon play no part.
    """

    id: ClassVar = "random_draw"
    default_level: ClassVar = Level.MUST
    stricter: ClassVar = {"leader_rank": "free", "cross_department": "free"}
    leader_rank: Whole = int(Rank.GROUP_LEADER)
    """Least rank of the one drawn to lead each group; 0: no seat asks for a rank."""
    cross_department: bool = False
    """A certificate of another body is accepted, as in `certificate_valid`."""

    accepts: ClassVar = (
        Example("first a leader, then the first of the rest", ("U1,U4 A1 0 00:00-02:00",), _lot()),
        Example("no seat asks for a rank", ("U2,U4 A1 6 23:00-00:00",), _lot(), params=_ANY),
        Example("drawn again", ("U1,U3 A1 0 09:00-11:00",), _lot({"redraw": 1, "redraw_reason": "conflict"})),
        Example("absent in its last minute", ("U1,U2 A1 0 09:00-11:00",), _lot(U4=_away("10:59", "12:00"))),
        Example("absent in its first minute", ("U1,U2 A1 0 09:00-11:00",), _lot(U4=_away("08:00", "09:01"))),
        Example("absent until it begins", ("U1,U4 A1 0 09:00-11:00",), _lot(U4=_away("08:00", "09:00"))),
        Example("absent from its end", ("U1,U4 A1 0 09:00-11:00",), _lot(U4=_away("11:00", "12:00"))),
        Example("recused", ("U1,U2 A1 0 09:00-11:00",), _RECUSED),
        Example("excluded", ("U1,U2 A1 0 09:00-11:00",), _lot({"excluded": ("U4",)})),
        Example("certificate ends that day", ("U1,U4 A1 0 22:00-00:00",), _lot(U4={"certificates": _held(1, 11)})),
        Example("certificate ended a minute ago", ("U1,U2 A1 0 22:00-00:01",), _lot(U4={"certificates": _held(1, 11)})),
        Example("certificate begins that day", ("U1,U4 A1 1 00:00-02:00",), _lot(U4={"certificates": _held(12, 31)})),
        Example("a minute before", ("U1,U2 A1 0 23:59-02:00",), _lot(U4={"certificates": _held(12, 31)})),
        Example("no certificate", ("U2,U4 A1 0 09:00-11:00",), _lot(C2={**_UNPROVEN}), params=_ANY),
        Example("not in use at the street", ("F1,F2 B1 0 09:00-11:00",), _FIRE),
        Example("another that holds the items", ("H1 A1 0 09:00-11:00",), _OTHERS),
        Example("only groups are led", ("U2,U4 A1/0 0 09:00-11:00",), _lot({"elements": (_UM, _HELP)})),
        Example("one group is the whole", ("U1,U4 A1/0 0 09:00-11:00",), _lot({"elements": (_UM,)})),
        Example("too few who may stay away", ("U1,U4 A1/0 0 09:00-11:00",), _lot({"elements": (_MS, _UM)})),
        Example("helpers alone lead nobody", ("U1,U4 A1/0 0 09:00-11:00",), _lot({"elements": (_AIDES, _UM)})),
        Example("it joins another's visit", ("U1,U4 A1 0 09:00-11:00",), _lot({"joins": "A2"})),
        Example("enough women", ("U1,U2,U3,U4 A1 0 09:00-11:00",), _lot(_heads(4, female=1)), params=_ANY),
        Example("two groups", ("U3,U4 A1/1 0 09:00-11:00", "U1,U2 A1/2 0 09:00-11:00"), _lot(), params=_ANY),
        Example("the last seat asks for a woman", ("U3,U4 A1 0 09:00-11:00",), _lot(_heads(2, female=1)), params=_ANY),
        Example("the street, since its first day", ("U2,U3 A1 0 09:00-11:00",), _DEVOLVED, params=_ANY),
        Example("powers that come a day later", ("U1,U4 A1 0 09:00-11:00",), _LATER, params=_ANY),
        Example("helpers and the commander are chosen", ("U1,U4,X2,C1! A1 0 09:00-11:00",), _lot()),
        Example("not drawn", ("U2,U3 A1 0 09:00-11:00",)),
    )
    rejects: ClassVar = (
        Example("chosen", ("U1,U2 A1 0 00:00-02:00",), _lot()),
        Example("chosen for another's visit", ("U1,U2 A1 0 00:00-02:00",), _lot({"joins": "A2"})),
        Example("nobody holds the items", ("H1 A1 0 09:00-11:00",), _lot()),
        Example("the leader absent", ("U1,U4 A1 0 10:00-12:00",), _lot(_TO_NOON, U1=_away("11:59", "13:00"))),
        Example("chosen in the last hour", ("U1,U3 A1 6 23:00-00:00",), _lot()),
        Example("the wrong group", ("U2,U4 A1/1 0 09:00-11:00", "U1,U3 A1/2 0 09:00-11:00"), _lot(), params=_ANY),
        Example("drawn but absent", ("U1,U4 A1 0 10:00-12:00",), _lot(_TO_NOON, U4=_away("11:59", "13:00"))),
        Example("the first draw after a redraw", ("U1,U4 A1 0 09:00-11:00",), _lot({"redraw": 1})),
        Example("nobody may lead", ("U2,U4 A1 0 09:00-11:00",), _lot(U1={"rank": Rank.MEMBER})),
        Example("too few", ("U1,U4 A1 0 09:00-11:00",), _lot(_heads(3), U2={"owner": "MS"}, U3={"certificates": ()})),
        Example("the department, where the street has them", ("U1,U4 A1 0 09:00-11:00",), _DEVOLVED, params=_ANY),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Closed pairs of team and inspector, i.e. all but those drawn; closed starts where a draw is short or away."""
        barred, closed = np.zeros((p.O, p.I), dtype=bool), np.zeros(p.T, dtype=bool)
        for k, operation in enumerate(p.scenario.operations.values()):
            here = slice(*p.first_start[k : k + 2].tolist())
            if operation.selection is not Selection.RANDOM_DRAW:
                continue
            away = np.zeros((p.O, here.stop - here.start), dtype=bool)
            for o, low, high in zip(*(column.tolist() for column in p.absence), strict=True):
                away[o] |= (p.begin[here] < high) & (p.end[here] > low)
            free: Bools = np.asarray(~away.all(axis=1))
            for element in sorted(operation.elements, key=lambda e: e.optional):
                teams = [i for i in np.flatnonzero(p.team_job == k).tolist() if p.team_element[i] == element.code]
                if element.kind is not ElementKind.ENFORCING or not element.certified:
                    continue
                seats = self._element(p, operation, element, teams, free)
                for i, chosen in zip(teams, seats, strict=True):
                    barred[p.standing == 0, i] = True
                    barred[chosen, i] = False
                inspectors = [o for chosen in seats for o in chosen]
                free[inspectors] = False
                if not element.optional:
                    closed[here] |= len(inspectors) < element.certified * len(teams)
                    closed[here] |= away[inspectors].any(axis=0)
        book.say(Never(entry=self.entry, level=self.level, officer_team=alike(barred)))
        book.say(Never(entry=self.entry, level=self.level, start=closed))

    def _element(
        self, p: Problem, operation: Operation, element: Element, teams: list[int], free: Bools
    ) -> list[list[int]]:
        """Officers [o] drawn for each team of an element."""
        k = int(p.team_job[teams[0]])
        mine = p.team_job == k
        led = mine & (p.team_kind == 0) & (p.heads[:, CERTIFIED] > 0) & ~p.team_optional
        led &= (p.team_group > 0) | ~(p.team_group[mine] > 0).any()
        departments = {e.code: e.department for e in operation.elements}
        leading = sorted(np.flatnonzero(led).tolist(), key=lambda i: departments[p.team_element[i]] != operation.lead)
        leads = bool(leading) and p.team_element[leading[0]] == element.code
        first: list[list[int]] | None = None
        for b in _bodies(p, operation, element):
            able = np.flatnonzero(self._lawful(p, k, operation, element, free & (p.owner == b) & (p.standing == 0)))
            order = sorted(able.tolist(), key=lambda o: _ticket(p, operation, p.officers[o]))
            seats = self._deal(p, element, len(teams), order, leads)
            if sum(map(len, seats)) == element.certified * len(teams):
                return seats
            first = first or seats
        return first or [[] for _ in teams]

    def _deal(self, p: Problem, element: Element, groups: int, order: list[int], leads: bool) -> list[list[int]]:
        seats: list[list[int]] = [[] for _ in range(groups)]
        left = np.full(groups, element.certified)
        turns = [g for g in range(groups) if leads]
        turns += [g for g in range(groups) for _ in range(element.certified - leads)]
        for turn, g in enumerate(turns):
            rank = self.leader_rank if leads and turn < groups else 0
            women = element.female - p.female[seats[g]].sum() >= left[g]
            left[g] -= 1
            fit = [o for o in order if p.rank[o] >= rank and (p.female[o] or not women)]
            if fit:
                seats[g].append(fit[0])
                order.remove(fit[0])
        return seats

    def _lawful(self, p: Problem, k: int, operation: Operation, element: Element, pool: Bools) -> Bools:
        """[o] of a pool, in use at the street, qualified, certified for one start at least, not recused or excluded."""
        fit: Bools = pool & ((p.serves < 0) | (p.serves == p.job_street[k]))
        begin, end = (edge[slice(*p.first_start[k : k + 2].tolist())] for edge in (p.begin, p.end))
        days = int((end - 1).max(initial=0)) // 1440 + 1
        officers = list(p.scenario.officers.values())
        for o in np.flatnonzero(fit).tolist():
            officer, lacking = officers[o], np.ones(days, dtype=np.int64)
            for held in officer.certificates:
                if (self.cross_department or held.body == officer.owner) and held.items in (
                    frozenset(),
                    held.items | {*element.items},
                ):
                    first, last = (
                        p.minute(datetime.combine(day, time())) // 1440 for day in (held.valid_from, held.valid_to)
                    )
                    lacking[max(0, first) : max(0, last + 1)] = 0
            before = np.concatenate([[0], np.cumsum(lacking)])
            fit[o] &= bool((before[(end - 1) // 1440 + 1] == before[begin // 1440]).any())
            fit[o] &= element.qualification in {"", *officer.qualifications} and officer.code not in operation.excluded
        parties = {p.scenario.premises[code].party for code in operation.premises} | {operation.party}
        for interest in p.scenario.recusals:
            if interest.premises in operation.premises or (interest.party and interest.party in parties):
                fit[p.officer_index[interest.officer]] = False
        return fit

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every served operation against its own draw."""
        for code, began in f.starts.items():
            operation = f.scenario.operations[code]
            lots = draws(f, operation, self.leader_rank, self.cross_department)
            required = {e.code: lots[e.code] for e in operation.elements if e.code in lots and not e.optional}
            for element, lot in required.items():
                held = [seat.officer for seat in lot.seats if seat.officer]
                if not lot.full:
                    heads = {"heads": len(held), "limit_heads": len(lot.seats)}
                    yield self.finding("short", operation=code, element=element, **heads)
                for officer in held:
                    if absent(f.scenario.officers[officer], began, f.end_of(code)):
                        yield self.finding("absent", operation=code, officer=officer, began=f"{began:%Y-%m-%d %H:%M}")
            for group, element, duties in f.teams(operation):
                for duty in duties if element in lots else ():
                    drawn = (seat.officer for seat in lots[element].seats if seat.group == group)
                    if duty.role is Role.CERTIFIED and duty.officer not in drawn:
                        who = {"operation": code, "element": element, "officer": duty.officer}
                        yield self.finding("chosen", **who, group=group)


def _ticket(p: Problem, operation: Operation, code: str) -> str:
    again = f"|{operation.redraw}" if operation.redraw else ""
    return hashlib.sha256(f"{p.scenario.draw_seed}|{operation.code}|{code}{again}".encode()).hexdigest()


def _bodies(p: Problem, operation: Operation, element: Element) -> list[int]:
    """Bodies [b] to draw from, in turn: the street, the element's own department, others that hold all its items."""
    first = p.scenario.week_start
    own = {d.item for d in p.scenario.devolutions if d.street == operation.street and d.valid_from <= first}
    names = [operation.street] if element.items and own >= {*element.items} else []
    for code in sorted(p.scenario.departments, key=lambda code: code != element.department):
        department = p.scenario.departments[code]
        acts = department.may_enforce and department.kind is not DepartmentKind.COORDINATING_BODY
        holds = all(p.scenario.items[item].body == code for item in element.items)
        names += [code] if acts and holds and (element.items or code == element.department) else []
    return [p.body_index[name] for name in names]
