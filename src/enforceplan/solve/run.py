"""One solve from scenario to outcome: rules, arrays, first roster, search, audit."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from enforceplan import catalogue
from enforceplan.audit import Disagreement, audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Notice, Scenario, SolverSettings
from enforceplan.evaluate import Score, evaluate
from enforceplan.outcome import Clash, LevelScore, Outcome, Phase, Status
from enforceplan.roster import EMPTY, Roster
from enforceplan.rules.base import Rule
from enforceplan.rules.book import claim, effective, impose
from enforceplan.solution import Solution, Unknown, empty, from_roster, to_roster
from enforceplan.solve.agree import agree, agree_on_closed
from enforceplan.solve.clash import find_clash
from enforceplan.solve.construct import Planner
from enforceplan.solve.held import ENTRY, check_street, hold
from enforceplan.solve.obliged import obliged, only
from enforceplan.solve.process import Found, Progress, search
from enforceplan.solve.reasons import why_unserved
from enforceplan.solve.wire import Said, Task
from enforceplan.text import Text, both
from enforceplan.verbs import Book

PLANNING = 3.0
"""Seconds the planner may always take; with more time asked for, up to half of it."""
LISTED = 20
"""Most names a notice lists."""


def solve(
    scenario: Scenario,
    *,
    earlier: Roster | None = None,
    street: str = "",
    settings: SolverSettings | None = None,
    outside: Iterable[type[Rule]] = (),
    progress: Callable[[str, Said | None, Found | None], None] | None = None,
) -> Outcome:
    """Make the best roster that can be found in the time given.

    Parameters
    ----------
    scenario
        A loaded scenario.
    earlier
        A roster to begin with; at equal score as little of it as possible is changed.
    street
        Only operations, posts and duties of this street may move; all others stay as in the earlier roster and count
        as occupied. Bounds and status are then of this question.
    settings
        Seconds, workers, seed and deterministic mode; the scenario's own by default.
    outside
        Rule rooms that the package does not know.
    progress
        Called with a phase's name (``plan``, ``first``, ``exact``, ``finish``), what the solver said and what has been
        found.

    Raises
    ------
    Disagreement
        If the audit does not agree with the engine's own count.
    UsageFault
        The street is not known, or there is no earlier roster to hold to.
    ScenarioFaulty
        What lies outside the street cannot stay as the earlier roster has it.
    """
    began = time.monotonic()
    if street:
        check_street(scenario, street, earlier)
    settings = settings or scenario.solver
    scenario = replace(scenario, solver=settings)
    tell = progress or (lambda _phase, _said, _found: None)
    rules = tuple(effective(scenario, outside))
    p = compile_problem(scenario, rules, earlier or EMPTY)
    book = impose(rules, p)
    agree_on_closed(p, book, rules)
    phases = [Phase("rules", "", round(time.monotonic() - began, 3), None, None)]
    tell("plan", None, None)
    before, unknown = (None, Unknown()) if earlier is None else from_roster(p, earlier)
    held = hold(p, rules, earlier, unknown, street) if street and earlier is not None else None
    scenario = _noticed(scenario, *_unknown_notice(unknown), *(held.notices if held else ()))
    task = Task(
        problem=p,
        book=book if held is None else Book([*book.verbs, *held.verbs]),
        levels=tuple(level for level in Level if any(verb.points for verb in book.priced(level))),
        start=None,
        earlier=before,
        seconds=settings.seconds,
        workers=settings.workers,
        seed=settings.seed,
        deterministic=settings.deterministic,
        free=held.free if held else None,
    )
    until = math.inf if task.deterministic else began + max(PLANNING, settings.seconds / 2)
    planning = time.monotonic()
    start = _first_roster(task, until, held.solution if held else None)
    planning = time.monotonic() - planning
    phases.append(Phase("plan", "", round(time.monotonic() - began, 3), None, None))
    if start is None:
        found = search(only(task, obliged(task.book), seconds=_left(task, began, 0.0)))
        if found.best is None:
            return _without_roster(scenario, rules, task, found, phases, began)
        planner = Planner(p, task.book, until)
        planner.resume(found.best)
        filled = planner.fill()
        start = found.best if evaluate(p, task.book, filled).breaches else filled
    first = evaluate(p, task.book, start)
    found = Found(best=start, score=first, bounds=dict.fromkeys(task.levels, 0), finished=True)
    hear: Progress = lambda said, found: tell("exact", said, found)  # noqa: E731
    try:
        tell("first", None, found)
        if before is not None or any(first.vector):
            found = search(replace(task, start=start, seconds=_left(task, began, planning)), hear)
    except KeyboardInterrupt:
        found.interrupted = True
    phases += found.phases
    tell("finish", None, found)
    best, score, bounds = _fill(task, found)
    roster = to_roster(p, best)
    verdict = audit(scenario, roster, rules)
    agree(score, verdict)
    unserved = why_unserved(p, book, best, _told(rules))
    levels = {Level.MUST: LevelScore(0, 0), Level.POLICY: LevelScore(0, 0)}
    if held is not None:
        roster = held.together(roster)
        verdict = audit(scenario, roster, rules)
    levels |= {level: LevelScore(verdict.levels[level], bounds.get(level, 0)) for level in task.levels}
    proven = all(level.value == level.bound for level in levels.values())
    return Outcome(
        scenario=_noticed(scenario, *_crash_notice(found)),
        rules=rules,
        status=Status.BEST if proven else Status.GOOD,
        roster=roster,
        score=levels,
        unserved=unserved if held is None else held.reasons(unserved),
        verdict=verdict,
        interrupted=found.interrupted,
        seconds=round(time.monotonic() - began, 3),
        phases=tuple(phases),
        changes=_changes(earlier, roster) if earlier is not None else (),
        street=street,
    )


def _told(rules: tuple[Rule, ...]) -> dict[str, Text]:
    """Entry -> its rule as a planner is told of it (name, entry, what it says); kind of equipment -> its name."""
    said = {rule.entry: (rule.name, claim(rule)) for rule in rules}
    things = {code: Text(kind.name_zh, kind.name_en) for code, kind in catalogue.equipment_kinds().items()}
    return things | {
        entry: Text(*both("solve_run.the_rule", name=(name.zh, name.en), entry=entry, what=(what.zh, what.en)))
        for entry, (name, what) in said.items()
    }


def _left(task: Task, began: float, planning: float) -> float:
    """Seconds the search may take, what comes after it being kept free: it plans twice more and audits."""
    if task.deterministic:
        return task.seconds
    after = min(2 * planning, 0.2 * task.seconds)
    return max(0.5, task.seconds - (time.monotonic() - began) - after)


def _first_roster(task: Task, until: float, kept: Solution | None = None) -> Solution | None:
    """A roster that breaks no strict verb: the planner's, as near as can be to an earlier one; None: there is none.

    With what is ``kept`` of an earlier one that as a whole is broken, the planner goes on from there.
    """
    p, book, before = task.problem, task.book, task.earlier
    if before is not None and kept is not None and evaluate(p, book, before).breaches:
        before = kept
    if before is None:
        planned = Planner(p, book, until).run()
    elif kept is None and evaluate(p, book, before).breaches:
        planned = Planner(p, book, until, before).run()
    else:
        planner = Planner(p, book, until)
        planner.resume(before)
        planned = planner.fill()
    return None if evaluate(p, book, planned).breaches else planned


def _fill(task: Task, found: Found) -> tuple[Solution, Score, dict[Level, int]]:
    """Use room the search has left; a bound holds while no level above costs more than it was proven under."""
    if found.best is None or found.score is None:
        raise ValueError("no roster to fill")
    p, book, best, score = task.problem, task.book, found.best, found.score
    planner = Planner(p, book, math.inf if task.deterministic else time.monotonic() + PLANNING)
    planner.resume(best)
    filled = planner.fill()
    after = evaluate(p, book, filled)
    if not after.breaches and after.vector < score.vector:
        best, score = filled, after
    bounds: dict[Level, int] = {}
    for level in Level:
        if level in found.bounds:
            bounds[level] = found.bounds[level]
            if bounds[level] > score.levels[level]:
                raise Disagreement(f"bound {bounds[level]} of level {level.word} passes the value of a legal roster")
        if level in found.held and found.held[level] < score.levels[level]:
            break
    return best, score, bounds


def _noticed(scenario: Scenario, *notices: Notice) -> Scenario:
    return replace(scenario, notices=(*scenario.notices, *notices))


def _unknown_notice(unknown: Unknown) -> Iterator[Notice]:
    """What an earlier roster says that this week cannot express, so that it could not be kept."""
    if not unknown.starts and not unknown.duties:
        return
    lost = [*unknown.starts, *(f"{duty.officer}@{duty.job}" for duty in unknown.duties)]
    listed = ", ".join(lost[:LISTED]) + (" …" if len(lost) > LISTED else "")
    yield Notice(
        "warning",
        "from",
        *both(
            "solve_run.starts_and_duties_of_the_earlier",
            starts=len(unknown.starts),
            duties=len(unknown.duties),
            listed=listed,
        ),
    )


def _crash_notice(found: Found) -> Iterator[Notice]:
    """The solver's process died: what it had found was kept, and no later bound is known."""
    if found.crashed:
        last = found.complaint.splitlines()[-1] if found.complaint else "-"
        yield Notice("warning", "solver", *both("solve_run.the_solvers_process_ended_early", last=last))


def _doubt_notice() -> Notice:
    """One solve called the week impossible and no second one agreed in its time."""
    return Notice("warning", "solver", *both("solve_run.one_solve_found_this_week"))


def _without_roster(
    scenario: Scenario, rules: tuple[Rule, ...], task: Task, found: Found, phases: list[Phase], began: float
) -> Outcome:
    clash, interrupted = None, found.interrupted
    if found.infeasible:
        wide = _wide(task, rules)
        try:
            clash = find_clash(wide)
        except KeyboardInterrupt:
            interrupted = True
        if clash is not None:
            clash = _with_reasons(wide, rules, clash)
        else:
            scenario = _noticed(scenario, _doubt_notice())
    return Outcome(
        scenario=scenario,
        rules=rules,
        status=Status.IMPOSSIBLE if clash is not None else Status.OUT_OF_TIME,
        roster=None,
        score={},
        unserved=(),
        verdict=None,
        clash=clash,
        interrupted=interrupted,
        seconds=round(time.monotonic() - began, 3),
        phases=tuple(phases),
    )


def _wide(task: Task, rules: tuple[Rule, ...]) -> Task:
    """The same task with a candidate wherever no rule is asked: what closes a job may be a part of the clash."""
    p = compile_problem(task.problem.scenario)
    held = [verb for verb in task.book.verbs if verb.entry == ENTRY]
    return replace(task, problem=p, book=Book([*impose(rules, p).verbs, *held]), earlier=None)


def _with_reasons(task: Task, rules: tuple[Rule, ...], clash: Clash) -> Clash:
    """The clash, and of each operation that nobody could serve even in an empty week, why."""
    p = task.problem
    alone = why_unserved(p, task.book, empty(p), _told(rules), only=clash.operations)
    told = [reason for reason in alone if reason.code in ("no_start", "no_people", "no_equipment", "rule")]
    zh = "".join(f"。{reason.operation}：{reason.text.zh}" for reason in told)
    en = "".join(f". {reason.operation}: {reason.text.en}" for reason in told)
    return replace(clash, text=Text(clash.text.zh + zh, clash.text.en + en))


def _changes(earlier: Roster, roster: Roster) -> tuple[str, ...]:
    """Starts and duties that differ, ``-`` for what is gone and ``+`` for what is new."""
    before = {f"{s.operation} {s.start:%Y-%m-%d %H:%M}" for s in earlier.starts}
    after = {f"{s.operation} {s.start:%Y-%m-%d %H:%M}" for s in roster.starts}
    before |= {f"{d.officer} {d.job} {d.role.value}" for d in earlier.duties}
    after |= {f"{d.officer} {d.job} {d.role.value}" for d in roster.duties}
    return tuple(sorted([*(f"- {line}" for line in before - after), *(f"+ {line}" for line in after - before)]))
