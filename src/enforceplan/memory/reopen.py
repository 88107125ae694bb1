"""A run folder back as the `Outcome` it was written from: scenario loaded, roster read, audited again.

When to modify: together with `roster_json` and `run_json`, when an `Outcome` gets another part.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from enforceplan.audit import audit
from enforceplan.domain import Level, Notice, SolverSettings
from enforceplan.errors import Blocked, Complaint, Place, ScenarioFaulty
from enforceplan.load import load
from enforceplan.outcome import LevelScore, Outcome, Phase, Status, Unserved
from enforceplan.report.claims import contradictions
from enforceplan.report.reading import read_saved
from enforceplan.rules.base import Text
from enforceplan.rules.book import effective, sentence
from enforceplan.text import words

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
    reason: _Words


class _Notice(BaseModel):
    kind: str
    place: str
    text: _Words


class _Roster(BaseModel):
    """What `reading` leaves aside of roster.json."""

    status: Status
    unserved: tuple[_Unserved, ...] = ()
    notices: tuple[_Notice, ...] = ()
    changes: tuple[str, ...] = ()


class _Seconds(BaseModel):
    solve: float = 0.0


class _Phase(BaseModel):
    name: str
    level: str
    seconds: float
    value: int | None
    bound: int | None


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


def reopen(run: Path) -> Outcome:
    """The outcome of a run folder.

    Everything is worked out anew except what cannot be: status and bounds, reasons of what was left out, notices,
    changes and times of the solve stand as the folder tells them.

    Raises
    ------
    ScenarioFaulty
        A file is missing or faulty, or roster.json contradicts the scenario beside it or the audit.
    Blocked
        The roster breaks a strict rule.
    """
    saved = read_saved(run)
    told = _read(run / "roster.json", _Roster)
    made = _read(run / "run.json", _Run)
    scenario = load(run / "scenario")
    rules = tuple(effective(scenario))
    verdict = audit(scenario, saved.roster, rules)
    wrong = list(contradictions(saved, scenario, verdict))
    if verdict.breaches and not any(claim.code == "scenario" for claim in wrong):
        zh, en = (
            "\n".join(getattr(sentence(next(r for r in rules if r.entry == f.entry), f), name) for f in breaches)
            for name in ("zh", "en")
            for breaches in [verdict.breaches[:_TOLD]]
        )
        number = len(verdict.breaches)
        raise Blocked(
            f"{run}: {number}项不符 — 要求: 审核通过的排班 — 请改正排班，或重新求解\n{zh}",
            f"{run}: {number} breaches — required: a roster that passes the audit — mend it, or solve again\n{en}",
        )
    if wrong:
        raise ScenarioFaulty(_complaint(run, claim.code, vars_of(claim)) for claim in wrong)
    solver = SolverSettings(**made.solver.model_dump())
    notices = tuple(Notice(n.kind, n.place, n.text.zh, n.text.en) for n in told.notices)
    return Outcome(
        scenario=replace(scenario, notices=notices, solver=solver),
        rules=rules,
        status=told.status,
        roster=saved.roster,
        score={
            level: LevelScore(*saved.claims.score[level.word]) for level in Level if level.word in saved.claims.score
        },
        unserved=tuple(Unserved(u.id, u.code, Text(u.reason.zh, u.reason.en), u.amounts) for u in told.unserved),
        verdict=verdict,
        interrupted=made.interrupted,
        seconds=made.seconds.solve,
        phases=tuple(Phase(p.name, p.level, p.seconds, p.value, p.bound) for p in made.phases),
        changes=told.changes,
    )


def vars_of(claim: Any) -> dict[str, str]:
    """The values a contradiction fills into its sentence."""
    return {"subject": claim.subject, "told": claim.told, "found": claim.found}


def _complaint(run: Path, code: str, values: dict[str, str]) -> Complaint:
    told = f"{values['subject']} {values['told']}".strip()
    zh, en = (words(language)(f"claim.{code}", **values) for language in ("zh", "en"))
    remedy = ("请用 audit 核对后重新求解", "check it with audit, and solve again")
    return Complaint(
        str(run / "roster.json"), Place(), "", told, f"与核对一致（{zh}）", f"what the audit finds ({en})", *remedy
    )


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
        required = (f"solve 写出的 {file.name}", f"{file.name} as solve writes it")
        remedy = ("给出完整的结果文件夹", "name a whole run folder")
        raise ScenarioFaulty([Complaint(str(file), Place(), "", stands[:200], *required, *remedy)]) from None
