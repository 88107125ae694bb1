"""What a registered benchmark is, and which there are.

When to modify: never for a new benchmark; a new file with a ``BENCHMARK`` is enough.
"""

from __future__ import annotations

import importlib
import pkgutil
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import benchmarks

ROOT = Path(__file__).parent.parent
SCENARIOS = ROOT / "scenarios"
PLACES = ("tiny", "dongcheng", "xincheng", "qingshan", "yuanzhou", "shiyan")
"""Shipped places, smallest first."""

Cells = dict[str, str]
"""Column -> what stands in it."""


class Missing(Exception):
    """What a benchmark needs and does not find, such as a published instance; the result says so."""


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    seconds: float = 60.0
    """Time of one solve."""
    data: Path | None = None
    """Folder of published instances."""


@dataclass(frozen=True)
class Benchmark:
    """One thing that is measured along one axis of sizes, its phases timed apart."""

    name: str
    about: str
    """What is measured, in one sentence."""
    sizes: tuple[str, ...]
    build: Callable[[str, Options], Any]
    """Makes the subject of one size; not timed."""
    phases: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)
    """Column -> what is timed on the subject, in seconds; the median of ``repeats``."""
    figures: Callable[[Any], Cells] = lambda _subject: {}
    """Further columns of the subject, after its phases have run."""
    more: Callable[[Options], tuple[str, ...]] = lambda _options: ()
    """Further sizes that only a full run measures."""
    repeats: int = 3
    reach: str = ""
    """What is asked for, in words."""
    finish: Callable[[list[Cells], Options], None] | None = None
    """What becomes of the rows, where it is not a section of RESULTS.md."""

    def measure(self, size: str, options: Options) -> Cells:
        """One row; of a size whose data are not there, only that."""
        try:
            subject = self.build(size, options)
        except Missing as missing:
            return {"size": size, "skipped": str(missing)}
        times = {column: f"{median(run, subject, self.repeats):.2f}" for column, run in self.phases.items()}
        return {"size": size, **times, **self.figures(subject)}


def median(run: Callable[[Any], object], subject: object, repeats: int) -> float:
    """Median wall time of a few runs, seconds."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        run(subject)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def registered() -> dict[str, Benchmark]:
    """Every benchmark by name, in order of name."""
    modules = [
        importlib.import_module(f"{benchmarks.__name__}.{info.name}")
        for info in pkgutil.iter_modules(benchmarks.__path__)
        if not info.name.startswith("_")
    ]
    found = [module.BENCHMARK for module in modules if hasattr(module, "BENCHMARK")]
    return {benchmark.name: benchmark for benchmark in sorted(found, key=lambda benchmark: benchmark.name)}
