"""A draft becomes a folder: scenario.yaml with the sources as comments, one CSV file a table.

When to modify: another thing to say at the head of every place.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from enforceplan.scenario import ROWS
from generator.spec import Draft, Row

_COMMON = """\
Assumed in every place: availability to the streets after home work (urban management 100 %, market supervision 45 %,
  police station and fire 80 %, housing, ecology and emergency management 50 %, traffic police, transport and culture
  40 %, natural resources and water 30 %), written as reserved_hours; standing posts; leave and training on 7 % of
  officer-days; caps and reserves of the departments; ranks, sex, licences; vehicles and tools; ways between streets;
  premises, recusals, pins, the ledger. Every table without a source in its notes is assumed.
"""


_FIRST = ("code", "officer", "item", "type", "department", "street")
"""Columns that stand first wherever a table has them; the note stands last."""


def write(draft: Draft, root: Path, folder: Path | None = None) -> Path:
    """Write the folder of a place, by default the one of its key, replacing what a former run left there."""
    folder = folder or root / draft.place.key
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.csv"):
        old.unlink()
    (folder / "scenario.yaml").write_bytes(_main(draft).encode())
    for table in ROWS:
        if draft.tables.get(table):
            (folder / f"{table}.csv").write_bytes(_csv(table, draft.tables[table]).encode())
    return folder


def _main(draft: Draft) -> str:
    place = draft.place
    lines = [f"Made by `python scenarios/generate.py {place.key}`; change the generator, not this folder.", ""]
    lines += ["Source:", *(f"  {line}" for line in place.source)]
    lines += ["", "Assumed here:", *(f"  {line}" for line in place.assumed), "", *_COMMON.splitlines()]
    known = f'history_until: "{place.at(-1, place.known_until)}", ' if place.known_until else ""
    head = "\n".join(f"# {line}".rstrip() for line in lines)
    return (
        f"{head}\nsettings:\n  schema: 1\n  title: {place.title}\n  district: {place.district}\n"
        f"  week_start: {place.week.isoformat()}\n  draw_seed: {place.key}-{place.week.isoformat()}\n"
        f"  phases: {{{known}freeze_hours: 24}}\n"
    )


def _csv(table: str, rows: list[Row]) -> str:
    columns = [column for column in ROWS[table].columns() if any(column in row for row in rows)]
    columns.sort(key=lambda column: _FIRST.index(column) if column in _FIRST else len(_FIRST) + (column == "note"))
    unknown = {name for row in rows for name in row} - set(columns)
    if unknown:
        raise KeyError(f"{table}: columns {sorted(unknown)} — required: columns of the schema")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(row.get(column, "")) for column in columns] for row in rows)
    return out.getvalue()


def _text(value: str | float) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
