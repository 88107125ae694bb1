"""Rules that only the ROADEF 2007 instances need, as rooms that the package does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import permutations, product
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import Level
from enforceplan.rules.base import Finding, Kinds, Rule, Text, Whole
from enforceplan.verbs import FREE, Amount, Ints, Tally, When

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book

_SOURCE = Text("ROADEF/EURO 2007 挑战赛", "ROADEF/EURO challenge 2007")


class SkilledCrew(Rule):
    """A served operation has, of each qualification asked for, at least so many heads; one head counts for several.

    Clock: none. Source: ROADEF/EURO challenge 2007.
    """

    id: ClassVar = "skilled_crew"
    name: ClassVar = Text("技能等级", "skilled crew")
    claim: ClassVar = Text("每种资质到场人数足够", "enough heads of every qualification asked for are there")
    basis: ClassVar = _SOURCE
    default_level: ClassVar = Level.MUST
    texts: ClassVar = {
        "short": Text(
            "{$operation}：资质{$qualification}到场{$heads}人，要求{$least_heads}人",
            "{$operation}: {$heads} heads with {$qualification}; at least {$least_heads} are required",
        )
    }
    asked: dict[str, dict[str, int]]
    """Operation -> qualification -> least heads."""

    def impose(self, p: Problem, book: Book) -> None:
        """Of each qualification, heads(k) >= asked wherever k is served."""
        officers = p.scenario.officers.values()
        for qualification in sorted({name for asked in self.asked.values() for name in asked}):
            able = np.asarray([qualification in officer.qualifications for officer in officers], dtype=np.int64)
            least = np.asarray([self.asked[code].get(qualification, 0) for code in p.operations], dtype=np.int64)
            row = np.where(p.team_job < p.K, p.team_job, -1)
            book.say(
                Tally(
                    entry=self.entry,
                    level=self.level,
                    row=row,
                    weight=np.repeat(able[:, None], p.heads.shape[1], axis=1),
                    least=least,
                    most=np.full(p.K, FREE),
                    when=When.SERVED,
                )
            )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Qualifications of everybody who is there."""
        for operation in f.starts:
            crew = [f.officer(duty).qualifications for duty in f.crew_of.get(operation, [])]
            for qualification, least in self.asked[operation].items():
                heads = sum(qualification in held for held in crew)
                if heads < least:
                    yield self.finding(
                        "short", operation=operation, qualification=qualification, heads=heads, least_heads=least
                    )


class TeamOfDay(Rule):
    """Whoever serve together in one operation of a day serve together in all of that day, and nobody else with them.

    The heads of a post shift of a kind in ``at_home`` are a team of that day with no operations. Clock: calendar days,
    local time; a duty belongs to the day on which it begins. Source: ROADEF/EURO challenge 2007.
    """

    id: ClassVar = "team_of_day"
    name: ClassVar = Text("当日固定编组", "team of the day")
    claim: ClassVar = Text("同一天内编组不变", "teams stay as they are for a whole day")
    basis: ClassVar = _SOURCE
    default_level: ClassVar = Level.MUST
    texts: ClassVar = {
        "two_teams": Text("{$officer}：{$date}在两个编组（{$jobs}）", "{$officer} is in two teams on {$date} ({$jobs})")
    }
    at_home: Kinds
    """Kinds of post shift whose heads stay at home."""

    def impose(self, p: Problem, book: Book) -> None:
        """Of jobs k, l on one day and officers o, q: never o in both and q in k alone; home is never joined."""
        able = [np.unique(p.seat_officer[p.team_job[p.seat_team] == j]) for j in range(p.J)]
        starts = [np.arange(*p.first_start[j : j + 2]) for j in range(p.J)]
        homes = np.unique(p.start_job[p.of_kinds(self.at_home)]).tolist()
        rows = _Rows(p)
        for k, other in (*permutations(range(p.K), 2), *product(homes, range(p.K))):
            for d in np.intersect1d(p.day[starts[k]], p.day[starts[other]]).tolist():
                first, second = (own[p.day[own] == d] for own in (starts[k], starts[other]))
                if k >= p.K:
                    both = np.intersect1d(able[k], able[other])
                    rows.at_most(1, [(both, k, 1), (both, other, 1)], [first, second])
                else:
                    both, rest = (grid.ravel() for grid in np.meshgrid(able[k], able[k], indexing="ij"))
                    both, rest = both[both != rest], rest[both != rest]
                    terms = [(both, k, 1), (both, other, 1), (rest, k, 1), (rest, other, -1)]
                    rows.at_most(2, terms, [first, second])
        if rows.constant:
            book.say(rows.amount(self.entry, self.level))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Everybody's companions in each job of a day."""
        for officer, services in f.services_of.items():
            teams: dict[date, dict[str, frozenset[str]]] = defaultdict(dict)
            for service in services:
                kind = f.kind(service)
                if not kind or kind in self.at_home:
                    crew = frozenset(duty.officer for duty in f.crew_of[service.job])
                    teams[service.start.date()][service.job] = frozenset() if kind else crew
            for day, crews in teams.items():
                if len(set(crews.values())) > 1:
                    jobs = ", ".join(sorted(crews))
                    yield self.finding("two_teams", officer=officer, date=day.isoformat(), jobs=jobs)


class Predecessors(Rule):
    """An operation is served only if all that come before it are, and begins when the last of them has ended.

    Clock: minutes, local time. Source: ROADEF/EURO challenge 2007.
    """

    id: ClassVar = "predecessors"
    name: ClassVar = Text("先行任务", "predecessors")
    claim: ClassVar = Text("先行任务全部结束后才开始", "an operation begins when all that come before it have ended")
    basis: ClassVar = _SOURCE
    default_level: ClassVar = Level.MUST
    texts: ClassVar = {
        "left_out": Text(
            "{$operation}：先行任务{$first}未安排", "{$operation}: {$first}, which comes first, is left out"
        ),
        "early": Text("{$operation}：先行任务{$first}尚未结束", "{$operation} begins before {$first} has ended"),
    }
    first: dict[str, tuple[str, ...]]
    """Operation -> those that come before it."""

    def impose(self, p: Problem, book: Book) -> None:
        """For each pair, with M after every end, i.e. M - begin(second) <= M - end(first); 0 where one is left out."""
        pairs = [(p.operation_index[a], p.operation_index[b]) for b, firsts in self.first.items() for a in firsts]
        late = int(p.end.max(initial=0)) + 1
        parts: list[tuple[Ints, Ints, Ints]] = []
        for n, (first, second) in enumerate(pairs):
            t = np.arange(*p.first_start[second : second + 2])
            u = np.arange(*p.first_start[first : first + 2])
            parts += [(t, np.full_like(t, n), late - p.begin[t]), (u, np.full_like(u, n), p.end[u] - late)]
        if pairs:
            starts, rows, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
            constant = np.zeros(len(pairs), dtype=np.int64)
            book.say(Amount(entry=self.entry, level=self.level, constant=constant, start=(starts, rows, weights)))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every pair."""
        for operation, began in f.starts.items():
            for first in self.first.get(operation, ()):
                if first not in f.starts:
                    yield self.finding("left_out", operation=operation, first=first)
                elif f.end_of(first) > began:
                    yield self.finding("early", operation=operation, first=first)


class DropBudget(Rule):
    """Operations left out cost no more than a budget. Clock: none. Source: ROADEF/EURO challenge 2007."""

    id: ClassVar = "drop_budget"
    name: ClassVar = Text("外包预算", "budget for what is left out")
    claim: ClassVar = Text("未安排任务的费用不超过{$budget}", "what is left out costs at most {$budget}")
    basis: ClassVar = _SOURCE
    default_level: ClassVar = Level.MUST
    texts: ClassVar = {
        "above": Text(
            "未安排任务的费用{$cost}，预算{$budget}", "what is left out costs {$cost}; the budget is {$budget}"
        )
    }
    budget: Whole
    """Most that may be spent."""
    costs: dict[str, Whole]
    """Operation -> what it costs to leave it out."""

    def impose(self, p: Problem, book: Book) -> None:
        """The sum of cost(k) * (1 - served(k)) <= budget."""
        cost = np.asarray([self.costs[code] for code in p.operations], dtype=np.int64)
        book.say(
            Amount(
                entry=self.entry,
                level=self.level,
                constant=cost.sum(keepdims=True) - self.budget,
                served=(np.arange(p.K), np.zeros(p.K, dtype=np.int64), -cost),
            )
        )

    def check(self, f: Facts) -> Iterator[Finding]:
        """Everything without a start."""
        cost = sum(own for code, own in self.costs.items() if code not in f.starts)
        if cost > self.budget:
            yield self.finding("above", cost=cost, budget=self.budget)


ROOMS = (SkilledCrew, TeamOfDay, Predecessors, DropBudget)


class _Rows:
    """Rows of a strict amount being put together: so many of some officers' seats in jobs of one day."""

    def __init__(self, p: Problem) -> None:
        self.p = p
        self.constant: list[Ints] = []
        self.serves: list[tuple[Ints, Ints, Ints, Ints]] = []
        self.start: list[tuple[Ints, Ints, Ints]] = []
        self.rows = 0

    def at_most(self, most: int, terms: list[tuple[Ints, int, int]], begun: list[Ints]) -> None:
        """A row for each place in the arrays of officers: terms (officers, job, weight) add up to at most so much.

        The row binds only where every job begins at one of the starts that ``begun`` lists for it; of a job that has no
        others nothing need be said.
        """
        number = len(terms[0][0])
        rows = np.arange(self.rows, self.rows + number)
        for officers, job, weight in terms:
            self.serves.append((officers, np.full(number, job), rows, np.full(number, weight)))
        open_jobs = [own for own in begun if len(own) < np.diff(self.p.first_start)[self.p.start_job[own[0]]]]
        for own in open_jobs:
            each = np.repeat(rows, len(own))
            self.start.append((np.tile(own, number), each, np.ones_like(each)))
        self.constant.append(np.full(number, -most - len(open_jobs)))
        self.rows += number

    def amount(self, entry: str, level: Level) -> Amount:
        """All rows as one verb."""
        o, j, row, weight = (np.concatenate(column) for column in zip(*self.serves, strict=True))
        constant = np.concatenate(self.constant)
        if not self.start:
            return Amount(entry=entry, level=level, constant=constant, serves=(o, j, row, weight))
        t, of, ones = (np.concatenate(column) for column in zip(*self.start, strict=True))
        return Amount(entry=entry, level=level, constant=constant, serves=(o, j, row, weight), start=(t, of, ones))
