"""Sheets turned into what they are: settings (a name and a value a row), rules and profiles, and the tables.

When to modify: another layout of one of these sheets.
"""

from __future__ import annotations

import json
from typing import Any

from enforceplan.errors import Place
from enforceplan.load.book_sheet import MARK, Line, Sheet, cell_of, header_of, rows_of, unfold
from enforceplan.load.headers import columns_of, names_of
from enforceplan.load.raw import Collector, RawCell, RawDocument, RawRow, RawTable
from enforceplan.load.yaml_file import plain_value
from enforceplan.scenario.rows import Row
from enforceplan.scenario.settings import PhasesRow, SolverRow
from enforceplan.scenario.words import COLUMNS, TABLES, header_names
from enforceplan.text import both

NESTED: dict[str, type[Row]] = {"solver": SolverRow, "phases": PhasesRow}
"""Settings that are mappings; on a sheet each of their keys has a row, ``solver.seconds``."""
SETTING_HEADS = {"zh": ("设置项", "值"), "en": ("setting", "value")}
RULE_HEADS = {"zh": ("规则", "参数", "值"), "en": ("rule", "parameter", "value")}
PROFILE_HEADS = {language: (COLUMNS["profile"].split()[0] if language == "zh" else "profile", *heads)
                 for language, heads in RULE_HEADS.items()}  # fmt: skip
_HEAD_NAMES = {
    "profile": "profile", "方案类型": "profile", "规则档": "profile", "rule": "rule", "entry": "rule", "规则": "rule",
    "parameter": "parameter", "参数": "parameter", "value": "value", "值": "value",
}  # fmt: skip


def take_table(table: str, sheet: Sheet, collector: Collector) -> RawTable:
    """A sheet with a header and rows below."""
    raw = RawTable(table, sheet.file, sheet.place)
    header = header_of(sheet, names_of(table), collector)
    if header is None:
        return raw
    raw.place = Place("row", header.number)
    headers = [cell.text for cell in header.cells.values()]
    columns = columns_of(headers, table=table, file=sheet.file, places=[raw.place] * len(headers), collector=collector)
    unfold(sheet, header, collector)
    raw.rows = rows_of(sheet, header, columns, collector)
    return raw


def take_settings(document: RawDocument, sheet: Sheet, collector: Collector) -> None:
    """A sheet with a setting a row: its name, its value, and beside them what people write for themselves."""
    row = RawRow(sheet.file, sheet.place)
    base_names = {"base", *TABLES["base"].split()}
    for line in sheet.lines:
        key = line.first
        place = Place("row", line.number)
        found = line.cells.get(min(line.cells) + 1)
        if key.startswith(MARK) or found is None or _is_head(line):
            continue
        cell = cell_of(found, key, sheet.file, place, collector)
        if key.lower() in base_names:
            document.base = cell
            continue
        outer, dot, inner = key.partition(".")
        nested = names_of("settings").get(outer.strip().lower()) if dot else None
        column = nested if nested in NESTED else columns_of(
            [key], table="settings", file=sheet.file, places=[place], collector=collector
        )[0]  # fmt: skip
        if column is None or cell is None:
            row.told |= {column} if column else set()
        elif nested in NESTED:
            _nest(row, column, inner.strip(), cell, collector)
        elif column in row.cells:
            _twice(cell, collector)
        else:
            row.cells[column] = cell
    document.settings = row


def _is_head(line: Line) -> bool:
    """Whether a line of the settings is their header."""
    texts = [cell.text.lower() for cell in line.cells.values()]
    return tuple(texts[:2]) in {tuple(head) for head in SETTING_HEADS.values()}


def _nest(row: RawRow, column: str, inner: str, cell: RawCell, collector: Collector) -> None:
    """A key of a setting that is a mapping."""
    keys = header_names(NESTED[column].model_fields)
    held = row.cells.setdefault(column, RawCell({}, cell.header.partition(".")[0], cell.file, cell.place))
    if not isinstance(held.value, dict) or any(
        keys.get(key.lower()) == keys.get(inner.lower(), key) for key in held.value
    ):
        _twice(cell, collector)
    else:
        held.value[inner] = cell.value


def _twice(cell: RawCell, collector: Collector) -> None:
    collector.complain(
        cell.file, cell.place, value=cell.header, required=both("load_book_tables.each_setting_once"),
        remedy=both("load_book_tables.delete_the_second_row"),
    )  # fmt: skip


def take_rules(sheet: Sheet, collector: Collector) -> dict[str, RawCell]:
    """A sheet with a parameter a row: rule, parameter, value."""
    return _entries(sheet, collector, ("rule", "parameter", "value")).get("", {})


def take_profiles(sheet: Sheet, collector: Collector) -> dict[str, dict[str, RawCell]]:
    """A sheet like that of the rules, with the profile in front."""
    return _entries(sheet, collector, ("profile", "rule", "parameter", "value"))


def _entries(sheet: Sheet, collector: Collector, needed: tuple[str, ...]) -> dict[str, dict[str, RawCell]]:
    """Profile (empty where there is no such column) -> entry -> its parameters."""
    made: dict[str, dict[str, RawCell]] = {}
    header = header_of(sheet, _HEAD_NAMES, collector)
    if header is None:
        return made
    columns = [_HEAD_NAMES.get(cell.text.lower()) for cell in header.cells.values()]
    if not set(needed) <= set(columns):
        heads = PROFILE_HEADS if "profile" in needed else RULE_HEADS
        collector.complain(
            sheet.file, Place("row", header.number), value=", ".join(cell.text for cell in header.cells.values()),
            required=both("load_book_tables.the_columns", columns=("、".join(heads["zh"]), ", ".join(heads["en"]))),
            remedy=both("load_book_tables.write_them_into_the_header"),
        )  # fmt: skip
        return made
    unfold(sheet, header, collector)
    for row in rows_of(sheet, header, columns, collector):
        profile, entry, parameter = (_text(row, column) for column in ("profile", "rule", "parameter"))
        if ("profile" in needed and not profile) or not (entry or (profile and not parameter)):
            collector.complain(
                row.file, row.place, value=parameter or entry,
                required=both("load_book_tables.in_each_row", columns=("、".join(needed[:-2]), ", ".join(needed[:-2]))),
                remedy=both("load_book_tables.fill_it_in_row_by_row"),
            )  # fmt: skip
            continue
        entries = made.setdefault(profile, {})
        if entry:
            cell = entries.setdefault(entry, RawCell({}, entry, row.file, row.place))
            _set_parameter(cell, parameter, row, collector)
    return made


def _text(row: RawRow, column: str) -> str:
    return str(row.cells[column].value) if column in row.cells else ""


def _set_parameter(cell: RawCell, parameter: str, row: RawRow, collector: Collector) -> None:
    if not parameter:
        return
    if parameter in cell.value:
        collector.complain(
            row.file, row.place, value=f"{cell.header}: {parameter}",
            required=both("load_book_tables.each_parameter_once"),
            remedy=both("load_book_tables.delete_one_of_the_rows_several"),
        )  # fmt: skip
        return
    cell.value[parameter] = parameter_of(row.cells["value"].value) if "value" in row.cells else None


def parameter_of(text: str) -> Any:
    """A parameter as written in a cell: JSON for lists and quoted text, otherwise as YAML reads a plain word."""
    if text[:1] in ("[", "{", '"'):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return plain_value(text)


def parameter_text(value: Any) -> str:
    """A parameter as `parameter_of` reads it back."""
    bare = isinstance(value, str) and value != "" and value == value.strip() and value[0] not in '[{"'
    return str(value) if bare and plain_value(value) == value else json.dumps(value, ensure_ascii=False)
