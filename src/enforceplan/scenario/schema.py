"""The document's schema for machines (JSON Schema) and for people (docs/schema.md), both made from the models.

When to modify: another form of the same schema.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from enforceplan.scenario.document import ROWS, Document
from enforceplan.scenario.rows import ElementRow, NeedRow
from enforceplan.scenario.settings import PhasesRow, Settings, SolverRow
from enforceplan.scenario.words import TABLES, heading


def json_schema() -> dict[str, Any]:
    """JSON Schema of a whole scenario document with its tables inline."""
    schema = Document.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "enforceplan scenario"
    return schema


def schema_page() -> str:
    """The text of docs/schema.md: one section a table, the common ones first."""
    parts = [
        "# The scenario, table by table",
        "",
        "Generated from the models; do not edit. A scenario is a YAML file, a workbook (`.xlsx`) with a sheet a",
        "table, or a folder with `scenario.yaml` and CSV files named after their tables (or with `scenario.xlsx`).",
        "English and Chinese headers and values are both read. Required",
        "columns are **bold**. Lists in one cell are separated by `;` or `、`. Every table takes `note`; a header",
        "that begins with `#` is ignored. A scenario needs `settings`, `officers` and `operations`; where it has",
        "`posts`, `operations` may be left out or empty.",
        "",
        *_section(
            "settings",
            "What holds for the whole scenario; a mapping, not a table. In a workbook a sheet with a setting a row: "
            "its name, its value (`solver.seconds`, `60`); `base` may stand there, too.",
            Settings,
        ),
        *_section("settings.solver", "How long and how to search.", SolverRow),
        *_section("settings.phases", "What is history, published and frozen.", PhasesRow),
    ]
    for table, row in ROWS.items():
        meaning = Document.model_fields[table].description or ""
        parts += _section(table, meaning, row)
        if table == "operations":
            parts += _section("elements", "One element, as a mapping; in a cell: `UM 2c+3a optional`.", ElementRow)
            parts += _section("equipment of an operation", "One need; in a cell: `recorder 2 per_group`.", NeedRow)
    parts += [
        "## rules (规则)", "",
        "A mapping `entry: {parameter: value}` that changes the rule pack and profile; `off: true` switches an entry",
        "off (never one of level must). The entries and their parameters are on the rules page. In a workbook a sheet",
        "has the columns `rule`, `parameter`, `value` (规则、参数、值): a parameter a row, lists as `[\"N\"]`.", "",
        "## profiles (方案类型)", "",
        "A mapping `name: {entry: {parameter: value}}` of profiles beside those that ship; `settings.profile` chooses",
        "one. It is laid over the rule pack and under `rules`, and may not touch an entry of level must. In a workbook",
        "a sheet like that of the rules, with the column `profile` (方案类型) in front.", "",
        "## base (基础方案)", "",
        "Another scenario that this one changes: a file or folder inside the same folder; a file in the folder",
        "`variants` of a scenario writes `base: ..`. Settings, profiles and rules are merged; a row with a known code",
        "replaces the columns it gives, a new code is appended. `remove: true` deletes: in a table with codes the row",
        "of that code, in another every row that has the cells given beside it. `remove: all` empties the table; it is",
        "done before rows are added.", "",
    ]  # fmt: skip
    return "\n".join(parts)


def _section(name: str, meaning: str, row: type[BaseModel]) -> list[str]:
    title = f"## {name}" + (f" ({TABLES[name].split()[0]})" if name in TABLES else "")
    lines = [title, "", meaning, "", "| column | 列名 | type | default | meaning |", "|---|---|---|---|---|"]
    properties = row.model_json_schema(by_alias=True)["properties"]
    fields = sorted(row.model_fields.items(), key=lambda pair: pair[0] == "note")
    for field, info in fields:
        column = info.alias or field
        shown = f"**{column}**" if info.is_required() else column
        cells = (shown, heading(name, column), _type(properties[column]), _default(info), info.description or "")
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return [*lines, ""]


def _type(schema: dict[str, Any]) -> str:
    """A JSON Schema type in a word or two."""
    choices = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    schema = choices[0]
    if any(part.get("type") == "array" for part in choices):
        return "list"
    if "anyOf" in schema:
        return _type(schema)
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if "$ref" in schema:
        return "mapping"
    bounds = [f"{sign} {schema[key]:g}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in schema]
    names = {"string": "text", "integer": "whole number", "boolean": "yes or no", "number": "number"}
    kind = "date" if schema.get("format") == "date" else names.get(str(schema.get("type")), "text")
    return " ".join([kind, *bounds])


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "required"
    if info.default_factory is not None or info.default in (None, "", ()):
        return ""
    if isinstance(info.default, bool):
        return "yes" if info.default else "no"
    return str(getattr(info.default, "value", info.default))
