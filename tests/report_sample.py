"""A small finished week for the tests of the report room, and ways to read its files."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.text.paragraph import Paragraph

from enforceplan.audit import audit
from enforceplan.domain import (
    Absence,
    Certificate,
    Level,
    Notice,
    Span,
)
from enforceplan.outcome import LevelScore, Outcome, Status, Unserved
from enforceplan.report.tables import tables
from enforceplan.rules.base import Text
from enforceplan.rules.examples import MONDAY, build
from enforceplan.rules.min_rest import MinRest

DUTIES = (
    "U1,U2,X1,M1,M2,C1! A1 0 20:00-01:00",
    "P1,P2 A1/2 0 20:00-01:00",
    "- B1 2 09:00-11:00",
    "U3,X2 P1 5 07:00-14:30",
    "U4 HOME 6 22:00-06:00",
    "U2 A2 1 06:00-08:00",
)
RULES = (
    MinRest(entry="min_rest", level=Level.POLICY, hours=5),
    MinRest(entry="min_rest.wish", level=Level.FAIRNESS, points=1, hours=11),
)


def outcome(**settings: object) -> Outcome:
    """A small week: two operations served, one not, a post, a night on call, one finding."""
    scenario, roster = build(
        DUTIES,
        {
            "officers": {
                "U1": {"certificates": (Certificate("UM", frozenset(), "42090012345", MONDAY, MONDAY),)},
                "F1": {"absences": (Absence(Span(datetime(2026, 5, 12, 22), datetime(2026, 5, 14)), "leave"),)},
            },
            "posts": {"P1-5": {"certified": 3}},
            "settings": {
                "rules": {"min_rest": {"hours": 5}, "min_rest.wish": {"rule": "min_rest"}},
                "rule_sources": {"min_rest.hours": "scenario", "min_rest.wish.hours": "cn-2026"},
                "notices": (Notice("default", "departments", "按目录补齐", "filled in"),),
                **settings,
            },
        },
    )
    verdict = audit(scenario, roster, RULES)
    score = {level: LevelScore(verdict.levels[level], 0) for level in (Level.MUST, Level.POLICY, Level.FAIRNESS)}
    left_out = Unserved("B1", "no_people", Text("缺{人}", "nobody is {free}"), {"free": 0})
    return Outcome(scenario, RULES, Status.GOOD, roster, score, (left_out,), verdict, seconds=1.5)


def with_operation(given: Outcome, code: str, **fields: Any) -> Outcome:
    operations = {**given.scenario.operations, code: replace(given.scenario.operations[code], **fields)}
    return replace(given, scenario=replace(given.scenario, operations=operations))


def read_csv(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def read_table(run: Path, name: str, given: Outcome) -> list[dict[str, str]]:
    """A tidy table of a run by the ids of its columns, whatever the language of its headings."""
    columns = list(tables(given)[name].columns)
    with (run / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return [dict(zip(columns, row, strict=True)) for row in list(csv.reader(stream))[1:]]


def paper_text(path: Path) -> str:
    """Every paragraph and table row of a docx file in order, a line each, cells of a row parted by tabs."""
    document = Document(str(path))
    lines: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            lines.append(part.text)
        else:
            # a cell that spans columns is given once for each of them
            rows = [list(dict.fromkeys((cell._tc, cell.text) for cell in row.cells)) for row in part.rows]
            lines += ["\t".join(text.replace("\n", " / ") for _, text in row) for row in rows]
    feet = [paragraph.text for section in document.sections for paragraph in section.footer.paragraphs]
    return "\n".join([*lines, *feet])


def all_bytes(path: Path) -> bytes:
    """What stands in a file; of a workbook or a paper what stands in its parts."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_bytes()
    with ZipFile(path) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())


def bytes_of(run: Path) -> dict[str, bytes]:
    return {p.relative_to(run).as_posix(): p.read_bytes() for p in sorted(run.rglob("*")) if p.is_file()}


def page_told(text: str) -> dict[str, Any]:
    """What a page carries as data."""
    found = re.search(r'<script[^>]* id="data"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told
