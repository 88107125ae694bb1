"""What the loader does about lots, visits, notices and chains, and what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from enforceplan.domain import Scenario
from enforceplan.errors import ScenarioFaulty
from enforceplan.lots import ticket
from test_load_resolve import OPERATION, kinds, scenario

PREMISES = [{"code": f"N{n}", "party": f"P{n}", "zone": f"Z{n}"} for n in (1, 2, 3)]
DRAWN = {**OPERATION, "pool": "N1;N2;N3", "draw": 1}
"""Week of 2026-03-02; no draw_seed, so that the seed is that date."""


def drawing(*operations: dict[str, Any], **tables: Any) -> Scenario:
    return scenario(operations=list(operations), **{"premises": PREMISES, **tables})


def refused(*operations: dict[str, Any], **tables: Any) -> str:
    with pytest.raises(ScenarioFaulty) as caught:
        drawing(*operations, **tables)
    (complaint,) = caught.value.complaints
    assert complaint.required_zh and complaint.remedy_zh
    return caught.value.text("en")


def test_premises_are_drawn_by_hash_and_become_the_operations() -> None:
    made = drawing(DRAWN).operations["A"]
    first = min(("N1", "N2", "N3"), key=lambda code: ticket("2026-03-02", "A", code, 0))
    assert made.premises == (first,)
    assert (made.zone, made.party) == (f"Z{first[1]}", f"P{first[1]}")
    again = drawing({**DRAWN, "redraw": 1, "redraw_reason": "moved away"})
    assert again.operations["A"].premises == (
        min(("N1", "N2", "N3"), key=lambda code: ticket("2026-03-02", "A", code, 1)),
    )
    assert kinds(again, "draw")["operations A"] == "A was drawn again, once: moved away"


def test_each_of_several_draws_for_itself() -> None:
    made = drawing({**DRAWN, "times": 4}).operations
    for n in range(1, 5):
        code = f"A.{n}"
        wanted = min(("N1", "N2", "N3"), key=lambda place, code=code: ticket("2026-03-02", code, place, 0))  # type: ignore[misc]
        assert made[code].premises == (wanted,)


def test_the_seed_is_the_scenarios_own_or_said() -> None:
    own = drawing(DRAWN, settings={"draw_seed": "lot 7"})
    assert own.draw_seed == "lot 7" and not kinds(own, "draw")
    other = drawing(DRAWN)
    assert other.draw_seed == "2026-03-02"
    assert "2026-03-02 is taken" in kinds(other, "draw")["settings.draw_seed"]
    assert not kinds(scenario(), "draw")


def test_grades_and_caps_are_respected() -> None:
    rows = [{**PREMISES[0], "grade": "A"}, {**PREMISES[1], "visits": "UM:2"}, {**PREMISES[2], "visits": "UM:1;MS:9"}]
    assert drawing(DRAWN, premises=rows).operations["A"].premises == ("N3",)
    text = refused({**DRAWN, "draw": 2}, premises=rows)
    assert "'2 > 3 - 2'" in text and "N1, N2 had all planned visits of the year" in text


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"draw": 4}, "'4 > 3'"),
        ({"draw": None}, "pool and draw together"),
        ({"pool": ""}, "pool and draw together"),
        ({"premises": "N2"}, "premises that are not in the column premises, too"),
        ({"pool": "N1;N9", "draw": 1}, "N9"),
        ({"redraw": 1}, "why it was drawn again"),
    ],
    ids=["too few", "no number", "no pool", "in both", "unknown", "no reason"],
)
def test_lots_that_cannot_be_drawn(row: dict[str, Any], says: str) -> None:
    cells = {key: value for key, value in {**DRAWN, **row}.items() if value not in (None, "")}
    assert says in refused(cells)


def test_a_notified_operation_that_is_not_pinned_is_named() -> None:
    told = {**OPERATION, "notice_no": "7"}
    assert "may be moved" in kinds(scenario(operations=[told]), "warning")["operations A"]
    pinned = scenario(operations=[{**told, "pin_start": "2026-03-02 09:00"}])
    assert "operations A" not in kinds(pinned, "warning")
    assert pinned.operations["A"].pin.start == datetime(2026, 3, 2, 9)


def test_later_checks_of_a_department_join_the_first() -> None:
    visit = {**OPERATION, "premises": "N1"}
    rows = [visit, {**visit, "code": "B", "priority": 4}, {**visit, "code": "C", "lead": "MS"}]
    made = drawing(*rows, {**visit, "code": "D", "source": "whistle"})
    assert {code: o.joins for code, o in made.operations.items()} == {"A": "B", "B": "", "C": "", "D": ""}
    assert "one visit" in kinds(made, "visit")["operations A"]
    off = drawing(*rows, rules={"one_visit": {"off": True}})
    assert not any(o.joins for o in off.operations.values())
    granted = {"rule": "one_visit", "subject": "A", "from": "2026-03-02", "to": "2026-03-08", "limit": "off",
               "reason": "laboratory", "approved_by": "director"}  # fmt: skip
    free = drawing(*rows, exceptions=[granted])
    assert not any(o.joins for o in free.operations.values())
