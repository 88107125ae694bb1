"""Re-checks that a week leaves behind: whose faults were found, or of which nothing is told, and when each is due.

When to modify: what makes a re-check due, or what it looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from enforceplan import catalogue
from enforceplan.domain import DayKind, ElementKind, Operation
from enforceplan.memory.records import Worked
from enforceplan.report.view import View
from enforceplan.rules.follow_up_due import FollowUpDue
from enforceplan.scenario import Document
from enforceplan.scenario.kinds import OperationSource, RecordKind
from enforceplan.scenario.rows import ElementRow
from enforceplan.scenario.running import RecordRow

_TYPE = "recheck"
_HEADS = 2
"""Certified officers of each body that comes to check again."""
_KINDS = {kind.value: kind for kind in DayKind}


@dataclass(frozen=True)
class Calendar:
    """Which days are working days, also beyond the week: as its table says, else as built in."""

    week: Worked
    document: Document
    workdays: int
    """Times of up to so many days are counted in workdays."""

    def due(self, base: date, days: int) -> date:
        """Last day of a time of so many days that begins after ``base``; as `follow_up_due` counts."""
        if days > self.workdays:
            return base + timedelta(days=days)
        day, left = base, days
        while left:
            day += timedelta(days=1)
            left -= self._works(day)
        return day

    def _works(self, day: date) -> bool:
        known = self.week.scenario.day_of.get(day)
        if known is not None:
            return known.works
        told = [row.kind.value for row in self.document.calendar if row.date == day and not row.streets]
        kinds = [_KINDS[kind] for kind in told if kind in _KINDS]
        kind = kinds[-1] if kinds else catalogue.calendar_days(day, day)[0][0].kind
        return kind in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)


def calendar(view: View, week: Worked, document: Document) -> Calendar:
    """The calendar with the workday limit of the rule in force, or of the room where it is off."""
    rule = next((rule for rule in view.outcome.rules if isinstance(rule, FollowUpDue)), None)
    limit = FollowUpDue.model_fields["workdays"].default if rule is None else rule.workdays
    return Calendar(week, document, int(limit))


def waits(row: RecordRow, start: datetime) -> bool:
    """Whether a record is a re-check left over from before a week."""
    return (
        row.kind is RecordKind.DONE and row.recheck_by is not None and row.end is not None
        and row.end <= start and row.street is not None
    )  # fmt: skip


def due_rechecks(week: Worked, days: Calendar, waiting: Iterable[RecordRow]) -> Iterator[RecordRow]:
    """Every re-check that is due after the week, each as a record that says all that is needed to plan it.

    An operation whose record found faults is checked again by the date of the record, else within its
    ``follow_up_days``. Of one without a record, or whose record tells nothing of faults, a re-check within its
    ``follow_up_days`` is assumed (``faults`` blank); not of re-checks themselves. None where a re-check that comes
    after it stands in the same week.
    """
    yield from waiting
    answered = {o.after for o in week.scenario.operations.values() if o.source == OperationSource.RECHECK}
    for code in sorted(week.starts):
        operation, told = week.scenario.operations[code], week.told.get(code)
        faults = None if told is None else told.faults
        if faults == 0 or (faults is None and operation.source == OperationSource.RECHECK):
            continue
        if code in answered and (told is None or told.recheck_by is None):
            continue
        due = None if told is None or told.recheck_by is None else told.recheck_by
        ended = week.over_at(code)
        if due is None and operation.follow_up_days:
            last = (ended - timedelta(minutes=1)).date()
            due = datetime.combine(days.due(last, operation.follow_up_days), time())
        if due is not None or faults:
            yield _waiting(operation, week.starts[code], ended, faults, due)


def _waiting(
    operation: Operation, start: datetime, end: datetime, faults: int | None, due: datetime | None
) -> RecordRow:
    values = {
        "kind": RecordKind.DONE,
        "operation": operation.code,
        "start": start,
        "end": end,
        "faults": faults,
        "recheck_by": due,
        "street": operation.street,
        "zone": operation.zone,
        "premises": operation.premises,
        "party": operation.party,
        "lead": operation.lead,
        "elements": elements(operation),
        "windows": operation.windows,
        "minutes": min(operation.minutes, catalogue.operation_types()[_TYPE].minutes or operation.minutes),
    }
    return RecordRow.model_validate({key: value for key, value in values.items() if value not in (None, "", ())})


def elements(operation: Operation) -> tuple[ElementRow, ...]:
    """Two certified officers of each body that enforced, on the same items."""
    made = []
    for element in operation.elements:
        if element.kind is not ElementKind.ENFORCING or element.optional or not element.certified:
            continue
        heads = min(_HEADS, element.certified)
        values = {
            "department": element.department,
            "code": element.code if element.code != element.department else None,
            "items": element.items,
            "certified": heads,
            "qualification": element.qualification,
            "female": min(heads, element.female),
        }
        made.append(ElementRow.model_validate({key: value for key, value in values.items() if value}))
    return tuple(made)


def latest(due: datetime) -> datetime:
    """The moment by which a re-check is over: a date without a time means the whole day."""
    return due + timedelta(days=1) if due.time() == time() else due
