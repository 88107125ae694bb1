"""The staffing sweep: one scenario solved with other numbers of certified officers, each case on its own.

When to modify: another fact that a case reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from enforceplan.domain import Level, Scenario, SolverSettings
from enforceplan.outcome import Clash, LevelScore, Outcome, Status, Unserved
from enforceplan.report.view import View
from enforceplan.solve.run import solve
from enforceplan.staffing.heads import Staffed, profiles, staffed
from enforceplan.staffing.vary import cases

if TYPE_CHECKING:
    from enforceplan.solve.process import Found
    from enforceplan.solve.wire import Said

Progress = Callable[[int, int, Mapping[str, int], str, "Said | None", "Found | None"], None]
"""Called with the case's number (from 1), how many there are, its heads, and what `solve` tells of itself."""


@dataclass(frozen=True)
class Case:
    """One case: what was changed, and what came of it."""

    number: int
    """Place in the sweep, from 1."""
    heads: dict[str, int]
    """Certified officers of each varied department."""
    added: tuple[str, ...]
    removed: tuple[str, ...]
    status: Status
    served: int
    served_by_priority: dict[int, int]
    """Priority, 5 urgent to 1 optional -> operations served."""
    unserved: tuple[Unserved, ...]
    score: dict[Level, LevelScore]
    """Value and bound of each level; empty without a roster."""
    minutes: int
    """Working minutes of all officers, on call at home left out."""
    officers: int
    """Officers of every standing in the case."""
    minutes_of: dict[str, int]
    """Working minutes of the certified officers of each varied department."""
    seconds: float
    clash: Clash | None

    @property
    def label(self) -> str:
        """``FR=4 UM=10``."""
        return " ".join(f"{department}={heads}" for department, heads in self.heads.items())

    @property
    def solved(self) -> bool:
        """There is an audited roster."""
        return bool(self.score)

    @property
    def unchanged(self) -> bool:
        """The scenario as it was loaded."""
        return not self.added and not self.removed

    def reasons(self) -> dict[str, int]:
        """Reason code -> operations left out for it."""
        return dict(Counter(entry.code for entry in self.unserved))

    def of_level(self, level: Level) -> LevelScore | None:
        """Score of a level; None where the case has no roster or the level is not in force."""
        return self.score.get(level)


@dataclass(frozen=True)
class Sweep:
    """All cases of one sweep, in order."""

    scenario: Scenario
    departments: tuple[str, ...]
    """Departments that were varied."""
    settings: SolverSettings
    """Search settings of every case."""
    planned: int
    """Cases asked for; more than there are when the sweep was interrupted."""
    cases: tuple[Case, ...]
    interrupted: bool = False

    def doubtful(self) -> list[tuple[Case, Case]]:
        """Pairs (fewer, more) whose coverage is worse with more heads.

        More officers of the same kind can do whatever fewer could, so the second of a pair was not searched long
        enough.
        """
        found = []
        for more in self.cases:
            for fewer in self.cases:
                low, high = fewer.of_level(Level.COVERAGE), more.of_level(Level.COVERAGE)
                nested = fewer is not more and all(fewer.heads[d] <= more.heads[d] for d in self.departments)
                if nested and low is not None and high is not None and high.value > low.value:
                    found.append((fewer, more))
                    break
        return found


def sweep(
    scenario: Scenario,
    vary: Mapping[str, Sequence[int]],
    settings: SolverSettings | None = None,
    profile: str | None = None,
    progress: Progress | None = None,
) -> Sweep:
    """Solve the scenario once for every combination of head counts.

    Parameters
    ----------
    scenario
        A loaded scenario.
    vary
        Department -> numbers of certified officers to try.
    settings
        Search settings of each case, ``seconds`` a case; the scenario's own by default.
    profile
        Code of the certified officer whom added officers copy; by default the first listed of their department.
    progress
        Told what goes on.

    Ctrl-C ends the sweep with the cases finished so far; the one that was cut short is left out.

    Raises
    ------
    UsageFault
        A case cannot be made; nothing has been solved then.
    KeyboardInterrupt
        Ctrl-C before the first case was finished.
    """
    departments = tuple(vary)
    wanted = cases(scenario, vary)
    models = profiles(scenario, departments, profile)
    variants = [staffed(scenario, heads, models) for heads in wanted]
    chosen = settings or scenario.solver
    done: list[Case] = []
    interrupted = False
    for number, (heads, variant) in enumerate(zip(wanted, variants, strict=True), 1):
        try:
            outcome = _solve(variant.scenario, chosen, number, len(wanted), heads, progress)
        except KeyboardInterrupt:
            interrupted = True
            break
        if outcome.interrupted:
            interrupted = True
            break
        done.append(_case(number, heads, variant, outcome))
    if not done:
        raise KeyboardInterrupt
    return Sweep(scenario, departments, chosen, len(wanted), tuple(done), interrupted)


def _solve(
    scenario: Scenario,
    settings: SolverSettings,
    number: int,
    total: int,
    heads: Mapping[str, int],
    progress: Progress | None,
) -> Outcome:
    def tell(phase: str, said: Said | None, found: Found | None) -> None:
        if progress is not None:
            progress(number, total, heads, phase, said, found)

    return solve(scenario, settings=settings, progress=tell)


def _case(number: int, heads: dict[str, int], variant: Staffed, outcome: Outcome) -> Case:
    scenario = variant.scenario
    services = View(outcome).services
    certified = {o.code: o.owner for o in scenario.officers.values() if o.standing == "certified"}
    started = [] if outcome.roster is None else [start.operation for start in outcome.roster.starts]
    return Case(
        number=number,
        heads=heads,
        added=variant.added,
        removed=variant.removed,
        status=outcome.status,
        served=outcome.served,
        served_by_priority=dict(Counter(scenario.operations[code].priority for code in started)),
        unserved=outcome.unserved,
        score=outcome.score,
        minutes=sum(service.working_minutes for service in services),
        officers=len(scenario.officers),
        minutes_of={d: sum(s.working_minutes for s in services if certified.get(s.officer) == d) for d in heads},
        seconds=outcome.seconds,
        clash=outcome.clash,
    )
