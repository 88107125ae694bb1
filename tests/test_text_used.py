"""Every text is asked for somewhere, with the values it has blanks for; no sentence stands in the program itself."""

from __future__ import annotations

import ast as python
import re
from enum import Enum

from enforceplan.domain import Attach, DayKind, Level, Regime, Standing
from enforceplan.ftl import blanks
from enforceplan.outcome import Status
from enforceplan.roster import Role
from enforceplan.text import words
from test_text import FOLDER, HAN

ENUMERATIONS: tuple[type[Enum], ...] = (Status, Role, Standing, Attach, DayKind, Regime)
NO_SENTENCES = {
    "scenario": "words that planners may type, and the page of the schema",
    "load/book_tables.py": "heads of the sheets of settings, rules and profiles, which are read back",
    "load/book_file.py": "names of sheets that mean nothing",
    "load/book_lists.py": "the name of the sheet of codes, which is not read back",
    "load/context.py": "Chinese names the column in words, English has it in the place already",
    "docs/rule_page.py": "the headings of the page in two languages",
    "report/inspections.py": "a day as the forms write it",
    "report/layout.py": "times as people type them",
    "report/paper.py": "the name of a font",
    "edits/headings.py": "days as people type them",
    "cli/report.py": "the mark of a draft, known by its Chinese name",
    "cli/wrap.py": "which signs are wide",
}
"""Files and rooms with Chinese in them that is no sentence, and what it is."""


def test_no_sentence_in_chinese_stands_in_the_program() -> None:
    """Whatever is said is said by a catalogue: where Chinese stands in the code, it is one of the few above."""
    found = set()
    for file in sorted(FOLDER.parent.rglob("*.py")):
        name = file.relative_to(FOLDER.parent).as_posix()
        tree = python.parse(file.read_text(encoding="utf-8"))
        told = {id(node.value) for node in python.walk(tree) if isinstance(node, python.Expr)}
        for node in python.walk(tree):
            if isinstance(node, python.Constant) and isinstance(node.value, str) and id(node) not in told:
                room = name.partition("/")[0]
                if HAN.search(node.value):
                    found.add(room if room in NO_SENTENCES else name)
    assert found == set(NO_SENTENCES)


def test_every_text_is_given_the_values_it_asks_for() -> None:
    """Wherever a key stands in the program, with the values it is called with."""
    entries = words("en").entries
    calls = 0
    for file in sorted(FOLDER.parent.rglob("*.py")):
        for node in python.walk(python.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, python.Call) or not node.args or not isinstance(node.args[0], python.Constant):
                continue
            key, names = node.args[0].value, {keyword.arg for keyword in node.keywords}
            if not isinstance(key, str) or key not in entries or None in names or file.parent.name == "edits":
                continue
            calls += 1
            assert names == blanks(entries[key]), f"{file.name} line {node.lineno}: {key}"
    assert calls > 600


def test_every_text_is_used() -> None:
    entries = words("en").entries
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*") if path.suffix in (".py", ".j2", ".js")
    )
    members = {f"{kind.__name__}.{member.name.lower()}" for kind in ENUMERATIONS for member in kind}
    levels = {f"level.{level.word}" for level in Level}
    assert members | levels <= set(entries)
    unused = [
        key
        for key in entries
        if key not in members | levels
        and key.split(".")[0] not in ("needed", "setting", "refused")
        and not re.search(rf"[\"']{re.escape(key)}[\"']", sources)
        and not (key.split(".")[0] in MADE_UP and used_in_full(key.split(".")[1], sources))
    ]
    assert not unused


MADE_UP = {
    "phase",
    "spare",
    "column",
    "mark",
    "short",
    "sign",
    "sign_by",
    "away",
    "colour",
    "advice",
    "state",
    "part",
    "absence",
    "notice",
    "mode",
    "weekday",
    "sheet",
    "part_of_page",
    "word",
    "progress",
    "claim",
    "source",
    "inspection",
    "error",
    "list",
    "sweep",
    "sweep_chart",
    "solve_told",
    "memory_editions",
    "priority",
    "task",
    "merge",
}
"""Sections whose keys are put together from a section and a name."""

FROM_DATA = {
    "0", "1", "2", "3", "4", "5", "6", "driver", "recorder", "leader", "enforcing", "order_keeping", "support",
    "invited", "leave", "training", "court", "pull_back", "compensatory", "other", "default", "trust", "ignored",
    "not_obeyed", "calendar", "rule_off", "draw", "visit", "pack", "warning", "scenario", "value", "bound", "unserved",
    "passed", "plan", "whistle", "hotline", "department_order", "recheck", "routine", "case", "special", "commander",
}  # fmt: skip
"""Names that come from rosters and scenarios."""


def used_in_full(name: str, sources: str) -> bool:
    return name in FROM_DATA or re.search(rf"[\"']{name}[\"']", sources) is not None
