"""A week with a table ``published`` is planned from what was published, not from nothing."""

from __future__ import annotations

from enforceplan.compile import compile_problem
from enforceplan.domain import Level
from enforceplan.evaluate import evaluate
from enforceplan.rules.book import effective, impose
from enforceplan.solve.construct import Planner
from test_load_resolve import OPERATION, scenario

PUBLISHED = [
    {"operation": "A", "from": "2026-03-05 10:30", "officers": "UM-05;UM-06;ST-02"},
    {"post": "DESK@2026-03-04#0", "officers": "UM-04"},
]


def test_the_planner_begins_with_what_was_published() -> None:
    """It once planned such a week anew: one officer ill at qingshan made a first roster of 17,075 points of change."""
    made = scenario(
        officers=[
            {"code": "UM", "department": "UM", "standing": "certified", "count": 6, "rank": "group_leader"},
            {"code": "ST", "department": "ST", "standing": "cadre", "count": 2, "rank": "commander"},
        ],
        operations=[{**OPERATION, "elements": "UM 2c"}],
        posts=[{"code": "DESK", "street": "S1", "shifts": "08:00-12:00", "certified": 1, "dates": "2026-03-04"}],
        published=PUBLISHED,
    )
    p = compile_problem(made)
    book = impose(effective(made), p)
    found = Planner(p, book).run()
    assert p.begin[found.start[0]] == 3 * 1440 + 630
    assert {p.officers[o] for o in p.seat_officer[found.taken]} == {"UM-04", "UM-05", "UM-06", "ST-02"}
    assert evaluate(p, book, found).levels[Level.DISRUPTION] == 0
