"""Officers and departments: rows with count expanded, defaults, absences, ledger.

When to modify: a new column about a person or a department that a rule reads.
"""

from __future__ import annotations

import math
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from enforceplan.domain import (
    DISTRICT,
    Absence,
    Attach,
    Carried,
    Department,
    DepartmentKind,
    Officer,
    Rank,
    Regime,
    Span,
    Standing,
)
from enforceplan.load.context import Context, blanks
from enforceplan.scenario.kinds import Gender
from enforceplan.scenario.people import AbsenceRow, OfficerRow
from enforceplan.text import both

_DEFAULTS = {
    "used_by": both("load_people.the_only_street_or_the_district"),
    "managed_by": both("load_people.used_by"),
    "attach": both("load_people.resident_at_a_street_district_pool"),
    "regime": both("load_people.contract_for_auxiliaries"),
    "weekly_hours": both("load_people.at_40_hours"),
    "reserved_hours": both("load_people.at_0_hours"),
    "gender": both("load_people.not_counted_as_female"),
    "driver": both("load_people.no"),
    "no_night": both("load_people.no"),
    "no_overtime": both("load_people.no"),
}


def officers(context: Context) -> dict[str, Officer]:
    """Every officer by code, without certificates, absences and history."""
    rows = context.document.officers
    ranked = any(row.rank is not None for row in rows)
    made: dict[str, Officer] = {}
    seen: dict[str, int] = {}
    for index, row in enumerate(rows):
        codes = expanded(row.code, row.count)
        fresh = [code for code in dict.fromkeys((row.code, *codes)) if context.once("officers", index, code, seen)]
        context.expanded.setdefault(row.code, codes)
        for code in codes:
            context.expanded.setdefault(code, (code,))
        if row.department not in context.streets and not context.department(
            "officers", index, "department", row.department
        ):
            continue
        used_by = DISTRICT if len(context.streets) > 1 else context.streets[0]
        if row.used_by is not None:
            used_by = context.street_or_district("officers", index, "used_by", row.used_by)
        managed_by = used_by
        if row.managed_by is not None and row.managed_by not in context.department_types:
            managed_by = (
                row.managed_by
                if row.managed_by in context.department_rows
                else context.street_or_district("officers", index, "managed_by", row.managed_by)
            )
        elif row.managed_by is not None:
            managed_by = row.managed_by
        if not (used_by and managed_by):
            continue
        for code in codes:
            if code in fresh:
                made[code] = _officer(code, row, used_by, managed_by, ranked)
    if unused := sum(bool(row.name and row.count) for row in rows):
        context.notice(
            "ignored", "officers.name", *both("load_people.rows_of_officers_have_a_name", unused=unused)
        )  # fmt: skip
    fields = OfficerRow.columns()
    context.defaulted("officers", blanks(rows, _DEFAULTS, fields), _DEFAULTS)
    if not ranked and rows:
        context.notice(
            "default", "officers.rank", *both("load_people.officers_rank_is_blank_throughout")
        )  # fmt: skip
    elif number := sum(row.rank is None for row in rows):
        context.defaulted("officers", {"rank": number}, {"rank": both("load_people.member")})
    return made


def expanded(code: str, count: int | None) -> tuple[str, ...]:
    """CODE-01, CODE-02, … for a row with count, otherwise the code itself."""
    if count is None:
        return (code,)
    width = max(2, len(str(count)))
    return tuple(f"{code}-{number:0{width}d}" for number in range(1, count + 1))


def _rank(row: OfficerRow, ranked: bool) -> Rank:
    if row.rank is not None:
        return row.rank
    if ranked:
        return Rank.MEMBER
    return {Standing.CERTIFIED: Rank.GROUP_LEADER, Standing.CADRE: Rank.COMMANDER}.get(row.standing, Rank.MEMBER)


def _qualifications(texts: tuple[str, ...]) -> frozenset[str]:
    """``crane:2`` holds crane, crane:1 and crane:2; a grade that is no number holds itself."""
    held: set[str] = set()
    for text in texts:
        name, _, grade = text.partition(":")
        held |= {name, text}
        if grade.isascii() and grade.isdecimal() and int(grade) <= 20:
            held |= {f"{name}:{lower}" for lower in range(1, int(grade) + 1)}
    return frozenset(held)


def _officer(code: str, row: OfficerRow, used_by: str, managed_by: str, ranked: bool) -> Officer:
    attach = row.attach or (Attach.DISTRICT_POOL if used_by == DISTRICT else Attach.RESIDENT)
    regime = row.regime or (Regime.CONTRACT if row.standing is Standing.AUXILIARY else Regime.CIVIL_SERVANT)
    return Officer(
        code=code,
        owner=row.department,
        used_by=used_by,
        managed_by=managed_by,
        attach=attach,
        standing=row.standing,
        rank=_rank(row, ranked),
        female=row.gender is Gender.FEMALE,
        driver=row.driver,
        regime=regime,
        weekly_minutes=round(row.weekly_hours * 60),
        reserved_minutes=round(row.reserved_hours * 60),
        no_night=row.no_night,
        no_overtime=row.no_overtime,
        qualifications=_qualifications(row.qualifications),
        phone=row.phone,
        name="" if row.count else row.name,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _spans(row: AbsenceRow, first: datetime, last: datetime) -> list[Span]:
    """The pieces of an absence that touch a time, in order."""
    if not row.repeat:
        return [Span(row.start, row.end)] if row.end > first and row.start < last else []
    spans = []
    closing_day = (row.end - timedelta(minutes=1)).date()
    opens, closes = row.start - _midnight(row.start.date()), row.end - _midnight(closing_day)
    day = max(row.start.date(), first.date() - timedelta(days=1))
    while opens < closes and day <= min(closing_day, last.date()):
        if day.weekday() in row.repeat:
            spans.append(Span(_midnight(day) + opens, _midnight(day) + closes))
        day += timedelta(days=1)
    return spans


def absences(context: Context) -> dict[str, tuple[Absence, ...]]:
    """Absences by officer, those outside the week left out with a notice."""
    found: dict[str, list[Absence]] = {}
    outside = 0
    first, last = context.start - timedelta(days=1), context.end + timedelta(days=2)
    for index, row in enumerate(context.document.absences):
        spans = _spans(row, first, last)
        outside += not spans
        for code in context.officers("absences", index, "officer", row.officer):
            found.setdefault(code, []).extend(Absence(span, row.kind.value, row.consent) for span in spans)
    if outside:
        context.notice(
            "ignored", "absences", *both("load_people.rows_of_absences_lie_outside", outside=outside)
        )  # fmt: skip
    return {code: tuple(sorted(spans, key=lambda a: (a.span.start, a.span.end))) for code, spans in found.items()}


def carried(context: Context) -> tuple[dict[str, Carried], dict[str, int], dict[str, int]]:
    """What the ledger carries: by officer, coverage points by street, minutes by department."""
    people: dict[str, Carried] = {}
    seen: dict[str, dict[str, int]] = {"officer": {}, "street": {}, "department": {}}
    streets: dict[str, int] = {}
    departments: dict[str, int] = {}
    owed: dict[str, int] = {}
    before = context.dates[0] - timedelta(days=1)
    for index, row in enumerate(context.document.ledger):
        if row.until is not None and row.until != before:
            context.complain(
                "ledger", index, "until",
                required=both("load_people.the_day_before_the_week_begins", before=before),
                remedy=both("load_people.take_the_ledger_of_this_week"),
            )  # fmt: skip
        named = [name for name in ("officer", "department", "street") if getattr(row, name) is not None]
        if len(named) != 1:
            context.complain(
                "ledger", index, "officer", value=", ".join(named),
                required=both("load_people.exactly_one_of_officer_department"),
                remedy=both("load_people.write_one_row_for_each"),
            )  # fmt: skip
        elif row.officer is not None:
            kinds = _kinds(context, index, row.kinds)
            for code in context.officers("ledger", index, "officer", row.officer):
                context.once("ledger", index, code, seen["officer"], "officer")
                people[code] = Carried(
                    minutes=row.minutes,
                    nights=row.nights,
                    weekends=row.weekends,
                    days_run=row.days_run,
                    last_end=row.last_end,
                    last_zone=row.last_zone or "",
                    last_night=row.last_night,
                    tail_minutes=row.tail_minutes,
                    on_site_until=row.on_site_until,
                    off_run=row.off_run,
                    kinds=kinds,
                    shifts=row.shifts,
                    weekends_so_far=row.weekends_so_far,
                )
                owed[code] = row.leave_owed_minutes
        elif row.street is not None and (street := context.street("ledger", index, "street", row.street)):
            context.once("ledger", index, street, seen["street"], "street")
            streets[street] = row.left_out
        elif row.department is not None and context.department("ledger", index, "department", row.department):
            context.once("ledger", index, row.department, seen["department"], "department")
            departments[row.department] = row.minutes
    listed = ", ".join(f"{code} {minutes}" for code, minutes in owed.items() if minutes)
    if listed:
        last = before + timedelta(days=7)
        context.notice(
            "warning",
            "ledger.leave_owed_minutes",
            *both("load_people.compensatory_leave_to_be_given", last=last, listed=listed),
        )
    return people, streets, departments


def _kinds(context: Context, index: int, texts: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """``late:2`` as (kind, days on end); without a number it is one day."""
    found: dict[str, int] = {}
    for text in texts:
        kind, colon, days = text.rpartition(":")
        kind, days = (kind.strip(), days.strip()) if colon else (text, "1")
        known = kind and days.isascii() and days.isdecimal() and len(days) < 4 and int(days)
        if not known or kind in found:
            context.complain(
                "ledger", index, "kinds", value=text,
                required=both("load_people.such_as_late_2_call_1_each_kind"),
                remedy=both("load_people.give_the_kind_and_its_days_on_end"),
            )  # fmt: skip
        else:
            found[kind] = int(days)
    return tuple(found.items())


def departments(context: Context, people: dict[str, Officer]) -> dict[str, Department]:
    """Departments of the table and those of the catalogue that something refers to."""
    certified = Counter(o.owner for o in people.values() if o.standing is Standing.CERTIFIED)
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.departments):
        context.once("departments", index, row.code, seen)
    language = context.document.settings.language
    made: dict[str, Department] = {}
    for code in context.departments_used:
        known, given = context.department_types.get(code), context.department_rows.get(code)
        name = (known.name_zh if language == "zh" else known.name_en) if known else code
        values: dict[str, Any] = {
            "kind": known.kind if known else DepartmentKind.DEPARTMENT,
            "may_enforce": known.may_enforce if known else True,
            "home_reserve": 0, "draw_cap": None, "notice_hours": 24, "liaison": "", "phone": "",
        }  # fmt: skip
        if given is not None:
            name = given.name or name
            values |= {key: getattr(given, key) for key in values if getattr(given, key) is not None}
        reserve = values["home_reserve"]
        if isinstance(reserve, float):
            values["home_reserve"] = math.ceil(round(reserve * certified[code], 9))
        made[code] = Department(code, name, **values)
    borrowed = [code for code in made if code not in context.department_rows]
    if borrowed:
        listed = ", ".join(borrowed)
        context.notice(
            "default", "departments", *both("load_people.departments_from_the_catalogue", listed=listed)
        )  # fmt: skip
    return made
