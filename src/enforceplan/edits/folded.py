"""Complaints of one cause told once: the first cell, and in how many others the same stands.

When to modify: another thing in which cells of one cause differ.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from enforceplan.edits.said import said
from enforceplan.errors import Complaint

_OWN = re.compile(r"\[[^\]]*\]|/\d+")
"""Marks and group behind a code: they differ from person to person of one piece of work."""
_NAMED = 5
"""Most other cells that are named."""


def folded(complaints: Iterable[Complaint], *, changed: bool) -> list[Complaint]:
    """Complaints, those that say the same of the same text put together, in the order of their first cells.

    ``changed``: the scenario was changed after the workbook was written, which those put together then say.
    """
    alike: dict[tuple[str, ...], list[Complaint]] = defaultdict(list)
    for one in complaints:
        alike[_OWN.sub("", one.value), one.required_zh, one.required_en, one.remedy_zh, one.remedy_en].append(one)
    return [_put_together(found, changed) if len(found) > 1 else found[0] for found in alike.values()]


def _put_together(found: list[Complaint], changed: bool) -> Complaint:
    first, *others = found
    start = first.file.partition(" [")[0] + " "
    cells = ", ".join(one.file.removeprefix(start) for one in others[:_NAMED])
    key = "edit.same_changed" if changed else "edit.same_cells"
    values: dict[str, object] = {"count": len(others), "cells": cells + (", …" if others[_NAMED:] else "")}
    zh, en = (said(language, key, values) for language in ("zh", "en"))
    return replace(first, remedy_zh=first.remedy_zh + zh, remedy_en=first.remedy_en + en)
