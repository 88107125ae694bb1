"""What adds to an `Amount`, said of counts: people of a class at the least that any of them weighs.

When to modify: a new way to add to an amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from enforceplan.model.classes import Counts
from enforceplan.verbs import Amount


def parts(v: Counts, verb: Amount) -> Iterator[tuple[int, tuple[int, int]]]:
    """(row, term) of everything that adds to an amount, members at their least."""
    for k, row, weight in zip(*(a.tolist() for a in verb.served), strict=True):
        yield row, (v.served[k], weight)
    for i, r, row, weight in zip(*(a.tolist() for a in verb.heads), strict=True):
        yield from ((row, (n, weight)) for _, n in v.by_team.get((i, r), ()))
    for i, row, weight in zip(*(a.tolist() for a in verb.filled), strict=True):
        yield row, (v.filled[i], weight)
    for t, row, weight in zip(*(a.tolist() for a in verb.start), strict=True):
        if t in v.start:
            yield row, (v.start[t], weight)
    if verb.seats is not None:
        for key, n in v.count.items():
            if weight := int(verb.seats[v.able[key], int(v.p.team_job[key[1]])].min()):
                yield 0, (n, weight)
    yield from _parties(v, verb)
    own: dict[tuple[int, int, int], dict[int, int]] = defaultdict(dict)
    for o, j, row, weight in zip(*(a.tolist() for a in verb.serves), strict=True):
        own[int(v.of[o]), j, row][o] = weight
    for (c, j, row), weights in own.items():
        for key in v.in_job.get((c, j), ()):
            if weight := min(weights.get(o, 0) for o in v.able[key].tolist()):
                yield row, (v.count[key], weight)


def _parties(v: Counts, verb: Amount) -> Iterator[tuple[int, tuple[int, int]]]:
    """(row, literal) of each party, which holds where somebody sits on a seat that nobody else can take."""
    p = v.p
    of: dict[tuple[int, int, int], dict[int, tuple[int, int]]] = defaultdict(dict)
    for x, party, row in zip(*(a.tolist() for a in verb.parties), strict=True):
        o = int(p.seat_officer[x])
        of[int(v.of[o]), int(p.seat_team[x]), int(p.seat_role[x])][o] = row, party
    there: dict[tuple[int, int], list[int]] = defaultdict(list)
    for key, party_of in of.items():
        parties = {party_of.get(o) for o in v.able[key].tolist()} if key in v.able else {None}
        if len(parties) == 1 and (only := parties.pop()) is not None:
            there[only].append(v.count[key])
    for (row, _), counts in there.items():
        on = v.emit.literal()
        for n in counts:
            v.emit.linear([(n, 1), (on, -v.emit.top[n])], high=0)
        yield row, (on, 1)
