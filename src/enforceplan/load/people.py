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

_DEFAULTS = {
    "used_by": ("唯一的街道，多个街道时为区级", "the only street, or the district where there are several"),
    "managed_by": ("使用街道", "used_by"),
    "attach": ("街道人员为常驻，区级人员为区级统筹", "resident at a street, district_pool otherwise"),
    "regime": ("辅助人员为合同制，其他为公务员", "contract for auxiliaries, civil_servant otherwise"),
    "weekly_hours": ("40 小时", "40 hours"),
    "reserved_hours": ("0 小时", "0 hours"),
    "gender": ("不计为女性", "not counted as female"),
    "driver": ("否", "no"),
    "no_night": ("否", "no"),
    "no_overtime": ("否", "no"),
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
            "ignored", "officers.name", f"officers 表有 {unused} 行既有名称又有数量，名称未使用",
            f"{unused} rows of officers have a name and a count; the name was not used",
        )  # fmt: skip
    fields = OfficerRow.columns()
    context.defaulted("officers", blanks(rows, _DEFAULTS, fields), _DEFAULTS)
    if not ranked and rows:
        context.notice(
            "default", "officers.rank", "officers 表没有职级：执法人员视为组长，干部视为指挥长",
            "officers.rank is blank throughout: certified officers are taken as group_leader, cadres as commander",
        )  # fmt: skip
    elif number := sum(row.rank is None for row in rows):
        context.defaulted("officers", {"rank": number}, {"rank": ("队员", "member")})
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
            "ignored", "absences", f"absences 表有 {outside} 行不在本期内，未使用",
            f"{outside} rows of absences lie outside the week and were not used",
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
                required=(f"{before}，即 week_start 的前一天", f"{before}, the day before the week begins"),
                remedy=("改用这一周的台账，或改正 week_start", "take the ledger of this week, or correct week_start"),
            )  # fmt: skip
        named = [name for name in ("officer", "department", "street") if getattr(row, name) is not None]
        if len(named) != 1:
            context.complain(
                "ledger", index, "officer", value=", ".join(named),
                required=("officer、department、street 恰填一个", "exactly one of officer, department, street"),
                remedy=("分成几行", "write one row for each"),
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
            "warning", "ledger.leave_owed_minutes", f"应于 {last} 前安排补休（分钟）: {listed}",
            f"compensatory leave to be given by {last} (minutes): {listed}",
        )  # fmt: skip
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
                required=("如 late:2;call:1，每类一次", "such as late:2;call:1, each kind once"),
                remedy=("写明班次类别和连续天数", "give the kind and its days on end"),
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
            "default", "departments", f"目录中的部门，无留守和抽调上限: {listed}",
            f"departments from the catalogue, with no home reserve and no draw cap: {listed}",
        )  # fmt: skip
    return made
