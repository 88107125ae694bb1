"""Caps on visits beside what the planner has fixed: a cap that pinned operations alone would pass is a fault.

When to modify: another limit that the planner's own pins can contradict.
"""

from __future__ import annotations

from collections import defaultdict

from enforceplan.domain import ElementKind, Operation, Premises
from enforceplan.load.context import Context
from enforceplan.load.operations import codes_of
from enforceplan.load.rules import Entries, values


def check_caps(context: Context, made: dict[str, Operation], premises: dict[str, Premises], rules: Entries) -> None:
    """Complain of premises that operations which must be served visit more often than `visit_cap` allows."""
    if "visit_cap" not in rules or rules["visit_cap"].get("off"):
        return
    told = values(rules, "visit_cap")
    if told["points"]:
        return
    rows = {code: index for index, row in enumerate(context.document.operations) for code in codes_of(row)}
    fixed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, operation in made.items():
        pin = operation.pin
        obliged = operation.must or pin.start is not None or bool(pin.officers) or bool(pin.vehicle)
        if not obliged or operation.triggered or operation.source == "recheck":
            continue
        bodies = {e.department for e in operation.elements if e.kind is ElementKind.ENFORCING and not e.optional}
        for visited in dict.fromkeys(operation.premises):
            for body in sorted(bodies):
                fixed[visited, body].append(code)
    for number, row in enumerate(context.document.premises):
        for (code, body), codes in fixed.items():
            if code != row.code or code not in premises:
                continue
            place = premises[code]
            cap = told["grades"].get(place.grade, told["usual"]) if place.cap is None else place.cap
            visits = dict(place.visits).get(body, 0)
            if visits + len(codes) <= cap:
                continue
            where = [context.row("operations", index) for index in sorted({rows[code] for code in codes})]
            zh = "、".join(f"{raw.file} {raw.place.text('zh')}" for raw in where)
            en = ", ".join(f"{raw.file} {raw.place.text('en')}" for raw in where)
            listed = ", ".join(codes)
            english = (
                f"a cap for {body} of at least the {visits} visits so far and the {len(codes)} that are fixed "
                f"({listed} in {en})"
            )
            context.complain(
                "premises", number, "cap" if place.cap is not None else "grade", value=str(cap),
                required=(f"{body}的上限不低于已有 {visits} 次加已固定的 {len(codes)} 次（{listed}，见 {zh}）",
                          english),
                remedy=("提高上限，或取消固定（pin、must）", "raise the cap, or unpin the operations (pin, must)"),
            )  # fmt: skip
