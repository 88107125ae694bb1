"""Files that are handed on: orders to departments, sheets of operations, each street's own days.

When to modify: another file for a department, an operation or a street. What a paper says stands in a room of its own.
"""

from __future__ import annotations

from pathlib import Path

from enforceplan.report import listings
from enforceplan.report.chat import write_days
from enforceplan.report.file_names import file_names
from enforceplan.report.operation_paper import add_operation, operation_paper
from enforceplan.report.order_paper import order_paper
from enforceplan.report.orders import orders
from enforceplan.report.page import write_page
from enforceplan.report.paper import Paper
from enforceplan.report.paper_notes import foot
from enforceplan.report.tables import write_csv
from enforceplan.report.view import View
from enforceplan.report.workbook import write_workbook


def write_orders(view: View, folder: Path) -> None:
    """``DEPARTMENT.docx`` and ``.csv``: what each owner of officers sends; an owner nothing is asked of gets none."""
    sent = orders(view)
    folder.mkdir()
    for owner, name in file_names(sent).items():
        _write(view, folder / f"{name}.csv", sent[owner])
        order_paper(view, owner, sent[owner]).save(folder / f"{name}.docx", f"{view.words('paper.order')} {owner}")


def write_operations(view: View, folder: Path) -> None:
    """``OPERATION.docx``: one sheet for each served operation."""
    folder.mkdir()
    served = {operation.code: operation for operation in view.served}
    for code, name in file_names(served).items():
        title = f"{view.words('paper.operation')} {code}"
        operation_paper(view, served[code]).save(folder / f"{name}.docx", title)


def write_streets(view: View, folder: Path) -> None:
    """``STREET/``: each street's workbook to sign, its page, its roster with every shift still open, its days as text.

    What a single street has is what the whole centre has: its workbook, page and days stand there alone.
    """
    folder.mkdir()
    streets = view.outcome.scenario.streets
    for street, name in file_names(streets).items():
        home = folder / name
        home.mkdir()
        seen = view.of_street(street)
        _write(seen, home / "roster.csv", listings.daily(seen))
        if len(streets) > 1:
            write_workbook(seen, home / "roster.xlsx")
            write_page(seen, home / "roster.html")
            write_days(view, home / "days", street)
        _write_operations(seen, home / "operations.docx")


def _write_operations(view: View, path: Path) -> None:
    """All operations of a street in one file, a new page each; none where it has none."""
    if not view.served:
        return
    paper = Paper(view.words.language)
    for place, operation in enumerate(view.served):
        add_operation(view, operation, paper, new_page=place > 0)
    foot(view, paper)
    paper.save(path, f"{view.words('paper.operation')} {view.street}")


def _write(view: View, path: Path, listing: listings.Listing) -> None:
    """A list as a CSV file; of a published version with a last column that says which one."""
    headings, rows = listing.headings(view), listing.rows
    if view.edition:
        headings, rows = [*headings, view.words("column.version")], tuple((*row, view.edition) for row in rows)
    write_csv(path, headings, rows)
