"""What was changed in either sheet since the workbook was written, and where the two contradict each other.

Three are compared: the roster as written, the week matrix, the tidy list. What one of the sheets changed counts; what
both changed must be the same. Without the roster as written whatever both sheets speak of must be the same.

When to modify: another thing that can be said of a duty in both sheets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from enforceplan.edits.said import Cell, Desk, Key, Said, Sheet
from enforceplan.roster import Duty, Role, Roster
from enforceplan.text import LANGUAGES, words

_Value = TypeVar("_Value")
_OfDay = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A duty as it is wanted, its seat perhaps still to be found; None is not said."""

    officer: str
    job: str
    said: Said
    group: int | None = None
    element: str | None = None
    role: Role | None = None
    marks: frozenset[str] | None = None


@dataclass
class Merged:
    """What is to be made of the roster as written."""

    kept: dict[Key, Duty] = field(default_factory=dict)
    changed: dict[Key, Wanted] = field(default_factory=dict)
    """Duties as written whose seat or marks are other ones now."""
    added: dict[Key, Wanted] = field(default_factory=dict)
    removed: dict[Key, Cell | None] = field(default_factory=dict)
    """Duties taken out -> the cell that is empty of them; None where a row of the list is gone."""


@dataclass
class _Delta:
    """One sheet against the roster as written."""

    added: dict[Key, Said] = field(default_factory=dict)
    removed: dict[Key, Cell | None] = field(default_factory=dict)

    def by_day(self, day_of: dict[Key, date]) -> dict[_OfDay, set[tuple[str, str]]]:
        """(officer, day) -> what was added (+) and taken out (-)."""
        found: dict[_OfDay, set[tuple[str, str]]] = defaultdict(set)
        for (officer, job), said in self.added.items():
            found[officer, said.day].add(("+", job))
        for officer, job in self.removed:
            found[officer, day_of[officer, job]].add(("-", job))
        return found


@dataclass
class _Merger:
    written: Roster
    known: bool
    """Whether the roster as written is known at all."""
    matrix: Sheet | None
    listed: Sheet | None
    desk: Desk
    duties: dict[Key, Duty] = field(default_factory=dict)
    day_of: dict[Key, date] = field(default_factory=dict)
    starts: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        starts = self.starts = {s.operation: s.start for s in self.written.starts}
        for duty in self.written.duties:
            self.duties[duty.officer, duty.job] = duty
            self.day_of[duty.officer, duty.job] = duty.post.date if duty.post else starts[duty.operation].date()

    def merge(self) -> Merged:
        m = self._delta(self.matrix, set(self._unread()))
        t = self._delta(self.listed, set())
        bad = set(self._contradictions(m, t)) | set(self._half_gone(m, t))
        made = Merged()
        for key in self.duties:
            where = (key[0], self.day_of[key])
            gone = key in m.removed or key in t.removed
            if gone and where not in bad:
                made.removed[key] = m.removed.get(key) or t.removed.get(key)
            else:
                made.kept[key] = self.duties[key]
        for key in {**m.added, **t.added}:
            sides = [d.added[key] for d in (m, t) if key in d.added]
            if not any((key[0], said.day) in bad for said in sides) and (wanted := self._wanted(key, None)):
                made.added[key] = wanted
        for key, duty in list(made.kept.items()):
            wanted = self._wanted(key, duty)
            if wanted is not None and not _same(wanted, duty):
                made.changed[key] = wanted
                del made.kept[key]
        return made

    def _unread(self) -> Iterator[Key]:
        """Duties as written of whose officer or day the matrix has no row or column: complained of once each."""
        if self.matrix is None:
            return
        told: set[object] = set()
        title = self.matrix.titles[0]
        columns = {day for _, day in self.matrix.days}
        for key, day in self.day_of.items():
            gone_row = key[0] not in self.matrix.rows
            if not gone_row and (key[0], day) in self.matrix.days:
                continue
            yield key
            about: object = key[0] if gone_row or day in columns else day
            if about not in told:
                told.add(about)
                self.desk.complain(title, "edit.row_gone" if gone_row or day in columns else "edit.day_gone",
                                   value=str(about), job=key[1])  # fmt: skip

    def _delta(self, sheet: Sheet | None, unread: set[Key]) -> _Delta:
        if sheet is None:
            return _Delta()
        gone = [key for key in self.duties if key not in sheet.said and key not in unread]
        return _Delta(
            {key: said for key, said in sheet.said.items() if key not in self.duties},
            {key: sheet.days.get((key[0], self.day_of[key])) or sheet.left.get(key) for key in gone},
        )

    def _contradictions(self, m: _Delta, t: _Delta) -> Iterator[_OfDay]:
        """Officers and days of which both sheets say something new, and not the same."""
        of_m, of_t = m.by_day(self.day_of), t.by_day(self.day_of)
        if not self.matrix or not self.listed:
            return
        speaks = self.matrix.said and self.listed.said
        suspects = [where for where in {**of_m, **of_t} if (where in of_m and where in of_t) or not self.known]
        for where in suspects if self.known or speaks else ():
            if of_m.get(where, set()) != of_t.get(where, set()):
                self._contradict(where, self.matrix, self.listed)
                yield where

    def _half_gone(self, m: _Delta, t: _Delta) -> Iterator[_OfDay]:
        """Officers and days of a duty that one sheet takes out and the other changes."""
        for gone, other, away in ((m, self.listed, self.matrix), (t, self.matrix, self.listed)):
            for key, cell in gone.removed.items():
                said = other.said.get(key) if other else None
                if said and away and self._moves(said) | _says_new(said, self.duties[key]):
                    where = cell or f"[{away.titles[0]}]"
                    self.desk.complain(said.cell, "edit.half_gone", value=said.text, job=key[1], other=where)
                    yield key[0], self.day_of[key]

    def _moves(self, said: Said) -> bool:
        """A duty of the roster as written is said to begin at another time."""
        former = self.starts.get(said.job)
        return former is not None and (said.start or datetime.combine(said.day, former.time())) != former

    def _contradict(self, where: _OfDay, matrix: Sheet, listed: Sheet) -> None:
        officer, day = where
        rows = [said for said in listed.said.values() if (said.officer, said.day) == where]
        others = ", ".join(str(said.cell) for said in rows) or f"[{listed.titles[0]}]"
        cell = matrix.days.get(where) or matrix.titles[0]
        self.desk.complain(
            cell, "edit.contradiction", value=matrix.texts.get(where, ""), officer=officer, day=day, other=others,
            listed=_jobs(said.job for said in rows),
            matrix=_jobs(s.job for s in matrix.said.values() if (s.officer, s.day) == where),
            written=_jobs(k[1] for k, d in self.day_of.items() if (k[0], d) == where) if self.known else "?",
        )  # fmt: skip

    def _wanted(self, key: Key, duty: Duty | None) -> Wanted | None:
        """A duty put together from both sheets; None (and a complaint) where they differ."""
        m = self.matrix.said.get(key) if self.matrix else None
        t = self.listed.said.get(key) if self.listed else None
        first = m or t
        if first is None:
            return None
        was = None if duty is None else duty.role is Role.COMMANDER
        try:
            group = _three(
                duty.group or None if duty else None, m.group if m else None, (t.group or None) if t else None
            )
            marks = _marks(m, t, duty)
            commander = _three(was, m.commander if m else None, t.commander if t else None)
        except _Differ:
            other = t or first
            self.desk.complain(first.cell, "edit.differ", value=first.text, other=other.cell, listed=other.text)
            return None
        new = _seat_of(t, duty, commander=bool(commander), was=was)
        said = t if t and (m is None or (duty and not _says_new(m, duty))) else first
        if duty is None and t and t.element and marks is None:
            marks = frozenset()
        return Wanted(key[0], key[1], said, group, *new, marks)


def _marks(m: Said | None, t: Said | None, duty: Duty | None) -> frozenset[str] | None:
    """The marks of a duty; a new one without any says nothing of them."""
    if duty is None:
        return _three(None, (m.marks or None) if m else None, (t.marks or None) if t else None)
    return _three(frozenset(duty.marks), m.marks if m else None, t.marks if t else None)


def _seat_of(
    listed: Said | None, duty: Duty | None, *, commander: bool, was: bool | None
) -> tuple[str | None, Role | None]:
    """Element and role of a duty; None where the seat is to be found."""
    element, role = (listed.element, listed.role) if listed else (None, None)
    if duty is not None and commander == was:
        return element or duty.element, role or duty.role
    if commander:
        return None, Role.COMMANDER
    if duty is None:
        return element, role
    return (None if element == duty.element else element), (None if role is Role.COMMANDER else role)


class _Differ(Exception):
    """Both sheets say something new, and not the same."""


def _three(was: _Value | None, m: _Value | None, t: _Value | None) -> _Value | None:
    """What counts of three values; None is not said."""
    if m is None or m == was:
        return was if t is None else t
    if t is None or t in (was, m):
        return m
    raise _Differ


def _says_new(said: Said, duty: Duty) -> bool:
    marks = said.marks is not None and said.marks != frozenset(duty.marks)
    group = said.group is not None and said.group != duty.group
    return marks or group or (said.commander is not None and said.commander != (duty.role is Role.COMMANDER))


def _same(wanted: Wanted, duty: Duty) -> bool:
    return (
        wanted.group in (None, duty.group)
        and wanted.element in (None, duty.element)
        and wanted.role in (None, duty.role)
        and wanted.marks in (None, frozenset(duty.marks))
    )


def _jobs(jobs: Iterator[str]) -> str | tuple[str, ...]:
    return ", ".join(sorted(jobs)) or tuple(words(language)("edit.nothing") for language in LANGUAGES)


def merge(written: Roster | None, matrix: Sheet | None, listed: Sheet | None, desk: Desk) -> Merged:
    """The roster as written with what either sheet changed; complaints are at the desk."""
    return _Merger(written or Roster((), ()), written is not None, matrix, listed, desk).merge()
