"""How long the audit of a whole week takes."""

from __future__ import annotations

from benchmarks._planned import Planned, planned
from benchmarks.registry import PLACES, Benchmark, Cells, Options
from enforceplan.audit import audit


def build(size: str, _options: Options) -> Planned:
    subject = planned(size)
    audit(subject.scenario, subject.roster)
    return subject


def figures(subject: Planned) -> Cells:
    return {"duties": str(len(subject.roster.duties)), "findings": str(len(subject.verdict.findings))}


BENCHMARK = Benchmark(
    name="audit",
    about="The audit of the planner's roster, its look-ups included.",
    sizes=PLACES,
    build=build,
    phases={"audit": lambda subject: audit(subject.scenario, subject.roster)},
    figures=figures,
    reach="shiyan in 1 s",
)
