"""The two languages of the rule page: English as the rooms speak it, Chinese from one file beside the other texts.

When to modify: another language. New Chinese goes into `text/rules.zh.yaml`, filed under the English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from importlib.resources import files

from enforceplan.scenario.words import COLUMNS, TABLES, VALUES


@dataclass(frozen=True, slots=True)
class RoomText:
    """What a rule's room says in English only, in another language."""

    meaning: str
    """Its docstring without the clock."""
    clock: str
    """Which clock it means, and its boundaries."""
    examples: Mapping[str, str]
    """English title -> title."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Name -> what it means."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One language of the page. English phrases are their own keys."""

    language: str
    """``en`` or ``zh``."""
    phrases: Mapping[str, str]
    """English phrase -> phrase, with the same blanks in braces; empty for English."""
    names: Mapping[str, str]
    """Field or value of the example world -> word; what is not named stays as it is written in a scenario."""
    rooms: Mapping[str, RoomText]
    """Rule -> its text; empty for English, where the room speaks for itself."""

    def say(self, phrase: str, **blanks: object) -> str:
        """A phrase with its blanks filled in. Raises KeyError where the language has no such phrase."""
        text = phrase if self.language == "en" else self.phrases[phrase]
        return text.format(**blanks) if blanks else text

    def word(self, name: str) -> str:
        """The word for a field or a value of the example world."""
        return self.names.get(name, name)

    def member(self, of: Enum) -> str:
        """The word for a member of an enumeration; two of them may mean different things by one name."""
        name = of.name.lower()
        return self.names.get(f"{type(of).__name__}.{name}", self.word(name))

    def literally(self) -> Speech:
        """The same language with fields and values as they are written in a scenario."""
        return replace(self, names={})

    @property
    def is_chinese(self) -> bool:
        """It has sentences that end in 。 and words without gaps."""
        return self.language == "zh"


@cache
def english() -> Speech:
    """The rooms' own language."""
    return Speech("en", {}, {}, {})


@cache
def chinese() -> Speech:
    """The language of `text/rules.zh.yaml`, with the planners' words for columns and values."""
    from ruamel.yaml import YAML

    source = files("enforceplan.text").joinpath("rules.zh.yaml").read_text(encoding="utf-8")
    told = YAML(typ="safe").load(source)
    names: dict[str, str] = {}
    for kind, members in VALUES.items():
        names |= {name: text.split()[0] for name, text in members.items()}
        names |= {f"{kind.__name__}.{name}": text.split()[0] for name, text in members.items()}
    for words in (TABLES, COLUMNS):
        names |= {name: text.split()[0] for name, text in words.items()}
    phrases: dict[str, str] = told["words"]
    rooms = {rule: RoomText(**text) for rule, text in told["rules"].items()}
    return Speech("zh", phrases, {**names, **phrases}, rooms)
