"""Live progress on stderr: elapsed, level, value, bound, gap, served; one line a step where there is no terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from enforceplan.cli.screen import console, gap, is_terminal
from enforceplan.domain import Level
from enforceplan.text import words

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import RenderableType
    from rich.live import Live

    from enforceplan.outcome import Outcome
    from enforceplan.solve.process import Found
    from enforceplan.solve.wire import Said

SHOWN = (Level.COVERAGE, Level.FAIRNESS, Level.PREFERENCE)
"""Levels shown even at zero."""
EVERY = 10.0
"""Seconds between two lines within one step, where there is no terminal."""

PHASES = ("operations", "counts", "least", "whole", "neighbourhoods", "parts")
"""Phases of a search that say what they gained; how much of it each kind of neighbourhood did stands in run.json."""
_STEPS = ("plan", "first", "finish")
"""Phases with a line of their own."""


class Progress:
    """A context in which `tell` may be called as often as one likes, and `ended` once.

    Parameters
    ----------
    language
        ``zh`` or ``en``.
    quiet
        Say nothing at all.
    """

    def __init__(self, language: str, *, quiet: bool = False) -> None:
        self.words = words(language)
        self.quiet = quiet
        self.began = time.monotonic()
        self.lined = self.began
        self.screen: Live | None = None
        self.step = ""
        self.scores: dict[Level, tuple[int, int | None]] = {}
        self.served: int | None = None

    def __enter__(self) -> Progress:
        if not self.quiet and is_terminal(sys.stderr):
            from rich.live import Live

            self.screen = Live(
                console=console(sys.stderr),
                get_renderable=self._panel,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self.screen.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.screen is not None:
            self.screen.stop()

    def tell(self, phase: str, said: Said | None, found: Found | None) -> None:
        """Show where the search is."""
        w = self.words
        if found is not None and found.score is not None and found.best is not None:
            self.scores = {
                level: (value, found.bounds.get(level))
                for level, value in found.score.levels.items()
                if value or level in SHOWN
            }
            self.served = int((found.best.start >= 0).sum())
        if said is None:
            self.step = w(f"progress.{phase}") if phase in _STEPS else phase
            listed = w("progress.between").join(
                f"{w(f'level.{level.word}')} {value}" for level, (value, _) in self.scores.items()
            )
            self._line(w("progress.scored", step=self.step, levels=listed) if listed else self.step)
        elif said.kind == "built":
            self.step = w("progress.search")
            self._line(w("progress.built", variables=f"{said.size[0]:,}", rows=f"{said.size[1]:,}"))
        elif said.kind == "phase" and said.level is not None:
            if said.text in PHASES and said.value is not None:
                gained = said.gained or 0
                told = {"phase": w(f"phase.{said.text}"), "level": w(f"level.{said.level.word}"), "value": said.value}
                if gained < 0:
                    self._line(w("progress.did_dearer", **told, more=-gained))
                else:
                    self._line(w("progress.did", **told, gained=gained))
        elif said.level in self.scores:
            self.step = w("progress.searched", level=w(f"level.{said.level.word}"))
            if said.kind == "level" or (self.screen is None and time.monotonic() - self.lined >= EVERY):
                self._line(self._level(said.level) + w("progress.served", served=self.served))

    def ended(self, outcome: Outcome) -> None:
        """Leave the last line: what was written, which may be better than the last that the search told."""
        self.scores = {
            level: (score.value, score.bound) for level, score in outcome.score.items() if score.value or level in SHOWN
        }
        if outcome.roster is None:
            self._line(self.words("progress.ended_without", status=self.words.of(outcome.status)))
            return
        listed = self.words("progress.between").join(map(self._level, self.scores))
        self._line(self.words("progress.ended", levels=listed, served=outcome.served))

    def _level(self, level: Level) -> str:
        value, bound = self.scores[level]
        name = self.words(f"level.{level.word}")
        if bound is None:
            return f"{name} {value}"
        far = gap(value, bound).removesuffix(" %")
        return self.words("progress.level", level=name, value=value, bound=bound, gap=far)

    def _stamped(self, text: str) -> str:
        return self.words("progress.line", seconds=f"{time.monotonic() - self.began:6.1f}", text=text)

    def _line(self, text: str) -> None:
        """A line that stays; above the panel where there is one."""
        self.lined = time.monotonic()
        if self.screen is not None:
            self.screen.console.print(self._stamped(text))
            self.screen.refresh()
        elif not self.quiet:
            click.echo(self._stamped(text), err=True)

    def _panel(self) -> RenderableType:
        """What changes: drawn anew several times a second, also while the search is silent."""
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        w = self.words
        served = "" if self.served is None else w("progress.served", served=self.served)
        head = Text(self._stamped(self.step + served), style="bold")
        if not self.scores:
            return head
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for number, name in enumerate(("screen.level", "screen.value", "screen.bound", "screen.gap")):
            table.add_column(w(name), justify="right" if number else "left")
        for level, (value, bound) in tuple(self.scores.items()):
            proven = ("–", "–") if bound is None else (f"{bound:,}", gap(value, bound))
            table.add_row(w(f"level.{level.word}"), f"{value:,}", *proven)
        return Group(head, table)
