"""How the week matrix and the tidy list of roster.xlsx are laid out: all that a reader of an edited workbook must know.

Both sheets are named by ``sheet.KEY`` in the language of the run; of several weeks each has its matrix, its
number behind the name. Above the table stand lines for people. The header row is the first one whose cell in column A
reads the heading of the table's first column (``column.KEY``); columns are found by their headings, not by their place.

In the matrix a day's heading is a real date; a row whose officer's cell is filled in is an officer's, the others are
bands that name a department. In the cell of a day every line is one duty or absence (`Line`). The table ends before the
first row with nothing in it; nothing below it stands in the officers' column.

When to modify: together with the reader of edited workbooks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from enforceplan.text import LANGUAGES, Words, words

WEEK, DUTIES = "week", "duties"
"""Sheets that are read back: the matrix, and the tidy list."""
BEFORE_DAYS = ("number", "department", "officer", "person", "standing", "certificate", "phone")
"""Columns of the matrix left of the days; `WHERE_GIVEN` only where there is something to say."""
AFTER_DAYS = ("hours", "overtime", "nights", "weekends", "total_hours", "total_nights", "total_weekends")
"""Columns right of the days: of the seven days, and with what was carried into the week."""
WHERE_GIVEN = ("person", "phone")
TIDY = (
    "officer",
    "person",
    "department",
    "standing",
    "role",
    "street",
    "date",
    "start",
    "end",
    "hours",
    "on_call",
    "kind",
    "code",
    "name",
    "group",
    "element",
    "body",
    "marks",
    "seat",
)
"""Columns of the tidy list, one row a duty. ``date`` is the day on which it begins, ``start`` and ``end`` are date and
time; ``role`` and ``marks`` are words of the run's language, ``group`` is 0 at posts and for a seat of the whole
operation; ``seat`` names the seat whoever sits in it (``JOB/GROUP/ELEMENT/ROLE/N``) and is never changed by hand."""

OPERATION, POST, STANDBY, ON_CALL = "operation", "post", "standby", "on_call"
ABSENCE, OFF, ELSEWHERE = "absence", "off", "elsewhere"
"""Kinds of lines. A day off has a line only where the calendar gives it free; in the workbook of one street a duty at
another one has a line that says no more than when."""
SIGNS = {
    "early": POST,
    "middle": POST,
    "late": POST,
    "night": POST,
    "whole": POST,
    "standby": STANDBY,
    "on_call": ON_CALL,
}
"""Words before the code of a post (``sign.KEY``) and what kind of line they begin; before an operation stands none."""
MARKS = ("commander", "leader", "driver", "recorder")
"""Signs behind a code (``short.KEY``): the commander's seat, and what a filled seat also does."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line in a cell of the matrix: ``[SIGN ]CODE[/GROUP][MARKS][ FROM–TO[+DAYS]]``, parted by blanks.

    ``FS-2/1[L] 20:00–01:00+1`` is group 1 of an operation that has several, ``night GATE 22:00–06:00+1`` a shift of a
    post. An absence or a duty elsewhere is its word, and the times where it is not the whole day.
    """

    kind: str
    """One of the kinds above; read back empty where no sign stands: an operation's, or a post's typed without it."""
    code: str
    """Code of the operation or post; of an absence its kind (``leave``), of a day off empty."""
    sign: str = ""
    """Key of the word before the code of a post."""
    group: int = 0
    """Group 1, 2, …, only of an operation with several; 0: not said."""
    marks: tuple[str, ...] = ()
    times: str = ""
    """``18:00–22:00``, ``22:00–07:00+1``; empty: not said."""

    def text(self, w: Words) -> str:
        """The line as it is written."""
        if self.kind in (OFF, ELSEWHERE):
            parts = [w(f"away.{self.kind}"), self.times]
        elif self.kind == ABSENCE:
            parts = [absence_word(w, self.code), self.times]
        else:
            marks = "".join(w(f"short.{mark}") for mark in self.marks)
            group = f"/{self.group}" if self.group else ""
            parts = [w(f"sign.{self.sign}") if self.sign else "", f"{self.code}{group}{marks}", self.times]
        return " ".join(part for part in parts if part)


def absence_word(w: Words, kind: str) -> str:
    """The word of an absence; its kind where the catalogue has none."""
    return w.entries.get(f"absence.{kind}", kind)


_CLOCK = r"(\d{1,2})[:：](\d\d)"
_TIMES = re.compile(rf"{_CLOCK}\s*[-－–—~～〜至]\s*{_CLOCK}(?:\s*[+＋]\s*(\d{{1,3}}))?$")


def read_line(text: str) -> Line | None:
    """A line as somebody wrote or typed it, in either language; None where it is none.

    A word of an absence, a day off or a duty elsewhere is taken for that, any other for a code.
    """
    plain = text.strip()
    found = _TIMES.search(plain)
    times = ""
    if found:
        plain = plain[: found.start()].strip()
        first, last = (f"{int(found[n]):02}:{int(found[n + 1]):02}" for n in (1, 3))
        times = f"{first}–{last}" + (f"+{int(found[5])}" if found[5] and int(found[5]) else "")
    if plain in _away():
        kind, code = _away()[plain]
        return Line(kind, code, times=times)
    said = plain.split()
    sign = _signs().get(said[0], "") if len(said) == 2 else ""
    if len(said) != 1 + bool(sign):
        return None
    return _coded(said[-1], sign, times)


def _coded(plain: str, sign: str, times: str) -> Line | None:
    marks: set[str] = set()
    while (end := next((word for word in _shorts() if plain.endswith(word)), "")) and len(plain) > len(end):
        marks.add(_shorts()[end])
        plain = plain.removesuffix(end)
    code, slash, group = plain.partition("/")
    if not code or (slash and not group.isdecimal()):
        return None
    ordered = tuple(mark for mark in MARKS if mark in marks)
    return Line(SIGNS[sign] if sign else "", code, sign, int(group or 0), ordered, times)


def times_on(day: datetime, times: str) -> tuple[datetime, datetime] | None:
    """Beginning and end of a line's times on the day of its column; an end not after the beginning is the next day's.

    None where no times are said, or none that a clock can show (24:00 as an end can be).
    """
    found = _TIMES.fullmatch(times)
    if found is None:
        return None
    first, last = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
    if first >= 1440 or last > 1440 or int(found[2]) > 59 or int(found[4]) > 59:
        return None
    later = int(found[5]) if found[5] else int(last <= first)
    midnight = datetime.combine(day.date(), time())
    return midnight + timedelta(minutes=first), midnight + timedelta(days=later, minutes=last)


@cache
def _signs() -> dict[str, str]:
    return {words(language)(f"sign.{sign}"): sign for language in LANGUAGES for sign in SIGNS}


@cache
def _shorts() -> dict[str, str]:
    return {words(language)(f"short.{mark}"): mark for language in LANGUAGES for mark in MARKS}


@cache
def _away() -> dict[str, tuple[str, str]]:
    """Word -> (kind, code) of lines that are no duty here."""
    found: dict[str, tuple[str, str]] = {}
    for language in LANGUAGES:
        w = words(language)
        found |= {w(f"away.{kind}"): (kind, "") for kind in (OFF, ELSEWHERE)}
        found |= {absence_word(w, kind): (ABSENCE, kind) for kind in w.entries.section("absence")}
    return found
