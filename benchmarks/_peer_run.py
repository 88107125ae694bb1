"""One planner on one week in a process of its own: ``python -m benchmarks._peer_run FOLDER SECONDS PEER``.

The clock starts when the scenario is loaded; building counts. The audit scores what comes out.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from typing import Any

from benchmarks._one_solve import peaks
from benchmarks._peer_greedy import Greedy
from benchmarks._peer_week import Week, levels
from enforceplan.load import load
from enforceplan.solution import Solution
from enforceplan.solve.run import solve

PEERS = ("ours", "greedy", "CP-SAT", "CP-SAT from greedy", "HiGHS", "Timefold", "Timefold from greedy")


def main(folder: str, seconds: str, peer: str) -> None:
    scenario = load(folder)
    end = time.perf_counter() + float(seconds)
    began = time.perf_counter()
    told: dict[str, Any] = {"bound": None, "build": None}
    if peer == "ours":
        outcome = solve(scenario, settings=replace(scenario.solver, seconds=float(seconds), workers=2))
        told["bound"] = next((s.bound for level, s in outcome.score.items() if level.word == "coverage"), None)
        verdict = outcome.verdict
        served, total = outcome.served, len(scenario.operations)
    else:
        week = Week(scenario)
        first = Greedy(week).run() if peer.endswith("greedy") else None
        made = first if peer == "greedy" else _search(week, peer, end, first, told)
        verdict = None if made is None else week.judged(made)
        served, total = 0 if made is None else int((made.start >= 0).sum()), week.p.K
    told |= {"served": f"{served}/{total}", "seconds": time.perf_counter() - began, "memory": peaks()}
    told["passed"] = bool(verdict and verdict.passed)
    told["levels"] = {} if verdict is None else {level.word: value for level, value in levels(verdict).items()}
    print(json.dumps(told))


def _search(week: Week, peer: str, end: float, first: Solution | None, told: dict[str, Any]) -> Solution | None:
    """The roster of a peer that searches until the clock says ``end``."""
    began = time.perf_counter()
    if peer.startswith("Timefold"):
        from benchmarks import _peer_timefold

        return _peer_timefold.run(week, end, first)
    from benchmarks._peer_rows import PlainWeek

    plain = PlainWeek(week)
    told["build"] = time.perf_counter() - began
    left = end - time.perf_counter()
    if left <= 0:
        return None
    if peer == "HiGHS":
        from benchmarks import _peer_highs

        made, told["bound"] = _peer_highs.run(plain, left)
    else:
        from benchmarks import _peer_cpsat

        made, told["bound"] = _peer_cpsat.run(plain, left, first)
    return made


if __name__ == "__main__":
    main(*sys.argv[1:4])
