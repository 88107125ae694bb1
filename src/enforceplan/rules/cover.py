"""Heads of post shifts against the heads wanted: too few, too many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from enforceplan.domain import Level
from enforceplan.rules.base import Example, Finding, Kinds, Qualifications, Rule, Whole
from enforceplan.verbs import Amount

if TYPE_CHECKING:
    from enforceplan.domain import Post
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_PRICE: dict[str, object] = {"level": "coverage", "points": 10}
_LEAST: dict[str, object] = {"heads": "least"}


def _room(heads: int, **more: object) -> dict[str, dict[str, object]]:
    return {"posts": {"P1-0": {"certified": heads, **more}}}


class Cover(Rule):
    """Of a post shift no head is missing to the heads wanted, and none is above them.

    Priced, a missing head costs ``under`` units, one too many ``over`` units, ``points`` each; strict, such a head is a
    breach where its units are not 0. The heads are those of all roles together; how many are wanted says the post:
    `wanted` (all there is room for, where it says nothing) or, for ``heads: least``, `least` (0, where it says
    nothing). Clock: each post shift of each day on its own, also where it ends after the horizon; what lies before and
    beyond has no shifts. A missing head demands work of nobody in particular, so that an empty roster is a breach of a
    strict entry. Where it prices posts, `cover_posts` should not price them too. Source: the centre's own.
    """

    id: ClassVar = "cover"
    default_level: ClassVar = Level.POLICY
    may_be_priced: ClassVar = True
    heads: Literal["wanted", "least"] = "wanted"
    """Which number of the post is meant."""
    under: Whole = 1
    """Units of a head missing."""
    over: Whole = 0
    """Units of a head too many."""
    kinds: Kinds = ()
    """Kinds of shift it is about; empty: every post shift."""
    qualifications: Qualifications = ()
    """Only posts that ask for one of these qualifications; empty: every post."""

    accepts: ClassVar = (
        Example("all that there is room for", ("U1,X1 P1 0 08:00-12:00",)),
        Example("as many as are wanted", ("U1 P1 0 08:00-12:00",), _room(3, wanted=1), params={"over": 1}),
        Example("one role for another", ("U1,U2 P1 0 08:00-12:00",), _room(2, auxiliaries=1, wanted=2)),
        Example("at least as many as must be there", ("U1 P1 0 08:00-12:00",), _room(3, wanted=2, least=1),
                params=_LEAST),
        Example("nobody must be there", ("0 P1 6 23:00-07:00",), {"posts": {"P1-6": {"certified": 2}}}, params=_LEAST),
        Example("another kind", ("0 P1 0 08:00-12:00",), _room(2), params={"kinds": ("P2",)}),
        Example("another qualification", ("0 P1 0 08:00-12:00",), _room(2, qualification="gas"),
                params={"qualifications": ("fire",)}),
        Example("no qualification", ("0 P1 0 08:00-12:00",), _room(2), params={"qualifications": ("fire",)}),
        Example("too many are free", ("U1,U2,U3 P1 0 08:00-12:00",), _room(3, wanted=1)),
        Example("too few are free", ("U1 P1 0 08:00-12:00",), _room(3, wanted=2), params={"under": 0, "over": 1}),
        Example("nothing to pay", ("U1,U2 P1 0 08:00-12:00",), _room(3, wanted=2), 0, {**_PRICE, "over": 7}),
    )  # fmt: skip
    rejects: ClassVar = (
        Example("one missing of two", ("U1 P1 0 08:00-12:00",), _room(2)),
        Example("one missing of three of all roles", ("U1,U2 P1 0 08:00-12:00",), _room(2, cadres=1)),
        Example("the last hour of the horizon", ("0 P1 6 23:00-00:00",), {"posts": {"P1-6": {"cadres": 1}}}),
        Example("fewer than must be there", ("U1 P1 0 08:00-12:00",), _room(3, wanted=0, least=2), params=_LEAST),
        Example("of this kind", ("0 P1 0 08:00-12:00",), _room(1), params={"kinds": "P1"}),
        Example("of this qualification", ("0 P1 0 08:00-12:00",), _room(1, qualification="gas"),
                params={"qualifications": "gas"}),
        Example("one too many", ("U1,U2 P1 0 08:00-12:00",), _room(2, wanted=1), params={"over": 1}),
        # 1 missing of 2: 100 units
        Example("the price of too few", ("U1 P1 0 08:00-12:00",), _room(3, wanted=2), 1000, {**_PRICE, "under": 100}),
        # 2 above 1: 3 units each
        Example("the price of too many", ("U1,U2,X1 P1 0 08:00-12:00",), _room(2, wanted=1), 60, {**_PRICE, "over": 3}),
        # Monday 2 missing, Tuesday 1: 3 units
        Example("shift by shift", ("0 P1 0 08:00-12:00", "U1 P1 1 08:00-12:00"),
                {"posts": {code: {"certified": 2} for code in ("P1-0", "P1-1")}}, 30, _PRICE),
    )  # fmt: skip

    def impose(self, p: Problem, book: Book) -> None:
        """Two rows a shift, i.e. under * max(0, wanted - heads) and over * max(0, heads - wanted)."""
        posts = [p.scenario.posts[code] for code, _, _ in p.shifts]
        meant = np.zeros(p.J, dtype=bool)
        meant[p.start_job[p.of_kinds(self.kinds)]] = True
        for n, post in enumerate(posts, start=p.K):
            meant[n] &= not self.qualifications or post.qualification in self.qualifications
        jobs = np.flatnonzero(meant)
        room = np.zeros(p.J, dtype=np.int64)
        np.add.at(room, p.team_job, p.heads.sum(axis=1))
        asked = room[p.K :]
        for n, post in enumerate(posts):
            own = post.wanted if self.heads == "wanted" else post.least
            asked[n] = asked[n] if own is None else own
        team, row, role = np.nonzero((p.team_job[:, None] == jobs)[:, :, None] & np.ones(p.heads.shape[1], dtype=bool))
        for sign, units in ((-1, self.under), (1, self.over)):
            if units:
                book.say(
                    Amount(
                        entry=self.entry,
                        level=self.level,
                        points=self.points * units,
                        constant=-sign * asked[jobs - p.K],
                        heads=(team, role, row, np.full(len(team), sign)),
                    )
                )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Heads there against heads wanted, shift by shift."""
        for ref, shift in f.shifts.items():
            post = shift.post
            if self.kinds and post.kind_of(ref.shift) not in self.kinds:
                continue
            if self.qualifications and post.qualification not in self.qualifications:
                continue
            heads, wanted = len(f.crew_of.get(str(ref), [])), self._wanted(post)
            units = {"under": self.under * max(0, wanted - heads), "over": self.over * max(0, heads - wanted)}
            for code, own in units.items():
                if own:
                    yield self.finding(
                        code,
                        self.points * own,
                        post=post.code,
                        date=ref.date.isoformat(),
                        opens=shift.start.strftime("%H:%M"),
                        heads=heads,
                        wanted_heads=wanted,
                    )

    def _wanted(self, post: Post) -> int:
        if self.heads == "least":
            return post.least
        return post.certified + post.auxiliaries + post.cadres if post.wanted is None else post.wanted
