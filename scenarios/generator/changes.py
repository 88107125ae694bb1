"""What the variants change in a place's draft, one function a question.

When to modify: another question to a place.
"""

from __future__ import annotations

from collections import Counter

from enforceplan import catalogue
from generator.spec import Cell, Draft, Row, dealt

_ALIKE = ("commander", "leader", "desk", "standby-ms")
"""Posts of which a merged street needs one."""
_STAFF = {"UM": 4, "MS": 2}
"""Officers of the district who become a street's own staff where it gets powers. Assumed."""


def pulled_back(draft: Draft, share: float) -> None:
    """So many of the first secretaries are away for five days."""
    place = draft.place
    secretaries = [str(row["code"]) for row in draft.rows("officers") if row.get("note") == "source: first secretary"]
    place.dice("pull-back").shuffle(secretaries)
    for code in sorted(secretaries[: round(share * len(secretaries))]):
        draft.add("absences", officer=code, from_=place.day(0).isoformat(), to=place.day(4).isoformat(),
                  kind="pull_back", consent="yes")  # fmt: skip


def platform(draft: Draft, communities: int) -> None:
    """The pairs of so many communities keep half the hours for the agency services."""
    held = [f"ST-{row['code']}-{n}" for row in draft.rows("communities")[:communities] for n in (1, 2)]
    for row in draft.rows("officers"):
        if row["code"] in held:
            row["reserved_hours"] = 5


def merged(draft: Draft, gone: str, into: str) -> None:
    """One street joins another."""
    streets = {str(row["code"]): row for row in draft.rows("streets")}
    for column in ("households", "grids"):
        streets[into][column] = int(streets[into][column]) + int(streets[gone][column])
    draft.tables["streets"].remove(streets[gone])
    spared = {f"{stem}-{gone}" for stem in _ALIKE}
    draft.tables["posts"] = [row for row in draft.rows("posts") if row["code"] not in spared]
    for row in draft.rows("operations"):
        if row["street"] == gone and not row.get("zone") and not row.get("premises"):
            row["zone"] = f"{gone}-A"
    for rows in draft.tables.values():
        for row in rows:
            for column in ("street", "used_by", "managed_by", "where"):
                if row.get(column) == gone:
                    row[column] = into


def ratio(draft: Draft, workers: int) -> None:
    """So many grid workers, dealt over the communities."""
    communities = draft.rows("communities")
    for row, number in zip(communities, dealt(workers, len(communities)), strict=True):
        stem = f"CM-{row['code']}"
        row["grids"] = number
        like = next(one for one in draft.rows("officers") if one["code"] == f"{stem}-2")
        for n in range(6, number + 1):
            draft.add("officers", **{**like, "code": f"{stem}-{n}", "note": "assumption: added by the ratio"})
        _without(draft, {f"{stem}-{n}" for n in range(number + 1, 6)})


def staff(draft: Draft, more: int) -> None:
    """So many more staff of the street office in every street."""
    for street in draft.place.codes:
        draft.add("officers", code=f"ST-{street}-more", department="ST", standing="cadre", used_by=street,
                  attach="resident", rank="member", reserved_hours=32, count=more)  # fmt: skip


def holiday(draft: Draft) -> None:
    """Demolitions on any day the law leaves, none of them fixed to a day of the holiday."""
    for row in draft.rows("operations"):
        if row["type"] == "demolition_small":
            row["days"] = "any"
            if row.get("pin_start"):
                row["pin_start"] = draft.place.at(7, "08:30")


def standby(draft: Draft, groups: int) -> None:
    """So many standby groups in every street."""
    for row in [row for row in draft.rows("posts") if row.get("type") == "standby"]:
        for n in range(2, groups + 1):
            draft.add("posts", **{**row, "code": f"{row['code']}-{n}"})


def attached(draft: Draft, *, everybody: bool) -> None:
    """All certified officers resident, or those of urban management only."""
    for row in draft.rows("officers"):
        if row["standing"] == "certified" and row["department"] != "UM":
            row["attach"] = "resident" if everybody else "on_call"


def separate(draft: Draft) -> None:
    """Officers of the scarce departments belong to one street each, in twos; nothing obliges, so that gaps show."""
    for row in draft.rows("operations"):
        for column in ("must", "pin_start", "pin_officers", "pin_vehicle", "pin_reason", "pin_by"):
            row.pop(column, None)
    for department in ("FR", "HU", "EE", "TP"):
        for standing in ("certified", "auxiliary"):
            own = [row for row in draft.rows("officers")
                   if row["department"] == department and row["standing"] == standing]  # fmt: skip
            for n, row in enumerate(own):
                row |= {"used_by": draft.place.codes[n // 2], "attach": "on_call"}
                row.pop("managed_by", None)


def untrained(draft: Draft) -> None:
    """No officer has the half day of training; leave stays as it is."""
    certified = {row["code"] for row in draft.rows("officers") if row["standing"] == "certified"}
    draft.tables["absences"] = [
        row for row in draft.rows("absences") if row["kind"] != "training" or row["officer"] not in certified
    ]


def posts_added(draft: Draft) -> None:
    """41 administrative and 537 institutional posts, dealt over the streets."""
    place = draft.place
    certified = 537 // 3
    added: tuple[tuple[str, int, dict[str, Cell]], ...] = (
        ("ST-{}-admin", 41, {"department": "ST", "standing": "cadre"}),
        ("UM-{}-centre", certified, {"department": "UM", "standing": "certified"}),
        ("ST-{}-centre", 537 - certified, {"department": "ST", "standing": "cadre", "reserved_hours": 32}),
    )
    for stem, number, cells in added:
        for street, heads in zip(place.codes, dealt(number, place.streets), strict=True):
            draft.add("officers", code=stem.format(street), used_by=street, attach="resident", rank="member",
                      count=heads, **cells)  # fmt: skip


def devolved(draft: Draft, items: int) -> None:
    """So many penalty items to every urban street, and officers who act for it."""
    place = draft.place
    penalties = [str(row["item"]) for row in draft.rows("devolution")
                 if row["street"] == place.codes[0] and not str(row["item"]).startswith("WF")]  # fmt: skip
    asked = _asked(draft)
    penalties.sort(key=lambda item: (-asked[item], item))
    for street in place.codes[1:]:
        for item in penalties[:items]:
            draft.add("devolution", item=item, street=street, valid_from=place.week.isoformat())
        for department, number in _STAFF.items():
            moved = [row for row in draft.rows("officers") if row["department"] == department
                     and row["standing"] == "certified" and row["used_by"] == street
                     and row["code"] not in draft.kept][:number]  # fmt: skip
            for row in moved:
                row |= {"department": street, "attach": "resident"}
            for certificate in draft.rows("certificates"):
                if certificate["officer"] in {row["code"] for row in moved}:
                    certificate["body"] = street
        for post in draft.rows("posts"):
            if post["street"] == street and post.get("type") in ("patrol_pair", "standby", "standby_evening_ms"):
                usual = "MS" if post["type"] == "standby_evening_ms" else "UM"
                post["departments"] = f"{street};{usual}"


def _asked(draft: Draft) -> Counter[str]:
    """How many seats of the week's operations each item is asked for at."""
    types = catalogue.operation_types()
    asked: Counter[str] = Counter()
    for row in draft.rows("operations"):
        for element in types[str(row["type"])].elements:
            for item in element.items:
                asked[item] += element.certified * int(row.get("times", 1))
    return asked


def _without(draft: Draft, codes: set[str]) -> None:
    """Officers who are not there, and every row about them."""

    def names(row: Row) -> bool:
        return bool({row.get("officer"), row.get("other")} & codes)

    for table, rows in draft.tables.items():
        draft.tables[table] = [row for row in rows if not (row["code"] in codes if table == "officers" else names(row))]
