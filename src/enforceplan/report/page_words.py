"""Both languages of the page: words it takes along, sentences said twice, and the one clock of its times.

When to modify: a section of the catalogue that the page's script asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from enforceplan import ftl
from enforceplan.catalogue import spoken
from enforceplan.domain import Scenario
from enforceplan.facts import minutes
from enforceplan.report.view import View
from enforceplan.text import LANGUAGES, Text, words

_SECTIONS = (
    "Attach", "DayKind", "Regime", "Role", "Standing", "Status", "absence", "audit", "away", "colour",
    "column", "kind", "label", "level", "mark", "mode", "notice", "page", "part", "part_of_page", "priority",
    "sentence", "short", "weekday", "word",
)  # fmt: skip
"""Sections of the catalogue that the script of the page reads."""

Both = dict[str, str]
"""A text in Chinese and English, by language."""


@dataclass(frozen=True)
class Tongues:
    """A run as its readers see it, and as they would see it in the other language."""

    view: View

    @cached_property
    def _views(self) -> dict[str, View]:
        return {language: self._in(language) for language in LANGUAGES}

    def _in(self, language: str) -> View:
        outcome = self.view.outcome
        if language == self.view.words.language:
            return self.view
        told = replace(self.view, outcome=replace(outcome, scenario=spoken(outcome.scenario, language)))
        vars(told).update(facts=self.view.facts, drawn=self.view.drawn)  # worked out once for both languages
        return told

    @cached_property
    def called(self) -> dict[str, Both]:
        """Names that both languages have, by the name in the language of the run."""
        seen = {language: _names(view.outcome.scenario) for language, view in self._views.items()}
        halves = {place: {language: names[place] for language, names in seen.items()} for place in seen["zh"]}
        own = _names(self.view.outcome.scenario)
        return {own[place]: both for place, both in halves.items() if both["zh"] != both["en"]}

    def say(self, sentence: Callable[[View], str]) -> Both:
        """A sentence that is made of a view, in both languages; one empty text where it is empty."""
        return {language: sentence(view) for language, view in self._views.items()}


def _names(scenario: Scenario) -> dict[tuple[str, str], str]:
    """(kind, code) -> name."""
    kinds: dict[str, Iterable[tuple[str, str]]] = {
        "department": ((one.code, one.name) for one in scenario.departments.values()),
        "operation": ((one.code, one.name) for one in scenario.operations.values()),
        "post": ((one.code, one.name) for one in scenario.posts.values()),
        "guest": scenario.guests.items(),
    }
    return {(kind, code): name for kind, pairs in kinds.items() for code, name in pairs}


def both(text: Text) -> Both:
    """A bilingual sentence by language."""
    return {"zh": text.zh, "en": text.en}


def vocabulary() -> dict[str, dict[str, object]]:
    """Language -> words that the script asks for, by key; what has blanks is in pieces, as ``ground.js`` reads them."""
    return {
        language: {
            f"{section}.{name}": _cut(ftl.pieces(text))
            for section in _SECTIONS
            for name, text in words(language).entries.section(section).items()
        }
        for language in LANGUAGES
    }


def _cut(pieces: Iterable[str | ftl.Blank]) -> object:
    """A plain text, or a list of texts and blanks: ``[name]``, or ``[name, {plural category: text}]``."""
    cut: list[object] = [
        piece
        if isinstance(piece, str)
        else [piece.name, {form: _cut(text) for form, text in piece.forms.items()}]
        if piece.forms
        else [piece.name]
        for piece in pieces
    ]
    return cut[0] if len(cut) == 1 and isinstance(cut[0], str) else cut


def since(view: View, moment: datetime) -> int:
    """Minutes after the first midnight of the horizon; negative before it."""
    return minutes(moment - view.outcome.scenario.start)
