"""What was changed by hand, told with its cell; and the cells that a finding of the audit is about.

When to modify: another kind of change, or findings that name their subjects in another way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from enforceplan.domain import Scenario
from enforceplan.edits.merge import Merged
from enforceplan.edits.said import Cell, Sheet, said
from enforceplan.roster import EMPTY, Duty, Role, Roster
from enforceplan.rules.base import Finding
from enforceplan.text import LANGUAGES, words

_NAMED = 4
"""Most cells that are named for one finding."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that differs from the roster as written."""

    cell: Cell | None
    """None: a row of the list that is gone, or something dealt that no cell says."""
    officer: str
    """Empty where an operation is meant."""
    job: str
    zh: str
    en: str

    def text(self, language: str) -> str:
        """One line, the cell in front."""
        line = self.zh if language == "zh" else self.en
        return f"{self.cell}: {line}" if self.cell else line


def edits(
    written: Roster | None, roster: Roster, merged: Merged, timed: Mapping[str, Cell], dealt: Mapping[str, list[str]]
) -> Iterator[Edit]:
    """Every difference, operations first."""
    before = written or EMPTY
    was, now = {s.operation: s.start for s in before.starts}, {s.operation: s.start for s in roster.starts}
    for code in sorted(was.keys() | now.keys()):
        if was.get(code) == now.get(code):
            continue
        kind = "edit.did_move" if code in was and code in now else "edit.did_serve" if code in now else "edit.did_drop"
        first, second = (f"{d[code]:%Y-%m-%d %H:%M}" if code in d else "" for d in (was, now))
        yield _edit(timed.get(code), "", code, kind, first=first, second=second)
    old, new = ({(d.officer, d.job): d for d in r.duties} for r in (before, roster))
    for key in sorted(old.keys() | new.keys()):
        wanted = merged.added.get(key) or merged.changed.get(key)
        cell = wanted.said.cell if wanted else None
        if key not in new:
            yield _edit(merged.removed.get(key), *key, "edit.did_remove")
        elif key not in old:
            yield _edit(cell, *key, "edit.did_add", seat=_seat(new[key]))
        elif new[key] != old[key] and wanted:
            yield _edit(cell, *key, "edit.did_change", seat=_seat(new[key]))
    for code, given in dealt.items():
        yield _edit(None, "", code, "edit.did_deal", what=_worded(given))


def _edit(cell: Cell | None, officer: str, job: str, key: str, **more: object) -> Edit:
    zh, en = (said(language, key, {"officer": officer, "job": job, **more}) for language in LANGUAGES)
    return Edit(cell, officer, job, zh, en)


def _seat(duty: Duty) -> tuple[str, ...]:
    """Group, element, role and marks, as a pair (zh, en)."""
    made = []
    for language in LANGUAGES:
        w = words(language)
        parts = [w("edit.seat_group", group=duty.group)] if duty.group else []
        parts += [duty.element] if duty.element and duty.role is not Role.COMMANDER else []
        made.append(", ".join([*parts, w.of(duty.role), *(w(f"mark.{mark}") for mark in duty.marks)]))
    return tuple(made)


def _worded(given: list[str]) -> tuple[str, ...]:
    """``U1: leader``, the mark in words; what has none stands as it is."""
    pairs = [line.rpartition(": ") for line in given]
    return tuple(
        "; ".join(f"{who}{to}{words(language).entries.get(f'mark.{what}', what)}" for who, to, what in pairs)
        for language in LANGUAGES
    )


class Places:
    """Where in a workbook a finding stands: cells that were changed first, then those that say what it is about."""

    def __init__(self, scenario: Scenario, sheets: Iterable[Sheet | None], changed: Iterable[Edit]) -> None:
        self.scenario = scenario
        self.sheets = [sheet for sheet in sheets if sheet]
        self.changed = [edit for edit in changed if edit.cell]

    def of(self, finding: Finding) -> list[Cell]:
        """The cells, a few at most; none where it is about nothing that stands in the two sheets."""
        told = list(chain.from_iterable((value, *value.split(", ")) for value in finding.subject.values()))
        officers = [value for value in told if value in self.scenario.officers]
        jobs = [value for value in told if value in self.scenario.operations or "@" in value]
        days = {day for value in told if (day := _day(value))}
        jobs += [f"{post}@" for post in told if post in self.scenario.posts]
        owners = {value for value in told if value in self.scenario.departments}
        found = list(self._of_both(officers, jobs)) or list(self._of_days(officers, days))
        found = found or [e.cell for e in self.changed if e.officer in officers and e.cell]
        found = found or [s.rows[o] for o in officers for s in self.sheets if o in s.rows]
        if not found and jobs:
            group = finding.amounts.get("group")
            about = [e.cell for e in self.changed if _names(e.job, jobs) and e.cell]
            found = about or [s.cell for sheet in self.sheets[:1] for s in sheet.said.values()
                              if _names(s.job, jobs) and (not group or s.group == group)]  # fmt: skip
        if not found and owners:
            found = [e.cell for e in self.changed if e.cell and self._owner(e.officer) in owners]
        return list(dict.fromkeys(found))[:_NAMED]

    def _of_both(self, officers: list[str], jobs: list[str]) -> Iterator[Cell]:
        by_officer = defaultdict(list)
        for sheet in self.sheets:
            for (officer, job), one in sheet.said.items():
                if officer in officers:
                    by_officer[officer, job].append(one.cell)
        for (_, job), cells in by_officer.items():
            if _names(job, jobs):
                yield cells[0]

    def _of_days(self, officers: list[str], days: set[date]) -> Iterator[Cell]:
        for sheet in self.sheets:
            yield from (sheet.days[o, day] for o in officers for day in sorted(days) if (o, day) in sheet.days)

    def _owner(self, officer: str) -> str:
        return self.scenario.officers[officer].owner if officer in self.scenario.officers else ""


def _names(job: str, jobs: list[str]) -> bool:
    """The job is one of these; a post named without its day stands for all its shifts."""
    return any(job == one or (one.endswith("@") and job.startswith(one)) for one in jobs)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:  # no day
        return None
