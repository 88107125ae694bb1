"""From carriers to a `Document`: rows validated one by one, whatever is wrong gathered as complaints.

When to modify: another check that needs one row only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from enforceplan.errors import Place
from enforceplan.load.headers import known_headers
from enforceplan.load.overlay import read_with_base, root_of
from enforceplan.load.raw import Collector, RawCell, RawDocument, RawRow, RawTable, shorten
from enforceplan.load.yaml_file import nested
from enforceplan.scenario import REQUIRED, ROWS, Document, Settings
from enforceplan.scenario.rows import NotedRow, Row
from enforceplan.scenario.settings import PhasesRow, SolverRow
from enforceplan.scenario.words import heading
from enforceplan.text import both

_NESTED: dict[str, type[Row]] = {"solver": SolverRow, "phases": PhasesRow}


@dataclass(slots=True)
class Reading:
    """What was read, and everything wrong with it so far."""

    document: Document | None
    """None where the settings could not be read."""
    places: dict[str, list[RawRow]]
    """Table -> where each of the document's rows stands, in the same order."""
    collector: Collector
    broken: set[str] = field(default_factory=set)
    """Tables in files that could not be read; names in them are not complained of."""
    lost: dict[str, set[str]] = field(default_factory=dict)
    """Table -> codes of rows that could not be read; names of them are not complained of again."""


def read(path: str | Path) -> Reading:
    """Read a scenario; faults are in the collector, not raised."""
    given = Path(path)
    collector = Collector()
    try:
        resolved = given.resolve()
        exists = resolved.exists()
    except (OSError, ValueError, RuntimeError):  # a name the system cannot even look up does not exist
        exists = False
    if exists:
        return _validated(read_with_base(resolved, root_of(resolved), collector), collector)
    collector.complain(
        str(given), Place(), required=both("load_read.a_scenario_file_or_folder"),
        remedy=both("load_read.check_the_path"),
    )  # fmt: skip
    return Reading(None, {}, collector)


def _validated(raw: RawDocument, collector: Collector) -> Reading:
    reading = Reading(None, {}, collector, raw.broken)
    collector.file(raw.file)
    settings = _settings(raw, collector)
    tables: dict[str, tuple[NotedRow, ...]] = {}
    for name, model in ROWS.items():
        table = raw.tables.get(name)
        if _spared(name, raw):
            continue
        if table is None:
            if name in REQUIRED and not raw.broken & {name, "*"}:
                collector.complain(
                    raw.file, Place(), value=name,
                    required=both("load_read.the_tables_settings_officers"),
                    remedy=both("load_read.add_the_table", name=name),
                )  # fmt: skip
                reading.broken.add(name)
            continue
        if not table.rows:
            reading.broken.add(name)
            if not any(c.file == table.file and c.place >= table.place for c in collector.complaints):
                _empty(name, table, collector)
        rows, places = [], []
        for row in table.rows:
            made = make_row(model, row, name, collector)
            if made is None:
                reading.lost.setdefault(name, set()).add(row.value("code"))
            else:
                rows.append(made)
                places.append(row)
        tables[name] = tuple(rows)
        reading.places[name] = places
    if settings is not None:
        rules = {entry: cell.value for entry, cell in raw.rules.items()}
        profiles = {name: {entry: cell.value for entry, cell in cells.items()} for name, cells in raw.profiles.items()}
        reading.document = Document.model_construct(
            None, settings=settings, rules=rules, profiles=profiles, **_filled(tables)
        )
        reading.places["settings"] = [raw.settings] if raw.settings else []
        reading.places["rules"] = [_entry(cell) for cell in raw.rules.values()]
        reading.places["profiles"] = [_entry(cell) for cells in raw.profiles.values() for cell in cells.values()]
    return reading


def _spared(name: str, raw: RawDocument) -> bool:
    """Whether a table may be absent or empty: that of the operations, where posts are to be manned."""
    table, posts = raw.tables.get(name), raw.tables.get("posts")
    manned = "posts" in raw.broken or bool(posts and posts.rows)
    return name == "operations" and not (table and table.rows) and manned


def _entry(cell: RawCell) -> RawRow:
    """Where a rule entry stands."""
    return RawRow(cell.file, cell.place, {"rule": cell})


def _empty(name: str, table: RawTable, collector: Collector) -> None:
    """A table without a row; names that should have stood in it are not complained of."""
    columns = [info.alias or field for field, info in ROWS[name].model_fields.items() if info.is_required()]
    zh, en = "、".join(heading(name, column) for column in columns), ", ".join(columns)
    more_zh, more_en = ("", "") if name in REQUIRED else both("load_read.otherwise_leave_the_table_out")
    collector.complain(
        table.file, table.place, required=both("load_read.at_least_one_row", name=name),
        remedy=both("load_read.write_the_rows_under_a_header_each", what=(zh, en), more_en=(more_zh, more_en)),
    )  # fmt: skip


def _filled(tables: dict[str, tuple[NotedRow, ...]]) -> dict[str, Any]:
    return {name: tables.get(name, ()) for name in ROWS}


def _settings(raw: RawDocument, collector: Collector) -> Settings | None:
    if raw.settings is None:
        if "*" not in raw.broken:
            collector.complain(
                raw.file, Place(), value="settings", required=both("load_read.the_table_settings_with_at_least"),
                remedy=both("load_read.add_settings_week_start_2026_03_02"),
            )  # fmt: skip
        return None
    row = raw.settings
    for column, model in _NESTED.items():
        if column in row.cells:
            row.cells[column].value = nested(row.cells[column], list(model.model_fields))
    made = make_row(Settings, row, "settings", collector)
    return made if isinstance(made, Settings) else None


def make_row(model: type[NotedRow], row: RawRow, table: str, collector: Collector) -> NotedRow | None:
    """One row as its model. Faulty cells are complained of and left out; None where the row cannot stand without."""
    values = {column: cell.value for column, cell in row.cells.items()}
    while True:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            faulty = {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]}
            for fault in error.errors():
                _explain(dict(fault), row, table, collector)
            remaining = {column: value for column, value in values.items() if column not in faulty}
            required = {info.alias or name for name, info in model.model_fields.items() if info.is_required()}
            if len(remaining) == len(values) or not required <= set(remaining):
                return None
            values = remaining


def _explain(fault: dict[str, Any], row: RawRow, table: str, collector: Collector) -> None:
    """One of pydantic's errors as a complaint."""
    path = [str(part) for part in fault["loc"]]
    column = path[0] if path else ""
    if column in row.told:
        return
    cell = row.cells.get(column)
    header = ".".join([cell.header if cell else column, *path[1:]]) if column else ""
    file, place = (cell.file, cell.place) if cell else (row.file, row.place)
    meaning = both("load_read.see_the_table_in_docs_schema_md", table=table)
    if fault["type"] == "missing":
        zh = heading(table, column)
        collector.complain(
            file, place, column=header, required=both("load_read.a_value", column=(zh, column)), remedy=meaning
        )
    elif fault["type"] == "extra_forbidden":
        collector.unknown(
            file, place, value=header, known=[*known_headers(table), *_keys(column)], what=both("load_read.column"),
            remedy=meaning,
        )  # fmt: skip
    elif fault["type"] == "cell":
        value = shorten(fault["input"]) if path else _row_text(row)
        context = fault["ctx"]
        collector.complain(
            file, place, column=header, value=value, required=(context["zh"], context["en"]), remedy=meaning
        )
    else:
        collector.complain(
            file, place, column=header, value=shorten(fault["input"]),
            required=both("load_read.a_value_of_the_form", form=(fault["type"], fault["msg"].lower())), remedy=meaning,
        )  # fmt: skip


def _keys(column: str) -> list[str]:
    return [f"{column}.{key}" for key in _NESTED[column].model_fields] if column in _NESTED else []


def _row_text(row: RawRow) -> str:
    return shorten(", ".join(f"{cell.header}={shorten(cell.value, 24)}" for cell in row.cells.values()))
