"""A run becomes the valid version of its week; what was valid before stays as it was.

When to modify: where versions are kept. What makes two rosters versions of one week stands in `editions`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from enforceplan.catalogue import spoken
from enforceplan.domain import Notice
from enforceplan.errors import UsageFault
from enforceplan.load import read_document, write_folder
from enforceplan.load.carriers import BOOK, MAIN
from enforceplan.memory.editions import about_the_same, beside, latest
from enforceplan.memory.origin import fresh_notices
from enforceplan.memory.reopen import reopen
from enforceplan.outcome import Outcome
from enforceplan.report.fingerprint import roster_hash, scenario_hash
from enforceplan.report.folder import write_run
from enforceplan.report.place import RUN
from enforceplan.report.publication import PUBLISHED, Publication
from enforceplan.roster import EMPTY
from enforceplan.text import both

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Published:
    """What `publish` did."""

    publication: Publication
    place: Path
    """Folder of the version."""
    fresh: bool
    """False: the same roster was the valid version already, and nothing was written."""
    notices: tuple[Notice, ...] = ()
    """That the run's own figures were counted anew, or that another version of the program made it."""


def publish(
    run: Path, *, by: str, to: Path | None = None, when: datetime | None = None, language: str | None = None
) -> Published:
    """Make a run the valid version of its week: a folder of its own with every sheet marked.

    Parameters
    ----------
    run
        A run folder.
    by
        Who publishes; printed on every sheet.
    to
        Where published weeks are kept; ``published`` beside the run by default. The version stands in
        ``to/WEEK/vN``, WEEK being the first day.
    when
        Local time of publishing; now by default.
    language
        Language of the sheets; the scenario's own by default.

    Raises
    ------
    UsageFault
        ``by`` is no name, the run folder is a published version itself, or ``to`` is a run or a scenario.
    Blocked
        The audit finds a breach.
    ScenarioFaulty
        The run folder is faulty or contradicts itself, or `published.json` of a version there cannot be read.
    OutputExists
        What stands there is about another centre, other streets or days, or was changed; or a week that overlaps this
        one is published there for the same streets.
    """
    name = " ".join(by.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise UsageFault(*both("memory_publish.by_required_who_publishes_give", by=f"{by[:_LONGEST]!r}"))
    if (run / PUBLISHED).exists():
        raise UsageFault(*both("memory_publish.is_a_published_version_already", run=run))
    if to is not None:
        _a_home(to)
    outcome = reopen(run)
    week = (to or run.resolve().parent / "published") / outcome.scenario.week_start.isoformat()
    moment = (when or datetime.now()).strftime("%Y-%m-%d %H:%M")
    wanted = _publication(outcome, name, moment)
    valid = latest(week)
    notices = tuple(fresh_notices(outcome.scenario.notices))
    beside(week, wanted)
    if valid is not None:
        about_the_same(week, valid, wanted, outcome)
        if (valid.roster, valid.scenario) == (wanted.roster, wanted.scenario):
            return Published(valid, week / f"v{valid.version}", fresh=False, notices=notices)
        wanted = replace(wanted, version=valid.version + 1, replaces=valid.version)
    document = read_document(run / "scenario").document
    if language is not None:
        outcome = replace(outcome, scenario=spoken(outcome.scenario, language))

    def copy(folder: Path) -> None:
        if document is not None:
            write_folder(document, folder)

    place = write_run(outcome, week / f"v{wanted.version}", document_writer=copy, publication=wanted)
    return Published(wanted, place, fresh=True, notices=notices)


def _a_home(to: Path) -> None:
    """Weeks are kept in a folder of their own, not among the files of a run or a scenario."""
    taken = next((name for name in (RUN, MAIN, BOOK) if (to / name).exists()), None)
    if taken is not None:
        raise UsageFault(*both("memory_publish.to_holds_a_required_a_folder", to=to, taken=taken))


def _publication(outcome: Outcome, by: str, when: str) -> Publication:
    scenario = outcome.scenario
    return Publication(
        version=1,
        by=by,
        when=when,
        roster=roster_hash(outcome.roster or EMPTY),
        scenario=scenario_hash(scenario),
        week_start=scenario.week_start.isoformat(),
        days=scenario.days,
        streets=tuple(sorted(scenario.streets)),
        replaces=None,
        title=scenario.title,
        district=scenario.district,
    )
