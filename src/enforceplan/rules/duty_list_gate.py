"""What a department may ask of a street stands on the duty list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from enforceplan.domain import DutyItem, Level
from enforceplan.rules.base import Example, Finding, Rule
from enforceplan.verbs import Never

if TYPE_CHECKING:
    from enforceplan.facts import Facts
    from enforceplan.problem import Problem
    from enforceplan.verbs import Book


def _order(asks: str = "MS", *listed: tuple[str, str], **fields: object) -> dict[str, dict[str, object]]:
    """A1 is ordered by somebody; the list holds these (item, department)."""
    return {
        "operations": {"A1": {"source": "department_order", "requested_by": asks, **fields}},
        "settings": {"duty_list": tuple(DutyItem(*row) for row in listed)},
    }


class DutyListGate(Rule):
    """An order of a department (source ``department_order``) that is not on the duty list is returned, never served.

    ``requested_by`` names the department. Its order is on the list where it has an element with items in the operation
    and the list gives it each of them; elements of other departments come to help and are not asked about. An order
    with an approval number has been let in though the list does not name it; an empty list bars nothing; who is no
    department, or nobody, is not on the list. Clock: none. Source: Beijing Dongcheng 2018, the list of 106 items
    by which departments may give work to streets (106项街道内设机构职责清单); Hohhot Xincheng 2020 (职责准入制度).
    """

    id: ClassVar = "duty_list_gate"
    default_level: ClassVar = Level.POLICY

    accepts: ClassVar = (
        Example("on the list", ("M1,M2 A1 0 20:00-01:00",), _order("MS", ("MS-01", "MS"))),
        Example("helpers are not on the list", ("M1,U1 A1 6 23:00-00:00",), _order("MS", ("MS-01", "MS"))),
        Example("approved", ("M1,M2 A1 0 08:00-10:00",), _order("MS", ("UM-01", "UM"), approval_no="2026-7")),
        Example("no list", ("M1,M2 A1 0 08:00-10:00",), _order("MS")),
        Example("not an order", ("M1 A1 0 08:00-10:00",), _order("MS", ("UM-01", "UM"), source="plan")),
        Example("returned", ("- A1 0 08:00-10:00",), _order("MS", ("UM-01", "UM"))),
    )
    rejects: ClassVar = (
        Example("another item", ("M1,M2 A1 6 23:00-00:00",), _order("MS", ("MS-02", "MS"))),
        Example("another department's", ("M1,M2 A1 0 20:00-01:00",), _order("MS", ("MS-01", "UM"))),
        Example("it has no part in it", ("M1,M2 A1 0 08:00-10:00",), _order("UM", ("MS-01", "UM"))),
        Example("nobody asked", ("M1,M2 A1 0 08:00-10:00",), _order("", ("MS-01", "MS"))),
        Example("the second order", ("M1 A2 0 08:00-10:00", "0 A1 1 08:00-10:00"), _order("MS", ("MS-01", "MS"))),
    )

    def impose(self, p: Problem, book: Book) -> None:
        """No start for what is neither listed nor approved."""
        listed = {(row.department, row.item) for row in p.scenario.duty_list}
        barred = np.zeros(p.J, dtype=bool)
        for k, operation in enumerate(p.scenario.operations.values()):
            asks = operation.requested_by
            own = {(asks, item) for e in operation.elements if e.department == asks for item in e.items}
            ordered = operation.source == "department_order" and not operation.approval_no
            barred[k] = bool(listed) and ordered and not (own and own <= listed)
        book.say(Never(entry=self.entry, level=self.level, start=barred[p.start_job]))

    def check(self, f: Facts) -> Iterator[Finding]:
        """Every served order."""
        if not f.scenario.duty_list:
            return
        for code in f.starts:
            operation = f.scenario.operations[code]
            if operation.source != "department_order" or operation.approval_no:
                continue
            items = [i for e in operation.elements if e.department == operation.requested_by for i in e.items]
            may = [row.item for row in f.scenario.duty_list if row.department == operation.requested_by]
            if not items or any(item not in may for item in items):
                yield self.finding("off_list", operation=code, department=operation.requested_by or "–")
