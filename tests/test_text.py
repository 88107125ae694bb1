"""Both languages say the same things, and nothing that nobody asks for."""

from __future__ import annotations

from enum import Enum
from importlib.resources import files
from pathlib import Path

from enforceplan.domain import (
    Attach,
    DayKind,
    Level,
    Standing,
)
from enforceplan.outcome import Status
from enforceplan.roster import Role
from enforceplan.text import words

ENUMERATIONS: tuple[type[Enum], ...] = (Status, Role, Standing, Attach, DayKind)


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
        for room in ("enforceplan.report", "enforceplan.cli", "enforceplan.memory")
        for path in Path(str(files(room))).iterdir()
        if path.suffix in (".py", ".j2")
    )
    members = {f"{kind.__name__}.{member.name.lower()}" for kind in ENUMERATIONS for member in kind}
    levels = {f"level.{level.word}" for level in Level}
    assert members | levels <= set(entries)
    unused = [
        key
        for key in entries
        if key not in members | levels
        and f'"{key}"' not in sources
        and not (key.split(".")[0] in MADE_UP and used_in_full(key.split(".")[1], sources))
    ]
    assert not unused


MADE_UP = {
    "column",
    "mark",
    "short",
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
}
"""Sections whose keys are put together from a section and a name."""

FROM_DATA = {
    "0", "1", "2", "3", "4", "5", "6", "driver", "recorder", "leader", "enforcing", "order_keeping", "support",
    "invited", "leave", "training", "court", "pull_back", "compensatory", "other", "default", "trust", "ignored",
    "not_obeyed", "calendar", "rule_off", "draw", "visit", "pack", "warning", "scenario", "value", "bound", "unserved",
    "passed",
}  # fmt: skip
"""Names that come from rosters and scenarios."""


def used_in_full(name: str, sources: str) -> bool:
    return name in FROM_DATA or f'"{name}"' in sources


def test_unknown_language_gets_english() -> None:
    assert words("fr").language == "en"
