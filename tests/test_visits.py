"""A visit counts once, for the body that came, in one week and in the next; its groups have one commander."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enforceplan.domain import SolverSettings
from enforceplan.memory.roll import roll
from enforceplan.outcome import Outcome
from enforceplan.solve.run import solve
from memory_sample import rows, solved
from test_load_resolve import OPERATION, scenario

SOON = SolverSettings(seconds=2.0, workers=1, deterministic=True)
CHECK = {**OPERATION, "elements": "UM 2c items=UM-01", "premises": "N1"}
ITEM = [{"item": "UM-01", "street": "S1"}]
WEEK = """
settings: {{week_start: 2026-05-11, language: en}}
streets: [{{code: S1}}]
departments: [{{code: UM}}, {{code: ST}}]
officers:
  - {{code: G, department: {body}, standing: certified, used_by: S1, rank: group_leader, count: 4}}
  - {{code: C1, department: ST, standing: cadre, used_by: S1, rank: commander}}
operations:
  - {{code: A1, street: S1, elements: UM 2c, items: UM-01, minutes: 120, windows: "09:00-12:00", premises: N1}}
  - {{code: A2, street: S1, elements: UM 2c, items: UM-01, minutes: 60, windows: "09:00-12:00", premises: N1}}
devolution: [{{item: UM-01, street: S1}}]
premises: [{{code: N1, street: S1, visits: "{visits}", cap: 3}}]
"""


def people(body: str, number: int = 2) -> list[dict[str, Any]]:
    return [
        {"code": f"{body}{n}", "department": body, "standing": "certified", "rank": "group_leader"}
        for n in range(number)
    ]


def planned(visits: str, officers: list[dict[str, Any]], *operations: dict[str, Any], **more: Any) -> Outcome:
    commander = {"code": "C1", "department": "ST", "standing": "cadre", "rank": "commander"}
    made = scenario(
        streets=[{"code": "S1"}], officers=[*officers, commander], operations=list(operations), devolution=ITEM,
        premises=[{"code": "N1", "visits": visits}], **more,
    )  # fmt: skip
    return solve(made, settings=SOON)


@pytest.mark.parametrize(
    ("visits", "bodies"),
    [
        # two a year: the department has had its visits, the street none
        ("UM:2", {"S1"}),
        ("S1:2", {"UM"}),
        ("UM:2;S1:2", set()),
    ],
)
def test_the_body_that_acts_is_capped(visits: str, bodies: set[str]) -> None:
    """The department named by the element was counted, whoever came."""
    outcome = planned(visits, [*people("UM"), *people("S1")], CHECK)
    assert outcome.roster is not None
    assert {choice.body for choice in outcome.roster.bodies} == bodies
    assert [u.operation for u in outcome.unserved if "visit_cap" in u.text.en] == ([] if bodies else ["A"])


def test_the_street_alone_is_capped_by_its_own_visits() -> None:
    """Five visits of the street passed for none of the department."""
    outcome = planned("S1:5", people("S1"), CHECK)
    assert [u.operation for u in outcome.unserved] == ["A"] and "visit_cap" in outcome.unserved[0].text.en


def test_two_checks_in_one_visit_count_once() -> None:
    """With one visit left of two the second check was left out, though both are one visit."""
    second = {**CHECK, "code": "B", "minutes": 30}
    outcome = planned("UM:1", people("UM", 4), CHECK, second)
    assert outcome.scenario.operations["B"].joins == "A" and outcome.unserved == ()
    apart = {"one_visit": {"off": True}}
    assert len(planned("UM:1", people("UM", 4), CHECK, second, rules=apart).unserved) == 1


def test_a_commander_leads_the_groups_of_the_whole_visit() -> None:
    """Six groups and six joined to them were twelve under one commander, whose span is ten."""
    wide = {**CHECK, "groups": 2}
    rows_ = wide, {**wide, "code": "B", "minutes": 30}
    assert planned("", people("UM", 8), *rows_, rules={"unified_command": {"span_of_control": 4}}).unserved == ()
    outcome = planned("", people("UM", 8), *rows_, rules={"unified_command": {"span_of_control": 3}})
    assert len(outcome.unserved) == 1 and "unified_command" in outcome.unserved[0].text.en


@pytest.mark.parametrize(
    ("body", "visits", "written"),
    [
        # A2 joins A1: one visit more, of the body that came
        ("S1", "S1:1", "S1:2"),
        ("S1", "UM:1", "UM:1;S1:1"),
        ("UM", "UM:1", "UM:2"),
    ],
)
def test_the_next_week_counts_visits_alike(tmp_path: Path, body: str, visits: str, written: str) -> None:
    """Visits of the street were written down as the department's, and a guest with its host as two."""
    run = solved(WEEK.format(body=body, visits=visits), tmp_path)
    roll(run, tmp_path / "next")
    assert [row["visits"] for row in rows(tmp_path / "next", "premises")] == [written]
