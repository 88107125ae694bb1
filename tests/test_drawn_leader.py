"""The lot said who leads a group, and the order sheet marked another: the officer first by rank and code."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from enforceplan.audit import audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Scenario
from enforceplan.facts import Facts
from enforceplan.lots import draws
from enforceplan.roster import EMPTY
from enforceplan.rules.book import effective, impose
from enforceplan.solution import to_roster
from enforceplan.solve.construct import Planner
from test_load_resolve import scenario

RANKS = ("member", "group_leader", "commander")
PEOPLE = [
    {"code": f"{owner}{rank[0]}", "department": owner, "standing": "certified", "count": 3, "rank": rank}
    for owner in ("MS", "UM")
    for rank in RANKS
] + [{"code": "ST", "department": "ST", "standing": "cadre", "count": 2, "rank": "commander"}]


def drawn_week(seed: int, elements: str = "MS 2c; UM 2c", **more: Any) -> Scenario:
    row = {"code": "insp", "elements": elements, "minutes": 60, "windows": "09:00-12:00", "selection": "random_draw"}
    settings = {"draw_seed": f"seed-{seed}"}
    return scenario(
        settings=settings, officers=PEOPLE, operations=[{**row, **more.pop("row", {})}], **more
    )  # fmt: skip


def marked(made: Scenario) -> dict[int, str]:
    """Group -> who carries the mark in a planned roster, which the audit lets pass."""
    p = compile_problem(made)
    planned = Planner(p, impose(effective(made), p)).run()
    assert (planned.start >= 0).all()
    roster = to_roster(p, planned)
    assert audit(made, roster).passed
    recorders = Counter(duty.group for duty in roster.duties if "recorder" in duty.marks)
    assert set(recorders.values()) == {1}
    leaders = [duty for duty in roster.duties if "leader" in duty.marks]
    assert not any("recorder" in duty.marks for duty in leaders)
    assert len({duty.group for duty in leaders}) == len(leaders)
    return {duty.group: duty.officer for duty in leaders}


def led(made: Scenario, element: str, leader_rank: int = 1) -> dict[int, str]:
    """Group -> who leads by the draw that is logged."""
    lots = draws(Facts(made, EMPTY), made.operations["insp"], leader_rank, cross_department=False)
    return {seat.group: seat.officer for seat in lots[element].seats if seat.leads}


@pytest.mark.parametrize(
    ("elements", "leads", "row"),
    [
        ("MS 2c; UM 2c", "MS", {}),
        ("UM 2c; MS 3c", "MS", {"lead": "MS"}),  # not the first element
        ("UM 2c optional; MS 2c", "MS", {"lead": "UM"}),  # an optional element leads nobody
        ("MS 2c; UM 2c", "MS", {"groups": 2}),
        ("MS 2c per_operation", "MS", {}),  # the operation is one group
        ("MS 2c; UM 2c", "MS", {"redraw": 1, "redraw_reason": "conflict of interest"}),
    ],
)
def test_the_drawn_leader_carries_the_mark(elements: str, leads: str, row: dict[str, Any]) -> None:
    lower = 0
    for seed in range(20):
        made = drawn_week(seed, elements, row=row)
        found = marked(made)
        assert found == led(made, leads), seed
        p = compile_problem(made)
        lower += any(p.rank[p.officer_index[code]] < int(p.rank.max()) for code in found.values())
    assert lower > 3, "some leader is outranked, so that rank alone would not find him"


def test_rank_goes_before_the_lot_where_more_is_asked() -> None:
    """Of the lot a group leader, of the centre a commander: the mark goes to one who satisfies both rules."""
    seen = 0
    for seed in range(40):
        made = drawn_week(seed, rules={"group_leader": {"rank": 2}})
        p = compile_problem(made)
        if (Planner(p, impose(effective(made), p)).run().start < 0).any():
            continue  # no commander was drawn
        (code,) = marked(made).values()
        assert made.officers[code].rank == max(o.rank for o in made.officers.values())
        seen += 1
    assert seen > 10


def test_of_an_assigned_operation_the_highest_rank_leads() -> None:
    """By the tickets of seed-1 the group leader would come first in both elements."""
    found = marked(drawn_week(1, row={"selection": "assigned", "pin_officers": "MSg-01;MSc-02;UMg-01;UMg-02"}))
    assert found == {1: "MSc-02"}
