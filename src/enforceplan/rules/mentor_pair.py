"""Who is newly certified learns beside somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Pair, PairKind
from enforceplan.problem import CERTIFIED
from enforceplan.roster import Role
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import FREE, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _pairs(*pairs: tuple[str, str]) -> dict[str, dict[str, object]]:
    """Pairs (newly certified, mentor)."""
    return {"settings": {"pairs": tuple(Pair(a, b, PairKind.MENTOR) for a, b in pairs)}}


_NEW = _pairs(("U1", "U2"))


class MentorPair(Rule):
    """A newly certified officer acts in an operation only beside his mentor or another experienced officer.

    A pair of kind ``mentor`` names the newly certified one in column ``officer`` and his mentor in ``other``.
    Experienced is every certified officer of the same owner who is not newly certified in any such pair; the mentor
    may be of another one. Beside him: with a certified head in the same group (heads of elements that serve the whole
    operation are a group of their own). Commanders teach nobody. Posts are free. Clock: none. Source: Hohhot Xincheng
    2020, training of those to whom powers were devolved; how they are led is the centre's own.
    """

    id: ClassVar = "mentor_pair"
    default_level: ClassVar = Level.POLICY

    accepts: ClassVar = (
        Example("beside the mentor", ("U1,U2 A1 0 20:00-01:00",), _NEW),
        Example("beside another", ("U1,U3 A1 6 23:00-00:00",), _NEW),
        Example("a mentor of another department", ("U1,M1 A1 0 08:00-10:00",), _pairs(("U1", "M1"))),
        Example("two new ones and one who is not", ("U1,U3,U2 A1 0 08:00-10:00",), _pairs(("U1", "U2"), ("U3", "U2"))),
        Example("alone at a post", ("U1 P1 0 08:00-10:00",), _NEW),
        Example("another kind of pair", ("U1 A1 0 08:00-10:00",), {
            "settings": {"pairs": (Pair("U1", "U2", PairKind.BACKUP),)}}),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("alone", ("U1 A1 6 23:00-00:00",), _NEW),
        Example("beside another department's", ("U1,M1 A1 0 20:00-01:00",), _NEW),
        Example("two new ones", ("U1,U3 A1 0 08:00-10:00",), _pairs(("U1", "U2"), ("U3", "U2"))),
        Example("the mentor is new himself", ("U1,U2 A1 0 08:00-10:00",), _pairs(("U1", "U2"), ("U2", "U3"))),
        Example("the mentor in the other group", ("U1,M1 A1/1 0 08:00-10:00", "U2,M2 A1/2 0 08:00-10:00"), _NEW),
        Example("an auxiliary of the department", ("U1,X1 A1 0 08:00-10:00",), _NEW),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Per newly certified officer and group: an experienced head outweighs his own seats, i.e. the sum >= 0."""
        mentors: dict[int, set[int]] = defaultdict(set)
        for pair in p.scenario.pairs:
            if pair.kind is PairKind.MENTOR:
                mentors[p.officer_index[pair.officer]].add(p.officer_index[pair.other])
        learned = p.standing == 0
        learned[list(mentors)] = False
        label = p.team_job * p.I + p.team_group
        certified = p.seat_role == CERTIFIED
        for new, taught in mentors.items():
            mine = p.seat_team[certified & (p.seat_officer == new)]
            rows = np.unique(label[mine[p.team_job[mine] < p.K]])
            weight = np.zeros((p.O, p.heads.shape[1]), dtype=np.int64)
            weight[learned & (p.owner == p.owner[new]), CERTIFIED] = p.I
            weight[list(taught), CERTIFIED] = p.I
            weight[new, CERTIFIED] = -1
            book.say(
                Tally(
                    entry=self.entry,
                    level=self.level,
                    row=np.where(np.isin(label, rows), np.searchsorted(rows, label), -1),
                    weight=weight,
                    least=np.zeros(rows.size, dtype=np.int64),
                    most=np.full(rows.size, FREE),
                    when=When.ALWAYS,
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every newly certified officer's company in every group."""
        mentors: dict[str, list[str]] = defaultdict(list)
        for pair in f.scenario.pairs:
            if pair.kind is PairKind.MENTOR:
                mentors[pair.officer].append(pair.other)
        for code in f.starts:
            crew = [duty for duty in f.crew_of.get(code, []) if duty.role is Role.CERTIFIED]
            for duty in crew:
                if duty.officer not in mentors:
                    continue
                beside = {d.officer for d in crew if d.group == duty.group}
                owner = f.officer(duty).owner
                teach = {o for o in beside if f.scenario.officers[o].owner == owner and o not in mentors}
                if not teach | beside & set(mentors[duty.officer]):
                    yield self.finding(
                        "alone",
                        operation=code,
                        group=duty.group,
                        officer=duty.officer,
                        mentors=", ".join(mentors[duty.officer]),
                    )
