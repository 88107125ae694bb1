"""One solve in a process of its own, so that its peak memory is its own: ``python -m benchmarks._one_solve``."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from benchmarks._course import Course
from enforceplan.audit import audit
from enforceplan.domain import Level
from enforceplan.load import load
from enforceplan.outcome import Outcome
from enforceplan.solve.run import solve

T = TypeVar("T")


def main(folder: str, seconds: str) -> None:
    scenario, load_seconds = timed(lambda: load(folder))
    settings = replace(scenario.solver, seconds=float(seconds), workers=2)
    course = Course()
    outcome, solve_seconds = timed(lambda: solve(scenario, settings=settings, progress=course.hear))
    course.note({level: (score.value, score.bound) for level, score in outcome.score.items()}, last=True)
    verdict, audit_seconds = timed(lambda: None if outcome.roster is None else audit(scenario, outcome.roster))
    ends = {phase.name: phase.seconds for phase in outcome.phases}
    told = {
        "status": outcome.status.value,
        "passed": bool(verdict and verdict.passed),
        "served": outcome.served,
        "operations": len(scenario.operations),
        "score": scores(outcome),
        "seconds": {
            "load": load_seconds,
            "rules, arrays": ends["rules"],
            "first roster": ends["plan"] - ends["rules"],
            "solve": solve_seconds,
            "audit": audit_seconds,
        },
        "memory": peaks(),
        "course": course.points,
    }
    print(json.dumps(told))


def timed(run: Callable[[], T]) -> tuple[T, float]:
    """What it returns, and wall seconds."""
    began = time.perf_counter()
    return run(), time.perf_counter() - began


def scores(outcome: Outcome) -> dict[str, tuple[int, int]]:
    """(value, bound) of the levels that are priced."""
    return {level.word: (score.value, score.bound) for level, score in outcome.score.items() if level > Level.POLICY}


def peaks() -> tuple[float, float] | None:
    """Peak resident memory of this process and of its largest child, GB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 2**30 if sys.platform == "darwin" else 2**20
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own / unit, child / unit


if __name__ == "__main__":
    main(*sys.argv[1:3])
