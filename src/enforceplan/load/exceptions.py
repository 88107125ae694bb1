"""Granted exceptions: from an entry whose rule reads them, for a subject of the kind it reads.

When to modify: exceptions for another kind of subject.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from enforceplan.domain import Level, RuleException
from enforceplan.load.context import Context
from enforceplan.load.operations import codes_of
from enforceplan.load.rules import Entries
from enforceplan.scenario.people import ExceptionRow

Subjects = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Kind of subject -> code as written -> codes it stands for."""
_KINDS = {"department": ("部门", "department"), "operation": ("行动", "operation")}
"""What a room says of its exceptions -> words; officers have theirs in `Context.officers`."""


def exceptions(context: Context, rules: Entries, departments: Collection[str]) -> tuple[RuleException, ...]:
    """Every exception, one for each officer or operation that a code stands for."""
    operations: dict[str, tuple[str, ...]] = {}
    for work in context.document.operations:
        operations |= {**{code: (code,) for code in codes_of(work)}, work.code: codes_of(work)}
    subjects: Subjects = {"department": {code: (code,) for code in departments}, "operation": operations}
    made: list[RuleException] = []
    for index, row in enumerate(context.document.exceptions):
        names: tuple[str, ...] = ()
        if context.is_known("exceptions", index, "rule", row.rule, rules, "rules", ("规则项", "rule entry")):
            names = _subjects(context, rules, index, row, subjects)
        limit = None if row.limit == "off" else row.limit
        twice = [name for name in names if any(_both(before, row, name) for before in made)]
        if twice:
            context.complain(
                "exceptions", index, "subject", value=", ".join(twice),
                required=("同一规则项、同一对象、同一天只有一条例外", "one exception of an entry for a subject a day"),
                remedy=("改正日期，或合并两行", "correct the dates, or make one row of the two"),
            )  # fmt: skip
        made += [
            RuleException(row.rule, name, row.start, row.end, limit, row.reason, row.approved_by)
            for name in names
        ]  # fmt: skip
    return tuple(made)


def _both(before: RuleException, row: ExceptionRow, subject: str) -> bool:
    """An earlier exception is about the same entry and subject, on a day of this row."""
    same = (before.entry, before.subject) == (row.rule, subject)
    return same and before.first <= row.end and before.last >= row.start


def _subjects(context: Context, rules: Entries, index: int, row: ExceptionRow, subjects: Subjects) -> tuple[str, ...]:
    """Whom a row means; nobody (and a complaint) where its rule reads no such exception."""
    room = context.rooms[str(rules[row.rule]["rule"])]
    if room.default_level is Level.MUST or rules[row.rule].get("level") == Level.MUST.word:
        context.complain(
            "exceptions", index, "rule",
            required=("非 must 的规则项（法律没有例外）", "an entry that is not a must (law has no exceptions)"),
            remedy=("删去该行", "delete the row"),
        )  # fmt: skip
        return ()
    if room.exceptions is None:
        context.complain(
            "exceptions", index, "rule",
            required=("可给予例外的规则项（见 docs/rules.md）", "an entry that grants exceptions (see docs/rules.md)"),
            remedy=("删去该行，或在 rules 中改动该规则项", "delete the row, or change the entry under rules"),
        )  # fmt: skip
        return ()
    if room.exceptions == "officer":
        return context.officers("exceptions", index, "subject", row.subject)
    known = subjects[room.exceptions]
    what = _KINDS[room.exceptions]
    found = context.is_known("exceptions", index, "subject", row.subject, known, f"{room.exceptions}s", what)
    return known[row.subject] if found else ()
