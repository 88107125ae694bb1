"""Any form in which somebody brings a roster: roster.json, a run folder, a workbook; and what it is to be held against.

When to modify: another form of a roster.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from enforceplan.domain import Scenario
from enforceplan.edits.read import BOOKS, Edited, read_edited, strange
from enforceplan.errors import Complaint, Place, ScenarioFaulty
from enforceplan.report.reading import Claims, Saved, read_saved
from enforceplan.roster import EMPTY, Roster
from enforceplan.text import LANGUAGES, words


@dataclass(frozen=True)
class Brought:
    """A roster, and the one it is to be compared with."""

    saved: Saved
    """What a workbook says; it claims nothing."""
    edited: Edited | None
    """None for a roster.json or a run folder."""
    before: Roster | None
    """None: nothing tells it."""
    told: Path | None
    """The roster.json that it is, or that stands beside the workbook: bounds and reasons are told there."""


def bring(path: Path, scenario: Scenario, *, before: Path | None = None) -> Brought:
    """Read a roster in any form.

    Parameters
    ----------
    path
        A roster.json, a run folder, or a workbook.
    scenario
        The scenario it belongs to; a workbook is read by its names.
    before
        A roster to compare with, in any form. By default a workbook is compared with the roster as it was written: the
        workbook keeps it, and where that was taken out the roster.json beside it tells. An empty week is no roster to
        compare with, unless it is named here.

    Raises
    ------
    ScenarioFaulty
        With every complaint about either file; ``before`` names what the scenario does not know.
    """
    other = None if before is None else bring(before, scenario).saved.roster
    if before is not None and other is not None:
        of_this(other, scenario, before)
    if path.suffix.lower() not in BOOKS or path.is_dir():
        return Brought(read_saved(path), None, other, path / "roster.json" if path.is_dir() else path)
    edited = read_edited(path, scenario)
    beside = path.parent / "roster.json"
    if other is None:
        other = edited.written
    if other is None and beside.is_file():
        found = read_saved(beside).roster
        other = None if strange(found, scenario) or _other_days(found, scenario) else found
    if before is None and other == EMPTY:
        other = None
    told = beside if beside.is_file() else None
    return Brought(Saved(edited.roster, "", Claims({}, None, None)), edited, other, told)


def of_this(roster: Roster, scenario: Scenario, file: Path) -> None:
    """Raises ScenarioFaulty where the roster names what the scenario does not know, or is about days it has not."""
    for key, unknown in (
        ("edit.other_scenario", strange(roster, scenario)),
        ("edit.other_days", _other_days(roster, scenario)),
    ):
        if unknown:
            values = {"title": scenario.title, "first": scenario.week_start, "strange": ", ".join(unknown[:5])}
            halves = [words(language)(key, **values) for language in LANGUAGES]
            (zh, mend_zh), (en, mend_en) = (half.split(" — ") for half in halves)
            raise ScenarioFaulty([Complaint(str(file), Place(), "", unknown[0], zh, en, mend_zh, mend_en)])


def _other_days(roster: Roster, scenario: Scenario) -> list[str]:
    """Days on which something of the roster begins, and which are none of the scenario's."""
    last = scenario.week_start + timedelta(days=scenario.days - 1)
    begun = {s.start.date() for s in roster.starts} | {d.post.date for d in roster.duties if d.post}
    return [str(day) for day in sorted(begun) if not scenario.week_start <= day <= last]
