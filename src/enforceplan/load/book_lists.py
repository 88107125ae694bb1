"""The drop-down lists of a workbook: words of a column, codes of the catalogue, codes that stand on another sheet.

When to modify: a column whose values are to be chosen from a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from enforceplan import catalogue
from enforceplan.load.book_sheet import MARK
from enforceplan.scenario import Document
from enforceplan.scenario.columns import Column, Form

SHEET = {"zh": f"{MARK}选项", "en": f"{MARK}lists"}
"""Name of the sheet with the codes of the catalogue."""
_SOURCES = {
    "department": "departments", "body": "departments", "lead": "departments", "departments": "departments",
    "street": "streets", "used_by": "streets", "officer": "officers", "other": "officers", "operation": "operations",
    "after": "operations", "premises": "premises", "item": "items", "profile": "profiles", "rule_pack": "packs",
}  # fmt: skip
"""Column -> where the codes stand that it names."""
_OWN = ("departments", "operation_types")
"""Sources to which a scenario adds rows of its own."""
_LEAST_DAY, _LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True)
class Options:
    """Codes of the catalogue to choose from, with their names."""

    title: str
    names: dict[str, str]
    """What is written into a cell -> what it means."""


def options(document: Document, language: str) -> dict[str, Options]:
    """What stands on the sheet of lists: the catalogue's codes, and those that the scenario adds to them."""
    zh = language == "zh"
    profiles = [*catalogue.profiles(), *document.profiles]
    found: dict[str, tuple[str, Mapping[str, Any]]] = {
        "departments": ("部门" if zh else "departments", catalogue.departments()),
        "operation_types": ("行动类型" if zh else "operation types", catalogue.operation_types()),
        "post_types": ("岗位类型" if zh else "post types", catalogue.post_types()),
        "profiles": ("方案类型" if zh else "profiles", dict.fromkeys(profiles)),
        "packs": ("规则包" if zh else "rule packs", dict.fromkeys(catalogue.rule_packs())),
    }
    made = {}
    for source, (title, nouns) in found.items():
        own = {row.code: row.name for row in getattr(document, source)} if source in _OWN else {}
        names = dict(_choice(code, noun, zh) for code, noun in nouns.items() if code not in own)
        made[source] = Options(title, names | own)
    return made


def _choice(code: str, noun: Any, zh: bool) -> tuple[str, str]:
    """The word to choose and its meaning: in Chinese the (shortest) name and the code, in English code and name."""
    if noun is None:
        return code, ""
    if not zh:
        return code, str(noun.name_en)
    return min((noun.name_zh, *getattr(noun, "also", ())), key=len), code


def source_of(table: str, column: str) -> str:
    """Where the codes stand that a column names; empty where it names none, or its own."""
    if column == "type":
        return {"operations": "operation_types", "posts": "post_types", "demand": "operation_types"}.get(table, "")
    return _SOURCES.get(column, "")


def validation(column: Column, language: str, codes: str) -> dict[str, Any] | None:
    """The check and the list that a spreadsheet attaches to the cells of a column; None where any text will do.

    ``codes`` is the range whose codes are offered; as several may stand in a cell, other texts are let in.
    """
    zh = language == "zh"
    if words := column.words(language):
        return {"validate": "list", "source": words, **_refusal("列表中的词" if zh else "a word of the list", zh)}
    if codes:
        return {"validate": "list", "source": codes, "show_error": False}
    if column.form is Form.DATE:
        told = _refusal("日期，如 2026-07-06" if zh else "a date such as 2026-07-06", zh)
        return {"validate": "date", "criteria": "between", "minimum": _LEAST_DAY, "maximum": _LAST_DAY, **told}
    if column.form is Form.NUMBER and column.bounds:
        least, most = column.bounds
        whole = ("整数 " if zh else "a whole number ") if column.whole else ("数字 " if zh else "a number ")
        return {
            "validate": "integer" if column.whole else "decimal", "criteria": "between", "minimum": least,
            "maximum": most, **_refusal(f"{whole}{least:g}–{most:g}", zh),
        }  # fmt: skip
    return None


def _refusal(required: str, zh: bool) -> dict[str, str]:
    return {
        "error_type": "stop",
        "error_title": "请改正" if zh else "Please correct it",
        "error_message": ("要求：" if zh else "Required: ") + required,
    }
