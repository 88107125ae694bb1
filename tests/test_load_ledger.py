"""What a planner writes into the ledger about the week before."""

from __future__ import annotations

from datetime import datetime

import pytest

from enforceplan.errors import ScenarioFaulty
from enforceplan.load import resolve
from enforceplan.scenario import Document

BASE: dict[str, object] = {
    "settings": {"week_start": "2026-05-11"},
    "officers": [{"code": "U1", "department": "UM", "standing": "certified"}],
    "operations": [{"code": "A1", "elements": "UM 1c support", "windows": "09:00-12:00", "minutes": 60}],
}


def ledger(**cells: object) -> Document:
    return Document.model_validate({**BASE, "ledger": [{"officer": "U1", **cells}]})


def test_history_of_an_officer_is_read() -> None:
    scenario = resolve(
        ledger(
            kinds="late:2; call; a:b:3", last_end="2026-05-11 06:00", last_zone="harbour", tail_minutes=360,
            on_site_until="2026-05-11 08:30", weekends_so_far=2,
        )
    )  # fmt: skip
    carried = scenario.officers["U1"].carried
    # a kind without a number was held for one day; a kind may hold a colon itself
    assert carried.kinds == (("late", 2), ("call", 1), ("a:b", 3))
    assert (carried.last_end, carried.on_site_until) == (datetime(2026, 5, 11, 6), datetime(2026, 5, 11, 8, 30))
    assert (carried.tail_minutes, carried.weekends_so_far) == (360, 2)
    # the way from there to the street is the one between zones, as for any zone that no table names
    assert scenario.ways[carried.last_zone, scenario.operations["A1"].zone] == 20


@pytest.mark.parametrize("text", ["late:0", "late:x", "late:", ":2", "late:1000", "late; late:2", "late:-1"])
def test_kinds_that_cannot_be_are_told(text: str) -> None:
    with pytest.raises(ScenarioFaulty) as raised:
        resolve(ledger(kinds=text))
    (complaint,) = raised.value.complaints
    assert (complaint.column, complaint.value) == ("kinds", text.rpartition("; ")[2])
