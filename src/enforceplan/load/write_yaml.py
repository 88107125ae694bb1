"""A document as YAML 1.2: settings and rules as mappings, every row of a table on a line of its own.

When to modify: how a value is spelt in YAML.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from enforceplan.load.given import texts, titled
from enforceplan.scenario import ROWS, Document

_BARE = re.compile(r"[^\W_][\w./+;%@-]*( [\w./+;%@-]+)*")
_EMPTY = {"null", "~", ""}


def write_file(document: Document, path: str | Path, *, language: str = "") -> None:
    """Write a document into one YAML file, its tables inline.

    Parameters
    ----------
    language
        ``zh`` or ``en`` for names and words in that language; empty for those of the schema.
    """
    parts = [main_text(document, language=language)]
    for table in ROWS:
        rows = document.table(table)
        if rows:
            parts.append(f"\n{titled(table, language)}:\n")
        for row in rows:
            cells = (f"{key}: {_scalar(text)}" for key, text in texts(row, table, language).items())
            parts.append("  - {" + ", ".join(cells) + "}\n")
    Path(path).write_bytes("".join(parts).encode())


def main_text(document: Document, *, language: str = "") -> str:
    """Settings, rules and profiles as the main file of a folder has them."""
    top: dict[str, Any] = {titled("settings", language): texts(document.settings, "settings", language)}
    if document.rules:
        top[titled("rules", language)] = document.rules
    if document.profiles:
        top[titled("profiles", language)] = document.profiles
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 10_000
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    out = io.StringIO()
    yaml.dump(top, out)
    return out.getvalue()


def _scalar(text: str) -> str:
    """A cell: bare where nothing in it means anything to YAML, otherwise quoted with every odd sign escaped."""
    if _BARE.fullmatch(text) and text.lower() not in _EMPTY:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in quoted)
