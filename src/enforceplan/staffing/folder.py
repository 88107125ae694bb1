"""Writes the folder of a sweep, whole or not at all.

When to modify: another file of it.
"""

from __future__ import annotations

import json
from pathlib import Path

from enforceplan.report.folder import write_whole
from enforceplan.report.tables import rows_of, write_csv
from enforceplan.staffing.chart import draw
from enforceplan.staffing.summary import text
from enforceplan.staffing.sweep import Sweep
from enforceplan.staffing.table import as_object, frame

MARKER = "sweep.json"
"""The file by which a sweep's folder is known."""
NAMES = ("cases.csv", "sweep.txt", "sweep.svg", "sweep.png")
"""The files beside it."""


def write_sweep(sweep: Sweep, out: Path, *, replace: bool = False, language: str = "en") -> Path:
    """Write cases.csv, sweep.json, sweep.txt, sweep.svg and sweep.png; returns where they stand.

    Raises
    ------
    OutputExists
        ``out`` is there and may not be replaced.
    EnforceplanError
        The disk refuses; exit code 2.
    """

    def fill(folder: Path) -> None:
        table = frame(sweep)
        write_csv(folder / "cases.csv", list(table.columns), rows_of(table))
        told = json.dumps(as_object(sweep, language), ensure_ascii=False, indent=1)
        (folder / MARKER).write_text(told + "\n", encoding="utf-8", newline="\n")
        (folder / "sweep.txt").write_text(text(sweep, language), encoding="utf-8", newline="\n")
        draw(sweep, folder, language)

    return write_whole(out, fill, replace=replace, marker=MARKER, names=NAMES)
