"""When the operations of an edited workbook begin: as written, moved by those who were on it, or typed anew.

When to modify: another way of saying when an operation begins.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from enforceplan.edits.merge import Merged
from enforceplan.edits.said import Cell, Desk, Said, Sheet
from enforceplan.roster import Roster


def starts_of(
    written: Roster | None, matrix: Sheet | None, listed: Sheet | None, merged: Merged, desk: Desk
) -> tuple[dict[str, datetime], dict[str, Cell]]:
    """Operation -> beginning, and for those that begin anew the cell that says so; complaints are at the desk.

    An operation is moved by the cells of those who were on it: whichever of them say another time say the same one.
    Somebody newly put on it cannot move it. It is served while somebody is on it, or where nobody ever was.
    """
    former = {} if written is None else {s.operation: s.start for s in written.starts}
    were = set() if written is None else {(d.officer, d.job) for d in written.duties if d.operation}
    moved: dict[str, list[tuple[datetime, Said]]] = defaultdict(list)
    joined: dict[str, list[Said]] = defaultdict(list)
    for sheet in (matrix, listed):
        for key, said in sheet.said.items() if sheet else ():
            if said.post is not None:
                continue
            if key in were:
                when = _meant(said, former[said.job])
                if key not in merged.removed and when != former[said.job]:
                    moved[said.job].append((when, said))
            elif key in merged.added:
                joined[said.job].append(said)
    found: dict[str, datetime] = {}
    cells: dict[str, Cell] = {}
    never = set(former) - {job for _, job in were}
    served = never | {duty.operation for duty in merged.kept.values() if duty.operation}
    served |= {wanted.job for wanted in [*merged.changed.values(), *merged.added.values()] if not wanted.said.post}
    for code in sorted(served):
        told = moved[code] or [(said.start, said) for said in joined[code] if said.start and code not in former]
        choices = dict(reversed(told))
        if len(choices) > 1:
            _contradict(choices, code, desk)
        elif choices:
            when, said = next(iter(choices.items()))
            found[code], cells[code] = when, said.timed or said.cell
        elif code in former:
            found[code] = former[code]
        else:
            said = joined[code][0]
            desk.complain(said.cell, "edit.no_time", value=said.text, operation=code)
        if code in found:
            _together(joined[code], code, found[code], desk)
    return found, cells


def _meant(said: Said, former: datetime) -> datetime:
    """The beginning said by somebody who was on it: its time, or the former time on the day of the cell."""
    return said.start or datetime.combine(said.day, former.time())


def _contradict(choices: dict[datetime, Said], code: str, desk: Desk) -> None:
    (first, one), (second, two), *_ = sorted(choices.items())
    desk.complain(
        one.timed or one.cell, "edit.two_times", value=one.text, operation=code, other=two.timed or two.cell,
        first=f"{first:%Y-%m-%d %H:%M}", second=f"{second:%Y-%m-%d %H:%M}",
    )  # fmt: skip


def _together(joined: list[Said], code: str, start: datetime, desk: Desk) -> None:
    """Whoever is newly put on it says its time, or its day and no time."""
    for said in joined:
        if (said.start or datetime.combine(said.day, start.time())) != start:
            desk.complain(
                said.timed if said.timed and said.start else said.cell, "edit.other_time", value=said.text,
                operation=code, start=f"{start:%Y-%m-%d %H:%M}",
            )  # fmt: skip
