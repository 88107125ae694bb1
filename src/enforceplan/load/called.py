"""Departments called by a name of the catalogue (城管, 公安) instead of their code.

When to modify: another column that names a department.
"""

from __future__ import annotations

from typing import Any, TypeVar

from enforceplan import catalogue
from enforceplan.scenario import Document
from enforceplan.scenario.rows import Row

_COLUMNS = ("department", "departments", "lead", "body", "managed_by")
"""Columns that name departments, in any table and in elements."""


_R = TypeVar("_R", bound=Row)


def by_code(document: Document) -> Document:
    """The document with every such name replaced by the code; codes of the departments table stay as they are."""
    own = {row.code for row in document.departments} | {row.code for row in document.streets}
    codes: dict[str, str] = {}
    for kind in catalogue.departments().values():
        for name in (kind.name_zh, kind.name_en, *kind.also):
            if name not in own:
                codes[name] = kind.code
    return _called(document, codes)


def _called(row: _R, codes: dict[str, str]) -> _R:
    changed: dict[str, Any] = {}
    for name in type(row).model_fields:
        value = getattr(row, name)
        new = _value(name, value, codes)
        if new != value:
            changed[name] = new
    return row.model_copy(update=changed) if changed else row


def _value(name: str, value: Any, codes: dict[str, str]) -> Any:
    if isinstance(value, Row):
        return _called(value, codes)
    if isinstance(value, tuple):
        return tuple(_value(name, item, codes) for item in value)
    return codes.get(value, value) if name in _COLUMNS and isinstance(value, str) else value
