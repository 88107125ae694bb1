"""From files to a `Scenario`: carriers, complaints, defaults, catalogue, expansion."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from enforceplan.domain import Scenario
from enforceplan.errors import ScenarioFaulty
from enforceplan.load.read import Reading, read
from enforceplan.load.resolve import resolve, resolve_reading
from enforceplan.load.table_file import read_table
from enforceplan.load.write import masked, write_folder
from enforceplan.load.write_book import write_book
from enforceplan.load.write_yaml import write_file
from enforceplan.rules.base import Rule

__all__ = [
    "Reading",
    "load",
    "masked",
    "read_document",
    "read_table",
    "resolve",
    "resolve_reading",
    "write_book",
    "write_file",
    "write_folder",
]


def load(path: str | Path, *, outside: Iterable[type[Rule]] = ()) -> Scenario:
    """Read a scenario file or folder and resolve it.

    Parameters
    ----------
    path
        The YAML file, workbook or folder.
    outside
        Rule rooms that are not part of the package; entries of ``rules`` may name them.

    Raises
    ------
    ScenarioFaulty
        With every complaint there is, in file order.
    """
    return resolve_reading(read(path), outside=outside)


def read_document(path: str | Path) -> Reading:
    """Read a scenario as it is written, with the place of every row.

    Raises
    ------
    ScenarioFaulty
        Where a row or a cell cannot be read; names between tables are checked by `resolve_reading`.
    """
    reading = read(path)
    if reading.collector.complaints:
        raise ScenarioFaulty(reading.collector.ordered())
    return reading
