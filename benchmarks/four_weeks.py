"""Four weeks rolled one after the other: how evenly nights are shared between comparable officers in the end."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.registry import SCENARIOS, Benchmark, Cells, Options
from enforceplan import load, roll, solve
from enforceplan.domain import Scenario
from enforceplan.load import read_document, write_folder
from enforceplan.memory.ledger import comparable
from enforceplan.report.folder import write_run

WEEKS = 4


@dataclass(frozen=True)
class Month:
    """What four weeks of a place left behind."""

    spreads: tuple[int, ...]
    """Largest spread of nights in a group of comparable officers, before the first week and after each."""
    groups: int
    uneven: int
    """Groups with a spread above 1 after the last week."""
    served: tuple[str, ...]


def _groups(scenario: Scenario) -> list[int]:
    """Spread of carried nights in each group of two and more who may work nights."""
    nights: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for officer in scenario.officers.values():
        if not officer.no_night:
            nights[comparable(officer)].append(officer.carried.nights)
    return [max(group) - min(group) for group in nights.values() if len(group) > 1]


def _copy(scenario: Path, folder: Path) -> None:
    document = read_document(scenario).document
    if document is not None:
        write_folder(document, folder)


def _month(place: str, options: Options) -> Month:
    here, served = SCENARIOS / place, []
    groups = [_groups(load(here))]
    with tempfile.TemporaryDirectory() as home:
        for number in range(WEEKS):
            scenario = load(here)
            settings = replace(scenario.solver, seconds=options.seconds)
            outcome = solve(scenario, settings=settings)
            run = write_run(outcome, Path(home) / f"run{number}", document_writer=partial(_copy, here))
            here = Path(home) / f"week{number}"
            groups.append(_groups(roll(run, here).scenario))
            served.append(f"{outcome.served}/{len(scenario.operations)}")
    spreads = tuple(max(group, default=0) for group in groups)
    return Month(spreads, len(groups[-1]), sum(spread > 1 for spread in groups[-1]), tuple(served))


def _figures(month: Month) -> Cells:
    return {
        "spread before and after each week": ", ".join(map(str, month.spreads)),
        "groups": str(month.groups),
        "groups above 1": str(month.uneven),
        "served": ", ".join(month.served),
    }


BENCHMARK = Benchmark(
    name="four_weeks",
    about="Four weeks of a place, each rolled from the one before; spread of nights between comparable officers.",
    sizes=("tiny", "dongcheng"),
    build=_month,
    figures=_figures,
    reach="a spread of at most 1 in every group after four weeks",
)
