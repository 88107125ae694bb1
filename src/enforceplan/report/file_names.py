"""File names made from codes: readable, alike on every system, never two alike, never out of their folder.

When to modify: a system that refuses a name made here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)


def file_names(codes: Iterable[str]) -> dict[str, str]:
    """Code -> file name without ending.

    Letters, digits, ``-``, ``_`` and inner dots stay, all else becomes ``_``; names that systems reserve get one in
    front; names that differ only in case or were shortened alike get ``~2``, ``~3``, … in the order of the codes.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for code in sorted(set(codes)):
        name = plain = _plain(code)
        turn = 1
        while name.casefold() in taken:
            turn += 1
            name = f"{plain}~{turn}"
        taken.add(name.casefold())
        names[code] = name
    return names


def _plain(code: str) -> str:
    kept = "".join(c if c.isalnum() or c in "-_." else "_" for c in unicodedata.normalize("NFC", code))
    kept = kept[:_LONGEST].strip(".") or "_"
    return f"_{kept}" if _RESERVED.fullmatch(kept) else kept
