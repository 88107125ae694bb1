"""Every shipped place solved: how good, how well proven, how fast and how big."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks._course import keep
from benchmarks.registry import PLACES, ROOT, SCENARIOS, Benchmark, Cells, Options


def build(size: str, options: Options) -> dict[str, Any]:
    """What one solve in its own process says of itself."""
    return solved_apart("places", size, SCENARIOS / size, options.seconds)


def solved_apart(benchmark: str, size: str, folder: Path, seconds: float) -> dict[str, Any]:
    """What a solve in its own process says of itself; its course is kept."""
    words = [sys.executable, "-m", "benchmarks._one_solve", str(folder), str(seconds)]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    told: dict[str, Any] = json.loads(done.stdout)
    keep(benchmark, size, told.pop("course"))
    return told


def figures(told: dict[str, Any]) -> Cells:
    """The told figures as cells; a level as value / bound."""
    cells = {phase: f"{seconds:.2f}" for phase, seconds in told["seconds"].items()}
    cells |= {"status": told["status"], "audit passed": "yes" if told["passed"] else "NO"}
    cells["served"] = f"{told['served']}/{told['operations']}"
    cells |= {level: f"{value:,} / {bound:,}" for level, (value, bound) in told["score"].items()}
    if told["memory"] is not None:
        cells["memory, GB (solver)"] = "{:.2f} ({:.2f})".format(*told["memory"])
    return cells


BENCHMARK = Benchmark(
    name="places",
    about="One solve with two workers, its parts timed apart; levels as value / proven bound.",
    sizes=PLACES,
    build=build,
    figures=figures,
    reach="tiny proven best in 5 s, each place an audited roster in 60 s, memory of at most 3 GB",
)
