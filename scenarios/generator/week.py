"""Absences and the ledger: who is away this week, and what everybody brings along.

When to modify: other habits of leave, or another kind of carried burden.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from generator.spec import Cell, Draft, Row

AWAY = 0.07
"""Share of officer-days (officers times seven days) on leave or training. Assumed, between 6 and 8 %."""
_BLOCKS = (0.5, 0.5, 1.0, 1.0, 1.0, 2.0, 3.0)
"""Lengths of an absence, days; each as likely."""
_PAIR = 2
"""In groups up to this size nobody is away for more than half a day."""
_SHARED = 4
"""In groups up to this size one officer at most is away on a day."""

Group = tuple[Cell | None, Cell | None, Cell]


def absences(draft: Draft) -> None:
    """Write leave and training so that every group can still work."""
    place, dice = draft.place, draft.place.dice("absences")
    officers = draft.rows("officers")
    away: Counter[tuple[Group, int]] = Counter()
    sizes = Counter(_group(row) for row in officers)
    total = 0.0
    taken: set[str] = set()
    if place.training:
        total += _training(draft, away, taken)
    if place.course:
        total += _course(draft, away, taken)
    open_ = [row for row in officers if row["code"] not in draft.kept]
    dice.shuffle(open_)
    while total < AWAY * 7 * len(officers):
        row = open_.pop(0)
        group, length = _group(row), dice.choice(_BLOCKS)
        days = range(7) if row["department"] in ("UM", "PS") or row["standing"] == "auxiliary" else range(5)
        if sizes[group] <= _PAIR:
            length = 0.5
        first = dice.choice(list(days))
        spanned = range(first, min(7, first + max(1, int(length))))
        most = max(1, round(0.15 * sizes[group])) if sizes[group] > _SHARED else 1
        if row["code"] in taken or any(away[group, day] >= most for day in spanned):
            continue
        away.update((group, day) for day in spanned)
        total += length if length < 1 else len(spanned)
        _write(draft, row, place.day(first), place.day(spanned[-1]), dice.choice(("am", "pm")) if length < 1 else "",
               "training" if dice.random() < 0.25 else "leave")  # fmt: skip


def ledger(draft: Draft) -> None:
    """Write what three officers in ten carry; a few worked on the Sunday before."""
    place, dice = draft.place, draft.place.dice("ledger")
    officers = [row for row in draft.rows("officers") if row["department"] != "CM"]
    chosen = {str(row["code"]) for row in dice.sample(officers, round(0.3 * len(officers)))}
    sunday = place.week - timedelta(days=1)
    for row in officers:
        if row["code"] not in chosen:
            continue
        free_nights = row.get("no_night") == "yes" or row["department"] == "ST"
        worked = row["code"] not in draft.kept and dice.random() < 0.15
        late = worked and not free_nights and dice.random() < 0.4
        draft.add(
            "ledger", officer=row["code"], minutes=30 * dice.randint(-12, 12) or None,
            nights=0 if free_nights else dice.choice(place.carried_nights), weekends=dice.choice((0, 0, 1)),
            days_run=dice.randint(1, 3) if worked else None,
            last_end=f"{sunday.isoformat()} {'22:30' if late else '17:00'}" if worked else "",
            last_night="yes" if late else "",
        )  # fmt: skip


def _group(row: Row) -> Group:
    """Officers who stand in for each other."""
    return row.get("department"), row.get("used_by"), row["standing"]


def _training(draft: Draft, away: Counter[tuple[Group, int]], taken: set[str]) -> float:
    """Half a day for every certified officer, dealt over the ten half-days; whom a pin binds, not on Wednesday."""
    seats: Counter[Group] = Counter()
    total = 0.0
    for row in draft.rows("officers"):
        if row["standing"] != "certified":
            continue
        group = _group(row)
        half = (3 * seats[group] + sum(map(ord, str(group)))) % 10
        if row["code"] in draft.kept and half in (4, 5):
            half += 2
        seats[group] += 1
        away[group, half // 2] += 1
        taken.add(str(row["code"]))
        day = draft.place.day(half // 2)
        _write(draft, row, day, day, ("am", "pm")[half % 2], "training")
        total += 0.5
    return total


def _course(draft: Draft, away: Counter[tuple[Group, int]], taken: set[str]) -> float:
    """Three days for two leaders of one street; the others command meanwhile."""
    leaders = [
        row for row in draft.rows("officers")
        if row.get("used_by") == draft.place.course and row.get("rank") == "duty_leader"
    ]  # fmt: skip
    for row in leaders[1:3]:
        away.update((_group(row), day) for day in (1, 2, 3))
        taken.add(str(row["code"]))
        _write(draft, row, draft.place.day(1), draft.place.day(3), "", "training")
    return 6.0


def _write(draft: Draft, row: Row, first: date, last: date, half: str, kind: str) -> None:
    draft.add(
        "absences", officer=row["code"], from_=f"{first.isoformat()} {half}".strip(),
        to=f"{last.isoformat()} {half}".strip() if half or last > first else "", kind=kind,
    )  # fmt: skip
