"""The course of a solve: value and bound of every level over time, kept beside the results and drawn as curves.

When to modify: another thing to draw.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.registry import Cells
from enforceplan.domain import Level
from enforceplan.solve.process import Found
from enforceplan.solve.wire import Said

FOLDER = Path(__file__).parent / "curves"
LEVELS = ("coverage", "fairness")
"""Levels that are drawn."""
_MOST = 80
"""Points of a curve that are kept."""
_ROOM = 2.5
"""A drawing reaches up to so many times the last value: how bad the first roster was says little."""

Point = tuple[float, int, int]
"""(seconds since the scenario was loaded, value, bound)"""
Points = dict[str, list[Point]]
"""Word of a level -> its points, in time; the last is the outcome's."""


@dataclass
class Course:
    """Listens to one solve; `hear` is its ``progress``."""

    began: float = field(default_factory=time.monotonic)
    points: Points = field(default_factory=dict)

    def hear(self, _phase: str, _said: Said | None, found: Found | None) -> None:
        """Note what has changed."""
        if found is not None and found.score is not None:
            self.note({level: (value, found.bounds.get(level, 0)) for level, value in found.score.levels.items()})

    def note(self, reached: dict[Level, tuple[int, int]], *, last: bool = False) -> None:
        """(value, bound) of the levels now."""
        now = round(time.monotonic() - self.began, 2)
        for level, (value, bound) in reached.items():
            own = self.points.setdefault(level.word, [])
            if last or not own or own[-1][1:] != (value, bound):
                own.append((now, value, bound))


def keep(benchmark: str, size: str, points: Points, *, known: int | None = None) -> None:
    """Write a course, thinned to what can be seen; ``known``: the best value anybody published."""
    thin = {level: _thinned(own) for level, own in points.items() if level in LEVELS and any(any(p[1:]) for p in own)}
    if thin:
        FOLDER.mkdir(exist_ok=True)
        content = {"benchmark": benchmark, "size": size, "known": known, "levels": thin}
        _file(benchmark, size, "json").write_text(json.dumps(content) + "\n", encoding="utf-8", newline="\n")


def _thinned(points: list[Point]) -> list[Point]:
    step = -(-len(points) // _MOST)
    return [point for n, point in enumerate(points) if n % step == 0 or n == len(points) - 1]


def _file(benchmark: str, size: str, ending: str) -> Path:
    return FOLDER / f"{benchmark}-{re.sub(r'[^0-9A-Za-z_-]+', '_', size)}.{ending}"


def links(benchmark: str, sizes: list[str]) -> str:
    """A line for RESULTS.md that leads to the curves there are; empty: there is none."""
    there = [(size, _file(benchmark, size, "svg")) for size in sizes]
    found = [f"[{size}]({file.parent.name}/{file.name})" for size, file in there if file.is_file()]
    return f"Value and bound over time: {', '.join(found)}." if found else ""


def draw(benchmark: str, sizes: list[str], peers: list[Cells]) -> None:
    """Draw what is kept of these sizes; ``peers``: rows of the benchmark of peers, whose ends stand beside ours."""
    for size in sizes:
        file = _file(benchmark, size, "json")
        if file.is_file():
            course = json.loads(file.read_text(encoding="utf-8"))
            week = f"city {size}" if benchmark == "city" else size
            ends = [row for row in peers if row["size"].startswith(f"{week}: ") and not row["size"].endswith(": ours")]
            _drawn(course, ends, _file(benchmark, size, "svg"))


def _drawn(course: dict[str, Any], ends: list[Cells], file: Path) -> None:
    """One picture, a field for every level."""
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.ticker import NullLocator

    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": file.stem, "font.size": 9})
    levels = course["levels"]
    figure = Figure(figsize=(4.6 * len(levels), 3.2), layout="constrained")
    fields = figure.subplots(1, len(levels), squeeze=False)[0]
    for axes, (level, points) in zip(fields, levels.items(), strict=True):
        seconds, values, bounds = zip(*points, strict=True)
        seconds = [max(0.1, second) for second in seconds]
        axes.step(seconds, values, where="post", color="#1f5fa8", label="value")
        axes.step(seconds, bounds, where="post", color="#1f5fa8", linestyle="--", linewidth=1, label="bound")
        highest = max(min(values[0], _ROOM * values[-1]), *([course["known"]] if course["known"] else [1]))
        if course["known"] is not None and level == LEVELS[0]:
            axes.axhline(course["known"], color="#444444", linewidth=0.8, linestyle=":", label="best known")
        for row, mark in zip(ends, "osD^vPX*", strict=False):
            if level in row and "seconds" in row:
                value = int(row[level].replace(",", ""))
                peer = row["size"].partition(": ")[2]
                axes.plot(float(row["seconds"]), value, mark, color="#b4452c", markersize=4, label=peer)
                highest = max(highest, min(value, _ROOM * values[-1]))
        axes.set(xscale="log", xlabel="seconds", title=level, ylim=(0, 1.05 * highest + 1))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.legend(fontsize=7, frameon=False)
        axes.spines[["top", "right"]].set_visible(False)
    figure.suptitle(f"{course['benchmark']}: {course['size']}", fontsize=10)
    figure.savefig(file, format="svg", metadata={"Date": None})
