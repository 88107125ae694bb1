"""Live progress on stderr: elapsed, level, value, bound, gap; one line a step where there is no terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from enforceplan.domain import Level

if TYPE_CHECKING:
    from types import TracebackType

    from rich.status import Status

    from enforceplan.solve.process import Found
    from enforceplan.solve.wire import Said

SHOWN = (Level.COVERAGE, Level.FAIRNESS, Level.PREFERENCE)
"""Levels shown even at zero."""

_STEPS = {
    "plan": ("排出初稿", "planning a first roster"),
    "first": ("初稿完成", "first whole roster"),
    "finish": ("核对并写出结果", "checking and writing"),
}


class Progress:
    """A context in which `tell` may be called as often as one likes.

    Parameters
    ----------
    language
        ``zh`` or ``en``.
    """

    def __init__(self, language: str) -> None:
        self.language = language
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
        if said is None:
            words = _STEPS.get(phase, (phase, phase))
            score = "" if found is None or found.score is None else f" {self._vector(found)}"
            self._line(words[0 if self.language == "zh" else 1] + score, keep=True)
            return
        if said.kind == "built":
            zh, en = f"模型：{said.size[0]}个变量，{said.size[1]}条约束", f"model of {said.size[0]:,} variables"
            self._line(zh if self.language == "zh" else f"{en} and {said.size[1]:,} constraints", keep=True)
        elif said.level is not None:
            value, bound = self.values.get(said.level.word, (-1, 0))
            value = value if said.value is None else said.value
            bound = bound if said.bound is None else max(bound, said.bound)
            self.values[said.level.word] = (value, bound)
            if value >= 0:
                gap = 100 * (value - bound) / max(1, value)
                served = "" if found is None or found.best is None else f", {int((found.best.start >= 0).sum())} served"
                self._line(
                    f"{said.level.word} {value} (bound {bound}, gap {gap:.1f} %){served}", keep=said.kind == "level"
                )

    def _vector(self, found: Found) -> str:
        if found.score is None:
            return ""
        return ", ".join(
            f"{level.word} {value}" for level, value in found.score.levels.items() if value or level in SHOWN
        )

    def _line(self, text: str, *, keep: bool) -> None:
        stamp = f"{time.monotonic() - self.began:6.1f} s  {text}"
        if self.status is not None:
            self.status.update(stamp)
        if keep or self.status is None:
            if not keep and time.monotonic() - getattr(self, "_last", 0.0) < 2:
                return
            self._last = time.monotonic()
            print(stamp, file=sys.stderr, flush=True)  # noqa: T201 - progress belongs on stderr
