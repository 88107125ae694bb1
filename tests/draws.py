"""Draws, visits and notices of the agreement world, beside what is there.

Drawn by a chance of its own, so that the rest of the world stays what it is without them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from builders import element, midnight, operation
from enforceplan.domain import Operation, RuleException, Scenario, Selection
from enforceplan.visits import joined


def drawn(scenario: Scenario, seed: int) -> Scenario:
    """The same week with inspectors and premises drawn by lot, checks of one shop, notices and chains."""
    r = Random(f"draws {seed}")
    first, days = scenario.week_start, scenario.days
    two = tuple(first + timedelta(days=n) for n in (0, min(3, days - 1)))
    pool = ("N1", "N2")
    parts = {
        "LOT": operation(
            "LOT",
            "S1",
            r.choice(["08:00-12:00", "19:00-02:00"]),
            r.choice([120, 179]),
            element("UM", r.choice([1, 1, 2]), items=r.choice([("UM-01",), ("UM-02",), ("MS-02",)])),
            element("MS", 1, optional=r.random() < 0.6, female=r.choice([0, 0, 1]), per_group=r.random() < 0.8),
            groups=r.choice([1, 1, 2]),
            dates=two,
            selection=Selection.RANDOM_DRAW,
            redraw=r.choice([0, 0, 1]),
            excluded=r.choice([(), ("U1",)]),
            premises=r.choice([("N1",), ("N2",)]),
            pool=r.choice([(), pool, pool]),
            draw=1,
        ),
        "SHOP": operation("SHOP", "S1", "09:00-12:00", 60, element("UM", 1), dates=two, premises=("N1",)),
        "BOTH": operation("BOTH", "S1", "09:00-12:00", 120, element("MS", 1), dates=two, premises=("N1", "N2")),
    }
    if r.random() < 0.3:
        parts["BOTH"] = replace(parts["BOTH"], joins="SHOP")
    parts["BOTH"] = replace(parts["BOTH"], lead=r.choice(["UM", "UM", "MS"]))
    if not parts["LOT"].pool:
        parts["LOT"] = replace(parts["LOT"], draw=0)
    known = {**scenario.operations, **parts}
    made = replace(
        scenario,
        draw_seed=str(seed % 7),
        history_until=r.choice(
            [None, midnight(first, r.choice([-4, -3, -2, -1, 0, 1])) + timedelta(hours=r.choice([0, 9, 12]))]
        ),
        freeze_hours=r.choice([24, 48]),
        departments={
            code: replace(d, notice_hours=r.choice([24, 24, 12, 36])) for code, d in scenario.departments.items()
        },
        operations={code: _noticed(o, r, list(known)) for code, o in known.items()},
    )
    return made if seed % 3 == 1 else _visiting(made, r)


def _visiting(scenario: Scenario, r: Random) -> Scenario:
    """Checks of one department join each other as on loading; one may have an exception, or join what it must not."""
    granted = ()
    if r.random() < 0.3:
        day = scenario.week_start + timedelta(days=r.choice([-1, 0, scenario.days - 1]))
        granted = (RuleException("one_visit", r.choice(["SHOP", "BOTH"]), day, day, None, "", ""),)
    scenario = replace(scenario, exceptions=(*scenario.exceptions, *granted))
    alone = {code: replace(o, joins="") for code, o in scenario.operations.items()}
    free = {e.subject for e in granted if e.first >= scenario.week_start}
    operations = joined(replace(scenario, operations=alone), free)
    if r.random() < 0.3:
        guest = r.choice(["LOT", "BOTH", "SHOP"])
        operations[guest] = replace(operations[guest], joins=r.choice(["SHOP", "BOTH", "LOT", "GROUPS", "NOTHING"]))
    return replace(scenario, operations=operations)


def _noticed(o: Operation, r: Random, codes: list[str]) -> Operation:
    """Some are inspections, some were notified, some come after another."""
    if o.code == "PINNED":
        return replace(o, notice_no=r.choice(["7", "7", ""]))
    if o.code in ("GROUPS", "LAST"):
        return o
    kind = r.choice(["routine", "special", ""]) if not o.inspection_kind else o.inspection_kind
    o = replace(o, inspection_kind=kind)
    if not o.after and r.random() < 0.15:
        before = r.choice(codes[: codes.index(o.code)] or ["GROUPS"])
        gap = r.choice([0, 0, 60, 1320])
        o = replace(o, after=before, after_min_minutes=gap, after_max_minutes=r.choice([None, gap, gap + 600, 2880]))
        o = replace(o, same_pair=o.code[0] < "L")
    return o
