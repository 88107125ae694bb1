"""The one chart of a sweep: operations served, and coverage with its proven bound, over heads.

Both vertical axes begin at 0. When to modify: another look of the same two facts.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from enforceplan.domain import Level
from enforceplan.outcome import Status
from enforceplan.staffing.sweep import Case, Sweep
from enforceplan.text import words

CJK_FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Noto Sans CJK JP", "Noto Serif CJK SC", "SimSun",
    "Noto Serif CJK JP", "Arial Unicode MS",
)  # fmt: skip
"""Fonts with Chinese characters, best first."""


def chinese_font() -> str:
    """The first font of this machine that can write Chinese; empty where there is none."""
    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((name for name in CJK_FONTS if name in installed), "")


def draw(sweep: Sweep, folder: Path, language: str) -> None:
    """Write ``sweep.svg`` and ``sweep.png``; in Chinese only where a font can write it, otherwise in English."""
    font = chinese_font()
    zh = language == "zh" and bool(font)
    families = ([font] if font else []) + ["DejaVu Sans"]
    with mpl.rc_context({"font.family": families, "svg.hashsalt": "enforceplan", "axes.unicode_minus": False}):
        figure = _figure(sweep, zh=zh, plain=not font)
        figure.savefig(folder / "sweep.svg", metadata={"Date": None})
        figure.savefig(folder / "sweep.png", dpi=150)


def _figure(sweep: Sweep, *, zh: bool, plain: bool) -> Figure:
    def word(key: str, **values: object) -> str:
        return words("zh" if zh else "en")(f"sweep_chart.{key}", **values)

    across = next((d for d in sweep.departments if len({c.heads[d] for c in sweep.cases}) > 1), sweep.departments[0])
    figure = Figure(figsize=(8, 6.5), layout="constrained")
    upper, lower = figure.subplots(2, 1, sharex=True)
    total = len(sweep.scenario.operations)
    upper.axhline(total, color="0.6", linestyle=":", linewidth=1)
    upper.annotate(
        word("asked", n=total), (1, total), xycoords=("axes fraction", "data"), xytext=(-2, 2),
        textcoords="offset points", ha="right", va="bottom", color="0.4", fontsize=9,
    )  # fmt: skip
    for place, (others, cases) in enumerate(_lines(sweep, across).items()):
        colour, label = f"C{place % 10}", others or word("value")
        solved = [case for case in cases if case.of_level(Level.COVERAGE) is not None]
        x = [case.heads[across] for case in solved]
        scores = [case.score[Level.COVERAGE] for case in solved]
        proven = [s.value == s.bound or c.status is Status.BEST for s, c in zip(scores, solved, strict=True)]
        marks: dict[str, Any] = {"color": colour, "linewidth": 1.5}
        upper.plot(x, [case.served for case in solved], label=label, **marks)
        lower.plot(x, [s.value for s in scores], label=label, **marks)
        bound = word("bound") if not others else f"{others}: {word('bound')}"
        lower.plot(x, [s.bound for s in scores], color=colour, linestyle="--", linewidth=1, label=bound)
        lower.fill_between(x, [s.bound for s in scores], [s.value for s in scores], color=colour, alpha=0.12)
        for axes, y in ((upper, [case.served for case in solved]), (lower, [s.value for s in scores])):
            fill = [colour if done else "white" for done in proven]
            axes.scatter(x, y, c=fill, edgecolors=colour, zorder=3)
    for axes, name in ((upper, "served"), (lower, "coverage")):
        axes.set_ylabel(word(name))
        axes.set_ylim(bottom=0)
        axes.grid(axis="y", color="0.9")
        axes.spines[["top", "right"]].set_visible(False)
    upper.set_ylim(top=total * 1.1 + 1)
    lower.xaxis.set_major_locator(MaxNLocator(integer=True))
    lower.set_xlabel(f"{word('heads', d=across)}   {word('open')}", fontsize=9)
    today = next((case.heads[across] for case in sweep.cases if case.unchanged), None)
    if today is not None:
        for axes in (upper, lower):
            axes.axvline(today, color="0.75", linewidth=1, zorder=0)
        upper.annotate(
            word("today"), (today, 0), xycoords=("data", "axes fraction"), xytext=(3, 3),
            textcoords="offset points", color="0.4", fontsize=9,
        )  # fmt: skip
    lower.legend(frameon=False, fontsize=8)
    title = sweep.scenario.title if not (plain and not sweep.scenario.title.isascii()) else ""
    week = sweep.scenario.week_start.isoformat()
    upper.set_title(" ".join([*filter(None, [title]), week]) + (word("cut") if sweep.interrupted else ""))
    return figure


def _lines(sweep: Sweep, across: str) -> dict[str, list[Case]]:
    """Cases by the heads of the other departments, each line from few to many."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in sweep.cases:
        found[" ".join(f"{d}={n}" for d, n in case.heads.items() if d != across)].append(case)
    return {others: sorted(cases, key=lambda case: case.heads[across]) for others, cases in found.items()}
