"""How much room text takes in a spreadsheet and on A3: widths, heights, how small to print, where pages end.

When to modify: another font, or other paper. Sizes on paper are points; widths of columns are digits of the usual font.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

FONT = {"font_name": "Arial", "font_size": 10, "font_scheme": False}
"""The usual font. Every program has it or one as wide (Liberation Sans), so that columns are as wide everywhere."""
_DIGIT = 7.42
"""Its width in pixels of three quarters of a point; some programs round it to 7. A column has 5 more."""
USUAL_HEIGHT = 12.75
"""Height of a row of which nothing is said, points."""
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.5}
"""Of the paper, inches."""
_WIDE, _HIGH = 1190 - 0.8 * 72, 842 - 1.0 * 72
"""What they leave of an A3 sheet that lies."""
_SPARE = 0.96
"""Share of it that is counted with, as programs round differently."""
WIDEST, _NARROWEST = 60, 6
_LINE, _EDGE = 13, 1
"""Height of a line of text, of which Chinese needs all, and of what is left free of its row, points."""
SMALLER = 1.2
"""Characters of text in one unit of a column's width, which is a digit of the usual, larger font."""
_HIGHEST = 409
"""Greatest height of a row in a spreadsheet, points."""


def paper_scale(widths: Sequence[int]) -> int:
    """Percent at which columns of these widths lie on the paper, a hundred at most."""
    points = sum(0.75 * (_DIGIT * width + 5) for width in widths)
    return min(100, int(100 * _SPARE * _WIDE / points))


def page_ends(heights: Sequence[float], bound: Collection[int], *, repeated: float, scale: int) -> list[int]:
    """Rows before which a page ends, so that none ends with a row that is bound to the next.

    ``repeated`` is the height of the headings that come again on every page but the first. Bound rows that are higher
    than a page are torn all the same.
    """
    room = _SPARE * _HIGH * 100 / scale
    ends: list[int] = []
    first, used = 0, 0.0
    for row, height in enumerate(heights):
        used += height
        if used <= room:
            continue
        end = row
        while end - 1 > first and end - 1 in bound:
            end -= 1
        end = row if end - 1 in bound else end
        ends.append(end)
        first, used = end, repeated + sum(heights[end : row + 1])
    return ends


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[object]], *, widest: int = WIDEST) -> list[int]:
    """Widths by content, Chinese characters counted twice, within limits."""
    longest = [max((text_width(row[column]) for row in rows), default=0) for column in range(len(headings))]
    return [
        min(widest, max(_NARROWEST, width + 2, _heading_width(heading) + 3))
        for heading, width in zip(headings, longest, strict=True)
    ]


def _heading_width(heading: str) -> int:
    """Room for a heading on two lines, its words kept whole."""
    return max(-(-text_width(heading) // 2), *(text_width(word) for word in heading.split() if word.isascii()), 0)


def row_height(values: Sequence[object], widths: Sequence[int]) -> float:
    """Height of a row, points, in which every value finds room in its column."""
    pairs = zip(values, widths, strict=True)
    lines = max((text_lines(value, int(width * SMALLER)) for value, width in pairs), default=1)
    return min(_HIGHEST, _LINE * max(1, lines) + _EDGE)


def text_lines(value: object, width: int) -> int:
    """Lines a value takes in a column of a width: words are kept whole where they fit, Chinese breaks anywhere."""
    if not isinstance(value, str) or ("\n" not in value and 2 * len(value) <= width):
        return 1
    return sum(_wrapped(line, width) for line in value.split("\n"))


def _wrapped(line: str, width: int) -> int:
    if text_width(line) <= width:
        return 1
    lines, used = 1, 0
    for word in line.split(" "):
        long = text_width(word)
        if used and used + 1 + long > width and not _breaks(word):
            lines, used = lines + 1, 0
        used += long + bool(used)
        lines, used = lines + (used - 1) // width if used else lines, (used - 1) % width + 1 if used else 0
    return lines


def _breaks(word: str) -> bool:
    return any(ord(c) > 0x2E7F for c in word)


def text_width(value: object) -> int:
    """Width of a value in characters of a spreadsheet column."""
    if isinstance(value, datetime):
        return 16
    if not isinstance(value, str):
        return 0 if value is None else len(str(value))
    text = max(value.split("\n"), key=len) if "\n" in value else value
    return len(text) if text.isascii() else len(text) + sum(ord(c) > 0x2E7F for c in text)
