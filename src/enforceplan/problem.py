"""Names become indices and times become minutes: the arrays every verb and the whole engine speak of.

Index letters, one meaning everywhere: ``o`` officer, ``k`` operation, ``j`` job (operations first, then post shifts),
``t`` start (a job at one offered minute), ``i`` team (one element in one group, one commander's seat, one post shift),
``x`` candidate (an officer in a role of a team), ``b`` body, ``d`` day of the horizon, ``z`` zone, ``s`` street,
``q`` equipment pool, ``r`` role. Minutes count from 00:00 of the first day, local time.

What a roster cannot even express is settled here and audited by `whole_team` and `availability`: who has the
standing, rank, department and qualification of a seat, and which minutes are offered as starts. Who could never sit
there by a rule in force, as another street uses him, is no candidate either where the rules were asked (`compile`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np

from enforceplan.domain import Scenario
from enforceplan.roster import Role
from enforceplan.verbs import FREE, Bools, Ints

ROLES = (Role.CERTIFIED, Role.AUXILIARY, Role.CADRE, Role.COMMANDER)
CERTIFIED, AUXILIARY, CADRE, COMMANDER = range(4)
ENFORCING_TEAM, KEEPING_TEAM, SUPPORT_TEAM, COMMAND_TEAM, POST_TEAM = range(5)
DAY = 1440


@dataclass(frozen=True)
class Problem:
    """One scenario as arrays. Shapes are given with the letters of the module."""

    scenario: Scenario
    """Kept for parameters and names; no engine room reads it."""
    days: int
    # officers
    officers: tuple[str, ...]
    owner: Ints
    """[o] body he acts for"""
    serves: Ints
    """[o] street that uses him, -1 the district"""
    local: Ints
    """[o] street where he is local, -1 none"""
    standing: Ints
    """[o] 0 certified, 1 auxiliary, 2 cadre, 3 expert"""
    rank: Ints
    female: Bools
    driver: Bools
    contract: Bools
    settled: Bools
    """[o] resident or sunk"""
    no_night: Bools
    no_overtime: Bools
    weekly: Ints
    """[o] minutes a week"""
    reserved: Ints
    """[o] minutes a week of home work"""
    absence: tuple[Ints, Ints, Ints]
    """(o, from, to) minutes"""
    # bodies, streets, zones
    bodies: tuple[str, ...]
    """Departments, then streets."""
    streets: tuple[str, ...]
    way: Ints
    """[z, z] minutes"""
    street_zone: Ints
    """[s]"""
    works: Bools
    """[d] workday or make-up workday, days -1 … days+1 shifted by one: ``works[d + 1]``"""
    rest: Bools
    """[d + 1] weekend or statutory holiday"""
    before: Bools
    """[n] workday or make-up workday, n + 2 days before the first one; as far back as the calendar reaches"""
    makeup: Bools
    """[d + 1]"""
    # jobs
    operations: tuple[str, ...]
    shifts: tuple[tuple[str, int, int], ...]
    """(post, day, place in its list) of every post shift"""
    shift_kinds: tuple[str, ...]
    """Kind of every post shift, for duty-roster rules"""
    job_street: Ints
    job_zone: Ints
    on_call: Bools
    """[j]"""
    alongside: Bools
    """[j]"""
    length: Ints
    """[j] minutes"""
    counted: Ints
    """[j] working minutes of the whole duty"""
    # starts
    start_job: Ints
    begin: Ints
    """[t]"""
    end: Ints
    """[t]"""
    first_start: Ints
    """[j + 1] starts of job j are first_start[j] … first_start[j + 1] - 1"""
    # teams
    team_job: Ints
    team_group: Ints
    """[i] 1, 2, …; 0 for the whole operation, posts and commanders"""
    team_element: tuple[str, ...]
    """[i] element code; "" for posts"""
    team_kind: Ints
    """[i] 0 enforcing, 1 order keeping, 2 support, 3 commander, 4 post"""
    team_optional: Bools
    team_whole: Bools
    """[i] posts manned whole or not at all"""
    one_body: Bools
    """[i] its heads are of one body"""
    heads: Ints
    """[i, r]"""
    # candidates
    seat_officer: Ints
    seat_team: Ints
    seat_role: Ints
    # equipment
    pools: tuple[str, ...]
    kinds: tuple[str, ...]
    pool_kind: Ints
    pool_quantity: Ints
    pool_seats: Ints
    pool_driver: Bools
    """[q] each unit needs a driver"""
    pool_street: Ints
    """[q] -1 the district"""

    @property
    def K(self) -> int:
        """Number of operations."""
        return len(self.operations)

    @property
    def J(self) -> int:
        """Number of jobs."""
        return len(self.job_street)

    @property
    def T(self) -> int:
        """Number of starts."""
        return len(self.begin)

    @property
    def I(self) -> int:  # noqa: E743
        """Number of teams."""
        return len(self.team_job)

    @property
    def O(self) -> int:  # noqa: E743
        """Number of officers."""
        return len(self.officers)

    @property
    def B(self) -> int:
        """Number of bodies."""
        return len(self.bodies)

    @cached_property
    def day(self) -> Ints:
        """[t] day of the horizon on which the start lies."""
        return self.begin // DAY

    @property
    def weekday(self) -> int:
        """Day of the week of the first day, 0 Monday."""
        return self.scenario.week_start.weekday()

    @cached_property
    def usable(self) -> Bools:
        """[k, q] the pool is kept in the operation's street or by the district."""
        mine: Bools = self.pool_street[None, :] == self.job_street[: self.K, None]
        return mine | (self.pool_street[None, :] < 0)

    @cached_property
    def officer_index(self) -> dict[str, int]:
        """Index of each officer by code."""
        return {code: o for o, code in enumerate(self.officers)}

    @cached_property
    def operation_index(self) -> dict[str, int]:
        """Index of each operation by code."""
        return {code: k for k, code in enumerate(self.operations)}

    @cached_property
    def body_index(self) -> dict[str, int]:
        """Index of each body by code."""
        return {code: b for b, code in enumerate(self.bodies)}

    @cached_property
    def last_end(self) -> Ints:
        """[o] minute at which his last duty before the horizon ends; far in the past where it is not known."""
        return self._ended([officer.carried.last_end for officer in self.scenario.officers.values()])

    @cached_property
    def last_way(self) -> Ints:
        """[o, z] minutes from the place of that duty; 0 where it is not known."""
        known = [*self.scenario.zones, ""]
        way = np.vstack([self.way, np.zeros_like(self.way[:1])])
        return way[[known.index(officer.carried.last_zone) for officer in self.scenario.officers.values()]]

    @cached_property
    def on_site_until(self) -> Ints:
        """[o] the same of the last duty on site, a duty leader's shift included."""
        ends = self._ended([officer.carried.on_site_until for officer in self.scenario.officers.values()])
        return np.maximum(ends, self.last_end)

    def _ended(self, ends: list[datetime | None]) -> Ints:
        return np.asarray([-FREE if end is None else self.minute(end) for end in ends], dtype=np.int64)

    @cached_property
    def tail(self) -> Ints:
        """[o] working minutes of his last duties before the horizon that fall into it: all on its first day."""
        tails = [officer.carried.tail_minutes for officer in self.scenario.officers.values()]
        return np.asarray(tails, dtype=np.int64)

    def away(self, until: Ints) -> tuple[Ints, Ints, Ints]:
        """(o, from, to) minutes: absences, and who is on a duty of the week before up to ``until`` [o]."""
        o = np.flatnonzero(until > 0)
        who, since, to = self.absence
        return np.append(who, o), np.append(since, np.zeros_like(o)), np.append(to, until[o])

    def without_tail(self, limit: Ints) -> Ints:
        """[w, o] limits of working minutes, the first window's less those of duties that began before the horizon.

        Below nothing it does not fall: what is too much already was the last week's doing.
        """
        left = limit.copy()
        left[0] = np.where(left[0] < FREE, np.maximum(0, left[0] - self.tail), left[0])
        return left

    def minute(self, when: datetime) -> int:
        """Minutes from the first midnight of the horizon to a local time."""
        delta = when - self.scenario.start
        return delta.days * DAY + delta.seconds // 60

    def is_workday(self, d: int) -> bool:
        """Day d, counted from the first one, is a workday; before the calendar Monday to Friday. Not after it."""
        if d >= -1:
            return bool(self.works[d + 1])
        return bool(self.before[-d - 2]) if -d - 2 < len(self.before) else (self.weekday + d) % 7 < 5

    def touches(self, low: Ints | int, high: Ints | int) -> Bools:
        """[t] the duty shares at least one minute with [low, high)."""
        return np.asarray((self.begin < high) & (self.end > low))

    def counted_in(self, low: int, high: int) -> Ints:
        """[t] working minutes of the duty that fall into [low, high).

        A duty of length L that counts C working minutes has spent ``C * x // L`` of them x minutes after its start.
        """
        total, length = self.counted[self.start_job], self.length[self.start_job]
        start = np.clip(low - self.begin, 0, length)
        stop = np.clip(high - self.begin, 0, length)
        spent: Ints = total * stop // length - total * start // length
        return spent

    def night(self, opens: int, closes: int) -> Bools:
        """[d + 1, t] the duty touches the night that opens on day d (from -1); minutes after midnight."""
        lows = np.arange(-1, self.days + 1) * DAY + opens
        highs = lows + (closes - opens) % DAY
        return np.stack([self.touches(int(a), int(b)) for a, b in zip(lows, highs, strict=True)])

    def chosen(self, names: tuple[str, ...]) -> Bools:
        """[o] officers named by code or by department; no names: everybody."""
        if not names:
            return np.ones(self.O, dtype=bool)
        return np.asarray([o.code in names or o.owner in names for o in self.scenario.officers.values()], dtype=bool)

    def of_kinds(self, kinds: tuple[str, ...]) -> Bools:
        """[t] post shifts of one of these kinds; no kinds: every post shift. Operations are of no kind."""
        fits = [not kinds or kind in kinds for kind in self.shift_kinds]
        return np.asarray([False] * self.K + fits, dtype=bool)[self.start_job]

    def granted(self, entry: str) -> list[tuple[str, int, int, int | None]]:
        """Exceptions from an entry: (subject, first day, last day, new limit or None for off), days of the horizon."""
        first = self.scenario.week_start
        return [
            (e.subject, (e.first - first).days, (e.last - first).days, e.limit)
            for e in self.scenario.exceptions
            if e.entry == entry
        ]

    def weeks(self) -> list[tuple[int, int]]:
        """Calendar weeks (Monday 00:00 to Monday 00:00) that hold a day of the horizon, in minutes."""
        monday = -self.scenario.week_start.weekday()
        return [(d * DAY, (d + 7) * DAY) for d in range(monday, self.days, 7)]
