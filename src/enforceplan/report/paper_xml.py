"""The pieces of a printed paper as WordprocessingML: a paragraph, a table with all its cells, a footer line.

A table is written as one text and parsed once: cell by cell through the library takes nineteen times as long.

When to modify: what a paragraph or a table can look like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

LABEL = "label"
"""Style of a cell that names something: grey and bold."""
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS = 56.7
"""Twentieths of a point in a millimetre."""
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML does not take."""
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def text_of(value: object) -> str:
    """A value as text that a paper can hold."""
    return _FORBIDDEN.sub("\ufffd", "" if value is None else str(value))


def paragraph(
    text: str,
    *,
    size: float,
    bold: bool = False,
    centred: bool = False,
    before: float = 0,
    kept: bool = False,
    new_page: bool = False,
) -> Any:
    """One paragraph; ``size`` and ``before`` (room above it) in points, ``kept`` on one page with the next."""
    centre = '<w:jc w:val="center"/>' if centred else ""
    broken = ("<w:keepNext/>" if kept else "") + ("<w:pageBreakBefore/>" if new_page else "")
    room = f'<w:spacing w:before="{round(before * 20)}" w:after="30" w:line="240" w:lineRule="auto"/>'
    return _parsed(f"<w:p {_NAMESPACE}><w:pPr>{broken}{room}{centre}</w:pPr>{_runs(text, size, bold=bold)}</w:p>")


def columns_xml(widths: Sequence[float]) -> str:
    """The grid of a table; widths in millimetres."""
    return "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)


def table_xml(
    columns: str,
    widths: Sequence[float],
    rows: Sequence[Sequence[tuple[str, int]]],
    styles: Sequence[Sequence[str]],
    *,
    repeat: int = 0,
    size: float = 10,
) -> Any:
    """A whole table with lines around its cells.

    Parameters
    ----------
    columns, widths
        The grid, and the width of each of its columns in millimetres.
    rows, styles
        Cells as (text, columns it spans), and the style of each.
    repeat
        So many rows come again on every page.
    size
        Of the letters, points.
    """
    body = []
    for number, (cells, looks) in enumerate(zip(rows, styles, strict=True)):
        head = "<w:tblHeader/>" if number < repeat else ""
        made, place = [], 0
        for (text, span), look in zip(cells, looks, strict=True):
            width = sum(widths[place : place + span])
            made.append(_cell(text, width, span, look, size))
            place += span
        body.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(made)}</w:tr>")
    whole = f'<w:tblW w:w="{round(sum(widths) * _TWIPS)}" w:type="dxa"/>'
    look = f'<w:tblPr>{whole}<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    return _parsed(f"<w:tbl {_NAMESPACE}>{look}<w:tblGrid>{columns}</w:tblGrid>{''.join(body)}</w:tbl>")


def _cell(text: str, width: float, span: int, look: str, size: float) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if look == LABEL else ""
    cell = (
        f'<w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/>{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>'
    )
    close = '<w:spacing w:before="10" w:after="10" w:line="240" w:lineRule="auto"/>'
    lines = "".join(
        f"<w:p><w:pPr>{close}</w:pPr>{_runs(line, size, bold=look == LABEL)}</w:p>"
        for line in text_of(text).split("\n")
    )
    return f"<w:tc>{cell}{lines}</w:tc>"


def _runs(text: str, size: float, *, bold: bool = False) -> str:
    if not text:
        return ""
    look = (
        f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
    )
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text_of(text))}</w:t></w:r>'


def page_field(text: str, page: str) -> Any:
    """The line of a footer: a small text, then the page's number in the words of ``page``."""
    parts = re.split(r"(\{PAGE\}|\{NUMPAGES\})", page)
    small = _runs(f"{text}    ", 8) + "".join(map(_field, filter(None, parts)))
    return _parsed(f'<w:p {_NAMESPACE}><w:pPr><w:jc w:val="center"/></w:pPr>{small}</w:p>')


def _field(part: str) -> str:
    if part not in ("{PAGE}", "{NUMPAGES}"):
        return _runs(part, 8)
    return f'<w:fldSimple w:instr="{part[1:-1]}">{_runs("1", 8)}</w:fldSimple>'


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)
