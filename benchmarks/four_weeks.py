"""Four weeks rolled one after the other: how evenly nights are shared between comparable officers in the end.

Where a group ends above 1, what was reached stands beside the least that the same starts and heads allow, and the
least of any rosters that cost no more at coverage (`_night_floor`), which are proofs: a duty leader's post is held
every night by the few who have the rank for it.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks._night_floor import Floor, floors, groups, spread
from benchmarks.registry import SCENARIOS, Benchmark, Cells, Options
from enforceplan import load, roll, solve
from enforceplan.domain import Scenario
from enforceplan.load import read_document, write_folder
from enforceplan.report.folder import write_run

WEEKS = 4


@dataclass(frozen=True)
class Month:
    """What four weeks of a place left behind."""

    spreads: tuple[int, ...]
    """Largest spread of nights in a group of comparable officers, before the first week and after each."""
    floors: tuple[Floor, ...]
    """Every group after the last week"""
    served: tuple[str, ...]


def _widest(scenario: Scenario) -> int:
    return max((spread(officers) for officers in groups(scenario).values()), default=0)


def _copy(scenario: Path, folder: Path) -> None:
    document = read_document(scenario).document
    if document is not None:
        write_folder(document, folder)


def _month(place: str, options: Options) -> Month:
    here, served, weeks = SCENARIOS / place, [], []
    coming = load(here)
    spreads = [_widest(coming)]
    with tempfile.TemporaryDirectory() as home:
        for number in range(WEEKS):
            outcome = solve(coming, settings=replace(coming.solver, seconds=options.seconds))
            run = write_run(outcome, Path(home) / f"run{number}", document_writer=partial(_copy, here))
            served.append(f"{outcome.served}/{len(coming.operations)}")
            weeks.append(outcome)
            here = Path(home) / f"week{number}"
            coming = roll(run, here).scenario
            spreads.append(_widest(coming))
    return Month(tuple(spreads), tuple(floors(weeks, coming)), tuple(served))


def _figures(month: Month) -> Cells:
    above = [floor for floor in month.floors if floor.reached > 1]
    return {
        "spread before and after each week": ", ".join(map(str, month.spreads)),
        "groups": str(len(month.floors)),
        "groups above 1": str(len(above)),
        "of these least for the same starts and heads": str(sum(floor.reached == floor.least for floor in above)),
        "least for any roster of such coverage": str(sum(floor.reached == floor.always for floor in above)),
        "reached (least for the same starts and heads, for any; able of all)": "; ".join(
            f"{floor.name} {floor.reached} ({floor.least}, {floor.always}; {floor.able} of {floor.members})"
            for floor in above
        ),
        "served": ", ".join(month.served),
    }


BENCHMARK = Benchmark(
    name="four_weeks",
    about="Four weeks of a place, each rolled from the one before; spread of nights between comparable officers.",
    sizes=("tiny", "dongcheng"),
    build=_month,
    figures=_figures,
    reach="a spread of at most 1 in every group after four weeks, or the least that is possible",
)
