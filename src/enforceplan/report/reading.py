"""Reads roster.json back, also after somebody has edited it by hand: everything wrong is said at once.

When to modify: together with `roster_json`, when the roster gets a new kind of decision.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, NaiveDatetime, ValidationError

from enforceplan.errors import Complaint, Place, ScenarioFaulty, reason_of
from enforceplan.report.roster_json import FORMAT
from enforceplan.roster import BodyChoice, Duty, Role, Roster, ShiftRef, Start, VehicleUse
from enforceplan.text import both

_Count = Annotated[int, Field(ge=0, le=10_000, strict=True)]
_Code = Annotated[str, Field(min_length=1, max_length=200)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Start(_Row):
    operation: _Code
    start: NaiveDatetime


class _Duty(_Row):
    officer: _Code
    role: Role
    operation: str = ""
    element: str = ""
    group: _Count = 0
    post: str = ""
    marks: tuple[Literal["driver", "leader", "recorder"], ...] = ()


class _Body(_Row):
    operation: _Code
    group: _Count
    element: _Code
    body: _Code


class _Vehicle(_Row):
    operation: _Code
    equipment: _Code
    quantity: Annotated[int, Field(ge=1, le=10_000, strict=True)]


class _Made(BaseModel):
    hash: str = ""


class _Level(BaseModel):
    value: int
    bound: int


class _Unserved(BaseModel):
    id: _Code


class _Audit(BaseModel):
    passed: bool | None = None


class _File(BaseModel):
    """The decisions, and what the file claims about them; prices and texts are views and are not read."""

    format: Literal[1]
    scenario: _Made = _Made()
    starts: tuple[_Start, ...]
    duties: tuple[_Duty, ...]
    bodies: tuple[_Body, ...] = ()
    vehicles: tuple[_Vehicle, ...] = ()
    score: dict[str, _Level] = {}
    unserved: tuple[_Unserved, ...] | None = None
    audit: _Audit = _Audit()


@dataclass(frozen=True, slots=True)
class Claims:
    """What a file says of its own roster; nothing of it is believed (`claims` holds it against the audit)."""

    score: dict[str, tuple[int, int]]
    """Level -> (value, bound)"""
    unserved: frozenset[str] | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Saved:
    """A roster read back, and the fingerprint of the scenario it was made for (empty where the file has none)."""

    roster: Roster
    scenario_hash: str
    claims: Claims


def read_roster(path: Path) -> Roster:
    """The roster in a roster.json file or a run folder, in canonical order.

    Raises
    ------
    ScenarioFaulty
        With every complaint about the file: missing, unreadable, not JSON, wrong fields, or something twice.
    """
    return read_saved(path).roster


def read_saved(path: Path) -> Saved:
    """The same as `read_roster`, together with the fingerprint of its scenario."""
    file = path / "roster.json" if path.is_dir() else path
    content = _parse(file)
    try:
        told = _File.model_validate(content)
    except ValidationError as error:
        raise ScenarioFaulty(_wrong_fields(str(file), error)) from None
    complaints = list(_wrong_rows(str(file), told))
    if complaints:
        raise ScenarioFaulty(complaints)
    roster = Roster(
        tuple(Start(s.operation, s.start) for s in told.starts),
        tuple(
            Duty(
                d.officer,
                d.role,
                d.operation,
                d.element,
                d.group,
                ShiftRef.parse(d.post) if d.post else None,
                tuple(sorted(set(d.marks))),
            )
            for d in told.duties
        ),
        tuple(BodyChoice(b.operation, b.group, b.element, b.body) for b in told.bodies),
        tuple(VehicleUse(v.operation, v.equipment, v.quantity) for v in told.vehicles),
    )
    claims = Claims(
        {level: (score.value, score.bound) for level, score in told.score.items()},
        None if told.unserved is None else frozenset(row.id for row in told.unserved),
        told.audit.passed,
    )
    return Saved(roster.ordered(), told.scenario.hash, claims)


def _parse(file: Path) -> Any:
    try:
        data = file.read_bytes()
    except OSError as error:
        zh, en = reason_of(error)
        fault = Complaint(str(file), Place(), "", "", f"{_READABLE[0]}（{zh}）", f"{_READABLE[1]} ({en})", *_REMEDY)
        raise ScenarioFaulty([fault]) from None
    try:
        return json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        stands = "".join(error.doc.splitlines(keepends=True)[error.lineno - 1 : error.lineno]).strip()
        place = Place("line", error.lineno) if stands else Place()
        raise ScenarioFaulty([Complaint(str(file), place, "", stands[:80], *_JSON, *_REMEDY)]) from None
    except RecursionError:
        raise ScenarioFaulty([_complaint(str(file), "", "[[[[…", *_JSON)]) from None
    except UnicodeDecodeError:
        raise ScenarioFaulty([_complaint(str(file), "", data[:8].hex(" "), *_JSON)]) from None
    except ValueError as error:
        raise ScenarioFaulty([_complaint(str(file), "", str(error), *_JSON)]) from None


_READABLE = both("report_reading.a_readable_roster_json_or_run")
_JSON = both("report_reading.json_in_utf_8")
_REMEDY = both("report_reading.mend_it_or_make_it_again")


def _complaint(file: str, column: str, value: str, zh: str, en: str) -> Complaint:
    return Complaint(file, Place(), column, value[:200], zh, en, *_REMEDY)


def _wrong_fields(file: str, error: ValidationError) -> Iterator[Complaint]:
    for fault in error.errors(include_url=False, include_context=False):
        if not fault["loc"]:
            yield _complaint(file, "", str(fault["input"]), *both("report_reading.one_json_object"))
            continue
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault["loc"]).lstrip(".")
        value = "" if fault["type"] == "missing" else str(fault["input"])
        zh, en = _FORMS.get(fault["type"], both("report_reading.of_the_form", form=(str(FORMAT), fault["msg"].lower())))
        yield _complaint(file, place, value, zh, en)


_FORMS = {
    "missing": both("report_reading.a_value"),
    "extra_forbidden": both("report_reading.no_entry_of_this_name"),
    "enum": both("report_reading.one_of", listed=", ".join(Role)),
    "tuple_type": both("report_reading.a_list"),
    "model_type": both("report_reading.an_object"),
    "dict_type": both("report_reading.an_object"),
    "literal_error": both("report_reading.a_value_that_this_program_writes"),
}
"""Kind of pydantic's error -> what is required."""


def _wrong_rows(file: str, told: _File) -> Iterator[Complaint]:
    for n, start in enumerate(told.starts):
        if start.start.second or start.start.microsecond:
            yield _complaint(
                file, f"starts[{n}].start", start.start.isoformat(), *both("report_reading.a_whole_minute")
            )
    for n, duty in enumerate(told.duties):
        if bool(duty.operation) == bool(duty.post):
            yield _complaint(
                file, f"duties[{n}]", duty.officer, *both("report_reading.exactly_one_of_operation_and_post")
            )
        elif duty.post:
            try:
                ShiftRef.parse(duty.post)
            except ValueError:
                yield _complaint(file, f"duties[{n}].post", duty.post, *both("report_reading.post_yyyy_mm_dd_n"))
    keys = [
        *(("starts", s.operation) for s in told.starts),
        *(("duties", f"{d.officer} {d.operation or d.post}") for d in told.duties),
        *(("bodies", f"{b.operation} {b.group} {b.element}") for b in told.bodies),
        *(("vehicles", f"{v.operation} {v.equipment}") for v in told.vehicles),
    ]
    for (table, key), times in Counter(keys).items():
        if times > 1:
            yield _complaint(file, table, key, *both("report_reading.to_stand_here_once"))
