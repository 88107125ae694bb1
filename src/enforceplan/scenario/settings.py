"""The settings: one mapping that says which week, under which rules, solved how.

When to modify: a new thing that holds for the whole scenario.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from enforceplan.scenario.cells import STRING, Cell, Code, Date, Opening, Text, Yes, choice, fault, read_text
from enforceplan.scenario.forms import halfwidth
from enforceplan.scenario.kinds import Period
from enforceplan.scenario.numbers import amount, whole
from enforceplan.scenario.rows import NotedRow, Row
from enforceplan.text import both


def _read_language(value: object) -> str:
    text = read_text(value).lower()
    word = {"zh": "zh", "en": "en", "中文": "zh", "英文": "en", "chinese": "zh", "english": "en"}.get(text)
    if word is None:
        fault(*both("scenario_settings.zh_or_en"))
    return word


def _read_slot(value: object) -> int:
    text = halfwidth(str(value)).strip()
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:4]) <= 60 and 60 % int(text) == 0):
        fault(*both("scenario_settings.a_divisor_of_60_such_as_15_30"))
    return int(text)


class SolverRow(Row):
    """How long and how to search."""

    seconds: Annotated[float, amount(0.1, 864000)] = Field(60.0, description="Time limit, seconds.")
    workers: Annotated[int, whole(1, 8)] = Field(2, description="Parallel workers.")
    seed: Annotated[int, whole(0, 2**31 - 1)] = Field(1, description="Seed of the search.")
    deterministic: Yes = Field(False, description="Same input and seed give the same bytes.")


class PhasesRow(Row):
    """What is history, what is published, what is frozen."""

    history_until: Opening | None = Field(None, description="Everything before this time has happened.")
    published_until: Opening | None = Field(None, description="Everything before this time has been announced.")
    freeze_hours: Annotated[int, whole(0, 8784)] = Field(24, description="Hours ahead in which a change costs most.")


class Settings(NotedRow):
    """What holds for the whole scenario."""

    version: Annotated[int, whole(1, 1)] = Field(1, alias="schema", description="Version of this document's format.")
    title: Text = Field("", description="Title on every output.")
    district: Text = Field("", description="District the streets belong to.")
    week_start: Date = Field(description="First day of the horizon, usually a Monday.")
    days: Annotated[int, whole(1, 366)] = Field(7, description="Days of the horizon.")
    slot_minutes: Annotated[int, Cell(_read_slot, str, {"type": "integer", "enum": [5, 10, 15, 20, 30, 60]})] = Field(
        30, description="Grid on which starts are offered, minutes; a divisor of 60."
    )
    language: Annotated[str, Cell(_read_language, str, {**STRING, "enum": ["zh", "en"]})] = Field(
        "zh", description="Language of outputs and messages."
    )
    rule_pack: Code | None = Field(
        None,
        description="Rule pack, dated parameters of the law: cn-2025-05, cn-2026, cn-2026-02, cn-2026-08, zhejiang; by "
        "default the national one of the first day.",
    )
    profile: Code = Field(
        "standard",
        description="Profile of rule parameters: standard, major_event, holiday_guard, campaign, or one of `profiles`.",
    )
    period: Annotated[Period, choice(Period)] = Field(
        Period.MONTH,
        description="Period over which `weekends` and `shifts_in_period` (`so_far`) count on from the ledger.",
    )
    solver: SolverRow = Field(
        default_factory=lambda: SolverRow.model_validate({}), description="Time limit, workers, seed."
    )
    phases: PhasesRow = Field(
        default_factory=lambda: PhasesRow.model_validate({}), description="What is history, published and frozen."
    )
    draw_seed: Text = Field("", description="Seed of random draws; kept in the draw log.")

    @model_validator(mode="after")
    def _inside_calendar(self) -> Self:
        if not 2000 <= self.week_start.year <= 2999:
            fault(*both("scenario_settings.a_week_start_between_the_years"))
        return self
