"""Streets, ways, posts, equipment and premises of a place.

When to modify: another standing post, other vehicles, or another way to lay out streets.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from enforceplan import catalogue
from generator.spec import Cell, Draft

_NUMERALS = "一二三四五六七八九十"
_REACH = 10
"""Minutes within which a standby group reaches a call: less than the way to any other street."""
_OVERDUE = 730
"""Days after which mandatory premises must have been visited in full."""
_TRADES = ("餐馆", "小商店", "网吧", "小旅馆")


def streets(draft: Draft) -> None:
    """Streets on a jittered grid, each with an inner and an outer zone, and the ways between all zones."""
    place = draft.place
    dice = place.dice("streets")
    points: dict[str, tuple[float, float]] = {}
    width = ceil(place.streets**0.5)
    items = _items(draft)
    for n, code in enumerate(place.codes):
        name = place.names[n] if n < len(place.names) else f"{_numeral(n + 1)}号街道"
        households = 400 * dice.randint(12, 25)
        draft.add(
            "streets", code=code, name=name, kind="agri" if place.bureau and n == 0 else "urban", zone=f"{code}-A",
            households=households, grids=households // 400,
            note="; ".join(text for text in ("" if n < len(place.names) else "assumption: name", items[n]) if text),
        )  # fmt: skip
        points[f"{code}-A"] = (n % width + dice.uniform(0, 0.3), n // width + dice.uniform(0, 0.3))
        points[f"{code}-B"] = (points[f"{code}-A"][0] + 0.3, points[f"{code}-A"][1] + 0.3)
    zones = [zone for zone in points if not place.small or zone.endswith("A")]
    for i, one in enumerate(zones):
        for other in zones[i:]:
            apart = abs(points[one][0] - points[other][0]) + abs(points[one][1] - points[other][1])
            inside = 5 if one == other else 10
            minutes = inside if one[:-2] == other[:-2] else min(40, max(15, round(8 + 8 * apart)))
            draft.add("travel", from_=one, to=other, minutes=minutes)


def posts(draft: Draft) -> None:
    """The standing posts of every street."""
    place = draft.place
    for code in place.codes:
        own = place.codes[0] if place.bureau and code == place.codes[0] else ""
        held: dict[str, Cell | None] = {"street": code}
        draft.add("posts", code=f"commander-{code}", type="duty_commander", **held)
        if place.small:
            draft.add("posts", code=f"patrol-{code}", type="patrol_pair", shifts="14:00-22:00", **held)
            continue
        draft.add("posts", code=f"leader-{code}", type="duty_leader", **held)
        draft.add("posts", code=f"desk-{code}", type="desk", **held)
        urban = {**held, "departments": f"{own};UM" if own else ""}
        for pair in range(1, place.patrols + 1):
            draft.add("posts", code=f"patrol-{code}-{pair}", type="patrol_pair", **urban)
        draft.add("posts", code=f"standby-{code}", type="standby", standby=_REACH, **urban)
        draft.add("posts", code=f"standby-ms-{code}", type="standby_evening_ms", **held,
                  departments=f"{own};MS" if own else "")  # fmt: skip


def equipment(draft: Draft) -> None:
    """Recorders and vehicles of the streets, and a district pool sized by the week's operations."""
    place = draft.place
    for code in place.codes:
        draft.add("equipment", code=f"recorder-{code}", kind="recorder", where=code, quantity=6)
        draft.add("equipment", code=f"car-{code}", kind="car", where=code, quantity=2, seats=7, needs_driver="yes")
        draft.add("equipment", code=f"truck-{code}", kind="truck", where=code, quantity=1, needs_driver="yes",
                  note="carries goods; people ride in their own departments' cars")  # fmt: skip
    types = catalogue.operation_types()
    uses: dict[str, int] = {}
    for kind, number in place.operations.items():
        for need in types[kind].equipment:
            uses[need.kind] = uses.get(need.kind, 0) + number
    draft.add("equipment", code="recorder-district", kind="recorder", quantity=2 * place.streets)
    for kind in sorted(set(uses) - {"recorder", "car", "truck"}):
        van = kind == "van"
        draft.add(
            "equipment", code=f"{kind}-district", kind=kind, quantity=ceil(uses[kind] / 5), seats=17 if van else None,
            needs_driver="yes" if van else "",
        )  # fmt: skip


def premises(draft: Draft) -> None:
    """Four premises a street; one of them must be visited in full and falls due, one is not due yet."""
    place, dice = draft.place, draft.place.dice("premises")
    for code in place.codes:
        for n in range(1, 5):
            if n == 1:
                last = place.week - timedelta(days=_OVERDUE + dice.randint(-4, 60))
            else:
                last = place.week - timedelta(days=dice.randint(100, 600))
            grade = dice.choice("ABBBCCD")
            draft.add(
                "premises", code=f"P-{code}-{n}", name=f"{_TRADES[n - 1]}{code}-{n}", kind=_TRADES[n - 1], street=code,
                zone=f"{code}-{'AB'[n % 2]}", party=f"当事人-{code}-{n}", grade=grade,
                cap=2 if grade == "A" else 3, visits=f"MS:{dice.randint(0, 1)}", last_full_visit=last.isoformat(),
                mandatory="yes" if n <= 2 else "",
            )  # fmt: skip

    draft.add(
        "premises", code=f"P-{place.codes[0]}-5", name=f"小歌厅{place.codes[0]}-5", kind="歌厅", street=place.codes[0],
        zone=f"{place.codes[0]}-A", party=f"当事人-{place.codes[0]}-5", grade="C", cap=2, visits="MS:0",
        last_full_visit=(place.week - timedelta(days=_OVERDUE + 12)).isoformat(), mandatory="yes",
        note="assumption: overdue, and no operation of the week visits it",
    )  # fmt: skip


def recusals(draft: Draft) -> None:
    """A few officers with an interest in premises that an operation visits, or in their party."""
    place, dice = draft.place, draft.place.dice("recusals")
    visited = [str(row["premises"]).split(";")[0] for row in draft.rows("operations") if row.get("premises")]
    for number, where in enumerate(dice.sample(visited, min(len(visited), place.streets // 2 + 2))):
        street = where.split("-")[1]
        local = [
            row for row in draft.rows("officers")
            if row["standing"] == "certified" and row["code"] not in draft.kept
            and ((row.get("used_by") == street and row["department"] in ("MS", "UM", street))
                 or row["department"] in ("FR", "EM"))
        ]  # fmt: skip
        officer = str(dice.choice(local)["code"])
        if number % 3 == 2:
            draft.add("recusals", officer=officer, party=where.replace("P-", "当事人-"), source="own declaration")
        else:
            draft.add("recusals", officer=officer, premises=where, source="own declaration")


def _items(draft: Draft) -> list[str]:
    """Notes of the streets on the items they took on."""
    place = draft.place
    if place.key == "shiyan":
        steps = [-12, 12, -8, 8, -5, 5, -3, 3, -2, 2, -1, 1, 0]
        return [f"source: 161 items on average, 74 common; assumption: {161 + step} here" for step in steps]
    if place.key == "dongcheng":
        return ["source: pilot street, 12 units"] * place.streets
    if place.key == "qingshan":
        return ["source: 4 leaders, 16 staff"] * place.streets
    return [""] * place.streets


def _numeral(number: int) -> str:
    """A Chinese numeral up to 19."""
    return _NUMERALS[number - 1] if number <= 10 else "十" + _NUMERALS[number - 11]
