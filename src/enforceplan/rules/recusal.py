"""Who has an interest stays away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level, Premises
from enforceplan.domain import Recusal as Interest
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Never, alike

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_SHOP: dict[str, dict[str, object]] = {"premises": {"N1": Premises("N1", "N1", "S1", "S1", "Party", "A", None, False)}}


def _at_shop(code: str, premises: str, party: str) -> dict[str, dict[str, object]]:
    """Operation A1 visits the shop N1 of Party; the officer is recused as told."""
    return {
        **_SHOP,
        "operations": {"A1": {"premises": ("N1",)}},
        "settings": {"recusals": (Interest(code, premises, party),)},
    }


def _against(party: str) -> dict[str, dict[str, object]]:
    """Operation A1 is directed at Party; U1 is recused from a party."""
    return {"operations": {"A1": {"party": "Party"}}, "settings": {"recusals": (Interest("U1", "", party),)}}


class Recusal(Rule):
    """An officer takes no part in an operation towards premises or a party from which he is recused.

    He is recused from an operation that names the premises, that is directed at the party, or that names premises of
    the party. It binds every seat: certified, auxiliary, cadre and commander. Posts are free: they visit nobody in
    particular. Clock: none. Source: Administrative Penalty Law art. 43 (行政处罚法 第四十三条); Civil Servants Law
    art. 76 (公务员法 第七十六条); Food Inspection Measures art. 23 (食品生产经营监督检查管理办法 第二十三条).
    """

    id: ClassVar = "recusal"
    default_level: ClassVar = Level.MUST

    accepts: ClassVar = (
        Example("somebody else is recused", ("U1,U2 A1 0 08:00-10:00",), _at_shop("U3", "N1", "")),
        Example("another shop", ("U1,U2 A1 0 20:00-01:00",), _at_shop("U1", "N2", "")),
        Example("another party", ("U1,U2 A1 0 08:00-10:00",), _against("Other")),
        Example("another operation", ("U2 A1 0 08:00-10:00", "U1 A2 0 08:00-10:00"), _at_shop("U1", "N1", "Party")),
        Example("a post in the street", ("U2 A1 0 08:00-10:00", "U1 P1 0 08:00-10:00"), _at_shop("U1", "N1", "")),
    )
    rejects: ClassVar = (
        Example("the premises", ("U1,U2 A1 0 08:00-10:00",), _at_shop("U1", "N1", "")),
        Example("the party of the premises", ("U1,U2 A1 6 23:00-00:00",), _at_shop("U2", "", "Party")),
        Example("the operation's party", ("U1,U2 A1 0 08:00-10:00",), _against("Party")),
        Example("the commander", ("U1,U2,C1! A1 0 20:00-01:00",), _at_shop("C1", "N1", "")),
        Example("an auxiliary", ("U1,U2,X1 A1 0 08:00-10:00",), _at_shop("X1", "N1", "")),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """Closed pairs of officer and operation."""
        visited: dict[tuple[str, str], list[int]] = defaultdict(list)
        for k, operation in enumerate(p.scenario.operations.values()):
            visited["party", operation.party].append(k)
            for code in operation.premises:
                visited["premises", code].append(k)
                visited["party", p.scenario.premises[code].party].append(k)
        closed = np.zeros((p.O, p.J), dtype=bool)
        for interest in p.scenario.recusals:
            for key in (("premises", interest.premises), ("party", interest.party)):
                if key[1]:
                    closed[p.officer_index[interest.officer], visited[key]] = True
        book.say(Never(entry=self.entry, level=self.level, officer_job=alike(closed)))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every interest of an officer against every operation he serves in."""
        for interest in f.scenario.recusals:
            for service in f.services_of[interest.officer]:
                if not service.duty.operation:
                    continue
                operation = f.scenario.operations[service.duty.operation]
                parties = {operation.party, *(f.scenario.premises[code].party for code in operation.premises)}
                who = {"officer": interest.officer, "operation": operation.code}
                if interest.premises in operation.premises:
                    yield self.finding("premises", **who, premises=interest.premises)
                if interest.party and interest.party in parties:
                    yield self.finding("party", **who, party=interest.party)
