"""Tidy tables of the work: duties, operations, post shifts, operations left out.

When to modify: a column about work. Column names are stable and English; headings stand in `text`.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from enforceplan.domain import Operation
from enforceplan.facts import Service, Shift
from enforceplan.report.layout import TIDY
from enforceplan.report.view import View, heads_text
from enforceplan.roster import Role

DUTIES = [column for column in TIDY if column != "person"]
"""Without names, which stand on what is handed out only; see `named_duties`."""
OPERATIONS = [
    "operation",
    "name",
    "type",
    "street",
    "priority",
    "served",
    "start",
    "end",
    "groups",
    "lead",
    "heads",
    "heads_by_department",
    "commander",
    "vehicles",
    "draw",
    "reason_code",
    "reason",
]
POSTS = [
    "post",
    "name",
    "street",
    "date",
    "shift",
    "start",
    "end",
    "asked",
    "present",
    "missing",
    "missing_certified",
    "missing_auxiliaries",
    "missing_cadres",
]
UNSERVED = ["operation", "name", "street", "priority", "reason_code", "reason"]


def duties(view: View) -> pd.DataFrame:
    """One row a duty, by start. ``hours`` is working time of the whole duty, breaks and uncounted shares taken off."""
    rows, seated = [], Counter[str]()
    for service in view.services:
        duty = service.duty
        seat = f"{duty.job}/{duty.group}/{duty.element}/{duty.role}"
        seated[seat] += 1
        rows.append(_duty(view, service, f"{seat}/{seated[seat]}"))
    return pd.DataFrame(rows, columns=DUTIES)


def named_duties(view: View) -> pd.DataFrame:
    """The same with the names that the planner gave, as it is printed and edited."""
    frame = duties(view)
    known = view.outcome.scenario.officers
    frame.insert(TIDY.index("person"), "person", [known[code].name for code in frame["officer"]])
    return frame


def _duty(view: View, service: Service, seat: str) -> list[object]:
    duty, work = service.duty, view.work_of(service)
    officer = view.facts.officer(duty)
    return [
        officer.code,
        officer.owner,
        officer.standing.value,
        duty.role.value,
        service.street,
        service.start.date(),
        service.start,
        service.end,
        round(service.working_minutes / 60, 2),
        service.on_call,
        "post" if duty.post else "operation",
        work.code,
        work.name,
        duty.group,
        duty.element,
        view.body_of.get((duty.operation, duty.group, duty.element), ""),
        " ".join(duty.marks),
        seat,
    ]


def operations(view: View) -> pd.DataFrame:
    """One row an operation of the scenario, served ones by start first, then those left out with their reason."""
    known = view.outcome.scenario.operations
    rows = [_served(view, operation) for operation in view.served]
    for left_out in view.unserved:
        operation = known[left_out.operation]
        reason = view.words.choose(left_out.text)
        rows.append([*_plan(operation), False, None, None, *_shape(operation), 0, "", "", "", _draw(view, operation)])
        rows[-1] += [left_out.code, reason]
    return pd.DataFrame(rows, columns=OPERATIONS)


def _plan(operation: Operation) -> list[object]:
    return [operation.code, operation.name, operation.type, operation.street, operation.priority]


def _shape(operation: Operation) -> list[object]:
    return [operation.groups, operation.lead]


def _draw(view: View, operation: Operation) -> str:
    return ", ".join(view.drawn.get(operation.code, []))


def _served(view: View, operation: Operation) -> list[object]:
    crew = view.facts.crew_of.get(operation.code, [])
    owners = Counter(view.facts.officer(duty).owner for duty in crew)
    return [
        *_plan(operation),
        True,
        view.facts.starts[operation.code],
        view.facts.end_of(operation.code),
        *_shape(operation),
        len(crew),
        heads_text(owners),
        view.commander(operation.code),
        view.vehicles(operation.code),
        _draw(view, operation),
        "",
        "",
    ]


def posts(view: View) -> pd.DataFrame:
    """One row a post shift: heads asked for, present and missing."""
    return pd.DataFrame([_shift(view, shift) for shift in in_order(view)], columns=POSTS)


def in_order(view: View) -> list[Shift]:
    """Post shifts by beginning, then post; of the view's street where it has one."""
    shifts = (shift for shift in view.facts.shifts.values() if view.street in ("", shift.post.street))
    return sorted(shifts, key=lambda shift: (shift.start, shift.post.code, shift.ref.shift))


def missing(view: View, shift: Shift) -> tuple[int, int, int]:
    """Certified, auxiliary and cadre heads a shift lacks."""
    crew = view.facts.crew_of.get(str(shift.ref), [])
    asked = (shift.post.certified, shift.post.auxiliaries, shift.post.cadres)
    present = (view.facts.heads(crew, role) for role in (Role.CERTIFIED, Role.AUXILIARY, Role.CADRE))
    certified, auxiliaries, cadres = (max(0, a - p) for a, p in zip(asked, present, strict=True))
    return certified, auxiliaries, cadres


def _shift(view: View, shift: Shift) -> list[object]:
    post = shift.post
    lacks = missing(view, shift)
    return [
        post.code,
        post.name,
        post.street,
        shift.ref.date,
        shift.ref.shift,
        shift.start,
        shift.end,
        post.certified + post.auxiliaries + post.cadres,
        len(view.facts.crew_of.get(str(shift.ref), [])),
        sum(lacks),
        *lacks,
    ]


def unserved(view: View) -> pd.DataFrame:
    """One row an operation left out, most urgent first, with its reason."""
    rows = []
    for left_out in view.unserved:
        o = view.outcome.scenario.operations[left_out.operation]
        rows.append([o.code, o.name, o.street, o.priority, left_out.code, view.words.choose(left_out.text)])
    return pd.DataFrame(rows, columns=UNSERVED)
