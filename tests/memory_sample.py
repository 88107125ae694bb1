"""A small week with a holiday, solved once, for the tests of the memory room; and ways to read what it leaves."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from enforceplan.cli.solve import _copy
from enforceplan.domain import SolverSettings
from enforceplan.load import load, read_document
from enforceplan.report.folder import write_run
from enforceplan.solve.run import solve

QUICK = SolverSettings(seconds=1.0, workers=1, seed=1, deterministic=True)
WEEK = """
settings: {week_start: 2026-04-27, draw_seed: april, language: en}
streets: [{code: S1}, {code: S2}]
departments: [{code: UM}, {code: ST}]
officers:
  - {code: U1, department: UM, standing: certified, used_by: S1}
  - {code: U2, department: UM, standing: certified, used_by: S1, wishes: off 2026-04-29; off Fri}
  - {code: C1, department: ST, standing: cadre, used_by: S1, weekly_hours: 4}
operations:
  - {code: tidy, street: S1, elements: UM 2c, minutes: 120, windows: "09:00-12:00", follow_up_days: 3,
     pin_start: 2026-04-29 09:00, pin_reason: announced, notice_no: N-7, note: by the gate}
  - {code: call, street: S1, elements: UM 2c, minutes: 120, windows: "14:00-18:00", follow_up_days: 30,
     source: whistle, pin_start: 2026-04-30 14:00}
  - {code: smoke, street: S2, elements: FR 2c, minutes: 120, windows: "14:00-18:00", priority: 4, source: whistle,
     latest: 2026-04-29 18:00}
posts:
  - {code: guardA, street: S1, shifts: "22:00-06:00", certified: 1, dates: 2026-05-01, kinds: night}
  - {code: guardB, street: S1, shifts: "22:00-06:00", certified: 1, weekdays: Sun, kinds: night}
absences:
  - {officer: U1, from: 2026-05-03}
  - {officer: U2, from: 2026-05-01, to: 2026-05-02}
  - {officer: U2, from: 2026-04-27, kind: training}
  - {officer: U1, from: 2026-04-28 am, kind: compensatory}
  - {officer: C1, from: 2026-05-10, to: 2026-05-12}
exceptions:
  - {rule: min_rest, subject: U1, from: 2026-04-27, to: 2026-04-28, limit: 6, reason: asked, approved_by: centre}
ledger:
  - {officer: U1, minutes: 60, nights: 2, weekends: 1, shifts: 4, leave_owed_minutes: 600, until: 2026-04-26}
  - {officer: C1, off_run: 5, overtime_minutes: 30}
  - {department: UM, minutes: 100, borrowed: 7}
  - {street: S1, left_out: 500}
"""


def solved(text: str, home: Path, name: str = "run") -> Path:
    """The run folder of a scenario written in YAML."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return solved_at(file, home / name)


def solved_at(scenario: Path, out: Path, settings: SolverSettings = QUICK) -> Path:
    """The run folder of a scenario file or folder."""
    return write_run(
        solve(load(scenario), settings=settings), out, document_writer=partial(_copy, read_document(scenario))
    )


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """The filled cells of a table of a scenario folder, row by row."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(stream)]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
