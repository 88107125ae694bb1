"""Instances of the second nurse rostering competition as scenarios: posts by shift and skill, history carried along."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from benchmarks._inrc2_formula import evaluate
from benchmarks._published import entry_points, on_post, person, post, solved, text, week, whole
from benchmarks.registry import Benchmark, Cells, Options
from enforceplan.domain import Carried, Level, Scenario, Window, Wish
from enforceplan.roster import Roster
from enforceplan.rules.book import effective

SET = "inrc2"
BEST_KNOWN = {"n030w4_1_6-2-9-1": 1670, "n030w4_1_6-7-5-3": 1815, "n040w4_0_2-0-6-1": 1565, "n040w4_2_6-1-0-6": 1750}
"""All weeks known beforehand; all four are proven."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ANY = "Any"
"""A request to be off whatever the shift."""
OPTIMAL, SAME_SHIFT, WORK, OFF, WISH, COMPLETE, TOTAL, WEEKENDS = 30, 15, 30, 30, 10, 30, 20, 30
"""Published weights."""
Held = tuple[str, int, str, str]
"""(nurse, day, shift type, skill)"""


@dataclass(frozen=True)
class Contract:
    """Limits as (least, most)."""

    shifts: tuple[int, int]
    work: tuple[int, int]
    off: tuple[int, int]
    weekends: int
    complete: bool


@dataclass(frozen=True)
class Nurse:
    """A nurse and her history."""

    code: str
    contract: str
    skills: tuple[str, ...]
    shifts: int = 0
    weekends: int = 0
    last: str = ""
    """Last shift type; empty: she was off."""
    same: int = 0
    work: int = 0
    off: int = 0


@dataclass(frozen=True)
class Instance:
    """A scenario, a history and the weeks that follow it, as they stand."""

    name: str
    weeks: int
    runs: dict[str, tuple[int, int]]
    """Shift type -> least and most in a row."""
    not_after: dict[str, tuple[str, ...]]
    contracts: dict[str, Contract]
    nurses: dict[str, Nurse]
    cover: dict[tuple[int, str, str], tuple[int, int]]
    """(day, shift type, skill) -> (least, optimal)"""
    wishes: tuple[tuple[str, str, int], ...]
    """(nurse, shift type or Any, day) to be off."""

    @property
    def days(self) -> int:
        """Length of the horizon."""
        return 7 * self.weeks


def read(name: str, scenario_file: str, history_file: str, week_files: Iterable[str]) -> Instance:
    """Read a scenario, a history and its weeks, in their order."""
    parts = _parts(scenario_file)
    contracts = {}
    for row in parts["CONTRACTS"]:
        code, *numbers = re.findall(r"\w+", row)
        n = [int(number) for number in numbers]
        contracts[code] = Contract((n[0], n[1]), (n[2], n[3]), (n[4], n[5]), n[6], bool(n[7]))
    history = {row.split()[0]: row.split()[1:] for row in _parts(history_file)["NURSE_HISTORY"]}
    nurses = {}
    for row in parts["NURSES"]:
        code, contract, _, *skills = row.split()
        shifts, weekends, last, *runs = history[code]
        same, work, off = map(int, runs)
        last = "" if last == "None" else last
        nurses[code] = Nurse(code, contract, tuple(skills), int(shifts), int(weekends), last, same, work, off)
    cover, wishes, weeks = {}, [], 0
    for content in week_files:
        own = _parts(content)
        for row in own["REQUIREMENTS"]:
            shift, skill = row.split()[:2]
            for d, (least, optimal) in enumerate(re.findall(r"\((\d+),(\d+)\)", row)):
                cover[7 * weeks + d, shift, skill] = int(least), int(optimal)
        for row in own.get("SHIFT_OFF_REQUESTS", []):
            code, shift, name_of_day = row.split()
            wishes.append((code, shift, 7 * weeks + DAYS.index(name_of_day)))
        weeks += 1
    shifts_file = [re.findall(r"\w+", row) for row in parts["SHIFT_TYPES"]]
    follow = [row.split() for row in parts["FORBIDDEN_SHIFT_TYPES_SUCCESSIONS"]]
    return Instance(
        name=name,
        weeks=weeks,
        runs={shift: (int(least), int(most)) for shift, least, most in shifts_file},
        not_after={shift: tuple(after) for shift, _, *after in follow},
        contracts=contracts,
        nurses=nurses,
        cover=cover,
        wishes=tuple(wishes),
    )


def _parts(content: str) -> dict[str, list[str]]:
    """Heading -> its lines."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n\s*\n", content.replace("\r", "")):
        head, *rows = block.strip().splitlines() or [""]
        found[head.partition(" ")[0]] = [row.strip() for row in rows if row.strip()]
    return found


def solution(files: Iterable[str]) -> list[Held]:
    """Read the files of a solution, one a week, in their order."""
    held = []
    for n, content in enumerate(files):
        (rows,) = (rows for head, rows in _parts(content).items() if head == "ASSIGNMENTS")
        for row in rows:
            code, name_of_day, shift, skill = row.split()
            held.append((code, 7 * n + DAYS.index(name_of_day), shift, skill))
    return held


def post_code(d: int, shift: str, skill: str) -> str:
    """Code of the post that is one shift of one day in one skill."""
    return f"{shift}.{skill}-{d:02}"


def scenario(instance: Instance) -> Scenario:
    """The instance as one scenario over all its weeks: a post for each shift and skill of each day.

    Nurses belong to their contract as officers to a department. Shift types lie side by side on their day.
    """
    length = 24 * 60 // len(instance.runs)
    window = {shift: Window(n * length, (n + 1) * length) for n, shift in enumerate(instance.runs)}
    officers = [
        replace(
            person(nurse.code, nurse.contract),
            qualifications=frozenset(nurse.skills),
            carried=Carried(
                weekends_so_far=nurse.weekends,
                days_run=nurse.work,
                off_run=nurse.off,
                kinds=((nurse.last, nurse.same),) if nurse.last else (),
                shifts=nurse.shifts,
            ),
            wishes=tuple(
                Wish(whole(d), wanted=False, kind="" if shift == ANY else shift, weight=WISH)
                for code, shift, d in instance.wishes
                if code == nurse.code
            ),
        )
        for nurse in instance.nurses.values()
    ]
    able = {skill: sum(skill in nurse.skills for nurse in instance.nurses.values()) for _, _, skill in instance.cover}
    posts = [
        replace(
            post(post_code(d, shift, skill), shift, window[shift], (d,), able[skill], skill),
            least=least,
            wanted=optimal,
        )
        for (d, shift, skill), (least, optimal) in instance.cover.items()
    ]
    return week(instance.name, instance.days, officers, dict(_rules(instance)), posts=posts)


def _rules(instance: Instance) -> Iterator[tuple[str, dict[str, object]]]:
    """Only what the competition has."""
    yield "whole_team", {}
    yield "shifts_in_period.one_a_day", {"period": "window", "days": 1, "most": 1}
    for shift, after in instance.not_after.items():
        if after:
            yield f"succession.{shift}", {"before": (shift,), "after": after}
    yield "cover.least", {"heads": "least"}
    yield "cover.optimal", {"heads": "wanted", **_priced(OPTIMAL)}
    yield "requests", _priced(1)
    for shift, (least, most) in instance.runs.items():
        yield f"run_of_kind.{shift}", {"kinds": (shift,), "fewest": least, "most": most, **_priced(SAME_SHIFT)}
    for code, own in instance.contracts.items():
        who = {"officers": (code,)}
        fewest, most = own.shifts
        yield f"shifts_in_period.{code}", {
            "period": "so_far", "fewest": fewest, "most": most, **who, **_priced(TOTAL),
        }  # fmt: skip
        yield f"run_of_days.{code}", {"fewest": own.work[0], "most": own.work[1], **who, **_priced(WORK)}
        yield f"days_off_run.{code}", {"fewest": own.off[0], "most": own.off[1], **who, **_priced(OFF)}
        yield f"weekends.{code}", {"most": own.weekends, **who, **_priced(WEEKENDS)}
        if own.complete:
            yield f"weekends.complete.{code}", {"complete": True, **who, **_priced(COMPLETE)}


def _priced(points: int) -> dict[str, object]:
    return {"level": "coverage", "points": points}


WORDS = {
    "shifts_in_period": "Total assignment constraints",
    "run_of_days": "Consecutive constraints",
    "run_of_kind": "Consecutive constraints",
    "days_off_run": "Non working days constraints",
    "requests": "Preferences",
    "weekends": "Max working weekend",
    "weekends.complete": "Complete weekends",
    "cover.optimal": "Optimal coverage constraints",
}
"""Entry, its last part left out -> the validator's word."""
HARD = {
    "cover.least": "Minimal coverage constraints",
    "whole_team": "Required skill constraints",
    "succession": "Illegal shift type succession constraints",
    "shifts_in_period.one_a_day": "Single assignment per day",
}


def audited(given: Scenario, made: Roster) -> tuple[dict[str, int], set[str]]:
    """Cost by the validator's words, and the hard ones broken, as the audit says."""
    costs = dict.fromkeys(WORDS.values(), 0)
    broken = set()
    rules = effective(given)
    points = entry_points(given, made, rules)
    for rule in rules:
        name = rule.entry if rule.entry in {**WORDS, **HARD} else rule.entry.rpartition(".")[0]
        if rule.points:
            costs[WORDS[name]] += points[rule.entry]
        elif points[rule.entry]:
            broken.add(HARD[name])
    return costs, broken


def roster(held: Iterable[Held]) -> Roster:
    """A solution as a roster."""
    return Roster((), tuple(on_post(code, post_code(d, shift, skill), d) for code, d, shift, skill in held)).ordered()


def assignments(instance: Instance, made: Roster) -> list[Held]:
    """The other way round."""
    ours = {post_code(*shift): shift for shift in instance.cover}
    return [(duty.officer, *ours[duty.post.post]) for duty in made.duties if duty.post is not None]


def find(size: str, options: Options) -> Instance:
    """The instance ``scenario_history_week-week-…``."""
    family, history, weeks = size.split("_")
    files = [text(options, SET, family, f"WD-{family}-{n}.txt") for n in weeks.split("-")]
    head = text(options, SET, family, f"Sc-{family}.txt")
    return read(size, head, text(options, SET, family, f"H0-{family}-{history}.txt"), files)


def build(size: str, options: Options) -> tuple[Instance, Options]:
    return find(size, options), options


def figures(subject: tuple[Instance, Options]) -> Cells:
    instance, options = subject
    given = scenario(instance)
    known = BEST_KNOWN[instance.name]
    outcome, cells = solved(given, options, (SET, instance.name), known=known)
    cells["best known"] = f"{known:,}"
    if outcome.roster is not None:
        began = time.perf_counter()
        said = audited(given, outcome.roster)
        cells["audit, s"] = f"{time.perf_counter() - began:.2f}"
        same = sum(said[0].values()) == outcome.score[Level.COVERAGE].value
        same &= evaluate(instance, assignments(instance, outcome.roster)) == said
        cells["formula agrees"] = "yes" if same else "NO"
    return cells


BENCHMARK = Benchmark(
    name=SET,
    about="Published nurse rosters of four weeks with history; every roster is priced again by the formula.",
    sizes=tuple(BEST_KNOWN),
    build=build,
    figures=figures,
    reach="in 10 minutes within 3 % of the four proven optima",
)
