"""One carrier of a scenario turned into another, read back and compared before it is put into its place.

When to modify: another carrier that is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from enforceplan.domain import Notice
from enforceplan.errors import OutputExists, ScenarioFaulty, UsageFault
from enforceplan.intake.whole_file import write_whole_file
from enforceplan.load import read_document, write_book, write_file, write_folder
from enforceplan.load.carriers import MAIN
from enforceplan.report.folder import write_whole
from enforceplan.scenario import ROWS, Document
from enforceplan.text import both

Writer = Callable[[Document, Path], object]

_NEVER = (".csv", ".xls", ".xlsm", ".xlsb", ".ods", ".et", ".json", ".txt", ".pdf", ".docx", ".zip")
"""Suffixes of files that no scenario is written to; a folder is not called so either."""


@dataclass(frozen=True)
class Converted:
    """What was written, and what of the source is not in it."""

    path: Path
    """Where it stands, resolved."""
    document: Document
    notices: tuple[Notice, ...]
    """What was passed over in the source: columns and sheets that begin with ``#``, macros, formulas."""


def convert(
    scenario: str | Path, target: str | Path, *, language: str | None = None, replace: bool = False
) -> Converted:
    """Write a scenario again as another carrier, without loss.

    A scenario with a ``base`` is written whole, with what the base gives. Comments of YAML files are not carried over.

    Parameters
    ----------
    scenario
        A YAML file, a workbook or a folder.
    target
        ``*.xlsx`` for a workbook, ``*.yaml`` or ``*.yml`` for one file, anything else for a folder.
    language
        ``zh`` or ``en``: names of tables and columns, and words; without it the scenario's own, Chinese where it names
        none.
    replace
        Whether a file, or a folder with nothing but a scenario in it, may be replaced.

    Raises
    ------
    ScenarioFaulty
        A row or a cell of the source cannot be read.
    OutputExists, OutputRefused, UsageFault
        The target is taken, refused by the system, or cannot hold the scenario.
    """
    source, out = Path(scenario), Path(target)
    suffix = out.suffix.lower()
    if suffix in _NEVER:
        raise UsageFault(*both("intake_convert.required_xlsx_yaml_or_a_folder", out=out, suffix=suffix))
    if source.exists() and out.exists() and source.resolve() == out.resolve():
        raise OutputExists(*both("intake_convert.the_source_itself_required_another", out=out))
    reading = read_document(source)
    document = reading.document
    if document is None:
        raise TypeError("a scenario without complaints has a document")
    write_scenario(document, out, language=language or document.settings.language, replace=replace)
    kept = tuple(notice for notice in reading.collector.ordered_notices() if notice.kind in ("ignored", "warning"))
    return Converted(out.resolve(), document, kept)


def write_scenario(document: Document, out: Path, *, language: str, replace: bool = False) -> Path:
    """Write a document as the carrier that the target's suffix names; see `convert`."""
    suffix = out.suffix.lower()
    if suffix in (".xlsx", ".yaml", ".yml"):
        writer: Writer = _book(language) if suffix == ".xlsx" else _file(language)
        return write_whole_file(out, lambda path: _compared(document, path, out, writer), replace=replace)
    names = {f"{table}.csv" for table in ROWS}
    return write_whole(
        out,
        lambda folder: _compared(document, folder, out, _folder(language)),
        replace=replace,
        marker=MAIN,
        names=names,
    )


def _book(language: str) -> Writer:
    return lambda document, path: write_book(document, path, language=language)


def _file(language: str) -> Writer:
    return lambda document, path: write_file(document, path, language=language)


def _folder(language: str) -> Writer:
    return lambda document, path: write_folder(document, path, language=language)


def _compared(document: Document, path: Path, out: Path, writer: Writer) -> None:
    """Write the document and read it back; it must be the same."""
    writer(document, path)
    names = ("settings", "rules", "profiles", *ROWS)
    try:
        again = read_document(path).document
        lost = [name for name in names if getattr(again, name) != getattr(document, name)]
        zh, en = both("intake_convert.would_not_read_back_the_same", lost=("、".join(lost), ", ".join(lost)))
    except ScenarioFaulty as fault:
        lost = list(names)
        first = fault.complaints[0]
        zh, en = both("intake_convert.would_not_be_read_back", first=(first.text("zh"), first.text("en")))
    if lost:
        raise UsageFault(*both("intake_convert.required_a_form_that_holds", out=out, what=(zh, en)))
