"""One solve from scenario to outcome: rules, arrays, first roster, search, audit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from enforceplan.audit import Disagreement, Verdict, audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Level, Notice, Scenario, SolverSettings
from enforceplan.evaluate import Score, evaluate
from enforceplan.outcome import LevelScore, Outcome, Phase, Status
from enforceplan.problem import Problem
from enforceplan.roster import Roster
from enforceplan.rules.base import Rule
from enforceplan.rules.book import effective, impose
from enforceplan.solution import Solution, from_roster, to_roster
from enforceplan.solve.clash import find_clash
from enforceplan.solve.construct import Planner
from enforceplan.solve.process import Found, Progress, search
from enforceplan.solve.reasons import why_unserved
from enforceplan.solve.wire import Said, Task
from enforceplan.verbs import Book


def solve(
    scenario: Scenario,
    *,
    earlier: Roster | None = None,
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
    """
    began = time.monotonic()
    settings = settings or scenario.solver
    scenario = replace(scenario, solver=settings)
    tell = progress or (lambda _phase, _said, _found: None)
    rules = tuple(effective(scenario, outside))
    p = compile_problem(scenario)
    book = impose(rules, p)
    phases = [Phase("rules", "", round(time.monotonic() - began, 3), None, None)]
    tell("plan", None, None)
    start, before = _begin(p, book, earlier)
    phases.append(Phase("plan", "", round(time.monotonic() - began, 3), None, None))
    task = Task(
        problem=p,
        book=book,
        levels=tuple(level for level in Level if any(verb.points for verb in book.priced(level))),
        start=start,
        earlier=before,
        seconds=settings.seconds if settings.deterministic else max(0.5, settings.seconds - (time.monotonic() - began)),
        workers=settings.workers,
        seed=settings.seed,
        deterministic=settings.deterministic,
    )
    hear: Progress = lambda said, found: tell("exact", said, found)  # noqa: E731
    if start is not None:
        tell("first", None, Found(best=start, score=evaluate(p, book, start)))
    found = search(task, hear)
    phases += found.phases
    if found.best is None:
        return _without_roster(scenario, rules, task, found, phases, began)
    tell("finish", None, found)
    best, score, bounds = _fill(p, book, found)
    roster = to_roster(p, best)
    verdict = audit(scenario, roster, rules)
    _agree(score, verdict)
    levels = {Level.MUST: LevelScore(0, 0), Level.POLICY: LevelScore(0, 0)}
    levels |= {level: LevelScore(score.levels[level], bounds.get(level, 0)) for level in task.levels}
    proven = all(level.value == level.bound for level in levels.values())
    if found.crashed:
        scenario = replace(scenario, notices=(*scenario.notices, _crash_notice(found)))
    return Outcome(
        scenario=scenario,
        rules=rules,
        status=Status.BEST if proven else Status.GOOD,
        roster=roster,
        score=levels,
        unserved=why_unserved(p, book, best),
        verdict=verdict,
        interrupted=found.interrupted,
        seconds=round(time.monotonic() - began, 3),
        phases=tuple(phases),
        changes=_changes(earlier, roster) if earlier is not None else (),
    )


def _begin(p: Problem, book: Book, earlier: Roster | None) -> tuple[Solution | None, Solution | None]:
    """(a roster that breaks no strict verb, the earlier roster's indices)."""
    before = None if earlier is None else from_roster(p, earlier)[0]
    planned = Planner(p, book).run()
    candidates = [planned] if before is None else [before, planned]
    if before is not None and not evaluate(p, book, before).breaches:
        planner = Planner(p, book)
        planner.resume(before)
        candidates.insert(0, planner.fill())
    legal = [(evaluate(p, book, s), s) for s in candidates]
    legal = [(score, s) for score, s in legal if not score.breaches]
    return (min(legal, key=lambda pair: pair[0].vector)[1] if legal else None), before


def _fill(p: Problem, book: Book, found: Found) -> tuple[Solution, Score, dict[Level, int]]:
    """Use room the search has left; a bound holds while no level above costs more than it was proven under."""
    if found.best is None or found.score is None:
        raise ValueError("no roster to fill")
    best, score = found.best, found.score
    planner = Planner(p, book)
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


def _crash_notice(found: Found) -> Notice:
    """The solver's process died: what it had found was kept, and no later bound is known."""
    last = found.complaint.splitlines()[-1] if found.complaint else "-"
    return Notice(
        "warning",
        "solver",
        f"求解进程提前结束，结果为此前找到的最好排班（{last}）",
        f"the solver's process ended early; the result is the best roster found before that ({last})",
    )


def _agree(score: Score, verdict: Verdict) -> None:
    """Compare prices entry by entry, and the verdict."""
    audited = {entry.entry: entry.points for entry in verdict.entries if not entry.strict}
    wrong = [
        f"{entry}: engine {score.points.get(entry, 0)}, audit {audited.get(entry, 0)}"
        for entry in sorted({*score.points, *audited})
        if score.points.get(entry, 0) != audited.get(entry, 0)
    ]
    wrong += [f"{f.entry}: {f.code} {f.subject} {f.amounts}" for f in verdict.breaches[:5]]
    if wrong:
        raise Disagreement("engine and audit disagree: " + "; ".join(wrong))


def _without_roster(
    scenario: Scenario, rules: tuple[Rule, ...], task: Task, found: Found, phases: list[Phase], began: float
) -> Outcome:
    clash = find_clash(task) if found.infeasible else None
    return Outcome(
        scenario=scenario,
        rules=rules,
        status=Status.IMPOSSIBLE if clash is not None else Status.OUT_OF_TIME,
        roster=None,
        score={},
        unserved=(),
        verdict=None,
        clash=clash,
        interrupted=found.interrupted,
        seconds=round(time.monotonic() - began, 3),
        phases=tuple(phases),
    )


def _changes(earlier: Roster, roster: Roster) -> tuple[str, ...]:
    """Starts and duties that differ, ``-`` for what is gone and ``+`` for what is new."""
    before = {f"{s.operation} {s.start:%Y-%m-%d %H:%M}" for s in earlier.starts}
    after = {f"{s.operation} {s.start:%Y-%m-%d %H:%M}" for s in roster.starts}
    before |= {f"{d.officer} {d.job} {d.role.value}" for d in earlier.duties}
    after |= {f"{d.officer} {d.job} {d.role.value}" for d in roster.duties}
    return tuple(sorted([*(f"- {line}" for line in before - after), *(f"+ {line}" for line in after - before)]))
