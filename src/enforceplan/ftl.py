"""Fluent files: the texts of each message, a text cut at its placeables, a text with its values filled in.

A text here is a Fluent pattern as it stands in its file. Nothing heavy is imported before a value has to be filled in.
When to modify: how values are written (numbers, times) in every output.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count
from numbers import Integral
from typing import TYPE_CHECKING

from fluent.syntax import FluentParser, ast
from fluent.syntax.serializer import serialize_expression

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Pattern
    from fluent.runtime.types import FluentInt

LOCALES = {"zh": "zh-CN", "en": "en"}
"""Language -> whose plural forms it has."""
_NUMBERS = count()


def split(source: str) -> dict[str, str]:
    """The messages of a file by name, each as it stands there, unread: reading takes long and few are asked for."""
    heads = [*re.finditer(r"^([A-Za-z][\w-]*) *=", source, re.MULTILINE)]
    ends = [head.start() for head in heads[1:]] + [len(source)]
    return {head[1]: source[head.start() : end] for head, end in zip(heads, ends, strict=True)}


def read(message: str) -> dict[str, str]:
    """The attributes of one message: name -> text. Raises ValueError where it is no Fluent."""
    made: dict[str, str] = {}
    for entry in FluentParser().parse(message).body:
        if isinstance(entry, ast.Message):
            made |= {attribute.id.name: _cut_out(message, attribute.value) for attribute in entry.attributes}
        elif isinstance(entry, ast.Junk):
            raise ValueError(f"no Fluent: {entry.annotations[0].message}: {entry.content}")  # noqa: TRY004
    return made


def _cut_out(source: str, node: ast.SyntaxNode) -> str:
    span = node.span
    return source[span.start : span.end].strip() if span else ""


@dataclass(frozen=True, slots=True)
class Blank:
    """What stands in the braces of a text: the name of a value, or a choice between forms by its number."""

    source: str
    """The braces and all between them; a text by itself."""
    name: str
    """Of the value."""
    forms: Mapping[str, tuple[str | Blank, ...]]
    """Plural category -> what is said then; empty where the value itself stands there."""


@cache
def pieces(text: str) -> tuple[str | Blank, ...]:
    """A text cut at its braces, in order. Raises ValueError where it is no Fluent."""
    entry = FluentParser(with_spans=False).parse_entry(f"text = {text}\n")
    if not isinstance(entry, ast.Message) or entry.value is None:
        raise ValueError(f"no Fluent: {text}")
    return _pieces(entry.value)


def _pieces(pattern: ast.Pattern) -> tuple[str | Blank, ...]:
    made: list[str | Blank] = []
    for part in pattern.elements:
        piece = part.value if isinstance(part, ast.TextElement) else _blank(part)
        if isinstance(piece, str) and made and isinstance(made[-1], str):
            made[-1] += piece
        else:
            made.append(piece)
    return tuple(made)


def _blank(placeable: ast.Placeable) -> str | Blank:
    expression = placeable.expression
    match expression:
        case ast.StringLiteral():
            return str(expression.parse()["value"])
        case ast.VariableReference():
            return Blank(f"{{ {serialize_expression(expression)} }}", expression.id.name, {})
        case ast.SelectExpression(selector=ast.VariableReference() as selector):
            forms = {_category(variant): _pieces(variant.value) for variant in expression.variants}
            return Blank(f"{{ {serialize_expression(expression)}}}", selector.id.name, forms)
    raise ValueError(f"neither a value nor a choice by one: {serialize_expression(expression)}")


def _category(variant: ast.Variant) -> str:
    return "other" if variant.default else variant.key.name if isinstance(variant.key, ast.Identifier) else ""


def blanks(text: str) -> set[str]:
    """Names of the values a text asks for."""
    return _names(pieces(text))


def _names(parts: tuple[str | Blank, ...]) -> set[str]:
    found = {part.name for part in parts if isinstance(part, Blank)}
    return found.union(*(_names(form) for part in parts if isinstance(part, Blank) for form in part.forms.values()))


def fill(language: str, text: str, values: Mapping[str, object]) -> str:
    """A text with its values filled in: whole numbers without separators, anything else as Python writes it.

    A text whose blanks ask for no forms is put together from its pieces, which takes a tenth of what the library takes
    and says the same. Raises KeyError for a value that is missing.
    """
    if "{" not in text and "\n" not in text:
        return text
    if "->" in text:
        return formatted(language, text, values)
    return "".join([piece if isinstance(piece, str) else str(values[piece.name]) for piece in pieces(text)])


def formatted(language: str, text: str, values: Mapping[str, object]) -> str:
    """A text filled in by the library, whatever it asks for. Raises KeyError for a value that is missing."""
    bundle, pattern = _bundle(language), _pattern(language, text)
    told, faults = bundle.format_pattern(pattern, {name: _native(value) for name, value in values.items()})
    if faults:
        raise KeyError(f"{text}: {faults[0]}")
    return str(told)


@cache
def _bundle(language: str) -> FluentBundle:
    """An empty bundle that knows the language's plural forms."""
    from fluent.runtime import FluentBundle, resolver

    resolver.MAX_PART_LENGTH = 1_000_000  # the list of a city's officers is longer than the 2,500 characters allowed
    return FluentBundle([LOCALES[language]], use_isolating=False)


@cache
def _pattern(language: str, text: str) -> Pattern:
    from fluent.runtime import FluentResource

    name = f"text-{next(_NUMBERS)}"
    _bundle(language).add_resource(FluentResource(f"{name} = {text}\n"))
    pattern = _bundle(language).get_message(name).value
    if pattern is None:
        raise ValueError(f"no Fluent: {text}")
    return pattern


def _native(value: object) -> object:
    return str(value) if isinstance(value, bool) or not isinstance(value, Integral) else _number(int(value))


@lru_cache(maxsize=4096)
def _number(value: int) -> FluentInt:
    """A number that chooses plural forms and is written without separators."""
    from fluent.runtime.types import FluentInt

    return FluentInt(value, useGrouping=False)
