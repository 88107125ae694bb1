"""Which part of a roster a step of the large-neighbourhood search frees: its kinds; `deck` deals them.

Kinds grow: ``scale`` says how many times as large as at first a member should be.

All are said in the problem's own arrays and the verbs' tables. With every start kept: the people of a street, of one
class, of one owner in a street, whoever can hold one post, and a class's duties that touch a mark. With starts: a
street's days, the operations of a day, those that touch a mark, those that a class or a scarce body could serve, and an
operation left out with what stands around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from enforceplan.problem import DAY, Problem
from enforceplan.solution import Solution
from enforceplan.solve.amounts import gains
from enforceplan.solve.burden import Burden, shared_marks
from enforceplan.thin import Focus, Thinned
from enforceplan.verbs import Book, Bools, Ints

CROWD = 20
"""Most jobs all over the week that are freed with their starts."""
OFFERED = 8
"""Starts, by chance, at which an operation may begin that another one could make room for."""
FEW = 8
"""Operations that are moved together when nothing but chance chose them."""


def _several(masks: Iterable[Bools]) -> list[Bools]:
    """Those of more than one."""
    return [mask for mask in masks if mask.sum() > 1]


@dataclass
class Neighbourhoods:
    """The members of every kind, around a roster; the same seed deals the same ones."""

    p: Problem
    thinned: Thinned
    random: np.random.Generator
    book: Book
    in_vain: Bools | None = None
    """[k] operations for which steps without posts found no room: others come first; None: nobody tried"""
    classes: list[Bools] = field(init=False)
    """[o] masks: officers of one body, home and standing who could take a seat"""
    owners: list[tuple[Bools, Bools]] = field(init=False)
    """([j] jobs of a street, [o] those of one owner who could take a seat there) masks"""
    posts: list[Bools] = field(init=False)
    """[j] masks: all shifts of one post"""
    manned: bool = field(init=False)
    """Somebody could take a shift of a post."""
    marked: Bools = field(init=False)
    """[t] starts that touch a mark of which every further one costs an officer more; a night, say"""
    watches: list[Bools] = field(init=False)
    """[o] masks: classes of which several could take such starts"""
    gain: Ints = field(init=False)
    """[k] points saved by serving the operation"""
    scarce: Ints = field(init=False)
    """Bodies whose officers serve the whole district"""

    def __post_init__(self) -> None:
        p = self.p
        job = p.team_job[p.seat_team[self.thinned.seat]]
        officer = p.seat_officer[self.thinned.seat]
        could = np.zeros((p.O, p.J), dtype=bool)
        could[officer, job] = True
        able = could.any(axis=1)
        key = (p.owner * (len(p.streets) + 1) + p.serves + 1) * 4 + p.standing
        self.classes = _several(np.asarray(able & (key == one)) for one in np.unique(key[able]))
        streets = [self._of_streets(np.asarray([s])) for s in range(len(p.streets))]
        within = [(jobs, could[:, jobs].any(axis=1)) for jobs in streets]
        self.owners = [
            (jobs, people)
            for jobs, there in within
            for people in _several(np.asarray(there & (p.owner == b)) for b in np.unique(p.owner[there]))
        ]
        self.manned = bool(could[:, p.K :].any())
        names = np.asarray([post for post, _, _ in p.shifts])
        self.posts = [np.concatenate([np.zeros(p.K, dtype=bool), names == name]) for name in dict.fromkeys(names)]
        tables = [table.flag.any(axis=0) for table in shared_marks(self.book)]
        self.marked = np.logical_or.reduce([np.zeros(p.T, dtype=bool), *tables])
        watching = could[:, np.unique(p.start_job[self.marked])].any(axis=1)
        self.watches = [people for people in self.classes if (people & watching).sum() > 1]
        self.gain = gains(p, self.book)
        self.scarce = np.unique(p.owner[p.serves < 0])

    def uneven_first(self, s: Solution) -> None:
        """Whose convexly priced burdens could be shared more evenly comes first; time may end before the last."""
        p, seat = self.p, self.thinned.seat
        burden = Burden(p, self.book)
        burden.carry(s)
        self.classes.sort(key=lambda people: -burden.uneven(people))
        self.watches.sort(key=lambda people: -burden.uneven(people))
        self.owners.sort(key=lambda pair: -burden.uneven(pair[1]))
        holders = [np.isin(np.arange(p.O), p.seat_officer[seat & jobs[p.team_job[p.seat_team]]]) for jobs in self.posts]
        order = sorted(range(len(self.posts)), key=lambda n: -burden.uneven(holders[n]))
        self.posts = [self.posts[n] for n in order]

    def _of_streets(self, wanted: Ints) -> Bools:
        return np.asarray(np.isin(self.p.job_street, wanted), dtype=bool)

    def street_people(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """Everybody in a street, or in several, every start kept; the streets take turns."""
        return Focus(self._of_streets(self._some_streets(turn, scale)), s, keep_starts=True)

    def _some_streets(self, turn: int, scale: float) -> Ints:
        """So many streets: the one whose turn it is, and others by chance."""
        streets = len(self.p.streets)
        others = self.random.permutation(np.delete(np.arange(streets), turn % streets))
        return np.asarray([turn % streets, *others[: round(scale) - 1].tolist()])

    def class_people(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """The officers of one class, every start kept; the classes take turns."""
        people = self.classes[turn % len(self.classes)]
        return Focus(self._jobs_of(people), s, keep_starts=True, people=people)

    def owner_people(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """Those of one owner in one street, whatever their standing and home, every start kept; owners take turns."""
        jobs, people = self.owners[turn % len(self.owners)]
        return Focus(jobs & self._jobs_of(people), s, keep_starts=True, people=people)

    def post_people(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """All shifts of one post and everybody who can hold it; the posts take turns."""
        return Focus(self.posts[turn % len(self.posts)], s, keep_starts=True)

    def watch_people(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """The duties of one class that touch a mark, every start kept; the classes take turns."""
        people = self.watches[turn % len(self.watches)]
        return Focus(self._jobs_of(people) & self.on_mark(s), s, keep_starts=True, people=people)

    def _jobs_of(self, people: Bools) -> Bools:
        """[j] jobs in which one of them could take a seat."""
        p = self.p
        jobs = np.zeros(p.J, dtype=bool)
        jobs[p.team_job[p.seat_team[self.thinned.seat & people[p.seat_officer]]]] = True
        return jobs

    def day_moved(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """The operations of a day, or of several, wherever in the week they could lie; the days take turns."""
        day = turn % self.p.days
        days = self._begins_between(s, day * DAY, (day + round(scale)) * DAY)
        return self._moved(days & self._begun(s), s, most=round(CROWD * scale))

    def mark_moved(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """Up to `CROWD` operations that touch a mark, wherever they could lie."""
        return self._moved(self.on_mark(s), s, most=round(CROWD * scale))

    def on_mark(self, s: Solution) -> Bools:
        """[j] jobs that touch a mark now."""
        now = np.concatenate([s.start, self.p.first_start[self.p.K : self.p.J]])
        touched: Bools = (now >= 0) & self.marked[np.maximum(now, 0)]
        return touched

    def class_moved(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """Up to `CROWD` operations that one class could serve, wherever they could lie; the classes take turns."""
        theirs = self._jobs_of(self.classes[turn % len(self.classes)])
        return self._moved(theirs & self._begun(s), s, most=round(CROWD * scale))

    def some_moved(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """A few operations, wherever they could lie."""
        return self._moved(self._begun(s), s, most=round(FEW * scale))

    def _begun(self, s: Solution) -> Bools:
        """[j] operations that take place."""
        begun = np.zeros(self.p.J, dtype=bool)
        begun[: self.p.K] = s.start >= 0
        return begun

    def _moved(self, jobs: Bools, s: Solution, *, most: int = CROWD) -> Focus:
        """So many of the operations among these jobs, by chance, with their starts."""
        operations = np.flatnonzero(jobs[: self.p.K])
        free = np.zeros(self.p.J, dtype=bool)
        free[self.random.permutation(operations)[:most]] = True
        return Focus(free, s)

    def street(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """Everything in a street, or in several; the streets take turns."""
        return Focus(self._of_streets(self._some_streets(turn, scale)), s)

    def days(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """Two or three days in two streets, or in more."""
        p = self.p
        streets = self.random.choice(len(p.streets), size=min(round(2 * scale), len(p.streets)), replace=False)
        first = int(self.random.integers(0, p.days))
        last = first + int(self.random.integers(2, 4))
        return Focus(self._of_streets(streets) & self._begins_between(s, first * DAY, last * DAY), s)

    def _begins_between(self, s: Solution, low: int, high: int) -> Bools:
        """Jobs that begin there now, and operations left out that could."""
        p = self.p
        now = np.concatenate([s.start, p.first_start[p.K : p.J]])
        begins = p.begin[np.maximum(now, 0)]
        inside = (now >= 0) & (begins >= low) & (begins < high)
        could = np.zeros(p.J, dtype=bool)
        could[p.start_job[(p.begin >= low) & (p.begin < high)]] = True
        wanted: Bools = inside | (could & (now < 0))
        return wanted

    def scarce_body(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """Up to `CROWD` operations that one scarce body could serve."""
        p = self.p
        theirs = self.thinned.seat & (p.owner[p.seat_officer] == self.random.choice(self.scarce))
        jobs = np.unique(p.team_job[p.seat_team[theirs]])
        free = np.zeros(p.J, dtype=bool)
        free[self.random.permutation(jobs[jobs < p.K])[: round(CROWD * scale)]] = True
        return Focus(free, s)

    def left_out(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """An operation left out, what its street does on one of its days or several, and all operations then.

        Whoever stands at a post elsewhere, from the day before to the day after, may leave it for one of these.
        Operations take turns, the one whose service saves most first, then each with its next day.
        """
        p = self.p
        chances = self.chances(s)
        free = np.zeros(p.J, dtype=bool)
        if chances:
            k, day = chances[turn % len(chances)]
            first = day - int(self.random.integers(0, round(scale)))
            around = self._begins_between(s, first * DAY, (first + round(scale)) * DAY)
            free |= around & (self._of_streets(p.job_street[[k]]) | (np.arange(p.J) < p.K))
            free[k] = True
            near = self._begins_between(s, (first - 1) * DAY, (first + round(scale) + 1) * DAY)
            given_up = near & (np.arange(p.J) >= p.K) & ~free
            return Focus(free | given_up, s, offered=self._some_starts(always=k), given_up=given_up)
        return Focus(free, s)

    def _some_starts(self, *, always: int) -> Bools:
        """[t] a few starts of every operation, by chance, and all of one operation."""
        p = self.p
        draw = self.random.random(p.T)
        draw[~self.thinned.start] = 1.0
        rank = np.empty(p.T, dtype=np.int64)
        order = np.lexsort((draw, p.start_job))
        rank[order] = np.arange(p.T) - p.first_start[p.start_job[order]]
        offered: Bools = (rank < OFFERED) | (p.start_job == always)
        return offered

    def rivals(self, turn: int, s: Solution, scale: float = 1.0) -> Focus:
        """An operation left out, and all week what those do now who alone could fill its scarcest seats.

        Seats are added, the scarcest first, while no more than `CROWD` jobs are free; operations take turns.
        """
        p = self.p
        lost = self.lost(s)
        k = lost[turn % len(lost)]
        free = np.arange(p.J) == k
        wanted: list[tuple[float, Bools]] = []
        for i in np.flatnonzero(p.team_job == k).tolist():
            for r in np.flatnonzero(p.heads[i]).tolist():
                able = np.unique(p.seat_officer[self.thinned.seat & (p.seat_team == i) & (p.seat_role == r)])
                held = p.team_job[p.seat_team[s.taken[np.isin(p.seat_officer[s.taken], able)]]]
                wanted.append((len(able) / p.heads[i, r], np.isin(np.arange(p.J), held)))
        for n, (_, jobs) in enumerate(sorted(wanted, key=lambda pair: pair[0])):
            if n and (free | jobs).sum() > CROWD * scale:
                break
            free |= jobs
        return Focus(free, s, offered=self._some_starts(always=k))

    def chances(self, s: Solution) -> list[tuple[int, int]]:
        """(operation left out, day on which it could begin): one day of every operation, then the next of each.

        Operations side by side begin with different days, so that their neighbourhoods seldom meet.
        """
        p = self.p
        found: list[tuple[int, int, int]] = []
        lost = self.lost(s)
        for place, k in enumerate(lost):
            low, high = p.first_start[k : k + 2].tolist()
            days = np.unique(p.day[low:high][self.thinned.start[low:high]]).tolist()
            found += [(n, place, days[(n + place) % len(days)]) for n in range(len(days))]
        return [(lost[place], day) for _, place, day in sorted(found)]

    def lost(self, s: Solution) -> list[int]:
        """Operations left out, those whose service saves most first, at the end those tried in vain."""
        lost = np.flatnonzero(s.start < 0)
        last = np.zeros(len(lost), dtype=bool) if self.in_vain is None else self.in_vain[lost]
        ranked: list[int] = lost[np.lexsort((lost, -self.gain[lost], last))].tolist()
        return ranked
