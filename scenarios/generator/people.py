"""Departments, officers and certificates of a place.

When to modify: another kind of staff, or other habits of departments.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from random import Random

from enforceplan import catalogue
from generator.spec import RESIDENT, SHARES, WEEKLY_HOURS, Draft, Place, dealt, spread

FEMALE, DRIVERS, NO_NIGHT, NO_OVERTIME = 0.35, 0.4, 0.05, 0.02
"""Shares of all officers. Assumed."""
_CAP, _RESERVE = 0.65, 0.15
"""Share of a department that may be drawn in a day, and that stays at home. Assumed."""
_STANDBY = {"FR": 0.35, "EM": 0.35}
"""Share that stays at home where the department must be able to turn out itself. Assumed."""
_LEAST_PROTECTED = 4
"""Groups smaller than this have nobody with no_night: nobody could stand in."""


def people(draft: Draft) -> None:
    """Write departments, officers and certificates."""
    place = draft.place
    for department, number in place.certified.items():
        number -= place.bureau.get(department, 0)
        if department in RESIDENT:
            homes = place.codes[1:] if place.bureau and department != "PS" else place.codes
            for street, heads in zip(homes, dealt(number, len(homes)), strict=True):
                _group(draft, department, street, heads)
        else:
            _group(draft, department, "", number)
    for department, number in place.bureau.items():
        _group(draft, department, place.codes[0], number, owner=place.codes[0])
    for department, number in place.auxiliaries.items():
        if department in RESIDENT:
            for street, heads in zip(place.codes, dealt(number, place.streets), strict=True):
                _helpers(draft, department, street, heads)
        else:
            _helpers(draft, department, "", number)
    for n, street in enumerate(place.codes):
        _helpers(draft, "ST", street, place.office_contract)
        _cadres(draft, street, n)
    _departments(draft)


def limits(draft: Draft) -> None:
    """Mark who may not work at night or over time, spread over all officers; reasons are not kept."""
    dice = draft.place.dice("limits")
    rows = [row for row in draft.rows("officers") if row.get("rank") != "duty_leader"]
    sizes: dict[tuple[object, object, object], int] = {}
    key = lambda row: (row["department"], row.get("used_by"), row["standing"])  # noqa: E731
    for row in rows:
        sizes[key(row)] = sizes.get(key(row), 0) + 1
    able = [row for row in rows if sizes[key(row)] >= _LEAST_PROTECTED and row["code"] not in draft.kept]
    dice.shuffle(able)
    nights = round(NO_NIGHT * len(draft.rows("officers")))
    for row in able[:nights]:
        row["no_night"] = "yes"
    for row in able[nights - 1 : nights - 1 + max(1, round(NO_OVERTIME * len(rows)))]:
        row["no_overtime"] = "yes"


def certificates(draft: Draft) -> None:
    """Write a certificate for every certified officer; a few end inside the week."""
    place, dice = draft.place, draft.place.dice("certificates")
    holders = [row for row in draft.rows("officers") if row["standing"] == "certified"]
    able = [row for row in holders if row["department"] in ("UM", "MS") and row["code"] not in draft.kept]
    days = (2,) if place.small else (2, 3, 1)
    ending = {str(row["code"]): day for row, day in zip(dice.sample(able, len(days)), days, strict=True)}
    for number, row in enumerate(holders, start=1):
        code = str(row["code"])
        last = place.day(ending[code]) if code in ending else place.week + timedelta(days=dice.randint(40, 1700))
        draft.add(
            "certificates", officer=code, body=row["department"], number=f"{place.key.upper()}-{number:04d}",
            valid_from=(last - timedelta(days=5 * 365)).isoformat(), valid_to=last.isoformat(),
            note="assumption: ends inside the week" if code in ending else "",
        )  # fmt: skip


def _group(draft: Draft, department: str, street: str, heads: int, owner: str = "") -> None:
    """Certified officers of one department, of one street or of the district."""
    place = draft.place
    dice = place.dice(f"officers/{department}/{street}/{owner}")
    resident = department == "UM" or bool(owner) or (place.key == "dongcheng" and bool(street))
    leading = 3 if department == "UM" else 2
    marks = _marks(heads, dice)
    for n in range(heads):
        female, driver = marks[n]
        stem = f"{owner}-{department}" if owner else f"{department}-{street}" if street else department
        draft.add(
            "officers", code=f"{stem}-{n + 1:02d}", department=owner or department, standing="certified",
            used_by=street or "district", managed_by="" if street else _manager(place, n),
            attach="resident" if resident and street else "on_call" if street or place.key == "dongcheng"
            else "district_pool",
            rank="group_leader" if n % leading == 0 else "member", gender=female, driver=driver,
            reserved_hours=WEEKLY_HOURS * (1 - SHARES[department]) or None,
            note=f"source: one of the 21 of the bureau; assumption: came from {department}" if owner else "",
        )  # fmt: skip


def _manager(place: Place, n: int) -> str:
    """Street that manages a district officer; three in five have one."""
    return place.codes[n % place.streets] if n % 5 < 3 and place.streets > 1 else ""


def _helpers(draft: Draft, department: str, street: str, heads: int) -> None:
    """Auxiliaries of one department, of one street or of the district."""
    marks = _marks(heads, draft.place.dice(f"auxiliaries/{department}/{street}"))
    for n in range(heads):
        stem = f"{department}A-{street}" if street else f"{department}A"
        draft.add(
            "officers", code=f"{stem}-{n + 1:02d}", department=department, standing="auxiliary",
            used_by=street or "district",
            attach="resident" if department in ("UM", "ST") else "on_call" if street else "district_pool",
            rank="member", gender=marks[n][0], driver=marks[n][1],
        )  # fmt: skip


def _cadres(draft: Draft, street: str, n: int) -> None:
    """Leaders, other cadres of the street office, and grid workers of one street."""
    place = draft.place
    dice = place.dice(f"cadres/{street}")
    for rank, department, heads, reserved in (
        ("duty_leader", "ST", place.leaders, None),
        ("member", "ST", place.of_street(place.cadres, n), 32),
        ("member", "CM", place.of_street(place.grid_workers, n), 28),
    ):
        marks = _marks(heads, dice)
        first = place.leaders if department == "ST" and rank == "member" else 0
        for at in range(heads):
            draft.add(
                "officers", code=f"{department}-{street}-{first + at + 1:02d}", department=department,
                standing="cadre", used_by=street, attach="on_call" if department == "CM" else "resident", rank=rank,
                gender=marks[at][0], driver=marks[at][1], reserved_hours=reserved,
            )  # fmt: skip


def _marks(heads: int, dice: Random) -> list[tuple[str, str]]:
    """(gender, driver) of the officers of one group."""
    female, driver = spread(heads, FEMALE, dice.random()), spread(heads, DRIVERS, dice.random())
    return [("female" if f else "male", "yes" if d else "") for f, d in zip(female, driver, strict=True)]


def _departments(draft: Draft) -> None:
    """Home reserve and draw cap of every department that owns officers, or may be asked for optional ones."""
    officers = draft.rows("officers")
    for code in dict.fromkeys(str(row["department"]) for row in officers):
        if code in draft.place.codes:
            continue
        own = [row for row in officers if row["department"] == code]
        certified = sum(row["standing"] == "certified" for row in own)
        drawn = sum(row["attach"] not in ("resident", "sunk") for row in own)
        reserve = 0 if not certified else 1 if code == "UM" else round(_STANDBY.get(code, _RESERVE) * certified)
        draft.add(
            "departments", code=code, home_reserve=reserve,
            draw_cap=max(2, ceil(_CAP * (drawn or len(own)))), notice_hours=24,
            note="assumption" if drawn else "assumption; residents are not counted against the cap",
        )  # fmt: skip
    owners = {row["department"] for row in officers}
    types = catalogue.operation_types()
    asked = {element.department for kind in draft.place.operations for element in types[kind].elements}
    for code in sorted(asked & set(catalogue.departments()) - owners):
        draft.add("departments", code=code, home_reserve=0, draw_cap=2, notice_hours=24,
                  note="assumption; has no officers here")  # fmt: skip
