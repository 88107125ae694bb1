"""Departments and types called by a name of the catalogue (城管, 群租房整治) instead of their code.

When to modify: another column that names a department, or a type.
"""

from __future__ import annotations

from typing import Any, TypeVar

from enforceplan import catalogue
from enforceplan.scenario import Document
from enforceplan.scenario.rows import Row
from enforceplan.scenario.running import DemandRow
from enforceplan.scenario.work import OperationRow, PostRow

_COLUMNS = ("department", "departments", "lead", "body", "managed_by")
"""Columns that name departments, in any table and in elements."""


_R = TypeVar("_R", bound=Row)
_T = TypeVar("_T", OperationRow, PostRow, DemandRow)


def by_code(document: Document) -> Document:
    """The document with every such name replaced by the code; codes of the departments table stay as they are."""
    own = {row.code for row in document.departments} | {row.code for row in document.streets}
    codes: dict[str, str] = {}
    for kind in catalogue.departments().values():
        for name in (kind.name_zh, kind.name_en, *kind.also):
            if name not in own:
                codes[name] = kind.code
    called = _called(document, codes)
    kinds = {row.code for row in document.operation_types}
    operations = {kind.name_zh: code for code, kind in catalogue.operation_types().items() if kind.name_zh not in kinds}
    posts = {kind.name_zh: code for code, kind in catalogue.post_types().items()}
    return called.model_copy(
        update={
            "operations": tuple(_typed(row, operations) for row in called.operations),
            "posts": tuple(_typed(row, posts) for row in called.posts),
            "demand": tuple(_typed(row, operations) for row in called.demand),
        }
    )


def _typed(row: _T, codes: dict[str, str]) -> _T:
    """The row with the code of its type."""
    return row.model_copy(update={"type": codes[row.type]}) if row.type in codes else row


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
