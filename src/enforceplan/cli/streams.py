"""Standard output and error as they are outside: closed, read only in part, or full; nobody sees a traceback for it.

A reader who has left is no fault: the verb goes on in silence and ends with its own exit code. So it does where the
disk is full, but then this is remembered, to be told at the end. A standard error that takes nothing is let be.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from enforceplan.errors import OutputRefused, reason_of


@contextmanager
def guarded() -> Iterator[Guarded]:
    """Stand guard over standard output, which is yielded, and error as long as a command runs."""
    _occupy()
    former = sys.stdout, sys.stderr
    out, err = Guarded(former[0]), Guarded(former[1])
    sys.stdout, sys.stderr = cast(TextIO, out), cast(TextIO, err)
    try:
        yield out
    finally:
        sys.stdout, sys.stderr = former


class Guarded:
    """A text stream that takes everything; None, a closed one, is a stream into nowhere."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None else io.StringIO()
        self.refused: OutputRefused | None = None
        """Why the system took nothing; None while it does, and where the reader has left."""
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text; its length. Raises TypeError for anything else."""
        if not isinstance(text, str):
            raise TypeError("a text is required")
        self._attempt(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        self._attempt(self._stream.flush)

    def _attempt(self, step: Callable[[], object]) -> None:
        try:
            step()
        except BrokenPipeError:
            self._silence()
        except OSError as error:
            self._silence()
            from enforceplan.text import both

            self.refused = OutputRefused(*both("solve_told.no_output", reason=reason_of(error)))

    def _silence(self) -> None:
        """Whatever comes now, or is still held back, goes nowhere, also when the interpreter ends."""
        try:
            number = self._stream.fileno()
        except (OSError, ValueError):
            self._stream = io.StringIO()
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def _occupy() -> None:
    """Open descriptors 0 to 2 where they are closed, so that no file of ours takes their place."""
    number = os.open(os.devnull, os.O_RDWR)
    while number <= 2:
        os.set_inheritable(number, True)
        number = os.open(os.devnull, os.O_RDWR)
    os.close(number)
