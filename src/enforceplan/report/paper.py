"""A printed paper (docx) under way: A4, headings, tables, a footer; the same content gives the same bytes.

When to modify: how papers look. What an order or an operation sheet says stands in rooms of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from enforceplan.report.paper_xml import LABEL, columns_xml, page_field, paragraph, table_xml, text_of

_A4 = (210, 297)
"""Width and height of a sheet, mm."""
_MARGIN = 14
"""Left, right, above and below, mm."""
_MADE = datetime(2026, 1, 1)
"""Date in every paper, so that the same roster gives the same bytes."""
_KEPT_STYLES = ("Normal", "Header", "Footer", "Default Paragraph Font", "Normal Table", "Header Char", "Footer Char")
_DROPPED = ("stylesWithEffects", "thumbnail", "customXml", "numbering")
"""Parts of the library's template that nothing here uses."""


class Paper:
    """One docx file. All text is written as text: nothing in it becomes a field or a link."""

    def __init__(self, language: str, *, landscape: bool = False) -> None:
        from docx import Document

        self.document: Any = Document(BytesIO(_blank(language, landscape)))
        self.width = max(_A4) - 2 * _MARGIN if landscape else min(_A4) - 2 * _MARGIN
        """Room for text, mm."""
        self.end = self.document.element.body.sectPr
        """Everything is put in before it."""

    def heading(self, text: str, *, new_page: bool = False) -> None:
        """The title of a sheet, centred; ``new_page``: at the top of one."""
        self._add(paragraph(text, size=18, bold=True, centred=True, new_page=new_page))

    def line(
        self, text: str, *, size: float = 10.5, bold: bool = False, centred: bool = False, kept: bool = False
    ) -> None:
        """A line of text; ``kept`` on one page with what follows."""
        self._add(paragraph(text, size=size, bold=bold, centred=centred, kept=kept))

    def signature(self, text: str) -> None:
        """A line to write on, with room above it."""
        self._add(paragraph(text, size=10.5, before=14))

    def facts(self, rows: Sequence[Sequence[str]], *, label: int = 28) -> None:
        """Labels beside what they name: rows of (label, text) over the whole width, or of two such pairs.

        ``label`` is the width of a label, mm.
        """
        half = self.width // 2
        widths = (label, half - label, label, self.width - half - label)
        cells = [[(text, 1 if len(row) > 2 or n == 0 else 3) for n, text in enumerate(row)] for row in rows]
        styles = [[LABEL if n % 2 == 0 else "" for n, _ in enumerate(row)] for row in rows]
        self._add(table_xml(columns_xml(widths), widths, cells, styles))
        self._add(paragraph("", size=2))

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[float]) -> None:
        """A table whose headings come again on every page and whose rows are not cut; ``widths`` are shares."""
        share = self.width / sum(widths)
        sizes = [round(width * share) for width in widths]
        cells = [[(text_of(value), 1) for value in row] for row in (headings, *rows)]
        styles = [[LABEL] * len(headings), *([""] * len(row) for row in rows)]
        self._add(table_xml(columns_xml(sizes), sizes, cells, styles, repeat=1, size=9))
        self._add(paragraph("", size=2))

    def footer(self, text: str, page: str) -> None:
        """A small line under every page, and the page's number; ``page`` holds {PAGE} and {NUMPAGES}."""
        part = self.document.sections[0].footer
        place = part.paragraphs[0]._p
        place.addprevious(page_field(text, page))
        place.getparent().remove(place)

    def save(self, path: Path, title: str) -> None:
        """Write the file; neither its time nor the machine's stands in it."""
        about = self.document.core_properties
        about.title, about.author, about.last_modified_by, about.revision = text_of(title)[:200], "", "", 1
        about.comments, about.created, about.modified = "", _MADE, _MADE
        made = BytesIO()
        self.document.save(made)
        with ZipFile(made) as parts, ZipFile(path, "w") as kept:
            for name in parts.namelist():
                kept.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)

    def _add(self, element: Any) -> None:
        self.end.addprevious(element)


@cache
def _blank(language: str, landscape: bool) -> bytes:
    """An empty paper: page, margins and fonts set, styles that nothing here uses taken out."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document: Any = Document()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[1] in _DROPPED]:
            del rels[key]
    for style in list(document.styles):
        if style.name not in _KEPT_STYLES:
            style.delete()
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    fonts = normal.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), "宋体")
    fonts.set(qn("w:cs"), "Arial")
    for tongue in document.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:val"), "en-GB")
        tongue.set(qn("w:eastAsia"), "zh-CN")
    normal.paragraph_format.space_after = Pt(3)
    section = document.sections[0]
    width, height = (max(_A4), min(_A4)) if landscape else _A4
    section.page_width, section.page_height = Mm(width), Mm(height)
    if landscape:
        section.orientation = 1
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    section.header_distance = section.footer_distance = Mm(6)
    made = BytesIO()
    document.save(made)
    return made.getvalue()
