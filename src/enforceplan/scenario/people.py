"""Rows about people and the departments that own them.

When to modify: a new column about an officer, a department, an absence or a tie between officers.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from enforceplan.domain import Attach, DepartmentKind, PairKind, Rank, Regime, Standing
from enforceplan.scenario.cells import (
    STRING,
    Cell,
    Clock,
    Closing,
    Code,
    Codes,
    Date,
    Opening,
    Text,
    Texts,
    Weekdays,
    Yes,
    choice,
    fault,
    read_text,
)
from enforceplan.scenario.forms import halfwidth, split_day
from enforceplan.scenario.kinds import AbsenceKind, Gender
from enforceplan.scenario.numbers import Count, Heads, Hours, Reserve, whole
from enforceplan.scenario.rows import NotedRow
from enforceplan.scenario.wishes import Wishes
from enforceplan.text import both


class DepartmentRow(NotedRow):
    """An owner of officers, and what it lets the centre have."""

    code: Code = Field(description="Code, such as UM; the catalogue knows the usual ones.")
    name: Text = Field("", description="Name. Default: the catalogue's, or the code.")
    kind: Annotated[DepartmentKind, choice(DepartmentKind)] | None = Field(
        None, description="What it is in law. Default: the catalogue's, or department."
    )
    may_enforce: Yes | None = Field(None, description="Whether it may act in law. Default: the catalogue's, or yes.")
    home_reserve: Reserve = Field(0, description="Certified officers kept at home in office hours: heads, or a share.")
    draw_cap: Heads | None = Field(None, description="Most officers a day the centre may draw. Default: no cap.")
    notice_hours: Annotated[int, whole(0, 8784)] = Field(24, description="Hours of notice it asks for.")
    liaison: Text = Field("", description="Whom to call.")
    phone: Text = Field("", description="Telephone of the liaison.")


class OfficerRow(NotedRow):
    """One officer, or with `count` so many alike."""

    code: Code = Field(description="Code of the officer; with count, the stem of CODE-01, CODE-02, …")
    name: Text = Field("", description="Name, printed beside the code; not needed, and not used with count.")
    department: Code = Field(description="Owner: the department, or a street acting under devolved powers.")
    standing: Annotated[Standing, choice(Standing)] = Field(description="What the officer may be counted as.")
    used_by: Code | None = Field(None, description="Street served, or district. Default: the only street, or district.")
    managed_by: Code | None = Field(None, description="Street or department that manages. Default: used_by.")
    attach: Annotated[Attach, choice(Attach)] | None = Field(
        None, description="How attached. Default: resident at a street, otherwise district_pool."
    )
    rank: Annotated[Rank, choice(Rank)] | None = Field(None, description="Rank. Default: member (see docs).")
    qualifications: Texts = Field((), description="Qualifications, with grade after a colon: crane; food:2.")
    gender: Annotated[Gender, choice(Gender)] | None = Field(None, description="Only where a rule needs it.")
    driver: Yes = Field(False, description="May drive the centre's vehicles.")
    regime: Annotated[Regime, choice(Regime)] | None = Field(
        None, description="Working-time law. Default: contract for auxiliaries, otherwise civil_servant."
    )
    weekly_hours: Hours = Field(40.0, description="Hours a week.")
    reserved_hours: Hours = Field(0.0, description="Home work a week that may not be touched, hours.")
    no_night: Yes = Field(False, description="Not rostered at night; the reason is not kept.")
    no_overtime: Yes = Field(False, description="Not rostered over time; the reason is not kept.")
    wishes: Wishes = Field((), description="Wishes: off 2026-05-12 pm; on Fri; off 2026-05-13 night x3.")
    phone: Text = Field("", description="Telephone.")
    count: Count | None = Field(None, description="So many alike officers, expanded to CODE-01 and so on.")


class CertificateRow(NotedRow):
    """An enforcement certificate; officers without one listed are taken to hold their own body's."""

    officer: Code = Field(description="Officer; a code with count means each of them.")
    body: Code = Field(description="Body it is for: a department, or a street with devolved items.")
    items: Codes = Field((), description="Items it covers. Default: all of the body.")
    number: Text = Field("", description="Number; masked in outputs.")
    valid_from: Date | None = Field(None, description="First valid day. Default: always was.")
    valid_to: Date | None = Field(None, description="Last valid day. Default: no end.")


class AbsenceRow(NotedRow):
    """A time in which an officer may not be rostered."""

    officer: Code = Field(description="Officer; a code with count means each of them.")
    start: Opening = Field(alias="from", description="Date, date and time, or half-day (am, pm) it begins.")
    end: Closing = Field(alias="to", description="Date, date and time, or half-day it ends. Default: as from.")
    repeat: Weekdays = Field((), description="Repeats on these weekdays between the two dates, at the two times.")
    kind: Annotated[AbsenceKind, choice(AbsenceKind)] = Field(AbsenceKind.LEAVE, description="Kind of absence.")
    consent: Yes = Field(True, description="Whether the street consented to a pull-back.")

    @model_validator(mode="before")
    @classmethod
    def _same_day(cls, cells: Any) -> Any:
        """Without an end, the absence ends with the day or half-day it begins on."""
        if not isinstance(cells, dict) or cells.get("to", cells.get("end")) is not None:
            return cells
        opening = cells.get("from", cells.get("start"))
        if opening is None:
            return cells
        try:
            split = split_day(str(opening).strip())
        except ValueError:  # told of the beginning itself
            split = None
        timed = split is not None and any(sign in split[1] for sign in ":时点")
        return {**cells, "to": split[0].isoformat() if split and timed else opening}

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end <= self.start:
            fault(*both("scenario_people.an_end_to_after_the_start_from"))
        return self


class OfferRow(NotedRow):
    """A department's answer for a day; replaces its draw cap for that time."""

    department: Code = Field(description="Department that offers.")
    street: Code | None = Field(None, description="Street it offers to. Default: any.")
    date: Date = Field(description="Day of the offer.")
    start: Clock = Field(0, alias="from", description="Time of day it begins. Default: 00:00.")
    end: Clock = Field(1440, alias="to", description="Time of day it ends. Default: 24:00.")
    heads: Heads = Field(description="Heads it can send.")


class RecusalRow(NotedRow):
    """An officer who may not act at premises or towards a party."""

    officer: Code = Field(description="Officer; a code with count means each of them.")
    premises: Code | None = Field(None, description="Premises.")
    party: Text = Field("", description="Party.")
    source: Text = Field("", description="Who declared it.")

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if not (self.premises or self.party):
            fault(*both("scenario_people.premises_or_party_at_least"))
        return self


class PairRow(NotedRow):
    """Two officers who belong together or apart."""

    officer: Code = Field(description="First officer.")
    other: Code = Field(description="Second officer.")
    kind: Annotated[PairKind, choice(PairKind)] = Field(description="backup, together, apart or mentor.")


def _read_limit(value: object) -> int | Literal["off"]:
    text = halfwidth(read_text(value))
    if text.lower() in ("off", "关闭", "停用"):
        return "off"
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        fault(*both("scenario_people.a_whole_number_0_or_off"))
    return int(text)


class ExceptionRow(NotedRow):
    """A granted exception from one entry for one subject and some dates."""

    rule: Code = Field(description="Entry it excepts from; never one of level must.")
    subject: Code = Field(description="Officer, department, street or operation it is for.")
    start: Date = Field(alias="from", description="First day.")
    end: Date = Field(alias="to", description="Last day.")
    limit: Annotated[int | Literal["off"], Cell(_read_limit, str, {"anyOf": [{"type": "integer"}, STRING]})] = Field(
        description="New limit in the entry's own unit, or off."
    )
    reason: Text = Field(description="Why.")
    approved_by: Text = Field(description="Who granted it.")

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.end < self.start:
            fault(*both("scenario_people.an_end_to_not_before_the_start"))
        return self
