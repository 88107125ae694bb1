"""The words of every output, in Chinese and English: one YAML file a language, the same keys in each.

When to modify: a new language (a new file). New words go into the YAML files, into both.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from enforceplan.rules.base import Text

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Words:
    """Looks up headings, labels and sentences of one language."""

    language: str
    entries: dict[str, str]
    """``section.name`` -> text; braces name the values to be filled in."""

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values filled in. Raises KeyError for a key the catalogue does not have."""
        text = self.entries[key]
        return text.format(**values) if values else text

    def of(self, member: Enum) -> str:
        """The word for a member of an enumeration, filed under ``ClassName.member_name``."""
        return self.entries[f"{type(member).__name__}.{member.name.lower()}"]

    def choose(self, text: Text) -> str:
        """One half of a bilingual sentence: the one in this language."""
        return text.zh if self.language == "zh" else text.en


@cache
def words(language: str) -> Words:
    """The catalogue of ``zh`` or ``en``; any other language gets English."""
    from ruamel.yaml import YAML

    name = language if language in LANGUAGES else "en"
    source = files("enforceplan.text").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    sections: dict[str, dict[str, str]] = YAML(typ="safe").load(source)
    return Words(name, {f"{section}.{key}": text for section, keys in sections.items() for key, text in keys.items()})
