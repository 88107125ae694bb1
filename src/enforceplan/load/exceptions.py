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
from enforceplan.text import both

Subjects = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Kind of subject -> code as written -> codes it stands for."""
_KINDS = {"department": both("load_exceptions.department"), "operation": both("load_exceptions.operation")}
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
        if context.is_known("exceptions", index, "rule", row.rule, rules, "rules", both("load_exceptions.rule_entry")):
            names = _subjects(context, rules, index, row, subjects)
        limit = None if row.limit == "off" else row.limit
        twice = [name for name in names if any(_both(before, row, name) for before in made)]
        if twice:
            context.complain(
                "exceptions", index, "subject", value=", ".join(twice),
                required=both("load_exceptions.one_exception_of_an_entry"),
                remedy=both("load_exceptions.correct_the_dates_or_make_one_row"),
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
            required=both("load_exceptions.an_entry_that_is_not_a_must_law"),
            remedy=both("load_exceptions.delete_the_row"),
        )  # fmt: skip
        return ()
    if room.exceptions is None:
        context.complain(
            "exceptions", index, "rule",
            required=both("load_exceptions.an_entry_that_grants_exceptions"),
            remedy=both("load_exceptions.delete_the_row_or_change_the_entry"),
        )  # fmt: skip
        return ()
    if room.exceptions == "officer":
        return context.officers("exceptions", index, "subject", row.subject)
    known = subjects[room.exceptions]
    what = _KINDS[room.exceptions]
    found = context.is_known("exceptions", index, "subject", row.subject, known, f"{room.exceptions}s", what)
    return known[row.subject] if found else ()
