"""A run folder back as the `Outcome` it was written from: scenario loaded, roster read, audited again.

When to modify: together with `roster_json` and `run_json`, when an `Outcome` gets another part.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from enforceplan.audit import Verdict, audit
from enforceplan.domain import Level, Notice, SolverSettings
from enforceplan.errors import Blocked, Complaint, Place, ScenarioFaulty
from enforceplan.load import load
from enforceplan.load.carriers import MAIN
from enforceplan.memory.origin import Origin
from enforceplan.outcome import LevelScore, Outcome, Phase, Status, Unserved
from enforceplan.report.claims import contradictions
from enforceplan.report.reading import read_saved
from enforceplan.roster import EMPTY
from enforceplan.rules.base import Rule
from enforceplan.rules.book import effective, sentence
from enforceplan.text import LANGUAGES, Text, both

_Model = TypeVar("_Model", bound=BaseModel)
_TOLD = 20
"""Most breaches that a message lists."""


class _Words(BaseModel):
    zh: str
    en: str


class _Unserved(BaseModel):
    id: str
    code: str
    amounts: dict[str, int] = {}
    element: str = ""
    reason: _Words


class _Notice(BaseModel):
    kind: str
    place: str
    text: _Words

    def notice(self) -> Notice:
        """The same as the outcome has it."""
        return Notice(self.kind, self.place, self.text.zh, self.text.en)


class _Told(BaseModel):
    """What the solve alone can say in a roster.json, also in one somebody wrote by hand."""

    class Left(BaseModel):
        """One operation left out; without a reason it tells nothing."""

        id: str
        code: str = "unknown"
        amounts: dict[str, int] = {}
        element: str = ""
        reason: _Words | None = None

    unserved: tuple[Left, ...] = ()
    street: str | None = None
    notices: tuple[_Notice, ...] = ()
    changes: tuple[str, ...] = ()


class _Roster(BaseModel):
    """What `reading` leaves aside of roster.json."""

    status: Status
    unserved: tuple[_Unserved, ...] = ()
    notices: tuple[_Notice, ...] = ()
    changes: tuple[str, ...] = ()
    street: str | None = None


class _Seconds(BaseModel):
    solve: float = 0.0


class _Phase(BaseModel):
    name: str
    level: str
    seconds: float
    value: int | None
    bound: int | None
    gained: int | None = None


class _Solver(BaseModel):
    seconds: float
    workers: int
    seed: int
    deterministic: bool


class _Run(BaseModel):
    interrupted: bool = False
    seconds: _Seconds = _Seconds()
    phases: tuple[_Phase, ...] = Field(())
    solver: _Solver
    packages: dict[str, str] = {}
    files: dict[str, str] = {}


def reopen(run: Path) -> Outcome:
    """The outcome of a run folder.

    Everything is worked out anew except what cannot be: status and bounds, reasons of what was left out, notices,
    changes and times of the solve stand as the folder tells them. Where roster.json was changed by hand, or the
    program's own defaults have changed since, the figures are those of the audit, a bound stands only where it still
    holds, and a notice says so (`fresh_notices`).

    Raises
    ------
    ScenarioFaulty
        A file is missing or faulty, the scenario beside the roster is not the one that was solved, or a published
        version was changed.
    Blocked
        The roster breaks a strict rule.
    """
    if run.is_file():
        raise ScenarioFaulty([_no_folder(run)])
    saved = read_saved(run)
    told = _read(run / "roster.json", _Roster)
    made = _read(run / "run.json", _Run)
    if told.status not in (Status.BEST, Status.GOOD) and saved.roster == EMPTY:
        raise ScenarioFaulty([_no_roster(run, told.status)])
    origin = Origin(run, made.packages.get("enforceplan", ""), made.files)
    origin.published_as_written()
    if not (run / "scenario" / MAIN).is_file():
        raise ScenarioFaulty([_no_scenario(run)])
    scenario = load(run / "scenario")
    rules = tuple(effective(scenario))
    verdict = audit(scenario, saved.roster, rules)
    other = origin.other_program(saved.scenario_hash, scenario)
    if verdict.breaches:
        raise _blocked(run, verdict, rules, origin.since if other else ("", ""))
    wrong = list(contradictions(replace(saved, scenario_hash=""), scenario, verdict))
    status = told.status
    score = {level: LevelScore(*saved.claims.score[level.word]) for level in Level if level.word in saved.claims.score}
    in_force = {rule.level for rule in rules} - (set() if scenario.published else {Level.DISRUPTION})
    recount = bool(wrong) or not in_force <= score.keys()
    if recount:
        score = {level: score.get(level, LevelScore(0, 0)) for level in Level if level in in_force | score.keys()}
        score = recounted(score, verdict.levels, street=told.street or "")
        best = all(one.value == one.bound for one in score.values())
        status = Status.BEST if told.status is Status.BEST and best else Status.GOOD
    served = {start.operation for start in saved.roster.starts}
    notices = [one.notice() for one in told.notices]
    notices += [notice for notice in origin.notices(other, edited=recount) if notice not in notices]
    return Outcome(
        scenario=replace(scenario, notices=tuple(notices), solver=SolverSettings(**made.solver.model_dump())),
        rules=rules,
        status=status,
        roster=saved.roster,
        score=score,
        unserved=tuple(
            Unserved(u.id, u.code, Text(u.reason.zh, u.reason.en), u.amounts, u.element)
            for u in told.unserved
            if u.id in scenario.operations and u.id not in served
        ),
        verdict=verdict,
        interrupted=made.interrupted,
        seconds=made.seconds.solve,
        phases=tuple(Phase(p.name, p.level, p.seconds, p.value, p.bound, p.gained) for p in made.phases),
        changes=told.changes,
        street=told.street or "",
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What the solve of a roster alone can say of it."""

    unserved: tuple[Unserved, ...] = ()
    """Why operations were left out."""
    street: str = ""
    """The one street that was planned; empty: all."""
    notices: tuple[Notice, ...] = ()
    changes: tuple[str, ...] = ()
    """What differs from the roster it began with."""


def solve_told(file: Path) -> Told:
    """What a roster.json tells of its solve. Raises ScenarioFaulty where it is not as we write it."""
    told = _read(file, _Told)
    left = tuple(
        Unserved(u.id, u.code, Text(u.reason.zh, u.reason.en), u.amounts, u.element) for u in told.unserved if u.reason
    )
    return Told(left, told.street or "", tuple(one.notice() for one in told.notices), told.changes)


def recounted(
    score: Mapping[Level, LevelScore], values: Mapping[Level, int], *, street: str = ""
) -> dict[Level, LevelScore]:
    """The audit's values, each with the bound that still holds.

    A bound of the run was proven given the values reached above it. It holds for another roster where all above it is
    0, as nothing less can be asked there; elsewhere 0 is all that is known. A value below its bound belongs to starts
    that were not offered, of which no bound speaks, that of a lower level neither. Those of a run that
    planned one ``street`` hold while all others do what they did in it, which nobody knows of another roster.
    """
    found: dict[Level, LevelScore] = {}
    holds = not street
    for level, told in score.items():
        value = values[level]
        holds = holds and told.bound <= value
        found[level] = LevelScore(value, told.bound if holds else 0)
        holds = holds and value == 0
    return found


def _blocked(run: Path, verdict: Verdict, rules: Sequence[Rule], since: tuple[str, str]) -> Blocked:
    entries = {rule.entry: rule for rule in rules}
    number, shown = len(verdict.breaches), verdict.breaches[:_TOLD]
    head = both("memory_reopen.breaches", run=run, number=number, since=since)
    zh, en = (
        [told, *(getattr(sentence(entries[f.entry], f), name) for f in shown)]
        for told, name in zip(head, LANGUAGES, strict=True)
    )
    if more := number - len(shown):
        beyond = both("memory_reopen.and_more", more=more)
        zh.append(beyond[0])
        en.append(beyond[1])
    return Blocked("\n".join(zh), "\n".join(en))


def _no_roster(run: Path, status: Status) -> Complaint:
    return Complaint(
        str(run / "roster.json"), Place(), "status", status.value, *both("memory_reopen.a_run_with_a_roster"),
        *both("memory_reopen.change_the_scenario_and_solve")
    )  # fmt: skip


def _no_scenario(run: Path) -> Complaint:
    return Complaint(
        str(run / "scenario" / MAIN), Place(), "", "", *both("memory_reopen.the_scenario_as_solve_put_it_there"),
        *both("memory_reopen.name_a_whole_run_folder")
    )  # fmt: skip


def _no_folder(run: Path) -> Complaint:
    return Complaint(
        str(run), Place(), "", run.name, *both("memory_reopen.a_run_folder"),
        *both("memory_reopen.name_the_folder", parent=run.parent)
    )  # fmt: skip


def _read(file: Path, model: type[_Model]) -> _Model:
    """One of our own files; Raises ScenarioFaulty where it is not as we write it."""
    try:
        return model.model_validate(json.loads(file.read_bytes().decode("utf-8-sig")))
    except (OSError, ValueError, RecursionError) as error:  # ValidationError and JSONDecodeError are ValueErrors
        stands = (
            "; ".join(".".join(map(str, e["loc"])) for e in error.errors())
            if isinstance(error, ValidationError)
            else ""
        )
        required = both("memory_reopen.as_solve_writes", file_name=file.name)
        remedy = both("memory_reopen.name_a_whole_run_folder")
        raise ScenarioFaulty([Complaint(str(file), Place(), "", stands[:200], *required, *remedy)]) from None
