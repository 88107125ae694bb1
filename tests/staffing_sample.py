"""A small week for the tests of the staffing room: one operation needs a fire officer more than there are."""

from __future__ import annotations

from enforceplan.domain import SolverSettings

SCENARIO = """
settings: {week_start: 2026-03-02}
officers:
  - {code: UM, department: UM, standing: certified, count: 4, driver: yes}
  - {code: UMA, department: UM, standing: auxiliary, count: 2}
  - {code: FR, department: FR, standing: certified}
  - {code: ST, department: ST, standing: cadre, count: 2}
operations:
  - {code: tidy, elements: UM 2c, minutes: 90, windows: "09:00-12:00", days: workday}
  - {code: smoke, elements: UM 2c; FR 2c, minutes: 90, windows: "09:00-12:00", days: workday, priority: high}
"""
QUICK = SolverSettings(seconds=2.0, workers=1, seed=1, deterministic=True)
