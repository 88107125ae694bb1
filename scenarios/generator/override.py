"""What differs between two drafts, as the override file of a variant.

When to modify: another way of saying what differs (`enforceplan.load.overlay` reads it).
"""

from __future__ import annotations

import json
import re
from collections import Counter

from enforceplan.scenario import ROWS
from generator.spec import Cell, Draft, Row

_PLAIN = re.compile(r"[\w.+/][\w.+/;=-]*([: ][\w.+/;=-]+)*")
"""Cells that YAML reads as text without quotes, between braces too."""


def override(base: Draft, changed: Draft, settings: dict[str, Cell], head: list[str]) -> str:
    """The text of a file that turns the folder of ``base`` into ``changed``."""
    lines = [f"# {line}".rstrip() for line in head] + ["base: ..", "settings:"]
    lines += [f"  {key}: {_cell(value)}" for key, value in settings.items()]
    for table in ROWS:
        rows = _difference(table, base.tables.get(table, []), changed.tables.get(table, []))
        if rows:
            lines.append(f"{table}:")
            lines += [f"  - {{{', '.join(f'{key}: {_cell(value)}' for key, value in row.items())}}}" for row in rows]
    return "\n".join(lines) + "\n"


def _difference(table: str, old: list[Row], new: list[Row]) -> list[Row]:
    if old == new:
        return []
    return _by_code(old, new) if "code" in ROWS[table].columns() else _by_cells(old, new)


def _by_code(old: list[Row], new: list[Row]) -> list[Row]:
    """Codes that go, then cells that change, then rows that come; a row that loses a cell goes and comes again."""
    before, after = ({row["code"]: row for row in rows} for rows in (old, new))
    lost = {code for code, row in before.items() if code not in after or not set(row) <= set(after[code])}
    rows: list[Row] = [{"code": code, "remove": "true"} for code in before if code in lost]
    for code, row in after.items():
        known = {} if code in lost else before.get(code, {})
        cells = {key: value for key, value in row.items() if known.get(key) != value}
        if cells:
            rows.append({"code": code} | cells)
    return rows


def _by_cells(old: list[Row], new: list[Row]) -> list[Row]:
    """Rows that go and rows that come; the whole table anew where little of it stays."""
    gone, come = (_count(one) - _count(other) for one, other in ((old, new), (new, old)))
    going = [row for row in old if gone[_key(row)]]
    stray = [row for row in old if not gone[_key(row)] and any(one.items() <= row.items() for one in going)]
    if stray or len(going) > len(old) / 2:
        return [{"remove": "all"}, *new]
    marks: list[Row] = [{**row, "remove": "true"} for row in going]
    return marks + [row for row in new if come[_key(row)]]


def _count(rows: list[Row]) -> Counter[frozenset[tuple[str, Cell]]]:
    return Counter(map(_key, rows))


def _key(row: Row) -> frozenset[tuple[str, Cell]]:
    return frozenset(row.items())


def _cell(value: Cell) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
