"""Which part an element may play in law: who keeps order, who deals with items, who executes.

When to modify: another kind of element, or another part that law keeps for somebody.
"""

from __future__ import annotations

from enforceplan.domain import CoerciveKind, DepartmentKind, Element, ElementKind, Operation
from enforceplan.load.context import Context, Texts


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
                required=("行政强制须有执法单元", "an enforcing element where an operation is coercive"),
                remedy=("加入执法单元，或改 coercive_kind 为 none", "add one, or make coercive_kind none"),
            )  # fmt: skip


def _faults(context: Context, element: Element) -> list[tuple[Texts, Texts]]:
    found: list[tuple[Texts, Texts]] = []
    keeps_order = element.kind is ElementKind.ORDER_KEEPING
    if keeps_order and _kind(context, element.department) is not DepartmentKind.POLICE:
        found.append((
            ("维持秩序的是公安（kind=police）", "order to be kept by police (a department of kind police)"),
            ("改为执法单元，或改由公安维持秩序", "make it enforcing, or let police keep order"),
        ))  # fmt: skip
    if element.items and element.kind is not ElementKind.ENFORCING and not keeps_order:
        found.append((
            (f"事项只由执法单元办理：{', '.join(element.items)}",
             f"items to be dealt with by an enforcing element: {', '.join(element.items)}"),
            ("改为执法单元，或删去事项", "make it enforcing, or leave the items out"),
        ))  # fmt: skip
    if element.items and keeps_order:
        found.append((
            (f"维持秩序不办理事项：{', '.join(element.items)}",
             f"order to be kept without items: {', '.join(element.items)}"),
            ("办理事项的另列执法单元", "give the items to an enforcing element"),
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
