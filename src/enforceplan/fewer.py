"""Tables that hold for a part of every legal roster, too: what no roster breaks by having fewer duties.

Whatever is proven under them, of some people or of operations alone, is proven for every roster.

When to modify: a verb that fewer duties never break, or one that says something of posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from enforceplan.domain import Level
from enforceplan.problem import Problem
from enforceplan.solution import Solution
from enforceplan.verbs import (
    Amount,
    Apart,
    Book,
    Bools,
    Ints,
    Load,
    Marks,
    Never,
    Oblige,
    Pattern,
    Ride,
    Stock,
    Take,
    Tally,
    Verb,
    alike,
)

ENTRY = "alone"
"""Entry of the table that keeps posts empty."""


def limits(book: Book) -> Book:
    """The strict tables about people that no roster breaks by having fewer duties."""
    return Book(list(_of_people(book.strict())))


def _of_people(verbs: Iterable[Verb]) -> Iterator[Verb]:
    """The tables about people that are broken no more, and cost no more, where somebody has fewer duties."""
    for verb in verbs:
        if isinstance(verb, Pattern):
            late = ~verb.off.any(axis=1)
            yield replace(verb, on=verb.on[late], off=verb.off[late], weight=verb.weight[late])
        elif isinstance(verb, Never | Apart | Load | Marks):
            yield verb


def operations_alone(p: Problem, book: Book, level: Level) -> Book:
    """What a book says of operations while posts stay empty, prices down to a level: a relaxation of the book.

    For every roster the same roster without its posts keeps these tables and costs no more by them, as whatever a post
    could give counts as given. Who is pinned to a post may keep it.
    """
    verbs = [verb for verb in book.verbs if not verb.points or verb.level <= level]
    said = Book([Never(entry=ENTRY, level=Level.MUST, officer_job=_closed(p, book)), *_of_people(verbs)])
    for verb in verbs:
        if isinstance(verb, Amount):
            said.say(replace(verb, constant=verb.constant + _given(p, verb)))
        elif isinstance(verb, Tally):
            said.say(replace(verb, row=np.where(p.team_job < p.K, verb.row, -1)))
        elif isinstance(verb, Take | Stock | Ride | Oblige):
            said.say(verb)
    return said


def posts_emptied(p: Problem, book: Book, s: Solution) -> Solution:
    """A roster without the duties that `operations_alone` closes."""
    closed = _closed(p, book)[p.seat_officer[s.taken], p.team_job[p.seat_team[s.taken]]]
    return Solution(s.start, s.taken[~closed], s.units)


def _closed(p: Problem, book: Book) -> Bools:
    """[o, j] shifts of posts, but for whoever is pinned to one."""
    closed = np.zeros((p.O, p.J), dtype=bool)
    closed[:, p.K :] = True
    for verb in book.strict():
        if isinstance(verb, Oblige):
            closed[verb.officers] = False
    return closed


def _given(p: Problem, verb: Amount) -> Ints:
    """[S] the least that posts can add to each row."""
    least = np.zeros_like(verb.constant)
    post = p.team_job >= p.K
    i, r, row, weight = verb.heads
    np.add.at(least, row, np.where(post[i], np.minimum(0, weight) * p.heads[i, r], 0))
    i, row, weight = verb.filled
    np.add.at(least, row, np.where(post[i], np.minimum(0, weight), 0))
    _, j, row, weight = verb.serves
    np.add.at(least, row, np.where(j >= p.K, np.minimum(0, weight), 0))
    if verb.seats is not None:
        table = alike(verb.seats)
        least[0] += int(np.minimum(0, table.rows[:, p.K :]).sum(axis=1)[table.kind].sum())
    return least
