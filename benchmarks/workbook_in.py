"""How long a workbook of a place takes to be written, read and checked; and one that is mostly blank."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.registry import PLACES, SCENARIOS, Benchmark, Cells, Options
from enforceplan.load import load, read_document, write_book
from enforceplan.scenario import ROWS, Document

BLANK = "shiyan, a million blank rows"
"""Five styled cells in every row below the officers, down to the last row of the sheet: 170 MB when unpacked."""
_LAST_ROW = 1_048_576


@dataclass(frozen=True)
class Subject:
    """A document and its workbook."""

    document: Document
    home: tempfile.TemporaryDirectory[str] = field(default_factory=tempfile.TemporaryDirectory)

    @property
    def path(self) -> Path:
        """The workbook."""
        return Path(self.home.name) / "week.xlsx"


def build(size: str, _options: Options) -> Subject:
    document = read_document(SCENARIOS / size.partition(",")[0]).document
    if document is None:
        raise ValueError(f"{size}: cannot be read")
    subject = Subject(document)
    write(subject)
    if size == BLANK:
        _blanks(subject.path, first=len(document.officers) + 2)
    return subject


def write(subject: Subject) -> None:
    write_book(subject.document, subject.path, language="zh")


def _blanks(path: Path, *, first: int) -> None:
    """Styled blank rows below the second sheet, the officers."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    cells = "".join(f'<c r="{letter}{{n}}" s="1"/>' for letter in "ABCDE")
    row = f'<row r="{{n}}" s="1" customFormat="1">{cells}</row>'
    rows = "".join(row.format(n=n) for n in range(first, _LAST_ROW + 1)).encode()
    name = "xl/worksheets/sheet2.xml"
    parts[name] = parts[name].replace(b"</sheetData>", rows + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            package.writestr(part, data)


def figures(subject: Subject) -> Cells:
    document = read_document(subject.path).document
    if document != subject.document:
        raise ValueError("the workbook does not read back as the document it was written from")
    rows = sum(len(document.table(table)) for table in ROWS)
    return {
        "KB": f"{subject.path.stat().st_size / 1024:.0f}",
        "officers": str(len(document.officers)),
        "rows": str(rows),
    }


BENCHMARK = Benchmark(
    name="workbook_in",
    about="A scenario as a workbook: read from the file, then read, resolved and checked as `validate` does.",
    sizes=(*PLACES, BLANK),
    build=build,
    phases={"read": lambda subject: read_document(subject.path), "validate": lambda subject: load(subject.path)},
    figures=figures,
    reach="a workbook of shiyan is read in 5 s",
)
