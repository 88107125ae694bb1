"""Operations: the row over the scenario's type over the catalogue's type, rows with times expanded.

When to modify: a new column of an operation that a rule reads.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from enforceplan import catalogue
from enforceplan.catalogue import OperationType
from enforceplan.domain import (
    CoerciveKind,
    DayRule,
    Element,
    ElementKind,
    Equipment,
    Item,
    Need,
    Operation,
    Pin,
    Premises,
    Selection,
)
from enforceplan.load.context import Context
from enforceplan.scenario.kinds import Per
from enforceplan.scenario.rows import ElementRow, NeedRow
from enforceplan.scenario.work import OperationColumns, OperationRow
from enforceplan.text import both

_PLAIN: dict[str, Any] = {
    "lead": "", "groups": 1, "minutes": None, "windows": (), "days": DayRule.ANY, "weekdays": (),
    "coercive": CoerciveKind.NONE, "selection": Selection.ASSIGNED, "checkpoint": False, "equipment": (),
    "follow_up_days": 0, "priority": 3,
}  # fmt: skip
"""What an operation without a type has."""


@dataclass(frozen=True, slots=True)
class Known:
    """What operations refer to."""

    items: dict[str, Item]
    premises: dict[str, Premises]
    equipment: dict[str, Equipment]
    zones: dict[str, str]
    """Zone of each street."""


def elements(rows: tuple[ElementRow, ...]) -> tuple[Element, ...]:
    """Elements of a cell, with codes that are unique within the operation."""
    made: list[Element] = []
    taken: Counter[str] = Counter()
    for row in rows:
        code = row.code or row.department
        taken[code] += 1
        if taken[code] > 1:
            code = f"{code}-{taken[code]}"
        made.append(
            Element(
                code, row.department, row.items, row.effective_kind, row.per_group, row.optional, row.certified,
                row.auxiliaries, row.cadres, row.qualification or "", row.female, row.invited,
            )
        )  # fmt: skip
    return tuple(made)


def needs(rows: tuple[NeedRow, ...]) -> tuple[Need, ...]:
    """Equipment needs of a cell."""
    return tuple(Need(row.kind, row.quantity, row.per is Per.GROUP) for row in rows)


def given(row: OperationColumns) -> dict[str, Any]:
    """What a row says itself, by field of `domain.Operation`."""
    values: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("lead", "groups", "minutes", "windows", "days", "weekdays", "selection", "checkpoint",
                     "follow_up_days", "priority")
        if getattr(row, name) is not None
    }  # fmt: skip
    if row.name:
        values["name"] = row.name
    if row.coercive_kind is not None:
        values["coercive"] = row.coercive_kind
    if row.equipment is not None:
        values["equipment"] = needs(row.equipment)
    if row.elements is not None:
        values["elements"] = elements(row.elements)
    return values


def types(context: Context) -> dict[str, dict[str, Any]]:
    """Values of every operation type, catalogue and table merged."""
    language = context.document.settings.language
    merged = {code: _of_type(kind, language) for code, kind in catalogue.operation_types().items()}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.operation_types):
        if context.once("operation_types", index, row.code, seen):
            merged[row.code] = {**merged.get(row.code, {}), **given(row)}
            _check_parties(context, "operation_types", index, merged[row.code], set(row.model_fields_set))
    return merged


def _of_type(kind: OperationType, language: str) -> dict[str, Any]:
    names = ("lead", "groups", "minutes", "windows", "days", "weekdays", "selection", "checkpoint", "follow_up_days",
             "priority", "coercive", "equipment", "elements")  # fmt: skip
    return {"name": kind.name_zh if language == "zh" else kind.name_en, **{name: getattr(kind, name) for name in names}}


def _check_parties(context: Context, table: str, index: int, values: dict[str, Any], columns: set[str]) -> bool:
    """Whether lead and elements name departments, or (invited) parties that are known."""
    good = True
    invited = catalogue.invited_names()
    for element in values.get("elements", ()):
        column = "elements" if "elements" in columns else "type"
        if element.kind is ElementKind.INVITED and element.department in invited:
            continue
        good &= context.department(table, index, column, element.department)
    if values.get("lead"):
        good &= context.department(table, index, "lead" if "lead" in columns else "type", values["lead"])
    return good


def codes_of(row: OperationRow) -> tuple[str, ...]:
    """CODE.1, CODE.2, … for a row with times, otherwise the code itself."""
    return tuple(f"{row.code}.{part}" for part in range(1, row.times + 1)) if row.times else (row.code,)


def operations(context: Context, known: Known) -> dict[str, Operation]:
    """Every operation by code."""
    kinds = types(context)
    made: dict[str, Operation] = {}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.operations):
        codes = codes_of(row)
        fresh = {code for code in dict.fromkeys((row.code, *codes)) if context.once("operations", index, code, seen)}
        operation = _operation(context, index, row, kinds, known)
        if operation is not None:
            made.update({code: replace(operation, code=code) for code in codes if code in fresh})
    return made


def _operation(
    context: Context, index: int, row: OperationRow, kinds: dict[str, dict[str, Any]], known: Known
) -> Operation | None:
    """One operation complete, under the row's own code; None where it cannot be made."""
    kind: dict[str, Any] = {}
    if row.type is not None:
        if not context.is_known(
            "operations", index, "type", row.type, kinds, "operation_types", both("load_operations.operation_type")
        ):
            return None
        kind = kinds[row.type]
    values = {**_PLAIN, "name": row.code, "elements": (), **kind, **given(row)}
    missing = [name for name in ("elements", "minutes", "windows") if not values[name]]
    for name in missing:
        context.complain(
            "operations", index, name, required=both("load_operations.a_value_or_a_type_that_gives"),
            remedy=both("load_operations.name_a_type_of_the_catalogue"),
        )  # fmt: skip
    street = context.street("operations", index, "street", row.street)
    parties = _check_parties(context, "operations", index, values, set(row.model_fields_set))
    if missing or not street or not parties:
        return None
    for place in row.premises:
        context.is_known(
            "operations", index, "premises", place, known.premises, "premises", both("load_operations.premises")
        )
    values["elements"] = _with_items(context, index, row, values["elements"], known.items)
    values["lead"] = values["lead"] or values["elements"][0].department
    weekdays = values.pop("weekdays")
    premises = [known.premises[place] for place in row.premises if place in known.premises]
    excluded = [code for name in row.excluded for code in context.officers("operations", index, "excluded", name)]
    parting = row.not_same_day or (row.code if (row.times or 1) > 1 else "")
    return Operation(
        code=row.code,
        type=row.type or "",
        street=street,
        zone=row.zone or next((place.zone for place in premises), known.zones.get(street, street)),
        must=row.must,
        earliest=row.earliest,
        latest=row.latest,
        dates=_dates(context, index, row, weekdays),
        not_same_day="" if parting == "-" else parting,
        premises=row.premises,
        party=row.party or next((place.party for place in premises), ""),
        source=row.source.value,
        emergency_basis=row.emergency_basis,
        preconditions_met_on=row.preconditions_met_on,
        excluded=tuple(dict.fromkeys(excluded)),
        muster_place=row.muster_place,
        site=row.site,
        after=row.after or "",
        after_min_minutes=round((row.after_min_hours or 0) * 60),
        after_max_minutes=None if row.after_max_hours is None else round(row.after_max_hours * 60),
        same_pair=row.after_same_pair,
        inspection_kind="" if row.inspection_kind is None else row.inspection_kind.value,
        requested_by=row.requested_by,
        approval_no=row.approval_no,
        notice_no=row.notice_no,
        plan_item=row.plan_item,
        pool=row.pool,
        draw=row.draw or 0,
        redraw=row.redraw,
        redraw_reason=row.redraw_reason,
        pin=_pin(context, index, row, known),
        **values,
    )


def _with_items(
    context: Context, index: int, row: OperationRow, parts: tuple[Element, ...], items: dict[str, Item]
) -> tuple[Element, ...]:
    """Elements with the items of the row, each given to the first element of its body."""
    for element in parts:
        for item in element.items:
            column = "elements" if row.elements is not None else "type"
            context.is_known("operations", index, column, item, items, "items", both("load_operations.item"))
    by_body: dict[str, list[str]] = {}
    for item in row.items:
        if context.is_known("operations", index, "items", item, items, "items", both("load_operations.item")):
            by_body.setdefault(items[item].body, []).append(item)
    changed = list(parts)
    for body, codes in by_body.items():
        at = next((i for i, element in enumerate(changed) if element.department == body), None)
        if at is None:
            context.complain(
                "operations", index, "items", value=", ".join(codes),
                required=both("load_operations.an_element_of_the_items_body", body=body),
                remedy=both("load_operations.add_to_the_elements_or_leave", body=body),
            )  # fmt: skip
        else:
            changed[at] = replace(changed[at], items=tuple(codes))
    return tuple(changed)


def _dates(context: Context, index: int, row: OperationRow, weekdays: tuple[int, ...]) -> tuple[date, ...]:
    """Days on which it may begin; empty for every day of the horizon."""
    if row.dates is not None:
        inside = [day for day in row.dates if context.inside("operations", index, "dates", day)]
        days = tuple(sorted(set(inside)))
        weekdays = row.weekdays or ()
    else:
        days = context.dates if weekdays else ()
    if not weekdays:
        return days
    chosen = tuple(day for day in days if day.weekday() in weekdays)
    if days and not chosen:
        context.complain(
            "operations", index, "weekdays" if row.weekdays is not None else "type",
            required=both("load_operations.weekdays_that_occur_among_its"),
            remedy=both("load_operations.correct_weekdays_or_dates"),
        )  # fmt: skip
    return chosen


def _pin(context: Context, index: int, row: OperationRow, known: Known) -> Pin:
    """What the row fixes."""
    fixed = row.pin_start is not None or row.pin_officers or row.pin_vehicle is not None
    if fixed and (row.times or 1) > 1:
        context.complain(
            "operations", index, "times", required=both("load_operations.one_operation_where_something"),
            remedy=both("load_operations.write_one_row_for_each"),
        )  # fmt: skip
    people: list[str] = []
    for name in row.pin_officers:
        stands_for = context.officers("operations", index, "pin_officers", name)
        if len(stands_for) > 1:
            context.unknown(
                "operations", index, "pin_officers", name, stands_for, both("load_operations.single_officer")
            )
        people.extend(stands_for[:1])
    if row.pin_vehicle is not None:
        context.is_known(
            "operations",
            index,
            "pin_vehicle",
            row.pin_vehicle,
            known.equipment,
            "equipment",
            both("load_operations.equipment"),
        )
    if row.pin_start is not None:
        context.inside("operations", index, "pin_start", row.pin_start.date())
    return Pin(row.pin_start, tuple(dict.fromkeys(people)), row.pin_vehicle or "", row.pin_reason, row.pin_by)
