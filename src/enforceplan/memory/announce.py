"""What was published, as a table of the scenario that is solved anew: the prices of change are read from it.

When to modify: together with `load.announced`, when more is told on publishing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from enforceplan.domain import Announced
from enforceplan.load import Reading
from enforceplan.memory.editions import read_publication
from enforceplan.report.publication import PUBLISHED
from enforceplan.roster import Roster, ShiftRef
from enforceplan.scenario.running import PublishedRow


def announce(reading: Reading, run: Path, roster: Roster) -> Reading:
    """The scenario with its table ``published`` made of a published version's roster.

    A run that was not published, or is about another week, was told to nobody: the scenario stays as it is.

    Raises
    ------
    ScenarioFaulty
        `published.json` cannot be read.
    """
    file = run / PUBLISHED
    document = reading.document
    if document is None or not file.is_file():
        return reading
    publication = read_publication(file)
    if publication.week_start != document.settings.week_start.isoformat():
        return reading
    places = {name: rows for name, rows in reading.places.items() if name != "published"}
    end = document.settings.week_start + timedelta(days=document.settings.days)
    rows = tuple(_row(job, announced) for job, announced in told(roster).items() if _day(job, announced) < end)
    return replace(reading, document=document.model_copy(update={"published": rows}), places=places)


def told(roster: Roster) -> dict[str, Announced]:
    """What officers are told of a roster: operation, or post shift as text -> start and officers."""
    crews: dict[str, list[str]] = defaultdict(list)
    for duty in roster.ordered().duties:
        crews[duty.job].append(duty.officer)
    starts = {begun.operation: begun.start for begun in sorted(roster.starts)}
    return {job: Announced(starts.get(job), tuple(crews[job])) for job in dict.fromkeys([*starts, *crews])}


def _day(job: str, announced: Announced) -> date:
    """The day on which it begins; a version of a longer week tells of days that are planned no more."""
    return ShiftRef.parse(job).date if announced.start is None else announced.start.date()


def _row(job: str, announced: Announced) -> PublishedRow:
    if announced.start is None:
        return PublishedRow.model_validate({"post": job, "officers": announced.officers})
    return PublishedRow.model_validate({"operation": job, "from": announced.start, "officers": announced.officers})
