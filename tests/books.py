"""Workbooks for tests: sheets given as rows, and the parts of a workbook taken apart and changed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

SETTINGS: list[Sequence[Any]] = [("week_start", date(2026, 3, 2))]
OFFICERS: list[Sequence[Any]] = [
    ("code", "department", "standing"),
    ("UM", "UM", "certified"),
    ("MS", "MS", "certified"),
]
OPERATIONS: list[Sequence[Any]] = [("code", "elements", "minutes", "windows"), ("A", "UM 1c", 60, "09:00-12:00")]
SOUND = {"settings": SETTINGS, "officers": OFFICERS, "operations": OPERATIONS}


def book(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]] | None] | None = None,
    *,
    touch: Callable[[Workbook], None] | None = None,
) -> Path:
    """Write a workbook: the sound one with these sheets over it (None: without); ``touch`` changes it at the end."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in {**SOUND, **(sheets or {})}.items():
        if rows is None:
            continue
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    if touch is not None:
        touch(made)
    made.save(path)
    return path


def repack(path: Path, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None) -> Path:
    """Change the parts of a workbook; None takes a part out."""
    out = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
        for name, data in (more or {}).items():
            new.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path
