"""The sweep as a tidy table, one row a case, and as one JSON object.

When to modify: another column. Columns are stable English words; others script them.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from enforceplan.domain import Level
from enforceplan.staffing.sweep import Case, Sweep

PRIORITIES = {5: "urgent", 4: "high", 3: "normal", 2: "low", 1: "optional"}
REASONS = ("no_start", "no_people", "no_equipment", "rule", "crowded_out", "not_chosen")
"""Why an operation was left out, as `outcome.Unserved` codes it; others a run has follow them."""
SCORED = (Level.COVERAGE, Level.FAIRNESS)


def reasons(sweep: Sweep) -> list[str]:
    """Reason codes of the table: the known ones, then any other that occurs."""
    others = {code for case in sweep.cases for code in case.reasons()} - set(REASONS)
    return [*REASONS, *sorted(others)]


def frame(sweep: Sweep) -> pd.DataFrame:
    """One row a case.

    ``heads_X`` are certified officers of department X, ``hours_X`` their working hours and ``hours_per_head_X`` the
    same for each; ``hours`` and ``hours_per_head`` count officers of every standing. Cells that ask for a roster are
    empty where there is none.
    """
    rows = [_row(sweep, case) for case in sweep.cases]
    whole = [column for column in rows[0] if all(isinstance(row[column], int | None) for row in rows)]
    return pd.DataFrame(rows, columns=list(rows[0])).astype(dict.fromkeys(whole, "Int64"))


def _row(sweep: Sweep, case: Case) -> dict[str, Any]:
    solved = case.solved
    row: dict[str, Any] = {"case": case.number}
    row |= {f"heads_{d}": case.heads[d] for d in sweep.departments}
    row |= {"status": case.status.value, "operations": len(sweep.scenario.operations)}
    row |= {"served": case.served if solved else None}
    by_priority = {f"served_{word}": case.served_by_priority.get(p, 0) for p, word in PRIORITIES.items()}
    row |= by_priority if solved else dict.fromkeys(by_priority)
    found = case.reasons()
    row |= {f"unserved_{code}": found.get(code, 0) if solved else None for code in reasons(sweep)}
    for level in SCORED:
        score = case.of_level(level)
        row[f"{level.word}_value"] = None if score is None else score.value
        row[f"{level.word}_bound"] = None if score is None else score.bound
    row["hours"] = _hours(case.minutes) if solved else None
    row["hours_per_head"] = _hours(case.minutes, case.officers) if solved else None
    for d in sweep.departments:
        row[f"hours_{d}"] = _hours(case.minutes_of[d]) if solved else None
        row[f"hours_per_head_{d}"] = _hours(case.minutes_of[d], case.heads[d]) if solved else None
    row |= {"seconds": round(case.seconds, 1), "added": " ".join(case.added), "removed": " ".join(case.removed)}
    return row


def _hours(minutes: int, heads: int = 1) -> float | None:
    return round(minutes / 60 / heads, 2) if heads else None


def as_object(sweep: Sweep, language: str) -> dict[str, Any]:
    """The whole sweep for machines; reasons in ``zh`` or ``en``."""
    return {
        "title": sweep.scenario.title,
        "week_start": sweep.scenario.week_start.isoformat(),
        "operations": len(sweep.scenario.operations),
        "departments": list(sweep.departments),
        "settings": {
            "seconds": sweep.settings.seconds,
            "workers": sweep.settings.workers,
            "seed": sweep.settings.seed,
            "deterministic": sweep.settings.deterministic,
        },
        "interrupted": sweep.interrupted,
        "planned": sweep.planned,
        "cases": [_case(sweep, case, language) for case in sweep.cases],
        "worse_with_more": [[fewer.number, more.number] for fewer, more in sweep.doubtful()],
    }


def _case(sweep: Sweep, case: Case, language: str) -> dict[str, Any]:
    return {
        "case": case.number,
        "heads": case.heads,
        "unchanged": case.unchanged,
        "added": list(case.added),
        "removed": list(case.removed),
        "status": case.status.value,
        "served": case.served,
        "served_by_priority": {word: case.served_by_priority.get(p, 0) for p, word in PRIORITIES.items()},
        "score": {level.word: {"value": s.value, "bound": s.bound} for level, s in case.score.items()},
        "unserved": [{"id": u.operation, "code": u.code, "reason": getattr(u.text, language)} for u in case.unserved],
        "hours": _hours(case.minutes),
        "hours_of": {d: _hours(case.minutes_of[d]) for d in sweep.departments},
        "officers": case.officers,
        "seconds": round(case.seconds, 1),
        "clash": None if case.clash is None else getattr(case.clash.text, language),
    }
