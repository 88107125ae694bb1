"""Safe reading of one file: inside its folder, not too large, in an encoding that is known.

When to modify: another encoding or limit.
"""

from __future__ import annotations

from pathlib import Path

from enforceplan.errors import Place, reason_of
from enforceplan.load.raw import Collector
from enforceplan.text import both

LARGEST = 50 * 1024 * 1024
"""Largest file that is read, bytes."""


def inside(
    root: Path, name: str, collector: Collector, *, file: str, place: Place, folder: Path | None = None
) -> Path | None:
    """The path of a file named in a scenario, refused where it leaves the scenario's folder ``root``.

    ``file`` and ``place`` say where the name stands; it is relative to ``folder`` (default: the root).
    """
    try:
        path = ((folder or root) / name).resolve()
        safe = path.is_relative_to(root.resolve()) and "\x00" not in name
    except (OSError, ValueError, RuntimeError):
        safe = False
    if not safe:
        collector.complain(
            file, place, value=name,
            required=both("load_files.a_file_inside_the_scenarios_folder"),
            remedy=both("load_files.copy_the_file_into_the_scenarios"),
        )  # fmt: skip
        return None
    return path


def read_bytes(path: Path, name: str, collector: Collector, *, file: str, place: Place) -> bytes | None:
    """The bytes of a file; None (and a complaint) where it is missing, too large or refused by the system."""
    try:
        if not path.is_file():
            collector.complain(
                file, place, value=name, required=both("load_files.a_file_that_exists"),
                remedy=both("load_files.check_its_name_and_where_it_lies"),
            )  # fmt: skip
            return None
        if path.stat().st_size > LARGEST:
            collector.complain(
                name, Place(), value=f"{path.stat().st_size} B",
                required=both("load_files.a_file_of_at_most_50_mb"),
                remedy=both("load_files.make_it_smaller"),
            )  # fmt: skip
            return None
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        zh, en = reason_of(error) if isinstance(error, OSError) else both("load_files.no_name_of_a_file")
        collector.complain(
            file, place, value=name, required=both("load_files.a_file_that_can_be_read"),
            remedy=both("load_files.check_the_file_and_its_permissions", what=(zh, en)),
        )  # fmt: skip
        return None
    collector.file(name)
    return data


def read_text(path: Path, name: str, collector: Collector, *, file: str, place: Place) -> str | None:
    """The text of a file; None (and a complaint) where `read_bytes` has none, or it is wrongly encoded.

    UTF-8 with or without BOM is tried first, then GB18030.
    """
    data = read_bytes(path, name, collector, file=file, place=place)
    if data is None:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
        line = text[: text.index("\x00")].count("\n") + 1
        collector.complain(
            name, Place("line", line), value="\\x00", required=both("load_files.text_without_nul_bytes"),
            remedy=both("load_files.delete_the_byte_or_save_it_again"),
        )  # fmt: skip
        return None
    collector.complain(
        name, Place(), value=data[:8].hex(" "), required=both("load_files.text_in_utf_8_or_gb18030"),
        remedy=both("load_files.save_it_again_as_utf_8"),
    )  # fmt: skip
    return None
