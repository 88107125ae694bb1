"""How long the command takes to say anything, and what its imports cost."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.registry import Benchmark, Options

_RUNS = {
    "python alone": ("-c", "pass"),
    "enforceplan --help": ("-m", "enforceplan", "--help"),
    "enforceplan solve --help": ("-m", "enforceplan", "solve", "--help"),
    "import enforceplan": ("-c", "import enforceplan"),
    "import all that validate needs": ("-c", "import enforceplan.load, enforceplan.rules.book"),
    "import all that solve needs": (
        "-c",
        "import enforceplan.solve.run, enforceplan.load, ortools.sat.python.cp_model",
    ),
}


def build(size: str, _options: Options) -> tuple[str, ...]:
    return _RUNS[size]


def run(words: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)


BENCHMARK = Benchmark(
    name="startup",
    about="Wall time of a fresh Python process.",
    sizes=tuple(_RUNS),
    build=build,
    phases={"seconds": run},
    reach="`enforceplan --help` in 0.5 s",
)
