"""Teams (one element in one group, a commander's seat, a post shift) and who has what their seats ask for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from enforceplan.compile.arrays import bools, ints
from enforceplan.domain import Element, ElementKind, Operation, Post, Rank
from enforceplan.problem import AUXILIARY, CADRE, CERTIFIED, COMMANDER
from enforceplan.roster import COMMANDER_ELEMENT
from enforceplan.verbs import Bools, Ints

KIND = {ElementKind.ENFORCING: 0, ElementKind.ORDER_KEEPING: 1, ElementKind.SUPPORT: 2}
COMMANDER_KIND, POST_KIND = 3, 4


@dataclass(frozen=True)
class Teams:
    """All teams, a row each."""

    job: Ints
    group: Ints
    element: tuple[str, ...]
    parts: tuple[Element | None, ...]
    kind: Ints
    optional: Bools
    whole: Bools
    one_body: Bools
    heads: Ints


def all_teams(operations: list[Operation], shifts: list[tuple[Post, int, int]]) -> Teams:
    """Teams of every operation in the order of its elements, its own commander last; then one a post shift."""
    rows: list[tuple[int, int, str, Element | None, int, bool, bool, bool, tuple[int, int, int, int]]] = []
    for k, operation in enumerate(operations):
        for element in operation.elements:
            if element.certified + element.auxiliaries + element.cadres == 0:
                continue
            heads = (element.certified, element.auxiliaries, element.cadres, 0)
            rows += [
                (k, group, element.code, element, KIND[element.kind], element.optional, False, True, heads)
                for group in (range(1, operation.groups + 1) if element.per_group else (0,))
            ]
        if not operation.joins:
            rows.append((k, 0, COMMANDER_ELEMENT, None, COMMANDER_KIND, False, False, False, (0, 0, 0, 1)))
    for n, (post, _, _) in enumerate(shifts):
        heads = (post.certified, post.auxiliaries, post.cadres, 0)
        rows.append((len(operations) + n, 0, "", None, POST_KIND, False, post.whole, post.penalty_capable, heads))
    return Teams(
        job=ints(row[0] for row in rows),
        group=ints(row[1] for row in rows),
        element=tuple(row[2] for row in rows),
        parts=tuple(row[3] for row in rows),
        kind=ints(row[4] for row in rows),
        optional=bools(row[5] for row in rows),
        whole=bools(row[6] for row in rows),
        one_body=bools(row[7] for row in rows),
        heads=np.asarray([row[8] for row in rows], dtype=np.int64).reshape(-1, 4),
    )


@dataclass(frozen=True)
class People:
    """What decides which seats an officer may take."""

    owner: Ints
    standing: Ints
    rank: Ints
    may_enforce: Bools
    holds: dict[str, Bools]


def all_candidates(
    operations: list[Operation],
    shifts: list[tuple[Post, int, int]],
    teams: Teams,
    people: People,
    body: dict[str, int],
    open_jobs: Bools,
) -> tuple[Ints, Ints, Ints]:
    """(officer, team, role) of everybody who has the standing, rank, department and qualification of a seat.

    ``open_jobs`` [j, o]: only where it is true is an officer a candidate at all.
    """
    certified, auxiliary = people.standing == 0, people.standing == 1
    cadre = people.standing >= 2
    commands = (certified | (people.standing == 2)) & (people.rank >= Rank.COMMANDER)
    enforces = people.may_enforce[people.owner]
    found: list[tuple[Ints, int, int]] = []
    for i, part in enumerate(teams.parts):
        j = int(teams.job[i])
        if teams.kind[i] == COMMANDER_KIND:
            found.append((np.flatnonzero(commands & open_jobs[j]), i, COMMANDER))
            continue
        if part is not None:
            natural = people.owner == body[part.department]
            own_street = people.owner == body[operations[j].street]
            helpers = natural | own_street
            fits = enforces | natural if part.items else natural
            if part.qualification:
                fits, natural = fits & people.holds[part.qualification], natural & people.holds[part.qualification]
        else:
            post = shifts[j - len(operations)][0]
            owners = (
                people.owner >= 0
                if not post.departments
                else np.isin(people.owner, [body[d] for d in post.departments])
            )
            ranked = owners & (people.rank >= post.rank)
            fits = ranked & people.holds[post.qualification] if post.qualification else ranked
            natural, helpers = fits, ranked
        for role, who in ((CERTIFIED, certified & fits), (AUXILIARY, auxiliary & helpers), (CADRE, cadre & natural)):
            if teams.heads[i, role]:
                found.append((np.flatnonzero(who & open_jobs[j]), i, role))
    counts = [len(who) for who, _, _ in found]
    return (
        np.concatenate([who for who, _, _ in found]) if found else ints(()),
        np.repeat(ints(i for _, i, _ in found), counts),
        np.repeat(ints(r for _, _, r in found), counts),
    )
