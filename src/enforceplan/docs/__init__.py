"""The generated pages of docs/: the rules, told by their own rooms in English and Chinese, and the scenario's schema.

``python -m enforceplan.docs`` in the project's folder writes them. When to modify: another page. What stands on the
pages is changed in the rule's file, in the rule pack, in the scenario's models, or in ``text/zh/rooms.ftl``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from enforceplan.docs.rule_page import rules_page
from enforceplan.docs.speech import chinese, english
from enforceplan.scenario.schema import json_schema, schema_page


def main(folder: str = "docs") -> int:
    """Write every generated page into a folder that exists; returns the exit code."""
    home = Path(folder)
    if not home.is_dir():
        told = f"{folder}: there is no such folder — required: the project's docs folder — run it in the project\n"
        sys.stderr.write(told)
        return 2
    for name, text in pages().items():
        (home / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def pages() -> dict[str, str]:
    """File name -> text of every generated page."""
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    return {
        "rules.md": rules_page(english()),
        "rules.zh.md": rules_page(chinese()),
        "schema.md": schema_page().rstrip() + "\n",
        "schema.json": schema + "\n",
    }
