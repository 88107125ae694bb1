"""The calendar reaches back to where workdays are counted from: holidays before the week are holidays.

National Day of 2026: 1 to 7 October are free, Saturday the 10th is worked.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from enforceplan.audit import audit
from enforceplan.compile import compile_problem
from enforceplan.domain import Scenario
from enforceplan.evaluate import evaluate
from enforceplan.load.places import REACH_DAYS
from enforceplan.roster import Roster, Start
from enforceplan.rules.book import impose, make
from enforceplan.solution import from_roster
from test_load_resolve import OPERATION, kinds, scenario

WIDE = {**OPERATION, "windows": "00:00-23:00"}


def begins(made: Scenario, entry: str) -> list[str]:
    """Days of the week on which A may begin at 09:00; engine and audit are asked and say the same."""
    rule = make(entry, {})
    p = compile_problem(made)
    book, allowed = impose([rule], p), []
    for n in range(made.days):
        begun = Roster((Start("A", made.start + timedelta(days=n, hours=9)),), ())
        s, unknown = from_roster(p, begun)
        assert not unknown.starts
        passed = audit(made, begun, [rule]).passed
        assert passed == (not evaluate(p, book, s).breaches)
        allowed += [f"{begun.starts[0].start:%m-%d}"] if passed else []
    return allowed


def test_holidays_are_no_workdays_between_notice_and_inspection() -> None:
    """A notice on the holiday 5 October was taken to go out on a workday, so that the 8th was in time."""
    settings = {"week_start": "2026-10-08", "phases": {"history_until": "2026-10-05 09:00"}}
    made = scenario(operations=[{**WIDE, "inspection_kind": "routine"}], settings=settings)
    # 5, 6 and 7 are free; the 8th is the one workday, and from the 9th on the inspection may begin
    assert begins(made, "notice") == ["10-09", "10-10", "10-11", "10-12", "10-13", "10-14"]


@pytest.mark.parametrize(
    ("first", "days", "allowed"),
    [
        # 8, 9 and the make-up Saturday 10: it was barred, as 1, 2 and 5 October were counted
        ("2026-10-08", 3, ["10-08", "10-09", "10-10"]),
        # 8, 9, 10, 12, 13
        ("2026-10-12", 5, ["10-12", "10-13"]),
        # 8, 9, 10 and 12 are four: the time ran out on the day before the week
        ("2026-10-13", 4, []),
    ],
)
def test_holidays_do_not_use_up_the_time_of_a_recheck(first: str, days: int, allowed: list[str]) -> None:
    row = {**WIDE, "source": "recheck", "earliest": "2026-09-30 18:00", "follow_up_days": days}
    assert begins(scenario(operations=[row], settings={"week_start": first}), "follow_up_due") == allowed


def test_the_calendar_table_speaks_of_days_before_the_week() -> None:
    row = {**WIDE, "source": "recheck", "earliest": "2026-02-24 18:00", "follow_up_days": 5}
    # 25, 26, 27, the make-up Saturday 28 February and Monday 2 March are five; with the 26th off, Tuesday is the fifth
    assert begins(scenario(operations=[row]), "follow_up_due") == ["03-02"]
    off = [{"date": "2026-02-26", "kind": "holiday"}]
    made = scenario(operations=[row], calendar=off)
    assert begins(made, "follow_up_due") == ["03-02", "03-03"]
    assert "calendar" not in kinds(made, "ignored")
    assert "2026-02-26" in kinds(scenario(calendar=off), "ignored")["calendar"]


@pytest.mark.parametrize(
    ("more", "first"),
    [
        ({}, date(2026, 3, 1)),
        ({"source": "recheck", "earliest": "2026-02-10 09:00"}, date(2026, 2, 10)),
        ({"earliest": "2026-02-10 09:00"}, date(2026, 3, 1)),
        ({"source": "recheck", "earliest": "2026-03-04 09:00"}, date(2026, 3, 1)),
        ({"source": "recheck", "earliest": "1926-02-10 09:00"}, date(2026, 3, 2) - timedelta(days=REACH_DAYS)),
    ],
    ids=["no re-check", "a re-check", "no source", "in the week", "a century ago"],
)
def test_how_far_the_calendar_reaches_back(more: dict[str, Any], first: date) -> None:
    made = scenario(operations=[{**WIDE, **more}])
    assert made.calendar[0].date == first
    assert [d.date for d in made.calendar] == [first + timedelta(days=n) for n in range(len(made.calendar))]
    known = scenario(settings={"phases": {"history_until": "2026-02-27 12:00"}})
    assert known.calendar[0].date == datetime(2026, 2, 27).date()
