"""Auxiliaries and experts help; they never act alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Standing
from enforceplan.problem import AUXILIARY, CADRE, CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book, Ints

_LED = {"posts": {"P1-6": {"led": True}}}
_EXPERT = {"officers": {"C1": {"standing": Standing.EXPERT}}}


class AuxiliaryLimits(Rule):
    """Auxiliaries serve only beside a certified officer, experts never without one, and neither in his seat.

    An auxiliary in a group needs a certified head in the same group; one in an element that serves the whole operation
    needs a certified head anywhere in the operation; so does an expert. At a post whose auxiliaries are ``led``, a
    certified head holds the same shift. The commander's seat is no certified head. One certified head is enough for
    any number (how many is `whole_team`'s). An auxiliary never has a certified officer's or the commander's seat.

    Clock: none; a shift or an operation is one piece. Source: State Council Office 2024 no. 54 (国办发〔2024〕54号);
    Zhejiang Comprehensive Enforcement Regulation art. 30 (浙江省综合行政执法条例 第三十条), as a model.
    """

    id: ClassVar = "auxiliary_limits"
    default_level: ClassVar = Level.MUST

    accepts: ClassVar = (
        Example("three auxiliaries beside one officer", ("U1,X1,X2,X3 A1 0 20:00-01:00",)),
        Example("an officer of another body leads", ("M1,X1 A1 0 08:00-10:00",)),
        Example("a led shift with an officer", ("U1,X1,X2 P1 6 23:00-00:00",), _LED),
        Example("the desk is not led", ("X1,X2 P1 6 23:00-00:00",)),
        Example("an expert beside officers", ("U1,C1 A1 0 08:00-10:00",), _EXPERT),
        Example("cadres alone", ("C1 A1 0 08:00-10:00",)),
        Example("cadres alone, and the desk is not led", ("C1 A1 0 08:00-10:00", "X1 P1 0 08:00-10:00")),
    )
    rejects: ClassVar = (
        Example(
            "an officer at a led post does not lead the second group",
            ("U1,X1 A1/1 6 20:00-22:00", "X2 A1/2 6 20:00-22:00", "U2 P1 6 23:00-00:00"),
            _LED,
        ),
        Example("an auxiliary alone", ("X1 A1 0 08:00-10:00",)),
        Example("an officer in the other group only", ("U1,X1 A1/1 0 08:00-10:00", "X2 A1/2 0 08:00-10:00")),
        Example("the commander is no leader of auxiliaries", ("C1!,X1 A1 0 20:00-01:00",)),
        Example("cadres are no leaders of auxiliaries", ("C1,X1 A1 0 08:00-10:00",)),
        Example("a led shift without an officer", ("X1,X2 P1 6 23:00-00:00",), _LED),
        Example("an expert alone", ("C1 A1 0 08:00-10:00",), _EXPERT),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """One certified head outweighs all who need one, i.e. auxiliaries <= enough * certified in every row."""
        job = p.team_job[p.seat_team]
        enough = int(np.bincount(job[p.seat_role != CERTIFIED], minlength=1).max())
        weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
        weight[:, CERTIFIED] = enough
        weight[:, AUXILIARY] = -1
        led = np.asarray([p.scenario.posts[code].led for code, _, _ in p.shifts], dtype=bool)
        post = p.team_kind == 4
        grouped = p.team_group > 0
        grouped[post] = led[p.team_job[post] - p.K]
        groups = int(p.team_group.max(initial=0)) + 1
        self._say(p, book, np.where(grouped, p.team_job * groups + p.team_group, -1), weight)

        helping = weight.copy()
        helping[p.standing == 3, CADRE] = -1
        self._say(p, book, np.where(post, -1, p.team_job), helping)

    def _say(self, p: Problem, book: Book, label: Ints, weight: Ints) -> None:
        """One row for the teams of each label >= 0."""
        used = np.unique(label[label >= 0])
        if used.size:
            book.say(
                Tally(
                    entry=self.entry,
                    level=self.level,
                    row=np.where(label >= 0, np.searchsorted(used, label), -1),
                    weight=weight,
                    least=np.zeros(used.size, dtype=np.int64),
                    most=np.full(used.size, FREE),
                    when=When.ALWAYS,
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every operation by group and as a whole, and every led shift."""
        for code in f.starts:
            crew = f.crew_of.get(code, [])
            for group in sorted({duty.group for duty in crew if duty.role is Role.AUXILIARY} - {0}):
                there = [duty for duty in crew if duty.group == group]
                if not f.heads(there, Role.CERTIFIED):
                    yield self.finding("group", job=code, group=group, heads=f.heads(there, Role.AUXILIARY))
            experts = sum(d.role is Role.CADRE and f.officer(d).standing is Standing.EXPERT for d in crew)
            helpers = f.heads(crew, Role.AUXILIARY) + experts
            if helpers and not f.heads(crew, Role.CERTIFIED):
                yield self.finding("operation", job=code, heads=helpers)
        for ref, shift in f.shifts.items():
            crew = f.crew_of.get(str(ref), [])
            auxiliaries = f.heads(crew, Role.AUXILIARY)
            if shift.post.led and auxiliaries and not f.heads(crew, Role.CERTIFIED):
                yield self.finding("post", job=str(ref), heads=auxiliaries)
        for duty in f.roster.duties:
            if duty.officer not in f.scenario.officers or duty.role not in (Role.CERTIFIED, Role.COMMANDER):
                continue
            if f.officer(duty).standing is Standing.AUXILIARY:
                yield self.finding("seat", officer=duty.officer, job=duty.job, role=duty.role.value)
