"""Which part an element may play in law: who keeps order, who deals with items, who executes.

When to modify: another kind of element, or another part that law keeps for somebody.
"""

from __future__ import annotations

from enforceplan.domain import CoerciveKind, DepartmentKind, Element, ElementKind, Operation
from enforceplan.load.context import Context, Texts
from enforceplan.text import both


def check_powers(context: Context, made: dict[str, Operation]) -> None:
    """Complain of elements whose kind would take an act out of the rules on powers and on two officers."""
    for index, row in enumerate(context.document.operations):
        operation = made.get(row.code) or made.get(f"{row.code}.1")
        if operation is None:
            continue
        column = "elements" if row.elements is not None else "items" if row.items else "type"
        for element in operation.elements:
            for required, remedy in _faults(context, element):
                context.complain("operations", index, column, value=_spelt(element), required=required, remedy=remedy)
        coercive = operation.coercive is not CoerciveKind.NONE
        if coercive and not any(element.kind is ElementKind.ENFORCING for element in operation.elements):
            context.complain(
                "operations", index, column, value=operation.coercive.value,
                required=both("load_powers.an_enforcing_element_where"),
                remedy=both("load_powers.add_one_or_make_coercive_kind_none"),
            )  # fmt: skip


def _faults(context: Context, element: Element) -> list[tuple[Texts, Texts]]:
    found: list[tuple[Texts, Texts]] = []
    keeps_order = element.kind is ElementKind.ORDER_KEEPING
    if keeps_order and _kind(context, element.department) is not DepartmentKind.POLICE:
        found.append((
            both("load_powers.order_to_be_kept_by_police"),
            both("load_powers.make_it_enforcing_or_let_police"),
        ))  # fmt: skip
    if element.items and element.kind is not ElementKind.ENFORCING and not keeps_order:
        found.append((
            both("load_powers.items_to_be_dealt", items=', '.join(element.items)),
            both("load_powers.make_it_enforcing_or_leave"),
        ))  # fmt: skip
    if element.items and keeps_order:
        found.append((
            both("load_powers.order_to_be_kept_without_items", items=', '.join(element.items)),
            both("load_powers.give_the_items_to_an_enforcing"),
        ))  # fmt: skip
    return found


def _kind(context: Context, department: str) -> DepartmentKind:
    given, known = context.department_rows.get(department), context.department_types.get(department)
    if given is not None and given.kind is not None:
        return given.kind
    return DepartmentKind.DEPARTMENT if known is None else known.kind


def _spelt(element: Element) -> str:
    heads = ((element.certified, "c"), (element.auxiliaries, "a"), (element.cadres, "s"))
    return f"{element.code} {'+'.join(f'{n}{letter}' for n, letter in heads if n)} {element.kind.value}"
