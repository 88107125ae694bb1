"""Where zip and spreadsheet libraries speak of a damaged file: only their own calls stand inside, nothing of ours.

When to modify: another fault that a library raises on bytes that are damaged.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from openpyxl.utils.exceptions import InvalidFileException

_FAULTS = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, EOFError, OSError, LookupError, ValueError, TypeError,
    AttributeError, ArithmeticError, AssertionError, SyntaxError, RuntimeError,
)  # fmt: skip
"""What unpacking and parsing were seen to raise on files with bytes changed; openpyxl checks little beforehand."""


class Damaged(Exception):
    """A library could not unpack or parse the file; its message is the name of the library's own fault."""


@contextmanager
def library() -> Iterator[None]:
    """Calls of a library on bytes that may be damaged. Raises Damaged."""
    try:
        yield
    except _FAULTS as fault:
        raise Damaged(type(fault).__name__) from fault
