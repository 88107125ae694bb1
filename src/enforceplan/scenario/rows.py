"""What every row of the scenario document has in common, and the little rows that stand inside a cell.

An element is written ``UM 2c+3a optional`` in a cell (c certified, a auxiliaries, s support, i invited), or as a
mapping in YAML; equipment needs are written ``recorder 2``.

When to modify: a new fact about an element or a need.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from enforceplan.domain import ElementKind
from enforceplan.scenario.cells import Cell, Code, Codes, Text, Yes, choice, fault, pieces, read_text
from enforceplan.scenario.forms import halfwidth
from enforceplan.scenario.kinds import Per
from enforceplan.scenario.numbers import Heads
from enforceplan.scenario.words import header_names, nearest
from enforceplan.text import LANGUAGES, both


class Row(BaseModel):
    """A row: frozen, and no column that is not declared."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True)


class NotedRow(Row):
    """A row of a table."""

    note: Text = Field("", description="Free text for people; never read by a rule.")

    @classmethod
    def columns(cls) -> dict[str, str]:
        """Column as written in files -> field."""
        return {info.alias or name: name for name, info in cls.model_fields.items()}


class ElementRow(Row):
    """The part of one body in an operation."""

    department: Code = Field(description="Department that naturally fills it.")
    code: Code | None = Field(None, description="Code within the operation. Default: the department.")
    items: Codes = Field((), description="Items it acts on; the body that holds them all fills it.")
    kind: Annotated[ElementKind, choice(ElementKind)] | None = Field(
        None, description="enforcing, order_keeping, support or invited. Default: by its heads."
    )
    per: Annotated[Per, choice(Per)] | None = Field(
        None, description="For each group, or once for the operation. Default: group where it enforces or keeps order."
    )
    optional: Yes = Field(False, description="The operation may go without it.")
    certified: Heads = Field(0, description="Certified officers.")
    auxiliaries: Heads = Field(0, description="Auxiliaries.")
    cadres: Heads = Field(0, description="Support heads: cadres, grid workers.")
    invited: Heads = Field(0, description="Invited heads; printed on the order, nobody rostered.")
    qualification: Code | None = Field(None, description="Qualification each certified head must hold.")
    female: Heads = Field(0, description="Least female officers among its heads.")

    @property
    def effective_kind(self) -> ElementKind:
        """The kind given, or what its heads say."""
        if self.kind is not None:
            return self.kind
        if self.certified:
            return ElementKind.ENFORCING
        return ElementKind.INVITED if self.invited and not self.auxiliaries + self.cadres else ElementKind.SUPPORT

    @property
    def per_group(self) -> bool:
        """Whether it counts for each group."""
        if self.per is None:
            return self.effective_kind in (ElementKind.ENFORCING, ElementKind.ORDER_KEEPING)
        return self.per is Per.GROUP


class NeedRow(Row):
    """Equipment an operation needs."""

    kind: Code = Field(description="Kind of equipment.")
    quantity: Heads = Field(1, description="Units.")
    per: Annotated[Per, choice(Per)] = Field(Per.OPERATION, description="For each group, or for the operation.")


_HEADS = {
    "c": "certified", "执": "certified", "a": "auxiliaries", "辅": "auxiliaries",
    "s": "cadres", "干": "cadres", "i": "invited", "邀": "invited",
}  # fmt: skip
_LETTERS = {"certified": "c", "auxiliaries": "a", "cadres": "s", "invited": "i"}
_HEAD = re.compile(r"^(\d{1,4})([casi执辅干邀])$", re.IGNORECASE | re.ASCII)
_WORDS: dict[str, tuple[str, str]] = {
    "optional": ("optional", "true"), "可选": ("optional", "true"),
    "per_operation": ("per", "operation"), "全行动": ("per", "operation"),
    "per_group": ("per", "group"), "每组": ("per", "group"),
    "keeping": ("kind", "order_keeping"), "order_keeping": ("kind", "order_keeping"),
    "维持秩序": ("kind", "order_keeping"), "秩序": ("kind", "order_keeping"),
    "enforcing": ("kind", "enforcing"), "support": ("kind", "support"), "invited": ("kind", "invited"),
    "执法": ("kind", "enforcing"), "保障": ("kind", "support"), "邀请": ("kind", "invited"),
}  # fmt: skip
_FIELDS = tuple(dict.fromkeys((*ElementRow.model_fields, *NeedRow.model_fields)))
_KEYS = ("code", "items", "qualification", "female")


def _spell(row: Row, skip: tuple[str, ...]) -> dict[str, str]:
    """The fields of a little row that were given, as text."""
    texts: dict[str, str | None] = row.model_dump(include=set(row.model_fields_set) - set(skip))
    return {key: text for key, text in texts.items() if text is not None}


def read_element(value: object) -> ElementRow:
    """One element from ``UM 2c+3a optional`` or a mapping."""
    if isinstance(value, ElementRow):
        return _asking(value)
    if isinstance(value, dict):
        return _asking(ElementRow.model_validate(named(value, ElementRow)))
    department, *words = read_text(value).split()
    cells: dict[str, str] = {"department": department}
    for word in map(halfwidth, words):
        parts = word.split("+")
        heads = [head for part in parts if (head := _HEAD.match(part))]
        if len(heads) == len(parts):
            for head in heads:
                field = _HEADS[head[2].lower()]
                cells[field] = str(int(cells.get(field, "0")) + int(head[1]))
        elif word.lower() in _WORDS:
            field, text = _WORDS[word.lower()]
            cells[field] = text
        elif word.partition("=")[0] in _KEYS and "=" in word:
            field, _, text = word.partition("=")
            cells[field] = text.replace(",", ";") if field == "items" else text
        else:
            fault(*both("scenario_rows.elements_such_as_um_2c_3a_c"))
    return _asking(ElementRow.model_validate(cells))


def _asking(row: ElementRow) -> ElementRow:
    """The element, refused where it asks for nobody: such a part means nothing, and is mostly a slip of the pen."""
    if not row.certified + row.auxiliaries + row.cadres + row.invited:
        fault(*both("scenario_rows.at_least_one_head_of_such_as_2c", department=row.department))
    return row


def write_element(row: ElementRow) -> str:
    """The element as one piece of a cell."""
    given = _spell(row, ("department",))
    heads = "+".join(f"{given[field]}{letter}" for field, letter in _LETTERS.items() if field in given)
    words = [word for word in (row.department, heads) if word]
    if "per" in given:
        words.append(f"per_{given['per']}")
    if given.get("optional") == "true":
        words.append("optional")
    if "kind" in given:
        words.append(given["kind"])
    words += [f"{key}={given[key].replace(';', ',')}" for key in _KEYS if given.get(key)]
    return " ".join(words)


def read_need(value: object) -> NeedRow:
    """One equipment need from ``recorder 2 per_group`` or a mapping."""
    if isinstance(value, NeedRow):
        return value
    if isinstance(value, dict):
        return NeedRow.model_validate(named(value, NeedRow))
    kind, *words = read_text(value).split()
    cells: dict[str, str] = {"kind": kind}
    for word in map(halfwidth, words):
        if word.isascii() and word.isdecimal():
            cells["quantity"] = word
        elif _WORDS.get(word.lower(), ("", ""))[0] == "per":
            cells["per"] = _WORDS[word.lower()][1]
        else:
            fault(*both("scenario_rows.equipment_such_as_recorder_2"))
    return NeedRow.model_validate(cells)


def write_need(row: NeedRow) -> str:
    """The need as one piece of a cell."""
    given = _spell(row, ("kind",))
    return " ".join(
        [row.kind, *([given["quantity"]] if "quantity" in given else []),
         *([f"per_{given['per']}"] if "per" in given else [])]
    )  # fmt: skip


_CHINESE = {meaning: word for word, meaning in reversed(_WORDS.items()) if not word.isascii()}
_CHINESE_HEADS = {letter: sign for sign, field in _HEADS.items() for letter in _LETTERS[field] if not sign.isascii()}


def in_chinese(text: str) -> str:
    """A cell of elements or needs with its letters and words in Chinese: ``UM 2执+3辅 可选``."""
    return "; ".join(" ".join(_word_in_chinese(*word) for word in enumerate(piece.split())) for piece in pieces(text))


def _word_in_chinese(position: int, word: str) -> str:
    if position == 0:
        return word
    if word.lower() in _WORDS:
        return _CHINESE[_WORDS[word.lower()]]
    parts = word.split("+")
    return "+".join(part[:-1] + _CHINESE_HEADS[part[-1]] for part in parts) if all(map(_HEAD.match, parts)) else word


def named(cells: dict[Any, Any], row: type[Row]) -> dict[str, Any]:
    """A mapping's keys turned into column names; unknown keys stay and are refused by the row."""
    names = header_names(row.model_fields)
    return {
        names.get(str(key).strip().lower(), str(key)): value for key, value in cells.items() if value not in ("", None)
    }


def _one(read: Callable[[object], Row], value: object) -> Row:
    """A little row; what is wrong inside it is said of the whole piece."""
    try:
        return read(value)
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(map(str, first["loc"]))
        hint = nearest(column, _FIELDS)
        texts = first.get("ctx", {})
        if first["type"] == "missing":
            fault(*both("scenario_rows.in_each_of_them", column=column))
        if first["type"] == "extra_forbidden":
            fault(*both("scenario_rows.known_keys_not_nearest", column=column, hint=hint))
        required = tuple(texts.get(language, first["msg"]) for language in LANGUAGES)
        fault(*both("scenario_rows.of_a_piece", column=column, required=required))


def _all(read: Callable[[object], Row]) -> Callable[[object], tuple[Row, ...]]:
    def read_all(value: object) -> tuple[Row, ...]:
        if isinstance(value, list | tuple):
            return tuple(row for item in value for row in read_all(item))
        if isinstance(value, dict | Row):
            return (_one(read, value),)
        return tuple(_one(read, piece) for piece in pieces(value))

    return read_all


_ELEMENT_SCHEMA = {"anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "object"}]}},
                             {"type": "string"}]}  # fmt: skip
Elements = Annotated[
    tuple[ElementRow, ...],
    Cell(
        _all(read_element),
        lambda rows: "; ".join(write_element(row) for row in rows),
        _ELEMENT_SCHEMA,
        chinese=in_chinese,
    ),
]
Needs = Annotated[
    tuple[NeedRow, ...],
    Cell(_all(read_need), lambda rows: "; ".join(write_need(row) for row in rows), _ELEMENT_SCHEMA, chinese=in_chinese),
]
