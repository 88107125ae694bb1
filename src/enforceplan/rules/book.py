"""Finds the rooms and makes the effective rules of a scenario.

A room is any concrete `Rule` in a module of this package, or one passed in from outside. When to modify: never for a
new rule.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterable
from functools import cache

from enforceplan import rules
from enforceplan.domain import Level, Scenario
from enforceplan.ftl import blanks
from enforceplan.problem import Problem
from enforceplan.rules.base import Finding, Named, Rule
from enforceplan.text import Text
from enforceplan.verbs import Book

_NOT_ROOMS = {"base", "book", "examples"}


@cache
def rooms() -> dict[str, type[Rule]]:
    """Every room of the package by rule id, in order of level, then id."""
    found = [
        room
        for info in pkgutil.iter_modules(rules.__path__)
        if info.name not in _NOT_ROOMS
        for room in vars(importlib.import_module(f"{rules.__name__}.{info.name}")).values()
        if inspect.isclass(room) and issubclass(room, Rule) and not inspect.isabstract(room)
    ]
    return {room.id: room for room in sorted(set(found), key=lambda room: (room.default_level, room.id))}


def make(entry: str, parameters: dict[str, object], known: dict[str, type[Rule]] | None = None) -> Rule:
    """One entry with its parameters over the room's defaults.

    Raises KeyError for an unknown rule and pydantic's ValidationError for a parameter it does not have.
    """
    given = {k: v for k, v in parameters.items() if k not in ("rule", "off")}
    room = (known or rooms())[str(parameters.get("rule", entry.partition(".")[0]))]
    level = given.pop("level", room.default_level)
    level = Level[level.upper()] if isinstance(level, str) else level
    return room.model_validate({"points": room.default_points, **given, "entry": entry, "level": level})


def effective(scenario: Scenario, outside: Iterable[type[Rule]] = ()) -> list[Rule]:
    """The rules in force, in the order of the scenario's entries; switched-off ones are left out."""
    known = {**rooms(), **{room.id: room for room in outside}}
    return [make(entry, parameters, known) for entry, parameters in scenario.rules.items() if not parameters.get("off")]


def impose(rules_in_force: Iterable[Rule], problem: Problem) -> Book:
    """Everything the rules say to the engine."""
    book = Book()
    for rule in rules_in_force:
        rule.impose(problem, book)
    return book


def claim(rule: Rule) -> Text:
    """What a rule says, its parameters filled in, both languages."""
    told = {
        key: "–".join(map(str, value)) if isinstance(value, list) else value
        for key, value in rule.model_dump(mode="json").items()
    }
    says, (zh, en) = rule.claim.filled(told), _named(rule)
    return Text(says.zh + zh, says.en + en)


def _named(rule: Rule) -> tuple[str, str]:
    """The names an entry gives that its sentence does not: two entries of one rule may differ in nothing else."""
    given = {
        name: [str(value) for value in getattr(rule, name)]
        for name, field in type(rule).model_fields.items()
        if any(isinstance(mark, Named) for mark in field.metadata) and name not in blanks(rule.claim.en)
    }
    zh = "；".join(f"{name}：{'、'.join(values)}" for name, values in given.items() if values)
    en = "; ".join(f"{name}: {', '.join(values)}" for name, values in given.items() if values)
    return (f"（{zh}）", f" ({en})") if en else ("", "")


def sentence(rule: Rule, finding: Finding) -> Text:
    """A finding in words, both languages."""
    return rule.texts[finding.code].filled({**finding.subject, **finding.amounts})
