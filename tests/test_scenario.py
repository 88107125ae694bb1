"""The document's schema: every column has words and a meaning, every word is read, every cell is written back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from enforceplan.domain import Window
from enforceplan.scenario import ROWS, Document, Settings, cells, numbers, words
from enforceplan.scenario.rows import ElementRow, Elements, NeedRow, Needs
from enforceplan.scenario.schema import json_schema, schema_page
from enforceplan.scenario.settings import PhasesRow, SolverRow

MODELS: dict[str, type[BaseModel]] = {
    **ROWS, "settings": Settings, "element": ElementRow, "need": NeedRow, "solver": SolverRow, "phases": PhasesRow,
}  # fmt: skip


def columns_of(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


@pytest.mark.parametrize("name", MODELS)
def test_every_column_has_words_of_its_own_and_a_meaning(name: str) -> None:
    columns = columns_of(MODELS[name])
    names = words.header_names(columns)
    for column in columns:
        for word in words.COLUMNS[column].split():
            assert names[word.lower()] == column, f"{word} means two columns of {name}"
    assert all(info.description for info in MODELS[name].model_fields.values())


def test_no_word_is_left_over() -> None:
    used = {column for model in MODELS.values() for column in columns_of(model)}
    assert set(words.COLUMNS) == used | {"remove"}
    assert set(words.TABLES) == {*Document.model_fields, "base"}
    assert len(words.table_names()) == sum(len(text.split()) + 1 for text in words.TABLES.values())


@pytest.mark.parametrize("kind", words.VALUES, ids=lambda kind: kind.__name__)
def test_every_value_is_read_in_both_languages(kind: Any) -> None:
    assert set(words.VALUES[kind]) == {words.word_of(member) for member in kind}
    for member in kind:
        for word in [words.word_of(member), *words.VALUES[kind][words.word_of(member)].split()]:
            assert words.value_of(kind, word) is member


CELLS: list[tuple[Any, str, object, str]] = [
    (cells.Codes, "A；B、C", ("A", "B", "C"), "A;B;C"),
    (cells.Yes, "是", True, "true"),
    (cells.Yes, "No", False, "false"),
    (cells.Date, "2026年3月2日", date(2026, 3, 2), "2026-03-02"),
    (cells.Dates, "2026/3/2; 2026-03-04", (date(2026, 3, 2), date(2026, 3, 4)), "2026-03-02;2026-03-04"),
    (cells.Clock, "24:00", 1440, "24:00"),
    (cells.Windows, "19:00-23:30；6:30至9:00", (Window(1140, 1410), Window(390, 540)), "19:00-23:30;06:30-09:00"),
    (cells.Windows, "08:30-08:30", (Window(510, 510),), "08:30-08:30"),
    (cells.Weekdays, "周五至周日", (4, 5, 6), "Fri;Sat;Sun"),
    (cells.Weekdays, "Sat-Mon", (0, 5, 6), "Mon;Sat;Sun"),
    (cells.Opening, "2026-03-02", datetime(2026, 3, 2), "2026-03-02 00:00"),
    (cells.Closing, "2026-03-02", datetime(2026, 3, 3), "2026-03-03 00:00"),
    (cells.Opening, "2026-03-02 下午", datetime(2026, 3, 2, 12), "2026-03-02 12:00"),
    (cells.Closing, "2026-03-02 am", datetime(2026, 3, 2, 12), "2026-03-02 12:00"),
    (cells.Closing, "2026-03-02T24:00", datetime(2026, 3, 3), "2026-03-03 00:00"),
    (numbers.Reserve, "20%", 0.2, "0.2"),
    (numbers.Reserve, "0.2", 0.2, "0.2"),
    (numbers.Reserve, "100%", 1.0, "100%"),
    (numbers.Reserve, "1.0", 1, "1"),
    (numbers.Heads, "12.0", 12, "12"),
    (numbers.Hours, "37.5", 37.5, "37.5"),
    (Needs, "recorder 2 每组; car", (NeedRow(kind="recorder", quantity=2, per="group"), NeedRow(kind="car")),
     "recorder 2 per_group; car"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value", "written"), CELLS, ids=lambda part: str(part)[:24])
def test_cell(kind: Any, text: str, value: object, written: str) -> None:
    adapter = TypeAdapter[Any](kind)
    read = adapter.validate_python(text)
    assert read == value
    assert type(read) is type(value)
    assert adapter.dump_python(read) == written
    assert adapter.validate_python(written) == value


REFUSED: list[tuple[Any, str]] = [
    (cells.Code, "a b"), (cells.Code, "../x"), (cells.Code, "=1+1"), (cells.Code, "x" * 65), (cells.Code, ".."),
    (cells.Yes, "maybe"), (cells.Date, "2026-02-29"), (cells.Date, "02.03.2026"), (cells.Clock, "24:01"),
    (cells.Clock, "8:60"), (cells.Windows, "24:00-01:00"), (cells.Weekdays, "1"), (cells.Opening, "2026-03-02 noon"),
    (numbers.Heads, "-1"), (numbers.Heads, "1.5"), (numbers.Heads, "10001"), (numbers.Heads, "50%"),
    (numbers.Reserve, "1.5"), (numbers.Reserve, "101%"), (numbers.Hours, "169"), (numbers.Hours, "nan"),
    (Elements, "UM 2x"), (Elements, "UM 2c-1a"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), REFUSED, ids=lambda part: str(part)[:24])
def test_cell_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter[Any](kind).validate_python(text)
    context = caught.value.errors()[0]["ctx"]
    assert context["zh"] and context["en"]


def test_element_in_a_cell_and_as_a_mapping_are_the_same() -> None:
    adapter = TypeAdapter[tuple[ElementRow, ...]](Elements)
    text = "UM 2c+3a per_operation optional order_keeping code=X items=A,B qualification=q female=1"
    mapping = {"department": "UM", "certified": 2, "auxiliaries": 3, "per": "operation", "optional": True,
               "kind": "order_keeping", "code": "X", "items": ["A", "B"], "qualification": "q",
               "female": 1}  # fmt: skip
    (element,) = adapter.validate_python(text)
    assert (element,) == adapter.validate_python([mapping]) == adapter.validate_python(mapping)
    assert adapter.dump_python((element,)) == text


def test_unknown_columns_are_refused() -> None:
    with pytest.raises(ValidationError):
        Document.model_validate({"settings": {"week_start": "2026-03-02"}, "officer": []})


def test_json_schema_and_page_name_every_column() -> None:
    schema, page = json_schema(), schema_page()
    assert schema["additionalProperties"] is False
    for model in MODELS.values():
        properties = schema["$defs"][model.__name__]["properties"] if model.__name__ in schema["$defs"] else None
        for column in columns_of(model):
            assert properties is None or properties[column]["description"]
            assert f"| {column} | " in page or f"| **{column}** | " in page
    assert set(ROWS) <= set(schema["properties"])
