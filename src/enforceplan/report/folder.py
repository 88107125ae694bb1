"""Writes a run folder whole or not at all: made beside its place under a hidden name, then moved there.

When to modify: a new file of a run folder.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from time import perf_counter

from xlsxwriter.exceptions import XlsxFileError  # type: ignore[import-untyped]

from enforceplan.audit import Disagreement, audit
from enforceplan.outcome import Outcome
from enforceplan.report.calendars import write_calendars
from enforceplan.report.chat import write_days
from enforceplan.report.draw_log import draw_log
from enforceplan.report.handouts import write_operations, write_orders, write_streets
from enforceplan.report.inspections import write_inspections
from enforceplan.report.page import write_page
from enforceplan.report.place import HIDDEN, RUN, clear, ground, may_write, refused
from enforceplan.report.publication import PUBLISHED, Publication
from enforceplan.report.reading import read_roster
from enforceplan.report.roster_json import roster_json
from enforceplan.report.run_json import run_json
from enforceplan.report.tables import tables, write_csv
from enforceplan.report.view import View
from enforceplan.report.wording import headings, worded
from enforceplan.report.workbook import write_workbook

DocumentWriter = Callable[[Path], None]
"""Writes the scenario that was solved, as loaded, into a folder that does not exist yet."""


def write_run(
    outcome: Outcome,
    out: Path,
    *,
    replace: bool = False,
    document_writer: DocumentWriter | None = None,
    publication: Publication | None = None,
    full_numbers: bool = False,
    draft: bool = False,
) -> Path:
    """Write every output of a run to ``out`` and return where it stands, resolved.

    Certificate numbers are masked; with ``full_numbers`` they stand whole on the sheets of operations and in the
    fields of inspection forms, and nowhere else. A ``draft`` says so on every sheet, paper and page.

    The folder appears at once with all its files. A failure or an interrupt leaves nothing behind, and an earlier
    run that was to be replaced as it was.

    Raises
    ------
    OutputExists
        ``out`` is there, is not an empty folder, and `may_write` does not let it be replaced.
    Disagreement
        The roster was not audited, or the written file, read back, is audited otherwise.
    OutputRefused
        The disk refuses (full, read-only, name too long); exit code 2.
    """
    view = View(outcome, publication, full_numbers, draft=draft)
    return write_whole(out, lambda folder: _fill(folder, view, document_writer), replace=replace)


def write_whole(
    out: Path,
    fill: Callable[[Path], None],
    *,
    replace: bool = False,
    marker: str = RUN,
    names: Collection[str] | None = None,
) -> Path:
    """Fill a folder beside its place and move it there; returns where it stands, resolved.

    ``marker`` and ``names`` are those of `may_write`. Raises as `write_run` does.
    """
    place = may_write(out, replace=replace, marker=marker, names=names)
    home = ground(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=place.parent))
        try:
            made = aside / "run"
            made.mkdir()
            fill(made)
            _move(made, may_write(place, replace=replace, marker=marker, names=names), aside / "former")
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except BaseException as error:
        clear(place.parent, home)
        if isinstance(error, OSError | XlsxFileError):
            raise refused(place, error) from error
        raise
    return place


def _fill(folder: Path, view: View, document_writer: DocumentWriter | None) -> None:
    began = perf_counter()
    outcome, publication = view.outcome, view.publication
    (folder / "roster.json").write_text(roster_json(outcome), encoding="utf-8", newline="\n")
    _confirm(folder, outcome)
    (folder / "draw_log.json").write_text(draw_log(outcome), encoding="utf-8", newline="\n")
    if document_writer:
        document_writer(folder / "scenario")
    (folder / "tables").mkdir()
    for name, frame in tables(view).items():
        write_csv(folder / "tables" / f"{name}.csv", headings(view, frame), worded(view, frame))
    write_workbook(view, folder / "roster.xlsx")
    write_page(view, folder / "roster.html")
    write_orders(view, folder / "orders")
    write_operations(view, folder / "operations")
    write_streets(view, folder / "streets")
    write_days(view, folder / "days")
    write_calendars(view, folder / "calendars")
    write_inspections(view, folder / "inspections")
    if publication:
        (folder / PUBLISHED).write_text(publication.text(), encoding="utf-8", newline="\n")
    told = run_json(outcome, folder, report_seconds=perf_counter() - began)
    (folder / RUN).write_text(told, encoding="utf-8", newline="\n")


def _confirm(folder: Path, outcome: Outcome) -> None:
    """Audit the written file as it reads back; it must say what was said of the roster in memory."""
    if outcome.roster is None:
        return
    verdict = audit(outcome.scenario, read_roster(folder), outcome.rules)
    if outcome.verdict is None or verdict.entries != outcome.verdict.entries:
        raise Disagreement("the written roster.json does not read back as the roster that was audited")


def _move(made: Path, place: Path, former: Path) -> None:
    """Put a whole folder into its place; what stood there goes aside and comes back if the move fails."""
    if not place.exists():
        made.rename(place)
        return
    place.rename(former)
    try:
        made.rename(place)
    except BaseException:
        former.rename(place)
        raise
