"""Writes run.json: when, how long and on what machine a run was made, and the hash of every file beside it.

When to modify: a fact about the making of a run. Facts about the roster stand in roster.json.
"""

from __future__ import annotations

import json
import os
import platform
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from enforceplan.outcome import Outcome
from enforceplan.report.fingerprint import file_hash

_PACKAGES = (
    "enforceplan",
    "ortools",
    "numpy",
    "pandas",
    "pydantic",
    "xlsxwriter",
    "python-docx",
    "icalendar",
    "jinja2",
    "ruamel.yaml",
)


def run_json(outcome: Outcome, folder: Path, *, report_seconds: float) -> str:
    """The whole file for a run folder whose other files are written."""
    settings = outcome.scenario.solver
    content = {
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "interrupted": outcome.interrupted,
        "seconds": {"solve": round(outcome.seconds, 3), "report": round(report_seconds, 3)},
        "phases": [
            {
                "name": phase.name,
                "level": phase.level,
                "seconds": round(phase.seconds, 3),
                "value": phase.value,
                "bound": phase.bound,
                "gained": phase.gained,
            }
            for phase in outcome.phases
        ],
        "solver": {
            "seconds": settings.seconds,
            "workers": settings.workers,
            "seed": settings.seed,
            "deterministic": settings.deterministic,
        },
        "machine": {
            "system": platform.system(),
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            "memory_gib": _memory_gib(),
        },
        "packages": {name: found for name in _PACKAGES if (found := _version(name))},
        "files": {
            path.relative_to(folder).as_posix(): file_hash(path) for path in sorted(folder.rglob("*")) if path.is_file()
        },
    }
    return json.dumps(content, sort_keys=True, indent=1, ensure_ascii=False) + "\n"


def program() -> str:
    """Version of this program."""
    return _version("enforceplan")


def _version(package: str) -> str:
    """Installed version; empty where the package is not installed (the audit needs no solver)."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _memory_gib() -> float | None:
    """Memory of the machine; None where the system does not tell."""
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return None
    return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1)
