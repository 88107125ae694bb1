"""Cell types: how the text of one cell becomes a value, how the value is written back, how the schema calls it.

A `Cell` stands in an ``Annotated`` type. It reads text from YAML and CSV alike, lets typed Python values through,
and raises a fault that says in both languages what is required.

When to modify: a new kind of value. Names and words stand in `words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from enforceplan.domain import Window
from enforceplan.scenario.forms import clock_of, day_of, halfwidth, serial_day, split_day
from enforceplan.scenario.words import NO, WEEKDAYS, YES, nearest, value_of, word_of, words_for
from enforceplan.text import both, nearest_of

_Read = TypeVar("_Read")


def fault(zh: str, en: str) -> NoReturn:
    """Refuse a cell, saying what is required."""
    raise PydanticCustomError("cell", "{en}", {"zh": zh, "en": en})


@dataclass(frozen=True, eq=False)
class Cell:
    """Reader, writer and JSON Schema of one kind of value."""

    read: Callable[[object], object]
    write: Callable[[Any], str]
    schema: dict[str, Any]
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Each value of a fixed set as it is written -> its words, Chinese and English; empty where any value will do."""
    chinese: Callable[[str], str] | None = None
    """A value as it is written -> the same in Chinese words, where it has words inside."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Tell pydantic to read and write with this cell's own functions."""
        writer = core_schema.plain_serializer_function_ser_schema(
            lambda value: None if value is None else self.write(value)
        )
        return core_schema.no_info_plain_validator_function(self.read, serialization=writer)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The JSON Schema of the value."""
        return dict(self.schema)


STRING = {"type": "string"}
_FORBIDDEN = re.compile(r"[\s;；,，、/\\:*?\"<>|\x00-\x1f\x7f]")
_SPLIT = re.compile(r"[;；、\n]")
_WINDOW = re.compile(r"^([\d:时点分]+)\s*(?:-|–|—|~|〜|至|to)\s*([\d:时点分]+)$", re.ASCII)
_HALVES = {"am": "am", "上午": "am", "pm": "pm", "下午": "pm"}


def read_text(value: object) -> str:
    """Free text; control characters other than line breaks and tabs are refused."""
    if isinstance(value, list | dict | tuple):
        fault(*both("scenario_cells.plain_text"))
    text = str(value).replace("\r\n", "\n").strip()
    if any(not (char.isprintable() or char in "\n\t\r\u3000\u00a0") for char in text):
        fault(*both("scenario_cells.text_without_control_characters"))
    return text


def read_code(value: object) -> str:
    """A code: also used in file names, so no blanks, separators or path signs."""
    text = read_text(value)
    if not text or len(text) > 64 or _FORBIDDEN.search(text) or text[0] in "=+-@." or text.strip(".") == "":
        fault(*both("scenario_cells.a_code_1_to_64_characters_without"))
    return text


def pieces(value: object) -> list[str]:
    """The elements of a list cell: a YAML list, or text separated by ``;`` or ``、``."""
    if isinstance(value, list | tuple | set | frozenset):
        return [piece for item in value for piece in pieces(item)]
    return [piece for piece in (part.strip() for part in _SPLIT.split(read_text(value))) if piece]


def read_codes(value: object) -> tuple[str, ...]:
    """A list of codes."""
    return tuple(read_code(piece) for piece in pieces(value))


def read_bool(value: object) -> bool:
    """Yes or no, in either language."""
    if isinstance(value, bool):
        return value
    text = halfwidth(read_text(value)).lower()
    if text in YES:
        return True
    if text in NO:
        return False
    fault(*both("scenario_cells.yes_or_no_true_false"))


_NO_SUCH_DAY = both("scenario_cells.a_date_that_exists_such_as_2026_03")


def read_date(value: object) -> date:
    """A calendar date: 2026-03-02, 2026/3/2, 2026.3.2 or 2026年3月2日."""
    if isinstance(value, datetime):
        fault(*both("scenario_cells.a_date_such_as_2026_03_02"))
    if isinstance(value, date):
        return value
    return _dated(day_of, read_text(value))


def _dated(read: Callable[[str], _Read | None], text: str) -> _Read:
    """What a reader of days makes of a text; a day that does not exist is refused, and so is a text without one."""
    try:
        found = read(text)
    except ValueError:
        fault(*_NO_SUCH_DAY)
    if found is None:
        _no_date(text)
    return found


def _no_date(text: str) -> NoReturn:
    """Refuse a date; a bare number may be one whose cell has lost its format."""
    meant = serial_day(text)
    fault(*both("scenario_cells.a_date", meant=both("scenario_cells.is_it", meant=meant) if meant else ""))


def read_clock(value: object) -> int:
    """A time of day as minutes after midnight, 0 to 1440."""
    if isinstance(value, int):
        return value
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    minutes = clock_of(read_text(value))
    if minutes is None:
        fault(*both("scenario_cells.a_time_of_day_such_as_08_30_up"))
    return minutes


def read_window(value: object) -> Window:
    """One daily window, 19:00-23:30; one that ends at or before its start crosses midnight."""
    if isinstance(value, Window):
        return value
    match = _WINDOW.match(halfwidth(read_text(value)))
    if match:
        opens, closes = clock_of(match[1]), clock_of(match[2])
        if opens is not None and closes is not None and opens < 1440:
            return Window(opens, closes)
    fault(*both("scenario_cells.a_window_such_as_19_00_23_30"))


def _read_windows(value: object) -> tuple[Window, ...]:
    if isinstance(value, list | tuple):
        return tuple(window for item in value for window in _read_windows(item))
    return (value,) if isinstance(value, Window) else tuple(read_window(piece) for piece in pieces(value))


def _read_weekdays(value: object) -> tuple[int, ...]:
    if isinstance(value, list | tuple | frozenset) and all(isinstance(item, int) for item in value):
        return tuple(sorted(value))
    days: set[int] = set()
    for piece in pieces(value):
        ends = [WEEKDAYS.get(part.strip().lower()) for part in re.split(r"[-–~至]", piece)]
        if None in ends or len(ends) > 2:
            fault(*both("scenario_cells.days_of_the_week_such_as_mon_fri"))
        first, last = (day for day in (ends[0], ends[-1]) if day is not None)
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return tuple(sorted(days))


_TIME_ALONE = re.compile(r"^\d{1,2}:\d{2}(:\d{2})?$", re.ASCII)


def moment(value: object, *, closing: bool) -> datetime:
    """A date with a time, a half-day (am, pm, 上午, 下午) or a whole day, read as its first or last edge."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, second=0, microsecond=0)
    text = halfwidth(read_text(value.isoformat() if isinstance(value, date) else value))
    if _TIME_ALONE.match(text):
        fault(*both("scenario_cells.a_date_before_the_time_such"))
    day, rest = _dated(split_day, text)
    rest = rest.lower()
    midnight = datetime(day.year, day.month, day.day)
    try:
        if not rest:
            return midnight + timedelta(days=int(closing))
        if rest in _HALVES:
            late = (_HALVES[rest] == "pm") + int(closing)
            return midnight + timedelta(hours=12 * late)
        return midnight + timedelta(minutes=read_clock(rest))
    except OverflowError:
        fault(*both("scenario_cells.a_date_that_exists"))


def choice(kind: type[Enum]) -> Cell:
    """One word of an enumeration, in either language."""

    def read(value: object) -> Enum:
        if isinstance(value, kind):
            return value
        text = read_text(value)
        found = value_of(kind, text)
        if found is None:
            known = words_for(kind)
            hint = nearest(text, [word for pair in known for word in pair])
            listed = "、".join(chinese for _, chinese in known), ", ".join(english for english, _ in known)
            fault(*both("scenario_cells.one_of", known=listed, near=nearest_of(hint)))
        return found

    words = {english: (chinese, english) for english, chinese in words_for(kind)}
    return Cell(read, word_of, {"type": "string", "enum": list(words)}, words)


def clock_text(minutes: int) -> str:
    """Minutes after midnight as HH:MM."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "array", "items": schema}, STRING]}


CHINESE_DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOMENT = {"type": "string", "description": "2026-03-02 08:30, 2026-03-02 am or 2026-03-02"}


def _write_moment(value: datetime) -> str:
    return value.strftime("%Y-%m-%d %H:%M") if value.year >= 1000 else value.isoformat(" ")[:16]


Text = Annotated[str, Cell(read_text, str, STRING)]
Texts = Annotated[tuple[str, ...], Cell(lambda value: tuple(pieces(value)), ";".join, _list_of(STRING))]
Code = Annotated[str, Cell(read_code, str, STRING)]
Codes = Annotated[tuple[str, ...], Cell(read_codes, ";".join, _list_of(STRING))]
Yes = Annotated[
    bool,
    Cell(
        read_bool,
        lambda value: str(value).lower(),
        {"type": "boolean"},
        {"true": both("scenario_cells.yes"), "false": both("scenario_cells.no")},
    ),
]
Date = Annotated[date, Cell(read_date, date.isoformat, {"type": "string", "format": "date"})]
Dates = Annotated[
    tuple[date, ...],
    Cell(
        lambda value: tuple(
            item
            for part in (value if isinstance(value, list | tuple) else [value])
            for item in ([part] if isinstance(part, date) else [read_date(piece) for piece in pieces(part)])
        ),
        lambda value: ";".join(day.isoformat() for day in value),
        _list_of({"type": "string", "format": "date"}),
    ),
]
CLOCK = {"type": "string", "description": "08:30, up to 24:00"}
Clock = Annotated[int, Cell(read_clock, clock_text, CLOCK)]
Windows = Annotated[
    tuple[Window, ...],
    Cell(
        _read_windows,
        lambda value: ";".join(f"{clock_text(w.open)}-{clock_text(w.close)}" for w in value),
        _list_of(STRING),
    ),
]
Weekdays = Annotated[
    tuple[int, ...],
    Cell(
        _read_weekdays,
        lambda value: ";".join(_ENGLISH_DAYS[day] for day in value),
        _list_of(STRING),
        chinese=lambda text: ";".join(CHINESE_DAYS[day] for day in _read_weekdays(text)),
    ),
]
Opening = Annotated[datetime, Cell(lambda value: moment(value, closing=False), _write_moment, MOMENT)]
Closing = Annotated[datetime, Cell(lambda value: moment(value, closing=True), _write_moment, MOMENT)]
