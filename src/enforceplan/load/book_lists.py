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
from enforceplan.text import Words, words

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
    found: dict[str, Mapping[str, Any]] = {
        "departments": catalogue.departments(),
        "operation_types": catalogue.operation_types(),
        "post_types": catalogue.post_types(),
        "profiles": dict.fromkeys(profiles),
        "packs": dict.fromkeys(catalogue.rule_packs()),
    }
    made = {}
    for source, nouns in found.items():
        own = {row.code: row.name for row in getattr(document, source)} if source in _OWN else {}
        names = dict(_choice(code, noun, zh) for code, noun in nouns.items() if code not in own)
        made[source] = Options(words(language)(f"list.{source}"), names | own)
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
    w = words(language)
    if choices := column.words(language):
        return {"validate": "list", "source": choices, **_refusal(w, "a_word")}
    if codes:
        return {"validate": "list", "source": codes, "show_error": False}
    if column.form is Form.DATE:
        told = _refusal(w, "a_date")
        return {"validate": "date", "criteria": "between", "minimum": _LEAST_DAY, "maximum": _LAST_DAY, **told}
    if column.form is Form.NUMBER and column.bounds:
        least, most = column.bounds
        kind = "a_whole_number" if column.whole else "a_number"
        return {
            "validate": "integer" if column.whole else "decimal", "criteria": "between", "minimum": least,
            "maximum": most, **_refusal(w, kind, least=f"{least:g}", most=f"{most:g}"),
        }  # fmt: skip
    return None


def _refusal(w: Words, required: str, **values: object) -> dict[str, str]:
    """What the spreadsheet says to a value that does not fit."""
    return {
        "error_type": "stop",
        "error_title": w("list.correct_it"),
        "error_message": w("list.required", required=w(f"list.{required}", **values)),
    }
