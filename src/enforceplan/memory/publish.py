"""A run becomes the valid version of its week; what was valid before stays as it was.

When to modify: what makes two rosters versions of one week, or where versions are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from enforceplan.errors import OutputExists, UsageFault
from enforceplan.load import read_document, write_folder
from enforceplan.memory.reopen import reopen
from enforceplan.outcome import Outcome
from enforceplan.report.fingerprint import roster_hash, scenario_hash
from enforceplan.report.folder import write_run
from enforceplan.report.publication import PUBLISHED, Publication
from enforceplan.roster import EMPTY

_FOLDER = re.compile(r"^v([1-9]\d{0,5})$", re.ASCII)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Published:
    """What `publish` did."""

    publication: Publication
    place: Path
    """Folder of the version."""
    fresh: bool
    """False: the same roster was the valid version already, and nothing was written."""


class _Told(BaseModel):
    """`published.json` read back."""

    version: int
    by: str
    when: str
    roster: str
    scenario: str
    week_start: str
    days: int
    streets: tuple[str, ...]
    replaces: int | None


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
        ``by`` is no name, or the run folder is a published version itself.
    Blocked
        The audit finds a breach.
    ScenarioFaulty
        The run folder is faulty or contradicts itself.
    OutputExists
        What stands there is about other streets or days, or cannot be read.
    """
    name = " ".join(by.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise UsageFault(
            f"--by: {by[:_LONGEST]!r} — 要求: 发布人姓名或职务 — 请填写",
            f"--by: {by[:_LONGEST]!r} — required: who publishes — give a name or an office",
        )
    if (run / PUBLISHED).exists():
        raise UsageFault(
            f"{run}: 已是发布的版本 — 要求: 未发布的求解结果 — 请给出它所来自的结果文件夹，或另行求解",
            f"{run}: is a published version already — required: a run that is not — name the run it came from, or "
            "solve again",
        )
    outcome = reopen(run)
    week = (to or run.resolve().parent / "published") / outcome.scenario.week_start.isoformat()
    moment = (when or datetime.now()).strftime("%Y-%m-%d %H:%M")
    wanted = _publication(outcome, name, moment)
    valid = _valid(week)
    if valid is not None:
        _about_the_same(week, valid, wanted)
        if (valid.roster, valid.scenario) == (wanted.roster, wanted.scenario):
            return Published(valid, week / f"v{valid.version}", fresh=False)
        wanted = replace(wanted, version=valid.version + 1, replaces=valid.version)
    document = read_document(run / "scenario").document
    if language is not None:
        outcome = replace(outcome, scenario=replace(outcome.scenario, language=language))

    def copy(folder: Path) -> None:
        if document is not None:
            write_folder(document, folder)

    place = write_run(outcome, week / f"v{wanted.version}", document_writer=copy, publication=wanted)
    return Published(wanted, place, fresh=True)


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
    )


def _valid(week: Path) -> Publication | None:
    """The latest version of a week; None where there is none."""
    numbers = [
        int(found[1]) for path in (week.iterdir() if week.is_dir() else ()) if (found := _FOLDER.match(path.name))
    ]
    if not numbers:
        return None
    return read_publication(week / f"v{max(numbers)}" / PUBLISHED)


def read_publication(file: Path) -> Publication:
    """`published.json` read back; raises OutputExists where it is not as `publish` writes it."""
    try:
        told = _Told.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise OutputExists(
            f"{file}: 无法读取 — 要求: publish 写出的 {PUBLISHED} — 请恢复该文件，或用 --to 换一个位置",
            f"{file}: cannot be read — required: {PUBLISHED} as publish writes it — restore it, or choose another "
            "place with --to",
        ) from error
    return Publication(**told.model_dump())


def _about_the_same(week: Path, valid: Publication, wanted: Publication) -> None:
    """Versions of one week are about the same days and streets."""
    if (valid.days, valid.streets) != (wanted.days, wanted.streets):
        there, here = (f"{', '.join(p.streets)}; {p.days}" for p in (valid, wanted))
        raise OutputExists(
            f"{week}: 已发布的是另一份排班（街道；天数 {there}，此处 {here}） — 要求: 同一街道和天数 — "
            "请用 --to 换一个位置",
            f"{week}: what is published there is another roster (streets; days {there}, here {here}) — required: the "
            "same streets and days — choose another place with --to",
        )
