"""Tables on the screen and in RESULTS.md, with the machine they were measured on."""

from __future__ import annotations

import os
import platform
import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import _course
from benchmarks.registry import Benchmark, Cells, Options

RESULTS = Path(__file__).parent / "RESULTS.md"
_HEAD = """# Results

Written by `python -m benchmarks`; each section is replaced when its benchmark runs. Times are wall seconds, the median
of three where a run is short; on a machine that does other work meanwhile they are upper limits.
"""


def machine() -> str:
    """Date, cores, memory and versions in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    told = [f"{datetime.now(UTC):%Y-%m-%d}", f"{cores} cores"]
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        told.append(f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.1f} GB")
    if hasattr(os, "getloadavg"):
        told.append(f"load {os.getloadavg()[0]:.1f}")
    told += [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in ("ortools", "numpy"))]
    return ", ".join(told)


def table(rows: list[Cells]) -> str:
    """A Markdown table; a column that a row does not have stays empty there."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(row.get(column, "") for column in columns) + " |" for row in rows]
    return "\n".join(lines)


def rows_of(name: str) -> list[Cells]:
    """The rows that RESULTS.md has of a benchmark, without those that were skipped."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    section = next((part for part in re.split(r"(?m)^## ", text)[1:] if part.split("\n", 1)[0] == name), "")
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines() if line.startswith("| ")]
    found = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    whole = [{column: cell for column, cell in row.items() if cell} for row in found]
    return [row for row in whole if "size" in row and "skipped" not in row]


def write(benchmark: Benchmark, rows: list[Cells], options: Options) -> None:
    """Put a benchmark's section into RESULTS.md in place of its last one; courses that were kept are drawn."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else _HEAD
    reach = f" Asked: {benchmark.reach}." if benchmark.reach else ""
    told = f"{benchmark.about}{reach}\nMeasured {machine()}; {options.seconds:g} s a solve where one is made."
    section = f"## {benchmark.name}\n\n{told}\n\n{table(rows)}\n"
    sizes = [row["size"] for row in rows]
    _course.draw(benchmark.name, sizes, rows_of("peers"))
    if curves := _course.links(benchmark.name, sizes):
        section += f"\n{curves}\n"
    parts = re.split(r"(?m)^(?=## )", text)
    kept = {part.split("\n", 1)[0].removeprefix("## "): part.rstrip() + "\n" for part in parts[1:]}
    kept[benchmark.name] = section
    whole = "\n".join([parts[0].rstrip() + "\n", *(kept[name] for name in sorted(kept))])
    RESULTS.write_text(whole, encoding="utf-8", newline="\n")
