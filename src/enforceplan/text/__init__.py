"""The words of every output, in Chinese and English: Fluent catalogues, a folder a language, the same keys in each.

A key is a message and its attribute, ``audit.passed``. Only the messages that are asked for are read.
When to modify: a new language (a new folder, and its name in `LANGUAGES`). New words go into the ``.ftl`` files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from pathlib import Path

from enforceplan import ftl

LANGUAGES = ("zh", "en")
OWN = ("rules", "rooms", "help", "columns")
"""Files whose messages are named after rules, commands and tables; they are asked for by themselves."""


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages: finished, or a Fluent pattern whose values come later (``{$officer}``)."""

    zh: str
    en: str

    def filled(self, values: Mapping[str, object]) -> Text:
        """The sentence with its values filled in. Raises KeyError for a value that is missing."""
        return Text(ftl.fill("zh", self.zh, values), ftl.fill("en", self.en, values))


class Catalogue(Mapping[str, str]):
    """``message.attribute`` -> Fluent pattern, of one language and some files."""

    def __init__(self, *files: Path) -> None:
        self._messages: dict[str, str] = {}
        for file in files:
            self._messages |= ftl.split(file.read_text(encoding="utf-8"))
        self._read: dict[str, dict[str, str]] = {}

    def section(self, message: str) -> dict[str, str]:
        """Attribute -> pattern. Raises KeyError for a message the catalogue does not have."""
        if message not in self._read:
            told = ftl.read(self._messages[message])
            self._read[message] = {_name(attribute): pattern for attribute, pattern in told.items()}
        return self._read[message]

    def __getitem__(self, key: str) -> str:
        message, _, attribute = key.partition(".")
        return self.section(message)[attribute]

    def __iter__(self) -> Iterator[str]:
        return (f"{message}.{attribute}" for message in self._messages for attribute in self.section(message))

    def __len__(self) -> int:
        return sum(len(self.section(message)) for message in self._messages)


def _name(attribute: str) -> str:
    """As the program says it; in Fluent a name begins with a letter (``n5``) and has no dot (``solver-seconds``)."""
    return re.sub(r"^n(?=\d)", "", attribute).replace("-", ".")


@dataclass(frozen=True)
class Words:
    """Looks up headings, labels and sentences of one language."""

    language: str

    @cached_property
    def entries(self) -> Catalogue:
        """Every text by its key, as it stands in its file."""
        files = sorted((Path(__file__).parent / self.language).glob("*.ftl"))
        return Catalogue(*(file for file in files if file.stem not in OWN))

    @cached_property
    def _finished(self) -> dict[str, str]:
        """Texts without blanks that were asked for; a workbook asks for some of them a thousand times."""
        return {}

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values filled in; of a value that is a pair (zh, en) this language's half.

        Raises KeyError for a key or a value that is missing.
        """
        if not values:
            if key not in self._finished:
                self._finished[key] = ftl.fill(self.language, self.entries[key], {})
            return self._finished[key]
        half = LANGUAGES.index(self.language)
        mine = {name: value[half] if isinstance(value, tuple) else value for name, value in values.items()}
        return ftl.fill(self.language, self.entries[key], mine)

    def of(self, member: Enum) -> str:
        """The word for a member of an enumeration, filed under ``ClassName.member_name``."""
        return self(f"{type(member).__name__}.{member.name.lower()}")

    def choose(self, text: Text) -> str:
        """One half of a bilingual sentence: the one in this language."""
        return text.zh if self.language == "zh" else text.en


@cache
def words(language: str) -> Words:
    """The catalogue of ``zh`` or ``en``; any other language gets English."""
    return Words(language if language in LANGUAGES else "en")


def both(key: str, **values: object) -> tuple[str, str]:
    """The text of a key in Chinese and English, its values filled in; those that differ are pairs (zh, en)."""
    return words("zh")(key, **values), words("en")(key, **values)


def nearest_of(name: str) -> tuple[str, str]:
    """The hint at the nearest known name, in both languages; empty where there is none."""
    return both("hint.nearest", name=name) if name else ("", "")


@cache
def of_rule(rule: str) -> dict[str, Text]:
    """What a rule says: name, claim, basis, and a sentence for each finding code; its message is named as the rule."""
    zh, en = (own(language, "rules").section(rule) for language in LANGUAGES)
    return {name: Text(zh[name], text) for name, text in en.items()}


@cache
def own(language: str, file: str) -> Catalogue:
    """The catalogue of one of the files `OWN`."""
    return Catalogue(Path(__file__).parent / language / f"{file}.ftl")
