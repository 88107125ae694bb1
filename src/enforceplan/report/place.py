"""Where a result folder may be written: free places, and our own folders as they were written.

When to modify: another reason why a place may not be taken.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from xlsxwriter.exceptions import XlsxFileError  # type: ignore[import-untyped]

from enforceplan.errors import OutputExists, OutputRefused, reason_of
from enforceplan.report.fingerprint import file_hash
from enforceplan.text import both

RUN = "run.json"
"""The file by which a run folder is known; it lists every other one with its hash."""
HIDDEN = ".enforceplan-"
"""How the names of folders under way begin."""
_JUNK = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file managers leave behind in folders they show."""
_NAMED = 5
"""Most files that a message names."""


def may_write(out: Path, *, replace: bool, marker: str = RUN, names: Collection[str] | None = None) -> Path:
    """The place of a result folder, resolved, if one may be written there.

    Free places and empty folders may always be used. With ``replace`` also a folder of ours as it was written: it
    holds the ``marker``, and every other file in it is one of ``names`` or, where none are given, stands in the
    marker's list with the hash it still has. So neither a mistyped path nor a note put beside the results, nor a
    workbook edited by hand, costs anybody's work.

    Raises
    ------
    OutputExists
        The place is taken and may not be replaced.
    OutputRefused
        Nothing can be written there: its parent is a file, or the system refuses.
    """
    place = _probed(out)
    if not place.exists() or (place.is_dir() and not any(place.iterdir())):
        return place
    if not replace:
        raise OutputExists(*both("report_place.already_there_required_a_free", out=out))
    foreign = _foreign(place, marker, names)
    if foreign is None:
        raise OutputExists(*both("report_place.not_a_result_folder_required", out=out, marker=marker))
    if foreign:
        listed, more = ", ".join(foreign[:_NAMED]), len(foreign) - _NAMED
        zh, en = both("report_place.and_more", more=more) if more > 0 else ("", "")
        raise OutputExists(
            *both("report_place.files_put_there_or_changed_since", out=out, listed=listed, what=(zh, en))
        )
    return place


def _foreign(place: Path, marker: str, names: Collection[str] | None) -> list[str] | None:
    """Files in a result folder that are not as we wrote them; None where it is no result folder."""
    if not (place / marker).is_file():
        return None
    there = {path.relative_to(place).as_posix(): path for path in sorted(place.rglob("*")) if not path.is_dir()}
    there = {name: path for name, path in there.items() if name != marker and path.name not in _JUNK}
    if names is not None:
        return [name for name in there if name not in names]
    try:
        written = json.loads((place / marker).read_text(encoding="utf-8"))["files"]
        return [name for name, path in there.items() if written.get(name) != file_hash(path)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # not a marker that we wrote
        return None


def ground(place: Path) -> Path:
    """The nearest folder above a place that is there."""
    return next((parent for parent in place.parents if os.path.lexists(parent)), place)


def _probed(out: Path) -> Path:
    """The place, resolved, after a trial whether anything can be made above it; the trial leaves nothing."""
    try:
        place = out.resolve()
        place.exists()  # refuses a name that no disk takes
        trial = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=ground(place)))
        trial.rmdir()
    except (OSError, ValueError, RuntimeError) as error:
        raise refused(out, error) from error
    return place


def clear(folder: Path, home: Path) -> None:
    """Take away the folders made below ``home`` on the way to a place that was not filled."""
    while folder != home and folder.is_relative_to(home):
        try:
            folder.rmdir()
        except OSError:  # never made, or somebody put something there
            return
        folder = folder.parent


def refused(place: Path, error: Exception) -> OutputRefused:
    """The fault that tells why a place takes nothing."""
    cause = error.args[0] if isinstance(error, XlsxFileError) and error.args else error
    zh, en = reason_of(cause) if isinstance(cause, OSError) else (str(cause), str(cause))
    return OutputRefused(*both("report_place.cannot_be_written_required", place=place, what=(zh, en)))
