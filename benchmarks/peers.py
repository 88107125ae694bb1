"""The same weeks planned by what a user would pick instead, in the same run, all scored by our audit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks._city import city, make
from benchmarks._peer_run import PEERS
from benchmarks.registry import PLACES, ROOT, SCENARIOS, Benchmark, Cells, Options


def sizes(weeks: tuple[str, ...]) -> tuple[str, ...]:
    """Every planner on every week."""
    return tuple(f"{week}: {peer}" for week in weeks for peer in PEERS)


def build(size: str, options: Options) -> dict[str, Any]:
    """What one planner in its own process says of itself."""
    week, _, peer = size.partition(": ")
    with TemporaryDirectory() as made:
        folder = SCENARIOS / week
        if week.startswith("city "):
            number, _, times = week.removeprefix("city ").partition(" x ")
            folder = make(city(int(number), times=int(times or 1)), Path(made))
        words = [sys.executable, "-m", "benchmarks._peer_run", str(folder), str(options.seconds), peer]
        done = subprocess.run(words, check=False, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    if done.returncode:
        return {"ended": done.returncode}
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def figures(told: dict[str, Any]) -> Cells:
    """The told figures as cells; a roster that breaks a strict rule counts as nothing."""
    if "ended" in told:
        return {"audit passed": f"ended with code {told['ended']}"}
    cells = {"seconds": f"{told['seconds']:.1f}"}
    if told["build"] is not None:
        cells["of which building"] = f"{told['build']:.1f}"
    cells["audit passed"] = "yes" if told["passed"] else "NO" if told["levels"] else "no roster"
    if told["passed"]:
        cells["served"] = told["served"]
        cells |= {level: f"{value:,}" for level, value in told["levels"].items()}
    if told["bound"] is not None:
        cells["coverage bound"] = f"{told['bound']:,}"
    if told["memory"] is not None:
        cells["memory, GB (child)"] = "{:.2f} ({:.2f})".format(*told["memory"])
    return cells


BENCHMARK = Benchmark(
    name="peers",
    about="The same week planned by others: by hand order, by a plain model in CP-SAT and HiGHS, by Timefold; scored by"
    " our audit. The clock starts when the scenario is loaded.",
    sizes=sizes(("tiny", "city 1")),
    more=lambda _options: sizes((*PLACES[1:], "city 13", "city 13 x 3")),
    build=build,
    figures=figures,
    reach="ours better than every peer, level by level, at equal time",
)
