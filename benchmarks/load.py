"""How long a scenario takes from its files to its nouns, every check made."""

from __future__ import annotations

from pathlib import Path

from benchmarks.registry import PLACES, SCENARIOS, Benchmark, Cells, Options
from enforceplan.load import load, read_document


def build(size: str, _options: Options) -> Path:
    load(SCENARIOS / size)
    return SCENARIOS / size


def figures(folder: Path) -> Cells:
    scenario = load(folder)
    return {"officers": str(len(scenario.officers)), "operations": str(len(scenario.operations))}


BENCHMARK = Benchmark(
    name="load",
    about="What `validate` does after its imports: read alone, then read and resolved.",
    sizes=PLACES,
    build=build,
    phases={"read": read_document, "validate": load},
    figures=figures,
    reach="`validate` of shiyan in 1 s after imports",
)
