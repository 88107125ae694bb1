"""Elements, operations, posts and calendars with everything left out that a test does not care about."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from enforceplan.domain import Day, DayKind, DayRule, Element, ElementKind, Operation, Post, Presence, Rank, Window


def element(department: str, certified: int = 0, auxiliaries: int = 0, cadres: int = 0, **more: object) -> Element:
    """An element of a department; it enforces the department's first item unless said otherwise."""
    fields: dict[str, object] = {
        "code": department,
        "department": department,
        "items": () if department == "ST" else (f"{department}-01",),
        "kind": ElementKind.SUPPORT if department == "ST" else ElementKind.ENFORCING,
        "per_group": True,
        "optional": False,
        "certified": certified,
        "auxiliaries": auxiliaries,
        "cadres": cadres,
    }
    return Element(**{**fields, **more})  # type: ignore[arg-type]


def operation(code: str, street: str, window: str, minutes: int, *elements: Element, **more: object) -> Operation:
    """An operation that may begin on any day inside one daily window ``HH:MM-HH:MM``."""
    fields: dict[str, object] = {
        "code": code,
        "type": "example",
        "name": code,
        "street": street,
        "zone": street,
        "lead": "UM",
        "priority": 3,
        "must": False,
        "groups": 1,
        "minutes": minutes,
        "windows": (window_of(window),),
        "days": DayRule.ANY,
        "elements": elements,
    }
    return Operation(**{**fields, **more})  # type: ignore[arg-type]


def post(code: str, street: str, shifts: str, weekdays: set[int], heads: tuple[int, int, int], **more: object) -> Post:
    """A post with shifts ``HH:MM-HH:MM HH:MM-HH:MM`` and so many certified, auxiliaries and cadres."""
    fields: dict[str, object] = {
        "code": code,
        "name": code,
        "street": street,
        "zone": street,
        "shifts": tuple(window_of(text) for text in shifts.split()),
        "days": DayRule.ANY,
        "weekdays": frozenset(weekdays),
        "departments": (),
        "certified": heads[0],
        "auxiliaries": heads[1],
        "cadres": heads[2],
        "rank": Rank.MEMBER,
        "qualification": "",
        "drivers": 0,
        "break_minutes": 0,
        "counted": 1.0,
        "presence": Presence.ON_SITE,
        "alongside": False,
        "led": False,
        "whole": False,
        "standby_reach": None,
        "penalty_capable": False,
    }
    return Post(**{**fields, **more})  # type: ignore[arg-type]


def window_of(text: str) -> Window:
    """Read ``HH:MM-HH:MM``."""
    opens, closes = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return Window(opens, closes)


def calendar(first: date, days: int, changed: dict[int, DayKind] | None = None) -> tuple[Day, ...]:
    """Days from the one before the horizon to two after it; some of another kind."""
    rows = []
    for n in range(-1, days + 3):
        day = first + timedelta(days=n)
        kind = DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY
        rows.append(Day(day, (changed or {}).get(n, kind), school=day.weekday() < 5))
    return tuple(rows)


def midnight(first: date, n: int) -> datetime:
    """00:00 of the n-th day."""
    return datetime.combine(first + timedelta(days=n), time())
