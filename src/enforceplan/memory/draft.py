"""The next week's operations: the plan as a draft, what was left undone, and re-checks that fall due.

When to modify: what of an operation holds for one week only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from enforceplan.domain import Operation, Standing
from enforceplan.load.operations import codes_of
from enforceplan.memory.recheck import Calendar, latest
from enforceplan.memory.records import Worked
from enforceplan.scenario import Document
from enforceplan.scenario.kinds import InspectionKind, OperationSource
from enforceplan.scenario.rows import NotedRow
from enforceplan.scenario.running import RecordRow
from enforceplan.scenario.work import OperationRow
from enforceplan.text import Words

_Row = TypeVar("_Row", bound=NotedRow)
_MARK = re.compile(r"^\[[^\]]*\]\s*")
"""The note of an earlier roll; it gives way to the new one."""
_AGAIN = re.compile(r"-recheck(-\d+)?$")
_LONGEST = 50
_UNCHAINED: dict[str, Any] = {
    "after": None, "after_min_hours": None, "after_max_hours": None, "after_same_pair": False,
}  # fmt: skip
_PIN: dict[str, Any] = {"pin_start": None, "pin_officers": (), "pin_vehicle": None, "pin_reason": "", "pin_by": ""}
_LOT: dict[str, Any] = {"redraw": None, "redraw_reason": ""}


@dataclass
class Draft:
    """Operations of the next week, and what became of this week's."""

    rows: list[OperationRow] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    rechecks: list[str] = field(default_factory=list)
    capped: list[str] = field(default_factory=list)
    """Planned ones all of whose premises have had their visits of the year (`caps`)."""
    waiting: list[RecordRow] = field(default_factory=list)
    """Re-checks due after the next week."""


@dataclass(frozen=True)
class Next:
    """The week to be drafted."""

    week: Worked
    calendar: Calendar
    words: Words
    start: datetime
    end: datetime

    def inside(self, moment: datetime | date | None) -> bool:
        """A time or day of the next week."""
        if moment is None:
            return False
        moment = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
        return self.start <= moment < self.end

    def say(self, row: NotedRow, *told: str) -> str:
        """A row's note with what the roll has to say in front, that of an earlier roll taken out."""
        own = _MARK.sub("", row.note)
        if not told:
            return own
        since = self.words("roll.from", since=self.week.scenario.week_start)
        joined = self.words("roll.and").join(told)
        return f"[{since}{joined}] {own}".strip()


def drafted(document: Document, coming: Next, rechecks: Iterable[RecordRow]) -> Draft:
    """The draft of the next week's operations, in the order of this week's, re-checks last."""
    draft = Draft()
    for row in document.operations:
        codes = codes_of(row)
        undone = [code for code in codes if code not in coming.week.starts]
        if not _once(row):
            draft.kept.append(row.code)
            draft.rows.append(_planned(row, coming))
        elif undone:
            draft.carried += undone
            draft.rows.append(_undone(row, coming, undone))
        draft.dropped += [code for code in codes if _once(row) and code not in undone]
    for waiting in sorted(rechecks, key=lambda r: (r.recheck_by or coming.start, r.operation or "")):
        if waiting.recheck_by is not None and waiting.recheck_by >= coming.end:
            draft.waiting.append(waiting)
            continue
        made = _recheck(waiting, coming, {code for row in draft.rows for code in (row.code, *codes_of(row))})
        draft.rechecks.append(made.code)
        draft.rows.append(made)
    return draft


def unchained(draft: Draft) -> None:
    """Operations that came after one which is not there any more come after none."""
    known = {code for row in draft.rows for code in (row.code, *codes_of(row))}
    draft.rows = [
        row if row.after is None or row.after in known
        else changed(row, **_UNCHAINED)
        for row in draft.rows
    ]  # fmt: skip


def changed(row: _Row, **values: Any) -> _Row:
    """A row with other values; blank ones are as if they had never been written."""
    told = {name: getattr(row, name) for name in type(row).model_fields if name in row.model_fields_set} | values
    return type(row).model_validate({name: value for name, value in told.items() if value not in (None, "", ())})


def _once(row: OperationRow) -> bool:
    """It answers something that happened once: an event, an order, a fault to be checked again."""
    return row.source is not OperationSource.PLAN or row.inspection_kind is InspectionKind.CASE


def _planned(row: OperationRow, coming: Next) -> OperationRow:
    """A planned operation without what held for this week only; pins and dates of the next week stay."""
    told: list[str] = []
    values: dict[str, Any] = {**_shifted(row, coming), **_LOT}
    pinned = any(name in row.model_fields_set for name in ("pin_start", "pin_officers", "pin_vehicle"))
    if pinned and not coming.inside(row.pin_start):
        values |= {**_PIN, "notice_no": ""}
        told.append(coming.words("roll.unpinned"))
    elif not pinned:
        values["notice_no"] = ""
    served = all(code in coming.week.starts for code in codes_of(row))
    ended = ("emergency_basis", "approval_no", *(("preconditions_met_on",) if served else ()))
    values |= _ended(row, ended, coming, told)
    return changed(row, **values, note=coming.say(row, *told))


def _ended(row: OperationRow, columns: Iterable[str], coming: Next, told: list[str]) -> dict[str, Any]:
    """What was given for the act of one week; an old emergency would lift the bar of nights and holidays for good."""
    gone = [name for name in columns if getattr(row, name)]
    if gone:
        told.append(coming.words("roll.ended", columns=", ".join(gone)))
    return dict.fromkeys(gone)


def _shifted(row: OperationRow, coming: Next) -> dict[str, Any]:
    """Dates and limits that lie in the next week; the others fall away."""
    return {
        "earliest": row.earliest if coming.inside(row.earliest) else None,
        "latest": row.latest if row.latest is not None and coming.start < row.latest <= coming.end else None,
        "dates": tuple(day for day in row.dates or () if coming.inside(day)),
    }


def _undone(row: OperationRow, coming: Next, undone: list[str]) -> OperationRow:
    """What was left out or cancelled and has to be done still."""
    told = [coming.words("roll.undone", codes=", ".join(undone))]
    values: dict[str, Any] = {**_shifted(row, coming), "times": len(undone) if len(undone) > 1 else None}
    operation = coming.week.scenario.operations[undone[0]]
    limits = [limit for limit in (row.latest, _chained_until(operation, coming)) if limit is not None]
    by = f"{min(limits):%Y-%m-%d %H:%M}" if limits and min(limits) <= coming.start else None
    values |= _after_what_was_done(operation, coming)
    if row.source is OperationSource.RECHECK:
        due = _due(operation, coming)
        if due is not None and due < coming.start.date():
            by = by or due.isoformat()
            values["follow_up_days"] = 0
        elif due is not None and row.after is None:
            values["earliest"] = row.earliest
        elif due is not None:
            told_latest = values["latest"] or coming.end
            values["latest"] = min(told_latest, latest(datetime.combine(due, time())))
            values["follow_up_days"] = 0
    if by is not None:
        told.append(coming.words("roll.overdue", by=by))
    if not coming.inside(row.pin_start):
        values["pin_start"] = None
    values |= _ended(row, ("emergency_basis",), coming, told)
    return changed(row, **values, note=coming.say(row, *told))


def _after_what_was_done(operation: Operation, coming: Next) -> dict[str, Any]:
    """Where it comes after one that was served, that one is not waited for again: only the hours between them bind."""
    if operation.after not in coming.week.starts:
        return {}
    ended = coming.week.over_at(operation.after)
    values = dict(_UNCHAINED)
    if operation.same_pair and not operation.pin.officers:
        values["pin_officers"] = _investigators(operation, coming)
        values["pin_reason"] = coming.words("roll.same_pair", first=operation.after)
    earliest = ended + timedelta(minutes=operation.after_min_minutes)
    if coming.inside(earliest):
        values["earliest"] = earliest
    last = _chained_until(operation, coming)
    if last is not None and coming.start < last <= coming.end:
        values["latest"] = last
    return values


def _investigators(operation: Operation, coming: Next) -> tuple[str, ...]:
    """As many certified officers of the lead as it asks for, of those who took part in the one it comes after."""
    week = coming.week.scenario
    wanted = sum(e.certified for e in operation.elements if e.department == operation.lead)
    there = [week.officers[duty.officer] for duty in coming.week.crew_of.get(operation.after, ())]
    own = [o.code for o in there if o.owner == operation.lead and o.standing is Standing.CERTIFIED]
    return tuple(own[:wanted])


def _chained_until(operation: Operation, coming: Next) -> datetime | None:
    """When it has to be over, counted from one that was served and that it comes after; None: any time."""
    if operation.after not in coming.week.starts or operation.after_max_minutes is None:
        return None
    minutes = operation.after_max_minutes + operation.minutes
    return coming.week.over_at(operation.after) + timedelta(minutes=minutes)


def _due(operation: Operation, coming: Next) -> date | None:
    """Last day of an undone re-check; None where it has none, or what it comes after was not done either."""
    week = coming.week
    if operation.after in week.scenario.operations:
        days = week.scenario.operations[operation.after].follow_up_days
        if operation.after not in week.starts or not days:
            return None
        return coming.calendar.due((week.over_at(operation.after) - timedelta(minutes=1)).date(), days)
    if operation.earliest is None or not operation.follow_up_days:
        return None
    return coming.calendar.due(operation.earliest.date(), operation.follow_up_days)


def _recheck(waiting: RecordRow, coming: Next, taken: set[str]) -> OperationRow:
    """A re-check as an operation; overdue ones have no limit that would bar them."""
    first = waiting.operation or ""
    stem = _AGAIN.sub("", first)[:_LONGEST] + "-recheck"
    code = next(c for c in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if c not in taken)
    due = waiting.recheck_by
    told = [coming.words("roll.recheck", code=first)]
    if waiting.faults is None:
        told.append(coming.words("roll.assumed"))
    if due is None:
        told.append(coming.words("roll.undated"))
    elif latest(due) <= coming.start:
        told.append(coming.words("roll.overdue", by=due.date().isoformat()))
    values = {
        "code": code,
        "type": "recheck",
        "street": waiting.street,
        "zone": waiting.zone,
        "premises": waiting.premises,
        "party": waiting.party,
        "lead": waiting.lead,
        "elements": waiting.elements,
        "windows": waiting.windows,
        "minutes": waiting.minutes,
        "source": OperationSource.RECHECK,
        "latest": latest(due) if due is not None and latest(due) > coming.start else None,
    }
    row = OperationRow.model_validate({key: value for key, value in values.items() if value not in (None, "", ())})
    return changed(row, note=coming.say(row, *told))
