"""The two languages of the rule page: English as the rooms speak it, Chinese from one file beside the other texts.

When to modify: another language. New Chinese goes into ``text/zh/rooms.ftl``, filed under the English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache

from enforceplan.ftl import fill
from enforceplan.rules.base import Rule
from enforceplan.rules.book import rooms
from enforceplan.scenario.words import COLUMNS, TABLES, VALUES
from enforceplan.text import Catalogue, own


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
    """English phrase as `filed` -> phrase, with the same blanks in braces; empty for English."""
    names: Mapping[str, str]
    """Field or value of the example world -> word; what is not named stays as it is written in a scenario."""
    rooms: Mapping[str, RoomText]
    """Rule -> its text; empty for English, where the room speaks for itself."""

    def say(self, phrase: str, **blanks: object) -> str:
        """A phrase with its blanks filled in. Raises KeyError where the language has no such phrase."""
        return fill(self.language, phrase if self.language == "en" else self.phrases[filed(phrase)], blanks)

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
    """The language of ``text/zh/rooms.ftl``, with the planners' words for columns and values."""
    told = own("zh", "rooms")
    names: dict[str, str] = {}
    for kind, members in VALUES.items():
        names |= {name: word.split()[0] for name, word in members.items()}
        names |= {f"{kind.__name__}.{name}": word.split()[0] for name, word in members.items()}
    for words in (TABLES, COLUMNS):
        names |= {name: word.split()[0] for name, word in words.items()}
    phrases = _spaced(told.section("phrase"))
    return Speech("zh", phrases, {**names, **phrases}, {id_: _told(room, told) for id_, room in rooms().items()})


def _told(room: type[Rule], told: Catalogue) -> RoomText:
    """Raises KeyError where an example has no Chinese title."""
    said = _spaced(told.section(room.id))
    titles = [example.title for example in (*room.accepts, *room.rejects)]
    return RoomText(
        fill("zh", said["meaning"], {}),
        fill("zh", said["clock"], {}),
        {title: fill("zh", said[f"example {filed(title)}"], {}) for title in titles},
        {
            name.removeprefix("parameter "): fill("zh", text, {})
            for name, text in said.items()
            if name.startswith("parameter ")
        },
    )


def filed(phrase: str) -> str:
    """Under what an English phrase is filed: its letters and digits, whatever stands between them a blank."""
    return re.sub(r"\W+", " ", phrase, flags=re.ASCII).strip()


def _spaced(section: dict[str, str]) -> dict[str, str]:
    return {name.replace(".", " "): text for name, text in section.items()}
