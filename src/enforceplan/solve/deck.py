"""Which neighbourhood comes next: the members of some kinds in turn, then by what each kind gained for its effort.

When to modify: a new kind of neighbourhood, or another way to choose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from enforceplan.domain import Level
from enforceplan.solution import Solution
from enforceplan.solve.neighbourhoods import Neighbourhoods
from enforceplan.thin import Focus

MEMORY = 0.7
"""Weight of earlier steps in what a kind is known to gain, against the last one."""
LONG = 0.9
"""The same at coverage, where gains are large and seldom."""
CURIOSITY = 0.1
"""Chance of a kind that never gains, against that of the kind that gains most."""
SELDOM = 0.7
"""Chance at coverage of a kind that never gains."""
UNTRIED = 0.3
"""What a kind that was never tried is held to gain, against the one that gains most."""
FEW = 3
"""First turns of kinds that gain most at fairness in heavier weeks."""
GROWTH = 0.3
"""Share by which a kind grows after a step in vain that took no time; the nearer to what is not easy, the less."""
SHRINKAGE = 0.8
"""And changes by this after one in vain that was not solved to the end."""
EASY = 0.3
"""Share of a step's time within which it was easy."""
LARGEST = 8.0
"""How many times as large as at first a kind may become."""
LIGHT = 12_000
"""Open seats of a week up to which days with their starts and nights have first turns at fairness: there a step takes a
second, at twice as many six."""


@dataclass
class Kind:
    """One kind of neighbourhood and how well it has done at one level."""

    deal: Callable[[int, Solution, float], Focus]
    """Its nth member around a roster, n from 0"""
    members: int = 0
    """Members that take turns; 0: each is made by chance."""
    first: int = 0
    """Turns it has before gains decide"""
    last: bool = False
    """Its members have another turn each when the time is nearly used"""
    usable: Callable[[Solution], bool] = lambda _: True
    """Whether it has members around a roster"""
    tried: int = 0
    rate: float | None = None
    """Points gained a second of effort, older steps counting less; None: never noted."""
    gained: int = 0
    """Points saved by all steps"""
    memory: float = MEMORY
    """Weight of earlier steps in what it is known to gain"""
    scale: float = 1.0
    """How many times as large as at first its members are"""
    again: list[int] = field(default_factory=list)
    """Members whose turn came to nothing because of what somebody else decided meanwhile"""

    @property
    def in_turn(self) -> bool:
        """It has a turn before gains decide."""
        return self.tried < self.first or bool(self.again)

    def missed(self, member: int) -> None:
        """The member's turn, one of the first or the last, came to nothing: it comes again."""
        if self.tried <= self.first or self.last:
            self.again.append(member)

    def next(self) -> int:
        """Number of the member that comes next."""
        if self.again:
            return self.again.pop(0)
        self.tried += 1
        return self.tried - 1

    def note(self, *, gained: int, effort: float, share: float | None = None) -> None:
        """Learn from one step: points it saved at the level aimed at, deterministic seconds it took.

        ``share``: part of its time after which it was solved to the end; None: it was not. One that was, soon and in
        vain, should have been larger.
        """
        self.gained += gained
        if share is None and not gained:
            self.scale = max(1.0, self.scale * SHRINKAGE)
        elif share is not None and share < EASY and not gained:
            self.scale = min(LARGEST, self.scale * (1 + GROWTH * (1 - share / EASY)))
        rate = gained / max(effort, 1e-3)
        self.rate = rate if self.rate is None else self.memory * self.rate + (1 - self.memory) * rate


@dataclass
class Deck:
    """Deals neighbourhoods level by level; the same seed and the same gains deal the same ones."""

    parts: Neighbourhoods
    random: np.random.Generator
    kinds: dict[Level, list[Kind]] = field(default_factory=dict)

    def of(self, level: Level, s: Solution) -> list[Kind]:
        """The kinds that can be tried for a level around a roster."""
        if level not in self.kinds:
            if level is Level.FAIRNESS:
                self.parts.uneven_first(s)
            self.kinds[level] = self._coverage(s) if level <= Level.COVERAGE else self._sharing()
        return [kind for kind in self.kinds[level] if kind.usable(s)]

    def _coverage(self, s: Solution) -> list[Kind]:
        """For what is served and manned."""
        parts = self.parts
        lost = int((s.start < 0).sum() if parts.in_vain is None else ((s.start < 0) & ~parts.in_vain).sum())
        streets = len(parts.p.streets)
        kinds = [
            Kind(parts.street_people, streets, first=streets if parts.manned else 0),
            Kind(parts.left_out, 2 * lost, first=2 * lost, usable=lambda s: len(parts.chances(s)) > 0),
            Kind(parts.rivals, lost, first=lost, usable=lambda s: bool((s.start < 0).any())),
            Kind(parts.street, streets, first=streets),
            Kind(parts.days),
            Kind(parts.scarce_body, usable=lambda _: len(parts.scarce) > 0),
            Kind(parts.day_moved),
        ]
        for kind in kinds:
            kind.memory = LONG
        return kinds

    def _sharing(self) -> list[Kind]:
        """For who does what is served and manned, and when; those that gain most at once have first turns."""
        parts = self.parts
        light = int(parts.thinned.seat.sum()) <= LIGHT
        few, most = (0, 1) if light else (FEW, 0)
        return [
            _turns(parts.post_people, parts.posts, first=2 * few),
            Kind(parts.some_moved, first=few),
            _turns(parts.class_moved, parts.classes, first=few),
            Kind(parts.day_moved, parts.p.days, first=most * parts.p.days),
            _turns(parts.watch_people, parts.watches, first=most * len(parts.watches), last=light),
            Kind(parts.mark_moved, 1, first=most, usable=lambda s: bool(parts.on_mark(s)[: parts.p.K].any())),
            _turns(parts.class_people, parts.classes),
            _turns(parts.owner_people, parts.owners),
            Kind(parts.street_people),
            Kind(parts.days),
            Kind(parts.scarce_body, usable=lambda _: len(parts.scarce) > 0),
        ]

    def last_turns(self, level: Level) -> None:
        """Give every member of the kinds that end a search another turn."""
        for kind in self.kinds.get(level, []):
            if kind.last:
                kind.again += range(kind.members)

    def tried(self) -> list[tuple[Level, Kind]]:
        """Every kind that had a turn, with its level."""
        return [(level, kind) for level, kinds in self.kinds.items() for kind in kinds if kind.tried]

    def in_turn(self, level: Level, s: Solution) -> Kind | None:
        """The first kind of the level that has a turn before gains decide."""
        return next((kind for kind in self.of(level, s) if kind.in_turn), None)

    def deal(self, level: Level, s: Solution) -> tuple[Kind, int, Focus]:
        """A kind, the number of its member, and the part that this frees around a roster."""
        curiosity = SELDOM if level <= Level.COVERAGE else CURIOSITY
        kind = self.in_turn(level, s) or self._by_gain(self.of(level, s), curiosity)
        member = kind.next()
        return kind, member, kind.deal(member, s, kind.scale)

    def _by_gain(self, kinds: list[Kind], curiosity: float) -> Kind:
        """One by chance, the more likely the more it gained; a kind never tried may be as good as many."""
        best = max((kind.rate for kind in kinds if kind.rate), default=1.0)
        rates = np.asarray([UNTRIED * best if kind.rate is None else kind.rate for kind in kinds])
        weights = curiosity * best + rates
        return kinds[int(self.random.choice(len(kinds), p=weights / weights.sum()))]


def _turns(
    deal: Callable[[int, Solution, float], Focus], members: Sequence[object], first: int = 0, *, last: bool = False
) -> Kind:
    """A kind whose members take turns whenever it is chosen."""
    return Kind(deal, len(members), min(first, len(members)), last=last, usable=lambda _: len(members) > 0)
