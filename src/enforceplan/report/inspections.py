"""The fields of 行政检查审批表 and 行政检查通知书 that a roster can fill, one row an inspection, ready for mail merge.

When to modify: a field of the forms. Which fields the roster fills and which stay empty is told in docs/papers.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]

from enforceplan.domain import Element, ElementKind, Operation, Premises
from enforceplan.report.listings import Team, teams
from enforceplan.report.operation_paper import basis_of
from enforceplan.report.tables import write_csv
from enforceplan.report.view import View
from enforceplan.roster import Role

FILLED = [
    "operation",
    "group",
    "body",
    "joint",
    "source",
    "inspection_kind",
    "plan_item",
    "object",
    "party",
    "place",
    "items",
    "basis",
    "date",
    "start",
    "end",
    "visits",
    "cap",
    "inspector_1",
    "certificate_1",
    "inspector_2",
    "certificate_2",
    "others",
    "assistants",
    "emergency",
    "approval_no",
    "notice_no",
]
"""Fields that the roster and its scenario know."""
EMPTY = [
    "credit_code",
    "representative",
    "address",
    "phone",
    "method",
    "handler",
    "handler_opinion",
    "unit_opinion",
    "head_opinion",
    "approved_on",
    "served_on",
    "contact",
]
"""Fields of the forms that no roster knows; their columns are there to be filled in."""
_MADE = datetime(2026, 1, 1)


def write_inspections(view: View, folder: Path) -> None:
    """``inspections.csv`` and ``inspections.xlsx``: headings in the first row, as word processors want them."""
    folder.mkdir()
    headings = [view.words(f"merge.{field}") for field in (*FILLED, *EMPTY)]
    rows = [(*row, *[""] * len(EMPTY)) for row in inspections(view)]
    if view.draft:
        headings, rows = [*headings, view.edition], [(*row, view.edition) for row in rows]
    write_csv(folder / "inspections.csv", headings, rows)
    book = xlsxwriter.Workbook(str(folder / "inspections.xlsx"), {"in_memory": True})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("inspections")
    for down, row in enumerate([headings, *rows]):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(down, column, value)
            elif value:
                sheet.write_string(down, column, str(value))
    sheet.freeze_panes(1, 0)
    book.close()


def inspections(view: View) -> list[tuple[str | int, ...]]:
    """One row for each inspecting body, group and premises, by start.

    An operation inspects where it names a kind of inspection, a source of re-checks or premises, or where the body's
    items empower it to inspect. Several groups share their premises in a way that no roster knows, so that they stand
    in one field.
    """
    return [row for operation in view.served for row in _of_operation(view, operation)]


def _of_operation(view: View, operation: Operation) -> Iterator[tuple[str | int, ...]]:
    known = view.outcome.scenario.premises
    seated: dict[tuple[int, str], list[Team]] = {}
    for team in teams(view, operation):
        if team.kind == ElementKind.ENFORCING.value and team.duties:
            seated.setdefault((team.group, team.body), []).append(team)
    bodies = list(dict.fromkeys(body for _, body in seated))
    for (group, body), own in seated.items():
        elements = [
            e for e in operation.elements if view.body_of.get((operation.code, group, e.code), e.department) == body
        ]
        if not _inspects(view, operation, elements):
            continue
        places = [known[code] for code in operation.premises if code in known]
        visited = [[place] for place in places] if operation.groups == 1 and places else [places]
        joint = [view.owner_name(other) for other in bodies if other != body]
        for objects in visited:
            yield _row(view, operation, group, body, joint, elements, objects, own)


def _inspects(view: View, operation: Operation, elements: list[Element]) -> bool:
    items = view.outcome.scenario.items
    told = operation.inspection_kind or operation.source == "recheck" or operation.premises
    return bool(told) or any(items[code].act_kind == "inspection" for e in elements for code in e.items)


def _row(
    view: View,
    operation: Operation,
    group: int,
    body: str,
    joint: list[str],
    elements: list[Element],
    objects: list[Premises],
    own: list[Team],
) -> tuple[str | int, ...]:
    w, o = view.words, operation
    start, end = view.facts.starts[o.code], view.facts.end_of(o.code)
    codes = [code for element in elements for code in element.items]
    street = view.outcome.scenario.streets.get(o.street)
    one = objects[0] if len(objects) == 1 else None
    inspectors = [duty for team in own for duty in team.duties if duty.role is Role.CERTIFIED]
    told = [(view.person(d.officer), view.number(view.facts.officer(d), body)) for d in inspectors]
    first, second = [*told, ("", ""), ("", "")][:2]
    return (
        o.code,
        group or w("word.whole"),
        view.owner_name(body),
        ", ".join(joint),
        w(f"source.{o.source}"),
        w(f"inspection.{o.inspection_kind}") if o.inspection_kind else "",
        o.plan_item,
        ", ".join(f"{place.code} {place.name}".strip() for place in objects),
        o.party or ", ".join(filter(None, (place.party for place in objects))),
        o.site or (street.name if street else o.street),
        ", ".join(view.outcome.scenario.items[code].name or code for code in codes),
        "; ".join(basis_of(view, codes)),
        form_date(start.date(), w.language),
        f"{start:%H:%M}",
        f"{end:%H:%M}" if end.date() == start.date() else f"{form_date(end.date(), w.language)} {end:%H:%M}",
        dict(one.visits).get(body, "") if one else "",
        one.cap if one and one.cap is not None else "",
        *first,
        *second,
        "; ".join(f"{who} ({number})" if number else who for who, number in told[2:]),
        sum(duty.role is not Role.CERTIFIED for team in own for duty in team.duties),
        o.emergency_basis,
        o.approval_no,
        o.notice_no,
    )


def form_date(day: date, language: str) -> str:
    """A date as text, as forms have it: merged from a cell that is a date it would come out the American way."""
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()
