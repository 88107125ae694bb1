"""The carriers of a scenario: a YAML file, a workbook, or a folder with one of them; a new one is one line here.

When to modify: another carrier: write its reader and name its suffixes in `CARRIERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from enforceplan.errors import Place
from enforceplan.load.book_file import read_book
from enforceplan.load.csv_file import parse_csv
from enforceplan.load.files import inside, read_text
from enforceplan.load.raw import Collector, RawCell, RawDocument, RawTable
from enforceplan.load.yaml_file import parse_yaml, place_of, profiles_of, row_of, rules_of, table_of, text_of
from enforceplan.scenario import ROWS
from enforceplan.scenario.words import TABLES, table_names
from enforceplan.text import both

MAIN = "scenario.yaml"
"""Name of the main file of a folder."""
BOOK = "scenario.xlsx"
"""Name of a folder's workbook, where that stands in place of the main file."""


def main_of(folder: Path) -> Path:
    """The main file of a folder: its workbook where it has no scenario.yaml."""
    return folder / (BOOK if (folder / BOOK).is_file() and not (folder / MAIN).exists() else MAIN)


Carrier = Callable[[Path, Path, Collector], RawDocument]
"""Reads (path, root of the scenario) into a raw document, with complaints in the collector."""


def read_raw(path: Path, root: Path, collector: Collector) -> RawDocument:
    """Read a file or folder with the carrier its suffix names."""
    if path.is_dir():
        return read_folder(path, root, collector)
    carrier = CARRIERS.get(path.suffix.lower())
    if carrier is None and path.exists():
        collector.complain(
            path.name, Place(), value=path.suffix,
            required=both("load_carriers.a_folder_or_a_file", suffixes=("、".join(CARRIERS), ", ".join(CARRIERS))),
            remedy=both("load_carriers.open_it_in_excel_or_wps_and_save")
            if path.suffix.lower() in _SPREADSHEETS else both("load_carriers.convert_it_to_one_of_these"),
        )  # fmt: skip
        return RawDocument(path.name, broken={"*"})
    return (carrier or read_yaml)(path, root, collector)


def read_workbook(path: Path, root: Path, collector: Collector) -> RawDocument:
    """A workbook, one sheet a table."""
    return read_book(path, _label(path, root), collector)


def _label(path: Path, root: Path) -> str:
    """Name of a file in messages: relative to the scenario's folder."""
    resolved = path.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else path.name


def read_folder(folder: Path, root: Path, collector: Collector) -> RawDocument:
    """A folder: its scenario.yaml and every CSV file whose name is a table's, or its scenario.xlsx."""
    main, book = (folder / MAIN).exists(), (folder / BOOK).exists()
    if main == book:
        collector.complain(
            folder.name, Place(), value=f"{MAIN}, {BOOK}" if main else "",
            required=both("load_carriers.a_folder", main=MAIN, book=BOOK),
            remedy=both("load_carriers.move_one_of_them_elsewhere") if main else
                   both("load_carriers.write_it_with_settings_week_start"),
        )  # fmt: skip
        return RawDocument(MAIN, broken={"*"})
    found = inside(root, MAIN if main else BOOK, collector, file=MAIN if main else BOOK, place=Place(), folder=folder)
    if found is None:
        return RawDocument(MAIN, broken={"*"})
    if main:
        return read_yaml(found, root, collector)
    for path in sorted(folder.glob("*.csv")):
        collector.notice(
            "ignored", path.name, *both("load_carriers.beside_was_not_read", path_name=path.name, book=BOOK)
        )
    return read_workbook(found, root, collector)


def read_yaml(path: Path, root: Path, collector: Collector) -> RawDocument:
    """A YAML file with tables inline or in CSV files it names; scenario.yaml also takes the CSV files beside it."""
    file = _label(path, root)
    document = RawDocument(file)
    text = read_text(path, file, collector, file=file, place=Place())
    top = None if text is None else parse_yaml(text, file, collector)
    named: set[Path] = set()
    if top is None:
        document.broken.add("*")
    else:
        seen: set[str] = set()
        for key, value in top.value:
            _take(document, key, value, seen, named, path, root, collector)
    if path.name == MAIN:
        _beside(document, named, path.parent, root, collector)
    return document


def _take(
    document: RawDocument, key: Node, value: Node, seen: set[str], named: set[Path], path: Path, root: Path,
    collector: Collector,
) -> None:  # fmt: skip
    """One top-level key of a YAML file."""
    name, place, file = str(text_of(key)), place_of(key), document.file
    table = table_names().get(name.strip().lower())
    if table is None:
        collector.unknown(
            file, place, value=name, known=[*TABLES, *(words.split()[0] for words in TABLES.values())],
            what=both("load_carriers.table"), remedy=both("load_carriers.correct_the_name"),
        )  # fmt: skip
        return
    if table in seen:
        collector.complain(
            file, place, value=name, required=both("load_carriers.each_table_once"),
            remedy=both("load_carriers.put_the_two_together"),
        )  # fmt: skip
        return
    seen.add(table)
    if table == "settings":
        document.settings = row_of(value, table="settings", file=file, collector=collector)
        document.settings.place = place
    elif table == "rules":
        document.rules = rules_of(value, file=file, collector=collector)
    elif table == "profiles":
        document.profiles = profiles_of(value, file=file, collector=collector)
    elif table == "base":
        document.base = RawCell(str(text_of(value)), name, file, place)
    elif isinstance(value, SequenceNode):
        document.tables[table] = table_of(value, table=table, file=file, collector=collector, place=place)
    elif target := _csv_name(value):
        csv_path = inside(root, target, collector, file=file, place=place, folder=path.parent)
        raw = _read_csv(csv_path, table, root, collector, file=file, place=place) if csv_path else None
        named |= {csv_path} if csv_path else set()
        if raw is None:
            document.broken.add(table)
        else:
            document.tables[table] = raw
    elif text_of(value):
        collector.complain(
            file, place, value=str(text_of(value)),
            required=both("load_carriers.a_list_of_rows_or_the_name"),
            remedy=both("load_carriers.such_as_officers_officers_csv"),
        )  # fmt: skip
        document.broken.add(table)
    else:
        document.tables[table] = RawTable(table, file, place)


def _csv_name(value: Node) -> str:
    """The CSV file a table names: ``officers.csv`` or ``{csv: officers.csv}``; empty where it names none."""
    if isinstance(value, MappingNode) and len(value.value) == 1 and text_of(value.value[0][0]) == "csv":
        value = value.value[0][1]
    text = str(text_of(value)) if isinstance(value, ScalarNode) else ""
    return text if text.lower().endswith(".csv") else ""


def _read_csv(path: Path, table: str, root: Path, collector: Collector, *, file: str, place: Place) -> RawTable | None:
    label = _label(path, root)
    text = read_text(path, label, collector, file=file, place=place)
    return None if text is None else parse_csv(text, table=table, file=label, collector=collector)


def _beside(document: RawDocument, named: set[Path], folder: Path, root: Path, collector: Collector) -> None:
    """The CSV files of a folder that bear a table's name."""
    names = table_names()
    for path in sorted(folder.glob("*.csv")):
        if path.resolve() in named:
            continue
        label = path.name
        table = names.get(path.stem.strip().lower())
        if table not in ROWS:
            collector.notice("ignored", label, *both("load_carriers.is_not_the_name_of_a_table_and_was", label=label))
            continue
        safe = inside(root, label, collector, file=label, place=Place(), folder=folder)
        if safe is None:
            document.broken.add(table)
            continue
        if table in document.tables:
            collector.complain(
                label, Place(), value=table, required=both("load_carriers.each_table_in_one_place"),
                remedy=both("load_carriers.delete_one_of_the_two"),
            )  # fmt: skip
            continue
        raw = _read_csv(safe, table, root, collector, file=label, place=Place())
        if raw is None:
            document.broken.add(table)
        else:
            document.tables[table] = raw


CARRIERS: dict[str, Carrier] = {
    ".yaml": read_yaml, ".yml": read_yaml, ".xlsx": read_workbook, ".xlsm": read_workbook
}  # fmt: skip
"""Suffix -> reader."""
_SPREADSHEETS = (".xls", ".xlsb", ".et", ".ods", ".csv", ".numbers")
"""Suffixes of files that a spreadsheet program can save as a workbook."""
