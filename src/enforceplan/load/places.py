"""Streets, ways, equipment, premises, calendar.

When to modify: a new column about a place or a day that a rule reads.
"""

from __future__ import annotations

from datetime import date, timedelta

from enforceplan import catalogue
from enforceplan.domain import DISTRICT, Community, Day, DayKind, Equipment, Premises, Street, StreetKind
from enforceplan.load.context import ONLY_STREET, Context
from enforceplan.scenario.kinds import CalendarKind, OperationSource
from enforceplan.text import both

BETWEEN_MINUTES = 20
"""Way between two zones where the travel table says nothing."""
WITHIN_MINUTES = 10
"""Way inside a zone where the travel table says nothing."""

REACH_DAYS = 366
"""So far back before the horizon the calendar may reach."""

_DAY_KINDS = {kind.value: kind for kind in DayKind}


def streets(context: Context) -> dict[str, Street]:
    """Every street by code; one, `ONLY_STREET`, where the table is missing."""
    made: dict[str, Street] = {}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.streets):
        if context.once("streets", index, row.code, seen):
            made[row.code] = Street(
                row.code, row.name or row.code, row.kind, row.zone or row.code, row.households, row.grids
            )
    if not made:
        context.notice("default", "streets", *both("load_places.no_streets_table_one_street_s1"))
        made[ONLY_STREET] = Street(ONLY_STREET, ONLY_STREET, StreetKind.URBAN, ONLY_STREET, 0, 0)
    return made


def ways(context: Context, zones: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Minutes between zones, both directions; rows over defaults."""
    given: dict[tuple[str, str], int] = {}
    for index, row in enumerate(context.document.travel):
        known = [
            context.is_known("travel", index, column, zone, zones, "streets", both("load_places.zone"))
            for column, zone in (("from", row.start), ("to", row.end))
        ]
        if all(known):
            given[row.start, row.end] = row.minutes
    made: dict[tuple[str, str], int] = {}
    defaults = 0
    for one in zones:
        for other in zones:
            way = given.get((one, other), given.get((other, one)))
            defaults += way is None
            made[one, other] = way if way is not None else WITHIN_MINUTES if one == other else BETWEEN_MINUTES
    if defaults:
        context.notice(
            "default",
            "travel",
            *both(
                "load_places.ways_are_not_given_minutes_inside",
                defaults=defaults,
                within_minutes=WITHIN_MINUTES,
                between_minutes=BETWEEN_MINUTES,
            ),
        )
    return made


def equipment(context: Context) -> dict[str, Equipment]:
    """Every pool of equipment by code; a kind that nobody lists is not limited."""
    made: dict[str, Equipment] = {}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.equipment):
        where = DISTRICT if row.where is None else context.street_or_district("equipment", index, "where", row.where)
        if context.once("equipment", index, row.code, seen) and where:
            made[row.code] = Equipment(row.code, row.kind, where, row.quantity, row.seats, row.needs_driver)
    return made


def premises(context: Context, zones: dict[str, str]) -> dict[str, Premises]:
    """Every place that is inspected by code; ``zones`` is the zone of each street."""
    made: dict[str, Premises] = {}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.premises):
        street = context.street("premises", index, "street", row.street)
        if context.once("premises", index, row.code, seen) and street:
            made[row.code] = Premises(
                row.code, row.name or row.code, street, row.zone or zones[street], row.party, row.grade,
                row.last_full_visit, row.mandatory, row.kind, row.cap, _visits(context, index, row.visits),
            )  # fmt: skip
    return made


def _visits(context: Context, index: int, texts: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """``MS:1`` as (body, visits so far)."""
    made: dict[str, int] = {}
    for text in texts:
        body, _, number = text.partition(":")
        if not (number.isascii() and number.isdecimal() and len(number) < 5):
            context.complain(
                "premises", index, "visits", value=text, required=both("load_places.such_as_ms_1_fr_2"),
                remedy=both("load_places.give_body_and_number"),
            )  # fmt: skip
        elif body in context.streets or context.department("premises", index, "visits", body):
            made[body] = made.get(body, 0) + int(number)
    return tuple(made.items())


def communities(context: Context, zones: dict[str, str]) -> dict[str, Community]:
    """Every community by code."""
    made: dict[str, Community] = {}
    seen: dict[str, int] = {}
    for index, row in enumerate(context.document.communities):
        street = context.street("communities", index, "street", row.street)
        if context.once("communities", index, row.code, seen) and street:
            made[row.code] = Community(
                row.code, row.name or row.code, street, row.zone or zones[street], row.households, row.grids
            )
    return made


def calendar(context: Context) -> tuple[Day, ...]:
    """Days up to two after the horizon, built-in or as the calendar table says.

    They begin a day before the horizon, or where workdays are counted from sooner: on the day of ``history_until`` or
    of the ``earliest`` of a re-check, at most `REACH_DAYS` before the horizon.
    """
    overrides: dict[date, tuple[DayKind | None, bool | None]] = {}
    idle: set[str] = set()
    for index, row in enumerate(context.document.calendar):
        for street in row.streets:
            context.is_known(
                "calendar", index, "street", street, context.streets, "streets", both("load_places.street")
            )
        if row.streets or row.start is not None or row.end is not None:
            idle.add(f"{row.date} {row.kind.value} (street, from, to)")
            continue
        kind, school = overrides.get(row.date, (None, None))
        if row.kind.value in _DAY_KINDS:
            overrides[row.date] = (_DAY_KINDS[row.kind.value], school)
        elif row.kind in (CalendarKind.SCHOOL_DAY, CalendarKind.NO_SCHOOL):
            overrides[row.date] = (kind, row.kind is CalendarKind.SCHOOL_DAY)
        else:
            idle.add(f"{row.date} {row.kind.value}")
    if idle:
        listed = "; ".join(sorted(idle))
        context.notice("not_obeyed", "calendar", *both("load_places.rows_of_calendar_not_obeyed_yet", listed=listed))
    first, last = _first_day(context), context.dates[-1] + timedelta(days=2)
    fixed = {day: (kind, school) for day, (kind, school) in overrides.items() if kind is not None}
    days, notices = catalogue.calendar_days(first, last, fixed)
    for notice in notices:
        context.notice(notice.kind, notice.place, notice.zh, notice.en)
    outside = sorted(day.isoformat() for day in overrides if not first <= day <= last)
    if outside:
        context.notice(
            "ignored", "calendar", *both("load_places.days_of_calendar_outside_the_week", outside=', '.join(outside))
        )  # fmt: skip
    school_only = {day: school for day, (kind, school) in overrides.items() if kind is None}
    return tuple(
        Day(day.date, day.kind, bool(school_only[day.date]), day.known) if day.date in school_only else day
        for day in days
    )


def _first_day(context: Context) -> date:
    """The day from which workdays are counted, the day before the horizon at the latest."""
    known = context.document.settings.phases.history_until
    rechecks = (row.earliest for row in context.document.operations if row.source is OperationSource.RECHECK)
    counted = [moment.date() for moment in (known, *rechecks) if moment is not None]
    return max(min([*counted, context.dates[0] - timedelta(days=1)]), context.dates[0] - timedelta(days=REACH_DAYS))
