"""The table ``published``: rows that cannot be are complained of, what is gone since is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from enforceplan import publish, roll
from enforceplan.domain import Scenario
from enforceplan.load import load, read_document
from enforceplan.memory.announce import announce
from enforceplan.report.reading import read_roster
from memory_sample import rows, solved
from test_load_resolve import OPERATION, kinds, scenario
from test_load_rules import complaints

POSTS = [{"code": "DESK", "street": "S1", "shifts": "08:00-12:00", "certified": 1}]
OFFICERS = [{"code": "UM", "department": "UM", "standing": "certified", "count": 2}]


def week(*published: dict[str, Any], **settings: Any) -> Scenario:
    """Of 2 to 8 March 2026."""
    return scenario(officers=OFFICERS, posts=POSTS, published=list(published), settings=settings)


FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "an operation of another week": ({"operation": "A", "from": "2026-03-09 09:00"}, "from", "a date from 2026-03-02"),
    "the minute before": ({"operation": "A", "from": "2026-03-01 23:59"}, "from", "a date from 2026-03-02"),
    "a shift of another week": ({"post": "DESK@2026-03-09#0"}, "post", "a date from 2026-03-02"),
    "a shift with a start": (
        {"post": "DESK@2026-03-08#0", "from": "2026-03-08 09:00"},
        "from",
        "nothing: when DESK@2026-03-08#0 begins is said by its post",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_row_that_cannot_be_is_complained_of(name: str) -> None:
    """Each was taken once: every duty of the week was then priced as a change of what was never published for it."""
    row, column, required = FAULTS[name]
    (found,) = complaints(
        officers=OFFICERS, operations=[OPERATION], posts=POSTS, published=[{**row, "officers": "UM-01"}]
    )
    assert found.column == column and found.required_en.startswith(required)


def test_the_first_and_the_last_day_are_taken() -> None:
    made = week({"operation": "A", "from": "2026-03-08 23:59"}, {"post": "DESK@2026-03-02#0", "officers": "UM-01"})
    assert list(made.published) == ["A", "DESK@2026-03-02#0"]


def test_a_shift_that_its_post_has_no_more_is_told() -> None:
    made = week({"post": "DESK@2026-03-03#1", "officers": "UM-01"})
    assert not made.published
    assert kinds(made, "ignored")["published"].endswith("count no change: DESK@2026-03-03#1")


@pytest.mark.parametrize(("until", "told"), [("2026-03-02 00:00", False), ("2026-03-02 00:01", True)])
def test_a_week_that_has_begun_is_told_to_be_planned_whole(until: str, told: bool) -> None:
    notices = kinds(week(phases={"history_until": until}), "not_obeyed")
    assert ("settings.phases.history_until" in notices) is told


PLAN = """
settings: {week_start: 2026-05-11, language: en, days: %s}
officers: [{code: U, department: UM, standing: certified, count: 2}, {code: C, department: ST, standing: cadre}]
operations: [{code: A1, elements: UM 2c, minutes: 60, windows: "09:00-12:00"}]
posts: [{code: DESK, street: S1, shifts: "14:00-16:00", cadres: 1, dates: 2026-05-%s}]
"""


def test_what_was_published_of_a_week_is_not_rolled_into_the_next(tmp_path: Path) -> None:
    """A run from a published version carries the table, and a whole new week was priced as a change of the old one."""
    table = "\npublished: [{operation: A1, from: 2026-05-11 09:00, officers: U-01;U-02}]\n"
    run = solved(PLAN % (7, 17) + table, tmp_path)
    assert rows(run / "scenario", "published")
    roll(run, tmp_path / "next")
    assert not load(tmp_path / "next").published


def test_a_version_of_a_longer_week_tells_of_the_days_that_are_left(tmp_path: Path) -> None:
    version = publish(solved(PLAN % (7, 17), tmp_path), by="x", when=datetime(2026, 5, 8, 17)).place
    reading = read_document(tmp_path / "run" / "scenario")
    assert reading.document is not None
    fewer = reading.document.settings.model_copy(update={"days": 6})
    shorter = replace(reading, document=reading.document.model_copy(update={"settings": fewer}))
    for given, jobs in ((reading, {"A1", "DESK@2026-05-17#0"}), (shorter, {"A1"})):
        told = announce(given, version, read_roster(version)).document
        assert told is not None
        assert {row.operation or row.post for row in told.published} == jobs
