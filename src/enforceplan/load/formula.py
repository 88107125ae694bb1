"""Text that a spreadsheet would take for a formula: made harmless in CSV files, and read back as it was.

An apostrophe goes in front, as spreadsheets themselves mark text. A number and a lone minus are no formula.

When to modify: another sign that some spreadsheet acts upon.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@＝＋－＠\t\r\n"
_DANGEROUS = re.compile(f"'*[{_SIGNS}]")
_MARKED = re.compile(f"'+[{_SIGNS}]")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?|-", re.ASCII)


def harmless(text: str) -> str:
    """The text with an apostrophe in front where it begins like a formula, or like one made harmless."""
    return "'" + text if _DANGEROUS.match(text) and not _PLAIN.fullmatch(text) else text


def original(text: str) -> str:
    """The text that `harmless` was given."""
    return text[1:] if _MARKED.match(text) and not _PLAIN.fullmatch(text[1:]) else text
