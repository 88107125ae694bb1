"""Writes one file whole or not at all: made beside its place under a hidden name, looked at, then moved there.

When to modify: another sign that a program has a file open.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from xlsxwriter.exceptions import XlsxFileError  # type: ignore[import-untyped]

from enforceplan.errors import OutputExists, OutputRefused
from enforceplan.report.place import HIDDEN, clear, ground, refused
from enforceplan.text import both


def write_whole_file(out: Path, fill: Callable[[Path], None], *, replace: bool) -> Path:
    """Fill a file beside its place and move it there; returns where it stands, resolved.

    ``fill`` writes the file and raises where it is not as it should be; then nothing is left behind, and a file that
    was to be replaced is as it was.

    Raises
    ------
    OutputExists
        The place is taken, and may not or cannot be replaced.
    OutputRefused
        The system takes no file there, or another program has the former one open.
    """
    place = _free(out, replace=replace)
    home = ground(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=place.parent))
        try:
            fill(aside / place.name)
            _free(out, replace=replace)
            (aside / place.name).replace(place)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except BaseException as error:
        clear(place.parent, home)
        if isinstance(error, PermissionError) and place.exists():
            raise _held(out) from error
        if isinstance(error, OSError | XlsxFileError):
            raise refused(out, error) from error
        raise
    return place


def _free(out: Path, *, replace: bool) -> Path:
    """The place, resolved, if a file may be written there."""
    try:
        place = out.resolve()
        taken = place.exists()
    except (OSError, ValueError, RuntimeError) as error:
        raise refused(out, error) from error
    if taken and not replace:
        raise OutputExists(*both("intake_whole_file.already_there_required_a_file", out=out))
    if taken and not place.is_file():
        raise OutputExists(*both("intake_whole_file.a_folder_required_a_file_choose", out=out))
    if taken and any((place.parent / name).exists() for name in _marks(place.name)):
        raise _held(out)
    return place


def _marks(name: str) -> tuple[str, ...]:
    """Files that Excel, WPS and LibreOffice keep beside one they have open."""
    return f"~${name}", f"~${name[2:]}", f".~lock.{name}#", f".~{name}"


def _held(out: Path) -> OutputRefused:
    return OutputRefused(*both("intake_whole_file.open_in_another_program_required", out=out))
