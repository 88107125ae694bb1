"""What each column of a table holds, for those who write cells: which kind of value, which words it may have.

When to modify: a kind of value that is written otherwise in a spreadsheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from enforceplan.scenario.cells import CLOCK, MOMENT, Cell


class Form(Enum):
    """How a spreadsheet keeps a value."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    CLOCK = "clock"


@dataclass(frozen=True)
class Column:
    """A column of a table, or a setting."""

    name: str
    """As written in files: ``from``, not ``start``."""
    field: str
    form: Form
    required: bool
    cell: Cell | None
    """None for a mapping (solver, phases)."""
    meaning: str
    """What stands in it, in English."""

    def text(self, value: object, language: str) -> str:
        """A value as text, in the words of ``zh`` or ``en``; of neither (empty) as the schema has it."""
        if self.cell is None:
            raise TypeError(f"{self.name} is a mapping")
        written = self.cell.write(value)
        if written in self.cell.words and language:
            return self.cell.words[written][language != "zh"]
        return self.cell.chinese(written) if self.cell.chinese and language == "zh" and written else written

    def words(self, language: str) -> list[str]:
        """The words it may have; empty where any value will do."""
        return [pair[language != "zh"] for pair in self.cell.words.values()] if self.cell else []

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Least and most of a number that is bounded on both sides."""
        schema = self.cell.schema if self.cell else {}
        return (schema["minimum"], schema["maximum"]) if {"minimum", "maximum"} <= set(schema) else None

    @property
    def whole(self) -> bool:
        """Whether its numbers are whole ones."""
        return bool(self.cell and self.cell.schema.get("type") == "integer")


@cache
def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a row, in the order of its fields, the note last."""
    made = [_column(name, info) for name, info in model.model_fields.items()]
    return tuple(sorted(made, key=lambda column: column.name == "note"))


def _column(name: str, info: FieldInfo) -> Column:
    cell = next((part for part in (*info.metadata, *_parts(info.annotation)) if isinstance(part, Cell)), None)
    return Column(info.alias or name, name, _form(cell), info.is_required(), cell, info.description or "")


def _parts(annotation: Any) -> list[Any]:
    """Everything inside a type: members of a union, what is annotated."""
    parts = [*get_args(annotation), *getattr(annotation, "__metadata__", ())]
    return [*parts, *(deeper for part in parts for deeper in _parts(part))]


def _form(cell: Cell | None) -> Form:
    if cell is None:
        return Form.TEXT
    if cell.words:
        return Form.WORD
    if cell.schema is MOMENT:
        return Form.MOMENT
    if cell.schema is CLOCK:
        return Form.CLOCK
    if cell.schema.get("format") == "date":
        return Form.DATE
    kinds = [part.get("type") for part in cell.schema.get("anyOf", [cell.schema])]
    return Form.NUMBER if kinds[0] in ("integer", "number") else Form.TEXT
