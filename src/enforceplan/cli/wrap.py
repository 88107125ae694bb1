"""Text broken into lines by the columns it takes on a terminal, where a Chinese sign takes two."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_CLOSING = "，。；：、！？）》”"
_OPENING = "（《“"
_PIECE = re.compile(rf" +|[{_OPENING}]*(?:[{_WIDE}]|[^ {_WIDE}]+)[{_CLOSING}]*")
"""What stays together: blanks, one wide sign, or a run of narrow ones, each with the marks that lean on it."""


def columns(text: str) -> int:
    """Columns a text takes on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, at least one; only a word that is longer by itself runs over."""
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        if lines[-1] and columns(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        if lines[-1] or piece.strip():
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def pad(text: str, width: int) -> str:
    """The text with blanks after it up to ``width`` columns."""
    return text + " " * (width - columns(text))
