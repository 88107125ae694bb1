"""The published versions of a week and of those beside it: read back, and held against what is to be published.

When to modify: what makes two rosters versions of one week.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from enforceplan.errors import Complaint, OutputExists, Place, ScenarioFaulty
from enforceplan.outcome import Outcome
from enforceplan.report.fingerprint import file_hash
from enforceplan.report.place import RUN
from enforceplan.report.publication import PUBLISHED, Publication
from enforceplan.report.reading import read_roster
from enforceplan.text import both

_FOLDER = re.compile(r"^v([1-9]\d{0,5})$", re.ASCII)
_LONGEST = timedelta(days=366)
"""No scenario has more days."""
_NAMED = 8
_LONGEST_TOLD = 200


_VARIANT = re.compile(r" · [a-z0-9_]+$", re.ASCII)
"""How a variant names itself at the end of its place's title."""


def untitled(title: str) -> str:
    """A title without the name of a variant."""
    return _VARIANT.sub("", title)


def latest(week: Path) -> Publication | None:
    """The latest version of a week; None where there is none. Raises ScenarioFaulty where it cannot be read."""
    numbers = [
        int(found[1]) for path in (week.iterdir() if week.is_dir() else ()) if (found := _FOLDER.match(path.name))
    ]
    return read_publication(week / f"v{max(numbers)}" / PUBLISHED) if numbers else None


def read_publication(file: Path) -> Publication:
    """`published.json` read back; raises ScenarioFaulty where it is not as `publish` writes it."""
    try:
        return TypeAdapter(Publication).validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        found = ""
        if isinstance(error, ValidationError):
            found = "; ".join(".".join(map(str, fault["loc"])) or fault["msg"] for fault in error.errors())
        required = both("memory_editions.as_publish_writes", published=PUBLISHED)
        remedy = both("memory_editions.restore_it_or_name_another_folder")
        raise ScenarioFaulty([Complaint(str(file), Place(), "", found[:_LONGEST_TOLD], *required, *remedy)]) from error


def editions(run: Path) -> tuple[int, int]:
    """Number of a published version, and of the one that is valid; (0, 0) for a run that was not published."""
    if not (run / PUBLISHED).is_file():
        return 0, 0
    mine, valid = read_publication(run / PUBLISHED), latest(run.resolve().parent)
    return mine.version, valid.version if valid is not None else mine.version


def _unaltered(version: Path) -> None:
    """The roster of a version is as it was published; raises OutputExists where it is not, or nobody can tell."""
    try:
        listed = json.loads((version / RUN).read_bytes())["files"]
        same = listed["roster.json"] == file_hash(version / "roster.json")
    except (OSError, ValueError, KeyError, TypeError):
        same = False
    if not same:
        file = version / "roster.json"
        raise OutputExists(*both("memory_editions.changed_since_it_was_published", file=file, run=RUN))


def about_the_same(week: Path, valid: Publication, wanted: Publication, outcome: Outcome) -> None:
    """Versions of one week are about the same days and streets of the same centre, and none was changed.

    Raises
    ------
    OutputExists
        With everything in which they differ; also where nobody of the published roster is among the officers, and
        where the valid version is not as it was published.
    """
    version = week / f"v{valid.version}"
    _unaltered(version)
    differ = list(_differences(valid, wanted))
    if not differ:
        roster = read_roster(version)
        told = sorted({duty.officer for duty in roster.duties})
        if told and outcome.scenario.officers.keys().isdisjoint(told):
            here = ", ".join(sorted(outcome.scenario.officers)[:_NAMED])
            differ = [("officers", ", ".join(told[:_NAMED]), here)]
    if differ:
        lines = [
            both("memory_editions.there_and_here", what=both(f"memory_editions.{name}"), there=there, here=here)
            for name, there, here in differ
        ]
        zh, en = "；".join(line[0] for line in lines), "; ".join(line[1] for line in lines)
        raise OutputExists(*both("memory_editions.what_is_published_there_is_another", week=week, what=(zh, en)))


def _differences(valid: Publication, wanted: Publication) -> Iterator[tuple[str, str, str]]:
    """What two versions of a week differ in: its key in ``memory_editions``, there, here."""
    title = None if valid.title is None else untitled(valid.title)
    for name, there, here in (
        ("title", title, untitled(wanted.title or "")),
        ("district", valid.district, wanted.district or ""),
        ("streets", ", ".join(valid.streets), ", ".join(wanted.streets)),
        ("days", str(valid.days), str(wanted.days)),
    ):
        if there is not None and there != here:
            yield name, repr(there), repr(here)


def beside(week: Path, wanted: Publication) -> None:
    """No day has two valid rosters of a street.

    Raises
    ------
    OutputExists
        A week is published beside ``week`` that begins on another day, shares a day with ``wanted`` and a street.
    """
    first = date.fromisoformat(wanted.week_start)
    end = first + timedelta(days=wanted.days)
    for folder in sorted(week.parent.iterdir()) if week.parent.is_dir() else ():
        begins = _first_day(folder)
        if begins is None or begins == first or not first - _LONGEST < begins < end:
            continue
        other = latest(folder)
        if other is None or begins + timedelta(days=other.days) <= first:
            continue
        shared = ", ".join(sorted(set(other.streets) & set(wanted.streets)))
        if shared:
            last, other_last = (day - timedelta(days=1) for day in (end, begins + timedelta(days=other.days)))
            raise OutputExists(
                *both(
                    "memory_editions.to_overlaps_which_is_published",
                    week=week,
                    first=first,
                    last=last,
                    folder=folder,
                    begins=begins,
                    other_last=other_last,
                    version=other.version,
                    shared=shared,
                )
            )


def _first_day(folder: Path) -> date | None:
    """The first day of the week kept in a folder; None for any other folder."""
    try:
        return date.fromisoformat(folder.name)
    except ValueError:
        return None
