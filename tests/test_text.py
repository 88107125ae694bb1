"""Both languages say the same things, and nothing that nobody asks for."""

from __future__ import annotations

from enum import Enum
from importlib.resources import files
from pathlib import Path

from enforceplan.domain import (
    Attach,
    DayKind,
    Level,
    Regime,
    Standing,
)
from enforceplan.outcome import Status
from enforceplan.roster import Role
from enforceplan.scenario import Settings
from enforceplan.scenario.settings import PhasesRow, SolverRow
from enforceplan.scenario.words import TABLES
from enforceplan.text import words

ENUMERATIONS: tuple[type[Enum], ...] = (Status, Role, Standing, Attach, DayKind, Regime)


def test_languages_have_the_same_keys_and_blanks() -> None:
    zh, en = words("zh").entries, words("en").entries
    assert list(zh) == list(en)
    for key, text in zh.items():
        assert text
        assert blanks(text) == blanks(en[key]), key


def blanks(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_every_text_is_used() -> None:
    entries = words("en").entries
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for room in (
            "enforceplan.report",
            "enforceplan.edits",
            "enforceplan.cli",
            "enforceplan.memory",
            "enforceplan.intake",
        )
        for path in Path(str(files(room))).rglob("*")
        if path.suffix in (".py", ".j2", ".js")
    )
    members = {f"{kind.__name__}.{member.name.lower()}" for kind in ENUMERATIONS for member in kind}
    levels = {f"level.{level.word}" for level in Level}
    assert members | levels <= set(entries)
    unused = [
        key
        for key in entries
        if key not in members | levels
        and key.split(".")[0] not in ("needed", "setting")
        and f'"{key}"' not in sources
        and not (key.split(".")[0] in MADE_UP and used_in_full(key.split(".")[1], sources))
    ]
    assert not unused


MADE_UP = {
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
    return name in FROM_DATA or f'"{name}"' in sources


def test_every_table_and_setting_has_its_line() -> None:
    """Above its sheet or beside its name in a template, and no line is left over."""
    nested = {"solver": SolverRow, "phases": PhasesRow}
    settings = {name for name in Settings.columns() if name not in nested}
    settings |= {f"{outer}.{name}" for outer, row in nested.items() for name in row.model_fields}
    keys = words("en").entries
    assert {key.removeprefix("needed.") for key in keys if key.startswith("needed.")} == set(TABLES) - {"base"}
    assert {key.removeprefix("setting.") for key in keys if key.startswith("setting.")} == settings


def test_unknown_language_gets_english() -> None:
    assert words("fr").language == "en"
