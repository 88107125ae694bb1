"""Teams come whole, and everybody fits the seat he has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Element, ElementKind, Level, Operation, Post, Rank, Standing
from enforceplan.problem import AUXILIARY, CADRE, CERTIFIED
from enforceplan.roster import COMMANDER_ELEMENT, Duty, Role, ShiftRef
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Bools, Ints

_THREE = {"operations": {"A1": {"elements": {"UM": {"certified": 3}}}}}
_THREE_OR_NONE = {"operations": {"A1": {"elements": {"UM": {"certified": 3, "optional": True}}}}}
_DESK = {"posts": {"P1-6": {"certified": 2, "drivers": 1}}}
_STANDBY = {"posts": {"P1-6": {"certified": 2, "drivers": 1, "whole": True}}}


def _nobody(*, optional: bool) -> dict[str, dict[str, object]]:
    element = Element("UM", "UM", ("UM-01",), ElementKind.ENFORCING, True, optional, certified=2)
    return {"operations": {"A1": {"elements": (element,)}}}


_STANDINGS = {
    Role.CERTIFIED: {Standing.CERTIFIED},
    Role.AUXILIARY: {Standing.AUXILIARY},
    Role.CADRE: {Standing.CADRE, Standing.EXPERT},
    Role.COMMANDER: {Standing.CERTIFIED, Standing.CADRE},
}


class WholeTeam(Rule):
    """A served operation has exactly the heads each element asks for; an optional element has them or nobody.

    Counted by role (certified, auxiliary, cadre), per group where the element is per group. Nobody sits in an
    operation that is not served. A post has at most the heads it asks for; a post manned ``whole`` has all or nobody.
    Among the heads of any post that is manned are its ``drivers`` with a licence. Whoever sits has the standing of his
    seat (experts sit as cadres), a commander the rank of one; certified heads and cadres have the qualification asked
    for, heads of a post its rank and department. Elements without items take only their department; those with items
    also other bodies (`lawful_body`); auxiliaries may be the street's own. That there is a commander belongs to
    `unified_command`.

    Clock: none. Source: Administrative Penalty Law art. 42 (行政处罚法 第四十二条): too few cannot act.
    """

    id: ClassVar = "whole_team"
    default_level: ClassVar = Level.MUST
    spare: ClassVar = "people"

    accepts: ClassVar = (
        Example(
            "a commander of just the rank", ("C1! A1 0 08:00-10:00",), {"officers": {"C1": {"rank": Rank.COMMANDER}}}
        ),
        Example("exactly the heads asked for", ("U1,U2,X1,C2 A1 0 20:00-01:00",)),
        Example("an optional element left out", ("0 A1 0 08:00-10:00",), _nobody(optional=True)),
        Example("a post with a head missing", ("U1 P1 0 08:00-10:00",), {"posts": {"P1-0": {"certified": 2}}}),
        Example("a desk with its driver alone", ("U1 P1 6 23:00-00:00",), _DESK),
        Example("a desk with nobody", ("0 P1 6 23:00-00:00",), _DESK),
        Example("a standby post with nobody", ("0 P1 6 23:00-00:00",), _STANDBY),
        Example("a standby post whole, with a driver", ("U1,U2 P1 6 23:00-00:00",), _STANDBY),
        Example("both groups whole", ("U1,U2 A1/1 0 08:00-10:00", "U3,U4 A1/2 0 08:00-10:00")),
    )
    rejects: ClassVar = (
        Example("a post with a cadre too many", ("C1,C2 P1 0 08:00-10:00",), {"posts": {"P1-0": {"cadres": 1}}}),
        Example(
            "a cadre missing", ("C1 A1 0 08:00-10:00",), {"operations": {"A1": {"elements": {"ST": {"cadres": 2}}}}}
        ),
        Example("nobody in an element", ("0 A1 0 08:00-10:00",), _nobody(optional=False)),
        Example("a head missing", ("U1,U2 A1 0 08:00-10:00",), _THREE),
        Example("an optional element with a head missing", ("U1,U2 A1 0 08:00-10:00",), _THREE_OR_NONE),
        Example(
            "a head too many",
            ("U1,U2 A1 6 23:00-00:00",),
            {"operations": {"A1": {"elements": {"UM": {"certified": 1}}}}},
        ),
        Example(
            "an auxiliary for a certified head",
            ("U1,X1 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"UM": {"certified": 2, "auxiliaries": 0}}}}},
        ),
        Example("the second group missing", ("U1,U2 A1/1 0 08:00-10:00", "U3 A1/2 0 08:00-10:00")),
        Example("a standby post with a head missing", ("U1 P1 6 23:00-00:00",), _STANDBY),
        Example("a desk without its driver", ("U2 P1 6 23:00-00:00",), _DESK),
        Example("a standby post without a driver", ("U2,U3 P1 6 23:00-00:00",), _STANDBY),
        Example("a post with a head too many", ("U1,U2 P1 0 08:00-10:00",), {"posts": {"P1-0": {"certified": 1}}}),
        Example("a commander without the rank", ("U1! A1 0 08:00-10:00",)),
        Example(
            "a commander beside the visit's", ("U1,C1! A1 0 08:00-10:00",), {"operations": {"A1": {"joins": "A2"}}}
        ),
        Example("a rank below the post's", ("U2 P1 0 08:00-10:00",), {"posts": {"P1-0": {"rank": Rank.GROUP_LEADER}}}),
        Example(
            "cadres of another department",
            ("C1 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"ST": {"department": "UM"}}}}},
        ),
        Example(
            "a qualification missing",
            ("C1 A1 0 08:00-10:00",),
            {"operations": {"A1": {"elements": {"ST": {"qualification": "gas"}}}}},
        ),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Heads of each team and role, i.e. heads(i, r) = asked where it must be whole, else heads(i, r) <= asked."""
        post = p.team_kind == 4
        together = p.team_optional | p.team_whole
        for role in (CERTIFIED, AUXILIARY, CADRE):
            weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
            weight[:, role] = 1
            asked = p.heads[:, role]
            for teams, least, when in (
                (~post & ~together, asked, When.SERVED),
                (together, asked, When.FILLED),
                (post & ~together, np.zeros_like(asked), When.ALWAYS),
            ):
                self._say(p, book, teams & (asked > 0), weight, least, asked, when)
        drivers = np.zeros(p.I, dtype=np.int64)
        drivers[post] = [p.scenario.posts[p.shifts[j - p.K][0]].drivers for j in p.team_job[post]]
        licence = np.broadcast_to(p.driver[:, None], (p.O, p.heads.shape[1])).astype(np.int64)
        self._say(p, book, drivers > 0, licence, drivers, np.full(p.I, FREE), When.FILLED)

    def _say(self, p: Problem, book: Book, teams: Bools, weight: Ints, least: Ints, most: Ints, when: When) -> None:
        if teams.any():
            row = np.where(teams, np.cumsum(teams) - 1, -1)
            book.say(
                Tally(
                    entry=self.entry,
                    level=self.level,
                    row=row,
                    weight=weight,
                    least=least[teams],
                    most=most[teams],
                    when=when,
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every seat, then the count of every team."""
        for duty in f.roster.duties:
            if duty.officer not in f.scenario.officers:
                continue
            if duty.post is not None and duty.post in f.shifts:
                yield from self._holder(f, duty, f.shifts[duty.post].post)
            elif duty.operation in f.scenario.operations:
                yield from self._member(f, duty, f.scenario.operations[duty.operation])
        for code in f.starts:
            yield from self._operation(f, f.scenario.operations[code])
        for ref, shift in f.shifts.items():
            yield from self._post(f, ref, shift.post)

    def _operation(self, f: Facts, operation: Operation) -> Iterator[Finding]:
        elements = {element.code: element for element in operation.elements}
        for group, code, duties in f.teams(operation):
            if code == COMMANDER_ELEMENT or (elements[code].optional and not duties):
                continue
            for role, asked in _asked(elements[code]).items():
                heads = f.heads(duties, role)
                if heads != asked:
                    yield self._heads(operation.code, group, code, role, heads, asked)

    def _post(self, f: Facts, ref: ShiftRef, post: Post) -> Iterator[Finding]:
        duties = f.crew_of.get(str(ref), [])
        for role, asked in _asked(post).items():
            heads = f.heads(duties, role)
            if heads > asked or (duties and post.whole and heads < asked):
                yield self._heads(str(ref), 0, post.code, role, heads, asked)
        drivers = sum(f.officer(duty).driver for duty in duties)
        if duties and drivers < post.drivers:
            yield self.finding("drivers", job=str(ref), heads=drivers, limit_heads=post.drivers)

    def _heads(self, job: str, group: int, element: str, role: Role, heads: int, asked: int) -> Finding:
        return self.finding(
            "heads", job=job, group=group, element=element, role=role.value, heads=heads, limit_heads=asked
        )

    def _member(self, f: Facts, duty: Duty, operation: Operation) -> Iterator[Finding]:
        if duty.operation not in f.starts:
            yield self.finding("not_served", officer=duty.officer, job=duty.job)
        officer = f.officer(duty)
        if duty.element == COMMANDER_ELEMENT:
            if duty.role is not Role.COMMANDER or duty.group != 0 or operation.joins:
                yield self.finding("no_seat", officer=duty.officer, job=duty.job, role=duty.role.value)
            elif officer.standing not in _STANDINGS[duty.role]:
                yield self._misfit(duty, officer.standing.value)
            elif officer.rank < Rank.COMMANDER:
                yield self._misfit(duty, Rank.COMMANDER.name.lower())
            return
        element = next((e for e in operation.elements if e.code == duty.element), None)
        groups = range(0) if element is None else range(1, operation.groups + 1) if element.per_group else range(1)
        if element is None or duty.group not in groups or not _asked(element).get(duty.role):
            yield self.finding("no_seat", officer=duty.officer, job=duty.job, role=duty.role.value)
            return
        if officer.standing not in _STANDINGS[duty.role]:
            yield self._misfit(duty, officer.standing.value)
        elif duty.role is Role.AUXILIARY:
            if officer.owner not in (element.department, operation.street):
                yield self._misfit(duty, element.department)
        elif element.qualification and element.qualification not in officer.qualifications:
            yield self._misfit(duty, element.qualification)
        elif officer.owner != element.department:
            owner = f.scenario.departments.get(officer.owner)
            if duty.role is Role.CADRE or not element.items or (owner is not None and not owner.may_enforce):
                yield self._misfit(duty, element.department)

    def _holder(self, f: Facts, duty: Duty, post: Post) -> Iterator[Finding]:
        officer = f.officer(duty)
        if duty.element or duty.group or not _asked(post).get(duty.role):
            yield self.finding("no_seat", officer=duty.officer, job=duty.job, role=duty.role.value)
        elif officer.standing not in _STANDINGS[duty.role]:
            yield self._misfit(duty, officer.standing.value)
        elif post.departments and officer.owner not in post.departments:
            yield self._misfit(duty, ", ".join(post.departments))
        elif officer.rank < post.rank:
            yield self._misfit(duty, post.rank.name.lower())
        elif duty.role is not Role.AUXILIARY and post.qualification not in {"", *officer.qualifications}:
            yield self._misfit(duty, post.qualification)

    def _misfit(self, duty: Duty, asked: str) -> Finding:
        return self.finding("misfit", officer=duty.officer, job=duty.job, role=duty.role.value, asked=asked)


def _asked(place: Element | Post) -> dict[Role, int]:
    return {Role.CERTIFIED: place.certified, Role.AUXILIARY: place.auxiliaries, Role.CADRE: place.cadres}
