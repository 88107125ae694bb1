"""Live progress on stderr: elapsed, level, value, bound, gap; one line a step where there is no terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from enforceplan.domain import Level
from enforceplan.text import words

if TYPE_CHECKING:
    from types import TracebackType

    from rich.status import Status

    from enforceplan.solve.process import Found
    from enforceplan.solve.wire import Said

SHOWN = (Level.COVERAGE, Level.FAIRNESS, Level.PREFERENCE)
"""Levels shown even at zero."""

_STEPS = ("plan", "first", "finish")
"""Phases with a line of their own."""


class Progress:
    """A context in which `tell` may be called as often as one likes.

    Parameters
    ----------
    language
        ``zh`` or ``en``.
    """

    def __init__(self, language: str) -> None:
        self.words = words(language)
        self.began = time.monotonic()
        self.live = sys.stderr.isatty()
        self.status: Status | None = None
        self.values: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Progress:
        if self.live:
            from rich.console import Console

            self.status = Console(stderr=True).status("…")
            self.status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is not None:
            self.status.stop()

    def tell(self, phase: str, said: Said | None, found: Found | None) -> None:
        """Show where the search is."""
        w = self.words
        if said is None:
            step = w(f"progress.{phase}") if phase in _STEPS else phase
            score = "" if found is None or found.score is None else f" {self._vector(found)}"
            self._line(step + score, keep=True)
        elif said.kind == "built":
            self._line(w("progress.built", variables=f"{said.size[0]:,}", rows=f"{said.size[1]:,}"), keep=True)
        elif said.level is not None:
            value, bound = self.values.get(said.level.word, (-1, 0))
            value = value if said.value is None else said.value
            bound = bound if said.bound is None else max(bound, said.bound)
            self.values[said.level.word] = (value, bound)
            if value >= 0:
                gap = f"{100 * (value - bound) / max(1, value):.1f}"
                line = w("progress.level", level=w(f"level.{said.level.word}"), value=value, bound=bound, gap=gap)
                if found is not None and found.best is not None:
                    line += w("progress.served", served=int((found.best.start >= 0).sum()))
                self._line(line, keep=said.kind == "level")

    def _vector(self, found: Found) -> str:
        if found.score is None:
            return ""
        return ", ".join(
            f"{self.words(f'level.{level.word}')} {value}"
            for level, value in found.score.levels.items()
            if value or level in SHOWN
        )

    def _line(self, text: str, *, keep: bool) -> None:
        stamp = self.words("progress.line", seconds=f"{time.monotonic() - self.began:6.1f}", text=text)
        if self.status is not None:
            self.status.update(stamp)
        if keep or self.status is None:
            if not keep and time.monotonic() - getattr(self, "_last", 0.0) < 2:
                return
            self._last = time.monotonic()
            click.echo(stamp, err=True)
