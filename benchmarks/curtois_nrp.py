"""Shift scheduling instances of curtois_nrp as scenarios: hard labour rules, weighted requests and cover."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from benchmarks._curtois_formula import evaluate
from benchmarks._published import entry_points, on_post, person, post, solved, text, week, whole
from benchmarks.registry import Benchmark, Cells, Options
from enforceplan.domain import Absence, Level, Scenario, Window, Wish
from enforceplan.roster import Roster
from enforceplan.rules.book import effective

SET = "curtois_nrp"
BEST_KNOWN = {
    "Instance1": 607, "Instance3": 1001, "Instance5": 1143, "Instance7": 1056, "Instance9": 439, "Instance11": 3443,
    "Instance13": 1348, "Instance15": 3829, "Instance17": 5746, "Instance19": 3149, "Instance21": 21133,
    "Instance23": 17428,
}  # fmt: skip
"""As published; 607 and 1001 are proven."""
EVERYDAY = ("Instance1", "Instance3", "Instance5", "Instance7")
_PRICED: dict[str, object] = {"level": "coverage", "points": 1}


@dataclass(frozen=True)
class Worker:
    """A line of SECTION_STAFF and what is asked for elsewhere."""

    code: str
    most_of: dict[str, int]
    """Kind of shift -> most shifts of it."""
    most_minutes: int
    fewest_minutes: int
    most_days: int
    fewest_days: int
    fewest_off: int
    most_weekends: int
    off: frozenset[int]
    """Days off, from 0."""


@dataclass(frozen=True)
class Instance:
    """One file as it stands."""

    name: str
    days: int
    minutes: dict[str, int]
    """Kind of shift -> length."""
    not_after: dict[str, tuple[str, ...]]
    """Kind of shift -> kinds that may not come on the next day."""
    workers: dict[str, Worker]
    on: tuple[tuple[str, int, str, int], ...]
    """(worker, day, kind, weight) wanted."""
    off: tuple[tuple[str, int, str, int], ...]
    cover: dict[tuple[int, str], tuple[int, int, int]] = field(default_factory=dict)
    """(day, kind) -> (wanted, price of a head under, price of a head over)"""


def read(name: str, content: str) -> Instance:
    """Read a file of the set."""
    sections: dict[str, list[list[str]]] = defaultdict(list)
    here = ""
    for line in content.splitlines():
        if line.startswith("SECTION_"):
            here = line.strip().removeprefix("SECTION_")
        elif line.strip() and not line.startswith("#"):
            sections[here].append([cell.strip() for cell in line.split(",")])
    off = {row[0]: frozenset(map(int, row[1:])) for row in sections["DAYS_OFF"]}
    workers = {}
    for code, kinds, *numbers in sections["STAFF"]:
        most_minutes, fewest_minutes, most, fewest, fewest_off, weekends = map(int, numbers)
        limits = (most_minutes, fewest_minutes, most, fewest, fewest_off, weekends)
        workers[code] = Worker(code, _numbers(kinds), *limits, off.get(code, frozenset()))
    on, free = (
        tuple((code, int(d), kind, int(weight)) for code, d, kind, weight in sections[f"SHIFT_{which}_REQUESTS"])
        for which in ("ON", "OFF")
    )
    return Instance(
        name=name,
        days=int(sections["HORIZON"][0][0]),
        minutes={row[0]: int(row[1]) for row in sections["SHIFTS"]},
        not_after={row[0]: tuple(filter(None, row[2].split("|"))) for row in sections["SHIFTS"]},
        workers=workers,
        on=on,
        off=free,
        cover={(int(d), kind): (int(n), int(u), int(o)) for d, kind, n, u, o in sections["COVER"]},
    )


def _numbers(cell: str) -> dict[str, int]:
    return {kind: int(most) for kind, most in (pair.split("=") for pair in cell.split("|"))}


def shift_code(d: int, kind: str) -> str:
    """Code of the post that is one shift of one day."""
    return f"{kind}-{d:03}"


def scenario(instance: Instance) -> Scenario:
    """The instance as a scenario: a post for each shift of each day, everybody may hold it.

    A shift opens at midnight, so that it lies on its day whatever its length; the published data give no clock times.
    """
    wishes: dict[str, list[Wish]] = defaultdict(list)
    for requests, wanted in ((instance.on, True), (instance.off, False)):
        for code, d, kind, weight in requests:
            wishes[code].append(Wish(whole(d), wanted, kind, weight))
    officers = [
        replace(
            person(code, "staff"),
            absences=tuple(Absence(whole(d), "leave") for d in sorted(worker.off)),
            wishes=tuple(wishes[code]),
        )
        for code, worker in instance.workers.items()
    ]
    posts = [
        replace(post(shift_code(d, kind), kind, Window(0, instance.minutes[kind]), (d,), len(officers)), wanted=wanted)
        for (d, kind), (wanted, _, _) in instance.cover.items()
    ]
    return week(instance.name, instance.days, officers, _rules(instance), posts=posts)


def _rules(instance: Instance) -> dict[str, dict[str, object]]:
    """Only what the set has; workers of one number share an entry."""
    prices = {(under, over) for _, under, over in instance.cover.values()}
    if len(prices) != 1:
        raise ValueError(f"{instance.name}: cover is priced in {len(prices)} ways — required: one")
    ((under, over),) = prices
    rules: dict[str, dict[str, object]] = {
        "whole_team": {},
        "availability": {},
        "shifts_in_period.one_a_day": {"period": "window", "days": 1, "most": 1},
        "cover": {"under": under, "over": over, **_PRICED},
        "requests": dict(_PRICED),
    }
    for kind, after in instance.not_after.items():
        if after:
            rules[f"succession.{kind}"] = {"before": (kind,), "after": after}
    groups: dict[tuple[str, tuple[tuple[str, object], ...]], list[str]] = defaultdict(list)
    for worker in instance.workers.values():
        for kind, most in worker.most_of.items():
            if most < instance.days:
                _add(groups, "shifts_in_period", worker, period="horizon", kinds=(kind,), most=most)
        hours = {"most_minutes": worker.most_minutes, "fewest_minutes": worker.fewest_minutes}
        _add(groups, "hours_in_period", worker, period="horizon", **hours)
        _add(groups, "run_of_days", worker, history=False, most=worker.most_days, fewest=worker.fewest_days)
        _add(groups, "days_off_run", worker, history=False, fewest=worker.fewest_off)
        _add(groups, "weekends", worker, most=worker.most_weekends)
    for n, ((rule, parameters), codes) in enumerate(groups.items()):
        rules[f"{rule}.{n}"] = {**dict(parameters), "officers": tuple(codes)}
    return rules


def _add(groups: dict[tuple[str, tuple[tuple[str, object], ...]], list[str]], rule: str, worker: Worker,
         **parameters: object) -> None:  # fmt: skip
    groups[rule, tuple(parameters.items())].append(worker.code)


Held = tuple[str, int, str]
"""(worker, day, kind of shift)"""


def shifts(instance: Instance, made: Roster) -> list[Held]:
    """A roster as the formula reads it."""
    ours = {shift_code(d, kind): (d, kind) for d, kind in instance.cover}
    return [(duty.officer, *ours[duty.post.post]) for duty in made.duties if duty.post is not None]


def roster(held: Iterable[Held]) -> Roster:
    """The other way round."""
    return Roster((), tuple(on_post(code, shift_code(d, kind), d) for code, d, kind in held)).ordered()


def audited(instance: Instance, given: Scenario, made: Roster) -> tuple[int, set[str]]:
    """Cost and hard rules broken, by the audit, in the words of the formula."""
    rules = effective(given)
    points = entry_points(given, made, rules)
    words = {"shifts_in_period.one_a_day": "one_a_day"}
    strict = {rule.entry for rule in rules if not rule.points}
    broken = {words.get(entry, entry.partition(".")[0]) for entry in strict if points[entry]}
    return sum(points[entry] for entry in points if entry not in strict), broken


def build(size: str, options: Options) -> tuple[Instance, Options]:
    return read(size, text(options, SET, f"{size}.txt")), options


def figures(subject: tuple[Instance, Options]) -> Cells:
    instance, options = subject
    given = scenario(instance)
    known = BEST_KNOWN[instance.name]
    outcome, cells = solved(given, options, (SET, instance.name), known=known)
    cells["best known"] = f"{known:,}"
    if outcome.roster is not None:
        began = time.perf_counter()
        cost, broken = audited(instance, given, outcome.roster)
        cells["audit, s"] = f"{time.perf_counter() - began:.2f}"
        same = evaluate(instance, shifts(instance, outcome.roster)) == (cost, broken)
        cells["formula agrees"] = "yes" if same and cost == outcome.score[Level.COVERAGE].value else "NO"
    return cells


BENCHMARK = Benchmark(
    name=SET,
    about="Published shift schedules as rosters of posts; each roster is priced again by the published formula.",
    sizes=EVERYDAY,
    more=lambda _options: tuple(size for size in BEST_KNOWN if size not in EVERYDAY),
    build=build,
    figures=figures,
    reach="in 10 minutes 1 to 7 proven or as good as the best known, 9 and 11 within 2 %, 13 within 5 %",
)
