"""The operations of a place's week: which street, which site, how urgent, what is fixed.

When to modify: another mark an operation of the shipped places may bear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from enforceplan import catalogue
from enforceplan.domain import ElementKind
from generator.spec import Cell, Draft

_SHORT = {
    "night_market_food": "night", "street_vending": "vending", "demolition_small": "demolition",
    "muck_truck_night": "muck", "group_rental": "rental", "nine_small": "nine", "ktv_netbar": "ktv",
    "school_perimeter": "school", "restaurant_gas": "gas", "ebike_night": "ebike", "river": "river",
    "illegal_taxi": "taxi", "safety_crackdown": "safety", "one_visit": "visit", "recheck": "recheck",
    "site_dust": "dust", "bbq_fume": "bbq", "loose_coal": "coal",
}  # fmt: skip
_PRIORITY = {
    "night_market_food": 4, "demolition_small": 4, "nine_small": 4, "ebike_night": 4, "restaurant_gas": 4,
    "safety_crackdown": 4, "site_dust": 2, "bbq_fume": 2, "river": 2, "illegal_taxi": 2,
}  # fmt: skip
_VISITS = {"nine_small": 2, "restaurant_gas": 2, "one_visit": 1, "safety_crackdown": 1, "night_market_food": 1}
"""Premises named by each operation of a type."""
_RENTAL = "HU 2c items=HU-02; PS 2c+2a items=PS-02; UM 2c+2a items=UM-06 female=1; FR 2c items=FR-02; CM 2s"
_THIN = (
    "UM 2c+2a items=UM-03,UM-04 per_operation; TP 1c+1a keeping; TR 2c items=TR-01 per_operation; "
    "EE 2c items=EE-07 per_operation"
)
_SLIPS = {
    "yuanzhou": ("street_vending", "UM 2c+2a items=UM-01; PS 2a keeping", 1, "no police officer was asked for"),
    "qingshan": ("recheck", "UM 2c items=UM-01; MS 1c items=MS-01", 1, "one officer was thought enough"),
    "shiyan": ("muck_truck_night", _THIN, 2,
               "one traffic officer and one auxiliary were thought enough for each of two checkpoints"),
}  # fmt: skip
"""Operations whose street asked for fewer than the law wants: type, elements, groups, the slip. They stay unserved."""
_WHISTLED = ("recheck", "street_vending", "group_rental", "muck_truck_night", "bbq_fume")
_WHISTLE_TIMES = ("09:10", "10:25", "14:40", "11:05", "15:50")


@dataclass
class _Work:
    """One operation before it becomes a row; alike ones become one row with ``times``."""

    type: str
    street: str
    cells: dict[str, Cell | None] = field(default_factory=dict)
    alike: bool = True


def operations(draft: Draft) -> None:
    """Write the week's operations."""
    place, dice = draft.place, draft.place.dice("operations")
    work = _deal(draft, dice)
    for one in work:
        usual = _PRIORITY.get(one.type, 3)
        one.cells["priority"] = min(5, max(1, usual + dice.choice((-1, -1, 0, 0, 0, 0, 0, 1))))
    if not place.small:
        _visit(draft, work)
        _due(draft, work)
        _pin(draft, work)
        _whistle(draft, work)
        _ask(draft, work)
    _write(draft, work)


def _deal(draft: Draft, dice: Random) -> list[_Work]:
    """Deal each type's operations evenly over the streets, the odd ones to streets with the least police work."""
    place = draft.place
    busy = dict.fromkeys(place.codes, 0.0)
    dealt: list[_Work] = []
    types = catalogue.operation_types()
    for kind, number in sorted(place.operations.items(), key=lambda pair: (-pair[1], pair[0])):
        weight = sum(
            e.certified for e in types[kind].elements
            if e.department in ("PS", "MS") and e.kind is not ElementKind.INVITED and not e.optional
        ) * types[kind].minutes / 60  # fmt: skip
        streets: list[str] = list(place.codes) * (number // place.streets)
        odd = sorted(place.codes, key=lambda code: (busy[code], dice.random()))[: number % place.streets]
        for code in sorted([*streets, *odd]):
            busy[code] += weight
            dealt.append(_Work(kind, code))
    return dealt


def _visit(draft: Draft, work: list[_Work]) -> None:
    """Name premises, those that fall due first; other operations get one of the street's two zones in turn."""
    turn = dict.fromkeys(draft.place.codes, 0)
    rank = {kind: n for n, kind in enumerate(_VISITS)}
    for one in sorted(work, key=lambda w: rank.get(w.type, len(rank))):
        at = turn[one.street]
        turn[one.street] += _VISITS.get(one.type, 1)
        one.alike = one.type in ("street_vending", "recheck")
        if one.type in _VISITS:
            places = [f"P-{one.street}-{(at + n) % 4 + 1}" for n in range(_VISITS[one.type])]
            one.cells["premises"] = ";".join(places)
        elif not one.alike:
            one.cells["zone"] = f"{one.street}-{'AB'[at % 2]}"


def _due(draft: Draft, work: list[_Work]) -> None:
    """Execution needs its preconditions; some re-checks are due by a date, some markets run at the weekend."""
    place = draft.place
    demolitions = [one for one in work if one.type == "demolition_small"]
    for n, one in enumerate(demolitions):
        one.cells["preconditions_met_on"] = place.day((-5, 2, -12)[n % 3]).isoformat()
    for n, one in enumerate(one for one in work if one.type == "recheck"):
        one.cells["source"] = "recheck"
        if n % 4 == 1:
            one.cells["latest"] = place.at(4, "18:00")
            one.alike = False
    streets = [one.street for one in work if one.type == "recheck"]
    for one in work:
        if one.type == "recheck" and one.street == streets[-1] == streets[-2]:
            one.cells |= {"weekdays": "Fri", "note": "assumption: the time to mend ended the day before"}
            one.alike = False
    for n, one in enumerate(one for one in work if one.type == "night_market_food"):
        if n % 4 == 1:
            one.cells["weekdays"] = "Fri;Sat;Sun"


def _pin(draft: Draft, work: list[_Work]) -> None:
    """Fix a start with a must where there is something to demolish, two officers of one operation, and a vehicle."""
    demolitions = [one for one in work if one.type == "demolition_small" and one.street != draft.place.codes[0]]
    for demolition in demolitions[:1]:
        demolition.cells |= {
            "pin_start": draft.place.at(2, "08:30"), "pin_reason": "day named in the written decision", "must": "yes",
            "pin_by": f"ST-{demolition.street}-01", "preconditions_met_on": draft.place.day(-4).isoformat(),
        }  # fmt: skip
        crew = [row for row in draft.rows("officers") if row.get("used_by") == demolition.street]
        draft.kept.update(str(row["code"]) for row in crew if row["department"] == "PS")
    nine = [one for one in work if one.type == "nine_small"][-1]
    team = [str(row["code"]) for row in draft.rows("officers") if row["department"] == "FR"][:2]
    nine.cells |= {"pin_officers": ";".join(team), "pin_reason": "they know the case", "pin_by": f"ST-{nine.street}-01"}
    draft.kept.update(team)
    market = [one for one in work if one.type == "night_market_food"][-1]
    market.cells |= {
        "pin_vehicle": f"car-{market.street}", "pin_reason": "carries the loudspeaker",
        "pin_by": f"ST-{market.street}-01",
    }  # fmt: skip


def _ask(draft: Draft, work: list[_Work]) -> None:
    """What streets ask for in their own words: a woman where women live, and here and there too few."""
    for one in work:
        if one.type == "group_rental" and not one.cells.get("must"):
            one.alike = False
            one.cells |= {"elements": _RENTAL, "note": "assumption: women live there, so a woman goes in"}
    if draft.place.key in _SLIPS:
        kind, elements, groups, slip = _SLIPS[draft.place.key]
        one = next(one for one in work if one.type == kind and one.cells.get("source") != "whistle")
        one.alike = False
        one.cells |= {"elements": elements, "groups": groups if groups > 1 else None, "note": f"assumption: {slip}"}


def _whistle(draft: Draft, work: list[_Work]) -> None:
    """Turn some operations into whistles: from a minute off the grid, to be done within three workdays."""
    place = draft.place
    left = place.whistles
    for kind in _WHISTLED * 2:
        found = [one for one in work if one.type == kind and one.cells.get("source") != "whistle"]
        if not left or not found:
            continue
        one = found[(3 * left) % len(found)]
        day = left % 3
        one.alike = False
        one.cells.pop("latest", None)
        one.cells |= {
            "source": "whistle", "requested_by": f"ST-{one.street}-01", "priority": 5 if left % 2 else 4,
            "earliest": place.at(day, _WHISTLE_TIMES[left % 5]), "latest": place.at(day + 3, "23:30"),
            "must": "yes" if left == 1 else "",
        }  # fmt: skip
        left -= 1


def _write(draft: Draft, work: list[_Work]) -> None:
    """One row for alike operations of a type and street, one for each of the others."""
    number: dict[str, int] = {}
    for n, one in enumerate(work):
        if one.alike and any(o.alike and (o.type, o.street) == (one.type, one.street) for o in work[:n]):
            continue
        same = [o for o in work if o.alike and one.alike and (o.type, o.street) == (one.type, one.street)] or [one]
        stem = f"{_SHORT[one.type]}-{one.street}"
        number[stem] = number.get(stem, 0) + 1
        code = stem if number[stem] == 1 else f"{stem}-{number[stem]}"
        draft.add("operations", code=code, type=one.type, street=one.street, times=len(same) if len(same) > 1 else None,
                  **one.cells)  # fmt: skip
