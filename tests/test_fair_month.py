"""Nights carried in the ledger decide who has the next ones: rolled weeks even out what they began with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks._night_floor import floors, groups, spread

from enforceplan import roll
from enforceplan.load import load
from enforceplan.memory.reopen import reopen
from memory_sample import solved_at

MONTH = """
settings: {week_start: 2026-06-01, language: en}
streets: [{code: S1}]
departments: [{code: UM}, {code: ST}]
officers:
  - {code: U, department: UM, standing: certified, used_by: S1, count: 4}
  - {code: L, department: ST, standing: cadre, used_by: S1, rank: duty_leader, count: 3}
  - {code: T, department: ST, standing: certified, used_by: S1, rank: duty_leader, count: 2}
operations:
  - {code: tidy, street: S1, elements: UM 2c, minutes: 120, windows: "09:00-12:00", days: workday, follow_up_days: 30}
posts:
  - {code: guard, street: S1, shifts: "20:00-02:00", certified: 1, departments: UM}
  - {code: leader, type: duty_leader, street: S1}
ledger:
  - {officer: U-01, nights: 3, minutes: -300}
  - {officer: U-02, nights: 1, minutes: 240}
  - {officer: L-01, nights: 4}
"""
RANKED = MONTH.replace("rank: duty_leader, count: 3}", "rank: duty_leader, count: 2}").replace(
    "  - {code: T, department: ST, standing: certified, used_by: S1, rank: duty_leader, count: 2}",
    "  - {code: M, department: ST, standing: cadre, used_by: S1, count: 2}",
)
"""Two of four comparable cadres lack the rank for the leader's post."""


def rolled(text: str, home: Path, weeks: int = 4) -> tuple[list[Path], Path]:
    """The run folders, each proven best, and the scenario after the last."""
    here, runs = home / "week.yaml", []
    here.write_text(text, encoding="utf-8")
    for number in range(weeks):
        runs.append(solved_at(here, home / f"run{number}"))
        assert json.loads((runs[-1] / "roster.json").read_text(encoding="utf-8"))["status"] == "best"
        here = home / f"next{number}"
        roll(runs[-1], here)
    return runs, here


def test_uneven_nights_are_even_after_four_weeks(tmp_path: Path) -> None:
    """Guards: 3 + 1 + 28 nights for four, eight each. Leaders: 4 + 28 for three, ten or eleven each."""
    before = load(_written(tmp_path / "first", MONTH))
    assert sorted(spread(officers) for officers in groups(before).values()) == [0, 3, 4]
    _, after = rolled(MONTH, tmp_path)
    nights = {code: officer.carried.nights for code, officer in load(after).officers.items()}
    assert [nights[f"U-0{n}"] for n in (1, 2, 3, 4)] == [8, 8, 8, 8]
    assert sorted(nights[f"L-0{n}"] for n in (1, 2, 3)) == [10, 11, 11]
    assert [nights[f"T-0{n}"] for n in (1, 2)] == [0, 0]
    assert all(spread(officers) <= 1 for officers in groups(load(after)).values())


@pytest.mark.parametrize("weeks", [1, 4])
def test_where_some_lack_the_rank_the_floor_is_reached(weeks: int, tmp_path: Path) -> None:
    """Seven nights a week for two leaders, one of whom carries four, none for the two without the rank.

    One week: 4 + 7 = 11 nights for two are six and five, a spread of 6. Four weeks: 4 + 28 = 32, sixteen each.
    """
    runs, after = rolled(RANKED, tmp_path, weeks)
    found = {floor.name: floor for floor in floors([reopen(run) for run in runs], load(after))}
    leaders, guards = found["ST S1 cadre"], found["UM S1 certified"]
    assert (leaders.members, leaders.able) == (4, 2)
    assert leaders.reached == leaders.least == leaders.always == {1: 6, 4: 16}[weeks]
    assert guards.reached == guards.least <= 1
    assert guards.always == 0


def _written(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    return folder / "week.yaml"
